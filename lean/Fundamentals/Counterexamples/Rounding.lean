/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.FloatFormats
public import Fundamentals.Arithmetic.Truncation

/-!
# What rounding does not do

## Main statements
* `roundToNearest_two_pow_add_one`: the integer `2 ^ p + 1` is not rounded to itself.
* `roundToNearest_unit_le`: no unit less than `u / (1 + u)` will do for rounding to nearest.
* `roundToNearest_add_not_assoc`: rounded addition is not associative.
* `roundToNearest_no_digit`: at least one digit is needed.
* `truncate_not_rounding`: truncation does not obey the standard model with the unit of rounding to
  nearest.
* `not_rounding_of_largest`: no format with a largest number obeys the standard model, whatever the
  unit.
* `not_rounding_of_least`: nor does one with a least positive number; so a format with a least
  exponent does not, `roundWithUnderflow_not_rounding`.
-/

public section

namespace Fundamentals.Counterexamples

open Real
open Lean.Grind (OrderedAdd)

variable {p : Nat} {u d : ℝ} {fl : ℝ → ℝ}

/-! ### Integers beyond `2 ^ p`, and the order of additions -/

private theorem two_pow_eq (hp : 1 ≤ p) : (2 : ℝ) ^ (p - 1) * 2 = 2 ^ p := by
  rw [← pow_succ, Nat.sub_add_cancel hp]

/-- **The first integer that is not exact**: with two digits or more, `2 ^ p + 1` is halfway between
`2 ^ p` and `2 ^ p + 2`, and is rounded to `2 ^ p`. -/
theorem roundToNearest_two_pow_add_one (hp : 2 ≤ p) : roundToNearest p (2 ^ p + 1) = 2 ^ p := by
  have one_le_p := Nat.le_of_succ_le hp
  have one_le := one_le_pow (a := 2) (le_of_lt one_lt_two) p
  have nonneg := add_nonneg (le_trans zero_le_one one_le) zero_le_one
  refine roundToNearest_eq (k := 1) (m := 2 ^ (p - 1)) (s := 2) one_le_p two_zpow_one ?_ ?_ ?_ ?_
  · rw [intCast_two_pow, two_pow_eq one_le_p]
  · rw [two_pow_eq one_le_p, abs_of_nonneg nonneg]
    exact le_of_lt (lt_add_of_pos _ zero_lt_one)
  · rw [abs_of_nonneg nonneg, mul_comm, two_mul]
    exact add_le_add (le_refl _) one_le
  · refine Or.inr ⟨?_, ?_⟩
    · rw [add_sub_cancel_left, abs_one, div_self two_ne_zero]
    · obtain ⟨q, rfl⟩ := Nat.exists_eq_add_of_le' hp
      rw [Nat.add_succ_sub_one, Int.pow_succ]
      exact Int.mul_emod_left _ _

/-- **No smaller unit will do** for rounding to nearest than `u / (1 + u)` for `u = (1 / 2) ^ p`,
with two digits or more. -/
theorem roundToNearest_unit_le (hp : 2 ≤ p) (model : Rounding u (roundToNearest p)) :
    (1 / 2) ^ p / (1 + (1 / 2) ^ p) ≤ u := by
  have unit_pos : 0 < ((1 : ℝ) / 2) ^ p := pow_pos (half_pos zero_lt_one) p
  have near := model.abs_sub_le (2 ^ p + 1)
  rw [roundToNearest_two_pow_add_one hp, abs_sub_comm, add_sub_cancel_left, abs_one,
    abs_of_pos (add_pos (pow_pos zero_lt_two p) zero_lt_one)] at near
  have scaled := mul_le_mul_of_nonneg_left near (le_of_lt unit_pos)
  have unit : ((1 : ℝ) / 2) ^ p * 2 ^ p = 1 := by
    rw [← mul_pow, div_mul_cancel 1 two_ne_zero, one_pow]
  rw [div_le_iff (add_pos zero_lt_one unit_pos)]
  generalize ((1 : ℝ) / 2) ^ p = a, (2 : ℝ) ^ p = b at *
  rwa [mul_one, ← mul_assoc, mul_comm a u, mul_assoc, mul_add, mul_one, unit] at scaled

/-- Two units further, the integer `2 ^ p + 2` is exact. -/
private theorem roundToNearest_two_pow_add_two (hp : 1 ≤ p) :
    roundToNearest p (2 ^ p + 2) = 2 ^ p + 2 := by
  refine roundToNearest_eq_self hp ⟨2 ^ (p - 1) + 1, 1, ?_, ?_⟩ <;>
    rw [intCast_add_one, intCast_two_pow]
  · have one_le := one_le_pow (a := 2) (le_of_lt one_lt_two) (p - 1)
    rw [abs_of_nonneg (add_nonneg (le_trans zero_le_one one_le) zero_le_one), ← two_pow_eq hp,
      mul_comm, two_mul]
    exact add_le_add (le_refl _) one_le
  · rw [two_zpow_one, add_mul, two_pow_eq hp, one_mul]

/-- **Rounded addition is not associative**: with two digits or more, `(2 ^ p + 1) + 1` is computed
as `2 ^ p`, and `2 ^ p + (1 + 1)` as `2 ^ p + 2`. -/
theorem roundToNearest_add_not_assoc (hp : 2 ≤ p) :
    roundToNearest p (roundToNearest p (2 ^ p + 1) + 1) = 2 ^ p ∧
      roundToNearest p (2 ^ p + roundToNearest p (1 + 1)) = 2 ^ p + 2 := by
  constructor
  · rw [roundToNearest_two_pow_add_one hp, roundToNearest_two_pow_add_one hp]
  · have two : roundToNearest p 2 = 2 := by
      refine roundToNearest_eq_self (Nat.le_of_succ_le hp) ⟨1, 1, ?_, ?_⟩ <;> rw [Lean.Grind.Ring.intCast_one]
      · rw [abs_one]
        exact one_le_pow (le_of_lt one_lt_two) p
      · rw [two_zpow_one, one_mul]
    rw [← two_mul, mul_one, two, roundToNearest_two_pow_add_two (Nat.le_of_succ_le hp)]

/-- In single precision the sums are 16777216 and 16777218. -/
theorem binary32_add_not_assoc :
    roundToNearest 24 (roundToNearest 24 (16777216 + 1) + 1) = 16777216 ∧
      roundToNearest 24 (16777216 + roundToNearest 24 (1 + 1)) = 16777218 := by
  have h {a b : ℝ} (ha : 2 ^ 24 = a) (hb : a + 2 = b) :
      roundToNearest 24 (roundToNearest 24 (a + 1) + 1) = a ∧
        roundToNearest 24 (a + roundToNearest 24 (1 + 1)) = b := by
    subst ha hb
    exact roundToNearest_add_not_assoc (by decide)
  exact h (by grobner) (by grobner)

/-! ### No digit at all -/

/-- **With no digit** the formula of `roundToNearest` does not give the nearest number: 1 is of the
form `m * 2 ^ e` with `|m| ≤ 2 ^ 0`, and becomes 0. -/
theorem roundToNearest_no_digit : IsFloat 0 1 ∧ roundToNearest 0 1 = 0 := by
  constructor
  · refine ⟨1, 0, ?_, ?_⟩ <;> rw [Lean.Grind.Ring.intCast_one]
    · rw [abs_one, pow_zero]
      exact le_refl 1
    · rw [zpow_zero, mul_one]
  · have e : binaryExponent 1 = 0 := by
      refine binaryExponent_eq ?_ ?_ <;> rw [abs_one]
      · rw [zpow_zero]
        exact le_refl 1
      · rw [Int.zero_add, two_zpow_one]
        exact one_lt_two
    have unit : ulp 0 1 = 2 := by
      rw [ulp, e, Int.natCast_zero, Int.sub_zero, Int.zero_add, two_zpow_one]
    have even : roundEven (1 / 2) = 0 := by
      refine roundEven_eq_of_even ?_ rfl
      rw [Lean.Grind.Ring.intCast_zero, sub_zero, abs_of_pos (half_pos zero_lt_one)]
    rw [roundToNearest, unit, even, Lean.Grind.Ring.intCast_zero, zero_mul]

/-! ### Truncation -/

/-- **Truncation is not within the unit of rounding to nearest**: with two digits or more,
`2 ^ (p - 1) + 3 / 4` loses `3 / 4`, more than the part `(1 / 2) ^ p` of itself. -/
theorem truncate_not_rounding (hp : 2 ≤ p) : ¬Rounding ((1 / 2) ^ p) (truncate p) := by
  intro model
  have one_le := one_le_pow (a := 2) (le_of_lt one_lt_two) (p - 1)
  have one_le_p := Nat.le_of_succ_le hp
  have half := two_pow_eq one_le_p
  have small := pow_le_pow_of_le_one (le_of_lt (half_pos zero_lt_one))
    (le_of_lt (half_lt_self zero_lt_one)) hp
  have unit : ((1 : ℝ) / 2) ^ p * (2 ^ (p - 1) * 2) = 1 := by
    rw [half, ← mul_pow, div_mul_cancel 1 two_ne_zero, one_pow]
  have value := truncate_eq (p := p) (k := 0) (m := 2 ^ (p - 1)) (x := 2 ^ (p - 1) + 3 / 4)
    one_le_p
  have near := model.abs_sub_le (2 ^ (p - 1) + 3 / 4)
  rw [zpow_zero, intCast_two_pow, mul_one, mul_one, mul_one, ← half] at value
  generalize (2 : ℝ) ^ (p - 1) = b, ((1 : ℝ) / 2) ^ p = c at *
  have lost_pos : (0 : ℝ) < 3 / 4 := div_pos (ofNat_pos 3 (by decide)) (ofNat_pos 4 (by decide))
  have lost_lt_one : (3 : ℝ) / 4 < 1 :=
    (div_lt_one (ofNat_pos 4 (by decide))).2 (ofNat_lt 3 4 (by decide))
  have above := lt_add_of_pos b lost_pos
  have below := OrderedAdd.add_lt_right_iff b |>.1 (lt_of_lt_of_le lost_lt_one one_le)
  rw [← two_mul, mul_comm] at below
  have part : c * b = 1 / 2 := (eq_div_iff two_ne_zero).2 (by rwa [mul_assoc])
  rw [value (le_of_lt above) below (le_of_lt above) (OrderedAdd.add_lt_right_iff b |>.1 lost_lt_one),
    abs_sub_comm, add_sub_cancel_left, abs_of_pos lost_pos,
    abs_of_pos (lt_trans (lt_of_lt_of_le zero_lt_one one_le) above), mul_add, part] at near
  have bound := mul_le_mul_of_nonneg_right small (le_of_lt lost_pos)
  exact absurd (le_trans near (add_le_add le_rfl bound)) (by grind)

/-! ### Overflow and underflow -/

/-- **Overflow**: where no value is larger than some number `d`, the standard model does not hold,
whatever the unit. -/
theorem not_rounding_of_largest (largest : ∀ x, |fl x| ≤ d) : ¬Rounding u fl := by
  intro model
  have room : 0 < 1 - u := sub_pos.2 model.lt_one
  have d_nonneg := le_trans (abs_nonneg _) (largest 0)
  have lost := le_trans (abs_sub_abs_le ((d + 1) / (1 - u)) (fl ((d + 1) / (1 - u))))
    (abs_sub_comm _ _ ▸ model.abs_sub_le _)
  have bound := largest ((d + 1) / (1 - u))
  have cleared := div_mul_cancel (d + 1) (ne_of_gt room)
  have large := lt_add_of_pos d zero_lt_one
  rw [abs_of_pos (div_pos (lt_of_le_of_lt d_nonneg large) room)] at lost
  generalize |fl ((d + 1) / (1 - u))| = a, (d + 1) / (1 - u) = x at *
  rw [sub_le_iff_le_add, add_comm, ← sub_le_iff_le_add] at lost
  rw [mul_sub, mul_one, mul_comm x] at cleared
  exact not_lt.2 (le_trans lost bound) (cleared ▸ large)

/-- **Underflow**: where no value but 0 is nearer to 0 than some `d > 0`, the standard model does
not hold, whatever the unit. -/
theorem not_rounding_of_least (hd : 0 < d) (least : ∀ x, fl x = 0 ∨ d ≤ |fl x|) :
    ¬Rounding u fl := by
  intro model
  have half := half_pos hd
  have part := mul_lt_mul_of_pos_right model.lt_one half
  rw [one_mul] at part
  obtain zero | far := least (d / 2)
  · have near := model.abs_sub_le (d / 2)
    rw [zero, zero_sub, abs_neg, abs_of_pos half] at near
    exact not_lt.2 near part
  · have bound := model.abs_le (d / 2)
    rw [abs_of_pos half, add_mul, one_mul] at bound
    refine not_lt.2 (le_trans far bound) (lt_of_lt_of_le ?_ (le_of_eq (add_halves d)))
    exact OrderedAdd.add_lt_right_iff _ |>.1 part

/-- Rounding with a least exponent does not obey the standard model; it obeys that with underflow,
`roundWithUnderflow_rounding`. -/
theorem roundWithUnderflow_not_rounding (p : Nat) (k : Int) :
    ¬Rounding u (roundWithUnderflow p k) :=
  not_rounding_of_least (two_zpow_pos k) (roundWithUnderflow_eq_zero_or p k)

end Fundamentals.Counterexamples
