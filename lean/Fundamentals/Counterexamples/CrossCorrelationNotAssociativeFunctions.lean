/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Continuity
import Fundamentals.CrossCorrelation.Tent
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# Cross-correlation of functions is not associative

One function is enough, the tent at 2: with `f = translate 2 tent`, the function `(f ⋆ f) ⋆ f` lives
on `[-1, 5]` around 2, but `f ⋆ (f ⋆ f)` on `[-5, 1]` around -2. At 2 the one is `11/20` and the
other 0.

## Main statements
* `xcorr_xcorr_translate_left`, `xcorr_xcorr_translate_right`: for every function `f`, moved by `b`,
  one bracketing moves by `b`, the other by `-b`.
* `xcorr_xcorr_translate_tent_left`, `xcorr_xcorr_translate_tent_right`, `xcorr_not_assoc`.
-/

public section

namespace Fundamentals.Counterexamples

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

/-- At 2, `(f ⋆ f) ⋆ f` is `11/20`, where `f` is the tent moved to 2. -/
theorem xcorr_xcorr_translate_tent_left :
    xcorr (xcorr (translate 2 tent) (translate 2 tent)) (translate 2 tent) 2 = 11 / 20 := by
  rw [xcorr_xcorr_translate_left, translate, Real.sub_self, xcorr_xcorr_tent_zero]

/-- At 2, `f ⋆ (f ⋆ f)` is 0, where `f` is the tent moved to 2. -/
theorem xcorr_xcorr_translate_tent_right :
    xcorr (translate 2 tent) (xcorr (translate 2 tent) (translate 2 tent)) 2 = 0 := by
  rw [xcorr_xcorr_translate_right, translate]
  exact supportedOn_tent.xcorr (supportedOn_tent.xcorr supportedOn_tent) _ (by grind)

/-- **Cross-correlation is not associative** (§4.3, eq. (20)). There are continuous functions with
compact support such that `xcorr (xcorr f g) h ≠ xcorr f (xcorr g h)`; even with `f = g = h`, the
tent moved to 2: at 2, the left side is 11/20 and the right side 0. -/
theorem xcorr_not_assoc :
    ∃ f g h : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ (∀ x, ContinuousAt h x) ∧
      HasCompactSupport f ∧ HasCompactSupport g ∧ HasCompactSupport h ∧
      xcorr (xcorr f g) h ≠ xcorr f (xcorr g h) := by
  have continuous := continuousAt_translate 2 continuousAt_tent
  have support := hasCompactSupport_tent.translate 2
  refine ⟨translate 2 tent, translate 2 tent, translate 2 tent, continuous, continuous, continuous,
    support, support, support, fun same => ?_⟩
  have equal := congrFun same 2
  rw [xcorr_xcorr_translate_tent_left, xcorr_xcorr_translate_tent_right] at equal
  grind

end Fundamentals.Counterexamples
