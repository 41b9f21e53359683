/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Topology.IntervalInduction

/-!
# Uniform continuity on a closed interval

## Main statements
- `ContinuousOn.uniform`: one `δ` serves at all points of `[a, b]` (Heine and Cantor).
- `uniform_of_continuousAt`: for a function that is continuous everywhere, one `δ` serves at all
  points of `[-R, R]`, also for differences to points outside.
-/

public section

namespace Fundamentals

universe u

/-- Values of a continuous function at two points close to `z` are close to each other. -/
private theorem ContinuousOn.exists_close {W : Type u} [Lean.Grind.IntModule W] [Norm W]
    [LawfulNorm W] {f : ℝ → W} {a b z ε : ℝ} (hf : ContinuousOn f a b) (hε : 0 < ε) (haz : a ≤ z)
    (hzb : z ≤ b) : ∃ δ : ℝ, 0 < δ ∧ ∀ x y, a ≤ x → x ≤ b → a ≤ y → y ≤ b →
      |x - z| < δ → |y - z| < δ → ‖f x - f y‖ < ε := by
  obtain ⟨δ, hδ, h⟩ := hf z haz hzb (ε / 2) (Real.half_pos hε)
  refine ⟨δ, hδ, fun x y hax hxb hay hyb hx hy => ?_⟩
  calc ‖f x - f y‖ ≤ ‖f x - f z‖ + ‖f z - f y‖ := norm_sub_le _ _ _
    _ = ‖f x - f z‖ + ‖f y - f z‖ := by rw [norm_sub_comm (f z)]
    _ < ε / 2 + ε / 2 := Real.add_lt_add (h x hax hxb hx) (h y hay hyb hy)
    _ = ε := Real.add_halves ε

/-- **Heine–Cantor.** A continuous function on `[a, b]` is uniformly continuous there: for every
`ε > 0` there is `δ > 0` such that `|x - y| < δ` implies `‖f x - f y‖ < ε`, for all `x` and `y` in
`[a, b]`. -/
theorem ContinuousOn.uniform {W : Type u} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
    {f : ℝ → W} {a b : ℝ} (hf : ContinuousOn f a b) {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ x y, a ≤ x → x ≤ b → a ≤ y → y ≤ b → |x - y| < δ → ‖f x - f y‖ < ε := by
  obtain hba | hab := Real.lt_or_le b a
  · exact ⟨1, Real.zero_lt_one, fun x y ha hb => absurd (Real.le_trans ha hb) (Real.not_le.2 hba)⟩
  refine interval_induction hab (p := fun u v => ∃ δ : ℝ, 0 < δ ∧ ∀ x y, u ≤ x → x ≤ v →
      u ≤ y → y ≤ v → |x - y| < δ → ‖f x - f y‖ < ε)
    (fun u v w hau huv hvw hwb ⟨δ, hδ, h⟩ ⟨η, hη, h'⟩ => ?_) fun z haz hzb => ?_
  · -- gluing at `v`: two points on different sides of `v` are both close to it
    obtain ⟨ζ, hζ, hv⟩ := hf.exists_close hε (Real.le_trans hau huv) (Real.le_trans hvw hwb)
    refine ⟨min ζ (min δ η), Real.min_pos hζ (Real.min_pos hδ hη),
      fun x y hux hxw huy hyw hxy => ?_⟩
    obtain ⟨hζ', hδη⟩ := Real.lt_min_iff.1 hxy
    obtain ⟨hδ', hη'⟩ := Real.lt_min_iff.1 hδη
    have hv' := hv x y (Real.le_trans hau hux) (Real.le_trans hxw hwb) (Real.le_trans hau huy)
      (Real.le_trans hyw hwb)
    obtain hx | hx := Real.le_total x v <;> obtain hy | hy := Real.le_total y v
    · exact h x y hux hx huy hy hδ'
    · exact hv' (Real.abs_sub_lt_of_between hx hy hζ').1 (Real.abs_sub_lt_of_between hx hy hζ').2
    · rw [Real.abs_sub_comm] at hζ'
      exact hv' (Real.abs_sub_lt_of_between hy hx hζ').2 (Real.abs_sub_lt_of_between hy hx hζ').1
    · exact h' x y hx hxw hy hyw hη'
  · obtain ⟨δ, hδ, h⟩ := hf.exists_close hε haz hzb
    exact ⟨δ, hδ, fun u v hau huz hzv hvb huv => ⟨1, Real.zero_lt_one,
      fun x y hux hxv huy hyv _ => h x y (Real.le_trans hau hux) (Real.le_trans hxv hvb)
        (Real.le_trans hau huy) (Real.le_trans hyv hvb)
        (Real.abs_sub_lt_of_short hux hxv huz hzv huv)
        (Real.abs_sub_lt_of_short huy hyv huz hzv huv)⟩⟩

/-- A function that is continuous everywhere is uniformly continuous around every `[-R, R]`: for
every `ε > 0` there is `δ > 0` such that `|y - x| < δ` implies `‖f y - f x‖ < ε`, for all `x` in
`[-R, R]` and all `y`. -/
theorem uniform_of_continuousAt {W : Type u} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
    {f : ℝ → W} (hf : ∀ x, ContinuousAt f x) (R : ℝ) {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ x y : ℝ, |x| ≤ R → |y - x| < δ → ‖f y - f x‖ < ε := by
  have hon : ContinuousOn f (-R - 1) (R + 1) := continuousOn_of_continuousAt fun x _ _ => hf x
  obtain ⟨δ, hδ, close⟩ := hon.uniform hε
  refine ⟨min δ 1, Real.min_pos hδ Real.zero_lt_one, fun x y hx hy => ?_⟩
  obtain ⟨hyδ, hy₁⟩ := Real.lt_min_iff.1 hy
  obtain ⟨hxy, hyx⟩ := Real.abs_sub_lt_iff.1 hy₁
  obtain ⟨hRx, hxR⟩ := Real.abs_le.1 hx
  exact close y x (Real.le_trans (Real.sub_le_sub hRx Real.le_rfl) (Real.le_of_lt hxy))
    (Real.le_trans (Real.le_of_lt hyx) (Real.add_le_add hxR Real.le_rfl))
    (Real.le_trans (Real.sub_le_self _ Real.zero_le_one) hRx)
    (Real.le_trans hxR (Real.le_of_lt (Real.lt_add_of_pos R Real.zero_lt_one))) hyδ

end Fundamentals
