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
-/

public section

namespace Fundamentals

universe u

/-- **Heine–Cantor.** A continuous function on `[a, b]` is uniformly continuous there: for every
`ε > 0` there is `δ > 0` such that `|x - y| < δ` implies `‖f x - f y‖ < ε`, for all `x` and `y` in
`[a, b]`. -/
theorem ContinuousOn.uniform {W : Type u} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W]
    {f : ℝ → W} {a b : ℝ} (hf : ContinuousOn f a b) {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ x y, a ≤ x → x ≤ b → a ≤ y → y ≤ b → |x - y| < δ → ‖f x - f y‖ < ε := by
  obtain hba | hab := Real.lt_or_le b a
  · exact ⟨1, Real.zero_lt_one, fun x y ha hb => by grind⟩
  -- values at two points close to `z` are close to each other
  have hclose : ∀ z, a ≤ z → z ≤ b → ∃ δ : ℝ, 0 < δ ∧ ∀ x y, a ≤ x → x ≤ b → a ≤ y → y ≤ b →
      |x - z| < δ → |y - z| < δ → ‖f x - f y‖ < ε := by
    intro z haz hzb
    obtain ⟨δ, hδ, h⟩ := hf z haz hzb (ε / 2) (Real.half_pos hε)
    refine ⟨δ, hδ, fun x y hax hxb hay hyb hx hy => ?_⟩
    grind [norm_sub_le (f x) (f z) (f y), norm_sub_comm (f z) (f y)]
  refine interval_induction hab (p := fun u v => ∃ δ : ℝ, 0 < δ ∧ ∀ x y, u ≤ x → x ≤ v →
      u ≤ y → y ≤ v → |x - y| < δ → ‖f x - f y‖ < ε)
    (fun u v w hau huv hvw hwb ⟨δ, hδ, h⟩ ⟨η, hη, h'⟩ => ?_) fun z haz hzb => ?_
  · -- gluing at `v`: two points on different sides of `v` are both close to it
    obtain ⟨ζ, hζ, hv⟩ := hclose v (by grind) (by grind)
    refine ⟨min ζ (min δ η), by grind, fun x y hux hxw huy hyw hxy => ?_⟩
    obtain hx | hx := Real.le_total x v <;> obtain hy | hy := Real.le_total y v
    · exact h x y hux hx huy hy (by grind)
    · exact hv x y (by grind) (by grind) (by grind) (by grind) (by grind) (by grind)
    · exact hv x y (by grind) (by grind) (by grind) (by grind) (by grind) (by grind)
    · exact h' x y hx hxw hy hyw (by grind)
  · obtain ⟨δ, hδ, h⟩ := hclose z haz hzb
    exact ⟨δ, hδ, fun u v hau huz hzv hvb huv => ⟨1, Real.zero_lt_one,
      fun x y hux hxv huy hyv _ => h x y (by grind) (by grind) (by grind) (by grind) (by grind)
        (by grind)⟩⟩

end Fundamentals
