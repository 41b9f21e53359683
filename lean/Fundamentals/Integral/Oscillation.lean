/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
import Fundamentals.Integral.Cauchy

/-!
# Riemann's criterion for integrability

A function is integrable iff, over fine partitions, it matters little where in the pieces the tags
are: the oscillations of `f` in the pieces, weighted with their lengths, have a small sum.

## Main statements
- `integrableOn_iff_oscillation`: Riemann's criterion.
- `IntegrableOn.of_oscillation_le`: a function that oscillates at most `C` times as much as an
  integrable one is integrable.

## Implementation notes
The oscillation of `f` in a piece is a supremum; the criterion is stated with differences of values
of `f` at two points of each piece instead, the tag and another one.

Two partitions `P` and `Q` are compared without a common refinement: the lengths of the overlaps
`[xᵢ, xᵢ₊₁] ∩ [yⱼ, yⱼ₊₁]` add up, over `j`, to the length of the piece `i` of `P` and, over `i`, to
that of the piece `j` of `Q`, so that `riemannSum f P - riemannSum f Q` is the sum of
`(f (ξᵢ) - f (ηⱼ)) * overlap i j` over all `i` and `j`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b C ε : ℝ}

/-- Of finitely many points, and another one, one has the largest value. -/
private theorem exists_largest {n : Nat} (φ : ℝ → ℝ) {p : ℝ → Prop} {x : ℝ} {z : Fin n → ℝ}
    (hx : p x) (hz : ∀ j, p (z j)) : ∃ t, p t ∧ ∀ j, φ (z j) ≤ φ t := by
  induction n with
  | zero => exact ⟨x, hx, fun j => j.elim0⟩
  | succ n ih =>
    obtain ⟨t, ht, hle⟩ := ih fun j => hz j.castSucc
    obtain h | h := Real.le_total (φ (z (Fin.last n))) (φ t)
    · exact ⟨t, ht, Fin.lastCases h hle⟩
    · exact ⟨z (Fin.last n), hz _, Fin.lastCases (Real.le_refl _) fun j => Real.le_trans (hle j) h⟩

/-! ### Overlaps of the pieces of two partitions -/

namespace TaggedPartition

/-- The length of the overlap of the piece `i` of `P` with the piece `j` of `Q`. -/
private noncomputable def overlap (P Q : TaggedPartition a b) (i : Fin P.size) (j : Fin Q.size) :
    ℝ :=
  max 0 (min (P.point i.succ) (Q.point j.succ) - max (P.point i.castSucc) (Q.point j.castSucc))

variable (P Q : TaggedPartition a b)

private theorem overlap_nonneg (i : Fin P.size) (j : Fin Q.size) : 0 ≤ overlap P Q i j :=
  Real.le_max_left _ _

private theorem overlap_comm (i : Fin P.size) (j : Fin Q.size) :
    overlap P Q i j = overlap Q P j i := by
  rw [overlap, overlap, Real.min_comm, Real.max_comm (P.point i.castSucc)]

/-- The formula for the length of the overlap gives zero where there is no overlap. -/
private theorem max_zero_sub {p q : ℝ} (h : p ≤ q) : max 0 (p - q) = 0 :=
  Real.max_eq_left (by grind only)

/-- The length of the overlap of `[p₀, p₁]` and `[q₀, q₁]` is the distance of the ends of the second
interval, moved into the first one. -/
private theorem max_zero_sub_eq {p₀ p₁ q₀ q₁ : ℝ} (hp : p₀ ≤ p₁) (hq : q₀ ≤ q₁) :
    max 0 (min p₁ q₁ - max p₀ q₀) = Real.clamp p₀ p₁ q₁ - Real.clamp p₀ p₁ q₀ := by
  obtain h | h := Real.le_total q₁ p₀
  · rw [Real.clamp_of_le h, Real.clamp_of_le (Real.le_trans hq h), Real.sub_self]
    exact max_zero_sub (Real.le_trans (Real.min_le_right _ _)
      (Real.le_trans h (Real.le_max_left _ _)))
  obtain h' | h' := Real.le_total p₁ q₀
  · rw [Real.clamp_of_ge hp (Real.le_trans h' hq), Real.clamp_of_ge hp h', Real.sub_self]
    exact max_zero_sub (Real.le_trans (Real.min_le_left _ _)
      (Real.le_trans h' (Real.le_max_right _ _)))
  · have meet : max p₀ q₀ ≤ min p₁ q₁ := Real.max_le (Real.le_min hp h) (Real.le_min h' hq)
    rw [Real.max_eq_right (Real.sub_nonneg.2 meet), Real.clamp_def, Real.clamp_def,
      Real.max_eq_right (Real.le_min hp h), Real.min_eq_right h']

/-- Where two intervals overlap, the left end of each, moved into the other one, is the left end of
the overlap. -/
private theorem clamp_eq_clamp {p₀ p₁ q₀ q₁ : ℝ} (h : 0 < max 0 (min p₁ q₁ - max p₀ q₀)) :
    Real.clamp p₀ p₁ q₀ = Real.clamp q₀ q₁ p₀ := by
  have meet : max p₀ q₀ ≤ min p₁ q₁ := Real.not_lt.1 fun apart =>
    Real.ne_of_gt h (max_zero_sub (Real.le_of_lt apart))
  obtain ⟨hp, hq⟩ := Real.max_le_iff.1 meet
  rw [Real.clamp_def, Real.clamp_def, Real.min_eq_right (Real.le_min_iff.1 hq).1,
    Real.min_eq_right (Real.le_min_iff.1 hp).2, Real.max_comm]

/-- The overlaps of a piece of `P` with the pieces of `Q` add up to its length. -/
private theorem sum_overlap (i : Fin P.size) : ∑ j, overlap P Q i j = P.length i := by
  let cut (t : ℝ) : ℝ := Real.clamp (P.point i.castSucc) (P.point i.succ) t
  have hP := P.castSucc_le_succ i
  have hterm (j : Fin Q.size) :
      overlap P Q i j = cut (Q.point j.succ) - cut (Q.point j.castSucc) :=
    max_zero_sub_eq hP (Q.castSucc_le_succ j)
  have ha : cut a = P.point i.castSucc := Real.clamp_of_le (P.le_point i.castSucc)
  have hb : cut b = P.point i.succ := Real.clamp_of_ge hP (P.point_le i.succ)
  rw [sum_congr hterm, sum_succ_sub_castSucc fun j => cut (Q.point j), Q.point_zero, Q.point_last,
    ha, hb, P.length_def]

/-- A Riemann sum as a sum over overlaps. -/
private theorem riemannSum_eq_sum_overlap (f : ℝ → ℝ) :
    riemannSum f P = ∑ i, ∑ j, f (P.tag i) * overlap P Q i j := by
  simp only [sum_mul_left, sum_overlap, riemannSum_def]

/-- The difference of two Riemann sums as a sum over overlaps. -/
private theorem riemannSum_sub_eq_sum_overlap (f : ℝ → ℝ) :
    riemannSum f P - riemannSum f Q =
      ∑ i, ∑ j, (f (P.tag i) - f (Q.tag j)) * overlap P Q i j := by
  have hQ : riemannSum f Q = ∑ i, ∑ j, f (Q.tag j) * overlap P Q i j := by
    rw [riemannSum_eq_sum_overlap Q P, sum_comm]
    simp only [overlap_comm Q P]
  rw [riemannSum_eq_sum_overlap P Q, hQ]
  simp only [← sum_sub, ← Real.sub_mul]

/-- Differences between the values of `f` at the tag and at other points `z` of the same piece, one
for each piece of `Q`, weighted with the overlaps, are not larger than for one point of each piece,
weighted with its length. -/
private theorem exists_sum_overlap_le (f : ℝ → ℝ) {z : Fin P.size → Fin Q.size → ℝ}
    (hz : ∀ i j, P.point i.castSucc ≤ z i j ∧ z i j ≤ P.point i.succ) :
    ∃ t : Fin P.size → ℝ, P.IsTagging t ∧
      ∑ i, ∑ j, |f (P.tag i) - f (z i j)| * overlap P Q i j ≤
        ∑ i, |f (P.tag i) - f (t i)| * P.length i := by
  obtain ⟨t, ht⟩ := Classical.axiomOfChoice fun i : Fin P.size =>
    exists_largest (p := fun x => P.point i.castSucc ≤ x ∧ x ≤ P.point i.succ)
      (fun x => |f (P.tag i) - f x|) (P.isTagging_tag i) (hz i)
  refine ⟨t, fun i => (ht i).1, sum_le_sum fun i => ?_⟩
  rw [← sum_overlap P Q, ← sum_mul_left]
  exact sum_le_sum fun j => Real.mul_le_mul_of_nonneg_right ((ht i).2 j) (overlap_nonneg P Q i j)

/-- Two Riemann sums differ by at most the sum of the differences between the values of `f` at the
tags and at other points of the same pieces, suitably chosen. -/
private theorem exists_abs_riemannSum_sub_le (f : ℝ → ℝ) :
    ∃ (s : Fin P.size → ℝ) (t : Fin Q.size → ℝ), P.IsTagging s ∧ Q.IsTagging t ∧
      |riemannSum f P - riemannSum f Q| ≤
        ∑ i, |f (P.tag i) - f (s i)| * P.length i + ∑ j, |f (Q.tag j) - f (t j)| * Q.length j := by
  -- the left end of the overlap, or, if there is none, some point of the piece
  let z (P Q : TaggedPartition a b) (i : Fin P.size) (j : Fin Q.size) : ℝ :=
    Real.clamp (P.point i.castSucc) (P.point i.succ) (Q.point j.castSucc)
  have hz (P Q : TaggedPartition a b) (i : Fin P.size) (j : Fin Q.size) :
      P.point i.castSucc ≤ z P Q i j ∧ z P Q i j ≤ P.point i.succ :=
    ⟨Real.le_clamp _ _ _, Real.clamp_le (P.castSucc_le_succ i)⟩
  obtain ⟨s, hs, hsum⟩ := exists_sum_overlap_le P Q f (hz P Q)
  obtain ⟨t, ht, htum⟩ := exists_sum_overlap_le Q P f (hz Q P)
  refine ⟨s, t, hs, ht, ?_⟩
  have hterm (i : Fin P.size) (j : Fin Q.size) :
      |(f (P.tag i) - f (Q.tag j)) * overlap P Q i j| ≤
        |f (P.tag i) - f (z P Q i j)| * overlap P Q i j +
          |f (Q.tag j) - f (z Q P j i)| * overlap Q P j i := by
    have hnonneg := overlap_nonneg P Q i j
    rw [Real.abs_mul, Real.abs_of_nonneg hnonneg, ← overlap_comm P Q, ← Real.add_mul]
    obtain hpos | hzero := Real.lt_or_eq_of_le hnonneg
    · have hzz : z P Q i j = z Q P j i := clamp_eq_clamp hpos
      rw [← hzz, Real.abs_sub_comm (f (Q.tag j))]
      exact Real.mul_le_mul_of_nonneg_right (Real.abs_sub_le _ _ _) hnonneg
    · rw [← hzero, Real.mul_zero, Real.mul_zero]
      exact Real.le_refl _
  calc |riemannSum f P - riemannSum f Q|
      ≤ ∑ i, |∑ j, (f (P.tag i) - f (Q.tag j)) * overlap P Q i j| := by
        rw [riemannSum_sub_eq_sum_overlap]
        exact Real.abs_sum_le _
    _ ≤ ∑ i, ∑ j, (|f (P.tag i) - f (z P Q i j)| * overlap P Q i j +
          |f (Q.tag j) - f (z Q P j i)| * overlap Q P j i) :=
        sum_le_sum fun i => Real.le_trans (Real.abs_sum_le _) (sum_le_sum (hterm i))
    _ = ∑ i, ∑ j, |f (P.tag i) - f (z P Q i j)| * overlap P Q i j +
          ∑ j, ∑ i, |f (Q.tag j) - f (z Q P j i)| * overlap Q P j i := by
        simp only [sum_add]
        rw [sum_comm fun (j : Fin Q.size) (i : Fin P.size) =>
          |f (Q.tag j) - f (z Q P j i)| * overlap Q P j i]
    _ ≤ _ := Real.add_le_add hsum htum

end TaggedPartition

/-! ### The criterion -/

/-- With the tags moved to the points with the larger, and to those with the smaller, value of `f`,
the Riemann sums differ by `∑ |f (ξᵢ) - f (tᵢ)| (xᵢ₊₁ - xᵢ)`. -/
private theorem exists_riemannSum_sub_eq (f : ℝ → ℝ) (P : TaggedPartition a b)
    {t : Fin P.size → ℝ} (ht : P.IsTagging t) :
    ∃ Q R : TaggedPartition a b, (∀ δ, P.FinerThan δ → Q.FinerThan δ ∧ R.FinerThan δ) ∧
      riemannSum f Q - riemannSum f R = ∑ i, |f (P.tag i) - f (t i)| * P.length i := by
  let larger (i : Fin P.size) : ℝ := if f (P.tag i) ≤ f (t i) then t i else P.tag i
  let smaller (i : Fin P.size) : ℝ := if f (P.tag i) ≤ f (t i) then P.tag i else t i
  have hlarger : P.IsTagging larger := fun i => by grind [ht i, P.isTagging_tag i]
  have hsmaller : P.IsTagging smaller := fun i => by grind [ht i, P.isTagging_tag i]
  refine ⟨P.retag larger hlarger, P.retag smaller hsmaller,
    fun δ hδ => ⟨hδ.retag hlarger, hδ.retag hsmaller⟩, ?_⟩
  rw [P.riemannSum_retag, P.riemannSum_retag, ← sum_sub]
  refine sum_congr fun i => ?_
  rw [← Real.sub_mul]
  congr 1
  grind

/-- **Riemann's criterion.** `f` is integrable over `[a, b]`, `a ≤ b`, iff for every `ε > 0` there
is `δ > 0` such that for all tagged partitions finer than `δ`, with tags `ξᵢ`, and every other
choice `tᵢ` of tags,

`∑ |f (ξᵢ) - f (tᵢ)| (xᵢ₊₁ - xᵢ) < ε`. -/
theorem integrableOn_iff_oscillation (hab : a ≤ b) : IntegrableOn f a b ↔
    ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ P : TaggedPartition a b, P.FinerThan δ →
      ∀ t : Fin P.size → ℝ, P.IsTagging t → ∑ i, |f (P.tag i) - f (t i)| * P.length i < ε := by
  rw [integrableOn_iff_cauchy hab]
  constructor
  · refine fun h ε hε => (h ε hε).imp fun δ ⟨hδ, hclose⟩ => ⟨hδ, fun P hP t ht => ?_⟩
    obtain ⟨Q, R, hfine, hsum⟩ := exists_riemannSum_sub_eq f P ht
    have hlt := hclose Q R (hfine δ hP).1 (hfine δ hP).2
    rw [hsum] at hlt
    exact Real.lt_of_le_of_lt (Real.le_abs_self _) hlt
  · intro h ε hε
    obtain ⟨δ, hδ, hosc⟩ := h (ε / 2) (Real.half_pos hε)
    refine ⟨δ, hδ, fun P Q hP hQ => ?_⟩
    obtain ⟨s, t, hs, ht, hle⟩ := P.exists_abs_riemannSum_sub_le Q f
    have hsmall := Real.add_lt_add (hosc P hP s hs) (hosc Q hQ t ht)
    rw [Real.add_halves] at hsmall
    exact Real.lt_of_le_of_lt hle hsmall

/-- A function whose values at any two points of `[a, b]` differ by at most `C` times as much as
those of an integrable function is integrable. -/
theorem IntegrableOn.of_oscillation_le (hf : IntegrableOn f a b) (hC : 0 ≤ C)
    (h : ∀ x y, a ≤ x → x ≤ b → a ≤ y → y ≤ b → |g x - g y| ≤ C * |f x - f y|) :
    IntegrableOn g a b := by
  have criterion := (integrableOn_iff_oscillation hf.ends_le).1 hf
  refine (integrableOn_iff_oscillation hf.ends_le).2 fun ε hε => ?_
  obtain ⟨δ, hδ, hosc⟩ := criterion (ε / (C + 1)) (Real.div_pos hε (by grind))
  refine ⟨δ, hδ, fun P hP t ht => ?_⟩
  have hsum := (Real.lt_div_iff (by grind)).1 (hosc P hP t ht)
  have hle : ∑ i, |g (P.tag i) - g (t i)| * P.length i ≤
      C * ∑ i, |f (P.tag i) - f (t i)| * P.length i := by
    rw [← sum_mul_left]
    refine sum_le_sum fun i => ?_
    rw [← Real.mul_assoc]
    exact Real.mul_le_mul_of_nonneg_right
      (h _ _ (P.le_tag i) (P.tag_le i) (ht.ge i) (ht.le i)) (P.length_nonneg i)
  have hnonneg : 0 ≤ ∑ i, |f (P.tag i) - f (t i)| * P.length i :=
    sum_nonneg fun i => Real.mul_nonneg (Real.abs_nonneg _) (P.length_nonneg i)
  grind only

end Fundamentals
