/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Summation

/-!
# The error of a dot product

A product that is rounded has one rounding more than its term has additions; a product that is fused
with an addition has none of its own. So `n` roundings bound the error of `n` products in any order.

## Main statements
* `SumTree.abs_computed_dot_sub_sum_le`: at most `((1 + u) ^ (height + 1) - 1) ∑ |x i y i|`, for
  every tree, the products rounded or fused.
* `SumTree.AddsAll.abs_dot_sub_le`: at most `γ_n ∑ |x i y i|`, for `n` products in any order.
* `SumTree.AddsAll.abs_dot_exact_sub_le`: at most `γ_{n-1} ∑ |x i y i|`, if no product is rounded.
* `SumTree.AddsAll.abs_dot_mixed_sub_le`: at most `((1 + u₀) ^ 2 (1 + u) ^ n - 1) ∑ |x i y i|`, if the
  operands are first rounded with the unit `u₀`; `one_add_sq_mul_sub_one_le`: at most
  `γ_n + (2 u₀ + u₀²) (1 + γ_n)`.
* `SumTree.abs_computed_dot_sub_sum_le_underflow`: with underflow.
* `roundedProduct_of_exact`: products that rounding leaves as they are count as fused.

## References
* N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, second edition, SIAM 2002,
  section 3.1.
-/

public section

namespace Fundamentals

variable {u u₀ η : ℝ} {fl fl₀ : ℝ → ℝ} {ι : Type} {n : Nat}

/-! ### One product -/

/-- If all products are fused, none is rounded. -/
theorem roundedProduct_fused (fl : ℝ → ℝ) (x y : ι → ℝ) :
    roundedProduct fl (fun _ => true) x y = fun i => x i * y i := rfl

/-- Products that rounding leaves as they are, as those of numbers of a format that is half as wide,
are computed as fused ones. -/
theorem roundedProduct_of_exact (fused : ι → Bool) {x y : ι → ℝ}
    (exact : ∀ i, fl (x i * y i) = x i * y i) :
    roundedProduct fl fused x y = fun i => x i * y i := by
  funext i
  rw [roundedProduct, exact i]
  exact ite_self _

/-- A rounded or fused product is off by one rounding at most. -/
theorem abs_roundedProduct_sub_le (h : RoundingWithUnderflow u η fl) (fused : ι → Bool)
    (x y : ι → ℝ) (i : ι) :
    |roundedProduct fl fused x y i - x i * y i| ≤ u * |x i * y i| + η := by
  rw [roundedProduct]
  split
  · rw [Real.sub_self, Real.abs_zero]
    exact Real.add_nonneg (Real.mul_nonneg h.nonneg (Real.abs_nonneg _)) h.underflow_nonneg
  · exact h.abs_sub_le _

private theorem product_sub (a a' b b' : ℝ) :
    a' * b' - a * b = b' * (a' - a) + a * (b' - b) := by
  rw [Real.mul_sub, Real.mul_sub, Real.mul_comm b' a', Real.mul_comm b' a,
    Real.sub_eq_add_neg (a * b'), ← Real.add_assoc, Real.sub_add_cancel, ← Real.sub_eq_add_neg]

private theorem product_bound (u a b : ℝ) :
    (1 + u) * b * (u * a) + a * (u * b) = ((1 + u) ^ 2 - 1) * (a * b) := by grobner

/-- A product of rounded numbers is off by two roundings at most. -/
theorem Rounding.abs_mul_sub_le (h : Rounding u fl) (x y : ℝ) :
    |fl x * fl y - x * y| ≤ ((1 + u) ^ 2 - 1) * |x * y| := by
  have near : |fl y * (fl x - x)| ≤ (1 + u) * |y| * (u * |x|) :=
    Real.abs_mul_le (h.abs_le y) (h.abs_sub_le x)
  have near' : |x * (fl y - y)| ≤ |x| * (u * |y|) :=
    Real.abs_mul_le (Real.le_refl _) (h.abs_sub_le y)
  rw [product_sub]
  refine Real.le_trans (Real.abs_add_le _ _) (Real.le_trans (Real.add_le_add near near') ?_)
  rw [Real.abs_mul]
  exact Real.le_of_eq (product_bound u |x| |y|)

/-! ### Dot products with one rounding -/

namespace SumTree

/-- **The error of a dot product, for every tree** of height `h`, each product rounded or fused: at
most `((1 + u) ^ (h + 1) - 1) ∑ |x i y i|`. -/
theorem abs_computed_dot_sub_sum_le (h : Rounding u fl) (fused : ι → Bool) (x y : ι → ℝ)
    (t : SumTree ι) :
    |t.computed fl (roundedProduct fl fused x y) - t.sum fun i => x i * y i| ≤
      ((1 + u) ^ (t.height + 1) - 1) * t.sum fun i => |x i * y i| := by
  have model := roundingWithUnderflow_zero.2 h
  have near (i) : |roundedProduct fl fused x y i - x i * y i| ≤
      (1 + u - 1) * |x i * y i| + 0 := by
    rw [Real.add_sub_cancel_left]
    exact abs_roundedProduct_sub_le model fused x y i
  have one := one_le_one_add h.nonneg
  have bound := abs_computed_sub_sum_le_of_near model one (Real.le_refl 0) near t
  rw [Real.pow_succ, Real.mul_comm _ (1 + u)]
  simpa only [Real.mul_zero, Real.add_zero] using bound

/-- **The error of a dot product with underflow**, for every tree of height `h`, each product rounded
or fused: each product and each addition contributes at most `(1 + u) ^ h * η`. -/
theorem abs_computed_dot_sub_sum_le_underflow (h : RoundingWithUnderflow u η fl)
    (fused : ι → Bool) (x y : ι → ℝ) (t : SumTree ι) :
    |t.computed fl (roundedProduct fl fused x y) - t.sum fun i => x i * y i| ≤
      ((1 + u) ^ (t.height + 1) - 1) * t.sum (fun i => |x i * y i|) +
        (1 + u) ^ t.height * ((t.leaves.length + t.additions) * η) := by
  have near (i) : |roundedProduct fl fused x y i - x i * y i| ≤
      (1 + u - 1) * |x i * y i| + η := by
    rw [Real.add_sub_cancel_left]
    exact abs_roundedProduct_sub_le h fused x y i
  have one := one_le_one_add h.nonneg
  have bound := abs_computed_sub_sum_le_of_near h one h.underflow_nonneg near t
  rwa [Real.pow_succ, Real.mul_comm _ (1 + u), Real.add_mul t.leaves.length]

/-- **The error of a dot product** (Higham, section 3.1): for `n` products, each rounded or fused,
added in any order in which each stands at most once, and what is left out is zero, if `n u < 1`,

  `|computed - ∑ x i y i| ≤ γ_n ∑ |x i y i|`. -/
theorem AddsAll.abs_dot_sub_le (h : Rounding u fl) (fused : Fin n → Bool) {x y : Fin n → ℝ}
    {t : SumTree (Fin n)} (ht : t.AddsAll fun i => x i * y i) (small : n * u < 1) :
    |t.computed fl (roundedProduct fl fused x y) - ∑ i, x i * y i| ≤
      gamma u n * ∑ i, |x i * y i| := by
  have power := one_add_pow_sub_one_le_gamma h.nonneg small
  have grow := Real.pow_le_pow_right (one_le_one_add h.nonneg) (height_lt ht.1)
  rw [← ht.sum_eq, ← ht.abs.sum_eq]
  refine Real.le_trans (abs_computed_dot_sub_sum_le h fused x y t) ?_
  exact Real.mul_le_mul_of_nonneg_right
    (Real.le_trans (Real.sub_le_sub grow (Real.le_refl 1)) power) (sum_abs_nonneg _ t)

/-- **The error of a dot product, every order**: for `n` products, each rounded or fused, in every
order, if `n u < 1`, at most `γ_n ∑ |x i y i|`. -/
theorem IsOrderOf.abs_dot_sub_le (h : Rounding u fl) (fused : Fin n → Bool) (x y : Fin n → ℝ)
    {t : SumTree (Fin n)} (ht : t.IsOrderOf) (small : n * u < 1) :
    |t.computed fl (roundedProduct fl fused x y) - ∑ i, x i * y i| ≤
      gamma u n * ∑ i, |x i * y i| :=
  AddsAll.abs_dot_sub_le h fused (ht.addsAll _) small

/-- **The error of a dot product whose products are exact**, all of them: at most
`γ_{n-1} ∑ |x i y i|`, if `(n - 1) u < 1`. -/
theorem AddsAll.abs_dot_exact_sub_le (h : Rounding u fl) {x y : Fin n → ℝ} {t : SumTree (Fin n)}
    (ht : t.AddsAll fun i => x i * y i) (small : (n - 1 : Nat) * u < 1) :
    |t.computed fl (roundedProduct fl (fun _ => true) x y) - ∑ i, x i * y i| ≤
      gamma u (n - 1) * ∑ i, |x i * y i| :=
  AddsAll.abs_computed_sub_sum_le h ht small

/-! ### Operands of a coarser format -/

private theorem rotate (a b c : ℝ) : a * (b * c) = c * a * b := by
  rw [← Real.mul_assoc, Real.mul_comm (a * b), ← Real.mul_assoc]

/-- **The error of a dot product whose operands are first rounded** by `fl₀`, with the unit `u₀`: in
every tree of height `h`, the products rounded by `fl` or fused, it is at most
`((1 + u₀) ^ 2 (1 + u) ^ (h + 1) - 1) ∑ |x i y i|`. -/
theorem abs_computed_mixed_sub_sum_le (h : Rounding u fl) (h₀ : Rounding u₀ fl₀)
    (fused : ι → Bool) (x y : ι → ℝ) (t : SumTree ι) :
    |t.computed fl (roundedProduct fl fused (fun i => fl₀ (x i)) fun i => fl₀ (y i)) -
        t.sum fun i => x i * y i| ≤
      ((1 + u₀) ^ 2 * (1 + u) ^ (t.height + 1) - 1) * t.sum fun i => |x i * y i| := by
  have model := roundingWithUnderflow_zero.2 h
  have one₀ : 1 ≤ (1 + u₀) ^ 2 := Real.one_le_pow (one_le_one_add h₀.nonneg) 2
  have grow : (1 + u₀) ^ 2 ≤ (1 + u) * (1 + u₀) ^ 2 := by
    have := Real.mul_le_mul_of_nonneg_right (one_le_one_add h.nonneg)
      (Real.le_trans Real.zero_le_one one₀)
    rwa [Real.one_mul] at this
  have near (i) : |roundedProduct fl fused (fun i => fl₀ (x i)) (fun i => fl₀ (y i)) i -
      x i * y i| ≤ ((1 + u) * (1 + u₀) ^ 2 - 1) * |x i * y i| + 0 := by
    have operands := h₀.abs_mul_sub_le (x i) (y i)
    rw [Real.add_zero, roundedProduct]
    split
    · exact Real.le_trans operands (Real.mul_le_mul_of_nonneg_right
        (Real.sub_le_sub grow (Real.le_refl 1)) (Real.abs_nonneg _))
    · exact h.abs_sub_le_of_near operands (Real.le_refl _)
  have bound := abs_computed_sub_sum_le_of_near model (Real.le_trans one₀ grow) (Real.le_refl 0)
    near t
  rw [show (1 + u₀) ^ 2 * (1 + u) ^ (t.height + 1) =
    (1 + u) * (1 + u₀) ^ 2 * (1 + u) ^ t.height by
      rw [Real.pow_succ (1 + u), rotate]]
  simpa only [Real.mul_zero, Real.add_zero] using bound

/-- The same, if no product is rounded: at most `((1 + u₀) ^ 2 (1 + u) ^ h - 1) ∑ |x i y i|`. -/
theorem abs_computed_mixed_exact_sub_sum_le (h : Rounding u fl) (h₀ : Rounding u₀ fl₀)
    (x y : ι → ℝ) (t : SumTree ι) :
    |t.computed fl (fun i => fl₀ (x i) * fl₀ (y i)) - t.sum fun i => x i * y i| ≤
      ((1 + u₀) ^ 2 * (1 + u) ^ t.height - 1) * t.sum fun i => |x i * y i| := by
  have one₀ : 1 ≤ (1 + u₀) ^ 2 := Real.one_le_pow (one_le_one_add h₀.nonneg) 2
  have near (i) : |fl₀ (x i) * fl₀ (y i) - x i * y i| ≤
      ((1 + u₀) ^ 2 - 1) * |x i * y i| + 0 := by
    rw [Real.add_zero]
    exact h₀.abs_mul_sub_le (x i) (y i)
  have bound := abs_computed_sub_sum_le_of_near (roundingWithUnderflow_zero.2 h) one₀
    (Real.le_refl 0) near t
  simpa only [Real.mul_zero, Real.add_zero] using bound

/-- **Accumulation in a wider format**: for `n` products of operands that are first rounded with the
unit `u₀`, each product rounded with the unit `u` or fused, added in any order in which each stands
at most once, and what is left out is zero,

  `|computed - ∑ x i y i| ≤ ((1 + u₀) ^ 2 (1 + u) ^ n - 1) ∑ |x i y i|`. -/
theorem AddsAll.abs_dot_mixed_sub_le (h : Rounding u fl) (h₀ : Rounding u₀ fl₀)
    (fused : Fin n → Bool) {x y : Fin n → ℝ} {t : SumTree (Fin n)}
    (ht : t.AddsAll fun i => x i * y i) :
    |t.computed fl (roundedProduct fl fused (fun i => fl₀ (x i)) fun i => fl₀ (y i)) -
        ∑ i, x i * y i| ≤ ((1 + u₀) ^ 2 * (1 + u) ^ n - 1) * ∑ i, |x i * y i| := by
  have grow := Real.pow_le_pow_right (one_le_one_add h.nonneg) (height_lt ht.1)
  rw [← ht.sum_eq, ← ht.abs.sum_eq]
  refine Real.le_trans (abs_computed_mixed_sub_sum_le h h₀ fused x y t) ?_
  exact Real.mul_le_mul_of_nonneg_right (Real.sub_le_sub
    (Real.mul_le_mul_of_nonneg_left grow (Real.sq_nonneg _)) (Real.le_refl 1)) (sum_abs_nonneg _ t)

end SumTree

private theorem mixed_bound (v g : ℝ) :
    (1 + v) ^ 2 * (1 + g) - 1 = g + (2 * v + v ^ 2) * (1 + g) := by grobner

/-- The constant of the mixed bound, with `γ`: if `n u < 1`,
`(1 + u₀) ^ 2 (1 + u) ^ n - 1 ≤ γ_n + (2 u₀ + u₀²) (1 + γ_n)`. -/
theorem one_add_sq_mul_sub_one_le (hu : 0 ≤ u) (small : n * u < 1) (u₀ : ℝ) :
    (1 + u₀) ^ 2 * (1 + u) ^ n - 1 ≤ gamma u n + (2 * u₀ + u₀ ^ 2) * (1 + gamma u n) := by
  have power := Real.sub_le_iff_le_add.1 (one_add_pow_sub_one_le_gamma hu small)
  rw [Real.add_comm (gamma u n)] at power
  rw [← mixed_bound]
  exact Real.sub_le_sub (Real.mul_le_mul_of_nonneg_left power (Real.sq_nonneg _)) (Real.le_refl 1)

end Fundamentals
