/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.PartialDerivative
import Fundamentals.Calculus.MeanValue
import Fundamentals.Calculus.PartialDerivativeRules

/-!
# The mean value theorem along a coordinate axis

One variable changes, all others are held: the mean value theorem for a partial derivative.

## Main statements
- `partial_mean_value`: `f (y + t e_j) - f y = ∂f/∂x_j (y + θ t e_j) * t` for some `θ` in `(0, 1)`.
- `exists_partial_mean_value`: inside a ball on which the partial derivative exists,
  `f (y + t e_j) - f y = ∂f/∂x_j (y + s e_j) * t` for some `s` with `|s| ≤ |t|`.
-/

public section

namespace Fundamentals

variable {n : Nat} {f D : Vec n → ℝ} {a y : Vec n} {j : Fin n} {t : ℝ}

/-- **Mean value theorem for a partial derivative.** If `∂f/∂x_j` exists, with the values `D`, on
the segment from `y` to `y + t e_j`, then for some `θ` in `(0, 1)`

  `f (y + t e_j) - f y = D (y + θ t e_j) * t`. -/
theorem partial_mean_value (h : ∀ s, min 0 t ≤ s → s ≤ max 0 t →
      HasPartialDerivAt f j (D (y + s • Vec.basis j)) (y + s • Vec.basis j)) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f (y + t • Vec.basis j) - f y = D (y + (θ * t) • Vec.basis j) * t := by
  have hderiv (s : ℝ) (h₀ : min 0 t ≤ s) (ht : s ≤ max 0 t) :=
    hasPartialDerivAt_line_iff.1 (h s h₀ ht)
  obtain ⟨θ, h₀, h₁, hθ⟩ := mean_value_segment (f' := fun s => D (y + s • Vec.basis j))
    (continuousOn_of_continuousAt fun s h₀ ht => (hderiv s h₀ ht).continuousAt)
    fun s h₀ ht => hderiv s (Real.le_of_lt h₀) (Real.le_of_lt ht)
  have hy : y + (0 : ℝ) • Vec.basis j = y := by
    rw [Vec.zero_smul, Lean.Grind.AddCommMonoid.add_zero]
  rw [hy, Real.sub_zero, Real.zero_add] at hθ
  exact ⟨θ, h₀, h₁, hθ⟩

/-- Between `0` and `t`, absolute values are at most `|t|`. -/
private theorem abs_le_abs_of_mem {s t : ℝ} (h₀ : min 0 t ≤ s) (ht : s ≤ max 0 t) : |s| ≤ |t| := by
  obtain h | h := Real.le_total 0 t
  · rw [Real.min_eq_left h] at h₀
    rw [Real.max_eq_right h] at ht
    rwa [Real.abs_of_nonneg h₀, Real.abs_of_nonneg h]
  · rw [Real.min_eq_right h] at h₀
    rw [Real.max_eq_left h] at ht
    rwa [Real.abs_of_nonpos ht, Real.abs_of_nonpos h, Real.neg_le_neg_iff]

/-- The mean value theorem for a partial derivative that exists on the ball of radius `r` around
`a`: for steps `t e_j` from `y` with `‖y - a‖ + |t| < r`, which stay inside it, some `s` with
`|s| ≤ |t|` has `f (y + t e_j) - f y = D (y + s e_j) * t`. -/
theorem exists_partial_mean_value {r : ℝ}
    (h : ∀ x, ‖x - a‖ < r → HasPartialDerivAt f j (D x) x) (hyt : ‖y - a‖ + |t| < r) :
    ∃ s : ℝ, |s| ≤ |t| ∧ f (y + t • Vec.basis j) - f y = D (y + s • Vec.basis j) * t := by
  have hball (s : ℝ) (hs : |s| ≤ |t|) : ‖y + s • Vec.basis j - a‖ < r :=
    calc ‖y + s • Vec.basis j - a‖
        ≤ ‖y - a‖ + ‖s • (Vec.basis j : Vec n)‖ := norm_add_sub_le _ _ _
      _ = ‖y - a‖ + |s| := by rw [Vec.norm_smul, Vec.norm_basis, Real.mul_one]
      _ ≤ ‖y - a‖ + |t| := Real.add_le_add Real.le_rfl hs
      _ < r := hyt
  obtain ⟨θ, h₀, h₁, hθ⟩ := partial_mean_value (f := f) (D := D) (y := y) (t := t) (j := j)
    fun s h₀ ht => h _ (hball s (abs_le_abs_of_mem h₀ ht))
  refine ⟨θ * t, ?_, hθ⟩
  rw [Real.abs_mul, Real.abs_of_pos h₀]
  have hle := Real.mul_le_mul_of_nonneg_right (Real.le_of_lt h₁) (Real.abs_nonneg t)
  rwa [Real.one_mul] at hle

end Fundamentals
