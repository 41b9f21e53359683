/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.ImproperSupport

/-!
# Cross-correlation of functions on ℝ

`xcorr f g x = ∫_{-∞}^{+∞} f y * g (x + y) dy` for all `f g : ℝ → ℝ`, with the improper integral of
`Fundamentals.Integral.Improper`: how well `f` matches what `g` is around `x`. Where the integral
does not exist, the value is 0; which integrals exist is stated apart.

## Main definitions
* `xcorr f g`: the cross-correlation.
* `XcorrExistsAt f g x`: the integral that defines `xcorr f g x` exists.

## Main statements
* `HasIntegral.xcorr_eq`: the value of a cross-correlation.
* `xcorr_eq_integral_sub`: the substitution that puts `g` in place.
* `SupportedOn.xcorr`, `HasCompactSupport.xcorr`: the support of a cross-correlation.

## Implementation notes
The names are those of the cross-correlation of sequences, `Fundamentals.Sequence.xcorr`. The
function that runs, `f`, comes first, as in the source.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-- The cross-correlation of two functions, `xcorr f g x = ∫_{-∞}^{+∞} f y * g (x + y) dy` (§4.1,
eq. (17)); 0 at every `x` where this improper integral does not exist. -/
@[expose] noncomputable def xcorr (f g : ℝ → ℝ) (x : ℝ) : ℝ := integral fun y => f y * g (x + y)

/-- The integral that defines `xcorr f g x` exists. -/
@[expose] def XcorrExistsAt (f g : ℝ → ℝ) (x : ℝ) : Prop := Integrable fun y => f y * g (x + y)

theorem xcorr_def (f g : ℝ → ℝ) (x : ℝ) : xcorr f g x = integral fun y => f y * g (x + y) := rfl

/-- The value of a cross-correlation, from the value of the integral. -/
theorem HasIntegral.xcorr_eq (h : HasIntegral (fun y => f y * g (x + y)) I) : xcorr f g x = I :=
  h.integral_eq

theorem XcorrExistsAt.hasIntegral (h : XcorrExistsAt f g x) :
    HasIntegral (fun y => f y * g (x + y)) (xcorr f g x) :=
  Integrable.hasIntegral h

/-- Where the integral does not exist, the value of the cross-correlation is 0. -/
theorem xcorr_of_not_xcorrExistsAt (h : ¬XcorrExistsAt f g x) : xcorr f g x = 0 :=
  integral_of_not_exists h

/-- The integral that defines `xcorr f g x` exists with the value `I` iff `∫ f (y - x) * g y dy`
does. -/
theorem hasIntegral_xcorr_iff_sub (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) I ↔ HasIntegral (fun y => f (y - x) * g y) I := by
  have shifted (y : ℝ) : f (y + x - x) * g (y + x) = f y * g (x + y) := by
    rw [show y + x - x = y by grind only, Real.add_comm]
  rw [← hasIntegral_comp_add (fun y => f (y - x) * g y) x, funext shifted]

/-- The substitution that puts `g` in place: `xcorr f g x = ∫ f (y - x) * g y dy`, for all
functions. -/
theorem xcorr_eq_integral_sub (f g : ℝ → ℝ) (x : ℝ) :
    xcorr f g x = integral fun y => f (y - x) * g y :=
  integral_eq_of_hasIntegral_iff (hasIntegral_xcorr_iff_sub f g x)

/-- **Support of a cross-correlation.** If `f` vanishes outside `[a, b]` and `g` outside `[c, d]`,
then `xcorr f g` vanishes outside `[c - b, d - a]`. -/
theorem SupportedOn.xcorr (hf : SupportedOn f a b) (hg : SupportedOn g c d) :
    SupportedOn (xcorr f g) (c - b) (d - a) := by
  intro x hx
  have zero (y : ℝ) : f y * g (x + y) = 0 := by
    by_cases hy : y < a ∨ b < y
    · rw [hf y hy, Real.zero_mul]
    · rw [hg (x + y) (by grind only), Real.mul_zero]
  exact (integral_congr zero).trans integral_zero

/-- The cross-correlation of functions with compact support has compact support. -/
theorem HasCompactSupport.xcorr (hf : HasCompactSupport f) (hg : HasCompactSupport g) :
    HasCompactSupport (xcorr f g) := by
  obtain ⟨R, -, hf⟩ := hf.exists_supportedOn
  obtain ⟨S, -, hg⟩ := hg.exists_supportedOn
  exact (hf.xcorr hg).hasCompactSupport

/-- **Cross-correlation over a finite interval.** If `f` vanishes outside `[a, b]`, `a ≤ b`, then
for every `g` and `x` `∫_{-∞}^{+∞} f y * g (x + y) dy = ∫_a^b f y * g (x + y) dy`; one of the two
exists iff the other does. -/
theorem SupportedOn.hasIntegral_xcorr_iff (hf : SupportedOn f a b) (hab : a ≤ b) (g : ℝ → ℝ)
    (x : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) I ↔ HasIntegralOn (fun y => f y * g (x + y)) a b I :=
  (hf.mul_right fun y => g (x + y)).hasIntegral_iff hab

/-- The value of a cross-correlation from an integral over a finite interval, if `f` vanishes
outside `[a, b]`. -/
theorem SupportedOn.xcorr_eq (hf : SupportedOn f a b)
    (h : HasIntegralOn (fun y => f y * g (x + y)) a b I) : Fundamentals.xcorr f g x = I :=
  ((hf.hasIntegral_xcorr_iff h.ends_le g x).2 h).xcorr_eq

end Fundamentals
