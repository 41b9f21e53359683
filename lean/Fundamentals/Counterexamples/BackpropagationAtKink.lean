/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Gradient
public import Fundamentals.Differentiation.Layers
import Fundamentals.Differentiation.Gradient
import Fundamentals.Real.MinMax

/-!
# Backpropagation at a kink

`backpropagation` asks every layer to be differentiable at the point that the forward sweep visits.
That the network as a whole is differentiable is not enough: `x = max(x, 0) - max(-x, 0)` is a
network with one hidden layer of two rectified linear units, it is as smooth as can be, and yet the
reverse sweep returns at 0 twice the number that stands in the place of the missing derivative of
`max(s, 0)`. The usual frameworks put 0 there, and so return 0 instead of 1.

## Main definitions
- `relu`: the rectified linear unit, `max(s, 0)`.
- `kinkNetwork`, `kinkParams`: the network that computes the identity.

## Main statements
- `kinkNetwork_eval`: it does compute the identity.
- `kinkNetwork_backprop`: what the reverse sweep returns.
- `backpropagation_needs_differentiable_layers`: which is wrong.
-/

public section

namespace Fundamentals.Counterexamples

open scoped Matrix

/-- The rectified linear unit. -/
@[expose] noncomputable def relu (s : ℝ) : ℝ := max s 0

/-- One input, two rectified linear units, one output. The function `relu'` is what is taken for the
derivative of `relu`. -/
@[expose] noncomputable def kinkNetwork (relu' : ℝ → ℝ) : Network ℝ 1 1 :=
  .perceptron relu relu' 1 2 1

/-- The column `(1, -1)`. -/
@[expose] noncomputable def split : Matrix 2 1 := fun i _ => if i = 0 then 1 else -1

/-- The parameters with which it computes `max(x, 0) - max(-x, 0)`. -/
@[expose] noncomputable def kinkParams (relu' : ℝ → ℝ) : (kinkNetwork relu').Params :=
  Network.perceptronParams relu relu' split 0 splitᵀ 0

private theorem split_mulVec (x : Vec 1) (i : Fin 2) :
    (split *ᵥ x + 0) i = if i = 0 then x 0 else -x 0 := by
  rw [Vec.add_apply, Vec.zero_apply, Matrix.mulVec_apply, sum_one_length, split]
  grind

private theorem transpose_split_mulVec (x : Vec 2) : splitᵀ *ᵥ x = fun _ => x 0 - x 1 := by
  ext i
  rw [Matrix.mulVec_apply, sum_succ, sum_one_length]
  show (1 : ℝ) * x 0 + -1 * x 1 = x 0 - x 1
  grind

/-- The network computes the identity. -/
theorem kinkNetwork_eval (relu' : ℝ → ℝ) (x : Vec 1) :
    (kinkNetwork relu').eval (kinkParams relu') x = x := by
  refine (Network.perceptron_eval relu relu' split 0 splitᵀ 0 x).trans ?_
  simp only [split_mulVec, transpose_split_mulVec, relu]
  ext i
  obtain rfl : i = 0 := Subsingleton.elim i 0
  rw [Vec.add_apply, Vec.zero_apply, if_pos trivial, if_neg (by decide)]
  grind

/-- The reverse sweep at 0, started with the gradient of the output, returns `2 relu'(0)`. -/
theorem kinkNetwork_backprop (relu' : ℝ → ℝ) :
    ((kinkNetwork relu').backprop (kinkParams relu') 0 (fun _ => 1)).input =
      fun _ => 2 * relu' 0 := by
  let δ : Vec 2 := fun i => relu' 0 * split i 0
  have rest : (0 : Vec 2) = split *ᵥ 0 + 0 := by rw [Matrix.mulVec_zero]; grind
  have hδ (i : Fin 2) : δ i = relu' ((0 : Vec 2) i) * (splitᵀᵀ *ᵥ fun _ => 1) i := by
    rw [Matrix.mulVec_apply, sum_one_length, Vec.zero_apply, Real.mul_one]
    rfl
  have swept := Network.perceptron_backprop relu relu' split 0 splitᵀ 0 0 (fun _ => 1) rest hδ
  refine (congrArg Network.Gradient.input swept).trans ?_
  show splitᵀ *ᵥ δ = fun _ => 2 * relu' 0
  rw [transpose_split_mulVec]
  simp only [δ, split]
  ext i
  grind

/-- **Backpropagation needs differentiable layers**, not only a differentiable network. Whatever
number other than 1/2 is taken for the derivative of the rectified linear unit at 0, there is a
network of affine layers and rectified linear units, namely one for `x = max(x, 0) - max(-x, 0)`,
that computes the identity on ℝ¹ and so has the gradient 1, while the reverse sweep at 0 returns
something else. -/
theorem backpropagation_needs_differentiable_layers (relu' : ℝ → ℝ) (h : relu' 0 ≠ 1 / 2) :
    (∀ x, (kinkNetwork relu').eval (kinkParams relu') x = x) ∧
    HasGradientAt (fun x => (kinkNetwork relu').eval (kinkParams relu') x 0) (fun _ => 1) 0 ∧
    ¬HasGradientAt (fun x => (kinkNetwork relu').eval (kinkParams relu') x 0)
      ((kinkNetwork relu').backprop (kinkParams relu') 0 (fun _ => 1)).input 0 := by
  have smooth : HasGradientAt (fun x => (kinkNetwork relu').eval (kinkParams relu') x 0)
      (fun _ => 1) (0 : Vec 1) := by
    have coordinate := hasGradientAt_apply 0 (0 : Vec 1)
    have one : Vec.basis 0 = fun _ : Fin 1 => (1 : ℝ) := by ext i; grind
    simpa only [kinkNetwork_eval, one] using coordinate
  refine ⟨kinkNetwork_eval relu', smooth, fun swept => ?_⟩
  have value := congrFun (smooth.unique swept) 0
  rw [kinkNetwork_backprop] at value
  grind

end Fundamentals.Counterexamples
