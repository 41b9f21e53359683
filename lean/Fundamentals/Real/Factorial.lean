/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.NatCast

/-!
# The factorial

## Main definitions
- `factorial n`: `n! = 1 · 2 ⋯ n`, a natural number; in formulas over `ℝ` it is cast.

## Main statements
- `factorial_pos`, `Real.factorial_pos`, `Real.factorial_ne_zero`: it is positive.
- `Real.factorial_succ`: `(n + 1)! = (n + 1) * n!` in `ℝ`.
-/

public section

namespace Fundamentals

/-- The factorial `n! = 1 · 2 ⋯ n`. -/
@[expose] def factorial : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * factorial n

example : factorial 5 = 120 := rfl

@[simp] theorem factorial_zero : factorial 0 = 1 := rfl

@[simp] theorem factorial_one : factorial 1 = 1 := rfl

theorem factorial_succ (n : Nat) : factorial (n + 1) = (n + 1) * factorial n := rfl

theorem factorial_pos (n : Nat) : 0 < factorial n := by
  induction n with
  | zero => exact Nat.one_pos
  | succ n ih => exact Nat.mul_pos (Nat.succ_pos n) ih

namespace Real

theorem factorial_pos (n : Nat) : 0 < (factorial n : ℝ) :=
  natCast_pos.2 (Fundamentals.factorial_pos n)

theorem factorial_ne_zero (n : Nat) : (factorial n : ℝ) ≠ 0 := ne_of_gt (factorial_pos n)

theorem factorial_succ (n : Nat) : (factorial (n + 1) : ℝ) = (n + 1) * factorial n := by
  rw [Fundamentals.factorial_succ, natCast_mul, natCast_succ]

end Real

end Fundamentals
