/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Matrix

/-!
# Networks: the forward sweep, the reverse sweep, and the algebra between them

A network is a chain of layers, each with parameters of its own and with the formulas of its two
Jacobian matrices. The forward sweep computes the output and stores the input of every layer; the
reverse sweep runs from the last layer back and multiplies a vector by transposed Jacobian matrices.
All of it is algebra and makes sense over any commutative ring, so that the sweeps of which
`Fundamentals.Differentiation.Backpropagation` proves over ℝ that they compute gradients are the
ones that Lean's kernel evaluates over ℚ in `Fundamentals.Differentiation.BackpropagationExamples`.

## Main definitions
- `Layer p n m R`: `p` parameters, `n` inputs, `m` outputs, and two Jacobian matrices.
- `Network R n k`: a chain of layers from `n` inputs to `k` outputs; `Network.Params`: one parameter
  vector for each layer.
- `Network.eval`: the function that the network computes.
- `Network.forward`, `Network.backward`, `Network.backprop`: the two sweeps, and one after the
  other.
- `Network.jacobian`, `Network.paramJacobian`: the products of Jacobian matrices by which the chain
  rule expresses the derivatives of the output.

## Main statements
- `Network.forward_output`: the forward sweep evaluates the network.
- `Network.backward_cons`: what the reverse sweep does at one layer.
- `Network.backprop_input`, `Network.backprop_params`: the reverse sweep computes `Jᵀ v` for each of
  these products `J`, and forms none of them.

## Implementation notes
Parameters and tape are nested pairs that follow the chain, which makes the sweeps plain recursions;
`θ.get l` and `θ.set l t` give access by the number of the layer, counted from 0 at the input.
A single flat vector of all parameters would need index arithmetic wherever a layer is named.
-/

public section

namespace Fundamentals

open scoped Matrix

/-! ### Layers -/

/-- A layer with `p` parameters, `n` inputs and `m` outputs: a function of parameters and input,
together with formulas for its Jacobian matrices. That the formulas are right is no part of the
definition; see `Layer.HasInputJacobian` and `Layer.HasParamJacobian`. -/
structure Layer (p n m : Nat) (R : Type := ℝ) where
  /-- The output, from the parameters and the input. -/
  eval : Vec p R → Vec n R → Vec m R
  /-- The Jacobian matrix with respect to the input, at given parameters and input. -/
  inputJacobian : Vec p R → Vec n R → Matrix m n R
  /-- The Jacobian matrix with respect to the parameters, at given parameters and input. -/
  paramJacobian : Vec p R → Vec n R → Matrix m p R

/-! ### Networks, their parameters, their values -/

/-- A chain of layers from `n` inputs to `k` outputs; the first layer is the one that reads the
input. -/
inductive Network (R : Type) : Nat → Nat → Type
  /-- No layer: the output is the input. -/
  | nil {n : Nat} : Network R n n
  /-- A layer, and the rest of the network, which reads the layer's output. -/
  | cons {p n m k : Nat} (layer : Layer p n m R) (rest : Network R m k) : Network R n k

namespace Network

variable {R : Type}

/-- The parameters of a network: a vector for each layer, the first layer's first. -/
@[expose] def Params : {n k : Nat} → Network R n k → Type
  | _, _, nil => Unit
  | _, _, cons (p := p) _ rest => Vec p R × rest.Params

/-- The function that the network computes: every layer after the other. -/
@[expose] def eval : {n k : Nat} → (N : Network R n k) → N.Params → Vec n R → Vec k R
  | _, _, nil, _, x => x
  | _, _, cons layer rest, θ, x => rest.eval θ.2 (layer.eval θ.1 x)

/-! ### Access to a single layer -/

/-- The number of layers. -/
@[expose] def depth : {n k : Nat} → Network R n k → Nat
  | _, _, nil => 0
  | _, _, cons _ rest => rest.depth + 1

/-- The number of parameters of layer `l`. -/
@[expose] def paramDim : {n k : Nat} → (N : Network R n k) → Fin N.depth → Nat
  | _, _, nil, l => l.elim0
  | _, _, cons (p := p) _ _, ⟨0, _⟩ => p
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.paramDim ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- The number of inputs of layer `l`. -/
@[expose] def inDim : {n k : Nat} → (N : Network R n k) → Fin N.depth → Nat
  | _, _, nil, l => l.elim0
  | n, _, cons _ _, ⟨0, _⟩ => n
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.inDim ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- The number of outputs of layer `l`. -/
@[expose] def outDim : {n k : Nat} → (N : Network R n k) → Fin N.depth → Nat
  | _, _, nil, l => l.elim0
  | _, _, cons (m := m) _ _, ⟨0, _⟩ => m
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.outDim ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- Layer `l` of the network. -/
@[expose] def layer : {n k : Nat} → (N : Network R n k) → (l : Fin N.depth) →
    Layer (N.paramDim l) (N.inDim l) (N.outDim l) R
  | _, _, nil, l => l.elim0
  | _, _, cons layer _, ⟨0, _⟩ => layer
  | _, _, cons _ rest, ⟨l + 1, h⟩ => rest.layer ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- The parameters of layer `l`. -/
@[expose] def Params.get : {n k : Nat} → {N : Network R n k} → N.Params → (l : Fin N.depth) →
    Vec (N.paramDim l) R
  | _, _, nil, _, l => l.elim0
  | _, _, cons _ _, θ, ⟨0, _⟩ => θ.1
  | _, _, cons _ rest, θ, ⟨l + 1, h⟩ => get (N := rest) θ.2 ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- The parameters with those of layer `l` replaced by `t`. -/
@[expose] def Params.set : {n k : Nat} → {N : Network R n k} → N.Params → (l : Fin N.depth) →
    Vec (N.paramDim l) R → N.Params
  | _, _, nil, _, l, _ => l.elim0
  | _, _, cons _ _, θ, ⟨0, _⟩, t => (t, θ.2)
  | _, _, cons _ rest, θ, ⟨l + 1, h⟩, t =>
    (θ.1, set (N := rest) θ.2 ⟨l, Nat.lt_of_succ_lt_succ h⟩ t)

/-- The replaced parameters are in their place. -/
theorem Params.get_set_self {n k : Nat} {N : Network R n k} (θ : N.Params) (l : Fin N.depth)
    (t : Vec (N.paramDim l) R) : (θ.set l t).get l = t := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l with
    | ⟨0, _⟩ => rfl
    | ⟨l + 1, h⟩ => exact ih θ.2 ⟨l, Nat.lt_of_succ_lt_succ h⟩ t

/-- The other layers keep their parameters. -/
theorem Params.get_set_of_ne {n k : Nat} {N : Network R n k} (θ : N.Params) {l j : Fin N.depth}
    (t : Vec (N.paramDim l) R) (h : j ≠ l) : (θ.set l t).get j = θ.get j := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l, j with
    | ⟨0, _⟩, ⟨0, _⟩ => exact absurd rfl h
    | ⟨0, _⟩, ⟨j + 1, _⟩ => rfl
    | ⟨l + 1, _⟩, ⟨0, _⟩ => rfl
    | ⟨l + 1, _⟩, ⟨j + 1, _⟩ => exact ih θ.2 t fun e => h (by grind)

/-- Parameters are equal if those of every layer are. -/
theorem Params.ext {n k : Nat} {N : Network R n k} {θ θ' : N.Params}
    (h : ∀ l, θ.get l = θ'.get l) : θ = θ' := by
  induction N with
  | nil => rfl
  | cons layer rest ih =>
    exact Prod.ext (h ⟨0, Nat.succ_pos _⟩) (ih fun l => h ⟨l.val + 1, Nat.succ_lt_succ l.isLt⟩)

/-- Putting back what is there changes nothing. -/
theorem Params.set_get_self {n k : Nat} {N : Network R n k} (θ : N.Params) (l : Fin N.depth) :
    θ.set l (θ.get l) = θ := by
  refine Params.ext fun j => ?_
  by_cases h : j = l
  · rw [h, get_set_self]
  · exact get_set_of_ne θ _ h

/-! ### The forward sweep -/

/-- What the forward sweep stores for the reverse sweep: the input of each layer. -/
@[expose] def Tape : {n k : Nat} → Network R n k → Type
  | _, _, nil => Unit
  | n, _, cons _ rest => Vec n R × rest.Tape

/-- The stored input of layer `l`. -/
@[expose] def Tape.get : {n k : Nat} → {N : Network R n k} → N.Tape → (l : Fin N.depth) →
    Vec (N.inDim l) R
  | _, _, nil, _, l => l.elim0
  | _, _, cons _ _, tape, ⟨0, _⟩ => tape.1
  | _, _, cons _ rest, tape, ⟨l + 1, h⟩ =>
    get (N := rest) tape.2 ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-- The result of the forward sweep. -/
structure Forward {n k : Nat} (N : Network R n k) where
  /-- The output of the network. -/
  output : Vec k R
  /-- The inputs of all layers. -/
  tape : N.Tape

/-- **The forward sweep**: evaluates every layer once, and stores its input. -/
@[expose] def forward : {n k : Nat} → (N : Network R n k) → N.Params → Vec n R → N.Forward
  | _, _, nil, _, x => ⟨x, ()⟩
  | _, _, cons layer rest, θ, x =>
    let after := rest.forward θ.2 (layer.eval θ.1 x)
    ⟨after.output, (x, after.tape)⟩

/-- The forward sweep evaluates the network. -/
theorem forward_output {n k : Nat} (N : Network R n k) (θ : N.Params) (x : Vec n R) :
    (N.forward θ x).output = N.eval θ x := by
  induction N with
  | nil => rfl
  | cons layer rest ih => exact ih θ.2 (layer.eval θ.1 x)

/-! ### The reverse sweep -/

/-- The result of the reverse sweep: a vector of the shape of the input and one of the shape of each
layer's parameters. -/
structure Gradient {n k : Nat} (N : Network R n k) where
  /-- With respect to the input of the network. -/
  input : Vec n R
  /-- With respect to the parameters of each layer. -/
  params : N.Params

variable [Lean.Grind.Ring R]

/-- **The reverse sweep**: the vector `v` at the output is sent back through the layers, from the
last to the first. At each layer the vector `w` that arrives from behind is multiplied by the
transposed Jacobian matrix with respect to the parameters, which is the result for this layer, and
by the one with respect to the input, which goes on to the layer before. -/
@[expose] noncomputable def backward : {n k : Nat} → (N : Network R n k) → N.Params → N.Tape →
    Vec k R → N.Gradient
  | _, _, nil, _, _, v => ⟨v, ()⟩
  | _, _, cons layer rest, θ, tape, v =>
    let after := rest.backward θ.2 tape.2 v
    ⟨(layer.inputJacobian θ.1 tape.1)ᵀ *ᵥ after.input,
      ((layer.paramJacobian θ.1 tape.1)ᵀ *ᵥ after.input, after.params)⟩

/-- **Backpropagation**: the forward sweep at parameters `θ` and input `x`, then the reverse sweep,
started with the vector `v`. -/
@[expose] noncomputable def backprop {n k : Nat} (N : Network R n k) (θ : N.Params) (x : Vec n R)
    (v : Vec k R) : N.Gradient :=
  N.backward θ (N.forward θ x).tape v

/-! ### The products of Jacobian matrices -/

/-- The product of the Jacobian matrices of all layers with respect to their inputs, at the points
that the input `x` visits, the last layer's to the left. -/
@[expose] noncomputable def jacobian : {n k : Nat} → (N : Network R n k) → N.Params → Vec n R →
    Matrix k n R
  | _, _, nil, _, _ => 1
  | _, _, cons layer rest, θ, x =>
    rest.jacobian θ.2 (layer.eval θ.1 x) * layer.inputJacobian θ.1 x

/-- The product of the Jacobian matrices of the layers after layer `l` with respect to their inputs,
and of layer `l` with respect to its parameters. -/
@[expose] noncomputable def paramJacobian : {n k : Nat} → (N : Network R n k) → N.Params →
    Vec n R → (l : Fin N.depth) → Matrix k (N.paramDim l) R
  | _, _, nil, _, _, l => l.elim0
  | _, _, cons layer rest, θ, x, ⟨0, _⟩ =>
    rest.jacobian θ.2 (layer.eval θ.1 x) * layer.paramJacobian θ.1 x
  | _, _, cons layer rest, θ, x, ⟨l + 1, h⟩ =>
    rest.paramJacobian θ.2 (layer.eval θ.1 x) ⟨l, Nat.lt_of_succ_lt_succ h⟩

/-! ### The reverse sweep computes their transposes' products with a vector -/

section

variable {p n m k : Nat}

/-- **One step of the reverse sweep.** With `w` for the vector that comes back from the layers
behind it, a layer returns `(∂y/∂x)ᵀ w` for its input and `(∂y/∂θ)ᵀ w` for its parameters. Each of
its two Jacobian matrices is used once, and with a vector; there is no product of matrices. -/
theorem backward_cons (layer : Layer p n m R) (rest : Network R m k) (t : Vec p R)
    (θ : rest.Params) (x : Vec n R) (tape : rest.Tape) (v : Vec k R) {w : Vec m R}
    (hw : (rest.backward θ tape v).input = w) :
    (cons layer rest).backward (t, θ) (x, tape) v =
      ⟨(layer.inputJacobian t x)ᵀ *ᵥ w,
        ((layer.paramJacobian t x)ᵀ *ᵥ w, (rest.backward θ tape v).params)⟩ :=
  hw ▸ rfl

end

end Network

section CommRing

variable {R : Type} [Lean.Grind.CommRing R] {n k : Nat}

/-- **The reverse sweep, with respect to the input** (over any commutative ring): it returns `Jᵀ v`,
where `J = J_L ⋯ J_2 J_1` is the product of the layers' Jacobian matrices. Source: §2.1. -/
theorem Network.backprop_input (N : Network R n k) (θ : N.Params) (x : Vec n R) (v : Vec k R) :
    (N.backprop θ x v).input = (N.jacobian θ x)ᵀ *ᵥ v := by
  induction N with
  | nil =>
    show v = (1 : Matrix _ _ R)ᵀ *ᵥ v
    rw [Matrix.transpose_one, Matrix.one_mulVec]
  | cons layer rest ih =>
    calc (layer.inputJacobian θ.1 x)ᵀ *ᵥ (rest.backprop θ.2 (layer.eval θ.1 x) v).input
        = (layer.inputJacobian θ.1 x)ᵀ *ᵥ (rest.jacobian θ.2 (layer.eval θ.1 x))ᵀ *ᵥ v := by
          rw [ih]
      _ = (rest.jacobian θ.2 (layer.eval θ.1 x) * layer.inputJacobian θ.1 x)ᵀ *ᵥ v := by
          rw [Matrix.transpose_mul, Matrix.mul_mulVec]

/-- **The reverse sweep, with respect to the parameters** (over any commutative ring): for every
layer `l` it returns `Jᵀ v`, where `J = J_L ⋯ J_{l+1} P_l` is the product of the Jacobian matrices
of the later layers with respect to their inputs and of layer `l` with respect to its parameters.
Source: §2.1. -/
theorem Network.backprop_params (N : Network R n k) (θ : N.Params) (x : Vec n R) (v : Vec k R)
    (l : Fin N.depth) :
    (N.backprop θ x v).params.get l = (N.paramJacobian θ x l)ᵀ *ᵥ v := by
  induction N with
  | nil => exact l.elim0
  | cons layer rest ih =>
    match l with
    | ⟨0, _⟩ =>
      calc (layer.paramJacobian θ.1 x)ᵀ *ᵥ (rest.backprop θ.2 (layer.eval θ.1 x) v).input
          = (layer.paramJacobian θ.1 x)ᵀ *ᵥ (rest.jacobian θ.2 (layer.eval θ.1 x))ᵀ *ᵥ v := by
            rw [backprop_input]
        _ = (rest.jacobian θ.2 (layer.eval θ.1 x) * layer.paramJacobian θ.1 x)ᵀ *ᵥ v := by
            rw [Matrix.transpose_mul, Matrix.mul_mulVec]
    | ⟨l + 1, h⟩ => exact ih θ.2 (layer.eval θ.1 x) v ⟨l, Nat.lt_of_succ_lt_succ h⟩

end CommRing

end Fundamentals
