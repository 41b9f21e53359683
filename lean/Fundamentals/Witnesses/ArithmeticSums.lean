/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.RoundingBounds

/-!
# Witnesses: rounded sums

Closed instances of the theorems of `Fundamentals.Arithmetic` on sums, dot products and the layer: all
hypotheses of a theorem hold together, so that none of them is vacuous.

Unless something else is said, the unit is 1/8, the rounding takes 9/8 to 1 and leaves all other
numbers as they are, and there are three terms 1, 1/8 and -1, added one after the other. The layer has
one in-channel and one tap.
-/

public section

namespace Fundamentals

open Counterexamples SumTree

private theorem eighths_lt_one {n : Nat} (h : n < 8) : (n : ℝ) * (1 / 8) < 1 := by
  rw [← Real.mul_div_assoc, Real.mul_one, Real.div_lt_one (Real.ofNat_pos 8 (by decide)),
    ← Real.natCast_ofNat 8]
  exact Real.natCast_lt.2 h

private theorem two_eighths_lt : ((2 : Nat) : ℝ) * (1 / 8) < 1 := eighths_lt_one (by decide)

private theorem three_eighths_lt : ((3 : Nat) : ℝ) * (1 / 8) < 1 := eighths_lt_one (by decide)

private theorem eighth_nonneg : (0 : ℝ) ≤ 1 / 8 :=
  Real.le_of_lt (Real.one_div_pos.2 (Real.ofNat_pos 8 (by decide)))

private theorem eighth_lt_one : (1 : ℝ) / 8 < 1 :=
  (Real.div_lt_one (Real.ofNat_pos 8 (by decide))).2 (Real.ofNat_lt 1 8 (by decide))

private theorem factors (i : Fin 2) : |(fun _ => 1 / 8 : Fin 2 → ℝ) i| ≤ 1 / 8 :=
  Real.le_of_eq (Real.abs_of_nonneg eighth_nonneg)

/-! ### The constants, and products -/

/-- At 9/8. -/
def Rounding.exists_eq_mul.witness := rounding_absorbing.exists_eq_mul (1 + 1 / 8)


def one_add_gamma.witness := one_add_gamma two_eighths_lt
def gamma_nonneg.witness := gamma_nonneg eighth_nonneg two_eighths_lt
def natCast_mul_le_gamma.witness := natCast_mul_le_gamma eighth_nonneg two_eighths_lt
def gamma_mono.witness := gamma_mono eighth_nonneg (m := 2) (by decide) three_eighths_lt
def gamma_add_gamma_le.witness := gamma_add_gamma_le eighth_nonneg (m := 1) (n := 2) three_eighths_lt
def natCast_mul_gamma_le.witness := natCast_mul_gamma_le eighth_nonneg 3 (n := 1) three_eighths_lt
def one_add_pow_mul_le_one.witness := one_add_pow_mul_le_one eighth_nonneg 2
def one_add_pow_sub_one_le_gamma.witness := one_add_pow_sub_one_le_gamma eighth_nonneg two_eighths_lt
def gamma_div_one_add.witness := gamma_div_one_add eighth_nonneg 2

/-- With two factors 9/8. -/
def prod_one_add_zpow_mem.witness := prod_one_add_zpow_mem (n := 2) (δ := fun _ => 1 / 8)
  (ρ := fun _ => 1) eighth_lt_one factors fun _ => .inl rfl

/-- With two factors 9/8. -/
def abs_prod_one_add_sub_one_le.witness := abs_prod_one_add_sub_one_le (n := 2)
  (δ := fun _ => 1 / 8) factors

/-- With two factors 8/9. -/
def abs_prod_one_add_zpow_sub_one_le.witness := abs_prod_one_add_zpow_sub_one_le (n := 2)
  (δ := fun _ => 1 / 8) (ρ := fun _ => -1) factors (fun _ => .inr rfl) two_eighths_lt

/-- With two factors 8/9. -/
def exists_prod_one_add_zpow_eq.witness := exists_prod_one_add_zpow_eq (n := 2)
  (δ := fun _ => 1 / 8) (ρ := fun _ => -1) factors (fun _ => .inr rfl) two_eighths_lt

/-! ### Sums -/

/-- Three terms, added one after the other. -/
@[expose] noncomputable def threeInARow : SumTree (Fin 3) := recursive fun i => i

/-- They are all there. -/
theorem threeInARow_isOrderOf : threeInARow.IsOrderOf := isOrderOf_recursive 2

def SumTree.AddsAll.sum_eq.witness := (threeInARow_isOrderOf.addsAll cancelling).sum_eq
def SumTree.height_lt.witness := height_lt threeInARow_isOrderOf.nodup
def SumTree.IsOrderOf.additions_eq.witness := threeInARow_isOrderOf.additions_eq
def SumTree.height_le_mul.witness := height_le_mul (addsAll_twoTerms fun _ => 0).1

def SumTree.abs_computed_sub_sum_le.witness :=
  abs_computed_sub_sum_le rounding_absorbing cancelling threeInARow

def SumTree.abs_computed_sub_sum_le_underflow.witness :=
  abs_computed_sub_sum_le_underflow (roundingWithUnderflow_zero.2 rounding_absorbing) cancelling
    threeInARow

def SumTree.abs_computed_sub_sum_le_gamma.witness :=
  abs_computed_sub_sum_le_gamma rounding_absorbing cancelling threeInARow two_eighths_lt

def SumTree.IsOrderOf.abs_computed_sub_sum_le.witness :=
  threeInARow_isOrderOf.abs_computed_sub_sum_le rounding_absorbing cancelling two_eighths_lt

/-- Three terms. -/
def SumTree.height_recursive.witness := height_recursive fun i : Fin 3 => i

/-- Three terms are at most `2 ^ 2`. -/
def SumTree.abs_computed_pairwise_sub_sum_le.witness :=
  abs_computed_pairwise_sub_sum_le (n := 2) (k := 2) rounding_absorbing cancelling (by decide)
    two_eighths_lt

def SumTree.exists_abs_computed_sub_sum_eq.witness :=
  exists_abs_computed_sub_sum_eq eighth_nonneg eighth_lt_one threeInARow threeInARow_isOrderOf.nodup

/-- The sum 1 + 1/8 + 1/8. -/
def SumTree.abs_computed_recursive_absorbed.witness :=
  abs_computed_recursive_absorbed (n := 2) (x := fun i => if i = 0 then 1 else 1 / 8) eighth_nonneg
    (if_pos rfl : absorbing (1 + 1 / 8) = 1) (Real.le_of_lt two_eighths_lt) rfl
    fun i => if_neg (Fin.succ_ne_zero i)

/-! ### Dot products -/

/-- The products of the terms with themselves, the first one fused. -/
def SumTree.IsOrderOf.abs_dot_sub_le.witness :=
  threeInARow_isOrderOf.abs_dot_sub_le rounding_absorbing (fun i => i == 0) cancelling cancelling
    three_eighths_lt

def SumTree.AddsAll.abs_dot_exact_sub_le.witness :=
  (threeInARow_isOrderOf.addsAll fun i => cancelling i * cancelling i).abs_dot_exact_sub_le
    rounding_absorbing two_eighths_lt

def SumTree.AddsAll.abs_dot_mixed_sub_le.witness :=
  (threeInARow_isOrderOf.addsAll fun i => cancelling i * cancelling i).abs_dot_mixed_sub_le
    rounding_absorbing rounding_absorbing fun i => i == 0

def SumTree.abs_computed_mixed_exact_sub_sum_le.witness :=
  abs_computed_mixed_exact_sub_sum_le rounding_absorbing rounding_absorbing cancelling cancelling
    threeInARow

def SumTree.abs_computed_dot_sub_sum_le_underflow.witness :=
  abs_computed_dot_sub_sum_le_underflow (roundingWithUnderflow_zero.2 rounding_absorbing)
    (fun i => i == 0) cancelling cancelling threeInARow

def one_add_sq_mul_sub_one_le.witness :=
  one_add_sq_mul_sub_one_le eighth_nonneg three_eighths_lt (1 / 8)

/-- The products 1 * 1, 1 * 1. -/
def roundedProduct_of_exact.witness := roundedProduct_of_exact (fl := absorbing)
  (x := fun _ : Fin 2 => 1) (y := fun _ => 1) (fun _ => false)
  fun _ => (congrArg absorbing (Real.mul_one 1)).trans ((if_neg (by grobner)).trans
    (Real.mul_one 1).symm)

/-! ### The layer -/

def convTerms_sum.witness := convTerms_sum (s := 1) (d := 1) (O := 1) (L := 1)
  (w := fun _ _ _ => (1 : ℝ)) (b := fun _ => 1) (x := fun _ _ => 1) (o := 0) (n := ⟨0, by decide⟩)
  (addsAll_twoTerms _)

def abs_convLayer_sub_le.witness := abs_convLayer_sub_le (s := 1) (d := 1) (O := 1) (L := 1)
  (w := fun _ _ _ => 1) (b := fun _ => 1) (x := fun _ _ => 1) (o := 0) (n := ⟨0, by decide⟩)
  rounding_absorbing (fun _ => false) (addsAll_twoTerms _) two_eighths_lt

/-- With two zeros of padding on the left: at the place 0, the tap lies in the padding. -/
def convTerms_zeroPad.witness := convTerms_zeroPad (s := 1) (d := 1) (p := 2) (q := 0)
  (K := 1) (fun _ _ _ => (1 : ℝ)) (fun _ => 1) (fun (_ : Fin 1) (_ : Fin 1) => 1) (0 : Fin 1)
  ⟨0, by decide⟩ 0 0 (.inl (by decide))

/-- With two zeros of padding on the left: at the place 0, the only product is left out. -/
def addsAll_convTerms_zeroPad.witness := addsAll_convTerms_zeroPad (s := 1) (d := 1) (p := 2) (q := 0)
  (K := 1) (fun _ _ _ => (1 : ℝ)) (fun _ => 1) (fun (_ : Fin 1) (_ : Fin 1) => 1) (0 : Fin 1)
  ⟨0, by decide⟩ (t := leaf none) (by decide) (by decide) fun _ i h => absurd h (by grind)

private theorem supportedOn_three :
    Sequence.SupportedOn (Sequence.ofFin cancelling) 0 3 := Sequence.supportedOn_ofFin _

/-- The terms as a sequence, at the place 2. -/
def Sequence.abs_conv_sub_le.witness := Sequence.abs_conv_sub_le (n := 2) rounding_absorbing
  (fun i => i == 0) (g := Sequence.ofFin cancelling) supportedOn_three (threeInARow_isOrderOf.addsAll _)
  three_eighths_lt

/-- The terms as a sequence, at the place 0. -/
def Sequence.abs_xcorr_sub_le.witness := Sequence.abs_xcorr_sub_le (n := 0) rounding_absorbing
  (fun i => i == 0) (g := Sequence.ofFin cancelling) supportedOn_three (threeInARow_isOrderOf.addsAll _)
  three_eighths_lt

end Fundamentals
