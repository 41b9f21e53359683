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
- `HasJacobianAt.hasDerivAt_line`: the derivative along a line in direction `v` is `A v`.

The converse of the theorem fails: `Fundamentals.Counterexamples.PartialDerivativesNotSufficient`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- Derivatives along lines: if `f : ℝⁿ → ℝᵐ` is differentiable at the point `a + s v` with Jacobian
matrix `A`, then `t ↦ f_i (a + t v)` has the derivative `(A v)_i` at `t = s`. -/
theorem HasJacobianAt.hasDerivAt_line {v : Vec n} {s : ℝ} (hf : HasJacobianAt f A (a + s • v))
    (i : Fin m) : HasDerivAt (fun t => f (a + t • v) i) ((A *ᵥ v) i) s := by
  rw [hasDerivAt_iff_littleO]
  intro ε hε
  have hv : 0 < ‖v‖ + 1 := by grind [norm_nonneg v]
  obtain ⟨δ, hδ, hf⟩ := hasJacobianAt_iff.1 hf (ε / (‖v‖ + 1)) (Real.div_pos hε hv)
  refine ⟨δ / (‖v‖ + 1), Real.div_pos hδ hv, fun t ht => ?_⟩
  have hlen : ‖t • v‖ ≤ |t| * (‖v‖ + 1) := by
    rw [Vec.norm_smul]
    exact Real.mul_le_mul_of_nonneg_left (by grind) (Real.abs_nonneg t)
  have hpoint : a + (s + t) • v = a + s • v + t • v := by rw [Vec.add_smul]; grind
  have hcol : (A *ᵥ v) i * t = (A *ᵥ (t • v)) i := by
    rw [Matrix.mulVec_smul, Vec.smul_apply, Real.mul_comm]
  rw [hpoint, hcol]
  calc |(f (a + s • v + t • v) - f (a + s • v) - A *ᵥ (t • v)) i|
      ≤ ‖f (a + s • v + t • v) - f (a + s • v) - A *ᵥ (t • v)‖ := Vec.abs_apply_le_norm _ i
    _ ≤ ε / (‖v‖ + 1) * ‖t • v‖ := hf _ (Real.lt_of_le_of_lt hlen ((Real.lt_div_iff hv).1 ht))
    _ ≤ ε / (‖v‖ + 1) * (|t| * (‖v‖ + 1)) :=
      Real.mul_le_mul_of_nonneg_left hlen (Real.le_of_lt (Real.div_pos hε hv))
    _ = ε * |t| := by grind

/-- **Partial derivatives.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`,
then every component `f_i` has at `a` a partial derivative with respect to every variable `x_j`, and
it is the entry of the matrix in row `i` and column `j`,

  `∂f_i/∂x_j (a) = A i j`.

Source: §2.3, Theorem 2.1. -/
theorem HasJacobianAt.hasPartialDerivAt {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}
    (h : HasJacobianAt f A a) (i : Fin m) (j : Fin n) :
    HasPartialDerivAt (fun x => f x i) j (A i j) a := by
  -- increments that vary the `j`-th variable alone leave of `A` only its `j`-th column
  have ha : a + (0 : ℝ) • Vec.basis j = a := by ext i; grind
  have hline := HasJacobianAt.hasDerivAt_line (ha.symm ▸ h) i
  rwa [Matrix.mulVec_basis] at hline

/-- **The Jacobian matrix is unique.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with matrix `A` and
also with matrix `B`, then `A = B`. Source: §2.2, equation (1), where the matrix is called `A`
without saying that there is only one. -/
theorem HasJacobianAt.unique {n m : Nat} {f : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}
    (hA : HasJacobianAt f A a) (hB : HasJacobianAt f B a) : A = B :=
  Matrix.ext fun i j => (hA.hasPartialDerivAt i j).unique (hB.hasPartialDerivAt i j)

end Fundamentals
