/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer

/-!
# What the convolution layer is not

* It is not convolution with its kernel: with the two taps 1 and 2, no shift of one is the other.
* With a stride `s ≥ 2` it does not commute with shifts that are not multiples of `s`: of a unit
  impulse that is moved by such a shift, it sees nothing.
* In same mode not even with shifts by the stride: the zeros at the ends do not move along.
* With dilation 0 it is not cross-correlation with the dilated kernel: all taps fall on one place.

## Main statements
* `convLayer_ne_conv`, `convLayer_ne_conv_shift`
* `convLayer_not_equivariant`, `convLayerSame_not_equivariant`
* `convLayer_dilation_zero`
-/

public section

namespace Fundamentals.Counterexamples

open Sequence (ofFin conv delta dilate shift xcorr)

/-- One kernel with the taps 1 and 2. -/
@[expose] def kernelOneTwo : Fin 1 → Matrix 1 2 Int := fun _ _ i => if i = 0 then 1 else 2

/-- One channel with the values 1 and 0. -/
@[expose] def inputOneZero : Matrix 1 2 Int := fun _ l => if l = 0 then 1 else 0

/-- **The layer is not convolution with its kernel.** The taps 1 and 2 against the input 1, 0: in
valid mode, the layer returns `1 * 1 + 2 * 0 = 1`, and convolution `1 * 0 + 2 * 1 = 2`. -/
theorem convLayer_ne_conv :
    convLayer 1 1 kernelOneTwo (fun _ => 0) inputOneZero 0 (0 : Fin 1) = 1 ∧
      conv (ofFin (kernelOneTwo 0 0)) (ofFin (inputOneZero 0)) 1 = 2 := by
  refine ⟨rfl, ?_⟩
  rw [Sequence.conv_eq_sum (Sequence.supportedOn_ofFin _)]
  rfl

/-- **Nor is it convolution up to a shift.** For the taps 1 and 2 and a unit impulse, whatever the
shift `t`, the layer's output is not the convolution moved by `t`: the order of the taps is
reversed. -/
theorem convLayer_ne_conv_shift (t : Int) :
    Sequence.convLayer 1 1 kernelOneTwo (fun _ => 0) (fun _ => delta 0) 0 ≠
      shift t (conv (ofFin (kernelOneTwo 0 0)) (delta 0)) := by
  have impulse : conv (ofFin (kernelOneTwo 0 0)) (delta 0) = ofFin (kernelOneTwo 0 0) := by
    rw [Sequence.conv_delta]
    exact funext fun n => congrArg _ (Int.sub_zero n)
  rw [impulse]
  have taps (n : Int) : ofFin (kernelOneTwo 0 0) n =
      if n = 0 then 1 else if n = 1 then 2 else 0 := by
    by_cases inside : 0 ≤ n ∧ n < 2
    · obtain rfl | rfl : n = 0 ∨ n = 1 := by lia
      · rfl
      · rfl
    · rw [Sequence.supportedOn_ofFin _ n (by lia), if_neg (by lia), if_neg (by lia)]
  have first : Sequence.convLayer 1 1 kernelOneTwo (fun _ => 0) (fun _ => delta 0) 0 0 = 1 := rfl
  have second : Sequence.convLayer 1 1 kernelOneTwo (fun _ => 0) (fun _ => delta 0) 0 (-1) = 2 := by
    decide
  intro same
  rw [same, shift, taps] at first second
  lia

/-- **A stride breaks the other shifts.** Over every ring in which `1 ≠ 0`: for the kernel with the
single tap 1 and the stride `s`, if `b` is not a multiple of `s`, the unit impulse moved by `b`
gives the output 0, and the unit impulse itself does not; so no shift of one output is the other. -/
theorem convLayer_not_equivariant {R : Type} [Lean.Grind.Semiring R] (one_ne_zero : (1 : R) ≠ 0)
    {s : Nat} {b : Int} (hb : ¬(s : Int) ∣ b) (t : Int) :
    Sequence.convLayer s 1 (fun _ _ (_ : Fin 1) => (1 : R)) (fun _ => 0)
        (fun _ : Fin 1 => shift b (delta 0)) (0 : Fin 1) ≠
      shift t (Sequence.convLayer s 1 (fun _ _ (_ : Fin 1) => (1 : R)) (fun _ => 0)
        (fun _ : Fin 1 => delta 0) (0 : Fin 1)) := by
  have value (x : Int → R) (n : Int) : Sequence.convLayer s 1 (fun _ _ (_ : Fin 1) => (1 : R))
      (fun _ => 0) (fun _ : Fin 1 => x) (0 : Fin 1) n = x (s * n) := by
    simp only [Sequence.convLayer, sum_one_length, Fin.val_zero, Int.cast_ofNat_Int, Int.add_zero,
      Lean.Grind.Semiring.one_mul, Lean.Grind.AddCommMonoid.zero_add]
  intro same
  have at_t := congrFun same t
  rw [shift, value, value, shift, Int.sub_self, Int.mul_zero, Sequence.delta_self,
    Sequence.delta_of_ne fun h => hb ⟨t, by lia⟩] at at_t
  exact one_ne_zero at_t.symm

/-- One channel with the values 0 and 1. -/
@[expose] def inputZeroOne : Matrix 1 2 Int := fun _ l => if l = 0 then 0 else 1

/-- **Padding breaks equivariance at the ends.** The input 0, 1, moved by one place, is 0, 0. With
the taps 1 and 2 and one zero added on the right, which is same mode, the output at 0 is
`1 * 0 + 2 * 1 = 2`; it should have moved to the place 1, and there the output is
`1 * 0 + 2 * 0 = 0`. In valid mode this cannot happen, see `convLayer_shift`. -/
theorem convLayerSame_not_equivariant :
    (∀ c (m l : Fin 2), l.val = m.val + 1 * 1 → (0 : Int) = inputZeroOne c m) ∧
      convLayerSame 1 1 kernelOneTwo (fun _ => 0) inputZeroOne 0 (0 : Fin 2) = 2 ∧
      convLayerSame 1 1 kernelOneTwo (fun _ => 0) (fun _ (_ : Fin 2) => 0) 0 (1 : Fin 2) = 0 :=
  ⟨by decide, rfl, rfl⟩

/-- **Dilation 0 is excluded.** With dilation 0 the layer still has a value: both taps, 1 and 2,
meet the same input, 1, and it is `1 * 1 + 2 * 1 = 3`. But the kernel dilated by 0 keeps its first
tap only, and its cross-correlation with the input is 1. -/
theorem convLayer_dilation_zero :
    convLayer 1 0 kernelOneTwo (fun _ => 0) inputOneZero 0 (0 : Fin 2) = 3 ∧
      xcorr (dilate 0 (ofFin (kernelOneTwo 0 0))) (ofFin (inputOneZero 0)) 0 = 1 := by
  refine ⟨rfl, ?_⟩
  have first : dilate 0 (ofFin (kernelOneTwo 0 0)) = delta 0 := by
    funext n
    by_cases zero : n = 0
    · subst zero
      rfl
    · rw [Sequence.delta_of_ne zero, Sequence.dilate_of_not_dvd fun h => zero (Int.zero_dvd.1 h)]
  rw [first, Sequence.delta_xcorr]
  rfl

end Fundamentals.Counterexamples
