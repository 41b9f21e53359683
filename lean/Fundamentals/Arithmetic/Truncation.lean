/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.NearestRounding

/-!
# Truncation

Digits that do not fit are cut off: rounding toward zero. Its unit is twice that of rounding to
nearest.

## Main definitions
* `truncate p x`: `x` rounded toward zero to `p` binary digits.

## Main statements
* `truncate_rounding`: the standard model, with the unit `2 * (1 / 2) ^ p`. That `(1 / 2) ^ p` does
  not do is shown in `Fundamentals.Counterexamples.Rounding`.
-/

public section

namespace Fundamentals

open Real

variable {p : Nat} {x : ℝ} {m k : Int}

/-- **Truncation** to `p` binary digits: `x` in units of its last place is rounded to an integer
toward zero. -/
@[expose] noncomputable def truncate (p : Nat) (x : ℝ) : ℝ :=
  if 0 ≤ x then floor (x / ulp p x) * ulp p x else -(floor (-x / ulp p x) * ulp p x)

/-- How a value is computed: in the binade `2 ^ (p - 1) * 2 ^ k ≤ x < 2 ^ p * 2 ^ k`, it is the
multiple `m * 2 ^ k` with `m * 2 ^ k ≤ x < (m + 1) * 2 ^ k`. -/
theorem truncate_eq (hp : 1 ≤ p) (low : 2 ^ (p - 1) * 2 ^ k ≤ x) (high : x < 2 ^ p * 2 ^ k)
    (below : m * 2 ^ k ≤ x) (above : x < (m + 1) * 2 ^ k) : truncate p x = m * 2 ^ k := by
  have sign : 0 ≤ x := le_trans
    (le_of_lt (mul_pos (pow_pos zero_lt_two _) (two_zpow_pos k))) low
  rw [← abs_of_nonneg sign] at low high
  rw [truncate, if_pos sign, ulp_eq hp low high, floor_eq (n := m)]
  · exact (le_div_iff (two_zpow_pos k)).2 below
  · exact (div_lt_iff (two_zpow_pos k)).2 above

private theorem floor_mul_spec {s : ℝ} (hs : 0 < s) (x : ℝ) :
    0 ≤ x - floor (x / s) * s ∧ x - floor (x / s) * s ≤ s := by
  have below := (le_div_iff hs).1 (floor_le (x / s))
  have above := (div_lt_iff hs).1 (lt_floor_add_one (x / s))
  rw [add_mul, one_mul] at above
  exact ⟨sub_nonneg.2 below, sub_le_iff_le_add.2 (add_comm _ s ▸ le_of_lt above)⟩

/-- Truncation goes **toward zero**: it makes no number larger in absolute value and changes no
sign. -/
theorem truncate_toward_zero (p : Nat) (x : ℝ) :
    |truncate p x| ≤ |x| ∧ 0 ≤ truncate p x * x := by
  have floor_mul_nonneg {y : ℝ} (hy : 0 ≤ y) : 0 ≤ (floor (y / ulp p x) : ℝ) * ulp p x := by
    refine mul_nonneg ?_ (le_of_lt (ulp_pos p x))
    have := lt_of_le_of_lt (div_nonneg hy (le_of_lt (ulp_pos p x))) (lt_floor_add_one _)
    rw [← intCast_add_one, ← Lean.Grind.Ring.intCast_zero, intCast_lt] at this
    rw [← Lean.Grind.Ring.intCast_zero, intCast_le]
    exact Int.lt_add_one_iff.1 this
  unfold truncate
  split
  · rename_i sign
    rw [abs_of_nonneg (floor_mul_nonneg sign), abs_of_nonneg sign]
    exact ⟨sub_nonneg.1 (floor_mul_spec (ulp_pos p x) x).1, mul_nonneg (floor_mul_nonneg sign) sign⟩
  · rename_i sign
    have sign := not_le.1 sign
    have nonneg := floor_mul_nonneg (neg_nonneg.2 (le_of_lt sign))
    rw [abs_neg, abs_of_nonneg nonneg, abs_of_neg sign]
    refine ⟨sub_nonneg.1 (floor_mul_spec (ulp_pos p x) (-x)).1, ?_⟩
    rw [neg_mul, ← mul_neg]
    exact mul_nonneg nonneg (neg_nonneg.2 (le_of_lt sign))

/-- The error is at most a unit in the last place. -/
theorem abs_truncate_sub_le_ulp (p : Nat) (x : ℝ) : |truncate p x - x| ≤ ulp p x := by
  unfold truncate
  split
  · have := floor_mul_spec (ulp_pos p x) x
    rw [abs_sub_comm, abs_of_nonneg this.1]
    exact this.2
  · have := floor_mul_spec (ulp_pos p x) (-x)
    rw [sub_eq_add_neg, add_comm, ← sub_eq_add_neg, abs_of_nonneg this.1]
    exact this.2

/-- **Truncation obeys the standard model**, with the unit `2 * (1 / 2) ^ p`, twice that of rounding
to nearest. With one digit this unit would be 1. -/
theorem truncate_rounding (hp : 2 ≤ p) : Rounding (2 * (1 / 2) ^ p) (truncate p) := by
  obtain ⟨q, rfl⟩ := Nat.exists_eq_add_of_le' hp
  have unit_pos : 0 < ((1 : ℝ) / 2) ^ (q + 1) := pow_pos (half_pos zero_lt_one) _
  have unit_eq : 2 * ((1 : ℝ) / 2) ^ (q + 2) = (1 / 2) ^ (q + 1) := by
    rw [pow_succ _ (q + 1), ← mul_div_assoc, mul_one, mul_comm, div_mul_cancel _ two_ne_zero]
  have half_lt_one := half_lt_self zero_lt_one
  have le_half := pow_le_pow_of_le_one (le_of_lt (half_pos zero_lt_one)) (le_of_lt half_lt_one)
    (Nat.le_add_left 1 q)
  rw [pow_one] at le_half
  rw [unit_eq]
  refine ⟨le_of_lt unit_pos, lt_of_le_of_lt le_half half_lt_one, fun x => ?_⟩
  by_cases hx : x = 0
  · have h := (truncate_toward_zero (q + 2) x).1
    rw [hx, abs_zero] at h ⊢
    rwa [mul_zero, sub_zero]
  · obtain ⟨k, unit, low, -⟩ := exists_ulp_eq (p := q + 2) (Nat.le_add_left 1 (q + 1)) hx
    refine le_trans (unit ▸ abs_truncate_sub_le_ulp (q + 2) x) ?_
    have scaled := mul_le_mul_of_nonneg_left low (le_of_lt unit_pos)
    rwa [Nat.add_succ_sub_one, ← mul_assoc, ← mul_pow, div_mul_cancel 1 two_ne_zero, one_pow,
      one_mul] at scaled

end Fundamentals
