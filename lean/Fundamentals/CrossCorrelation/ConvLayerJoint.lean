/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayerGradient
public import Fundamentals.Differentiation.BackpropagationJoint
import Fundamentals.Differentiation.ChainRule
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.LayerJacobians

/-!
# The convolution layer is differentiable in parameters and input jointly

For dilations at least 1; so that the convolution layer may stand in the networks of
`Fundamentals.Differentiation.BackpropagationJoint`, where parameters are shared between layers, or
all of them move at once.

## Main statements
* `Layer.conv_hasJacobian`: the layer is differentiable in kernel, bias and input jointly.
-/

public section

namespace Fundamentals.Layer

open scoped Matrix

variable {O C K L s d : Nat}

/-- A convolution layer is the affine layer on each window. -/
private theorem conv_eval_apply (t : Vec (O * (C * K) + O)) (x : Vec (C * L))
    (r : Fin (O * convLength L K s d)) :
    (conv O C K L s d).eval t x r =
      (affine (C * K) O).eval t (window s d (Matrix.ofFlat x) (flatCol r)) (flatRow r) := by
  rw [← conv_paramJacobian_mulVec t t, ← affine_paramJacobian_mulVec t t]
  rfl

/-- The matrix that cuts out window `n`. -/
private noncomputable def windowMatrix (n : Fin (convLength L K s d)) : Matrix (C * K) (C * L) :=
  fun p => Vec.basis (flatIndex (flatRow p) ⟨s * n + d * flatCol p, tap_lt n (flatCol p)⟩)

private theorem windowMatrix_mulVec (n : Fin (convLength L K s d)) (x : Vec (C * L)) :
    windowMatrix n *ᵥ x = window s d (Matrix.ofFlat x) n :=
  Vec.ext fun _ => Vec.basis_dot _ x

/-- On windows, the Jacobian matrix with respect to the input is the weight matrix. -/
private theorem weights_window (hd : 0 < d) (t : Vec (O * (C * K) + O)) (x : Vec (C * L))
    (r : Fin (O * convLength L K s d)) :
    (weights t *ᵥ window s d (Matrix.ofFlat x) (flatCol r)) (flatRow r) =
      (convMatrix L s d (convKernel (weights t)) *ᵥ x) r := by
  have matrix := congrFun (flatten_convLayer hd (s := s) (convKernel (weights t)) 0
    (Matrix.ofFlat x)) r
  have affine := convLayer_eq_affine s d (convKernel (weights t)) 0 (Matrix.ofFlat x) (flatRow r)
    (flatCol r)
  have rows : kernelMatrix (convKernel (weights t)) = weights t :=
    funext fun o => Matrix.flatten_ofFlat (weights t o)
  rw [rows, Lean.Grind.AddCommMonoid.add_zero] at affine
  rw [Matrix.flatten_ofFlat, Vec.add_apply] at matrix
  have both := affine.symm.trans matrix
  exact both.trans (Lean.Grind.AddCommMonoid.add_zero _)

/-- Vectors with the same dot products are equal. -/
private theorem row_ext {n : Nat} {g g' : Vec n} (h : ∀ z, g.dot z = g'.dot z) : g = g' :=
  Vec.ext fun j => by rw [← Vec.dot_basis g, h, Vec.dot_basis]

/-- **A convolution layer is differentiable in parameters and input jointly**, for `d ≥ 1`. -/
theorem conv_hasJacobian (hd : 0 < d) (t : Vec (O * (C * K) + O)) (x : Vec (C * L)) :
    (conv O C K L s d).HasJacobian t x := by
  refine hasJacobianAt_iff_forall_hasGradientAt.2 fun r => ?_
  let n := flatCol r
  -- the affine layer on window `n`, as a function of all arguments
  have hparams : HasJacobianAt (fun z : Vec (O * (C * K) + O + C * L) => z.left) (Matrix.top 1)
      (Vec.append t x) := (hasJacobianAt_id (Vec.append t x)).left
  have hinput : HasJacobianAt (fun z : Vec (O * (C * K) + O + C * L) => z.right) (Matrix.bottom 1)
      (Vec.append t x) := (hasJacobianAt_id (Vec.append t x)).right
  have hwindow : HasJacobianAt (fun y => window s d (Matrix.ofFlat y) n) (windowMatrix n)
      (Vec.append t x).right := (hasJacobianAt_affine (windowMatrix n) 0 _).congr
    ⟨1, Real.zero_lt_one, fun y _ => by
      rw [windowMatrix_mulVec, Lean.Grind.AddCommMonoid.add_zero]⟩
  have chain := HasJacobian.comp (X := fun z => window s d (Matrix.ofFlat z.right) n)
    (affine_hasJacobian _ _) hparams
    (HasJacobianAt.comp (f := fun z : Vec (O * (C * K) + O + C * L) => z.right) hwindow hinput)
  have component := hasJacobianAt_iff_forall_hasGradientAt.1 chain (flatRow r)
  simp only [Vec.left_append, Vec.right_append] at component
  refine HasGradientAt.congr ?_ ⟨1, Real.zero_lt_one, fun z _ => (conv_eval_apply _ _ r).symm⟩
  refine Eq.mp (congrArg (HasGradientAt _ · _) (row_ext fun z => ?_)) component
  have left : Matrix.top (1 : Matrix (O * (C * K) + O + C * L) (O * (C * K) + O + C * L)) *ᵥ z =
      z.left := congrArg Vec.left (Matrix.one_mulVec z)
  have right : Matrix.bottom (1 : Matrix (O * (C * K) + O + C * L) (O * (C * K) + O + C * L)) *ᵥ z =
      z.right := congrArg Vec.right (Matrix.one_mulVec z)
  rw [← Matrix.mulVec_apply_eq_dot, ← Matrix.mulVec_apply_eq_dot, Matrix.add_mulVec,
    Matrix.mul_mulVec, Matrix.mul_mulVec, Matrix.mul_mulVec, left, right, windowMatrix_mulVec,
    Matrix.beside_mulVec, Vec.add_apply, Vec.add_apply]
  exact congrArg (_ + ·) (weights_window hd t z.right r)

end Fundamentals.Layer
