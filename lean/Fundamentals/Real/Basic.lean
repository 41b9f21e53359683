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

open Lean.Grind (AddCommGroup AddCommMonoid Field OrderedAdd OrderedRing Ring Semiring)

variable {a b c d : ℝ}

/-! ### Laws of the field, by name -/

theorem add_mul (a b c : ℝ) : (a + b) * c = a * c + b * c := Semiring.right_distrib a b c
theorem mul_sub (a b c : ℝ) : a * (b - c) = a * b - a * c := by grind
theorem sub_mul (a b c : ℝ) : (a - b) * c = a * c - b * c := by grind
theorem mul_neg (a b : ℝ) : a * -b = -(a * b) := Ring.mul_neg a b
theorem neg_add (a b : ℝ) : -(a + b) = -a + -b := AddCommGroup.neg_add a b
theorem neg_sub (a b : ℝ) : -(a - b) = b - a := AddCommGroup.neg_sub a b
theorem sub_eq_add_neg (a b : ℝ) : a - b = a + -b := Ring.sub_eq_add_neg a b
theorem sub_add_cancel (a b : ℝ) : a - b + b = a := AddCommGroup.sub_add_cancel
theorem add_sub_cancel (a b : ℝ) : a + (b - a) = b := by grind
theorem add_sub_cancel_left (a b : ℝ) : a + b - a = b := by grind
theorem sub_sub_cancel (a b : ℝ) : a - (a - b) = b := by grind
theorem add_add_add_comm (a b c d : ℝ) : a + b + (c + d) = a + c + (b + d) := by
  rw [add_assoc a b, ← add_assoc b c, add_comm b c, add_assoc c b, ← add_assoc a c]

theorem add_sub_add_comm (a b c d : ℝ) : a + b - (c + d) = a - c + (b - d) := by
  rw [sub_eq_add_neg, neg_add, add_add_add_comm, ← sub_eq_add_neg, ← sub_eq_add_neg]

theorem two_mul (a : ℝ) : 2 * a = a + a := by grind
@[simp] theorem zero_add (a : ℝ) : 0 + a = a := AddCommMonoid.zero_add a
@[simp] theorem sub_zero (a : ℝ) : a - 0 = a := by grind
@[simp] theorem zero_sub (a : ℝ) : 0 - a = -a := by grind
@[simp] theorem sub_self (a : ℝ) : a - a = 0 := AddCommGroup.sub_self a
@[simp] theorem neg_neg (a : ℝ) : - -a = a := AddCommGroup.neg_neg a
@[simp] theorem neg_zero : -(0 : ℝ) = 0 := AddCommGroup.neg_zero
@[simp] theorem mul_zero (a : ℝ) : a * 0 = 0 := Semiring.mul_zero a
@[simp] theorem one_mul (a : ℝ) : 1 * a = a := Semiring.one_mul a

theorem one_ne_zero : (1 : ℝ) ≠ 0 := zero_ne_one.symm
theorem sub_eq_zero : a - b = 0 ↔ a = b := AddCommGroup.sub_eq_zero_iff

instance : Std.Associative (α := ℝ) (· + ·) := ⟨add_assoc⟩
instance : Std.Commutative (α := ℝ) (· + ·) := ⟨add_comm⟩
instance : Std.Associative (α := ℝ) (· * ·) := ⟨mul_assoc⟩
instance : Std.Commutative (α := ℝ) (· * ·) := ⟨mul_comm⟩

/-! ### The linear order, by name -/

theorem le_refl (a : ℝ) : a ≤ a := Std.le_refl a
theorem le_rfl : a ≤ a := Std.le_refl a
theorem le_of_eq (h : a = b) : a ≤ b := h ▸ Std.le_refl a
theorem le_of_lt (h : a < b) : a ≤ b := Std.le_of_lt h
theorem le_trans (h : a ≤ b) (h' : b ≤ c) : a ≤ c := Std.le_trans h h'
theorem lt_trans (h : a < b) (h' : b < c) : a < c := Std.lt_trans h h'
theorem lt_of_lt_of_le (h : a < b) (h' : b ≤ c) : a < c := Std.lt_of_lt_of_le h h'
theorem lt_of_le_of_lt (h : a ≤ b) (h' : b < c) : a < c := Std.lt_of_le_of_lt h h'
theorem le_antisymm (h : a ≤ b) (h' : b ≤ a) : a = b := Std.le_antisymm h h'
theorem le_antisymm_iff : a = b ↔ a ≤ b ∧ b ≤ a := Std.le_antisymm_iff.symm
theorem lt_irrefl (a : ℝ) : ¬a < a := fun h => Std.not_le.2 h (Std.le_refl a)
theorem le_total (a b : ℝ) : a ≤ b ∨ b ≤ a := Std.le_total
theorem lt_trichotomy (a b : ℝ) : a < b ∨ a = b ∨ b < a := by grind
theorem lt_or_le (a b : ℝ) : a < b ∨ b ≤ a := 
  (Classical.em (b ≤ a)).symm.imp_left Std.not_le.1
theorem le_or_lt (a b : ℝ) : a ≤ b ∨ b < a := (Classical.em (a ≤ b)).imp_right Std.not_le.1
theorem lt_or_eq_of_le (h : a ≤ b) : a < b ∨ a = b :=
  (Classical.em (a = b)).symm.imp_left (Std.lt_of_le_of_ne h)
theorem lt_of_le_of_ne (h : a ≤ b) (h' : a ≠ b) : a < b := Std.lt_of_le_of_ne h h'
theorem ne_of_lt (h : a < b) : a ≠ b := fun h' => lt_irrefl b (h' ▸ h)
theorem lt_iff_le_and_ne : a < b ↔ a ≤ b ∧ a ≠ b :=
  ⟨fun h => ⟨le_of_lt h, ne_of_lt h⟩, fun h => lt_of_le_of_ne h.1 h.2⟩
theorem ne_of_gt (h : b < a) : a ≠ b := (ne_of_lt h).symm
theorem not_le : ¬a ≤ b ↔ b < a := Std.not_le
theorem not_lt : ¬a < b ↔ b ≤ a := Std.not_lt
theorem sub_nonneg : 0 ≤ a - b ↔ b ≤ a := OrderedAdd.sub_nonneg_iff
theorem sub_pos : 0 < a - b ↔ b < a := OrderedAdd.sub_pos_iff
theorem neg_nonneg : 0 ≤ -a ↔ a ≤ 0 := OrderedAdd.neg_nonneg_iff
theorem neg_pos : 0 < -a ↔ a < 0 := OrderedAdd.neg_pos_iff
theorem neg_le_neg (h : a ≤ b) : -b ≤ -a := OrderedAdd.neg_le_iff.2 ((neg_neg a).symm ▸ h)
theorem neg_lt_neg (h : a < b) : -b < -a := OrderedAdd.neg_lt_iff.2 ((neg_neg a).symm ▸ h)
theorem neg_le_neg_iff : -a ≤ -b ↔ b ≤ a :=
  ⟨fun h => neg_neg b ▸ OrderedAdd.neg_le_iff.1 h, neg_le_neg⟩
theorem add_le_add (h : a ≤ b) (h' : c ≤ d) : a + c ≤ b + d := OrderedAdd.add_le_add h h'
theorem add_lt_add (h : a < b) (h' : c < d) : a + c < b + d := OrderedAdd.add_lt_add h h'
theorem add_nonneg (h : 0 ≤ a) (h' : 0 ≤ b) : 0 ≤ a + b :=
  le_trans (le_of_eq (zero_add 0).symm) (add_le_add h h')
theorem add_pos (h : 0 < a) (h' : 0 < b) : 0 < a + b :=
  lt_of_le_of_lt (le_of_eq (zero_add 0).symm) (add_lt_add h h')
theorem sub_le_sub (h : a ≤ b) (h' : c ≤ d) : a - d ≤ b - c := by
  rw [sub_eq_add_neg, sub_eq_add_neg]
  exact add_le_add h (neg_le_neg h')
theorem sub_le_iff_le_add : a - b ≤ c ↔ a ≤ c + b := by grind
theorem sub_lt_iff_lt_add : a - b < c ↔ a < c + b := by grind
theorem sub_lt_comm : a - b < c ↔ a - c < b := by grind
theorem le_sub_iff_add_le : a ≤ b - c ↔ a + c ≤ b := by grind
theorem lt_sub_iff_add_lt : a < b - c ↔ a + c < b := by grind
theorem sub_le_self (a : ℝ) (h : 0 ≤ b) : a - b ≤ a := by grind
theorem sub_lt_self (a : ℝ) (h : 0 < b) : a - b < a := by grind
theorem lt_add_of_pos (a : ℝ) (h : 0 < b) : a < a + b := by grind
theorem zero_lt_one : (0 : ℝ) < 1 := OrderedRing.zero_lt_one
theorem zero_le_one : (0 : ℝ) ≤ 1 := OrderedRing.zero_le_one
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

theorem mul_nonpos_of_nonneg_of_nonpos (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 :=
  OrderedRing.mul_nonpos_of_nonneg_of_nonpos ha hb

theorem mul_nonneg_of_nonpos_of_nonpos (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b :=
  OrderedRing.mul_nonneg_of_nonpos_of_nonpos ha hb

theorem mul_neg_of_pos_of_neg (ha : 0 < a) (hb : b < 0) : a * b < 0 :=
  OrderedRing.mul_neg_of_pos_of_neg ha hb

theorem mul_pos_of_neg_of_neg (ha : a < 0) (hb : b < 0) : 0 < a * b :=
  OrderedRing.mul_pos_of_neg_of_neg ha hb

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
  lt_of_mul_lt_mul_left (c := a) (by rwa [mul_zero]) ha

theorem pos_of_mul_pos_right (h : 0 < a * b) (hb : 0 ≤ b) : 0 < a :=
  lt_of_mul_lt_mul_right (c := b) (by rwa [zero_mul]) hb

theorem mul_eq_zero : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  refine ⟨Field.of_mul_eq_zero, ?_⟩
  rintro (rfl | rfl)
  · exact zero_mul b
  · exact mul_zero a

theorem mul_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := fun h =>
  (mul_eq_zero.1 h).elim ha hb

theorem mul_left_cancel (ha : a ≠ 0) (h : a * b = a * c) : b = c :=
  have hzero : a * (b - c) = 0 := by rw [mul_sub, h, sub_self]
  sub_eq_zero.1 ((mul_eq_zero.1 hzero).resolve_left ha)

theorem mul_right_cancel (hc : c ≠ 0) (h : a * c = b * c) : a = b :=
  mul_left_cancel hc (by rwa [mul_comm c, mul_comm c])

/-! ### Squares -/

theorem mul_self_nonneg (a : ℝ) : 0 ≤ a * a := by
  obtain h | h := le_total 0 a
  · exact mul_nonneg h h
  · exact mul_nonneg_of_nonpos_of_nonpos h h

theorem sq_nonneg (a : ℝ) : 0 ≤ a ^ 2 := OrderedRing.sq_nonneg

theorem mul_self_eq_zero : a * a = 0 ↔ a = 0 := mul_eq_zero.trans or_self_iff

theorem sq_eq_zero : a ^ 2 = 0 ↔ a = 0 := by rw [Semiring.pow_two, mul_self_eq_zero]

theorem mul_self_pos (h : a ≠ 0) : 0 < a * a :=
  lt_of_le_of_ne (mul_self_nonneg a) fun h' => h (mul_self_eq_zero.1 h'.symm)

theorem sq_pos (h : a ≠ 0) : 0 < a ^ 2 :=
  lt_of_le_of_ne (sq_nonneg a) fun h' => h (sq_eq_zero.1 h'.symm)

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
  · rintro ⟨rfl, rfl⟩
    rw [mul_zero, add_zero]

/-! ### Inverses, quotients and the order -/

theorem div_eq_mul_inv (a b : ℝ) : a / b = a * b⁻¹ := Field.div_eq_mul_inv a b
theorem one_div (a : ℝ) : 1 / a = a⁻¹ := (div_eq_mul_inv 1 a).trans (one_mul a⁻¹)
theorem inv_mul_cancel (h : a ≠ 0) : a⁻¹ * a = 1 := Field.inv_mul_cancel h
theorem div_self (h : a ≠ 0) : a / a = 1 := (div_eq_mul_inv a a).trans (mul_inv_cancel h)
theorem div_mul_cancel (a : ℝ) (h : b ≠ 0) : a / b * b = a := by
  rw [div_eq_mul_inv, mul_assoc, inv_mul_cancel h, mul_one]
theorem mul_div_cancel (a : ℝ) (h : b ≠ 0) : a * b / b = a := by
  rw [div_eq_mul_inv, mul_assoc, mul_inv_cancel h, mul_one]
@[simp] theorem div_zero (a : ℝ) : a / 0 = 0 := Field.div_zero
@[simp] theorem zero_div (a : ℝ) : 0 / a = 0 := by rw [div_eq_mul_inv, zero_mul]
@[simp] theorem div_one (a : ℝ) : a / 1 = a := by rw [div_eq_mul_inv, inv_one, mul_one]

theorem inv_eq_zero : a⁻¹ = 0 ↔ a = 0 := Lean.Grind.Field.inv_eq_zero_iff

theorem inv_ne_zero (h : a ≠ 0) : a⁻¹ ≠ 0 := fun h' => h (inv_eq_zero.1 h')

theorem eq_inv_of_mul_eq_one (h : a * b = 1) : a = b⁻¹ := Field.eq_inv_of_mul_eq_one h

theorem mul_inv (a b : ℝ) : (a * b)⁻¹ = a⁻¹ * b⁻¹ := by
  by_cases ha : a = 0
  · rw [ha, zero_mul, inv_zero, zero_mul]
  by_cases hb : b = 0
  · rw [hb, mul_zero, inv_zero, mul_zero]
  · exact (eq_inv_of_mul_eq_one (by grind)).symm

theorem inv_neg (a : ℝ) : (-a)⁻¹ = -a⁻¹ := Lean.Grind.Field.inv_neg a

theorem neg_div (a b : ℝ) : -a / b = -(a / b) := by
  rw [div_eq_mul_inv, div_eq_mul_inv, neg_mul]

theorem add_div (a b c : ℝ) : (a + b) / c = a / c + b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, add_mul]

theorem sub_div (a b c : ℝ) : (a - b) / c = a / c - b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, sub_mul]

theorem div_add_div_same (a b c : ℝ) : a / c + b / c = (a + b) / c := (add_div a b c).symm

theorem mul_div_assoc (a b c : ℝ) : a * b / c = a * (b / c) := by
  rw [div_eq_mul_inv, div_eq_mul_inv, mul_assoc]

theorem div_mul_eq_mul_div (a b c : ℝ) : a / b * c = a * c / b := by
  rw [div_eq_mul_inv, div_eq_mul_inv, mul_assoc, mul_comm b⁻¹, mul_assoc]

theorem div_div (a b c : ℝ) : a / b / c = a / (b * c) := by
  rw [div_eq_mul_inv, div_eq_mul_inv, div_eq_mul_inv, mul_inv, mul_assoc]

theorem div_eq_iff (hb : b ≠ 0) : a / b = c ↔ a = c * b :=
  ⟨fun h => by rw [← h, div_mul_cancel a hb], fun h => by rw [h, mul_div_cancel c hb]⟩

theorem eq_div_iff (hb : b ≠ 0) : c = a / b ↔ c * b = a :=
  eq_comm.trans ((div_eq_iff hb).trans eq_comm)

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
  rw [lt_div_iff ha, div_mul_eq_mul_div, div_lt_iff (lt_trans ha h), one_mul,
    one_mul]
  exact h

theorem inv_le_inv (ha : 0 < a) (h : a ≤ b) : b⁻¹ ≤ a⁻¹ := by
  rw [← one_div, ← one_div]
  exact one_div_le_one_div_of_le ha h

theorem inv_lt_inv (ha : 0 < a) (h : a < b) : b⁻¹ < a⁻¹ := by
  rw [← one_div, ← one_div]
  exact one_div_lt_one_div_of_lt ha h

theorem half_pos (h : 0 < a) : 0 < a / 2 := div_pos h zero_lt_two
theorem half_lt_self (h : 0 < a) : a / 2 < a := by grind
theorem add_halves (a : ℝ) : a / 2 + a / 2 = a := by grind

/-- Between two reals there is a third. -/
theorem exists_between (h : a < b) : ∃ c, a < c ∧ c < b := ⟨(a + b) / 2, by grind, by grind⟩

end Fundamentals.Real
