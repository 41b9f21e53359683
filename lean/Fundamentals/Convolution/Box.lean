/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent

/-!
# A worked convolution: box with box is tent

The box, 1 on `[-1/2, 1/2]` and 0 elsewhere, convolved with itself is the tent: at `x` the integral
is the length of the part that the box and the box moved by `x` have in common.

## Main statements
* `hasIntegral_box_conv_box`, `conv_box_box`.
-/

public section

namespace Fundamentals

/-- The box of height 1 over `[-1/2, 1/2]`. -/
@[expose] noncomputable def box (x : ℝ) : ℝ := if |x| ≤ 1 / 2 then 1 else 0

theorem box_def (x : ℝ) : box x = if |x| ≤ 1 / 2 then 1 else 0 := rfl

theorem supportedOn_box : SupportedOn box (-1 / 2) (1 / 2) := fun x hx => by grind [box_def]

/-- Inside the common part of the two boxes the product is 1. -/
private theorem box_mul_box_of_mem {x y : ℝ} (h : max (-1 / 2) (x - 1 / 2) ≤ y)
    (h' : y ≤ min (1 / 2) (x + 1 / 2)) : box y * box (x - y) = 1 := by
  have left : box y = 1 := by rw [box_def, if_pos (by grind)]
  have right : box (x - y) = 1 := by rw [box_def, if_pos (by grind)]
  rw [left, right, Real.mul_one]

/-- The product of the two boxes vanishes outside their common part. -/
private theorem supportedOn_box_mul_box (x : ℝ) :
    SupportedOn (fun y => box y * box (x - y)) (max (-1 / 2) (x - 1 / 2))
      (min (1 / 2) (x + 1 / 2)) := by
  intro y hy
  have outside : ¬(|y| ≤ 1 / 2 ∧ |x - y| ≤ 1 / 2) := by grind
  by_cases h : |y| ≤ 1 / 2
  · have right : box (x - y) = 0 := by rw [box_def, if_neg fun h' => outside ⟨h, h'⟩]
    simp only [right, Real.mul_zero]
  · have left : box y = 0 := by rw [box_def, if_neg h]
    simp only [left, Real.zero_mul]

/-- The integral that defines the convolution of the box with itself is the tent. -/
theorem hasIntegral_box_conv_box (x : ℝ) :
    HasIntegral (fun y => box y * box (x - y)) (tent x) := by
  have support := supportedOn_box_mul_box x
  obtain h | h := Real.le_or_lt (max (-1 / 2) (x - 1 / 2)) (min (1 / 2) (x + 1 / 2))
  · have length : 1 * (min (1 / 2) (x + 1 / 2) - max (-1 / 2) (x - 1 / 2)) = tent x := by
      grind [tent_def]
    rw [support.hasIntegral_iff h, ← length]
    exact (hasIntegralOn_const h 1).congr fun y hy hy' => (box_mul_box_of_mem hy hy').symm
  · have outside : tent x = 0 := by grind [tent_def]
    have zero (y : ℝ) : box y * box (x - y) = 0 := support y (by grind)
    rw [outside, funext zero]
    exact hasIntegral_zero

/-- **Box with box is tent**: `conv box box = tent`. -/
theorem conv_box_box : conv box box = tent :=
  funext fun x => (hasIntegral_box_conv_box x).conv_eq

end Fundamentals
