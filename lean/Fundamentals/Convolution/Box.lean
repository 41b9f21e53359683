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

theorem supportedOn_box : SupportedOn box (-1 / 2) (1 / 2) := fun x hx => by
  rw [box_def, if_neg]
  rw [Real.abs_le]
  grind only

/-- Inside the common part of the two boxes the product is 1. -/
private theorem box_mul_box_of_mem {x y : ℝ} (h : max (-1 / 2) (x - 1 / 2) ≤ y)
    (h' : y ≤ min (1 / 2) (x + 1 / 2)) : box y * box (x - y) = 1 := by
  obtain ⟨h₁, h₂⟩ := Real.max_le_iff.1 h
  obtain ⟨h₁', h₂'⟩ := Real.le_min_iff.1 h'
  have left : |y| ≤ 1 / 2 := Real.abs_le.2 ⟨by grind only, h₁'⟩
  have right : |x - y| ≤ 1 / 2 := Real.abs_le.2 ⟨by grind only, by grind only⟩
  rw [box_def, box_def, if_pos left, if_pos right, Real.mul_one]

/-- The product of the two boxes vanishes outside their common part. -/
private theorem supportedOn_box_mul_box (x : ℝ) :
    SupportedOn (fun y => box y * box (x - y)) (max (-1 / 2) (x - 1 / 2))
      (min (1 / 2) (x + 1 / 2)) := by
  intro y hy
  have outside : ¬(|y| ≤ 1 / 2 ∧ |x - y| ≤ 1 / 2) := fun ⟨first, second⟩ => by
    rw [Real.abs_le] at first second
    have lower : max (-1 / 2) (x - 1 / 2) ≤ y := Real.max_le (by grind only) (by grind only)
    have upper : y ≤ min (1 / 2) (x + 1 / 2) := Real.le_min first.2 (by grind only)
    exact hy.elim (Real.not_lt.2 lower) (Real.not_lt.2 upper)
  by_cases h : |y| ≤ 1 / 2
  · have right : box (x - y) = 0 := by rw [box_def, if_neg fun h' => outside ⟨h, h'⟩]
    simp only [right, Real.mul_zero]
  · have left : box y = 0 := by rw [box_def, if_neg h]
    simp only [left, Real.zero_mul]

/-- The length of the common part of the two boxes, if it is positive. -/
private theorem max_zero_min_sub_max (x : ℝ) :
    max 0 (min (1 / 2) (x + 1 / 2) - max (-1 / 2) (x - 1 / 2)) = tent x := by
  obtain h | h := Real.le_total 0 x
  · rw [Real.min_eq_left (by grind only), Real.max_eq_right (a := -1 / 2) (by grind only),
      tent_def, Real.abs_of_nonneg h, show 1 / 2 - (x - 1 / 2) = 1 - x by grobner]
  · rw [Real.min_eq_right (by grind only), Real.max_eq_left (a := -1 / 2) (by grind only),
      tent_def, Real.abs_of_nonpos h, show x + 1 / 2 - -1 / 2 = 1 - -x by grobner]

/-- The integral that defines the convolution of the box with itself is the tent. -/
theorem hasIntegral_box_conv_box (x : ℝ) :
    HasIntegral (fun y => box y * box (x - y)) (tent x) := by
  have support := supportedOn_box_mul_box x
  rw [← max_zero_min_sub_max x]
  obtain h | h := Real.le_or_lt (max (-1 / 2) (x - 1 / 2)) (min (1 / 2) (x + 1 / 2))
  · have constant := hasIntegralOn_const h 1
    rw [Real.one_mul] at constant
    rw [support.hasIntegral_iff h, Real.max_eq_right (Real.sub_nonneg.2 h)]
    exact constant.congr fun y hy hy' => (box_mul_box_of_mem hy hy').symm
  · have zero (y : ℝ) : box y * box (x - y) = 0 := by
      obtain hy | hy := Real.lt_or_le y (max (-1 / 2) (x - 1 / 2))
      · exact support y (Or.inl hy)
      · exact support y (Or.inr (Real.lt_of_lt_of_le h hy))
    rw [Real.max_eq_left (by grind only), funext zero]
    exact hasIntegral_zero

/-- **Box with box is tent**: `conv box box = tent`. -/
theorem conv_box_box : conv box box = tent :=
  funext fun x => (hasIntegral_box_conv_box x).conv_eq

end Fundamentals
