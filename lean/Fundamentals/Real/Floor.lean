/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs
public import Fundamentals.Real.Supremum

/-!
# The integer part and the nearest integer

## Main definitions
* `Real.floor x`: the greatest integer that is at most `x`.
* `Real.roundEven x`: the integer nearest to `x`; of two that are equally near, the even one.

## Main statements
* `intCast_le`, `intCast_lt`: integers are ordered as reals as they are as integers.
* `floor_eq`: the integer part is the only integer `n` with `n ≤ x < n + 1`.
* `abs_roundEven_sub_le`, `abs_roundEven_sub_le_abs`: the nearest integer is within 1/2, and no
  integer is nearer.
* `roundEven_eq_of_lt`, `roundEven_eq_of_even`: it is the only integer that is nearer than 1/2, and
  at a tie the only even one.
-/

public section

namespace Fundamentals.Real

open Lean.Grind (OrderedAdd Ring)

variable {x y : ℝ} {m n : Int}

/-! ### Integers as reals -/

theorem intCast_le : (m : ℝ) ≤ n ↔ m ≤ n := by
  rw [intCast_def, intCast_def, ofRat_le, Rat.intCast_le_intCast]

theorem intCast_lt : (m : ℝ) < n ↔ m < n := by rw [← not_le, intCast_le, Int.not_le]

theorem intCast_add_one (m : Int) : ((m + 1 : Int) : ℝ) = m + 1 := by
  rw [Ring.intCast_add, Ring.intCast_one]

theorem intCast_lt_add_one : (m : ℝ) < n + 1 ↔ m ≤ n := by
  rw [← intCast_add_one, intCast_lt, Int.lt_add_one_iff]

/-- Two integers that are less than 1 apart are equal. -/
theorem eq_of_abs_intCast_sub_lt_one (h : |(m : ℝ) - n| < 1) : m = n := by
  have above {m n : Int} (h : |(m : ℝ) - n| < 1) : m ≤ n :=
    intCast_lt_add_one.1 (add_comm 1 (n : ℝ) ▸ sub_lt_iff_lt_add.1 (abs_lt.1 h).2)
  exact Int.le_antisymm (above h) (above (abs_sub_comm (m : ℝ) n ▸ h))

/-- Two different integers are at least 1 apart. -/
theorem one_le_abs_intCast_sub (h : m ≠ n) : 1 ≤ |(m : ℝ) - n| :=
  not_lt.1 fun hlt => h (eq_of_abs_intCast_sub_lt_one hlt)

/-! ### The integer part -/

/-- The **integer part** of `x`: the greatest integer that is at most `x`. -/
@[expose] noncomputable def floor (x : ℝ) : Int := Classical.choose (exists_int_floor x)

theorem floor_le (x : ℝ) : (floor x : ℝ) ≤ x := (Classical.choose_spec (exists_int_floor x)).1

theorem lt_floor_add_one (x : ℝ) : x < floor x + 1 :=
  (Classical.choose_spec (exists_int_floor x)).2

/-- The integer part is the only integer `n` with `n ≤ x < n + 1`. -/
theorem floor_eq (h : (n : ℝ) ≤ x) (h' : x < n + 1) : floor x = n :=
  Int.le_antisymm (intCast_lt_add_one.1 (lt_of_le_of_lt (floor_le x) h'))
    (intCast_lt_add_one.1 (lt_of_le_of_lt h (lt_floor_add_one x)))

/-! ### The nearest integer -/

/-- The integer **nearest** to `x`, and of two that are equally near the **even** one. -/
@[expose] noncomputable def roundEven (x : ℝ) : Int :=
  if x - floor x < 1 / 2 ∨ x - floor x = 1 / 2 ∧ floor x % 2 = 0 then floor x else floor x + 1

private theorem one_sub_half : (1 : ℝ) - 1 / 2 = 1 / 2 := by
  have := add_sub_cancel_left ((1 : ℝ) / 2) (1 / 2)
  rwa [add_halves] at this

/-- The nearest integer is at most 1/2 away, and at a tie it is even. -/
private theorem roundEven_spec (x : ℝ) :
    |(roundEven x : ℝ) - x| < 1 / 2 ∨ |(roundEven x : ℝ) - x| = 1 / 2 ∧ roundEven x % 2 = 0 := by
  have below := floor_le x
  have above := lt_floor_add_one x
  unfold roundEven
  split
  · rename_i h
    rw [abs_sub_comm, abs_of_nonneg (sub_nonneg.2 below)]
    exact h
  · rename_i h
    have rest : (floor x : ℝ) + 1 - x = 1 - (x - floor x) := by
      rw [sub_eq_add_neg 1, neg_sub, sub_eq_add_neg, sub_eq_add_neg, add_comm (floor x : ℝ),
        add_assoc]
    rw [intCast_add_one, abs_of_pos (sub_pos.2 above), rest]
    generalize x - floor x = y at *
    obtain h' | rfl | h' := lt_trichotomy y (1 / 2)
    · exact absurd (Or.inl h') h
    · exact Or.inr ⟨one_sub_half, by
        have odd : ¬floor x % 2 = 0 := fun even => h (Or.inr ⟨rfl, even⟩)
        lia⟩
    · exact Or.inl (sub_lt_comm.2 (lt_of_le_of_lt (le_of_eq one_sub_half) h'))

/-- The nearest integer is at most 1/2 away. -/
theorem abs_roundEven_sub_le (x : ℝ) : |(roundEven x : ℝ) - x| ≤ 1 / 2 :=
  (roundEven_spec x).elim le_of_lt fun h => le_of_eq h.1

/-- Two integers that are within 1/2 of a number, one of them nearer than that, are equal. -/
private theorem eq_of_halves (h : |(m : ℝ) - x| ≤ 1 / 2) (h' : |x - n| ≤ 1 / 2)
    (strict : |(m : ℝ) - x| < 1 / 2 ∨ |x - n| < 1 / 2) : m = n := by
  apply eq_of_abs_intCast_sub_lt_one
  refine lt_of_le_of_lt (abs_sub_le (m : ℝ) x n) (lt_of_lt_of_le ?_ (le_of_eq (add_halves 1)))
  obtain strict | strict := strict
  · exact lt_of_lt_of_le (OrderedAdd.add_lt_left_iff _ |>.1 strict)
      (OrderedAdd.add_le_right_iff _ |>.1 h')
  · exact lt_of_le_of_lt (OrderedAdd.add_le_left_iff _ |>.1 h)
      (OrderedAdd.add_lt_right_iff _ |>.1 strict)

/-- An integer that is nearer than 1/2 is the nearest. -/
theorem roundEven_eq_of_lt (h : |x - m| < 1 / 2) : roundEven x = m :=
  eq_of_halves (abs_roundEven_sub_le x) (le_of_lt h) (Or.inr h)

/-- At a tie, the even one of the two integers is taken. -/
theorem roundEven_eq_of_even (h : |x - m| = 1 / 2) (even : m % 2 = 0) : roundEven x = m := by
  obtain near | ⟨near, even'⟩ := roundEven_spec x
  · exact eq_of_halves (le_of_lt near) (le_of_eq h) (Or.inl near)
  · have apart : |(roundEven x : ℝ) - m| < ((2 : Int) : ℝ) := by
      have through := abs_sub_le (roundEven x : ℝ) x m
      rw [near, h, add_halves] at through
      have one_lt := lt_add_of_pos (1 : ℝ) zero_lt_one
      rw [← two_mul, mul_one] at one_lt
      rw [Ring.intCast_ofNat]
      exact lt_of_le_of_lt through one_lt
    obtain ⟨low, high⟩ := abs_sub_lt_iff.1 apart
    rw [← Ring.intCast_sub, intCast_lt] at low
    rw [← Ring.intCast_add, intCast_lt] at high
    lia

/-- The nearest integer is at most `m` where the number is. -/
theorem roundEven_le (h : x ≤ m) : roundEven x ≤ m := by
  have near := (abs_le.1 (abs_roundEven_sub_le x)).2
  refine intCast_lt_add_one.1 ?_
  calc
    (roundEven x : ℝ) ≤ 1 / 2 + x := sub_le_iff_le_add.1 near
    _ ≤ 1 / 2 + m := OrderedAdd.add_le_right_iff _ |>.1 h
    _ < 1 + m := OrderedAdd.add_lt_left_iff _ |>.1 (half_lt_self zero_lt_one)
    _ = m + 1 := add_comm 1 _

/-- An integer is its own nearest. -/
@[simp] theorem roundEven_intCast (m : Int) : roundEven (m : ℝ) = m :=
  roundEven_eq_of_lt (by rw [sub_self, abs_zero]; exact half_pos zero_lt_one)

/-- No integer is nearer than the nearest. -/
theorem abs_roundEven_sub_le_abs (x : ℝ) (m : Int) : |(roundEven x : ℝ) - x| ≤ |(m : ℝ) - x| := by
  obtain h | h := lt_or_le |(m : ℝ) - x| (1 / 2)
  · rw [roundEven_eq_of_lt (abs_sub_comm x m ▸ h)]
    exact le_refl _
  · exact le_trans (abs_roundEven_sub_le x) h

/-- Where another integer is as near as the one that is taken, the one that is taken is even. -/
theorem roundEven_even_of_tie (ne : m ≠ roundEven x)
    (tie : |(m : ℝ) - x| = |(roundEven x : ℝ) - x|) : roundEven x % 2 = 0 := by
  refine (roundEven_spec x).elim (fun h => absurd ?_ ne) And.right
  exact (roundEven_eq_of_lt (by rw [abs_sub_comm, tie]; exact h)).symm

/-- Rounding to the nearest integer is odd. -/
theorem roundEven_neg (x : ℝ) : roundEven (-x) = -roundEven x := by
  have mirror : |-x - ((-roundEven x : Int) : ℝ)| = |(roundEven x : ℝ) - x| := by
    rw [intCast_neg, sub_eq_add_neg, neg_neg, add_comm, ← sub_eq_add_neg]
  obtain h | ⟨h, even⟩ := roundEven_spec x
  · exact roundEven_eq_of_lt (mirror ▸ h)
  · exact roundEven_eq_of_even (mirror ▸ h)
      (Int.emod_eq_zero_of_dvd (Int.dvd_neg.2 (Int.dvd_of_emod_eq_zero even)))

/-- The nearest integer is at most `m` in absolute value where the number is. -/
theorem abs_roundEven_le (h : |x| ≤ m) : |(roundEven x : ℝ)| ≤ m := by
  refine abs_le_of_le_of_neg_le (intCast_le.2 (roundEven_le (le_trans (le_abs_self x) h))) ?_
  rw [← intCast_neg, ← roundEven_neg]
  exact intCast_le.2 (roundEven_le (le_trans (neg_le_abs x) h))

end Fundamentals.Real
