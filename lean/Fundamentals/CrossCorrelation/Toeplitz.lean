/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer
public import Fundamentals.Linear.Dot

/-!
# The convolution layer as a Toeplitz matrix

On inputs of length `L` a cross-correlation with stride `s` is multiplication by the matrix whose
entry in row `n` and column `l` is `f (l - s * n)`: each row is the row above it, moved to the right
by `s`. With a kernel of finite length the matrix is banded.

## Main definitions
* `toeplitz s f`: the matrix with the entries `f (l - s * n)`.

## Main statements
* `toeplitz_mulVec`: it multiplies by cross-correlation with `f`, at the multiples of `s`.
* `transpose_toeplitz_mulVec`: its transpose multiplies by convolution with `f`, of what is spread
  out by `s`.
* `toeplitz_succ`: each row is the row above it, moved to the right by `s`; with `s = 1`, the matrix
  is constant along its diagonals. `toeplitz_eq_zero`: it is banded.
* `convLayer_eq_toeplitz`: the layer is the sum of these over its in-channels, and the bias.
-/

public section

namespace Fundamentals

open scoped Matrix
open Sequence (ofFin dilate xcorr conv SupportedOn)

variable {R : Type} {O C K L N : Nat} {s d : Nat}

/-- The Toeplitz matrix of a sequence, with stride `s`: its entry in row `n` and column `l` is
`f (l - s * n)`, so that each row is the row above it, moved to the right by `s`. -/
@[expose] def toeplitz (s : Nat) (f : Int → R) : Matrix N L R := fun n l => f (l - s * n)

/-- **Each row is the row above it, moved to the right by the stride**: one row down and `s` columns
to the right stands the same entry. With stride 1 the matrix is constant along its diagonals. -/
theorem toeplitz_succ (s : Nat) (f : Int → R) {n n' : Fin N} {l l' : Fin L}
    (hn : n'.val = n + 1) (hl : l'.val = l + s) : toeplitz s f n' l' = toeplitz s f n l := by
  show f (l'.val - s * n'.val) = f (l - s * n)
  rw [hn, hl]
  exact congrArg f (by grind)

section Ring

variable [Lean.Grind.Ring R]

/-- **A Toeplitz matrix of a finite sequence is banded**: if `f` vanishes outside of
`0, …, len - 1`, then row `n` vanishes outside of the columns `s * n, …, s * n + len - 1`. -/
theorem toeplitz_eq_zero {f : Int → R} {len : Nat} (hf : SupportedOn f 0 len) {n : Fin N}
    {l : Fin L} (h : l.val < s * n ∨ s * n + len ≤ l.val) : toeplitz s f n l = 0 := by
  have place : ((s * n.val : Nat) : Int) = s * n := by grind
  exact hf _ (by omega)

/-- **Toeplitz matrices multiply by cross-correlation**, evaluated at the multiples of the stride:
`(T x) n = (f ⋆ x)(s * n)`, for every sequence `f` and the vector `x` extended by zero. -/
theorem toeplitz_mulVec (s : Nat) (f : Int → R) (x : Vec L R) (n : Fin N) :
    (toeplitz s f *ᵥ x) n = xcorr f (ofFin x) (s * n) := by
  rw [Sequence.xcorr_eq_sumInt_sub,
    Sequence.sumInt_eq_sum ((Sequence.supportedOn_ofFin x).mul_left _)]
  refine sum_congr fun l => ?_
  rw [Int.zero_add, Sequence.ofFin_apply]
  rfl

end Ring

section CommRing

variable [Lean.Grind.CommRing R]

/-- **Transposed Toeplitz matrices multiply by convolution**, of the vector spread out by the
stride: `(Tᵀ v) l = (f ∗ (v dilated by s))(l)`, for every sequence `f` and `s ≥ 1`. -/
theorem transpose_toeplitz_mulVec (hs : 0 < s) (f : Int → R) (v : Vec N R) (l : Fin L) :
    ((toeplitz s f)ᵀ *ᵥ v) l = conv f (dilate s (ofFin v)) l := by
  rw [Sequence.conv_comm, Sequence.conv_dilate_ofFin hs]
  exact sum_congr fun n => Lean.Grind.CommRing.mul_comm _ _

/-- **The layer as Toeplitz matrices**, for dilation `d ≥ 1`: output channel `o` is the sum over the
in-channels of `T x c`, plus the bias, where `T` is the Toeplitz matrix of the dilated kernel of `o`
and `c`. -/
theorem convLayer_eq_toeplitz (hd : 0 < d) (w : Fin O → Matrix C K R) (b : Fin O → R)
    (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    convLayer s d w b x o n =
      b o + ∑ c, (toeplitz s (dilate d (ofFin (w o c))) *ᵥ x.row c) n := by
  rw [convLayer_eq_xcorr hd]
  exact congrArg (b o + ·) (sum_congr fun c => (toeplitz_mulVec s _ (x.row c) n).symm)

/-- The Toeplitz matrix of a kernel dilated by `d ≥ 1` is banded: row `n` vanishes outside of the
columns `s * n, …, s * n + d * (K - 1)`. -/
theorem toeplitz_kernel_eq_zero (hd : 0 < d) (v : Fin K → R) {n : Fin N} {l : Fin L}
    (h : l.val < s * n ∨ s * n + d * (K - 1) < l.val) :
    toeplitz s (dilate d (ofFin v)) n l = 0 := by
  have support := (Sequence.supportedOn_ofFin v).dilate hd
  rw [Int.mul_zero] at support
  exact toeplitz_eq_zero support (by omega)

end CommRing

end Fundamentals
