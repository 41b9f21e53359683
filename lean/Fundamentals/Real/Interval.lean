/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs
public import Fundamentals.Real.MinMax

/-!
# Points of an interval

## Main definitions
* `clamp a b x`: the point of `[a, b]`, `a ≤ b`, next to `x`.

## Main statements
* `exists_segment`, `segment_mem`: for `x ≠ y`, the points strictly between `x` and `y`, in either
  order, are those of the form `x + θ * (y - x)` with `0 < θ < 1`.
* `clamp_le_clamp`, `abs_clamp_sub_clamp_le`: clamping keeps the order of points, and brings no two
  of them further apart.
* `exists_mul_length_lt`: a sufficiently small multiple of the length is as small as one likes.
-/

public section

namespace Fundamentals

namespace Real

variable {a b c x y : ℝ}

/-! ### Between two points in either order -/

/-- A point strictly between `x` and `y` is `x + θ * (y - x)` with `0 < θ < 1`. -/
theorem exists_segment (hx : min x y < c) (hy : c < max x y) :
    ∃ θ : ℝ, 0 < θ ∧ θ < 1 ∧ x + θ * (y - x) = c := by
  obtain h | h | h := lt_trichotomy x y
  · rw [min_eq_left (le_of_lt h)] at hx
    rw [max_eq_right (le_of_lt h)] at hy
    have hpos := sub_pos.2 h
    exact ⟨(c - x) / (y - x), div_pos (sub_pos.2 hx) hpos, (div_lt_one hpos).2 (by grind),
      by rw [div_mul_cancel _ (ne_of_gt hpos), add_sub_cancel]⟩
  · rw [h, min_self] at hx
    rw [h, max_self] at hy
    exact absurd (lt_trans hx hy) (lt_irrefl y)
  · rw [min_eq_right (le_of_lt h)] at hx
    rw [max_eq_left (le_of_lt h)] at hy
    have hpos := sub_pos.2 h
    exact ⟨(x - c) / (x - y), div_pos (sub_pos.2 hy) hpos, (div_lt_one hpos).2 (by grind),
      by rw [← neg_sub x y, mul_neg, div_mul_cancel _ (ne_of_gt hpos), neg_sub, add_sub_cancel]⟩

/-- If `0 < θ < 1` and `x ≠ y` then `x + θ * (y - x)` is strictly between `x` and `y`. -/
theorem segment_mem {θ : ℝ} (hxy : x ≠ y) (hθ₀ : 0 < θ) (hθ₁ : θ < 1) :
    min x y < x + θ * (y - x) ∧ x + θ * (y - x) < max x y := by
  obtain h | h : x < y ∨ y < x := by grind
  all_goals
    have fromFirst := mul_pos hθ₀ (sub_pos.2 h)
    have fromSecond := mul_pos (sub_pos.2 hθ₁) (sub_pos.2 h)
    grind

/-! ### Distances of points of an interval -/

/-- A point between two close ones is close to both. -/
theorem abs_sub_lt_of_between {v δ : ℝ} (hxv : x ≤ v) (hvy : v ≤ y) (h : |x - y| < δ) :
    |x - v| < δ ∧ |y - v| < δ := by
  rw [abs_of_nonpos (by grind)] at h
  rw [abs_of_nonpos (by grind), abs_of_nonneg (sub_nonneg.2 hvy)]
  exact ⟨by grind, by grind⟩

/-- Points of an interval shorter than `δ` are closer than `δ` to each other. -/
theorem abs_sub_lt_of_short {u v δ : ℝ} (hux : u ≤ x) (hxv : x ≤ v) (huy : u ≤ y) (hyv : y ≤ v)
    (h : v - u < δ) : |x - y| < δ :=
  lt_of_le_of_lt (abs_le_of_le_of_neg_le (sub_le_sub hxv huy)
    (neg_sub x y ▸ sub_le_sub hyv hux)) h

/-! ### The nearest point of an interval -/

/-- The point of `[a, b]`, `a ≤ b`, next to `x`: `a` to the left of the interval, `b` to the right
of it. -/
@[expose] noncomputable def clamp (a b x : ℝ) : ℝ := max a (min b x)

@[grind =] theorem clamp_def (a b x : ℝ) : clamp a b x = max a (min b x) := rfl

theorem clamp_of_mem (ha : a ≤ x) (hb : x ≤ b) : clamp a b x = x := by grind

theorem le_clamp (a b x : ℝ) : a ≤ clamp a b x := by grind

theorem clamp_le (hab : a ≤ b) : clamp a b x ≤ b := by grind

private theorem max_sub_max_le (a u v : ℝ) : max a v - max a u ≤ |v - u| := by
  obtain h | h := max_choice a v <;> rw [h]
  · exact le_trans (sub_le_sub le_rfl (le_max_left a u)) (sub_self a ▸ abs_nonneg _)
  · exact le_trans (sub_le_sub le_rfl (le_max_right a u)) (le_abs_self _)

private theorem min_sub_min_le (b u v : ℝ) : min b v - min b u ≤ |v - u| := by
  obtain h | h := min_choice b u <;> rw [h]
  · exact le_trans (sub_le_sub (min_le_left b v) le_rfl) (sub_self b ▸ abs_nonneg _)
  · exact le_trans (sub_le_sub (min_le_right b v) le_rfl) (le_abs_self _)

/-- Clamping brings no two points further apart. -/
theorem abs_clamp_sub_clamp_le (a b x y : ℝ) : |clamp a b y - clamp a b x| ≤ |y - x| := by
  have hmax (u v : ℝ) : |max a v - max a u| ≤ |v - u| := by
    refine abs_le_of_le_of_neg_le (max_sub_max_le a u v) ?_
    rw [neg_sub, abs_sub_comm]
    exact max_sub_max_le a v u
  have hmin : |min b y - min b x| ≤ |y - x| := by
    refine abs_le_of_le_of_neg_le (min_sub_min_le b x y) ?_
    rw [neg_sub, abs_sub_comm]
    exact min_sub_min_le b y x
  exact le_trans (hmax (min b x) (min b y)) hmin

/-- Points to the left of `[a, b]` are moved to `a`. -/
theorem clamp_of_le (h : y ≤ a) : clamp a b y = a :=
  max_eq_left (le_trans (min_le_right b y) h)

/-- Points to the right of `[a, b]` are moved to `b`. -/
theorem clamp_of_ge (hab : a ≤ b) (h : b ≤ y) : clamp a b y = b := by
  rw [clamp_def, min_eq_left h, max_eq_right hab]

/-- Points that are moved into an interval stay in order. -/
theorem clamp_le_clamp (h : x ≤ y) : clamp a b x ≤ clamp a b y :=
  max_le_max (le_refl a) (min_le_min (le_refl b) h)

/-- Points that are moved into an interval come no further apart. -/
theorem clamp_sub_clamp_le (h : x ≤ y) : clamp a b y - clamp a b x ≤ y - x := by
  have hclose := abs_clamp_sub_clamp_le a b x y
  rw [abs_of_nonneg (sub_nonneg.2 h)] at hclose
  exact le_trans (le_abs_self _) hclose

end Real

/-! ### Small multiples of the length -/

/-- For every `η > 0` there is `ε > 0` with `ε (b - a) < η`. -/
theorem exists_mul_length_lt {a b η : ℝ} (hab : a ≤ b) (hη : 0 < η) :
    ∃ ε : ℝ, 0 < ε ∧ ε * (b - a) < η := by
  have hpos : 0 < b - a + 1 := by grind
  have hε := Real.div_pos hη hpos
  have hprod : η / (b - a + 1) * (b - a + 1) = η := Real.div_mul_cancel η (Real.ne_of_gt hpos)
  exact ⟨η / (b - a + 1), hε, by grind⟩

end Fundamentals
