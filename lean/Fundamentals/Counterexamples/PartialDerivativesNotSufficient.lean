/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Calculus.PartialDerivative
import Fundamentals.Calculus.PartialDerivativeRules
import Fundamentals.Differentiation.Continuity
import Fundamentals.Topology.Coordinates

/-!
# Partial derivatives do not suffice

The converse of Theorem 2.1 fails: `x y / (x² + y²)`, with the value 0 at the origin, has both
partial derivatives there, since it vanishes on both axes; on the diagonal it is 1/2, so that it is
not even continuous at the origin. Elsewhere it has partial derivatives too, so that of the
hypotheses of Theorem 2.3 it lacks only the continuity of the partial derivatives at the point.

## Main definitions
- `crossQuotient`: the function, on ℝ² with values in ℝ.
- `crossPartial j`: its partial derivatives.
- `diagonal t`: the point `(t, t)`.

## Main statements
- `crossQuotient_diagonal`: on the diagonal the function is 1/2.
- `crossQuotient_hasPartialDerivAt_and_not_hasJacobianAt`: what happens at the origin.
- `crossQuotient_hasPartialDerivAt_everywhere_and_not_hasJacobianAt`: the partial derivatives at all
  points, none of them continuous at the origin.
-/

public section

namespace Fundamentals.Counterexamples

open Classical in
/-- The function `x y / (x² + y²)` on ℝ², with the value 0 at the origin. -/
@[expose] noncomputable def crossQuotient (x : Vec 2) : ℝ :=
  if x = 0 then 0 else x 0 * x 1 / (x 0 ^ 2 + x 1 ^ 2)

/-- On the axes the function vanishes. -/
theorem crossQuotient_of_mul_eq_zero {x : Vec 2} (h : x 0 * x 1 = 0) : crossQuotient x = 0 := by
  rw [crossQuotient, h, Real.zero_div, ite_self]

/-- The point `(t, t)`. -/
@[expose] noncomputable def diagonal (t : ℝ) : Vec 2 := fun _ => t

theorem diagonal_apply (t : ℝ) (i : Fin 2) : diagonal t i = t := rfl

/-- On the diagonal, outside the origin, the function is `1/2`. -/
theorem crossQuotient_diagonal {t : ℝ} (ht : t ≠ 0) :
    crossQuotient (diagonal t) = 1 / 2 := by
  have h : diagonal t ≠ 0 := fun h => ht (congrFun h 0)
  have ht₂ : t * t ≠ 0 := Real.mul_ne_zero ht ht
  rw [crossQuotient, if_neg h, diagonal_apply, diagonal_apply]
  grind only

/-- Both partial derivatives at the origin are zero. -/
theorem hasPartialDerivAt_crossQuotient (j : Fin 2) : HasPartialDerivAt crossQuotient j 0 0 := by
  have h (t : ℝ) : crossQuotient (0 + t • Vec.basis j) = 0 :=
    crossQuotient_of_mul_eq_zero (by grind)
  simpa only [HasPartialDerivAt, h] using hasDerivAt_const 0 0

/-- The function is not continuous at the origin. -/
theorem not_continuousAt_crossQuotient : ¬ContinuousAt crossQuotient 0 := by
  intro h
  obtain ⟨δ, hδ, h⟩ := h (1 / 2) (by grind only)
  have hle := Vec.norm_le_sum_abs (diagonal (δ / 4))
  rw [sum_succ, sum_one_length, diagonal_apply, diagonal_apply] at hle
  have hpos : 0 < δ / 4 := by grind only
  rw [Real.abs_of_pos hpos] at hle
  have hlt := h (diagonal (δ / 4)) (by rw [norm_sub_zero]; grind only)
  rw [crossQuotient_diagonal (by grind only), crossQuotient_of_mul_eq_zero (by grind only)] at hlt
  rw [Real.norm_eq_abs, Real.sub_zero, Real.abs_of_pos (by grind only)] at hlt
  exact Real.lt_irrefl _ hlt

/-- **All partial derivatives may exist without differentiability.** The function
`f(x, y) = x y / (x² + y²)`, `f(0, 0) = 0`, has at the origin the partial derivatives

  `∂f/∂x (0, 0) = 0`   and   `∂f/∂y (0, 0) = 0`,

yet it is not continuous at the origin, and, as a map from ℝ² to ℝ¹, it has no Jacobian matrix
there. Source: §2.3, the converse of Theorem 2.1. -/
theorem crossQuotient_hasPartialDerivAt_and_not_hasJacobianAt :
    (∀ j : Fin 2, HasPartialDerivAt crossQuotient j 0 0) ∧
    ¬ContinuousAt crossQuotient 0 ∧
    ¬∃ A : Matrix 1 2, HasJacobianAt (fun x _ => crossQuotient x) A 0 := by
  refine ⟨hasPartialDerivAt_crossQuotient, not_continuousAt_crossQuotient, fun ⟨A, h⟩ => ?_⟩
  exact not_continuousAt_crossQuotient (Vec.continuousAt_iff.1 h.continuousAt 0)

/-! ### The partial derivatives everywhere -/

open Classical in
/-- The partial derivatives of `crossQuotient`: `∂f/∂x = y (y² - x²) / (x² + y²)²` and
`∂f/∂y = x (x² - y²) / (x² + y²)²`, both 0 at the origin. -/
@[expose] noncomputable def crossPartial (j : Fin 2) (x : Vec 2) : ℝ :=
  if x = 0 then 0
  else if j = 0 then x 1 * (x 1 ^ 2 - x 0 ^ 2) / (x 0 ^ 2 + x 1 ^ 2) ^ 2
  else x 0 * (x 0 ^ 2 - x 1 ^ 2) / (x 0 ^ 2 + x 1 ^ 2) ^ 2

/-- The denominator vanishes at the origin only. -/
private theorem denominator_ne_zero {x : Vec 2} (hx : x ≠ 0) : x 0 ^ 2 + x 1 ^ 2 ≠ 0 := by
  intro h
  have hzero := Real.mul_self_add_mul_self_eq_zero.1 (show x 0 * x 0 + x 1 * x 1 = 0 by grind only)
  refine hx (Vec.ext fun i => ?_)
  obtain rfl | rfl : i = 0 ∨ i = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) i
  · exact hzero.1
  · exact hzero.2

private theorem hasPartialDerivAt_crossQuotient_of_ne {x : Vec 2} (hx : x ≠ 0) (j : Fin 2) :
    HasPartialDerivAt crossQuotient j (crossPartial j x) x := by
  have h₀ := hasPartialDerivAt_apply 0 j x
  have h₁ := hasPartialDerivAt_apply 1 j x
  have hQ := denominator_ne_zero hx
  refine HasPartialDerivAt.congr (f := fun y => y 0 * y 1 / (y 0 ^ 2 + y 1 ^ 2)) ?_
    ((near_norm_sub_lt (norm_pos hx)).mono fun y hy => ?_)
  · refine ((h₀.mul h₁).div ((h₀.pow 2).add (h₁.pow 2)) hQ).congr_deriv ?_
    obtain rfl | rfl : j = 0 ∨ j = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) j
    · rw [crossPartial, if_neg hx]
      grind only
    · rw [crossPartial, if_neg hx, if_neg (by decide)]
      grind only
  · rw [crossQuotient, if_neg]
    rintro rfl
    rw [norm_sub_comm, norm_sub_zero] at hy
    exact Real.lt_irrefl _ hy

/-- `crossPartial j` is the partial derivative of `crossQuotient`, at every point. -/
theorem hasPartialDerivAt_crossQuotient_everywhere (j : Fin 2) (x : Vec 2) :
    HasPartialDerivAt crossQuotient j (crossPartial j x) x := by
  by_cases hx : x = 0
  · rw [hx, crossPartial, if_pos rfl]
    exact hasPartialDerivAt_crossQuotient j
  · exact hasPartialDerivAt_crossQuotient_of_ne hx j

/-- On the axis of the other variable, `∂f/∂x_j` is `1 / t`. -/
theorem crossPartial_axis (j : Fin 2) {t : ℝ} (ht : t ≠ 0) :
    crossPartial j (t • Vec.basis j.rev) = 1 / t := by
  have hne : (t • Vec.basis j.rev : Vec 2) ≠ 0 := fun h => ht (by
    have value := congrFun h j.rev
    rwa [Vec.smul_apply, Vec.basis_self, Real.mul_one] at value)
  have htt := Real.mul_ne_zero ht ht
  rw [crossPartial, if_neg hne]
  obtain rfl | rfl : j = 0 ∨ j = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) j
  · have h₀ : (t • Vec.basis (Fin.rev 0) : Vec 2) 0 = 0 := by grind
    have h₁ : (t • Vec.basis (Fin.rev 0) : Vec 2) 1 = t := by grind
    rw [if_pos rfl, h₀, h₁]
    grind only
  · have h₀ : (t • Vec.basis (Fin.rev 1) : Vec 2) 0 = t := by grind
    have h₁ : (t • Vec.basis (Fin.rev 1) : Vec 2) 1 = 0 := by grind
    rw [if_neg (by decide), h₀, h₁]
    grind only

/-- Neither partial derivative is continuous at the origin. -/
theorem not_continuousAt_crossPartial (j : Fin 2) : ¬ContinuousAt (crossPartial j) 0 := by
  intro h
  obtain ⟨δ, hδ, h⟩ := h 1 Real.zero_lt_one
  obtain ⟨s, hpos, hs⟩ := Real.exists_between (Real.lt_min hδ Real.zero_lt_one)
  obtain ⟨hsδ, hs₁⟩ := Real.lt_min_iff.1 hs
  have hlt := h (s • Vec.basis j.rev) (by
    rw [norm_sub_zero, Vec.norm_smul, Vec.norm_basis, Real.mul_one, Real.abs_of_pos hpos]
    exact hsδ)
  have hzero : crossPartial j 0 = 0 := if_pos rfl
  have hlarge : 1 < 1 / s := (Real.one_lt_div hpos).2 hs₁
  rw [crossPartial_axis j (Real.ne_of_gt hpos), hzero, norm_sub_zero, Real.norm_eq_abs,
    Real.abs_of_pos (Real.lt_trans Real.zero_lt_one hlarge)] at hlt
  exact Real.lt_irrefl _ (Real.lt_trans hlt hlarge)

/-- **Partial derivatives everywhere do not suffice.** The function `f(x, y) = x y / (x² + y²)`,
`f(0, 0) = 0`, has at all points of ℝ² the partial derivatives

  `∂f/∂x (x, y) = y (y² - x²) / (x² + y²)²`   and   `∂f/∂y (x, y) = x (x² - y²) / (x² + y²)²`,

both 0 at the origin, but neither of them is continuous at the origin, and `f` is neither continuous
there nor, as a map from ℝ² to ℝ¹, has it a Jacobian matrix there. Source: §2.3, Theorem 2.3, whose
hypothesis that the partial derivatives are continuous is the one that fails. -/
theorem crossQuotient_hasPartialDerivAt_everywhere_and_not_hasJacobianAt :
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt crossQuotient j (crossPartial j x) x) ∧
    (∀ j : Fin 2, ¬ContinuousAt (crossPartial j) 0) ∧
    ¬ContinuousAt crossQuotient 0 ∧
    ¬∃ A : Matrix 1 2, HasJacobianAt (fun x _ => crossQuotient x) A 0 :=
  ⟨hasPartialDerivAt_crossQuotient_everywhere, not_continuousAt_crossPartial,
    crossQuotient_hasPartialDerivAt_and_not_hasJacobianAt.2⟩

end Fundamentals.Counterexamples
