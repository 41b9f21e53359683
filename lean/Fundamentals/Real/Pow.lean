/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.NatCast

/-!
# Powers of reals with natural exponents

Powers with a numeral as exponent are within reach of `grind`; this file has the laws and the
monotonicity of `a ^ n` for a variable `n`.

## Main statements

* `mul_pow`, `pow_mul`, `div_pow`: laws of exponents.
* `pow_le_pow_left`, `pow_lt_pow_left`, `pow_le_one`, `one_le_pow`: monotone in the base.
* `pow_le_pow_right`, `pow_le_pow_of_le_one`: monotone in the exponent.
* `one_add_mul_le_pow`: Bernoulli's inequality.
-/

public section

namespace Fundamentals.Real

variable {a b : ℝ} {m n : Nat}

@[simp] theorem pow_zero (a : ℝ) : a ^ 0 = 1 := by grind
@[simp] theorem pow_one (a : ℝ) : a ^ 1 = a := by grind
theorem pow_two (a : ℝ) : a ^ 2 = a * a := by grind
theorem pow_succ (a : ℝ) (n : Nat) : a ^ (n + 1) = a ^ n * a := by grind
theorem pow_add (a : ℝ) (m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by grind
@[simp] theorem one_pow (n : Nat) : (1 : ℝ) ^ n = 1 := Lean.Grind.Semiring.one_pow n

theorem zero_pow (h : n ≠ 0) : (0 : ℝ) ^ n = 0 := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_succ_of_ne_zero h
  rw [pow_succ, mul_zero]

theorem mul_pow (a b : ℝ) (n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => grind
  | succ n ih => rw [pow_succ, ih]; grind

theorem pow_mul (a : ℝ) (m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => grind
  | succ n ih => rw [pow_succ, Nat.mul_succ, pow_add, ih]

theorem inv_pow (a : ℝ) (n : Nat) : a⁻¹ ^ n = (a ^ n)⁻¹ := by
  induction n with
  | zero => grind
  | succ n ih => rw [pow_succ, pow_succ, mul_inv, ih]

theorem div_pow (a b : ℝ) (n : Nat) : (a / b) ^ n = a ^ n / b ^ n := by
  rw [div_eq_mul_inv, div_eq_mul_inv, mul_pow, inv_pow]

theorem pow_ne_zero (n : Nat) (h : a ≠ 0) : a ^ n ≠ 0 := by
  induction n with
  | zero => grind
  | succ n ih => rw [pow_succ]; exact mul_ne_zero ih h

theorem pow_eq_zero (h : a ^ n = 0) : a = 0 :=
  Classical.byContradiction fun ha => pow_ne_zero n ha h

theorem pow_nonneg (h : 0 ≤ a) (n : Nat) : 0 ≤ a ^ n := by
  induction n with
  | zero => grind
  | succ n ih => rw [pow_succ]; exact mul_nonneg ih h

theorem pow_pos (h : 0 < a) (n : Nat) : 0 < a ^ n :=
  lt_of_le_of_ne (pow_nonneg (le_of_lt h) n) (pow_ne_zero n (ne_of_gt h)).symm

theorem pow_le_pow_left (ha : 0 ≤ a) (h : a ≤ b) (n : Nat) : a ^ n ≤ b ^ n := by
  induction n with
  | zero => grind
  | succ n ih =>
    rw [pow_succ, pow_succ]
    exact mul_le_mul ih h ha (pow_nonneg (le_trans ha h) n)

theorem pow_lt_pow_left (ha : 0 ≤ a) (h : a < b) (hn : n ≠ 0) : a ^ n < b ^ n := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_succ_of_ne_zero hn
  rw [pow_succ, pow_succ]
  calc
    a ^ k * a ≤ b ^ k * a := mul_le_mul_of_nonneg_right (pow_le_pow_left ha (le_of_lt h) k) ha
    _ < b ^ k * b := mul_lt_mul_of_pos_left h (pow_pos (lt_of_le_of_lt ha h) k)

theorem pow_le_one (ha : 0 ≤ a) (h : a ≤ 1) (n : Nat) : a ^ n ≤ 1 := by
  have := pow_le_pow_left ha h n
  rwa [one_pow] at this

theorem one_le_pow (h : 1 ≤ a) (n : Nat) : 1 ≤ a ^ n := by
  have := pow_le_pow_left zero_le_one h n
  rwa [one_pow] at this

theorem pow_le_pow_right (ha : 1 ≤ a) (h : m ≤ n) : a ^ m ≤ a ^ n := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le h
  rw [pow_add]
  have := mul_le_mul_of_nonneg_left (one_le_pow ha k) (pow_nonneg (le_trans zero_le_one ha) m)
  grind

theorem pow_le_pow_of_le_one (ha : 0 ≤ a) (ha' : a ≤ 1) (h : m ≤ n) : a ^ n ≤ a ^ m := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le h
  rw [pow_add]
  have := mul_le_mul_of_nonneg_left (pow_le_one ha ha' k) (pow_nonneg ha m)
  grind

/-- **Bernoulli's inequality**: `1 + n a ≤ (1 + a)ⁿ` for `a ≥ -1`. -/
theorem one_add_mul_le_pow (h : -1 ≤ a) (n : Nat) : 1 + n * a ≤ (1 + a) ^ n := by
  induction n with
  | zero => grind
  | succ n ih =>
    rw [pow_succ, natCast_succ]
    calc
      1 + ((n : ℝ) + 1) * a ≤ (1 + n * a) * (1 + a) := by
        have := mul_nonneg (natCast_nonneg n) (mul_self_nonneg a)
        grind
      _ ≤ (1 + a) ^ n * (1 + a) := mul_le_mul_of_nonneg_right ih (by grind)

end Fundamentals.Real
