/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.SequenceDilation
public import Fundamentals.Linear.Matrix

/-!
# What neural networks call convolution is cross-correlation

The layer that deep-learning frameworks call convolution, in one dimension: `C` input channels of
length `L`, `O` output channels, a kernel of `K` taps for each pair of channels, a bias, a stride
`s` and a dilation `d`. It is discrete cross-correlation with the kernel as it stands; convolution
it would be with the kernel flipped.

## Main definitions
* `convLayer s d w b x`: the layer without padding (valid mode).
* `convLength L K s d`: the length of its output.
* `zeroPad p q x`: `p` zeros before and `q` zeros after each channel.
* `convLayerFull`, `convLayerSame`: the layer on a padded input, full mode and same mode.
* `flipKernel w`: each kernel run backwards.

## Main statements
* `lt_convLength_iff`: the output has a place for each position of the window inside the input.
* `convLayer_eq_xcorr`, `convLayer_zeroPad_eq_xcorr`: the layer is cross-correlation.
* `convLayerFull_eq_xcorr`, `supportedOn_xcorr_kernel`, `convLength_full`: in full mode it is the
  cross-correlation at all shifts at which this can differ from zero.
* `convLength_same`: in same mode with stride `s`, an input of length `L` gives `⌈L/s⌉` outputs.
* `convLayer_flipKernel_eq_conv`, `convLayerFull_flipKernel_eq_conv`: with flipped kernels, the
  layer is convolution.

## Implementation notes
Signals are matrices, channels × length; kernels are families of matrices, out-channels ×
in-channels × taps, as in the frameworks. On the side of the formulas a signal and a kernel are
sequences on ℤ, extended by zero (`ofFin`), and the dilation of a kernel is `dilate d`. That the
layer without flipped kernels is no convolution is `Fundamentals.Counterexamples.ConvLayer`.
-/

public section

namespace Fundamentals

open Sequence (ofFin dilate xcorr conv shift SupportedOn)

variable {R : Type} {O C K L : Nat}

/-! ### The length of the output -/

/-- The number of positions, `s` apart from each other, at which a window of `K` taps, `d` apart
from each other, fits into `L` places, for `s ≥ 1`: `⌊(L - d (K - 1) - 1) / s⌋ + 1`, and 0 if it
does not fit. For `s = 0` it is 0. -/
@[expose] def convLength (L K s d : Nat) : Nat := (L + s - (d * (K - 1) + 1)) / s

example : convLength 10 3 1 1 = 8 := rfl
example : convLength 10 3 2 2 = 3 := rfl
example : convLength 2 3 1 1 = 0 := rfl

/-- At every place of the output, the last tap lies in the input. -/
theorem last_tap_lt {s d n : Nat} (h : n < convLength L K s d) : s * n + d * (K - 1) < L := by
  by_cases hs : 0 < s
  · have fits := (Nat.le_div_iff_mul_le hs).1 (Nat.succ_le_of_lt h)
    have split : n.succ * s = s * n + s := by grind
    omega
  · obtain rfl : s = 0 := by omega
    exact absurd h (by simp only [convLength, Nat.div_zero, Nat.not_lt_zero, not_false_eq_true])

/-- **The valid range**, for `s ≥ 1`: `n` is a place of the output if and only if the last tap of
the window at `s * n` lies in the input. -/
theorem lt_convLength_iff {s : Nat} (hs : 0 < s) (d n : Nat) :
    n < convLength L K s d ↔ s * n + d * (K - 1) < L := by
  refine ⟨last_tap_lt, fun h => (Nat.le_div_iff_mul_le hs).2 ?_⟩
  have split : n.succ * s = s * n + s := by grind
  omega

/-- At every place of the output, every tap lies in the input. -/
theorem tap_lt {s d : Nat} (n : Fin (convLength L K s d)) (i : Fin K) : s * n + d * i < L := by
  have last := last_tap_lt n.isLt
  have below : d * i.val ≤ d * (K - 1) := Nat.mul_le_mul_left d (by lia)
  lia

/-! ### The layer -/

/-- **The convolution layer** of the deep-learning frameworks, in one dimension and without padding
(valid mode): for the input `x`, channels × length, the kernel `w`, out-channels × in-channels ×
taps, the bias `b`, the stride `s` and the dilation `d`,

  `out o n = b o + ∑ c, ∑ i, w o c i * x c (s * n + d * i)`. -/
@[expose] noncomputable def convLayer [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) : Matrix O (convLength L K s d) R :=
  fun o n => b o + ∑ c, ∑ i : Fin K, w o c i * x c ⟨s * n + d * i, tap_lt n i⟩

/-- The same formula for inputs without ends: a layer from sequences on ℤ to sequences on ℤ. -/
@[expose] noncomputable def Sequence.convLayer [Lean.Grind.Semiring R] (s d : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (x : Fin C → Int → R) : Fin O → Int → R :=
  fun o n => b o + ∑ c, ∑ i : Fin K, w o c i * x c (s * n + d * i)

/-- `p` zeros before and `q` zeros after each channel. -/
@[expose] noncomputable def zeroPad [Lean.Grind.Semiring R] (p q : Nat) (x : Matrix C L R) :
    Matrix C (p + L + q) R :=
  fun c l => ofFin (x c) ((l : Int) - p)

/-- The layer in full mode, with stride 1: the input is padded on both sides by one place less than
the window is long. -/
@[expose] noncomputable def convLayerFull [Lean.Grind.Semiring R] (d : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (x : Matrix C L R) :
    Matrix O (convLength (d * (K - 1) + L + d * (K - 1)) K 1 d) R :=
  convLayer 1 d w b (zeroPad (d * (K - 1)) (d * (K - 1)) x)

/-- The padding of same mode, left and right together: what the window sticks out if it is placed
`⌈L/s⌉` times; with stride 1, one place less than the window is long. -/
@[expose] def samePadding (L K s d : Nat) : Nat :=
  (L + s - 1) / s * s + (d * (K - 1) + 1) - (L + s)

/-- The padding of same mode on the left: one half, rounded down. -/
@[expose] def sameLeft (L K s d : Nat) : Nat := samePadding L K s d / 2

/-- The padding of same mode on the right: the other half. -/
@[expose] def sameRight (L K s d : Nat) : Nat := samePadding L K s d - sameLeft L K s d

example : (sameLeft 10 4 1 1, sameRight 10 4 1 1) = (1, 2) := rfl

/-- The layer in same mode. -/
@[expose] noncomputable def convLayerSame [Lean.Grind.Semiring R] (s d : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (x : Matrix C L R) :
    Matrix O (convLength (sameLeft L K s d + L + sameRight L K s d) K s d) R :=
  convLayer s d w b (zeroPad (sameLeft L K s d) (sameRight L K s d) x)

/-- Each kernel run backwards. -/
@[expose] def flipKernel (w : Fin O → Matrix C K R) : Fin O → Matrix C K R :=
  fun o c i => w o c i.rev

/-! ### Lengths -/

/-- Full mode makes the output longer by one place less than the window is long. -/
theorem convLength_full (L K d : Nat) :
    convLength (d * (K - 1) + L + d * (K - 1)) K 1 d = L + d * (K - 1) := by
  rw [convLength, Nat.div_one, Nat.add_sub_add_right, Nat.add_sub_cancel, Nat.add_comm]

/-- With stride 1, same mode pads by one place less than the window is long. -/
theorem samePadding_one (L K d : Nat) : samePadding L K 1 d = d * (K - 1) := by
  rw [samePadding, Nat.div_one, Nat.mul_one, Nat.add_sub_cancel, ← Nat.add_assoc,
    Nat.add_sub_add_right, Nat.add_sub_cancel_left]

/-- **The length in same mode** is `⌈L/s⌉`, for `s ≥ 1`: with stride 1, that of the input. -/
theorem convLength_same {s : Nat} (hs : 0 < s) (L K d : Nat) :
    convLength (sameLeft L K s d + L + sameRight L K s d) K s d = (L + s - 1) / s := by
  have ceil : L + s - 1 < ((L + s - 1) / s + 1) * s := Nat.lt_mul_of_div_lt (Nat.lt_succ_self _) hs
  rw [sameRight, sameLeft, Nat.add_right_comm, Nat.add_sub_of_le (Nat.div_le_self _ 2), convLength,
    samePadding]
  generalize (L + s - 1) / s = c at *
  obtain fits | short := Nat.le_total (L + s) (c * s + (d * (K - 1) + 1))
  · rw [Nat.add_assoc _ L, Nat.sub_add_cancel fits, Nat.add_sub_cancel]
    exact Nat.mul_div_cancel c hs
  · rw [Nat.sub_eq_zero_of_le short, Nat.zero_add]
    exact Nat.div_eq_of_lt_le (Nat.le_sub_of_add_le short)
      (Nat.lt_of_le_of_lt (Nat.sub_le_sub_left (Nat.le_add_left 1 _) _) ceil)

/-! ### The layer is cross-correlation -/

section Semiring

variable [Lean.Grind.Semiring R] {s d : Nat}

/-- **The layer on sequences is cross-correlation** with the dilated kernels, evaluated at the
multiples of the stride: for dilation `d ≥ 1`, every input and every `n`
`out o n = b o + ∑ c, xcorr (dilate d (w o c)) (x c) (s * n)`. -/
theorem Sequence.convLayer_eq_xcorr (hd : 0 < d) (s : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Fin C → Int → R) (o : Fin O) (n : Int) :
    Sequence.convLayer s d w b x o n =
      b o + ∑ c, xcorr (dilate d (ofFin (w o c))) (x c) (s * n) := by
  simp only [Sequence.convLayer, Sequence.xcorr_dilate_ofFin hd]

/-- In valid mode, the layer never sees that its input ends. -/
theorem convLayer_eq_sequence (s d : Nat) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n = Sequence.convLayer s d w b (fun c => ofFin (x c)) o n := by
  refine congrArg (b o + ·) (sum_congr fun c => sum_congr fun i => congrArg (w o c i * ·) ?_)
  exact (Sequence.ofFin_apply (x c) ⟨s * n + d * i, tap_lt n i⟩).symm

/-- **What neural networks call convolution is cross-correlation** (§4.1, last sentence). For every
kernel, bias and input, stride `s` and dilation `d ≥ 1`, at every place `n` of the output in valid
mode

  `out o n = b o + ∑ c, (w o c dilated by d) ⋆ (x c)` at the shift `s * n`,

kernel and input extended by zero, and the kernel not flipped. -/
theorem convLayer_eq_xcorr (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n =
      b o + ∑ c, xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n) := by
  rw [convLayer_eq_sequence, Sequence.convLayer_eq_xcorr hd]

/-- A padded channel, extended by zero, is the channel moved to the right. -/
theorem ofFin_zeroPad (p q : Nat) (x : Matrix C L R) (c : Fin C) :
    ofFin (zeroPad p q x c) = shift p (ofFin (x c)) := by
  funext k
  by_cases h : 0 ≤ k ∧ k < (p + L + q : Nat)
  · obtain ⟨l, rfl⟩ : ∃ l : Fin (p + L + q), k = l :=
      ⟨⟨k.toNat, by omega⟩, (Int.toNat_of_nonneg h.1).symm⟩
    rw [Sequence.ofFin_apply]
    rfl
  · rw [Sequence.supportedOn_ofFin _ k (by omega), shift,
      Sequence.supportedOn_ofFin _ (k - p) (by omega)]

/-- **With padding**, cross-correlation starts `p` places earlier: with `p` zeros on the left and
dilation `d ≥ 1`, the output at `n` is the cross-correlation at the shift `s * n - p`. -/
theorem convLayer_zeroPad_eq_xcorr (hd : 0 < d) (p q : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (p + L + q) K s d)) :
    convLayer s d w b (zeroPad p q x) o n =
      b o + ∑ c, xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n - p) := by
  simp only [convLayer_eq_xcorr hd, ofFin_zeroPad, Sequence.xcorr_shift, shift]

/-- **Full mode is cross-correlation from its first shift on**, for dilation `d ≥ 1`: at the place
`n` of the output, the shift is `n - d * (K - 1)`. -/
theorem convLayerFull_eq_xcorr (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (d * (K - 1) + L + d * (K - 1)) K 1 d)) :
    convLayerFull d w b x o n =
      b o + ∑ c, xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (n - (d * (K - 1) : Nat)) := by
  rw [convLayerFull, convLayer_zeroPad_eq_xcorr hd]
  simp only [Int.cast_ofNat_Int, Int.one_mul]

/-- **Full mode misses nothing**: for dilation `d ≥ 1`, at shifts that are not among its
`L + d * (K - 1)` shifts, which begin with `-d * (K - 1)`, the cross-correlation of a kernel with an
input of length `L` vanishes. -/
theorem supportedOn_xcorr_kernel (hd : 0 < d) (v : Fin K → R) (y : Fin L → R) :
    SupportedOn (xcorr (dilate d (ofFin v)) (ofFin y)) (-(d * (K - 1) : Nat))
      (convLength (d * (K - 1) + L + d * (K - 1)) K 1 d) := by
  have support := ((Sequence.supportedOn_ofFin v).dilate hd).xcorr (Sequence.supportedOn_ofFin y)
  exact convLength_full L K d ▸ support.mono (by lia) (by lia)

/-- **Same mode is cross-correlation**, for `d ≥ 1`, from the shift `-sameLeft L K s d` on. -/
theorem convLayerSame_eq_xcorr (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O)
    (n : Fin (convLength (sameLeft L K s d + L + sameRight L K s d) K s d)) :
    convLayerSame s d w b x o n =
      b o + ∑ c, xcorr (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n - sameLeft L K s d) :=
  convLayer_zeroPad_eq_xcorr hd _ _ w b x o n

/-! ### Convolution is the layer with flipped kernels -/

/-- A flipped kernel slides as the kernel does under the sign of convolution, for dilation
`d ≥ 1`. -/
theorem xcorr_dilate_rev (hd : 0 < d) (v : Fin K → R) (g : Int → R) (m : Int) :
    xcorr (dilate d (ofFin fun i => v i.rev)) g m =
      conv (dilate d (ofFin v)) g (m + (d * (K - 1) : Nat)) := by
  rw [Sequence.xcorr_dilate_ofFin hd, Sequence.conv_dilate_ofFin hd, ← sum_reverse]
  refine sum_congr fun i => ?_
  have place : d * i.rev.val + d * i = d * (K - 1) := by
    rw [← Nat.mul_add, Fin.val_rev]
    exact congrArg (d * ·) (by lia)
  rw [Fin.rev_rev, ← place]
  exact congrArg (fun k => v i * g k) (by grind)

/-- **With flipped kernels, the layer is convolution**: for dilation `d ≥ 1`, at every place `n` of
the output in valid mode, `out o n = b o + ∑ c, (w o c dilated by d) ∗ (x c)` at
`s * n + d * (K - 1)`, where the first window ends. -/
theorem convLayer_flipKernel_eq_conv (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d (flipKernel w) b x o n =
      b o + ∑ c, conv (dilate d (ofFin (w o c))) (ofFin (x c)) (s * n + (d * (K - 1) : Nat)) := by
  rw [convLayer_eq_xcorr hd]
  exact congrArg (b o + ·) (sum_congr fun c => xcorr_dilate_rev hd (w o c) _ _)

/-- **The layer in full mode with flipped kernels is convolution**, for dilation `d ≥ 1`: at the
place `n`, the sum over the in-channels of the convolutions at `n`, plus the bias. -/
theorem convLayerFull_flipKernel_eq_conv (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (d * (K - 1) + L + d * (K - 1)) K 1 d)) :
    convLayerFull d (flipKernel w) b x o n =
      b o + ∑ c, conv (dilate d (ofFin (w o c))) (ofFin (x c)) n := by
  rw [convLayerFull_eq_xcorr hd]
  refine congrArg (b o + ·) (sum_congr fun c => ?_)
  rw [← Int.sub_add_cancel (n : Int) (d * (K - 1) : Nat)]
  simpa only [Int.sub_add_cancel] using
    xcorr_dilate_rev hd (w o c) (ofFin (x c)) (n - (d * (K - 1) : Nat))

end Semiring

end Fundamentals
