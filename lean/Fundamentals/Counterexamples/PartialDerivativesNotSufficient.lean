/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Calculus.PartialDerivative
import Fundamentals.Differentiation.Continuity
import Fundamentals.Topology.Coordinates

/-!
# Partial derivatives do not suffice

The converse of Theorem 2.1 fails: `x y / (x² + y²)`, with the value 0 at the origin, has both
partial derivatives there, since it vanishes on both axes; on the diagonal it is 1/2, so that it is
not even continuous at the origin.

## Main definitions
- `crossQuotient`: the function, on ℝ² with values in ℝ.
- `diagonal t`: the point `(t, t)`.

## Main statements
- `crossQuotient_diagonal`: on the diagonal the function is 1/2.
- `crossQuotient_hasPartialDerivAt_and_not_hasJacobianAt`: all of the above.
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
  grind

/-- Both partial derivatives at the origin are zero. -/
theorem hasPartialDerivAt_crossQuotient (j : Fin 2) : HasPartialDerivAt crossQuotient j 0 0 := by
  have h (t : ℝ) : crossQuotient (0 + t • Vec.basis j) = 0 :=
    crossQuotient_of_mul_eq_zero (by grind)
  simpa only [HasPartialDerivAt, h] using hasDerivAt_const 0 0

/-- The function is not continuous at the origin. -/
theorem not_continuousAt_crossQuotient : ¬ContinuousAt crossQuotient 0 := by
  intro h
  obtain ⟨δ, hδ, h⟩ := h (1 / 2) (by grind)
  have hle := Vec.norm_le_sum_abs (diagonal (δ / 4))
  rw [sum_succ, sum_one_length, diagonal_apply, diagonal_apply] at hle
  have hlt := h (diagonal (δ / 4)) (by rw [norm_sub_zero]; grind)
  rw [crossQuotient_diagonal (by grind), crossQuotient_of_mul_eq_zero (by grind)] at hlt
  grind [Real.norm_eq_abs]

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

end Fundamentals.Counterexamples
