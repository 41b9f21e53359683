/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs

/-!
# Least upper bounds, the Archimedean property, density of the rationals

A set of reals is a predicate `S : ℝ → Prop`. A nonempty set that is bounded above has a least upper
bound: this is the completeness of `ℝ`.

## Main definitions

* `IsLUB S s`, `IsGLB S s`: `s` is the least upper (greatest lower) bound of `S`.

## Main statements

* `exists_rat_btwn`, `exists_rat_near`: rational numbers lie dense.
* `exists_nat_gt`, `exists_inv_nat_lt`, `exists_pow_lt`: Archimedean property.
* `exists_nat_floor`, `exists_int_floor`: integer part.
* `exists_isLUB`, `exists_isGLB`: least upper bound property.

## Implementation notes

For a set that is nonempty and bounded above, choose for every `n` a rational upper bound `q n` that
exceeds some element of the set by less than `1 / (n + 1)`. Then `q m - q n < 1 / (m + 1)` for all
`m` and `n`, so that `q` is a Cauchy sequence without further ado, and the real number that it
stands for is the least upper bound.
-/

public section

namespace Fundamentals.Real

open Lean.Grind (OrderedAdd)

variable {S : ℝ → Prop} {s t x y a b ε : ℝ}

/-! ### Rational numbers close to a real number -/

/-- The terms of a representing sequence approximate the number. -/
private theorem eventually_near (s : CauchySequence) {ε : Rat} (hε : 0 < ε) :
    ∃ N : Nat, ∀ n, N ≤ n →
      ofRat (s.seq n) - ofRat ε ≤ mk s ∧ mk s ≤ ofRat (s.seq n) + ofRat ε := by
  obtain ⟨N, hN⟩ := s.eventually_near hε
  refine ⟨N, fun n hn => ?_⟩
  rw [← ofRat_sub, ← ofRat_add, ofRat_def, ofRat_def, mk_le, mk_le]
  exact hN n hn

theorem exists_rat_gt (x : ℝ) : ∃ q : Rat, x < ofRat q := by
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨N, hN⟩ := eventually_near s (ε := 1) (by grind)
  have hle := (hN N (Nat.le_refl N)).2
  have hlt : ofRat 1 < ofRat 2 := ofRat_lt.2 (by grind)
  exact ⟨s.seq N + 2, by rw [ofRat_add]; grind⟩

theorem exists_rat_lt (x : ℝ) : ∃ q : Rat, ofRat q < x := by
  obtain ⟨q, hq⟩ := exists_rat_gt (-x)
  exact ⟨-q, by rw [ofRat_neg]; grind⟩

/-- Below every positive real there is a positive rational. -/
theorem exists_rat_pos_lt (h : 0 < ε) : ∃ δ : Rat, 0 < δ ∧ ofRat δ < ε := by
  obtain ⟨q, hq⟩ := exists_rat_gt ε⁻¹
  have hq' : (ofRat q)⁻¹ < ε := by
    have := inv_lt_inv (inv_pos.2 h) hq
    rwa [inv_inv] at this
  have hpos : 0 < ofRat q := lt_trans (inv_pos.2 h) hq
  refine ⟨q⁻¹, ?_, by rwa [ofRat_inv]⟩
  rw [← ofRat_lt, ofRat_inv, ofRat_zero]
  exact inv_pos.2 hpos

private theorem abs_sub_lt_of_near {c q δ : ℝ} (h : q - δ ≤ c ∧ c ≤ q + δ) (hδ : δ < ε) :
    |c - q| < ε :=
  abs_sub_lt_iff.2 ⟨by grind, by grind⟩

/-- Every real number is approximated by rational ones. -/
theorem exists_rat_near (x : ℝ) (h : 0 < ε) : ∃ q : Rat, |x - ofRat q| < ε := by
  obtain ⟨δ, hδ, hδε⟩ := exists_rat_pos_lt h
  obtain ⟨s, rfl⟩ := exists_mk x
  obtain ⟨N, hN⟩ := eventually_near s hδ
  exact ⟨s.seq N, abs_sub_lt_of_near (hN N (Nat.le_refl N)) hδε⟩

/-- **Density of the rationals**: between any two reals there is a rational number. -/
theorem exists_rat_btwn (h : x < y) : ∃ q : Rat, x < ofRat q ∧ ofRat q < y := by
  obtain ⟨q, hq⟩ := exists_rat_near ((x + y) / 2) (ε := (y - x) / 2) (by grind)
  obtain ⟨hlt, hgt⟩ := abs_sub_lt_iff.1 hq
  exact ⟨q, by grind, by grind⟩

/-! ### Archimedean property -/

/-- **Archimedean property**: every real number is exceeded by a natural one. -/
theorem exists_nat_gt (x : ℝ) : ∃ n : Nat, x < n := by
  obtain ⟨q, hq⟩ := exists_rat_gt x
  refine ⟨(q.floor + 1).toNat, lt_of_lt_of_le hq ?_⟩
  rw [natCast_def, ofRat_le, ← Rat.intCast_natCast]
  calc
    q ≤ ((q.floor + 1 : Int) : Rat) := by have := Rat.lt_floor_add_one q; grind
    _ ≤ ((q.floor + 1).toNat : Int) := Rat.intCast_le_intCast.2 (Int.self_le_toNat _)

/-- For every `ε > 0` there is a natural number `n` with `1 / (n + 1) < ε`. -/
theorem exists_inv_nat_lt (ε : ℝ) (h : 0 < ε) : ∃ n : Nat, 1 / ((n : ℝ) + 1) < ε := by
  obtain ⟨n, hn⟩ := exists_nat_gt (1 / ε)
  refine ⟨n, ?_⟩
  rw [div_lt_iff h] at hn
  rw [div_lt_iff (natCast_succ_pos n)]
  grind

/-- Multiples of a positive number exceed every bound. -/
theorem exists_nat_mul_gt (x : ℝ) (h : 0 < ε) : ∃ n : Nat, x < n * ε := by
  obtain ⟨n, hn⟩ := exists_nat_gt (x / ε)
  exact ⟨n, (div_lt_iff h).1 hn⟩

/-- Powers of a number greater than `1` exceed every bound. -/
theorem exists_pow_gt (x : ℝ) (h : 1 < a) : ∃ n : Nat, x < a ^ n := by
  obtain ⟨n, hn⟩ := exists_nat_mul_gt x (sub_pos.2 h)
  have := one_add_mul_le_pow (a := a - 1) (by grind) n
  exact ⟨n, by grind⟩

/-- Powers of a nonnegative number less than `1` become smaller than every `ε > 0`. -/
theorem exists_pow_lt (h : 0 < ε) (ha : 0 ≤ a) (ha' : a < 1) : ∃ n : Nat, a ^ n < ε := by
  obtain rfl | ha := lt_or_eq_of_le ha |>.symm
  · exact ⟨1, by rwa [pow_one]⟩
  · obtain ⟨n, hn⟩ := exists_pow_gt (1 / ε) ((one_lt_div ha).2 ha')
    refine ⟨n, ?_⟩
    rw [div_pow, one_pow, lt_div_iff (pow_pos ha n), div_mul_eq_mul_div, div_lt_iff h, one_mul,
      one_mul] at hn
    exact hn

/-- **Integer part** of a nonnegative real. -/
theorem exists_nat_floor (h : 0 ≤ x) : ∃ n : Nat, (n : ℝ) ≤ x ∧ x < n + 1 := by
  obtain ⟨m, hm⟩ := exists_nat_gt x
  induction m with
  | zero => grind
  | succ m ih =>
    obtain hlt | hle := lt_or_le x m
    · exact ih hlt
    · exact ⟨m, hle, by rwa [natCast_succ] at hm⟩

/-- **Integer part** of a real. -/
theorem exists_int_floor (x : ℝ) : ∃ n : Int, (n : ℝ) ≤ x ∧ x < n + 1 := by
  obtain ⟨m, hm⟩ := exists_nat_gt (-x)
  obtain ⟨n, hn, hn'⟩ := exists_nat_floor (x := x + m) (by grind)
  have hcast : ((n - m : Int) : ℝ) = n - m := by
    rw [Lean.Grind.Ring.intCast_sub, Lean.Grind.Ring.intCast_natCast,
      Lean.Grind.Ring.intCast_natCast]
  exact ⟨n - m, by rw [hcast]; grind, by rw [hcast]; grind⟩

/-! ### Least upper bounds -/

/-- `s` is the least upper bound of the set `S`. -/
structure IsLUB (S : ℝ → Prop) (s : ℝ) : Prop where
  /-- `s` is an upper bound. -/
  le : ∀ x, S x → x ≤ s
  /-- No upper bound is smaller. -/
  least : ∀ b, (∀ x, S x → x ≤ b) → s ≤ b

/-- `s` is the greatest lower bound of the set `S`. -/
structure IsGLB (S : ℝ → Prop) (s : ℝ) : Prop where
  /-- `s` is a lower bound. -/
  ge : ∀ x, S x → s ≤ x
  /-- No lower bound is larger. -/
  greatest : ∀ b, (∀ x, S x → b ≤ x) → b ≤ s

/-- A property that fails at `0` and holds at `N` begins to hold somewhere. -/
private theorem exists_step {P : Nat → Prop} (hzero : ¬P 0) {N : Nat} (hN : P N) :
    ∃ n, ¬P n ∧ P (n + 1) := by
  induction N with
  | zero => exact absurd hN hzero
  | succ N ih =>
    by_cases h : P N
    · exact ih h
    · exact ⟨N, h, hN⟩

/-- For every `ε > 0`, some rational upper bound exceeds an element of the set by less than `ε`. -/
private theorem exists_rat_upper_bound (hne : ∃ x, S x) (hb : ∃ b, ∀ x, S x → x ≤ b) {ε : Rat}
    (hε : 0 < ε) :
    ∃ q : Rat, (∀ x, S x → x ≤ ofRat q) ∧ ∃ x, S x ∧ ofRat q - ofRat ε < x := by
  obtain ⟨x, hx⟩ := hne
  obtain ⟨b, hb⟩ := hb
  obtain ⟨p, hp⟩ := exists_rat_lt x
  have hε' : 0 < ofRat ε := by rwa [← ofRat_zero, ofRat_lt]
  obtain ⟨N, hN⟩ := exists_nat_mul_gt (b - ofRat p) hε'
  have hcast (n : Nat) : ofRat (p + n * ε) = ofRat p + n * ofRat ε := by
    rw [ofRat_add, ofRat_mul, ofRat_natCast]
  have hzero : ¬∀ y, S y → y ≤ ofRat (p + (0 : Nat) * ε) := by
    intro h
    have := h x hx
    rw [hcast] at this
    grind
  have hbound : ∀ y, S y → y ≤ ofRat (p + N * ε) := by
    intro y hy
    have := hb y hy
    rw [hcast]
    grind
  obtain ⟨n, hn, hn'⟩ :=
    exists_step (P := fun n : Nat => ∀ y, S y → y ≤ ofRat (p + n * ε)) hzero hbound
  refine ⟨p + (n + 1 : Nat) * ε, hn', Classical.byContradiction fun hno => hn fun y hy => ?_⟩
  rw [hcast, natCast_succ] at hno
  rw [hcast]
  exact not_lt.1 fun hlt => hno ⟨y, hy, by grind⟩

/-- A sequence of rationals whose terms `q m` and `q n` differ by less than `1 / (m + 1)` for all
`n` is a Cauchy sequence. -/
private theorem isCauchy_of_lt {q : Nat → Rat}
    (h : ∀ m n, ofRat (q m) - 1 / ((m : ℝ) + 1) < ofRat (q n)) : IsCauchy q := by
  intro ε hε
  have hε' : 0 < ofRat ε := by rwa [← ofRat_zero, ofRat_lt]
  obtain ⟨N, hN⟩ := exists_inv_nat_lt (ofRat ε) hε'
  refine ⟨N, fun m n hm _ => ?_⟩
  have hmN : 1 / ((m : ℝ) + 1) ≤ 1 / ((N : ℝ) + 1) :=
    one_div_le_one_div_of_le (natCast_succ_pos N) (add_le_add (natCast_le.2 hm) (le_refl 1))
  rw [← ofRat_lt, ofRat_sub]
  exact lt_trans (sub_lt_comm.1 (h m n)) (lt_of_le_of_lt hmN hN)

private theorem le_add_of_near {q δ : ℝ} (hs : s < q + ε / 2) (hb : q - δ < b) (hδ : δ < ε / 2) :
    s ≤ b + ε := by
  grind

/-- **Least upper bound property**: a nonempty set of reals that is bounded above has a least upper
bound. -/
theorem exists_isLUB (hne : ∃ x, S x) (hb : ∃ b, ∀ x, S x → x ≤ b) : ∃ s, IsLUB S s := by
  have hcast (n : Nat) : ofRat (1 / ((n : Rat) + 1)) = 1 / ((n : ℝ) + 1) := by
    rw [ofRat_div, ofRat_add, ofRat_natCast, ofRat_one]
  -- upper bounds `q n` that are within `1 / (n + 1)` of an element of the set
  obtain ⟨q, hq⟩ := Classical.axiomOfChoice fun n : Nat =>
    exists_rat_upper_bound hne hb (ε := 1 / ((n : Rat) + 1)) (by
      rw [← ofRat_lt, hcast, ofRat_zero, one_div_pos]
      exact natCast_succ_pos n)
  have hcauchy : IsCauchy q := isCauchy_of_lt fun m n => by
    obtain ⟨x, hx, hlt⟩ := (hq m).2
    rw [hcast] at hlt
    exact lt_of_lt_of_le hlt ((hq n).1 x hx)
  -- their limit is the least upper bound
  have hnear (ε : ℝ) (hε : 0 < ε) : ∃ n, |mk ⟨q, hcauchy⟩ - ofRat (q n)| < ε ∧
      1 / ((n : ℝ) + 1) < ε := by
    obtain ⟨δ, hδ, hδε⟩ := exists_rat_pos_lt hε
    obtain ⟨N, hN⟩ := eventually_near ⟨q, hcauchy⟩ hδ
    obtain ⟨M, hM⟩ := exists_inv_nat_lt ε hε
    have hle : 1 / (((M + N : Nat) : ℝ) + 1) ≤ 1 / ((M : ℝ) + 1) :=
      one_div_le_one_div_of_le (natCast_succ_pos M)
        (add_le_add (natCast_le.2 (Nat.le_add_right M N)) (le_refl 1))
    exact ⟨M + N, abs_sub_lt_of_near (hN (M + N) (Nat.le_add_left N M)) hδε,
      lt_of_le_of_lt hle hM⟩
  refine ⟨mk ⟨q, hcauchy⟩, fun x hx => ?_, fun b hb => ?_⟩
  · refine le_of_forall_pos_le_add fun ε hε => ?_
    obtain ⟨n, hn, -⟩ := hnear ε hε
    calc x ≤ ofRat (q n) := (hq n).1 x hx
      _ ≤ _ := le_of_lt (sub_lt_iff_lt_add.1 (abs_sub_lt_iff.1 hn).1)
  · refine le_of_forall_pos_le_add fun ε hε => ?_
    obtain ⟨n, hn, hn'⟩ := hnear (ε / 2) (half_pos hε)
    obtain ⟨x, hx, hlt⟩ := (hq n).2
    rw [hcast] at hlt
    exact le_add_of_near (abs_sub_lt_iff.1 hn).2 (lt_of_lt_of_le hlt (hb x hx)) hn'

theorem IsLUB.unique (hs : IsLUB S s) (ht : IsLUB S t) : s = t :=
  le_antisymm (hs.least t ht.le) (ht.least s hs.le)

/-- Every number below the least upper bound is exceeded by an element of the set. -/
theorem IsLUB.exists_gt (hs : IsLUB S s) (h : b < s) : ∃ x, S x ∧ b < x := by
  apply Classical.byContradiction
  intro hno
  have hle : s ≤ b := hs.least b fun x hx => not_lt.1 fun hlt => hno ⟨x, hx, hlt⟩
  exact not_le.2 h hle

/-- **Greatest lower bound property**: a nonempty set of reals that is bounded below has a greatest
lower bound. -/
theorem exists_isGLB (hne : ∃ x, S x) (hb : ∃ b, ∀ x, S x → b ≤ x) : ∃ s, IsGLB S s := by
  obtain ⟨x, hx⟩ := hne
  obtain ⟨b, hb⟩ := hb
  have hne' : ∃ y, S (-y) := ⟨-x, by rwa [neg_neg]⟩
  have hb' : ∀ y, S (-y) → y ≤ -b := fun y hy => OrderedAdd.le_neg_iff.1 (hb (-y) hy)
  obtain ⟨s, hs⟩ := exists_isLUB hne' ⟨-b, hb'⟩
  refine ⟨-s, fun y hy => ?_, fun c hc => ?_⟩
  · exact OrderedAdd.neg_le_iff.1 (hs.le (-y) (by rwa [neg_neg]))
  · exact OrderedAdd.le_neg_iff.1
      (hs.least (-c) fun y hy => OrderedAdd.le_neg_iff.1 (hc (-y) hy))

theorem IsGLB.unique (hs : IsGLB S s) (ht : IsGLB S t) : s = t :=
  le_antisymm (ht.greatest s hs.ge) (hs.greatest t ht.ge)

/-- Every number above the greatest lower bound exceeds an element of the set. -/
theorem IsGLB.exists_lt (hs : IsGLB S s) (h : s < b) : ∃ x, S x ∧ x < b := by
  apply Classical.byContradiction
  intro hno
  have hle : b ≤ s := hs.greatest b fun x hx => not_lt.1 fun hlt => hno ⟨x, hx, hlt⟩
  exact not_le.2 h hle

end Fundamentals.Real
