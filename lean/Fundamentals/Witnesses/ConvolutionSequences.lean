/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.GridRing
public import Fundamentals.Convolution.SequenceRing
public import Fundamentals.Counterexamples.CrossCorrelationNotAssociative
public import Fundamentals.Counterexamples.FourierInversion

/-!
# Witnesses: convolution of sequences, and the discrete Fourier transform

Closed instances of the theorems of `Fundamentals.Convolution` on the convolution of sequences on ℤ
and on the grid ℤᵈ, on circular convolution, and on the discrete Fourier transform: all hypotheses
of a theorem hold together, so that none of them is vacuous.

## Main statements
* `Sequence.convExistsAt_step`: the convolution of the unit step with itself exists, though the step
  does not have finite support.
-/

public section

namespace Fundamentals

open Sequence (delta difference finiteSupport_delta oneTwo step supportedOn_difference
  supportedOn_oneTwo)

/-! ### Sequences -/

theorem Sequence.convExistsAt_step (n : Int) : ConvExistsAt step step n :=
  ⟨0, (n + 1).toNat, fun k hk => by grind [step]⟩

/-- The sequence 1, 2 with itself. -/
def Sequence.SupportedOn.conv.witness :=
  Sequence.SupportedOn.conv supportedOn_oneTwo supportedOn_oneTwo

/-- The impulses at 1 and at 2. -/
def Sequence.delta_conv_delta.witness := Sequence.delta_conv_delta (R := Int) 1 2

/-- The unit step, with itself and with the impulse at 0, at 1. -/
def Sequence.conv_add.witness :=
  Sequence.conv_add (Sequence.convExistsAt_step 1)
    (((finiteSupport_delta 0).comp_sub 1).mul_left (step ·))

/-- The sequence 1, -1, and the unit step twice. -/
def Sequence.conv_assoc_of_exists.witness :=
  Sequence.conv_assoc_of_exists supportedOn_difference.finiteSupport Sequence.convExistsAt_step

/-- The sequence 1, -1, and the unit step twice, at 1. -/
def Sequence.convExistsAt_of_exists.witness :=
  Sequence.convExistsAt_of_exists supportedOn_difference.finiteSupport Sequence.convExistsAt_step 1

/-- The unit step twice, and the sequence 1, -1. -/
def Sequence.conv_assoc_of_exists_right.witness :=
  Sequence.conv_assoc_of_exists_right supportedOn_difference.finiteSupport
    Sequence.convExistsAt_step

/-- The unit step twice, and the sequence 1, -1, at 1. -/
def Sequence.convExistsAt_of_exists_right.witness :=
  Sequence.convExistsAt_of_exists_right supportedOn_difference.finiteSupport
    Sequence.convExistsAt_step 1

/-- The sequence 1, -1, the unit step, and the sequence 1, 2. -/
def Sequence.conv_assoc.witness :=
  Sequence.conv_assoc supportedOn_difference.finiteSupport supportedOn_oneTwo.finiteSupport step

/-- The sequences 1, -1 and 1, 2, and the unit step. -/
def Sequence.conv_assoc_of_left.witness :=
  Sequence.conv_assoc_of_left supportedOn_difference.finiteSupport supportedOn_oneTwo.finiteSupport
    step

/-- The unit step, and the sequences 1, -1 and 1, 2. -/
def Sequence.conv_assoc_of_right.witness :=
  Sequence.conv_assoc_of_right supportedOn_difference.finiteSupport supportedOn_oneTwo.finiteSupport
    step

/-- The sequence 1, -1 and the unit step, at 1. -/
def Sequence.convExistsAt_comm.witness := Sequence.convExistsAt_comm difference step 1

/-! ### The ring of sequences with finite support -/

/-- The sequence 1, 2 and an impulse, at 0. -/
def FinSeq.mul_apply.witness :=
  FinSeq.mul_apply ⟨oneTwo, supportedOn_oneTwo.finiteSupport⟩ (FinSeq.impulse 1) 0

/-- The impulses at 1 and at 2. -/
def FinSeq.impulse_mul_impulse.witness := FinSeq.impulse_mul_impulse (R := Int) 1 2

/-- The sequence 1, 2. -/
def FinSeq.eq_sum_impulse.witness :=
  FinSeq.eq_sum_impulse ⟨oneTwo, supportedOn_oneTwo.finiteSupport⟩ supportedOn_oneTwo

/-- The sequences 1, 2 and 1, -1, and an impulse. -/
def FinSeq.commRing_laws.witness :=
  FinSeq.commRing_laws ⟨oneTwo, supportedOn_oneTwo.finiteSupport⟩
    ⟨difference, supportedOn_difference.finiteSupport⟩ (FinSeq.impulse 1)

/-! ### The grid -/

/-- The constants 1 and 2 on ℤ². -/
def GridSequence.xcorr_eq_conv_reflect.witness :=
  GridSequence.xcorr_eq_conv_reflect (d := 2) (fun _ => (1 : Int)) fun _ => 2

/-- The number 2 at the origin of ℤ², twice, and the constant 1. -/
def GridSequence.conv_assoc.witness :=
  GridSequence.conv_assoc (FinGrid.const (d := 2) (2 : Int)).2 (FinGrid.const (d := 2) (2 : Int)).2
    fun _ => 1

/-- The constant 1 on ℤ² and the first coordinate. -/
def GridSequence.conv_comm.witness :=
  GridSequence.conv_comm (d := 2) (fun _ => (1 : Int)) fun k => k 0

/-- The numbers 2 and 3 at the origin of ℤ², there. -/
def FinGrid.mul_apply.witness :=
  FinGrid.mul_apply (FinGrid.const (d := 2) (2 : Int)) (FinGrid.const 3) 0

/-- The numbers 2, 3 and 4 at the origin of ℤ². -/
def FinGrid.commRing_laws.witness :=
  FinGrid.commRing_laws (FinGrid.const (d := 2) (2 : Int)) (FinGrid.const 3) (FinGrid.const 4)

/-! ### Circular convolution -/

/-- The vectors (0, 1, 2) and (1, 1, 1), at the first place. -/
def circConv_eq_conv_add_conv.witness :=
  circConv_eq_conv_add_conv (n := 3) (fun j => (j.val : Int)) (fun _ => 1) 0

/-- The vector (1, 1, 0) with itself, at the first place. -/
def circConv_eq_conv.witness :=
  circConv_eq_conv (n := 3) (x := fun j => if j.val < 2 then (1 : Int) else 0)
    (y := fun j => if j.val < 2 then 1 else 0) (p := 2) (q := 2) (by decide) (by decide)
    (by decide) 0

/-! ### The discrete Fourier transform -/

/-- The root 2 modulo 17 of order 8. -/
private theorem isPrincipalRoot_two : IsPrincipalRoot (2 : Fin 17) 8 :=
  Counterexamples.isPrincipalRoot_mod_seventeen.2.1

/-- Modulo 17, the root 2 of order 8, at the first place. -/
def dft_circConv.witness :=
  dft_circConv (ω := (2 : Fin 17)) (n := 8) (by decide) (fun j => 2 ^ j.val) (fun _ => 1) 0

/-- Modulo 17, the root 2 of order 8. -/
def pow_eq_one_of_dft_circConv.witness :=
  pow_eq_one_of_dft_circConv (ω := (2 : Fin 17)) (n := 8) (by decide) fun x y k =>
    dft_circConv (by decide) x y k

/-- Modulo 17, the root 2 of order 8. -/
def dftMatrix_mul_circulant.witness :=
  dftMatrix_mul_circulant (ω := (2 : Fin 17)) (n := 8) (by decide) fun j => 2 ^ j.val

/-- Modulo 17, the root 2 of order 8, whose inverse is 9, at the first place. -/
def circConv_dftBasis.witness :=
  circConv_dftBasis (ω := (2 : Fin 17)) (ω' := 9) (n := 8) (by decide) (by decide)
    (fun j => 2 ^ j.val) 0

/-- Modulo 17, the root 2 of order 8, and the inverse 15 of 8. -/
def dft_bijective_iff.witness :=
  dft_bijective_iff (ω := (2 : Fin 17)) (n := 8) (by decide) (by decide)

/-- Modulo 17, the root 2 of order 8. -/
def isPrincipalRoot_of_dft_injective.witness :=
  isPrincipalRoot_of_dft_injective (ω := (2 : Fin 17)) (n := 8) (by decide)
    (dft_bijective_iff.witness.2 ⟨isPrincipalRoot_two, 15, by decide⟩).1

/-- Modulo 17, the root 2 of order 8, its inverse 9, and the inverse 15 of 8. -/
def IsPrincipalRoot.smul_dft_dft.witness :=
  IsPrincipalRoot.smul_dft_dft isPrincipalRoot_two (ω' := 9) (by decide) (N := 15) (by decide)
    fun j => 2 ^ j.val

/-- Modulo 17, the root 2 of order 8, its inverse 9, and the inverse 15 of 8. -/
def IsPrincipalRoot.dft_smul_dft.witness :=
  IsPrincipalRoot.dft_smul_dft isPrincipalRoot_two (ω' := 9) (by decide) (N := 15) (by decide)
    fun j => 2 ^ j.val

/-- Modulo 17, the root 2 of order 8, its inverse 9, and the inverse 15 of 8. -/
def IsPrincipalRoot.circConv_eq_smul_dft.witness :=
  IsPrincipalRoot.circConv_eq_smul_dft isPrincipalRoot_two (ω' := 9) (by decide) (N := 15)
    (by decide) (fun j => 2 ^ j.val) fun _ => 1

/-- Modulo 17, the root 2 of order 8, its inverse 9, and the inverse 15 of 8. -/
def IsPrincipalRoot.dftMatrix_mul_smul_dftMatrix.witness :=
  IsPrincipalRoot.dftMatrix_mul_smul_dftMatrix isPrincipalRoot_two (ω' := 9) (by decide) (N := 15)
    (by decide)

/-- Modulo 17, the root 2 of order 8, its inverse 9, and the inverse 15 of 8. -/
def IsPrincipalRoot.circulant_eq.witness :=
  IsPrincipalRoot.circulant_eq isPrincipalRoot_two (ω' := 9) (by decide) (N := 15) (by decide)
    fun j => 2 ^ j.val

/-- In the field of the rational numbers, -1 is a primitive square root of 1. -/
private theorem isPrimitiveRoot_neg_one : IsPrimitiveRoot (-1 : Rat) 2 := ⟨rfl, fun m _ _ => by
  obtain rfl : m = 1 := by omega
  decide⟩

/-- The square root -1 of 1. -/
def IsPrimitiveRoot.isPrincipalRoot.witness :=
  IsPrimitiveRoot.isPrincipalRoot isPrimitiveRoot_neg_one

/-- The square root -1 of 1. -/
def IsPrimitiveRoot.natCast_ne_zero.witness :=
  IsPrimitiveRoot.natCast_ne_zero isPrimitiveRoot_neg_one (by decide)

/-- The square root -1 of 1, and the vector (0, 1). -/
def IsPrimitiveRoot.idft_dft.witness :=
  IsPrimitiveRoot.idft_dft isPrimitiveRoot_neg_one fun j => j.val

/-- The square root -1 of 1, and the vector (0, 1). -/
def IsPrimitiveRoot.dft_idft.witness :=
  IsPrimitiveRoot.dft_idft isPrimitiveRoot_neg_one fun j => j.val

/-- The square root -1 of 1, and the vectors (0, 1) and (1, 1). -/
def IsPrimitiveRoot.circConv_eq_idft.witness :=
  IsPrimitiveRoot.circConv_eq_idft isPrimitiveRoot_neg_one (fun j => j.val) fun _ => 1

/-- The square root -1 of 1, and the vector (0, 1). -/
def IsPrimitiveRoot.circulant_eq.witness :=
  IsPrimitiveRoot.circulant_eq isPrimitiveRoot_neg_one (by decide) fun j => j.val

end Fundamentals
