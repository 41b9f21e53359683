/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.FundamentalTheorem
public import Fundamentals.Counterexamples.MeanValue
public import Fundamentals.Topology.Continuity
import Fundamentals.Counterexamples.RationalNumbers
import Fundamentals.Topology.IntermediateValue

/-!
# What the theorems on continuous functions on a closed interval need

* Intermediate values: continuity at every point. The sign of `x` is continuous at every point but
  one and takes three values only. And the completeness of ℝ: the zero of `x² - 2` is not rational.
* Extreme values: continuity at every point, even if the function is bounded; and the ends of the
  interval.
* Uniform continuity: the ends of the interval.

## Main statements
- `intermediate_value_needs_continuity`, `intermediate_value_needs_completeness`.
- `extreme_value_needs_continuity`, `extreme_value_needs_ends`, `bounded_needs_continuity`.
- `uniform_needs_ends`.
-/

public section

namespace Fundamentals.Counterexamples

open Real (ofRat)

/-! ### Intermediate values -/

/-- At every point but 0 the sign is continuous. -/
theorem continuousAt_sign {x : ℝ} (hx : x ≠ 0) : ContinuousAt sign x := by
  refine continuousAt_const.congr (f := fun _ => sign x) ⟨|x|, Real.abs_pos.2 hx, fun y hy => ?_⟩
  rw [Real.norm_eq_abs] at hy
  obtain h | h := Real.lt_or_le x 0
  · rw [sign_of_neg h, sign_of_neg (by grind)]
  · rw [sign_of_pos (by grind), sign_of_pos (by grind)]

/-- **The intermediate value theorem needs continuity at every point.** The sign is continuous at
every point but 0, it is -1 at -1 and 1 at 1, and nowhere is it 1/2. -/
theorem intermediate_value_needs_continuity :
    (∀ x : ℝ, x ≠ 0 → ContinuousAt sign x) ∧ sign (-1) = -1 ∧ sign 1 = 1 ∧
      ∀ x : ℝ, sign x ≠ 1 / 2 :=
  ⟨fun _ => continuousAt_sign, sign_of_neg (by grind), sign_of_pos (by grind), fun x h => by
    grind [sign]⟩

/-- **The intermediate value theorem needs the real numbers.** The function `x² - 2` is continuous,
-2 at 0 and 2 at 2, and so 0 somewhere between; but it is 0 at no rational number. -/
theorem intermediate_value_needs_completeness :
    (∃ c : ℝ, 0 ≤ c ∧ c ≤ 2 ∧ c ^ 2 - 2 = 0) ∧ ∀ q : Rat, ofRat q ^ 2 - 2 ≠ 0 := by
  constructor
  · have continuous : ContinuousOn (fun x : ℝ => x ^ 2 - 2) 0 2 :=
      (continuousOn_id.pow 2).sub continuousOn_const
    exact continuous.exists_eq_of_le (by grind) (by grind) (by grind)
  · intro q h
    refine rat_mul_self_ne_two q (Real.ofRat_inj.1 ?_)
    have two : ofRat 2 = 2 := Real.ofRat_natCast 2
    rw [Real.ofRat_mul, two]
    grind

/-! ### Extreme values -/

/-- **The extreme value theorem needs continuity at every point**, even for bounded functions. The
function that is `x` for `x ≠ 1` and 0 for `x = 1` is continuous at every point but 1 and has on
`[0, 1]` only values between 0 and 1, but no largest one. -/
theorem extreme_value_needs_continuity :
    (∀ x : ℝ, x ≠ 1 → ContinuousAt fallAtOne x) ∧
      (∀ x, 0 ≤ x → x ≤ 1 → 0 ≤ fallAtOne x ∧ fallAtOne x ≤ 1) ∧
      ∀ c, 0 ≤ c → c ≤ 1 → ∃ x, 0 ≤ x ∧ x ≤ 1 ∧ fallAtOne c < fallAtOne x := by
  refine ⟨fun x hx => (hasDerivAt_fallAtOne hx).continuousAt, fun x h₀ h₁ => ?_,
    fun c h₀ h₁ => ?_⟩
  · grind [fallAtOne]
  · by_cases hc : c = 1
    · exact ⟨1 / 2, by grind, by grind, by grind [fallAtOne]⟩
    · obtain ⟨x, hcx, hx⟩ := Real.exists_between (Real.lt_of_le_of_ne h₁ hc)
      exact ⟨x, by grind, by grind, by grind [fallAtOne]⟩

/-- **The extreme value theorem needs the ends of the interval.** On the open interval `(0, 1)` the
continuous function `x` has no largest value. -/
theorem extreme_value_needs_ends :
    (∀ x : ℝ, ContinuousAt (fun t : ℝ => t) x) ∧
      ∀ c : ℝ, 0 < c → c < 1 → ∃ x, 0 < x ∧ x < 1 ∧ c < x :=
  ⟨fun _ => continuousAt_id, fun _ h₀ h₁ => by
    obtain ⟨x, hcx, hx⟩ := Real.exists_between h₁
    exact ⟨x, Real.lt_trans h₀ hcx, hx, hcx⟩⟩

/-- **Boundedness needs continuity at every point.** The function `1 / x`, with the value 0 at 0, is
continuous at every point but 0, and not bounded on `[0, 1]`. -/
theorem bounded_needs_continuity :
    (∀ x : ℝ, x ≠ 0 → ContinuousAt (fun t : ℝ => t⁻¹) x) ∧
      ∀ C : ℝ, ∃ x, 0 ≤ x ∧ x ≤ 1 ∧ C < x⁻¹ := by
  refine ⟨fun x hx => continuousAt_id.inv hx, fun C => ?_⟩
  have hpos : 0 < |C| + 1 := by grind
  refine ⟨(|C| + 1)⁻¹, Real.inv_nonneg.2 (Real.le_of_lt hpos), ?_, ?_⟩
  · rw [← Real.inv_one]
    exact Real.inv_le_inv Real.zero_lt_one (by grind)
  · rw [Real.inv_inv]
    grind

/-! ### Uniform continuity -/

/-- **Uniform continuity needs the ends of the interval.** On the open interval `(0, 1)` the
function `1 / x` is continuous, but arbitrarily close points `x`, `y` have values at least 1 apart.
-/
theorem uniform_needs_ends :
    (∀ x : ℝ, 0 < x → ContinuousAt (fun t : ℝ => t⁻¹) x) ∧
      ∀ δ : ℝ, 0 < δ → ∃ x y : ℝ, 0 < x ∧ x < 1 ∧ 0 < y ∧ y < 1 ∧ |x - y| < δ ∧
        1 ≤ |x⁻¹ - y⁻¹| := by
  refine ⟨fun x hx => continuousAt_id.inv (Real.ne_of_gt hx), fun δ hδ => ?_⟩
  obtain ⟨s, hpos, hs⟩ := Real.exists_between (Real.lt_min hδ Real.zero_lt_one)
  obtain ⟨hsδ, hs₁⟩ := Real.lt_min_iff.1 hs
  have hinv : 1 ≤ s⁻¹ := by
    rw [← Real.inv_one]
    exact Real.inv_le_inv hpos (Real.le_of_lt hs₁)
  have hhalf : s⁻¹ - (s / 2)⁻¹ = -s⁻¹ := by grind
  exact ⟨s, s / 2, hpos, hs₁, by grind, by grind, by grind, by
    rw [hhalf, Real.abs_neg, Real.abs_of_pos (Real.inv_pos.2 hpos)]
    exact hinv⟩

end Fundamentals.Counterexamples
