/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Gradient
public import Fundamentals.Differentiation.Network
import Fundamentals.Differentiation.ChainRule
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient

/-!
# Backpropagation computes gradients

## Main definitions
- `Layer.HasInputJacobian`, `Layer.HasParamJacobian`: the formulas of a layer are right at a point;
  `Layer.Differentiable`: they are right everywhere.

## Main statements
- `Network.hasJacobianAt_eval`, `Network.hasJacobianAt_eval_set`: the Jacobian matrices of a network
  with respect to its input and to the parameters of one layer.
- `backpropagation`: the reverse sweep, started with the gradient of a loss, returns the gradient
  with respect to the input and to the parameters of every layer;
  `backpropagation_of_differentiable` if the layers are differentiable everywhere.

## Implementation notes
Each layer has to be differentiable in its input and in its parameters, one at a time: a derivative
in both together is not needed for a gradient with respect to the parameters of one layer. Nor is
anything asked of a layer away from the point that the input visits there, so that a layer of
rectified linear units, say, is one of those admitted wherever none of them is at its kink. At a
kink the results may be wrong, see `Fundamentals.Counterexamples.BackpropagationAtKink`.
-/

public section

namespace Fundamentals

open scoped Matrix

/-- At the parameters `t` and the input `x`, the layer is differentiable in its input, and its
formula for the Jacobian matrix is right. -/
@[expose] def Layer.HasInputJacobian {p n m : Nat} (layer : Layer p n m) (t : Vec p) (x : Vec n) :
    Prop :=
  HasJacobianAt (fun y => layer.eval t y) (layer.inputJacobian t x) x

/-- At the parameters `t` and the input `x`, the layer is differentiable in its parameters, and its
formula for the Jacobian matrix is right. -/
@[expose] def Layer.HasParamJacobian {p n m : Nat} (layer : Layer p n m) (t : Vec p) (x : Vec n) :
    Prop :=
  HasJacobianAt (fun s => layer.eval s x) (layer.paramJacobian t x) t

/-- The layer is differentiable everywhere, in its input and in its parameters, and its formulas
for the Jacobian matrices are right. -/
structure Layer.Differentiable {p n m : Nat} (layer : Layer p n m) : Prop where
  /-- Differentiable in the input. -/
  input (t : Vec p) (x : Vec n) : layer.HasInputJacobian t x
  /-- Differentiable in the parameters. -/
  params (t : Vec p) (x : Vec n) : layer.HasParamJacobian t x

namespace Network

variable {n k : Nat}

/-- At parameters `θ` and input `x` of the network: the formula of layer `l` for the Jacobian matrix
with respect to the layer's input is right at the point where the forward sweep evaluates it. -/
@[expose] def HasInputJacobian (N : Network ℝ n k) (θ : N.Params) (x : Vec n) (l : Fin N.depth) :
    Prop :=
  (N.layer l).HasInputJacobian (θ.get l) ((N.forward θ x).tape.get l)

/-- At parameters `θ` and input `x` of the network: the formula of layer `l` for the Jacobian matrix
with respect to the layer's parameters is right at the point where the forward sweep evaluates
it. -/
@[expose] def HasParamJacobian (N : Network ℝ n k) (θ : N.Params) (x : Vec n) (l : Fin N.depth) :
    Prop :=
  (N.layer l).HasParamJacobian (θ.get l) ((N.forward θ x).tape.get l)

/-- **The Jacobian matrix of a network**: if every layer is differentiable in its input, where the
forward sweep evaluates it, the network is, and its Jacobian matrix is the product of those of the
layers, `J_L ⋯ J_2 J_1`. -/
theorem hasJacobianAt_eval (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    (h : ∀ l, N.HasInputJacobian θ x l) :
    HasJacobianAt (fun y => N.eval θ y) (N.jacobian θ x) x := by
  induction N with
  | nil => exact hasJacobianAt_id x
  | cons layer rest ih =>
    have first : layer.HasInputJacobian θ.1 x := h ⟨0, Nat.succ_pos _⟩
    have later := ih θ.2 (layer.eval θ.1 x) fun l => h ⟨l.val + 1, Nat.succ_lt_succ l.isLt⟩
    exact later.comp first

/-- **The Jacobian matrix of a network with respect to the parameters of layer `l`**: if layer `l`
is differentiable in its parameters, and all later layers in their inputs, where the forward sweep
evaluates them, the network is differentiable in the parameters of layer `l`, and its Jacobian
matrix is the product `J_L ⋯ J_{l+1} P_l`. -/
theorem hasJacobianAt_eval_set (N : Network ℝ n k) (θ : N.Params) (x : Vec n) (l : Fin N.depth)
    (hl : N.HasParamJacobian θ x l) (later : ∀ j, l < j → N.HasInputJacobian θ x j) :
    HasJacobianAt (fun t => N.eval (θ.set l t) x) (N.paramJacobian θ x l) (θ.get l) := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l with
    | ⟨0, _⟩ =>
      have own : layer.HasParamJacobian θ.1 x := hl
      have behind := hasJacobianAt_eval rest θ.2 (layer.eval θ.1 x) fun j =>
        later ⟨j.val + 1, Nat.succ_lt_succ j.isLt⟩ (Nat.succ_pos _)
      exact HasJacobianAt.comp (f := fun t => layer.eval t x) behind own
    | ⟨l + 1, hlt⟩ =>
      exact ih θ.2 (layer.eval θ.1 x) ⟨l, Nat.lt_of_succ_lt_succ hlt⟩ hl fun j hj =>
        later ⟨j.val + 1, Nat.succ_lt_succ j.isLt⟩ (Nat.succ_lt_succ hj)

end Network

/-- **Backpropagation.** Let `N` be a network, a chain of layers `f_1, …, f_L` with parameters
`θ_1, …, θ_L`; let `φ` be a loss that has the gradient `v` at the output `N(θ, x)`. The forward
sweep at the input `x`, followed by the reverse sweep started with `v`, returns

  `∇_x φ(N(θ, x))`   and, for every layer `l`,   `∇_{θ_l} φ(N(θ, x))`.

For the first, every layer has to be differentiable in its input, at the point at which the forward
sweep evaluates it; for the second, layer `l` in its parameters and the layers behind it in their
inputs. Layers before layer `l` may be as rough as they like. Source: §2.1. -/
theorem backpropagation {n k : Nat} (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hφ : HasGradientAt φ v (N.eval θ x)) :
    ((∀ j, N.HasInputJacobian θ x j) →
      HasGradientAt (fun y => φ (N.eval θ y)) (N.backprop θ x v).input x) ∧
    ∀ l, N.HasParamJacobian θ x l → (∀ j, l < j → N.HasInputJacobian θ x j) →
      HasGradientAt (fun t => φ (N.eval (θ.set l t) x)) ((N.backprop θ x v).params.get l)
        (θ.get l) := by
  constructor
  · intro h
    rw [N.backprop_input]
    exact hφ.comp_hasJacobianAt (N.hasJacobianAt_eval θ x h)
  · intro l hl later
    rw [N.backprop_params]
    refine HasGradientAt.comp_hasJacobianAt ?_ (N.hasJacobianAt_eval_set θ x l hl later)
    rwa [Network.Params.set_get_self]

/-- **Backpropagation**, for a network all of whose layers are differentiable everywhere: the
reverse sweep started with the gradient of the loss returns its gradients with respect to the input
and to the parameters of every layer. -/
theorem backpropagation_of_differentiable {n k : Nat} {N : Network ℝ n k}
    (hN : ∀ l, (N.layer l).Differentiable) (θ : N.Params) (x : Vec n) {φ : Vec k → ℝ} {v : Vec k}
    (hφ : HasGradientAt φ v (N.eval θ x)) :
    HasGradientAt (fun y => φ (N.eval θ y)) (N.backprop θ x v).input x ∧
    ∀ l, HasGradientAt (fun t => φ (N.eval (θ.set l t) x)) ((N.backprop θ x v).params.get l)
      (θ.get l) := by
  obtain ⟨input, params⟩ := backpropagation N θ x hφ
  exact ⟨input fun j => (hN j).input _ _,
    fun l => params l ((hN l).params _ _) fun j _ => (hN j).input _ _⟩

end Fundamentals
