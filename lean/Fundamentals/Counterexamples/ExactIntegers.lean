/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.ExactIntegers
import Fundamentals.Counterexamples.Rounding

/-!
# Integers beyond `2 ^ p`, and numbers that are no integers

## Main definitions
* `wideTerms p`: the integers `2 ^ p`, 1, and more 1s.
* `halfTerms p`: the numbers `2 ^ (p - 1)` and `1 / 2`.

## Main statements
* `computed_two_pow_add_one`: where `∑ |x i|` is `2 ^ p + 1`, the sum need not be exact.
* `orders_disagree`: where it is `2 ^ p + 2`, two orders need not agree.
* `computed_half`: nor is the sum exact where a term is no integer.
-/

public section

namespace Fundamentals.Counterexamples

open Real

variable {p : Nat}

private theorem addsAll_two {R : Type} [Lean.Grind.Semiring R] (x : Fin 2 → R) :
    (SumTree.node (.leaf 0) (.leaf 1)).AddsAll x := by
  refine SumTree.IsOrderOf.addsAll ?_ x
  exact List.Perm.refl [0, 1]

private theorem exactUpTo_one (hp : 2 ≤ p) : ExactUpTo (2 ^ p) 1 (roundToNearest p) := by
  have unit := roundToNearest_exactUpTo (Nat.le_of_succ_le hp) 0
  rwa [zpow_zero] at unit

/-- The first of some integers is `2 ^ p`, the others are 1. -/
@[expose] def wideTerms (p : Nat) {n : Nat} : Fin (n + 1) → Int := fun i => if i = 0 then 2 ^ p else 1

/-- **One more than `2 ^ p` is too much**: with two digits or more, rounding to nearest is exact up to
`2 ^ p`, and computes the sum of `2 ^ p` and 1, which are all the terms and add up to `2 ^ p + 1`, as
`2 ^ p`. -/
theorem computed_two_pow_add_one (hp : 2 ≤ p) :
    ExactUpTo (2 ^ p) 1 (roundToNearest p) ∧
      (SumTree.node (.leaf 0) (.leaf 1)).AddsAll (wideTerms p : Fin 2 → Int) ∧
      ∑ i : Fin 2, (wideTerms p i).natAbs = 2 ^ p + 1 ∧
      (SumTree.node (.leaf 0) (.leaf 1)).computed (roundToNearest p)
        (fun i : Fin 2 => (wideTerms p i : ℝ) * 1) = 2 ^ p := by
  refine ⟨exactUpTo_one hp, addsAll_two _, ?_, ?_⟩
  · show 0 + ((2 : Int) ^ p).natAbs + 1 = 2 ^ p + 1
    rw [Int.natAbs_pow, Nat.zero_add]
    rfl
  · show roundToNearest p (((2 ^ p : Int) : ℝ) * 1 + ((1 : Int) : ℝ) * 1) = 2 ^ p
    rw [mul_one, mul_one, intCast_two_pow, Lean.Grind.Ring.intCast_one,
      roundToNearest_two_pow_add_one hp]

/-- **Two more, and orders disagree**: with two digits or more, `(2 ^ p + 1) + 1` is computed as
`2 ^ p`, and `2 ^ p + (1 + 1)` as `2 ^ p + 2`; both are orders of the same three terms. -/
theorem orders_disagree (hp : 2 ≤ p) :
    (SumTree.node (.node (.leaf 0) (.leaf 1)) (.leaf 2)).IsOrderOf (n := 3) ∧
      (SumTree.node (.leaf 0) (.node (.leaf 1) (.leaf 2))).IsOrderOf (n := 3) ∧
      (SumTree.node (.node (.leaf 0) (.leaf 1)) (.leaf 2)).computed (roundToNearest p)
        (fun i : Fin 3 => (wideTerms p i : ℝ)) = 2 ^ p ∧
      (SumTree.node (.leaf 0) (.node (.leaf 1) (.leaf 2))).computed (roundToNearest p)
        (fun i : Fin 3 => (wideTerms p i : ℝ)) = 2 ^ p + 2 := by
  have values := roundToNearest_add_not_assoc hp
  have first : (wideTerms p (0 : Fin 3) : ℝ) = 2 ^ p := intCast_two_pow p
  have one : (wideTerms p (1 : Fin 3) : ℝ) = 1 := Lean.Grind.Ring.intCast_one
  have two : (wideTerms p (2 : Fin 3) : ℝ) = 1 := Lean.Grind.Ring.intCast_one
  refine ⟨.refl _, .refl _, ?_⟩
  show roundToNearest p (roundToNearest p ((wideTerms p (0 : Fin 3) : ℝ) +
      (wideTerms p (1 : Fin 3) : ℝ)) + (wideTerms p (2 : Fin 3) : ℝ)) = 2 ^ p ∧
    roundToNearest p ((wideTerms p (0 : Fin 3) : ℝ) + roundToNearest p
      ((wideTerms p (1 : Fin 3) : ℝ) + (wideTerms p (2 : Fin 3) : ℝ))) = 2 ^ p + 2
  rw [first, one, two]
  exact values

/-- The numbers `2 ^ (p - 1)` and `1 / 2`. -/
@[expose] noncomputable def halfTerms (p : Nat) : Fin 2 → ℝ :=
  fun i => if i = 0 then 2 ^ (p - 1) else 1 / 2

/-- **A half is too fine**: with two digits or more, rounding to nearest is exact up to `2 ^ p`, and
computes the sum of `2 ^ (p - 1)` and `1 / 2`, which are all the terms and add up to `2 ^ p` at most, as
`2 ^ (p - 1)`. -/
theorem computed_half (hp : 2 ≤ p) :
    ExactUpTo (2 ^ p) 1 (roundToNearest p) ∧
      (SumTree.node (.leaf 0) (.leaf 1)).AddsAll (halfTerms p) ∧
      ∑ i, |halfTerms p i| ≤ 2 ^ p ∧
      (SumTree.node (.leaf 0) (.leaf 1)).computed (roundToNearest p) (halfTerms p) = 2 ^ (p - 1) := by
  have one_le_p := Nat.le_of_succ_le hp
  have one_le := one_le_pow (le_of_lt one_lt_two) (p - 1)
  have twice : (2 : ℝ) ^ p = 2 ^ (p - 1) + 2 ^ (p - 1) := by
    rw [← two_mul, mul_comm, ← pow_succ, Nat.sub_add_cancel one_le_p]
  have half_pos := half_pos zero_lt_one
  have half_le := le_trans (le_of_lt (half_lt_self zero_lt_one)) one_le
  have nonneg := le_trans zero_le_one one_le
  have positive := add_nonneg nonneg (le_of_lt half_pos)
  refine ⟨exactUpTo_one hp, addsAll_two _, ?_, ?_⟩
  · show 0 + |(2 : ℝ) ^ (p - 1)| + |1 / 2| ≤ 2 ^ p
    rw [zero_add, abs_of_nonneg nonneg, abs_of_pos half_pos, twice]
    exact add_le_add le_rfl half_le
  show roundToNearest p (2 ^ (p - 1) + 1 / 2) = 2 ^ (p - 1)
  refine roundToNearest_eq (k := 0) (m := 2 ^ (p - 1)) (s := 1) one_le_p (zpow_zero 2) ?_ ?_ ?_ ?_
  · rw [intCast_two_pow, mul_one]
  · rw [abs_of_nonneg positive, mul_one]
    exact le_of_lt (lt_add_of_pos _ half_pos)
  · rw [abs_of_nonneg positive, mul_one, twice]
    exact add_le_add le_rfl half_le
  · refine Or.inr ⟨?_, ?_⟩
    · rw [add_sub_cancel_left]
      exact abs_of_pos half_pos
    · obtain ⟨q, rfl⟩ := Nat.exists_eq_add_of_le' hp
      rw [Nat.add_succ_sub_one, Int.pow_succ]
      exact Int.mul_emod_left _ _

end Fundamentals.Counterexamples
