/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.ConvLayer2d

/-!
# Winograd's minimal filtering

The `m` outputs `y j = ∑ i, g i * d (j + i)` of a filter with `r` taps take `m * r` multiplications
as they stand. Winograd's algorithms take `m + r - 1` of them: of a transformed kernel by a
transformed input, place by place, with a transformation of the products at the end,
`Y = Aᵀ [(G g) ⊙ (Bᵀ d)]`. Nested, one algorithm for the rows and one for the columns, they filter
images.

## Main definitions
* `filtered A G B g d`: the vector `Aᵀ [(G g) ⊙ (Bᵀ d)]`, and `filtered₂` for images.
* `IsFiltering A G B`: for all `g` and `d` that is the filter.

## Main statements
* `IsFiltering.filtered₂_eq`: nested, two algorithms filter images.
* `IsFiltering.eq_xcorr`, `IsFiltering.eq_xcorr₂`: they compute cross-correlation, tile by tile.
* `IsFiltering.convLayer_eq`, `IsFiltering.convLayer2d_eq`: and the layer, summed over its channels.

The algorithms F(2,3) and F(4,3) are in `Fundamentals.Arithmetic.WinogradMatrices`.

## References
* S. Winograd, *Arithmetic Complexity of Computations*, SIAM 1980.
* A. Lavin, S. Gray, *Fast Algorithms for Convolutional Neural Networks*, CVPR 2016.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {R : Type} {k m n r k' m' n' r' : Nat}

/-! ### Filtering by multiplications of transformed vectors -/

section Ring

variable [Lean.Grind.Ring R]

/-- `Y = Aᵀ [(G g) ⊙ (Bᵀ d)]`: the kernel `g` and the input `d` are transformed into `k` numbers
each, these are multiplied one by one, and the `k` products are transformed. -/
@[expose] noncomputable def filtered (A : Matrix k m R) (G : Matrix k r R) (B : Matrix n k R)
    (g : Vec r R) (d : Vec n R) : Vec m R :=
  Aᵀ *ᵥ fun t => (G *ᵥ g) t * (Bᵀ *ᵥ d) t

/-- The product of two matrices entry by entry. -/
@[expose] noncomputable def Matrix.hadamard (M N : Matrix m n R) : Matrix m n R :=
  fun i j => M i j * N i j

/-- The sum over `c` of the products of two matrices entry by entry. -/
@[expose] noncomputable def Matrix.hadamardSum {C : Nat} (M N : Fin C → Matrix m n R) :
    Matrix m n R :=
  fun i j => ∑ c, M c i j * N c i j

/-- The `n` by `n'` values of a function on ℤ² from the place `(p, p')` on. -/
@[expose] def tile (n n' : Nat) (f : Int → Int → R) (p p' : Int) : Matrix n n' R :=
  fun l l' => f (p + l) (p' + l')

/-- `Y = Aᵀ [(G g G'ᵀ) ⊙ (Bᵀ d B')] A'`: the same for images, with `k * k'` multiplications of
transformed kernel by transformed input. Rows and columns may be transformed in two ways. -/
@[expose] noncomputable def filtered₂ (A : Matrix k m R) (G : Matrix k r R) (B : Matrix n k R)
    (A' : Matrix k' m' R) (G' : Matrix k' r' R) (B' : Matrix n' k' R)
    (g : Matrix r r' R) (d : Matrix n n' R) : Matrix m m' R :=
  Aᵀ * Matrix.hadamard (G * g * G'ᵀ) (Bᵀ * d * B') * A'

/-- The place of the input that tap `i` meets for output `j`: the place `j + i`. -/
@[expose] def tapPlace (size : n + 1 = m + r) (j : Fin m) (i : Fin r) : Fin n :=
  ⟨j + i, by omega⟩

/-- The matrices `A`, `G`, `B` are a **filtering algorithm** with `k` multiplications, for kernels
with `r` taps and `m` outputs: for every kernel `g` and every input `d` of the size `m + r - 1`,
`filtered A G B g d j = ∑ i, g i * d (j + i)`. -/
@[expose] def IsFiltering (A : Matrix k m R) (G : Matrix k r R) (B : Matrix n k R)
    (size : n + 1 = m + r) : Prop :=
  ∀ (g : Vec r R) (d : Vec n R) (j : Fin m),
    filtered A G B g d j = ∑ i : Fin r, g i * d (tapPlace size j i)

/-! ### Nesting -/

/-- The rows of the transformed image: `(G * g * G'ᵀ) t t'` is row `t` of `G` times the vector of
what `G'` makes of the rows of `g`. -/
private theorem mul_mul_apply (G : Matrix k r R) (g : Matrix r r' R) (H : Matrix r' k' R)
    (t : Fin k) (t' : Fin k') : (G * g * H) t t' = (G *ᵥ fun i => (g * H) i t') t := by
  rw [Matrix.mul_assoc]
  rfl

end Ring

section CommRing

variable [Lean.Grind.CommRing R]

/-- A product with a transposed matrix is row by row the image of the row. -/
private theorem mul_transpose_apply (g : Matrix r r' R) (G : Matrix k' r' R) (i : Fin r)
    (t : Fin k') : (g * Gᵀ) i t = (G *ᵥ g.row i) t :=
  sum_congr fun _ => Lean.Grind.CommRing.mul_comm _ _

/-- **Nesting.** If `A`, `G`, `B` and `A'`, `G'`, `B'` are filtering algorithms, with `k` and `k'`
multiplications, then together they filter images, with `k * k'` of them:
`filtered₂ … g d j j' = ∑ i, ∑ i', g i i' * d (j + i) (j' + i')`. -/
theorem IsFiltering.filtered₂_eq {A : Matrix k m R} {G : Matrix k r R} {B : Matrix n k R}
    {A' : Matrix k' m' R} {G' : Matrix k' r' R} {B' : Matrix n' k' R} {size : n + 1 = m + r}
    {size' : n' + 1 = m' + r'} (h : IsFiltering A G B size) (h' : IsFiltering A' G' B' size')
    (g : Matrix r r' R) (d : Matrix n n' R) (j : Fin m) (j' : Fin m') :
    filtered₂ A G B A' G' B' g d j j' =
      ∑ i : Fin r, ∑ i' : Fin r', g i i' * d (tapPlace size j i) (tapPlace size' j' i') := by
  -- the first algorithm, for each column of the transformed image
  have columns (t' : Fin k') : (Aᵀ * Matrix.hadamard (G * g * G'ᵀ) (Bᵀ * d * B')) j t' =
      ∑ i : Fin r, (G' *ᵥ g.row i) t' * (B'ᵀ *ᵥ d.row (tapPlace size j i)) t' :=
    calc ∑ t, Aᵀ j t * ((G * g * G'ᵀ) t t' * (Bᵀ * d * B') t t')
        = filtered A G B (fun i => (g * G'ᵀ) i t') (fun l => (d * B') l t') j :=
          sum_congr fun t => by rw [mul_mul_apply, mul_mul_apply]
      _ = ∑ i : Fin r, (g * G'ᵀ) i t' * (d * B') (tapPlace size j i) t' := h _ _ j
      _ = _ := sum_congr fun i => by
          rw [mul_transpose_apply, ← mul_transpose_apply d B'ᵀ, Matrix.transpose_transpose]
  calc filtered₂ A G B A' G' B' g d j j'
      = ∑ t', A'ᵀ j' t' *
          ∑ i : Fin r, (G' *ᵥ g.row i) t' * (B'ᵀ *ᵥ d.row (tapPlace size j i)) t' :=
        sum_congr fun t' => by rw [columns, Lean.Grind.CommRing.mul_comm]; rfl
    _ = ∑ i : Fin r, ∑ t', A'ᵀ j' t' *
          ((G' *ᵥ g.row i) t' * (B'ᵀ *ᵥ d.row (tapPlace size j i)) t') := by
        simp only [← sum_mul_left]
        exact sum_comm _
    _ = ∑ i : Fin r, ∑ i' : Fin r', g i i' * d (tapPlace size j i) (tapPlace size' j' i') :=
        sum_congr fun i => h' (g.row i) (d.row (tapPlace size j i)) j'

/-! ### Tiles of the layer -/

open Sequence (dilate₂ ofFin ofMatrix xcorr xcorr₂)

variable {A : Matrix k m R} {G : Matrix k r R} {B : Matrix n k R} {A' : Matrix k' m' R}
  {G' : Matrix k' r' R} {B' : Matrix n' k' R} {size : n + 1 = m + r} {size' : n' + 1 = m' + r'}

/-- **A filtering algorithm computes cross-correlation, tile by tile**: for every sequence `f` and
every place `p`, from the `m + r - 1` values of `f` from `p` on come the `m` values of `g ⋆ f` from
`p` on. -/
theorem IsFiltering.eq_xcorr (h : IsFiltering A G B size) (g : Vec r R) (f : Int → R) (p : Int)
    (j : Fin m) : filtered A G B g (fun l => f (p + l)) j = xcorr (ofFin g) f (p + j) := by
  rw [h, Sequence.xcorr_ofFin]
  exact sum_congr fun i => by rw [tapPlace, Int.natCast_add, Int.add_assoc]

/-- The sum over the channels may be taken before the products are transformed. -/
private theorem sum_filtered {C : Nat} (g : Fin C → Vec r R) (d : Fin C → Vec n R) (j : Fin m) :
    (Aᵀ *ᵥ fun t => ∑ c, (G *ᵥ g c) t * (Bᵀ *ᵥ d c) t) j = ∑ c, filtered A G B (g c) (d c) j := by
  calc ∑ t, A t j * ∑ c, (G *ᵥ g c) t * (Bᵀ *ᵥ d c) t
      = ∑ t, ∑ c, A t j * ((G *ᵥ g c) t * (Bᵀ *ᵥ d c) t) :=
        sum_congr fun t => (sum_mul_left _ _).symm
    _ = ∑ c, filtered A G B (g c) (d c) j := sum_comm _

/-- **The layer by a filtering algorithm**, with stride and dilation 1: at the places from `p` on,
out-channel `o` is the bias and `Aᵀ [∑ c, (G w o c) ⊙ (Bᵀ d c)]`, where `d c` is what `x c`,
extended by zero, is from the place `p` on. The products are summed over the channels before they
are transformed. -/
theorem IsFiltering.convLayer_eq (h : IsFiltering A G B size) {O C L : Nat}
    (w : Fin O → Matrix C r R) (b : Fin O → R) (x : Matrix C L R) (o : Fin O) {p : Int} {j : Fin m}
    {y : Fin (convLength L r 1 1)} (place : y.val = p + j.val) :
    convLayer 1 1 w b x o y = b o +
      (Aᵀ *ᵥ fun t => ∑ c, (G *ᵥ w o c) t * (Bᵀ *ᵥ fun l => ofFin (x c) (p + l)) t) j := by
  rw [sum_filtered (w o) fun c l => ofFin (x c) (p + l), convLayer_eq_sequence]
  refine congrArg (b o + ·) (sum_congr fun c => ?_)
  rw [h.eq_xcorr, Sequence.xcorr_ofFin, ← place]
  exact sum_congr fun i => by rw [Int.natCast_one, Int.one_mul, Int.one_mul]

/-- **Cross-correlation of images, tile by tile**: from the values of `f` on `m + r - 1` by
`m' + r' - 1` places come those of `g ⋆ f` on `m` by `m'`. -/
theorem IsFiltering.eq_xcorr₂ (h : IsFiltering A G B size) (h' : IsFiltering A' G' B' size')
    (g : Matrix r r' R) (f : Int → Int → R) (p p' : Int) (j : Fin m) (j' : Fin m') :
    filtered₂ A G B A' G' B' g (tile n n' f p p') j j' =
      xcorr₂ (dilate₂ 1 1 (ofMatrix g)) f (p + j) (p' + j') := by
  rw [h.filtered₂_eq h', Sequence.xcorr₂_dilate₂_ofMatrix Nat.one_pos Nat.one_pos]
  refine sum_congr fun i => sum_congr fun i' => congrArg (g i i' * ·) ?_
  simp only [tile, tapPlace, Int.natCast_add, Int.add_assoc, Int.natCast_one, Int.one_mul]

/-- The sum over the channels may be taken before the products are transformed, for images, too. -/
private theorem sum_filtered₂ {C : Nat} (g : Fin C → Matrix r r' R) (d : Fin C → Matrix n n' R)
    (j : Fin m) (j' : Fin m') :
    (Aᵀ * Matrix.hadamardSum (fun c => G * g c * G'ᵀ) (fun c => Bᵀ * d c * B') * A') j j' =
      ∑ c, filtered₂ A G B A' G' B' (g c) (d c) j j' := by
  let entry (t : Fin k) (t' : Fin k') (c : Fin C) : R :=
    (G * g c * G'ᵀ) t t' * (Bᵀ * d c * B') t t'
  calc ∑ t', (∑ t, A t j * ∑ c, entry t t' c) * A' t' j'
      = ∑ t', (∑ c, ∑ t, A t j * entry t t' c) * A' t' j' := sum_congr fun t' => by
        simp only [← sum_mul_left]
        exact congrArg (· * A' t' j') (sum_comm _)
    _ = ∑ t', ∑ c, (∑ t, A t j * entry t t' c) * A' t' j' :=
        sum_congr fun t' => (sum_mul_right _ _).symm
    _ = ∑ c, filtered₂ A G B A' G' B' (g c) (d c) j j' := sum_comm _

/-- **The layer for images by two filtering algorithms**, with strides and dilations 1: at the
places from `(p, p')` on, out-channel `o` is the bias and
`Aᵀ [∑ c, (G (w o c) G'ᵀ) ⊙ (Bᵀ (d c) B')] A'`, where `d c` is what `x c`, extended by zero, is from
`(p, p')` on. -/
theorem IsFiltering.convLayer2d_eq (h : IsFiltering A G B size) (h' : IsFiltering A' G' B' size')
    {O C L L' : Nat} (w : Fin O → Fin C → Matrix r r' R) (b : Fin O → R)
    (x : Fin C → Matrix L L' R) (o : Fin O) {p p' : Int} {j : Fin m} {j' : Fin m'}
    {y : Fin (convLength L r 1 1)} {y' : Fin (convLength L' r' 1 1)} (place : y.val = p + j.val)
    (place' : y'.val = p' + j'.val) :
    convLayer2d 1 1 1 1 w b x o y y' = b o +
      (Aᵀ * Matrix.hadamardSum (fun c => G * w o c * G'ᵀ)
        (fun c => Bᵀ * tile n n' (ofMatrix (x c)) p p' * B') * A') j j' := by
  rw [convLayer2d_eq_xcorr₂ Nat.one_pos Nat.one_pos,
    sum_filtered₂ (w o) fun c => tile n n' (ofMatrix (x c)) p p']
  refine congrArg (b o + ·) (sum_congr fun c => ?_)
  rw [h.eq_xcorr₂ h', ← place, ← place', Int.natCast_one, Int.one_mul, Int.one_mul]

end CommRing

end Fundamentals
