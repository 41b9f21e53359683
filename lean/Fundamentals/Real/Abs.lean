/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Pow

/-!
# Absolute value of a real number

`|x|` is `x` for `x ≥ 0` and `-x` otherwise. `grind` knows `abs_def`, so it closes linear goals with
absolute values by cases on the signs; products, powers and quotients have lemmas here.

## Main statements

* `abs_add_le`, `abs_sub_le`, `abs_sub_abs_le`: the triangle inequality and its variants.
* `abs_le`, `abs_lt`: a bound on `|x|` is a pair of bounds on `x`.
* `abs_mul`, `abs_div`, `abs_pow`: the absolute value is multiplicative.

## Notation

* `|x|` for `Real.abs x`, without spaces inside the bars next to them.
-/

public section

namespace Fundamentals

/-- The absolute value: `x` if `x ≥ 0`, and `-x` otherwise. -/
@[expose] noncomputable def Real.abs (x : ℝ) : ℝ := if 0 ≤ x then x else -x

@[inherit_doc Real.abs]
scoped macro:max atomic("|" noWs) x:term noWs "|" : term => `(Real.abs $x)

namespace Real

variable {a b x y z : ℝ}

@[grind =] theorem abs_def (x : ℝ) : |x| = if 0 ≤ x then x else -x := rfl

example (x y : ℝ) (h : |x - y| < 1) (hy : |y| ≤ 2) : |x| < 3 := by grind

theorem abs_of_nonneg (h : 0 ≤ x) : |x| = x := by grind
theorem abs_of_pos (h : 0 < x) : |x| = x := by grind
theorem abs_of_nonpos (h : x ≤ 0) : |x| = -x := by grind
theorem abs_of_neg (h : x < 0) : |x| = -x := by grind
@[simp] theorem abs_zero : |(0 : ℝ)| = 0 := by grind
@[simp] theorem abs_one : |(1 : ℝ)| = 1 := by grind
@[simp] theorem abs_neg (x : ℝ) : |-x| = |x| := by grind
@[simp] theorem abs_abs (x : ℝ) : |(|x|)| = |x| := by grind
theorem abs_nonneg (x : ℝ) : 0 ≤ |x| := by grind
theorem abs_eq_zero : |x| = 0 ↔ x = 0 := by grind
theorem abs_ne_zero : |x| ≠ 0 ↔ x ≠ 0 := by grind
theorem abs_pos : 0 < |x| ↔ x ≠ 0 := by grind
theorem le_abs_self (x : ℝ) : x ≤ |x| := by grind
theorem neg_le_abs (x : ℝ) : -x ≤ |x| := by grind
theorem neg_abs_le (x : ℝ) : -|x| ≤ x := by grind
theorem abs_le : |x| ≤ a ↔ -a ≤ x ∧ x ≤ a := by grind
theorem abs_lt : |x| < a ↔ -a < x ∧ x < a := by grind
theorem le_abs : a ≤ |x| ↔ a ≤ x ∨ a ≤ -x := by grind
theorem lt_abs : a < |x| ↔ a < x ∨ a < -x := by grind
theorem abs_le_of_le_of_neg_le (h : x ≤ a) (h' : -x ≤ a) : |x| ≤ a := by grind
theorem abs_eq_or_eq_neg (x : ℝ) : |x| = x ∨ |x| = -x := by grind
theorem eq_or_eq_neg_of_abs_eq (h : |x| = |y|) : x = y ∨ x = -y := by grind

/-- **Triangle inequality**: `|x + y| ≤ |x| + |y|`. -/
theorem abs_add_le (x y : ℝ) : |x + y| ≤ |x| + |y| := by grind

theorem abs_sub_le_abs_add_abs (x y : ℝ) : |x - y| ≤ |x| + |y| := by grind

theorem abs_sub_comm (x y : ℝ) : |x - y| = |y - x| := by grind

/-- The triangle inequality through a point `y` in the middle. -/
theorem abs_sub_le (x y z : ℝ) : |x - z| ≤ |x - y| + |y - z| := by grind

theorem abs_sub_abs_le (x y : ℝ) : |x| - |y| ≤ |x - y| := by grind

/-- The reverse triangle inequality. -/
theorem abs_abs_sub_abs_le (x y : ℝ) : |(|x| - |y|)| ≤ |x - y| := by grind

theorem abs_mul (x y : ℝ) : |x * y| = |x| * |y| := by
  obtain hx | hx := le_total 0 x <;> obtain hy | hy := le_total 0 y
  · rw [abs_of_nonneg (mul_nonneg hx hy), abs_of_nonneg hx, abs_of_nonneg hy]
  · rw [abs_of_nonpos (mul_nonpos_of_nonneg_of_nonpos hx hy), abs_of_nonneg hx, abs_of_nonpos hy]
    grind
  · have h := mul_nonpos_of_nonneg_of_nonpos hy hx
    rw [mul_comm, abs_of_nonpos h, abs_of_nonpos hx, abs_of_nonneg hy]
    grind
  · rw [abs_of_nonneg (mul_nonneg_of_nonpos_of_nonpos hx hy), abs_of_nonpos hx, abs_of_nonpos hy]
    grind

theorem abs_inv (x : ℝ) : |x⁻¹| = |x|⁻¹ := by
  by_cases hx : x = 0
  · grind
  · apply eq_inv_of_mul_eq_one
    rw [← abs_mul, inv_mul_cancel hx, abs_one]

theorem abs_div (x y : ℝ) : |x / y| = |x| / |y| := by
  rw [div_eq_mul_inv, div_eq_mul_inv, abs_mul, abs_inv]

theorem abs_pow (x : ℝ) (n : Nat) : |x ^ n| = |x| ^ n := by
  induction n with
  | zero => grind
  | succ n ih => rw [pow_succ, pow_succ, abs_mul, ih]

theorem abs_natCast (n : Nat) : |(n : ℝ)| = n := abs_of_nonneg (natCast_nonneg n)

theorem abs_mul_self (x : ℝ) : |x * x| = x * x := abs_of_nonneg (mul_self_nonneg x)

theorem abs_mul_abs_self (x : ℝ) : |x| * |x| = x * x := by rw [← abs_mul, abs_mul_self]

theorem sq_abs (x : ℝ) : |x| ^ 2 = x ^ 2 := by
  rw [pow_two, pow_two, abs_mul_abs_self]

theorem abs_mul_le (hx : |x| ≤ a) (hy : |y| ≤ b) : |x * y| ≤ a * b := by
  rw [abs_mul]
  exact mul_le_mul hx hy (abs_nonneg y) (le_trans (abs_nonneg x) hx)

/-- Comparing squares compares absolute values. -/
theorem abs_le_abs_of_mul_self_le (h : x * x ≤ y * y) : |x| ≤ |y| := by
  rw [← abs_mul_abs_self x, ← abs_mul_abs_self y] at h
  exact le_of_mul_self_le_mul_self (abs_nonneg y) h

theorem mul_self_le_mul_self_of_abs_le (h : |x| ≤ |y|) : x * x ≤ y * y := by
  rw [← abs_mul_abs_self x, ← abs_mul_abs_self y]
  exact mul_self_le_mul_self (abs_nonneg x) h

theorem abs_le_of_mul_self_le (ha : 0 ≤ a) (h : x * x ≤ a * a) : |x| ≤ a := by
  have := abs_le_abs_of_mul_self_le h
  rwa [abs_of_nonneg ha] at this

theorem abs_lt_of_mul_self_lt (ha : 0 ≤ a) (h : x * x < a * a) : |x| < a := by
  rw [← abs_mul_abs_self x] at h
  exact lt_of_mul_self_lt_mul_self ha h

/-- A number that is smaller in absolute value than every `ε > 0` is `0`. -/
theorem eq_zero_of_forall_abs_lt (h : ∀ ε, 0 < ε → |x| < ε) : x = 0 := by
  have := le_of_forall_pos_lt_add (a := |x|) (b := 0) (by grind)
  grind

/-- Two numbers that are closer than every `ε > 0` are equal. -/
theorem eq_of_forall_abs_sub_lt (h : ∀ ε, 0 < ε → |x - y| < ε) : x = y :=
  sub_eq_zero.1 (eq_zero_of_forall_abs_lt h)

/-- The bars of `|x|` leave those of `match` alone. -/
example (n : Nat) (x : ℝ) : match n with | 0 => 0 ≤ |x| | _ + 1 => |x| * |x| = |x| ^ 2 := by
  match n with
  | 0 => grind
  | _ + 1 => grind

end Real
end Fundamentals
