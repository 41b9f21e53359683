/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann

/-!
# Integrable functions are bounded

## Main statements
- `IntegrableOn.bounded`: a function that is integrable over `[a, b]` is bounded on `[a, b]`.
- `not_integrableOn_inv`: `1 / x`, with the value 0 at 0, is not integrable over `[0, 1]`.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {a b C : ℝ}

/-- One tag moved to another point `t` of its piece changes the Riemann sum by
`(f t - f (ξₖ)) (xₖ₊₁ - xₖ)`. -/
private theorem exists_move (f : ℝ → ℝ) (P : TaggedPartition a b) {k : Fin P.size} {t : ℝ}
    (hle : P.point k.castSucc ≤ t) (hge : t ≤ P.point k.succ) :
    ∃ Q : TaggedPartition a b, (∀ δ, P.FinerThan δ → Q.FinerThan δ) ∧
      riemannSum f Q - riemannSum f P = (f t - f (P.tag k)) * P.length k := by
  let s : Fin P.size → ℝ := fun i => if i = k then t else P.tag i
  have hs : P.IsTagging s := by
    intro i
    have hl := P.point_le_tag i
    have hr := P.tag_le_point i
    by_cases hi : i = k
    · subst hi
      simp only [s, if_pos, hle, hge, and_self]
    · simp only [s, if_neg hi, hl, hr, and_self]
  refine ⟨P.retag s hs, fun δ hδ => hδ.retag hs, ?_⟩
  rw [P.riemannSum_retag, riemannSum_def, ← sum_sub, sum_eq_single k]
  · simp only [s, if_pos]
    exact (Real.sub_mul _ _ _).symm
  · intro i hi
    simp only [s, if_neg hi]
    exact Real.sub_self _

/-- A function whose Riemann sums over all partitions finer than `δ` differ by at most `C` is
bounded. -/
private theorem bounded_of_riemannSum_close {δ : ℝ} (hab : a < b) (hδ : 0 < δ)
    (h : ∀ P Q : TaggedPartition a b, P.FinerThan δ → Q.FinerThan δ →
      |riemannSum f Q - riemannSum f P| ≤ C) :
    ∃ M, ∀ x, a ≤ x → x ≤ b → |f x| ≤ M := by
  have hab' := Real.le_of_lt hab
  obtain ⟨n, hfine⟩ := TaggedPartition.exists_uniform_finerThan hab' hδ
  let P := TaggedPartition.uniform hab' n
  let L := (b - a) / ((n : ℝ) + 1)
  have hL : 0 < L := Real.div_pos (Real.sub_pos.2 hab) (Real.natCast_succ_pos n)
  refine ⟨∑ i, |f (P.tag i)| + C / L, fun x ha hb => ?_⟩
  obtain ⟨k, hle, hge⟩ := exists_castSucc_le_le_succ (n := n) P.point
    (P.point_zero ▸ ha) (P.point_last.symm ▸ hb)
  obtain ⟨Q, hQ, hmove⟩ := exists_move f P hle hge
  have hclose : |f x - f (P.tag k)| * L ≤ C := by
    have h := h P Q hfine (hQ δ hfine)
    rwa [hmove, Real.abs_mul, Real.abs_of_nonneg (P.length_nonneg k),
      TaggedPartition.length_uniform hab' n k] at h
  have hdiff := (Real.le_div_iff hL).2 hclose
  have htag := single_le_sum (f := fun i => |f (P.tag i)|) (fun i => Real.abs_nonneg _) k
  have htriangle := Real.abs_add_le (f x - f (P.tag k)) (f (P.tag k))
  rw [Real.sub_add_cancel] at htriangle
  grind only

/-- **A function that is integrable over `[a, b]` is bounded on `[a, b]`**: there is `M` with
`|f x| ≤ M` for all `x` in `[a, b]`. -/
theorem IntegrableOn.bounded (hf : IntegrableOn f a b) :
    ∃ M, ∀ x, a ≤ x → x ≤ b → |f x| ≤ M := by
  obtain ⟨I, hI⟩ := hf
  obtain hab | rfl := Real.lt_or_eq_of_le hI.ends_le
  · obtain ⟨δ, hδ, h⟩ := hI.exists_delta Real.zero_lt_one
    refine bounded_of_riemannSum_close (C := 2) hab hδ fun P Q hP hQ => ?_
    have hPI := Real.abs_lt.1 (h P hP)
    have hQI := Real.abs_lt.1 (h Q hQ)
    rw [Real.abs_le]
    grind only
  · exact ⟨|f a|, fun x ha hb => Real.le_antisymm ha hb ▸ Real.le_refl _⟩

/-- **Not every function is integrable**: `1 / x`, with the value 0 at `0`, is not integrable over
`[0, 1]`; it is not bounded there. -/
theorem not_integrableOn_inv : ¬IntegrableOn (fun x => x⁻¹) 0 1 := by
  intro h
  obtain ⟨M, hM⟩ := h.bounded
  have hnonneg := Real.abs_nonneg M
  have hpos : 0 < |M| + 1 := by grind only
  have hle : (|M| + 1)⁻¹ ≤ 1 := by
    rw [← Real.one_div, Real.div_le_one hpos]
    grind only
  have hbound := hM _ (Real.le_of_lt (Real.inv_pos.2 hpos)) hle
  rw [Real.inv_inv, Real.abs_of_pos hpos] at hbound
  have hM' := Real.le_abs_self M
  grind only

end Fundamentals
