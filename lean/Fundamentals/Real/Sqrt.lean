/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.MinMax
public import Fundamentals.Real.Supremum

/-!
# Square root

`√x` is the nonnegative real whose square is `x`, for `x ≥ 0`, and `0` for `x < 0`. It exists by the
least upper bound property.

## Main definitions

* `Real.sqrt`: the square root.

## Main statements

* `exists_mul_self_eq`: every nonnegative real has a nonnegative square root.
* `mul_self_sqrt`, `sqrt_mul_self`, `sqrt_eq_iff`: what `√x` is.
* `sqrt_mul`, `sqrt_div`, `sqrt_le_sqrt`, `sqrt_lt_sqrt`, `abs_eq_sqrt`.

## Notation

* `√x` for `Real.sqrt x`.
-/

public section

namespace Fundamentals

namespace Real

variable {s x : ℝ}

/-! ### Existence -/

/-- If `s² < x` then some larger number still has its square at most `x`. -/
private theorem exists_gt_mul_self_le (hs : 0 ≤ s) (h : s * s < x) : ∃ t, s < t ∧ t * t ≤ x := by
  have hden : 0 < 2 * s + 1 := by grind
  obtain ⟨δ, hδ, hδ1, hlin⟩ : ∃ δ, 0 < δ ∧ δ ≤ 1 ∧ δ * (2 * s + 1) ≤ x - s * s :=
    ⟨min 1 ((x - s * s) / (2 * s + 1)), min_pos zero_lt_one (div_pos (sub_pos.2 h) hden),
      min_le_left _ _, (le_div_iff hden).1 (min_le_right _ _)⟩
  refine ⟨s + δ, lt_add_of_pos s hδ, ?_⟩
  have hsq : δ * δ ≤ δ * 1 := mul_le_mul_of_nonneg_left hδ1 (le_of_lt hδ)
  grind

/-- If `x < s²` then some smaller nonnegative number still has its square at least `x`. -/
private theorem exists_lt_le_mul_self (hs : 0 ≤ s) (hx : 0 ≤ x) (h : x < s * s) :
    ∃ t, 0 ≤ t ∧ t < s ∧ x ≤ t * t := by
  have hs : 0 < s := pos_of_mul_pos_left (lt_of_le_of_lt hx h) hs
  have hlt : x / s < s := (div_lt_iff hs).2 h
  have hnonneg : 0 ≤ x / s := div_nonneg hx (le_of_lt hs)
  have hxs : x = x / s * s := (div_mul_cancel x (ne_of_gt hs)).symm
  generalize x / s = r at hlt hnonneg hxs
  refine ⟨(s + r) / 2, by grind, by grind, ?_⟩
  have hid : (s + r) / 2 * ((s + r) / 2) - r * s = (s - r) / 2 * ((s - r) / 2) := by grind
  rw [hxs, ← sub_nonneg, hid]
  exact mul_self_nonneg _

/-- **Existence of square roots**: for every `x ≥ 0` there is `s ≥ 0` with `s² = x`. -/
theorem exists_mul_self_eq (hx : 0 ≤ x) : ∃ s, 0 ≤ s ∧ s * s = x := by
  have hzero : (0 : ℝ) ≤ 0 ∧ (0 : ℝ) * 0 ≤ x := ⟨le_refl 0, by rwa [mul_zero]⟩
  have hbound : ∀ t, 0 ≤ t ∧ t * t ≤ x → t ≤ x + 1 := fun t ht =>
    le_of_mul_self_le_mul_self (by grind) (by have := mul_self_nonneg x; grind)
  obtain ⟨s, hs⟩ := exists_isLUB (S := fun t => 0 ≤ t ∧ t * t ≤ x) ⟨0, hzero⟩ ⟨x + 1, hbound⟩
  have hs0 : 0 ≤ s := hs.le 0 hzero
  refine ⟨s, hs0, ?_⟩
  obtain hlt | heq | hgt := lt_trichotomy (s * s) x
  · obtain ⟨t, hst, ht⟩ := exists_gt_mul_self_le hs0 hlt
    exact absurd (hs.le t ⟨le_trans hs0 (le_of_lt hst), ht⟩) (not_le.2 hst)
  · exact heq
  · obtain ⟨t, ht0, hts, ht⟩ := exists_lt_le_mul_self hs0 hx hgt
    have hst := hs.least t fun r hr => le_of_mul_self_le_mul_self ht0 (le_trans hr.2 ht)
    exact absurd hts (not_lt.2 hst)

end Real

open Classical in
/-- The square root: for `x ≥ 0` the number `s ≥ 0` with `s * s = x`, and `0` for `x < 0`. -/
noncomputable def Real.sqrt (x : ℝ) : ℝ :=
  if h : 0 ≤ x then choose (Real.exists_mul_self_eq h) else 0

@[inherit_doc Real.sqrt]
scoped prefix:max "√" => Real.sqrt

namespace Real

variable {x y a b : ℝ}

private theorem sqrt_spec (h : 0 ≤ x) : 0 ≤ √x ∧ √x * √x = x := by
  have := Classical.choose_spec (exists_mul_self_eq h)
  rwa [sqrt, dif_pos h]

theorem mul_self_sqrt (h : 0 ≤ x) : √x * √x = x := (sqrt_spec h).2

theorem sqrt_of_nonpos (h : x ≤ 0) : √x = 0 := by
  obtain hlt | rfl := lt_or_eq_of_le h
  · exact dif_neg (not_le.2 hlt)
  · exact mul_self_eq_zero.1 (mul_self_sqrt h)

theorem sqrt_nonneg (x : ℝ) : 0 ≤ √x := by
  obtain h | h := le_total 0 x
  · exact (sqrt_spec h).1
  · exact le_of_eq (sqrt_of_nonpos h).symm

theorem sq_sqrt (h : 0 ≤ x) : √x ^ 2 = x := by rw [pow_two, mul_self_sqrt h]

/-! ### Characterisation -/

/-- For `x ≥ 0`, `√x` is the only nonnegative number whose square is `x`. -/
theorem sqrt_eq_iff (hx : 0 ≤ x) (hy : 0 ≤ y) : √x = y ↔ y * y = x := by
  constructor
  · rintro rfl
    exact mul_self_sqrt hx
  · intro h
    exact mul_self_inj (sqrt_nonneg x) hy (by rw [mul_self_sqrt hx, h])

theorem sqrt_mul_self (h : 0 ≤ x) : √(x * x) = x :=
  (sqrt_eq_iff (mul_self_nonneg x) h).2 rfl

theorem sqrt_sq (h : 0 ≤ x) : √(x ^ 2) = x := by rw [pow_two, sqrt_mul_self h]

theorem abs_eq_sqrt (x : ℝ) : |x| = √(x * x) := by
  rw [← abs_mul_abs_self, sqrt_mul_self (abs_nonneg x)]

theorem sqrt_sq_eq_abs (x : ℝ) : √(x ^ 2) = |x| := by rw [pow_two, abs_eq_sqrt]

@[simp] theorem sqrt_zero : √(0 : ℝ) = 0 := sqrt_of_nonpos (le_refl 0)

@[simp] theorem sqrt_one : √(1 : ℝ) = 1 := (sqrt_eq_iff zero_le_one zero_le_one).2 (mul_one 1)

example : √(4 : ℝ) = 2 := (sqrt_eq_iff (by grind) (by grind)).2 (by grind)

theorem sqrt_eq_zero (h : 0 ≤ x) : √x = 0 ↔ x = 0 := by
  rw [sqrt_eq_iff h (le_refl 0), mul_zero]
  exact eq_comm

theorem sqrt_pos : 0 < √x ↔ 0 < x := by
  constructor
  · intro h
    apply not_le.1
    intro hx
    rw [sqrt_of_nonpos hx] at h
    exact lt_irrefl 0 h
  · intro h
    have := sqrt_eq_zero (le_of_lt h)
    exact lt_of_le_of_ne (sqrt_nonneg x) fun hzero => ne_of_gt h (this.1 hzero.symm)

/-! ### Order -/

theorem sqrt_le_sqrt (h : x ≤ y) : √x ≤ √y := by
  obtain hx | hx := le_total x 0
  · rw [sqrt_of_nonpos hx]
    exact sqrt_nonneg y
  · apply le_of_mul_self_le_mul_self (sqrt_nonneg y)
    rwa [mul_self_sqrt hx, mul_self_sqrt (le_trans hx h)]

theorem sqrt_lt_sqrt (hx : 0 ≤ x) (h : x < y) : √x < √y := by
  apply lt_of_mul_self_lt_mul_self (sqrt_nonneg y)
  rwa [mul_self_sqrt hx, mul_self_sqrt (le_trans hx (le_of_lt h))]

theorem sqrt_inj (hx : 0 ≤ x) (hy : 0 ≤ y) (h : √x = √y) : x = y := by
  rw [← mul_self_sqrt hx, ← mul_self_sqrt hy, h]

theorem sqrt_le_sqrt_iff (hy : 0 ≤ y) : √x ≤ √y ↔ x ≤ y :=
  ⟨fun h => not_lt.1 fun hlt => not_lt.2 h (sqrt_lt_sqrt hy hlt), sqrt_le_sqrt⟩

theorem sqrt_lt_sqrt_iff (hx : 0 ≤ x) : √x < √y ↔ x < y :=
  ⟨fun h => not_le.1 fun hle => not_le.2 h (sqrt_le_sqrt hle), sqrt_lt_sqrt hx⟩

theorem sqrt_le_left (hy : 0 ≤ y) : √x ≤ y ↔ x ≤ y * y := by
  rw [← sqrt_le_sqrt_iff (mul_self_nonneg y), sqrt_mul_self hy]

theorem sqrt_lt_left (hy : 0 < y) : √x < y ↔ x < y * y := by
  rw [← not_le, ← not_le, not_congr]
  obtain hx | hx := le_total x 0
  · have := mul_self_pos (ne_of_gt hy)
    rw [sqrt_of_nonpos hx]
    grind
  · rw [← sqrt_le_sqrt_iff hx, sqrt_mul_self (le_of_lt hy)]

theorem le_sqrt (hx : 0 ≤ x) (hy : 0 ≤ y) : x ≤ √y ↔ x * x ≤ y := by
  rw [← sqrt_le_sqrt_iff hy, sqrt_mul_self hx]

theorem le_sqrt_of_mul_self_le (h : x * x ≤ y) : x ≤ √y := by
  have := sqrt_le_sqrt h
  rw [← abs_eq_sqrt] at this
  exact le_trans (le_abs_self x) this

theorem lt_sqrt (hx : 0 ≤ x) : x < √y ↔ x * x < y := by
  rw [← sqrt_lt_sqrt_iff (mul_self_nonneg x), sqrt_mul_self hx]

theorem abs_le_sqrt (h : x * x ≤ y) : |x| ≤ √y := by
  rw [abs_eq_sqrt]
  exact sqrt_le_sqrt h

/-! ### Products and quotients -/

theorem sqrt_mul (hx : 0 ≤ x) (hy : 0 ≤ y) : √(x * y) = √x * √y := by
  rw [sqrt_eq_iff (mul_nonneg hx hy) (mul_nonneg (sqrt_nonneg x) (sqrt_nonneg y))]
  have := mul_self_sqrt hx
  have := mul_self_sqrt hy
  grind

theorem sqrt_inv (hx : 0 ≤ x) : √(x⁻¹) = (√x)⁻¹ := by
  rw [sqrt_eq_iff (inv_nonneg.2 hx) (inv_nonneg.2 (sqrt_nonneg x)), ← mul_inv, mul_self_sqrt hx]

theorem sqrt_div (hx : 0 ≤ x) (hy : 0 ≤ y) : √(x / y) = √x / √y := by
  rw [div_eq_mul_inv, sqrt_mul hx (inv_nonneg.2 hy), sqrt_inv hy, ← div_eq_mul_inv]

theorem sqrt_mul_self_mul (ha : 0 ≤ a) (x : ℝ) : √(a * a * x) = a * √x := by
  obtain hx | hx := le_total 0 x
  · rw [sqrt_mul (mul_self_nonneg a) hx, sqrt_mul_self ha]
  · rw [sqrt_of_nonpos hx, mul_zero,
      sqrt_of_nonpos (mul_nonpos_of_nonneg_of_nonpos (mul_self_nonneg a) hx)]

/-- `√(x + y) ≤ √x + √y` for nonnegative numbers. -/
theorem sqrt_add_le (hx : 0 ≤ x) (hy : 0 ≤ y) : √(x + y) ≤ √x + √y := by
  rw [sqrt_le_left (add_nonneg (sqrt_nonneg x) (sqrt_nonneg y))]
  have := mul_self_sqrt hx
  have := mul_self_sqrt hy
  have := mul_nonneg (sqrt_nonneg x) (sqrt_nonneg y)
  grind

end Real
end Fundamentals
