/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.BackpropagationExamples
public import Fundamentals.Differentiation.BackpropagationJoint
public import Fundamentals.Differentiation.NetworkMap
import Fundamentals.Differentiation.Backpropagation
import Fundamentals.Differentiation.LayerJacobians

/-!
# The gradients computed over ℚ are gradients over ℝ

The network of `Fundamentals.Differentiation.BackpropagationExamples` over the real numbers. Its
layers correspond to those over ℚ under the embedding of ℚ into ℝ, and so do the results of the
reverse sweep; over ℝ these are gradients.

## Main definitions
(all in the namespace `BackpropagationExample`)
- `realNetwork`, `realParams`: the network and its parameters.

## Main statements
- `mapsTo`: it corresponds to the one over ℚ.
- `hasGradientAt_input`, `hasGradientAt_params`: what was computed over ℚ are the gradients of the
  square loss.
-/

public section

namespace Fundamentals.BackpropagationExample

open Real (ofRat)

/-- The activation `s ↦ s²` over ℝ. -/
@[expose] noncomputable def realSquare : Layer 0 2 2 :=
  .pointwise (fun s => s * s) (fun s => 2 * s)

/-- The network over ℝ. -/
@[expose] noncomputable def realNetwork : Network ℝ 2 1 :=
  .cons (.affine 2 2) <| .cons realSquare <| .cons (.affine 2 2) <| .cons realSquare <|
    .cons (.affine 2 1) .nil

/-- Its parameters, the same numbers. -/
@[expose] noncomputable def realParams : realNetwork.Params :=
  (params.1.map ofRat, params.2.1.map ofRat, params.2.2.1.map ofRat, params.2.2.2.1.map ofRat,
    params.2.2.2.2.1.map ofRat, ())

private theorem affine_mapsTo (n m : Nat) :
    (Layer.affine (R := Rat) n m).MapsTo ofRat (Layer.affine n m) :=
  Layer.affine_mapsTo Real.ofRat_zero Real.ofRat_one Real.ofRat_add Real.ofRat_mul

private theorem square_mapsTo : square.MapsTo ofRat realSquare :=
  Layer.pointwise_mapsTo Real.ofRat_zero (fun s => (Real.ofRat_mul s s).symm) fun s => by
    rw [Real.ofRat_mul]
    exact congrArg (· * ofRat s) (Real.ofRat_natCast 2).symm

/-- **The two networks correspond** under the embedding of ℚ into ℝ. -/
theorem mapsTo : Network.MapsTo ofRat network params realNetwork realParams :=
  .cons (affine_mapsTo 2 2) _ <| .cons square_mapsTo _ <| .cons (affine_mapsTo 2 2) _ <|
    .cons square_mapsTo _ <| .cons (affine_mapsTo 2 1) _ .nil

private theorem hasDerivAt_square (s : ℝ) : HasDerivAt (fun s => s * s) (2 * s) s := by
  have h := (hasDerivAt_id s).mul (hasDerivAt_id s)
  rwa [show 1 * s + s * 1 = 2 * s by grind] at h

/-- The gradient of the square loss at the output is what was computed over ℚ. -/
private theorem hasGradientAt_loss : HasGradientAt (squareLoss (target.map ofRat))
    (outputGradient.map ofRat) (realNetwork.eval realParams (input.map ofRat)) := by
  have gradient := hasGradientAt_squareLoss (target.map ofRat)
    (realNetwork.eval realParams (input.map ofRat))
  have same : squareLossGradient (target.map ofRat)
      (realNetwork.eval realParams (input.map ofRat)) = outputGradient.map ofRat := by
    rw [mapsTo.eval]
    ext i
    show 2 * (ofRat (network.eval params input i) - ofRat (target i)) =
      ofRat (2 * (network.eval params input i - target i))
    rw [Real.ofRat_mul, Real.ofRat_sub]
    exact congrArg (· * _) (Real.ofRat_natCast 2).symm
  rwa [same] at gradient

private theorem hasJacobian (l : Fin realNetwork.depth) :
    realNetwork.HasJacobian realParams (input.map ofRat) l :=
  match l with
  | ⟨0, _⟩ => Layer.affine_hasJacobian _ _
  | ⟨1, _⟩ => Layer.pointwise_hasJacobian _ fun _ => hasDerivAt_square _
  | ⟨2, _⟩ => Layer.affine_hasJacobian _ _
  | ⟨3, _⟩ => Layer.pointwise_hasJacobian _ fun _ => hasDerivAt_square _
  | ⟨4, _⟩ => Layer.affine_hasJacobian _ _
  | ⟨l + 5, h⟩ => absurd h (by
    show ¬l + 5 < 5
    omega)

/-- **The gradient of the loss with respect to the input**, over ℝ: at the input `(1, 2)` the square
loss of the network with the target 5 has the gradient `(-216, 126)`. -/
theorem hasGradientAt_input : HasGradientAt
    (fun x => squareLoss (target.map ofRat) (realNetwork.eval realParams x))
    (fun i => if i = 0 then -216 else 126) (input.map ofRat) := by
  have swept := (backpropagation realNetwork realParams (input.map ofRat) hasGradientAt_loss).1
    fun l => (hasJacobian l).hasInputJacobian
  rw [(mapsTo.backprop Real.ofRat_zero Real.ofRat_add Real.ofRat_mul input outputGradient).1]
    at swept
  have values : gradient.input.map ofRat = fun i => if i = 0 then -216 else 126 := by
    have first : gradient.input 0 = -216 := by decide +kernel
    have second : gradient.input 1 = 126 := by decide +kernel
    ext i
    obtain rfl | rfl : i = 0 ∨ i = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) i
    · rw [Vec.map, first, Real.ofRat_neg, if_pos rfl]
      exact congrArg _ (Real.ofRat_natCast 216)
    · rw [Vec.map, second, if_neg (by decide)]
      exact Real.ofRat_natCast 126
  exact values ▸ swept

/-- **The gradient of the loss with respect to all parameters**, over ℝ: the reverse sweep over ℝ
returns it, and what it returns corresponds to what the sweep over ℚ returns, the numbers that
`gradient_params` lists. -/
theorem hasGradientAt_params :
    HasGradientAt
      (fun z => squareLoss (target.map ofRat)
        (realNetwork.eval (realNetwork.ofVec z) (input.map ofRat)))
      (realNetwork.backprop realParams (input.map ofRat) (outputGradient.map ofRat)).params.toVec
      realParams.toVec ∧
    Network.MapsTo ofRat network gradient.params realNetwork
      (realNetwork.backprop realParams (input.map ofRat) (outputGradient.map ofRat)).params :=
  ⟨backpropagation_all realNetwork realParams (input.map ofRat) hasJacobian hasGradientAt_loss,
    (mapsTo.backprop Real.ofRat_zero Real.ofRat_add Real.ofRat_mul input outputGradient).2⟩

end Fundamentals.BackpropagationExample
