/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.MeanValueInequality
import Fundamentals.Topology.IntermediateValue

/-!
# Inverse functions of one variable

## Main statements
- `HasDerivAt.inverse`: if `f (g y) = y`, `g` is continuous at `b` and `f` has the derivative
  `d ≠ 0` at `g b`, then `g` has the derivative `1 / d` at `b`.
- `exists_inverse_of_increasing`: an increasing continuous function on `[a, b]` has a continuous
  inverse on `[f a, f b]`.
- `exists_inverse_of_deriv_pos`: if moreover `f' > 0` on `(a, b)` then the inverse is
  differentiable.
-/

public section

namespace Fundamentals

variable {f f' g : ℝ → ℝ} {a b d : ℝ}

/-- **Derivative of an inverse function.** If `g` is continuous at `b`, `f (g y) = y` for all `y`
near `b`, and `f` has the derivative `d ≠ 0` at `g b`, then `g` has the derivative `1 / d` at
`b`. -/
theorem HasDerivAt.inverse (hf : HasDerivAt f d (g b)) (hd : d ≠ 0) (hg : ContinuousAt g b)
    (hfg : Near b fun y => f (g y) = y) : HasDerivAt g (1 / d) b := by
  rw [hasDerivAt_iff_tendsto_slope] at hf ⊢
  -- `g y ≠ g b` for `y ≠ b`, and `(g y - g b) / (y - b)` is the inverse of a difference quotient
  have hb : f (g b) = b := hfg.self
  have hne : NearNe b fun y => g y ≠ g b := (hfg.nearNe.and nearNe_norm_sub_pos).mono
    fun y ⟨hy, hpos⟩ h => norm_sub_pos_iff.1 hpos (by rw [← hy, h, hb])
  have h := (Tendsto.comp hf hg.tendsto hne).inv hd
  rw [Real.one_div]
  refine h.congr (hfg.nearNe.mono fun y hy => ?_)
  rw [hy, hb, Real.div_eq_mul_inv, Real.mul_inv, Real.inv_inv, Real.mul_comm,
    Real.div_eq_mul_inv]

/-- The inverse of an increasing function keeps the order: `f x < y` implies `x < g y`. -/
private theorem lt_inverse (hmono : ∀ x y, a ≤ x → x < y → y ≤ b → f x < f y) {x y : ℝ}
    (hxb : x ≤ b) (hga : a ≤ g y) (hfg : f (g y) = y) (h : f x < y) : x < g y := by
  obtain hlt | rfl | hgt := Real.lt_trichotomy (g y) x
  · have hlt' := hfg ▸ hmono (g y) x hga hlt hxb
    exact absurd h (Real.not_lt.2 (Real.le_of_lt hlt'))
  · exact absurd hfg (Real.ne_of_lt h)
  · exact hgt

/-- The inverse of an increasing function keeps the order: `y < f x` implies `g y < x`. -/
private theorem inverse_lt (hmono : ∀ x y, a ≤ x → x < y → y ≤ b → f x < f y) {x y : ℝ}
    (hax : a ≤ x) (hgb : g y ≤ b) (hfg : f (g y) = y) (h : y < f x) : g y < x := by
  obtain hlt | rfl | hgt := Real.lt_trichotomy (g y) x
  · exact hlt
  · exact absurd hfg (Real.ne_of_gt h)
  · have hgt' := hfg ▸ hmono x (g y) hax hgt hgb
    exact absurd h (Real.not_lt.2 (Real.le_of_lt hgt'))

/-- The inverse of an increasing function on an interval is continuous. -/
private theorem continuousOn_inverse (hmono : ∀ x y, a ≤ x → x < y → y ≤ b → f x < f y)
    (hg : ∀ y, f a ≤ y → y ≤ f b → a ≤ g y ∧ g y ≤ b ∧ f (g y) = y) :
    ContinuousOn g (f a) (f b) := by
  intro y hay hyb ε hε
  obtain ⟨hga, hgb, hfg⟩ := hg y hay hyb
  have hlower : ∃ δ : ℝ, 0 < δ ∧ ∀ z, f a ≤ z → z ≤ f b → y - δ < z → g y - ε < g z := by
    obtain hout | hin := Real.lt_or_le (g y - ε) a
    · exact ⟨1, Real.zero_lt_one, fun z haz hzb _ =>
        Real.lt_of_lt_of_le hout (hg z haz hzb).1⟩
    · have hlt : g y - ε < g y := Real.sub_lt_self _ hε
      have hflt : f (g y - ε) < y :=
        Real.lt_of_lt_of_le (hmono (g y - ε) (g y) hin hlt hgb) (Real.le_of_eq hfg)
      refine ⟨y - f (g y - ε), Real.sub_pos.2 hflt, fun z haz hzb hz => ?_⟩
      obtain ⟨hza, -, hfz⟩ := hg z haz hzb
      rw [Real.sub_sub_cancel] at hz
      exact lt_inverse hmono (Real.le_trans (Real.le_of_lt hlt) hgb) hza hfz hz
  have hupper : ∃ δ : ℝ, 0 < δ ∧ ∀ z, f a ≤ z → z ≤ f b → z < y + δ → g z < g y + ε := by
    obtain hout | hin := Real.lt_or_le b (g y + ε)
    · exact ⟨1, Real.zero_lt_one, fun z haz hzb _ =>
        Real.lt_of_le_of_lt (hg z haz hzb).2.1 hout⟩
    · have hlt : g y < g y + ε := Real.lt_add_of_pos _ hε
      have hflt : y < f (g y + ε) :=
        Real.lt_of_le_of_lt (Real.le_of_eq hfg.symm) (hmono (g y) (g y + ε) hga hlt hin)
      refine ⟨f (g y + ε) - y, Real.sub_pos.2 hflt, fun z haz hzb hz => ?_⟩
      obtain ⟨-, hzb', hfz⟩ := hg z haz hzb
      rw [Real.add_sub_cancel] at hz
      exact inverse_lt hmono (Real.le_trans hga (Real.le_of_lt hlt)) hzb' hfz hz
  obtain ⟨δ, hδ, hlower⟩ := hlower
  obtain ⟨η, hη, hupper⟩ := hupper
  refine ⟨min δ η, Real.min_pos hδ hη, fun z haz hzb hz => ?_⟩
  obtain ⟨hzδ, hzη⟩ := Real.lt_min_iff.1 hz
  exact Real.abs_sub_lt_iff.2 ⟨hlower z haz hzb (Real.abs_sub_lt_iff.1 hzδ).1,
    hupper z haz hzb (Real.abs_sub_lt_iff.1 hzη).2⟩

/-- **Inverse of an increasing function.** If `f` is continuous on `[a, b]`, `a ≤ b`, and
increasing, `f x < f y` for `x < y`, then some `g` maps `[f a, f b]` into `[a, b]`, is continuous
and inverse to `f`: `f (g y) = y` for all `y` in `[f a, f b]`, `g (f x) = x` for all `x` in
`[a, b]`. -/
theorem exists_inverse_of_increasing (hab : a ≤ b) (hf : ContinuousOn f a b)
    (hmono : ∀ x y, a ≤ x → x < y → y ≤ b → f x < f y) :
    ∃ g : ℝ → ℝ, ContinuousOn g (f a) (f b) ∧
      (∀ y, f a ≤ y → y ≤ f b → a ≤ g y ∧ g y ≤ b ∧ f (g y) = y) ∧
      ∀ x, a ≤ x → x ≤ b → g (f x) = x := by
  have hex (y : ℝ) : ∃ x, f a ≤ y → y ≤ f b → a ≤ x ∧ x ≤ b ∧ f x = y := by
    by_cases h : f a ≤ y ∧ y ≤ f b
    · obtain ⟨x, hax, hxb, hx⟩ := hf.exists_eq_of_le hab h.1 h.2
      exact ⟨x, fun _ _ => ⟨hax, hxb, hx⟩⟩
    · exact ⟨a, fun ha hb => absurd ⟨ha, hb⟩ h⟩
  obtain ⟨g, hg⟩ := Classical.axiomOfChoice hex
  refine ⟨g, continuousOn_inverse hmono hg, hg, fun x hax hxb => ?_⟩
  have hle {x y : ℝ} (hax : a ≤ x) (hxy : x ≤ y) (hyb : y ≤ b) : f x ≤ f y :=
    (Real.lt_or_eq_of_le hxy).elim (fun h => Real.le_of_lt (hmono x y hax h hyb))
      fun h => Real.le_of_eq (congrArg f h)
  obtain ⟨hga, hgb, hfg⟩ := hg (f x) (hle (Real.le_refl a) hax hxb) (hle hax hxb (Real.le_refl b))
  obtain h | h | h := Real.lt_trichotomy (g (f x)) x
  · exact absurd hfg (Real.ne_of_lt (hmono _ _ hga h hxb))
  · exact h
  · exact absurd hfg (Real.ne_of_gt (hmono _ _ hax h hgb))

/-- **Inverse function theorem** in one variable. If `f` is continuous on `[a, b]`, `a ≤ b`, with a
derivative `f' > 0` on `(a, b)`, then `f` has a continuous inverse `g` from `[f a, f b]` to
`[a, b]`, and for all `y` in `(f a, f b)`

`g'(y) = 1 / f'(g(y))`. -/
theorem exists_inverse_of_deriv_pos (hab : a ≤ b) (hf : ContinuousOn f a b)
    (hf' : ∀ x, a < x → x < b → HasDerivAt f (f' x) x) (hpos : ∀ x, a < x → x < b → 0 < f' x) :
    ∃ g : ℝ → ℝ, ContinuousOn g (f a) (f b) ∧
      (∀ y, f a ≤ y → y ≤ f b → a ≤ g y ∧ g y ≤ b ∧ f (g y) = y) ∧
      (∀ x, a ≤ x → x ≤ b → g (f x) = x) ∧
      ∀ y, f a < y → y < f b → HasDerivAt g (1 / f' (g y)) y := by
  have hmono (x y : ℝ) (hax : a ≤ x) (hxy : x < y) (hyb : y ≤ b) : f x < f y :=
    lt_of_deriv_pos hf hf' hpos hax hxy hyb
  obtain ⟨g, hg, hfg, hgf⟩ := exists_inverse_of_increasing hab hf hmono
  refine ⟨g, hg, hfg, hgf, fun y hay hyb => ?_⟩
  obtain ⟨hga, hgb, hfgy⟩ := hfg y (Real.le_of_lt hay) (Real.le_of_lt hyb)
  have hga' : a < g y := lt_inverse hmono hab hga hfgy hay
  have hgb' : g y < b := inverse_lt hmono hab hgb hfgy hyb
  have hnear : Near y fun z => f (g z) = z :=
    near_of_mem_Ioo hay hyb fun z haz hzb => (hfg z haz hzb).2.2
  exact (hf' _ hga' hgb').inverse (Real.ne_of_gt (hpos _ hga' hgb')) (hg.continuousAt hay hyb) hnear

end Fundamentals
