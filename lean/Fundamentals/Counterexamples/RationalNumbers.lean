/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Supremum
import Fundamentals.Counterexamples.RiemannIntegral
import Fundamentals.Real.Sqrt

/-!
# The rational numbers are not complete

The rational numbers are an Archimedean ordered field, too; what they lack is least upper bounds.
And the least upper bound property asks for sets that have an element and an upper bound.

## Main statements
- `rat_mul_self_ne_two`: 2 is not the square of a rational number.
- `rat_not_exists_least_upper_bound`: the rational numbers `q` with `q² < 2` have no least upper
  bound among the rational numbers.
- `isLUB_needs_element_and_bound`: neither the empty set nor the whole of ℝ has a least upper bound.
-/

public section

namespace Fundamentals.Counterexamples

open Real (ofRat)
open scoped Real

private theorem ofRat_two : ofRat 2 = 2 := Real.ofRat_natCast 2

private theorem sqrt_two_pos : 0 < √2 := Real.sqrt_pos.2 (by grind)

private theorem sqrt_two_mul_self : √2 * √2 = 2 := Real.mul_self_sqrt (by grind)

/-- **2 is not the square of a rational number.** -/
theorem rat_mul_self_ne_two (q : Rat) : q * q ≠ 2 := by
  intro h
  have square : ofRat q * ofRat q = 2 := by rw [← Real.ofRat_mul, h, ofRat_two]
  obtain hq | hq := Real.le_total 0 (ofRat q)
  · exact sqrt_two_irrational q ((Real.sqrt_eq_iff (by grind) hq).2 square)
  · refine sqrt_two_irrational (-q) ((Real.sqrt_eq_iff (by grind) ?_).2 ?_)
    · rw [Real.ofRat_neg]
      grind
    · rw [Real.ofRat_neg]
      grind

/-- The square of a rational number is less than 2 iff it lies between `-√2` and `√2`. -/
private theorem mul_self_lt_two_iff {q : Rat} : q * q < 2 ↔ |ofRat q| < √2 := by
  have square := sqrt_two_mul_self
  have positive := sqrt_two_pos
  generalize √2 = r at square positive ⊢
  rw [← Real.ofRat_lt, Real.ofRat_mul, ofRat_two, ← Real.abs_mul_abs_self, ← square]
  exact ⟨Real.lt_of_mul_self_lt_mul_self (Real.le_of_lt positive),
    Real.mul_self_lt_mul_self (Real.abs_nonneg _)⟩

/-- **The rational numbers are not complete.** The rational numbers `q` with `q² < 2` are bounded
above, by 2, and there are such numbers, 0 for example; but no rational number `s` is their least
upper bound. -/
theorem rat_not_exists_least_upper_bound :
    ((0 : Rat) * 0 < 2 ∧ ∀ q : Rat, q * q < 2 → q ≤ 2) ∧
      ¬∃ s : Rat, (∀ q : Rat, q * q < 2 → q ≤ s) ∧
        ∀ b : Rat, (∀ q : Rat, q * q < 2 → q ≤ b) → s ≤ b := by
  have bound : ∀ b : Rat, √2 ≤ ofRat b → ∀ q : Rat, q * q < 2 → q ≤ b := by
    intro b hb q hq
    rw [mul_self_lt_two_iff, Real.abs_lt] at hq
    exact Real.ofRat_le.1 (Real.le_of_lt (Real.lt_of_lt_of_le hq.2 hb))
  refine ⟨⟨by grind, bound 2 ?_⟩, fun ⟨s, upper, least⟩ => ?_⟩
  · rw [ofRat_two]
    exact Real.le_of_mul_self_le_mul_self (by grind) (by rw [sqrt_two_mul_self]; grind)
  obtain below | equal | above := Real.lt_trichotomy (ofRat s) √2
  · -- a number of the set between `s` and `√2`
    obtain ⟨q, hq, hq'⟩ := Real.exists_rat_btwn
      (show max (ofRat s) 0 < √2 from Real.max_lt below sqrt_two_pos)
    have small : q * q < 2 := by
      rw [mul_self_lt_two_iff]
      grind
    have := Real.ofRat_le.2 (upper q small)
    grind
  · exact sqrt_two_irrational s equal.symm
  · -- a smaller upper bound between `√2` and `s`
    obtain ⟨b, hb, hb'⟩ := Real.exists_rat_btwn above
    have := Real.ofRat_le.2 (least b (bound b (Real.le_of_lt hb)))
    grind

/-- **The least upper bound property asks for an element and for an upper bound.** The empty set has
no least upper bound, every number being an upper bound, and ℝ has none, having no upper bound. -/
theorem isLUB_needs_element_and_bound :
    (¬∃ s, Real.IsLUB (fun _ => False) s) ∧ ¬∃ s, Real.IsLUB (fun _ => True) s := by
  constructor
  · rintro ⟨s, hs⟩
    have := hs.least (s - 1) fun _ h => h.elim
    grind
  · rintro ⟨s, hs⟩
    have := hs.le (s + 1) trivial
    grind

end Fundamentals.Counterexamples
