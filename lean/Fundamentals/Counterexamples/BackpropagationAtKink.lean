/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Gradient
public import Fundamentals.Differentiation.Layers
import Fundamentals.Counterexamples.AbsNotDifferentiable
import Fundamentals.Differentiation.Gradient
import Fundamentals.Real.MinMax

/-!
# Backpropagation at a kink

`backpropagation` asks every layer to be differentiable at the point that the forward sweep visits.
That the network as a whole is differentiable is not enough: `x = max(x, 0) - max(-x, 0)` is a
network with one hidden layer of two rectified linear units, it is as smooth as can be, and yet the
reverse sweep returns at 0 twice the number that stands in the place of the missing derivative of
`max(s, 0)`. With 0 in that place it is 0 instead of 1.

## Main definitions
- `relu`: the rectified linear unit, `max(s, 0)`.
- `kinkNetwork`, `kinkParams`: the network that computes the identity.
- `doubleKinkNetwork`, `doubleKinkParams`: another one that does.

## Main statements
- `not_hasDerivAt_relu`: the rectified linear unit has no derivative at 0.
- `kinkNetwork_eval`: the network does compute the identity.
- `kinkNetwork_backprop`: what the reverse sweep returns.
- `backpropagation_needs_differentiable_layers`: which is wrong.
- `doubleKinkNetwork_eval`, `doubleKinkNetwork_backprop`: with two rectified linear units one after
  the other in the place of each, the same function, and another result of the sweep.
- `backpropagation_wrong_at_kink`: so whatever is put for the missing derivative, one of the two
  sweeps is wrong.
- `backpropagation_needs_differentiable_loss`: the loss has to be differentiable, too.
-/

public section

namespace Fundamentals.Counterexamples

open scoped Matrix

/-- The rectified linear unit. -/
@[expose] noncomputable def relu (s : ℝ) : ℝ := max s 0

private theorem relu_relu (s : ℝ) : relu (relu s) = relu s :=
  Real.max_eq_left (Real.le_max_right s 0)

private theorem relu_sub_relu_neg (s : ℝ) : relu s - relu (-s) = s := by
  obtain hs | hs := Real.le_total 0 s
  · rw [relu, relu, Real.max_eq_left hs, Real.max_eq_right (by grind only), Real.sub_zero]
  · rw [relu, relu, Real.max_eq_right hs, Real.max_eq_left (by grind only), Real.zero_sub,
      Real.neg_neg]

/-- The rectified linear unit has no derivative at 0: `|s| = 2 max(s, 0) - s` would have one. -/
theorem not_hasDerivAt_relu (d : ℝ) : ¬HasDerivAt relu d 0 := by
  intro h
  have twice := (h.const_mul 2).sub (hasDerivAt_id 0)
  have same : (fun s => 2 * relu s - s) = Real.abs := funext fun s => by
    obtain hs | hs := Real.le_total 0 s
    · rw [relu, Real.max_eq_left hs, Real.abs_of_nonneg hs]
      grobner
    · rw [relu, Real.max_eq_right hs, Real.abs_of_nonpos hs]
      grobner
  exact not_hasDerivAt_abs _ (same ▸ twice)

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
  grind only

private theorem transpose_split_mulVec (x : Vec 2) : splitᵀ *ᵥ x = fun _ => x 0 - x 1 := by
  ext i
  rw [Matrix.mulVec_apply, sum_succ, sum_one_length]
  show (1 : ℝ) * x 0 + -1 * x 1 = x 0 - x 1
  grind only

/-- The network computes the identity. -/
theorem kinkNetwork_eval (relu' : ℝ → ℝ) (x : Vec 1) :
    (kinkNetwork relu').eval (kinkParams relu') x = x := by
  refine (Network.perceptron_eval relu relu' split 0 splitᵀ 0 x).trans ?_
  simp only [split_mulVec, transpose_split_mulVec]
  ext i
  obtain rfl : i = 0 := Subsingleton.elim i 0
  rw [Vec.add_apply, Vec.zero_apply, if_pos trivial, if_neg (by decide), Real.add_zero,
    relu_sub_relu_neg]

/-- The reverse sweep at 0, started with the gradient of the output, returns `2 relu'(0)`. -/
theorem kinkNetwork_backprop (relu' : ℝ → ℝ) :
    ((kinkNetwork relu').backprop (kinkParams relu') 0 (fun _ => 1)).input =
      fun _ => 2 * relu' 0 := by
  let δ : Vec 2 := fun i => relu' 0 * split i 0
  have rest : (0 : Vec 2) = split *ᵥ 0 + 0 := by rw [Matrix.mulVec_zero]; grind only
  have hδ (i : Fin 2) : δ i = relu' ((0 : Vec 2) i) * (splitᵀᵀ *ᵥ fun _ => 1) i := by
    rw [Matrix.mulVec_apply, sum_one_length, Vec.zero_apply, Real.mul_one]
    rfl
  have swept := Network.perceptron_backprop relu relu' split 0 splitᵀ 0 0 (fun _ => 1) rest hδ
  refine (congrArg Network.Gradient.input swept).trans ?_
  show splitᵀ *ᵥ δ = fun _ => 2 * relu' 0
  rw [transpose_split_mulVec]
  simp only [δ, split]
  ext i
  grind only

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
  grind only

/-! ### Every convention is wrong for some network -/

/-- One input, two units with two rectified linear units one after the other, one output. -/
@[expose] noncomputable def doubleKinkNetwork (relu' : ℝ → ℝ) : Network ℝ 1 1 :=
  .cons (.affine 1 2) <| .cons (.pointwise relu relu') <| .cons (.pointwise relu relu') <|
    .cons (.affine 2 1) .nil

/-- The parameters with which it computes `max(max(x, 0), 0) - max(max(-x, 0), 0)`. -/
@[expose] noncomputable def doubleKinkParams (relu' : ℝ → ℝ) : (doubleKinkNetwork relu').Params :=
  (Layer.affineParams split 0, 0, 0, Layer.affineParams splitᵀ 0, ())

/-- This network computes the identity, too. -/
theorem doubleKinkNetwork_eval (relu' : ℝ → ℝ) (x : Vec 1) :
    (doubleKinkNetwork relu').eval (doubleKinkParams relu') x = x := by
  show (Layer.affine 2 1).eval (Layer.affineParams splitᵀ 0) (fun i =>
    relu (relu ((Layer.affine 1 2).eval (Layer.affineParams split 0) x i))) = x
  rw [Layer.affine_eval, Layer.affine_eval]
  simp only [split_mulVec, transpose_split_mulVec, relu_relu]
  ext i
  obtain rfl : i = 0 := Subsingleton.elim i 0
  rw [Vec.add_apply, Vec.zero_apply, if_pos trivial, if_neg (by decide), Real.add_zero,
    relu_sub_relu_neg]

/-- The reverse sweep at 0, started with the gradient of the output, returns `2 relu'(0)²`. -/
theorem doubleKinkNetwork_backprop (relu' : ℝ → ℝ) :
    ((doubleKinkNetwork relu').backprop (doubleKinkParams relu') 0 (fun _ => 1)).input =
      fun _ => 2 * relu' 0 ^ 2 := by
  have rest : (Layer.affine 1 2).eval (Layer.affineParams split 0) (0 : Vec 1) = 0 := by
    rw [Layer.affine_eval, Matrix.mulVec_zero]
    grind only
  have swept : ((doubleKinkNetwork relu').backprop (doubleKinkParams relu') 0 (fun _ => 1)).input =
      ((Layer.affine 1 2).inputJacobian (Layer.affineParams split 0) (0 : Vec 1))ᵀ *ᵥ
        ((Layer.pointwise relu relu').inputJacobian 0
          ((Layer.affine 1 2).eval (Layer.affineParams split 0) (0 : Vec 1)))ᵀ *ᵥ
        ((Layer.pointwise relu relu').inputJacobian 0 (fun i =>
          relu ((Layer.affine 1 2).eval (Layer.affineParams split 0) (0 : Vec 1) i)))ᵀ *ᵥ
        ((Layer.affine 2 1).inputJacobian (Layer.affineParams splitᵀ 0)
          (fun i => relu (relu ((Layer.affine 1 2).eval (Layer.affineParams split 0)
            (0 : Vec 1) i))))ᵀ *ᵥ (fun _ => (1 : ℝ)) := rfl
  rw [swept, Layer.affine_backward_input, Layer.affine_backward_input, rest,
    transpose_split_mulVec]
  ext i
  rw [Layer.pointwise_backward_input, Layer.pointwise_backward_input,
    Layer.pointwise_backward_input, Layer.pointwise_backward_input]
  simp only [Vec.zero_apply, Matrix.mulVec_apply, sum_one_length, Matrix.transpose_apply, split]
  have zero : relu 0 = 0 := Real.max_self 0
  grind only

private theorem hasGradientAt_identity {f : Vec 1 → Vec 1} (h : ∀ x, f x = x) (a : Vec 1) :
    HasGradientAt (fun x => f x 0) (fun _ => 1) a := by
  have coordinate := hasGradientAt_apply 0 a
  have one : Vec.basis 0 = fun _ : Fin 1 => (1 : ℝ) := by ext i; grind
  simpa only [h, one] using coordinate

/-- **Whatever is taken for the derivative of the rectified linear unit at 0, the reverse sweep is
wrong for some network** of affine layers and rectified linear units that computes the identity. For
`max(x, 0) - max(-x, 0)` it returns `2 c`, `c = relu'(0)`, at 0, and for
`max(max(x, 0), 0) - max(max(-x, 0), 0)` it returns `2 c²`; the gradient of either is 1, and no
number `c` has `2 c = 2 c² = 1`. -/
theorem backpropagation_wrong_at_kink (relu' : ℝ → ℝ) :
    (∀ x, (kinkNetwork relu').eval (kinkParams relu') x = x) ∧
    (∀ x, (doubleKinkNetwork relu').eval (doubleKinkParams relu') x = x) ∧
    (¬HasGradientAt (fun x => (kinkNetwork relu').eval (kinkParams relu') x 0)
        ((kinkNetwork relu').backprop (kinkParams relu') 0 (fun _ => 1)).input 0 ∨
      ¬HasGradientAt (fun x => (doubleKinkNetwork relu').eval (doubleKinkParams relu') x 0)
        ((doubleKinkNetwork relu').backprop (doubleKinkParams relu') 0 (fun _ => 1)).input 0) := by
  refine ⟨kinkNetwork_eval relu', doubleKinkNetwork_eval relu',
    Classical.not_and_iff_not_or_not.1 fun ⟨once, twice⟩ => ?_⟩
  have value := congrFun ((hasGradientAt_identity (kinkNetwork_eval relu') 0).unique once) 0
  have value' := congrFun
    ((hasGradientAt_identity (doubleKinkNetwork_eval relu') 0).unique twice) 0
  rw [kinkNetwork_backprop] at value
  rw [doubleKinkNetwork_backprop] at value'
  grind only

/-! ### The loss -/

/-- **Backpropagation needs a differentiable loss.** For a network without layers the reverse sweep
returns what it was started with; with the loss `|x|`, at 0, that is no gradient, whatever it is. -/
theorem backpropagation_needs_differentiable_loss (v : Vec 1) :
    ((Network.nil : Network ℝ 1 1).backprop () 0 v).input = v ∧
      ¬HasGradientAt (fun x => |(Network.nil : Network ℝ 1 1).eval () x 0|)
        ((Network.nil : Network ℝ 1 1).backprop () 0 v).input 0 := by
  refine ⟨rfl, fun h => not_hasDerivAt_abs (v 0) ?_⟩
  have vector : v = fun _ => v 0 := by
    ext i
    obtain rfl : i = 0 := Subsingleton.elim i 0
    rfl
  exact hasGradientAt_one_iff_hasDerivAt.1 (vector ▸ h)

end Fundamentals.Counterexamples
