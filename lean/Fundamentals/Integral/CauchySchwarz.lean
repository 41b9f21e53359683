/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann

/-!
# The Cauchy–Schwarz inequality for integrals

## Main statements
- `HasIntegralOn.cauchy_schwarz`: `(∫_a^b f g)² ≤ ∫_a^b f² · ∫_a^b g²`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b A B C : ℝ}

/-- A quadratic form `A s² - 2 B s t + C t²` without negative values has `B² ≤ A C`. -/
private theorem mul_self_le_of_quadratic_nonneg (hA : 0 ≤ A)
    (h : ∀ s t : ℝ, 0 ≤ s * s * A - 2 * s * t * B + t * t * C) : B * B ≤ A * C := by
  obtain hpos | hzero := Real.lt_or_eq_of_le hA
  · have hvalue := h B A
    have hle : A * (B * B) ≤ A * (A * C) := by grind
    exact Real.le_of_mul_le_mul_left hle hpos
  · subst hzero
    -- linear in `s`, hence without negative values only if `B = 0`
    have hB : B = 0 := by
      false_or_by_contra
      rename_i hne
      have hcancel : (C + 1) / B * B = C + 1 := Real.div_mul_cancel _ hne
      grind [h 0 1, h ((C + 1) / B) 1]
    rw [hB, Real.zero_mul, Real.zero_mul]
    exact Real.le_refl 0

/-- **The Cauchy–Schwarz inequality for integrals**: if `f²`, `f g` and `g²` are integrable over
`[a, b]`, then

`(∫_a^b f g)² ≤ ∫_a^b f² · ∫_a^b g²`. -/
theorem HasIntegralOn.cauchy_schwarz (hB : HasIntegralOn (fun x => f x * g x) a b B)
    (hA : HasIntegralOn (fun x => f x * f x) a b A)
    (hC : HasIntegralOn (fun x => g x * g x) a b C) : B * B ≤ A * C := by
  refine mul_self_le_of_quadratic_nonneg (hA.nonneg fun x _ _ => Real.mul_self_nonneg _)
    fun s t => ?_
  -- the integral of `(s f - t g)²`
  have hsquare := ((hA.const_mul (s * s)).sub (hB.const_mul (2 * s * t))).add
    (hC.const_mul (t * t))
  refine hsquare.nonneg fun x _ _ => ?_
  have hx := Real.mul_self_nonneg (s * f x - t * g x)
  grind

end Fundamentals
