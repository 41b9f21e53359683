/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Basic

/-!
# Minimum and maximum of two reals

`min` and `max` through the classes of Lean's core, so that the notation is the usual one. `grind`
knows `min_def` and `max_def`: it splits on which of the two arguments is the smaller.

## Main statements

* `le_min_iff`, `lt_min_iff`, `max_le_iff`, `max_lt_iff`: comparison with a third number.
* `Std.LawfulOrderMin ℝ`, `Std.LawfulOrderMax ℝ`: core's lemmas apply.
-/

public section

namespace Fundamentals.Real

variable {a b c d : ℝ}

noncomputable instance instMin : Min ℝ := ⟨fun a b => if a ≤ b then a else b⟩

noncomputable instance instMax : Max ℝ := ⟨fun a b => if a ≤ b then b else a⟩

@[grind =] theorem min_def (a b : ℝ) : min a b = if a ≤ b then a else b := rfl

@[grind =] theorem max_def (a b : ℝ) : max a b = if a ≤ b then b else a := rfl

theorem min_le_left (a b : ℝ) : min a b ≤ a := by grind
theorem min_le_right (a b : ℝ) : min a b ≤ b := by grind
theorem le_min (h : c ≤ a) (h' : c ≤ b) : c ≤ min a b := by grind
theorem lt_min (h : c < a) (h' : c < b) : c < min a b := by grind
theorem le_min_iff : c ≤ min a b ↔ c ≤ a ∧ c ≤ b := by grind
theorem lt_min_iff : c < min a b ↔ c < a ∧ c < b := by grind
theorem min_eq_left (h : a ≤ b) : min a b = a := by grind
theorem min_eq_right (h : b ≤ a) : min a b = b := by grind
theorem min_comm (a b : ℝ) : min a b = min b a := by grind
theorem min_self (a : ℝ) : min a a = a := by grind
theorem min_choice (a b : ℝ) : min a b = a ∨ min a b = b := by grind

theorem le_max_left (a b : ℝ) : a ≤ max a b := by grind
theorem le_max_right (a b : ℝ) : b ≤ max a b := by grind
theorem max_le (h : a ≤ c) (h' : b ≤ c) : max a b ≤ c := by grind
theorem max_lt (h : a < c) (h' : b < c) : max a b < c := by grind
theorem max_le_iff : max a b ≤ c ↔ a ≤ c ∧ b ≤ c := by grind
theorem max_lt_iff : max a b < c ↔ a < c ∧ b < c := by grind
theorem le_max_iff : c ≤ max a b ↔ c ≤ a ∨ c ≤ b := by grind
theorem max_eq_left (h : b ≤ a) : max a b = a := by grind
theorem max_eq_right (h : a ≤ b) : max a b = b := by grind
theorem max_comm (a b : ℝ) : max a b = max b a := by grind
theorem max_self (a : ℝ) : max a a = a := by grind
theorem max_choice (a b : ℝ) : max a b = a ∨ max a b = b := by grind

theorem min_le_max (a b : ℝ) : min a b ≤ max a b := by grind
theorem min_add_max (a b : ℝ) : min a b + max a b = a + b := by grind
theorem max_le_max (h : a ≤ c) (h' : b ≤ d) : max a b ≤ max c d := by grind
theorem min_le_min (h : a ≤ c) (h' : b ≤ d) : min a b ≤ min c d := by grind
theorem min_pos (ha : 0 < a) (hb : 0 < b) : 0 < min a b := by grind

instance : Std.LawfulOrderMin ℝ where
  min_eq_or := min_choice
  le_min_iff _ _ _ := le_min_iff

instance : Std.LawfulOrderMax ℝ where
  max_eq_or := max_choice
  max_le_iff _ _ _ := max_le_iff

end Fundamentals.Real
