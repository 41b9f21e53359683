/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs

/-!
# Finite sums

`∑ i, f i` for `f : Fin n → R`, over any semiring in the sense of Lean core.

## Main definitions
* `sum f`: the sum `f 0 + f 1 + … + f (n-1)`.

## Main statements
* `sum_succ`, `sum_succ_first`, `sum_append`: the last term, the first term, the first `m` terms
  split off.
* `sum_add`, `sum_mul_left`, `sum_mul_right`, `sum_neg`, `sum_sub`: sums are linear.
* `sum_comm`: two sums may be exchanged; `sum_reverse`: they may be run backwards.
* `sum_succ_sub_castSucc`: a sum of differences of neighbours collapses.
* `sum_eq_single`: a sum with one term that is not zero.
* `sum_le_sum`, `sum_nonneg`, `single_le_sum`: sums in an ordered ring.
* `Real.abs_sum_le`: the triangle inequality.

## Notation
`∑ i, f i` (scoped in `Fundamentals`) is `sum f`; `∑ i : Fin n, f i` names the type of `i` too. The
body extends over products, not over sums: `∑ i, a i * b i + c` is `(∑ i, a i * b i) + c`.

## Implementation notes
Recursion splits off the last term, so that `sum` of a family of known length unfolds from left to
right: `0 + f 0 + f 1 + …`. Sums over lists or multisets would be more general; the sums over tuples
and over the integers in this library are made from this one.
-/

public section

namespace Fundamentals

/-! ### Indices as numbers

In one step: the steps of core's own coercions would be searched for again at every index. They are
scoped, so that nobody else has them. -/

scoped instance (priority := high) instCoeFinNat {n : Nat} (i : Fin n) : CoeT (Fin n) i Nat :=
  ⟨i.val⟩

noncomputable scoped instance (priority := high) instCoeFinInt {n : Nat} (i : Fin n) :
    CoeT (Fin n) i Int := ⟨(i.val : Int)⟩

/-! ### The sum -/

/-- The sum `f 0 + f 1 + … + f (n-1)` of a finite family; `0` for the empty one. -/
@[expose] noncomputable def sum {R : Type} [Lean.Grind.Semiring R] : {n : Nat} → (Fin n → R) → R
  | 0, _ => 0
  | _ + 1, f => sum (fun i => f i.castSucc) + f (Fin.last _)

@[inherit_doc sum]
scoped macro "∑ " i:ident ", " b:term:67 : term => `(sum fun $i:ident => $b)

@[inherit_doc sum]
scoped macro "∑ " i:ident " : " t:term ", " b:term:67 : term => `(sum fun ($i:ident : $t) => $b)

example : ∑ i : Fin 4, (i.val : Int) = 6 := rfl

/-! ### Splitting off terms -/

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {m n : Nat}

/-- The empty sum is zero. -/
theorem sum_zero_length (f : Fin 0 → R) : ∑ i, f i = 0 := rfl

/-- The last term split off. -/
theorem sum_succ (f : Fin (n + 1) → R) :
    ∑ i, f i = ∑ i : Fin n, f i.castSucc + f (Fin.last n) := rfl

/-- A sum of one term. -/
theorem sum_one_length (f : Fin 1 → R) : ∑ i, f i = f 0 := by
  rw [sum_succ, sum_zero_length]
  grind

/-- Sums of equal terms are equal. -/
theorem sum_congr {f g : Fin n → R} (h : ∀ i, f i = g i) : ∑ i, f i = ∑ i, g i := by
  rw [funext h]

/-- The first term split off. -/
theorem sum_succ_first (f : Fin (n + 1) → R) :
    ∑ i, f i = f 0 + ∑ i : Fin n, f i.succ := by
  induction n with
  | zero => rw [sum_one_length, sum_zero_length, Lean.Grind.Semiring.add_zero]
  | succ n ih =>
    have inner := ih fun i => f i.castSucc
    have outer := sum_succ fun i : Fin (n + 1) => f i.succ
    simp only [Fin.castSucc_zero, Fin.succ_last, Fin.succ_castSucc] at inner outer
    rw [sum_succ, inner, outer]
    grind

/-- A sum of zeros is zero. -/
theorem sum_zero : ∑ _i : Fin n, (0 : R) = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [sum_succ, ih, Lean.Grind.Semiring.add_zero]

/-- A sum whose terms all vanish is zero. -/
theorem sum_eq_zero {f : Fin n → R} (h : ∀ i, f i = 0) : ∑ i, f i = 0 :=
  (sum_congr h).trans sum_zero

/-- A sum of `m + n` terms is the sum of the first `m` plus the sum of the last `n`. -/
theorem sum_append (f : Fin (m + n) → R) :
    ∑ i, f i = ∑ i : Fin m, f (Fin.castAdd n i) + ∑ j : Fin n, f (Fin.natAdd m j) := by
  induction n with
  | zero => exact (Lean.Grind.Semiring.add_zero _).symm
  | succ n ih =>
    have first := ih fun i => f i.castSucc
    have last := sum_succ fun j : Fin (n + 1) => f (Fin.natAdd m j)
    have whole : ∑ i, f i = ∑ i : Fin (m + n), f i.castSucc + f (Fin.last (m + n)) := sum_succ f
    rw [whole, first, last, Lean.Grind.Semiring.add_assoc]
    rfl

/-- A sum may be run backwards. -/
theorem sum_reverse (f : Fin n → R) : ∑ i : Fin n, f i.rev = ∑ i, f i := by
  induction n with
  | zero => rfl
  | succ n ih =>
    have inner := ih fun i => f i.succ
    have outer := sum_succ fun i : Fin (n + 1) => f i.rev
    simp only [Fin.rev_castSucc, Fin.rev_last] at outer
    rw [outer, inner, sum_succ_first f]
    grind

/-- Two families of equal length, one of them indexed through a cast. -/
theorem sum_cast (h : m = n) (f : Fin n → R) : ∑ i : Fin m, f (i.cast h) = ∑ i, f i := by
  subst h
  rfl

/-! ### Linearity -/

/-- The sum of sums: `∑ (f i + g i) = ∑ f i + ∑ g i`. -/
theorem sum_add (f g : Fin n → R) : ∑ i, (f i + g i) = ∑ i, f i + ∑ i, g i := by
  induction n with
  | zero => simp only [sum_zero_length]; grind
  | succ n ih => simp only [sum_succ, ih]; grind

/-- A factor on the left taken out: `∑ c * f i = c * ∑ f i`. -/
theorem sum_mul_left (c : R) (f : Fin n → R) : ∑ i, c * f i = c * ∑ i, f i := by
  induction n with
  | zero => simp only [sum_zero_length]; grind
  | succ n ih => simp only [sum_succ, ih]; grind

/-- A factor on the right taken out: `∑ f i * c = (∑ f i) * c`. -/
theorem sum_mul_right (f : Fin n → R) (c : R) : ∑ i, f i * c = (∑ i, f i) * c := by
  induction n with
  | zero => simp only [sum_zero_length]; grind
  | succ n ih => simp only [sum_succ, ih]; grind

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- `n` equal terms: `∑ c = n * c`. -/
theorem sum_const (c : R) : ∑ _i : Fin n, c = n * c := by
  induction n with
  | zero => simp only [sum_zero_length]; grind
  | succ n ih => rw [sum_succ, ih, Lean.Grind.Semiring.natCast_succ]; grind

/-- Two sums may be exchanged. -/
theorem sum_comm (f : Fin m → Fin n → R) : ∑ i, ∑ j, f i j = ∑ j, ∑ i, f i j := by
  induction m with
  | zero => exact sum_zero.symm
  | succ m ih =>
    calc ∑ i, ∑ j, f i j
        = ∑ i : Fin m, ∑ j, f i.castSucc j + ∑ j, f (Fin.last m) j := sum_succ _
      _ = ∑ j, ∑ i : Fin m, f i.castSucc j + ∑ j, f (Fin.last m) j := by rw [ih]
      _ = ∑ j, ∑ i, f i j := (sum_add _ _).symm

/-- The product of two sums is the sum of all products. -/
theorem sum_mul_sum (f : Fin m → R) (g : Fin n → R) :
    (∑ i, f i) * (∑ j, g j) = ∑ i, ∑ j, f i * g j := by
  simp only [sum_mul_left, sum_mul_right]

/-- A sum in which only the term at `k` can differ from zero is that term. -/
theorem sum_eq_single (k : Fin n) (f : Fin n → R) (h : ∀ i, i ≠ k → f i = 0) :
    ∑ i, f i = f k := by
  induction n with
  | zero => exact k.elim0
  | succ n ih =>
    induction k using Fin.lastCases with
    | cast k =>
      have inner : ∑ i : Fin n, f i.castSucc = f k.castSucc :=
        ih k (fun i => f i.castSucc) fun i hi => h _ fun e => hi (Fin.castSucc_inj.mp e)
      rw [sum_succ, inner, h (Fin.last n) (by grind), Lean.Grind.Semiring.add_zero]
    | last =>
      have inner : ∑ i : Fin n, f i.castSucc = 0 := sum_eq_zero fun i => h _ (by grind)
      rw [sum_succ, inner, Lean.Grind.AddCommMonoid.zero_add]

end Semiring

section Ring

variable {R : Type} [Lean.Grind.Ring R] {n : Nat}

/-- `∑ -f i = -∑ f i`. -/
theorem sum_neg (f : Fin n → R) : ∑ i, -f i = -∑ i, f i := by
  induction n with
  | zero => simp only [sum_zero_length]; grind
  | succ n ih => simp only [sum_succ, ih]; grind

/-- `∑ (f i - g i) = ∑ f i - ∑ g i`. -/
theorem sum_sub (f g : Fin n → R) : ∑ i, (f i - g i) = ∑ i, f i - ∑ i, g i := by
  induction n with
  | zero => simp only [sum_zero_length]; grind
  | succ n ih => simp only [sum_succ, ih]; grind

/-- A sum of differences of neighbours collapses to the difference of the ends. -/
theorem sum_succ_sub_castSucc (f : Fin (n + 1) → R) :
    ∑ i : Fin n, (f i.succ - f i.castSucc) = f (Fin.last n) - f 0 := by
  induction n with
  | zero => rw [sum_zero_length, show Fin.last 0 = 0 from rfl]; grind
  | succ n ih =>
    have inner := ih fun i => f i.castSucc
    simp only [Fin.castSucc_zero] at inner
    rw [sum_succ, Fin.succ_last]
    simp only [Fin.succ_castSucc]
    grind

end Ring

/-! ### Order -/

section Ordered

variable {R : Type} [Lean.Grind.Semiring R] [LE R] [Std.IsPreorder R] [Lean.Grind.OrderedAdd R]
  {n : Nat}

/-- Sums are monotone in their terms. -/
theorem sum_le_sum {f g : Fin n → R} (h : ∀ i, f i ≤ g i) : ∑ i, f i ≤ ∑ i, g i := by
  induction n with
  | zero => exact Std.IsPreorder.le_refl _
  | succ n ih =>
    exact Lean.Grind.OrderedAdd.add_le_add (ih fun i => h i.castSucc) (h (Fin.last n))

/-- A sum of nonnegative terms is nonnegative. -/
theorem sum_nonneg {f : Fin n → R} (h : ∀ i, 0 ≤ f i) : 0 ≤ ∑ i, f i :=
  sum_zero (R := R) (n := n) ▸ sum_le_sum h

/-- A sum of nonpositive terms is nonpositive. -/
theorem sum_nonpos {f : Fin n → R} (h : ∀ i, f i ≤ 0) : ∑ i, f i ≤ 0 :=
  sum_zero (R := R) (n := n) ▸ sum_le_sum h

/-- No term of a sum of nonnegative terms exceeds the sum. -/
theorem single_le_sum {f : Fin n → R} (h : ∀ i, 0 ≤ f i) (k : Fin n) : f k ≤ ∑ i, f i := by
  let g : Fin n → R := fun i => if i = k then f k else 0
  have single : ∑ i, g i = f k := (sum_eq_single k g (by grind)).trans (by grind)
  have below : ∀ i, g i ≤ f i := fun i => by
    by_cases hi : i = k
    · subst hi; simp only [g, if_pos]; exact Std.IsPreorder.le_refl _
    · simp only [g, if_neg hi]; exact h i
  exact single ▸ sum_le_sum below

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- A sum of `n` terms of at most `c` is at most `n * c`. -/
theorem sum_le_const {f : Fin n → R} {c : R} (h : ∀ i, f i ≤ c) : ∑ i, f i ≤ n * c :=
  sum_const (n := n) c ▸ sum_le_sum h

end Ordered

section LinearOrder

variable {R : Type} [Lean.Grind.Ring R] [LE R] [LT R] [Std.IsLinearOrder R] [Std.LawfulOrderLT R]
  [Lean.Grind.OrderedRing R] {n : Nat}

/-- A sum of nonnegative terms is zero only if each of them is. -/
theorem sum_eq_zero_iff_of_nonneg {f : Fin n → R} (h : ∀ i, 0 ≤ f i) :
    ∑ i, f i = 0 ↔ ∀ i, f i = 0 :=
  ⟨fun hs i => by grind [single_le_sum h i, h i], sum_eq_zero⟩

/-- Sums of pairwise comparable terms, one pair strictly so, are strictly comparable. -/
theorem sum_lt_sum {f g : Fin n → R} (h : ∀ i, f i ≤ g i) (k : Fin n) (hk : f k < g k) :
    ∑ i, f i < ∑ i, g i := by
  have nonneg : ∀ i, 0 ≤ g i - f i := fun i => by grind
  have gap : g k - f k ≤ ∑ i, (g i - f i) := single_le_sum nonneg k
  grind [sum_sub g f]

end LinearOrder

/-- **The triangle inequality** for sums: `|∑ f i| ≤ ∑ |f i|`. -/
theorem Real.abs_sum_le {n : Nat} (f : Fin n → ℝ) : |∑ i, f i| ≤ ∑ i, |f i| := by
  refine Real.abs_le.2 ⟨?_, sum_le_sum fun i => Real.le_abs_self _⟩
  rw [← sum_neg]
  exact sum_le_sum fun i => Real.neg_abs_le _

end Fundamentals
