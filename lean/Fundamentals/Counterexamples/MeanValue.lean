/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Real.Factorial
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.MeanValue
import Fundamentals.Counterexamples.AbsNotDifferentiable
import Fundamentals.Real.ZPow

/-!
# What Rolle's theorem, the mean value theorem and Taylor's theorem need

* A derivative at *every* inner point: `|t|` lacks it at one point, and Rolle's theorem fails on
  `[-1, 1]`, the mean value theorem on `[-1, 2]`, and with it Taylor's theorem for `n = 0`.
* Continuity at the ends: `t` with the value at `1` changed to `0`, on `[0, 1]`.
* Equal values at the ends, in Rolle's theorem: `t` on `[0, 1]`.
* An inner extremum, in Fermat's theorem: `t` has its largest value on `[0, 1]` at `1`, and there
  the derivative 1.
* `p ≥ 1` in the remainder of Schlömilch and Roche.

## Main definitions
- `fallAtOne`: the function `t`, with the value 0 at 1.

## Main statements
- `hasDerivAt_abs`: the derivative of `|t|` away from 0.
- `rolle_needs_derivative`, `mean_value_needs_derivative`: one inner point without a derivative.
- `rolle_needs_continuity`, `rolle_needs_equal_values`, `fermat_needs_inner_point`.
- `taylor_needs_derivative`: one inner point without the derivative of order `n + 1`.
- `taylor_needs_pos`: for `p ≤ 0` formula (3) fails even without its denominators.
-/

public section

namespace Fundamentals.Counterexamples

/-! ### A derivative missing at one inner point -/

/-- The absolute value has at every `t ≠ 0` the derivative `t / |t|`, which is 1 or -1. -/
theorem hasDerivAt_abs {t : ℝ} (ht : t ≠ 0) : HasDerivAt Real.abs (t / |t|) t := by
  obtain h | h := Real.lt_or_le 0 t
  · rw [Real.abs_of_pos h, Real.div_self ht]
    refine (hasDerivAt_id t).congr ⟨t, h, fun y hy => ?_⟩
    rw [Real.norm_eq_abs, Real.abs_lt] at hy
    exact (Real.abs_of_pos (by grind only)).symm
  · rw [Real.abs_of_nonpos h, show t / -t = -1 by grind only]
    refine (hasDerivAt_id t).neg.congr ⟨-t, by grind only, fun y hy => ?_⟩
    rw [Real.norm_eq_abs, Real.abs_lt] at hy
    exact (Real.abs_of_neg (by grind only)).symm

/-- Where the absolute value has a derivative, it is 1 or -1. -/
theorem deriv_abs_eq {t d : ℝ} (h : HasDerivAt Real.abs d t) : d = 1 ∨ d = -1 := by
  by_cases ht : t = 0
  · exact absurd (ht ▸ h) (not_hasDerivAt_abs d)
  · have value := h.unique (hasDerivAt_abs ht)
    obtain hpos | hneg := Real.lt_or_le 0 t
    · rw [Real.abs_of_pos hpos, Real.div_self ht] at value
      exact Or.inl value
    · rw [Real.abs_of_nonpos hneg, show t / -t = -1 by grind only] at value
      exact Or.inr value

/-- **Rolle's theorem needs the derivative at every inner point.** The absolute value is continuous
on `[-1, 1]`, has a derivative at every `t ≠ 0`, and the same value at both ends; but nowhere is 0
its derivative. -/
theorem rolle_needs_derivative :
    ContinuousOn Real.abs (-1) 1 ∧ (∀ t : ℝ, t ≠ 0 → HasDerivAt Real.abs (t / |t|) t) ∧
      |(-1 : ℝ)| = |(1 : ℝ)| ∧ ∀ c : ℝ, ¬HasDerivAt Real.abs 0 c :=
  ⟨continuousOn_of_continuousAt fun _ _ _ => Real.continuousAt_abs, fun _ => hasDerivAt_abs,
    Real.abs_neg 1, fun c h => by
      obtain zero | zero := deriv_abs_eq h <;> grind only⟩

/-- **The mean value theorem needs the derivative at every inner point.** The absolute value is
continuous on `[-1, 2]` and has a derivative at every `t ≠ 0`; but nowhere has it a derivative `d`
with `|2| - |-1| = d (2 - (-1))`. -/
theorem mean_value_needs_derivative :
    ContinuousOn Real.abs (-1) 2 ∧ (∀ t : ℝ, t ≠ 0 → HasDerivAt Real.abs (t / |t|) t) ∧
      ∀ c d : ℝ, HasDerivAt Real.abs d c → |(2 : ℝ)| - |(-1 : ℝ)| ≠ d * (2 - (-1)) :=
  ⟨continuousOn_of_continuousAt fun _ _ _ => Real.continuousAt_abs, fun _ => hasDerivAt_abs,
    fun c d h => by
      rw [Real.abs_neg, Real.abs_one, Real.abs_of_pos Real.zero_lt_two]
      obtain rfl | rfl := deriv_abs_eq h <;> grind only⟩

/-- **Taylor's theorem needs the derivative of order `n + 1` at every inner point**, here for
`n = 0` and `p = 1`, with `x₀ = -1`, `x = 2`: `|t|` is continuous and has a derivative at every
`t ≠ 0`, but formula (3), `|2| = |-1| + d (2 - (-1))`, holds for no `θ` in `(0, 1)` at which the
derivative `d` exists. -/
theorem taylor_needs_derivative :
    ContinuousOn Real.abs (-1) 2 ∧ (∀ t : ℝ, t ≠ 0 → HasDerivAt Real.abs (t / |t|) t) ∧
      ∀ θ d : ℝ, 0 < θ → θ < 1 → HasDerivAt Real.abs d (-1 + θ * (2 - (-1))) →
        |(2 : ℝ)| ≠ |(-1 : ℝ)| + (2 - (-1)) ^ (0 + 1) *
          (1 - θ) ^ (((0 : Nat) : Int) + 1 - (1 : Nat)) / ((1 : Nat) * factorial 0) * d := by
  refine ⟨mean_value_needs_derivative.1, fun _ => hasDerivAt_abs, fun θ d hθ₀ hθ₁ h => ?_⟩
  have hexp : (1 - θ) ^ (((0 : Nat) : Int) + 1 - (1 : Nat)) = 1 := by
    rw [show ((0 : Nat) : Int) + 1 - (1 : Nat) = 0 by decide, Real.zpow_zero]
  rw [hexp, factorial_zero, Real.natCast_one, Real.abs_neg, Real.abs_one,
    Real.abs_of_pos Real.zero_lt_two]
  obtain rfl | rfl := deriv_abs_eq h <;> grind only

/-! ### The other hypotheses -/

/-- The function `t`, with the value 0 at 1. -/
@[expose] noncomputable def fallAtOne (t : ℝ) : ℝ := if t = 1 then 0 else t

private theorem near_fallAtOne {t : ℝ} (ht : t ≠ 1) : Near t fun y => y = fallAtOne y := by
  refine ⟨|t - 1|, Real.abs_pos.2 fun h => ht (Real.sub_eq_zero.1 h), fun y hy => ?_⟩
  rw [Real.norm_eq_abs] at hy
  refine (if_neg fun h => ?_).symm
  rw [h, Real.abs_sub_comm] at hy
  exact Real.lt_irrefl _ hy

theorem hasDerivAt_fallAtOne {t : ℝ} (ht : t ≠ 1) : HasDerivAt fallAtOne 1 t :=
  (hasDerivAt_id t).congr (near_fallAtOne ht)

/-- **Rolle's theorem needs continuity at the ends.** The function that is `t` for `t ≠ 1` and 0 for
`t = 1` has the derivative 1 at every point of `(0, 1)`, is continuous at 0, and has the value 0 at
both ends of `[0, 1]`; but inside its derivative is nowhere 0. -/
theorem rolle_needs_continuity :
    (∀ t : ℝ, t ≠ 1 → HasDerivAt fallAtOne 1 t) ∧ fallAtOne 0 = 0 ∧ fallAtOne 1 = 0 ∧
      ∀ c : ℝ, 0 < c → c < 1 → ¬HasDerivAt fallAtOne 0 c :=
  ⟨fun _ => hasDerivAt_fallAtOne, by grind [fallAtOne], if_pos rfl, fun c _ hc h =>
    Real.zero_ne_one (h.unique (hasDerivAt_fallAtOne (by grind only)))⟩

/-- **Rolle's theorem needs equal values at the ends.** The function `t` is continuous and has the
derivative 1 everywhere, so nowhere the derivative 0. -/
theorem rolle_needs_equal_values :
    ContinuousOn (fun t : ℝ => t) 0 1 ∧ (∀ t : ℝ, HasDerivAt (fun t => t) 1 t) ∧
      ∀ c : ℝ, ¬HasDerivAt (fun t => t) 0 c :=
  ⟨continuousOn_id, hasDerivAt_id, fun c h => Real.zero_ne_one (h.unique (hasDerivAt_id c))⟩

/-- **Fermat's theorem needs an inner point.** On `[0, 1]` the function `t` has its largest value at
1, and there the derivative 1. -/
theorem fermat_needs_inner_point :
    (∀ t : ℝ, 0 ≤ t → t ≤ 1 → t ≤ 1) ∧ HasDerivAt (fun t => t) 1 1 :=
  ⟨fun _ _ h => h, hasDerivAt_id 1⟩

/-- **The remainder of Schlömilch and Roche needs `p > 0`.** For `f(t) = t`, `n = 0`, `x₀ = 0`,
`x = 1` formula (3), multiplied by its denominator, reads `p (f(1) - f(0)) = (1 - θ)¹⁻ᵖ f'(θ)`, and
for no integer `p ≤ 0` does any `θ` in `(0, 1)` satisfy it. -/
theorem taylor_needs_pos (p : Int) (hp : p ≤ 0) :
    (∀ t : ℝ, HasDerivAt (fun t => t) 1 t) ∧ ∀ θ : ℝ, 0 < θ → θ < 1 →
      (p * factorial 0 : ℝ) * (1 - 0) ≠ (1 - 0) ^ (0 + 1) * (1 - θ) ^ (0 + 1 - p) * 1 := by
  refine ⟨hasDerivAt_id, fun θ _ hθ₁ h => ?_⟩
  obtain ⟨q, rfl⟩ : ∃ q : Nat, p = -q := ⟨p.natAbs, by omega⟩
  have hpos := Real.pow_pos (show 0 < 1 - θ by grind only) (q + 1)
  have hexp : (1 - θ) ^ (0 + 1 - -(q : Int)) = (1 - θ) ^ (q + 1) := by
    rw [← Real.zpow_natCast]
    congr 1
    omega
  have hq := Real.natCast_nonneg q
  rw [hexp, Real.intCast_neg, Lean.Grind.Ring.intCast_natCast, factorial_zero, Real.natCast_one]
    at h
  grind only

end Fundamentals.Counterexamples
