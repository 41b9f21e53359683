/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Differentiation.BackpropagationJoint
public import Fundamentals.Differentiation.Layers
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient
import Fundamentals.Differentiation.JacobianRules

/-!
# The Jacobian matrices of affine layers and activations are right

What `backpropagation` asks of a layer, for the layers of `Fundamentals.Differentiation.Layers`; and
the gradient of the square loss.

## Main statements
- `Layer.affine_hasInputJacobian`, `Layer.affine_hasParamJacobian`.
- `Layer.pointwise_hasInputJacobian`, `Layer.pointwise_hasParamJacobian`.
- `Layer.affine_hasJacobian`, `Layer.pointwise_hasJacobian`: in parameters and input jointly.
- `hasGradientAt_squareLoss`.
- `hasGradientAt_perceptron`: the gradients of a network with one hidden layer, written out.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat}

/-- **The Jacobian matrix of an affine layer with respect to its input** is `W`. -/
theorem Layer.affine_hasInputJacobian (t : Vec (m * n + m)) (x : Vec n) :
    (affine n m).HasInputJacobian t x :=
  hasJacobianAt_affine (weights t) (bias t) x

/-- **The Jacobian matrix of an affine layer with respect to its parameters**: the derivative of
output `i` is `x_s` by `W_{is}`, 1 by `b_i`, and 0 by all other parameters. -/
theorem Layer.affine_hasParamJacobian (t : Vec (m * n + m)) (x : Vec n) :
    (affine n m).HasParamJacobian t x := by
  refine (hasJacobianAt_affine ((affine n m).paramJacobian t x) 0 t).congr ?_
  refine ⟨1, Real.zero_lt_one, fun s _ => ?_⟩
  rw [affine_paramJacobian_mulVec, Lean.Grind.AddCommMonoid.add_zero]

/-- Affine layers are differentiable. -/
theorem Layer.affine_differentiable : (affine (R := ℝ) n m).Differentiable :=
  ⟨affine_hasInputJacobian, affine_hasParamJacobian⟩

/-- **The Jacobian matrix of an activation** is diagonal, with the derivatives of `σ` at the
components of the input: it is enough that `σ` has the derivative `σ'` at each of these. -/
theorem Layer.pointwise_hasInputJacobian {σ σ' : ℝ → ℝ} (t : Vec 0) {x : Vec n}
    (h : ∀ i, HasDerivAt σ (σ' (x i)) (x i)) : (pointwise σ σ').HasInputJacobian t x :=
  hasJacobianAt_pointwise h

/-- An activation has no parameters, and so nothing to be differentiable in. -/
theorem Layer.pointwise_hasParamJacobian (σ σ' : ℝ → ℝ) (t : Vec 0) (x : Vec n) :
    (pointwise σ σ').HasParamJacobian t x :=
  hasJacobianAt_const _ t

/-- **The gradient of the square loss**: `∇ ∑ (y_i - t_i)² = 2 (y - t)`. -/
theorem hasGradientAt_squareLoss (t y : Vec n) :
    HasGradientAt (squareLoss t) (squareLossGradient t y) y := by
  have shift : HasJacobianAt (fun y => y - t) 1 y :=
    (hasJacobianAt_affine 1 (-t) y).congr ⟨1, Real.zero_lt_one, fun z _ => by
      rw [Matrix.one_mulVec]; grind⟩
  have h := (hasGradientAt_dot_self (y - t)).comp_hasJacobianAt (F := fun y => y - t) shift
  rwa [Matrix.transpose_one, Matrix.one_mulVec] at h

/-- An activation that is differentiable everywhere is a differentiable layer. -/
theorem Layer.pointwise_differentiable {σ σ' : ℝ → ℝ} (h : ∀ s, HasDerivAt σ (σ' s) s) :
    (pointwise (n := n) σ σ').Differentiable :=
  ⟨fun t _ => pointwise_hasInputJacobian t fun _ => h _, pointwise_hasParamJacobian σ σ'⟩

/-! ### Parameters and input jointly -/

/-- What is missing in the linear approximation of `W x + b` by all its arguments is `W' x'`, the
product of the increments. -/
private theorem affine_remainder (t : Vec (m * n + m)) (x : Vec n) (h : Vec (m * n + m + n)) :
    (Layer.affine n m).eval (Vec.append t x + h).left (Vec.append t x + h).right -
        (Layer.affine n m).eval (Vec.append t x).left (Vec.append t x).right -
      Matrix.beside ((Layer.affine n m).paramJacobian t x)
        ((Layer.affine n m).inputJacobian t x) *ᵥ h =
      Layer.weights h.left *ᵥ h.right := by
  rw [Matrix.beside_mulVec, Layer.affine_paramJacobian_mulVec, Vec.left_add, Vec.right_add,
    Vec.left_append, Vec.right_append]
  show (Layer.weights t + Layer.weights h.left) *ᵥ (x + h.right) +
      (Layer.bias t + Layer.bias h.left) - (Layer.weights t *ᵥ x + Layer.bias t) -
    (Layer.weights h.left *ᵥ x + Layer.bias h.left + Layer.weights t *ᵥ h.right) = _
  rw [Matrix.add_mulVec, Matrix.mulVec_add, Matrix.mulVec_add]
  grind

/-- **An affine layer is differentiable in parameters and input jointly.** -/
theorem Layer.affine_hasJacobian (t : Vec (m * n + m)) (x : Vec n) :
    (affine n m).HasJacobian t x := by
  refine hasJacobianAt_iff.2 fun ε hε => ⟨ε, hε, fun h hh => ?_⟩
  rw [affine_remainder]
  calc ‖weights h.left *ᵥ h.right‖
      ≤ (weights h.left).frobeniusNorm * ‖h.right‖ := Matrix.norm_mulVec_le _ _
    _ = ‖h.left.left‖ * ‖h.right‖ := congrArg (· * _) (Matrix.frobeniusNorm_ofFlat h.left.left)
    _ ≤ ε * ‖h‖ := Real.mul_le_mul
        (Real.le_trans (Real.le_trans h.left.norm_left_le h.norm_left_le) (Real.le_of_lt hh))
        h.norm_right_le (norm_nonneg _) (Real.le_of_lt hε)

/-- **An activation is differentiable in parameters and input jointly**, having no parameters. -/
theorem Layer.pointwise_hasJacobian {σ σ' : ℝ → ℝ} (t : Vec 0) {x : Vec n}
    (h : ∀ i, HasDerivAt σ (σ' (x i)) (x i)) : (pointwise σ σ').HasJacobian t x := by
  have rest : HasJacobianAt (fun z : Vec (0 + n) => z.right) (Matrix.bottom 1) (Vec.append t x) :=
    (hasJacobianAt_id (Vec.append t x)).right
  have activation : HasJacobianAt (fun x i => σ (x i)) (Matrix.diagonal fun i => σ' (x i))
      (Vec.append t x).right := (Vec.right_append t x).symm ▸ hasJacobianAt_pointwise h
  have chain := HasJacobianAt.comp (f := fun z : Vec (0 + n) => z.right) activation rest
  refine HasJacobianAt.congr_jacobian chain (Matrix.ext_of_mulVec fun z => ?_)
  have bottom : Matrix.bottom (1 : Matrix (0 + n) (0 + n)) *ᵥ z = z.right :=
    congrArg Vec.right (Matrix.one_mulVec z)
  rw [Matrix.mul_mulVec, Matrix.beside_mulVec, bottom]
  show _ = (0 : Matrix n 0) *ᵥ z.left + _
  rw [Matrix.zero_mulVec, Lean.Grind.AddCommMonoid.zero_add]
  rfl

/-! ### One hidden layer -/

/-- In a network with one hidden layer, the formulas of all layers are right if the activation is
differentiable at what goes into the hidden units. -/
theorem Network.perceptron_hasInputJacobian {h k : Nat} {σ σ' : ℝ → ℝ} (W₁ : Matrix h n)
    (b₁ : Vec h) (W₂ : Matrix k h) (b₂ : Vec k) {x : Vec n}
    (hσ : ∀ i, HasDerivAt σ (σ' ((W₁ *ᵥ x + b₁) i)) ((W₁ *ᵥ x + b₁) i)) (l : Fin 3) :
    (perceptron σ σ' n h k).HasInputJacobian (perceptronParams σ σ' W₁ b₁ W₂ b₂) x l := by
  have activation : (Layer.pointwise σ σ').HasInputJacobian (0 : Vec 0)
      ((Layer.affine n h).eval (Layer.affineParams W₁ b₁) x) :=
    Layer.pointwise_hasInputJacobian _ (by rwa [Layer.affine_eval])
  match l with
  | 0 => exact Layer.affine_hasInputJacobian _ _
  | 1 => exact activation
  | 2 => exact Layer.affine_hasInputJacobian _ _

/-- **The gradients of a network with one hidden layer**, written out. Let `a = W₁ x + b₁` be what
goes into the hidden units, and let `σ` have the derivative `σ' a_i` at each `a_i`; let the loss `φ`
have the gradient `v` at the output `W₂ σ(a) + b₂`; and let `δ_i = σ'(a_i) (W₂ᵀ v)_i`. Then
`φ(W₂ σ(W₁ x + b₁) + b₂)` has the gradient

  `W₁ᵀ δ` in `x`,  `(δ xᵀ, δ)` in `(W₁, b₁)`,  `(v σ(a)ᵀ, v)` in `(W₂, b₂)`. -/
theorem hasGradientAt_perceptron {h k : Nat} {σ σ' : ℝ → ℝ} {W₁ : Matrix h n} {b₁ : Vec h}
    {W₂ : Matrix k h} {b₂ : Vec k} {x : Vec n} {a δ : Vec h} {φ : Vec k → ℝ} {v : Vec k}
    (ha : a = W₁ *ᵥ x + b₁) (hσ : ∀ i, HasDerivAt σ (σ' (a i)) (a i))
    (hφ : HasGradientAt φ v (W₂ *ᵥ (fun i => σ (a i)) + b₂))
    (hδ : ∀ i, δ i = σ' (a i) * (W₂ᵀ *ᵥ v) i) :
    HasGradientAt (fun y => φ (W₂ *ᵥ (fun i => σ ((W₁ *ᵥ y + b₁) i)) + b₂)) (W₁ᵀ *ᵥ δ) x ∧
    HasGradientAt
      (fun t => φ (W₂ *ᵥ (fun i => σ ((Layer.weights t *ᵥ x + Layer.bias t) i)) + b₂))
      (Layer.affineParams (fun i j => δ i * x j) δ) (Layer.affineParams W₁ b₁) ∧
    HasGradientAt (fun t => φ (Layer.weights t *ᵥ (fun i => σ (a i)) + Layer.bias t))
      (Layer.affineParams (fun i j => v i * σ (a j)) v) (Layer.affineParams W₂ b₂) := by
  let N := Network.perceptron σ σ' n h k
  let θ : N.Params := Network.perceptronParams σ σ' W₁ b₁ W₂ b₂
  have hidden : (Layer.affine n h).eval (Layer.affineParams W₁ b₁) x = a :=
    (Layer.affine_eval W₁ b₁ x).trans ha.symm
  -- the network as a function of its input, of its first and of its last parameters
  have input (y : Vec n) : N.eval θ y = W₂ *ᵥ (fun i => σ ((W₁ *ᵥ y + b₁) i)) + b₂ :=
    Network.perceptron_eval σ σ' W₁ b₁ W₂ b₂ y
  have first (t : Vec (h * n + h)) : N.eval (θ.set (0 : Fin 3) t) x =
      W₂ *ᵥ (fun i => σ ((Layer.weights t *ᵥ x + Layer.bias t) i)) + b₂ :=
    Layer.affine_eval W₂ b₂ _
  have last (t : Vec (k * h + k)) : N.eval (θ.set (2 : Fin 3) t) x =
      Layer.weights t *ᵥ (fun i => σ (a i)) + Layer.bias t :=
    congrArg (fun a : Vec h => (Layer.affine h k).eval t fun i => σ (a i)) hidden
  have smooth (l : Fin 3) : N.HasInputJacobian θ x l :=
    Network.perceptron_hasInputJacobian W₁ b₁ W₂ b₂ (ha ▸ hσ) l
  have grad : N.backprop θ x v = _ := Network.perceptron_backprop σ σ' W₁ b₁ W₂ b₂ x v ha hδ
  have main := backpropagation N θ x (φ := φ) (v := v) (by rwa [input, ← ha])
  rw [grad] at main
  have atInput := main.1 smooth
  have atFirst := main.2 (0 : Fin 3) (Layer.affine_hasParamJacobian _ _) fun j _ => smooth j
  have atLast := main.2 (2 : Fin 3) (Layer.affine_hasParamJacobian _ _) fun j _ => smooth j
  simp only [input] at atInput
  simp only [first] at atFirst
  simp only [last] at atLast
  exact ⟨atInput, atFirst, atLast⟩

end Fundamentals
