/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Real.Sqrt

/-!
# The derivative of an inverse function, and of the square root

## Main statements
- `HasDerivAt.of_local_left_inverse`: `g' = 1 / f'` where `f (g y) = y`.
- `Real.continuousAt_sqrt`: the square root is continuous everywhere.
- `hasDerivAt_sqrt`: its derivative at `x > 0` is `1 / (2 √x)`.

Several variables are in `Fundamentals.Differentiation.InverseFunction`.
-/

public section

namespace Fundamentals

open Real

variable {f g : ℝ → ℝ} {b d x : ℝ}

/-- **Derivative of an inverse function.** If `f` has the derivative `d ≠ 0` at `g b`, `g` is
continuous at `b`, and `f (g y) = y` for all `y` near `b`, then `g` is differentiable at `b`,

  `g'(b) = 1 / f'(g b) = 1 / d`. -/
theorem HasDerivAt.of_local_left_inverse (hf : HasDerivAt f d (g b)) (hd : d ≠ 0)
    (hg : ContinuousAt g b) (hfg : Near b fun y => f (g y) = y) : HasDerivAt g (1 / d) b := by
  have hb : f (g b) = b := hfg.self
  have hne : NearNe b fun y => f (g y) = y ∧ g y ≠ g b :=
    (hfg.nearNe.and nearNe_norm_sub_pos).mono fun y ⟨hy, hpos⟩ =>
      ⟨hy, fun h => norm_sub_pos_iff.1 hpos (by rw [← hy, h, hb])⟩
  -- the difference quotient of `g` is the reciprocal of that of `f`
  have hslope := (hasDerivAt_iff_tendsto_slope.1 hf).comp hg.tendsto (hne.mono fun y hy => hy.2)
  rw [one_div]
  refine hasDerivAt_iff_tendsto_slope.2 ((hslope.inv hd).congr (hne.mono fun y ⟨hy, hgy⟩ => ?_))
  rw [hy, hb]
  have hyb : y ≠ b := fun h => hgy (by rw [h])
  grind

/-! ### The square root -/

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
theorem hasDerivAt_sqrt (hx : 0 < x) : HasDerivAt sqrt (1 / (2 * √x)) x := by
  have hsq : HasDerivAt (fun y => y ^ 2) (2 * √x) (√x) := by
    have h := hasDerivAt_pow 2 √x
    have hvalue : (2 : Nat) * √x ^ (2 - 1) = 2 * √x := by grind
    rwa [hvalue] at h
  have hpos : 0 < √x := sqrt_pos.2 hx
  exact hsq.of_local_left_inverse (by grind) (continuousAt_sqrt x)
    ((near_norm_sub_lt hx).mono fun y hy => sq_sqrt (by grind [norm_eq_abs (y - x)]))

end Fundamentals
