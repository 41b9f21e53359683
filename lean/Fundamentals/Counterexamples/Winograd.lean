/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.ExactIntegers
public import Fundamentals.Arithmetic.WinogradMatrices
import Fundamentals.Counterexamples.Rounding

/-!
# Winograd's algorithm with rounding

Without rounding F(2,3) is the filter. With rounding it is not off by a multiple of `∑ |g i| |d i|`,
as the sum of the products is: it adds products of other numbers, and those need not be small where
the products `g i * d i` are.

## Main definitions
* `roundedWinograd₂ fl g d`: the first output of F(2,3), each operation rounded.
* `wideKernel p`, `lastInput`: a kernel and an input.

## Main statements
* `roundedWinograd₂_id`: without rounding it is the first output of the filter.
* `roundedWinograd₂_eq`: with `p` digits it is -1, where all of the products are 0.
* `roundedWinograd₂_no_bound`: so no multiple of `∑ |g i| |d i|` bounds its error.
-/

public section

namespace Fundamentals.Counterexamples

open Real

variable {p : Nat}

/-- The first output of F(2,3), **each operation rounded**: the transformed kernel
`g 0`, `(g 0 + g 1 + g 2) / 2`, `(g 0 - g 1 + g 2) / 2`, the transformed input `d 0 - d 2`,
`d 1 + d 2`, `d 2 - d 1`, their products, and the sum of these from the left. -/
@[expose] noncomputable def roundedWinograd₂ (fl : ℝ → ℝ) (g : Vec 3) (d : Vec 4) : ℝ :=
  fl (fl (fl (g 0 * fl (d 0 - d 2)) + fl (fl (fl (fl (g 0 + g 1) + g 2) / 2) * fl (d 1 + d 2))) +
    fl (fl (fl (fl (g 0 - g 1) + g 2) / 2) * fl (d 2 - d 1)))

/-- **Without rounding** that is the first output of the filter. -/
theorem roundedWinograd₂_id (g : Vec 3) (d : Vec 4) :
    roundedWinograd₂ id g d = g 0 * d 0 + g 1 * d 1 + g 2 * d 2 := by
  simp only [roundedWinograd₂, id]
  grobner

/-- The kernel `(2 ^ p, 1, 0)`. -/
@[expose] noncomputable def wideKernel (p : Nat) : Vec 3 :=
  fun i => if i = 0 then 2 ^ p else if i = 1 then 1 else 0

/-- The input `(0, 0, 2, 0)`. -/
@[expose] noncomputable def lastInput : Vec 4 := fun l => if l = 2 then 2 else 0

private theorem fixed (hp : 1 ≤ p) {m : Int} (small : m.natAbs ≤ 2 ^ p) :
    roundToNearest p m = m ∧ roundToNearest p (m / 2) = m / 2 ∧
      roundToNearest p (m * 2) = m * 2 := by
  have two_power : (2 : ℝ) ^ (1 : Int) = 2 := (zpow_natCast 2 1).trans (pow_one 2)
  have whole := roundToNearest_exactUpTo hp 0 m small
  have half := roundToNearest_exactUpTo hp (-1) m small
  have double := roundToNearest_exactUpTo hp 1 m small
  have half_power : (2 : ℝ) ^ (-1 : Int) = 1 / 2 := by
    rw [Lean.Grind.Field.zpow_neg, two_power, one_div]
  rw [zpow_zero, mul_one] at whole
  rw [two_power] at double
  rw [half_power, ← mul_div_assoc, mul_one] at half
  exact ⟨whole, half, double⟩

/-- What F(2,3) computes in the example, from the values that the rounding has there. -/
private theorem value_of {fl : ℝ → ℝ} {q : ℝ} (two : fl 2 = 2) (minus_two : fl (-2) = -2)
    (above : fl (q + 1) = q) (same : fl q = q) (half : fl (q / 2) = q / 2)
    (below : fl (q - 1) = q - 1) (half_below : fl ((q - 1) / 2) = (q - 1) / 2)
    (double : fl (-q * 2) = -q * 2) (minus : fl (-q) = -q) (one : fl (-1) = -1) :
    fl (fl (fl (q * fl (0 - 2)) + fl (fl (fl (fl (q + 1) + 0) / 2) * fl (0 + 2))) +
      fl (fl (fl (fl (q - 1) + 0) / 2) * fl (2 - 0))) = -1 := by
  rw [add_zero, add_zero, above, same, half, below, below, half_below, zero_sub, minus_two,
    zero_add, sub_zero, two, mul_neg, ← neg_mul, double, div_mul_cancel q two_ne_zero, same,
    div_mul_cancel (q - 1) two_ne_zero, below, mul_comm, two_mul, add_assoc, neg_add_cancel, add_zero,
    minus, sub_eq_add_neg, ← add_assoc, neg_add_cancel, zero_add, one]

/-- **F(2,3) rounded**: with two digits or more, for the kernel `(2 ^ p, 1, 0)` and the input
`(0, 0, 2, 0)`, it returns -1. Each of the three products `g i * d i` is 0. -/
theorem roundedWinograd₂_eq (hp : 2 ≤ p) :
    roundedWinograd₂ (roundToNearest p) (wideKernel p) lastInput = -1 ∧
      ∀ i : Fin 3, wideKernel p i * lastInput i.castSucc = 0 := by
  constructor
  · have one_le := Nat.le_of_succ_le hp
    have positive : 1 ≤ 2 ^ p := Nat.one_le_two_pow
    have size : (2 : Int) ^ p = (2 ^ p : Nat) := (Int.natCast_pow 2 p).symm
    have small {m : Int} (h : m.natAbs ≤ 2 ^ p) := fixed one_le h
    have ⟨same, half, _⟩ := small (m := 2 ^ p) (Nat.le_of_eq (Int.natAbs_pow 2 p))
    have ⟨minus, _, double⟩ := small (m := -2 ^ p)
      (Nat.le_of_eq ((Int.natAbs_neg _).trans (Int.natAbs_pow 2 p)))
    have ⟨below, half_below, _⟩ := small (m := 2 ^ p - 1) (by omega)
    have ⟨_, _, two⟩ := small (m := 1) positive
    have ⟨one, _, minus_two⟩ := small (m := -1) (by rw [Int.natAbs_neg]; exact positive)
    rw [intCast_two_pow] at same half
    rw [intCast_neg, intCast_two_pow] at minus double
    rw [Lean.Grind.Ring.intCast_sub, intCast_two_pow, Lean.Grind.Ring.intCast_one]
      at below half_below
    rw [Lean.Grind.Ring.intCast_one, one_mul] at two
    rw [intCast_neg, Lean.Grind.Ring.intCast_one] at one minus_two
    rw [neg_mul, one_mul] at minus_two
    exact value_of two minus_two (roundToNearest_two_pow_add_one hp) same half below half_below
      double minus one
  · intro i
    match i with
    | 0 => exact Real.mul_zero _
    | 1 => exact Real.mul_zero _
    | 2 => exact Real.zero_mul _

/-- **No bound by the products.** With two digits or more, no number `C` is such that the error of
F(2,3) is always at most `C ∑ |g i| |d i|`; that of the rounded sum of the products is. -/
theorem roundedWinograd₂_no_bound (hp : 2 ≤ p) :
    ¬∃ C : ℝ, ∀ (g : Vec 3) (d : Vec 4),
      |roundedWinograd₂ (roundToNearest p) g d - ∑ i : Fin 3, g i * d i.castSucc| ≤
        C * ∑ i : Fin 3, |g i| * |d i.castSucc| := by
  rintro ⟨C, bound⟩
  obtain ⟨value, products⟩ := roundedWinograd₂_eq hp
  have absurd := bound (wideKernel p) lastInput
  simp only [← Real.abs_mul, products, value, Real.abs_zero, sum_zero, Real.mul_zero, Real.sub_zero,
    Real.abs_neg, Real.abs_one] at absurd
  exact Real.not_lt.2 absurd Real.zero_lt_one

end Fundamentals.Counterexamples
