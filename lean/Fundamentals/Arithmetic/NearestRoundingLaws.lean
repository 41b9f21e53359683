/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.NearestRounding

/-!
# What rounding to nearest does

## Main statements
* `isFloat_roundToNearest`, `abs_roundToNearest_sub_le`: the value is a floating-point number, and
  none is nearer.
* `roundToNearest_even`, `eq_roundToNearest`: at a tie the value is an even multiple of the unit in
  the last place; these three properties leave no choice.
* `roundToNearest_rounding`: the standard model, with the unit `u / (1 + u)` for `u = (1 / 2) ^ p`.
* `roundToNearest_one_add`: `1 + u` is rounded to 1.
* `roundToNearest_mono`, `roundToNearest_neg`, `roundToNearest_eq_self`: monotone, odd, idempotent.

## References
* N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, second edition, SIAM 2002,
  section 2.1.
-/

public section

namespace Fundamentals

open Real

variable {p : Nat} {x y : ℝ} {m k : Int}

/-! ### The nearest floating-point number -/

/-- Zero is rounded to zero. -/
@[simp] theorem roundToNearest_zero (p : Nat) : roundToNearest p 0 = 0 := by
  have zero := roundEven_intCast 0
  rw [Lean.Grind.Ring.intCast_zero] at zero
  rw [roundToNearest, zero_div, zero, Lean.Grind.Ring.intCast_zero, zero_mul]

/-- Integers of at most `2 ^ p` in absolute value are floating-point numbers of `p` digits. -/
theorem isFloat_intCast (h : |(m : ℝ)| ≤ 2 ^ p) : IsFloat p m :=
  ⟨m, 0, h, by rw [zpow_zero, mul_one]⟩

/-- **The value is a floating-point number.** -/
theorem isFloat_roundToNearest (hp : 1 ≤ p) (x : ℝ) : IsFloat p (roundToNearest p x) := by
  by_cases hx : x = 0
  · rw [hx, roundToNearest_zero, ← Lean.Grind.Ring.intCast_zero]
    refine isFloat_intCast ?_
    rw [Lean.Grind.Ring.intCast_zero, abs_zero]
    exact pow_nonneg (le_of_lt zero_lt_two) p
  · obtain ⟨k, unit, -, high⟩ := exists_ulp_eq hp hx
    refine ⟨roundEven (x / ulp p x), k, ?_, by rw [roundToNearest, unit]⟩
    rw [unit, ← intCast_two_pow]
    apply abs_roundEven_le
    rw [intCast_two_pow, abs_div, abs_of_pos (two_zpow_pos k), div_le_iff (two_zpow_pos k)]
    exact le_of_lt high

/-- Among the multiples of the unit in the last place, none is nearer. -/
private theorem abs_sub_le_multiple (p : Nat) (x : ℝ) (n : Int) :
    |roundToNearest p x - x| ≤ |n * ulp p x - x| := by
  have h := mul_le_mul_of_nonneg_right (abs_roundEven_sub_le_abs (x / ulp p x) n)
    (le_of_lt (ulp_pos p x))
  rw [abs_sub_comm, abs_sub_comm (n : ℝ), abs_div_sub (ulp_pos p x),
    abs_div_sub (ulp_pos p x)] at h
  rw [roundToNearest, abs_sub_comm, abs_sub_comm (n * ulp p x)]
  exact h

/-- The error is at most half a unit in the last place. -/
theorem abs_roundToNearest_sub_le_ulp (p : Nat) (x : ℝ) :
    |roundToNearest p x - x| ≤ ulp p x / 2 := by
  have h := mul_le_mul_of_nonneg_right (abs_roundEven_sub_le (x / ulp p x)) (le_of_lt (ulp_pos p x))
  rw [abs_sub_comm, abs_div_sub (ulp_pos p x), abs_sub_comm] at h
  rwa [div_mul_eq_mul_div, one_mul] at h

/-- The error is at most the distance from the lower end of the binade. -/
private theorem abs_sub_le_binade (unit : ulp p x = 2 ^ k) (low : 2 ^ (p - 1) * 2 ^ k ≤ |x|) :
    |roundToNearest p x - x| ≤ |x| - 2 ^ (p - 1) * 2 ^ k := by
  obtain sign | sign := le_total 0 x
  · have h := abs_sub_le_multiple p x (2 ^ (p - 1))
    rw [abs_of_nonneg sign] at low ⊢
    rwa [intCast_two_pow, unit, abs_sub_comm ((2 : ℝ) ^ (p - 1) * 2 ^ k),
      abs_of_nonneg (sub_nonneg.2 low)] at h
  · have h := abs_sub_le_multiple p x (-2 ^ (p - 1))
    rw [abs_of_nonpos sign] at low ⊢
    rwa [intCast_neg, intCast_two_pow, unit, neg_mul,
      sub_eq_add_neg (-((2 : ℝ) ^ (p - 1) * 2 ^ k)), add_comm _ (-x), ← sub_eq_add_neg (-x),
      abs_of_nonneg (sub_nonneg.2 low)] at h

/-- Around `x`, the floating-point numbers are multiples of the unit in the last place; the others
are smaller than the binade of `x`. -/
private theorem IsFloat.multiple_or_lt (hp : 1 ≤ p) (hy : IsFloat p y) (k : Int) :
    (∃ n : Int, y = n * 2 ^ k) ∨ |y| < 2 ^ (p - 1) * 2 ^ k := by
  obtain ⟨m, e, hm, rfl⟩ := hy
  obtain h | h := Int.lt_or_le e k
  · have le : |m * 2 ^ e| ≤ 2 ^ (p - 1) * 2 ^ k := by
      rw [abs_mul, abs_of_pos (two_zpow_pos e), two_pow_mul_zpow]
      refine le_trans (mul_le_mul_of_nonneg_right hm (le_of_lt (two_zpow_pos e))) ?_
      rw [two_pow_mul_zpow]
      have last : ((p - 1 : Nat) : Int) + 1 = p :=
        congrArg (Nat.cast : Nat → Int) (Nat.sub_add_cancel hp)
      rw [← last, Int.add_assoc, Int.add_comm 1 e]
      exact two_zpow_le (Int.add_le_add_left h _)
    obtain lt | eq := lt_or_eq_of_le le
    · exact Or.inr lt
    · exact Or.inl (exists_int_eq_mul eq)
  · obtain ⟨j, rfl⟩ := Int.le.dest h
    refine Or.inl ⟨m * 2 ^ j, ?_⟩
    rw [Lean.Grind.Ring.intCast_mul, intCast_two_pow, mul_assoc, two_pow_mul_zpow, Int.add_comm]

/-- **No floating-point number is nearer**: `|fl x - x| ≤ |y - x|` for all `y` of `p` digits. -/
theorem abs_roundToNearest_sub_le (hp : 1 ≤ p) (x : ℝ) (hy : IsFloat p y) :
    |roundToNearest p x - x| ≤ |y - x| := by
  by_cases hx : x = 0
  · rw [hx, roundToNearest_zero, sub_zero, abs_zero]
    exact abs_nonneg _
  · obtain ⟨k, unit, low, -⟩ := exists_ulp_eq hp hx
    obtain ⟨n, rfl⟩ | lt := hy.multiple_or_lt hp k
    · rw [← unit]
      exact abs_sub_le_multiple p x n
    · refine le_trans (abs_sub_le_binade unit low) ?_
      rw [abs_sub_comm]
      exact le_trans (sub_le_sub (le_refl _) (le_of_lt lt)) (abs_sub_abs_le x y)

/-- **Ties are rounded to even**: where another floating-point number is as near to `x` as the value,
the value is an even multiple of the unit in the last place of `x`. -/
theorem roundToNearest_even (hp : 1 ≤ p) (hy : IsFloat p y) (ne : y ≠ roundToNearest p x)
    (tie : |y - x| = |roundToNearest p x - x|) :
    ∃ m : Int, m % 2 = 0 ∧ roundToNearest p x = m * ulp p x := by
  refine ⟨roundEven (x / ulp p x), ?_, rfl⟩
  by_cases hx : x = 0
  · subst hx
    rw [roundToNearest_zero, sub_zero, sub_zero, abs_zero, abs_eq_zero] at tie
    exact absurd (tie.trans (roundToNearest_zero p).symm) ne
  · obtain ⟨k, unit, low, -⟩ := exists_ulp_eq hp hx
    obtain ⟨n, rfl⟩ | lt := hy.multiple_or_lt hp k
    · refine roundEven_even_of_tie (m := n) (fun h => ne ?_) ?_
      · rw [roundToNearest, ← h, unit]
      · rw [← unit, roundToNearest, abs_sub_comm, abs_sub_comm (_ * _),
          ← abs_div_sub (ulp_pos p x), ← abs_div_sub (ulp_pos p x), abs_sub_comm,
          abs_sub_comm (x / ulp p x)] at tie
        exact mul_right_cancel (ne_of_gt (ulp_pos p x)) tie
    · refine absurd (lt_of_lt_of_le ?_ (abs_sub_abs_le x y)) (lt_irrefl |x - y|)
      rw [abs_sub_comm, tie]
      refine lt_of_le_of_lt (abs_sub_le_binade unit low) ?_
      rw [sub_eq_add_neg, sub_eq_add_neg]
      exact Lean.Grind.OrderedAdd.add_lt_right_iff _ |>.1 (neg_lt_neg lt)

/-- **These properties leave no choice**: a floating-point number that no other is nearer to `x`
than, and that is an even multiple of the unit in the last place of `x` where another is as near, is
the value at `x`. -/
theorem eq_roundToNearest (hp : 1 ≤ p) (hy : IsFloat p y)
    (nearest : ∀ z, IsFloat p z → |y - x| ≤ |z - x|)
    (even : ∀ z, IsFloat p z → z ≠ y → |z - x| = |y - x| →
      ∃ m : Int, m % 2 = 0 ∧ y = m * ulp p x) :
    y = roundToNearest p x := by
  apply Classical.byContradiction
  intro ne
  have tie := le_antisymm (abs_roundToNearest_sub_le hp x hy)
    (nearest _ (isFloat_roundToNearest hp x))
  obtain ⟨m, parity, rfl⟩ := even _ (isFloat_roundToNearest hp x) (Ne.symm ne) tie
  apply ne
  have half := abs_roundToNearest_sub_le_ulp p x
  rw [tie, abs_sub_comm, ← abs_div_sub (ulp_pos p x)] at half
  have half' : |x / ulp p x - m| ≤ 1 / 2 := le_of_mul_le_mul_right
    (le_trans half (le_of_eq (by rw [div_mul_eq_mul_div, one_mul]))) (ulp_pos p x)
  rw [roundToNearest]
  obtain lt | eq := lt_or_eq_of_le half'
  · rw [roundEven_eq_of_lt lt]
  · rw [roundEven_eq_of_even eq parity]

/-! ### The standard model -/

/-- **Rounding to nearest obeys the standard model**, with the unit `u / (1 + u)` for
`u = (1 / 2) ^ p`: `|fl x - x| ≤ u / (1 + u) * |x|`. -/
theorem roundToNearest_rounding_sharp (hp : 1 ≤ p) :
    Rounding ((1 / 2) ^ p / (1 + (1 / 2) ^ p)) (roundToNearest p) := by
  have unit_pos : 0 < ((1 : ℝ) / 2) ^ p := pow_pos (half_pos zero_lt_one) p
  have sum_pos : 0 < 1 + ((1 : ℝ) / 2) ^ p := add_pos zero_lt_one unit_pos
  have lt_sum : ((1 : ℝ) / 2) ^ p < 1 + (1 / 2) ^ p := add_comm 1 _ ▸ lt_add_of_pos _ zero_lt_one
  refine ⟨le_of_lt (div_pos unit_pos sum_pos), (div_lt_one sum_pos).2 lt_sum, fun x => ?_⟩
  by_cases hx : x = 0
  · rw [hx, roundToNearest_zero, sub_zero, abs_zero, mul_zero]
    exact le_refl 0
  obtain ⟨k, unit, low, -⟩ := exists_ulp_eq hp hx
  have half := abs_roundToNearest_sub_le_ulp p x
  have binade := mul_le_mul_of_nonneg_left (abs_sub_le_binade unit low) (le_of_lt unit_pos)
  have power : ((1 : ℝ) / 2) ^ p * 2 ^ (p - 1) = 1 / 2 := by
    obtain ⟨q, rfl⟩ := Nat.exists_eq_add_of_le hp
    rw [Nat.add_sub_cancel_left, pow_add, mul_assoc, ← mul_pow, pow_one,
      div_mul_cancel 1 two_ne_zero, one_pow, mul_one]
  rw [unit] at half
  rw [div_mul_eq_mul_div, le_div_iff sum_pos]
  rw [mul_sub, ← mul_assoc, power] at binade
  generalize |roundToNearest p x - x| = a, |x| = b, ((1 : ℝ) / 2) ^ p = u, (2 : ℝ) ^ k = s at *
  calc
    a * (1 + u) = a + u * a := by rw [mul_add, mul_one, mul_comm]
    _ ≤ s / 2 + (u * b - 1 / 2 * s) := add_le_add half binade
    _ = u * b := by rw [div_mul_eq_mul_div, one_mul, add_sub_cancel]

/-- **Rounding to nearest obeys the standard model**, with the unit `u = (1 / 2) ^ p`. -/
theorem roundToNearest_rounding (hp : 1 ≤ p) : Rounding ((1 / 2) ^ p) (roundToNearest p) := by
  have half_pos := half_pos zero_lt_one
  have half_lt_one := half_lt_self zero_lt_one
  have unit_pos : 0 < ((1 : ℝ) / 2) ^ p := pow_pos half_pos p
  have le_half := pow_le_pow_of_le_one (le_of_lt half_pos) (le_of_lt half_lt_one) hp
  rw [pow_one] at le_half
  refine (roundToNearest_rounding_sharp hp).mono ?_ (lt_of_le_of_lt le_half half_lt_one)
  have := div_le_div_of_nonneg_left (le_of_lt unit_pos) zero_lt_one
    (le_of_lt (lt_add_of_pos 1 unit_pos))
  rwa [div_one] at this

/-- **A tie at 1**: with two digits or more, `1 + u` for `u = (1 / 2) ^ p` is halfway between 1 and
`1 + 2 u`, and is rounded to 1. -/
theorem roundToNearest_one_add (hp : 2 ≤ p) : roundToNearest p (1 + (1 / 2) ^ p) = 1 := by
  obtain ⟨q, rfl⟩ := Nat.exists_eq_add_of_le' hp
  have inverse (n : Nat) : (2 : ℝ) ^ n * (1 / 2) ^ n = 1 := by
    rw [← mul_pow, mul_comm, div_mul_cancel 1 two_ne_zero, one_pow]
  have unit : (2 : ℝ) ^ (-((q + 1 : Nat) : Int)) = (1 / 2) ^ (q + 1) := by
    have one := two_pow_mul_zpow (q + 1) (-((q + 1 : Nat) : Int))
    rw [Int.add_right_neg, zpow_zero, ← inverse (q + 1)] at one
    exact mul_left_cancel (ne_of_gt (pow_pos zero_lt_two _)) one
  have half : ((1 : ℝ) / 2) ^ (q + 2) = (1 / 2) ^ (q + 1) / 2 := by
    rw [pow_succ _ (q + 1), ← mul_div_assoc, mul_one]
  have pos : 0 < ((1 : ℝ) / 2) ^ (q + 1) := pow_pos (half_pos zero_lt_one) _
  have le_one : ((1 : ℝ) / 2) ^ (q + 1) ≤ 1 :=
    pow_le_one (le_of_lt (half_pos zero_lt_one)) (le_of_lt (half_lt_self zero_lt_one)) _
  have one_lt : 1 < 1 + ((1 : ℝ) / 2) ^ (q + 1) / 2 := lt_add_of_pos 1 (half_pos pos)
  have power := inverse (q + 1)
  rw [half]
  refine roundToNearest_eq (k := -((q + 1 : Nat) : Int)) (m := 2 ^ (q + 1))
    (s := (1 / 2) ^ (q + 1)) (Nat.le_add_left 1 (q + 1)) unit ?_ ?_ ?_ ?_
  · rw [intCast_two_pow, power]
  · rw [Nat.add_succ_sub_one, power, abs_of_pos (lt_trans zero_lt_one one_lt)]
    exact le_of_lt one_lt
  · rw [pow_succ _ (q + 1), mul_assoc, mul_comm 2, ← mul_assoc, power, mul_comm, two_mul,
      abs_of_pos (lt_trans zero_lt_one one_lt)]
    exact add_le_add le_rfl (le_trans (le_of_lt (half_lt_self pos)) le_one)
  · refine Or.inr ⟨?_, ?_⟩
    · rw [add_sub_cancel_left, abs_of_pos (half_pos pos)]
    · rw [Int.pow_succ]
      exact Int.mul_emod_left _ _

/-! ### Monotone, odd, idempotent -/

/-- Rounding to nearest is **odd**. -/
theorem roundToNearest_neg (p : Nat) (x : ℝ) : roundToNearest p (-x) = -roundToNearest p x := by
  rw [roundToNearest, roundToNearest, ulp, binaryExponent_neg, ← ulp, neg_div, roundEven_neg,
    intCast_neg, neg_mul]

/-- Rounding to nearest **fixes every floating-point number**; so it is idempotent. -/
theorem roundToNearest_eq_self (hp : 1 ≤ p) (hy : IsFloat p y) : roundToNearest p y = y := by
  have h := abs_roundToNearest_sub_le hp y hy
  rw [sub_self, abs_zero] at h
  exact sub_eq_zero.1 (abs_eq_zero.1 (le_antisymm h (abs_nonneg _)))

/-- Rounding twice is rounding once. -/
theorem roundToNearest_roundToNearest (hp : 1 ≤ p) (x : ℝ) :
    roundToNearest p (roundToNearest p x) = roundToNearest p x :=
  roundToNearest_eq_self hp (isFloat_roundToNearest hp x)

/-- Rounding to nearest is **exact on integers** of at most `2 ^ p` in absolute value. -/
theorem roundToNearest_intCast (hp : 1 ≤ p) (h : |(m : ℝ)| ≤ 2 ^ p) :
    roundToNearest p m = m :=
  roundToNearest_eq_self hp (isFloat_intCast h)

private theorem sub_lt_sub_of_add_lt_add {a b c d : ℝ} (h : a + d < c + b) : a - b < c - d := by
  rw [lt_sub_iff_add_lt, sub_eq_add_neg, add_assoc, add_comm (-b), ← add_assoc, ← sub_eq_add_neg]
  exact sub_lt_iff_lt_add.2 h

/-- Rounding to nearest is **monotone**. -/
theorem roundToNearest_mono (hp : 1 ≤ p) (h : x ≤ y) : roundToNearest p x ≤ roundToNearest p y := by
  obtain lt | rfl := lt_or_eq_of_le h
  · have first := abs_roundToNearest_sub_le hp x (isFloat_roundToNearest hp y)
    have second := abs_roundToNearest_sub_le hp y (isFloat_roundToNearest hp x)
    generalize roundToNearest p x = a, roundToNearest p y = b at *
    rw [← not_lt]
    intro cross
    have crossed (z : ℝ) : b - z < a - z :=
      sub_lt_sub_of_add_lt_add (Lean.Grind.OrderedAdd.add_lt_left_iff z |>.1 cross)
    have right : a + b ≤ x + x := not_lt.1 fun left => not_lt.2 first <|
      lt_of_lt_of_le (abs_lt.2 ⟨neg_sub a x ▸ sub_lt_sub_of_add_lt_add (add_comm a b ▸ left),
        crossed x⟩) (le_abs_self (a - x))
    have left : y + y ≤ a + b := not_lt.1 fun right => not_lt.2 second <|
      lt_of_lt_of_le (abs_lt.2 ⟨(neg_neg (b - y)).symm ▸ crossed y,
        neg_sub b y ▸ sub_lt_sub_of_add_lt_add right⟩) (neg_le_abs (b - y))
    exact not_lt.2 (le_trans left right) (add_lt_add lt lt)
  · exact le_refl _

end Fundamentals
