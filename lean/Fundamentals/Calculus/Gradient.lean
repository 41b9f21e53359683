/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
import Fundamentals.Topology.Coordinates

/-!
# The gradient of a real-valued function on ℝⁿ

## Main definitions
- `HasGradientAt f g a`: `f : ℝⁿ → ℝ` is differentiable at `a` with gradient `g`.

## Main statements
- `hasGradientAt_iff_hasJacobianAt`: the gradient is the only row of the Jacobian matrix of `f`,
  seen as a map to ℝ¹.
- `hasJacobianAt_iff_forall_hasGradientAt`: the rows of a Jacobian matrix are the gradients of the
  components.

## Implementation notes
The definition repeats equation (1) of the source for real values, so that it can be read without
knowing how ℝ and ℝ¹ are told apart; the first theorem shows that it says nothing new.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat}

/-- `f : ℝⁿ → ℝ` is differentiable at `a` with gradient `g`: for every increment `h`,

  `f (a + h) - f a = g · h + ‖h‖ α(h)`   with   `α(h) → 0` as `h → 0`. -/
@[expose] def HasGradientAt (f : Vec n → ℝ) (g a : Vec n) : Prop :=
  ∃ α : Vec n → ℝ, Tendsto α 0 0 ∧ ∀ h : Vec n, f (a + h) - f a = g.dot h + ‖h‖ * α h

/-- **The rows of the Jacobian matrix are the gradients of the components.** `f : ℝⁿ → ℝᵐ` is
differentiable at `a` with Jacobian matrix `A` if and only if every component `f_i` is
differentiable at `a` with row `i` of `A` for its gradient. -/
theorem hasJacobianAt_iff_forall_hasGradientAt {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n} :
    HasJacobianAt f A a ↔ ∀ i, HasGradientAt (fun x => f x i) (A.row i) a := by
  constructor
  · rintro ⟨α, hα, hf⟩ i
    exact ⟨fun h => α h i, Vec.tendsto_iff.1 hα i, fun h => congrFun (hf h) i⟩
  · intro hf
    obtain ⟨α, hα⟩ := Classical.skolem.1 hf
    exact ⟨fun h i => α i h, Vec.tendsto_iff.2 fun i => (hα i).1,
      fun h => Vec.ext fun i => (hα i).2 h⟩

/-- **The gradient is the Jacobian matrix.** `f : ℝⁿ → ℝ` has the gradient `g` at `a` if and only if
`f`, as a map to ℝ¹, has the Jacobian matrix with the single row `g`. -/
theorem hasGradientAt_iff_hasJacobianAt {f : Vec n → ℝ} {g a : Vec n} :
    HasGradientAt f g a ↔ HasJacobianAt (m := 1) (fun x _ => f x) (fun _ j => g j) a :=
  ⟨fun h => hasJacobianAt_iff_forall_hasGradientAt.2 fun _ => h,
    fun h => hasJacobianAt_iff_forall_hasGradientAt.1 h 0⟩

end Fundamentals
