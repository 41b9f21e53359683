/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Continuity
import Fundamentals.CrossCorrelation.Autocorrelation
import Fundamentals.CrossCorrelation.Existence
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# Cross-correlation of functions is not associative

One function is enough, the tent at 2: with `f = translate 2 tent`, the function `(f ⋆ f) ⋆ f` lives
on `[-1, 5]` around 2, but `f ⋆ (f ⋆ f)` on `[-5, 1]` around -2. At 2 the one is positive and the
other 0.

## Main statements
* `xcorr_xcorr_translate_left`, `xcorr_xcorr_translate_right`: for every function `f`, moved by `b`,
  one bracketing moves by `b`, the other by `-b`.
* `xcorr_not_assoc`.
-/

public section

namespace Fundamentals

/-- Moving all three functions by `b` moves `(f ⋆ g) ⋆ h` by `b`, for all functions. -/
theorem xcorr_xcorr_translate_left (b : ℝ) (f g h : ℝ → ℝ) :
    xcorr (xcorr (translate b f) (translate b g)) (translate b h) =
      translate b (xcorr (xcorr f g) h) := by
  rw [xcorr_translate b (translate b f) g, translate_xcorr b f g, translate_translate,
    show b + -b = 0 by grind, translate_zero, xcorr_translate]

/-- Moving all three functions by `b` moves `f ⋆ (g ⋆ h)` by `-b`, for all functions. -/
theorem xcorr_xcorr_translate_right (b : ℝ) (f g h : ℝ → ℝ) :
    xcorr (translate b f) (xcorr (translate b g) (translate b h)) =
      translate (-b) (xcorr f (xcorr g h)) := by
  rw [xcorr_translate b (translate b g) h, translate_xcorr b g h, translate_translate,
    show b + -b = 0 by grind, translate_zero, translate_xcorr]

/-- `tent ⋆ tent` is not negative. -/
private theorem xcorr_tent_nonneg (x : ℝ) : 0 ≤ xcorr tent tent x :=
  integral_nonneg fun _ => Real.mul_nonneg (tent_nonneg _) (tent_nonneg _)

/-- At 0, `(tent ⋆ tent) ⋆ tent` is positive. -/
private theorem xcorr_xcorr_tent_pos : 0 < xcorr (xcorr tent tent) tent 0 := by
  have support := hasCompactSupport_tent.xcorr hasCompactSupport_tent
  have continuous (x : ℝ) : ContinuousAt (xcorr tent tent) x :=
    continuousAt_xcorr hasCompactSupport_tent continuousAt_tent continuousAt_tent x
  have height : 0 < xcorr tent tent 0 :=
    xcorr_self_zero_pos (c := 0) hasCompactSupport_tent continuousAt_tent (by grind [tent_zero])
  have value := hasIntegral_xcorr support continuous continuousAt_tent 0
  simp only [Real.zero_add] at value
  refine value.pos (c := 0) (fun y => Real.mul_nonneg (xcorr_tent_nonneg y) (tent_nonneg y))
    ((continuous 0).mul (continuousAt_tent 0)) ?_
  rwa [tent_zero, Real.mul_one]

/-- **Cross-correlation is not associative** (§4.3, eq. (20)). There are continuous functions with
compact support such that `xcorr (xcorr f g) h ≠ xcorr f (xcorr g h)`; even with `f = g = h`, the
tent moved to 2: at 2, the left side is positive and the right side 0. -/
theorem xcorr_not_assoc :
    ∃ f g h : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ (∀ x, ContinuousAt h x) ∧
      HasCompactSupport f ∧ HasCompactSupport g ∧ HasCompactSupport h ∧
      xcorr (xcorr f g) h ≠ xcorr f (xcorr g h) := by
  have continuous := continuousAt_translate 2 continuousAt_tent
  have support := hasCompactSupport_tent.translate 2
  refine ⟨translate 2 tent, translate 2 tent, translate 2 tent, continuous, continuous, continuous,
    support, support, support, fun same => ?_⟩
  rw [xcorr_xcorr_translate_left, xcorr_xcorr_translate_right] at same
  have equal : xcorr (xcorr tent tent) tent (2 - 2) = xcorr tent (xcorr tent tent) (2 - -2) :=
    congrFun same 2
  have right : xcorr tent (xcorr tent tent) (2 - -2) = 0 :=
    supportedOn_tent.xcorr (supportedOn_tent.xcorr supportedOn_tent) _ (by grind)
  rw [right, Real.sub_self] at equal
  exact Real.ne_of_lt xcorr_xcorr_tent_pos equal.symm

end Fundamentals
