/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Distributivity
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# Existence and linearity of cross-correlations

## Main statements
* `hasIntegral_xcorr`: if `f` is continuous with compact support and `g` is continuous, the integral
  that defines `xcorr f g x` exists for every `x`; `hasIntegral_xcorr_of_right` with the roles of
  `f` and `g` exchanged.
* `not_xcorrExistsAt_const`: two constants other than 0 have no cross-correlation.
* `xcorr_add`, `add_xcorr`: sums, wherever both cross-correlations on the right exist.
* `mul_xcorr`, `xcorr_mul`: scalars, no hypothesis; what does not exist counts as 0.
-/

public section

namespace Fundamentals

variable {f g h : ℝ → ℝ} {x : ℝ}

/-! ### Existence -/

/-- **Existence of the cross-correlation** (§4.1, eq. (17)). If `f` is continuous with compact
support and `g` is continuous, then for every `x` the improper integral exists:
`xcorr f g x = ∫_{-∞}^{+∞} f y * g (x + y) dy`. -/
theorem hasIntegral_xcorr (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) (xcorr f g x) := by
  have continuous (y : ℝ) : ContinuousAt (fun y => g (x + y)) y :=
    (hgc (x + y)).comp (continuousAt_const.add continuousAt_id)
  exact ((hf.mul_right fun y => g (x + y)).integrable fun y =>
    (hfc y).mul (continuous y)).hasIntegral

/-- **Existence of the cross-correlation** (§4.1, eq. (17)), the other function: `f` is continuous
and `g` continuous with compact support. -/
theorem hasIntegral_xcorr_of_right (hg : HasCompactSupport g) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) (xcorr f g x) := by
  rw [hasIntegral_xcorr_swap g f, xcorr_swap g f]
  exact hasIntegral_xcorr hg hgc hfc (-x)

/-- **Existence of the cross-correlation** of Riemann integrable functions: `f` has compact support
and is integrable, and `g` is integrable over every bounded interval. -/
theorem HasCompactSupport.xcorrExistsAt_of_integrable (hf : HasCompactSupport f)
    (hfi : Integrable f) (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (x : ℝ) : XcorrExistsAt f g x :=
  (xcorrExistsAt_iff f g x).2 <|
    hf.reflect.convExistsAt_of_integrable ((integrable_comp_neg f).2 hfi) hg x

/-- **Not every cross-correlation exists**: that of two constants other than 0 exists at no `x`,
continuous though they are. -/
theorem not_xcorrExistsAt_const {c d : ℝ} (hc : c ≠ 0) (hd : d ≠ 0) (x : ℝ) :
    ¬XcorrExistsAt (fun _ => c) (fun _ => d) x :=
  not_integrable_const (Real.mul_ne_zero hc hd)

/-! ### Linearity -/

/-- If the integrals that define `xcorr f g x` and `xcorr f h x` exist, so does that of
`xcorr f (g + h) x`. -/
theorem XcorrExistsAt.add (hg : XcorrExistsAt f g x) (hh : XcorrExistsAt f h x) :
    XcorrExistsAt f (fun y => g y + h y) x := by
  have total := hg.hasIntegral.add hh.hasIntegral
  simp only [← Real.mul_add] at total
  exact total.integrable

/-- `xcorr f (g + h) x = xcorr f g x + xcorr f h x` at every `x` where both cross-correlations on
the right exist. -/
theorem xcorr_add (hg : XcorrExistsAt f g x) (hh : XcorrExistsAt f h x) :
    xcorr f (fun y => g y + h y) x = xcorr f g x + xcorr f h x := by
  simp only [xcorr_def, Real.mul_add]
  exact integral_add hg hh

/-- `xcorr (f + g) h x = xcorr f h x + xcorr g h x` at every `x` where both cross-correlations on
the right exist. -/
theorem add_xcorr (hf : XcorrExistsAt f h x) (hg : XcorrExistsAt g h x) :
    xcorr (fun y => f y + g y) h x = xcorr f h x + xcorr g h x := by
  simp only [xcorr_def, Real.add_mul]
  exact integral_add hf hg

/-- A factor other than 0 on the left changes nothing about the existence of a cross-correlation; if
the factor is 0, it always exists. -/
theorem xcorrExistsAt_mul_left_iff (c : ℝ) :
    XcorrExistsAt (fun y => c * f y) g x ↔ c = 0 ∨ XcorrExistsAt f g x := by
  rw [xcorrExistsAt_iff, xcorrExistsAt_iff]
  exact convExistsAt_mul_left_iff c

/-- A scalar on the left is taken out, for all functions; what does not exist counts as 0. -/
theorem mul_xcorr (c : ℝ) (f g : ℝ → ℝ) :
    xcorr (fun y => c * f y) g = fun x => c * xcorr f g x := by
  funext x
  simp only [xcorr_def, Real.mul_assoc]
  exact integral_const_mul c _

/-- A scalar on the right is taken out, for all functions; what does not exist counts as 0. -/
theorem xcorr_mul (c : ℝ) (f g : ℝ → ℝ) :
    xcorr f (fun y => c * g y) = fun x => c * xcorr f g x := by
  rw [xcorr_eq_conv_reflect, conv_mul, ← xcorr_eq_conv_reflect]

end Fundamentals
