/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer2dTransposed
public import Fundamentals.Differentiation.Backpropagation
public import Fundamentals.Linear.Flatten
import Fundamentals.CrossCorrelation.ConvLayerGradient
import Fundamentals.Differentiation.Gradient

/-!
# The gradients of the convolution layer for images

If a loss has the gradient `v` at the output of the layer, then with respect to the input it has the
gradient `convTransposed2d w v`, with respect to the kernel `kernelGradient2d x v`, and with respect
to the bias the sums of `v`.

## Main definitions
* `imagesFlatten`, `imagesOfFlat`: images, one for each channel, as one vector, and back.
* `kernelsFlatten`, `kernelsOfFlat`: the same for kernels.

## Main statements
* `hasGradientAt_convLayer2d_input`, `hasGradientAt_convLayer2d_kernel`,
  `hasGradientAt_convLayer2d_bias`: the gradients.
-/

public section

namespace Fundamentals

variable {O C K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-! ### Images and kernels as vectors -/

/-- Images, one for each channel, as one vector: channel after channel, row after row. -/
@[expose] noncomputable def imagesFlatten (x : Fin C → Matrix L₁ L₂) : Vec (C * (L₁ * L₂)) :=
  Matrix.flatten fun c => (x c).flatten

/-- The images in a vector. -/
@[expose] noncomputable def imagesOfFlat (y : Vec (C * (L₁ * L₂))) : Fin C → Matrix L₁ L₂ :=
  fun c => Matrix.ofFlat (Matrix.row (Matrix.ofFlat y) c)

/-- Kernels, one for each pair of channels, as one vector. -/
@[expose] noncomputable def kernelsFlatten (w : Fin O → Fin C → Matrix K₁ K₂) :
    Vec (O * (C * (K₁ * K₂))) :=
  Matrix.flatten fun o => imagesFlatten (w o)

/-- The kernels in a vector. -/
@[expose] noncomputable def kernelsOfFlat (u : Vec (O * (C * (K₁ * K₂)))) :
    Fin O → Fin C → Matrix K₁ K₂ :=
  fun o => imagesOfFlat (Matrix.row (Matrix.ofFlat u) o)

theorem imagesOfFlat_flatten (x : Fin C → Matrix L₁ L₂) : imagesOfFlat (imagesFlatten x) = x := by
  funext c
  rw [imagesOfFlat, imagesFlatten, Matrix.ofFlat_flatten]
  exact Matrix.ofFlat_flatten (x c)

theorem imagesFlatten_ofFlat (y : Vec (C * (L₁ * L₂))) : imagesFlatten (imagesOfFlat y) = y := by
  simp only [imagesFlatten, imagesOfFlat, Matrix.flatten_ofFlat]
  exact Matrix.flatten_ofFlat y

theorem kernelsOfFlat_flatten (w : Fin O → Fin C → Matrix K₁ K₂) :
    kernelsOfFlat (kernelsFlatten w) = w := by
  funext o
  rw [kernelsOfFlat, kernelsFlatten, Matrix.ofFlat_flatten]
  exact imagesOfFlat_flatten (w o)

theorem kernelsFlatten_ofFlat (u : Vec (O * (C * (K₁ * K₂)))) :
    kernelsFlatten (kernelsOfFlat u) = u := by
  simp only [kernelsFlatten, kernelsOfFlat, imagesFlatten_ofFlat]
  exact Matrix.flatten_ofFlat u

/-- The dot product of images is the sum of the products of all entries. -/
theorem imagesFlatten_dot (x y : Fin C → Matrix L₁ L₂) :
    (imagesFlatten x).dot (imagesFlatten y) = ∑ c, ∑ k, ∑ l, x c k l * y c k l := by
  rw [imagesFlatten, imagesFlatten, flatten_dot_flatten]
  exact sum_congr fun c => flatten_dot_flatten (x c) (y c)

/-- The dot product of kernels is the sum of the products of all entries. -/
theorem kernelsFlatten_dot (w w' : Fin O → Fin C → Matrix K₁ K₂) :
    (kernelsFlatten w).dot (kernelsFlatten w') =
      ∑ o, ∑ c, ∑ i, ∑ j, w o c i j * w' o c i j := by
  rw [kernelsFlatten, kernelsFlatten, flatten_dot_flatten]
  exact sum_congr fun o => imagesFlatten_dot (w o) (w' o)

/-! ### The gradients -/

/-- The layer is the layer without bias, and the bias at all places. -/
private theorem imagesFlatten_convLayer2d (w : Fin O → Fin C → Matrix K₁ K₂) (b : Vec O)
    (x : Fin C → Matrix L₁ L₂) : imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) x) +
      imagesFlatten (fun o _ _ => b o) = imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x) := by
  refine Vec.ext fun r => ?_
  show 0 + _ + b (flatRow r) = b (flatRow r) + _
  grind

/-- **The gradient with respect to the input**, for images: if a loss `φ` has at the output of the
layer the gradient `v`, then with respect to the input `x` it has the gradient
`convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v`; by `convTransposed2d_eq_conv₂` that is, for strides and
dilations at least 1, a convolution on ℤ². -/
theorem hasGradientAt_convLayer2d_input (w : Fin O → Fin C → Matrix K₁ K₂) (b : Vec O)
    (x : Fin C → Matrix L₁ L₂)
    {φ : Vec (O * (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂)) → ℝ}
    {v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂)}
    (hφ : HasGradientAt φ (imagesFlatten v) (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x))) :
    HasGradientAt (fun y => φ (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b (imagesOfFlat y))))
      (imagesFlatten (convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w v)) (imagesFlatten x) := by
  have pulled := HasGradientAt.comp_of_adjoint_add (φ := φ) (v := imagesFlatten v)
    (a := imagesFlatten x) (B := imagesFlatten fun o _ _ => b o)
    (F := fun y => imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) (imagesOfFlat y)))
    (G := fun u => imagesFlatten (convTransposed2d L₁ L₂ s₁ s₂ d₁ d₂ w (imagesOfFlat u)))
    (fun y u => by
      rw [← imagesFlatten_ofFlat u, ← imagesFlatten_ofFlat y]
      simp only [imagesOfFlat_flatten]
      rw [imagesFlatten_dot, imagesFlatten_dot, convLayer2d_dot])
    (by rwa [imagesFlatten_convLayer2d, imagesOfFlat_flatten])
  simpa only [imagesFlatten_convLayer2d, imagesOfFlat_flatten] using pulled

/-- **The gradient with respect to the kernel**, for images: if a loss `φ` has at the output of the
layer the gradient `v`, it is `kernelGradient2d s₁ s₂ d₁ d₂ x v`; by
`kernelGradient2d_eq_xcorr₂` that is, for strides at least 1, a cross-correlation on ℤ². -/
theorem hasGradientAt_convLayer2d_kernel (w : Fin O → Fin C → Matrix K₁ K₂) (b : Vec O)
    (x : Fin C → Matrix L₁ L₂)
    {φ : Vec (O * (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂)) → ℝ}
    {v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂)}
    (hφ : HasGradientAt φ (imagesFlatten v) (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x))) :
    HasGradientAt (fun u => φ (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ (kernelsOfFlat u) b x)))
      (kernelsFlatten (kernelGradient2d s₁ s₂ d₁ d₂ x v)) (kernelsFlatten w) := by
  have pulled := HasGradientAt.comp_of_adjoint_add (φ := φ) (v := imagesFlatten v)
    (a := kernelsFlatten w) (B := imagesFlatten fun o _ _ => b o)
    (F := fun u => imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ (kernelsOfFlat u) (fun _ => 0) x))
    (G := fun u => kernelsFlatten (kernelGradient2d s₁ s₂ d₁ d₂ x (imagesOfFlat u)))
    (fun y u => by
      rw [← imagesFlatten_ofFlat u, ← kernelsFlatten_ofFlat y]
      simp only [imagesOfFlat_flatten, kernelsOfFlat_flatten]
      rw [imagesFlatten_dot, kernelsFlatten_dot, convLayer2d_dot_kernelGradient2d])
    (by rwa [imagesFlatten_convLayer2d, kernelsOfFlat_flatten])
  simpa only [imagesFlatten_convLayer2d, imagesOfFlat_flatten] using pulled

/-- **The gradient with respect to the bias**, for images: the sum of what comes back, over all
places. -/
theorem hasGradientAt_convLayer2d_bias (w : Fin O → Fin C → Matrix K₁ K₂) (b : Vec O)
    (x : Fin C → Matrix L₁ L₂)
    {φ : Vec (O * (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂)) → ℝ}
    {v : Fin O → Matrix (convLength L₁ K₁ s₁ d₁) (convLength L₂ K₂ s₂ d₂)}
    (hφ : HasGradientAt φ (imagesFlatten v) (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x))) :
    HasGradientAt (fun b => φ (imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x)))
      (fun o => ∑ m, ∑ n, v o m n) b := by
  let plain := imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w (fun _ => 0) x)
  have split (b : Vec O) : imagesFlatten (fun o _ _ => b o) + plain =
      imagesFlatten (convLayer2d s₁ s₂ d₁ d₂ w b x) := by
    rw [← imagesFlatten_convLayer2d]
    exact Vec.ext fun r => Real.add_comm _ _
  have pulled := HasGradientAt.comp_of_adjoint_add (φ := φ) (v := imagesFlatten v) (a := b)
    (B := plain) (F := fun b => imagesFlatten fun o _ _ => b o)
    (G := fun u o => ∑ m, ∑ n, imagesOfFlat u o m n)
    (fun b u => by
      rw [← imagesFlatten_ofFlat u, imagesFlatten_dot]
      simp only [imagesOfFlat_flatten, Vec.dot_def, sum_mul_left])
    (by rwa [split])
  simpa only [split, imagesOfFlat_flatten] using pulled

end Fundamentals
