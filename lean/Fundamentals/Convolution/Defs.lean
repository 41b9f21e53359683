/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.ImproperSupport

/-!
# Convolution of functions on ℝ

`conv f g x = ∫_{-∞}^{+∞} f y * g (x - y) dy` for all `f g : ℝ → ℝ`, with the improper integral of
`Fundamentals.Integral.Improper`. Where that integral does not exist, the value is 0; which
integrals exist is stated apart.

## Main definitions
* `conv f g`: the convolution.
* `ConvExistsAt f g x`: the integral that defines `conv f g x` exists.
* `reflect f`, `translate b f`: `f` run backwards, `f` moved to the right by `b`.

## Main statements
* `HasIntegral.conv_eq`: the value of a convolution.
* `SupportedOn.conv`, `HasCompactSupport.conv`: the support of a convolution.
* `SupportedOn.hasIntegral_conv_iff`: finite limits of integration, if one factor vanishes outside
  an interval; `SupportedOn.conv_congr`: which values of the other factor matter.
* `hasIntegral_conv_iff_of_halfLine`, `conv_eq_of_halfLine`: for two functions that vanish on the
  negative half-line, the limits of integration are 0 and `x`.

## Implementation notes
The names are those of the convolution of sequences, `Fundamentals.Sequence.conv`, except for
`translate`, which is called `shift` there.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b c d I x : ℝ}

/-! ### Definitions -/

/-- The convolution of two functions, `conv f g x = ∫_{-∞}^{+∞} f y * g (x - y) dy`; 0 at every `x`
where this improper integral does not exist. -/
@[expose] noncomputable def conv (f g : ℝ → ℝ) (x : ℝ) : ℝ := integral fun y => f y * g (x - y)

/-- The integral that defines `conv f g x` exists. -/
@[expose] def ConvExistsAt (f g : ℝ → ℝ) (x : ℝ) : Prop := Integrable fun y => f y * g (x - y)

/-- The function run backwards: `reflect f x = f (-x)`. -/
@[expose] noncomputable def reflect (f : ℝ → ℝ) (x : ℝ) : ℝ := f (-x)

/-- The function moved to the right by `b`: `translate b f x = f (x - b)`. -/
@[expose] noncomputable def translate (b : ℝ) (f : ℝ → ℝ) (x : ℝ) : ℝ := f (x - b)

theorem conv_def (f g : ℝ → ℝ) (x : ℝ) : conv f g x = integral fun y => f y * g (x - y) := rfl

/-- The value of a convolution, from the value of the integral. -/
theorem HasIntegral.conv_eq (h : HasIntegral (fun y => f y * g (x - y)) I) : conv f g x = I :=
  h.integral_eq

theorem ConvExistsAt.hasIntegral (h : ConvExistsAt f g x) :
    HasIntegral (fun y => f y * g (x - y)) (conv f g x) :=
  Integrable.hasIntegral h

/-- Where the integral does not exist, the value of the convolution is 0. -/
theorem conv_of_not_convExistsAt (h : ¬ConvExistsAt f g x) : conv f g x = 0 :=
  integral_of_not_exists h

/-! ### Reflection and translation -/

/-- Reflecting twice changes nothing. -/
theorem reflect_reflect (f : ℝ → ℝ) : reflect (reflect f) = f :=
  funext fun x => congrArg f (Real.neg_neg x)

/-- Translating by 0 changes nothing. -/
theorem translate_zero (f : ℝ → ℝ) : translate 0 f = f :=
  funext fun x => congrArg f (Real.sub_zero x)

/-- Two translations add up. -/
theorem translate_translate (b c : ℝ) (f : ℝ → ℝ) :
    translate b (translate c f) = translate (b + c) f :=
  funext fun x => congrArg f (by grind)

/-- Reflection turns translations around. -/
theorem reflect_translate (b : ℝ) (f : ℝ → ℝ) :
    reflect (translate b f) = translate (-b) (reflect f) :=
  funext fun x => congrArg f (by grind)

theorem SupportedOn.reflect (hf : SupportedOn f a b) : SupportedOn (reflect f) (-b) (-a) :=
  hf.comp_neg

theorem SupportedOn.translate (hf : SupportedOn f a b) (c : ℝ) :
    SupportedOn (translate c f) (a + c) (b + c) :=
  fun x hx => hf (x - c) (by grind)

theorem HasCompactSupport.reflect (hf : HasCompactSupport f) : HasCompactSupport (reflect f) :=
  hf.comp_neg

theorem HasCompactSupport.translate (hf : HasCompactSupport f) (c : ℝ) :
    HasCompactSupport (translate c f) :=
  let ⟨_, _, h⟩ := hf.exists_supportedOn
  (h.translate c).hasCompactSupport

/-! ### The support -/

/-- **Support of a convolution.** If `f` vanishes outside `[a, b]` and `g` outside `[c, d]`, then
`conv f g` vanishes outside `[a + c, b + d]`. -/
theorem SupportedOn.conv (hf : SupportedOn f a b) (hg : SupportedOn g c d) :
    SupportedOn (conv f g) (a + c) (b + d) := by
  intro x hx
  have zero (y : ℝ) : f y * g (x - y) = 0 := by
    by_cases hy : y < a ∨ b < y
    · rw [hf y hy, Real.zero_mul]
    · rw [hg (x - y) (by grind), Real.mul_zero]
  exact (integral_congr zero).trans integral_zero

/-- The convolution of functions with compact support has compact support. -/
theorem HasCompactSupport.conv (hf : HasCompactSupport f) (hg : HasCompactSupport g) :
    HasCompactSupport (conv f g) := by
  obtain ⟨R, -, hf⟩ := hf.exists_supportedOn
  obtain ⟨S, -, hg⟩ := hg.exists_supportedOn
  exact (hf.conv hg).hasCompactSupport

/-! ### Finite limits of integration -/

/-- **Convolution over a finite interval** (§3.1, the sentence after eq. (6)). If `f` vanishes
outside `[a, b]`, `a ≤ b`, then for every `g` and `x`
`∫_{-∞}^{+∞} f y * g (x - y) dy = ∫_a^b f y * g (x - y) dy`; one of the two exists iff the other
does. -/
theorem SupportedOn.hasIntegral_conv_iff (hf : SupportedOn f a b) (hab : a ≤ b) (g : ℝ → ℝ)
    (x : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) I ↔ HasIntegralOn (fun y => f y * g (x - y)) a b I :=
  (hf.mul_right fun y => g (x - y)).hasIntegral_iff hab

/-- The value of a convolution from an integral over a finite interval, if `f` vanishes outside
`[a, b]`. -/
theorem SupportedOn.conv_eq (hf : SupportedOn f a b)
    (h : HasIntegralOn (fun y => f y * g (x - y)) a b I) : Fundamentals.conv f g x = I :=
  ((hf.hasIntegral_conv_iff h.ends_le g x).2 h).conv_eq

/-- If `f` vanishes outside `[a, b]`, then `conv f g x` depends on the values of `g` on
`[x - b, x - a]` only. -/
theorem SupportedOn.conv_congr {h : ℝ → ℝ} (hf : SupportedOn f a b)
    (same : ∀ y, x - b ≤ y → y ≤ x - a → g y = h y) :
    Fundamentals.conv f g x = Fundamentals.conv f h x := by
  refine integral_congr fun y => ?_
  by_cases hy : y < a ∨ b < y
  · rw [hf y hy, Real.zero_mul, Real.zero_mul]
  · rw [same (x - y) (by grind) (by grind)]

/-- If `f` and `g` vanish on the negative half-line, then `f y * g (x - y)` vanishes outside
`[0, x]`. -/
private theorem supportedOn_mul_of_halfLine (hf : ∀ y, y < 0 → f y = 0)
    (hg : ∀ y, y < 0 → g y = 0) (x : ℝ) : SupportedOn (fun y => f y * g (x - y)) 0 x := by
  intro y hy
  obtain hy | hy := hy
  · simp only [hf y hy, Real.zero_mul]
  · simp only [hg (x - y) (by grind), Real.mul_zero]

/-- **Convolution on the half-line** (§3.1, the sentence after eq. (6)). If `f` and `g` vanish on
the negative half-line, then for `x ≥ 0`
`∫_{-∞}^{+∞} f y * g (x - y) dy = ∫_0^x f y * g (x - y) dy`; one of the two exists iff the other
does. -/
theorem hasIntegral_conv_iff_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (hx : 0 ≤ x) :
    HasIntegral (fun y => f y * g (x - y)) I ↔ HasIntegralOn (fun y => f y * g (x - y)) 0 x I :=
  (supportedOn_mul_of_halfLine hf hg x).hasIntegral_iff hx

/-- **Convolution on the half-line**, the value: if `f` and `g` vanish on the negative half-line,
then `conv f g x = ∫_0^x f y * g (x - y) dy`, where this integral exists. -/
theorem conv_eq_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (h : HasIntegralOn (fun y => f y * g (x - y)) 0 x I) : conv f g x = I :=
  ((hasIntegral_conv_iff_of_halfLine hf hg h.ends_le).2 h).conv_eq

/-- If `f` and `g` vanish on the negative half-line, so does `conv f g`. -/
theorem conv_eq_zero_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (hx : x < 0) : conv f g x = 0 := by
  refine (integral_congr fun y => ?_).trans integral_zero
  exact supportedOn_mul_of_halfLine hf hg x y (by grind)

end Fundamentals
