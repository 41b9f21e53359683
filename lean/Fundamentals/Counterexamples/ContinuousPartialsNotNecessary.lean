/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Calculus.PartialDerivative
public import Fundamentals.Topology.Continuity
import Fundamentals.Calculus.PartialDerivativeRules
import Fundamentals.Differentiation.Differentiability

/-!
# Continuous partial derivatives are not necessary

The converse of Theorem 2.3 fails: `f(x, y) = x⁴ y / (x⁴ + y²)`, with the value 0 at the origin, is
differentiable there, since `|f(x, y)| ≤ x² / 2`, and has partial derivatives everywhere; but
`∂f/∂y` is 1 at all other points of the `x`-axis and 0 at the origin.

## Main definitions
- `quarticQuotient`: the function, on ℝ² with values in ℝ.
- `symmetricQuartic`: `f(x, y) + f(y, x)`.

## Main statements
- `quarticQuotient_hasJacobianAt_and_not_continuousAt_partial`: all of the above.
- `symmetricQuartic_hasJacobianAt_and_not_continuousAt_partials`: a differentiable function with
  *both* partial derivatives discontinuous.

## Implementation notes
The usual example, `x² sin(1/x)`, needs the sine; this one is rational, so that its values and those
of its derivatives can be recomputed exactly.
-/

public section

namespace Fundamentals.Counterexamples

open Classical in
/-- The function `x⁴ y / (x⁴ + y²)` on ℝ², with the value 0 at the origin. -/
@[expose] noncomputable def quarticQuotient (x : Vec 2) : ℝ :=
  if x = 0 then 0 else x 0 ^ 4 * x 1 / (x 0 ^ 4 + x 1 ^ 2)

/-- The denominator vanishes at the origin only. -/
private theorem denominator_pos {x : Vec 2} (hx : x ≠ 0) : 0 < x 0 ^ 4 + x 1 ^ 2 := by
  have h₀ := Real.sq_nonneg (x 0 ^ 2)
  have h₁ := Real.sq_nonneg (x 1)
  refine Real.lt_of_le_of_ne (by grind only) fun h => hx (Vec.ext fun i => ?_)
  have hx₀ : x 0 = 0 := Real.pow_eq_zero (n := 4) (by grind only)
  have hx₁ : x 1 = 0 := Real.sq_eq_zero.1 (by grind only)
  obtain rfl | rfl : i = 0 ∨ i = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) i
  · exact hx₀
  · exact hx₁

/-- Where the numerator is zero the function is. -/
private theorem quarticQuotient_of_mul_eq_zero {x : Vec 2} (h : x 0 * x 1 = 0) :
    quarticQuotient x = 0 := by
  have hN : x 0 ^ 4 * x 1 = 0 := by grind only
  rw [quarticQuotient, hN, Real.zero_div, ite_self]

/-- The inequality between the means, `2 x² |y| ≤ x⁴ + y²`, bounds the function by `x² / 2`. -/
theorem abs_quarticQuotient_le (x : Vec 2) : |quarticQuotient x| ≤ x 0 ^ 2 / 2 := by
  by_cases hx : x = 0
  · rw [quarticQuotient, if_pos hx, Real.abs_zero]
    exact Real.div_nonneg (Real.sq_nonneg (x 0)) (Real.le_of_lt Real.zero_lt_two)
  · have hQ := denominator_pos hx
    have above := Real.sq_nonneg (x 0 * (x 0 ^ 2 - x 1))
    have below := Real.sq_nonneg (x 0 * (x 0 ^ 2 + x 1))
    rw [quarticQuotient, if_neg hx, Real.abs_div, Real.abs_of_pos hQ, Real.div_le_iff hQ,
      Real.abs_le]
    grind only

/-! ### Partial derivatives -/

open Classical in
/-- The partial derivatives of `quarticQuotient`: `∂f/∂x = 4 x³ y³ / (x⁴ + y²)²` and
`∂f/∂y = x⁴ (x⁴ - y²) / (x⁴ + y²)²`, both 0 at the origin. -/
@[expose] noncomputable def quarticPartial (j : Fin 2) (x : Vec 2) : ℝ :=
  if x = 0 then 0
  else if j = 0 then 4 * x 0 ^ 3 * x 1 ^ 3 / (x 0 ^ 4 + x 1 ^ 2) ^ 2
  else x 0 ^ 4 * (x 0 ^ 4 - x 1 ^ 2) / (x 0 ^ 4 + x 1 ^ 2) ^ 2

private theorem hasPartialDerivAt_quarticQuotient_of_ne {x : Vec 2} (hx : x ≠ 0) (j : Fin 2) :
    HasPartialDerivAt quarticQuotient j (quarticPartial j x) x := by
  have h₀ := hasPartialDerivAt_apply 0 j x
  have h₁ := hasPartialDerivAt_apply 1 j x
  have hQ := denominator_pos hx
  refine HasPartialDerivAt.congr (f := fun y => y 0 ^ 4 * y 1 / (y 0 ^ 4 + y 1 ^ 2)) ?_
    ((near_norm_sub_lt (norm_pos hx)).mono fun y hy => ?_)
  · refine (((h₀.pow 4).mul h₁).div ((h₀.pow 4).add (h₁.pow 2)) (Real.ne_of_gt hQ)).congr_deriv ?_
    obtain rfl | rfl : j = 0 ∨ j = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) j
    · rw [quarticPartial, if_neg hx]
      grind only
    · rw [quarticPartial, if_neg hx, if_neg (by decide)]
      grind only
  · rw [quarticQuotient, if_neg]
    rintro rfl
    rw [norm_sub_comm, norm_sub_zero] at hy
    exact Real.lt_irrefl _ hy

theorem hasPartialDerivAt_quarticQuotient (j : Fin 2) (x : Vec 2) :
    HasPartialDerivAt quarticQuotient j (quarticPartial j x) x := by
  by_cases hx : x = 0
  · -- on the axes the function vanishes
    have h (t : ℝ) : quarticQuotient (0 + t • Vec.basis j) = 0 :=
      quarticQuotient_of_mul_eq_zero (by grind)
    rw [hx, quarticPartial, if_pos rfl]
    simpa only [HasPartialDerivAt, h] using hasDerivAt_const 0 0
  · exact hasPartialDerivAt_quarticQuotient_of_ne hx j

/-- `∂f/∂y` is 1 at all points of the `x`-axis but the origin. -/
theorem quarticPartial_one_axis {t : ℝ} (ht : t ≠ 0) :
    quarticPartial 1 (t • Vec.basis 0) = 1 := by
  have h₀ : (t • Vec.basis 0 : Vec 2) 0 = t := by grind
  have h₁ : (t • Vec.basis 0 : Vec 2) 1 = 0 := by grind
  have hne : (t • Vec.basis 0 : Vec 2) ≠ 0 := fun h => ht (h₀ ▸ congrFun h 0)
  have ht₈ := Real.pow_ne_zero 8 ht
  rw [quarticPartial, if_neg hne, if_neg (by decide), h₀, h₁]
  grind only

/-- A function that is 0 at the origin and 1 at the other points of an axis is not continuous at the
origin. -/
private theorem not_continuousAt_of_axis {D : Vec 2 → ℝ} (i : Fin 2) (h₀ : D 0 = 0)
    (h₁ : ∀ t : ℝ, t ≠ 0 → D (t • Vec.basis i) = 1) : ¬ContinuousAt D 0 := by
  intro h
  obtain ⟨δ, hδ, h⟩ := h 1 Real.zero_lt_one
  have hδ₂ := Real.half_pos hδ
  have hlt := h ((δ / 2) • Vec.basis i) (by
    rw [norm_sub_zero, Vec.norm_smul, Vec.norm_basis, Real.mul_one, Real.abs_of_pos hδ₂]
    exact Real.half_lt_self hδ)
  rw [h₀, h₁ _ (Real.ne_of_gt hδ₂), Real.norm_eq_abs, Real.sub_zero, Real.abs_one] at hlt
  exact Real.lt_irrefl 1 hlt

/-- A function that is at most `x² + y²` has the Jacobian matrix zero at the origin. -/
private theorem hasJacobianAt_of_abs_le {f : Vec 2 → ℝ} (h : ∀ x, |f x| ≤ x 0 ^ 2 + x 1 ^ 2) :
    HasJacobianAt (m := 1) (fun x _ => f x) 0 0 := by
  have h₀ : f 0 = 0 := by
    have hle := h 0
    rw [Vec.zero_apply, Vec.zero_apply, Real.abs_le] at hle
    grind only
  refine hasJacobianAt_iff.2 fun ε hε => ⟨ε, hε, fun x hx => ?_⟩
  have hsq : x 0 ^ 2 + x 1 ^ 2 = ‖x‖ * ‖x‖ := by
    rw [← Real.pow_two, Vec.norm_sq, sum_succ, sum_one_length]
    rfl
  have hsum : 0 + x = x := by grind only
  rw [Vec.norm_one_length, Matrix.zero_mulVec, hsum, Vec.sub_apply, Vec.sub_apply, h₀]
  have hmul := Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hx) (norm_nonneg x)
  have hle := h x
  rw [Vec.zero_apply, Real.sub_zero, Real.sub_zero]
  grind only

/-- **Continuous partial derivatives are not necessary** for differentiability. The function
`f(x, y) = x⁴ y / (x⁴ + y²)`, `f(0, 0) = 0`, is differentiable at the origin, as a map from ℝ² to
ℝ¹, with Jacobian matrix zero, and it has at all points of ℝ² the partial derivatives

  `∂f/∂x (x, y) = 4 x³ y³ / (x⁴ + y²)²`   and   `∂f/∂y (x, y) = x⁴ (x⁴ - y²) / (x⁴ + y²)²`,

both 0 at the origin; but `∂f/∂y` is not continuous at the origin: on the rest of the `x`-axis it
is 1. Source: §2.3, the converse of Theorem 2.3. -/
theorem quarticQuotient_hasJacobianAt_and_not_continuousAt_partial :
    HasJacobianAt (m := 1) (fun x _ => quarticQuotient x) 0 0 ∧
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt quarticQuotient j (quarticPartial j x) x) ∧
    ¬ContinuousAt (quarticPartial 1) 0 := by
  refine ⟨hasJacobianAt_of_abs_le fun x => ?_, hasPartialDerivAt_quarticQuotient, ?_⟩
  · have hle := abs_quarticQuotient_le x
    have h₀ := Real.sq_nonneg (x 0)
    have h₁ := Real.sq_nonneg (x 1)
    grind only
  · exact not_continuousAt_of_axis 0 (if_pos rfl) fun t => quarticPartial_one_axis

/-! ### Both partial derivatives discontinuous -/

/-- The point with its two coordinates exchanged. -/
@[expose] noncomputable def swap (x : Vec 2) : Vec 2 := fun i => x i.rev

private theorem swap_add_smul_basis (x : Vec 2) (t : ℝ) (j : Fin 2) :
    swap (x + t • Vec.basis j) = swap x + t • Vec.basis j.rev := by
  ext i
  have hij : i.rev = j ↔ i = j.rev :=
    ⟨fun h => h ▸ (Fin.rev_rev i).symm, fun h => h ▸ Fin.rev_rev j⟩
  simp only [swap, Vec.add_apply, Vec.smul_apply, Vec.basis_apply, hij]

private theorem swap_zero : swap 0 = 0 := rfl

private theorem swap_smul_basis (t : ℝ) (j : Fin 2) :
    swap (t • Vec.basis j) = t • Vec.basis j.rev := by
  have h := swap_add_smul_basis 0 t j
  have hsum (x : Vec 2) : 0 + x = x := by grind only
  rwa [swap_zero, hsum, hsum] at h

/-- The function `f(x, y) + f(y, x)` with `f(x, y) = x⁴ y / (x⁴ + y²)`, that is
`x⁴ y / (x⁴ + y²) + x y⁴ / (x² + y⁴)`. -/
@[expose] noncomputable def symmetricQuartic (x : Vec 2) : ℝ :=
  quarticQuotient x + quarticQuotient (swap x)

private theorem hasPartialDerivAt_symmetricQuartic (j : Fin 2) (x : Vec 2) :
    HasPartialDerivAt symmetricQuartic j
      (quarticPartial j x + quarticPartial j.rev (swap x)) x := by
  refine (hasPartialDerivAt_quarticQuotient j x).add ?_
  simp only [HasPartialDerivAt, swap_add_smul_basis]
  exact hasPartialDerivAt_quarticQuotient j.rev (swap x)

/-- On the axes `∂f/∂x` is zero. -/
private theorem quarticPartial_zero_axis {x : Vec 2} (h : x 0 * x 1 = 0) :
    quarticPartial 0 x = 0 := by
  have hN : 4 * x 0 ^ 3 * x 1 ^ 3 = 0 := by grind only
  rw [quarticPartial, if_pos rfl, hN, Real.zero_div, ite_self]

/-- **No partial derivative need be continuous** for differentiability. The function
`f(x, y) = x⁴ y / (x⁴ + y²) + x y⁴ / (x² + y⁴)`, `f(0, 0) = 0`, is differentiable at the origin, as
a map from ℝ² to ℝ¹, with Jacobian matrix zero, and has partial derivatives `D 0 = ∂f/∂x` and
`D 1 = ∂f/∂y` at all points of ℝ², but neither of them is continuous at the origin.
Source: §2.3, the converse of Theorem 2.3. -/
theorem symmetricQuartic_hasJacobianAt_and_not_continuousAt_partials :
    HasJacobianAt (m := 1) (fun x _ => symmetricQuartic x) 0 0 ∧
    ∃ D : Fin 2 → Vec 2 → ℝ,
      (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt symmetricQuartic j (D j x) x) ∧
      ∀ j : Fin 2, ¬ContinuousAt (D j) 0 := by
  refine ⟨hasJacobianAt_of_abs_le fun x => ?_, _, hasPartialDerivAt_symmetricQuartic, fun j => ?_⟩
  · have hle := abs_quarticQuotient_le x
    have hle' : |quarticQuotient (swap x)| ≤ x 1 ^ 2 / 2 := abs_quarticQuotient_le (swap x)
    have h₀ := Real.sq_nonneg (x 0)
    have h₁ := Real.sq_nonneg (x 1)
    refine Real.le_trans (Real.abs_add_le _ _) ?_
    grind only
  · refine not_continuousAt_of_axis j.rev ?_ fun t ht => ?_
    · rw [quarticPartial, quarticPartial, if_pos rfl, if_pos swap_zero, Real.add_zero]
    · have haxis (i : Fin 2) : (t • Vec.basis i : Vec 2) 0 * (t • Vec.basis i : Vec 2) 1 = 0 := by
        grind
      rw [swap_smul_basis, Fin.rev_rev]
      obtain rfl | rfl : j = 0 ∨ j = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) j
      · rw [quarticPartial_zero_axis (haxis _)]
        exact (Real.zero_add _).trans (quarticPartial_one_axis ht)
      · exact (congrArg _ (quarticPartial_zero_axis (haxis 1))).trans
          ((Real.add_zero _).trans (quarticPartial_one_axis ht))

end Fundamentals.Counterexamples
