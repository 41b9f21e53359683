/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Winograd

/-!
# Winograd's F(2,3) and F(4,3)

The matrices of two of Winograd's filtering algorithms, over every commutative ring in which 2, or
24, has an inverse. They are matrices of integers, up to this inverse; so that they filter is a
finite number of equations between integers, one for each output, tap and place of the input.

## Main definitions
* `IsFilteringTimes D A G B`: these equations, for a filter whose outputs are `D` times too large.
* `winogradA₂`, `winogradG₂`, `winogradB₂`: the matrices of F(2,3), with 4 multiplications.
* `winogradA₄`, `winogradG₄`, `winogradB₄`: the matrices of F(4,3), with 6 multiplications.

## Main statements
* `isFiltering_ofInt_iff`: such matrices, read in any commutative ring, are a filtering algorithm if
  and only if their `G` is divided by `D`.
* `isFiltering_winograd₂`, `isFiltering_winograd₄`: F(2,3) and F(4,3).

## References
* A. Lavin, S. Gray, *Fast Algorithms for Convolutional Neural Networks*, CVPR 2016, section 4.1,
  for F(2,3), and the authors' tables for F(4,3).
-/

public section

namespace Fundamentals

open scoped Matrix

variable {R : Type} {k m n r : Nat}

/-! ### Matrices of integers -/

/-- The matrix with the given rows. -/
@[expose] def Matrix.ofRows (rows : Vector (Vector R n) m) : Matrix m n R :=
  fun i j => rows[i][j]

attribute [local instance] Lean.Grind.Ring.intCast in
/-- A matrix of integers, read in a ring. -/
@[expose] noncomputable def Matrix.ofInt (R : Type) [Lean.Grind.Ring R] (M : Matrix m n Int) :
    Matrix m n R :=
  fun i j => (M i j : R)

/-- The equations of a filtering algorithm, for matrices of integers and outputs that are `D` times
too large: in output `j`, the product of tap `i` and input `l` has the coefficient `D` if `l = j + i`,
and 0 otherwise. -/
@[expose] def IsFilteringTimes (D : Int) (A : Matrix k m Int) (G : Matrix k r Int)
    (B : Matrix n k Int) : Prop :=
  ∀ j i l, ∑ t, A t j * G t i * B l t = if l.val = j.val + i.val then D else 0

/-! ### From integers to rings -/

attribute [local instance] Lean.Grind.Ring.intCast

private theorem intCast_sum [Lean.Grind.Ring R] (f : Fin n → Int) :
    ((∑ i, f i : Int) : R) = ∑ i, (f i : R) := by
  induction n with
  | zero => exact Lean.Grind.Ring.intCast_zero
  | succ n ih => rw [sum_succ, Lean.Grind.Ring.intCast_add, ih]; rfl

variable [Lean.Grind.CommRing R]

/-- What the matrices compute, with `G` multiplied by `c`: `D * c` times the filter. -/
theorem IsFilteringTimes.filtered_eq {D : Int} {A : Matrix k m Int} {G : Matrix k r Int}
    {B : Matrix n k Int} (h : IsFilteringTimes D A G B) (size : n + 1 = m + r) (c : R)
    (g : Vec r R) (d : Vec n R) (j : Fin m) :
    filtered (A.ofInt R) (c • G.ofInt R) (B.ofInt R) g d j =
      D * c * ∑ i : Fin r, g i * d (tapPlace size j i) := by
  have product (t : Fin k) : (A t j : R) * (((c • G.ofInt R) *ᵥ g) t * ((B.ofInt R)ᵀ *ᵥ d) t) =
      ∑ i, ∑ l, ((A t j * G t i * B l t : Int) : R) * (c * (g i * d l)) := by
    rw [Matrix.mulVec_apply, Matrix.mulVec_apply, sum_mul_sum, ← sum_mul_left]
    refine sum_congr fun i => ?_
    rw [← sum_mul_left]
    refine sum_congr fun l => ?_
    rw [Lean.Grind.Ring.intCast_mul, Lean.Grind.Ring.intCast_mul]
    show _ * (c * (G t i : R) * g i * ((B l t : R) * d l)) = _
    generalize (A t j : R) = a, (G t i : R) = γ, (B l t : R) = β
    grobner
  calc filtered (A.ofInt R) (c • G.ofInt R) (B.ofInt R) g d j
      = ∑ t, ∑ i, ∑ l, ((A t j * G t i * B l t : Int) : R) * (c * (g i * d l)) :=
        sum_congr product
    _ = ∑ i, ∑ l, ∑ t, ((A t j * G t i * B l t : Int) : R) * (c * (g i * d l)) := by
        rw [sum_comm]
        exact sum_congr fun i => sum_comm _
    _ = ∑ i, ∑ l, ((if l.val = j.val + i.val then D else 0 : Int) : R) * (c * (g i * d l)) := by
        simp only [sum_mul_right, ← intCast_sum, h j _ _]
    _ = ∑ i : Fin r, D * c * (g i * d (tapPlace size j i)) := sum_congr fun i => by
        rw [sum_eq_single (tapPlace size j i) _ fun l (hl : l ≠ tapPlace size j i) => by
          rw [if_neg fun same : l.val = j.val + i.val => hl (Fin.ext same),
            Lean.Grind.Ring.intCast_zero, Lean.Grind.Semiring.zero_mul]]
        rw [if_pos (show (tapPlace size j i).val = j.val + i.val from rfl),
          Lean.Grind.Semiring.mul_assoc]
    _ = D * c * ∑ i : Fin r, g i * d (tapPlace size j i) := sum_mul_left _ _

attribute [local instance] Lean.Grind.Ring.intCast in
/-- **Matrices of integers as filtering algorithms**: if they satisfy the equations with the factor
`D`, for at least one output and one tap, then over every commutative ring `A`, `c G` and `B` are a
filtering algorithm if and only if `D * c = 1`. -/
theorem isFiltering_ofInt_iff {D : Int} {A : Matrix k m Int} {G : Matrix k r Int}
    {B : Matrix n k Int} (h : IsFilteringTimes D A G B) (size : n + 1 = m + r) (hm : 0 < m)
    (hr : 0 < r) (c : R) :
    IsFiltering (A.ofInt R) (c • G.ofInt R) (B.ofInt R) size ↔ D * c = 1 := by
  constructor
  · intro filter
    have hn : 0 < n := by omega
    have one : ∑ i : Fin r, Vec.basis (R := R) (⟨0, hr⟩ : Fin r) i *
        Vec.basis (R := R) ⟨0, hn⟩ (tapPlace size ⟨0, hm⟩ i) = 1 := by
      rw [sum_eq_single (⟨0, hr⟩ : Fin r) _ fun i hi => by
        rw [Vec.basis_of_ne hi, Lean.Grind.Semiring.zero_mul]]
      rw [Vec.basis_self, Lean.Grind.Semiring.one_mul]
      exact Vec.basis_self _
    have value := filter (Vec.basis ⟨0, hr⟩) (Vec.basis ⟨0, hn⟩) ⟨0, hm⟩
    rwa [h.filtered_eq size, one, Lean.Grind.Semiring.mul_one] at value
  · intro unit g d j
    rw [h.filtered_eq size, unit, Lean.Grind.Semiring.one_mul]

/-! ### F(2,3) -/

/-- The matrix `A` of F(2,3); its transpose is written out. -/
@[expose] def winogradA₂ : Matrix 4 2 Int := (Matrix.ofRows #v[
  #v[1, 1,  1,  0],
  #v[0, 1, -1, -1]])ᵀ

/-- Twice the matrix `G` of F(2,3). -/
@[expose] def winogradG₂ : Matrix 4 3 Int := Matrix.ofRows #v[
  #v[2,  0, 0],
  #v[1,  1, 1],
  #v[1, -1, 1],
  #v[0,  0, 2]]

/-- The matrix `B` of F(2,3); its transpose is written out. -/
@[expose] def winogradB₂ : Matrix 4 4 Int := (Matrix.ofRows #v[
  #v[1,  0, -1,  0],
  #v[0,  1,  1,  0],
  #v[0, -1,  1,  0],
  #v[0,  1,  0, -1]])ᵀ

theorem isFilteringTimes_winograd₂ : IsFilteringTimes 2 winogradA₂ winogradG₂ winogradB₂ := by
  unfold IsFilteringTimes
  decide +kernel

/-- **F(2,3)**: over a commutative ring, the matrices `A`, `half * 2G`, `B` are a filtering
algorithm, for 2 outputs and 3 taps with 4 multiplications in place of 6, if and only if
`2 * half = 1`. -/
theorem isFiltering_winograd₂ (half : R) :
    IsFiltering (r := 3) (winogradA₂.ofInt R) (half • winogradG₂.ofInt R) (winogradB₂.ofInt R) rfl ↔
      2 * half = 1 := by
  rw [isFiltering_ofInt_iff isFilteringTimes_winograd₂ rfl (by decide) (by decide) half,
    Lean.Grind.Ring.intCast_ofNat]

/-! ### F(4,3) -/

/-- The matrix `A` of F(4,3); its transpose is written out. -/
@[expose] def winogradA₄ : Matrix 6 4 Int := (Matrix.ofRows #v[
  #v[1, 1,  1, 1,  1, 0],
  #v[0, 1, -1, 2, -2, 0],
  #v[0, 1,  1, 4,  4, 0],
  #v[0, 1, -1, 8, -8, 1]])ᵀ

/-- The matrix `G` of F(4,3), times 24: the rows of `G` are (1/4, 0, 0), (-1/6, -1/6, -1/6),
(-1/6, 1/6, -1/6), (1/24, 1/12, 1/6), (1/24, -1/12, 1/6) and (0, 0, 1). -/
@[expose] def winogradG₄ : Matrix 6 3 Int := Matrix.ofRows #v[
  #v[ 6,  0,  0],
  #v[-4, -4, -4],
  #v[-4,  4, -4],
  #v[ 1,  2,  4],
  #v[ 1, -2,  4],
  #v[ 0,  0, 24]]

/-- The matrix `B` of F(4,3); its transpose is written out. -/
@[expose] def winogradB₄ : Matrix 6 6 Int := (Matrix.ofRows #v[
  #v[4,  0, -5,  0, 1, 0],
  #v[0, -4, -4,  1, 1, 0],
  #v[0,  4, -4, -1, 1, 0],
  #v[0, -2, -1,  2, 1, 0],
  #v[0,  2, -1, -2, 1, 0],
  #v[0,  4,  0, -5, 0, 1]])ᵀ

theorem isFilteringTimes_winograd₄ : IsFilteringTimes 24 winogradA₄ winogradG₄ winogradB₄ := by
  unfold IsFilteringTimes
  decide +kernel

/-- **F(4,3)**: over a commutative ring, the matrices `A`, `c * 24G`, `B` are a filtering algorithm,
for 4 outputs and 3 taps with 6 multiplications in place of 12, if and only if `24 * c = 1`. -/
theorem isFiltering_winograd₄ (c : R) :
    IsFiltering (r := 3) (winogradA₄.ofInt R) (c • winogradG₄.ofInt R) (winogradB₄.ofInt R) rfl ↔
      24 * c = 1 := by
  rw [isFiltering_ofInt_iff isFilteringTimes_winograd₄ rfl (by decide) (by decide) c,
    Lean.Grind.Ring.intCast_ofNat]

end Fundamentals
