/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.ApproximateIdentityProduct
public import Fundamentals.Convolution.Dirac
public import Fundamentals.Convolution.DiracComb
public import Fundamentals.Convolution.FunctionalConvolution
public import Fundamentals.Convolution.PointMasses
public import Fundamentals.Convolution.Regularization
public import Fundamentals.Counterexamples.DiracComb

/-!
# Witnesses: approximate identities, functionals and measures

Closed instances of the theorems of `Fundamentals.Convolution` on approximate identities, on
functionals with compact support, and on Radon measures: all hypotheses of a theorem hold together,
so that none of them is vacuous.
-/

public section

namespace Fundamentals

open CompactFunctional (dirac ofFunction)
open Counterexamples (tentAtOne)

/-! ### Approximate identities -/

private theorem isApproximateIdentity_rescale_tent : IsApproximateIdentity (rescale tent) :=
  isApproximateIdentity_rescale hasCompactSupport_tent hasIntegral_tent

private theorem continuousAt_rescale_tent (ε : ℝ) (_ : 0 < ε) (x : ℝ) :
    ContinuousAt (rescale tent ε) x :=
  (ContinuousAt.comp (continuousAt_tent (ε⁻¹ * x)) (continuousAt_id.const_mul ε⁻¹)).const_mul ε⁻¹

private theorem hasCompactSupport_rescale_tent (ε : ℝ) (hε : 0 < ε) :
    HasCompactSupport (rescale tent ε) :=
  hasCompactSupport_tent.rescale hε

/-- Narrow tents. -/
def isApproximateIdentity_of_nonneg.witness :=
  isApproximateIdentity_of_nonneg (η := rescale tent)
    (fun _ hε _ => Real.mul_nonneg (Real.le_of_lt (Real.inv_pos.2 hε)) (tent_nonneg _))
    isApproximateIdentity_rescale_tent.hasIntegral isApproximateIdentity_rescale_tent.supportedOn

/-- The identity and the tent, at 0. -/
def abs_conv_sub_le.witness :=
  abs_conv_sub_le (f := fun x => x) (x := 0) (e := 1) hasIntegral_tent
    (hasCompactSupport_tent.abs.integrable fun x => (continuousAt_tent x).norm).hasIntegral
    supportedOn_tent
    (hasCompactSupport_tent.convExistsAt_right (fun _ => continuousAt_id) continuousAt_tent 0)
    fun _ h => h

/-- The identity and narrow tents. -/
def IsApproximateIdentity.convExistsAt.witness :=
  IsApproximateIdentity.convExistsAt isApproximateIdentity_rescale_tent (f := fun x => x)
    fun _ => continuousAt_id

/-- The identity and narrow tents. -/
def IsApproximateIdentity.tendstoLocallyUniformly_conv.witness :=
  IsApproximateIdentity.tendstoLocallyUniformly_conv isApproximateIdentity_rescale_tent
    (f := fun x => x) fun _ => continuousAt_id

/-- The identity and narrow tents, at 0. -/
def IsApproximateIdentity.conv_tends.witness :=
  IsApproximateIdentity.conv_tends isApproximateIdentity_rescale_tent (f := fun x => x) (x := 0)
    continuousAt_id Real.zero_lt_one (continuousOn_id.integrableOn (by grind)) Real.zero_lt_one

/-- The identity and narrow tents. -/
def IsApproximateIdentity.integral_mul_tends.witness :=
  IsApproximateIdentity.integral_mul_tends isApproximateIdentity_rescale_tent (φ := fun x => x)
    continuousAt_id Real.zero_lt_one (continuousOn_id.integrableOn (by grind)) Real.zero_lt_one

/-- Narrow tents with themselves. -/
def IsApproximateIdentity.conv.witness :=
  IsApproximateIdentity.conv isApproximateIdentity_rescale_tent isApproximateIdentity_rescale_tent
    hasCompactSupport_rescale_tent continuousAt_rescale_tent hasCompactSupport_rescale_tent
    continuousAt_rescale_tent

/-- Narrow tents at 1 and at 2, and the identity. -/
def IsApproximateIdentity.integral_conv_translate_mul_tends.witness :=
  IsApproximateIdentity.integral_conv_translate_mul_tends (a := 1) (b := 2) (φ := fun x => x)
    isApproximateIdentity_rescale_tent isApproximateIdentity_rescale_tent
    hasCompactSupport_rescale_tent continuousAt_rescale_tent hasCompactSupport_rescale_tent
    continuousAt_rescale_tent continuousAt_id Real.zero_lt_one
    (continuousOn_id.integrableOn (by grind)) Real.zero_lt_one

/-! ### Functionals -/

/-- The Dirac functional at 1 and the tent, at 0. -/
def CompactFunctional.dirac_convFun_apply.witness :=
  CompactFunctional.dirac_convFun_apply 1 0 ⟨tent, continuousAt_tent⟩

/-- The tent. -/
def CompactFunctional.dirac_zero_convFun.witness :=
  CompactFunctional.dirac_zero_convFun ⟨tent, continuousAt_tent⟩

/-- The Dirac functionals at 1 and at 2. -/
def CompactFunctional.dirac_conv_dirac.witness := CompactFunctional.dirac_conv_dirac 1 2

/-- The functional of the tent. -/
def CompactFunctional.dirac_zero_conv.witness :=
  CompactFunctional.dirac_zero_conv (ofFunction tent hasCompactSupport_tent continuousAt_tent)

/-- The Dirac functional at 1 and the tent. -/
def CompactFunctional.dirac_conv_ofFunction.witness :=
  CompactFunctional.dirac_conv_ofFunction 1 hasCompactSupport_tent continuousAt_tent

/-- The Dirac functionals at 1, 2 and 3. -/
def CompactFunctional.conv_assoc.witness :=
  CompactFunctional.conv_assoc (dirac 1) (dirac 2) (dirac 3)

/-- The Dirac functionals at 1 and at 2. -/
def CompactFunctional.eq_conv_of_convFun.witness :=
  CompactFunctional.eq_conv_of_convFun (dirac 1) (dirac 2) (dirac (1 + 2)) fun f _ =>
    CompactFunctional.conv_convFun (dirac 1) (dirac 2) f

/-- The tent and the identity, at 0. -/
def CompactFunctional.ofFunction_convFun.witness :=
  CompactFunctional.ofFunction_convFun ⟨fun x => x, fun _ => continuousAt_id⟩ 0
    hasCompactSupport_tent continuousAt_tent

/-- The tent with itself. -/
def CompactFunctional.ofFunction_conv_ofFunction.witness :=
  CompactFunctional.ofFunction_conv_ofFunction hasCompactSupport_tent continuousAt_tent
    hasCompactSupport_tent continuousAt_tent

/-- The tent twice. -/
def CompactFunctional.ofFunction_injective.witness :=
  CompactFunctional.ofFunction_injective hasCompactSupport_tent continuousAt_tent
    hasCompactSupport_tent continuousAt_tent rfl

/-- The Dirac functional at 1 and the tent. -/
def CompactFunctional.conv_ofFunction.witness :=
  CompactFunctional.conv_ofFunction (dirac 1) (f := ⟨tent, continuousAt_tent⟩)
    hasCompactSupport_tent

/-- The Dirac functionals at 1 and at 2. -/
def CompactFunctional.conv_comm.witness := CompactFunctional.conv_comm (dirac 1) (dirac 2)

/-! ### Measures -/

/-- The identity and the tent at 1, at 0. -/
def RadonMeasure.ofFunction_convFun.witness :=
  RadonMeasure.ofFunction_convFun tentAtOne ⟨fun x => x, fun _ => continuousAt_id⟩ 0

/-- Period 2 and the tent at 1, at 0. -/
def comb_convFun_eq_sumInt_dirac.witness :=
  comb_convFun_eq_sumInt_dirac (hp := Real.zero_lt_two) tentAtOne 0

/-- Period 2 and the tent at 1, at 0. -/
def continuousAt_comb_convFun.witness :=
  continuousAt_comb_convFun (hp := Real.zero_lt_two) tentAtOne 0

/-- Period 2 and the tent at 1, at 0. -/
def comb_convFun_add_period.witness :=
  comb_convFun_add_period (hp := Real.zero_lt_two) tentAtOne 0

/-- Period 2 and the tent at 1. -/
def hasIntegralOn_comb_convFun.witness :=
  hasIntegralOn_comb_convFun (hp := Real.zero_lt_two) tentAtOne

/-- Period 1, the identity and the tent at 1. -/
def comb_mul_apply.witness :=
  comb_mul_apply (hp := Real.zero_lt_one) tentAtOne ⟨fun x => x, fun _ => continuousAt_id⟩

/-- Period 2, the tent and the identity. -/
def comb_mul_eq_iff.witness :=
  comb_mul_eq_iff (hp := Real.zero_lt_two) ⟨tent, continuousAt_tent⟩
    ⟨fun x => x, fun _ => continuousAt_id⟩

/-- Period 1, the tent at 1, which vanishes outside `[-2, 2]`, and the identity. -/
def comb_mulCompact_apply.witness :=
  comb_mulCompact_apply (hp := Real.zero_lt_one) (R := 2) (n := 3) tentAtOne
    (fun x hx => by
      show tent (x - 1) = 0
      grind [tent_def])
    (by grind) ⟨fun x => x, fun _ => continuousAt_id⟩

/-- Period 2, narrow tents and the tent at 1. -/
def tendstoLocallyUniformly_comb_convFun.witness :=
  tendstoLocallyUniformly_comb_convFun (hp := Real.zero_lt_two) tentAtOne
    isApproximateIdentity_rescale_tent

/-- Period 2, narrow tents and the tent at 1. -/
def integral_periodization_mul_tends.witness :=
  integral_periodization_mul_tends (hp := Real.zero_lt_two) tentAtOne
    isApproximateIdentity_rescale_tent Real.zero_lt_one

end Fundamentals
