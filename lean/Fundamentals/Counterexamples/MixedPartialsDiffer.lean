/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.PartialDerivative
import Fundamentals.Calculus.PartialDerivativeRules

/-!
# Mixed partial derivatives that differ

In Schwarz's theorem a mixed second partial derivative has to be continuous at the point. Without
that, the two may exist everywhere and differ: for `f(x, y) = x y (x² - y²) / (x² + y²)`, with the
value 0 at the origin, one of them is -1 there and the other one 1.

## Main definitions
- `peanoQuotient`, `peanoPartial`, `peanoMixed`: the function, its first partial derivatives, and
  its mixed second one outside the origin.

## Main statements
- `peanoQuotient_mixed_partials_differ`: all of the above.
-/

public section

namespace Fundamentals.Counterexamples

open Classical in
/-- The function `x y (x² - y²) / (x² + y²)` on ℝ², with the value 0 at the origin. -/
@[expose] noncomputable def peanoQuotient (x : Vec 2) : ℝ :=
  if x = 0 then 0 else x 0 * x 1 * (x 0 ^ 2 - x 1 ^ 2) / (x 0 ^ 2 + x 1 ^ 2)

open Classical in
/-- The partial derivatives of `peanoQuotient`: `∂f/∂x = y (x⁴ + 4 x² y² - y⁴) / (x² + y²)²` and
`∂f/∂y = x (x⁴ - 4 x² y² - y⁴) / (x² + y²)²`, both 0 at the origin. -/
@[expose] noncomputable def peanoPartial (j : Fin 2) (x : Vec 2) : ℝ :=
  if x = 0 then 0
  else if j = 0 then
    x 1 * (x 0 ^ 4 + 4 * x 0 ^ 2 * x 1 ^ 2 - x 1 ^ 4) / (x 0 ^ 2 + x 1 ^ 2) ^ 2
  else x 0 * (x 0 ^ 4 - 4 * x 0 ^ 2 * x 1 ^ 2 - x 1 ^ 4) / (x 0 ^ 2 + x 1 ^ 2) ^ 2

/-- The mixed second partial derivative of `peanoQuotient` outside the origin,
`(x⁶ + 9 x⁴ y² - 9 x² y⁴ - y⁶) / (x² + y²)³`. -/
@[expose] noncomputable def peanoMixed (x : Vec 2) : ℝ :=
  (x 0 ^ 6 + 9 * x 0 ^ 4 * x 1 ^ 2 - 9 * x 0 ^ 2 * x 1 ^ 4 - x 1 ^ 6) / (x 0 ^ 2 + x 1 ^ 2) ^ 3

/-- The denominator vanishes at the origin only. -/
private theorem denominator_ne_zero {x : Vec 2} (hx : x ≠ 0) : x 0 ^ 2 + x 1 ^ 2 ≠ 0 := by
  have h₀ := Real.sq_nonneg (x 0)
  have h₁ := Real.sq_nonneg (x 1)
  refine fun h => hx (Vec.ext fun i => ?_)
  have hx₀ : x 0 = 0 := Real.sq_eq_zero.1 (by grind only)
  have hx₁ : x 1 = 0 := Real.sq_eq_zero.1 (by grind only)
  obtain rfl | rfl : i = 0 ∨ i = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) i
  · exact hx₀
  · exact hx₁

/-- What holds outside the origin holds near every other point. -/
private theorem near_of_ne {p : Vec 2 → Prop} {x : Vec 2} (hx : x ≠ 0) (h : ∀ y, y ≠ 0 → p y) :
    Near x p :=
  (near_norm_sub_lt (norm_pos hx)).mono fun y hy => h y <| by
    rintro rfl
    rw [norm_sub_comm, norm_sub_zero] at hy
    exact Real.lt_irrefl _ hy

/-! ### First partial derivatives -/

private theorem hasPartialDerivAt_peanoQuotient_of_ne {x : Vec 2} (hx : x ≠ 0) (j : Fin 2) :
    HasPartialDerivAt peanoQuotient j (peanoPartial j x) x := by
  have h₀ := hasPartialDerivAt_apply 0 j x
  have h₁ := hasPartialDerivAt_apply 1 j x
  have hQ := denominator_ne_zero hx
  refine HasPartialDerivAt.congr
    (f := fun y => y 0 * y 1 * (y 0 ^ 2 - y 1 ^ 2) / (y 0 ^ 2 + y 1 ^ 2)) ?_
    (near_of_ne hx fun y hy => by rw [peanoQuotient, if_neg hy])
  refine (((h₀.mul h₁).mul ((h₀.pow 2).sub (h₁.pow 2))).div
    ((h₀.pow 2).add (h₁.pow 2)) hQ).congr_deriv ?_
  obtain rfl | rfl : j = 0 ∨ j = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) j
  · rw [peanoPartial, if_neg hx]
    grind only
  · rw [peanoPartial, if_neg hx, if_neg (by decide)]
    grind only

theorem hasPartialDerivAt_peanoQuotient (j : Fin 2) (x : Vec 2) :
    HasPartialDerivAt peanoQuotient j (peanoPartial j x) x := by
  by_cases hx : x = 0
  · -- on the axes the function vanishes
    have h (t : ℝ) : peanoQuotient (0 + t • Vec.basis j) = 0 := by
      have hN : (0 + t • Vec.basis j : Vec 2) 0 * (0 + t • Vec.basis j : Vec 2) 1 = 0 := by grind
      rw [peanoQuotient, hN, Real.zero_mul, Real.zero_div, ite_self]
    rw [hx, peanoPartial, if_pos rfl]
    simpa only [HasPartialDerivAt, h] using hasDerivAt_const 0 0
  · exact hasPartialDerivAt_peanoQuotient_of_ne hx j

/-! ### Mixed second partial derivatives -/

private theorem hasPartialDerivAt_peanoPartial_zero {x : Vec 2} (hx : x ≠ 0) :
    HasPartialDerivAt (peanoPartial 0) 1 (peanoMixed x) x := by
  have h₀ : HasPartialDerivAt (fun y => y 0) 1 0 x := hasPartialDerivAt_apply 0 1 x
  have h₁ : HasPartialDerivAt (fun y => y 1) 1 1 x := hasPartialDerivAt_apply 1 1 x
  have hQ := denominator_ne_zero hx
  refine HasPartialDerivAt.congr (f := fun y =>
      y 1 * (y 0 ^ 4 + 4 * y 0 ^ 2 * y 1 ^ 2 - y 1 ^ 4) / (y 0 ^ 2 + y 1 ^ 2) ^ 2) ?_
    (near_of_ne hx fun y hy => by rw [peanoPartial, if_neg hy, if_pos rfl])
  refine ((h₁.mul (((h₀.pow 4).add (((h₀.pow 2).const_mul 4).mul (h₁.pow 2))).sub (h₁.pow 4))).div
    (((h₀.pow 2).add (h₁.pow 2)).pow 2) (Real.pow_ne_zero 2 hQ)).congr_deriv ?_
  rw [peanoMixed]
  generalize x 0 = p at hQ
  generalize x 1 = q at hQ
  grind only

private theorem hasPartialDerivAt_peanoPartial_one {x : Vec 2} (hx : x ≠ 0) :
    HasPartialDerivAt (peanoPartial 1) 0 (peanoMixed x) x := by
  have h₀ : HasPartialDerivAt (fun y => y 0) 0 1 x := hasPartialDerivAt_apply 0 0 x
  have h₁ : HasPartialDerivAt (fun y => y 1) 0 0 x := hasPartialDerivAt_apply 1 0 x
  have hQ := denominator_ne_zero hx
  refine HasPartialDerivAt.congr (f := fun y =>
      y 0 * (y 0 ^ 4 - 4 * y 0 ^ 2 * y 1 ^ 2 - y 1 ^ 4) / (y 0 ^ 2 + y 1 ^ 2) ^ 2) ?_
    (near_of_ne hx fun y hy => by rw [peanoPartial, if_neg hy, if_neg (by decide)])
  refine ((h₀.mul (((h₀.pow 4).sub (((h₀.pow 2).const_mul 4).mul (h₁.pow 2))).sub (h₁.pow 4))).div
    (((h₀.pow 2).add (h₁.pow 2)).pow 2) (Real.pow_ne_zero 2 hQ)).congr_deriv ?_
  rw [peanoMixed]
  generalize x 0 = p at hQ
  generalize x 1 = q at hQ
  grind only

/-- The value of `∂f/∂x` on the `y`-axis and of `∂f/∂y` on the `x`-axis. -/
private theorem peanoPartial_axis (t : ℝ) :
    peanoPartial 0 (t • Vec.basis 1) = -t ∧ peanoPartial 1 (t • Vec.basis 0) = t := by
  by_cases ht : t = 0
  · have h₀ (i : Fin 2) : t • Vec.basis i = (0 : Vec 2) := by rw [ht, Vec.zero_smul]
    rw [h₀, h₀, peanoPartial, peanoPartial, if_pos rfl, if_pos rfl, ht, Real.neg_zero]
    exact ⟨rfl, rfl⟩
  · have hself (i : Fin 2) : (t • Vec.basis i : Vec 2) i = t := by grind
    have hother (i k : Fin 2) (h : i ≠ k) : (t • Vec.basis i : Vec 2) k = 0 := by grind
    have hne (i : Fin 2) : (t • Vec.basis i : Vec 2) ≠ 0 := fun h => ht (hself i ▸ congrFun h i)
    rw [peanoPartial, peanoPartial, if_neg (hne 1), if_neg (hne 0), if_pos rfl,
      if_neg (by decide), hself, hself, hother 1 0 (by decide), hother 0 1 (by decide)]
    clear hself hother hne
    grind only

/-- **Mixed partial derivatives may differ** where they are not continuous. The function
`f(x, y) = x y (x² - y²) / (x² + y²)`, `f(0, 0) = 0`, has at all points of ℝ² the partial
derivatives `∂f/∂x` and `∂f/∂y`, and these have at all points the partial derivatives
`∂/∂y (∂f/∂x)` and `∂/∂x (∂f/∂y)`, which are equal outside the origin; but at the origin

  `∂/∂y (∂f/∂x) (0, 0) = -1`   and   `∂/∂x (∂f/∂y) (0, 0) = 1`. -/
theorem peanoQuotient_mixed_partials_differ :
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt peanoQuotient j (peanoPartial j x) x) ∧
    (∀ x : Vec 2, x ≠ 0 → HasPartialDerivAt (peanoPartial 0) 1 (peanoMixed x) x ∧
      HasPartialDerivAt (peanoPartial 1) 0 (peanoMixed x) x) ∧
    HasPartialDerivAt (peanoPartial 0) 1 (-1) 0 ∧
    HasPartialDerivAt (peanoPartial 1) 0 1 0 := by
  have hsum (v : Vec 2) : 0 + v = v := by grind only
  refine ⟨hasPartialDerivAt_peanoQuotient, fun x hx =>
    ⟨hasPartialDerivAt_peanoPartial_zero hx, hasPartialDerivAt_peanoPartial_one hx⟩, ?_, ?_⟩
  · simp only [HasPartialDerivAt, hsum, (peanoPartial_axis _).1]
    exact (hasDerivAt_id 0).neg
  · simp only [HasPartialDerivAt, hsum, (peanoPartial_axis _).2]
    exact hasDerivAt_id 0

end Fundamentals.Counterexamples
