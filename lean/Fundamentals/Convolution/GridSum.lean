/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.SequenceSum
public import Fundamentals.Linear.TupleSum

/-!
# Sums over ℤᵈ

The sum of a function on ℤᵈ with only finitely many values that are not zero, as `d` sums over ℤ one
inside the other.

## Main definitions
* `Grid d`: the points of ℤᵈ; `Grid.cons j k`: a point from its first coordinate and the others.
* `SupportedIn f N`: `f` vanishes outside of the cube `-N ≤ k i ≤ N`; `FiniteSupport f`: there is
  such a cube.
* `sumGrid f`: the sum; if `f` has no finite support, each of the sums over ℤ with infinitely many
  terms that are not zero counts as 0.

## Main statements
* `sumGrid_eq_tupleSum`: `sumGrid f` is the sum over any cube outside of which `f` vanishes.
* `sumGrid_comp_sub`, `sumGrid_comp_add`: reflections and translations, for every `f`.
* `sumGrid_add`, `sumGrid_mul_left`, `sumGrid_mul_right`: linearity.
* `sumGrid_comm`: two sums over cubes may be exchanged.
-/

public section

namespace Fundamentals

/-- The points of ℤᵈ. -/
@[expose] def Grid (d : Nat) : Type := Fin d → Int

namespace Grid

variable {d : Nat}

instance : Add (Grid d) := ⟨fun j k i => j i + k i⟩
instance : Sub (Grid d) := ⟨fun j k i => j i - k i⟩
instance : Zero (Grid d) := ⟨fun _ => 0⟩

@[ext] theorem ext {j k : Grid d} (h : ∀ i, j i = k i) : j = k := funext h

@[simp] theorem add_apply (j k : Grid d) (i : Fin d) : (j + k) i = j i + k i := rfl
@[simp] theorem sub_apply (j k : Grid d) (i : Fin d) : (j - k) i = j i - k i := rfl
@[simp] theorem zero_apply (i : Fin d) : (0 : Grid d) i = 0 := rfl

/-- The point with the first coordinate `j` and the others from `k`. -/
@[expose] noncomputable def cons (j : Int) (k : Grid d) : Grid (d + 1) := Fin.cases j k

/-- The point without its first coordinate. -/
@[expose] noncomputable def tail (k : Grid (d + 1)) : Grid d := fun i => k i.succ

@[simp] theorem cons_zero (j : Int) (k : Grid d) : cons j k 0 = j := rfl
@[simp] theorem cons_succ (j : Int) (k : Grid d) (i : Fin d) : cons j k i.succ = k i := rfl

theorem cons_tail (k : Grid (d + 1)) : cons (k 0) k.tail = k :=
  ext fun i => by cases i using Fin.cases <;> rfl

theorem sub_cons (n : Grid (d + 1)) (j : Int) (k : Grid d) :
    n - cons j k = cons (n 0 - j) (n.tail - k) :=
  ext fun i => by cases i using Fin.cases <;> rfl

theorem cons_add (n : Grid (d + 1)) (j : Int) (k : Grid d) :
    cons j k + n = cons (j + n 0) (k + n.tail) :=
  ext fun i => by cases i using Fin.cases <;> rfl

end Grid

namespace GridSequence

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-! ### Supports -/

/-- `f` vanishes outside of the cube `-N ≤ k i ≤ N`. -/
@[expose] def SupportedIn (f : Grid d → R) (N : Nat) : Prop :=
  ∀ k : Grid d, (∃ i, N < (k i).natAbs) → f k = 0

/-- `f` vanishes outside of some cube. -/
@[expose] def FiniteSupport (f : Grid d → R) : Prop := ∃ N, SupportedIn f N

theorem SupportedIn.mono {f : Grid d → R} {M N : Nat} (hf : SupportedIn f M) (h : M ≤ N) :
    SupportedIn f N :=
  fun k ⟨i, hi⟩ => hf k ⟨i, Nat.lt_of_le_of_lt h hi⟩

theorem SupportedIn.add {f g : Grid d → R} {N : Nat} (hf : SupportedIn f N)
    (hg : SupportedIn g N) : SupportedIn (fun k => f k + g k) N :=
  fun k hk => by simp only [hf k hk, hg k hk, Lean.Grind.Semiring.add_zero]

theorem SupportedIn.mul_right {f : Grid d → R} {N : Nat} (hf : SupportedIn f N) (g : Grid d → R) :
    SupportedIn (fun k => f k * g k) N :=
  fun k hk => by simp only [hf k hk, Lean.Grind.Semiring.zero_mul]

theorem SupportedIn.mul_left {g : Grid d → R} {N : Nat} (hg : SupportedIn g N) (f : Grid d → R) :
    SupportedIn (fun k => f k * g k) N :=
  fun k hk => by simp only [hg k hk, Lean.Grind.Semiring.mul_zero]

/-- Two functions of finite support have a cube in common. -/
theorem FiniteSupport.exists_common {f g : Grid d → R} (hf : FiniteSupport f)
    (hg : FiniteSupport g) : ∃ N, SupportedIn f N ∧ SupportedIn g N := by
  obtain ⟨M, hf⟩ := hf
  obtain ⟨N, hg⟩ := hg
  exact ⟨max M N, hf.mono (Nat.le_max_left _ _), hg.mono (Nat.le_max_right _ _)⟩

theorem FiniteSupport.add {f g : Grid d → R} (hf : FiniteSupport f) (hg : FiniteSupport g) :
    FiniteSupport fun k => f k + g k := by
  obtain ⟨N, hf, hg⟩ := hf.exists_common hg
  exact ⟨N, hf.add hg⟩

theorem SupportedIn.cons {f : Grid (d + 1) → R} {N : Nat} (hf : SupportedIn f N) (j : Int) :
    SupportedIn (fun k => f (Grid.cons j k)) N :=
  fun _ ⟨i, hi⟩ => hf _ ⟨i.succ, hi⟩

/-! ### The sum -/

/-- The sum `∑_{k ∈ ℤᵈ} f k` of a function of finite support, as `d` sums over ℤ one inside the
other. For other functions, each of these sums is 0 where infinitely many of its terms are not. -/
@[expose] noncomputable def sumGrid : {d : Nat} → (Grid d → R) → R
  | 0, f => f 0
  | _ + 1, f => Sequence.sumInt fun j => sumGrid fun k => f (Grid.cons j k)

theorem sumGrid_succ (f : Grid (d + 1) → R) :
    sumGrid f = Sequence.sumInt fun j => sumGrid fun k => f (Grid.cons j k) := rfl

theorem sumGrid_congr {f g : Grid d → R} (h : ∀ k, f k = g k) : sumGrid f = sumGrid g :=
  congrArg sumGrid (funext h)

theorem sumGrid_eq_zero {f : Grid d → R} (h : ∀ k, f k = 0) : sumGrid f = 0 := by
  induction d with
  | zero => exact h 0
  | succ d ih =>
    rw [sumGrid_succ, Sequence.sumInt_congr fun j => ih fun k => h _, Sequence.sumInt_zero]

/-- The point of the cube with the given place in it. -/
@[expose] def cubePoint (N : Nat) (t : Fin d → Fin (2 * N + 1)) : Grid d := fun i => -N + (t i).val

/-- The first coordinates of a function that is supported in a cube lie in an interval. -/
private theorem supportedOn_first {f : Grid (d + 1) → R} {N : Nat} (hf : SupportedIn f N) :
    Sequence.SupportedOn (fun j => sumGrid fun k => f (Grid.cons j k)) (-N) (2 * N + 1) :=
  fun j hj => sumGrid_eq_zero fun k => hf _ ⟨0, by rw [Grid.cons_zero]; omega⟩

/-- **The sum over ℤᵈ is the sum over any cube** outside of which the function vanishes. -/
theorem sumGrid_eq_tupleSum {f : Grid d → R} {N : Nat} (hf : SupportedIn f N) :
    sumGrid f = tupleSum fun t => f (cubePoint N t) := by
  induction d with
  | zero => exact congrArg f (funext fun i => i.elim0)
  | succ d ih =>
    rw [sumGrid_succ, Sequence.sumInt_eq_sum (supportedOn_first hf), tupleSum_succ]
    refine sum_congr fun j => (ih (hf.cons _)).trans (tupleSum_congr fun t => congrArg f ?_)
    exact Grid.ext fun i => by cases i using Fin.cases <;> rfl

/-! ### Substitutions, for every function -/

/-- **Reflection**: `∑ f (n - k) = ∑ f k`. -/
theorem sumGrid_comp_sub (f : Grid d → R) (n : Grid d) :
    sumGrid (fun k => f (n - k)) = sumGrid f := by
  induction d with
  | zero => exact congrArg f (funext fun i => i.elim0)
  | succ d ih =>
    simp only [sumGrid_succ, Grid.sub_cons]
    exact (Sequence.sumInt_congr fun j => ih (fun k => f (Grid.cons (n 0 - j) k)) n.tail).trans
      (Sequence.sumInt_comp_sub (fun j => sumGrid fun k => f (Grid.cons j k)) (n 0))

/-- **Translation**: `∑ f (k + n) = ∑ f k`. -/
theorem sumGrid_comp_add (f : Grid d → R) (n : Grid d) :
    sumGrid (fun k => f (k + n)) = sumGrid f := by
  induction d with
  | zero => exact congrArg f (funext fun i => i.elim0)
  | succ d ih =>
    simp only [sumGrid_succ, Grid.cons_add]
    exact (Sequence.sumInt_congr fun j => ih (fun k => f (Grid.cons (j + n 0) k)) n.tail).trans
      (Sequence.sumInt_comp_add (fun j => sumGrid fun k => f (Grid.cons j k)) (n 0))

/-! ### Linearity and exchange -/

/-- `∑ (f k + g k) = ∑ f k + ∑ g k` for finite supports. -/
theorem sumGrid_add {f g : Grid d → R} (hf : FiniteSupport f) (hg : FiniteSupport g) :
    sumGrid (fun k => f k + g k) = sumGrid f + sumGrid g := by
  obtain ⟨N, hf, hg⟩ := hf.exists_common hg
  rw [sumGrid_eq_tupleSum hf, sumGrid_eq_tupleSum hg, sumGrid_eq_tupleSum (hf.add hg),
    tupleSum_add]

/-- `∑ c * f k = c * ∑ f k` for a finite support. -/
theorem sumGrid_mul_left (c : R) {f : Grid d → R} (hf : FiniteSupport f) :
    sumGrid (fun k => c * f k) = c * sumGrid f := by
  obtain ⟨N, hf⟩ := hf
  rw [sumGrid_eq_tupleSum hf, sumGrid_eq_tupleSum (hf.mul_left fun _ => c), tupleSum_mul_left]

/-- `∑ f k * c = (∑ f k) * c` for a finite support. -/
theorem sumGrid_mul_right {f : Grid d → R} (hf : FiniteSupport f) (c : R) :
    sumGrid (fun k => f k * c) = sumGrid f * c := by
  obtain ⟨N, hf⟩ := hf
  rw [sumGrid_eq_tupleSum hf, sumGrid_eq_tupleSum (hf.mul_right fun _ => c), tupleSum_mul_right]

/-- A sum with one term that can differ from zero. -/
theorem sumGrid_eq_single {f : Grid d → R} (n : Grid d) (h : ∀ k, k ≠ n → f k = 0) :
    sumGrid f = f n := by
  induction d with
  | zero => exact congrArg f (funext fun i => i.elim0)
  | succ d ih =>
    rw [sumGrid_succ, Sequence.sumInt_eq_single (n 0) fun j hj => sumGrid_eq_zero fun k =>
      h _ fun e => hj (congrFun e 0), ih n.tail fun k hk => h _ fun e =>
      hk (funext fun i => congrFun e i.succ), Grid.cons_tail]

/-- **Exchange of two sums.** If `F j k` vanishes unless `j` lies in one cube and `k` in another,
then `∑_j ∑_k F j k = ∑_k ∑_j F j k`. -/
theorem sumGrid_comm {F : Grid d → Grid d → R} {M N : Nat}
    (hj : ∀ k, SupportedIn (fun j => F j k) M) (hk : ∀ j, SupportedIn (F j) N) :
    sumGrid (fun j => sumGrid fun k => F j k) = sumGrid fun k => sumGrid fun j => F j k := by
  have outer : SupportedIn (fun j => sumGrid fun k => F j k) M :=
    fun j h => sumGrid_eq_zero fun k => hj k j h
  have outer' : SupportedIn (fun k => sumGrid fun j => F j k) N :=
    fun k h => sumGrid_eq_zero fun j => hk j k h
  rw [sumGrid_eq_tupleSum outer, sumGrid_eq_tupleSum outer']
  simp only [fun j => sumGrid_eq_tupleSum (hk j), fun k => sumGrid_eq_tupleSum (hj k)]
  exact tupleSum_comm _

end GridSequence

end Fundamentals
