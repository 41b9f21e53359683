/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Improper

/-!
# The Cauchy–Schwarz inequality for integrals

## Main statements
- `HasIntegralOn.cauchy_schwarz`: `(∫_a^b f g)² ≤ ∫_a^b f² · ∫_a^b g²`.
- `HasIntegral.cauchy_schwarz`, `HasIntegral.weighted_cauchy_schwarz`: the same over ℝ, and with a
  weight `w ≥ 0`, `(∫ w f g)² ≤ ∫ w f² · ∫ w g²`.
-/

public section

namespace Fundamentals

variable {f g w : ℝ → ℝ} {a b A B C : ℝ}

/-- A quadratic form `A s² - 2 B s t + C t²` without negative values has `B² ≤ A C`. -/
private theorem mul_self_le_of_quadratic_nonneg (hA : 0 ≤ A)
    (h : ∀ s t : ℝ, 0 ≤ s * s * A - 2 * s * t * B + t * t * C) : B * B ≤ A * C := by
  obtain hpos | hzero := Real.lt_or_eq_of_le hA
  · have hvalue := h B A
    have hle : A * (B * B) ≤ A * (A * C) := by grind only
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
  grind only

/-- **The Cauchy–Schwarz inequality with a weight**: for `w ≥ 0`, if the improper integrals of
`w f²`, `w f g` and `w g²` exist, then

`(∫ w f g)² ≤ ∫ w f² · ∫ w g²`. -/
theorem HasIntegral.weighted_cauchy_schwarz (hw : ∀ x, 0 ≤ w x)
    (hB : HasIntegral (fun x => w x * (f x * g x)) B)
    (hA : HasIntegral (fun x => w x * (f x * f x)) A)
    (hC : HasIntegral (fun x => w x * (g x * g x)) C) : B * B ≤ A * C := by
  refine mul_self_le_of_quadratic_nonneg
    (hA.nonneg fun x => Real.mul_nonneg (hw x) (Real.mul_self_nonneg _)) fun s t => ?_
  -- the integral of `w (s f - t g)²`
  have hsquare := ((hA.const_mul (s * s)).sub (hB.const_mul (2 * s * t))).add
    (hC.const_mul (t * t))
  refine hsquare.nonneg fun x => ?_
  have hx := Real.mul_nonneg (hw x) (Real.mul_self_nonneg (s * f x - t * g x))
  grind only

/-- **The Cauchy–Schwarz inequality for improper integrals**: if those of `f²`, `f g` and `g²`
exist, then

`(∫ f g)² ≤ ∫ f² · ∫ g²`. -/
theorem HasIntegral.cauchy_schwarz (hB : HasIntegral (fun x => f x * g x) B)
    (hA : HasIntegral (fun x => f x * f x) A) (hC : HasIntegral (fun x => g x * g x) C) :
    B * B ≤ A * C := by
  have weighted := HasIntegral.weighted_cauchy_schwarz (f := f) (g := g) (w := fun _ => 1)
    (A := A) (B := B) (C := C) fun _ => Real.zero_le_one
  simp only [Real.one_mul] at weighted
  exact weighted hB hA hC

end Fundamentals
