/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Associativity
public import Fundamentals.Convolution.Box
public import Fundamentals.Convolution.Derivative
public import Fundamentals.Convolution.Distributivity
public import Fundamentals.Convolution.Existence
public import Fundamentals.Convolution.Periodization
public import Fundamentals.Convolution.RiemannIntegrable
public import Fundamentals.Convolution.Shift
public import Fundamentals.Convolution.Tent
public import Fundamentals.Convolution.YoungSquare
public import Fundamentals.Counterexamples.ConvolutionAssociativity
public import Fundamentals.Counterexamples.ConvolutionDerivative

/-!
# Witnesses: convolution of functions

Closed instances of the theorems of `Fundamentals.Convolution` on the convolution of functions: all
hypotheses of a theorem hold together, so that none of them is vacuous. The instance of a theorem is
named after it, with `.witness` behind; where there is none here, one occurs in the proof of another
theorem.

The functions are mostly the tent, the box, the ramp and the smooth step.

## Main definitions
* `smoothBump`: a continuously differentiable function with compact support.
-/

public section

namespace Fundamentals

open Counterexamples (continuousAt_ramp hasDerivAt_smoothStep smoothStep)

/-! ### Functions to take the theorems at -/

private theorem integrableOn_tent (a b : ℝ) (hab : a ≤ b) : IntegrableOn tent a b :=
  hasIntegral_tent.integrable.integrableOn hab

private theorem abs_tent_le_one (x : ℝ) : |tent x| ≤ 1 := by
  rw [Real.abs_of_nonneg (tent_nonneg x)]
  exact tent_le_one x

theorem integrable_box : Integrable box :=
  (supportedOn_box.integrable_iff (by grind only)).2 <| (integrableOn_const (by grind only) 1).congr
    fun x hx hx' => by rw [box_def, if_pos (Real.abs_le.2 ⟨by grind only, hx'⟩)]

theorem hasCompactSupport_box : HasCompactSupport box := supportedOn_box.hasCompactSupport

/-- The smooth step up at -1, less the one at 1: 0 outside `[-2, 2]`. -/
@[expose] noncomputable def smoothBump (x : ℝ) : ℝ :=
  translate (-1) smoothStep x - translate 1 smoothStep x

/-- The bump and its derivative, the difference of two tents. -/
@[expose] noncomputable def smoothBumpDerivs : Nat → ℝ → ℝ
  | 0 => smoothBump
  | _ => fun x => translate (-1) tent x - translate 1 tent x

theorem hasCompactSupport_smoothBump : HasCompactSupport smoothBump := ⟨2, fun x hx => by
  rw [smoothBump, translate, translate]
  obtain h | h := Real.lt_abs.1 hx
  · rw [Counterexamples.smoothStep_of_ge (by grind only),
      Counterexamples.smoothStep_of_ge (by grind only), Real.sub_self]
  · rw [Counterexamples.smoothStep_of_le (by grind only),
      Counterexamples.smoothStep_of_le (by grind only), Real.sub_self]⟩

/-- The bump is of class `C¹`. -/
theorem hasContDerivs_smoothBump : HasContDerivs smoothBump smoothBumpDerivs 1 where
  zero := rfl
  hasDerivAt j hj x := by
    obtain rfl : j = 0 := by omega
    have moved (b : ℝ) : HasDerivAt (translate b smoothStep) (translate b tent x) x := by
      have inner := (hasDerivAt_id x).sub (hasDerivAt_const b x)
      have outer := HasDerivAt.comp (f := fun y => y - b) (hasDerivAt_smoothStep (x - b)) inner
      rwa [show tent (x - b) * (1 - 0) = translate b tent x by grind [translate]] at outer
    exact (moved (-1)).sub (moved 1)
  continuousAt_last x :=
    (continuousAt_translate (-1) continuousAt_tent x).sub
      (continuousAt_translate 1 continuousAt_tent x)

theorem continuousAt_smoothBump (x : ℝ) : ContinuousAt smoothBump x :=
  hasContDerivs_smoothBump.continuousAt (Nat.zero_le 1) x

/-! ### Algebra -/

/-- The tent, the ramp and the tent. -/
def conv_assoc.witness :=
  conv_assoc hasCompactSupport_tent hasCompactSupport_tent continuousAt_tent continuousAt_ramp
    continuousAt_tent

/-- The tent twice, and the ramp. -/
def conv_assoc_of_left.witness :=
  conv_assoc_of_left hasCompactSupport_tent hasCompactSupport_tent continuousAt_tent
    continuousAt_tent continuousAt_ramp

/-- The ramp, and the tent twice. -/
def conv_assoc_of_right.witness :=
  conv_assoc_of_right hasCompactSupport_tent hasCompactSupport_tent continuousAt_ramp
    continuousAt_tent continuousAt_tent

/-- The tent, the ramp and the tent, at 0. -/
def convExistsAt_assoc.witness :=
  convExistsAt_assoc hasCompactSupport_tent hasCompactSupport_tent continuousAt_tent
    continuousAt_ramp continuousAt_tent 0

/-- The tent twice, and the ramp, at 0. -/
def convExistsAt_assoc_of_left.witness :=
  convExistsAt_assoc_of_left hasCompactSupport_tent hasCompactSupport_tent continuousAt_tent
    continuousAt_tent continuousAt_ramp 0

/-- The ramp, and the tent twice, at 0. -/
def convExistsAt_assoc_of_right.witness :=
  convExistsAt_assoc_of_right hasCompactSupport_tent hasCompactSupport_tent continuousAt_ramp
    continuousAt_tent continuousAt_tent 0

/-- The box and the tent. -/
def conv_comm.witness := conv_comm box tent

/-- The box and the tent, at 0. -/
def convExistsAt_comm.witness := convExistsAt_comm box tent 0

/-- The box with itself, at 0. -/
def hasIntegral_conv_comm.witness := hasIntegral_conv_comm box box 0 1

/-- The box and the tent. -/
def reflect_conv.witness := reflect_conv box tent

/-- The box with itself, at 0. -/
def hasIntegral_reflect_conv.witness := hasIntegral_reflect_conv box box 0 1

/-- The box with itself, moved by 1, at 1. -/
def hasIntegral_conv_translate.witness := hasIntegral_conv_translate 1 box box 1 1

/-- The box, moved by 1, with itself, at 1. -/
def hasIntegral_translate_conv.witness := hasIntegral_translate_conv 1 box box 1 1

/-- The box and the tent, moved by 1, at 0. -/
def convExistsAt_conv_translate.witness := convExistsAt_conv_translate 1 box tent 0

/-- The box, moved by 1, and the tent, at 0. -/
def convExistsAt_translate_conv.witness := convExistsAt_translate_conv 1 box tent 0

/-- The box and the tent, moved by 1. -/
def translate_conv_eq.witness := translate_conv_eq 1 box tent

/-- The box, moved by 1, and the tent, moved by 2. -/
def translate_conv_translate.witness := translate_conv_translate 1 2 box tent

/-- The tent, with the ramp and the tent, at 0. -/
def ConvExistsAt.add.witness :=
  ConvExistsAt.add (hasCompactSupport_tent.convExistsAt continuousAt_tent continuousAt_ramp 0)
    (hasCompactSupport_tent.convExistsAt continuousAt_tent continuousAt_tent 0)

/-- The tent and the smooth bump, with the ramp, at 0. -/
def ConvExistsAt.add_left.witness :=
  ConvExistsAt.add_left (hasCompactSupport_tent.convExistsAt continuousAt_tent continuousAt_ramp 0)
    (hasCompactSupport_smoothBump.convExistsAt continuousAt_smoothBump continuousAt_ramp 0)

/-- The tent, with the ramp and the tent, at 0. -/
def conv_add.witness :=
  conv_add (hasCompactSupport_tent.convExistsAt continuousAt_tent continuousAt_ramp 0)
    (hasCompactSupport_tent.convExistsAt continuousAt_tent continuousAt_tent 0)

/-- The tent and the smooth bump, with the ramp, at 0. -/
def add_conv.witness :=
  add_conv (hasCompactSupport_tent.convExistsAt continuousAt_tent continuousAt_ramp 0)
    (hasCompactSupport_smoothBump.convExistsAt continuousAt_smoothBump continuousAt_ramp 0)

/-- The tent, with the ramp and the tent. -/
def conv_add_of_hasCompactSupport.witness :=
  conv_add_of_hasCompactSupport hasCompactSupport_tent continuousAt_tent continuousAt_ramp
    continuousAt_tent

/-- The box and the tent, doubled, at 0. -/
def convExistsAt_mul_left_iff.witness := convExistsAt_mul_left_iff (f := box) (g := tent) (x := 0) 2

/-- The box and the tent, doubled, at 0. -/
def convExistsAt_mul_right_iff.witness :=
  convExistsAt_mul_right_iff (f := box) (g := tent) (x := 0) 2

/-- The box, doubled, and the tent. -/
def mul_conv.witness := mul_conv 2 box tent

/-- The box and the tent, doubled. -/
def conv_mul.witness := conv_mul 2 box tent

/-! ### Existence and support -/

/-- The tent with itself. -/
def SupportedOn.conv.witness := SupportedOn.conv supportedOn_tent supportedOn_tent

/-- The tent with itself, at 0. -/
def SupportedOn.hasIntegral_conv_iff.witness :=
  SupportedOn.hasIntegral_conv_iff (I := Fundamentals.conv tent tent 0) supportedOn_tent
    (by grind only)
    tent 0

/-- The ramp with itself, at 1. -/
def hasIntegral_conv_iff_of_halfLine.witness :=
  hasIntegral_conv_iff_of_halfLine (f := Counterexamples.ramp) (g := Counterexamples.ramp) (x := 1)
    (I := conv Counterexamples.ramp Counterexamples.ramp 1)
    (fun y hy => by grind [Counterexamples.ramp]) (fun y hy => by grind [Counterexamples.ramp])
    (by grind only)

/-- The ramp with itself, at -1. -/
def conv_eq_zero_of_halfLine.witness :=
  conv_eq_zero_of_halfLine (f := Counterexamples.ramp) (g := Counterexamples.ramp) (x := -1)
    (fun y hy => by grind [Counterexamples.ramp]) (fun y hy => by grind [Counterexamples.ramp])
    (by grind only)

/-- The ramp with itself, at 1. -/
def hasIntegralOn_conv_of_halfLine.witness :=
  hasIntegralOn_conv_of_halfLine (f := Counterexamples.ramp) (g := Counterexamples.ramp) (x := 1)
    (fun y hy => by grind [Counterexamples.ramp]) (fun y hy => by grind [Counterexamples.ramp])
    ((continuousOn_of_continuousAt fun x _ _ => continuousAt_ramp x).integrableOn (by grind only))
    ((continuousOn_of_continuousAt fun x _ _ => continuousAt_ramp x).integrableOn (by grind only))

/-- The tent and the ramp, at 0. -/
def SupportedOn.hasIntegralOn_conv.witness :=
  SupportedOn.hasIntegralOn_conv (x := 0) (g := Counterexamples.ramp) supportedOn_tent
    (integrableOn_tent (-1) 1 (by grind only))
    ((continuousOn_of_continuousAt fun x _ _ => continuousAt_ramp x).integrableOn (by grind only))

/-- The tent with itself, at 0. -/
def convExistsAt_of_bounded.witness :=
  convExistsAt_of_bounded integrableOn_tent integrableOn_tent
    (hasCompactSupport_tent.abs.integrable fun x => (continuousAt_tent x).norm) abs_tent_le_one 0

/-- Two constants other than 0, at 0. -/
def not_convExistsAt_const.witness :=
  not_convExistsAt_const (c := 1) (d := 2) (by grind only) (by grind only) 0

/-- The tent, with the period 2, at 0. -/
def HasCompactSupport.finiteSupport_sample.witness :=
  HasCompactSupport.finiteSupport_sample hasCompactSupport_tent Real.zero_lt_two 0

/-- The tent, with the period 2. -/
def periodization_neg.witness := periodization_neg 2 tent

/-! ### Continuity and derivatives -/

/-- The tent and the ramp, at 0. -/
def continuousAt_conv.witness :=
  continuousAt_conv hasCompactSupport_tent continuousAt_tent continuousAt_ramp 0

/-- The tent and the smooth bump. -/
def HasContDerivs.conv.witness :=
  HasContDerivs.conv hasContDerivs_smoothBump hasCompactSupport_tent continuousAt_tent

/-- The ramp and the smooth bump. -/
def HasContDerivs.conv_of_right.witness :=
  HasContDerivs.conv_of_right hasContDerivs_smoothBump hasCompactSupport_smoothBump
    continuousAt_ramp

/-- The smooth bump and the ramp. -/
def HasContDerivs.conv_left.witness :=
  HasContDerivs.conv_left hasContDerivs_smoothBump hasCompactSupport_smoothBump continuousAt_ramp

/-- The smooth bump with itself. -/
def HasContDerivs.conv_of_both.witness :=
  HasContDerivs.conv_of_both hasContDerivs_smoothBump hasCompactSupport_smoothBump
    hasContDerivs_smoothBump

/-- The tent and the smooth step, at 0. -/
def hasDerivAt_conv.witness :=
  hasDerivAt_conv hasCompactSupport_tent continuousAt_tent hasDerivAt_smoothStep continuousAt_tent 0

/-! ### Riemann integrable functions -/

/-- The box and the ramp, at 0. -/
def continuousAt_conv_of_integrable.witness :=
  continuousAt_conv_of_integrable hasCompactSupport_box integrable_box continuousAt_ramp 0

/-- The box and the smooth bump. -/
def HasContDerivs.conv_of_integrable.witness :=
  HasContDerivs.conv_of_integrable hasContDerivs_smoothBump hasCompactSupport_box integrable_box

/-- The box and the smooth step, at 0. -/
def hasDerivAt_conv_of_integrable.witness :=
  hasDerivAt_conv_of_integrable hasCompactSupport_box integrable_box hasDerivAt_smoothStep
    continuousAt_tent 0

/-- The box, the ramp and the box. -/
def conv_assoc_of_integrable.witness :=
  conv_assoc_of_integrable hasCompactSupport_box integrable_box hasCompactSupport_box integrable_box
    continuousAt_ramp

/-- The box, the ramp and the box, at 0. -/
def convExistsAt_assoc_of_integrable.witness :=
  convExistsAt_assoc_of_integrable hasCompactSupport_box integrable_box hasCompactSupport_box
    integrable_box continuousAt_ramp 0

/-! ### Young's inequality -/

/-- The tent and the ramp, at 0. -/
def abs_conv_le_conv_abs.witness :=
  abs_conv_le_conv_abs hasCompactSupport_tent continuousAt_tent continuousAt_ramp 0

/-- The tent with itself. -/
def integral_abs_conv_le.witness :=
  integral_abs_conv_le hasCompactSupport_tent continuousAt_tent hasCompactSupport_tent
    continuousAt_tent

/-- The tent and the ramp, which is at most 1, at 0. -/
def abs_conv_le.witness :=
  abs_conv_le (M := 1) hasCompactSupport_tent continuousAt_tent continuousAt_ramp
    (fun x => by grind [Counterexamples.ramp]) 0

/-- The tent with itself, at 0. -/
def abs_conv_le_of_bounded.witness :=
  abs_conv_le_of_bounded integrableOn_tent integrableOn_tent
    (hasCompactSupport_tent.abs.integrable fun x => (continuousAt_tent x).norm) abs_tent_le_one 0

/-- The tent with itself, at 0. -/
def conv_sq_le_of_sq.witness :=
  conv_sq_le_of_sq integrableOn_tent integrableOn_tent
    ((hasCompactSupport_tent.pow (by decide)).integrable fun x => (continuousAt_tent x).pow 2)
    ((hasCompactSupport_tent.pow (by decide)).integrable fun x => (continuousAt_tent x).pow 2) 0

/-- The tent with itself. -/
def integral_conv_sq_le.witness :=
  integral_conv_sq_le hasCompactSupport_tent continuousAt_tent hasCompactSupport_tent
    continuousAt_tent

end Fundamentals
