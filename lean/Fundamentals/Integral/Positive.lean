/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Integral.Additivity

/-!
# Integrals of nonnegative continuous functions

## Main statements
- `HasIntegralOn.pos`: over `[a, b]`, `a < b`, a nonnegative continuous function that is positive at
  some point has a positive integral.
- `HasIntegralOn.eq_zero_iff`: the integral of a nonnegative continuous function is zero iff the
  function vanishes.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {a b c I : ℝ}

/-- A point of an interval of positive length lies in a short interval of positive length within
it. -/
private theorem exists_subinterval {δ : ℝ} (hab : a < b) (hac : a ≤ c) (hcb : c ≤ b)
    (hδ : 0 < δ) : ∃ u v, a ≤ u ∧ u < v ∧ v ≤ b ∧ c - δ < u ∧ v < c + δ := by
  obtain h | h := Real.lt_or_eq_of_le hcb
  · have hle := Real.min_le_right b (c + δ / 2)
    exact ⟨c, min b (c + δ / 2), hac, Real.lt_min h (by grind only), Real.min_le_left _ _,
      by grind only, by grind only⟩
  · have hle := Real.le_max_right a (c - δ / 2)
    exact ⟨max a (c - δ / 2), c, Real.le_max_left _ _, Real.max_lt (h ▸ hab) (by grind only), hcb,
      by grind only, by grind only⟩

/-- **A positive integral**: a function that is continuous and nonnegative on `[a, b]`, `a < b`, and
positive at some point of `[a, b]`, has a positive integral. -/
theorem HasIntegralOn.pos (hI : HasIntegralOn f a b I) (hf : ContinuousOn f a b) (hab : a < b)
    (h : ∀ x, a ≤ x → x ≤ b → 0 ≤ f x) (hac : a ≤ c) (hcb : c ≤ b) (hc : 0 < f c) : 0 < I := by
  obtain ⟨δ, hδ, hnear⟩ := hf c hac hcb (f c / 2) (Real.half_pos hc)
  obtain ⟨u, v, hau, huv, hvb, hcu, hvc⟩ := exists_subinterval hab hac hcb hδ
  have huv' := Real.le_of_lt huv
  -- in a short interval around `c` the function is at least `f c / 2`
  have hlow (x : ℝ) (hux : u ≤ x) (hxv : x ≤ v) : f c / 2 ≤ f x := by
    have hx := hnear x (Real.le_trans hau hux) (Real.le_trans hxv hvb)
      (by rw [Real.abs_lt]; grind only)
    rw [Real.norm_eq_abs, Real.abs_lt] at hx
    grind only
  obtain ⟨J, hJ⟩ := hI.integrableOn.mono hau huv' hvb
  calc 0 < f c / 2 * (v - u) := Real.mul_pos (Real.half_pos hc) (Real.sub_pos.2 huv)
    _ ≤ J := hJ.const_le hlow
    _ ≤ I := hJ.le_of_subinterval hI hau hvb h

/-- The integral of a function that is continuous and nonnegative on `[a, b]`, `a < b`, is zero iff
the function vanishes on `[a, b]`. -/
theorem HasIntegralOn.eq_zero_iff (hI : HasIntegralOn f a b I) (hf : ContinuousOn f a b)
    (hab : a < b) (h : ∀ x, a ≤ x → x ≤ b → 0 ≤ f x) :
    I = 0 ↔ ∀ x, a ≤ x → x ≤ b → f x = 0 := by
  refine ⟨fun hzero x hax hxb => ?_, fun hvanish => ?_⟩
  · obtain hx | hx := Real.lt_or_eq_of_le (h x hax hxb)
    · have hpos := hI.pos hf hab h hax hxb hx
      exact absurd hzero (Real.ne_of_gt hpos)
    · exact hx.symm
  · exact hI.unique (hasIntegralOn_of_eq_zero hI.ends_le hvanish)

end Fundamentals
