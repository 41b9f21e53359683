/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.MeanValue
import Fundamentals.Real.Interval

/-!
# What the derivative says about the function

Consequences of the mean value theorem. The function is continuous on `[a, b]` and has the
derivative `f'` on `(a, b)`; from a property of `f'` on `(a, b)` follows one of `f` on `[a, b]`.

## Main statements
- `eq_of_deriv_eq_zero`: if `f' = 0` then `f` is constant; `sub_eq_of_deriv_eq`: functions with the
  same derivative differ by a constant.
- `le_of_deriv_nonneg`, `le_of_deriv_nonpos`: if `f' ≥ 0` (`f' ≤ 0`) then `f` is nondecreasing
  (nonincreasing).
- `lt_of_deriv_pos`, `lt_of_deriv_neg`: if `f' > 0` (`f' < 0`) then `f` is increasing (decreasing).
- `abs_sub_le_of_deriv_le`: if `|f'| ≤ M` then `|f y - f x| ≤ M * |y - x|`.
-/

public section

namespace Fundamentals

variable {f f' g : ℝ → ℝ} {a b x y : ℝ}

/-- **Mean value theorem** for two points `x < y` of an interval `[a, b]` on which `f` is
continuous, with the derivative `f'` on `(a, b)`: `f y - f x = f' c * (y - x)` for some `c` between
`x` and `y`. -/
theorem exists_mean_value_of_mem (hf : ContinuousOn f a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) (hax : a ≤ x) (hxy : x < y) (hyb : y ≤ b) :
    ∃ c, x < c ∧ c < y ∧ f y - f x = f' c * (y - x) :=
  mean_value hxy (hf.mono hax hyb) fun t hx hy =>
    hf' t (Real.lt_of_le_of_lt hax hx) (Real.lt_of_lt_of_le hy hyb)

/-! ### Order -/

/-- A function with a derivative that is nowhere negative is nondecreasing. -/
theorem le_of_deriv_nonneg (hf : ContinuousOn f a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) (h : ∀ t, a < t → t < b → 0 ≤ f' t)
    (hax : a ≤ x) (hxy : x ≤ y) (hyb : y ≤ b) : f x ≤ f y := by
  obtain hxy | rfl := Real.lt_or_eq_of_le hxy
  · obtain ⟨c, hxc, hcy, hc⟩ := exists_mean_value_of_mem hf hf' hax hxy hyb
    have hprod := Real.mul_nonneg
      (h c (Real.lt_of_le_of_lt hax hxc) (Real.lt_of_lt_of_le hcy hyb))
      (Real.le_of_lt (Real.sub_pos.2 hxy))
    exact Real.sub_nonneg.1 (hc ▸ hprod)
  · exact Real.le_refl _

/-- A function with a derivative that is positive everywhere is increasing. -/
theorem lt_of_deriv_pos (hf : ContinuousOn f a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) (h : ∀ t, a < t → t < b → 0 < f' t)
    (hax : a ≤ x) (hxy : x < y) (hyb : y ≤ b) : f x < f y := by
  obtain ⟨c, hxc, hcy, hc⟩ := exists_mean_value_of_mem hf hf' hax hxy hyb
  have hprod := Real.mul_pos (h c (Real.lt_of_le_of_lt hax hxc) (Real.lt_of_lt_of_le hcy hyb))
    (Real.sub_pos.2 hxy)
  exact Real.sub_pos.1 (hc ▸ hprod)

/-- A function with a derivative that is nowhere positive is nonincreasing. -/
theorem le_of_deriv_nonpos (hf : ContinuousOn f a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) (h : ∀ t, a < t → t < b → f' t ≤ 0)
    (hax : a ≤ x) (hxy : x ≤ y) (hyb : y ≤ b) : f y ≤ f x := by
  have hneg := le_of_deriv_nonneg hf.neg (fun t ha hb => (hf' t ha hb).neg)
    (fun t ha hb => Real.neg_nonneg.2 (h t ha hb)) hax hxy hyb
  exact Real.neg_le_neg_iff.1 hneg

/-- A function with a derivative that is negative everywhere is decreasing. -/
theorem lt_of_deriv_neg (hf : ContinuousOn f a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) (h : ∀ t, a < t → t < b → f' t < 0)
    (hax : a ≤ x) (hxy : x < y) (hyb : y ≤ b) : f y < f x := by
  have hneg := lt_of_deriv_pos hf.neg (fun t ha hb => (hf' t ha hb).neg)
    (fun t ha hb => Real.neg_pos.2 (h t ha hb)) hax hxy hyb
  grind

/-! ### Bounds -/

/-- **Mean value inequality**: a bound on the derivative is a Lipschitz constant. If `|f'| ≤ M` on
`(a, b)` then for all `x` and `y` in `[a, b]`

`|f y - f x| ≤ M * |y - x|`. -/
theorem abs_sub_le_of_deriv_le {M : ℝ} (hf : ContinuousOn f a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f (f' t) t) (h : ∀ t, a < t → t < b → |f' t| ≤ M)
    (hax : a ≤ x) (hxb : x ≤ b) (hay : a ≤ y) (hyb : y ≤ b) : |f y - f x| ≤ M * |y - x| := by
  by_cases hxy : x = y
  · rw [hxy, Real.sub_self, Real.sub_self, Real.abs_zero, Real.mul_zero]
    exact Real.le_refl 0
  have hmin : a ≤ min x y := Real.le_min hax hay
  have hmax : max x y ≤ b := Real.max_le hxb hyb
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := mean_value_segment (f' := f') (x := x) (y := y)
    (hf.mono hmin hmax) fun t hx hy =>
      hf' t (Real.lt_of_le_of_lt hmin hx) (Real.lt_of_lt_of_le hy hmax)
  obtain ⟨hc₀, hc₁⟩ := Real.segment_mem hxy hθ₀ hθ₁
  rw [hθ, Real.abs_mul]
  exact Real.mul_le_mul_of_nonneg_right
    (h _ (Real.lt_of_le_of_lt hmin hc₀) (Real.lt_of_lt_of_le hc₁ hmax)) (Real.abs_nonneg _)

/-- **A function with derivative zero is constant**: if `f' = 0` on `(a, b)` then `f x = f y` for
all `x` and `y` in `[a, b]`. -/
theorem eq_of_deriv_eq_zero (hf : ContinuousOn f a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f 0 t) (hax : a ≤ x) (hxb : x ≤ b) (hay : a ≤ y)
    (hyb : y ≤ b) : f x = f y := by
  have h := abs_sub_le_of_deriv_le (f' := fun _ => 0) (M := 0) hf hf'
    (fun _ _ _ => Real.le_of_eq Real.abs_zero) hax hxb hay hyb
  rw [Real.zero_mul] at h
  exact (Real.sub_eq_zero.1 (Real.abs_eq_zero.1 (Real.le_antisymm h (Real.abs_nonneg _)))).symm

/-- Two functions with the same derivative differ by a constant. -/
theorem sub_eq_of_deriv_eq (hf : ContinuousOn f a b) (hg : ContinuousOn g a b)
    (hf' : ∀ t, a < t → t < b → HasDerivAt f (f' t) t)
    (hg' : ∀ t, a < t → t < b → HasDerivAt g (f' t) t) (hax : a ≤ x) (hxb : x ≤ b) (hay : a ≤ y)
    (hyb : y ≤ b) : f x - g x = f y - g y := by
  refine eq_of_deriv_eq_zero (hf.sub hg) (fun t ha hb => ?_) hax hxb hay hyb
  simpa only [Real.sub_self] using (hf' t ha hb).sub (hg' t ha hb)

end Fundamentals
