/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.HigherDerivatives
public import Fundamentals.Linear.Sum
public import Fundamentals.Real.Factorial
public import Fundamentals.Real.MinMax
import Fundamentals.Calculus.MeanValue
import Fundamentals.Calculus.TaylorPolynomial
import Fundamentals.Real.ZPow

/-!
# Taylor's theorem with the remainder of Schlömilch and Roche

Source §2.4, equations (2) and (3).

## Main statements
- `taylor`: Taylor's theorem, for any order `n`, any `p ≥ 1` and on both sides of `x₀`.
- `taylor_of_mem`: the same for two points of an interval on which the derivatives exist.
- `taylor_general`: the same with an auxiliary function `g` in the place of `t ↦ (x - t)ᵖ`.
- `taylor_remainder_eq`: the last step of the proof, from Cauchy's mean value theorem to (3).

## Implementation notes
The proof is Cauchy's mean value theorem for `t ↦ T_n(x)`, expanded at `t`, against
`t ↦ (x - t) ^ p`. That is the auxiliary function with the *centre* for its variable; the one
printed in the source has the *argument* for its variable and does not lead to (3), see
`Fundamentals.Counterexamples.TaylorProofStep`.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {a b x₀ x : ℝ}

/-- **Taylor's theorem with a remainder of general form.** Let `n ≥ 0`, let `f` have `n` continuous
derivatives on the closed interval between `x₀` and `x ≠ x₀`, and an `(n + 1)`-st on the open one:
`F 1, …, F n` and `F (n + 1)`; and let `g` be continuous on the closed interval, with a derivative
`g'` on the open one that is nowhere zero. Then there is `θ` with `0 < θ < 1` and, for
`c = x₀ + θ (x - x₀)`,

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ
  + (g(x) - g(x₀)) / g'(c) · f⁽ⁿ⁺¹⁾(c) / n! · (x - c)ⁿ`,

the sum over `k = 0, …, n`. For `g(t) = (x - t)ᵖ` it is the remainder of Schlömilch and Roche.
Source §2.4, equations (2) and (3). -/
theorem taylor_general {g g' : ℝ → ℝ} (hx : x ≠ x₀) (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (hg : ContinuousOn g (min x₀ x) (max x₀ x))
    (hg' : ∀ t, min x₀ x < t → t < max x₀ x → HasDerivAt g (g' t) t)
    (hne : ∀ t, min x₀ x < t → t < max x₀ x → g' t ≠ 0) :
    ∃ θ c : ℝ, 0 < θ ∧ θ < 1 ∧ c = x₀ + θ * (x - x₀) ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        (g x - g x₀) / g' c * (F (n + 1) c / factorial n * (x - c) ^ n) := by
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := cauchy_mean_value_segment
    (continuousOn_taylorPolynomial_center x hf.continuousOn) hg
    (fun t ha hb => hasDerivAt_taylorPolynomial_center x fun k hk => hf.hasDerivAt k hk t ha hb)
    hg'
  obtain ⟨hmin, hmax⟩ := Real.segment_mem (Ne.symm hx) hθ₀ hθ₁
  have hne := hne _ hmin hmax
  refine ⟨θ, _, hθ₀, hθ₁, rfl, ?_⟩
  rw [← taylorPolynomial_def]
  rw [taylorPolynomial_self, hf.zero] at hθ
  rw [Real.div_mul_eq_mul_div, ← hθ, Real.mul_div_cancel _ hne]
  grind

/-- From Cauchy's mean value theorem to the remainder: with `u = 1 - θ`, `h = x - x₀` and
`D = F (n + 1) c`, the equation `R * p (u h)^(p-1) = h^p * (D / n! * (u h)^n)` is solved for `R`. -/
theorem taylor_remainder_eq {R D u h : ℝ} (hp : 1 ≤ p) (hu : u ≠ 0) (hh : h ≠ 0)
    (hR : R * (p * (u * h) ^ (p - 1)) = h ^ p * (D / factorial n * (u * h) ^ n)) :
    R = h ^ (n + 1) * u ^ ((n : Int) + 1 - p) / (p * factorial n) * D := by
  obtain ⟨q, rfl⟩ : ∃ q, p = q + 1 := ⟨p - 1, by lia⟩
  have hexp : u ^ ((n : Int) + 1 - (q + 1 : Nat)) = u ^ n / u ^ q := by
    rw [← Real.zpow_natCast_sub hu]
    congr 1
    lia
  have hn := Real.factorial_ne_zero n
  have hq : ((q + 1 : Nat) : ℝ) ≠ 0 := Real.natCast_ne_zero.2 (by lia)
  have huq := Real.pow_ne_zero q hu
  have hhq := Real.pow_ne_zero q hh
  rw [Nat.add_sub_cancel, Real.mul_pow, Real.mul_pow, Real.pow_succ] at hR
  -- cancel `h ^ q`, then divide by `p * u ^ q`
  have hR' : R * ((q + 1 : Nat) * u ^ q) = h * (D / factorial n * (u ^ n * h ^ n)) :=
    Real.mul_right_cancel hhq (by grind)
  rw [hexp, Real.pow_succ]
  generalize ((q + 1 : Nat) : ℝ) = p at hR' hq ⊢
  grind

/-- **Taylor's theorem with the remainder of Schlömilch and Roche.** Let `n ≥ 0` and `p ≥ 1`, and
let `f` have `n` continuous derivatives on the closed interval between `x₀` and `x`, and an
`(n + 1)`-st on the open one: `F 1, …, F n` and `F (n + 1)`. Then there is `θ` with `0 < θ < 1` and

`f(x) = ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ
  + (x - x₀)ⁿ⁺¹ (1 - θ)ⁿ⁺¹⁻ᵖ / (p n!) · f⁽ⁿ⁺¹⁾(x₀ + θ (x - x₀))`,

the sum over `k = 0, …, n`. The point `x` may lie on either side of `x₀`, and the exponent
`n + 1 - p` is an integer, negative if `p > n + 1`. (For `x = x₀` the formula is trivial.)
Source §2.4, equations (2) and (3). -/
theorem taylor (hp : 1 ≤ p) (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x)) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
          F (n + 1) (x₀ + θ * (x - x₀)) := by
  by_cases hx : x = x₀
  · refine ⟨1 / 2, by grind, by grind, ?_⟩
    rw [← taylorPolynomial_def, hx, taylorPolynomial_self, hf.zero, Real.sub_self,
      Real.zero_pow (Nat.succ_ne_zero n)]
    grind
  -- Cauchy's mean value theorem
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := cauchy_mean_value_segment
    (continuousOn_taylorPolynomial_center x hf.continuousOn)
    (continuousOn_of_continuousAt fun t _ _ => (hasDerivAt_sub_pow p x t).continuousAt)
    (fun t ha hb => hasDerivAt_taylorPolynomial_center x fun k hk => hf.hasDerivAt k hk t ha hb)
    (fun t _ _ => hasDerivAt_sub_pow p x t)
  refine ⟨θ, hθ₀, hθ₁, ?_⟩
  rw [← taylorPolynomial_def]
  have hstep : x - (x₀ + θ * (x - x₀)) = (1 - θ) * (x - x₀) := by grind
  rw [taylorPolynomial_self, hf.zero, hstep, Real.sub_self, Real.zero_pow (by lia)] at hθ
  have hR := taylor_remainder_eq (R := f x - taylorPolynomial F n x₀ x) (n := n)
    (D := F (n + 1) (x₀ + θ * (x - x₀))) (u := 1 - θ) (h := x - x₀) hp
    (Real.ne_of_gt (Real.sub_pos.2 hθ₁)) (fun h => hx (Real.sub_eq_zero.1 h)) (by grind)
  rw [← hR, Real.add_sub_cancel]

/-- **Taylor's theorem** on an interval: if `f` has `n` continuous derivatives on `[a, b]` and an
`(n + 1)`-st on `(a, b)` then the formula of `taylor` holds for any two points `x₀` and `x` of
`[a, b]`. -/
theorem taylor_of_mem (hp : 1 ≤ p) (hf : HasDerivsOn f F n a b) (hax₀ : a ≤ x₀) (hx₀b : x₀ ≤ b)
    (hax : a ≤ x) (hxb : x ≤ b) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      f x = ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) +
        (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
          F (n + 1) (x₀ + θ * (x - x₀)) :=
  taylor hp (hf.mono (Real.le_min hax₀ hax) (Real.max_le hx₀b hxb))

end Fundamentals
