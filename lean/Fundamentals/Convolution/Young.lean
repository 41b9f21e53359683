/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Continuity
import Fundamentals.Convolution.Existence
import Fundamentals.Integral.Fubini

/-!
# The integral of a convolution, and Young's inequality

## Main statements
* `hasIntegral_conv_integral`, `integral_conv`: `∫ f * g = ∫ f · ∫ g`.
* `abs_conv_le_conv_abs`: `|f * g| ≤ |f| * |g|`.
* `integral_abs_conv_le`: Young's inequality `∫ |f * g| ≤ ∫ |f| · ∫ |g|`.
* `abs_conv_le`: `|f * g| ≤ M ∫ |f|`, if `|g| ≤ M`; `abs_conv_le_of_bounded`: without compact
  support.

Of Young's inequality `‖f * g‖_r ≤ ‖f‖_p ‖g‖_q`, `1/p + 1/q = 1 + 1/r`, these two are the cases
`(p, q, r) = (1, 1, 1)` and `(1, ∞, ∞)`; for `(1, 2, 2)` and `(2, 2, ∞)` see
`Fundamentals.Convolution.YoungSquare`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ}

/-- **The integral of a convolution is the product of the integrals**: for continuous `f` and `g`
with compact support, `∫ conv f g = ∫ f * ∫ g`, and the integral on the left exists. -/
theorem hasIntegral_conv_integral (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x) :
    HasIntegral (conv f g) (integral f * integral g) := by
  obtain ⟨R, hR, hf'⟩ := hf.exists_supportedOn
  obtain ⟨S, hS, hg'⟩ := hg.exists_supportedOn
  have support := (hf'.conv hg').mono (c := -(R + S)) (d := R + S) (by grind only) (by grind only)
  rw [support.hasIntegral_iff (by grind only)]
  have continuous : ContinuousOnRect (fun x y => f y * g (x - y)) (-(R + S)) (R + S) (-R) R :=
    (ContinuousOnRect.of_right (continuousOn_of_continuousAt fun y _ _ => hfc y)).mul
      (.comp hgc ((ContinuousOnRect.of_left continuousOn_id).sub (.of_right continuousOn_id)))
  refine continuous.hasIntegralOn_swap (H := fun y => f y * integral g) (by grind only)
    (fun x _ _ => ?_) (fun y hy hy' => ?_) ?_
  · exact (hf'.hasIntegral_conv_iff (by grind only) g x).1 (hasIntegral_conv hf hfc hgc x)
  · have moved := (hasIntegral_comp_add g (-y) _).2 (hg.integrable hgc).hasIntegral
    have window := (hg'.comp_add (-y)).mono (c := -(R + S)) (d := R + S) (by grind only)
      (by grind only)
    simpa only [Real.sub_eq_add_neg] using
      ((window.hasIntegral_iff (by grind only)).1 moved).const_mul (f y)
  · exact ((hf'.hasIntegral_iff (by grind only)).1 (hf.integrable hfc).hasIntegral).mul_const _

/-- **The integral of a convolution is the product of the integrals**, for continuous `f` and `g`
with compact support: `∫ conv f g = ∫ f * ∫ g`. -/
theorem integral_conv (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x) :
    integral (conv f g) = integral f * integral g :=
  (hasIntegral_conv_integral hf hfc hg hgc).integral_eq

/-- `|f * g| ≤ |f| * |g|`, if `f` is continuous with compact support and `g` is continuous. -/
theorem abs_conv_le_conv_abs (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hgc : ∀ x, ContinuousAt g x) (x : ℝ) :
    |conv f g x| ≤ conv (fun y => |f y|) (fun y => |g y|) x :=
  (hasIntegral_conv hf hfc hgc x).abs_le_of_abs_le
    (hasIntegral_conv hf.abs (fun y => (hfc y).norm) (fun y => (hgc y).norm) x)
    fun _ => Real.le_of_eq (Real.abs_mul _ _)

/-- **Young's inequality** for the exponents 1, 1 and 1: for continuous `f` and `g` with compact
support, `∫ |conv f g| ≤ ∫ |f| * ∫ |g|`. -/
theorem integral_abs_conv_le (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x) :
    integral (fun x => |conv f g x|) ≤
      integral (fun x => |f x|) * integral (fun x => |g x|) := by
  have left : Integrable fun x => |conv f g x| :=
    (hf.conv hg).abs.integrable fun x => (continuousAt_conv hf hfc hgc x).norm
  exact left.hasIntegral.le
    (hasIntegral_conv_integral hf.abs (fun x => (hfc x).norm) hg.abs fun x => (hgc x).norm)
    (abs_conv_le_conv_abs hf hfc hgc)

/-- **Young's inequality** for the exponents 1, ∞ and ∞: a bound for one factor bounds the
convolution. If `f` is continuous with compact support, and `g` is continuous with `|g| ≤ M`, then
`|conv f g x| ≤ ∫ |f| * M`. -/
theorem abs_conv_le (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hgc : ∀ x, ContinuousAt g x) {M : ℝ} (hM : ∀ x, |g x| ≤ M) (x : ℝ) :
    |conv f g x| ≤ integral (fun y => |f y|) * M := by
  have size := (hf.abs.integrable fun y => (hfc y).norm).hasIntegral.const_mul M
  rw [Real.mul_comm]
  refine (hasIntegral_conv hf hfc hgc x).abs_le_of_abs_le size fun y => ?_
  rw [Real.abs_mul, Real.mul_comm M]
  exact Real.mul_le_mul_of_nonneg_left (hM _) (Real.abs_nonneg _)

/-- **Young's inequality** for the exponents 1, ∞ and ∞, without compact support: if `f` and `g` are
integrable over every bounded interval, the improper integral of `|f|` exists, and `|g| ≤ M`, then
`conv f g` exists at every `x`, and `|conv f g x| ≤ ∫ |f| * M`. -/
theorem abs_conv_le_of_bounded (hf : ∀ a b, a ≤ b → IntegrableOn f a b)
    (hg : ∀ a b, a ≤ b → IntegrableOn g a b) (size : Integrable fun y => |f y|) {M : ℝ}
    (hM : ∀ y, |g y| ≤ M) (x : ℝ) :
    ConvExistsAt f g x ∧ |conv f g x| ≤ integral (fun y => |f y|) * M := by
  have exists' := convExistsAt_of_bounded hf hg size hM x
  refine ⟨exists', ?_⟩
  rw [Real.mul_comm]
  refine exists'.hasIntegral.abs_le_of_abs_le (size.hasIntegral.const_mul M) fun y => ?_
  rw [Real.abs_mul, Real.mul_comm M]
  exact Real.mul_le_mul_of_nonneg_left (hM _) (Real.abs_nonneg _)

end Fundamentals
