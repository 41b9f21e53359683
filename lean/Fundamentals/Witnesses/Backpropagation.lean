/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.Backpropagation
public import Fundamentals.Differentiation.BackpropagationExampleReal
public import Fundamentals.Differentiation.BackpropagationIntermediate
public import Fundamentals.Differentiation.LayerJacobians
public import Fundamentals.Witnesses.Calculus

/-!
# Witnesses: networks and backpropagation

Closed instances of the theorems of `Fundamentals.Differentiation` on networks: all hypotheses of a
theorem hold together, so that none of them is vacuous. Mostly they are taken at the network of
`Fundamentals.Differentiation.BackpropagationExampleReal`, with the square loss, the input (1, 1)
and the target 0.
-/

public section

namespace Fundamentals

open scoped Matrix
open BackpropagationExample (realNetwork realParams)

private theorem hasDerivAt_mul_self (s : ℝ) : HasDerivAt (fun s => s * s) (2 * s) s := by
  have product := (hasDerivAt_id s).mul (hasDerivAt_id s)
  rwa [show 1 * s + s * 1 = 2 * s by grind only] at product

private theorem hasJacobian (θ : realNetwork.Params) (x : Vec 2) (l : Fin realNetwork.depth) :
    realNetwork.HasJacobian θ x l :=
  match l with
  | ⟨0, _⟩ => Layer.affine_hasJacobian _ _
  | ⟨1, _⟩ => Layer.pointwise_hasJacobian _ fun _ => hasDerivAt_mul_self _
  | ⟨2, _⟩ => Layer.affine_hasJacobian _ _
  | ⟨3, _⟩ => Layer.pointwise_hasJacobian _ fun _ => hasDerivAt_mul_self _
  | ⟨4, _⟩ => Layer.affine_hasJacobian _ _
  | ⟨l + 5, h⟩ => absurd h (by
    show ¬l + 5 < 5
    omega)

private theorem layer_differentiable (l : Fin realNetwork.depth) :
    (realNetwork.layer l).Differentiable :=
  match l with
  | ⟨0, _⟩ => Layer.affine_differentiable
  | ⟨1, _⟩ => Layer.pointwise_differentiable fun _ => hasDerivAt_mul_self _
  | ⟨2, _⟩ => Layer.affine_differentiable
  | ⟨3, _⟩ => Layer.pointwise_differentiable fun _ => hasDerivAt_mul_self _
  | ⟨4, _⟩ => Layer.affine_differentiable
  | ⟨l + 5, h⟩ => absurd h (by
    show ¬l + 5 < 5
    omega)

/-- The network. -/
def backpropagation_of_differentiable.witness :=
  backpropagation_of_differentiable layer_differentiable realParams (fun _ => 1)
    (hasGradientAt_squareLoss 0 _)

/-- The network, at its third layer. -/
def backpropagation_intermediate.witness :=
  backpropagation_intermediate realNetwork realParams (fun _ => 1) (hasGradientAt_squareLoss 0 _)
    ⟨2, by decide⟩ rfl rfl fun l _ => (hasJacobian realParams _ l).hasInputJacobian

/-- The network, with all its parameters for the variable and the input fixed. -/
def backpropagation_shared.witness :=
  backpropagation_shared realNetwork (F := fun u => u) (X := fun _ => fun _ => 1)
    (a := realParams.toVec) (hasJacobianAt_id _) (hasJacobianAt_const _ _)
    (fun l => hasJacobian _ _ l) (hasGradientAt_squareLoss 0 _)

/-- One affine layer from ℝ to ℝ, with the weight 1 and the bias 0, at the input 1, and its output
for the loss. -/
def backpropagation_descent.witness :=
  backpropagation_descent (.cons (.affine 1 1) .nil)
    (Layer.affineParams (n := 1) (m := 1) (fun _ _ => 1) 0, ()) (fun _ => 1)
    (v := fun _ => 1)
    (fun
      | ⟨0, _⟩ => Layer.affine_hasJacobian _ _
      | ⟨l + 1, h⟩ => absurd h (by
        show ¬l + 1 < 1
        omega))
    (hasGradientAt_dot _ _) rfl fun zero => by
      have bias : (((Layer.affine 1 1).paramJacobian _ fun _ => 1)ᵀ *ᵥ fun _ => 1)
          (Fin.natAdd (1 * 1) 0) = (0 : ℝ) :=
        (Vec.append_castAdd _ _ _).symm.trans (congrFun zero (Fin.castAdd _ _))
      rw [Layer.affine_backward_params, Layer.affineParams_natAdd] at bias
      exact Real.one_ne_zero bias

/-- The network over ℚ, at its third layer. -/
def Network.evalFrom_tape.witness :=
  Network.evalFrom_tape BackpropagationExample.network BackpropagationExample.params
    BackpropagationExample.input ⟨2, by decide⟩

/-- The network over ℚ, at its third layer. -/
def Network.backprop_params.witness :=
  Network.backprop_params BackpropagationExample.network BackpropagationExample.params
    BackpropagationExample.input BackpropagationExample.outputGradient ⟨2, by decide⟩

/-- The network over ℚ and the one over ℝ. -/
def Network.MapsTo.params_get.witness := Network.MapsTo.params_get BackpropagationExample.mapsTo

/-- At the first layer. -/
def BackpropagationExample.gradient_params.witness := BackpropagationExample.gradient_params 0

end Fundamentals
