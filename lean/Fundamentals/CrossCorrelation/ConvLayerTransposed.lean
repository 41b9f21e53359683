/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.Toeplitz

/-!
# The transposed layer, and what comes back through a convolution layer

Without bias, the convolution layer is linear in its input and in its kernel; the bias is added. The
three adjoint maps are what the reverse sweep of backpropagation applies: a convolution for the
input, known as the layer *conv_transpose*, a cross-correlation for the kernel, and a sum for the
bias; the first two for strides and dilations at least 1. All of it is algebra, over any commutative
ring; that these are the gradients over ℝ is in `Fundamentals.CrossCorrelation.ConvLayerGradient`.

## Main definitions
* `convTransposed L s d w v`: the transposed layer, with an output of length `L`.
* `kernelGradient s d x v`: what comes back for the kernel.

## Main statements
* `convLayer_dot`: the transposed layer is the adjoint of the layer in its input,
  `⟨convLayer w x, v⟩ = ⟨x, convTransposed w v⟩`.
* `convLayer_dot_kernelGradient`: `⟨convLayer w x, v⟩ = ⟨w, kernelGradient x v⟩`.
* `convTransposed_eq_transpose`: the transposed layer is the transposed Toeplitz matrix.
* `convTransposed_eq_conv`, `kernelGradient_eq_xcorr`: convolution and cross-correlation, for
  strides and dilations at least 1; `convTransposed_eq_convLayerFull`: the layer in full mode.
-/

public section

namespace Fundamentals

open scoped Matrix
open Sequence (ofFin dilate xcorr conv)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

/-! ### Definitions -/

section Semiring

variable [Lean.Grind.Semiring R]

/-- **The transposed layer** (`conv_transpose` in the frameworks), from out-channels × `N` to
in-channels × `L`, without bias: `v o n`, multiplied by tap `i`, is added at the place
`s * n + d * i`,

  `out c l = ∑ o, ∑ n, ∑ i, w o c i * v o n`   over all `n` and `i` with `s * n + d * i = l`. -/
@[expose] noncomputable def convTransposed (L s d : Nat) (w : Fin O → Matrix C K R)
    (v : Matrix O N R) : Matrix C L R :=
  fun c l => ∑ o, ∑ n : Fin N, ∑ i : Fin K,
    if s * n.val + d * i.val = l.val then w o c i * v o n else 0

/-- **What comes back for the kernel** of the layer with input `x`, when `v` comes back to its
output: `∑ n, v o n * x c (s * n + d * i)`. -/
@[expose] noncomputable def kernelGradient (s d : Nat) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) : Fin O → Matrix C K R :=
  fun o c i => ∑ n, v o n * x c ⟨s * n + d * i, tap_lt n i⟩

/-- The places of a kernel dilated by `d ≥ 1`, one tap for each. -/
theorem dilate_ofFin_eq_sum (hd : 0 < d) (v : Fin K → R) (m : Int) :
    dilate d (ofFin v) m = ∑ i : Fin K, if (d : Int) * i = m then v i else 0 := by
  by_cases h : ∃ i : Fin K, (d : Int) * i = m
  · obtain ⟨i, rfl⟩ := h
    rw [Sequence.dilate_mul_apply hd, Sequence.ofFin_apply, sum_eq_single i _ fun j hj => ?_,
      if_pos rfl]
    exact if_neg fun e => hj (Fin.ext (Int.ofNat.inj (Int.eq_of_mul_eq_mul_left (by omega) e)))
  · rw [sum_eq_zero fun i => if_neg fun e => h ⟨i, e⟩]
    by_cases hm : (d : Int) ∣ m
    · obtain ⟨k, rfl⟩ := hm
      rw [Sequence.dilate_mul_apply hd]
      exact dif_neg fun inside => h ⟨⟨k.toNat, by omega⟩,
        congrArg ((d : Int) * ·) (Int.toNat_of_nonneg inside.1)⟩
    · exact Sequence.dilate_of_not_dvd hm _

end Semiring

section CommRing

variable [Lean.Grind.CommRing R]

/-! ### The input -/

/-- **The transposed layer is the transposed Toeplitz matrix**, for dilation `d ≥ 1`: in-channel `c`
is the sum over the out-channels of `Tᵀ v o`, where `T` is the Toeplitz matrix of the layer for `o`
and `c`. -/
theorem convTransposed_eq_transpose (hd : 0 < d) (s : Nat) (w : Fin O → Matrix C K R)
    (v : Matrix O N R) (c : Fin C) (l : Fin L) :
    convTransposed L s d w v c l =
      ∑ o, ((toeplitz s (dilate d (ofFin (w o c))))ᵀ *ᵥ v.row o) l := by
  refine sum_congr fun o => sum_congr fun n => ?_
  show _ = dilate d (ofFin (w o c)) (l - s * n) * v o n
  rw [dilate_ofFin_eq_sum hd, ← sum_mul_right]
  refine sum_congr fun i => ?_
  have place : (s * n.val + d * i.val = l.val) ↔ ((d : Int) * i = l - s * n) := by
    rw [← Int.ofNat_inj]
    grind
  by_cases h : s * n.val + d * i.val = l.val
  · rw [if_pos h, if_pos (place.1 h)]
  · rw [if_neg h, if_neg (mt place.2 h), Lean.Grind.Semiring.zero_mul]

/-- **What comes back for the input is a convolution** (§4.1, last sentence), for stride and
dilation at least 1: of the kernel, dilated by `d`, with `v`, dilated by the stride,

  `out c l = ∑ o, (w o c dilated by d) ∗ (v o dilated by s)` at `l`. -/
theorem convTransposed_eq_conv (hs : 0 < s) (hd : 0 < d) (w : Fin O → Matrix C K R)
    (v : Matrix O N R) (c : Fin C) (l : Fin L) :
    convTransposed L s d w v c l =
      ∑ o, conv (dilate d (ofFin (w o c))) (dilate s (ofFin (v o))) l := by
  rw [convTransposed_eq_transpose hd]
  exact sum_congr fun o => transpose_toeplitz_mulVec hs _ (v.row o) l

/-- With stride 1 and dilation 1, the convolution of kernel and `v`. -/
theorem convTransposed_one_eq_conv (w : Fin O → Matrix C K R) (v : Matrix O N R) (c : Fin C)
    (l : Fin L) : convTransposed L 1 1 w v c l = ∑ o, conv (ofFin (w o c)) (ofFin (v o)) l := by
  simp only [convTransposed_eq_conv Nat.one_pos Nat.one_pos, Sequence.dilate_one]

/-- **With stride 1 and dilation `d ≥ 1`, what comes back for the input is the layer in full mode**,
without bias, the kernels flipped and in- and out-channels exchanged. -/
theorem convTransposed_eq_convLayerFull (hd : 0 < d) (w : Fin O → Matrix C K R) (v : Matrix O N R)
    (c : Fin C) (l : Fin (convLength (d * (K - 1) + N + d * (K - 1)) K 1 d)) :
    convTransposed _ 1 d w v c l =
      convLayerFull d (flipKernel fun c o => w o c) (fun _ => 0) v c l := by
  simp only [convTransposed_eq_conv Nat.one_pos hd, Sequence.dilate_one,
    convLayerFull_flipKernel_eq_conv hd, Lean.Grind.AddCommMonoid.zero_add]

/-- Each product of a tap with an input stands at one place of the input. -/
private theorem tap_mul_eq_sum (w : Fin O → Matrix C K R) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) (o : Fin O) (n : Fin (convLength L K s d)) (c : Fin C)
    (i : Fin K) : w o c i * x c ⟨s * n + d * i, tap_lt n i⟩ * v o n =
      ∑ l, x c l * if s * n.val + d * i.val = l.val then w o c i * v o n else 0 := by
  rw [sum_eq_single ⟨s * n + d * i, tap_lt n i⟩ _ fun l hl => by
    rw [if_neg fun e => hl (Fin.ext e.symm), Lean.Grind.Semiring.mul_zero], if_pos rfl]
  grind

/-- **The transposed layer is the adjoint of the layer**: without bias,
`⟨convLayer w x, v⟩ = ⟨x, convTransposed w v⟩`, the sums of the products of all entries; for every
stride and dilation, also 0. -/
theorem convLayer_dot (w : Fin O → Matrix C K R) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) :
    ∑ o, ∑ n, convLayer s d w (fun _ => 0) x o n * v o n =
      ∑ c, ∑ l, x c l * convTransposed L s d w v c l := by
  let term (o : Fin O) (n : Fin (convLength L K s d)) (c : Fin C) (i : Fin K) (l : Fin L) : R :=
    x c l * if s * n.val + d * i.val = l.val then w o c i * v o n else 0
  calc ∑ o, ∑ n, convLayer s d w (fun _ => 0) x o n * v o n
      = ∑ o, ∑ n, ∑ c, ∑ i, ∑ l, term o n c i l := by
        simp only [convLayer, Lean.Grind.AddCommMonoid.zero_add, ← sum_mul_right, tap_mul_eq_sum]
        rfl
    _ = ∑ o, ∑ n, ∑ c, ∑ l, ∑ i, term o n c i l :=
        sum_congr fun o => sum_congr fun n => sum_congr fun c => sum_comm _
    _ = ∑ o, ∑ c, ∑ l, ∑ n, ∑ i, term o n c i l :=
        sum_congr fun o => (sum_comm _).trans (sum_congr fun c => sum_comm _)
    _ = ∑ c, ∑ l, ∑ o, ∑ n, ∑ i, term o n c i l :=
        (sum_comm _).trans (sum_congr fun c => sum_comm _)
    _ = ∑ c, ∑ l, x c l * convTransposed L s d w v c l := by
        simp only [convTransposed, ← sum_mul_left]
        rfl

/-! ### The kernel and the bias -/

/-- **What comes back for the kernel is a cross-correlation** (§4.1, last sentence), for stride at
least 1: of `v`, dilated by the stride, with the input, evaluated at the multiples of the dilation;
stride and dilation change places,

  `kernelGradient o c i = (v o dilated by s) ⋆ (x c)` at the shift `d * i`. -/
theorem kernelGradient_eq_xcorr (hs : 0 < s) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) (o : Fin O) (c : Fin C) (i : Fin K) :
    kernelGradient s d x v o c i = xcorr (dilate s (ofFin (v o))) (ofFin (x c)) (d * i) := by
  rw [Sequence.xcorr_dilate_ofFin hs]
  refine sum_congr fun n => congrArg (v o n * ·) ?_
  rw [Int.add_comm]
  exact (Sequence.ofFin_apply (x c) ⟨s * n + d * i, tap_lt n i⟩).symm

/-- With stride 1 and dilation 1, the cross-correlation of `v` with the input. -/
theorem kernelGradient_one_eq_xcorr (x : Matrix C L R) (v : Matrix O (convLength L K 1 1) R)
    (o : Fin O) (c : Fin C) (i : Fin K) :
    kernelGradient 1 1 x v o c i = xcorr (ofFin (v o)) (ofFin (x c)) i := by
  rw [kernelGradient_eq_xcorr Nat.one_pos, Sequence.dilate_one, Int.cast_ofNat_Int, Int.one_mul]

/-- **The adjoint of the layer in its kernel**: without bias,
`⟨convLayer w x, v⟩ = ⟨w, kernelGradient x v⟩`. -/
theorem convLayer_dot_kernelGradient (w : Fin O → Matrix C K R) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) :
    ∑ o, ∑ n, convLayer s d w (fun _ => 0) x o n * v o n =
      ∑ o, ∑ c, ∑ i, w o c i * kernelGradient s d x v o c i := by
  refine sum_congr fun o => ?_
  simp only [convLayer, kernelGradient, Lean.Grind.AddCommMonoid.zero_add, ← sum_mul_left,
    ← sum_mul_right]
  rw [sum_comm]
  refine sum_congr fun c => (sum_comm _).trans (sum_congr fun i => sum_congr fun n => ?_)
  grind

/-- **The adjoint of the layer in its bias is the sum over all places**: what the bias adds to
`⟨convLayer w x, v⟩` is `⟨b, ∑ n, v · n⟩`. -/
theorem convLayer_dot_bias (w : Fin O → Matrix C K R) (b : Fin O → R) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) :
    ∑ o, ∑ n, convLayer s d w b x o n * v o n =
      ∑ o, ∑ n, convLayer s d w (fun _ => 0) x o n * v o n + ∑ o, b o * ∑ n, v o n := by
  simp only [convLayer, Lean.Grind.AddCommMonoid.zero_add, ← sum_mul_left, ← sum_add]
  exact sum_congr fun o => sum_congr fun n => by grind

end CommRing

end Fundamentals
