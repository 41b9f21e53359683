/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Grid
public import Fundamentals.CrossCorrelation.ConvLayer

/-!
# The convolution layer for images

The layer that deep-learning frameworks call convolution, in two dimensions (`conv2d`), is
cross-correlation on ℤ² with the kernel as it stands, as it is in one dimension; both directions
have a stride and a dilation of their own.

## Main definitions
* `Sequence.conv₂`, `Sequence.xcorr₂`: convolution and cross-correlation on ℤ².
* `Sequence.dilate₂`, `Sequence.ofMatrix`: dilation, and extension by zero, on ℤ².
* `convLayer2d`: the layer, in valid mode.

## Main statements
* `Sequence.xcorr₂_eq_conv₂_reflect`: cross-correlation is convolution with the first function
  reflected in both directions; for all functions.
* `Sequence.xcorr₂_dilate₂_ofMatrix`: the finite sum.
* `GridSequence.conv_ofTwo`, `GridSequence.xcorr_ofTwo`: both operations are those on the grid ℤᵈ
  for `d = 2`.
* `convLayer2d_eq_xcorr₂`, `convLayer2d_eq_xcorr`: the layer is cross-correlation.

## Implementation notes
A function on ℤ² is a function of two integers, and a sum over ℤ² a sum of sums; each of these
counts as 0 where infinitely many of its terms differ from zero, as in one dimension.
-/

public section

namespace Fundamentals

variable {R : Type}

/-! ### Functions on ℤ² -/

namespace Sequence

variable [Lean.Grind.Semiring R]

/-- Convolution on ℤ²: `∑_k ∑_l f k l * g (m - k) (n - l)`. -/
@[expose] noncomputable def conv₂ (f g : Int → Int → R) (m n : Int) : R :=
  sumInt fun k => sumInt fun l => f k l * g (m - k) (n - l)

/-- Cross-correlation on ℤ²: `∑_k ∑_l f k l * g (m + k) (n + l)`. -/
@[expose] noncomputable def xcorr₂ (f g : Int → Int → R) (m n : Int) : R :=
  sumInt fun k => sumInt fun l => f k l * g (m + k) (n + l)

/-- `f k l` at the place `(d₁ * k, d₂ * l)`, and 0 at all other places. -/
@[expose] noncomputable def dilate₂ (d₁ d₂ : Nat) (f : Int → Int → R) (m n : Int) : R :=
  dilate d₁ (fun k => dilate d₂ (f k) n) m

/-- The entries of a matrix at the places from `(0, 0)` on, and 0 elsewhere. -/
@[expose] noncomputable def ofMatrix {M N : Nat} (A : Matrix M N R) (m n : Int) : R :=
  ofFin (fun i => ofFin (A i) n) m

theorem ofMatrix_apply {M N : Nat} (A : Matrix M N R) (i : Fin M) (j : Fin N) :
    ofMatrix A i j = A i j :=
  (ofFin_apply _ i).trans (ofFin_apply _ j)

theorem ofMatrix_of_row {M N : Nat} (A : Matrix M N R) {k : Int} (hk : k < 0 ∨ 0 + M ≤ k)
    (l : Int) : ofMatrix A k l = 0 :=
  supportedOn_ofFin _ k hk

theorem supportedOn_ofMatrix {M N : Nat} (A : Matrix M N R) (k : Int) :
    SupportedOn (ofMatrix A k) 0 N := fun l hl => by
  by_cases inside : 0 ≤ k ∧ k < M
  · exact (dif_pos inside).trans (supportedOn_ofFin _ l hl)
  · exact dif_neg inside

/-- **Cross-correlation on ℤ² is convolution with the first function reflected** in both
directions (§4.2, eq. (18), on ℤ²), for all functions. -/
theorem xcorr₂_eq_conv₂_reflect (f g : Int → Int → R) :
    xcorr₂ f g = conv₂ (fun k l => f (-k) (-l)) g := by
  funext m n
  calc xcorr₂ f g m n
      = sumInt fun k => sumInt fun l => f (-k) l * g (m + -k) (n + l) :=
        (sumInt_comp_neg fun k => sumInt fun l => f k l * g (m + k) (n + l)).symm
    _ = conv₂ (fun k l => f (-k) (-l)) g m n := sumInt_congr fun k =>
        (sumInt_comp_neg fun l => f (-k) l * g (m + -k) (n + l)).symm

/-- Cross-correlation with a function dilated by `d₁, d₂ ≥ 1`:
`∑_k ∑_l f k l * g (m + d₁ * k) (n + d₂ * l)`. -/
theorem dilate₂_xcorr₂ {d₁ d₂ : Nat} (h₁ : 0 < d₁) (h₂ : 0 < d₂) (f g : Int → Int → R) (m n : Int) :
    xcorr₂ (dilate₂ d₁ d₂ f) g m n =
      sumInt fun k => sumInt fun l => f k l * g (m + d₁ * k) (n + d₂ * l) := by
  have row (k : Int) : sumInt (fun l => dilate₂ d₁ d₂ f k l * g (m + k) (n + l)) =
      dilate d₁ (fun k => xcorr (dilate d₂ (f k)) (g (m + d₁ * k)) n) k := by
    by_cases h : (d₁ : Int) ∣ k
    · obtain ⟨q, rfl⟩ := h
      simp only [dilate₂, dilate_mul_apply h₁]
      rfl
    · simp only [dilate₂, dilate_of_not_dvd h, Lean.Grind.Semiring.zero_mul, sumInt_zero]
  rw [xcorr₂, sumInt_congr row, sumInt_dilate h₁]
  exact sumInt_congr fun k => dilate_xcorr h₂ (f k) _ n

/-- **Cross-correlation with a dilated kernel on ℤ²**, dilations at least 1, is the finite sum
`∑ i, ∑ j, A i j * g (m + d₁ * i) (n + d₂ * j)`. -/
theorem xcorr₂_dilate₂_ofMatrix {d₁ d₂ M N : Nat} (h₁ : 0 < d₁) (h₂ : 0 < d₂) (A : Matrix M N R)
    (g : Int → Int → R) (m n : Int) :
    xcorr₂ (dilate₂ d₁ d₂ (ofMatrix A)) g m n =
      ∑ i : Fin M, ∑ j : Fin N, A i j * g (m + d₁ * i) (n + d₂ * j) := by
  have columns (k : Int) :=
    (supportedOn_ofMatrix A k).mul_right fun l => g (m + d₁ * k) (n + d₂ * l)
  have rows : SupportedOn (fun k => sumInt fun l =>
      ofMatrix A k l * g (m + d₁ * k) (n + d₂ * l)) 0 M := fun k hk => by
    simp only [ofMatrix_of_row A hk, Lean.Grind.Semiring.zero_mul, sumInt_zero]
  rw [dilate₂_xcorr₂ h₁ h₂, sumInt_eq_sum rows]
  refine sum_congr fun i => ?_
  rw [sumInt_eq_sum (columns _)]
  simp only [Int.zero_add, ofMatrix_apply]

end Sequence

/-! ### ℤ² as a grid -/

/-- A function of two integers as a function on the grid ℤ². -/
@[expose] noncomputable def GridSequence.ofTwo {R : Type} (f : Int → Int → R) (k : Grid 2) : R :=
  f (k 0) (k 1)

/-- **Convolution on ℤ²**, as two sums, is that on the grid ℤᵈ for `d = 2`; for all functions. -/
theorem GridSequence.conv_ofTwo [Lean.Grind.Semiring R] (f g : Int → Int → R) (n : Grid 2) :
    GridSequence.conv (GridSequence.ofTwo f) (GridSequence.ofTwo g) n =
      Sequence.conv₂ f g (n 0) (n 1) := rfl

/-- **Cross-correlation on ℤ²**, as two sums, is that on the grid ℤᵈ for `d = 2`; for all
functions. -/
theorem GridSequence.xcorr_ofTwo [Lean.Grind.Semiring R] (f g : Int → Int → R) (n : Grid 2) :
    GridSequence.xcorr (GridSequence.ofTwo f) (GridSequence.ofTwo g) n =
      Sequence.xcorr₂ f g (n 0) (n 1) := rfl

/-! ### The layer -/

open Sequence (xcorr₂ dilate₂ ofMatrix)

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat} [Lean.Grind.Semiring R]

/-- **The convolution layer for images**, without padding: for the input `x`, channels × height ×
width, the kernel `w`, out-channels × in-channels × taps × taps, the bias `b`, strides `s₁`, `s₂`
and dilations `d₁`, `d₂`,

  `out o m n = b o + ∑ c, ∑ i, ∑ j, w o c i j * x c (s₁ * m + d₁ * i) (s₂ * n + d₂ * j)`. -/
@[expose] noncomputable def convLayer2d (s₁ s₂ d₁ d₂ : Nat) (w : Fin O → Fin C → Matrix K₁ K₂ R)
    (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) :
    Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂) R :=
  fun o m n => b o + ∑ c, ∑ i : Fin K₁, ∑ j : Fin K₂,
    w o c i j * x c ⟨s₁ * m + d₁ * i, tap_lt m i⟩ ⟨s₂ * n + d₂ * j, tap_lt n j⟩

/-- **What neural networks call convolution is cross-correlation**, for images (§4.1, last
sentence): for dilations at least 1, at every place `(m, n)` of the output,

  `out o m n = b o + ∑ c, (w o c dilated by d₁, d₂) ⋆ (x c)` at the shift `(s₁ * m, s₂ * n)`,

kernel and input extended by zero, and the kernel not flipped. -/
theorem convLayer2d_eq_xcorr₂ (h₁ : 0 < d₁) (h₂ : 0 < d₂) (w : Fin O → Fin C → Matrix K₁ K₂ R)
    (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) (o : Fin O) (m : Fin (convLength L₁ K₁ s₁ d₁))
    (n : Fin (convLength L₂ K₂ s₂ d₂)) :
    convLayer2d s₁ s₂ d₁ d₂ w b x o m n =
      b o + ∑ c, xcorr₂ (dilate₂ d₁ d₂ (ofMatrix (w o c))) (ofMatrix (x c)) (s₁ * m) (s₂ * n) := by
  refine congrArg (b o + ·) (sum_congr fun c => ?_)
  rw [Sequence.xcorr₂_dilate₂_ofMatrix h₁ h₂]
  refine sum_congr fun i => sum_congr fun j => congrArg (w o c i j * ·) ?_
  exact (Sequence.ofMatrix_apply (x c) ⟨s₁ * m + d₁ * i, tap_lt m i⟩
    ⟨s₂ * n + d₂ * j, tap_lt n j⟩).symm

/-- **The layer for images is cross-correlation on the grid ℤᵈ** for `d = 2`: for dilations at least
1, at every place `(m, n)` of the output, `out o m n = b o + ∑ c, (w o c dilated) ⋆ (x c)` at
`(s₁ * m, s₂ * n)`. -/
theorem convLayer2d_eq_xcorr (h₁ : 0 < d₁) (h₂ : 0 < d₂) (w : Fin O → Fin C → Matrix K₁ K₂ R)
    (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) (o : Fin O) (m : Fin (convLength L₁ K₁ s₁ d₁))
    (n : Fin (convLength L₂ K₂ s₂ d₂)) {k : Grid 2} (hk₀ : k 0 = s₁ * m) (hk₁ : k 1 = s₂ * n) :
    convLayer2d s₁ s₂ d₁ d₂ w b x o m n =
      b o + ∑ c, GridSequence.xcorr (GridSequence.ofTwo (dilate₂ d₁ d₂ (ofMatrix (w o c))))
        (GridSequence.ofTwo (ofMatrix (x c))) k := by
  rw [convLayer2d_eq_xcorr₂ h₁ h₂]
  simp only [GridSequence.xcorr_ofTwo, hk₀, hk₁]

end Fundamentals
