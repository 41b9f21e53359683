/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Basic

/-!
# The natural numbers inside `ℝ`

The cast `(n : ℝ)` of `n : Nat` respects sums, products, powers and the order, and is injective.

## Main statements

* `natCast_add`, `natCast_succ`, `natCast_mul`, `natCast_sub`: arithmetic.
* `natCast_nonneg`, `natCast_le`, `natCast_lt`, `natCast_inj`: order and injectivity.
* `ofNat_le`, `ofNat_lt`, `ofNat_pos`, `ofNat_ne_zero`: numerals are compared as natural numbers,
  by `decide`.
-/

public section

namespace Fundamentals.Real

variable {m n : Nat}

@[simp] theorem natCast_zero : ((0 : Nat) : ℝ) = 0 := by grind
@[simp] theorem natCast_one : ((1 : Nat) : ℝ) = 1 := by grind
theorem natCast_ofNat (n : Nat) : (n : ℝ) = OfNat.ofNat n :=
  (Lean.Grind.Semiring.ofNat_eq_natCast n).symm
theorem natCast_add (m n : Nat) : ((m + n : Nat) : ℝ) = m + n := by grind
theorem natCast_mul (m n : Nat) : ((m * n : Nat) : ℝ) = m * n :=
  Lean.Grind.Semiring.natCast_mul m n
theorem natCast_pow (m n : Nat) : ((m ^ n : Nat) : ℝ) = (m : ℝ) ^ n :=
  Lean.Grind.Semiring.natCast_pow m n

theorem natCast_sub (h : m ≤ n) : ((n - m : Nat) : ℝ) = n - m := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le h
  rw [Nat.add_sub_cancel_left, natCast_add]
  grind

theorem natCast_nonneg (n : Nat) : 0 ≤ (n : ℝ) := by grind

theorem natCast_succ_pos (n : Nat) : 0 < (n : ℝ) + 1 := by grind

theorem natCast_le : (m : ℝ) ≤ n ↔ m ≤ n := by
  constructor
  · intro h
    apply Nat.le_of_not_lt
    intro hlt
    obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_lt hlt
    rw [natCast_succ, natCast_add] at h
    grind
  · intro h
    obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le h
    rw [natCast_add]
    grind

theorem natCast_lt : (m : ℝ) < n ↔ m < n := by
  rw [← not_le, natCast_le, Nat.not_le]

theorem natCast_pos : 0 < (n : ℝ) ↔ 0 < n := by
  rw [← natCast_lt, natCast_zero]

theorem natCast_inj : (m : ℝ) = n ↔ m = n := by
  rw [le_antisymm_iff, natCast_le, natCast_le, ← Nat.le_antisymm_iff]

theorem natCast_eq_zero : (n : ℝ) = 0 ↔ n = 0 := by
  rw [← natCast_inj, natCast_zero]

theorem natCast_ne_zero : (n : ℝ) ≠ 0 ↔ n ≠ 0 := not_congr natCast_eq_zero

/-! ### Numerals -/

theorem ofNat_le (m n : Nat) (h : m ≤ n) : (OfNat.ofNat m : ℝ) ≤ OfNat.ofNat n := by
  rw [← natCast_ofNat m, ← natCast_ofNat n]
  exact natCast_le.2 h

theorem ofNat_lt (m n : Nat) (h : m < n) : (OfNat.ofNat m : ℝ) < OfNat.ofNat n := by
  rw [← natCast_ofNat m, ← natCast_ofNat n]
  exact natCast_lt.2 h

theorem ofNat_pos (n : Nat) (h : 0 < n) : (0 : ℝ) < OfNat.ofNat n := ofNat_lt 0 n h

theorem ofNat_ne_zero (n : Nat) (h : 0 < n) : (OfNat.ofNat n : ℝ) ≠ 0 := ne_of_gt (ofNat_pos n h)

end Fundamentals.Real
