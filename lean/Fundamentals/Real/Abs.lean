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

open Lean.Grind (OrderedAdd)

variable {a b x y z : ℝ}

@[grind =] theorem abs_def (x : ℝ) : |x| = if 0 ≤ x then x else -x := rfl

example (x y : ℝ) (h : |x - y| < 1) (hy : 0 ≤ y) : -1 < x := by grind

theorem abs_of_nonneg (h : 0 ≤ x) : |x| = x := if_pos h
theorem abs_of_pos (h : 0 < x) : |x| = x := abs_of_nonneg (le_of_lt h)
theorem abs_of_neg (h : x < 0) : |x| = -x := if_neg (not_le.2 h)
@[simp] theorem abs_zero : |(0 : ℝ)| = 0 := abs_of_nonneg (le_refl 0)
theorem abs_of_nonpos (h : x ≤ 0) : |x| = -x := by
  obtain h | rfl := lt_or_eq_of_le h
  · exact abs_of_neg h
  · rw [abs_zero, neg_zero]
@[simp] theorem abs_one : |(1 : ℝ)| = 1 := abs_of_pos zero_lt_one
theorem abs_eq_or_eq_neg (x : ℝ) : |x| = x ∨ |x| = -x :=
  (le_total 0 x).imp abs_of_nonneg abs_of_nonpos
@[simp] theorem abs_neg (x : ℝ) : |-x| = |x| := by
  obtain h | h := le_total 0 x
  · rw [abs_of_nonneg h, abs_of_nonpos (by rwa [← neg_nonneg, neg_neg]), neg_neg]
  · rw [abs_of_nonpos h, abs_of_nonneg (neg_nonneg.2 h)]
theorem abs_nonneg (x : ℝ) : 0 ≤ |x| := by
  obtain h | h := le_total 0 x
  · rwa [abs_of_nonneg h]
  · rwa [abs_of_nonpos h, neg_nonneg]
@[simp] theorem abs_abs (x : ℝ) : |(|x|)| = |x| := abs_of_nonneg (abs_nonneg x)
theorem abs_eq_zero : |x| = 0 ↔ x = 0 := by
  refine ⟨fun h => ?_, fun h => by rw [h, abs_zero]⟩
  obtain hx | hx := abs_eq_or_eq_neg x
  · exact hx.symm.trans h
  · rw [← neg_neg x, ← hx, h, neg_zero]
theorem abs_ne_zero : |x| ≠ 0 ↔ x ≠ 0 := not_congr abs_eq_zero
theorem abs_pos : 0 < |x| ↔ x ≠ 0 :=
  ⟨fun h => abs_ne_zero.1 (ne_of_gt h),
    fun h => lt_of_le_of_ne (abs_nonneg x) (abs_ne_zero.2 h).symm⟩
theorem le_abs_self (x : ℝ) : x ≤ |x| := by
  obtain h | h := le_total 0 x
  · exact le_of_eq (abs_of_nonneg h).symm
  · exact le_trans h (abs_nonneg x)
theorem neg_le_abs (x : ℝ) : -x ≤ |x| := abs_neg x ▸ le_abs_self (-x)
theorem neg_abs_le (x : ℝ) : -|x| ≤ x := OrderedAdd.neg_le_iff.1 (neg_le_abs x)
theorem abs_le_of_le_of_neg_le (h : x ≤ a) (h' : -x ≤ a) : |x| ≤ a := by
  rw [abs_def]
  split <;> assumption
theorem abs_le : |x| ≤ a ↔ -a ≤ x ∧ x ≤ a :=
  ⟨fun h => ⟨OrderedAdd.neg_le_iff.1 (le_trans (neg_le_abs x) h), le_trans (le_abs_self x) h⟩,
    fun h => abs_le_of_le_of_neg_le h.2 (OrderedAdd.neg_le_iff.1 h.1)⟩
theorem abs_lt : |x| < a ↔ -a < x ∧ x < a := by
  refine ⟨fun h => ⟨OrderedAdd.neg_lt_iff.1 (lt_of_le_of_lt (neg_le_abs x) h),
    lt_of_le_of_lt (le_abs_self x) h⟩, fun h => ?_⟩
  obtain habs | habs := abs_eq_or_eq_neg x <;> rw [habs]
  · exact h.2
  · exact OrderedAdd.neg_lt_iff.1 h.1
theorem le_abs : a ≤ |x| ↔ a ≤ x ∨ a ≤ -x := by
  rw [← not_lt, abs_lt, Classical.not_and_iff_not_or_not, not_lt, not_lt, OrderedAdd.le_neg_iff]
  exact Or.comm
theorem lt_abs : a < |x| ↔ a < x ∨ a < -x := by
  rw [← not_le, abs_le, Classical.not_and_iff_not_or_not, not_le, not_le, OrderedAdd.lt_neg_iff]
  exact Or.comm
theorem abs_sub_lt_iff : |x - y| < a ↔ y - a < x ∧ x < y + a := by
  rw [abs_lt]
  constructor <;> intro h <;> exact ⟨by grind, by grind⟩
theorem eq_or_eq_neg_of_abs_eq (h : |x| = |y|) : x = y ∨ x = -y := by grind

/-- What is closer to `y` than some `b > y` is below `b`. -/
theorem lt_of_abs_sub_lt (h : |x - y| < b - y) : x < b :=
  add_sub_cancel y b ▸ (abs_sub_lt_iff.1 h).2

/-- What is closer to `y` than some `a < y` is above `a`. -/
theorem gt_of_abs_sub_lt (h : |x - y| < y - a) : a < x :=
  sub_sub_cancel y a ▸ (abs_sub_lt_iff.1 h).1

/-- **Triangle inequality**: `|x + y| ≤ |x| + |y|`. -/
theorem abs_add_le (x y : ℝ) : |x + y| ≤ |x| + |y| := by
  apply abs_le_of_le_of_neg_le
  · exact add_le_add (le_abs_self x) (le_abs_self y)
  · rw [neg_add]
    exact add_le_add (neg_le_abs x) (neg_le_abs y)

theorem abs_sub_le_abs_add_abs (x y : ℝ) : |x - y| ≤ |x| + |y| := by
  rw [sub_eq_add_neg, ← abs_neg y]
  exact abs_add_le x (-y)

theorem abs_sub_comm (x y : ℝ) : |x - y| = |y - x| := by rw [← neg_sub, abs_neg]

/-- The triangle inequality through a point `y` in the middle. -/
theorem abs_sub_le (x y z : ℝ) : |x - z| ≤ |x - y| + |y - z| := by
  have hsum : x - z = x - y + (y - z) := by grind
  rw [hsum]
  exact abs_add_le (x - y) (y - z)

theorem abs_sub_abs_le (x y : ℝ) : |x| - |y| ≤ |x - y| := by
  have h := abs_add_le (x - y) y
  rw [sub_add_cancel] at h
  grind

/-- The reverse triangle inequality. -/
theorem abs_abs_sub_abs_le (x y : ℝ) : |(|x| - |y|)| ≤ |x - y| := by
  apply abs_le_of_le_of_neg_le
  · exact abs_sub_abs_le x y
  · rw [neg_sub, abs_sub_comm]
    exact abs_sub_abs_le y x

theorem abs_mul (x y : ℝ) : |x * y| = |x| * |y| := by
  obtain hx | hx := le_total 0 x <;> obtain hy | hy := le_total 0 y
  · rw [abs_of_nonneg (mul_nonneg hx hy), abs_of_nonneg hx, abs_of_nonneg hy]
  · rw [abs_of_nonpos (mul_nonpos_of_nonneg_of_nonpos hx hy), abs_of_nonneg hx, abs_of_nonpos hy,
      mul_neg]
  · have h := mul_nonpos_of_nonneg_of_nonpos hy hx
    rw [mul_comm, abs_of_nonpos h, abs_of_nonpos hx, abs_of_nonneg hy, neg_mul, mul_comm]
  · rw [abs_of_nonneg (mul_nonneg_of_nonpos_of_nonpos hx hy), abs_of_nonpos hx, abs_of_nonpos hy,
      neg_mul, mul_neg, neg_neg]

theorem abs_inv (x : ℝ) : |x⁻¹| = |x|⁻¹ := by
  by_cases hx : x = 0
  · rw [hx, inv_zero, abs_zero, inv_zero]
  · apply eq_inv_of_mul_eq_one
    rw [← abs_mul, inv_mul_cancel hx, abs_one]

theorem abs_div (x y : ℝ) : |x / y| = |x| / |y| := by
  rw [div_eq_mul_inv, div_eq_mul_inv, abs_mul, abs_inv]

theorem abs_pow (x : ℝ) (n : Nat) : |x ^ n| = |x| ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero, abs_one]
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
  have hle : |x| ≤ 0 := le_of_forall_pos_lt_add fun ε hε => by
    rw [zero_add]
    exact h ε hε
  exact abs_eq_zero.1 (le_antisymm hle (abs_nonneg x))

/-- Two numbers that are closer than every `ε > 0` are equal. -/
theorem eq_of_forall_abs_sub_lt (h : ∀ ε, 0 < ε → |x - y| < ε) : x = y :=
  sub_eq_zero.1 (eq_zero_of_forall_abs_lt h)

/-- The bars of `|x|` leave those of `match` alone. -/
example (n : Nat) (x : ℝ) : match n with | 0 => 0 ≤ |x| | _ + 1 => |x| * |x| = |x| ^ 2 := by
  match n with
  | 0 => exact abs_nonneg x
  | _ + 1 => exact (pow_two |x|).symm

end Real
end Fundamentals
