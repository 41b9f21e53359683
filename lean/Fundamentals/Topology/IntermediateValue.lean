/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Topology.IntervalInduction

/-!
# The intermediate value theorem

## Main statements
- `ContinuousOn.intermediate_value`: a continuous function on `[a, b]` takes every value between
  `f a` and `f b`.
- `ContinuousOn.exists_eq_of_le`, `ContinuousOn.exists_eq_of_ge`: the same with the order of the two
  values given.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {a b y : ℝ}

/-- Of two numbers that are closer to each other than one of them is to `y`, both or none are less
than `y`. -/
private theorem lt_iff_lt_of_abs_sub_lt {p q : ℝ} (h : |q - p| < |p - y|) : q < y ↔ p < y := by
  obtain hp | hp := Real.lt_or_le p y
  · rw [Real.abs_sub_comm p, Real.abs_of_pos (Real.sub_pos.2 hp)] at h
    exact ⟨fun _ => hp, fun _ => Real.lt_of_abs_sub_lt h⟩
  · rw [Real.abs_of_nonneg (Real.sub_nonneg.2 hp)] at h
    exact ⟨fun hq => absurd hq (Real.not_lt.2 (Real.le_of_lt (Real.gt_of_abs_sub_lt h))),
      fun hp' => absurd hp' (Real.not_lt.2 hp)⟩

/-- **Intermediate value theorem**, rising form: if `f` is continuous on `[a, b]`, `a ≤ b`, and
`f a ≤ y ≤ f b`, then `f c = y` for some `c` in `[a, b]`. -/
theorem ContinuousOn.exists_eq_of_le (hab : a ≤ b) (hf : ContinuousOn f a b) (ha : f a ≤ y)
    (hb : y ≤ f b) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := by
  false_or_by_contra
  rename_i hne
  -- if `f` misses `y` then on short intervals, hence on `[a, b]`, it stays below once it is below
  have hbelow : f a < y → f b < y := by
    refine interval_induction hab (p := fun u v => f u < y → f v < y)
      (fun u v w _ _ _ _ huv hvw hu => hvw (huv hu)) fun x hax hxb => ?_
    have hx : f x ≠ y := fun h => hne ⟨x, hax, hxb, h⟩
    obtain ⟨δ, hδ, h⟩ := hf x hax hxb |f x - y| (norm_sub_pos_iff.2 hx)
    refine ⟨δ, hδ, fun u v hau hux hxv hvb huv hu => ?_⟩
    have huv' := Real.le_trans hux hxv
    have hfu := h u hau (Real.le_trans hux hxb)
      (Real.abs_sub_lt_of_short (Real.le_refl u) huv' hux hxv huv)
    have hfv := h v (Real.le_trans hax hxv) hvb
      (Real.abs_sub_lt_of_short huv' (Real.le_refl v) hux hxv huv)
    exact (lt_iff_lt_of_abs_sub_lt hfv).2 ((lt_iff_lt_of_abs_sub_lt hfu).1 hu)
  have hfa : f a ≠ y := fun h => hne ⟨a, Real.le_refl a, hab, h⟩
  exact Real.not_le.2 (hbelow (Real.lt_of_le_of_ne ha hfa)) hb

/-- **Intermediate value theorem**, falling form: if `f` is continuous on `[a, b]`, `a ≤ b`, and
`f b ≤ y ≤ f a`, then `f c = y` for some `c` in `[a, b]`. -/
theorem ContinuousOn.exists_eq_of_ge (hab : a ≤ b) (hf : ContinuousOn f a b) (ha : y ≤ f a)
    (hb : f b ≤ y) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := by
  obtain ⟨c, hac, hcb, hc⟩ := hf.neg.exists_eq_of_le hab (y := -y) (Real.neg_le_neg ha)
    (Real.neg_le_neg hb)
  exact ⟨c, hac, hcb, by grind⟩

/-- **Intermediate value theorem.** A continuous function on `[a, b]`, `a ≤ b`, takes every value
between `f a` and `f b`, whichever of the two is the smaller. -/
theorem ContinuousOn.intermediate_value (hab : a ≤ b) (hf : ContinuousOn f a b)
    (hy : min (f a) (f b) ≤ y) (hy' : y ≤ max (f a) (f b)) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := by
  obtain h | h := Real.le_total (f a) (f b)
  · rw [Real.min_eq_left h] at hy
    rw [Real.max_eq_right h] at hy'
    exact hf.exists_eq_of_le hab hy hy'
  · rw [Real.min_eq_right h] at hy
    rw [Real.max_eq_left h] at hy'
    exact hf.exists_eq_of_ge hab hy' hy

end Fundamentals
