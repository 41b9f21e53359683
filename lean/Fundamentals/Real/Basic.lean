/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Order

/-!
# Ordered-field lemmas for `ℝ`

Linear arithmetic, ring and field identities over `ℝ` are one call of `grind` each. This file has
what `grind` does not find alone (products and quotients in inequalities), and short names for the
laws that a `calc` step or a `rw` refers to.

## Main statements

* `mul_pos`, `mul_le_mul`, `mul_self_nonneg`, `mul_eq_zero`: products and the order.
* `inv_pos`, `div_le_iff`, `le_div_iff`, `one_div_le_one_div_of_le`: quotients and the order.
-/

public section

namespace Fundamentals.Real

open Lean.Grind (OrderedRing)

variable {a b c d : ℝ}

/-! ### Laws of the field, by name -/

theorem add_mul (a b c : ℝ) : (a + b) * c = a * c + b * c := by grind
theorem mul_sub (a b c : ℝ) : a * (b - c) = a * b - a * c := by grind
theorem sub_mul (a b c : ℝ) : (a - b) * c = a * c - b * c := by grind
theorem mul_neg (a b : ℝ) : a * -b = -(a * b) := by grind
theorem neg_add (a b : ℝ) : -(a + b) = -a + -b := by grind
theorem neg_sub (a b : ℝ) : -(a - b) = b - a := by grind
theorem sub_eq_add_neg (a b : ℝ) : a - b = a + -b := by grind
theorem sub_add_cancel (a b : ℝ) : a - b + b = a := by grind
theorem add_sub_cancel (a b : ℝ) : a + (b - a) = b := by grind
theorem two_mul (a : ℝ) : 2 * a = a + a := by grind
@[simp] theorem zero_add (a : ℝ) : 0 + a = a := by grind
@[simp] theorem sub_zero (a : ℝ) : a - 0 = a := by grind
@[simp] theorem zero_sub (a : ℝ) : 0 - a = -a := by grind
@[simp] theorem sub_self (a : ℝ) : a - a = 0 := by grind
@[simp] theorem neg_neg (a : ℝ) : - -a = a := by grind
@[simp] theorem neg_zero : -(0 : ℝ) = 0 := by grind
@[simp] theorem mul_zero (a : ℝ) : a * 0 = 0 := by grind
@[simp] theorem one_mul (a : ℝ) : 1 * a = a := by grind

theorem one_ne_zero : (1 : ℝ) ≠ 0 := by grind
theorem sub_eq_zero : a - b = 0 ↔ a = b := by grind

instance : Std.Associative (α := ℝ) (· + ·) := ⟨add_assoc⟩
instance : Std.Commutative (α := ℝ) (· + ·) := ⟨add_comm⟩
instance : Std.Associative (α := ℝ) (· * ·) := ⟨mul_assoc⟩
instance : Std.Commutative (α := ℝ) (· * ·) := ⟨mul_comm⟩

/-! ### The linear order, by name -/

theorem le_refl (a : ℝ) : a ≤ a := by grind
theorem le_rfl : a ≤ a := by grind
theorem le_of_eq (h : a = b) : a ≤ b := by grind
theorem le_of_lt (h : a < b) : a ≤ b := by grind
theorem le_trans (h : a ≤ b) (h' : b ≤ c) : a ≤ c := by grind
theorem lt_trans (h : a < b) (h' : b < c) : a < c := by grind
theorem lt_of_lt_of_le (h : a < b) (h' : b ≤ c) : a < c := by grind
theorem lt_of_le_of_lt (h : a ≤ b) (h' : b < c) : a < c := by grind
theorem le_antisymm (h : a ≤ b) (h' : b ≤ a) : a = b := by grind
theorem le_antisymm_iff : a = b ↔ a ≤ b ∧ b ≤ a := by grind
theorem lt_irrefl (a : ℝ) : ¬a < a := by grind
theorem le_total (a b : ℝ) : a ≤ b ∨ b ≤ a := by grind
theorem lt_trichotomy (a b : ℝ) : a < b ∨ a = b ∨ b < a := by grind
theorem lt_or_le (a b : ℝ) : a < b ∨ b ≤ a := by grind
theorem le_or_lt (a b : ℝ) : a ≤ b ∨ b < a := by grind
theorem lt_or_eq_of_le (h : a ≤ b) : a < b ∨ a = b := by grind
theorem lt_of_le_of_ne (h : a ≤ b) (h' : a ≠ b) : a < b := by grind
theorem lt_iff_le_and_ne : a < b ↔ a ≤ b ∧ a ≠ b := by grind
theorem ne_of_lt (h : a < b) : a ≠ b := by grind
theorem ne_of_gt (h : b < a) : a ≠ b := by grind
theorem not_le : ¬a ≤ b ↔ b < a := by grind
theorem not_lt : ¬a < b ↔ b ≤ a := by grind
theorem sub_nonneg : 0 ≤ a - b ↔ b ≤ a := by grind
theorem sub_pos : 0 < a - b ↔ b < a := by grind
theorem neg_nonneg : 0 ≤ -a ↔ a ≤ 0 := by grind
theorem neg_pos : 0 < -a ↔ a < 0 := by grind
theorem neg_le_neg (h : a ≤ b) : -b ≤ -a := by grind
theorem neg_lt_neg (h : a < b) : -b < -a := by grind
theorem add_le_add (h : a ≤ b) (h' : c ≤ d) : a + c ≤ b + d := by grind
theorem add_lt_add (h : a < b) (h' : c < d) : a + c < b + d := by grind
theorem add_nonneg (h : 0 ≤ a) (h' : 0 ≤ b) : 0 ≤ a + b := by grind
theorem add_pos (h : 0 < a) (h' : 0 < b) : 0 < a + b := by grind
theorem sub_le_sub (h : a ≤ b) (h' : c ≤ d) : a - d ≤ b - c := by grind
theorem zero_lt_one : (0 : ℝ) < 1 := by grind
theorem zero_le_one : (0 : ℝ) ≤ 1 := by grind
theorem zero_lt_two : (0 : ℝ) < 2 := by grind

/-- To show `a ≤ b`, it suffices that `a ≤ b + ε` for every `ε > 0`. -/
theorem le_of_forall_pos_le_add (h : ∀ ε, 0 < ε → a ≤ b + ε) : a ≤ b := by
  apply not_lt.1
  intro hlt
  have := h ((a - b) / 2) (by grind)
  grind

/-- To show `a ≤ b`, it suffices that `a < b + ε` for every `ε > 0`. -/
theorem le_of_forall_pos_lt_add (h : ∀ ε, 0 < ε → a < b + ε) : a ≤ b :=
  le_of_forall_pos_le_add fun ε hε => le_of_lt (h ε hε)

/-! ### Products and the order -/

theorem mul_pos (ha : 0 < a) (hb : 0 < b) : 0 < a * b := OrderedRing.mul_pos ha hb

theorem mul_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := OrderedRing.mul_nonneg ha hb

theorem mul_le_mul_of_nonneg_left (h : b ≤ c) (ha : 0 ≤ a) : a * b ≤ a * c :=
  OrderedRing.mul_le_mul_of_nonneg_left h ha

theorem mul_le_mul_of_nonneg_right (h : b ≤ c) (ha : 0 ≤ a) : b * a ≤ c * a :=
  OrderedRing.mul_le_mul_of_nonneg_right h ha

theorem mul_lt_mul_of_pos_left (h : b < c) (ha : 0 < a) : a * b < a * c :=
  OrderedRing.mul_lt_mul_of_pos_left h ha

theorem mul_lt_mul_of_pos_right (h : b < c) (ha : 0 < a) : b * a < c * a :=
  OrderedRing.mul_lt_mul_of_pos_right h ha

theorem mul_le_mul (hab : a ≤ b) (hcd : c ≤ d) (hc : 0 ≤ c) (hb : 0 ≤ b) : a * c ≤ b * d :=
  le_trans (mul_le_mul_of_nonneg_right hab hc) (mul_le_mul_of_nonneg_left hcd hb)

/-- Strict monotonicity of the product of nonnegative numbers. -/
theorem mul_lt_mul'' (hab : a < b) (hcd : c < d) (ha : 0 ≤ a) (hc : 0 ≤ c) : a * c < b * d :=
  lt_of_le_of_lt (mul_le_mul_of_nonneg_right (le_of_lt hab) hc)
    (mul_lt_mul_of_pos_left hcd (lt_of_le_of_lt ha hab))

theorem mul_nonpos_of_nonneg_of_nonpos (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have := mul_nonneg ha (neg_nonneg.2 hb)
  grind

theorem mul_nonneg_of_nonpos_of_nonpos (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  have := mul_nonneg (neg_nonneg.2 ha) (neg_nonneg.2 hb)
  grind

theorem mul_neg_of_pos_of_neg (ha : 0 < a) (hb : b < 0) : a * b < 0 := by
  have := mul_pos ha (neg_pos.2 hb)
  grind

theorem mul_pos_of_neg_of_neg (ha : a < 0) (hb : b < 0) : 0 < a * b := by
  have := mul_pos (neg_pos.2 ha) (neg_pos.2 hb)
  grind

theorem le_of_mul_le_mul_left (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b :=
  not_lt.1 fun hba => not_lt.2 h (mul_lt_mul_of_pos_left hba hc)

theorem le_of_mul_le_mul_right (h : a * c ≤ b * c) (hc : 0 < c) : a ≤ b :=
  not_lt.1 fun hba => not_lt.2 h (mul_lt_mul_of_pos_right hba hc)

theorem lt_of_mul_lt_mul_left (h : c * a < c * b) (hc : 0 ≤ c) : a < b :=
  not_le.1 fun hba => not_le.2 h (mul_le_mul_of_nonneg_left hba hc)

theorem lt_of_mul_lt_mul_right (h : a * c < b * c) (hc : 0 ≤ c) : a < b :=
  not_le.1 fun hba => not_le.2 h (mul_le_mul_of_nonneg_right hba hc)

theorem mul_le_mul_left (hc : 0 < c) : c * a ≤ c * b ↔ a ≤ b :=
  ⟨fun h => le_of_mul_le_mul_left h hc, fun h => mul_le_mul_of_nonneg_left h (le_of_lt hc)⟩

theorem mul_le_mul_right (hc : 0 < c) : a * c ≤ b * c ↔ a ≤ b :=
  ⟨fun h => le_of_mul_le_mul_right h hc, fun h => mul_le_mul_of_nonneg_right h (le_of_lt hc)⟩

theorem mul_lt_mul_left (hc : 0 < c) : c * a < c * b ↔ a < b :=
  ⟨fun h => lt_of_mul_lt_mul_left h (le_of_lt hc), fun h => mul_lt_mul_of_pos_left h hc⟩

theorem mul_lt_mul_right (hc : 0 < c) : a * c < b * c ↔ a < b :=
  ⟨fun h => lt_of_mul_lt_mul_right h (le_of_lt hc), fun h => mul_lt_mul_of_pos_right h hc⟩

theorem pos_of_mul_pos_left (h : 0 < a * b) (ha : 0 ≤ a) : 0 < b :=
  lt_of_mul_lt_mul_left (c := a) (by grind) ha

theorem pos_of_mul_pos_right (h : 0 < a * b) (hb : 0 ≤ b) : 0 < a :=
  lt_of_mul_lt_mul_right (c := b) (by grind) hb

theorem mul_eq_zero : a * b = 0 ↔ a = 0 ∨ b = 0 := by grind

theorem mul_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := by grind

theorem mul_left_cancel (ha : a ≠ 0) (h : a * b = a * c) : b = c := by grind

theorem mul_right_cancel (hc : c ≠ 0) (h : a * c = b * c) : a = b := by grind

/-! ### Squares -/

theorem mul_self_nonneg (a : ℝ) : 0 ≤ a * a := by
  obtain h | h := le_total 0 a
  · exact mul_nonneg h h
  · exact mul_nonneg_of_nonpos_of_nonpos h h

theorem sq_nonneg (a : ℝ) : 0 ≤ a ^ 2 := by
  have := mul_self_nonneg a
  grind

theorem mul_self_eq_zero : a * a = 0 ↔ a = 0 := by grind

theorem sq_eq_zero : a ^ 2 = 0 ↔ a = 0 := by grind

theorem mul_self_pos (h : a ≠ 0) : 0 < a * a :=
  lt_of_le_of_ne (mul_self_nonneg a) (by grind)

theorem sq_pos (h : a ≠ 0) : 0 < a ^ 2 :=
  lt_of_le_of_ne (sq_nonneg a) (by grind)

theorem mul_self_le_mul_self (ha : 0 ≤ a) (h : a ≤ b) : a * a ≤ b * b :=
  mul_le_mul h h ha (le_trans ha h)

theorem mul_self_lt_mul_self (ha : 0 ≤ a) (h : a < b) : a * a < b * b :=
  mul_lt_mul'' h h ha ha

theorem le_of_mul_self_le_mul_self (hb : 0 ≤ b) (h : a * a ≤ b * b) : a ≤ b :=
  not_lt.1 fun hba => not_lt.2 h (mul_self_lt_mul_self hb hba)

theorem lt_of_mul_self_lt_mul_self (hb : 0 ≤ b) (h : a * a < b * b) : a < b :=
  not_le.1 fun hba => not_le.2 h (mul_self_le_mul_self hb hba)

theorem mul_self_inj (ha : 0 ≤ a) (hb : 0 ≤ b) (h : a * a = b * b) : a = b :=
  le_antisymm (le_of_mul_self_le_mul_self hb (le_of_eq h))
    (le_of_mul_self_le_mul_self ha (le_of_eq h.symm))

/-- `2 a b ≤ a² + b²`. -/
theorem two_mul_le_add_sq (a b : ℝ) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by
  have := sq_nonneg (a - b)
  grind

/-- A sum of two squares vanishes only if both terms do. -/
theorem mul_self_add_mul_self_eq_zero : a * a + b * b = 0 ↔ a = 0 ∧ b = 0 := by
  have := mul_self_nonneg a
  have := mul_self_nonneg b
  constructor
  · intro h
    exact ⟨mul_self_eq_zero.1 (by grind), mul_self_eq_zero.1 (by grind)⟩
  · grind

/-! ### Inverses, quotients and the order -/

theorem div_eq_mul_inv (a b : ℝ) : a / b = a * b⁻¹ := by grind
theorem one_div (a : ℝ) : 1 / a = a⁻¹ := by grind
theorem inv_mul_cancel (h : a ≠ 0) : a⁻¹ * a = 1 := by grind
theorem div_self (h : a ≠ 0) : a / a = 1 := by grind
theorem div_mul_cancel (a : ℝ) (h : b ≠ 0) : a / b * b = a := by grind
theorem mul_div_cancel (a : ℝ) (h : b ≠ 0) : a * b / b = a := by grind
@[simp] theorem div_zero (a : ℝ) : a / 0 = 0 := by grind
@[simp] theorem zero_div (a : ℝ) : 0 / a = 0 := by grind
@[simp] theorem div_one (a : ℝ) : a / 1 = a := by grind

theorem inv_eq_zero : a⁻¹ = 0 ↔ a = 0 := Lean.Grind.Field.inv_eq_zero_iff

theorem inv_ne_zero (h : a ≠ 0) : a⁻¹ ≠ 0 := fun h' => h (inv_eq_zero.1 h')

theorem eq_inv_of_mul_eq_one (h : a * b = 1) : a = b⁻¹ := by grind

theorem mul_inv (a b : ℝ) : (a * b)⁻¹ = a⁻¹ * b⁻¹ := by
  by_cases ha : a = 0
  · grind
  · by_cases hb : b = 0 <;> grind

theorem inv_neg (a : ℝ) : (-a)⁻¹ = -a⁻¹ := Lean.Grind.Field.inv_neg a

theorem neg_div (a b : ℝ) : -a / b = -(a / b) := by grind

theorem add_div (a b c : ℝ) : (a + b) / c = a / c + b / c := by grind

theorem sub_div (a b c : ℝ) : (a - b) / c = a / c - b / c := by grind

theorem div_add_div_same (a b c : ℝ) : a / c + b / c = (a + b) / c := by grind

theorem mul_div_assoc (a b c : ℝ) : a * b / c = a * (b / c) := by grind

theorem div_mul_eq_mul_div (a b c : ℝ) : a / b * c = a * c / b := by grind

theorem div_div (a b c : ℝ) : a / b / c = a / (b * c) := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, mul_inv, mul_assoc]

theorem div_eq_iff (hb : b ≠ 0) : a / b = c ↔ a = c * b := by grind

theorem eq_div_iff (hb : b ≠ 0) : c = a / b ↔ c * b = a := by grind

theorem div_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a / b ≠ 0 := by
  rw [div_eq_mul_inv]
  exact mul_ne_zero ha (inv_ne_zero hb)

theorem inv_pos : 0 < a⁻¹ ↔ 0 < a := Lean.Grind.Field.IsOrdered.inv_pos_iff

theorem inv_nonneg : 0 ≤ a⁻¹ ↔ 0 ≤ a := Lean.Grind.Field.IsOrdered.inv_nonneg_iff

theorem one_div_pos : 0 < 1 / a ↔ 0 < a := by rw [one_div, inv_pos]

theorem div_pos (ha : 0 < a) (hb : 0 < b) : 0 < a / b := by
  rw [div_eq_mul_inv]
  exact mul_pos ha (inv_pos.2 hb)

theorem div_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a / b := by
  rw [div_eq_mul_inv]
  exact mul_nonneg ha (inv_nonneg.2 hb)

theorem le_div_iff (hc : 0 < c) : a ≤ b / c ↔ a * c ≤ b := by
  rw [← mul_le_mul_right hc, div_mul_cancel b (ne_of_gt hc)]

theorem div_le_iff (hc : 0 < c) : a / c ≤ b ↔ a ≤ b * c := by
  rw [← mul_le_mul_right hc, div_mul_cancel a (ne_of_gt hc)]

theorem lt_div_iff (hc : 0 < c) : a < b / c ↔ a * c < b := by
  rw [← mul_lt_mul_right hc, div_mul_cancel b (ne_of_gt hc)]

theorem div_lt_iff (hc : 0 < c) : a / c < b ↔ a < b * c := by
  rw [← mul_lt_mul_right hc, div_mul_cancel a (ne_of_gt hc)]

theorem div_le_one (hb : 0 < b) : a / b ≤ 1 ↔ a ≤ b := by rw [div_le_iff hb, one_mul]

theorem div_lt_one (hb : 0 < b) : a / b < 1 ↔ a < b := by rw [div_lt_iff hb, one_mul]

theorem one_le_div (hb : 0 < b) : 1 ≤ a / b ↔ b ≤ a := by rw [le_div_iff hb, one_mul]

theorem one_lt_div (hb : 0 < b) : 1 < a / b ↔ b < a := by rw [lt_div_iff hb, one_mul]

theorem div_le_div_of_nonneg_right (h : a ≤ b) (hc : 0 ≤ c) : a / c ≤ b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv]
  exact mul_le_mul_of_nonneg_right h (inv_nonneg.2 hc)

theorem div_lt_div_of_pos_right (h : a < b) (hc : 0 < c) : a / c < b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv]
  exact mul_lt_mul_of_pos_right h (inv_pos.2 hc)

/-- A larger positive denominator makes the quotient smaller. -/
theorem div_le_div_of_nonneg_left (ha : 0 ≤ a) (hb : 0 < b) (h : b ≤ c) : a / c ≤ a / b := by
  rw [le_div_iff hb, div_mul_eq_mul_div, div_le_iff (lt_of_lt_of_le hb h)]
  exact mul_le_mul_of_nonneg_left h ha

theorem one_div_le_one_div_of_le (ha : 0 < a) (h : a ≤ b) : 1 / b ≤ 1 / a :=
  div_le_div_of_nonneg_left zero_le_one ha h

theorem one_div_lt_one_div_of_lt (ha : 0 < a) (h : a < b) : 1 / b < 1 / a := by
  rw [lt_div_iff ha, div_mul_eq_mul_div, div_lt_iff (lt_trans ha h)]
  grind

theorem inv_le_inv (ha : 0 < a) (h : a ≤ b) : b⁻¹ ≤ a⁻¹ := by
  have := one_div_le_one_div_of_le ha h
  grind

theorem inv_lt_inv (ha : 0 < a) (h : a < b) : b⁻¹ < a⁻¹ := by
  have := one_div_lt_one_div_of_lt ha h
  grind

theorem half_pos (h : 0 < a) : 0 < a / 2 := by grind
theorem half_lt_self (h : 0 < a) : a / 2 < a := by grind
theorem add_halves (a : ℝ) : a / 2 + a / 2 = a := by grind

/-- Between two reals there is a third. -/
theorem exists_between (h : a < b) : ∃ c, a < c ∧ c < b := ⟨(a + b) / 2, by grind, by grind⟩

end Fundamentals.Real
