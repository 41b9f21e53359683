/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer2d
public import Fundamentals.CrossCorrelation.ConvLayerTransposed

/-!
# The transposed layer for images

What comes back through the convolution layer for images, as algebra over any commutative ring: the
adjoint of the layer in its input is a convolution on ℤ², its adjoint in the kernel a
cross-correlation, as in one dimension, for strides and dilations at least 1.

## Main definitions
* `convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v`: the transposed layer.
* `kernelGradient2d s₁ s₂ d₁ d₂ x v`: what comes back for the kernel.

## Main statements
* `convLayer2d_dot`: `⟨convLayer2d w x, v⟩ = ⟨x, convTransposed2d w v⟩`.
* `convLayer2d_dot_kernelGradient2d`: `⟨convLayer2d w x, v⟩ = ⟨w, kernelGradient2d x v⟩`.
* `convTransposed2d_eq_conv₂`, `kernelGradient2d_eq_xcorr₂`: convolution and cross-correlation.
-/

public section

namespace Fundamentals

open Sequence (ofFin dilate dilate₂ ofMatrix conv₂ xcorr₂)

variable {R : Type} {O C K₁ K₂ L₁ L₂ M N s₁ s₂ d₁ d₂ : Nat}

/-! ### Definitions -/

section Semiring

variable [Lean.Grind.Semiring R]

/-- **The transposed layer for images**, without bias: `v o m n`, multiplied by tap `(i, j)`, is
added at the place `(s₁ * m + d₁ * i, s₂ * n + d₂ * j)`. -/
@[expose] noncomputable def convTransposed2d (L₁ L₂ s₁ s₂ d₁ d₂ : Nat)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (v : Fin O → Matrix M N R) : Fin C → Matrix L₁ L₂ R :=
  fun c k l => ∑ o, ∑ m : Fin M, ∑ n : Fin N, ∑ i : Fin K₁, ∑ j : Fin K₂,
    if s₁ * m.val + d₁ * i.val = k.val ∧ s₂ * n.val + d₂ * j.val = l.val
    then w o c i j * v o m n else 0

/-- **What comes back for the kernel** of the layer for images:
`∑ m, ∑ n, v o m n * x c (s₁ * m + d₁ * i) (s₂ * n + d₂ * j)`. -/
@[expose] noncomputable def kernelGradient2d (s₁ s₂ d₁ d₂ : Nat) (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) :
    Fin O → Fin C → Matrix K₁ K₂ R :=
  fun o c i j => ∑ m, ∑ n,
    v o m n * x c ⟨s₁ * m + d₁ * i, tap_lt m i⟩ ⟨s₂ * n + d₂ * j, tap_lt n j⟩

/-! ### Functions on ℤ² -/

namespace Sequence

/-- Convolution on ℤ² is cross-correlation with the second function reflected, run backwards. -/
theorem conv₂_eq_xcorr₂ (f g : Int → Int → R) (m n : Int) :
    conv₂ f g m n = xcorr₂ f (fun k l => g (-k) (-l)) (-m) (-n) := by
  have place (m k : Int) : -(-m + k) = m - k := by omega
  simp only [conv₂, xcorr₂, place]

/-- **Convolution with a dilated kernel on ℤ²**, dilations at least 1, is the finite sum
`∑ i, ∑ j, A i j * g (m - d₁ * i) (n - d₂ * j)`. -/
theorem conv₂_dilate₂_ofMatrix {d₁ d₂ : Nat} (h₁ : 0 < d₁) (h₂ : 0 < d₂) (A : Matrix M N R)
    (g : Int → Int → R) (m n : Int) : conv₂ (dilate₂ d₁ d₂ (ofMatrix A)) g m n =
      ∑ i : Fin M, ∑ j : Fin N, A i j * g (m - d₁ * i) (n - d₂ * j) := by
  have place (m k : Int) : -(-m + k) = m - k := by omega
  rw [conv₂_eq_xcorr₂, xcorr₂_dilate₂_ofMatrix h₁ h₂]
  simp only [place]

/-- The places of a matrix dilated by at least 1, one entry for each. -/
theorem dilate₂_ofMatrix_eq_sum {d₁ d₂ : Nat} (h₁ : 0 < d₁) (h₂ : 0 < d₂) (A : Matrix M N R)
    (a b : Int) : dilate₂ d₁ d₂ (ofMatrix A) a b =
      ∑ i : Fin M, ∑ j : Fin N, if (d₁ : Int) * i = a ∧ (d₂ : Int) * j = b then A i j else 0 := by
  let entries (i : Fin M) : R := dilate d₂ (ofFin (A i)) b
  have column : (fun k => dilate d₂ (ofMatrix A k) b) = ofFin entries := by
    funext k
    by_cases inside : 0 ≤ k ∧ k < M
    · have row : ofMatrix A k = ofFin (A ⟨k.toNat, by omega⟩) :=
        funext fun l => dif_pos inside
      have value : ofFin entries k = entries ⟨k.toNat, by omega⟩ := dif_pos inside
      rw [row, value]
    · have zero : ofMatrix A k = fun _ => 0 := funext fun l => dif_neg inside
      have value : ofFin entries k = 0 := dif_neg inside
      rw [zero, dilate, ite_self, value]
  rw [dilate₂, column, dilate_ofFin_eq_sum h₁]
  refine sum_congr fun i => ?_
  simp only [entries, dilate_ofFin_eq_sum h₂]
  by_cases hi : (d₁ : Int) * i = a
  · simp only [hi, if_true, true_and]
  · simp only [hi, if_false, false_and, sum_zero]

end Sequence

end Semiring

section CommRing

variable [Lean.Grind.CommRing R]

/-! ### The adjoints -/

/-- Each product of a tap with an input stands at one place of the input. -/
private theorem tap_mul_eq_sum₂ (w : Fin O → Fin C → Matrix K₁ K₂ R) (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) (o : Fin O)
    (m : Fin (convLength L₁ K₁ s₁ d₁)) (n : Fin (convLength L₂ K₂ s₂ d₂)) (c : Fin C) (i : Fin K₁)
    (j : Fin K₂) : w o c i j * x c ⟨s₁ * m + d₁ * i, tap_lt m i⟩ ⟨s₂ * n + d₂ * j, tap_lt n j⟩ *
      v o m n = ∑ k, ∑ l, x c k l *
        if s₁ * m.val + d₁ * i.val = k.val ∧ s₂ * n.val + d₂ * j.val = l.val
        then w o c i j * v o m n else 0 := by
  rw [sum_eq_single ⟨s₁ * m + d₁ * i, tap_lt m i⟩ _ fun k hk => sum_eq_zero fun l => by
      rw [if_neg fun e => hk (Fin.ext e.1.symm), Lean.Grind.Semiring.mul_zero],
    sum_eq_single ⟨s₂ * n + d₂ * j, tap_lt n j⟩ _ fun l hl => by
      rw [if_neg fun e => hl (Fin.ext e.2.symm), Lean.Grind.Semiring.mul_zero],
    if_pos ⟨rfl, rfl⟩]
  grind only

/-- **The transposed layer for images is the adjoint of the layer**: without bias,
`⟨convLayer2d w x, v⟩ = ⟨x, convTransposed2d w v⟩`, the sums of the products of all entries; for all
strides and dilations. -/
theorem convLayer2d_dot (w : Fin O → Fin C → Matrix K₁ K₂ R) (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) :
    ∑ o, ∑ m, ∑ n, convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) x o m n * v o m n =
      ∑ c, ∑ k, ∑ l, x c k l * convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v c k l := by
  let term (o : Fin O) (m : Fin (convLength L₁ K₁ s₁ d₁)) (n : Fin (convLength L₂ K₂ s₂ d₂))
      (c : Fin C) (i : Fin K₁) (j : Fin K₂) (k : Fin L₁) (l : Fin L₂) : R :=
    x c k l * if s₁ * m.val + d₁ * i.val = k.val ∧ s₂ * n.val + d₂ * j.val = l.val
      then w o c i j * v o m n else 0
  -- the sum over the places of the input, moved out of one sum after the other
  have inner (o : Fin O) (m : Fin (convLength L₁ K₁ s₁ d₁)) (n : Fin (convLength L₂ K₂ s₂ d₂))
      (c : Fin C) : ∑ i, ∑ j, ∑ k, ∑ l, term o m n c i j k l =
        ∑ k, ∑ l, ∑ i, ∑ j, term o m n c i j k l := by
    calc ∑ i, ∑ j, ∑ k, ∑ l, term o m n c i j k l
        = ∑ i, ∑ k, ∑ l, ∑ j, term o m n c i j k l :=
          sum_congr fun i => (sum_comm _).trans (sum_congr fun k => sum_comm _)
      _ = ∑ k, ∑ l, ∑ i, ∑ j, term o m n c i j k l :=
          (sum_comm _).trans (sum_congr fun k => sum_comm _)
  calc ∑ o, ∑ m, ∑ n, convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) x o m n * v o m n
      = ∑ o, ∑ m, ∑ n, ∑ c, ∑ i, ∑ j, ∑ k, ∑ l, term o m n c i j k l := by
        simp only [convLayer2d, Lean.Grind.AddCommMonoid.zero_add, ← sum_mul_right,
          tap_mul_eq_sum₂]
        rfl
    _ = ∑ o, ∑ m, ∑ n, ∑ c, ∑ k, ∑ l, ∑ i, ∑ j, term o m n c i j k l := by simp only [inner]
    _ = ∑ o, ∑ m, ∑ c, ∑ k, ∑ l, ∑ n, ∑ i, ∑ j, term o m n c i j k l :=
        sum_congr fun o => sum_congr fun m => (sum_comm _).trans <| sum_congr fun c =>
          (sum_comm _).trans (sum_congr fun k => sum_comm _)
    _ = ∑ o, ∑ c, ∑ k, ∑ l, ∑ m, ∑ n, ∑ i, ∑ j, term o m n c i j k l :=
        sum_congr fun o => (sum_comm _).trans <| sum_congr fun c =>
          (sum_comm _).trans (sum_congr fun k => sum_comm _)
    _ = ∑ c, ∑ k, ∑ l, ∑ o, ∑ m, ∑ n, ∑ i, ∑ j, term o m n c i j k l :=
        (sum_comm _).trans <| sum_congr fun c => (sum_comm _).trans (sum_congr fun k => sum_comm _)
    _ = ∑ c, ∑ k, ∑ l, x c k l * convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v c k l := by
        simp only [convTransposed2d, ← sum_mul_left]
        rfl

/-- **The adjoint of the layer for images in its kernel**: without bias,
`⟨convLayer2d w x, v⟩ = ⟨w, kernelGradient2d x v⟩`. -/
theorem convLayer2d_dot_kernelGradient2d (w : Fin O → Fin C → Matrix K₁ K₂ R)
    (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) :
    ∑ o, ∑ m, ∑ n, convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) x o m n * v o m n =
      ∑ o, ∑ c, ∑ i, ∑ j, w o c i j * kernelGradient2d s₁ s₂ d₁ d₂ x v o c i j := by
  let term (o : Fin O) (m : Fin (convLength L₁ K₁ s₁ d₁)) (n : Fin (convLength L₂ K₂ s₂ d₂))
      (c : Fin C) (i : Fin K₁) (j : Fin K₂) : R :=
    w o c i j * (v o m n * x c ⟨s₁ * m + d₁ * i, tap_lt m i⟩ ⟨s₂ * n + d₂ * j, tap_lt n j⟩)
  have order (a b c : R) : a * b * c = a * (c * b) := by grind only
  calc ∑ o, ∑ m, ∑ n, convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) x o m n * v o m n
      = ∑ o, ∑ m, ∑ n, ∑ c, ∑ i, ∑ j, term o m n c i j := by
        simp only [convLayer2d, Lean.Grind.AddCommMonoid.zero_add, ← sum_mul_right, order]
        rfl
    _ = ∑ o, ∑ m, ∑ c, ∑ i, ∑ j, ∑ n, term o m n c i j :=
        sum_congr fun o => sum_congr fun m => (sum_comm _).trans <| sum_congr fun c =>
          (sum_comm _).trans (sum_congr fun i => sum_comm _)
    _ = ∑ o, ∑ c, ∑ i, ∑ j, ∑ m, ∑ n, term o m n c i j :=
        sum_congr fun o => (sum_comm _).trans <| sum_congr fun c =>
          (sum_comm _).trans (sum_congr fun i => sum_comm _)
    _ = ∑ o, ∑ c, ∑ i, ∑ j, w o c i j * kernelGradient2d s₁ s₂ d₁ d₂ x v o c i j := by
        simp only [kernelGradient2d, ← sum_mul_left]
        rfl

/-! ### Convolution and cross-correlation -/

/-- **What comes back for the input is a convolution on ℤ²**, for strides and dilations at least 1:
of the kernel, dilated, with `v`, dilated by the strides. -/
theorem convTransposed2d_eq_conv₂ (hs₁ : 0 < s₁) (hs₂ : 0 < s₂) (hd₁ : 0 < d₁) (hd₂ : 0 < d₂)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (v : Fin O → Matrix M N R) (c : Fin C) (k : Fin L₁)
    (l : Fin L₂) : convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v c k l =
      ∑ o, conv₂ (dilate₂ d₁ d₂ (ofMatrix (w o c))) (dilate₂ s₁ s₂ (ofMatrix (v o))) k l := by
  refine sum_congr fun o => ?_
  rw [Sequence.conv₂_dilate₂_ofMatrix hd₁ hd₂]
  have place (s d a b k : Nat) : s * a + d * b = k ↔ (s : Int) * a = k - d * b := by
    rw [← Int.ofNat_inj]
    grind only
  have term (i : Fin K₁) (j : Fin K₂) :
      w o c i j * dilate₂ s₁ s₂ (ofMatrix (v o)) (k - d₁ * i) (l - d₂ * j) =
        ∑ m : Fin M, ∑ n : Fin N,
          if s₁ * m.val + d₁ * i.val = k.val ∧ s₂ * n.val + d₂ * j.val = l.val
          then w o c i j * v o m n else 0 := by
    rw [Sequence.dilate₂_ofMatrix_eq_sum hs₁ hs₂, ← sum_mul_left]
    refine sum_congr fun m => ?_
    rw [← sum_mul_left]
    refine sum_congr fun n => ?_
    simp only [place]
    split
    · rfl
    · exact Lean.Grind.Semiring.mul_zero _
  simp only [term]
  calc ∑ m : Fin M, ∑ n : Fin N, ∑ i : Fin K₁, ∑ j : Fin K₂, _
      = ∑ m : Fin M, ∑ i : Fin K₁, ∑ j : Fin K₂, ∑ n : Fin N,
          (if s₁ * m.val + d₁ * i.val = k.val ∧ s₂ * n.val + d₂ * j.val = l.val
          then w o c i j * v o m n else 0) :=
        sum_congr fun m => (sum_comm _).trans (sum_congr fun i => sum_comm _)
    _ = ∑ i : Fin K₁, ∑ j : Fin K₂, ∑ m : Fin M, ∑ n : Fin N, _ :=
        (sum_comm _).trans (sum_congr fun i => sum_comm _)

/-- **What comes back for the kernel is a cross-correlation on ℤ²**, for strides at least 1: of `v`,
dilated by the strides, with the input, at the multiples of the dilations. -/
theorem kernelGradient2d_eq_xcorr₂ (hs₁ : 0 < s₁) (hs₂ : 0 < s₂) (x : Fin C → Matrix L₁ L₂ R)
    (v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R) (o : Fin O)
    (c : Fin C) (i : Fin K₁) (j : Fin K₂) : kernelGradient2d s₁ s₂ d₁ d₂ x v o c i j =
      xcorr₂ (dilate₂ s₁ s₂ (ofMatrix (v o))) (ofMatrix (x c)) (d₁ * i) (d₂ * j) := by
  rw [Sequence.xcorr₂_dilate₂_ofMatrix hs₁ hs₂]
  refine sum_congr fun m => sum_congr fun n => congrArg (v o m n * ·) ?_
  rw [Int.add_comm, Int.add_comm ((d₂ : Int) * j)]
  exact (Sequence.ofMatrix_apply (x c) ⟨s₁ * m + d₁ * i, tap_lt m i⟩
    ⟨s₂ * n + d₂ * j, tap_lt n j⟩).symm

end CommRing

end Fundamentals
