/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.Backpropagation
import Fundamentals.Differentiation.ChainRule
import Fundamentals.Differentiation.Gradient

/-!
# What the reverse sweep carries at every layer is a gradient

Between two layers the reverse sweep carries a vector. It is the gradient of the loss as a function
of what the forward sweep carries there.

## Main definitions
- `Network.evalBehind`: the layers behind layer `l`, as a function of the output of layer `l`.
- `Network.evalFrom`: layer `l` and the layers behind it, as a function of the input of layer `l`.
- `Network.reaching`: the vector that reaches layer `l` from behind in the reverse sweep.

## Main statements
- `Network.backward_params_get`: the sweep returns `P_lᵀ w_l` for the parameters of layer `l`, where
  `w_l` is the vector that reaches it.
- `backpropagation_intermediate`: `w_l` is the gradient of the loss with respect to the output of
  layer `l`, `J_lᵀ w_l` that with respect to its input, `P_lᵀ w_l` that with respect to its
  parameters.
-/

public section

namespace Fundamentals

open scoped Matrix

namespace Network

variable {R : Type} {n k : Nat}

/-- The layers behind layer `l`, as a function of the output of layer `l`. -/
@[expose] noncomputable def evalBehind : {n k : Nat} → (N : Network R n k) → N.Params →
    (l : Fin N.depth) → Vec (N.outDim l) R → Vec k R
  | _, _, nil, _, l, _ => l.elim0
  | _, _, cons _ rest, θ, ⟨0, _⟩, y => rest.eval θ.2 y
  | _, _, cons _ rest, θ, ⟨l + 1, h⟩, y => rest.evalBehind θ.2 ⟨l, Nat.lt_of_succ_lt_succ h⟩ y

/-- Layer `l` and the layers behind it, as a function of the input of layer `l`. -/
@[expose] noncomputable def evalFrom (N : Network R n k) (θ : N.Params) (l : Fin N.depth)
    (x : Vec (N.inDim l) R) : Vec k R :=
  N.evalBehind θ l ((N.layer l).eval (θ.get l) x)

/-- From the input that the forward sweep stores for layer `l`, the layers from `l` on compute the
output of the network. -/
theorem evalFrom_tape (N : Network R n k) (θ : N.Params) (x : Vec n R) (l : Fin N.depth) :
    N.evalFrom θ l ((N.forward θ x).tape.get l) = N.eval θ x := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l with
    | ⟨0, _⟩ => rfl
    | ⟨l + 1, h⟩ => exact ih θ.2 (layer.eval θ.1 x) ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- With the parameters of layer `l` replaced by `t`, the network computes what the layers behind it
make of its output for the parameters `t`. -/
theorem eval_set (N : Network R n k) (θ : N.Params) (x : Vec n R) (l : Fin N.depth)
    (t : Vec (N.paramDim l) R) : N.eval (θ.set l t) x =
      N.evalBehind θ l ((N.layer l).eval t ((N.forward θ x).tape.get l)) := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l with
    | ⟨0, _⟩ => rfl
    | ⟨l + 1, h⟩ => exact ih θ.2 (layer.eval θ.1 x) ⟨l, Nat.lt_of_succ_lt_succ h⟩ t

variable [Lean.Grind.Ring R]

/-- The vector that reaches layer `l` from behind in the reverse sweep: what the layers behind it
return for their input. The last layer is reached by the vector that the sweep is started with. -/
@[expose] noncomputable def reaching : {n k : Nat} → (N : Network R n k) → N.Params → N.Tape →
    Vec k R → (l : Fin N.depth) → Vec (N.outDim l) R
  | _, _, nil, _, _, _, l => l.elim0
  | _, _, cons _ rest, θ, tape, v, ⟨0, _⟩ => (rest.backward θ.2 tape.2 v).input
  | _, _, cons _ rest, θ, tape, v, ⟨l + 1, h⟩ =>
    rest.reaching θ.2 tape.2 v ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- **What the reverse sweep returns for the parameters of layer `l`** is `P_lᵀ w_l`: the transposed
Jacobian matrix with respect to them, at the stored input, times the vector that reaches the
layer. -/
theorem backward_params_get (N : Network R n k) (θ : N.Params) (tape : N.Tape) (v : Vec k R)
    (l : Fin N.depth) : (N.backward θ tape v).params.get l =
      ((N.layer l).paramJacobian (θ.get l) (tape.get l))ᵀ *ᵥ N.reaching θ tape v l := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l with
    | ⟨0, _⟩ => rfl
    | ⟨l + 1, h⟩ => exact ih θ.2 tape.2 v ⟨l, Nat.lt_of_succ_lt_succ h⟩

end Network

variable {n k : Nat}

/-- What reaches layer `l` is the gradient of the loss with respect to its output. -/
private theorem hasGradientAt_reaching (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hφ : HasGradientAt φ v (N.eval θ x)) (l : Fin N.depth)
    (h : ∀ j, l < j → N.HasInputJacobian θ x j) :
    HasGradientAt (fun y => φ (N.evalBehind θ l y)) (N.reaching θ (N.forward θ x).tape v l)
      ((N.layer l).eval (θ.get l) ((N.forward θ x).tape.get l)) := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l with
    | ⟨0, _⟩ =>
      exact (backpropagation rest θ.2 (layer.eval θ.1 x) hφ).1 fun j =>
        h ⟨j.val + 1, Nat.succ_lt_succ j.isLt⟩ (Nat.succ_pos _)
    | ⟨l + 1, hl⟩ =>
      exact ih θ.2 (layer.eval θ.1 x) hφ ⟨l, Nat.lt_of_succ_lt_succ hl⟩ fun j hj =>
        h ⟨j.val + 1, Nat.succ_lt_succ j.isLt⟩ (Nat.succ_lt_succ hj)

/-- **Backpropagation, layer by layer.** Let `N` be a network, at the parameters `θ` and the input
`x`, and let the loss `φ` have the gradient `v` at the output. Let `x_l` be the input that the
forward sweep stores for layer `l`, `y_l = f_l(θ_l, x_l)` its output, and `w_l` the vector that
reaches layer `l` in the reverse sweep started with `v`. If the layers behind layer `l` are
differentiable in their inputs, where the forward sweep evaluates them, then

  `∇_{y_l} φ = w_l`;   if layer `l` is differentiable in its input,   `∇_{x_l} φ = J_lᵀ w_l`;

and if it is differentiable in its parameters, `∇_{θ_l} φ = P_lᵀ w_l`, which is what the sweep
returns. The loss is seen as a function of what enters the layers behind layer `l`, the layers from
`l` on, and layer `l` as parameters. Source: §2.1. -/
theorem backpropagation_intermediate (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hφ : HasGradientAt φ v (N.eval θ x)) (l : Fin N.depth)
    {x' : Vec (N.inDim l)} (hx' : x' = (N.forward θ x).tape.get l) {w : Vec (N.outDim l)}
    (hw : w = N.reaching θ (N.forward θ x).tape v l)
    (h : ∀ j, l < j → N.HasInputJacobian θ x j) :
    HasGradientAt (fun y => φ (N.evalBehind θ l y)) w ((N.layer l).eval (θ.get l) x') ∧
    (N.HasInputJacobian θ x l → HasGradientAt (fun y => φ (N.evalFrom θ l y))
      (((N.layer l).inputJacobian (θ.get l) x')ᵀ *ᵥ w) x') ∧
    (N.HasParamJacobian θ x l → HasGradientAt (fun t => φ (N.eval (θ.set l t) x))
      (((N.layer l).paramJacobian (θ.get l) x')ᵀ *ᵥ w) (θ.get l)) ∧
    (N.backprop θ x v).params.get l = ((N.layer l).paramJacobian (θ.get l) x')ᵀ *ᵥ w := by
  subst hx' hw
  have behind := hasGradientAt_reaching N θ x hφ l h
  refine ⟨behind, fun hl => behind.comp_hasJacobianAt hl, fun hl => ?_,
    N.backward_params_get θ _ v l⟩
  simp only [N.eval_set]
  exact HasGradientAt.comp_hasJacobianAt
    (F := fun t => (N.layer l).eval t ((N.forward θ x).tape.get l)) behind hl

end Fundamentals
