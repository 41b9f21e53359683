/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Topology.Continuity

/-!
# The derivative of a real function of one variable

## Main definitions
- `HasDerivAt f d x`: `f` has the derivative `d` at `x`, the limit of the difference quotient.

## Main statements
- `hasDerivAt_iff_littleO`: `d` is the derivative iff `f (x + h) = f x + d h + o(h)`.
- `HasDerivAt.unique`: there is at most one derivative.
- `HasDerivAt.congr`: the derivative depends only on the values near the point.
- `HasDerivAt.continuousAt`: a differentiable function is continuous.
- `HasDerivAt.add`, `.sub`, `.neg`, `.const_mul`, `.mul`, `.inv`, `.div`, `.pow`, `.comp`: the rules
  of differentiation.

## Implementation notes
The derivative is a relation, not a function that invents a value where there is none: that
something is the derivative says that there is one.
-/

public section

namespace Fundamentals

/-- `f` has the derivative `d` at `x`: the difference quotient `(f (x + h) - f x) / h` tends to `d`
as `h → 0`. -/
@[expose] def HasDerivAt (f : ℝ → ℝ) (d x : ℝ) : Prop :=
  Tendsto (fun h => (f (x + h) - f x) / h) 0 d

variable {f g : ℝ → ℝ} {c d e x : ℝ}

/-! ### First properties -/

/-- A function has at most one derivative at a point. -/
theorem HasDerivAt.unique (hd : HasDerivAt f d x) (he : HasDerivAt f e x) : d = e :=
  Real.tendsto_unique hd he

/-- The error of a difference quotient, times the step, is the remainder of the linear
approximation. -/
private theorem abs_slope_sub_mul_abs {h : ℝ} (hh : h ≠ 0) :
    |(f (x + h) - f x) / h - d| * |h| = |f (x + h) - f x - d * h| := by
  rw [← Real.abs_mul]
  congr 1
  grind

/-- `d` is the derivative of `f` at `x` iff the remainder of the linear approximation is small
against `h`: `∀ ε > 0, ∃ δ > 0, |h| < δ → |f (x + h) - f x - d * h| ≤ ε * |h|`. -/
theorem hasDerivAt_iff_littleO : HasDerivAt f d x ↔ ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
    ∀ h : ℝ, |h| < δ → |f (x + h) - f x - d * h| ≤ ε * |h| := by
  constructor
  · refine fun hf ε hε => (hf ε hε).imp fun δ ⟨hδ, hlt⟩ => ⟨hδ, fun h hh => ?_⟩
    by_cases h₀ : h = 0
    · rw [h₀, Real.abs_zero]
      grind
    · have hq := hlt h (by rw [norm_sub_zero]; exact norm_pos h₀)
        (by rwa [norm_sub_zero, Real.norm_eq_abs])
      rw [← abs_slope_sub_mul_abs h₀]
      exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hq) (Real.abs_nonneg h)
  · intro hf ε hε
    obtain ⟨δ, hδ, hle⟩ := hf (ε / 2) (Real.half_pos hε)
    refine ⟨δ, hδ, fun h h₀ hh => ?_⟩
    rw [norm_sub_zero, Real.norm_eq_abs] at h₀ hh
    have hq := hle h hh
    rw [← abs_slope_sub_mul_abs (Real.abs_pos.1 h₀)] at hq
    exact Real.lt_of_le_of_lt (Real.le_of_mul_le_mul_right hq h₀) (Real.half_lt_self hε)

/-- The derivative depends only on the values near the point. -/
theorem HasDerivAt.congr (hf : HasDerivAt f d x) (h : Near x fun y => f y = g y) :
    HasDerivAt g d x := by
  have hx : f x = g x := h.self
  refine Tendsto.congr hf ((near_iff_near_zero.1 h).mono fun t ht => ?_).nearNe
  rw [ht, hx]

/-- The derivative as a limit at the point itself: `(f y - f x) / (y - x) → d` as `y → x`. -/
theorem hasDerivAt_iff_tendsto_slope :
    HasDerivAt f d x ↔ Tendsto (fun y => (f y - f x) / (y - x)) x d := by
  rw [tendsto_iff_tendsto_zero]
  have h (h : ℝ) : x + h - x = h := by grind
  simp only [HasDerivAt, h]

/-- **A differentiable function is continuous.** -/
theorem HasDerivAt.continuousAt (hf : HasDerivAt f d x) : ContinuousAt f x := by
  have h : Tendsto (fun h => (f (x + h) - f x) / h * h + f x) 0 (d * 0 + f x) :=
    (Tendsto.mul hf tendsto_id).add tendsto_const
  rw [continuousAt_iff_tendsto, tendsto_iff_tendsto_zero]
  rw [Real.mul_zero, Real.zero_add] at h
  refine h.congr (nearNe_norm_sub_pos.mono fun t ht => ?_)
  grind

/-! ### Rules -/

theorem hasDerivAt_const (c x : ℝ) : HasDerivAt (fun _ => c) 0 x := by
  have h (h : ℝ) : (c - c) / h = 0 := by grind
  simp only [HasDerivAt, h, tendsto_const]

theorem hasDerivAt_id (x : ℝ) : HasDerivAt (fun y => y) 1 x := by
  refine tendsto_const.congr (nearNe_norm_sub_pos.mono fun h hh => ?_)
  grind

theorem HasDerivAt.add (hf : HasDerivAt f d x) (hg : HasDerivAt g e x) :
    HasDerivAt (fun y => f y + g y) (d + e) x :=
  (Tendsto.add hf hg).congr (near_of_forall fun h => by grind).nearNe

theorem HasDerivAt.neg (hf : HasDerivAt f d x) : HasDerivAt (fun y => -f y) (-d) x :=
  (Tendsto.neg hf).congr (near_of_forall fun h => by grind).nearNe

theorem HasDerivAt.sub (hf : HasDerivAt f d x) (hg : HasDerivAt g e x) :
    HasDerivAt (fun y => f y - g y) (d - e) x :=
  (Tendsto.sub hf hg).congr (near_of_forall fun h => by grind).nearNe

theorem HasDerivAt.const_mul (c : ℝ) (hf : HasDerivAt f d x) :
    HasDerivAt (fun y => c * f y) (c * d) x :=
  (Tendsto.const_mul c hf).congr (near_of_forall fun h => by grind).nearNe

/-- **Product rule**: `(f g)' = f' g + f g'`. -/
theorem HasDerivAt.mul (hf : HasDerivAt f d x) (hg : HasDerivAt g e x) :
    HasDerivAt (fun y => f y * g y) (d * g x + f x * e) x := by
  have hgx : Tendsto (fun h => g (x + h)) 0 (g x) :=
    tendsto_iff_tendsto_zero.1 hg.continuousAt.tendsto
  exact ((Tendsto.mul hf hgx).add (Tendsto.const_mul (f x) hg)).congr
    (near_of_forall fun h => by grind).nearNe

/-- The derivative of a power of a function: `(fⁿ)' = n fⁿ⁻¹ f'`. -/
theorem HasDerivAt.pow (hf : HasDerivAt f d x) (n : Nat) :
    HasDerivAt (fun y => f y ^ n) (n * f x ^ (n - 1) * d) x := by
  induction n with
  | zero => simpa using hasDerivAt_const 1 x
  | succ n ih =>
    have hd : n * f x ^ (n - 1) * d * f x + f x ^ n * d = (n + 1 : Nat) * f x ^ n * d := by
      cases n <;> grind
    simpa only [Real.pow_succ, hd] using ih.mul hf

/-- `(xⁿ)' = n xⁿ⁻¹`. -/
theorem hasDerivAt_pow (n : Nat) (x : ℝ) : HasDerivAt (fun y => y ^ n) (n * x ^ (n - 1)) x := by
  simpa only [Real.mul_one] using (hasDerivAt_id x).pow n

/-- The derivative of `t ↦ (x - t) ^ p`. -/
theorem hasDerivAt_sub_pow (p : Nat) (x t : ℝ) :
    HasDerivAt (fun s => (x - s) ^ p) (-(p * (x - t) ^ (p - 1))) t := by
  have h := ((hasDerivAt_const x t).sub (hasDerivAt_id t)).pow p
  have hd : (p : ℝ) * (x - t) ^ (p - 1) * (0 - 1) = -(p * (x - t) ^ (p - 1)) := by grind
  exact hd ▸ h

/-- The derivative of an inverse, where `f` is not 0: `(1 / f)' = -f' / f²`. -/
theorem HasDerivAt.inv (hf : HasDerivAt f d x) (h₀ : f x ≠ 0) :
    HasDerivAt (fun y => (f y)⁻¹) (-d / f x ^ 2) x := by
  have hfx : Tendsto (fun h => f (x + h)) 0 (f x) :=
    tendsto_iff_tendsto_zero.1 hf.continuousAt.tendsto
  have h := (Tendsto.neg hf).mul ((hfx.mul tendsto_const).inv (Real.mul_ne_zero h₀ h₀))
  rw [Real.div_eq_mul_inv, Real.pow_two]
  exact h.congr ((hfx.nearNe_ne_zero h₀).mono fun t ht => by grind)

/-- **Quotient rule**, where `g` is not 0: `(f / g)' = (f' g - f g') / g²`. -/
theorem HasDerivAt.div (hf : HasDerivAt f d x) (hg : HasDerivAt g e x) (h₀ : g x ≠ 0) :
    HasDerivAt (fun y => f y / g y) ((d * g x - f x * e) / g x ^ 2) x := by
  have hd : d * (g x)⁻¹ + f x * (-e / g x ^ 2) = (d * g x - f x * e) / g x ^ 2 := by grind
  rw [← hd]
  simpa only [Real.div_eq_mul_inv] using hf.mul (hg.inv h₀)

/-! ### The chain rule -/

/-- The difference quotient of `g` at `y` as a function of the step `k`, with the derivative in the
place of the meaningless quotient at `k = 0`. -/
private noncomputable def slope (g : ℝ → ℝ) (e y k : ℝ) : ℝ :=
  if k = 0 then e else (g (y + k) - g y) / k

private theorem continuousAt_slope {y : ℝ} (hg : HasDerivAt g e y) :
    ContinuousAt (slope g e y) 0 := by
  rw [continuousAt_iff_tendsto]
  refine Tendsto.congr (f := fun k => (g (y + k) - g y) / k) ?_
    (nearNe_norm_sub_pos.mono fun k hk => ?_)
  · simpa only [slope, ite_true] using hg
  · grind [slope, norm_pos_iff (x := k)]

/-- **Chain rule** in one variable: `(g ∘ f)'(x) = g'(f x) f'(x)`. -/
theorem HasDerivAt.comp (hg : HasDerivAt g e (f x)) (hf : HasDerivAt f d x) :
    HasDerivAt (fun y => g (f y)) (e * d) x := by
  -- `(g (f (x + h)) - g (f x)) / h = slope k * (k / h)` for `k = f (x + h) - f x`, even if `k = 0`
  have hk : Tendsto (fun h => f (x + h) - f x) 0 0 :=
    tendsto_iff_sub_tendsto_zero.1 (tendsto_iff_tendsto_zero.1 hf.continuousAt.tendsto)
  have hslope := Tendsto.comp_continuousAt (continuousAt_slope hg) hk
  have h := hslope.mul hf
  rw [show slope g e (f x) 0 = e from if_pos rfl] at h
  refine h.congr (nearNe_norm_sub_pos.mono fun t ht => ?_)
  have hfk : f x + (f (x + t) - f x) = f (x + t) := Real.add_sub_cancel _ _
  by_cases h₀ : f (x + t) - f x = 0
  · grind [slope]
  · rw [slope, if_neg h₀, hfk]
    grind

/-- Along a line: the derivative of `t ↦ f (x + t v)` is `f'(x + t v) v`. -/
theorem HasDerivAt.comp_line {t v : ℝ} (hf : HasDerivAt f d (x + t * v)) :
    HasDerivAt (fun s => f (x + s * v)) (d * v) t := by
  have h := (hasDerivAt_const x t).add ((hasDerivAt_id t).mul (hasDerivAt_const v t))
  rw [show 0 + (1 * v + t * 0) = v by grind] at h
  exact HasDerivAt.comp (f := fun s => x + s * v) hf h

example (x : ℝ) : HasDerivAt (fun y => y ^ 2) (2 * x) x := by
  have h : (2 : Nat) * x ^ (2 - 1) = 2 * x := by grind
  exact h ▸ hasDerivAt_pow 2 x

end Fundamentals
