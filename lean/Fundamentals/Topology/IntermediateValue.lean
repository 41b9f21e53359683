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
    obtain ⟨δ, hδ, h⟩ := hf x hax hxb |f x - y| (by grind)
    refine ⟨δ, hδ, fun u v hau hux hxv hvb huv hu => ?_⟩
    have hfu := h u hau (by grind) (by grind)
    have hfv := h v (by grind) hvb (by grind)
    grind [Real.norm_eq_abs]
  have hfa : f a ≠ y := fun h => hne ⟨a, by grind, hab, h⟩
  grind

/-- **Intermediate value theorem**, falling form: if `f` is continuous on `[a, b]`, `a ≤ b`, and
`f b ≤ y ≤ f a`, then `f c = y` for some `c` in `[a, b]`. -/
theorem ContinuousOn.exists_eq_of_ge (hab : a ≤ b) (hf : ContinuousOn f a b) (ha : y ≤ f a)
    (hb : f b ≤ y) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := by
  obtain ⟨c, hac, hcb, hc⟩ := hf.neg.exists_eq_of_le hab (y := -y) (by grind) (by grind)
  exact ⟨c, hac, hcb, by grind⟩

/-- **Intermediate value theorem.** A continuous function on `[a, b]`, `a ≤ b`, takes every value
between `f a` and `f b`, whichever of the two is the smaller. -/
theorem ContinuousOn.intermediate_value (hab : a ≤ b) (hf : ContinuousOn f a b)
    (hy : min (f a) (f b) ≤ y) (hy' : y ≤ max (f a) (f b)) : ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := by
  obtain h | h := Real.le_total (f a) (f b)
  · exact hf.exists_eq_of_le hab (by grind) (by grind)
  · exact hf.exists_eq_of_ge hab (by grind) (by grind)

end Fundamentals
