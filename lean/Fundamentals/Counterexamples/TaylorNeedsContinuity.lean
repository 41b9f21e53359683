/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Linear.Sum
public import Fundamentals.Real.Factorial

/-!
# Taylor's theorem needs continuity at the ends

The hypothesis of `taylor` that `f` and its first `n` derivatives be continuous on the *closed*
interval cannot be weakened to the open one, nor to all of it but one end: not for `n = 0`.

## Main statements
- `taylor_needs_continuity`: a function that is differentiable at every point but `0`, for which no
  `θ` satisfies Taylor's formula with `x₀ = 0`, `x = 1`, `n = 0`, `p = 1`.
-/

public section

namespace Fundamentals

/-- The function that is `1` at `0` and `0` elsewhere. -/
@[expose] noncomputable def unitAtZero (x : ℝ) : ℝ := if x = 0 then 1 else 0

/-- Away from `0` it is constant near every point. -/
theorem near_unitAtZero {x : ℝ} (hx : x ≠ 0) : Near x fun y => 0 = unitAtZero y := by
  refine (near_norm_sub_lt (norm_pos hx)).mono fun y hy => ?_
  rw [unitAtZero, if_neg]
  rintro rfl
  rw [norm_zero_sub] at hy
  exact Real.lt_irrefl _ hy

theorem unitAtZero_hasDerivAt {x : ℝ} (hx : x ≠ 0) : HasDerivAt unitAtZero 0 x :=
  (hasDerivAt_const 0 x).congr (near_unitAtZero hx)

/-- **Taylor's theorem needs continuity on the closed interval.** The function that is `1` at `0`
and `0` elsewhere has the derivative `0` at every `t ≠ 0`, but for `x₀ = 0`, `x = 1`, `n = 0`,
`p = 1` no `θ` satisfies Taylor's formula, `f(1) = f(0) + f'(θ)`. -/
theorem taylor_needs_continuity : ∃ F : Nat → ℝ → ℝ, F 0 = unitAtZero ∧
    (∀ t, t ≠ 0 → HasDerivAt (F 0) (F 1 t) t) ∧ ∀ θ : ℝ, 0 < θ → θ < 1 →
      unitAtZero 1 ≠ ∑ k : Fin (0 + 1), F k 0 / factorial k * (1 - 0) ^ (k : Nat) +
        (1 - 0) ^ (0 + 1) * (1 - θ) ^ (((0 : Nat) : Int) + 1 - (1 : Nat)) /
          ((1 : Nat) * factorial 0) * F (0 + 1) (0 + θ * (1 - 0)) := by
  refine ⟨fun k => if k = 0 then unitAtZero else fun _ => 0, rfl,
    fun t ht => unitAtZero_hasDerivAt ht, fun θ _ _ => ?_⟩
  have hone : unitAtZero 1 = 0 := if_neg Real.one_ne_zero
  have hzero : unitAtZero 0 = 1 := if_pos rfl
  rw [hone, sum_one_length]
  show (0 : ℝ) ≠ unitAtZero 0 / factorial 0 * (1 - 0) ^ 0 + _ * 0
  rw [hzero, factorial_zero, Real.natCast_one]
  grind

end Fundamentals
