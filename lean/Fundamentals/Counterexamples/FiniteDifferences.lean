/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.FiniteDifferences
public import Fundamentals.Arithmetic.NearestRounding
import Fundamentals.Arithmetic.StepSize
import Fundamentals.Counterexamples.AbsNotDifferentiable
import Fundamentals.Counterexamples.MeanValue
import Fundamentals.Counterexamples.TaylorVectorValued

/-!
# What a gradient check does not see

## Main definitions
* `absDeriv k t`: the derivatives of `|t|` at `t ≠ 0`.

## Main statements
* `centralDifference_abs`: at the kink of `|t|` the central difference is 0 for every step, and there
  is no derivative.
* `wrong_derivative_passes`: with any guessed tolerance below 1/2 there is a smooth function for
  which all large steps accept a wrong derivative and reject the right one.
* `centralDifference_lost`: a step that is lost in rounding makes the difference 0, whatever the
  function.
* `centralDifference_bound_attained`: values of a cube for which the difference quotient is
  `M h² / 6 + ε / h`; `exists_centralDifference_error_eq`: so the bound is attained, for all `M`, `ε`
  and `h`.
* `centralDifference_needs_derivative`: a kink beside the place is enough for the bound to fail.
-/

public section

namespace Fundamentals.Counterexamples

open Real
open Lean.Grind (OrderedAdd)

/-- **A kink**: at 0 the central difference of `|t|` is 0 for every step `h`, and `|t|` has no
derivative there. -/
theorem centralDifference_abs :
    (∀ h, centralDifference Real.abs 0 h = 0) ∧ ¬∃ d : ℝ, HasDerivAt Real.abs d 0 := by
  refine ⟨fun h => ?_, continuousAt_abs_and_not_hasDerivAt_abs.2⟩
  rw [centralDifference, zero_add, zero_sub, abs_neg, sub_self, zero_div]

private theorem neg_sq (t : ℝ) : (-t) ^ 2 = t ^ 2 := by grobner

private theorem neg_cube (t : ℝ) : (-t) ^ 3 = 0 - t ^ 3 := by grobner

private theorem one_add_sq_pos (t : ℝ) : 0 < 1 + t ^ 2 := by
  have := add_le_add (le_refl 1) (sq_nonneg t)
  rw [add_zero] at this
  exact lt_of_lt_of_le zero_lt_one this

private theorem twice_cube (t : ℝ) : t ^ 3 - (0 - t ^ 3) = t ^ 2 * (2 * t) := by grobner

/-- **A wrong derivative that a guessed tolerance accepts**: `t³ / (1 + t²)` has the derivative 0 at
0. With a tolerance `τ < 1/2`, every step `h > 0` with `1 ≤ τ (1 + h²)` accepts 1 for its derivative
there, and rejects 0. -/
theorem wrong_derivative_passes {τ : ℝ} (hτ : τ < 1 / 2) :
    HasDerivAt (fun t => t ^ 3 / (1 + t ^ 2)) 0 0 ∧
      ∀ h, 0 < h → 1 ≤ τ * (1 + h ^ 2) →
        PassesCheck (centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h) τ 1 ∧
        ¬PassesCheck (centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h) τ 0 := by
  constructor
  · have rule := (hasDerivAt_pow 3 0).div
      ((hasDerivAt_const 1 0).add (hasDerivAt_pow 2 0)) (ne_of_gt (one_add_sq_pos 0))
    rwa [zero_pow (by decide), zero_pow (by decide), zero_pow (by decide), mul_zero, zero_mul,
      zero_mul, sub_self, zero_div] at rule
  · intro h hh large
    have pos := one_add_sq_pos h
    have value : centralDifference (fun t => t ^ 3 / (1 + t ^ 2)) 0 h = 1 - 1 / (1 + h ^ 2) := by
      have cancel := div_mul_cancel 1 (ne_of_gt pos)
      rw [centralDifference, zero_add, zero_sub, neg_sq, neg_cube, ← sub_div, div_div,
        div_eq_iff (mul_ne_zero (ne_of_gt pos) (mul_ne_zero two_ne_zero (ne_of_gt hh))),
        ← mul_assoc, sub_mul, one_mul, cancel, add_sub_cancel_left]
      exact twice_cube h
    have small : 1 / (1 + h ^ 2) ≤ τ := (div_le_iff pos).2 large
    have positive := one_div_pos.2 pos
    have far : 1 / 2 < 1 - 1 / (1 + h ^ 2) := lt_sub_iff_add_lt.2 <| lt_of_lt_of_le
      (OrderedAdd.add_lt_right_iff _ |>.1 (lt_of_le_of_lt small hτ)) (le_of_eq (add_halves 1))
    rw [value, PassesCheck, PassesCheck]
    generalize 1 / (1 + h ^ 2) = s at *
    constructor
    · rw [abs_sub_comm, sub_sub_cancel, abs_of_pos positive]
      exact small
    · rw [sub_zero, abs_of_pos (lt_trans (half_pos zero_lt_one) far), not_le]
      exact lt_trans hτ far

/-- **A step that is lost**: with `p ≥ 1` digits, `2 ^ p + h` and `2 ^ p - h` are both rounded to
`2 ^ p` for every step `0 < h < 1/2`. So the central difference there is 0 for every function that is
given its places rounded. -/
theorem centralDifference_lost {p : Nat} (hp : 1 ≤ p) {h : ℝ} (hh : 0 < h) (small : h < 1 / 2)
    (f : ℝ → ℝ) : centralDifference (fun t => f (roundToNearest p t)) (2 ^ p) h = 0 := by
  have one_le := one_le_pow (a := 2) (le_of_lt one_lt_two) p
  have half : (2 : ℝ) ^ p = 2 ^ (p - 1) * 2 := by rw [← pow_succ, Nat.sub_add_cancel hp]
  have one_le' := one_le_pow (a := 2) (le_of_lt one_lt_two) (p - 1)
  have lt_one := lt_trans small (half_lt_self zero_lt_one)
  have pos_above := add_pos (pow_pos zero_lt_two p) hh
  have pos_below := sub_pos.2 (lt_of_lt_of_le lt_one one_le)
  have above : roundToNearest p (2 ^ p + h) = 2 ^ p := by
    refine roundToNearest_eq (k := 1) (m := 2 ^ (p - 1)) (s := 2) hp two_zpow_one ?_ ?_ ?_ (Or.inl ?_)
    · rw [intCast_two_pow, half]
    · rw [← half, abs_of_pos pos_above]
      exact le_of_lt (lt_add_of_pos _ hh)
    · rw [abs_of_pos pos_above, mul_comm, two_mul]
      exact add_le_add le_rfl (le_trans (le_of_lt lt_one) one_le)
    · rw [add_sub_cancel_left, abs_of_pos hh, div_self two_ne_zero]
      exact lt_one
  have below : roundToNearest p (2 ^ p - h) = 2 ^ p := by
    refine roundToNearest_eq (k := 0) (m := 2 ^ p) (s := 1) hp (zpow_zero 2) ?_ ?_ ?_ (Or.inl ?_)
    · rw [intCast_two_pow, mul_one]
    · rw [abs_of_pos pos_below, half, mul_one, mul_comm, two_mul, le_sub_iff_add_le]
      exact add_le_add le_rfl (le_trans (le_of_lt lt_one) one_le')
    · rw [abs_of_pos pos_below, mul_one]
      exact sub_le_self _ (le_of_lt hh)
    · rw [abs_sub_comm, sub_sub_cancel, abs_of_pos hh]
      exact small
  rw [centralDifference, above, below, sub_self, zero_div]

/-- **Values for which the quotient is the bound**: with the values of `M t³ / 6` at `h` and `-h`, off by
`ε` in opposite directions, the central difference at 0 is `M h² / 6 + ε / h`. -/
theorem centralDifference_bound_attained {M ε h : ℝ} (hh : 0 < h) {g : ℝ → ℝ}
    (right : g h = M * h ^ 3 / 6 + ε) (left : g (-h) = M * (-h) ^ 3 / 6 - ε) :
    centralDifference g 0 h = M * h ^ 2 / 6 + ε / h := by
  have ne := ne_of_gt hh
  have cancel := div_mul_cancel ε ne
  rw [centralDifference, zero_add, zero_sub, right, left,
    div_eq_iff (mul_ne_zero two_ne_zero ne), neg_cube, zero_sub, mul_neg, neg_div]
  generalize ε / h = q at *
  grobner

private theorem six_pos : (0 : ℝ) < 6 := ofNat_pos 6 (by decide)

/-- **The bound is attained, by a function with all that it asks for**: for `M ≥ 0`, `ε ≥ 0` and `h > 0`
there are a function with the derivatives `F`, `|F 3| ≤ M`, and values that are off by at most `ε`, for
which the central difference at 0 is off by exactly `M h² / 6 + ε / h`. -/
theorem exists_centralDifference_error_eq {M ε h : ℝ} (hM : 0 ≤ M) (hε : 0 ≤ ε) (hh : 0 < h) :
    ∃ (f g : ℝ → ℝ) (F : Nat → ℝ → ℝ), HasDerivsOn f F 2 (0 - h) (0 + h) ∧ (∀ t, |F 3 t| ≤ M) ∧
      |g (0 + h) - f (0 + h)| ≤ ε ∧ |g (0 - h) - f (0 - h)| ≤ ε ∧
      |centralDifference g 0 h - F 1 0| = M * h ^ 2 / 6 + ε / h := by
  let F (k : Nat) (t : ℝ) : ℝ := M / 6 * powerDeriv 3 k t
  have third (t : ℝ) : F 3 t = M := by
    show M / 6 * (((6 : Nat) : ℝ) * t ^ 0) = M
    rw [natCast_ofNat, pow_zero, mul_one, div_mul_cancel M (ne_of_gt six_pos)]
  have slope : F 1 0 = 0 := by
    show M / 6 * (((3 : Nat) : ℝ) * 0 ^ 2) = 0
    rw [zero_pow (by decide), mul_zero, mul_zero]
  have cube (t : ℝ) : F 0 t = M / 6 * t ^ 3 := congrArg (M / 6 * ·) (congrFun (powerDeriv_zero 3) t)
  have nonneg : 0 ≤ M * h ^ 2 / 6 + ε / h :=
    add_nonneg (div_nonneg (mul_nonneg hM (sq_nonneg h)) (le_of_lt six_pos)) (div_nonneg hε (le_of_lt hh))
  let g (t : ℝ) : ℝ := F 0 t + if 0 ≤ t then ε else -ε
  have plus : g h = F 0 h + ε := by
    show F 0 h + _ = _
    rw [if_pos (le_of_lt hh)]
  have minus : g (-h) = F 0 (-h) - ε := by
    show F 0 (-h) + _ = _
    rw [if_neg fun le => not_lt.2 (neg_nonneg.1 le) hh, ← sub_eq_add_neg]
  refine ⟨F 0, g, F, hasDerivsOn_of_hasDerivAt rfl fun k _ t _ _ =>
    (hasDerivAt_powerDeriv 3 k t).const_mul (M / 6), fun t => ?_, ?_, ?_, ?_⟩
  · rw [third, abs_of_nonneg hM]
    exact le_refl M
  · rw [zero_add, plus, add_sub_cancel_left, abs_of_nonneg hε]
    exact le_refl ε
  · rw [zero_sub, minus, abs_sub_comm, sub_sub_cancel, abs_of_nonneg hε]
    exact le_refl ε
  · rw [slope, sub_zero, centralDifference_bound_attained hh (M := M) (ε := ε)
      (by rw [plus, cube, div_mul_eq_mul_div]) (by rw [minus, cube, div_mul_eq_mul_div]), abs_of_nonneg nonneg]

/-- The derivatives of `|t|` at every `t ≠ 0`: `t / |t|`, and then 0. -/
@[expose] noncomputable def absDeriv (k : Nat) (t : ℝ) : ℝ :=
  if k = 0 then |t| else if k = 1 then t / |t| else 0

private theorem div_neg_self {t : ℝ} (ht : t ≠ 0) : t / -t = -1 := by
  rw [div_eq_mul_inv, inv_neg, mul_neg, mul_inv_cancel ht]

private theorem hasDerivAt_absDeriv (k : Nat) {t : ℝ} (ht : t ≠ 0) :
    HasDerivAt (absDeriv k) (absDeriv (k + 1) t) t := by
  match k with
  | 0 => exact hasDerivAt_abs ht
  | 1 =>
    refine (hasDerivAt_const (t / |t|) t).congr ⟨|t|, abs_pos.2 ht, fun y hy => ?_⟩
    rw [Real.norm_eq_abs, abs_lt] at hy
    show t / |t| = y / |y|
    obtain h | h := lt_or_le 0 t
    · rw [abs_of_pos h] at hy ⊢
      have pos : 0 < y := neg_add_cancel t ▸ lt_sub_iff_add_lt.1 hy.1
      rw [abs_of_pos pos, div_self ht, div_self (ne_of_gt pos)]
    · rw [abs_of_nonpos h] at hy ⊢
      have neg : y < 0 := neg_add_cancel t ▸ sub_lt_iff_lt_add.1 hy.2
      rw [abs_of_neg neg, div_neg_self ht, div_neg_self (ne_of_lt neg)]
  | _ + 2 => exact hasDerivAt_const 0 t

/-- **One point without a derivative is enough**, wherever it lies: on `[-1, 3]` the function `|t|` has
derivatives of all orders but at 0, and the third one is 0. At 1 the derivative is 1, and the central
difference with the step 2 is 1/2: the bound fails with `M = 0`. -/
theorem centralDifference_needs_derivative :
    (∀ k t, t ≠ 0 → HasDerivAt (absDeriv k) (absDeriv (k + 1) t) t) ∧
      (∀ t, |absDeriv 3 t| ≤ 0) ∧
      ¬|centralDifference (absDeriv 0) 1 2 - absDeriv 1 1| ≤ 0 * 2 ^ 2 / 6 := by
  refine ⟨fun k _ ht => hasDerivAt_absDeriv k ht, fun t => ?_, ?_⟩
  · show |(0 : ℝ)| ≤ 0
    rw [abs_zero]
    exact le_refl 0
  · have slope : absDeriv 1 1 = 1 := by
      show (1 : ℝ) / |1| = 1
      rw [abs_one, div_self (ne_of_gt zero_lt_one)]
    have quotient : centralDifference (absDeriv 0) 1 2 = 1 / 2 := by
      show (|(1 : ℝ) + 2| - |1 - 2|) / (2 * 2) = 1 / 2
      rw [abs_of_pos (add_pos zero_lt_one zero_lt_two), abs_sub_comm, abs_of_pos (sub_pos.2 one_lt_two)]
      exact (div_eq_iff (mul_ne_zero two_ne_zero two_ne_zero)).2 (by grobner)
    have half_lt_one := sub_pos.2 (half_lt_self zero_lt_one)
    rw [slope, quotient, abs_sub_comm, abs_of_pos half_lt_one, zero_mul, zero_div, not_le]
    exact half_lt_one

end Fundamentals.Counterexamples
