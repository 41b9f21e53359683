/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Real.Sqrt

/-!
# The square root: continuity and derivative

## Main statements
- `Real.continuousAt_sqrt`: the square root is continuous everywhere.
- `hasDerivAt_sqrt`: its derivative at `x > 0` is `1 / (2 √x)`.
-/

public section

namespace Fundamentals

open Real

/-- `√y - √x ≤ √|y - x|`. -/
private theorem sqrt_sub_le (x y : ℝ) : √y - √x ≤ √|y - x| := by
  have hle : √y ≤ √(max x 0 + |y - x|) := sqrt_le_sqrt <| calc
    y = x + (y - x) := (add_sub_cancel x y).symm
    _ ≤ max x 0 + |y - x| := add_le_add (le_max_left x 0) (le_abs_self (y - x))
  have hadd := sqrt_add_le (le_max_right x 0) (abs_nonneg (y - x))
  have hmax : √(max x 0) = √x := by
    obtain h | h := le_total x 0
    · rw [max_eq_right h, sqrt_zero, sqrt_of_nonpos h]
    · rw [max_eq_left h]
  rw [hmax] at hadd
  rw [sub_le_iff_le_add, add_comm]
  exact le_trans hle hadd

/-- The square root is continuous everywhere: `|√y - √x| ≤ √|y - x|`. -/
theorem Real.continuousAt_sqrt (x : ℝ) : ContinuousAt sqrt x := by
  refine fun ε hε => ⟨ε * ε, mul_pos hε hε, fun y hy => ?_⟩
  rw [norm_eq_abs] at hy ⊢
  have hlt : √|y - x| < ε := (sqrt_lt_left hε).2 hy
  refine lt_of_le_of_lt (abs_le_of_le_of_neg_le (sqrt_sub_le x y) ?_) hlt
  rw [neg_sub, abs_sub_comm]
  exact sqrt_sub_le y x

/-- The derivative of the square root at `x > 0` is `1 / (2 √x)`. -/
theorem hasDerivAt_sqrt {x : ℝ} (hx : 0 < x) : HasDerivAt sqrt (1 / (2 * √x)) x := by
  have hpos : 0 < √x := sqrt_pos.2 hx
  -- `(√y - √x) / (y - x) = 1 / (√y + √x)`
  have hlim : Tendsto (fun y => (√y + √x)⁻¹) x (√x + √x)⁻¹ :=
    ((continuousAt_sqrt x).tendsto.add tendsto_const).inv (ne_of_gt (add_pos hpos hpos))
  rw [one_div, two_mul]
  refine hasDerivAt_iff_tendsto_slope.2 (hlim.congr ?_)
  refine ((near_norm_sub_lt hx).nearNe.and nearNe_norm_sub_pos).mono fun y ⟨hy, hne⟩ => ?_
  have hyx : y ≠ x := norm_sub_pos_iff.1 hne
  have hy : 0 < y := gt_of_abs_sub_lt (y := x) (by rwa [sub_zero])
  have hy₀ := mul_self_sqrt (le_of_lt hy)
  have hx₀ := mul_self_sqrt (le_of_lt hx)
  have hsum : √y + √x ≠ 0 := ne_of_gt (add_pos (sqrt_pos.2 hy) hpos)
  rw [eq_div_iff fun h => hyx (sub_eq_zero.1 h), ← hy₀, ← hx₀]
  grind

end Fundamentals
