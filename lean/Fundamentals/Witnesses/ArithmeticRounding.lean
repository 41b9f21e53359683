/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.Rounding

/-!
# Witnesses: rounding to nearest

Closed instances of the theorems on rounding to nearest, with three digits: all hypotheses of a
theorem hold together, so that none of them is vacuous.
-/

public section

namespace Fundamentals

open Real Counterexamples

/-! ### The nearest number -/

/-- Three digits. -/
def roundToNearest_rounding.witness := roundToNearest_rounding (p := 3) (by decide)

/-- Three digits. -/
def roundToNearest_rounding_sharp.witness := roundToNearest_rounding_sharp (p := 3) (by decide)

/-- The unit 0. -/
def one_le_one_add.witness := one_le_one_add (Real.le_refl 0)

/-- Three digits, at 9. -/
def isFloat_roundToNearest.witness := isFloat_roundToNearest (p := 3) (by decide) 9

/-- Three digits, at 9. -/
def abs_roundToNearest_sub_le_ulp.witness := abs_roundToNearest_sub_le_ulp 3 9

private theorem isFloat_ten : IsFloat 3 (2 ^ 3 + 2) := by
  refine ⟨5, 1, ?_, ?_⟩ <;> rw [Lean.Grind.Ring.intCast_ofNat]
  · rw [abs_of_pos (ofNat_pos 5 (by decide))]
    grind
  · rw [two_zpow_one]
    grobner

/-- Three digits: 9 is as near to 8, which is its value, as to 10. -/
def roundToNearest_even.witness :=
  have value := roundToNearest_two_pow_add_one (p := 3) (by decide)
  roundToNearest_even (p := 3) (x := 2 ^ 3 + 1) (y := 2 ^ 3 + 2) (by decide) isFloat_ten
    (by rw [value]; grobner)
    (by
      rw [value, show (2 : ℝ) ^ 3 + 2 - (2 ^ 3 + 1) = 1 by grobner, abs_sub_comm (2 ^ 3),
        add_sub_cancel_left])

/-- Three digits: the value at 9 has all properties that make it the value. -/
def eq_roundToNearest.witness :=
  eq_roundToNearest (p := 3) (x := 9) (by decide) (isFloat_roundToNearest (by decide) 9)
    (fun _ hz => abs_roundToNearest_sub_le (by decide) 9 hz)
    (fun _ hz ne tie => roundToNearest_even (by decide) hz ne tie)

/-- Three digits, at 9 and 10. -/
def roundToNearest_mono.witness :=
  roundToNearest_mono (p := 3) (x := 9) (y := 10) (by decide) (ofNat_le 9 10 (by decide))

/-- Three digits, at 9. -/
def roundToNearest_neg.witness := roundToNearest_neg 3 9

/-- Three digits, at 9. -/
def roundToNearest_roundToNearest.witness := roundToNearest_roundToNearest (p := 3) (by decide) 9

/-- Three digits. -/
def roundToNearest_one_add.witness := roundToNearest_one_add (p := 3) (by decide)

/-- Three digits, at 5. -/
def roundToNearest_intCast.witness :=
  roundToNearest_intCast (p := 3) (m := 5) (by decide)
    (by rw [Lean.Grind.Ring.intCast_ofNat, abs_of_pos (ofNat_pos 5 (by decide))]; grind)

/-- Three digits, 8 and 1. -/
def roundToNearest_add_comm.witness := roundToNearest_add_comm 3 8 1

/-- Single precision. -/
def FloatFormat.rounding.witness := FloatFormat.binary32.rounding

/-- Three digits, no unit below 1. -/
def roundWithUnderflow_rounding.witness := roundWithUnderflow_rounding (p := 3) (by decide) 0

/-! ### Truncation -/

/-- Three digits. -/
def truncate_rounding.witness := truncate_rounding (p := 3) (by decide)

/-- Three digits, at 9. -/
def truncate_toward_zero.witness := truncate_toward_zero 3 9

/-! ### What rounding does not do -/

namespace Counterexamples

/-- Three digits. -/
def roundToNearest_unit_le.witness :=
  roundToNearest_unit_le (p := 3) (by decide) (roundToNearest_rounding (by decide))

/-- Three digits. -/
def truncate_not_rounding.witness := truncate_not_rounding (p := 3) (by decide)

/-- Where all values are 0. -/
def not_rounding_of_largest.witness :=
  not_rounding_of_largest (u := 0) (d := 0) (fl := fun _ => 0) fun _ => by
    rw [abs_zero]
    exact le_refl 0

/-- Where all values are 0. -/
def not_rounding_of_least.witness :=
  not_rounding_of_least (u := 0) (d := 1) (fl := fun _ => 0) zero_lt_one fun _ => Or.inl rfl

/-- Three digits, no unit below 1. -/
def roundWithUnderflow_not_rounding.witness := roundWithUnderflow_not_rounding (u := 0) 3 0

end Counterexamples

end Fundamentals
