/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Sum

/-!
# Sums over index tuples

## Main definitions
- `prod f`: the product of a finite family.
- `tupleSum F`: the sum of `F i` over all tuples `i = (i₁, …, i_k)` of indices, each of them between
  `1` and `n`; with Lean's numbering, over all `i : Fin k → Fin n`.

## Main statements
- `tupleSum_eq_single`: every tuple occurs, and only once.
- `tupleSum_add`, `tupleSum_mul_left`, `tupleSum_mul_right`: linearity.
- `tupleSum_sum`, `tupleSum_comm`: sums may be exchanged.
-/

public section

namespace Fundamentals

/-- The product `f 0 * f 1 * … * f (k-1)` of a finite family; `1` for the empty one. -/
@[expose] noncomputable def prod {R : Type} [Lean.Grind.Semiring R] : {k : Nat} → (Fin k → R) → R
  | 0, _ => 1
  | _ + 1, f => f 0 * prod fun r => f r.succ

/-- The sum over all tuples `i = (i 0, …, i (k-1))` of indices `i r : Fin n`, as an iterated sum:
`∑ i₀, ∑ i₁, …, F (i₀, i₁, …)`. -/
@[expose] noncomputable def tupleSum {R : Type} [Lean.Grind.Semiring R] {n : Nat} :
    {k : Nat} → ((Fin k → Fin n) → R) → R
  | 0, F => F fun r => r.elim0
  | _ + 1, F => ∑ j : Fin n, tupleSum fun i => F (Fin.cases j i)

example : tupleSum (fun i : Fin 2 → Fin 3 => (10 * (i 0).val + (i 1).val : Int)) =
    0 + 1 + 2 + 10 + 11 + 12 + 20 + 21 + 22 := rfl

example : prod (fun r : Fin 4 => (r.val : Int) + 1) = 24 := rfl

variable {R : Type} [Lean.Grind.Semiring R] {k n : Nat}

theorem prod_succ (f : Fin (k + 1) → R) : prod f = f 0 * prod fun r => f r.succ := rfl

/-- The first index split off. -/
theorem tupleSum_succ (F : (Fin (k + 1) → Fin n) → R) :
    tupleSum F = ∑ j : Fin n, tupleSum fun i : Fin k → Fin n => F (Fin.cases j i) := rfl

/-- Sums of equal terms are equal. -/
theorem tupleSum_congr {F G : (Fin k → Fin n) → R} (h : ∀ i, F i = G i) :
    tupleSum F = tupleSum G := by
  rw [funext h]

/-- The sum of two families. -/
theorem tupleSum_add (F G : (Fin k → Fin n) → R) :
    tupleSum (fun i => F i + G i) = tupleSum F + tupleSum G := by
  induction k with
  | zero => rfl
  | succ k ih => simp only [tupleSum_succ, ih, sum_add]

/-- A factor on the left taken out. -/
theorem tupleSum_mul_left (c : R) (F : (Fin k → Fin n) → R) :
    tupleSum (fun i => c * F i) = c * tupleSum F := by
  induction k with
  | zero => rfl
  | succ k ih => simp only [tupleSum_succ, ih, sum_mul_left]

/-- A factor on the right taken out. -/
theorem tupleSum_mul_right (F : (Fin k → Fin n) → R) (c : R) :
    tupleSum (fun i => F i * c) = tupleSum F * c := by
  induction k with
  | zero => rfl
  | succ k ih => simp only [tupleSum_succ, ih, sum_mul_right]

/-- A sum over tuples and a sum exchanged. -/
theorem tupleSum_sum {m : Nat} (F : (Fin k → Fin n) → Fin m → R) :
    tupleSum (fun i => ∑ j, F i j) = ∑ j, tupleSum fun i => F i j := by
  induction k with
  | zero => rfl
  | succ k ih =>
    simp only [tupleSum_succ, ih]
    exact sum_comm _

/-- Two sums over tuples exchanged. -/
theorem tupleSum_comm {l m : Nat} (F : (Fin k → Fin m) → (Fin l → Fin n) → R) :
    tupleSum (fun i => tupleSum fun j => F i j) = tupleSum fun j => tupleSum fun i => F i j := by
  induction k with
  | zero => rfl
  | succ k ih =>
    simp only [tupleSum_succ, ih]
    exact (tupleSum_sum _).symm

/-- A sum whose terms all vanish is zero. -/
theorem tupleSum_eq_zero {F : (Fin k → Fin n) → R} (h : ∀ i, F i = 0) : tupleSum F = 0 := by
  induction k with
  | zero => exact h _
  | succ k ih => exact sum_eq_zero fun j => ih fun i => h _

/-- **Every tuple occurs in the sum, and only once**: if only the term of the tuple `t` can differ
from zero, the sum is that term. -/
theorem tupleSum_eq_single (t : Fin k → Fin n) (F : (Fin k → Fin n) → R)
    (h : ∀ i, i ≠ t → F i = 0) : tupleSum F = F t := by
  induction k with
  | zero => exact congrArg F (funext fun r => r.elim0)
  | succ k ih =>
    have ht : (fun r => Fin.cases (t 0) (fun r => t r.succ) r) = t :=
      funext fun r => by cases r using Fin.cases <;> rfl
    have hfirst (j : Fin n) (hj : j ≠ t 0) : tupleSum (fun i => F (Fin.cases j i)) = 0 :=
      tupleSum_eq_zero fun i => h _ fun e => hj (congrFun e 0)
    have hrest : tupleSum (fun i => F (Fin.cases (t 0) i)) = F t := by
      refine (ih (fun r => t r.succ) _ fun i hi => h _ fun e => hi ?_).trans (congrArg F ht)
      exact funext fun r => congrFun e r.succ
    rw [tupleSum_succ, sum_eq_single (t 0) _ hfirst, hrest]

end Fundamentals
