/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.Layers

/-!
# Backpropagation, evaluated

The sweeps of `Fundamentals.Differentiation.Network` are functions over any ring. Here Lean's kernel
evaluates them over ℚ, where there are no derivatives, on a network of three affine layers with
squares between them; that the results are gradients over ℝ is shown in
`Fundamentals.Differentiation.BackpropagationExampleReal`:

  `x ↦ W₃ (W₂ (W₁ x + b₁)² + b₂)² + b₃`.

## Main definitions
(all in the namespace `BackpropagationExample`)
- `network`, `params`, `input`, `target`: the network, and the numbers.
- `gradient`: the result of the reverse sweep, started with the gradient of the square loss.

## Main statements
- `forward_tape`, `forward_output`: what the forward sweep stores and returns.
- `loss`, `outputGradient_eq`: the square loss at the output, and what the reverse sweep is started
  with.
- `gradient_input`, `gradient_params`: what the reverse sweep returns.
- `jacobian_row`: the product of the layers' matrices, which the reverse sweep does not form.
-/

public section

namespace Fundamentals.BackpropagationExample

open scoped Matrix

/-- The vector with the given components. -/
@[expose] noncomputable def vec (l : List Rat) : Vec l.length Rat := fun i => l[i]

/-- The activation `s ↦ s²`, which is rational where the usual ones are not. -/
@[expose] noncomputable def square : Layer 0 2 2 Rat :=
  .pointwise (fun s => s * s) (fun s => 2 * s)

/-- Two inputs, two hidden layers with two units each, one output. -/
@[expose] noncomputable def network : Network Rat 2 1 :=
  .cons (.affine 2 2) <| .cons square <| .cons (.affine 2 2) <| .cons square <|
    .cons (.affine 2 1) .nil

/-- Its parameters: in each affine layer the matrix, row after row, and then the vector,

  `W₁ = (1, -1; 2, 1/2)`,  `b₁ = (1/2, -1)`,  `W₂ = (2, 1/2; -4, 3/2)`,  `b₂ = (-1, -4)`,
  `W₃ = (4, -3)`,  `b₃ = 1/2`. -/
@[expose] noncomputable def params : network.Params :=
  (vec [1, -1, 2, 1/2, 1/2, -1], vec [], vec [2, 1/2, -4, 3/2, -1, -4], vec [],
    vec [4, -3, 1/2], ())

/-- The input. -/
@[expose] noncomputable def input : Vec 2 Rat := vec [1, 2]

/-- What the output ought to be. -/
@[expose] noncomputable def target : Vec 1 Rat := vec [5]

/-- What the reverse sweep is started with: the formula for the gradient of the square loss, at the
output of the network. -/
@[expose] noncomputable def outputGradient : Vec 1 Rat :=
  squareLossGradient target (network.eval params input)

/-- The result of the reverse sweep. -/
@[expose] noncomputable def gradient : network.Gradient :=
  network.backprop params input outputGradient

/-- The value of the network: `9 - 3 + 1/2`. -/
theorem forward_output : List.ofFn (network.forward params input).output = [13/2] := by
  decide +kernel

/-- The forward sweep stores the input of each layer. -/
theorem forward_tape (l : Fin 5) :
    List.ofFn ((network.forward params input).tape.get l) =
      [[1, 2], [-1/2, 2], [1/4, 4], [3/2, 1], [9/4, 1]][l] := by
  revert l
  decide +kernel

/-- The square loss: `(13/2 - 5)²`. -/
theorem loss : squareLoss target (network.eval params input) = 9/4 := by
  decide +kernel

/-- What the reverse sweep is started with: `2 (13/2 - 5)`. -/
theorem outputGradient_eq : List.ofFn outputGradient = [3] := by
  decide +kernel

/-- What the reverse sweep returns for the input of the network. -/
theorem gradient_input : List.ofFn gradient.input = [-216, 126] := by
  decide +kernel

/-- What the reverse sweep returns for the parameters of the five layers; the second and the fourth
have none. -/
theorem gradient_params (l : Fin 5) :
    List.ofFn (gradient.params.get l) =
      [[-144, -288, -36, -72, -144, -36], [], [9, 144, -9/2, -72, 36, -18], [],
        [27/4, 3, 3]][l] := by
  revert l
  decide +kernel

/-- The product of the matrices that the layers give for their Jacobians: one row, for the one
output. Its transpose times `3` is what the reverse sweep returns for the input. -/
theorem jacobian_row : List.ofFn ((network.jacobian params input).row 0) = [-72, 42] := by
  decide +kernel

end Fundamentals.BackpropagationExample
