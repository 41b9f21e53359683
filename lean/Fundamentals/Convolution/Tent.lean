/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine
import Fundamentals.Integral.Integrable

/-!
# The tent function

`tent x = max 0 (1 - |x|)`: a simple continuous function with compact support, a piecewise linear
bump of height 1 and integral 1. It serves as an example and for counterexamples.

## Main statements
* `continuousAt_tent`, `supportedOn_tent`, `tent_nonneg`, `reflect_tent`.
* `hasIntegral_tent`: the integral of the tent is 1.
-/

public section

namespace Fundamentals

/-- The tent of height 1 over `[-1, 1]`: `tent x = max 0 (1 - |x|)`. -/
@[expose] noncomputable def tent (x : ℝ) : ℝ := max 0 (1 - |x|)

theorem tent_def (x : ℝ) : tent x = max 0 (1 - |x|) := rfl

theorem tent_nonneg (x : ℝ) : 0 ≤ tent x := Real.le_max_left 0 _

theorem tent_le_one (x : ℝ) : tent x ≤ 1 := by
  have h := Real.abs_nonneg x
  exact Real.max_le Real.zero_le_one (by grind only)

/-- Over `[0, 1]` the tent falls. -/
theorem tent_of_nonneg {x : ℝ} (h₀ : 0 ≤ x) (h₁ : x ≤ 1) : tent x = 1 - x := by
  rw [tent_def, Real.abs_of_nonneg h₀, Real.max_eq_right (Real.sub_nonneg.2 h₁)]

/-- Over `[-1, 0]` the tent rises. -/
theorem tent_of_nonpos {x : ℝ} (h₁ : -1 ≤ x) (h₀ : x ≤ 0) : tent x = 1 + x := by
  rw [tent_def, Real.abs_of_nonpos h₀, Real.max_eq_right (by grind only)]
  grobner

/-- Outside `(-1, 1)` the tent is 0. -/
theorem tent_of_one_le_abs {x : ℝ} (h : 1 ≤ |x|) : tent x = 0 :=
  Real.max_eq_left (by grind only)

theorem tent_zero : tent 0 = 1 := by
  rw [tent_of_nonneg (Real.le_refl 0) Real.zero_le_one, Real.sub_zero]

theorem supportedOn_tent : SupportedOn tent (-1) 1 := fun x hx =>
  tent_of_one_le_abs (Real.le_abs.2 (hx.symm.imp Real.le_of_lt fun h => by grind only))

theorem hasCompactSupport_tent : HasCompactSupport tent := supportedOn_tent.hasCompactSupport

/-- The tent is even. -/
theorem reflect_tent : reflect tent = tent := funext fun x => by
  rw [reflect, tent_def, tent_def, Real.abs_neg]

/-- The values of the tent are not further apart than the arguments. -/
theorem abs_tent_sub_tent_le (x y : ℝ) : |tent x - tent y| ≤ |x - y| := by
  have ordered {u v : ℝ} (h : u ≤ v) : |max 0 v - max 0 u| ≤ |v - u| := by
    have step := Real.sub_nonneg.2 h
    rw [Real.abs_of_nonneg (Real.sub_nonneg.2 (Real.max_le_max (Real.le_refl 0) h)),
      Real.abs_of_nonneg step, Real.sub_le_iff_le_add, Real.add_comm]
    exact Real.max_le (Real.add_nonneg (Real.le_max_left 0 u) step) (Real.le_trans
      (Real.le_of_eq (Real.add_sub_cancel u v).symm)
      (Real.add_le_add (Real.le_max_right 0 u) (Real.le_refl _)))
  have hmax (u v : ℝ) : |max 0 u - max 0 v| ≤ |u - v| := by
    obtain h | h := Real.le_total u v
    · rw [Real.abs_sub_comm, Real.abs_sub_comm u]
      exact ordered h
    · exact ordered h
  calc |tent x - tent y| ≤ |(1 - |x|) - (1 - |y|)| := hmax _ _
    _ = |(|y| - |x|)| := by rw [show 1 - |x| - (1 - |y|) = |y| - |x| by grobner]
    _ ≤ |y - x| := Real.abs_abs_sub_abs_le y x
    _ = |x - y| := Real.abs_sub_comm y x

theorem continuousAt_tent (x : ℝ) : ContinuousAt tent x := fun ε hε =>
  ⟨ε, hε, fun y hy => Real.lt_of_le_of_lt (abs_tent_sub_tent_le y x) hy⟩

/-- On `[0, 1]` two neighbouring tents add up to 1. -/
theorem tent_sub_one_add_tent {x : ℝ} (h₀ : 0 ≤ x) (h₁ : x ≤ 1) : tent (x - 1) + tent x = 1 := by
  rw [tent_of_nonneg h₀ h₁, tent_of_nonpos (by grind only) (by grind only)]
  grobner

/-- The integral of the tent is 1. -/
theorem hasIntegral_tent : HasIntegral tent 1 := by
  rw [supportedOn_tent.hasIntegral_iff (by grind only)]
  have hon (a b : ℝ) : ContinuousOn tent a b :=
    continuousOn_of_continuousAt fun x _ _ => continuousAt_tent x
  obtain ⟨I, hI⟩ := (hon (-1) 0).integrableOn (by grind only)
  obtain ⟨J, hJ⟩ := (hon 0 1).integrableOn Real.zero_le_one
  -- the left half, moved to `[0, 1]`, and the right half add up to the constant 1
  have moved := (hasIntegralOn_comp_sub 1).2 hI
  rw [show (-1 : ℝ) + 1 = 0 by grobner, Real.zero_add] at moved
  have total := (moved.add hJ).congr fun x h₀ h₁ => tent_sub_one_add_tent h₀ h₁
  have value : I + J = 1 := by
    have constant := total.unique (hasIntegralOn_const Real.zero_le_one 1)
    rwa [Real.sub_zero, Real.one_mul] at constant
  exact value ▸ hI.join hJ

theorem integral_tent : integral tent = 1 := hasIntegral_tent.integral_eq

end Fundamentals
