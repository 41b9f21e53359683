/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Real.MinMax
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Real.Interval
import Fundamentals.Topology.ExtremeValue

/-!
# Rolle's theorem and the mean value theorems

The functions are continuous on the closed interval `[a, b]` and have a derivative on the open one.

## Main statements
- `HasDerivAt.eq_zero_of_max`, `HasDerivAt.eq_zero_of_min`: at a local extremum the derivative is
  zero (Fermat).
- `rolle`: Rolle's theorem.
- `cauchy_mean_value`, `mean_value`: Cauchy's and Lagrange's mean value theorems.
- `cauchy_mean_value_segment`, `mean_value_segment`: the same between two points in either order,
  with the intermediate point written `x + θ * (y - x)`, `0 < θ < 1`.

## Implementation notes
The derivatives are a function `f'` that comes with the statement. Where only the existence of each
derivative is known, choose one.
-/

public section

namespace Fundamentals

variable {f f' g g' : ℝ → ℝ} {a b c d x y : ℝ}

/-! ### Local extrema -/

/-- **Fermat's theorem** on a local maximum: if `f x ≤ f c` for all `x` near `c` and `f` has the
derivative `d` at `c`, then `d = 0`. -/
theorem HasDerivAt.eq_zero_of_max (hf : HasDerivAt f d c) (hmax : Near c fun x => f x ≤ f c) :
    d = 0 := by
  false_or_by_contra
  rename_i hd
  obtain ⟨δ, hδ, hle⟩ := hasDerivAt_iff_littleO.1 hf (|d| / 2) (Real.half_pos (Real.abs_pos.2 hd))
  obtain ⟨η, hη, hmax⟩ := near_iff_near_zero.1 hmax
  -- a short step `h` in the direction of the sign of `d` leads above `f c`
  obtain ⟨h, hh, hhδ, hhη, hdh⟩ : ∃ h : ℝ, h ≠ 0 ∧ |h| < δ ∧ |h| < η ∧ d * h = |d| * |h| := by
    obtain ⟨t, ht, htmin⟩ := Real.exists_between (Real.min_pos hδ hη)
    obtain ⟨htδ, htη⟩ := Real.lt_min_iff.1 htmin
    obtain hd | hd := Real.le_total 0 d
    · exact ⟨t, Real.ne_of_gt ht, by rwa [Real.abs_of_pos ht], by rwa [Real.abs_of_pos ht],
        by rw [Real.abs_of_nonneg hd, Real.abs_of_pos ht]⟩
    · exact ⟨-t, Real.ne_of_lt (by grind), by rwa [Real.abs_neg, Real.abs_of_pos ht],
        by rwa [Real.abs_neg, Real.abs_of_pos ht],
        by rw [Real.abs_neg, Real.abs_of_nonpos hd, Real.abs_of_pos ht, Real.neg_mul, Real.mul_neg]⟩
  have habove := (Real.abs_le.1 (hle h hhδ)).1
  have hbelow := hmax h (by rwa [norm_sub_zero, Real.norm_eq_abs])
  have hgain : |d| / 2 * |h| < |d| * |h| :=
    Real.mul_lt_mul_of_pos_right (Real.half_lt_self (Real.abs_pos.2 hd)) (Real.abs_pos.2 hh)
  rw [← hdh] at hgain
  generalize |d| / 2 * |h| = r at habove hgain
  grind

/-- **Fermat's theorem** on a local minimum: if `f c ≤ f x` for all `x` near `c` and `f` has the
derivative `d` at `c`, then `d = 0`. -/
theorem HasDerivAt.eq_zero_of_min (hf : HasDerivAt f d c) (hmin : Near c fun x => f c ≤ f x) :
    d = 0 := by
  have h := hf.neg.eq_zero_of_max (hmin.mono fun x hx => by grind)
  grind

/-! ### Mean value theorems -/

/-- **Rolle's theorem.** If `f` is continuous on `[a, b]`, `a < b`, has the derivative `f'` on
`(a, b)`, and `f a = f b`, then `f' c = 0` for some `c` in `(a, b)`. -/
theorem rolle (hab : a < b) (hf : ContinuousOn f a b)
    (hf' : ∀ x, a < x → x < b → HasDerivAt f (f' x) x) (h : f a = f b) :
    ∃ c, a < c ∧ c < b ∧ f' c = 0 := by
  obtain ⟨c, hac, hcb, hmax⟩ := hf.exists_max (Real.le_of_lt hab)
  obtain ⟨d, had, hdb, hmin⟩ := hf.exists_min (Real.le_of_lt hab)
  by_cases hc : a < c ∧ c < b
  · exact ⟨c, hc.1, hc.2, (hf' c hc.1 hc.2).eq_zero_of_max (near_of_mem_Ioo hc.1 hc.2 hmax)⟩
  by_cases hd : a < d ∧ d < b
  · exact ⟨d, hd.1, hd.2, (hf' d hd.1 hd.2).eq_zero_of_min (near_of_mem_Ioo hd.1 hd.2 hmin)⟩
  -- otherwise the largest and the smallest value are both taken at the ends: `f` is constant
  have hconst : ∀ x, a ≤ x → x ≤ b → f x = f a := by grind
  obtain ⟨m, ham, hmb⟩ := Real.exists_between hab
  refine ⟨m, ham, hmb, (hf' m ham hmb).eq_zero_of_max (near_of_mem_Ioo ham hmb fun x hax hxb => ?_)⟩
  grind

/-- **Cauchy's mean value theorem.** If `f` and `g` are continuous on `[a, b]`, `a < b`, and have
the derivatives `f'` and `g'` on `(a, b)`, then for some `c` in `(a, b)`

`(f b - f a) * g' c = (g b - g a) * f' c`. -/
theorem cauchy_mean_value (hab : a < b) (hf : ContinuousOn f a b) (hg : ContinuousOn g a b)
    (hf' : ∀ x, a < x → x < b → HasDerivAt f (f' x) x)
    (hg' : ∀ x, a < x → x < b → HasDerivAt g (g' x) x) :
    ∃ c, a < c ∧ c < b ∧ (f b - f a) * g' c = (g b - g a) * f' c := by
  have hcont := (hg.const_mul (f b - f a)).sub (hf.const_mul (g b - g a))
  have hderiv (x : ℝ) (ha : a < x) (hb : x < b) :=
    ((hg' x ha hb).const_mul (f b - f a)).sub ((hf' x ha hb).const_mul (g b - g a))
  obtain ⟨c, hac, hcb, hc⟩ := rolle hab hcont hderiv (by grind)
  exact ⟨c, hac, hcb, by grind⟩

/-- **Mean value theorem** (Lagrange). If `f` is continuous on `[a, b]`, `a < b`, and has the
derivative `f'` on `(a, b)`, then for some `c` in `(a, b)`

`f b - f a = f' c * (b - a)`. -/
theorem mean_value (hab : a < b) (hf : ContinuousOn f a b)
    (hf' : ∀ x, a < x → x < b → HasDerivAt f (f' x) x) :
    ∃ c, a < c ∧ c < b ∧ f b - f a = f' c * (b - a) := by
  obtain ⟨c, hac, hcb, hc⟩ :=
    cauchy_mean_value hab hf continuousOn_id hf' fun x _ _ => hasDerivAt_id x
  exact ⟨c, hac, hcb, by grind⟩

/-! ### Between two points in either order -/

/-- **Cauchy's mean value theorem** between two points in either order. If `f` and `g` are
continuous on the closed interval between `x` and `y` and have the derivatives `f'` and `g'` on the
open one, then for some `θ` in `(0, 1)`

`(f y - f x) * g' (x + θ * (y - x)) = (g y - g x) * f' (x + θ * (y - x))`.

For `x = y` every `θ` will do. -/
theorem cauchy_mean_value_segment (hf : ContinuousOn f (min x y) (max x y))
    (hg : ContinuousOn g (min x y) (max x y))
    (hf' : ∀ t, min x y < t → t < max x y → HasDerivAt f (f' t) t)
    (hg' : ∀ t, min x y < t → t < max x y → HasDerivAt g (g' t) t) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧
      (f y - f x) * g' (x + θ * (y - x)) = (g y - g x) * f' (x + θ * (y - x)) := by
  by_cases hxy : x = y
  · exact ⟨1 / 2, by grind, by grind, by grind⟩
  obtain ⟨c, hxc, hcy, hc⟩ := cauchy_mean_value (by grind) hf hg hf' hg'
  obtain ⟨θ, hθ₀, hθ₁, rfl⟩ := Real.exists_segment hxc hcy
  refine ⟨θ, hθ₀, hθ₁, ?_⟩
  obtain h | h := Real.le_total x y
  · rwa [Real.min_eq_left h, Real.max_eq_right h] at hc
  · rw [Real.min_eq_right h, Real.max_eq_left h] at hc
    grind

/-- **Mean value theorem** (Lagrange) between two points in either order. If `f` is continuous on
the closed interval between `x` and `y` and has the derivative `f'` on the open one, then for some
`θ` in `(0, 1)`

`f y - f x = f' (x + θ * (y - x)) * (y - x)`. -/
theorem mean_value_segment (hf : ContinuousOn f (min x y) (max x y))
    (hf' : ∀ t, min x y < t → t < max x y → HasDerivAt f (f' t) t) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧ f y - f x = f' (x + θ * (y - x)) * (y - x) := by
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ :=
    cauchy_mean_value_segment hf continuousOn_id hf' fun t _ _ => hasDerivAt_id t
  exact ⟨θ, hθ₀, hθ₁, by grind⟩

end Fundamentals
