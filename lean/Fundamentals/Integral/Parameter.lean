/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.MeanValue
import Fundamentals.Integral.Integrable
import Fundamentals.Integral.UniformLimit
import Fundamentals.Real.Interval
import Fundamentals.Topology.IntervalInduction

/-!
# Integrals that depend on a parameter

`G x = ∫_c^d f (x, y) dy` as a function of `x`.

## Main definitions
- `ContinuousOnRect f a b c d`: `f` is continuous on the rectangle `[a, b] × [c, d]`.

## Main statements
- `ContinuousOnRect.add`, `.sub`, `.mul`, `.comp`, `.of_left`, `.of_right`: the rules.
- `ContinuousOnRect.close`: near a line `x = x₀`, `f` differs little from its values on it, at all
  heights alike.
- `ContinuousOnRect.uniform_left`: `f (x, y)` is uniformly continuous in `x`, with one `δ` for all
  `y`.
- `ContinuousOnRect.continuousOn_integral`: the integral is a continuous function of the parameter.
- `ContinuousOnRect.hasDerivAt_integral`: differentiation under the integral sign.

## Implementation notes
Functions of two variables are written `f x y`, so that an integral over one of them with the other
held fixed is an integral of `f x` or of `fun x => f x y`. The `ε`–`δ` condition measures both
distances separately; any norm of the plane leads to the same functions.
-/

public section

namespace Fundamentals

/-- `f` is continuous on the rectangle `[a, b] × [c, d]`: for all `(x, y)` in it and `ε > 0` there
is `δ > 0` such that `|f x' y' - f x y| < ε` for all `(x', y')` in it with `|x' - x| < δ` and
`|y' - y| < δ`. -/
@[expose] def ContinuousOnRect (f : ℝ → ℝ → ℝ) (a b c d : ℝ) : Prop :=
  ∀ x y, a ≤ x → x ≤ b → c ≤ y → y ≤ d → ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
    ∀ x' y', a ≤ x' → x' ≤ b → c ≤ y' → y' ≤ d → |x' - x| < δ → |y' - y| < δ →
      |f x' y' - f x y| < ε

variable {f f' : ℝ → ℝ → ℝ} {G : ℝ → ℝ} {a b c d x y ε I : ℝ}

/-! ### Continuity on a rectangle -/

namespace ContinuousOnRect

/-- The variables exchanged. -/
theorem swap (hf : ContinuousOnRect f a b c d) :
    ContinuousOnRect (fun y x => f x y) c d a b :=
  fun y x hcy hyd hax hxb ε hε => (hf x y hax hxb hcy hyd ε hε).imp fun _ ⟨hδ, h⟩ =>
    ⟨hδ, fun y' x' hcy' hyd' hax' hxb' hy hx => h x' y' hax' hxb' hcy' hyd' hx hy⟩

/-- A function that is continuous on a rectangle is continuous on its vertical sections. -/
theorem continuousOn_right (hf : ContinuousOnRect f a b c d) (hax : a ≤ x) (hxb : x ≤ b) :
    ContinuousOn (f x) c d := by
  intro y hcy hyd ε hε
  obtain ⟨δ, hδ, h⟩ := hf x y hax hxb hcy hyd ε hε
  refine ⟨δ, hδ, fun y' hcy' hyd' hy => h x y' hax hxb hcy' hyd' ?_ hy⟩
  rwa [Real.sub_self, Real.abs_zero]

/-- A function that is continuous on a rectangle is continuous on its horizontal sections. -/
theorem continuousOn_left (hf : ContinuousOnRect f a b c d) (hcy : c ≤ y) (hyd : y ≤ d) :
    ContinuousOn (fun x => f x y) a b :=
  hf.swap.continuousOn_right hcy hyd

/-- Near the line `x = x₀` the values of `f` are close to those on it, at all heights alike: for
every `ε > 0` there is `δ > 0` such that `|f x y - f x₀ y| < ε` for all `y` in `[c, d]` and all `x`
in `[a, b]` with `|x - x₀| < δ`. -/
theorem close (hf : ContinuousOnRect f a b c d) {x₀ : ℝ} (ha : a ≤ x₀) (hb : x₀ ≤ b)
    (hε : 0 < ε) : ∃ δ : ℝ, 0 < δ ∧ ∀ x, a ≤ x → x ≤ b → |x - x₀| < δ →
      ∀ y, c ≤ y → y ≤ d → |f x y - f x₀ y| < ε := by
  obtain hdc | hcd := Real.lt_or_le d c
  · exact ⟨1, Real.zero_lt_one, fun x _ _ _ y hcy hyd =>
      absurd (Real.le_trans hcy hyd) (Real.not_le.2 hdc)⟩
  refine interval_induction hcd (p := fun u v => ∃ δ : ℝ, 0 < δ ∧ ∀ x, a ≤ x → x ≤ b →
      |x - x₀| < δ → ∀ y, u ≤ y → y ≤ v → |f x y - f x₀ y| < ε)
    (fun u v w _ _ _ _ ⟨δ, hδ, h⟩ ⟨η, hη, h'⟩ => ?_) fun z hcz hzd => ?_
  · refine ⟨min δ η, Real.min_pos hδ hη, fun x hax hxb hx y huy hyw => ?_⟩
    obtain ⟨hxδ, hxη⟩ := Real.lt_min_iff.1 hx
    obtain hyv | hvy := Real.le_total y v
    · exact h x hax hxb hxδ y huy hyv
    · exact h' x hax hxb hxη y hvy hyw
  · obtain ⟨δ, hδ, h⟩ := hf x₀ z ha hb hcz hzd (ε / 2) (Real.half_pos hε)
    refine ⟨δ, hδ, fun u v hcu huz hzv hvd hvu => ⟨δ, hδ, fun x hax hxb hx y huy hyv => ?_⟩⟩
    have hy : |y - z| < δ := by
      rw [Real.abs_lt]
      grind only
    have hcy := Real.le_trans hcu huy
    have hyd := Real.le_trans hyv hvd
    have hxy := h x y hax hxb hcy hyd hx hy
    have hx₀y := h x₀ y ha hb hcy hyd (by rwa [Real.sub_self, Real.abs_zero]) hy
    rw [Real.abs_sub_comm (f x₀ y)] at hx₀y
    have htri := Real.abs_sub_le (f x y) (f x₀ z) (f x₀ y)
    grind only

/-- **Uniform continuity in one variable.** A continuous function on a rectangle is uniformly
continuous in `x`, with one `δ` for all `y`: for every `ε > 0` there is `δ > 0` such that
`|x - x'| < δ` implies `|f x y - f x' y| < ε` for all `x`, `x'` in `[a, b]` and all `y` in
`[c, d]`. -/
theorem uniform_left (hf : ContinuousOnRect f a b c d) (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ x x', a ≤ x → x ≤ b → a ≤ x' → x' ≤ b → |x - x'| < δ →
      ∀ y, c ≤ y → y ≤ d → |f x y - f x' y| < ε := by
  obtain hba | hab := Real.lt_or_le b a
  · exact ⟨1, Real.zero_lt_one, fun x x' hax hxb =>
      absurd (Real.le_trans hax hxb) (Real.not_le.2 hba)⟩
  suffices hall : ∃ δ : ℝ, 0 < δ ∧ ∀ x, a ≤ x → x ≤ b → ∀ x', a ≤ x' → x' ≤ b →
      |x - x'| < δ → ∀ y, c ≤ y → y ≤ d → |f x y - f x' y| < ε from
    hall.imp fun δ ⟨hδ, h⟩ => ⟨hδ, fun x x' hax hxb => h x hax hxb x'⟩
  -- `x` within a part of `[a, b]`, `x'` anywhere: then parts are joined without more ado
  refine interval_induction hab (p := fun u v => ∃ δ : ℝ, 0 < δ ∧ ∀ x, u ≤ x → x ≤ v →
      ∀ x', a ≤ x' → x' ≤ b → |x - x'| < δ → ∀ y, c ≤ y → y ≤ d → |f x y - f x' y| < ε)
    (fun u v w _ _ _ _ ⟨δ, hδ, h⟩ ⟨η, hη, h'⟩ => ?_) fun z haz hzb => ?_
  · refine ⟨min δ η, Real.min_pos hδ hη, fun x hux hxw x' hax' hxb' hx => ?_⟩
    obtain ⟨hxδ, hxη⟩ := Real.lt_min_iff.1 hx
    obtain hxv | hvx := Real.le_total x v
    · exact h x hux hxv x' hax' hxb' hxδ
    · exact h' x hvx hxw x' hax' hxb' hxη
  · obtain ⟨δ, hδ, h⟩ := hf.close haz hzb (Real.half_pos hε)
    refine ⟨δ / 2, Real.half_pos hδ, fun u v hau huz hzv hvb hvu => ⟨δ / 2, Real.half_pos hδ,
      fun x hux hxv x' hax' hxb' hx y hcy hyd => ?_⟩⟩
    rw [Real.abs_lt] at hx
    have hxz : |x - z| < δ := by
      rw [Real.abs_lt]
      grind only
    have hxz' : |x' - z| < δ := by
      rw [Real.abs_lt]
      grind only
    have hxy := h x (Real.le_trans hau hux) (Real.le_trans hxv hvb) hxz y hcy hyd
    have hxy' := h x' hax' hxb' hxz' y hcy hyd
    rw [Real.abs_sub_comm (f x' y)] at hxy'
    have htri := Real.abs_sub_le (f x y) (f z y) (f x' y)
    grind only

end ContinuousOnRect

/-! ### Continuous functions on a rectangle -/

namespace ContinuousOnRect

variable {g : ℝ → ℝ → ℝ} {φ : ℝ → ℝ}

/-- A continuous function of the first variable alone. -/
theorem of_left (hφ : ContinuousOn φ a b) : ContinuousOnRect (fun x _ => φ x) a b c d :=
  fun x _ hax hxb _ _ ε hε => (hφ x hax hxb ε hε).imp fun _ ⟨hδ, h⟩ =>
    ⟨hδ, fun x' _ hax' hxb' _ _ hx _ => h x' hax' hxb' hx⟩

/-- A continuous function of the second variable alone. -/
theorem of_right (hφ : ContinuousOn φ c d) : ContinuousOnRect (fun _ y => φ y) a b c d :=
  (of_left hφ).swap

/-- A continuous function of a continuous function. -/
theorem comp (hφ : ∀ t, ContinuousAt φ t) (hf : ContinuousOnRect f a b c d) :
    ContinuousOnRect (fun x y => φ (f x y)) a b c d := by
  intro x y hax hxb hcy hyd ε hε
  obtain ⟨η, hη, h⟩ := hφ (f x y) ε hε
  exact (hf x y hax hxb hcy hyd η hη).imp fun _ ⟨hδ, h'⟩ =>
    ⟨hδ, fun x' y' hax' hxb' hcy' hyd' hx hy => h _ (h' x' y' hax' hxb' hcy' hyd' hx hy)⟩

theorem add (hf : ContinuousOnRect f a b c d) (hg : ContinuousOnRect g a b c d) :
    ContinuousOnRect (fun x y => f x y + g x y) a b c d := by
  intro x y hax hxb hcy hyd ε hε
  obtain ⟨δ, hδ, h⟩ := hf x y hax hxb hcy hyd (ε / 2) (Real.half_pos hε)
  obtain ⟨η, hη, h'⟩ := hg x y hax hxb hcy hyd (ε / 2) (Real.half_pos hε)
  refine ⟨min δ η, Real.min_pos hδ hη, fun x' y' hax' hxb' hcy' hyd' hx hy => ?_⟩
  obtain ⟨hxδ, hxη⟩ := Real.lt_min_iff.1 hx
  obtain ⟨hyδ, hyη⟩ := Real.lt_min_iff.1 hy
  have hfxy := h x' y' hax' hxb' hcy' hyd' hxδ hyδ
  have hgxy := h' x' y' hax' hxb' hcy' hyd' hxη hyη
  have htri := Real.abs_add_le (f x' y' - f x y) (g x' y' - g x y)
  rw [show f x' y' + g x' y' - (f x y + g x y) = f x' y' - f x y + (g x' y' - g x y) by grobner]
  grind only

theorem sub (hf : ContinuousOnRect f a b c d) (hg : ContinuousOnRect g a b c d) :
    ContinuousOnRect (fun x y => f x y - g x y) a b c d := by
  simpa only [Real.sub_eq_add_neg] using hf.add (hg.comp fun _ => continuousAt_id.neg)

/-- Products, by way of squares: `u v = (u + v)² / 4 - (u - v)² / 4`. -/
theorem mul (hf : ContinuousOnRect f a b c d) (hg : ContinuousOnRect g a b c d) :
    ContinuousOnRect (fun x y => f x y * g x y) a b c d := by
  have hsq (t : ℝ) : ContinuousAt (fun t : ℝ => 1 / 4 * (t * t)) t :=
    (continuousAt_id.mul continuousAt_id).const_mul (1 / 4)
  have hprod (u v : ℝ) :
      u * v = 1 / 4 * ((u + v) * (u + v)) - 1 / 4 * ((u - v) * (u - v)) := by grobner
  simpa only [← hprod] using ((hf.add hg).comp hsq).sub ((hf.sub hg).comp hsq)

/-- `φ (x - y)` is continuous on every rectangle, if `φ` is continuous. -/
theorem comp_sub (hφ : ∀ t, ContinuousAt φ t) : ContinuousOnRect (fun x y => φ (x - y)) a b c d :=
  ((of_left continuousOn_id).sub (of_right continuousOn_id)).comp hφ

end ContinuousOnRect

/-! ### Continuity and differentiation under the integral -/

/-- **An integral is a continuous function of a parameter.** If `f` is continuous on the rectangle
`[a, b] × [c, d]` and `G x = ∫_c^d f (x, y) dy` for all `x` in `[a, b]`, then `G` is continuous on
`[a, b]`. -/
theorem ContinuousOnRect.continuousOn_integral (hf : ContinuousOnRect f a b c d)
    (hG : ∀ x, a ≤ x → x ≤ b → HasIntegralOn (f x) c d (G x)) : ContinuousOn G a b := by
  intro x₀ ha hb η hη
  obtain ⟨ε, hε, hsmall⟩ := exists_mul_length_lt (hG x₀ ha hb).ends_le hη
  obtain ⟨δ, hδ, h⟩ := hf.close ha hb hε
  exact ⟨δ, hδ, fun x hax hxb hx => Real.lt_of_le_of_lt
    (((hG x hax hxb).sub (hG x₀ ha hb)).abs_le fun y hcy hyd =>
      Real.le_of_lt (h x hax hxb hx y hcy hyd)) hsmall⟩

/-- A continuous function on a rectangle has integrals over its vertical sections. -/
theorem ContinuousOnRect.exists_integral (hf : ContinuousOnRect f a b c d) (hcd : c ≤ d) :
    ∃ G : ℝ → ℝ, ∀ x, a ≤ x → x ≤ b → HasIntegralOn (f x) c d (G x) := by
  have hval (x : ℝ) : ∃ I, a ≤ x → x ≤ b → HasIntegralOn (f x) c d I := by
    by_cases hx : a ≤ x ∧ x ≤ b
    · obtain ⟨I, hI⟩ := (hf.continuousOn_right hx.1 hx.2).integrableOn hcd
      exact ⟨I, fun _ _ => hI⟩
    · exact ⟨0, fun ha hb => absurd ⟨ha, hb⟩ hx⟩
  exact Classical.axiomOfChoice hval

/-- The points between `x` and `x + h` are no further from `x` than `x + h` is. -/
private theorem abs_sub_le_of_between {h t : ℝ} (ht : min x (x + h) ≤ t)
    (ht' : t ≤ max x (x + h)) : |t - x| ≤ |h| := by
  obtain hh | hh := Real.le_total 0 h
  · rw [Real.min_eq_left (by grind only)] at ht
    rw [Real.max_eq_right (by grind only)] at ht'
    rw [Real.abs_of_nonneg hh, Real.abs_le]
    grind only
  · rw [Real.min_eq_right (by grind only)] at ht
    rw [Real.max_eq_left (by grind only)] at ht'
    rw [Real.abs_of_nonpos hh, Real.abs_le]
    grind only

/-- A function whose derivative is close to `e` between `x` and `x + h` has increments close to
`e h`. -/
private theorem abs_increment_sub_le {φ φ' : ℝ → ℝ} {e h δ : ℝ}
    (hφ : ∀ t, |t - x| < δ → HasDerivAt φ (φ' t) t) (hclose : ∀ t, |t - x| < δ → |φ' t - e| ≤ ε)
    (hh : |h| < δ) : |φ (x + h) - φ x - e * h| ≤ ε * |h| := by
  have hin (t : ℝ) (ht : min x (x + h) ≤ t) (ht' : t ≤ max x (x + h)) : |t - x| < δ :=
    Real.lt_of_le_of_lt (abs_sub_le_of_between ht ht') hh
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := mean_value_segment (f := φ) (f' := φ') (x := x) (y := x + h)
    (continuousOn_of_continuousAt fun t ht ht' => (hφ t (hin t ht ht')).continuousAt)
    fun t ht ht' => hφ t (hin t (Real.le_of_lt ht) (Real.le_of_lt ht'))
  rw [show x + h - x = h by grobner] at hθ
  have hmem : |x + θ * h - x| < δ := by
    have hle : |θ * h| ≤ 1 * |h| := by
      rw [Real.abs_mul, Real.abs_of_pos hθ₀]
      exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hθ₁) (Real.abs_nonneg h)
    rw [Real.one_mul] at hle
    rw [show x + θ * h - x = θ * h by grobner]
    exact Real.lt_of_le_of_lt hle hh
  rw [hθ, ← Real.sub_mul, Real.abs_mul]
  exact Real.mul_le_mul_of_nonneg_right (hclose _ hmem) (Real.abs_nonneg h)

/-- **Differentiation under the integral sign.** For all `x` inside `[a, b]` let `f (x, y)` have, at
all `y` in `[c, d]`, the partial derivative `f' (x, y)` with respect to `x`, and let
`G x = ∫_c^d f (x, y) dy`. If `f'` is continuous on the rectangle `[a, b] × [c, d]`, then for `x`
inside `[a, b]`

`G' x = ∫_c^d f' (x, y) dy`. -/
theorem ContinuousOnRect.hasDerivAt_integral (hf' : ContinuousOnRect f' a b c d)
    (hf : ∀ x y, a < x → x < b → c ≤ y → y ≤ d → HasDerivAt (fun t => f t y) (f' x y) x)
    (hG : ∀ x, a < x → x < b → HasIntegralOn (f x) c d (G x)) (ha : a < x) (hb : x < b)
    (hI : HasIntegralOn (f' x) c d I) : HasDerivAt G I x := by
  refine hasDerivAt_iff_littleO.2 fun η hη => ?_
  obtain ⟨ε, hε, hsmall⟩ := exists_mul_length_lt hI.ends_le hη
  obtain ⟨δ, hδ, hclose⟩ := hf'.close (Real.le_of_lt ha) (Real.le_of_lt hb) hε
  refine ⟨min δ (min (x - a) (b - x)),
    Real.min_pos hδ (Real.min_pos (Real.sub_pos.2 ha) (Real.sub_pos.2 hb)), fun h hh => ?_⟩
  have hin (t : ℝ) (ht : |t - x| < min δ (min (x - a) (b - x))) : a < t ∧ t < b ∧ |t - x| < δ := by
    obtain ⟨htδ, htx⟩ := Real.lt_min_iff.1 ht
    obtain ⟨hta, htb⟩ := Real.lt_min_iff.1 htx
    exact ⟨by grind only [Real.abs_lt.1 hta], by grind only [Real.abs_lt.1 htb], htδ⟩
  have hxh := hin (x + h) (by rwa [show x + h - x = h by grobner])
  have hpoint (y : ℝ) (hcy : c ≤ y) (hyd : y ≤ d) :
      |f (x + h) y - f x y - f' x y * h| ≤ ε * |h| :=
    abs_increment_sub_le (φ := fun t => f t y) (φ' := fun t => f' t y)
      (fun t ht => hf t y (hin t ht).1 (hin t ht).2.1 hcy hyd)
      (fun t ht => Real.le_of_lt (hclose t (Real.le_of_lt (hin t ht).1)
        (Real.le_of_lt (hin t ht).2.1) (hin t ht).2.2 y hcy hyd)) hh
  have hle := (((hG (x + h) hxh.1 hxh.2.1).sub (hG x ha hb)).sub (hI.mul_const h)).abs_le hpoint
  calc |G (x + h) - G x - I * h| ≤ ε * |h| * (d - c) := hle
    _ = ε * (d - c) * |h| := by grobner
    _ ≤ η * |h| := Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hsmall) (Real.abs_nonneg h)

end Fundamentals
