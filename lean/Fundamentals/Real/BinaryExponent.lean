/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs
public import Fundamentals.Real.Supremum
public import Fundamentals.Real.ZPow

/-!
# The binary exponent of a real number

## Main definitions
* `Real.binaryExponent x`: for `x ≠ 0` the integer `e` with `2 ^ e ≤ |x| < 2 ^ (e + 1)`.

## Main statements
* `two_zpow_le`, `two_zpow_lt`: powers of 2 are ordered as their exponents are.
* `exists_binaryExponent`, `binaryExponent_eq`: there is such an integer, and only one.
-/

public section

namespace Fundamentals.Real

variable {x : ℝ} {m n e : Int}

/-! ### Powers of two with integral exponents -/

theorem two_ne_zero : (2 : ℝ) ≠ 0 := ne_of_gt zero_lt_two

theorem one_lt_two : (1 : ℝ) < 2 := by
  have := lt_add_of_pos (1 : ℝ) zero_lt_one
  rwa [← two_mul, mul_one] at this

theorem two_zpow_pos (n : Int) : 0 < (2 : ℝ) ^ n := by
  obtain ⟨k, rfl | rfl⟩ := Int.eq_nat_or_neg n
  · rw [zpow_natCast]
    exact pow_pos zero_lt_two k
  · rw [zpow_neg, zpow_natCast]
    exact inv_pos.2 (pow_pos zero_lt_two k)

theorem two_zpow_ne_zero (n : Int) : (2 : ℝ) ^ n ≠ 0 := ne_of_gt (two_zpow_pos n)

theorem two_zpow_one : (2 : ℝ) ^ (1 : Int) = 2 := by
  have one := zpow_natCast 2 1
  rwa [Int.natCast_one, pow_one] at one

theorem two_zpow_add_one (n : Int) : (2 : ℝ) ^ (n + 1) = 2 * 2 ^ n := by
  rw [zpow_add two_ne_zero, two_zpow_one, mul_comm]

/-- A power of 2 with a natural exponent, times another power of 2. -/
theorem two_pow_mul_zpow (k : Nat) (n : Int) : (2 : ℝ) ^ k * 2 ^ n = 2 ^ (k + n) := by
  rw [zpow_add two_ne_zero, zpow_natCast]

theorem two_zpow_le (h : m ≤ n) : (2 : ℝ) ^ m ≤ 2 ^ n := by
  obtain ⟨k, rfl⟩ := Int.le.dest h
  rw [Int.add_comm, ← two_pow_mul_zpow]
  have := mul_le_mul_of_nonneg_right (one_le_pow (le_of_lt one_lt_two) k) (le_of_lt (two_zpow_pos m))
  rwa [one_mul] at this

theorem two_zpow_lt (h : m < n) : (2 : ℝ) ^ m < 2 ^ n := by
  refine lt_of_lt_of_le ?_ (two_zpow_le (Int.add_one_le_iff.2 h))
  rw [two_zpow_add_one, two_mul]
  exact lt_add_of_pos _ (two_zpow_pos m)

theorem two_zpow_lt_iff : (2 : ℝ) ^ m < 2 ^ n ↔ m < n :=
  ⟨fun h => Int.not_le.1 fun hle => not_le.2 h (two_zpow_le hle), two_zpow_lt⟩

/-! ### The binary exponent -/

/-- Between two powers of 2, a number is between two that follow each other. -/
private theorem exists_step (k : Nat) (low : (2 : ℝ) ^ n ≤ x) (high : x < 2 ^ (n + k)) :
    ∃ e : Int, (2 : ℝ) ^ e ≤ x ∧ x < 2 ^ (e + 1) := by
  induction k with
  | zero =>
    rw [Int.natCast_zero, Int.add_zero] at high
    exact absurd low (not_le.2 high)
  | succ k ih =>
    obtain h | h := lt_or_le x ((2 : ℝ) ^ (n + k))
    · exact ih h
    · exact ⟨n + k, h, by rwa [Int.add_assoc]⟩

/-- Every number but zero has a **binary exponent**. -/
theorem exists_binaryExponent (hx : x ≠ 0) :
    ∃ e : Int, (2 : ℝ) ^ e ≤ |x| ∧ |x| < 2 ^ (e + 1) := by
  have pos := abs_pos.2 hx
  obtain ⟨a, ha⟩ := exists_pow_gt |x| one_lt_two
  obtain ⟨b, hb⟩ := exists_pow_gt |x|⁻¹ one_lt_two
  refine exists_step (n := -b) (b + a) ?_ ?_
  · rw [zpow_neg, zpow_natCast]
    have := inv_le_inv (inv_pos.2 pos) (le_of_lt hb)
    rwa [inv_inv] at this
  · have sum : (-b : Int) + ((b + a : Nat) : Int) = (a : Int) := by omega
    rwa [sum, zpow_natCast]

open Classical in
/-- The **binary exponent** of `x ≠ 0`: the integer `e` with `2 ^ e ≤ |x| < 2 ^ (e + 1)`. That of 0
is set to 0. -/
@[expose] noncomputable def binaryExponent (x : ℝ) : Int :=
  if h : x ≠ 0 then Classical.choose (exists_binaryExponent h) else 0

private theorem binaryExponent_spec (hx : x ≠ 0) :
    (2 : ℝ) ^ binaryExponent x ≤ |x| ∧ |x| < 2 ^ (binaryExponent x + 1) := by
  unfold binaryExponent
  rw [dif_pos hx]
  exact Classical.choose_spec (exists_binaryExponent hx)

theorem two_zpow_binaryExponent_le (hx : x ≠ 0) : (2 : ℝ) ^ binaryExponent x ≤ |x| :=
  (binaryExponent_spec hx).1

theorem lt_two_zpow_binaryExponent (hx : x ≠ 0) : |x| < 2 ^ (binaryExponent x + 1) :=
  (binaryExponent_spec hx).2

/-- There is only one binary exponent. -/
theorem binaryExponent_eq (low : (2 : ℝ) ^ e ≤ |x|) (high : |x| < 2 ^ (e + 1)) :
    binaryExponent x = e := by
  have hx : x ≠ 0 := abs_pos.1 (lt_of_lt_of_le (two_zpow_pos e) low)
  have h := two_zpow_lt_iff.1 (lt_of_le_of_lt low (lt_two_zpow_binaryExponent hx))
  have h' := two_zpow_lt_iff.1 (lt_of_le_of_lt (two_zpow_binaryExponent_le hx) high)
  omega

/-- A number and its negative have the same binary exponent. -/
theorem binaryExponent_neg (x : ℝ) : binaryExponent (-x) = binaryExponent x := by
  by_cases hx : x = 0
  · rw [hx, neg_zero]
  · refine binaryExponent_eq ?_ ?_ <;> rw [abs_neg]
    · exact two_zpow_binaryExponent_le hx
    · exact lt_two_zpow_binaryExponent hx

end Fundamentals.Real
