/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.CrossCorrelationNotAssociative
public import Fundamentals.CrossCorrelation.Associativity
public import Fundamentals.CrossCorrelation.Autocorrelation
public import Fundamentals.CrossCorrelation.Sequence
public import Fundamentals.Witnesses.Convolution

/-!
# Witnesses: cross-correlation

Closed instances of the theorems of `Fundamentals.CrossCorrelation` on functions and on sequences:
all hypotheses of a theorem hold together, so that none of them is vacuous. The layers are in
`Fundamentals.Witnesses.ConvLayer`.
-/

public section

namespace Fundamentals

open Counterexamples (continuousAt_ramp ramp)

/-! ### Functions -/

/-- The tent twice, and the ramp. -/
def xcorr_xcorr.witness :=
  xcorr_xcorr hasCompactSupport_tent hasCompactSupport_tent continuousAt_tent continuousAt_tent
    continuousAt_ramp

/-- The tent, the ramp and the tent. -/
def xcorr_xcorr_of_outer.witness :=
  xcorr_xcorr_of_outer hasCompactSupport_tent hasCompactSupport_tent continuousAt_tent
    continuousAt_ramp continuousAt_tent

/-- The ramp, and the tent twice. -/
def xcorr_xcorr_of_right.witness :=
  xcorr_xcorr_of_right hasCompactSupport_tent hasCompactSupport_tent continuousAt_ramp
    continuousAt_tent continuousAt_tent

/-- The box, the ramp and the box. -/
def xcorr_xcorr_of_integrable.witness :=
  xcorr_xcorr_of_integrable hasCompactSupport_box integrable_box hasCompactSupport_box
    integrable_box continuousAt_ramp

/-- The smooth bump, the tent and the ramp. -/
def xcorr_xcorr_left.witness :=
  xcorr_xcorr_left hasCompactSupport_smoothBump hasCompactSupport_tent continuousAt_smoothBump
    continuousAt_tent continuousAt_ramp

/-- The tent, which is even, twice, and the ramp. -/
def xcorr_assoc_of_even.witness :=
  xcorr_assoc_of_even reflect_tent hasCompactSupport_tent hasCompactSupport_tent continuousAt_tent
    continuousAt_tent continuousAt_ramp

/-- The tent, at 1. -/
def abs_xcorr_self_le.witness := abs_xcorr_self_le hasCompactSupport_tent continuousAt_tent 1

/-- The tent, at 1. -/
def abs_xcorr_self_lt.witness :=
  abs_xcorr_self_lt (c := 0) (x := 1) hasCompactSupport_tent continuousAt_tent
    (tent_zero ▸ Real.one_ne_zero) (by grind)

/-- The tent, moved by 2, at 1. -/
def xcorr_translate_lt.witness :=
  xcorr_translate_lt (b := 2) (c := 0) (x := 1) hasCompactSupport_tent continuousAt_tent
    (tent_zero ▸ Real.one_ne_zero) (by grind)

/-- The box with itself, at 0. -/
def hasIntegral_xcorr_iff.witness := hasIntegral_xcorr_iff box box 0 1

/-- The box with itself, at 0. -/
def hasIntegral_xcorr_iff_sub.witness := hasIntegral_xcorr_iff_sub box box 0 1

/-- The box with itself, at 0. -/
def hasIntegral_xcorr_swap.witness := hasIntegral_xcorr_swap box box 0 1

/-- The box with itself, at 0. -/
def hasIntegral_conv_reflect.witness := hasIntegral_conv_reflect box box 0 1

/-- The box and the tent, at 0. -/
def xcorr_eq_integral_sub.witness := xcorr_eq_integral_sub box tent 0

/-- The box and the tent, at 0. -/
def xcorrExistsAt_iff.witness := xcorrExistsAt_iff box tent 0

/-- The box and the tent. -/
def conv_eq_xcorr_reflect.witness := conv_eq_xcorr_reflect box tent

/-- The box and the ramp, at 1. -/
def xcorr_swap.witness := xcorr_swap box ramp 1

/-- The box and the ramp. -/
def xcorr_comm_iff.witness := xcorr_comm_iff box ramp

/-- The box and the ramp. -/
def reflect_xcorr.witness := reflect_xcorr box ramp

/-- The box and the tent, which are even. -/
def xcorr_comm_of_even.witness :=
  xcorr_comm_of_even (f := box) (funext fun x => by rw [reflect, box_def, Real.abs_neg, box_def])
    reflect_tent

/-- The tent and the ramp, at 0. -/
def hasIntegral_xcorr.witness :=
  hasIntegral_xcorr hasCompactSupport_tent continuousAt_tent continuousAt_ramp 0

/-- The box and the ramp, at 0. -/
def HasCompactSupport.xcorrExistsAt_of_integrable.witness :=
  HasCompactSupport.xcorrExistsAt_of_integrable hasCompactSupport_box integrable_box
    (fun _ _ => (continuousOn_of_continuousAt fun x _ _ => continuousAt_ramp x).integrableOn) 0

/-- Two constants other than 0, at 0. -/
def not_xcorrExistsAt_const.witness :=
  not_xcorrExistsAt_const (c := 1) (d := 2) (by grind) (by grind) 0

private theorem xcorrExistsAt_tent_ramp : XcorrExistsAt tent ramp 0 :=
  (hasIntegral_xcorr hasCompactSupport_tent continuousAt_tent continuousAt_ramp 0).integrable

private theorem xcorrExistsAt_tent_tent : XcorrExistsAt tent tent 0 :=
  (hasIntegral_xcorr hasCompactSupport_tent continuousAt_tent continuousAt_tent 0).integrable

/-- The tent, with the ramp and the tent, at 0. -/
def XcorrExistsAt.add.witness := XcorrExistsAt.add xcorrExistsAt_tent_ramp xcorrExistsAt_tent_tent

/-- The tent, with the ramp and the tent, at 0. -/
def xcorr_add.witness := xcorr_add xcorrExistsAt_tent_ramp xcorrExistsAt_tent_tent

/-! ### Sequences -/

open Sequence (delta difference finiteSupport_delta oneTwo step supportedOn_difference
  supportedOn_oneTwo)

/-- The sequences 1, 2 and 1, -1. -/
def Sequence.xcorr_eq_conv_reflect.witness := Sequence.xcorr_eq_conv_reflect oneTwo difference

/-- The sequences 1, 2 and 1, -1, at 1. -/
def Sequence.xcorr_swap.witness := Sequence.xcorr_swap oneTwo difference 1

/-- The sequences 1, 2 and 1, -1, and the unit step. -/
def Sequence.xcorr_xcorr.witness :=
  Sequence.xcorr_xcorr supportedOn_oneTwo.finiteSupport supportedOn_difference.finiteSupport step

/-- The sequence 1, 2, the unit step, and the sequence 1, -1. -/
def Sequence.xcorr_xcorr_of_outer.witness :=
  Sequence.xcorr_xcorr_of_outer supportedOn_oneTwo.finiteSupport
    supportedOn_difference.finiteSupport step

/-- The unit step, and the sequences 1, 2 and 1, -1. -/
def Sequence.xcorr_xcorr_of_right.witness :=
  Sequence.xcorr_xcorr_of_right supportedOn_oneTwo.finiteSupport
    supportedOn_difference.finiteSupport step

/-- The sequence 1, 2, the unit step, and the step mirrored: 1 up to 0. -/
def Sequence.xcorr_xcorr_of_exists.witness :=
  Sequence.xcorr_xcorr_of_exists (g := step) (h := fun k => step (-k))
    supportedOn_oneTwo.finiteSupport fun n => ⟨0, (1 - n).toNat, fun k hk => by grind [step]⟩

end Fundamentals
