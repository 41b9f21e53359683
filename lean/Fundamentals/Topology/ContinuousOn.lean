/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Interval
public import Fundamentals.Topology.Continuity

/-!
# Continuity on a closed interval

`f` is continuous on `[a, b]` when at each point of the interval it is continuous as far as the
points of the interval go: from one side only at the two ends.

## Main definitions
- `ContinuousOn f a b`: `f` is continuous on `[a, b]`, in the ε–δ form of the textbooks.

## Main statements
- `continuousOn_of_continuousAt`, `ContinuousOn.continuousAt`: what it has to do with continuity at
  every point of the closed and of the open interval.
- `continuousOn_iff_clamp`: `f` is continuous on `[a, b]` iff the function that goes on beyond the
  ends with the constant values `f a` and `f b` is continuous everywhere.
- `ContinuousOn.mono`, `.join`: smaller intervals, and two intervals with a common end.
- `ContinuousOn.add`, `.sub`, `.neg`, `.mul`, `.inv`, `.div`, `.pow`, `.norm`, `.comp`: the rules.

## Implementation notes
Functions are total and the interval is given by its ends, since no other sets occur. For `b < a`
the interval is empty and every function is continuous on it; theorems that need a point say
`a ≤ b`.
-/

public section

namespace Fundamentals

universe u v

/-- `f` is continuous on the closed interval `[a, b]`: for all `x` in `[a, b]` and `ε > 0` there is
`δ > 0` such that all `y` in `[a, b]` with `|y - x| < δ` have `‖f y - f x‖ < ε`. -/
@[expose] def ContinuousOn {W : Type u} [Sub W] [Norm W] (f : ℝ → W) (a b : ℝ) : Prop :=
  ∀ x, a ≤ x → x ≤ b → ∀ ε : ℝ, 0 < ε →
    ∃ δ : ℝ, 0 < δ ∧ ∀ y, a ≤ y → y ≤ b → |y - x| < δ → ‖f y - f x‖ < ε

/-! ### Intervals and points -/

section General

variable {W : Type u} [Sub W] [Norm W] {f g : ℝ → W} {a b c d x : ℝ}

/-- A function that is continuous at every point of `[a, b]` is continuous on `[a, b]`. -/
theorem continuousOn_of_continuousAt (h : ∀ x, a ≤ x → x ≤ b → ContinuousAt f x) :
    ContinuousOn f a b :=
  fun x ha hb ε hε => (h x ha hb ε hε).imp fun _ ⟨hδ, hy⟩ => ⟨hδ, fun y _ _ => hy y⟩

/-- Inside the interval, continuity on `[a, b]` is continuity. -/
theorem ContinuousOn.continuousAt (hf : ContinuousOn f a b) (ha : a < x) (hb : x < b) :
    ContinuousAt f x := by
  intro ε hε
  obtain ⟨δ, hδ, h⟩ := hf x (Real.le_of_lt ha) (Real.le_of_lt hb) ε hε
  exact ((near_norm_sub_lt hδ).and (near_of_mem_Ioo ha hb fun y hay hyb => h y hay hyb)).mono
    fun y hy => hy.2 hy.1

/-- A function is continuous on every part of an interval on which it is continuous. -/
theorem ContinuousOn.mono (hf : ContinuousOn f a b) (hac : a ≤ c) (hdb : d ≤ b) :
    ContinuousOn f c d := by
  intro x hc hd ε hε
  obtain ⟨δ, hδ, h⟩ := hf x (Real.le_trans hac hc) (Real.le_trans hd hdb) ε hε
  exact ⟨δ, hδ, fun y hcy hyd => h y (Real.le_trans hac hcy) (Real.le_trans hyd hdb)⟩

/-- Continuity on `[a, b]` depends on the values on `[a, b]` only. -/
theorem ContinuousOn.congr (hf : ContinuousOn f a b) (h : ∀ x, a ≤ x → x ≤ b → f x = g x) :
    ContinuousOn g a b := by
  intro x ha hb ε hε
  obtain ⟨δ, hδ, hy⟩ := hf x ha hb ε hε
  exact ⟨δ, hδ, fun y hay hyb => h x ha hb ▸ h y hay hyb ▸ hy y hay hyb⟩

/-- A function that is continuous on `[a, c]` and on `[c, b]` is continuous on `[a, b]`. -/
theorem ContinuousOn.join (hf : ContinuousOn f a c) (hg : ContinuousOn f c b) :
    ContinuousOn f a b := by
  intro x ha hb ε hε
  obtain hx | rfl | hx := Real.lt_trichotomy x c
  · obtain ⟨δ, hδ, h⟩ := hf x ha (Real.le_of_lt hx) ε hε
    refine ⟨min δ (c - x), Real.min_pos hδ (Real.sub_pos.2 hx), fun y hay _ hy => ?_⟩
    obtain ⟨hyδ, hyc⟩ := Real.lt_min_iff.1 hy
    exact h y hay (Real.le_of_lt (Real.lt_of_abs_sub_lt hyc)) hyδ
  · obtain ⟨δ, hδ, h⟩ := hf x ha (Real.le_refl x) ε hε
    obtain ⟨η, hη, h'⟩ := hg x (Real.le_refl x) hb ε hε
    refine ⟨min δ η, Real.min_pos hδ hη, fun y hay hyb hy => ?_⟩
    obtain ⟨hyδ, hyη⟩ := Real.lt_min_iff.1 hy
    obtain hyx | hxy := Real.le_total y x
    · exact h y hay hyx hyδ
    · exact h' y hxy hyb hyη
  · obtain ⟨δ, hδ, h⟩ := hg x (Real.le_of_lt hx) hb ε hε
    refine ⟨min δ (x - c), Real.min_pos hδ (Real.sub_pos.2 hx), fun y _ hyb hy => ?_⟩
    obtain ⟨hyδ, hcy⟩ := Real.lt_min_iff.1 hy
    exact h y (Real.le_of_lt (Real.gt_of_abs_sub_lt hcy)) hyb hyδ

/-- A function that is continuous on an interval, after one that is continuous on `[a, b]` and takes
its values in that interval, is continuous on `[a, b]`. -/
theorem ContinuousOn.comp {f : ℝ → ℝ} {g : ℝ → W} (hg : ContinuousOn g c d)
    (hf : ContinuousOn f a b) (h : ∀ x, a ≤ x → x ≤ b → c ≤ f x ∧ f x ≤ d) :
    ContinuousOn (fun x => g (f x)) a b := by
  intro x ha hb ε hε
  obtain ⟨η, hη, hgx⟩ := hg (f x) (h x ha hb).1 (h x ha hb).2 ε hε
  obtain ⟨δ, hδ, hfx⟩ := hf x ha hb η hη
  exact ⟨δ, hδ, fun y hay hyb hy =>
    hgx (f y) (h y hay hyb).1 (h y hay hyb).2 (hfx y hay hyb hy)⟩

/-- A function that is continuous at the values of one that is continuous on `[a, b]`, after the
latter, is continuous on `[a, b]`. -/
theorem ContinuousOn.continuousAt_comp {V : Type v} [Sub V] [Norm V] {f : ℝ → V} {g : V → W}
    (hg : ∀ x, a ≤ x → x ≤ b → ContinuousAt g (f x)) (hf : ContinuousOn f a b) :
    ContinuousOn (fun x => g (f x)) a b := by
  intro x ha hb ε hε
  obtain ⟨η, hη, hgx⟩ := hg x ha hb ε hε
  exact (hf x ha hb η hη).imp fun δ ⟨hδ, hfx⟩ =>
    ⟨hδ, fun y hay hyb hy => hgx (f y) (hfx y hay hyb hy)⟩

end General

/-! ### Continuation beyond the ends -/

theorem Real.continuousAt_clamp (a b x : ℝ) : ContinuousAt (clamp a b) x := fun ε hε =>
  ⟨ε, hε, fun y hy => lt_of_le_of_lt (abs_clamp_sub_clamp_le a b x y) hy⟩

/-- A function is continuous on `[a, b]` iff its continuation by constants beyond the ends,
`f (clamp a b x)`, is continuous at every point. -/
theorem continuousOn_iff_clamp {W : Type u} [Sub W] [Norm W] {f : ℝ → W} {a b : ℝ} (hab : a ≤ b) :
    ContinuousOn f a b ↔ ∀ x, ContinuousAt (fun y => f (Real.clamp a b y)) x := by
  constructor
  · intro hf x ε hε
    obtain ⟨δ, hδ, h⟩ := hf (Real.clamp a b x) (Real.le_clamp a b x) (Real.clamp_le hab) ε hε
    exact ⟨δ, hδ, fun y hy => h _ (Real.le_clamp a b y) (Real.clamp_le hab)
      (Real.lt_of_le_of_lt (Real.abs_clamp_sub_clamp_le a b x y) hy)⟩
  · exact fun h => (continuousOn_of_continuousAt fun x _ _ => h x).congr fun x ha hb => by
      rw [Real.clamp_of_mem ha hb]

/-! ### Rules -/

section Group

variable {W : Type u} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W] {f g : ℝ → W} {a b : ℝ}

theorem continuousOn_const {c : W} : ContinuousOn (fun _ => c) a b :=
  continuousOn_of_continuousAt fun _ _ _ => continuousAt_const

theorem continuousOn_id : ContinuousOn (fun x => x) a b :=
  continuousOn_of_continuousAt fun _ _ _ => continuousAt_id

omit [LawfulNorm W] in
/-- To show continuity on `[a, b]` it suffices to show, unless the interval is empty, that the
continuation by constants is continuous everywhere. -/
private theorem ContinuousOn.of_clamp
    (h : a ≤ b → ∀ x, ContinuousAt (fun y => f (Real.clamp a b y)) x) : ContinuousOn f a b := by
  obtain hab | hba := Real.le_or_lt a b
  · exact (continuousOn_iff_clamp hab).2 (h hab)
  · exact fun x ha hb => absurd (Real.le_trans ha hb) (Real.not_le.2 hba)

theorem ContinuousOn.add (hf : ContinuousOn f a b) (hg : ContinuousOn g a b) :
    ContinuousOn (fun x => f x + g x) a b :=
  .of_clamp fun hab x =>
    ((continuousOn_iff_clamp hab).1 hf x).add ((continuousOn_iff_clamp hab).1 hg x)

theorem ContinuousOn.neg (hf : ContinuousOn f a b) : ContinuousOn (fun x => -f x) a b :=
  .of_clamp fun hab x => ((continuousOn_iff_clamp hab).1 hf x).neg

theorem ContinuousOn.sub (hf : ContinuousOn f a b) (hg : ContinuousOn g a b) :
    ContinuousOn (fun x => f x - g x) a b :=
  .of_clamp fun hab x =>
    ((continuousOn_iff_clamp hab).1 hf x).sub ((continuousOn_iff_clamp hab).1 hg x)

theorem ContinuousOn.norm (hf : ContinuousOn f a b) : ContinuousOn (fun x => ‖f x‖) a b :=
  .of_clamp fun hab x => ((continuousOn_iff_clamp hab).1 hf x).norm

end Group

section Real

variable {f g : ℝ → ℝ} {a b : ℝ}

theorem ContinuousOn.const_mul (c : ℝ) (hf : ContinuousOn f a b) :
    ContinuousOn (fun x => c * f x) a b :=
  .of_clamp fun hab x => ((continuousOn_iff_clamp hab).1 hf x).const_mul c

theorem ContinuousOn.mul (hf : ContinuousOn f a b) (hg : ContinuousOn g a b) :
    ContinuousOn (fun x => f x * g x) a b :=
  .of_clamp fun hab x =>
    ((continuousOn_iff_clamp hab).1 hf x).mul ((continuousOn_iff_clamp hab).1 hg x)

theorem ContinuousOn.pow (hf : ContinuousOn f a b) (n : Nat) :
    ContinuousOn (fun x => f x ^ n) a b :=
  .of_clamp fun hab x => ((continuousOn_iff_clamp hab).1 hf x).pow n

theorem ContinuousOn.inv (hf : ContinuousOn f a b) (h₀ : ∀ x, a ≤ x → x ≤ b → f x ≠ 0) :
    ContinuousOn (fun x => (f x)⁻¹) a b :=
  .of_clamp fun hab x => ((continuousOn_iff_clamp hab).1 hf x).inv
    (h₀ _ (Real.le_clamp a b x) (Real.clamp_le hab))

theorem ContinuousOn.div (hf : ContinuousOn f a b) (hg : ContinuousOn g a b)
    (h₀ : ∀ x, a ≤ x → x ≤ b → g x ≠ 0) : ContinuousOn (fun x => f x / g x) a b := by
  simpa only [Real.div_eq_mul_inv] using hf.mul (hg.inv h₀)

end Real

end Fundamentals
