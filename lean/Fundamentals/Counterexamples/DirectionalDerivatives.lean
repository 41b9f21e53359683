/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Jacobian
import Fundamentals.Differentiation.Continuity
import Fundamentals.Topology.Coordinates

/-!
# Derivatives in all directions do not suffice

In §2.2, item 2, the matrix `A` is one and the same for all directions, and so is the rate at which
`α(Δx)` tends to 0. That the change of `f` is linear up to a small remainder along each line through
the point, with one matrix for all lines, is less: `x³ y / (x⁶ + y²)`, with the value 0 at the
origin, has in every direction the derivative 0 there; but on the curve `y = x³` it is 1/2.

## Main definitions
- `sexticQuotient`: the function, on ℝ² with values in ℝ.
- `cubicArc t`: the point `(t, t³)`.

## Main statements
- `sexticQuotient_hasDerivAt_line_and_not_hasJacobianAt`: all of the above.
-/

public section

namespace Fundamentals.Counterexamples

/-- The function `x³ y / (x⁶ + y²)` on ℝ²; its value at the origin is 0. -/
@[expose] noncomputable def sexticQuotient (x : Vec 2) : ℝ :=
  x 0 ^ 3 * x 1 / (x 0 ^ 6 + x 1 ^ 2)

/-- The point `(t, t³)`. -/
@[expose] noncomputable def cubicArc (t : ℝ) : Vec 2 := fun i => if i = 0 then t else t ^ 3

theorem sexticQuotient_zero : sexticQuotient 0 = 0 := by
  rw [sexticQuotient, Vec.zero_apply, Vec.zero_apply]
  grind only

/-- On the curve `y = x³`, outside the origin, the function is `1/2`. -/
theorem sexticQuotient_cubicArc {t : ℝ} (ht : t ≠ 0) : sexticQuotient (cubicArc t) = 1 / 2 := by
  have h₀ : cubicArc t 0 = t := if_pos rfl
  have h₁ : cubicArc t 1 = t ^ 3 := if_neg (by decide)
  have ht₆ := Real.pow_ne_zero 6 ht
  rw [sexticQuotient, h₀, h₁]
  grind only

/-- Along the line through the origin in the direction `v`, if it is not the `x`-axis. -/
private theorem sexticQuotient_line {v : Vec 2} (hv : v 1 ≠ 0) (t : ℝ) :
    sexticQuotient (0 + t • v) = t ^ 2 * (v 0 ^ 3 * v 1) / (t ^ 4 * v 0 ^ 6 + v 1 ^ 2) := by
  have h₀ : (0 + t • v : Vec 2) 0 = t * v 0 := by grind only
  have h₁ : (0 + t • v : Vec 2) 1 = t * v 1 := by grind only
  rw [sexticQuotient, h₀, h₁]
  by_cases ht : t = 0
  · rw [ht]
    grind only
  · have hpos : 0 < t ^ 4 * v 0 ^ 6 + v 1 ^ 2 := by
      have hsq := Real.sq_nonneg (t ^ 2 * v 0 ^ 3)
      have hv₁ := Real.sq_pos hv
      grind only
    have hpos' := Real.ne_of_gt hpos
    have ht₂ := Real.pow_ne_zero 2 ht
    rw [show (t * v 0) ^ 3 * (t * v 1) = t ^ 2 * (t ^ 2 * (v 0 ^ 3 * v 1)) by grind only,
      show (t * v 0) ^ 6 + (t * v 1) ^ 2 = t ^ 2 * (t ^ 4 * v 0 ^ 6 + v 1 ^ 2) by grind only]
    rw [Real.div_eq_iff (Real.mul_ne_zero ht₂ hpos')]
    grind only

/-- In every direction the derivative at the origin is 0. -/
theorem hasDerivAt_sexticQuotient_line (v : Vec 2) :
    HasDerivAt (fun t : ℝ => sexticQuotient (0 + t • v)) 0 0 := by
  by_cases hv : v 1 = 0
  · have hzero (t : ℝ) : sexticQuotient (0 + t • v) = 0 := by
      have h₁ : (0 + t • v : Vec 2) 1 = 0 := by grind only
      rw [sexticQuotient, h₁, Real.mul_zero, Real.zero_div]
    simpa only [hzero] using hasDerivAt_const 0 0
  · simp only [sexticQuotient_line hv]
    have hnum := (hasDerivAt_pow 2 0).mul (hasDerivAt_const (v 0 ^ 3 * v 1) 0)
    have hden := ((hasDerivAt_pow 4 0).mul (hasDerivAt_const (v 0 ^ 6) 0)).add
      (hasDerivAt_const (v 1 ^ 2) 0)
    have hne : (0 : ℝ) ^ 4 * v 0 ^ 6 + v 1 ^ 2 ≠ 0 := by
      have hv₁ := Real.pow_ne_zero 2 hv
      grind only
    have hd : ((2 : Nat) * 0 ^ (2 - 1) * (v 0 ^ 3 * v 1) + 0 ^ 2 * 0) *
          (0 ^ 4 * v 0 ^ 6 + v 1 ^ 2) - 0 ^ 2 * (v 0 ^ 3 * v 1) *
          ((4 : Nat) * 0 ^ (4 - 1) * v 0 ^ 6 + 0 ^ 4 * 0 + 0) = (0 : ℝ) := by grind only
    have h := hnum.div hden hne
    rwa [hd, Real.zero_div] at h

/-- The function is not continuous at the origin. -/
theorem not_continuousAt_sexticQuotient : ¬ContinuousAt sexticQuotient 0 := by
  intro h
  obtain ⟨δ, hδ, h⟩ := h (1 / 2) (by grind only)
  obtain ⟨s, hpos, hs⟩ := Real.exists_between (Real.lt_min (Real.half_pos hδ) Real.zero_lt_one)
  obtain ⟨hsδ, hs₁⟩ := Real.lt_min_iff.1 hs
  have hcube : |s ^ 3| ≤ |s| := by
    rw [Real.abs_of_pos hpos, Real.abs_of_pos (Real.pow_pos hpos 3)]
    have h₁ := Real.mul_le_mul_of_nonneg_left (Real.le_of_lt hs₁) (Real.le_of_lt hpos)
    have h₂ := Real.mul_le_mul_of_nonneg_left h₁ (Real.le_of_lt hpos)
    grind only
  have hle : ‖cubicArc s‖ ≤ |s| + |s ^ 3| := by
    have hle := Vec.norm_le_sum_abs (cubicArc s)
    rwa [sum_succ, sum_one_length] at hle
  have hlt := h (cubicArc s) (by
    rw [norm_sub_zero]
    grind)
  rw [sexticQuotient_cubicArc (Real.ne_of_gt hpos), sexticQuotient_zero] at hlt
  grind [Real.norm_eq_abs]

/-- **Derivatives in all directions do not suffice.** The function `f(x, y) = x³ y / (x⁶ + y²)`,
`f(0, 0) = 0`, has at the origin, along the line in any direction `v`, the derivative `0`, which is
`A v` for one and the same matrix `A = 0`; yet it is not continuous at the origin, and, as a map
from ℝ² to ℝ¹, it has no Jacobian matrix there. Source: §2.2, equation (1) and item 2. -/
theorem sexticQuotient_hasDerivAt_line_and_not_hasJacobianAt :
    (∀ v : Vec 2, HasDerivAt (fun t : ℝ => sexticQuotient (0 + t • v)) 0 0) ∧
    ¬ContinuousAt sexticQuotient 0 ∧
    ¬∃ A : Matrix 1 2, HasJacobianAt (fun x _ => sexticQuotient x) A 0 :=
  ⟨hasDerivAt_sexticQuotient_line, not_continuousAt_sexticQuotient, fun ⟨_, h⟩ =>
    not_continuousAt_sexticQuotient (Vec.continuousAt_iff.1 h.continuousAt 0)⟩

end Fundamentals.Counterexamples
