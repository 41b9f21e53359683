/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs
import Fundamentals.Real.Supremum

/-!
# Additive functions that are bounded somewhere are linear

## Main statements
* `Real.eq_mul_of_additive`: Cauchy's functional equation, for functions bounded on `[0, 1)`.
-/

public section

namespace Fundamentals.Real

variable {g : ℝ → ℝ} {K : ℝ}

/-- An additive function takes natural multiples to such multiples. -/
private theorem additive_natCast_mul (add : ∀ x y, g (x + y) = g x + g y) (n : Nat) (x : ℝ) :
    g (n * x) = n * g x := by
  induction n with
  | zero =>
    have zero := add 0 0
    rw [Real.add_zero] at zero
    rw [natCast_zero, Real.zero_mul, Real.zero_mul, ← Real.add_sub_cancel_left (g 0) (g 0), ← zero,
      Real.sub_self]
  | succ n ih => rw [natCast_succ, Real.add_mul, Real.one_mul, add, ih, Real.add_mul, Real.one_mul]

/-- For numbers that are not negative: of `n * x`, only the part after the point counts. -/
private theorem eq_mul_of_additive_of_nonneg (add : ∀ x y, g (x + y) = g x + g y)
    (bound : ∀ x, 0 ≤ x → x < 1 → |g x| ≤ K) {x : ℝ} (hx : 0 ≤ x) : g x = x * g 1 := by
  refine Real.sub_eq_zero.1 (Real.abs_eq_zero.1 (Classical.byContradiction fun different => ?_))
  have positive : 0 < |g x - x * g 1| := Real.lt_of_le_of_ne (Real.abs_nonneg _) (Ne.symm different)
  obtain ⟨n, far⟩ := exists_nat_mul_gt (K + |g 1|) positive
  obtain ⟨m, below, above⟩ := exists_nat_floor (Real.mul_nonneg (natCast_nonneg n) hx)
  have start : 0 ≤ n * x - m := Real.sub_nonneg.2 below
  have stop : n * x - m < 1 := Real.sub_lt_iff_lt_add.2 (Real.add_comm (m : ℝ) 1 ▸ above)
  have parts : (n : ℝ) * (g x - x * g 1) = g (n * x - m) - (n * x - m) * g 1 := by
    have split := add (n * x - m) (m * 1)
    rw [additive_natCast_mul add, Real.mul_one, Real.sub_add_cancel,
      additive_natCast_mul add] at split
    grobner
  have near : |(n * x - m) * g 1| ≤ |g 1| := by
    rw [Real.abs_mul, Real.abs_of_nonneg start]
    exact Real.le_trans (Real.mul_le_mul_of_nonneg_right (Real.le_of_lt stop) (Real.abs_nonneg _))
      (Real.le_of_eq (Real.one_mul _))
  have total := Real.abs_sub_le_abs_add_abs (g (n * x - m)) ((n * x - m) * g 1)
  rw [← parts, Real.abs_mul, abs_natCast] at total
  exact Real.lt_irrefl _ (Real.lt_of_lt_of_le far
    (Real.le_trans total (Real.add_le_add (bound _ start stop) near)))

/-- **Cauchy's functional equation.** A function with `g (x + y) = g x + g y` for all `x` and `y` that
is bounded on `[0, 1)` is `g x = x * g 1`. -/
theorem eq_mul_of_additive (add : ∀ x y, g (x + y) = g x + g y)
    (bound : ∀ x, 0 ≤ x → x < 1 → |g x| ≤ K) (x : ℝ) : g x = x * g 1 := by
  by_cases hx : 0 ≤ x
  · exact eq_mul_of_additive_of_nonneg add bound hx
  · have negative := eq_mul_of_additive_of_nonneg add bound (x := -x)
      (neg_nonneg.2 (Real.le_of_lt (Real.not_le.1 hx)))
    have zero := eq_mul_of_additive_of_nonneg add bound (Real.le_refl 0)
    have sum := add x (-x)
    rw [show x + -x = 0 by rw [← Real.sub_eq_add_neg, Real.sub_self]] at sum
    grobner

end Fundamentals.Real
