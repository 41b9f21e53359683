/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Improper
import Fundamentals.Integral.Additivity
import Fundamentals.Real.Supremum

/-!
# When an improper integral exists

## Main statements
- `integrable_iff_cauchy`: Cauchy's criterion.
- `integrable_of_nonneg`: for a function without negative values it is enough that the integrals
  over all intervals have a common bound.
- `Integrable.of_abs_le`: comparison, `|f| ≤ g` with an integrable `g`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {C : ℝ}

/-- **Cauchy's criterion** for improper integrals: `∫_{-∞}^{+∞} f` exists iff for every `ε > 0`
there is `R` such that the integrals of `f` over any two intervals `[a, b]` and `[a', b']` with
`a, a' ≤ -R` and `b, b' ≥ R` exist and differ by less than `ε`. -/
theorem integrable_iff_cauchy : Integrable f ↔ ∀ ε : ℝ, 0 < ε → ∃ R : ℝ, ∀ a a' b b' : ℝ,
    a ≤ -R → a' ≤ -R → R ≤ b → R ≤ b' →
      ∃ J J', HasIntegralOn f a b J ∧ HasIntegralOn f a' b' J' ∧ |J - J'| < ε := by
  constructor
  · rintro ⟨I, hI⟩ ε hε
    obtain ⟨R, hR⟩ := hI (ε / 2) (Real.half_pos hε)
    refine ⟨R, fun a a' b b' ha ha' hb hb' => ?_⟩
    obtain ⟨J, hJ, hJI⟩ := hR a b ha hb
    obtain ⟨J', hJ', hJI'⟩ := hR a' b' ha' hb'
    refine ⟨J, J', hJ, hJ', ?_⟩
    rw [Real.abs_lt] at hJI hJI' ⊢
    grind only
  · intro h
    -- the numbers below all integrals over large intervals
    let S : ℝ → Prop := fun x => ∃ R : ℝ, ∀ a b J, a ≤ -R → R ≤ b → HasIntegralOn f a b J → x ≤ J
    -- the integrals over large intervals are close to each other, and so to the numbers of `S`
    have near (ε : ℝ) (hε : 0 < ε) : ∃ R : ℝ, ∀ a b : ℝ, a ≤ -R → R ≤ b →
        ∃ J, HasIntegralOn f a b J ∧ S (J - ε) ∧ ∀ x, S x → x ≤ J + ε := by
      obtain ⟨R, hR⟩ := h ε hε
      refine ⟨R, fun a b ha hb => ?_⟩
      obtain ⟨J, -, hJ, -, -⟩ := hR a a b b ha ha hb hb
      refine ⟨J, hJ, ⟨R, fun a' b' J' ha' hb' hJ' => ?_⟩, fun x ⟨R', hx⟩ => ?_⟩
      · obtain ⟨K, K', hK, hK', hlt⟩ := hR a a' b b' ha ha' hb hb'
        rw [hK.unique hJ, hK'.unique hJ', Real.abs_lt] at hlt
        grind only
      · obtain ⟨K, K', hK, hK', hlt⟩ := hR a (min a (-R')) b (max b R') ha
          (Real.le_trans (Real.min_le_left _ _) ha) hb
          (Real.le_trans hb (Real.le_max_left _ _))
        rw [hK.unique hJ, Real.abs_lt] at hlt
        have := hx _ _ K' (Real.min_le_right _ _) (Real.le_max_right _ _) hK'
        grind only
    obtain ⟨R, hR⟩ := near 1 Real.zero_lt_one
    obtain ⟨J, -, hJ, hJ'⟩ := hR (-|R|) |R| (Real.neg_le_neg (Real.le_abs_self R))
      (Real.le_abs_self R)
    obtain ⟨s, hs⟩ := Real.exists_isLUB ⟨_, hJ⟩ ⟨_, hJ'⟩
    refine ⟨s, fun ε hε => ?_⟩
    obtain ⟨R, hR⟩ := near (ε / 2) (Real.half_pos hε)
    refine ⟨R, fun a b ha hb => ?_⟩
    obtain ⟨J, hJ, below, above⟩ := hR a b ha hb
    have := hs.le _ below
    have := hs.least _ above
    refine ⟨J, hJ, ?_⟩
    rw [Real.abs_lt]
    grind only

/-- **A function without negative values** has an improper integral if it is integrable over every
interval and these integrals have a common bound. -/
theorem integrable_of_nonneg (h : ∀ x, 0 ≤ f x) (hf : ∀ a b : ℝ, a ≤ b → IntegrableOn f a b)
    (hC : ∀ a b J, HasIntegralOn f a b J → J ≤ C) : Integrable f := by
  obtain ⟨J, hJ⟩ := hf 0 1 Real.zero_le_one
  obtain ⟨s, hs⟩ := Real.exists_isLUB (S := fun J => ∃ a b, HasIntegralOn f a b J) ⟨J, 0, 1, hJ⟩
    ⟨C, fun J ⟨a, b, hJ⟩ => hC a b J hJ⟩
  refine ⟨s, fun ε hε => ?_⟩
  obtain ⟨J, ⟨a, b, hJ⟩, hlt⟩ := hs.exists_gt (b := s - ε) (by grind)
  refine ⟨|a| + |b|, fun a' b' ha' hb' => ?_⟩
  have ha := Real.neg_abs_le a
  have hb := Real.le_abs_self b
  have ha₀ := Real.abs_nonneg a
  have hb₀ := Real.abs_nonneg b
  generalize |a| = A at ha ha' hb' ha₀
  generalize |b| = B at hb ha' hb' hb₀
  obtain ⟨K, hK⟩ := hf a' b' (by grind only)
  have upper := hs.le K ⟨a', b', hK⟩
  have lower := hJ.le_of_subinterval hK (by grind only) (by grind only) fun x _ _ => h x
  exact ⟨K, hK, Real.abs_lt.2 (by grind only)⟩

/-- If `|f| ≤ g`, the integrals of `f` over an interval and over a larger one differ by no more than
those of `g`. -/
private theorem abs_sub_le_sub {a b a' b' I I' J J' : ℝ} (h : ∀ x, |f x| ≤ g x)
    (hI : HasIntegralOn f a b I) (hI' : HasIntegralOn f a' b' I') (hJ : HasIntegralOn g a b J)
    (hJ' : HasIntegralOn g a' b' J') (ha : a' ≤ a) (hb : b ≤ b') : |I' - I| ≤ J' - J := by
  have sum := (hJ.add hI).le_of_subinterval (hJ'.add hI') ha hb fun x _ _ => by
    have hx := Real.abs_le.1 (h x)
    grind only
  have difference := (hJ.sub hI).le_of_subinterval (hJ'.sub hI') ha hb fun x _ _ =>
    Real.sub_nonneg.2 (Real.abs_le.1 (h x)).2
  rw [Real.abs_le]
  grind only

/-- **Comparison**: if `f` is integrable over every interval, `|f| ≤ g`, and `∫_{-∞}^{+∞} g` exists,
then `∫_{-∞}^{+∞} f` exists. -/
theorem Integrable.of_abs_le (hg : Integrable g) (hf : ∀ a b : ℝ, a ≤ b → IntegrableOn f a b)
    (h : ∀ x, |f x| ≤ g x) : Integrable f := by
  refine integrable_iff_cauchy.2 fun ε hε => ?_
  obtain ⟨R, hR⟩ := integrable_iff_cauchy.1 hg (ε / 2) (Real.half_pos hε)
  refine ⟨|R|, fun a a' b b' ha ha' hb hb' => ?_⟩
  have hR₀ := Real.le_abs_self R
  have hnonneg := Real.abs_nonneg R
  generalize |R| = S at ha ha' hb hb' hR₀ hnonneg
  -- both differ little from the integral over an interval that contains both
  obtain ⟨A, hA, hA'⟩ : ∃ A, A ≤ a ∧ A ≤ a' := ⟨_, Real.min_le_left _ _, Real.min_le_right _ _⟩
  obtain ⟨B, hB, hB'⟩ : ∃ B, b ≤ B ∧ b' ≤ B := ⟨_, Real.le_max_left _ _, Real.le_max_right _ _⟩
  have hRa : a ≤ -R := by grind only
  have hRa' : a' ≤ -R := by grind only
  have hRb := Real.le_trans hR₀ hb
  have hRb' := Real.le_trans hR₀ hb'
  have hAR := Real.le_trans hA hRa
  have hRB := Real.le_trans hRb hB
  obtain ⟨J, hJ⟩ := hf a b (by grind only)
  obtain ⟨J', hJ'⟩ := hf a' b' (by grind only)
  obtain ⟨K, hK⟩ := hf A B (by grind only)
  obtain ⟨L, M, hL, hM, hlt⟩ := hR A a B b hAR hRa hRB hRb
  obtain ⟨L', M', hL', hM', hlt'⟩ := hR A a' B b' hAR hRa' hRB hRb'
  have first := abs_sub_le_sub h hJ hK hM hL hA hB
  have second := abs_sub_le_sub h hJ' hK hM' hL' hA' hB'
  refine ⟨J, J', hJ, hJ', ?_⟩
  have htri := Real.abs_sub_le J K J'
  rw [Real.abs_sub_comm J K] at htri
  have large := Real.le_abs_self (L - M)
  have large' := Real.le_abs_self (L' - M')
  grind only

end Fundamentals
