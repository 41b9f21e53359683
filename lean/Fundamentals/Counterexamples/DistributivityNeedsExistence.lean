/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Existence
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# The distributive law needs the convolutions on the right

Where `conv f g` and `conv f h` do not exist, `conv f (g + h)` may: with the constant functions
`f = g = 1` and `h = tent - 1`, the sum `g + h` is the tent, and its convolution with 1 is the
constant 1. That a convolution that does not exist counts as 0 does not save the law.

## Main statements
* `conv_one_add`: the counterexample; `conv_add_needs_existence`: that there is one.
* `xcorr_one_add`: the same for the cross-correlation.
-/

public section

namespace Fundamentals.Counterexamples

/-- The convolution of the constant 1 with the tent is the integral of the tent. -/
private theorem hasIntegral_one_conv_tent (x : ℝ) : HasIntegral (fun y => 1 * tent (x - y)) 1 :=
  (hasIntegral_one_conv tent x 1).2 hasIntegral_tent

/-- The convolution of the constant 1 with `tent - 1` does not exist. -/
private theorem not_convExistsAt_one_tent_sub_one (x : ℝ) :
    ¬ConvExistsAt (fun _ => 1) (fun y => tent y - 1) x := by
  intro exists'
  have difference := (hasIntegral_one_conv_tent x).sub exists'.hasIntegral
  have one (y : ℝ) : 1 * tent (x - y) - 1 * (tent (x - y) - 1) = 1 := by grind
  rw [funext one] at difference
  exact not_integrable_const Real.one_ne_zero difference.integrable

/-- **Distributivity needs existence** (§3.4, eq. (11)): with `f = 1`, `g = 1` and `h = tent - 1`,
the convolution `conv f (g + h)` exists everywhere and is the constant 1, but neither `conv f g` nor
`conv f h` exists anywhere; the sum of the values 0 that they then get is not 1. -/
theorem conv_one_add (x : ℝ) :
    ¬ConvExistsAt (fun _ => 1) (fun _ => 1) x ∧
      ¬ConvExistsAt (fun _ => 1) (fun y => tent y - 1) x ∧
      ConvExistsAt (fun _ => 1) (fun y => 1 + (tent y - 1)) x ∧
      conv (fun _ => 1) (fun y => 1 + (tent y - 1)) x = 1 ∧
      conv (fun _ => 1) (fun _ => 1) x + conv (fun _ => 1) (fun y => tent y - 1) x = 0 := by
  have left := not_convExistsAt_const Real.one_ne_zero Real.one_ne_zero x
  have right := not_convExistsAt_one_tent_sub_one x
  have sum : (fun y => 1 + (tent y - 1)) = tent := funext fun y => by grind
  rw [sum, conv_of_not_convExistsAt left, conv_of_not_convExistsAt right, Real.add_zero]
  exact ⟨left, right, (hasIntegral_one_conv_tent x).integrable,
    (hasIntegral_one_conv_tent x).conv_eq, rfl⟩

/-- **Distributivity needs existence** (§3.4, eq. (11)). There are continuous functions for which
`conv f (g + h)` exists everywhere and is the constant 1, but neither `conv f g` nor `conv f h`
exists anywhere (`conv_one_add`); the sum of the values 0 that they then get is not 1. -/
theorem conv_add_needs_existence :
    ∃ f g h : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ (∀ x, ContinuousAt h x) ∧
      ∀ x, ¬ConvExistsAt f g x ∧ ¬ConvExistsAt f h x ∧
        ConvExistsAt f (fun y => g y + h y) x ∧ conv f (fun y => g y + h y) x = 1 ∧
        conv f g x + conv f h x = 0 :=
  ⟨fun _ => 1, fun _ => 1, fun y => tent y - 1, fun _ => continuousAt_const,
    fun _ => continuousAt_const, fun x => (continuousAt_tent x).sub continuousAt_const,
    conv_one_add⟩

/-- **Additivity of the cross-correlation needs existence**, with the same functions. -/
theorem xcorr_one_add (x : ℝ) :
    ¬XcorrExistsAt (fun _ => 1) (fun _ => 1) x ∧
      ¬XcorrExistsAt (fun _ => 1) (fun y => tent y - 1) x ∧
      XcorrExistsAt (fun _ => 1) (fun y => 1 + (tent y - 1)) x ∧
      xcorr (fun _ => 1) (fun y => 1 + (tent y - 1)) x = 1 ∧
      xcorr (fun _ => 1) (fun _ => 1) x + xcorr (fun _ => 1) (fun y => tent y - 1) x = 0 := by
  simp only [xcorrExistsAt_iff, xcorr_eq_conv_reflect]
  exact conv_one_add x

end Fundamentals.Counterexamples
