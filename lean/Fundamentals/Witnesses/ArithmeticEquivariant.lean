/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.EquivariantFunctional
public import Fundamentals.Arithmetic.EquivariantGrid
public import Fundamentals.Arithmetic.EquivariantLayer
public import Fundamentals.Arithmetic.EquivariantSequence
public import Fundamentals.Convolution.PointMasses
public import Fundamentals.Real.Additive

/-!
# Witnesses: what commutes with shifts is convolution

Closed instances of the theorems of `Fundamentals.Arithmetic` on maps that commute with shifts: all
hypotheses of a theorem hold together, so that none of them is vacuous.

## Main statements
* `Sequence.everySecond_linear`, `Sequence.everySecond_step`: to keep every second value is linear, and
  moves its output by 1 where its input is moved by 2.
* `GridSequence.everySecondAndThird_linear`, `GridSequence.everySecondAndThird_shift`: the same for
  every second row and every third column of an image.
-/

public section

namespace Fundamentals

namespace Sequence

/-! ### Sequences -/

/-- Every second value of a sequence. -/
@[expose] noncomputable def everySecond (f : Int → Int) (n : Int) : Int := f (2 * n)

theorem everySecond_linear : LinearOn FiniteSupport everySecond :=
  ⟨fun _ _ _ _ => rfl, fun _ _ _ => rfl⟩

theorem everySecond_step (f : Int → Int) (_ : FiniteSupport f) :
    everySecond (shift 2 f) = shift 1 (everySecond f) :=
  funext fun n => congrArg f (show 2 * n - 2 = 2 * (n - 1) from (Int.mul_sub 2 n 1).symm)

/-- The map that changes nothing. -/
def equivariant_iff_conv.witness :=
  (equivariant_iff_conv fun f : Int → Int => f).1
    ⟨⟨fun _ _ _ _ => rfl, fun _ _ _ => rfl⟩, fun _ _ _ => rfl⟩

/-- The map that changes nothing. -/
def forall_map_shift_iff.witness :=
  (forall_map_shift_iff (T := fun f : Int → Int => f)).2 fun _ _ => rfl

/-- The map that changes nothing. -/
def eq_map_delta_of_forall_conv.witness :=
  eq_map_delta_of_forall_conv (T := fun f : Int → Int => f) (w := delta 0) fun f _ =>
    (conv_delta f 0).symm ▸ (shift_zero f).symm

/-- The map that changes nothing. -/
def finiteSupport_map_iff.witness :=
  finiteSupport_map_iff equivariant_iff_conv.witness

/-- Every second value. -/
def map_shift_mul_of_step.witness :=
  map_shift_mul_of_step everySecond_step 3 (finiteSupport_delta 0)

/-- Every second value. -/
def equivariant_stride_iff.witness :=
  (equivariant_stride_iff 2 everySecond).1 ⟨everySecond_linear, everySecond_step⟩

/-- Every second value. -/
def equivariant_stride_iff_xcorr.witness :=
  (equivariant_stride_iff_xcorr 2 everySecond).1 ⟨everySecond_linear, everySecond_step⟩

/-- Every second value. -/
def eq_map_delta_of_forall_xcorr.witness :=
  eq_map_delta_of_forall_xcorr equivariant_stride_iff_xcorr.witness 1

/-- Every second value. -/
def map_delta_eq_emod.witness := map_delta_eq_emod everySecond_step 3 1

/-- Every second value. -/
def eq_sumInt_emod.witness :=
  eq_sumInt_emod everySecond_linear everySecond_step (finiteSupport_delta 4) 2

/-! ### Layers -/

/-- The layer with one channel, the taps 1 and 1, the bias 5 and the stride 2. -/
def affine_equivariant_local_iff.witness :=
  (affine_equivariant_local_iff (R := Int) (C := 1) (O := 1) (K := 2) (d := 1) Nat.one_pos 2
    (convLayer 2 1 (fun _ _ _ => 1) fun _ => 5)).2 ⟨fun _ _ _ => 1, fun _ => 5, rfl⟩

/-- Every second value, in one channel. -/
def forall_map_channels_shift_iff.witness :=
  (forall_map_channels_shift_iff (s := 2)
    (T := fun (x : Fin 1 → Int → Int) o => everySecond (x o))).2 fun x o =>
      funext fun n => congrArg (x o) (show 2 * n - 2 = 2 * (n - 1) from (Int.mul_sub 2 n 1).symm)

/-- The layer with one channel, the taps 1 and 1, the bias 5 and the stride 2. -/
def convLayer_zero.witness :=
  convLayer_zero (R := Int) (C := 1) (O := 1) (K := 2) 2 1 (fun _ _ _ => 1) (fun _ => 5) 0 0

/-- The layer with one channel, the taps 1 and 1, the bias 5, the stride 2 and the dilation 3. -/
def convLayer_channelDelta.witness :=
  convLayer_channelDelta (R := Int) (C := 1) (O := 1) (K := 2) (d := 3) (by decide) 2
    (fun _ _ _ => 1) (fun _ => 5) 0 0 1

end Sequence

/-! ### Images -/

namespace GridSequence

/-- The map that changes nothing, on ℤ². -/
def equivariant_iff_conv.witness :=
  (equivariant_iff_conv fun f : Grid 2 → Int => f).1
    ⟨⟨fun _ _ _ _ => rfl, fun _ _ _ => rfl⟩, fun _ _ _ => rfl⟩

/-- The map that changes nothing, on ℤ². -/
def eq_map_delta_of_forall_conv.witness :=
  eq_map_delta_of_forall_conv (T := fun f : Grid 2 → Int => f) equivariant_iff_conv.witness

/-- Every second row and every third column. -/
@[expose] noncomputable def everySecondAndThird (f : Grid 2 → Int) (n : Grid 2) : Int :=
  f (Grid.scale (fun i => 2 + i.val) n)

theorem everySecondAndThird_linear : LinearOn FiniteSupport everySecondAndThird :=
  ⟨fun _ _ _ _ => rfl, fun _ _ _ => rfl⟩

theorem everySecondAndThird_shift (b : Grid 2) (f : Grid 2 → Int) (_ : FiniteSupport f) :
    everySecondAndThird (shift (Grid.scale (fun i => 2 + i.val) b) f) =
      shift b (everySecondAndThird f) :=
  funext fun _ => congrArg f (Grid.ext fun _ => (Int.mul_sub _ _ _).symm)

/-- Every second row and every third column. -/
def equivariant_stride_iff.witness :=
  (equivariant_stride_iff _ everySecondAndThird).1
    ⟨everySecondAndThird_linear, everySecondAndThird_shift⟩

/-- Every second row and every third column. -/
def equivariant_stride_iff_xcorr.witness :=
  (equivariant_stride_iff_xcorr _ everySecondAndThird).1
    ⟨everySecondAndThird_linear, everySecondAndThird_shift⟩

/-- Every second row and every third column. -/
def forall_map_shift_iff.witness :=
  (forall_map_shift_iff (T := everySecondAndThird)).2 fun _ => everySecondAndThird_shift _

end GridSequence

/-! ### Continuous functions -/

/-- The map that changes nothing, which is convolution with the point mass at 0. -/
def CompactFunctional.equivariant_iff_convFun.witness :=
  (equivariant_iff_convFun fun f x => f x).1
    ⟨fun _ _ _ => rfl, fun _ _ _ => rfl, 0, 1, fun φ M h => by
      rw [Real.one_mul]
      exact h 0 (by rw [Real.abs_zero]; exact Real.le_refl 0)⟩

/-- Three times the function 0, convolved with the point mass at 1. -/
def CompactFunctional.convFun_smul.witness := convFun_smul (dirac 1) 3 0

/-- The map that does what convolution with the point mass at 1 does. -/
def CompactFunctional.eq_of_forall_convFun.witness :=
  eq_of_forall_convFun (T := fun f => (dirac 1).convFun f) (S := dirac 1) (S' := dirac 1)
    (fun _ _ => rfl) fun _ _ => rfl

/-- Doubling. -/
def Real.eq_mul_of_additive.witness :=
  Real.eq_mul_of_additive (g := fun x => x + x) (K := 2) (fun x y => by grind only)
    (fun x h h' => by rw [Real.abs_of_nonneg (by grind only)]; grind only) 3

end Fundamentals
