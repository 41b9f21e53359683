/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.ApproximateIdentity
public import Fundamentals.Counterexamples.BackpropagationAtKink
public import Fundamentals.Counterexamples.ContinuousPartialsNotNecessary
public import Fundamentals.Counterexamples.ConvLayer
public import Fundamentals.Counterexamples.ConvolutionAssociativity
public import Fundamentals.Counterexamples.ConvolutionDerivative
public import Fundamentals.Counterexamples.ConvolutionExistence
public import Fundamentals.Counterexamples.ConvolutionShift
public import Fundamentals.Counterexamples.CrossCorrelationNotAssociative
public import Fundamentals.Counterexamples.CrossCorrelationNotCommutative
public import Fundamentals.Counterexamples.DiracComb
public import Fundamentals.Counterexamples.DiracNotFunction
public import Fundamentals.Counterexamples.DistributivityNeedsExistence
public import Fundamentals.Counterexamples.FourierInversion
public import Fundamentals.Counterexamples.FubiniContinuityAtPoint
public import Fundamentals.Counterexamples.FundamentalTheorem
public import Fundamentals.Counterexamples.MeanValue
public import Fundamentals.Counterexamples.PartialDerivativesNotSufficient
public import Fundamentals.Counterexamples.RationalNumbers
public import Fundamentals.Counterexamples.TaylorProofStep
public import Fundamentals.Counterexamples.TaylorVectorValued

/-!
# Witnesses: counterexamples

Closed instances of the theorems of `Fundamentals.Counterexamples` that are about a number, a
function or a vector: all hypotheses of a theorem hold together, so that none of them is vacuous.
-/

public section

namespace Fundamentals

/-! ### The step of the proof of Taylor's theorem -/

private theorem cube_eq : (1 : ℝ) ^ 3 = taylorPolynomial cubeDerivs 1 0 1 + (1 - 0) ^ 2 * 1 := by
  rw [taylorPolynomial_cube]
  grind only

/-- The derivative of the function that leads to the remainder vanishes at `1/3`. -/
private theorem hasDerivAt_workingAuxiliary :
    HasDerivAt (workingAuxiliary (fun t => t ^ 3) cubeDerivs 1 2 1 1) 0 (0 + 1 / 3 * (1 - 0)) := by
  have center := hasDerivAt_taylorPolynomial_center (F := cubeDerivs) (n := 1)
    (t := 0 + 1 / 3 * (1 - 0)) 1 fun k hk =>
      (hasDerivsOn_cube 0 1).hasDerivAt k hk _ (by grind only) (by grind only)
  have power := (hasDerivAt_sub_pow 2 1 (0 + 1 / 3 * (1 - 0))).const_mul 1
  have total := ((hasDerivAt_const (1 ^ 3) (0 + 1 / 3 * (1 - 0))).sub center).sub power
  have swap (s : ℝ) : 1 * (1 - s) ^ 2 = (1 - s) ^ 2 * 1 := Real.mul_comm _ _
  simp only [swap] at total
  have zero : 0 - cubeDerivs (1 + 1) (0 + 1 / 3 * (1 - 0)) / factorial 1 *
      (1 - (0 + 1 / 3 * (1 - 0))) ^ 1 -
        1 * -(((2 : Nat) : ℝ) * (1 - (0 + 1 / 3 * (1 - 0))) ^ (2 - 1)) = 0 := by
    rw [show cubeDerivs (1 + 1) (0 + 1 / 3 * (1 - 0)) = 6 * (0 + 1 / 3 * (1 - 0)) from rfl,
      show factorial 1 = 1 from rfl]
    grind only
  rwa [zero] at total

/-- The cube at 1, around 0, of order 1, with `p = 2`. -/
def taylor_printed_step.witness :=
  taylor_printed_step (f' := cubeDerivs 1) (n := 1) (p := 2) (by decide) Real.one_ne_zero
    ((hasDerivsOn_cube _ _).continuousOn 0 (by decide))
    (fun t h h' => (hasDerivsOn_cube _ _).hasDerivAt 0 (by decide) t h h') (by grind [cubeDerivs])
    cube_eq

/-- The cube, around 0, of order 1, with `p = 2` and the quotient `M t = t`. -/
def printedAuxiliary_eq_zero.witness :=
  printedAuxiliary_eq_zero (f := fun t => t ^ 3) (F := cubeDerivs) (n := 1) (p := 2) (x₀ := 0)
    (M := fun t => t) fun t => by
      rw [taylorPolynomial_cube]
      grind only

/-- The cube at 1, of order 1, with `p = 2`. -/
def workingAuxiliary_self.witness :=
  workingAuxiliary_self (f := fun t => t ^ 3) (F := cubeDerivs) (n := 1) (p := 2) (x := 1) (M := 1)
    (by decide) rfl

/-- The cube at 1, around 0, of order 1, with `p = 2`. -/
def workingAuxiliary_center.witness :=
  workingAuxiliary_center (f := fun t => t ^ 3) (x := 1) (n := 1) (p := 2) cube_eq

/-- The cube at 1, around 0, of order 1, with `p = 2`: the derivative vanishes at `1/3`. -/
def taylor_working_step.witness :=
  taylor_working_step (n := 1) (p := 2) (x := 1) (by decide) Real.one_ne_zero (hasDerivsOn_cube _ _)
    cube_eq (by grind only) (by grind only) hasDerivAt_workingAuxiliary

/-- The sequences 1, -1 and the unit step, at 0. -/
def Sequence.conv_one_difference_step.witness := Sequence.conv_one_difference_step 0

namespace Counterexamples

/-! ### Convolution -/

private theorem tent_zero_ne_zero : tent 0 ≠ 0 := tent_zero ▸ Real.one_ne_zero

/-- The step with the value 0 at its jump, and narrow tents. -/
def conv_stepAt_approximateIdentity.witness :=
  conv_stepAt_approximateIdentity
    (isApproximateIdentity_rescale hasCompactSupport_tent hasIntegral_tent)
    (fun ε y => by
      rw [rescale_def, Real.mul_neg, rescale_def]
      exact congrArg (ε⁻¹ * ·) (congrFun reflect_tent _)) 0 Real.zero_lt_one

/-- The value 0 at the jump. -/
def exists_conv_stepAt_ne.witness := exists_conv_stepAt_ne 0

/-- At 0. -/
def continuousAt_ramp.witness := continuousAt_ramp 0

/-- At 0. -/
def continuousAt_tentDifference.witness := continuousAt_tentDifference 0

/-- At 0. -/
def conv_one_tentDifference_ramp.witness := conv_one_tentDifference_ramp 0

/-- At 0. -/
def hasDerivAt_smoothStep.witness := hasDerivAt_smoothStep 0

/-- At 0. -/
def conv_one_smoothStep.witness := conv_one_smoothStep 0

/-- At 0. -/
def not_convExistsAt_tent_inv.witness :=
  not_convExistsAt_tent_inv (x := 0) (by rw [Real.abs_zero]; exact Real.zero_lt_one)

/-- Moved by 1. -/
def translate_both_ne.witness := translate_both_ne Real.one_ne_zero

/-- The tent, moved by 1. -/
def xcorr_translate_ne.witness :=
  xcorr_translate_ne (b := 1) hasCompactSupport_tent continuousAt_tent tent_zero_ne_zero
    Real.one_ne_zero

/-- The constant 1, with the period 1, at 0. -/
def not_finiteSupport_sample_const.witness :=
  not_finiteSupport_sample_const Real.one_ne_zero 1 0

/-- The tent, at 0. -/
def not_finiteSupport_sample_zero.witness := not_finiteSupport_sample_zero tent_zero_ne_zero

/-- The functional at 0. -/
def dirac_convFun_ne_const.witness := dirac_convFun_ne_const 0

/-- At 0. -/
def conv_one_add.witness := conv_one_add 0

/-- At 0. -/
def xcorr_one_add.witness := xcorr_one_add 0

/-- The vector (0, 1) of integers, at the first place. -/
def dft_one.witness := dft_one (R := Int) (n := 2) (fun j => j.val) 0

/-- The vector (5, 10). -/
def smul_dft_dft_mod_fifteen.witness := smul_dft_dft_mod_fifteen fiveTen

/-! ### Layers and networks -/

/-- The shift by 0. -/
def convLayer_ne_conv_shift.witness := convLayer_ne_conv_shift 0

/-- Stride 2, and the shifts by 1 of the input and by 0 of the output, over the integers. -/
def convLayer_not_equivariant.witness :=
  convLayer_not_equivariant (R := Int) (s := 2) (b := 1) (by decide) (by decide) 0

/-- The slope 0. -/
def not_hasDerivAt_relu.witness := not_hasDerivAt_relu 0

/-- The value 0 for the derivative at the kink. -/
def backpropagation_needs_differentiable_layers.witness :=
  backpropagation_needs_differentiable_layers (fun _ => 0) (by grind only)

/-- The value `1/2` for the derivative at the kink. -/
def backpropagation_wrong_at_kink.witness := backpropagation_wrong_at_kink fun _ => 1 / 2

/-- The value 0 for the gradient. -/
def backpropagation_needs_differentiable_loss.witness := backpropagation_needs_differentiable_loss 0

/-! ### Calculus -/

/-- At (1, 1). -/
def abs_quarticQuotient_le.witness := abs_quarticQuotient_le fun _ => 1

/-- At 1 on the axis. -/
def quarticPartial_one_axis.witness := quarticPartial_one_axis Real.one_ne_zero

/-- At 1. -/
def oddQuotient_line.witness := oddQuotient_line Real.one_ne_zero

/-- On `[-1, 1]`. -/
def hasIntegralOn_sign.witness := hasIntegralOn_sign (a := -1) (x := 1) (by grind only)

/-- From -1 on. -/
def not_hasDerivAt_integral_sign.witness :=
  not_hasDerivAt_integral_sign (a := -1) (by grind only) fun _ => hasIntegralOn_sign

/-- The exponent 0. -/
def taylor_needs_pos.witness := taylor_needs_pos 0 (by decide)

/-- In the first variable. -/
def hasPartialDerivAt_crossQuotient.witness := hasPartialDerivAt_crossQuotient 0

/-- The number 1. -/
def rat_mul_self_ne_two.witness := rat_mul_self_ne_two 1

/-- Order 1. -/
def powerCurve_not_taylor.witness := powerCurve_not_taylor 1

/-- Order 1. -/
def not_taylor_multivariate_of_vector_valued.witness := not_taylor_multivariate_of_vector_valued 1

end Counterexamples

end Fundamentals
