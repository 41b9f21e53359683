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
      exact ⟨δ, hδ, fun t ht ht' => h t (Real.abs_pos.2 (Real.ne_of_lt ht'))
        (Real.abs_lt.2 ⟨ht, Real.lt_trans ht' hδ⟩)⟩
    · obtain ⟨δ, hδ, h⟩ := hf ε hε
      exact ⟨δ, hδ, fun t ht ht' => h t (Real.abs_pos.2 (Real.ne_of_gt ht))
        (by rwa [Real.abs_of_pos ht])⟩
  · rintro ⟨hl, hr⟩ ε hε
    obtain ⟨δ, hδ, hl⟩ := hl ε hε
    obtain ⟨η, hη, hr⟩ := hr ε hε
    refine ⟨min δ η, Real.min_pos hδ hη, fun t ht ht' => ?_⟩
    obtain ⟨htδ, htη⟩ := Real.lt_min_iff.1 ht'
    obtain h | h | h := Real.lt_trichotomy t 0
    · exact hl t (Real.abs_lt.1 htδ).1 h
    · exact absurd h (Real.abs_pos.1 ht)
    · exact hr t h (Real.abs_lt.1 htη).2

/-! ### A continuous derivative extends to the ends -/

private theorem neg_lt {a b : ℝ} (h : -a < b) : -b < a := Lean.Grind.OrderedAdd.neg_lt_iff.1 h

/-- If `f` and `f'` are continuous on `[a, b]`, `a < b`, and `f'` is the derivative of `f` on
`(a, b)`, then `f' a` is the right derivative of `f` at `a`. -/
theorem ContinuousOn.hasRightDerivAt (hf : ContinuousOn f a b) (hab : a < b)
    (hf' : ContinuousOn f' a b) (hderiv : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) :
    HasRightDerivAt f (f' a) a := by
  intro ε hε
  obtain ⟨δ, hδ, hclose⟩ := hf' a (Real.le_refl a) (Real.le_of_lt hab) ε hε
  refine ⟨min δ (b - a), Real.min_pos hδ (Real.sub_pos.2 hab), fun h h₀ hh => ?_⟩
  obtain ⟨hhδ, hhb⟩ := Real.lt_min_iff.1 hh
  have hah : a < a + h := Real.lt_add_of_pos a h₀
  have hahb : a + h < b := by
    rwa [Real.add_comm, ← Real.lt_sub_iff_add_lt]
  obtain ⟨c, hac, hch, hc⟩ := mean_value (f := f) (f' := f') (b := a + h) hah
    (hf.mono (Real.le_refl a) (Real.le_of_lt hahb))
    fun t ha hb => hderiv t ha (Real.lt_trans hb hahb)
  have hq : (f (a + h) - f a) / h = f' c := by
    rw [hc, Real.add_sub_cancel_left, Real.mul_div_cancel _ (Real.ne_of_gt h₀)]
  exact hq ▸ hclose c (Real.le_of_lt hac) (Real.le_of_lt (Real.lt_trans hch hahb))
    (Real.abs_sub_lt_of_short (Real.le_of_lt hac) (Real.le_of_lt hch) (Real.le_refl a)
      (Real.le_of_lt hah) (by rwa [Real.add_sub_cancel_left]))

/-- If `f` and `f'` are continuous on `[a, b]`, `a < b`, and `f'` is the derivative of `f` on
`(a, b)`, then `f' b` is the left derivative of `f` at `b`. -/
theorem ContinuousOn.hasLeftDerivAt (hf : ContinuousOn f a b) (hab : a < b)
    (hf' : ContinuousOn f' a b) (hderiv : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) :
    HasLeftDerivAt f (f' b) b := by
  intro ε hε
  obtain ⟨δ, hδ, hclose⟩ := hf' b (Real.le_of_lt hab) (Real.le_refl b) ε hε
  refine ⟨min δ (b - a), Real.min_pos hδ (Real.sub_pos.2 hab), fun h hh h₀ => ?_⟩
  obtain ⟨hhδ, hhb⟩ := Real.lt_min_iff.1 (neg_lt hh)
  have hbh : b + h < b := by grind
  have hahb : a < b + h := by grind
  have hlen : b - (b + h) = -h := by grind
  obtain ⟨c, hhc, hcb, hc⟩ := mean_value (f := f) (f' := f') (a := b + h) hbh
    (hf.mono (Real.le_of_lt hahb) (Real.le_refl b))
    fun t ha hb => hderiv t (Real.lt_trans hahb ha) hb
  have hq : (f (b + h) - f b) / h = f' c := by
    rw [Real.div_eq_iff (Real.ne_of_lt h₀), ← Real.neg_sub, hc, hlen, Real.mul_neg, Real.neg_neg]
  exact hq ▸ hclose c (Real.le_of_lt (Real.lt_trans hahb hhc)) (Real.le_of_lt hcb)
    (Real.abs_sub_lt_of_short (Real.le_of_lt hhc) (Real.le_of_lt hcb) (Real.le_of_lt hbh)
      (Real.le_refl b) (by rwa [hlen]))

/-- **A continuous derivative extends to the ends.** If `f` and `f'` are continuous on `[a, b]`,
`a < b`, and `f'` is the derivative of `f` on `(a, b)`, then it is so on `[a, b]`. -/
theorem hasDerivOn_of_continuousOn (hab : a < b) (hf : ContinuousOn f a b)
    (hf' : ContinuousOn f' a b) (hderiv : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) :
    HasDerivOn f f' a b :=
  ⟨hf.hasRightDerivAt hab hf' hderiv, hf.hasLeftDerivAt hab hf' hderiv, hderiv⟩

/-! ### One-sided derivatives and continuity -/

private theorem abs_add_one_pos (d : ℝ) : 0 < |d| + 1 :=
  Real.lt_of_le_of_lt (Real.abs_nonneg d) (Real.lt_add_of_pos _ Real.zero_lt_one)

/-- The increment of a function whose difference quotient is within `1` of `d`. -/
private theorem abs_increment_lt {ε h : ℝ} (hh : h ≠ 0) (hq : |(f (x + h) - f x) / h - d| < 1)
    (hε : |h| < ε / (|d| + 1)) : |f (x + h) - f x| < ε := by
  have hle : |(f (x + h) - f x) / h| ≤ |d| + 1 := by
    rw [Real.add_comm |d|, ← Real.sub_le_iff_le_add]
    exact Real.le_trans (Real.abs_sub_abs_le _ _) (Real.le_of_lt hq)
  rw [← Real.div_mul_cancel (f (x + h) - f x) hh, Real.abs_mul]
  calc |(f (x + h) - f x) / h| * |h| ≤ (|d| + 1) * |h| :=
        Real.mul_le_mul_of_nonneg_right hle (Real.abs_nonneg h)
    _ = |h| * (|d| + 1) := Real.mul_comm _ _
    _ < ε := (Real.lt_div_iff (abs_add_one_pos d)).1 hε

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
    · exact Real.add_sub_cancel a y ▸ h (y - a) (Real.sub_pos.2 hay) (Real.abs_lt.1 hy).2
    · rwa [norm_sub_self]
  obtain rfl | hxb := (Real.lt_or_eq_of_le hxb).symm
  · obtain ⟨δ, hδ, h⟩ := hf.right.continuous hε
    refine ⟨δ, hδ, fun y _ hyx hy => ?_⟩
    obtain hyx | rfl := Real.lt_or_eq_of_le hyx
    · exact Real.add_sub_cancel x y ▸ h (y - x) (Real.abs_lt.1 hy).1 (by grind)
    · rwa [norm_sub_self]
  · obtain ⟨δ, hδ, h⟩ := (hf.inside x hax hxb).continuousAt ε hε
    exact ⟨δ, hδ, fun y _ _ hy => h y hy⟩

end Fundamentals
