/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.CrossCorrelation.Existence
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# Autocorrelation: what cross-correlation measures

The cross-correlation of a function with a moved copy of itself is largest where the copy is. This
is what cross-correlation is for: it finds a pattern.

## Main statements
* `xcorr_self_neg`: the autocorrelation is even, for every function.
* `xcorr_self_zero_pos`: at 0 it is positive, unless the function vanishes.
* `abs_xcorr_self_le`: there it is largest.
* `xcorr_translate_le`: `xcorr f (translate b f)` is largest at `b`.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ}

/-- The autocorrelation is even, for every function: `xcorr f f (-x) = xcorr f f x`. -/
theorem xcorr_self_neg (f : ℝ → ℝ) (x : ℝ) : xcorr f f (-x) = xcorr f f x :=
  (xcorr_swap f f x).symm

/-- The autocorrelation at 0 is the integral of the square, for every function. -/
theorem xcorr_self_zero (f : ℝ → ℝ) : xcorr f f 0 = integral fun y => f y * f y := by
  simp only [xcorr_def, Real.zero_add]

/-- For a continuous function with compact support the integral of the square exists. -/
private theorem hasIntegral_mul_self (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) :
    HasIntegral (fun y => f y * f y) (xcorr f f 0) := by
  rw [xcorr_self_zero]
  exact ((hf.mul_right f).integrable fun y => (hfc y).mul (hfc y)).hasIntegral

/-- **The autocorrelation at 0 is positive**, for a continuous function with compact support that
does not vanish everywhere. -/
theorem xcorr_self_zero_pos (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) : 0 < xcorr f f 0 :=
  (hasIntegral_mul_self hf hfc).pos (fun y => Real.mul_self_nonneg (f y))
    ((hfc c).mul (hfc c)) (Real.mul_self_pos hc)

/-- **The autocorrelation is largest at 0**, in absolute value: for a continuous function with
compact support, `|xcorr f f x| ≤ xcorr f f 0`. -/
theorem abs_xcorr_self_le (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) (x : ℝ) :
    |xcorr f f x| ≤ xcorr f f 0 := by
  have square := hasIntegral_mul_self hf hfc
  have moved : HasIntegral (fun y => f (y + x) * f (y + x)) (xcorr f f 0) :=
    (hasIntegral_comp_add (fun y => f y * f y) x _).2 square
  have mean := (square.add moved).const_mul (1 / 2)
  rw [show 1 / 2 * (xcorr f f 0 + xcorr f f 0) = xcorr f f 0 by grind] at mean
  refine (hasIntegral_xcorr hf hfc hfc x).abs_le_of_abs_le mean fun y => ?_
  -- `|p q| ≤ (p² + q²) / 2`
  have minus := Real.mul_self_nonneg (f y - f (y + x))
  have plus := Real.mul_self_nonneg (f y + f (y + x))
  rw [Real.add_comm x y]
  exact Real.abs_le.2 ⟨by grind, by grind⟩

/-- **Cross-correlation finds a pattern.** For a continuous function `f` with compact support, the
cross-correlation of `f` with `f` moved by `b` is largest at `b`: for every `x`
`xcorr f (translate b f) x ≤ xcorr f (translate b f) b`. -/
theorem xcorr_translate_le (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) (b x : ℝ) :
    xcorr f (translate b f) x ≤ xcorr f (translate b f) b := by
  have bound := abs_xcorr_self_le hf hfc (x - b)
  rw [xcorr_translate, translate, translate, Real.sub_self]
  exact Real.le_trans (Real.le_abs_self _) bound

end Fundamentals
