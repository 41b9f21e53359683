/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.FiniteDifferences
public import Fundamentals.Arithmetic.NearestRounding
import Fundamentals.Arithmetic.StepSize
import Fundamentals.Counterexamples.AbsNotDifferentiable

/-!
# What a gradient check does not see

## Main statements
* `centralDifference_abs`: at the kink of `|t|` the central difference is 0 for every step, and there
  is no derivative.
* `wrong_derivative_passes`: with any guessed tolerance below 1/2 there is a smooth function for
  which all large steps accept a wrong derivative and reject the right one.
* `centralDifference_lost`: a step that is lost in rounding makes the difference 0, whatever the
  function.
* `centralDifference_bound_attained`: the bound `M h² / 6 + ε / h` is attained.
-/

public section

namespace Fundamentals.Counterexamples

open Real

/-- **A kink**: at 0 the central difference of `|t|` is 0 for every step `h`, and `|t|` has no
derivative there. -/
theorem centralDifference_abs :
    (∀ h, centralDifference Real.abs 0 h = 0) ∧ ¬∃ d : ℝ, HasDerivAt Real.abs d 0 := by
  refine ⟨fun h => ?_, continuousAt_abs_and_not_hasDerivAt_abs.2⟩
  rw [centralDifference, zero_add, zero_sub, abs_neg, sub_self, zero_div]

private theorem neg_sq (t : ℝ) : (-t) ^ 2 = t ^ 2 := by grind

private theorem neg_cube (t : ℝ) : (-t) ^ 3 = 0 - t ^ 3 := by grind

private theorem one_add_sq_pos (t : ℝ) : 0 < 1 + t ^ 2 := by
  have := sq_nonneg t
  generalize t ^ 2 = s at *
  grind

/-- **A wrong derivative that a guessed tolerance accepts**: `t³ / (1 + t²)` has the derivative 0 at
0. With a tolerance `τ < 1/2`, every step `h > 0` with `1 ≤ τ (1 + h²)` accepts 1 for its derivative
there, and rejects 0. -/
theorem wrong_derivative_passes {τ : ℝ} (hτ : τ < 1 / 2) :
    HasDerivAt (fun t => t ^ 3 / (1 + t ^ 2)) 0 0 ∧
      ∀ h, 0 < h → 1 ≤ τ * (1 + h ^ 2) →
        PassesCheck (centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h) τ 1 ∧
        ¬PassesCheck (centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h) τ 0 := by
  constructor
  · have rule := (hasDerivAt_pow 3 0).div
      ((hasDerivAt_const 1 0).add (hasDerivAt_pow 2 0)) (ne_of_gt (one_add_sq_pos 0))
    rwa [zero_pow (by decide), zero_pow (by decide), zero_pow (by decide), mul_zero, zero_mul,
      zero_mul, sub_self, zero_div] at rule
  · intro h hh large
    have pos := one_add_sq_pos h
    have value : centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h = 1 - 1 / (1 + h ^ 2) := by
      have cancel := div_mul_cancel 1 (ne_of_gt pos)
      rw [centralDifference, zero_add, zero_sub, neg_sq, neg_cube, ← sub_div, div_div,
        div_eq_iff (mul_ne_zero (ne_of_gt pos) (mul_ne_zero two_ne_zero (ne_of_gt hh)))]
      generalize 1 / (1 + h ^ 2) = s at *
      grind
    have small : 1 / (1 + h ^ 2) ≤ τ := (div_le_iff pos).2 large
    have positive := one_div_pos.2 pos
    rw [value, PassesCheck, PassesCheck]
    generalize 1 / (1 + h ^ 2) = s at *
    constructor
    · rw [abs_sub_comm, sub_sub_cancel, abs_of_pos positive]
      exact small
    · rw [sub_zero, abs_of_pos (by grind), not_le]
      grind

private theorem one_lt_two : (1 : ℝ) < 2 := by grind

/-- **A step that is lost**: with `p ≥ 1` digits, `2 ^ p + h` and `2 ^ p - h` are both rounded to
`2 ^ p` for every step `0 < h < 1/2`. So the central difference there is 0 for every function that is
given its places rounded. -/
theorem centralDifference_lost {p : Nat} (hp : 1 ≤ p) {h : ℝ} (hh : 0 < h) (small : h < 1 / 2)
    (f : ℝ → ℝ) : centralDifference (fun t => f (roundToNearest p t)) (2 ^ p) h = 0 := by
  have one_le := one_le_pow (a := 2) (le_of_lt one_lt_two) p
  have half : (2 : ℝ) ^ p = 2 ^ (p - 1) * 2 := by rw [← pow_succ, Nat.sub_add_cancel hp]
  have one_le' := one_le_pow (a := 2) (le_of_lt one_lt_two) (p - 1)
  have above : roundToNearest p (2 ^ p + h) = 2 ^ p := by
    refine roundToNearest_eq (k := 1) (m := 2 ^ (p - 1)) (s := 2) hp two_zpow_one ?_ ?_ ?_ (Or.inl ?_)
    · rw [intCast_two_pow, half]
    · rw [← half, abs_of_pos (by grind)]
      exact le_of_lt (lt_add_of_pos _ hh)
    · rw [abs_of_pos (by grind)]
      grind
    · rw [add_sub_cancel_left, abs_of_pos hh]
      grind
  have below : roundToNearest p (2 ^ p - h) = 2 ^ p := by
    refine roundToNearest_eq (k := 0) (m := 2 ^ p) (s := 1) hp (zpow_zero 2) ?_ ?_ ?_ (Or.inl ?_)
    · rw [intCast_two_pow, mul_one]
    · rw [abs_of_pos (by grind), half]
      grind
    · rw [abs_of_pos (by grind), mul_one]
      exact sub_le_self _ (le_of_lt hh)
    · rw [abs_sub_comm, sub_sub_cancel, abs_of_pos hh]
      exact small
  rw [centralDifference, above, below, sub_self, zero_div]

/-- **The bound is attained**: `M t³ / 6` has the third derivative `M` and the derivative 0 at 0; with
computed values that are off by `ε` in opposite directions, the central difference at 0 is
`M h² / 6 + ε / h`. -/
theorem centralDifference_bound_attained {M ε h : ℝ} (hh : 0 < h) {g : ℝ → ℝ}
    (right : g h = M * h ^ 3 / 6 + ε) (left : g (-h) = M * (-h) ^ 3 / 6 - ε) :
    centralDifference g 0 h = M * h ^ 2 / 6 + ε / h := by
  have ne := ne_of_gt hh
  rw [centralDifference, zero_add, zero_sub, right, left]
  grind

end Fundamentals.Counterexamples
