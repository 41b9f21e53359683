/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Jacobian
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Topology.Coordinates

/-!
# Continuous and not differentiable: the absolute value

The converse of Theorem 2.2 fails: `|x|` is continuous at 0 and has no derivative there, because the
difference quotient is 1 on the right of 0 and -1 on the left.

## Main definitions
- `vecAbs`: the absolute value as a map ℝ¹ → ℝ¹.

## Main statements
- `continuousAt_abs_and_not_hasDerivAt_abs`: as a function ℝ → ℝ.
- `continuousAt_vecAbs_and_not_hasJacobianAt_vecAbs`: as a map ℝ¹ → ℝ¹.
-/

public section

namespace Fundamentals.Counterexamples

/-- The absolute value has no derivative at zero: `d` would have to be close to `1`, on account of
the steps to the right, and close to `-1`, on account of those to the left. -/
theorem not_hasDerivAt_abs (d : ℝ) : ¬HasDerivAt Real.abs d 0 := by
  intro h
  obtain ⟨δ, hδ, h⟩ := hasDerivAt_iff_littleO.1 h (1 / 2) (by grind only)
  have pos := Real.half_pos hδ
  have small : |δ / 2| < δ := by rw [Real.abs_of_pos pos]; exact Real.half_lt_self hδ
  have right := h (δ / 2) small
  have left := h (-(δ / 2)) (by rwa [Real.abs_neg])
  rw [Real.zero_add, Real.abs_zero, Real.abs_of_pos pos, Real.abs_le] at right
  rw [Real.zero_add, Real.abs_zero, Real.abs_neg, Real.abs_of_pos pos, Real.abs_le] at left
  grind only

/-- **Continuity does not imply differentiability.** The absolute value is continuous at 0, and no
number is its derivative there. Source: §2.3, the converse of Theorem 2.2. -/
theorem continuousAt_abs_and_not_hasDerivAt_abs :
    ContinuousAt Real.abs 0 ∧ ¬∃ d : ℝ, HasDerivAt Real.abs d 0 :=
  ⟨Real.continuousAt_abs, fun ⟨d, h⟩ => not_hasDerivAt_abs d h⟩

/-- The absolute value as a map from ℝ¹ to ℝ¹. -/
@[expose] noncomputable def vecAbs : Vec 1 → Vec 1 := fun x _ => |x 0|

/-- **Continuity does not imply differentiability**, for maps between coordinate spaces: the map
`(x) ↦ (|x|)` from ℝ¹ to ℝ¹ is continuous at 0, and no matrix is its Jacobian matrix there.
Source: §2.3, the converse of Theorem 2.2. -/
theorem continuousAt_vecAbs_and_not_hasJacobianAt_vecAbs :
    ContinuousAt vecAbs 0 ∧ ¬∃ A : Matrix 1 1, HasJacobianAt vecAbs A 0 := by
  constructor
  · exact Vec.continuousAt_iff.2 fun _ => (Vec.continuousAt_apply 0 0).norm
  · rintro ⟨A, h⟩
    have hA : A = fun _ _ => A 0 0 := by ext i j; rw [Subsingleton.elim i 0, Subsingleton.elim j 0]
    rw [hA] at h
    exact not_hasDerivAt_abs (A 0 0) (hasJacobianAt_one_iff_hasDerivAt.1 h)

end Fundamentals.Counterexamples
