/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Defs

/-!
# The real numbers are a field

The ring laws hold because they hold for each term of the representing sequences; the inverse of a
number `x ≠ 0` comes from a representing sequence whose terms stay away from `0`.

## Main statements

* `Real.instField`: `ℝ` is a field, registered for `grind`.
* `Real.ofRat_add`, `Real.ofRat_mul`, `Real.ofRat_inv`, …: `ofRat` is a homomorphism of fields.
-/

public section

namespace Fundamentals.Real

open CauchySequence

variable (x y z : ℝ)

private theorem mk_congr {s t : CauchySequence} (h : ∀ n, s.seq n = t.seq n) : mk s = mk t :=
  mk_eq_mk.2 (equiv_of_forall_eq h)

/-! ### The rational numbers in `ℝ` -/

theorem ofRat_add (p q : Rat) : ofRat (p + q) = ofRat p + ofRat q := by
  rw [ofRat_def, ofRat_def, ofRat_def, mk_add]
  exact mk_congr fun n => by rfl

theorem ofRat_neg (p : Rat) : ofRat (-p) = -ofRat p := by
  rw [ofRat_def, ofRat_def, neg_mk]
  exact mk_congr fun n => by rfl

theorem ofRat_mul (p q : Rat) : ofRat (p * q) = ofRat p * ofRat q := by
  rw [ofRat_def, ofRat_def, ofRat_def, mk_mul]
  exact mk_congr fun n => by rfl

theorem ofRat_natCast (n : Nat) : ofRat (n : Rat) = (n : ℝ) := natCast_def n |>.symm

theorem ofRat_intCast (n : Int) : ofRat (n : Rat) = (n : ℝ) := intCast_def n |>.symm

/-! ### Ring laws, from the terms of the sequences -/

theorem add_comm : x + y = y + x := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  rw [mk_add, mk_add]
  exact mk_congr fun n => by grind

theorem add_assoc : x + y + z = x + (y + z) := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  obtain ⟨u, rfl⟩ := exists_mk z
  rw [mk_add, mk_add, mk_add, mk_add]
  exact mk_congr fun n => by grind

@[simp] theorem add_zero : x + 0 = x := by
  obtain ⟨s, rfl⟩ := exists_mk x
  rw [← ofRat_zero, ofRat_def, mk_add]
  exact mk_congr fun n => by grind

theorem neg_add_cancel : -x + x = 0 := by
  obtain ⟨s, rfl⟩ := exists_mk x
  rw [← ofRat_zero, ofRat_def, neg_mk, mk_add]
  exact mk_congr fun n => by grind

theorem mul_comm : x * y = y * x := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  rw [mk_mul, mk_mul]
  exact mk_congr fun n => by grind

theorem mul_assoc : x * y * z = x * (y * z) := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  obtain ⟨u, rfl⟩ := exists_mk z
  rw [mk_mul, mk_mul, mk_mul, mk_mul]
  exact mk_congr fun n => by grind

@[simp] theorem mul_one : x * 1 = x := by
  obtain ⟨s, rfl⟩ := exists_mk x
  rw [← ofRat_one, ofRat_def, mk_mul]
  exact mk_congr fun n => by grind

@[simp] theorem zero_mul : 0 * x = 0 := by
  obtain ⟨s, rfl⟩ := exists_mk x
  rw [← ofRat_zero, ofRat_def, mk_mul]
  exact mk_congr fun n => by grind

theorem mul_add : x * (y + z) = x * y + x * z := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  obtain ⟨u, rfl⟩ := exists_mk z
  rw [mk_add, mk_mul, mk_mul, mk_mul, mk_add]
  exact mk_congr fun n => by grind

theorem natCast_succ (n : Nat) : ((n + 1 : Nat) : ℝ) = (n : ℝ) + 1 := by
  rw [natCast_def, natCast_def, Rat.natCast_add, ofRat_add]
  rfl

theorem intCast_neg (n : Int) : ((-n : Int) : ℝ) = -(n : ℝ) := by
  rw [intCast_def, intCast_def, ← ofRat_neg, Rat.intCast_neg]

theorem neg_mul : -x * y = -(x * y) := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  rw [mk_mul, neg_mk, neg_mk, mk_mul]
  exact mk_congr fun n => by grind

noncomputable instance instCommRing : Lean.Grind.CommRing ℝ where
  nsmul := ⟨fun n x => (n : ℝ) * x⟩
  zsmul := ⟨fun n x => (n : ℝ) * x⟩
  add_zero := add_zero
  add_comm := add_comm
  add_assoc := add_assoc
  neg_add_cancel := neg_add_cancel
  sub_eq_add_neg := sub_def
  mul_comm := mul_comm
  mul_assoc := mul_assoc
  mul_one := mul_one
  one_mul x := by rw [mul_comm, mul_one]
  zero_mul := zero_mul
  mul_zero x := by rw [mul_comm, zero_mul]
  left_distrib := mul_add
  right_distrib x y z := by rw [mul_comm, mul_add, mul_comm z, mul_comm z]
  pow_zero := npow_zero
  pow_succ := npow_succ
  ofNat_succ := natCast_succ
  intCast_ofNat n := intCast_def n
  intCast_neg := intCast_neg
  neg_zsmul n x := (congrArg (· * x) (intCast_neg n)).trans (neg_mul n x)

theorem ofRat_sub (p q : Rat) : ofRat (p - q) = ofRat p - ofRat q := by
  rw [Rat.sub_eq_add_neg, ofRat_add, ofRat_neg]
  grind

/-! ### Inverses -/

theorem zero_ne_one : (0 : ℝ) ≠ 1 := by
  rw [← ofRat_zero, ← ofRat_one, ofRat_def, ofRat_def]
  intro h
  have : (1 : Rat) ≤ 0 := const_le_const.1 (mk_eq_mk.1 h).2
  grind

private theorem exists_mul_eq_one_of_not_le {x : ℝ} (h : ¬x ≤ 0) : ∃ y, x * y = 1 := by
  obtain ⟨s, rfl⟩ := exists_mk x
  rw [← ofRat_zero, ofRat_def, mk_le] at h
  obtain ⟨t, ht⟩ := exists_mul_equiv_one h
  refine ⟨mk t, ?_⟩
  rw [mk_mul, ← ofRat_one, ofRat_def]
  exact mk_eq_mk.2 ht

/-- The only number `x` for which neither `x` nor `-x` is positive is `0`. -/
private theorem eq_zero_of_le_of_neg_le {x : ℝ} (h : x ≤ 0) (h' : -x ≤ 0) : x = 0 := by
  obtain ⟨s, rfl⟩ := exists_mk x
  rw [← ofRat_zero, ofRat_def, neg_mk, mk_le] at h'
  rw [← ofRat_zero, ofRat_def] at h ⊢
  have hneg : const 0 ≤ s := (le_congr (equiv_of_forall_eq fun n => by grind)
    (equiv_of_forall_eq fun n => by grind)).1 (neg_le_neg h')
  exact mk_eq_mk.2 ⟨mk_le.1 h, hneg⟩

theorem mul_inv_cancel {x : ℝ} (hx : x ≠ 0) : x * x⁻¹ = 1 := by
  obtain ⟨y, hy⟩ : ∃ y, x * y = 1 := by
    by_cases h : x ≤ 0
    · obtain ⟨y, hy⟩ := exists_mul_eq_one_of_not_le fun h' => hx (eq_zero_of_le_of_neg_le h h')
      exact ⟨-y, by grind⟩
    · exact exists_mul_eq_one_of_not_le h
  exact mul_inv_of_exists ⟨y, hy⟩

@[simp] theorem inv_zero : (0 : ℝ)⁻¹ = 0 := by
  apply inv_of_not_exists
  rintro ⟨y, hy⟩
  exact zero_ne_one (by grind)

@[simp] theorem inv_one : (1 : ℝ)⁻¹ = 1 := by
  have := mul_inv_cancel (x := 1) zero_ne_one.symm
  grind

@[simp] theorem inv_inv : x⁻¹⁻¹ = x := by
  by_cases hx : x = 0
  · rw [hx, inv_zero, inv_zero]
  · have h := mul_inv_cancel hx
    have hinv : x⁻¹ ≠ 0 := fun h' => zero_ne_one (by rw [h'] at h; grind)
    have h' := mul_inv_cancel hinv
    grind

theorem zpow_neg (n : Int) : x ^ (-n) = (x ^ n)⁻¹ := by
  obtain (_ | n) | n := n
  · have : x ^ (0 : Int) = 1 := (zpow_ofNat x 0).trans (by grind)
    exact this.trans (by rw [← inv_one]; congr; exact this.symm)
  · exact (zpow_negSucc x n).trans (by rw [← zpow_ofNat]; rfl)
  · rw [zpow_negSucc, inv_inv, ← zpow_ofNat]
    rfl

/-- The real numbers are a field. -/
noncomputable instance instField : Lean.Grind.Field ℝ where
  div_eq_mul_inv := div_def
  zero_ne_one := zero_ne_one
  inv_zero := inv_zero
  mul_inv_cancel := mul_inv_cancel
  zpow_zero x := (zpow_ofNat x 0).trans (by grind)
  zpow_succ x n := by
    rw [zpow_ofNat]
    exact (zpow_ofNat x (n + 1)).trans (npow_succ x n)
  zpow_neg := zpow_neg

theorem ofRat_inv (p : Rat) : ofRat p⁻¹ = (ofRat p)⁻¹ := by
  by_cases hp : p = 0
  · rw [hp, Rat.inv_zero, ofRat_zero, inv_zero]
  · have h : ofRat p * ofRat p⁻¹ = 1 := by
      rw [← ofRat_mul, Rat.mul_inv_cancel p hp, ofRat_one]
    grind

theorem ofRat_div (p q : Rat) : ofRat (p / q) = ofRat p / ofRat q := by
  rw [Rat.div_def, ofRat_mul, ofRat_inv, div_def]

end Fundamentals.Real
