/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

/-!
# Cauchy sequences of rational numbers

The raw material of the real numbers: Cauchy sequences of rationals with termwise sum, negative and
product, and the preorder `s ≤ t` which says that `s` exceeds `t` by less than any `ε > 0` from some
index on. Two sequences are equivalent, that is, they stand for the same real number, when
`s ≤ t` and `t ≤ s`.

## Main definitions

* `IsCauchy s`, `CauchySequence`: Cauchy sequences of rationals.
* `CauchySequence.Le`, `CauchySequence.instSetoid`: the order, and the equivalence it induces.

## Main statements

* `CauchySequence.le_total`: the order is total.
* `CauchySequence.exists_lt_of_not_le`: what `¬ t ≤ s` means, a gap between the terms.
* `CauchySequence.add_congr`, `CauchySequence.mul_congr`: sum and product respect equivalence.
* `CauchySequence.exists_mul_equiv_one`: a positive sequence has an inverse.

## Implementation notes

All conditions are one-sided, `s m - s n < ε` for all large `m` and `n`: exchanging `m` and `n`
gives the other side, and no absolute value of rationals is needed.
-/

public section

namespace Fundamentals

/-- A sequence of rationals is a Cauchy sequence if for every `ε > 0` its terms differ by less than
`ε` from some index on. -/
@[expose] def IsCauchy (s : Nat → Rat) : Prop :=
  ∀ ε : Rat, 0 < ε → ∃ N : Nat, ∀ m n, N ≤ m → N ≤ n → s m - s n < ε

/-- A Cauchy sequence of rational numbers. -/
structure CauchySequence where
  /-- The terms of the sequence. -/
  seq : Nat → Rat
  /-- The terms come arbitrarily close to each other. -/
  isCauchy : IsCauchy seq

namespace CauchySequence

open Lean.Grind (OrderedRing)

variable {s t u s' t' : CauchySequence}

/-! ### Estimates with rational numbers -/

private theorem half_pos {ε : Rat} (hε : 0 < ε) : 0 < ε / 2 := by grind

private theorem lt_add_of_pos {ε : Rat} (q : Rat) (hε : 0 < ε) : q < q + ε := by grind

private theorem add_lt_of_halves {p q ε : Rat} (hp : p < ε / 2) (hq : q < ε / 2) : p + q < ε := by
  grind

private theorem mul_sub_mul (p q r s : Rat) : p * q - r * s = p * (q - s) + s * (p - r) := by grind

private theorem lt_add_of_halves {p q r ε : Rat} (h : p < q + ε / 2) (h' : q < r + ε / 2) :
    p < r + ε := by
  grind

private theorem add_lt_add_of_halves {p q r s ε : Rat} (h : p < r + ε / 2) (h' : q < s + ε / 2) :
    p + q < r + s + ε := by
  grind

private theorem neg_lt_and_lt {p q ε : Rat} (h : q < p + ε) (h' : p < q + ε) :
    -ε < p - q ∧ p - q < ε :=
  ⟨by grind, by grind⟩

private theorem lt_add_of_sub_lt {p q ε : Rat} (h : p - q < ε) : p < q + ε := by grind

private theorem neg_lt_neg_add {p q ε : Rat} (h : p < q + ε) : -q < -p + ε := by grind

private theorem mul_lt_add_of_mul_sub_lt {p q r ε : Rat} (h : p * (q - r) < ε) :
    p * q < p * r + ε := by
  grind

/-- Of two numbers with a gap of `ε` between them, a quarter of it is left if both move by less than
a quarter. -/
private theorem add_quarter_lt {p q r s ε : Rat} (hε : 0 < ε) (hgap : r + ε ≤ s)
    (hp : p - r < ε / 4) (hq : s - q < ε / 4) : p + ε / 4 < q := by
  grind

/-- A product of numbers greater than `δ` and `ε`. -/
private theorem mul_lt_mul_of_pos {p q δ ε : Rat} (hδ : 0 < δ) (hε : 0 < ε) (hp : δ < p)
    (hq : ε < q) : δ * ε < p * q :=
  Std.lt_trans (OrderedRing.mul_lt_mul_of_pos_right hp hε)
    (OrderedRing.mul_lt_mul_of_pos_left hq (Std.lt_trans hδ hp))

/-- What is less than one away from `q` has a bound. -/
private theorem exists_bound (q : Rat) :
    ∃ B : Rat, 0 < B ∧ ∀ r, r - q < 1 → q - r < 1 → -B < r ∧ r < B := by
  obtain h | h : 0 ≤ q ∨ q ≤ 0 := Std.le_total
  · exact ⟨q + 2, by grind, fun r _ _ => ⟨by grind, by grind⟩⟩
  · exact ⟨2 - q, by grind, fun r _ _ => ⟨by grind, by grind⟩⟩

/-! ### Bounds -/

/-- A Cauchy sequence is bounded from some index on. -/
theorem eventually_bounded (s : CauchySequence) :
    ∃ B : Rat, 0 < B ∧ ∃ N : Nat, ∀ n, N ≤ n → -B < s.seq n ∧ s.seq n < B := by
  obtain ⟨N, hN⟩ := s.isCauchy 1 (by decide)
  obtain ⟨B, hB, hbound⟩ := exists_bound (s.seq N)
  exact ⟨B, hB, N, fun n hn =>
    hbound _ (hN n N hn (Nat.le_refl N)) (hN N n (Nat.le_refl N) hn)⟩

/-- A product of a factor bounded by `B` and a factor smaller than `δ` is smaller than `B δ`. -/
private theorem mul_lt_of_bounds {a d B δ : Rat} (ha : -B < a ∧ a < B) (hd : -δ < d ∧ d < δ) :
    a * d < B * δ := by
  have h := Rat.mul_pos (a := B - a) (b := δ + d) (by grind) (by grind)
  have h' := Rat.mul_pos (a := B + a) (b := δ - d) (by grind) (by grind)
  grind

private theorem exists_pos_mul_eq {B ε : Rat} (hB : 0 < B) (hε : 0 < ε) :
    ∃ δ : Rat, 0 < δ ∧ B * δ = ε :=
  ⟨ε * B⁻¹, Rat.mul_pos hε (Lean.Grind.Field.IsOrdered.inv_pos_iff.2 hB), by
    rw [Rat.mul_comm, Rat.mul_assoc, Rat.inv_mul_cancel B (Rat.ne_of_gt hB), Rat.mul_one]⟩

/-! ### Arithmetic -/

/-- The constant sequence `q, q, q, …`. -/
@[expose] def const (q : Rat) : CauchySequence where
  seq _ := q
  isCauchy ε hε := ⟨0, by grind⟩

/-- The termwise sum. -/
@[expose] def add (s t : CauchySequence) : CauchySequence where
  seq n := s.seq n + t.seq n
  isCauchy ε hε := by
    obtain ⟨M, hM⟩ := s.isCauchy (ε / 2) (by grind)
    obtain ⟨N, hN⟩ := t.isCauchy (ε / 2) (by grind)
    refine ⟨M + N, fun m n hm hn => ?_⟩
    have := hM m n (by omega) (by omega)
    have := hN m n (by omega) (by omega)
    grind

/-- The termwise negative. -/
@[expose] def neg (s : CauchySequence) : CauchySequence where
  seq n := -s.seq n
  isCauchy ε hε := by
    obtain ⟨N, hN⟩ := s.isCauchy ε hε
    refine ⟨N, fun m n hm hn => ?_⟩
    have := hN n m hn hm
    grind

theorem isCauchy_mul (s t : CauchySequence) : IsCauchy fun n => s.seq n * t.seq n := by
  intro ε hε
  obtain ⟨A, hA, K, hK⟩ := s.eventually_bounded
  obtain ⟨B, hB, L, hL⟩ := t.eventually_bounded
  obtain ⟨σ, hσ, hBσ⟩ := exists_pos_mul_eq hB (half_pos hε)
  obtain ⟨τ, hτ, hAτ⟩ := exists_pos_mul_eq hA (half_pos hε)
  obtain ⟨M, hM⟩ := s.isCauchy σ hσ
  obtain ⟨N, hN⟩ := t.isCauchy τ hτ
  refine ⟨K + L + M + N, fun m n hm hn => ?_⟩
  have hs := neg_lt_and_lt (lt_add_of_sub_lt (hM n m (by omega) (by omega)))
    (lt_add_of_sub_lt (hM m n (by omega) (by omega)))
  have ht := neg_lt_and_lt (lt_add_of_sub_lt (hN n m (by omega) (by omega)))
    (lt_add_of_sub_lt (hN m n (by omega) (by omega)))
  rw [mul_sub_mul]
  exact add_lt_of_halves (hAτ ▸ mul_lt_of_bounds (hK m (by omega)) ht)
    (hBσ ▸ mul_lt_of_bounds (hL n (by omega)) hs)

/-- The termwise product. -/
@[expose] def mul (s t : CauchySequence) : CauchySequence where
  seq n := s.seq n * t.seq n
  isCauchy := isCauchy_mul s t

@[grind =] theorem seq_const (q : Rat) (n : Nat) : (const q).seq n = q := rfl

@[grind =] theorem seq_add (s t : CauchySequence) (n : Nat) :
    (s.add t).seq n = s.seq n + t.seq n := rfl

@[grind =] theorem seq_neg (s : CauchySequence) (n : Nat) : s.neg.seq n = -s.seq n := rfl

@[grind =] theorem seq_mul (s t : CauchySequence) (n : Nat) :
    (s.mul t).seq n = s.seq n * t.seq n := rfl

/-! ### Order and equivalence -/

/-- `s ≤ t`: for every `ε > 0` the terms of `s` are less than those of `t` plus `ε` from some index
on. -/
@[expose] protected def Le (s t : CauchySequence) : Prop :=
  ∀ ε : Rat, 0 < ε → ∃ N : Nat, ∀ n, N ≤ n → s.seq n < t.seq n + ε

instance instLE : LE CauchySequence := ⟨CauchySequence.Le⟩

theorem le_of_forall_le (h : ∀ n, s.seq n ≤ t.seq n) : s ≤ t :=
  fun _ hε => ⟨0, fun n _ => Std.lt_of_le_of_lt (h n) (lt_add_of_pos _ hε)⟩

theorem le_refl (s : CauchySequence) : s ≤ s := le_of_forall_le fun _ => Rat.le_refl

theorem le_trans (h : s ≤ t) (h' : t ≤ u) : s ≤ u := by
  intro ε hε
  obtain ⟨M, hM⟩ := h (ε / 2) (half_pos hε)
  obtain ⟨N, hN⟩ := h' (ε / 2) (half_pos hε)
  exact ⟨M + N, fun n hn => lt_add_of_halves (hM n (by omega)) (hN n (by omega))⟩

/-- If `t ≤ s` fails, then from some index on `t` exceeds `s` by a positive constant. -/
theorem exists_lt_of_not_le (h : ¬t ≤ s) :
    ∃ ε : Rat, 0 < ε ∧ ∃ N : Nat, ∀ n, N ≤ n → s.seq n + ε < t.seq n := by
  obtain ⟨ε, h⟩ := Classical.not_forall.1 h
  obtain ⟨hε, h⟩ := Classical.not_imp.1 h
  have hgap (N : Nat) : ∃ n, N ≤ n ∧ s.seq n + ε ≤ t.seq n :=
    Classical.byContradiction fun hno =>
      h ⟨N, fun n hn => Rat.not_le.1 fun hle => hno ⟨n, hn, hle⟩⟩
  have hquarter : 0 < ε / 4 := by grind
  obtain ⟨M, hM⟩ := s.isCauchy (ε / 4) hquarter
  obtain ⟨N, hN⟩ := t.isCauchy (ε / 4) hquarter
  obtain ⟨k, hk, hkgap⟩ := hgap (M + N)
  exact ⟨ε / 4, hquarter, M + N, fun n hn => add_quarter_lt hε hkgap
    (hM n k (by omega) (by omega)) (hN k n (by omega) (by omega))⟩

theorem not_le_of_forall_lt {ε : Rat} (hε : 0 < ε) {N : Nat}
    (h : ∀ n, N ≤ n → s.seq n + ε < t.seq n) : ¬t ≤ s := by
  intro hle
  obtain ⟨M, hM⟩ := hle ε hε
  exact Std.not_lt.2 (Std.le_of_lt (h (M + N) (by omega))) (hM (M + N) (by omega))

theorem le_total (s t : CauchySequence) : s ≤ t ∨ t ≤ s := by
  by_cases h : t ≤ s
  · exact .inr h
  · obtain ⟨δ, hδ, N, hN⟩ := exists_lt_of_not_le h
    exact .inl fun ε hε => ⟨N, fun n hn => Std.lt_trans (lt_add_of_pos _ hδ)
      (Std.lt_trans (hN n hn) (lt_add_of_pos _ hε))⟩

/-- Sequences are equivalent when each is at most the other. -/
instance instSetoid : Setoid CauchySequence where
  r s t := s ≤ t ∧ t ≤ s
  iseqv.refl s := ⟨le_refl s, le_refl s⟩
  iseqv.symm h := ⟨h.2, h.1⟩
  iseqv.trans h h' := ⟨le_trans h.1 h'.1, le_trans h'.2 h.2⟩

theorem equiv_iff : s ≈ t ↔ s ≤ t ∧ t ≤ s := Iff.rfl

theorem equiv_of_forall_eq (h : ∀ n, s.seq n = t.seq n) : s ≈ t :=
  ⟨le_of_forall_le fun n => by rw [h]; exact Rat.le_refl,
    le_of_forall_le fun n => by rw [h]; exact Rat.le_refl⟩

theorem le_congr (hs : s ≈ s') (ht : t ≈ t') : s ≤ t ↔ s' ≤ t' :=
  ⟨fun h => le_trans hs.2 (le_trans h ht.1), fun h => le_trans hs.1 (le_trans h ht.2)⟩

/-! ### Arithmetic respects order and equivalence -/

theorem add_le_add (hs : s ≤ s') (ht : t ≤ t') : s.add t ≤ s'.add t' := by
  intro ε hε
  obtain ⟨M, hM⟩ := hs (ε / 2) (half_pos hε)
  obtain ⟨N, hN⟩ := ht (ε / 2) (half_pos hε)
  exact ⟨M + N, fun n hn => add_lt_add_of_halves (hM n (by omega)) (hN n (by omega))⟩

theorem neg_le_neg (h : s ≤ t) : t.neg ≤ s.neg := by
  intro ε hε
  obtain ⟨N, hN⟩ := h ε hε
  exact ⟨N, fun n hn => neg_lt_neg_add (hN n hn)⟩

theorem add_congr (hs : s ≈ s') (ht : t ≈ t') : s.add t ≈ s'.add t' :=
  ⟨add_le_add hs.1 ht.1, add_le_add hs.2 ht.2⟩

theorem neg_congr (h : s ≈ t) : s.neg ≈ t.neg := ⟨neg_le_neg h.2, neg_le_neg h.1⟩

private theorem mul_le_mul_of_equiv (u : CauchySequence) (h : s ≈ t) : u.mul s ≤ u.mul t := by
  intro ε hε
  obtain ⟨B, hB, K, hK⟩ := u.eventually_bounded
  obtain ⟨δ, hδ, hBδ⟩ := exists_pos_mul_eq hB hε
  obtain ⟨M, hM⟩ := h.1 δ hδ
  obtain ⟨N, hN⟩ := h.2 δ hδ
  refine ⟨K + M + N, fun n hn => ?_⟩
  have hst := hM n (by omega)
  have hts := hN n (by omega)
  exact mul_lt_add_of_mul_sub_lt
    (hBδ ▸ mul_lt_of_bounds (hK n (by omega)) (neg_lt_and_lt hts hst))

theorem mul_comm_equiv (s t : CauchySequence) : s.mul t ≈ t.mul s :=
  equiv_of_forall_eq fun _ => Rat.mul_comm _ _

theorem mul_congr (hs : s ≈ s') (ht : t ≈ t') : s.mul t ≈ s'.mul t' := by
  have hright : s.mul t ≈ s.mul t' :=
    ⟨mul_le_mul_of_equiv s ht, mul_le_mul_of_equiv s (Setoid.symm ht)⟩
  have hleft : t'.mul s ≈ t'.mul s' :=
    ⟨mul_le_mul_of_equiv t' hs, mul_le_mul_of_equiv t' (Setoid.symm hs)⟩
  exact Setoid.trans hright (Setoid.trans (mul_comm_equiv s t')
    (Setoid.trans hleft (mul_comm_equiv t' s')))

/-- A product of positive sequences is positive. -/
theorem mul_pos (hs : ¬s ≤ const 0) (ht : ¬t ≤ const 0) : ¬s.mul t ≤ const 0 := by
  obtain ⟨δ, hδ, M, hM⟩ := exists_lt_of_not_le hs
  obtain ⟨ε, hε, N, hN⟩ := exists_lt_of_not_le ht
  refine not_le_of_forall_lt (Rat.mul_pos hδ hε) (N := M + N) fun n hn => ?_
  have hsn : 0 + δ < s.seq n := hM n (by omega)
  have htn : 0 + ε < t.seq n := hN n (by omega)
  rw [Rat.zero_add] at hsn htn
  rw [seq_const, seq_mul, Rat.zero_add]
  exact mul_lt_mul_of_pos hδ hε hsn htn

/-! ### Inverses -/

/-- The estimate behind the continuity of the inverse. -/
private theorem inv_sub_inv_lt {a b δ ε : Rat} (hδ : 0 < δ) (ha : δ < a) (hb : δ < b) (hε : 0 < ε)
    (h : b - a < ε * (δ * δ)) : a⁻¹ - b⁻¹ < ε := by
  have ha₀ : 0 < a := Std.lt_trans hδ ha
  have hb₀ : 0 < b := Std.lt_trans hδ hb
  have hab : 0 < a * b := Rat.mul_pos ha₀ hb₀
  have hlt : (a⁻¹ - b⁻¹) * (a * b) < ε * (a * b) :=
    calc (a⁻¹ - b⁻¹) * (a * b) = b - a := by grind
      _ < ε * (δ * δ) := h
      _ < ε * (a * b) :=
        OrderedRing.mul_lt_mul_of_pos_left (mul_lt_mul_of_pos hδ hδ ha hb) hε
  exact (Lean.Grind.Field.IsOrdered.mul_lt_mul_iff_of_pos_right hab).1 hlt

private theorem isCauchy_inv {δ : Rat} (hδ : 0 < δ) {N : Nat} (s : CauchySequence)
    (h : ∀ n, N ≤ n → δ < s.seq n) : IsCauchy fun n => (s.seq n)⁻¹ := by
  intro ε hε
  obtain ⟨M, hM⟩ := s.isCauchy (ε * (δ * δ)) (Rat.mul_pos hε (Rat.mul_pos hδ hδ))
  refine ⟨M + N, fun m n hm hn => ?_⟩
  exact inv_sub_inv_lt hδ (h m (by omega)) (h n (by omega)) hε (hM n m (by omega) (by omega))

/-- A positive sequence has an inverse. -/
theorem exists_mul_equiv_one (h : ¬s ≤ const 0) : ∃ t : CauchySequence, s.mul t ≈ const 1 := by
  obtain ⟨δ, hδ, N, hN⟩ := exists_lt_of_not_le h
  have hδs : ∀ n, N ≤ n → δ < s.seq n := fun n hn => by
    have h : 0 + δ < s.seq n := hN n hn
    rwa [Rat.zero_add] at h
  have hone : ∀ n, N ≤ n → s.seq n * (s.seq n)⁻¹ = 1 := fun n hn =>
    Rat.mul_inv_cancel _ (Rat.ne_of_gt (Std.lt_trans hδ (hδs n hn)))
  refine ⟨⟨fun n => (s.seq n)⁻¹, isCauchy_inv hδ s hδs⟩, fun ε hε => ⟨N, fun n hn => ?_⟩,
    fun ε hε => ⟨N, fun n hn => ?_⟩⟩
  · rw [seq_mul, hone n hn, seq_const]
    exact lt_add_of_pos 1 hε
  · rw [seq_mul, hone n hn, seq_const]
    exact lt_add_of_pos 1 hε

/-! ### Approximation by the terms -/

/-- The terms of a Cauchy sequence approximate it, from below and from above. -/
theorem eventually_near (s : CauchySequence) {ε : Rat} (hε : 0 < ε) :
    ∃ N : Nat, ∀ n, N ≤ n → const (s.seq n - ε) ≤ s ∧ s ≤ const (s.seq n + ε) := by
  obtain ⟨N, hN⟩ := s.isCauchy ε hε
  refine ⟨N, fun n hn => ⟨fun η hη => ⟨N, fun k hk => ?_⟩, fun η hη => ⟨N, fun k hk => ?_⟩⟩⟩
  · have := hN n k hn hk
    show s.seq n - ε < s.seq k + η
    clear hN
    grind
  · have := hN k n hk hn
    show s.seq k < s.seq n + ε + η
    clear hN
    grind

theorem const_le_const {p q : Rat} : const p ≤ const q ↔ p ≤ q := by
  constructor
  · intro h
    apply Rat.not_lt.1
    intro hlt
    obtain ⟨N, hN⟩ := h (p - q) (by grind)
    have : p < q + (p - q) := hN N (Nat.le_refl N)
    grind
  · exact fun h => le_of_forall_le fun _ => h

end CauchySequence
end Fundamentals
