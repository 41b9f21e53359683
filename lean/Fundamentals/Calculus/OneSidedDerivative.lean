/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.MeanValue

/-!
# One-sided derivatives

## Main definitions
- `HasRightDerivAt f d x`, `HasLeftDerivAt f d x`: the difference quotient with positive (negative)
  steps tends to `d`.
- `HasDerivOn f f' a b`: `f` has the derivative `f'` on `[a, b]`, one-sided at the ends.

## Main statements
- `hasDerivAt_iff_left_right`: the derivative is the common value of the two.
- `hasDerivOn_of_continuousOn`: if `f` and `f'` are continuous on `[a, b]`, `a < b`, and `f'` is the
  derivative of `f` on `(a, b)`, then it is the one-sided derivative at the ends too.
- `HasDerivOn.continuousOn`: a function that is differentiable on `[a, b]` is continuous
there. -/

public section

namespace Fundamentals

variable {f f' : ℝ → ℝ} {a b d x : ℝ}

/-- `f` has the right derivative `d` at `x`: `(f (x + h) - f x) / h → d` as `h → 0` with `h > 0`. -/
@[expose] def HasRightDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ h : ℝ, 0 < h → h < δ → |(f (x + h) - f x) / h - d| < ε

/-- `f` has the left derivative `d` at `x`: `(f (x + h) - f x) / h → d` as `h → 0` with `h < 0`. -/
@[expose] def HasLeftDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ h : ℝ, -δ < h → h < 0 → |(f (x + h) - f x) / h - d| < ε

/-- `f` has the derivative `f'` on `[a, b]`: the right derivative at `a`, the left one at `b`, the
derivative at every point between. -/
structure HasDerivOn (f f' : ℝ → ℝ) (a b : ℝ) : Prop where
  /-- At the left end, from the right. -/
  left : HasRightDerivAt f (f' a) a
  /-- At the right end, from the left. -/
  right : HasLeftDerivAt f (f' b) b
  /-- At the points between. -/
  inside : ∀ t, a < t → t < b → HasDerivAt f (f' t) t

/-- `d` is the derivative of `f` at `x` iff it is both the left and the right derivative. -/
theorem hasDerivAt_iff_left_right :
    HasDerivAt f d x ↔ HasLeftDerivAt f d x ∧ HasRightDerivAt f d x := by
  simp only [HasDerivAt, Tendsto, Real.norm_eq_abs, Real.sub_zero]
  constructor
  · refine fun hf => ⟨fun ε hε => ?_, fun ε hε => ?_⟩
    · obtain ⟨δ, hδ, h⟩ := hf ε hε
      exact ⟨δ, hδ, fun t ht ht' => h t (by grind) (by grind)⟩
    · obtain ⟨δ, hδ, h⟩ := hf ε hε
      exact ⟨δ, hδ, fun t ht ht' => h t (by grind) (by grind)⟩
  · rintro ⟨hl, hr⟩ ε hε
    obtain ⟨δ, hδ, hl⟩ := hl ε hε
    obtain ⟨η, hη, hr⟩ := hr ε hε
    refine ⟨min δ η, by grind, fun t ht ht' => ?_⟩
    obtain h | h : t < 0 ∨ 0 < t := by grind
    · exact hl t (by grind) h
    · exact hr t h (by grind)

/-! ### A continuous derivative extends to the ends -/

/-- If `f` and `f'` are continuous on `[a, b]`, `a < b`, and `f'` is the derivative of `f` on
`(a, b)`, then `f' a` is the right derivative of `f` at `a`. -/
theorem ContinuousOn.hasRightDerivAt (hf : ContinuousOn f a b) (hab : a < b)
    (hf' : ContinuousOn f' a b) (hderiv : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) :
    HasRightDerivAt f (f' a) a := by
  intro ε hε
  obtain ⟨δ, hδ, hclose⟩ := hf' a (by grind) (by grind) ε hε
  refine ⟨min δ (b - a), by grind, fun h h₀ hh => ?_⟩
  obtain ⟨c, hac, hch, hc⟩ := mean_value (f := f) (f' := f') (b := a + h) (by grind)
    (hf.mono (by grind) (by grind)) fun t ha hb => hderiv t ha (by grind)
  have hq : (f (a + h) - f a) / h = f' c := by grind
  exact hq ▸ hclose c (by grind) (by grind) (by grind)

/-- If `f` and `f'` are continuous on `[a, b]`, `a < b`, and `f'` is the derivative of `f` on
`(a, b)`, then `f' b` is the left derivative of `f` at `b`. -/
theorem ContinuousOn.hasLeftDerivAt (hf : ContinuousOn f a b) (hab : a < b)
    (hf' : ContinuousOn f' a b) (hderiv : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) :
    HasLeftDerivAt f (f' b) b := by
  intro ε hε
  obtain ⟨δ, hδ, hclose⟩ := hf' b (by grind) (by grind) ε hε
  refine ⟨min δ (b - a), by grind, fun h hh h₀ => ?_⟩
  obtain ⟨c, hhc, hcb, hc⟩ := mean_value (f := f) (f' := f') (a := b + h) (by grind)
    (hf.mono (by grind) (by grind)) fun t ha hb => hderiv t (by grind) hb
  have hq : (f (b + h) - f b) / h = f' c := by grind
  exact hq ▸ hclose c (by grind) (by grind) (by grind)

/-- **A continuous derivative extends to the ends.** If `f` and `f'` are continuous on `[a, b]`,
`a < b`, and `f'` is the derivative of `f` on `(a, b)`, then it is so on `[a, b]`. -/
theorem hasDerivOn_of_continuousOn (hab : a < b) (hf : ContinuousOn f a b)
    (hf' : ContinuousOn f' a b) (hderiv : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) :
    HasDerivOn f f' a b :=
  ⟨hf.hasRightDerivAt hab hf' hderiv, hf.hasLeftDerivAt hab hf' hderiv, hderiv⟩

/-! ### One-sided derivatives and continuity -/

private theorem neg_lt {a b : ℝ} (h : -a < b) : -b < a := by grind

private theorem abs_add_one_pos (d : ℝ) : 0 < |d| + 1 := by grind

/-- The increment of a function whose difference quotient is within `1` of `d`. -/
private theorem abs_increment_lt {ε h : ℝ} (hh : h ≠ 0) (hq : |(f (x + h) - f x) / h - d| < 1)
    (hε : |h| < ε / (|d| + 1)) : |f (x + h) - f x| < ε := by
  have hmul : f (x + h) - f x = (f (x + h) - f x) / h * h := by grind
  rw [hmul, Real.abs_mul]
  calc |(f (x + h) - f x) / h| * |h| ≤ (|d| + 1) * |h| :=
        Real.mul_le_mul_of_nonneg_right (by grind) (Real.abs_nonneg h)
    _ = |h| * (|d| + 1) := Real.mul_comm _ _
    _ < ε := (Real.lt_div_iff (by grind)).1 hε

/-- A function with a right derivative is continuous from the right. -/
theorem HasRightDerivAt.continuous (hf : HasRightDerivAt f d x) {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ h, 0 < h → h < δ → |f (x + h) - f x| < ε := by
  obtain ⟨δ, hδ, hq⟩ := hf 1 Real.zero_lt_one
  have hη : 0 < ε / (|d| + 1) := Real.div_pos hε (abs_add_one_pos d)
  refine ⟨min δ (ε / (|d| + 1)), Real.min_pos hδ hη, fun h h₀ hh => ?_⟩
  obtain ⟨hhδ, hhη⟩ := Real.lt_min_iff.1 hh
  exact abs_increment_lt (Real.ne_of_gt h₀) (hq h h₀ hhδ) (by rwa [Real.abs_of_pos h₀])

/-- A function with a left derivative is continuous from the left. -/
theorem HasLeftDerivAt.continuous (hf : HasLeftDerivAt f d x) {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ h, -δ < h → h < 0 → |f (x + h) - f x| < ε := by
  obtain ⟨δ, hδ, hq⟩ := hf 1 Real.zero_lt_one
  have hη : 0 < ε / (|d| + 1) := Real.div_pos hε (abs_add_one_pos d)
  refine ⟨min δ (ε / (|d| + 1)), Real.min_pos hδ hη, fun h hh h₀ => ?_⟩
  obtain ⟨hhδ, hhη⟩ := Real.lt_min_iff.1 (neg_lt hh)
  exact abs_increment_lt (Real.ne_of_lt h₀) (hq h (neg_lt hhδ) h₀)
    (by rwa [Real.abs_of_neg h₀])

/-- A function that is differentiable on `[a, b]`, from one side at the ends, is continuous
there. -/
theorem HasDerivOn.continuousOn (hf : HasDerivOn f f' a b) : ContinuousOn f a b := by
  intro x hax hxb ε hε
  obtain rfl | hax := (Real.lt_or_eq_of_le hax).symm
  · obtain ⟨δ, hδ, h⟩ := hf.left.continuous hε
    refine ⟨δ, hδ, fun y hay _ hy => ?_⟩
    obtain hay | rfl := Real.lt_or_eq_of_le hay
    · exact Real.add_sub_cancel a y ▸ h (y - a) (by grind) (by grind)
    · rwa [norm_sub_self]
  obtain rfl | hxb := (Real.lt_or_eq_of_le hxb).symm
  · obtain ⟨δ, hδ, h⟩ := hf.right.continuous hε
    refine ⟨δ, hδ, fun y _ hyx hy => ?_⟩
    obtain hyx | rfl := Real.lt_or_eq_of_le hyx
    · exact Real.add_sub_cancel x y ▸ h (y - x) (by grind) (by grind)
    · rwa [norm_sub_self]
  · obtain ⟨δ, hδ, h⟩ := (hf.inside x hax hxb).continuousAt ε hε
    exact ⟨δ, hδ, fun y _ _ hy => h y hy⟩

end Fundamentals
