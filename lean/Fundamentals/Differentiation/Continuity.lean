/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Topology.Continuity
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Topology.Coordinates

/-!
# Differentiable functions are continuous

## Main statements
- `HasJacobianAt.continuousAt`: a function is continuous where it is differentiable (Theorem 2.2).

The converse fails, see `Fundamentals.Counterexamples.AbsNotDifferentiable`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- The increment of a differentiable function tends to zero with the increment of its argument. -/
theorem HasJacobianAt.tendsto_increment (hf : HasJacobianAt f A a) :
    Tendsto (fun h => f (a + h) - f a) 0 0 := by
  obtain ⟨α, hα, hf⟩ := hf
  have h := (tendsto_id.mulVec A).add (tendsto_id.norm.smul hα)
  rw [Matrix.mulVec_zero, Vec.smul_zero, Lean.Grind.AddCommMonoid.add_zero] at h
  simpa only [hf] using h

/-- The increment of a differentiable function is at most a multiple of the increment of its
argument: some `C` has `‖f (a + h) - f a‖ ≤ C * ‖h‖` for all `h` near zero. -/
theorem HasJacobianAt.exists_norm_increment_le (hf : HasJacobianAt f A a) :
    ∃ C : ℝ, Near 0 fun h => ‖f (a + h) - f a‖ ≤ C * ‖h‖ := by
  obtain ⟨C, -, hC⟩ := A.exists_norm_mulVec_le
  refine ⟨C + 1, (hf.near Real.zero_lt_one).mono fun h hr => ?_⟩
  grind [hC h, norm_le_add_norm_sub (f (a + h) - f a) (A *ᵥ h)]

/-- **Continuity property.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a`, then it is continuous at
`a`,

  `∀ ε > 0, ∃ δ > 0, ∀ x, ‖x - a‖ < δ → ‖f x - f a‖ < ε`.

Source: §2.3, Theorem 2.2. -/
theorem HasJacobianAt.continuousAt {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}
    (hf : HasJacobianAt f A a) : ContinuousAt f a := by
  rw [continuousAt_iff_tendsto, tendsto_iff_tendsto_zero, tendsto_iff_sub_tendsto_zero]
  exact hf.tendsto_increment

end Fundamentals
