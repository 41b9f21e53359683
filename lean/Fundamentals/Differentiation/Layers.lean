/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.Network
public import Fundamentals.Linear.Append
public import Fundamentals.Linear.Diagonal
public import Fundamentals.Linear.Dot
public import Fundamentals.Linear.Flatten

/-!
# Affine layers, activations, the square loss

Affine layers and activations, over any commutative ring. That their Jacobian matrices are right,
over ℝ, is shown in `Fundamentals.Differentiation.LayerJacobians`.

## Main definitions
- `Layer.affine n m`: `x ↦ W x + b`, whose parameters are the entries of `W`, row after row, and
  then those of `b`; `Layer.affineParams W b` is that vector.
- `Layer.pointwise σ σ'`: `x ↦ (σ x_0, …, σ x_{n-1})`, without parameters.
- `Network.perceptron σ σ' n h k`: one hidden layer, `x ↦ W₂ σ(W₁ x + b₁) + b₂`.
- `squareLoss`, `squareLossGradient`: the sum of the squared errors, and the formula for its
  gradient.

## Main statements
- `Layer.affine_backward_params`, `Layer.affine_backward_input`: with `w` coming back, an affine
  layer returns `w xᵀ` for `W`, `w` for `b`, and `Wᵀ w` for `x`.
- `Layer.pointwise_backward_input`: an activation returns `σ'(x_i) w_i`.
- `Network.perceptron_backprop`: the formulas for one hidden layer.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {R : Type}

namespace Layer

/-! ### Affine layers -/

/-- The parameters of an affine layer as one vector: the entries of `W`, row after row, then those
of `b`. -/
@[expose] noncomputable def affineParams (W : Matrix m n R) (b : Vec m R) : Vec (m * n + m) R :=
  Vec.append W.flatten b

/-- The matrix `W` in the parameters of an affine layer. -/
@[expose] noncomputable def weights (t : Vec (m * n + m) R) : Matrix m n R :=
  Matrix.ofFlat t.left

/-- The vector `b` in the parameters of an affine layer. -/
@[expose] noncomputable def bias (t : Vec (m * n + m) R) : Vec m R := t.right

@[simp] theorem affineParams_castAdd (W : Matrix m n R) (b : Vec m R) (c : Fin (m * n)) :
    affineParams W b (Fin.castAdd m c) = W (flatRow c) (flatCol c) :=
  Vec.append_castAdd _ _ c

@[simp] theorem affineParams_natAdd (W : Matrix m n R) (b : Vec m R) (i : Fin m) :
    affineParams W b (Fin.natAdd (m * n) i) = b i :=
  Vec.append_natAdd _ _ i

@[simp] theorem weights_affineParams (W : Matrix m n R) (b : Vec m R) :
    weights (affineParams W b) = W := by
  rw [weights, affineParams, Vec.left_append, Matrix.ofFlat_flatten]

@[simp] theorem bias_affineParams (W : Matrix m n R) (b : Vec m R) :
    bias (affineParams W b) = b :=
  Vec.right_append W.flatten b

@[simp] theorem affineParams_weights_bias (t : Vec (m * n + m) R) :
    affineParams (weights t) (bias t) = t := by
  rw [affineParams, weights, bias, Matrix.flatten_ofFlat, Vec.append_left_right]

variable [Lean.Grind.CommRing R]

/-- The dot product of two parameter vectors: matrix with matrix, row by row, and bias with bias. -/
theorem affineParams_dot (W W' : Matrix m n R) (b b' : Vec m R) :
    (affineParams W b).dot (affineParams W' b') = ∑ i, (W.row i).dot (W'.row i) + b.dot b' := by
  rw [Vec.dot_def, sum_append, sum_flat]
  simp only [affineParams_castAdd, affineParams_natAdd, flatRow_flatIndex, flatCol_flatIndex]
  rfl

/-- The affine layer `x ↦ W x + b` with `n` inputs and `m` outputs. With respect to `x` its Jacobian
matrix is `W`. With respect to the parameters, row `i` has the component `x_s` in the place of
`W_{is}`, and 1 in that of `b_i`; the parameters of the other rows do not matter for output `i`. -/
@[expose] noncomputable def affine (n m : Nat) : Layer (m * n + m) n m R where
  eval t x := weights t *ᵥ x + bias t
  inputJacobian t _ := weights t
  paramJacobian _ x := fun i => affineParams (fun r s => if r = i then x s else 0) (Vec.basis i)

theorem affine_eval (W : Matrix m n R) (b : Vec m R) (x : Vec n R) :
    (affine n m).eval (affineParams W b) x = W *ᵥ x + b := by
  show weights (affineParams W b) *ᵥ x + bias (affineParams W b) = W *ᵥ x + b
  rw [weights_affineParams, bias_affineParams]

/-- An affine layer is linear in its parameters: `W x + b = P(x) (W, b)`, with the matrix `P(x)`
that it gives for its Jacobian. -/
theorem affine_paramJacobian_mulVec (t t' : Vec (m * n + m) R) (x : Vec n R) :
    (affine n m).paramJacobian t' x *ᵥ t = (affine n m).eval t x := by
  ext i
  let W : Matrix m n R := fun r s => if r = i then x s else 0
  have other (r : Fin m) (hr : r ≠ i) : (W.row r).dot ((weights t).row r) = 0 :=
    sum_eq_zero fun s => by grind
  have own : (W.row i).dot ((weights t).row i) = (weights t *ᵥ x) i :=
    sum_congr fun s => by grind
  calc (affineParams W (Vec.basis i)).dot t
      = (affineParams W (Vec.basis i)).dot (affineParams (weights t) (bias t)) := by
        rw [affineParams_weights_bias]
    _ = ∑ r, (W.row r).dot ((weights t).row r) + (Vec.basis i).dot (bias t) := affineParams_dot ..
    _ = (weights t *ᵥ x) i + bias t i := by rw [sum_eq_single i _ other, own, Vec.basis_dot]

/-- **What an affine layer does in the reverse sweep**, with respect to its parameters: `w xᵀ` for
the matrix `W`, the product of what comes back with what went in, and `w` for the vector `b`. -/
theorem affine_backward_params (t : Vec (m * n + m) R) (x : Vec n R) (w : Vec m R) :
    ((affine n m).paramJacobian t x)ᵀ *ᵥ w = affineParams (fun i j => w i * x j) w := by
  ext c
  let P (i : Fin m) : Vec (m * n + m) R :=
    affineParams (fun r s => if r = i then x s else 0) (Vec.basis i)
  show ∑ i, P i c * w i = affineParams (fun i j => w i * x j) w c
  refine Fin.addCases (fun c => ?_) (fun r => ?_) c
  · simp only [P, affineParams_castAdd]
    rw [sum_eq_single (flatRow c) _ fun i hi => by grind]
    grind
  · simp only [P, affineParams_natAdd]
    rw [sum_eq_single r _ fun i hi => by grind]
    grind

/-- **What an affine layer does in the reverse sweep**, with respect to its input: `Wᵀ w`. -/
theorem affine_backward_input (W : Matrix m n R) (b : Vec m R) (x : Vec n R) (w : Vec m R) :
    ((affine n m).inputJacobian (affineParams W b) x)ᵀ *ᵥ w = Wᵀ *ᵥ w := by
  show (weights (affineParams W b))ᵀ *ᵥ w = Wᵀ *ᵥ w
  rw [weights_affineParams]

/-! ### Activations -/

/-- The layer that applies a function `σ` to each component; `σ'` is to be its derivative. It has no
parameters, and its Jacobian matrix is diagonal. -/
@[expose] noncomputable def pointwise (σ σ' : R → R) : Layer 0 n n R where
  eval _ x := fun i => σ (x i)
  inputJacobian _ x := Matrix.diagonal fun i => σ' (x i)
  paramJacobian _ _ := 0

/-- **What an activation does in the reverse sweep**: it multiplies each component by the derivative
there. -/
theorem pointwise_backward_input (σ σ' : R → R) (t : Vec 0 R) (x w : Vec n R) (i : Fin n) :
    (((pointwise σ σ').inputJacobian t x)ᵀ *ᵥ w) i = σ' (x i) * w i := by
  show ((Matrix.diagonal fun i => σ' (x i))ᵀ *ᵥ w) i = σ' (x i) * w i
  rw [Matrix.transpose_diagonal, Matrix.diagonal_mulVec]

end Layer

/-! ### One hidden layer -/

namespace Network

variable {h k : Nat} [Lean.Grind.CommRing R]

/-- The network with one hidden layer of `h` units, `x ↦ W₂ σ(W₁ x + b₁) + b₂`. -/
@[expose] noncomputable def perceptron (σ σ' : R → R) (n h k : Nat) : Network R n k :=
  cons (.affine n h) (cons (.pointwise σ σ') (cons (.affine h k) nil))

/-- The parameters of a network with one hidden layer. -/
@[expose] noncomputable def perceptronParams (σ σ' : R → R) (W₁ : Matrix h n R) (b₁ : Vec h R)
    (W₂ : Matrix k h R) (b₂ : Vec k R) : (perceptron σ σ' n h k).Params :=
  (Layer.affineParams W₁ b₁, ((0 : Vec 0 R), (Layer.affineParams W₂ b₂, ())))

variable (σ σ' : R → R) (W₁ : Matrix h n R) (b₁ : Vec h R) (W₂ : Matrix k h R) (b₂ : Vec k R)

theorem perceptron_eval (x : Vec n R) :
    (perceptron σ σ' n h k).eval (perceptronParams σ σ' W₁ b₁ W₂ b₂) x =
      W₂ *ᵥ (fun i => σ ((W₁ *ᵥ x + b₁) i)) + b₂ := by
  show (Layer.affine h k).eval (Layer.affineParams W₂ b₂)
    (fun i => σ ((Layer.affine n h).eval (Layer.affineParams W₁ b₁) x i)) = _
  rw [Layer.affine_eval, Layer.affine_eval]

/-- The two sweeps through three layers. -/
private theorem backprop_three {p q r m l : Nat} (first : Layer p n m R) (second : Layer q m l R)
    (third : Layer r l k R) (s : Vec p R) (t : Vec q R) (u : Vec r R) (x : Vec n R) (v : Vec k R)
    {y : Vec m R} {w : Vec l R} {z : Vec m R} (hy : first.eval s x = y)
    (hw : (third.inputJacobian u (second.eval t y))ᵀ *ᵥ v = w)
    (hz : (second.inputJacobian t y)ᵀ *ᵥ w = z) :
    (cons first (cons second (cons third nil))).backprop (s, (t, (u, ()))) x v =
      ⟨(first.inputJacobian s x)ᵀ *ᵥ z, ((first.paramJacobian s x)ᵀ *ᵥ z,
        ((second.paramJacobian t y)ᵀ *ᵥ w,
          ((third.paramJacobian u (second.eval t y))ᵀ *ᵥ v, ())))⟩ := by
  subst hy hw hz
  rfl

/-- **Backpropagation through one hidden layer.** With `a = W₁ x + b₁` and
`δ_i = σ'(a_i) (W₂ᵀ v)_i`, the reverse sweep started with `v` returns

  `v σ(a)ᵀ` for `W₂`,  `v` for `b₂`,  `δ xᵀ` for `W₁`,  `δ` for `b₁`,  `W₁ᵀ δ` for `x`. -/
theorem perceptron_backprop (x : Vec n R) (v : Vec k R) {a δ : Vec h R} (ha : a = W₁ *ᵥ x + b₁)
    (hδ : ∀ i, δ i = σ' (a i) * (W₂ᵀ *ᵥ v) i) :
    (perceptron σ σ' n h k).backprop (perceptronParams σ σ' W₁ b₁ W₂ b₂) x v =
      ⟨W₁ᵀ *ᵥ δ, perceptronParams σ σ' (fun i j => δ i * x j) δ (fun i j => v i * σ (a j)) v⟩ := by
  have hidden : ((Layer.pointwise σ σ').inputJacobian (0 : Vec 0 R) a)ᵀ *ᵥ W₂ᵀ *ᵥ v = δ :=
    Vec.ext fun i => (Layer.pointwise_backward_input ..).trans (hδ i).symm
  have none (w : Vec 0 R) : w = 0 := Vec.ext fun i => i.elim0
  have value : (Layer.affine n h).eval (Layer.affineParams W₁ b₁) x = a :=
    (Layer.affine_eval W₁ b₁ x).trans ha.symm
  refine (backprop_three _ (Layer.pointwise σ σ') _ _ 0 _ x v value
    (Layer.affine_backward_input W₂ ..) hidden).trans ?_
  rw [Layer.affine_backward_input, Layer.affine_backward_params, Layer.affine_backward_params,
    none (((Layer.pointwise σ σ').paramJacobian 0 a)ᵀ *ᵥ _)]
  rfl

end Network

/-! ### The square loss -/

variable [Lean.Grind.CommRing R]

/-- The sum of the squared errors of `y` against the target `t`, `∑ (y_i - t_i)²`. -/
@[expose] noncomputable def squareLoss (t y : Vec n R) : R := (y - t).dot (y - t)

/-- The gradient of the square loss, `2 (y - t)`. -/
@[expose] noncomputable def squareLossGradient (t y : Vec n R) : Vec n R := (2 : R) • (y - t)

end Fundamentals
