/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Jacobian
import Fundamentals.Calculus.Gradient
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient
import Fundamentals.Differentiation.JacobianRules

/-!
# Normalization, and the Jacobian matrix of softmax

Softmax divides positive numbers by their sum; that the numbers are exponentials enters only through
the equation `e' = e`.

## Main definitions
- `Vec.normalize u`: the vector `u` divided by the sum of its components.

## Main statements
- `Vec.sum_normalize`: the components of the quotient add up to 1.
- `hasJacobianAt_normalize`: its Jacobian matrix, `(δ_ij S - u_i) / S²` with `S = ∑ u_j`.
- `hasJacobianAt_normalize_comp`: for a function with `e' = e`, the map
  `z ↦ normalize (e(z_0), …, e(z_{n-1}))` has the Jacobian matrix `s_i (δ_ij - s_j)` of softmax.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n : Nat}

/-- The vector `u` divided by the sum of its components, `u_i / ∑_j u_j`. -/
@[expose] noncomputable def Vec.normalize (u : Vec n) : Vec n := fun i => u i / ∑ j, u j

theorem Vec.normalize_apply (u : Vec n) (i : Fin n) : u.normalize i = u i / ∑ j, u j := rfl

/-- After normalization the components add up to 1. -/
theorem Vec.sum_normalize {u : Vec n} (hu : ∑ j, u j ≠ 0) : ∑ i, u.normalize i = 1 := by
  simp only [normalize_apply, Real.div_eq_mul_inv, sum_mul_right]
  exact Real.mul_inv_cancel hu

/-- **The Jacobian matrix of normalization.** If the sum `S = ∑_j u_j` is not zero, for instance if
all components of `u` are positive, then `u ↦ u / ∑_j u_j` has at `u` the Jacobian matrix with the
entries

  `∂(u_i / S)/∂u_j = (δ_ij S - u_i) / S²`. -/
theorem hasJacobianAt_normalize {n : Nat} {u : Vec n} (hu : ∑ j, u j ≠ 0) :
    HasJacobianAt Vec.normalize
      (fun i j => ((if i = j then ∑ k, u k else 0) - u i) / (∑ k, u k) ^ 2) u := by
  have hsum : HasGradientAt (fun x : Vec n => ∑ k, x k) (fun _ => 1) u :=
    (hasGradientAt_dot (fun _ => 1) u).congr
      (near_of_forall fun x => sum_congr fun k => Real.one_mul (x k))
  have hinv := ((hasDerivAt_id _).inv hu).comp_hasGradientAt hsum
  refine ((hinv.smul (hasJacobianAt_id u)).congr ?_).congr_jacobian ?_
  · refine near_of_forall fun x => Vec.ext fun i => ?_
    rw [Vec.normalize_apply, Vec.smul_apply, Real.div_eq_mul_inv, Real.mul_comm]
  · ext i j
    rw [Vec.smul_apply, Matrix.one_apply]
    generalize ∑ k, u k = S at hu
    grind

/-- A diagonal factor on the right multiplies the columns. -/
private theorem mul_diagonal_apply (A : Matrix n n) (d : Vec n) (i j : Fin n) :
    (A * Matrix.diagonal d) i j = A i j * d j := by
  rw [Matrix.mul_apply, sum_eq_single j _ fun k hk => by grind]
  grind

/-- **The Jacobian matrix of softmax**, as far as it does not need the exponential function. If
`e : ℝ → ℝ` has the derivative `e(z_i)` at every `z_i`, and `S = ∑_j e(z_j)` is not zero, then the
map `z ↦ s` with the components `s_i = e(z_i) / S` has at `z` the Jacobian matrix with the entries

  `∂s_i/∂z_j = s_i (δ_ij - s_j)`. -/
theorem hasJacobianAt_normalize_comp {n : Nat} {e : ℝ → ℝ} {z s : Vec n}
    (he : ∀ i, HasDerivAt e (e (z i)) (z i)) (hz : ∑ j, e (z j) ≠ 0)
    (hs : ∀ i, s i = e (z i) / ∑ j, e (z j)) :
    HasJacobianAt (fun x => Vec.normalize fun i => e (x i))
      (fun i j => s i * ((if i = j then 1 else 0) - s j)) z := by
  have h := hasJacobianAt_normalize (u := fun i => e (z i)) hz
  refine (h.comp (hasJacobianAt_pointwise (φ := fun _ => e) he)).congr_jacobian ?_
  ext i j
  rw [mul_diagonal_apply, hs, hs]
  show ((if i = j then ∑ k, e (z k) else 0) - e (z i)) / (∑ k, e (z k)) ^ 2 * e (z j) = _
  generalize ∑ k, e (z k) = S at hz
  grind

end Fundamentals
