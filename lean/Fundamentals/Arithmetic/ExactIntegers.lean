/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.ConvLayer
public import Fundamentals.Arithmetic.NearestRoundingLaws

/-!
# Exact results on integers

A machine that represents all integers up to `M` in absolute value adds integers without any error
as long as no partial sum is larger. If the absolute values of all terms add up to `M` at most, that is
so in every order; and the same with products, rounded or fused. So two programs that add the same
products return the same numbers on such integers, however each of them orders its sums. (The sign
that a machine gives to a zero is not part of the number.)

## Main definitions
* `ExactUpTo M q fl`: `fl` does not change `k * q`, for all integers `k` with `|k| ≤ M`.

## Main statements
* `roundToNearest_exactUpTo`: rounding to nearest with `p` digits is such, for `M = 2 ^ p` and every
  power of 2 as `q`.
* `SumTree.AddsAll.computed_eq_sum`, `SumTree.AddsAll.computed_dot_eq_sum`: sums and dot products
  are exact.
* `computed_convLayer_eq`: so is the layer.
* `computed_convLayer_eq_computed`: two ways to compute the layer agree.

## Implementation notes
Integers are integers here, `x : ι → Int`, and what is computed is the sum as an integer. With a
common unit the theorems are about fixed-point numbers, `x i * q`. That `2 ^ p` is the limit is
shown in `Fundamentals.Counterexamples.ExactIntegers`.
-/

public section

namespace Fundamentals

open Real

variable {ι : Type} {M : Nat} {q q' : ℝ} {fl fl' : ℝ → ℝ}

/-- The rounding `fl` **is exact up to `M`**, in the unit `q`: it does not change `k * q`, for all
integers `k` with `|k| ≤ M`. -/
@[expose] def ExactUpTo (M : Nat) (q : ℝ) (fl : ℝ → ℝ) : Prop :=
  ∀ k : Int, k.natAbs ≤ M → fl (k * q) = k * q

private theorem abs_intCast (k : Int) : |(k : ℝ)| = (k.natAbs : ℝ) := by
  have whole : |((k.natAbs : Int) : ℝ)| = (k.natAbs : ℝ) := by
    rw [Lean.Grind.Ring.intCast_natCast, abs_of_nonneg (natCast_nonneg _)]
  obtain sign | sign := Int.natAbs_eq k
  · rwa [← sign] at whole
  · rwa [← abs_neg, ← intCast_neg, ← sign] at whole

/-- **Rounding to nearest is exact up to `2 ^ p`**, if it has `p ≥ 1` binary digits, for multiples
of any power of 2. -/
theorem roundToNearest_exactUpTo {p : Nat} (hp : 1 ≤ p) (e : Int) :
    ExactUpTo (2 ^ p) (2 ^ e) (roundToNearest p) := by
  refine fun k hk => roundToNearest_eq_self hp ⟨k, e, ?_, rfl⟩
  have size := natCast_le.2 hk
  rwa [natCast_pow, show ((2 : Nat) : ℝ) = 2 from rfl, ← abs_intCast] at size

namespace SumTree

/-- No partial sum of integers is larger than the sum of their absolute values. -/
theorem natAbs_sum_le (x : ι → Int) (t : SumTree ι) :
    (t.sum x).natAbs ≤ t.sum fun i => (x i).natAbs := by
  induction t with
  | leaf i => exact Nat.le_refl _
  | node s t hs ht => exact Nat.le_trans (Int.natAbs_add_le _ _) (Nat.add_le_add hs ht)

/-- **Exact sums.** If the terms are `x i * q` with integers `x i`, at least where these are at most
`M` in absolute value, and the tree adds all `|x i|` up to `M` at most, then what it computes is the
exact sum. -/
theorem computed_eq_of_exactUpTo (h : ExactUpTo M q fl) {x : ι → Int} {y : ι → ℝ}
    (terms : ∀ i, (x i).natAbs ≤ M → y i = x i * q) {t : SumTree ι}
    (small : t.sum (fun i => (x i).natAbs) ≤ M) : t.computed fl y = (t.sum x : Int) * q := by
  induction t with
  | leaf i => exact terms i small
  | node s t hs ht =>
    have left := Nat.le_trans (Nat.le_add_right _ _) small
    have right := Nat.le_trans (Nat.le_add_left _ _) small
    have both := Nat.le_trans (natAbs_sum_le x (node s t)) small
    rw [computed_node, hs left, ht right, ← Real.add_mul, ← Lean.Grind.Ring.intCast_add]
    exact h _ both

/-- **Sums of integers are exact** in every order: if `fl` is exact up to `M` and `∑ i, |x i| ≤ M`,
then what a tree computes is the sum of the integers `x i`, if it adds each of them once at most and
leaves out zeros only. They may be multiples `x i * q` of a unit. -/
theorem AddsAll.computed_eq_sum {n : Nat} (h : ExactUpTo M q fl) {x : Fin n → Int}
    {t : SumTree (Fin n)} (ht : t.AddsAll x) (small : ∑ i, (x i).natAbs ≤ M) :
    t.computed fl (fun i => x i * q) = (∑ i, x i : Int) * q := by
  have sizes : t.AddsAll fun i => (x i).natAbs :=
    ⟨ht.1, fun i hi => Int.natAbs_eq_zero.2 (ht.2 i hi)⟩
  rw [← ht.sum_eq]
  exact computed_eq_of_exactUpTo h (fun _ _ => rfl) (by rwa [sizes.sum_eq])

/-- A product of integers, in the product of their units, is exact, rounded or fused. -/
theorem roundedProduct_eq (h : ExactUpTo M (q * q') fl) (fused : ι → Bool) {w x : ι → Int} {i : ι}
    (small : (w i * x i).natAbs ≤ M) :
    roundedProduct fl fused (fun i => w i * q) (fun i => x i * q') i =
      (w i * x i : Int) * (q * q') := by
  have product : (w i : ℝ) * q * (x i * q') = (w i * x i : Int) * (q * q') := by
    rw [Lean.Grind.Ring.intCast_mul, Real.mul_assoc, ← Real.mul_assoc q, Real.mul_comm q,
      Real.mul_assoc (x i : ℝ), ← Real.mul_assoc (w i : ℝ)]
  rw [roundedProduct, product, h _ small, ite_self]

/-- **Dot products of integers are exact** in every order, each product rounded or fused: if `fl` is
exact up to `M` and `∑ i, |w i| * |x i| ≤ M`, then what a tree computes is `∑ i, w i * x i`. The
numbers may be multiples `w i * q` and `x i * q'` of two units, if `fl` is exact in `q * q'`. -/
theorem AddsAll.computed_dot_eq_sum {n : Nat} (h : ExactUpTo M (q * q') fl) (fused : Fin n → Bool)
    {w x : Fin n → Int} {t : SumTree (Fin n)} (ht : t.AddsAll fun i => w i * x i)
    (small : ∑ i, (w i).natAbs * (x i).natAbs ≤ M) :
    t.computed fl (roundedProduct fl fused (fun i => w i * q) fun i => x i * q') =
      (∑ i, w i * x i : Int) * (q * q') := by
  have sizes : t.AddsAll fun i => (w i * x i).natAbs :=
    ⟨ht.1, fun i hi => Int.natAbs_eq_zero.2 (ht.2 i hi)⟩
  rw [← ht.sum_eq]
  refine computed_eq_of_exactUpTo h (fun _ => roundedProduct_eq h fused) ?_
  rw [sizes.sum_eq]
  simpa only [Int.natAbs_mul] using small

end SumTree

/-! ### The layer -/

variable {O C K L s d : Nat}

/-- **The layer is exact on integers.** Let the kernel, the bias and the input be integers, and let
`fl` be exact up to `M`. At each place where

  `|b o| + ∑ c, ∑ i, |w o c i| * |x c (s n + d i)| ≤ M`,

what is computed is the layer over the integers: in every order in which each term stands at most
once, and what is left out is zero, each product rounded or fused. The kernel and the input may have
units `q` and `q'`, the bias `q * q'`, if `fl` is exact in the unit `q * q'`. -/
theorem computed_convLayer_eq (h : ExactUpTo M (q * q') fl) (fused : Fin C × Fin K → Bool)
    {w : Fin O → Matrix C K Int} {b : Fin O → Int} {x : Matrix C L Int} {o : Fin O}
    {n : Fin (convLength L K s d)} (small : (b o).natAbs +
      ∑ c, ∑ i : Fin K, (w o c i).natAbs * (x c ⟨s * n + d * i, tap_lt n i⟩).natAbs ≤ M)
    {t : SumTree (Option (Fin C × Fin K))} (ht : t.AddsAll (convTerms s d w b x o n)) :
    t.computed fl (convRoundedTerms fl fused s d (fun o c i => w o c i * q)
        (fun o => b o * (q * q')) (fun c l => x c l * q') o n) =
      (convLayer s d w b x o n : Int) * (q * q') := by
  have sizes : t.AddsAll fun k => (convTerms s d w b x o n k).natAbs :=
    ⟨ht.1, fun k hk => Int.natAbs_eq_zero.2 (ht.2 k hk)⟩
  rw [← convTerms_sum ht]
  refine SumTree.computed_eq_of_exactUpTo h (fun k hk => ?_) ?_
  · obtain _ | ⟨c, i⟩ := k
    · rfl
    · exact SumTree.roundedProduct_eq h fused (w := fun k => w o k.1 k.2)
        (x := fun k => x k.1 ⟨s * n + d * k.2, tap_lt n k.2⟩) (i := (c, i)) hk
  · rw [sizes.sum_eq_biased]
    simpa only [convTerms, Int.natAbs_mul] using small

/-- **Two implementations agree on integers.** Under the hypotheses of `computed_convLayer_eq`, for
two roundings that are exact up to `M`, two orders, and two choices of what is fused, both compute
the same. -/
theorem computed_convLayer_eq_computed (h : ExactUpTo M (q * q') fl) (h' : ExactUpTo M (q * q') fl')
    (fused fused' : Fin C × Fin K → Bool) {w : Fin O → Matrix C K Int} {b : Fin O → Int}
    {x : Matrix C L Int} {o : Fin O} {n : Fin (convLength L K s d)} (small : (b o).natAbs +
      ∑ c, ∑ i : Fin K, (w o c i).natAbs * (x c ⟨s * n + d * i, tap_lt n i⟩).natAbs ≤ M)
    {t t' : SumTree (Option (Fin C × Fin K))} (ht : t.AddsAll (convTerms s d w b x o n))
    (ht' : t'.AddsAll (convTerms s d w b x o n)) :
    t.computed fl (convRoundedTerms fl fused s d (fun o c i => w o c i * q)
        (fun o => b o * (q * q')) (fun c l => x c l * q') o n) =
      t'.computed fl' (convRoundedTerms fl' fused' s d (fun o c i => w o c i * q)
        (fun o => b o * (q * q')) (fun c l => x c l * q') o n) := by
  rw [computed_convLayer_eq h fused small ht, computed_convLayer_eq h' fused' small ht']

end Fundamentals
