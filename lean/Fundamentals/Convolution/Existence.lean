/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Commutativity
import Fundamentals.Integral.Affine
import Fundamentals.Integral.ImproperCriteria
import Fundamentals.Integral.Integrable

/-!
# Existence of convolutions

## Main statements
* `hasIntegral_conv`: if `f` is continuous with compact support and `g` is continuous, the integral
  that defines `conv f g x` exists for every `x`; `hasIntegral_conv_of_right` with the roles of `f`
  and `g` exchanged.
* `SupportedOn.convExistsAt`, `SupportedOn.hasIntegralOn_conv`: it suffices that `f` is integrable
  over the interval outside of which it vanishes, and `g` over the interval that it then meets.
* `convExistsAt_of_bounded`, `convExistsAt_of_sq`: without compact support, if `∫ |f|` exists and
  `g` is bounded, or if `∫ f²` and `∫ g²` exist.
* `hasIntegralOn_conv_of_halfLine`: `f` and `g` vanish on the negative half-line and are integrable
  over `[0, x]`.
* `not_convExistsAt_const`: two constants other than 0 have no convolution.
* `hasIntegral_one_conv`, `one_conv`: the convolution of the constant 1 with a function is the
  integral of the function.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b x : ℝ}

/-- The function `y ↦ g (x - y)` is integrable over `[a, b]`, if `g` is over `[x - b, x - a]`. -/
theorem integrableOn_comp_const_sub (hg : IntegrableOn g (x - b) (x - a)) :
    IntegrableOn (fun y => g (x - y)) a b := by
  obtain ⟨I, hI⟩ := hg
  have reflected := (hasIntegralOn_comp_const_sub x).2 hI
  rw [show x - (x - a) = a by grind only, show x - (x - b) = b by grind only] at reflected
  exact ⟨I, reflected⟩

/-- **Existence of a convolution** of Riemann integrable functions: if `f` vanishes outside `[a, b]`
and is integrable over it, and `g` is integrable over `[x - b, x - a]`, then `conv f g x` exists. -/
theorem SupportedOn.convExistsAt (hf : SupportedOn f a b) (hfi : IntegrableOn f a b)
    (hgi : IntegrableOn g (x - b) (x - a)) : ConvExistsAt f g x :=
  ((hf.mul_right fun y => g (x - y)).integrable_iff hfi.ends_le).2
    (hfi.mul (integrableOn_comp_const_sub hgi))

/-- **Existence of a convolution** of Riemann integrable functions, everywhere: `f` has compact
support and is integrable, and `g` is integrable over every bounded interval. -/
theorem HasCompactSupport.convExistsAt_of_integrable (hf : HasCompactSupport f)
    (hfi : Integrable f) (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (x : ℝ) : ConvExistsAt f g x := by
  obtain ⟨R, hR, h⟩ := hf.exists_supportedOn
  exact h.convExistsAt ((h.integrable_iff (by grind only)).1 hfi) (hg _ _ (by grind only))

/-- The product in the integral that defines `conv f g x` is integrable over `[a, b]`, if `f` and
`g` are integrable over every bounded interval. -/
private theorem integrableOn_mul_comp_sub (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (x a b : ℝ) (hab : a ≤ b) :
    IntegrableOn (fun y => f y * g (x - y)) a b :=
  (hf a b hab).mul (integrableOn_comp_const_sub (hg _ _ (by grind only)))

/-- **Existence of a convolution without compact support**: `f` and `g` are integrable over every
bounded interval, the improper integral of `|f|` exists, and `|g| ≤ M`. -/
theorem convExistsAt_of_bounded (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (size : Integrable fun y => |f y|) {M : ℝ}
    (hM : ∀ y, |g y| ≤ M) (x : ℝ) : ConvExistsAt f g x := by
  refine (size.hasIntegral.const_mul M).integrable.of_abs_le (integrableOn_mul_comp_sub hf hg x)
    fun y => ?_
  rw [Real.abs_mul, Real.mul_comm]
  exact Real.mul_le_mul_of_nonneg_right (hM _) (Real.abs_nonneg _)

/-- **Existence of a convolution of square-integrable functions**: `f` and `g` are integrable over
every bounded interval, and the improper integrals of `f²` and `g²` exist. -/
theorem convExistsAt_of_sq (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (hf₂ : Integrable fun y => f y ^ 2)
    (hg₂ : Integrable fun y => g y ^ 2) (x : ℝ) : ConvExistsAt f g x := by
  have moved := (hasIntegral_comp_sub _ x _).2 hg₂.hasIntegral
  have mean := (hf₂.hasIntegral.add moved).const_mul (1 / 2)
  refine mean.integrable.of_abs_le (integrableOn_mul_comp_sub hf hg x) fun y => ?_
  -- `|p q| ≤ (p² + q²) / 2`
  have minus := Real.mul_self_nonneg (f y - g (x - y))
  have plus := Real.mul_self_nonneg (f y + g (x - y))
  exact Real.abs_le.2 ⟨by grind only, by grind only⟩

/-- Convolutions exist everywhere, if `f` is continuous with compact support and `g` is
continuous. -/
theorem HasCompactSupport.convExistsAt (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ConvExistsAt f g x := by
  obtain ⟨R, hR, h⟩ := hf.exists_supportedOn
  exact h.convExistsAt
    ((continuousOn_of_continuousAt fun y _ _ => hfc y).integrableOn (by grind only))
    ((continuousOn_of_continuousAt fun y _ _ => hgc y).integrableOn (by grind only))

/-- Convolutions exist everywhere, if `f` is continuous and `g` is continuous with compact
support. -/
theorem HasCompactSupport.convExistsAt_right (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ConvExistsAt f g x :=
  (convExistsAt_comm f g x).2 (hg.convExistsAt hgc hfc x)

/-- **Existence of the convolution** (§3.1, eq. (6)). If `f` is continuous with compact support and
`g` is continuous, then for every `x` the improper integral exists:
`conv f g x = ∫_{-∞}^{+∞} f y * g (x - y) dy`. -/
theorem hasIntegral_conv (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) (conv f g x) :=
  (hf.convExistsAt hfc hgc x).hasIntegral

/-- **Existence of the convolution** (§3.1, eq. (6)), the other factor: `f` is continuous and `g`
continuous with compact support. -/
theorem hasIntegral_conv_of_right (hg : HasCompactSupport g) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) (conv f g x) :=
  (hg.convExistsAt_right hfc hgc x).hasIntegral

/-- **Existence and value over a finite interval** (§3.1, the sentence after eq. (6)). If `f`
vanishes outside `[a, b]` and is integrable over it, and `g` is integrable over `[x - b, x - a]`,
then `conv f g x = ∫_a^b f y * g (x - y) dy`, and this integral exists. -/
theorem SupportedOn.hasIntegralOn_conv (hf : SupportedOn f a b) (hfi : IntegrableOn f a b)
    (hgi : IntegrableOn g (x - b) (x - a)) :
    HasIntegralOn (fun y => f y * g (x - y)) a b (Fundamentals.conv f g x) :=
  (hf.hasIntegral_conv_iff hfi.ends_le g x).1 (hf.convExistsAt hfi hgi).hasIntegral

/-- **Existence and value on the half-line** (§3.1, the sentence after eq. (6)). If `f` and `g`
vanish on the negative half-line and are integrable over `[0, x]`, then
`conv f g x = ∫_0^x f y * g (x - y) dy`, and this integral exists. -/
theorem hasIntegralOn_conv_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (hfi : IntegrableOn f 0 x) (hgi : IntegrableOn g 0 x) :
    HasIntegralOn (fun y => f y * g (x - y)) 0 x (conv f g x) := by
  have hgi' : IntegrableOn g (x - x) (x - 0) := by rwa [Real.sub_self, Real.sub_zero]
  obtain ⟨I, hI⟩ := hfi.mul (integrableOn_comp_const_sub hgi')
  exact conv_eq_of_halfLine hf hg hI ▸ hI

/-- Convolutions on the half-line exist at `x`, if the factors are integrable over `[0, x]`. -/
theorem convExistsAt_of_halfLine (hf : ∀ y, y < 0 → f y = 0) (hg : ∀ y, y < 0 → g y = 0)
    (hfi : IntegrableOn f 0 x) (hgi : IntegrableOn g 0 x) : ConvExistsAt f g x :=
  ⟨_, (hasIntegral_conv_iff_of_halfLine hf hg hfi.ends_le).2
    (hasIntegralOn_conv_of_halfLine hf hg hfi hgi)⟩

/-- **Not every convolution exists**: that of two constants other than 0 exists at no `x`,
continuous though they are. -/
theorem not_convExistsAt_const {c d : ℝ} (hc : c ≠ 0) (hd : d ≠ 0) (x : ℝ) :
    ¬ConvExistsAt (fun _ => c) (fun _ => d) x :=
  not_integrable_const (Real.mul_ne_zero hc hd)

/-- The integral that defines the convolution of the constant 1 with `f` exists with the value `I`
iff the integral of `f` does. -/
theorem hasIntegral_one_conv (f : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => 1 * f (x - y)) I ↔ HasIntegral f I := by
  simp only [Real.one_mul, hasIntegral_comp_sub]

/-- The convolution of the constant 1 with a function is the integral of the function. -/
theorem one_conv (f : ℝ → ℝ) (x : ℝ) : conv (fun _ => 1) f x = integral f :=
  integral_eq_of_hasIntegral_iff (hasIntegral_one_conv f x)

end Fundamentals
