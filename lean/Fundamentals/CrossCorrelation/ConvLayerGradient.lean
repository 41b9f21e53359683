/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayerTransposed
public import Fundamentals.Differentiation.Backpropagation
public import Fundamentals.Differentiation.Layers
import Fundamentals.Differentiation.BackpropagationJoint
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient
import Fundamentals.Differentiation.LayerJacobians

/-!
# The gradients of the convolution layer

The convolution layer as a `Layer`, with its channels written one after the other: it may stand in
a `Network`, and, for dilations at least 1, backpropagation computes gradients through it. With `v`
coming back, it returns the transposed layer of `v` for its input, `kernelGradient` for its kernel,
which for strides at least 1 is the cross-correlation of `v` with the input, and the sums of `v` for
its bias.

## Main definitions
* `convMatrix L s d w`: the whole layer as one matrix, a block of Toeplitz matrices.
* `window s d x n`: the inputs that output `n` sees, as one vector.
* `convParams w b`, `convKernel W`: the parameters as one vector; the kernel of a weight matrix.
* `Layer.conv O C K L s d`: the layer.

## Main statements
* `flatten_convLayer`: the layer is `x ↦ T x + b` with the matrix `convMatrix`;
  `transpose_convMatrix_mulVec`: its transpose is the transposed layer.
* `convLayer_eq_affine`: the layer applies one affine layer to every window.
* `Layer.conv_backward_input`, `Layer.conv_backward_params`: what it does in the reverse sweep.
* `Layer.conv_differentiable`: over ℝ, its formulas for the Jacobian matrices are right, for
  dilations at least 1.
* `hasGradientAt_convLayer_input`, `hasGradientAt_convLayer_kernel`,
  `hasGradientAt_convLayer_bias`, `hasGradientAt_convLayer_params`: the gradients of a loss.
-/

public section

namespace Fundamentals

open scoped Matrix
open Sequence (ofFin dilate)

variable {R : Type} {O C K L s d : Nat}

section CommRing

variable [Lean.Grind.CommRing R]

/-! ### The layer as one matrix -/

/-- The whole layer as a matrix, for channels that are written one after the other: for each pair of
an output and an input channel, the Toeplitz matrix of the dilated kernel. -/
@[expose] noncomputable def convMatrix (L s d : Nat) (w : Fin O → Matrix C K R) :
    Matrix (O * convLength L K s d) (C * L) R :=
  fun r q => toeplitz s (dilate d (ofFin (w (flatRow r) (flatRow q)))) (flatCol r) (flatCol q)

/-- **The layer is a matrix**, for dilation `d ≥ 1`: `convLayer w b x = T x + b`, with the same bias
at all places. -/
theorem flatten_convLayer (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Vec O R)
    (x : Matrix C L R) :
    (convLayer s d w b x).flatten =
      convMatrix L s d w *ᵥ x.flatten +
        Matrix.flatten fun o (_ : Fin (convLength L K s d)) => b o := by
  ext r
  rw [Vec.add_apply, Matrix.mulVec_apply, sum_flat, Lean.Grind.Semiring.add_comm]
  simp only [convMatrix, Matrix.flatten, flatRow_flatIndex, flatCol_flatIndex]
  exact convLayer_eq_toeplitz hd w b x (flatRow r) (flatCol r)

/-- **The transposed matrix is the transposed layer**, for dilation `d ≥ 1`. -/
theorem transpose_convMatrix_mulVec (hd : 0 < d) (w : Fin O → Matrix C K R)
    (v : Matrix O (convLength L K s d) R) :
    (convMatrix L s d w)ᵀ *ᵥ v.flatten = (convTransposed L s d w v).flatten := by
  ext q
  rw [Matrix.mulVec_apply, sum_flat]
  simp only [Matrix.transpose_apply, convMatrix, Matrix.flatten, flatRow_flatIndex,
    flatCol_flatIndex]
  exact (convTransposed_eq_transpose hd s w v (flatRow q) (flatCol q)).symm

/-! ### The layer as an affine layer for each window -/

/-- The inputs that output `n` sees, tap by tap, one channel after the other. -/
@[expose] def window (s d : Nat) (x : Matrix C L R) (n : Fin (convLength L K s d)) :
    Vec (C * K) R :=
  fun p => x (flatRow p) ⟨s * n + d * flatCol p, tap_lt n (flatCol p)⟩

/-- The kernels as a matrix, out-channels × (in-channels and taps), one row for each out-channel. -/
@[expose] noncomputable def kernelMatrix (w : Fin O → Matrix C K R) : Matrix O (C * K) R :=
  fun o => (w o).flatten

/-- The kernels in the rows of a matrix. -/
@[expose] noncomputable def convKernel (W : Matrix O (C * K) R) : Fin O → Matrix C K R :=
  fun o => Matrix.ofFlat (W.row o)

/-- The parameters of a convolution layer as one vector: the taps, and then the bias. -/
@[expose] noncomputable def convParams (w : Fin O → Matrix C K R) (b : Vec O R) :
    Vec (O * (C * K) + O) R :=
  Layer.affineParams (kernelMatrix w) b

omit [Lean.Grind.CommRing R] in
@[simp] theorem convKernel_kernelMatrix (w : Fin O → Matrix C K R) :
    convKernel (kernelMatrix w) = w :=
  funext fun o => Matrix.ofFlat_flatten (w o)

/-- **Weight sharing**: the convolution layer applies one affine layer to every window,
`out · n = W (window n) + b`. -/
theorem convLayer_eq_affine (s d : Nat) (w : Fin O → Matrix C K R) (b : Vec O R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n = (kernelMatrix w *ᵥ window s d x n + b) o := by
  rw [Vec.add_apply, Matrix.mulVec_apply, sum_flat, Lean.Grind.Semiring.add_comm]
  simp only [kernelMatrix, window, Matrix.flatten, flatRow_flatIndex, flatCol_flatIndex]
  rfl

namespace Layer

/-- **The convolution layer**, with `C` in-channels of length `L`, `O` out-channels, `K` taps, the
stride `s` and the dilation `d`; signals are written one channel after the other. With respect to
the input its Jacobian matrix is to be `convMatrix`; with respect to the parameters, the row of
output `n` of channel `o` is the row `o` that the affine layer on the window of `n` has. -/
@[expose] noncomputable def conv (O C K L s d : Nat) :
    Layer (O * (C * K) + O) (C * L) (O * convLength L K s d) R where
  eval t x := (convLayer s d (convKernel (weights t)) (bias t) (Matrix.ofFlat x)).flatten
  inputJacobian t _ := convMatrix L s d (convKernel (weights t))
  paramJacobian t x := fun r => (affine (C * K) O).paramJacobian t
    (window s d (Matrix.ofFlat x) (flatCol r)) (flatRow r)

theorem conv_eval (w : Fin O → Matrix C K R) (b : Vec O R) (x : Matrix C L R) :
    (conv O C K L s d).eval (convParams w b) x.flatten = (convLayer s d w b x).flatten := by
  simp only [conv, convParams, weights_affineParams, bias_affineParams, convKernel_kernelMatrix,
    Matrix.ofFlat_flatten]

/-- A convolution layer is linear in its parameters. -/
theorem conv_paramJacobian_mulVec (t t' : Vec (O * (C * K) + O) R) (x : Vec (C * L) R) :
    (conv O C K L s d).paramJacobian t' x *ᵥ t = (conv O C K L s d).eval t x := by
  ext r
  have affine := congrFun (affine_paramJacobian_mulVec t t'
    (window s d (Matrix.ofFlat x) (flatCol r))) (flatRow r)
  refine affine.trans ?_
  have rows : kernelMatrix (convKernel (weights t)) = weights t :=
    funext fun o => Matrix.flatten_ofFlat (weights t o)
  have shared := convLayer_eq_affine s d (convKernel (weights t)) (bias t) (Matrix.ofFlat x)
    (flatRow r) (flatCol r)
  rw [rows] at shared
  exact shared.symm

/-- **What a convolution layer does in the reverse sweep**, with respect to its input, for dilation
`d ≥ 1`: the transposed layer. -/
theorem conv_backward_input (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Vec O R)
    (x : Vec (C * L) R) (v : Matrix O (convLength L K s d) R) :
    ((conv O C K L s d).inputJacobian (convParams w b) x)ᵀ *ᵥ v.flatten =
      (convTransposed L s d w v).flatten := by
  rw [← transpose_convMatrix_mulVec hd]
  simp only [conv, convParams, weights_affineParams, convKernel_kernelMatrix]

/-- **What a convolution layer does in the reverse sweep**, with respect to its parameters:
`kernelGradient` for the kernel, by `kernelGradient_eq_xcorr` the cross-correlation of what comes
back with the input, for stride at least 1; and for the bias of channel `o` the sum over all places,
`∑ n, v o n`. -/
theorem conv_backward_params (t : Vec (O * (C * K) + O) R) (x : Matrix C L R)
    (v : Matrix O (convLength L K s d) R) :
    ((conv O C K L s d).paramJacobian t x.flatten)ᵀ *ᵥ v.flatten =
      convParams (kernelGradient s d x v) fun o => ∑ n, v o n := by
  ext p
  let v' (n : Fin (convLength L K s d)) : Vec O R := fun o => v o n
  have windows (n : Fin (convLength L K s d)) :
      ∑ o, (affine (C * K) O).paramJacobian t (window s d x n) o p * v o n =
        affineParams (fun o q => v o n * window s d x n q) (v' n) p :=
    congrFun (affine_backward_params t (window s d x n) (v' n)) p
  rw [Matrix.mulVec_apply, sum_flat, sum_comm]
  simp only [Matrix.transpose_apply, conv, Matrix.ofFlat_flatten]
  simp only [Matrix.flatten, flatRow_flatIndex, flatCol_flatIndex]
  refine (sum_congr windows).trans ?_
  refine Fin.addCases (fun q => ?_) (fun o => ?_) p
  · simp only [convParams, affineParams_castAdd]
    rfl
  · simp only [convParams, affineParams_natAdd, v']

end Layer

end CommRing

/-! ### The gradients over ℝ -/

namespace Layer

/-- **The Jacobian matrix of a convolution layer with respect to its input**, for dilation `d ≥ 1`,
is the layer as one matrix. -/
theorem conv_hasInputJacobian (hd : 0 < d) (t : Vec (O * (C * K) + O)) (x : Vec (C * L)) :
    (conv O C K L s d).HasInputJacobian t x := by
  refine (hasJacobianAt_affine (convMatrix L s d (convKernel (weights t)))
    (Matrix.flatten fun o _ => bias t o) x).congr ⟨1, Real.zero_lt_one, fun y _ => ?_⟩
  have value := flatten_convLayer hd (s := s) (convKernel (weights t)) (bias t) (Matrix.ofFlat y)
  rw [Matrix.flatten_ofFlat] at value
  exact value.symm

/-- **The Jacobian matrix of a convolution layer with respect to its parameters** has the inputs of
the window for the taps, and 1 for the bias. -/
theorem conv_hasParamJacobian (t : Vec (O * (C * K) + O)) (x : Vec (C * L)) :
    (conv O C K L s d).HasParamJacobian t x := by
  refine (hasJacobianAt_affine ((conv O C K L s d).paramJacobian t x) 0 t).congr
    ⟨1, Real.zero_lt_one, fun u _ => ?_⟩
  rw [conv_paramJacobian_mulVec, Lean.Grind.AddCommMonoid.add_zero]

/-- Convolution layers with dilation `d ≥ 1` are differentiable, and their formulas are right. -/
theorem conv_differentiable (hd : 0 < d) : (conv (R := ℝ) O C K L s d).Differentiable :=
  ⟨conv_hasInputJacobian hd, conv_hasParamJacobian⟩

end Layer

private theorem transpose_above_mulVec {m n k : Nat} (A : Matrix m k) (B : Matrix n k)
    (g : Vec (m + n)) : (Matrix.above A B)ᵀ *ᵥ g = Aᵀ *ᵥ g.left + Bᵀ *ᵥ g.right := by
  ext j
  rw [Matrix.mulVec_apply, sum_append]
  simp only [Matrix.transpose_apply, Matrix.above_castAdd, Matrix.above_natAdd]
  rfl

/-- The gradient with respect to the first components alone: the first components. -/
private theorem HasGradientAt.comp_append_left {m n : Nat} {φ : Vec (m + n) → ℝ} {g : Vec (m + n)}
    {x : Vec m} {y : Vec n} (h : HasGradientAt φ g (Vec.append x y)) :
    HasGradientAt (fun u => φ (Vec.append u y)) g.left x := by
  have chain := HasGradientAt.comp_hasJacobianAt (F := fun u => Vec.append u y) h
    ((hasJacobianAt_id x).append (hasJacobianAt_const y x))
  have value : (Matrix.above (1 : Matrix m m) (0 : Matrix n m))ᵀ *ᵥ g = g.left := by
    rw [transpose_above_mulVec, Matrix.transpose_one, Matrix.one_mulVec]
    exact (congrArg (g.left + ·) (Matrix.zero_mulVec g.right)).trans
      (Lean.Grind.AddCommMonoid.add_zero _)
  exact value ▸ chain

/-- The gradient with respect to the last components alone: the last components. -/
private theorem HasGradientAt.comp_append_right {m n : Nat} {φ : Vec (m + n) → ℝ} {g : Vec (m + n)}
    {x : Vec m} {y : Vec n} (h : HasGradientAt φ g (Vec.append x y)) :
    HasGradientAt (fun u => φ (Vec.append x u)) g.right y := by
  have chain := HasGradientAt.comp_hasJacobianAt (F := fun u => Vec.append x u) h
    ((hasJacobianAt_const x y).append (hasJacobianAt_id y))
  have value : (Matrix.above (0 : Matrix m n) (1 : Matrix n n))ᵀ *ᵥ g = g.right := by
    rw [transpose_above_mulVec, Matrix.transpose_one, Matrix.one_mulVec]
    exact (congrArg (· + g.right) (Matrix.zero_mulVec g.left)).trans
      (Lean.Grind.AddCommMonoid.zero_add _)
  exact value ▸ chain

/-- The dot product of two matrices as vectors is the sum of the products of all entries. -/
theorem flatten_dot_flatten {M N : Nat} (A B : Matrix M N) :
    A.flatten.dot B.flatten = ∑ i, ∑ j, A i j * B i j := by
  rw [Vec.dot_def, sum_flat]
  simp only [Matrix.flatten, flatRow_flatIndex, flatCol_flatIndex]

/-- Gradients are pulled back by adjoint maps, where a constant is added: if `F x · y = x · G y` for
all `x` and `y`, and `φ` has at `F a + B` the gradient `v`, then `x ↦ φ (F x + B)` has at `a` the
gradient `G v`. -/
theorem HasGradientAt.comp_of_adjoint_add {m n : Nat} {F : Vec n → Vec m} {G : Vec m → Vec n}
    (adjoint : ∀ x y, (F x).dot y = x.dot (G y)) (B : Vec m) {φ : Vec m → ℝ} {v : Vec m}
    {a : Vec n} (hφ : HasGradientAt φ v (F a + B)) :
    HasGradientAt (fun x => φ (F x + B)) (G v) a := by
  have moved : HasGradientAt (fun u => φ ((1 : Matrix m m) *ᵥ u + B)) v (F a) := by
    have start : (1 : Matrix m m) *ᵥ F a + B = F a + B := by rw [Matrix.one_mulVec]
    have chain := HasGradientAt.comp_hasJacobianAt (φ := φ)
      (F := fun u => (1 : Matrix m m) *ᵥ u + B) (start.symm ▸ hφ) (hasJacobianAt_affine 1 B (F a))
    rwa [Matrix.transpose_one, Matrix.one_mulVec] at chain
  simp only [Matrix.one_mulVec] at moved
  exact HasGradientAt.comp_of_adjoint adjoint moved

/-- **The gradient with respect to the input is the transposed layer** (§4.1, last sentence). If a
loss `φ` has at the output of the layer the gradient `v`, then with respect to the input `x` it has
the gradient `convTransposed L s d w v`; by `convTransposed_eq_conv` that is, for stride and
dilation at least 1, the convolution of the dilated kernels with what comes back. -/
theorem hasGradientAt_convLayer_input (w : Fin O → Matrix C K) (b : Vec O) (x : Matrix C L)
    {φ : Vec (O * convLength L K s d) → ℝ} {v : Matrix O (convLength L K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b x).flatten) :
    HasGradientAt (fun y => φ (convLayer s d w b (Matrix.ofFlat y)).flatten)
      (convTransposed L s d w v).flatten x.flatten := by
  -- the layer without bias, and the bias
  let F (y : Vec (C * L)) : Vec (O * convLength L K s d) :=
    (convLayer s d w (fun _ => 0) (Matrix.ofFlat y)).flatten
  let G (u : Vec (O * convLength L K s d)) : Vec (C * L) :=
    (convTransposed L s d w (Matrix.ofFlat u)).flatten
  let B : Vec (O * convLength L K s d) := Matrix.flatten fun o _ => b o
  have split (y : Vec (C * L)) : F y + B = (convLayer s d w b (Matrix.ofFlat y)).flatten := by
    refine Vec.ext fun r => ?_
    show 0 + _ + b (flatRow r) = b (flatRow r) + _
    grind
  have adjoint (y : Vec (C * L)) (u : Vec (O * convLength L K s d)) :
      (F y).dot u = y.dot (G u) := by
    rw [← Matrix.flatten_ofFlat u, ← Matrix.flatten_ofFlat y, flatten_dot_flatten,
      flatten_dot_flatten, Matrix.ofFlat_flatten, Matrix.ofFlat_flatten, convLayer_dot]
  have pulled := HasGradientAt.comp_of_adjoint_add adjoint B (a := x.flatten)
    (by rwa [split, Matrix.ofFlat_flatten])
  simp only [split] at pulled
  rwa [show G v.flatten = (convTransposed L s d w v).flatten by
    simp only [G, Matrix.ofFlat_flatten]] at pulled

/-- **The gradients with respect to the kernel and the bias** (§4.1, last sentence). If a loss `φ`
has at the output of the layer the gradient `v`, then with respect to the parameters it has the
gradient `convParams (kernelGradient s d x v) (∑ n, v · n)`: for the kernel, by
`kernelGradient_eq_xcorr`, the cross-correlation of `v` with the input, for stride at least 1, for
the bias the sum of `v` over all places. -/
theorem hasGradientAt_convLayer_params (w : Fin O → Matrix C K) (b : Vec O)
    (x : Matrix C L) {φ : Vec (O * convLength L K s d) → ℝ} {v : Matrix O (convLength L K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b x).flatten) :
    HasGradientAt
      (fun t => φ (convLayer s d (convKernel (Layer.weights t)) (Layer.bias t) x).flatten)
      (convParams (kernelGradient s d x v) fun o => ∑ n, v o n) (convParams w b) := by
  have layer := Layer.conv_hasParamJacobian (s := s) (d := d) (convParams w b) x.flatten
  have value (t : Vec (O * (C * K) + O)) : (Layer.conv O C K L s d).eval t x.flatten =
      (convLayer s d (convKernel (Layer.weights t)) (Layer.bias t) x).flatten := by
    simp only [Layer.conv, Matrix.ofFlat_flatten]
  have chain := HasGradientAt.comp_hasJacobianAt (φ := φ)
    (F := fun t => (Layer.conv O C K L s d).eval t x.flatten)
    (by simpa only [Layer.conv_eval] using hφ) layer
  rw [Layer.conv_backward_params] at chain
  simpa only [value] using chain

/-- **The gradient with respect to the kernel** (§4.1, last sentence) is `kernelGradient s d x v`:
by `kernelGradient_eq_xcorr`, for stride at least 1, the cross-correlation of what comes back with
the input. -/
theorem hasGradientAt_convLayer_kernel (w : Fin O → Matrix C K) (b : Vec O)
    (x : Matrix C L) {φ : Vec (O * convLength L K s d) → ℝ} {v : Matrix O (convLength L K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b x).flatten) :
    HasGradientAt (fun u => φ (convLayer s d (convKernel (Matrix.ofFlat u)) b x).flatten)
      (kernelMatrix (kernelGradient s d x v)).flatten (kernelMatrix w).flatten := by
  have both := (hasGradientAt_convLayer_params w b x hφ).comp_append_left
  simpa only [Layer.weights, Layer.bias, convParams, Layer.affineParams, Vec.left_append,
    Vec.right_append] using both

/-- **The gradient with respect to the bias is the sum** of what comes back, over all places. -/
theorem hasGradientAt_convLayer_bias (w : Fin O → Matrix C K) (b : Vec O)
    (x : Matrix C L) {φ : Vec (O * convLength L K s d) → ℝ} {v : Matrix O (convLength L K s d)}
    (hφ : HasGradientAt φ v.flatten (convLayer s d w b x).flatten) :
    HasGradientAt (fun b => φ (convLayer s d w b x).flatten) (fun o => ∑ n, v o n) b := by
  have both := (hasGradientAt_convLayer_params w b x hφ).comp_append_right
  simpa only [Layer.weights, Layer.bias, convParams, Layer.affineParams, Vec.left_append,
    Vec.right_append, Matrix.ofFlat_flatten, convKernel_kernelMatrix] using both

end Fundamentals
