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
  have hle : √y ≤ √(max x 0 + |y - x|) := sqrt_le_sqrt (by grind)
  have hadd := sqrt_add_le (le_max_right x 0) (abs_nonneg (y - x))
  have hmax : √(max x 0) = √x := by
    obtain h | h := le_total x 0
    · rw [max_eq_right h, sqrt_zero, sqrt_of_nonpos h]
    · rw [max_eq_left h]
  grind

/-- The square root is continuous everywhere: `|√y - √x| ≤ √|y - x|`. -/
theorem Real.continuousAt_sqrt (x : ℝ) : ContinuousAt sqrt x := by
  refine fun ε hε => ⟨ε * ε, mul_pos hε hε, fun y hy => ?_⟩
  rw [norm_eq_abs] at hy ⊢
  have hlt : √|y - x| < ε := (sqrt_lt_left hε).2 hy
  grind [sqrt_sub_le x y, sqrt_sub_le y x, abs_sub_comm x y]

/-- The derivative of the square root at `x > 0` is `1 / (2 √x)`. -/
theorem hasDerivAt_sqrt {x : ℝ} (hx : 0 < x) : HasDerivAt sqrt (1 / (2 * √x)) x := by
  have hpos : 0 < √x := sqrt_pos.2 hx
  -- `(√y - √x) / (y - x) = 1 / (√y + √x)`
  have hlim : Tendsto (fun y => (√y + √x)⁻¹) x (√x + √x)⁻¹ :=
    ((continuousAt_sqrt x).tendsto.add tendsto_const).inv (by grind)
  rw [one_div, two_mul]
  refine hasDerivAt_iff_tendsto_slope.2 (hlim.congr ?_)
  refine ((near_norm_sub_lt hx).nearNe.and nearNe_norm_sub_pos).mono fun y ⟨hy, hne⟩ => ?_
  have hyx : y ≠ x := norm_sub_pos_iff.1 hne
  have hy₀ := mul_self_sqrt (x := y) (by grind [norm_eq_abs (y - x)])
  have hx₀ := mul_self_sqrt (le_of_lt hx)
  have hsum : √y + √x ≠ 0 := by grind [sqrt_nonneg y]
  rw [eq_div_iff (by grind), ← hy₀, ← hx₀]
  grind

end Fundamentals
