/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Matrix

/-!
# Diagonal matrices

## Main definitions
- `Matrix.diagonal d`: the components of `d` on the diagonal, 0 elsewhere.

## Main statements
- `Matrix.diagonal_mulVec`: a diagonal matrix multiplies component by component.
-/

public section

namespace Fundamentals.Matrix

open scoped Matrix

variable {n : Nat} {R : Type} [Lean.Grind.Ring R]

/-- The square matrix with the components of `d` on the diagonal and 0 elsewhere. -/
@[expose] noncomputable def diagonal (d : Vec n R) : Matrix n n R := fun i j =>
  if i = j then d i else 0

@[grind norm] theorem diagonal_apply (d : Vec n R) (i j : Fin n) :
    diagonal d i j = if i = j then d i else 0 := rfl

/-- A diagonal matrix multiplies component by component: `(diagonal d *ᵥ x) i = d i * x i`. -/
theorem diagonal_mulVec (d x : Vec n R) (i : Fin n) : (diagonal d *ᵥ x) i = d i * x i := by
  rw [mulVec_apply, sum_eq_single i _ fun j hj => by grind]
  grind

@[simp] theorem transpose_diagonal (d : Vec n R) : (diagonal d)ᵀ = diagonal d := by
  ext i j
  grind

/-- Row `i` of a diagonal matrix is a multiple of a basis vector. -/
theorem row_diagonal (d : Vec n R) (i : Fin n) : (diagonal d).row i = d i • Vec.basis i := by
  ext j
  by_cases h : i = j
  · rw [← h, row_apply, diagonal_apply, if_pos rfl, Vec.smul_apply, Vec.basis_self]
    exact (Lean.Grind.Semiring.mul_one _).symm
  · rw [row_apply, diagonal_apply, if_neg h, Vec.smul_apply, Vec.basis_of_ne (Ne.symm h)]
    exact (Lean.Grind.Semiring.mul_zero _).symm

end Fundamentals.Matrix
