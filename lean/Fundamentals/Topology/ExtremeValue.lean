/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Topology.IntervalInduction

/-!
# The extreme value theorem

## Main statements
- `ContinuousOn.bounded`: a continuous function on `[a, b]` is bounded.
- `ContinuousOn.exists_max`, `ContinuousOn.exists_min`: a continuous real function on `[a, b]` has a
  largest and a smallest value.
-/

public section

namespace Fundamentals

universe u

/-- **Boundedness theorem.** A continuous function on `[a, b]` is bounded there: `‖f x‖ ≤ C` for all
`x` in `[a, b]`, some `C`. -/
theorem ContinuousOn.bounded {W : Type u} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
    {f : ℝ → W} {a b : ℝ} (hf : ContinuousOn f a b) :
    ∃ C : ℝ, ∀ x, a ≤ x → x ≤ b → ‖f x‖ ≤ C := by
  obtain hba | hab := Real.lt_or_le b a
  · exact ⟨0, fun x ha hb => absurd (Real.le_trans ha hb) (Real.not_le.2 hba)⟩
  refine interval_induction hab (p := fun u v => ∃ C : ℝ, ∀ x, u ≤ x → x ≤ v → ‖f x‖ ≤ C)
    (fun u v w _ _ _ _ ⟨C, hC⟩ ⟨D, hD⟩ => ⟨max C D, fun x hu hw => ?_⟩) fun x hax hxb => ?_
  · obtain hxv | hvx := Real.le_total x v
    · exact Real.le_trans (hC x hu hxv) (Real.le_max_left C D)
    · exact Real.le_trans (hD x hvx hw) (Real.le_max_right C D)
  · obtain ⟨δ, hδ, h⟩ := hf x hax hxb 1 Real.zero_lt_one
    refine ⟨δ, hδ, fun u v hau hux hxv hvb huv => ⟨‖f x‖ + 1, fun y huy hyv => ?_⟩⟩
    have hfy := h y (Real.le_trans hau huy) (Real.le_trans hyv hvb)
      (Real.abs_sub_lt_of_short huy hyv hux hxv huv)
    calc ‖f y‖ ≤ ‖f x‖ + ‖f y - f x‖ := norm_le_add_norm_sub _ _
      _ ≤ ‖f x‖ + 1 := Real.add_le_add (Real.le_refl _) (Real.le_of_lt hfy)

variable {f : ℝ → ℝ} {a b : ℝ}

/-- **Extreme value theorem.** A continuous function on `[a, b]`, `a ≤ b`, has a largest value: some
`c` in `[a, b]` has `f x ≤ f c` for all `x` in `[a, b]`. -/
theorem ContinuousOn.exists_max (hab : a ≤ b) (hf : ContinuousOn f a b) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ ∀ x, a ≤ x → x ≤ b → f x ≤ f c := by
  false_or_by_contra
  rename_i hno
  have hlarger (x : ℝ) (hax : a ≤ x) (hxb : x ≤ b) : ∃ c, a ≤ c ∧ c ≤ b ∧ f x < f c :=
    Classical.byContradiction fun hx => hno ⟨x, hax, hxb, fun c hac hcb =>
      Real.not_lt.1 fun hlt => hx ⟨c, hac, hcb, hlt⟩⟩
  -- on short intervals, hence on `[a, b]`, all values are less than one and the same value of `f`
  have hall : ∃ c, a ≤ c ∧ c ≤ b ∧ ∀ x, a ≤ x → x ≤ b → f x < f c := by
    refine interval_induction hab
      (p := fun u v => ∃ c, a ≤ c ∧ c ≤ b ∧ ∀ x, u ≤ x → x ≤ v → f x < f c)
      (fun u v w _ _ _ _ ⟨c, hac, hcb, hc⟩ ⟨d, had, hdb, hd⟩ => ?_) fun x hax hxb => ?_
    · obtain hcd | hdc := Real.le_total (f c) (f d)
      · refine ⟨d, had, hdb, fun x hu hw => ?_⟩
        obtain hxv | hvx := Real.le_total x v
        · exact Real.lt_of_lt_of_le (hc x hu hxv) hcd
        · exact hd x hvx hw
      · refine ⟨c, hac, hcb, fun x hu hw => ?_⟩
        obtain hxv | hvx := Real.le_total x v
        · exact hc x hu hxv
        · exact Real.lt_of_lt_of_le (hd x hvx hw) hdc
    · obtain ⟨c, hac, hcb, hc⟩ := hlarger x hax hxb
      obtain ⟨δ, hδ, h⟩ := hf x hax hxb (f c - f x) (Real.sub_pos.2 hc)
      refine ⟨δ, hδ, fun u v hau hux hxv hvb huv => ⟨c, hac, hcb, fun y huy hyv => ?_⟩⟩
      exact Real.lt_of_abs_sub_lt (h y (Real.le_trans hau huy) (Real.le_trans hyv hvb)
        (Real.abs_sub_lt_of_short huy hyv hux hxv huv))
  obtain ⟨c, hac, hcb, hc⟩ := hall
  exact Real.lt_irrefl _ (hc c hac hcb)

/-- **Extreme value theorem.** A continuous function on `[a, b]`, `a ≤ b`, has a smallest value:
some `c` in `[a, b]` has `f c ≤ f x` for all `x` in `[a, b]`. -/
theorem ContinuousOn.exists_min (hab : a ≤ b) (hf : ContinuousOn f a b) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ ∀ x, a ≤ x → x ≤ b → f c ≤ f x := by
  obtain ⟨c, hac, hcb, hc⟩ := hf.neg.exists_max hab
  exact ⟨c, hac, hcb, fun x ha hb => Real.neg_le_neg_iff.1 (hc x ha hb)⟩

end Fundamentals
