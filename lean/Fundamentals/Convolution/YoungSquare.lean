/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Continuity
import Fundamentals.Convolution.Existence
import Fundamentals.Convolution.Young
import Fundamentals.Integral.CauchySchwarz

/-!
# Young's inequality with squares

Young's inequality `‖f * g‖_r ≤ ‖f‖_p ‖g‖_q`, where `1/p + 1/q = 1 + 1/r`, in the cases
`(p, q, r) = (2, 2, ∞)` and `(1, 2, 2)`. Both sides are squared, so that no roots occur. The cases
`(1, 1, 1)` and `(1, ∞, ∞)` are `integral_abs_conv_le` and `abs_conv_le`.

## Main statements
* `conv_sq_le_of_sq`: if `f` and `g` are integrable over every bounded interval, and `∫ f²` and
  `∫ g²` exist, then `f * g` exists everywhere and `(f * g)² ≤ ∫ f² · ∫ g²`; `conv_sq_le`: the
  inequality alone.
* `conv_sq_le_conv`: `(f * g)² ≤ ∫ |f| · (|f| * g²)`.
* `integral_conv_sq_le`: `∫ (f * g)² ≤ (∫ |f|)² · ∫ g²`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ}

/-- **Young's inequality** for the exponents 2, 2 and ∞: if `f²` and `g²` are integrable, then at
every `x`

`(conv f g x)² ≤ ∫ f² * ∫ g²`.

Nothing else is asked of `f` and `g`; where the convolution does not exist, its value is 0. -/
theorem conv_sq_le (hf : Integrable fun y => f y ^ 2) (hg : Integrable fun y => g y ^ 2) (x : ℝ) :
    conv f g x ^ 2 ≤ integral (fun y => f y ^ 2) * integral fun y => g y ^ 2 := by
  have nonneg := Real.mul_nonneg (integral_nonneg fun y => Real.sq_nonneg (f y))
    (integral_nonneg fun y => Real.sq_nonneg (g y))
  by_cases h : ConvExistsAt f g x
  · have hg' := (hasIntegral_comp_sub _ x _).2 hg.hasIntegral
    simp only [Real.pow_two] at hf hg' ⊢
    exact HasIntegral.cauchy_schwarz h.hasIntegral hf.hasIntegral hg'
  · rw [conv_of_not_convExistsAt h]
    grind

/-- **Young's inequality** for the exponents 2, 2 and ∞, with existence: if `f` and `g` are
integrable over every bounded interval, and the improper integrals of `f²` and `g²` exist, then
`conv f g` exists at every `x`, and

`(conv f g x)² ≤ ∫ f² * ∫ g²`. -/
theorem conv_sq_le_of_sq (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (hf₂ : Integrable fun y => f y ^ 2)
    (hg₂ : Integrable fun y => g y ^ 2) (x : ℝ) :
    ConvExistsAt f g x ∧
      conv f g x ^ 2 ≤ integral (fun y => f y ^ 2) * integral fun y => g y ^ 2 :=
  ⟨convExistsAt_of_sq hf hg hf₂ hg₂ x, conv_sq_le hf₂ hg₂ x⟩

/-- The square of a convolution is at most `∫ |f| · (|f| * g²)`, if `f` is continuous with compact
support and `g` is continuous: the Cauchy–Schwarz inequality with the weight `|f|`. -/
theorem conv_sq_le_conv (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hgc : ∀ x, ContinuousAt g x) (x : ℝ) :
    conv f g x ^ 2 ≤ integral (fun y => |f y|) * conv (fun y => |f y|) (fun y => g y ^ 2) x := by
  have product := hasIntegral_conv hf.abs (fun y => (hfc y).norm) (fun y => (hgc y).norm) x
  have weight := (hf.abs.integrable fun y => (hfc y).norm).hasIntegral
  have square := hasIntegral_conv hf.abs (fun y => (hfc y).norm) (fun y => (hgc y).pow 2) x
  calc conv f g x ^ 2 = |conv f g x| ^ 2 := (Real.sq_abs _).symm
    _ ≤ conv (fun y => |f y|) (fun y => |g y|) x ^ 2 :=
      Real.pow_le_pow_left (Real.abs_nonneg _) (abs_conv_le_conv_abs hf hfc hgc x) 2
    _ ≤ integral (fun y => |f y|) * conv (fun y => |f y|) (fun y => g y ^ 2) x := by
      rw [Real.pow_two]
      refine HasIntegral.weighted_cauchy_schwarz (w := fun y => |f y|) (f := fun _ => 1)
        (g := fun y => |g (x - y)|) (fun y => Real.abs_nonneg (f y)) ?_ ?_ ?_
      · simpa only [Real.one_mul] using product
      · simpa only [Real.one_mul, Real.mul_one] using weight
      · simpa only [Real.abs_mul_abs_self, Real.pow_two] using square

/-- **Young's inequality** for the exponents 1, 2 and 2: for continuous `f` and `g` with compact
support,

`∫ (conv f g)² ≤ (∫ |f|)² * ∫ g²`. -/
theorem integral_conv_sq_le (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x) :
    integral (fun x => conv f g x ^ 2) ≤
      integral (fun x => |f x|) ^ 2 * integral fun x => g x ^ 2 := by
  have left : Integrable fun x => conv f g x ^ 2 :=
    ((hf.conv hg).pow (by decide)).integrable fun x => (continuousAt_conv hf hfc hgc x).pow 2
  have right := (hasIntegral_conv_integral hf.abs (fun x => (hfc x).norm) (hg.pow (by decide))
    fun x => (hgc x).pow 2).const_mul (integral fun x => |f x|)
  rw [Real.pow_two, Real.mul_assoc]
  exact left.hasIntegral.le right (conv_sq_le_conv hf hfc hgc)

end Fundamentals
