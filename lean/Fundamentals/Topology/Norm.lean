/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs

/-!
# Norms

One class for everything that has a length: ℝ with the absolute value, ℝⁿ with the Euclidean norm.
Limits and continuity are then defined once, by distances `‖x - y‖`.

## Main definitions
- `Norm V`: the elements of `V` have a length `‖x‖`.
- `LawfulNorm V`: it is positive except at zero, even, and obeys the triangle inequality.
- `‖x‖ = |x|` on ℝ.

## Main statements
- `norm_sub_le`: the triangle inequality for distances, `‖x - z‖ ≤ ‖x - y‖ + ‖y - z‖`.
- `abs_norm_sub_norm_le`: the reverse triangle inequality, `|‖x‖ - ‖y‖| ≤ ‖x - y‖`.

## Notation
`‖x‖` (scoped in `Fundamentals`) is `Norm.norm x`.

## Implementation notes
`Norm` carries no laws, so that a definition can speak of lengths before they are proved to be
lengths. Homogeneity, `‖c • x‖ = |c| * ‖x‖`, is not among the laws: limits do not need it, and the
additive group is all that ℝ and ℝⁿ then have to share. Lemmas ask for `Lean.Grind.IntModule`, the
additive groups whose linear equations `grind` decides.
-/

public section

namespace Fundamentals

universe u

/-- A type whose elements have a length `‖x‖`. -/
class Norm (V : Type u) where
  /-- The length of `x`. -/
  norm : V → ℝ

@[inherit_doc Norm.norm]
scoped macro:max atomic("‖" noWs) x:term noWs "‖" : term => `(Norm.norm $x)

/-- The laws of a norm on an additive group. -/
class LawfulNorm (V : Type u) [Lean.Grind.AddCommGroup V] [Norm V] : Prop where
  /-- Lengths are not negative. -/
  norm_nonneg (x : V) : 0 ≤ ‖x‖
  /-- The zero vector, and no other, has length zero. -/
  norm_eq_zero_iff {x : V} : ‖x‖ = 0 ↔ x = 0
  /-- A vector and its opposite are equally long. -/
  norm_neg (x : V) : ‖-x‖ = ‖x‖
  /-- The triangle inequality. -/
  norm_add_le (x y : V) : ‖x + y‖ ≤ ‖x‖ + ‖y‖

export LawfulNorm (norm_nonneg norm_eq_zero_iff norm_neg norm_add_le)

section Group

variable {V : Type u} [Lean.Grind.IntModule V] [Norm V] [LawfulNorm V]

@[simp, grind =] theorem norm_zero : ‖(0 : V)‖ = 0 := norm_eq_zero_iff.2 rfl

theorem norm_pos_iff {x : V} : 0 < ‖x‖ ↔ x ≠ 0 := by
  grind [norm_nonneg x, norm_eq_zero_iff (x := x)]

theorem norm_pos {x : V} (h : x ≠ 0) : 0 < ‖x‖ := norm_pos_iff.2 h

/-- The distance is symmetric. -/
theorem norm_sub_comm (x y : V) : ‖x - y‖ = ‖y - x‖ := by
  rw [← norm_neg, Lean.Grind.AddCommGroup.neg_sub]

@[simp] theorem norm_sub_self (x : V) : ‖x - x‖ = 0 := norm_eq_zero_iff.2 (by grind)

/-- Points at distance zero, and no others, coincide. -/
theorem norm_sub_eq_zero_iff {x y : V} : ‖x - y‖ = 0 ↔ x = y :=
  norm_eq_zero_iff.trans Lean.Grind.AddCommGroup.sub_eq_zero_iff

/-- Distinct points, and no others, have a positive distance. -/
theorem norm_sub_pos_iff {x y : V} : 0 < ‖x - y‖ ↔ x ≠ y := by
  grind [norm_nonneg (x - y), norm_sub_eq_zero_iff (x := x) (y := y)]

/-- **Triangle inequality** for distances: `‖x - z‖ ≤ ‖x - y‖ + ‖y - z‖`. -/
theorem norm_sub_le (x y z : V) : ‖x - z‖ ≤ ‖x - y‖ + ‖y - z‖ :=
  calc ‖x - z‖ = ‖(x - y) + (y - z)‖ := by congr 1; grind
    _ ≤ ‖x - y‖ + ‖y - z‖ := norm_add_le _ _

omit [LawfulNorm V] in
@[simp, grind =] theorem norm_sub_zero (x : V) : ‖x - 0‖ = ‖x‖ := by
  congr 1; grind

omit [LawfulNorm V] in
@[simp, grind =] theorem norm_add_sub_cancel (a h : V) : ‖a + h - a‖ = ‖h‖ := by
  congr 1; grind

@[simp, grind =] theorem norm_zero_sub (x : V) : ‖0 - x‖ = ‖x‖ := by
  rw [norm_sub_comm, norm_sub_zero]

/-- A step `h` changes the distance from a point by at most its length. -/
theorem norm_add_sub_le (x h a : V) : ‖x + h - a‖ ≤ ‖x - a‖ + ‖h‖ :=
  calc ‖x + h - a‖ = ‖(x - a) + h‖ := by congr 1; grind
    _ ≤ ‖x - a‖ + ‖h‖ := norm_add_le _ _

/-- A difference is no longer than both vectors together. -/
theorem norm_sub_le_add (x y : V) : ‖x - y‖ ≤ ‖x‖ + ‖y‖ := by
  grind [norm_sub_le x 0 y]

/-- A vector is no longer than another one and the difference together. -/
theorem norm_le_add_norm_sub (x y : V) : ‖x‖ ≤ ‖y‖ + ‖x - y‖ := by
  grind [norm_sub_le x y 0]

/-- **Reverse triangle inequality**: `|‖x‖ - ‖y‖| ≤ ‖x - y‖`. -/
theorem abs_norm_sub_norm_le (x y : V) : |‖x‖ - ‖y‖| ≤ ‖x - y‖ := by
  have hx := norm_le_add_norm_sub x y
  have hy := norm_le_add_norm_sub y x
  rw [Real.add_comm, ← Real.sub_le_iff_le_add] at hx hy
  rw [norm_sub_comm, ← Real.neg_sub] at hy
  exact Real.abs_le_of_le_of_neg_le hx hy

/-- Two elements closer than every positive number are equal. -/
theorem eq_of_forall_norm_sub_lt {x y : V} (h : ∀ ε : ℝ, 0 < ε → ‖x - y‖ < ε) : x = y := by
  false_or_by_contra
  rename_i hne
  grind [h ‖x - y‖ (norm_sub_pos_iff.2 hne)]

end Group

namespace Real

/-- The length of a real number is its absolute value. -/
noncomputable instance instNorm : Norm ℝ := ⟨fun x => |x|⟩

theorem norm_eq_abs (x : ℝ) : ‖x‖ = |x| := rfl

instance instLawfulNorm : LawfulNorm ℝ where
  norm_nonneg := abs_nonneg
  norm_eq_zero_iff := abs_eq_zero
  norm_neg := abs_neg
  norm_add_le := abs_add_le

theorem norm_mul (x y : ℝ) : ‖x * y‖ = ‖x‖ * ‖y‖ := abs_mul x y

end Real

end Fundamentals
