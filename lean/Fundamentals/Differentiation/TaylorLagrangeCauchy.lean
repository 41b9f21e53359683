/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.Taylor
import Fundamentals.Calculus.MeanValue
import Fundamentals.Real.Interval
import Fundamentals.Real.ZPow

/-!
# Taylor's theorem with the remainders of Lagrange and of Cauchy

Source §2.4, "Various residuals", items 1 and 2.

## Main statements
- `taylor_lagrange`: Taylor's theorem with `p = n + 1`.
- `taylor_cauchy`: Taylor's theorem with `p = 1`.
- `abs_sub_taylor_le`: a bound on `f⁽ⁿ⁺¹⁾` is a bound on the remainder.
- `eq_taylor_of_deriv_eq_zero`: if `f⁽ⁿ⁺¹⁾ = 0` between `x₀` and `x`, then `f(x)` is the value of
  the Taylor polynomial.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {x₀ x M : ℝ}

private theorem div_mul_comm (a b c : ℝ) : a / b * c = c / b * a := by grind

/-- **Taylor's theorem with Lagrange's remainder**, the case `p = n + 1` of `taylor`. Let `f` have
`n` continuous derivatives on the closed interval between `x₀` and `x`, and an `(n + 1)`-st on the
open one. Then there is `θ` with `0 < θ < 1` and

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ + f⁽ⁿ⁺¹⁾(x₀ + θ (x - x₀)) / (n + 1)! · (x - x₀)ⁿ⁺¹`,

the sum over `k = 0, …, n`. Source §2.4, "Various residuals", item 1. -/
theorem taylor_lagrange (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x)) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        F (n + 1) (x₀ + θ * (x - x₀)) / factorial (n + 1) * (x - x₀) ^ (n + 1) := by
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := taylor (p := n + 1) (by omega) hf
  refine ⟨θ, hθ₀, hθ₁, hθ.trans ?_⟩
  have hexp : (n : Int) + 1 - (n + 1 : Nat) = 0 := by omega
  rw [hexp, Real.zpow_zero, ← Real.natCast_mul, ← factorial_succ, Real.mul_one,
    div_mul_comm]

/-- **Taylor's theorem with Cauchy's remainder**, the case `p = 1` of `taylor`. Let `f` have `n`
continuous derivatives on the closed interval between `x₀` and `x`, and an `(n + 1)`-st on the open
one. Then there is `θ` with `0 < θ < 1` and

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ + f⁽ⁿ⁺¹⁾(x₀ + θ (x - x₀)) / n! · (1 - θ)ⁿ (x - x₀)ⁿ⁺¹`,

the sum over `k = 0, …, n`. Source §2.4, "Various residuals", item 2. -/
theorem taylor_cauchy (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x)) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        F (n + 1) (x₀ + θ * (x - x₀)) / factorial n * ((1 - θ) ^ n * (x - x₀) ^ (n + 1)) := by
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := taylor (p := 1) (Nat.le_refl 1) hf
  refine ⟨θ, hθ₀, hθ₁, hθ.trans ?_⟩
  have hexp : (n : Int) + 1 - (1 : Nat) = n := by omega
  rw [hexp, Real.zpow_natCast, Real.natCast_one, Real.one_mul,
    Real.mul_comm (_ ^ (n + 1)) (_ ^ n), div_mul_comm]

/-- **Bound on the remainder.** If moreover `|f⁽ⁿ⁺¹⁾| ≤ M` strictly between `x₀` and `x`, then

`|f(x) - ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ| ≤ M |x - x₀|ⁿ⁺¹ / (n + 1)!`. -/
theorem abs_sub_taylor_le (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (hM : ∀ t, min x₀ x < t → t < max x₀ x → |F (n + 1) t| ≤ M) :
    |f x - ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat)| ≤
      M * |x - x₀| ^ (n + 1) / factorial (n + 1) := by
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := taylor_lagrange hf
  have hR : f x - ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) =
      F (n + 1) (x₀ + θ * (x - x₀)) / factorial (n + 1) * (x - x₀) ^ (n + 1) := by
    rw [hθ, Real.add_sub_cancel_left]
  rw [hR]
  obtain rfl | hx := Classical.em (x₀ = x)
  · simp only [Real.sub_self, Real.zero_pow (Nat.succ_ne_zero n), Real.mul_zero, Real.abs_zero,
      Real.zero_div, Real.le_refl]
  obtain ⟨hc₀, hc₁⟩ := Real.segment_mem hx hθ₀ hθ₁
  calc |F (n + 1) (x₀ + θ * (x - x₀)) / factorial (n + 1) * (x - x₀) ^ (n + 1)|
      = |F (n + 1) (x₀ + θ * (x - x₀))| * |x - x₀| ^ (n + 1) / factorial (n + 1) := by
        rw [Real.abs_mul, Real.abs_div, Real.abs_natCast, Real.abs_pow, Real.div_mul_eq_mul_div]
    _ ≤ M * |x - x₀| ^ (n + 1) / factorial (n + 1) :=
        Real.div_le_div_of_nonneg_right (Real.mul_le_mul_of_nonneg_right (hM _ hc₀ hc₁)
          (Real.pow_nonneg (Real.abs_nonneg _) _)) (Real.le_of_lt (Real.factorial_pos _))

/-- **Where the `(n + 1)`-st derivative is zero, the Taylor polynomial is exact**: if it is zero
strictly between `x₀` and `x`, then `f(x)` is the value at `x` of the Taylor polynomial at `x₀`. -/
theorem eq_taylor_of_deriv_eq_zero (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (h₀ : ∀ t, min x₀ x < t → t < max x₀ x → F (n + 1) t = 0) :
    f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) := by
  have h := abs_sub_taylor_le (M := 0) hf fun t ha hb => by
    rw [h₀ t ha hb, Real.abs_zero]
    exact Real.le_rfl
  rw [Real.zero_mul, Real.zero_div] at h
  exact Real.sub_eq_zero.1 (Real.abs_eq_zero.1 (Real.le_antisymm h (Real.abs_nonneg _)))

end Fundamentals
