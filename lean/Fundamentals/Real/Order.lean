/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Field

/-!
# The real numbers are a linearly ordered field

With the instances of this file `grind` decides linear arithmetic over `ℝ`, together with the ring
and field identities of `Field`. The `example`s at the end show what it does.

## Main statements

* `Real.instIsLinearOrder`, `Real.instOrderedRing`: `ℝ` is a linearly ordered ring.
* `Real.ofRat_le`, `Real.ofRat_lt`, `Real.ofRat_inj`: `ofRat` is an embedding of ordered fields.

Equality and order of real numbers are decided classically.
-/

public section

namespace Fundamentals.Real

open CauchySequence

/-! ### Order -/

private theorem le_refl_aux (x : ℝ) : x ≤ x := by
  obtain ⟨s, rfl⟩ := exists_mk x
  exact mk_le.2 (CauchySequence.le_refl s)

private theorem le_trans_aux (x y z : ℝ) (hxy : x ≤ y) (hyz : y ≤ z) : x ≤ z := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  obtain ⟨u, rfl⟩ := exists_mk z
  exact mk_le.2 (CauchySequence.le_trans (mk_le.1 hxy) (mk_le.1 hyz))

private theorem le_antisymm_aux (x y : ℝ) (hxy : x ≤ y) (hyx : y ≤ x) : x = y := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  exact mk_eq_mk.2 ⟨mk_le.1 hxy, mk_le.1 hyx⟩

private theorem le_total_aux (x y : ℝ) : x ≤ y ∨ y ≤ x := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  rw [mk_le, mk_le]
  exact CauchySequence.le_total s t

instance instIsLinearOrder : Std.IsLinearOrder ℝ where
  le_refl := by exact le_refl_aux
  le_trans := by exact le_trans_aux
  le_antisymm := by exact le_antisymm_aux
  le_total := by exact le_total_aux

instance instLawfulOrderLT : Std.LawfulOrderLT ℝ where
  lt_iff x y := by
    rw [lt_def]
    have := le_total_aux x y
    grind

instance instTransLtLe : Trans (α := ℝ) (β := ℝ) (γ := ℝ) (· < ·) (· ≤ ·) (· < ·) :=
  ⟨Std.lt_of_lt_of_le⟩

instance instTransLeLt : Trans (α := ℝ) (β := ℝ) (γ := ℝ) (· ≤ ·) (· < ·) (· < ·) :=
  ⟨Std.lt_of_le_of_lt⟩

noncomputable instance instDecidableLE : DecidableLE ℝ := fun _ _ => Classical.propDecidable _

noncomputable instance instDecidableLT : DecidableLT ℝ := fun _ _ => Classical.propDecidable _

noncomputable instance instDecidableEq : DecidableEq ℝ := fun _ _ => Classical.propDecidable _

noncomputable instance instInhabited : Inhabited ℝ := ⟨0⟩

/-! ### Order and arithmetic -/

private theorem add_le_add_right_aux {x y : ℝ} (z : ℝ) (h : x ≤ y) : x + z ≤ y + z := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  obtain ⟨u, rfl⟩ := exists_mk z
  rw [mk_add, mk_add, mk_le]
  exact CauchySequence.add_le_add (mk_le.1 h) (CauchySequence.le_refl u)

instance instOrderedAdd : Lean.Grind.OrderedAdd ℝ where
  add_le_left_iff {x y} z := by
    refine ⟨add_le_add_right_aux z, fun h => ?_⟩
    have hcancel (w : ℝ) : w + z + -z = w := by grind
    have := add_le_add_right_aux (-z) h
    rwa [hcancel, hcancel] at this

private theorem mul_pos_aux {x y : ℝ} (hx : 0 < x) (hy : 0 < y) : 0 < x * y := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨t, rfl⟩ := exists_mk y
  rw [← ofRat_zero, ofRat_def, lt_def, mk_le] at hx hy
  rw [← ofRat_zero, ofRat_def, lt_def, mk_mul, mk_le]
  exact CauchySequence.mul_pos hx hy

private theorem mul_lt_mul_aux {x y z : ℝ} (h : x < y) (hz : 0 < z) : z * x < z * y := by
  have hpos : 0 < z * (y - x) := mul_pos_aux hz (by grind)
  have hsub : z * (y - x) = z * y - z * x := by grind
  rw [hsub] at hpos
  grind

theorem ofRat_le {p q : Rat} : ofRat p ≤ ofRat q ↔ p ≤ q := by
  rw [ofRat_def, ofRat_def, mk_le, const_le_const]

theorem ofRat_lt {p q : Rat} : ofRat p < ofRat q ↔ p < q := by
  rw [lt_def, ofRat_le, Rat.not_le]

theorem ofRat_inj {p q : Rat} : ofRat p = ofRat q ↔ p = q := by
  have := ofRat_le (p := p) (q := q)
  have := ofRat_le (p := q) (q := p)
  grind

/-- The real numbers are an ordered ring. -/
instance instOrderedRing : Lean.Grind.OrderedRing ℝ where
  zero_lt_one := by
    rw [← ofRat_zero, ← ofRat_one, ofRat_lt]
    grind
  mul_lt_mul_of_pos_left := by exact mul_lt_mul_aux
  mul_lt_mul_of_pos_right := by
    intro x y z h hz
    rw [mul_comm x, mul_comm y]
    exact mul_lt_mul_aux h hz

instance instNoNatZeroDivisors : Lean.Grind.NoNatZeroDivisors ℝ :=
  Lean.Grind.Field.noNatZeroDivisors.ofIsCharPZero

/-! ### What `grind` looks for in each of its calls -/

instance instIsLinearPreorder : Std.IsLinearPreorder ℝ := inferInstance

instance instIsPartialOrder : Std.IsPartialOrder ℝ := inferInstance

instance instIsPreorder : Std.IsPreorder ℝ := inferInstance

instance instIsCharP : Lean.Grind.IsCharP ℝ 0 := inferInstance

/-! ### What `grind` does with these instances -/

example (a b : ℝ) (h : 0 < b) : a - b / 2 < a := by grind
example (x y : ℝ) (h : x + y ≤ 1) (h' : x - y ≤ 1) : x ≤ 1 := by grind
example (a b : ℝ) : (a + b) ^ 3 = a ^ 3 + 3 * a ^ 2 * b + 3 * a * b ^ 2 + b ^ 3 := by grind
example (a b : ℝ) (h : b ≠ 0) : a / b * b = a := by grind
example (x h : ℝ) (hh : h ≠ 0) : ((x + h) ^ 2 - x ^ 2) / h = 2 * x + h := by grind
example (ε : ℝ) (h : 0 < ε) : 0 < ε / 2 := by grind
example (a b : ℝ) (h : ¬a ≤ b) : b < a := by grind
example (n : Nat) : 0 < ((n + 1 : Nat) : ℝ) := by grind

end Fundamentals.Real
