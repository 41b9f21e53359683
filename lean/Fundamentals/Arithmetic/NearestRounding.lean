/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Rounding
public import Fundamentals.Real.BinaryExponent
public import Fundamentals.Real.Floor

/-!
# Rounding to nearest

Binary arithmetic with `p` digits and exponents without bounds: the numbers that it has, and the
function that takes every real number to the nearest of them, of two that are equally near to the
one with an even significand.

## Main definitions
* `IsFloat p y`: `y = m * 2 ^ e` with integers `m` and `e`, `|m| ≤ 2 ^ p`.
* `ulp p x`: the distance `2 ^ (e + 1 - p)` of these numbers from each other around `x`.
* `roundToNearest p x`: the nearest of these numbers, at a tie the even one.

## Main statements
* `roundToNearest_eq_of_lt`, `roundToNearest_eq_of_even`, `roundToNearest_eq`: how a value is
  computed.
-/

public section

namespace Fundamentals

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-- `y` is a **binary floating-point number of `p` digits**, with an exponent without bounds:
`y = m * 2 ^ e` with integers `m` and `e`, `|m| ≤ 2 ^ p`. -/
@[expose] def IsFloat (p : Nat) (y : ℝ) : Prop :=
  ∃ m e : Int, |(m : ℝ)| ≤ 2 ^ p ∧ y = m * 2 ^ e

/-- The **unit in the last place** of `x ≠ 0` with `p` binary digits: `2 ^ (e + 1 - p)`, where
`2 ^ e ≤ |x| < 2 ^ (e + 1)`. -/
@[expose] noncomputable def ulp (p : Nat) (x : ℝ) : ℝ := 2 ^ (binaryExponent x + 1 - p)

/-- **Rounding to nearest** with `p` binary digits, ties to even: `x` in units of its last place is
rounded to the nearest integer, of two that are equally near to the even one. (For `x = 0` this is
0, whatever the unit.) -/
@[expose] noncomputable def roundToNearest (p : Nat) (x : ℝ) : ℝ :=
  roundEven (x / ulp p x) * ulp p x

theorem ulp_pos (p : Nat) (x : ℝ) : 0 < ulp p x := two_zpow_pos _

/-- The unit in the last place, from the binade: `ulp p x = 2 ^ k` where
`2 ^ (p - 1) * 2 ^ k ≤ |x| < 2 ^ p * 2 ^ k`. -/
theorem ulp_eq (hp : 1 ≤ p) (low : 2 ^ (p - 1) * 2 ^ k ≤ |x|) (high : |x| < 2 ^ p * 2 ^ k) :
    ulp p x = 2 ^ k := by
  have e : binaryExponent x = p - 1 + k := by
    apply binaryExponent_eq
    · rwa [two_pow_mul_zpow, Int.natCast_sub hp, Int.natCast_one] at low
    · rw [two_pow_mul_zpow] at high
      rwa [show (p : Int) - 1 + k + 1 = p + k by
        rw [Int.add_right_comm, Int.sub_add_cancel]]
  rw [ulp, e, show (p : Int) - 1 + k + 1 - p = k by
    rw [Int.add_right_comm, Int.sub_add_cancel, Int.add_comm (p : Int),
      Int.add_sub_cancel]]

/-- Every `x ≠ 0` lies in a binade. -/
theorem exists_ulp_eq (hp : 1 ≤ p) (hx : x ≠ 0) : ∃ k : Int, ulp p x = 2 ^ k ∧
    2 ^ (p - 1) * 2 ^ k ≤ |x| ∧ |x| < 2 ^ p * 2 ^ k := by
  refine ⟨binaryExponent x + 1 - p, rfl, ?_, ?_⟩ <;> rw [two_pow_mul_zpow]
  · rw [Int.natCast_sub hp, Int.natCast_one,
      show (p : Int) - 1 + (binaryExponent x + 1 - p) = binaryExponent x by lia]
    exact two_zpow_binaryExponent_le hx
  · rw [show (p : Int) + (binaryExponent x + 1 - p) = binaryExponent x + 1 by lia]
    exact lt_two_zpow_binaryExponent hx

theorem intCast_two_pow (n : Nat) : ((2 ^ n : Int) : ℝ) = 2 ^ n := by
  rw [Lean.Grind.Ring.intCast_pow, Lean.Grind.Ring.intCast_ofNat]

/-- What is a power of 2 in absolute value is an integral multiple of smaller ones. -/
theorem exists_int_eq_mul {n : Nat} (h : |x| = 2 ^ n * 2 ^ k) : ∃ m : Int, x = m * 2 ^ k := by
  obtain sign | sign := abs_eq_or_eq_neg x
  · exact ⟨2 ^ n, by rw [intCast_two_pow, ← h, sign]⟩
  · exact ⟨-2 ^ n, by rw [intCast_neg, intCast_two_pow, neg_mul, ← h, sign, neg_neg]⟩

/-- The value in a binade with both of its ends: `x` is rounded to an integral multiple of `2 ^ k`
wherever `2 ^ (p - 1) * 2 ^ k ≤ |x| ≤ 2 ^ p * 2 ^ k`. -/
theorem roundToNearest_eq_roundEven (hp : 1 ≤ p) (low : 2 ^ (p - 1) * 2 ^ k ≤ |x|)
    (high : |x| ≤ 2 ^ p * 2 ^ k) : roundToNearest p x = roundEven (x / 2 ^ k) * 2 ^ k := by
  obtain lt | eq := lt_or_eq_of_le high
  · rw [roundToNearest, ulp_eq hp low lt]
  have power : |x| = 2 ^ (p - 1) * 2 ^ (k + 1) := by
    rw [eq, two_pow_mul_zpow, two_pow_mul_zpow]
    congr 1
    lia
  have unit : ulp p x = 2 ^ (k + 1) := by
    refine ulp_eq hp (le_of_eq power.symm) ?_
    rw [eq]
    exact mul_lt_mul_of_pos_left (two_zpow_lt (by lia)) (pow_pos zero_lt_two p)
  have whole {n : Nat} {j : Int} (h : |x| = 2 ^ n * 2 ^ j) : roundEven (x / 2 ^ j) * 2 ^ j = x := by
    obtain ⟨m, hm⟩ := exists_int_eq_mul h
    rw [hm, mul_div_cancel _ (two_zpow_ne_zero j), roundEven_intCast]
  rw [roundToNearest, unit, whole power, whole eq]

theorem abs_div_sub (hs : 0 < y) : |x / y - m| * y = |x - m * y| := by
  have hy := abs_of_pos hs
  rw [← hy, ← abs_mul, hy, sub_mul, div_mul_cancel _ (ne_of_gt hs)]

/-- **How a value is computed**: in the binade `2 ^ (p - 1) * 2 ^ k ≤ |x| ≤ 2 ^ p * 2 ^ k`, the
multiple `m * 2 ^ k` that is less than half a unit away from `x` is the value at `x`. -/
theorem roundToNearest_eq_of_lt (hp : 1 ≤ p) (low : 2 ^ (p - 1) * 2 ^ k ≤ |x|)
    (high : |x| ≤ 2 ^ p * 2 ^ k) (near : |x - m * 2 ^ k| < 2 ^ k / 2) :
    roundToNearest p x = m * 2 ^ k := by
  rw [roundToNearest_eq_roundEven hp low high, roundEven_eq_of_lt]
  rw [← abs_div_sub (two_zpow_pos k)] at near
  exact lt_of_mul_lt_mul_right (by rwa [div_mul_eq_mul_div, one_mul]) (le_of_lt (two_zpow_pos k))

/-- **How a value is computed at a tie**: in the binade
`2 ^ (p - 1) * 2 ^ k ≤ |x| ≤ 2 ^ p * 2 ^ k`, the multiple `m * 2 ^ k` that is half a unit away from
`x` and has an even `m` is the value at `x`. -/
theorem roundToNearest_eq_of_even (hp : 1 ≤ p) (low : 2 ^ (p - 1) * 2 ^ k ≤ |x|)
    (high : |x| ≤ 2 ^ p * 2 ^ k) (tie : |x - m * 2 ^ k| = 2 ^ k / 2) (even : m % 2 = 0) :
    roundToNearest p x = m * 2 ^ k := by
  rw [roundToNearest_eq_roundEven hp low high, roundEven_eq_of_even _ even]
  rw [← abs_div_sub (two_zpow_pos k)] at tie
  exact mul_right_cancel (two_zpow_ne_zero k) (by rwa [div_mul_eq_mul_div, one_mul])

/-- Both ways to compute a value, for numbers: the unit `2 ^ k` is `s`, and the value `m * s` is
`r`. -/
theorem roundToNearest_eq {s r : ℝ} (hp : 1 ≤ p) (unit : 2 ^ k = s) (value : m * s = r)
    (low : 2 ^ (p - 1) * s ≤ |x|) (high : |x| ≤ 2 ^ p * s)
    (near : |x - r| < s / 2 ∨ |x - r| = s / 2 ∧ m % 2 = 0) : roundToNearest p x = r := by
  subst unit value
  exact near.elim (roundToNearest_eq_of_lt hp low high)
    fun h => roundToNearest_eq_of_even hp low high h.1 h.2

end Fundamentals
