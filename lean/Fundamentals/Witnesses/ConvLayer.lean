/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.ConvLayer
public import Fundamentals.CrossCorrelation.ConvLayer2dGradient
public import Fundamentals.CrossCorrelation.ConvLayer2dTransposed
public import Fundamentals.CrossCorrelation.ConvLayerEquivariance
public import Fundamentals.CrossCorrelation.ConvLayerGradient
public import Fundamentals.CrossCorrelation.ConvLayerPadding
public import Fundamentals.CrossCorrelation.Toeplitz
public import Fundamentals.Convolution.SequenceRing

/-!
# Witnesses: convolutional layers

Closed instances of the theorems of `Fundamentals.CrossCorrelation` on the convolutional layer: all
hypotheses of a theorem hold together, so that none of them is vacuous.

Unless something else is said, the input has one channel and length 4, the kernel is 1, 2, the
stride is 2 and the dilation 1: two places of the output. Images are 3 by 4, their kernel 2 by 2,
the strides are 1 and 2.
-/

public section

namespace Fundamentals

open Counterexamples (kernelOneTwo)

/-! ### The layer -/

/-- At the place 1. -/
def lt_convLength_iff.witness := lt_convLength_iff (L := 4) (K := 2) (s := 2) (by decide) 1 1

/-- At a kernel of length 3. -/
def convLength_same.witness := convLength_same (s := 2) (by decide) 4 3 1

/-- At the place 1. -/
def convLayer_eq_xcorr.witness :=
  convLayer_eq_xcorr (L := 4) (s := 2) (d := 1) (by decide) kernelOneTwo (fun _ => 5)
    (fun _ l => l.val) 0 ⟨1, by decide⟩

/-- At the place 1, with one zero on each side. -/
def convLayer_zeroPad_eq_xcorr.witness :=
  convLayer_zeroPad_eq_xcorr (L := 4) (s := 2) (d := 1) (by decide) 1 1 kernelOneTwo (fun _ => 5)
    (fun _ l => l.val) 0 ⟨1, by decide⟩

/-- At the place 1, with dilation 2. -/
def convLayerFull_eq_xcorr.witness :=
  convLayerFull_eq_xcorr (L := 4) (d := 2) (by decide) kernelOneTwo (fun _ => 5) (fun _ l => l.val)
    0 ⟨1, by decide⟩

/-- With dilation 2. -/
def supportedOn_xcorr_kernel.witness :=
  supportedOn_xcorr_kernel (L := 4) (d := 2) (by decide) (kernelOneTwo 0 0) fun l => l.val

/-- At the place 1. -/
def convLayerSame_eq_xcorr.witness :=
  convLayerSame_eq_xcorr (L := 4) (s := 2) (d := 1) (by decide) kernelOneTwo (fun _ => 5)
    (fun _ l => l.val) 0 ⟨1, by decide⟩

/-- At the place 1. -/
def convLayer_flipKernel_eq_conv.witness :=
  convLayer_flipKernel_eq_conv (L := 4) (s := 2) (d := 1) (by decide) kernelOneTwo (fun _ => 5)
    (fun _ l => l.val) 0 ⟨1, by decide⟩

/-- At the place 1. -/
def convLayer_eq_toeplitz.witness :=
  convLayer_eq_toeplitz (L := 4) (s := 2) (d := 1) (by decide) kernelOneTwo (fun _ => 5)
    (fun _ l => l.val) 0 ⟨1, by decide⟩

/-- From the first row and column to the second row and the third column. -/
def toeplitz_succ.witness :=
  toeplitz_succ (N := 2) (L := 4) 2 (Sequence.delta 1 : Int → Int) (n := 0) (n' := 1) (l := 0)
    (l' := 2) rfl rfl

/-! ### Equivariance -/

/-- At a shift by 1 of the output. -/
def Sequence.convLayer_shift.witness :=
  Sequence.convLayer_shift 2 1 kernelOneTwo (fun _ => 5) (fun _ => Sequence.delta 0) 1 0

/-- At the inputs 0, 1, 2, 3 and -2, -1, 0, 1, and a shift by 1 of the output. -/
def convLayer_shift.witness :=
  convLayer_shift (L := 4) (s := 2) (d := 1) (t := 1) (x := fun _ l => (l.val : Int))
    (y := fun _ l => l.val - 2) (by decide) kernelOneTwo (fun _ => 5) 0 (n := ⟨0, by decide⟩)
    (k := ⟨1, by decide⟩) rfl

/-- At the place 0 and inputs that differ behind its window. -/
def Sequence.convLayer_congr_window.witness :=
  Sequence.convLayer_congr_window (s := 2) (d := 1) (n := 0) (x := fun _ k => k)
    (y := fun _ k => if k < 2 then k else 0) (by decide) kernelOneTwo (fun _ => 5) 0

/-! ### The transposed layer -/

/-- At the place 2 of the input, 3 and 1 coming back. -/
def convTransposed_eq_conv.witness :=
  convTransposed_eq_conv (N := 2) (L := 4) (s := 2) (d := 1) (by decide) (by decide) kernelOneTwo
    (fun _ n => 3 - 2 * n.val) 0 2

/-- At the first place of the input, 3 and 1 coming back. -/
def convTransposed_eq_convLayerFull.witness :=
  convTransposed_eq_convLayerFull (N := 2) (d := 1) (by decide) kernelOneTwo
    (fun _ n => 3 - 2 * n.val) 0 ⟨0, by decide⟩

/-- 3 and 1 coming back. -/
def convLayer_dot.witness :=
  convLayer_dot (L := 4) (s := 2) (d := 1) kernelOneTwo (fun _ l => l.val) fun _ n => 3 - 2 * n.val

/-- At the first tap, 3 and 1 coming back. -/
def kernelGradient_eq_xcorr.witness :=
  kernelGradient_eq_xcorr (L := 4) (K := 2) (s := 2) (d := 1) (O := 1) (C := 1) (R := Int)
    (by decide) (fun _ l => l.val) (fun _ n => 3 - 2 * n.val) 0 0 0

/-- At the place 1 of the input, cropped by 1 on each side, 3 and 1 coming back. -/
def crop_convTransposed_eq_conv.witness :=
  crop_convTransposed_eq_conv (N := 2) (L := 2) (s := 2) (d := 1) (by decide) (by decide) 1 1
    kernelOneTwo (fun _ n => 3 - 2 * n.val) 0 1

/-! ### Gradients -/

/-- At the sum of the outputs. -/
def hasGradientAt_convLayer_input.witness :=
  hasGradientAt_convLayer_input (O := 1) (C := 1) (K := 2) (L := 4) (s := 2) (d := 1)
    (fun _ _ k => k.val + 1) (fun _ => 5) (fun _ l => l.val) (v := fun _ _ => 1)
    (hasGradientAt_dot _ _)

/-- At the sum of the outputs. -/
def hasGradientAt_convLayer_kernel.witness :=
  hasGradientAt_convLayer_kernel (O := 1) (C := 1) (K := 2) (L := 4) (s := 2) (d := 1)
    (fun _ _ k => k.val + 1) (fun _ => 5) (fun _ l => l.val) (v := fun _ _ => 1)
    (hasGradientAt_dot _ _)

/-- At the sum of the outputs. -/
def hasGradientAt_convLayer_bias.witness :=
  hasGradientAt_convLayer_bias (O := 1) (C := 1) (K := 2) (L := 4) (s := 2) (d := 1)
    (fun _ _ k => k.val + 1) (fun _ => 5) (fun _ l => l.val) (v := fun _ _ => 1)
    (hasGradientAt_dot _ _)

/-- At the sum of the outputs, with one zero on each side. -/
def hasGradientAt_convLayer_zeroPad_input.witness :=
  hasGradientAt_convLayer_zeroPad_input (O := 1) (C := 1) (K := 2) (L := 4) (s := 2) (d := 1)
    (p := 1) (q := 1) (fun _ _ k => k.val + 1) (fun _ => 5) (fun _ l => l.val) (v := fun _ _ => 1)
    (hasGradientAt_dot _ _)

/-! ### Images -/

/-- At the delta at 0 and the constant 1, at the origin. -/
def GridSequence.xcorr_ofTwo.witness :=
  GridSequence.xcorr_ofTwo (R := Int) (fun k l => if k = 0 ∧ l = 0 then 1 else 0) (fun _ _ => 1) 0

/-- At the place (1, 1). -/
def convLayer2d_eq_xcorr₂.witness :=
  convLayer2d_eq_xcorr₂ (R := Int) (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4)
    (s₁ := 1) (s₂ := 2) (d₁ := 1) (d₂ := 1) (by decide) (by decide) (fun _ _ i j => i.val + j.val)
    (fun _ => 5) (fun _ k l => k.val + l.val) 0 ⟨1, by decide⟩ ⟨1, by decide⟩

/-- At the place (1, 1). -/
def convLayer2d_eq_xcorr.witness :=
  convLayer2d_eq_xcorr (R := Int) (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4)
    (s₁ := 1) (s₂ := 2) (d₁ := 1) (d₂ := 1) (by decide) (by decide) (fun _ _ i j => i.val + j.val)
    (fun _ => 5) (fun _ k l => k.val + l.val) 0 ⟨1, by decide⟩ ⟨1, by decide⟩
    (k := fun i => if i = 0 then 1 else 2) rfl rfl

/-- At the constant 1 coming back. -/
def convLayer2d_dot.witness :=
  convLayer2d_dot (R := Int) (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4) (s₁ := 1)
    (s₂ := 2) (d₁ := 1) (d₂ := 1) (fun _ _ i j => i.val + j.val) (fun _ k l => k.val + l.val)
    fun _ _ _ => 1

/-- At the place (1, 1) of the input and the constant 1 coming back. -/
def convTransposed2d_eq_conv₂.witness :=
  convTransposed2d_eq_conv₂ (R := Int) (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4)
    (M := 2) (N := 2) (s₁ := 1) (s₂ := 2) (d₁ := 1) (d₂ := 1) (by decide) (by decide) (by decide)
    (by decide) (fun _ _ i j => i.val + j.val) (fun _ _ _ => 1) 0 1 1

/-- At the tap (1, 1) and the constant 1 coming back. -/
def kernelGradient2d_eq_xcorr₂.witness :=
  kernelGradient2d_eq_xcorr₂ (R := Int) (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4)
    (s₁ := 1) (s₂ := 2) (d₁ := 1) (d₂ := 1) (by decide) (by decide) (fun _ k l => k.val + l.val)
    (fun _ _ _ => 1) 0 0 1 1

/-- At the sum of the outputs. -/
def hasGradientAt_convLayer2d_input.witness :=
  hasGradientAt_convLayer2d_input (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4)
    (s₁ := 1) (s₂ := 2) (d₁ := 1) (d₂ := 1) (fun _ _ i j => i.val + j.val) (fun _ => 5)
    (fun _ k l => k.val + l.val) (v := fun _ _ _ => 1) (hasGradientAt_dot _ _)

/-- At the sum of the outputs. -/
def hasGradientAt_convLayer2d_kernel.witness :=
  hasGradientAt_convLayer2d_kernel (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4)
    (s₁ := 1) (s₂ := 2) (d₁ := 1) (d₂ := 1) (fun _ _ i j => i.val + j.val) (fun _ => 5)
    (fun _ k l => k.val + l.val) (v := fun _ _ _ => 1) (hasGradientAt_dot _ _)

/-- At the sum of the outputs. -/
def hasGradientAt_convLayer2d_bias.witness :=
  hasGradientAt_convLayer2d_bias (O := 1) (C := 1) (K₁ := 2) (K₂ := 2) (L₁ := 3) (L₂ := 4)
    (s₁ := 1) (s₂ := 2) (d₁ := 1) (d₂ := 1) (fun _ _ i j => i.val + j.val) (fun _ => 5)
    (fun _ k l => k.val + l.val) (v := fun _ _ _ => 1) (hasGradientAt_dot _ _)

end Fundamentals
