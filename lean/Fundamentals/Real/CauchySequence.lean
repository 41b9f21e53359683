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

variable {s t u s' t' : CauchySequence}

/-- A Cauchy sequence is bounded from some index on. -/
theorem eventually_bounded (s : CauchySequence) :
    ∃ B : Rat, 0 < B ∧ ∃ N : Nat, ∀ n, N ≤ n → -B < s.seq n ∧ s.seq n < B := by
  obtain ⟨N, hN⟩ := s.isCauchy 1 (by grind)
  obtain ⟨B, hB, hlo, hhi⟩ : ∃ B : Rat, 0 < B ∧ -B < s.seq N - 1 ∧ s.seq N + 1 < B := by
    obtain h | h : 0 ≤ s.seq N ∨ s.seq N ≤ 0 := by grind
    · exact ⟨s.seq N + 2, by grind, by grind, by grind⟩
    · exact ⟨2 - s.seq N, by grind, by grind, by grind⟩
  refine ⟨B, hB, N, fun n hn => ?_⟩
  have := hN n N hn (Nat.le_refl N)
  have := hN N n (Nat.le_refl N) hn
  grind

/-- A product of a factor bounded by `B` and a factor smaller than `δ` is smaller than `B δ`. -/
private theorem mul_lt_of_bounds {a d B δ : Rat} (ha : -B < a ∧ a < B) (hd : -δ < d ∧ d < δ) :
    a * d < B * δ := by
  have h := Rat.mul_pos (a := B - a) (b := δ + d) (by grind) (by grind)
  have h' := Rat.mul_pos (a := B + a) (b := δ - d) (by grind) (by grind)
  grind

private theorem exists_pos_mul_eq {B ε : Rat} (hB : 0 < B) (hε : 0 < ε) :
    ∃ δ : Rat, 0 < δ ∧ B * δ = ε :=
  ⟨ε * B⁻¹, Rat.mul_pos hε (Lean.Grind.Field.IsOrdered.inv_pos_iff.2 hB), by grind⟩

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
  obtain ⟨σ, hσ, hBσ⟩ := exists_pos_mul_eq (ε := ε / 2) hB (by grind)
  obtain ⟨τ, hτ, hAτ⟩ := exists_pos_mul_eq (ε := ε / 2) hA (by grind)
  obtain ⟨M, hM⟩ := s.isCauchy σ hσ
  obtain ⟨N, hN⟩ := t.isCauchy τ hτ
  refine ⟨K + L + M + N, fun m n hm hn => ?_⟩
  have hs := And.intro (hM n m (by omega) (by omega)) (hM m n (by omega) (by omega))
  have ht := And.intro (hN n m (by omega) (by omega)) (hN m n (by omega) (by omega))
  have h : s.seq m * (t.seq m - t.seq n) < A * τ :=
    mul_lt_of_bounds (hK m (by omega)) (by grind)
  have h' : t.seq n * (s.seq m - s.seq n) < B * σ :=
    mul_lt_of_bounds (hL n (by omega)) (by grind)
  grind

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

theorem le_of_forall_le (h : ∀ n, s.seq n ≤ t.seq n) : s ≤ t := fun ε hε => ⟨0, by grind⟩

theorem le_refl (s : CauchySequence) : s ≤ s := le_of_forall_le fun _ => Rat.le_refl

theorem le_trans (h : s ≤ t) (h' : t ≤ u) : s ≤ u := by
  intro ε hε
  obtain ⟨M, hM⟩ := h (ε / 2) (by grind)
  obtain ⟨N, hN⟩ := h' (ε / 2) (by grind)
  refine ⟨M + N, fun n hn => ?_⟩
  have := hM n (by omega)
  have := hN n (by omega)
  grind

/-- If `t ≤ s` fails, then from some index on `t` exceeds `s` by a positive constant. -/
theorem exists_lt_of_not_le (h : ¬t ≤ s) :
    ∃ ε : Rat, 0 < ε ∧ ∃ N : Nat, ∀ n, N ≤ n → s.seq n + ε < t.seq n := by
  obtain ⟨ε, h⟩ := Classical.not_forall.1 h
  obtain ⟨hε, h⟩ := Classical.not_imp.1 h
  have hgap (N : Nat) : ∃ n, N ≤ n ∧ s.seq n + ε ≤ t.seq n :=
    Classical.byContradiction fun hno =>
      h ⟨N, fun n hn => Rat.not_le.1 fun hle => hno ⟨n, hn, hle⟩⟩
  obtain ⟨M, hM⟩ := s.isCauchy (ε / 4) (by grind)
  obtain ⟨N, hN⟩ := t.isCauchy (ε / 4) (by grind)
  obtain ⟨k, hk, hkgap⟩ := hgap (M + N)
  refine ⟨ε / 4, by grind, M + N, fun n hn => ?_⟩
  have := hM n k (by omega) (by omega)
  have := hN k n (by omega) (by omega)
  grind

theorem not_le_of_forall_lt {ε : Rat} (hε : 0 < ε) {N : Nat}
    (h : ∀ n, N ≤ n → s.seq n + ε < t.seq n) : ¬t ≤ s := by
  intro hle
  obtain ⟨M, hM⟩ := hle ε hε
  have := h (M + N) (by omega)
  have := hM (M + N) (by omega)
  grind

theorem le_total (s t : CauchySequence) : s ≤ t ∨ t ≤ s := by
  by_cases h : t ≤ s
  · exact .inr h
  · obtain ⟨δ, hδ, N, hN⟩ := exists_lt_of_not_le h
    refine .inl fun ε hε => ⟨N, fun n hn => ?_⟩
    have := hN n hn
    grind

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
  obtain ⟨M, hM⟩ := hs (ε / 2) (by grind)
  obtain ⟨N, hN⟩ := ht (ε / 2) (by grind)
  refine ⟨M + N, fun n hn => ?_⟩
  have := hM n (by omega)
  have := hN n (by omega)
  grind

theorem neg_le_neg (h : s ≤ t) : t.neg ≤ s.neg := by
  intro ε hε
  obtain ⟨N, hN⟩ := h ε hε
  refine ⟨N, fun n hn => ?_⟩
  have := hN n hn
  grind

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
  have : u.seq n * (s.seq n - t.seq n) < B * δ :=
    mul_lt_of_bounds (hK n (by omega)) (by grind)
  grind

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
  have h := Rat.mul_pos (a := s.seq n - δ) (b := t.seq n) (by grind) (by grind)
  have h' := Rat.mul_pos (a := δ) (b := t.seq n - ε) hδ (by grind)
  grind

/-! ### Inverses -/

/-- The estimate behind the continuity of the inverse. -/
private theorem inv_sub_inv_lt {a b δ ε : Rat} (hδ : 0 < δ) (ha : δ < a) (hb : δ < b) (hε : 0 < ε)
    (h : b - a < ε * (δ * δ)) : a⁻¹ - b⁻¹ < ε := by
  have hab : 0 < a * b := Rat.mul_pos (by grind) (by grind)
  have hsq : δ * δ < a * b := by
    have h₁ := Rat.mul_pos (a := a - δ) (b := b) (by grind) (by grind)
    have h₂ := Rat.mul_pos (a := δ) (b := b - δ) hδ (by grind)
    grind
  have hlt : (a⁻¹ - b⁻¹) * (a * b) < ε * (a * b) := by
    have hεsq := Rat.mul_pos hε (b := a * b - δ * δ) (by grind)
    have hdiff : (a⁻¹ - b⁻¹) * (a * b) = b - a := by grind
    grind
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
    have : 0 + δ < s.seq n := hN n hn
    grind
  have hone : ∀ n, N ≤ n → s.seq n * (s.seq n)⁻¹ = 1 := fun n hn => by
    have := hδs n hn
    grind
  refine ⟨⟨fun n => (s.seq n)⁻¹, isCauchy_inv hδ s hδs⟩, fun ε hε => ⟨N, fun n hn => ?_⟩,
    fun ε hε => ⟨N, fun n hn => ?_⟩⟩
  · grind
  · grind

/-! ### Approximation by the terms -/

/-- The terms of a Cauchy sequence approximate it, from below and from above. -/
theorem eventually_near (s : CauchySequence) {ε : Rat} (hε : 0 < ε) :
    ∃ N : Nat, ∀ n, N ≤ n → const (s.seq n - ε) ≤ s ∧ s ≤ const (s.seq n + ε) := by
  obtain ⟨N, hN⟩ := s.isCauchy ε hε
  refine ⟨N, fun n hn => ⟨fun η hη => ⟨N, fun k hk => ?_⟩, fun η hη => ⟨N, fun k hk => ?_⟩⟩⟩
  · have := hN n k hn hk
    grind
  · have := hN k n hk hn
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
