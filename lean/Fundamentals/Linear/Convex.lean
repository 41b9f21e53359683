/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Norm

/-!
# Convex sets

A set of points of ℝⁿ is given by a predicate.

## Main definitions
- `Convex S`: with any two points, `S` contains the segment between them.

## Main statements
- `convex_univ`, `convex_ball`: all of ℝⁿ, and balls.
-/

public section

namespace Fundamentals

variable {n : Nat}

/-- With any two points `x` and `y`, `S` contains the segment between them, which consists of the
points `x + t (y - x)` with `0 ≤ t ≤ 1`. -/
@[expose] def Convex (S : Vec n → Prop) : Prop :=
  ∀ x y, S x → S y → ∀ t : ℝ, 0 ≤ t → t ≤ 1 → S (x + t • (y - x))

theorem convex_univ : Convex fun _ : Vec n => True := fun _ _ _ _ _ _ _ => trivial

theorem Convex.and {S T : Vec n → Prop} (hS : Convex S) (hT : Convex T) :
    Convex fun x => S x ∧ T x :=
  fun x y hx hy t h₀ h₁ => ⟨hS x y hx.1 hy.1 t h₀ h₁, hT x y hx.2 hy.2 t h₀ h₁⟩

/-- Balls are convex: `x + t (y - x) - a = (1 - t) (x - a) + t (y - a)`. -/
theorem convex_ball (a : Vec n) (r : ℝ) : Convex fun x => ‖x - a‖ < r := by
  intro x y hx hy t h₀ h₁
  have hsplit : x + t • (y - x) - a = (1 - t) • (x - a) + t • (y - a) := by ext i; grind
  have hle := norm_add_le ((1 - t) • (x - a)) (t • (y - a))
  rw [← hsplit, Vec.norm_smul, Vec.norm_smul, Real.abs_of_nonneg h₀,
    Real.abs_of_nonneg (Real.sub_nonneg.2 h₁)] at hle
  have hmax : max ‖x - a‖ ‖y - a‖ < r := Real.max_lt hx hy
  have hx' := Real.mul_le_mul_of_nonneg_left (Real.le_max_left ‖x - a‖ ‖y - a‖)
    (Real.sub_nonneg.2 h₁)
  have hy' := Real.mul_le_mul_of_nonneg_left (Real.le_max_right ‖x - a‖ ‖y - a‖) h₀
  grind

end Fundamentals
