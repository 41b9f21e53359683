/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.StepSize
public import Fundamentals.Counterexamples.FiniteDifferences
public import Fundamentals.Counterexamples.TaylorVectorValued

/-!
# Witnesses: finite differences

Closed instances of the theorems on finite differences, for the cube at 0 with the step 1 or so: all
hypotheses of a theorem hold together, so that none of them is vacuous.
-/

public section

namespace Fundamentals

open Real
open Counterexamples (hasDerivAt_powerDeriv powerDeriv powerDeriv_zero)

private theorem derivs (n : Nat) (a b : ℝ) :
    HasDerivsOn (fun t => t ^ 3) (powerDeriv 3) n a b :=
  hasDerivsOn_of_hasDerivAt (powerDeriv_zero 3) fun k _ t _ _ => hasDerivAt_powerDeriv 3 k t

private theorem second_le (t : ℝ) (h : 0 < t) (h' : t < 0 + 1) : |powerDeriv 3 2 t| ≤ 6 := by
  show |((6 : Nat) : ℝ) * t ^ 1| ≤ 6
  rw [natCast_ofNat, pow_one, abs_of_pos (mul_pos (ofNat_pos 6 (by decide)) h)]
  rw [zero_add] at h'
  exact le_trans (mul_le_mul_of_nonneg_left (le_of_lt h') (le_of_lt (ofNat_pos 6 (by decide))))
    (le_of_eq (mul_one 6))

private theorem third_le (t : ℝ) : |powerDeriv 3 3 t| ≤ 6 := by
  show |((6 : Nat) : ℝ) * t ^ 0| ≤ 6
  rw [natCast_ofNat, pow_zero, mul_one, abs_of_pos (ofNat_pos 6 (by decide))]
  exact le_refl 6

private theorem exact_value (t : ℝ) : |(fun s => s ^ 3) t - (fun s : ℝ => s ^ 3) t| ≤ 1 := by
  rw [sub_self, abs_zero]
  exact zero_le_one

/-- The cube at 0, with the step 1. -/
def abs_centralDifference_sub_le.witness :=
  abs_centralDifference_sub_le (x := 0) (h := 1) zero_lt_one (derivs 2 _ _) fun t _ _ => third_le t

/-- The cube at 0, with the step 1. -/
def abs_forwardDifference_sub_le.witness :=
  abs_forwardDifference_sub_le (x := 0) (h := 1) zero_lt_one (derivs 1 _ _) second_le

/-- The cube at 0, with the step 1 and exact values, which are off by at most 1. -/
def abs_computed_centralDifference_sub_le.witness :=
  abs_computed_centralDifference_sub_le (f := fun t => t ^ 3) (g := fun t => t ^ 3) (ε := 1)
    (x := 0) (h := 1) zero_lt_one (derivs 2 _ _)
    (fun t _ _ => third_le t) (exact_value _) (exact_value _)

/-- The cube at 0, with the step 1 and exact values, which are off by at most 1. -/
def abs_computed_forwardDifference_sub_le.witness :=
  abs_computed_forwardDifference_sub_le (f := fun t => t ^ 3) (g := fun t => t ^ 3) (ε := 1)
    (x := 0) (h := 1) zero_lt_one (derivs 1 _ _) second_le
    (exact_value _) (exact_value _)

/-- The cube at 0, with the step 1 and exact values, which are off by at most 1. -/
def centralDifference_check.witness :=
  centralDifference_check (f := fun t => t ^ 3) (g := fun t => t ^ 3) (ε := 1)
    (x := 0) (h := 1) zero_lt_one (derivs 2 _ _)
    (fun t _ _ => third_le t) (exact_value _) (exact_value _)

/-- The cube at 0, with the step 1 and exact values, which are off by at most 1. -/
def forwardDifference_check.witness :=
  forwardDifference_check (f := fun t => t ^ 3) (g := fun t => t ^ 3) (ε := 1)
    (x := 0) (h := 1) zero_lt_one (derivs 1 _ _) second_le
    (exact_value _) (exact_value _)

/-- Without rounding: the quotient 1 of 2 and 2, which is 0 off 1. -/
def abs_rounded_quotient_sub_le.witness :=
  abs_rounded_quotient_sub_le (u := 0) (fl := fun t => t) (a := 2) (b := 0) (d := 2) (D := 1)
    (B := 0)
    ⟨le_refl 0, zero_lt_one, fun x => by
      rw [sub_self, abs_zero, zero_mul]
      exact le_refl 0⟩
    (by
      rw [sub_zero, div_self two_ne_zero, sub_self, abs_zero]
      exact le_refl 0)

/-- The quotient 0, the derivative 0, the tolerance 1, and 3. -/
def not_passesCheck.witness :=
  not_passesCheck (D := 0) (d := 0) (c := 3) (τ := 1)
    (by rw [sub_self, abs_zero]; exact zero_le_one)
    (by
      rw [sub_zero, abs_of_pos (ofNat_pos 3 (by decide)), mul_one]
      exact ofNat_lt 2 3 (by decide))

/-- The best step is 1, another is 2. -/
def central_bound_min.witness :=
  central_bound_min (M := 3) (ε := 1) (h := 1) (h' := 2) zero_lt_one
    (le_of_lt (ofNat_pos 3 (by decide))) (by rw [one_pow])
    zero_lt_two

/-- The best step is 1, another is 2. -/
def forward_bound_min.witness :=
  forward_bound_min (M := 4) (ε := 1) (h := 1) (h' := 2) zero_lt_one
    (le_of_lt (ofNat_pos 4 (by decide))) (by rw [one_pow])
    zero_lt_two

/-- Both numbers are 1. -/
def exists_central_step.witness := exists_central_step zero_lt_one zero_lt_one

/-- Both numbers are 1. -/
def forward_step.witness := forward_step zero_lt_one zero_lt_one

namespace Counterexamples

/-- The tolerance 1/4. -/
def wrong_derivative_passes.witness := wrong_derivative_passes (τ := 1 / 4)
  (one_div_lt_one_div_of_lt zero_lt_two (ofNat_lt 2 4 (by decide)))

/-- Three digits, the step 1/4, the identity. -/
def centralDifference_lost.witness :=
  centralDifference_lost (p := 3) (by decide) (h := 1 / 4)
    (one_div_pos.2 (ofNat_pos 4 (by decide)))
    (one_div_lt_one_div_of_lt zero_lt_two (ofNat_lt 2 4 (by decide))) fun t => t

/-- The cube at 0 with the step 1, and exact values. -/
def centralDifference_bound_attained.witness :=
  centralDifference_bound_attained (M := 6) (ε := 0) (h := 1) (g := fun t => t ^ 3) zero_lt_one
    (by grobner) (by grobner)

/-- The bounds 6 and 1, the step 1. -/
def exists_centralDifference_error_eq.witness :=
  exists_centralDifference_error_eq (M := 6) (ε := 1) (h := 1)
    (le_of_lt (ofNat_pos 6 (by decide))) zero_le_one zero_lt_one

end Counterexamples

end Fundamentals
