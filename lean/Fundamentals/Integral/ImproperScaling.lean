/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Improper
import Fundamentals.Integral.Affine

/-!
# The improper integral under scaling

For every function `f : ℝ → ℝ` and `c ≠ 0`: `∫ f (c x) dx = ∫ f / |c|`.

## Main statements
* `hasIntegral_comp_mul`, `integrable_comp_mul`, `integral_comp_mul`.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {c I : ℝ}

/-- Scaling by a positive factor. -/
private theorem HasIntegral.comp_mul_pos (hc : 0 < c) (h : HasIntegral f I) :
    HasIntegral (fun x => f (c * x)) (I / c) := by
  intro ε hε
  obtain ⟨R, hR⟩ := h (c * ε) (Real.mul_pos hc hε)
  refine ⟨R / c, fun a b ha hb => ?_⟩
  rw [← Real.neg_div, Real.le_div_iff hc] at ha
  rw [Real.div_le_iff hc] at hb
  obtain ⟨J, hJ, hJI⟩ := hR (a * c) (b * c) ha hb
  have scaled := (hasIntegralOn_comp_mul hc).2 hJ
  have ne : c ≠ 0 := Real.ne_of_gt hc
  rw [Real.mul_div_cancel a ne, Real.mul_div_cancel b ne] at scaled
  refine ⟨J / c, scaled, ?_⟩
  rw [← Real.sub_div, Real.abs_div, Real.abs_of_pos hc, Real.div_lt_iff hc]
  grind

/-- Scaling by any factor but 0. -/
private theorem HasIntegral.comp_mul (hc : c ≠ 0) (h : HasIntegral f I) :
    HasIntegral (fun x => f (c * x)) (I / |c|) := by
  obtain pos | neg : 0 < c ∨ c < 0 := by grind
  · rw [Real.abs_of_pos pos]
    exact h.comp_mul_pos pos
  · have reflected := ((hasIntegral_comp_neg f I).2 h).comp_mul_pos (Real.neg_pos.2 neg)
    rw [funext fun x => show f (-(-c * x)) = f (c * x) from congrArg f (by grind)] at reflected
    rwa [Real.abs_of_neg neg]

/-- **Scaling**: for `c ≠ 0`, `∫ f (c x) dx` exists with the value `I / |c|` iff `∫ f` exists with
the value `I`. -/
theorem hasIntegral_comp_mul (hc : c ≠ 0) (f : ℝ → ℝ) (I : ℝ) :
    HasIntegral (fun x => f (c * x)) (I / |c|) ↔ HasIntegral f I := by
  refine ⟨fun h => ?_, fun h => h.comp_mul hc⟩
  have back := h.comp_mul (Real.inv_ne_zero hc)
  have cancel (x : ℝ) : c * (c⁻¹ * x) = x := by grind
  have ne : |c| ≠ 0 := Real.abs_ne_zero.2 hc
  rw [Real.abs_inv, show I / |c| / |c|⁻¹ = I by grind] at back
  simpa only [cancel] using back

theorem integrable_comp_mul (hc : c ≠ 0) (f : ℝ → ℝ) :
    Integrable (fun x => f (c * x)) ↔ Integrable f := by
  refine ⟨fun ⟨I, hI⟩ => ⟨I * |c|, ?_⟩, fun ⟨I, hI⟩ => ⟨I / |c|, hI.comp_mul hc⟩⟩
  rw [← hasIntegral_comp_mul hc, Real.mul_div_cancel I (Real.abs_ne_zero.2 hc)]
  exact hI

/-- **Scaling** of the integral, for every function and `c ≠ 0`:
`∫ f (c x) dx = ∫ f (x) dx / |c|`. -/
theorem integral_comp_mul (hc : c ≠ 0) (f : ℝ → ℝ) :
    integral (fun x => f (c * x)) = integral f / |c| := by
  by_cases hf : Integrable f
  · exact (hf.hasIntegral.comp_mul hc).integral_eq
  · rw [integral_of_not_exists hf,
      integral_of_not_exists (mt (integrable_comp_mul hc f).1 hf), Real.zero_div]

end Fundamentals
