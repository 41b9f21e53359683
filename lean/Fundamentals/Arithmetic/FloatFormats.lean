/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.NearestRoundingLaws

/-!
# Formats of floating-point numbers

What the named formats have for digits, and what becomes of rounding to nearest where the exponent
has a least value.

## Main definitions
* `FloatFormat`: a number of digits; `bfloat16`, `tf32`, `binary16`, `binary32`, `binary64`.
* `roundWithUnderflow p k x`: rounding to nearest where no unit is less than `2 ^ k`.

## Main statements
* `FloatFormat.rounding`: the standard model for each of the formats.
* `roundWithUnderflow_rounding`: the model with underflow.
* `roundToNearest_add_comm`: rounded addition is commutative. It is not associative:
  `Fundamentals.Counterexamples.Rounding`.
-/

public section

namespace Fundamentals

open Real

variable {p : Nat} {x : ℝ}

/-- A **binary format**, as far as the standard model goes: how many digits it has. -/
structure FloatFormat where
  /-- The number of binary digits of a significand, with the leading one. -/
  digits : Nat
  /-- There is at least one. -/
  one_le : 1 ≤ digits

namespace FloatFormat

/-- bfloat16: 8 digits. -/
@[expose] def bfloat16 : FloatFormat := ⟨8, by decide⟩

/-- TF32: 11 digits. -/
@[expose] def tf32 : FloatFormat := ⟨11, by decide⟩

/-- binary16, half precision: 11 digits. -/
@[expose] def binary16 : FloatFormat := ⟨11, by decide⟩

/-- binary32, single precision: 24 digits. -/
@[expose] def binary32 : FloatFormat := ⟨24, by decide⟩

/-- binary64, double precision: 53 digits. -/
@[expose] def binary64 : FloatFormat := ⟨53, by decide⟩

/-- **Rounding to nearest in each format obeys the standard model**, with the unit `(1 / 2) ^ p` for
`p` digits. The exponents of `roundToNearest` have no bounds; so this is the rounding of the format
only where nothing overflows or underflows. -/
theorem rounding (format : FloatFormat) :
    Rounding ((1 / 2) ^ format.digits) (roundToNearest format.digits) :=
  roundToNearest_rounding format.one_le

end FloatFormat

/-- **Rounded addition is commutative**: with whatever rounding, the exact sum is. -/
theorem roundToNearest_add_comm (p : Nat) (x y : ℝ) :
    roundToNearest p (x + y) = roundToNearest p (y + x) := by rw [add_comm]

/-! ### Gradual underflow -/

/-- **Rounding to nearest with a least exponent**: as `roundToNearest p`, but where the unit in the
last place would be less than `2 ^ k`, it is `2 ^ k`. -/
@[expose] noncomputable def roundWithUnderflow (p : Nat) (k : Int) (x : ℝ) : ℝ :=
  if 2 ^ k ≤ ulp p x then roundToNearest p x else roundEven (x / 2 ^ k) * 2 ^ k

/-- **Rounding with a least exponent obeys the model with underflow**: the error is at most
`(1 / 2) ^ p * |x| + 2 ^ k / 2`. -/
theorem roundWithUnderflow_rounding (hp : 1 ≤ p) (k : Int) :
    RoundingWithUnderflow ((1 / 2) ^ p) (2 ^ k / 2) (roundWithUnderflow p k) := by
  have model := roundToNearest_rounding hp
  have half_pos := half_pos (two_zpow_pos k)
  refine ⟨model.nonneg, model.lt_one, le_of_lt half_pos, fun x => ?_⟩
  have relative := mul_nonneg model.nonneg (abs_nonneg x)
  unfold roundWithUnderflow
  split
  · refine le_trans (model.abs_sub_le x) ?_
    generalize ((1 : ℝ) / 2) ^ p * |x| = a at *
    grind
  · have near := mul_le_mul_of_nonneg_right (abs_roundEven_sub_le (x / 2 ^ k))
      (le_of_lt (two_zpow_pos k))
    rw [abs_sub_comm, abs_div_sub (two_zpow_pos k), abs_sub_comm] at near
    refine le_trans near ?_
    generalize ((1 : ℝ) / 2) ^ p * |x| = a at *
    grind

/-- Where the exponent has a least value, no value is nearer to zero than `2 ^ k`, but zero. -/
theorem roundWithUnderflow_eq_zero_or (p : Nat) (k : Int) (x : ℝ) :
    roundWithUnderflow p k x = 0 ∨ 2 ^ k ≤ |roundWithUnderflow p k x| := by
  have multiple (n : Int) {s : ℝ} (hs : 2 ^ k ≤ s) : (n : ℝ) * s = 0 ∨ 2 ^ k ≤ |n * s| := by
    by_cases hn : n = 0
    · exact Or.inl (by rw [hn, Lean.Grind.Ring.intCast_zero, zero_mul])
    · have one := one_le_abs_intCast_sub hn
      rw [Lean.Grind.Ring.intCast_zero, sub_zero] at one
      have pos := lt_of_lt_of_le (two_zpow_pos k) hs
      have scaled := mul_le_mul_of_nonneg_right one (le_of_lt pos)
      rw [one_mul] at scaled
      rw [abs_mul, abs_of_pos pos]
      exact Or.inr (le_trans hs scaled)
  unfold roundWithUnderflow
  split
  · rename_i h
    exact multiple _ h
  · exact multiple _ (le_refl _)

end Fundamentals
