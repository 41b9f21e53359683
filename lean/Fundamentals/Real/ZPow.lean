/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Pow

/-!
# Powers of reals with integral exponents

## Main statements
- `zpow_natCast`: a natural exponent, seen as an integer, gives the same power.
- `zpow_sub`, `zpow_natCast_sub`: `a ^ (m - n) = a ^ m / a ^ n` for `a ≠ 0`.
-/

public section

namespace Fundamentals.Real

variable {a : ℝ}

@[simp] theorem zpow_natCast (a : ℝ) (n : Nat) : a ^ (n : Int) = a ^ n :=
  Lean.Grind.Field.zpow_natCast a n

@[simp] theorem zpow_zero (a : ℝ) : a ^ (0 : Int) = 1 := Lean.Grind.Field.zpow_zero a

theorem zpow_add (ha : a ≠ 0) (m n : Int) : a ^ (m + n) = a ^ m * a ^ n :=
  Lean.Grind.Field.zpow_add ha m n

theorem zpow_sub (ha : a ≠ 0) (m n : Int) : a ^ (m - n) = a ^ m / a ^ n := by
  rw [Int.sub_eq_add_neg, zpow_add ha, Lean.Grind.Field.zpow_neg, div_eq_mul_inv]

/-- The difference of two natural numbers as an exponent. -/
theorem zpow_natCast_sub (ha : a ≠ 0) (m n : Nat) : a ^ ((m : Int) - n) = a ^ m / a ^ n := by
  rw [zpow_sub ha, zpow_natCast, zpow_natCast]

end Fundamentals.Real
