/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Gradient
public import Fundamentals.Linear.Diagonal
import Fundamentals.Calculus.Sqrt
import Fundamentals.Differentiation.ChainRule
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient

/-!
# Jacobian matrices of products and of pointwise functions

Sums, differences, constant multiples and affine maps are in
`Fundamentals.Differentiation.Differentiability`, compositions in
`Fundamentals.Differentiation.ChainRule`; here are the rules for products, for functions applied
coordinate by coordinate, and for the length.

## Main statements
- `HasJacobianAt.neg`: `-f`.
- `HasGradientAt.smul`: the product of a real-valued function and a map.
- `HasJacobianAt.dot`: the gradient of the dot product of two maps.
- `hasJacobianAt_pointwise`, `HasJacobianAt.pointwise`: functions of one variable applied to every
  coordinate have diagonal Jacobian matrices.
- `hasGradientAt_norm`: the gradient of the length.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f g : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}

/-- The Jacobian matrix in another form. -/
theorem HasJacobianAt.congr_jacobian (hf : HasJacobianAt f A a) (h : A = B) :
    HasJacobianAt f B a :=
  h ▸ hf

theorem HasJacobianAt.neg (hf : HasJacobianAt f A a) : HasJacobianAt (fun x => -f x) (-A) a :=
  hasJacobianAt_iff_forall_hasGradientAt.2 fun i =>
    (hasJacobianAt_iff_forall_hasGradientAt.1 hf i).neg

/-! ### Products -/

/-- **Product rule** for a real-valued function and a map. If `c : ℝⁿ → ℝ` has the gradient `v` at
`a`, and `f : ℝⁿ → ℝᵐ` the Jacobian matrix `A`, then `x ↦ c(x) f(x)` has at `a` the Jacobian matrix
`f(a) vᵀ + c(a) A`, with the entries

  `f_i(a) v_j + c(a) A i j`. -/
theorem HasGradientAt.smul {c : Vec n → ℝ} {v : Vec n} (hc : HasGradientAt c v a)
    (hf : HasJacobianAt f A a) :
    HasJacobianAt (fun x => c x • f x) (fun i j => f a i * v j + c a * A i j) a :=
  hasJacobianAt_iff_forall_hasGradientAt.2 fun i =>
    hc.mul (hasJacobianAt_iff_forall_hasGradientAt.1 hf i)

/-- The gradient of a finite sum of functions. -/
theorem hasGradientAt_sum {k : Nat} {f : Fin k → Vec n → ℝ} {g : Fin k → Vec n}
    (h : ∀ i, HasGradientAt (f i) (g i) a) :
    HasGradientAt (fun x => ∑ i, f i x) (fun j => ∑ i, g i j) a := by
  induction k with
  | zero => exact hasGradientAt_const 0 a
  | succ k ih => exact (ih fun i => h i.castSucc).add (h (Fin.last k))

/-- **Product rule** for the dot product. If `f, g : ℝⁿ → ℝᵐ` have the Jacobian matrices `A` and `B`
at `a`, then `x ↦ f(x) · g(x)` has the gradient

  `∇(f · g)(a) = Aᵀ g(a) + Bᵀ f(a)`. -/
theorem HasJacobianAt.dot (hf : HasJacobianAt f A a) (hg : HasJacobianAt g B a) :
    HasGradientAt (fun x => (f x).dot (g x)) (Aᵀ *ᵥ g a + Bᵀ *ᵥ f a) a := by
  have h := hasGradientAt_sum fun i =>
    (hasJacobianAt_iff_forall_hasGradientAt.1 hf i).mul
      (hasJacobianAt_iff_forall_hasGradientAt.1 hg i)
  have value : (fun j => ∑ i, (g a i • A.row i + f a i • B.row i) j) =
      Aᵀ *ᵥ g a + Bᵀ *ᵥ f a := by
    ext j
    rw [Vec.add_apply, Matrix.mulVec_apply, Matrix.mulVec_apply, ← sum_add]
    exact sum_congr fun i => by grind
  exact value ▸ h

/-! ### Pointwise functions: activations -/

/-- **A function applied coordinate by coordinate has a diagonal Jacobian matrix.** If every
`φ_i : ℝ → ℝ` has the derivative `d_i` at `a_i`, then `x ↦ (φ_0(x_0), …, φ_{n-1}(x_{n-1}))` has at
`a` the Jacobian matrix

  `diag(d_0, …, d_{n-1})`. -/
theorem hasJacobianAt_pointwise {φ : Fin n → ℝ → ℝ} {d : Vec n}
    (h : ∀ i, HasDerivAt (φ i) (d i) (a i)) :
    HasJacobianAt (fun x i => φ i (x i)) (Matrix.diagonal d) a := by
  refine hasJacobianAt_iff_forall_hasGradientAt.2 fun i => ?_
  rw [Matrix.row_diagonal]
  exact (h i).comp_hasGradientAt (hasGradientAt_apply i a)

/-- **An activation after a map.** If `f : ℝⁿ → ℝᵐ` has the Jacobian matrix `A` at `a`, and
`φ : ℝ → ℝ` the derivative `d_i` at `f_i(a)`, then `x ↦ (φ(f_0(x)), …, φ(f_{m-1}(x)))` has at `a`
the Jacobian matrix

  `diag(d_0, …, d_{m-1}) A`. -/
theorem HasJacobianAt.pointwise {φ : ℝ → ℝ} {d : Vec m} (hf : HasJacobianAt f A a)
    (h : ∀ i, HasDerivAt φ (d i) (f a i)) :
    HasJacobianAt (fun x i => φ (f x i)) (Matrix.diagonal d * A) a :=
  (hasJacobianAt_pointwise (φ := fun _ => φ) h).comp hf

/-! ### The length -/

/-- The gradient of the length, where it is not zero: `∇‖x‖ = x / ‖x‖`. -/
theorem hasGradientAt_norm (ha : a ≠ 0) : HasGradientAt (fun x => ‖x‖) ((1 / ‖a‖) • a) a := by
  have hpos : 0 < a.dot a := by
    rw [Vec.dot_self]
    exact Real.pow_pos (norm_pos ha) 2
  have h := HasDerivAt.comp_hasGradientAt (f := fun x => x.dot x) (hasDerivAt_sqrt hpos)
    (hasGradientAt_dot_self a)
  simp only [← Vec.norm_eq_sqrt_dot, ← Vec.mul_smul] at h
  have hvalue : 1 / (2 * ‖a‖) * 2 = 1 / ‖a‖ := by grind [norm_pos ha]
  rwa [hvalue] at h

end Fundamentals
