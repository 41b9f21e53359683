/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs
public import Fundamentals.Real.Pow

/-!
# Models of rounding

What is assumed of the arithmetic of a machine: the result of an operation is the exact one,
rounded; and what is rounded is off by a small part of itself. Nothing else is used by the bounds of
this chapter, so they hold of every arithmetic that has it. That rounding to nearest has it is shown
in `Fundamentals.Arithmetic.NearestRoundingLaws`.

## Main definitions
* `Rounding u fl`: the standard model, `|fl x - x| ≤ u * |x|` with `0 ≤ u < 1`.
* `RoundingWithUnderflow u η fl`: the same with an absolute term, `|fl x - x| ≤ u * |x| + η`.
* `gamma u n`: the constant `n * u / (1 - n * u)` of the bounds.

## References
* N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, second edition, SIAM 2002,
  sections 2.2 and 3.1.
-/

public section

namespace Fundamentals

/-- **The standard model of rounding**: `fl` changes no real number by more than the part `u` of it,
`|fl x - x| ≤ u * |x|`, and `0 ≤ u < 1`. There is no overflow and no underflow in it. -/
structure Rounding (u : ℝ) (fl : ℝ → ℝ) : Prop where
  /-- The unit of rounding is not negative. -/
  nonneg : 0 ≤ u
  /-- The unit of rounding is less than 1. -/
  lt_one : u < 1
  /-- The relative error is at most `u`. -/
  abs_sub_le : ∀ x, |fl x - x| ≤ u * |x|

/-- The model of rounding **with underflow**: near zero, where the relative error has no bound, the
absolute error has one, `|fl x - x| ≤ u * |x| + η`. -/
structure RoundingWithUnderflow (u η : ℝ) (fl : ℝ → ℝ) : Prop where
  /-- The unit of rounding is not negative. -/
  nonneg : 0 ≤ u
  /-- The unit of rounding is less than 1. -/
  lt_one : u < 1
  /-- The absolute term is not negative. -/
  underflow_nonneg : 0 ≤ η
  /-- The error is at most the part `u` of the number, and `η`. -/
  abs_sub_le : ∀ x, |fl x - x| ≤ u * |x| + η

/-- The constant `γ_n = n u / (1 - n u)` in the bounds of `n` roundings; it is used where
`n u < 1`. -/
@[expose] noncomputable def gamma (u : ℝ) (n : Nat) : ℝ := n * u / (1 - n * u)

variable {u η : ℝ} {fl : ℝ → ℝ}

/-- Without an absolute term, the model with underflow is the standard one. -/
theorem roundingWithUnderflow_zero : RoundingWithUnderflow u 0 fl ↔ Rounding u fl :=
  ⟨fun h => ⟨h.nonneg, h.lt_one, fun x => by simpa only [Real.add_zero] using h.abs_sub_le x⟩,
    fun h => ⟨h.nonneg, h.lt_one, Real.le_refl 0,
      fun x => by simpa only [Real.add_zero] using h.abs_sub_le x⟩⟩

/-- What a rounding may multiply by is at least 1. -/
theorem one_le_one_add (hu : 0 ≤ u) : 1 ≤ 1 + u := by
  have := Real.add_le_add (Real.le_refl 1) hu
  rwa [Real.add_zero] at this

/-- What is rounded with the unit `u` is rounded with every larger one. -/
theorem Rounding.mono {v : ℝ} (h : Rounding u fl) (le : u ≤ v) (lt_one : v < 1) : Rounding v fl :=
  ⟨Real.le_trans h.nonneg le, lt_one, fun x =>
    Real.le_trans (h.abs_sub_le x) (Real.mul_le_mul_of_nonneg_right le (Real.abs_nonneg x))⟩

/-- Zero is rounded to zero. -/
theorem Rounding.map_zero (h : Rounding u fl) : fl 0 = 0 := by
  have near := h.abs_sub_le 0
  rw [Real.abs_zero, Real.mul_zero, Real.sub_zero] at near
  exact Real.abs_eq_zero.1 (Real.le_antisymm near (Real.abs_nonneg _))

/-- What is rounded is at most `1 + u` times as large. -/
theorem Rounding.abs_le (h : Rounding u fl) (x : ℝ) : |fl x| ≤ (1 + u) * |x| := by
  rw [Real.add_mul, Real.one_mul, Real.add_comm]
  exact Real.le_trans (Real.sub_le_iff_le_add.1 (Real.abs_sub_abs_le (fl x) x))
    (Real.add_le_add (h.abs_sub_le x) (Real.le_refl _))

/-- What is rounded is the number times `1 + δ`, with `|δ| ≤ u`: the form in which the model is
usually written. -/
theorem Rounding.exists_eq_mul (h : Rounding u fl) (x : ℝ) :
    ∃ δ, |δ| ≤ u ∧ fl x = x * (1 + δ) := by
  by_cases hx : x = 0
  · subst hx
    refine ⟨0, ?_, ?_⟩
    · rw [Real.abs_of_nonneg (Real.le_refl 0)]
      exact h.nonneg
    · rw [h.map_zero, Real.zero_mul]
  · refine ⟨(fl x - x) / x, ?_, ?_⟩
    · rw [Real.abs_div]
      exact (Real.div_le_iff (Real.abs_pos.2 hx)).2 (h.abs_sub_le x)
    · rw [Real.mul_add, Real.mul_one, Real.mul_comm x, Real.div_mul_cancel _ hx, Real.add_sub_cancel]

end Fundamentals
