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

theorem min_eq_left (h : a ≤ b) : min a b = a := if_pos h
theorem min_eq_right (h : b ≤ a) : min a b = b := by
  rw [min_def]
  split
  · exact le_antisymm ‹a ≤ b› h
  · rfl
theorem min_choice (a b : ℝ) : min a b = a ∨ min a b = b :=
  (le_total a b).imp min_eq_left min_eq_right
theorem min_le_left (a b : ℝ) : min a b ≤ a := by
  obtain h | h := le_total a b
  · exact le_of_eq (min_eq_left h)
  · exact le_trans (le_of_eq (min_eq_right h)) h
theorem min_le_right (a b : ℝ) : min a b ≤ b := by
  obtain h | h := le_total a b
  · exact le_trans (le_of_eq (min_eq_left h)) h
  · exact le_of_eq (min_eq_right h)
theorem le_min (h : c ≤ a) (h' : c ≤ b) : c ≤ min a b := by rw [min_def]; split <;> assumption
theorem lt_min (h : c < a) (h' : c < b) : c < min a b := by rw [min_def]; split <;> assumption
theorem le_min_iff : c ≤ min a b ↔ c ≤ a ∧ c ≤ b :=
  ⟨fun h => ⟨le_trans h (min_le_left a b), le_trans h (min_le_right a b)⟩,
    fun h => le_min h.1 h.2⟩
theorem lt_min_iff : c < min a b ↔ c < a ∧ c < b :=
  ⟨fun h => ⟨lt_of_lt_of_le h (min_le_left a b), lt_of_lt_of_le h (min_le_right a b)⟩,
    fun h => lt_min h.1 h.2⟩
theorem min_comm (a b : ℝ) : min a b = min b a :=
  le_antisymm (le_min (min_le_right a b) (min_le_left a b))
    (le_min (min_le_right b a) (min_le_left b a))
theorem min_self (a : ℝ) : min a a = a := min_eq_left (le_refl a)

theorem max_eq_right (h : a ≤ b) : max a b = b := if_pos h
theorem max_eq_left (h : b ≤ a) : max a b = a := by
  rw [max_def]
  split
  · exact le_antisymm h ‹a ≤ b›
  · rfl
theorem max_choice (a b : ℝ) : max a b = a ∨ max a b = b :=
  (le_total b a).imp max_eq_left max_eq_right
theorem le_max_left (a b : ℝ) : a ≤ max a b := by
  obtain h | h := le_total a b
  · exact le_trans h (le_of_eq (max_eq_right h).symm)
  · exact le_of_eq (max_eq_left h).symm
theorem le_max_right (a b : ℝ) : b ≤ max a b := by
  obtain h | h := le_total a b
  · exact le_of_eq (max_eq_right h).symm
  · exact le_trans h (le_of_eq (max_eq_left h).symm)
theorem max_le (h : a ≤ c) (h' : b ≤ c) : max a b ≤ c := by rw [max_def]; split <;> assumption
theorem max_lt (h : a < c) (h' : b < c) : max a b < c := by rw [max_def]; split <;> assumption
theorem max_le_iff : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨le_trans (le_max_left a b) h, le_trans (le_max_right a b) h⟩,
    fun h => max_le h.1 h.2⟩
theorem max_lt_iff : max a b < c ↔ a < c ∧ b < c :=
  ⟨fun h => ⟨lt_of_le_of_lt (le_max_left a b) h, lt_of_le_of_lt (le_max_right a b) h⟩,
    fun h => max_lt h.1 h.2⟩
theorem le_max_iff : c ≤ max a b ↔ c ≤ a ∨ c ≤ b := by
  constructor
  · intro h
    obtain hmax | hmax := max_choice a b <;> rw [hmax] at h
    · exact .inl h
    · exact .inr h
  · rintro (h | h)
    · exact le_trans h (le_max_left a b)
    · exact le_trans h (le_max_right a b)
theorem max_comm (a b : ℝ) : max a b = max b a :=
  le_antisymm (max_le (le_max_right b a) (le_max_left b a))
    (max_le (le_max_right a b) (le_max_left a b))
theorem max_self (a : ℝ) : max a a = a := max_eq_left (le_refl a)

theorem min_le_max (a b : ℝ) : min a b ≤ max a b := le_trans (min_le_left a b) (le_max_left a b)
theorem min_add_max (a b : ℝ) : min a b + max a b = a + b := by
  obtain h | h := le_total a b
  · rw [min_eq_left h, max_eq_right h]
  · rw [min_eq_right h, max_eq_left h, add_comm]
theorem max_le_max (h : a ≤ c) (h' : b ≤ d) : max a b ≤ max c d :=
  max_le (le_trans h (le_max_left c d)) (le_trans h' (le_max_right c d))
theorem min_le_min (h : a ≤ c) (h' : b ≤ d) : min a b ≤ min c d :=
  le_min (le_trans (min_le_left a b) h) (le_trans (min_le_right a b) h')
theorem min_pos (ha : 0 < a) (hb : 0 < b) : 0 < min a b := lt_min ha hb

instance : Std.LawfulOrderMin ℝ where
  min_eq_or := min_choice
  le_min_iff _ _ _ := le_min_iff

instance : Std.LawfulOrderMax ℝ where
  max_eq_or := max_choice
  max_le_iff _ _ _ := max_le_iff

end Fundamentals.Real
