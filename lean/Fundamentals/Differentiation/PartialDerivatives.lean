/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Calculus.PartialDerivative
import Fundamentals.Differentiation.Differentiability

/-!
# Partial derivatives are the entries of the Jacobian matrix

## Main statements
- `HasJacobianAt.hasPartialDerivAt`: a differentiable function has all partial derivatives, and they
  are the entries of its matrix (Theorem 2.1).
- `HasJacobianAt.unique`: hence the matrix is unique.

The converse of the theorem fails, see `Fundamentals.Counterexamples.PartialDerivativesNotSufficient`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}

/-- **Partial derivatives.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`,
then every component `f_i` has at `a` a partial derivative with respect to every variable `x_j`, and
it is the entry of the matrix in row `i` and column `j`,

  `∂f_i/∂x_j (a) = A i j`.

Source: §2.3, Theorem 2.1. -/
theorem HasJacobianAt.hasPartialDerivAt (h : HasJacobianAt f A a) (i : Fin m) (j : Fin n) :
    HasPartialDerivAt (fun x => f x i) j (A i j) a := by
  -- increments that vary the `j`-th variable alone leave of `A` only its `j`-th column
  rw [hasPartialDerivAt_iff_littleO]
  intro ε hε
  obtain ⟨δ, hδ, h⟩ := hasJacobianAt_iff.1 h ε hε
  refine ⟨δ, hδ, fun t ht => ?_⟩
  have hstep : ‖t • (Vec.basis j : Vec n)‖ = |t| := by
    rw [Vec.norm_smul, Vec.norm_basis, Real.mul_one]
  have hcol : (A *ᵥ (t • Vec.basis j)) i = A i j * t := by
    rw [Matrix.mulVec_smul, Vec.smul_apply, Matrix.mulVec_basis, Real.mul_comm]
  calc |f (a + t • Vec.basis j) i - f a i - A i j * t|
      = |(f (a + t • Vec.basis j) - f a - A *ᵥ (t • Vec.basis j)) i| := by rw [← hcol]; rfl
    _ ≤ ‖f (a + t • Vec.basis j) - f a - A *ᵥ (t • Vec.basis j)‖ := Vec.abs_apply_le_norm _ i
    _ ≤ ε * |t| := hstep ▸ h _ (hstep ▸ ht)

/-- **The Jacobian matrix is unique.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with matrix `A` and
also with matrix `B`, then `A = B`. Source: §2.2, equation (1), where the matrix is called `A`
without saying that there is only one. -/
theorem HasJacobianAt.unique (hA : HasJacobianAt f A a) (hB : HasJacobianAt f B a) : A = B :=
  Matrix.ext fun i j => (hA.hasPartialDerivAt i j).unique (hB.hasPartialDerivAt i j)

end Fundamentals
