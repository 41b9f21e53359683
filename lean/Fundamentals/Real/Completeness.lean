/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Supremum
public import Fundamentals.Real.Abs

/-!
# Cauchy sequences of real numbers converge

## Main definitions
* `IsLimitOfSeq u l`: the sequence `u` of real numbers converges to `l`.
* `IsCauchySeq u`: its terms come arbitrarily close to each other.

## Main statements
* `IsLimitOfSeq.unique`: there is at most one limit.
* `isCauchySeq_iff_exists_limit`: a sequence converges iff it is a Cauchy sequence.
* `orderedField_axioms`: the axioms of an ordered field, in one statement.

## Implementation notes
The limit of a Cauchy sequence is the least upper bound of the numbers that all its terms from some
one on exceed.
-/

public section

namespace Fundamentals.Real

variable {u : Nat → ℝ} {l m : ℝ}

/-- The sequence `u` converges to `l`: `∀ ε > 0, ∃ N, ∀ n ≥ N, |u n - l| < ε`. -/
@[expose] def IsLimitOfSeq (u : Nat → ℝ) (l : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → |u n - l| < ε

/-- The sequence `u` is a Cauchy sequence: `∀ ε > 0, ∃ N, ∀ m n ≥ N, |u m - u n| < ε`. -/
@[expose] def IsCauchySeq (u : Nat → ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ N : Nat, ∀ m n, N ≤ m → N ≤ n → |u m - u n| < ε

private theorem abs_sub_lt_of_halves {x y z ε : ℝ} (h : |x - y| < ε / 2) (h' : |y - z| < ε / 2) :
    |x - z| < ε :=
  lt_of_le_of_lt (abs_sub_le x y z) (add_halves ε ▸ add_lt_add h h')

/-- A sequence has at most one limit. -/
theorem IsLimitOfSeq.unique (hl : IsLimitOfSeq u l) (hm : IsLimitOfSeq u m) : l = m := by
  refine eq_of_forall_abs_sub_lt fun ε hε => ?_
  obtain ⟨N, hN⟩ := hl (ε / 2) (half_pos hε)
  obtain ⟨M, hM⟩ := hm (ε / 2) (half_pos hε)
  have hl := hN (N + M) (Nat.le_add_right N M)
  rw [abs_sub_comm] at hl
  exact abs_sub_lt_of_halves hl (hM (N + M) (Nat.le_add_left M N))

/-- A sequence that converges is a Cauchy sequence. -/
theorem IsLimitOfSeq.isCauchySeq (h : IsLimitOfSeq u l) : IsCauchySeq u := by
  intro ε hε
  obtain ⟨N, hN⟩ := h (ε / 2) (half_pos hε)
  refine ⟨N, fun m n hm hn => ?_⟩
  have hl := hN n hn
  rw [abs_sub_comm] at hl
  exact abs_sub_lt_of_halves (hN m hm) hl

/-- **Cauchy sequences converge.** Every Cauchy sequence of real numbers has a limit. -/
theorem IsCauchySeq.exists_limit (h : IsCauchySeq u) : ∃ l, IsLimitOfSeq u l := by
  -- the numbers below all terms from some one on
  let S : ℝ → Prop := fun x => ∃ N : Nat, ∀ n, N ≤ n → x ≤ u n
  obtain ⟨N, hN⟩ := h 1 zero_lt_one
  have element : ∃ x, S x := ⟨u N - 1, N, fun n hn =>
    le_of_lt (sub_lt_iff_lt_add.2 (abs_sub_lt_iff.1 (hN N n (Nat.le_refl N) hn)).2)⟩
  have bound : ∃ b, ∀ x, S x → x ≤ b := ⟨u N + 1, fun x ⟨M, hM⟩ => by
    have hlt := (abs_sub_lt_iff.1 (hN N (N + M) (Nat.le_refl N) (Nat.le_add_right N M))).1
    exact le_trans (hM (N + M) (Nat.le_add_left M N)) (le_of_lt (sub_lt_iff_lt_add.1 hlt))⟩
  obtain ⟨s, hs⟩ := exists_isLUB element bound
  refine ⟨s, fun ε hε => ?_⟩
  obtain ⟨N, hN⟩ := h (ε / 2) (half_pos hε)
  refine ⟨N, fun n hn => ?_⟩
  have lower : u n - ε / 2 ≤ s := hs.le _ ⟨N, fun m hm =>
    le_of_lt (sub_lt_iff_lt_add.2 (abs_sub_lt_iff.1 (hN n m hn hm)).2)⟩
  have upper : s ≤ u n + ε / 2 := hs.least _ fun x ⟨M, hM⟩ => by
    have hlt := (abs_sub_lt_iff.1 (hN n (N + M) hn (Nat.le_add_right N M))).1
    exact le_trans (hM (N + M) (Nat.le_add_left M N)) (le_of_lt (sub_lt_iff_lt_add.1 hlt))
  exact abs_sub_lt_iff.2 ⟨by grind, by grind⟩

/-- **Completeness**: a sequence of real numbers converges iff it is a Cauchy sequence. -/
theorem isCauchySeq_iff_exists_limit : IsCauchySeq u ↔ ∃ l, IsLimitOfSeq u l :=
  ⟨IsCauchySeq.exists_limit, fun ⟨_, h⟩ => h.isCauchySeq⟩

/-- **The real numbers are an ordered field.** Addition and multiplication are associative and
commutative, with the neutral elements 0 and 1, `0 ≠ 1`; every number has an opposite, and every
number other than 0 an inverse; multiplication is distributive over addition; the order is total;
and sums and products respect it. -/
theorem orderedField_axioms :
    ((∀ x y z : ℝ, x + y + z = x + (y + z)) ∧ (∀ x y : ℝ, x + y = y + x) ∧
      (∀ x : ℝ, x + 0 = x) ∧ ∀ x : ℝ, x + -x = 0) ∧
    ((∀ x y z : ℝ, x * y * z = x * (y * z)) ∧ (∀ x y : ℝ, x * y = y * x) ∧
      (∀ x : ℝ, x * 1 = x) ∧ (∀ x : ℝ, x ≠ 0 → x * x⁻¹ = 1) ∧ (0 : ℝ) ≠ 1) ∧
    (∀ x y z : ℝ, x * (y + z) = x * y + x * z) ∧
    ((∀ x : ℝ, x ≤ x) ∧ (∀ x y z : ℝ, x ≤ y → y ≤ z → x ≤ z) ∧
      (∀ x y : ℝ, x ≤ y → y ≤ x → x = y) ∧ (∀ x y : ℝ, x ≤ y ∨ y ≤ x) ∧
      ∀ x y : ℝ, x < y ↔ x ≤ y ∧ x ≠ y) ∧
    (∀ x y z : ℝ, x ≤ y → x + z ≤ y + z) ∧ ∀ x y : ℝ, 0 ≤ x → 0 ≤ y → 0 ≤ x * y :=
  ⟨⟨add_assoc, add_comm, add_zero, fun x => by grind⟩,
    ⟨mul_assoc, mul_comm, mul_one, fun _ => mul_inv_cancel, zero_ne_one⟩, mul_add,
    ⟨le_refl, fun _ _ _ => le_trans, fun _ _ => le_antisymm, le_total,
      fun _ _ => lt_iff_le_and_ne⟩,
    fun _ _ _ h => add_le_add h le_rfl, fun _ _ => mul_nonneg⟩

end Fundamentals.Real
