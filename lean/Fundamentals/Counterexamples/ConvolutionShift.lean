/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Box
import Fundamentals.Convolution.Shift

/-!
# Moving both factors is not moving the convolution

Convolution commutes with a translation of *one* factor, `translate_conv_eq`. If both factors are
moved, then the convolution moves twice as far. With two boxes, whose convolution is the tent, that
is seen at the top of the tent.

## Main statements
* `translate_both_ne`: the counterexample.
-/

public section

namespace Fundamentals.Counterexamples

/-- The tent moved by `b` has its top at `b`, but moved by `2 b` it does not, unless `b = 0`. -/
private theorem tent_neg_ne_one {b : ℝ} (hb : b ≠ 0) : tent (-b) ≠ 1 := by grind [tent_def]

/-- **Moving both factors is not moving the convolution**: for the box and every `b ≠ 0` all the
convolutions exist, but `translate b (conv box box)` is not
`conv (translate b box) (translate b box)`; they differ at `b`. What holds instead is
`translate_conv_translate`. -/
theorem translate_both_ne {b : ℝ} (hb : b ≠ 0) :
    (∀ x, ConvExistsAt box box x) ∧ (∀ x, ConvExistsAt (translate b box) (translate b box) x) ∧
      translate b (conv box box) ≠ conv (translate b box) (translate b box) := by
  refine ⟨fun x => (hasIntegral_box_conv_box x).integrable, fun x => ⟨tent (x - b - b), ?_⟩,
    fun equal => tent_neg_ne_one hb ?_⟩
  · rw [hasIntegral_translate_conv, hasIntegral_conv_translate]
    exact hasIntegral_box_conv_box _
  · rw [translate_conv_translate, conv_box_box] at equal
    calc tent (-b) = translate (b + b) tent b := congrArg tent (by grind only)
      _ = translate b tent b := (congrFun equal b).symm
      _ = 1 := by rw [translate, Real.sub_self, tent_zero]

end Fundamentals.Counterexamples
