/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer2d
public import Fundamentals.Linear.Flatten

/-!
# The convolution layer as a matrix product

The kernels of a layer, each written as one row, times the matrix of its windows, each written as
one column: that is the layer, up to the bias. Frameworks make the second matrix in memory (`im2col`,
`unfold`) to use their fast matrix product.

In a Toeplitz matrix, see `Fundamentals.CrossCorrelation.Toeplitz`, the kernel is spread out and the
input remains a vector; here the input is spread out, and the kernel remains as it is.

## Main definitions
* `unfold K s d x`: the matrix of the windows, `C * K` rows and one column for each place of the
  output; `unfold2d` for images.
* `kernelRows w`, `kernelRows2d w`: the kernels, one row for each out-channel.

## Main statements
* `convLayer_eq_im2col`, `convLayer2d_eq_im2col`: over every semiring, the layer is the product.
* `convLayer_eq_mul`, `convLayer2d_eq_mul`: the same with the product of matrices, over a ring.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {R : Type} {O C K L s d : Nat} {K₁ K₂ L₁ L₂ s₁ s₂ d₁ d₂ : Nat}

/-! ### Signals -/

/-- The kernels of a layer as a matrix, a row for each out-channel: the taps of the first
in-channel, then those of the second, and so on. -/
@[expose] noncomputable def kernelRows (w : Fin O → Matrix C K R) : Matrix O (C * K) R :=
  fun o => (w o).flatten

/-- The **unfolded input**: column `n` is the window that the layer sees at the place `n` of its
output; row `c * K + i` has the values that tap `i` meets in channel `c`, `x c (s * n + d * i)`. -/
@[expose] def unfold (K s d : Nat) (x : Matrix C L R) : Matrix (C * K) (convLength L K s d) R :=
  fun q n => x (flatRow q) ⟨s * n + d * flatCol q, tap_lt n (flatCol q)⟩

/-- The bias as a matrix: row `o` has the entries `b o`. -/
@[expose] def biasRows {N : Nat} (b : Fin O → R) : Matrix O N R := fun o _ => b o

/-- **The layer as a matrix product** (`im2col`), for every stride and dilation and over every
semiring: `out o n = b o + ∑ q, kernelRows w o q * unfold K s d x q n`. -/
theorem convLayer_eq_im2col [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n = b o + ∑ q, kernelRows w o q * unfold K s d x q n := by
  rw [sum_flat]
  refine congrArg (b o + ·) (sum_congr fun c => sum_congr fun i => ?_)
  rw [kernelRows, Matrix.flatten, unfold]
  simp only [flatRow_flatIndex, flatCol_flatIndex]

/-- Over a ring, that is the product of matrices:
`out = biasRows b + kernelRows w * unfold K s d x`. -/
theorem convLayer_eq_mul [Lean.Grind.Ring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) :
    convLayer s d w b x = biasRows b + kernelRows w * unfold K s d x :=
  Matrix.ext fun o n => convLayer_eq_im2col s d w b x o n

/-- Each entry of the unfolded input is one of the input, the same for all entries with the same
channel and the same sum `s * n + d * i`: the input stands in it several times. -/
theorem unfold_flatIndex (s d : Nat) (x : Matrix C L R) (c : Fin C) (i : Fin K)
    (n : Fin (convLength L K s d)) :
    unfold K s d x (flatIndex c i) n = x c ⟨s * n + d * i, tap_lt n i⟩ := by
  simp only [unfold, flatRow_flatIndex, flatCol_flatIndex]

/-! ### Images -/

/-- The kernels of a layer for images as a matrix, a row for each out-channel: in-channel after
in-channel, row after row. -/
@[expose] noncomputable def kernelRows2d (w : Fin O → Fin C → Matrix K₁ K₂ R) :
    Matrix O (C * (K₁ * K₂)) R :=
  fun o q => (w o (flatRow q)).flatten (flatCol q)

/-- The **unfolded image**: each column is the window that the layer sees at one place `(m, n)` of
its output, the places row after row; row `c * (K₁ * K₂) + i * K₂ + j` has the values that tap
`(i, j)` meets in channel `c`. -/
@[expose] def unfold2d (K₁ K₂ s₁ s₂ d₁ d₂ : Nat) (x : Fin C → Matrix L₁ L₂ R) :
    Matrix (C * (K₁ * K₂)) (convLength L₁ K₁ s₁ d₁ * convLength L₂ K₂ s₂ d₂) R := fun q p =>
  let i : Fin K₁ := flatRow (flatCol q)
  let j : Fin K₂ := flatCol (flatCol q)
  x (flatRow q) ⟨s₁ * flatRow p + d₁ * i, tap_lt (flatRow p) i⟩
    ⟨s₂ * flatCol p + d₂ * j, tap_lt (flatCol p) j⟩

/-- **The layer for images as a matrix product**, for all strides and dilations and over every
semiring: at the place `(m, n)`, the bias and the product of the row of the kernels with the column
of this place. -/
theorem convLayer2d_eq_im2col [Lean.Grind.Semiring R] (s₁ s₂ d₁ d₂ : Nat)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) (o : Fin O)
    (m : Fin (convLength L₁ K₁ s₁ d₁)) (n : Fin (convLength L₂ K₂ s₂ d₂)) :
    convLayer2d s₁ s₂ d₁ d₂ w b x o m n = b o +
      ∑ q, kernelRows2d w o q * unfold2d K₁ K₂ s₁ s₂ d₁ d₂ x q (flatIndex m n) := by
  rw [sum_flat]
  simp only [sum_flat (m := K₁)]
  refine congrArg (b o + ·) (sum_congr fun c => sum_congr fun i => sum_congr fun j => ?_)
  simp only [kernelRows2d, Matrix.flatten, unfold2d, flatRow_flatIndex, flatCol_flatIndex]

/-- Over a ring, that is the product of matrices; each out-channel is a row of it, in which the
output stands row after row. -/
theorem convLayer2d_eq_mul [Lean.Grind.Ring R] (s₁ s₂ d₁ d₂ : Nat)
    (w : Fin O → Fin C → Matrix K₁ K₂ R) (b : Fin O → R) (x : Fin C → Matrix L₁ L₂ R) :
    (fun o => (convLayer2d s₁ s₂ d₁ d₂ w b x o).flatten) =
      biasRows b + kernelRows2d w * unfold2d K₁ K₂ s₁ s₂ d₁ d₂ x :=
  Matrix.ext fun o p => by
    show convLayer2d s₁ s₂ d₁ d₂ w b x o (flatRow p) (flatCol p) = _
    rw [convLayer2d_eq_im2col, flatIndex_flatRow_flatCol]
    rfl

end Fundamentals
