/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Norm

/-!
# Vectors and matrices put together from two

## Main definitions
- `Vec.append x y`, `z.left`, `z.right`: the components of `x` and then those of `y`, and back.
- `Matrix.beside A B`: the columns of `A` and then those of `B`, `(A | B)`.
- `Matrix.above A B`, `A.top`, `A.bottom`: the rows of `A` and then those of `B`, and back.

## Main statements
- `Matrix.beside_mulVec`: `(A | B) z = A z.left + B z.right`.
- `Matrix.beside_mul_above`: `(A | B)` times `C` above `D` is `A C + B D`.
- `Matrix.transpose_mulVec_append`: the transpose of a matrix, applied to a vector in two parts.
-/

public section

namespace Fundamentals

open scoped Matrix

namespace Vec

variable {m n : Nat} {R : Type}

/-- The components of `x`, and then those of `y`. -/
@[expose] noncomputable def append (x : Vec m R) (y : Vec n R) : Vec (m + n) R := Fin.addCases x y

/-- The first `m` components. -/
@[expose] def left (z : Vec (m + n) R) : Vec m R := fun i => z (Fin.castAdd n i)

/-- The last `n` components. -/
@[expose] def right (z : Vec (m + n) R) : Vec n R := fun i => z (Fin.natAdd m i)

@[simp] theorem append_castAdd (x : Vec m R) (y : Vec n R) (i : Fin m) :
    append x y (Fin.castAdd n i) = x i :=
  Fin.addCases_left i

@[simp] theorem append_natAdd (x : Vec m R) (y : Vec n R) (i : Fin n) :
    append x y (Fin.natAdd m i) = y i :=
  Fin.addCases_right i

@[simp] theorem left_append (x : Vec m R) (y : Vec n R) : (append x y).left = x :=
  Vec.ext fun i => append_castAdd x y i

@[simp] theorem right_append (x : Vec m R) (y : Vec n R) : (append x y).right = y :=
  Vec.ext fun i => append_natAdd x y i

@[simp] theorem append_left_right (z : Vec (m + n) R) : append z.left z.right = z := by
  ext i
  refine Fin.addCases (fun i => ?_) (fun i => ?_) i
  · exact append_castAdd _ _ i
  · exact append_natAdd _ _ i

theorem left_add [Lean.Grind.Ring R] (z w : Vec (m + n) R) : (z + w).left = z.left + w.left := rfl

theorem right_add [Lean.Grind.Ring R] (z w : Vec (m + n) R) : (z + w).right = z.right + w.right :=
  rfl

/-- The dot product, part by part. -/
theorem append_dot [Lean.Grind.Ring R] (x : Vec m R) (y : Vec n R) (z : Vec (m + n) R) :
    (append x y).dot z = x.dot z.left + y.dot z.right := by
  rw [dot_def, sum_append]
  simp only [append_castAdd, append_natAdd]
  rfl

/-- The square of the length, part by part. -/
theorem norm_sq_eq_left_add_right (z : Vec (m + n)) : ‖z‖ ^ 2 = ‖z.left‖ ^ 2 + ‖z.right‖ ^ 2 := by
  rw [norm_sq, norm_sq, norm_sq, sum_append]
  rfl

/-- A part is no longer than the whole. -/
theorem norm_left_le (z : Vec (m + n)) : ‖z.left‖ ≤ ‖z‖ := by
  refine Real.le_of_mul_self_le_mul_self (norm_nonneg z) ?_
  grind [norm_sq_eq_left_add_right z, Real.sq_nonneg ‖z.right‖]

/-- A part is no longer than the whole. -/
theorem norm_right_le (z : Vec (m + n)) : ‖z.right‖ ≤ ‖z‖ := by
  refine Real.le_of_mul_self_le_mul_self (norm_nonneg z) ?_
  grind [norm_sq_eq_left_add_right z, Real.sq_nonneg ‖z.left‖]

end Vec

namespace Matrix

variable {k m n p : Nat} {R : Type}

/-- The matrix `(A | B)`, with the columns of `A` and then those of `B`. -/
@[expose] noncomputable def beside (A : Matrix k m R) (B : Matrix k n R) : Matrix k (m + n) R :=
  fun i => Vec.append (A.row i) (B.row i)

/-- The matrix with the rows of `A` and then those of `B`. -/
@[expose] noncomputable def above (A : Matrix m k R) (B : Matrix n k R) : Matrix (m + n) k R :=
  Fin.addCases A B

@[simp] theorem above_castAdd (A : Matrix m k R) (B : Matrix n k R) (i : Fin m) :
    above A B (Fin.castAdd n i) = A i :=
  Fin.addCases_left i

@[simp] theorem above_natAdd (A : Matrix m k R) (B : Matrix n k R) (i : Fin n) :
    above A B (Fin.natAdd m i) = B i :=
  Fin.addCases_right i

/-- The first `m` rows. -/
@[expose] def top (A : Matrix (m + n) k R) : Matrix m k R := fun i => A (Fin.castAdd n i)

/-- The last `n` rows. -/
@[expose] def bottom (A : Matrix (m + n) k R) : Matrix n k R := fun i => A (Fin.natAdd m i)

section Ring

variable [Lean.Grind.Ring R]

/-- `(A | B) z = A z.left + B z.right`. -/
theorem beside_mulVec (A : Matrix k m R) (B : Matrix k n R) (z : Vec (m + n) R) :
    beside A B *ᵥ z = A *ᵥ z.left + B *ᵥ z.right :=
  Vec.ext fun i => Vec.append_dot (A.row i) (B.row i) z

/-- The product of two blocks side by side and two blocks on top of each other. -/
theorem beside_mul_above (A : Matrix k m R) (B : Matrix k n R) (C : Matrix m p R)
    (D : Matrix n p R) : beside A B * above C D = A * C + B * D := by
  refine ext_of_mulVec fun x => ?_
  have left : (above C D *ᵥ x).left = C *ᵥ x := Vec.ext fun i => by
    show ∑ j, above C D (Fin.castAdd n i) j * x j = _
    rw [above_castAdd]; rfl
  have right : (above C D *ᵥ x).right = D *ᵥ x := Vec.ext fun i => by
    show ∑ j, above C D (Fin.natAdd m i) j * x j = _
    rw [above_natAdd]; rfl
  rw [mul_mulVec, beside_mulVec, left, right, add_mulVec, mul_mulVec, mul_mulVec]

/-- `Aᵀ (x, y) = A.topᵀ x + A.bottomᵀ y`. -/
theorem transpose_mulVec_append (A : Matrix (m + n) k R) (x : Vec m R) (y : Vec n R) :
    Aᵀ *ᵥ Vec.append x y = A.topᵀ *ᵥ x + A.bottomᵀ *ᵥ y := by
  ext j
  rw [mulVec_apply, sum_append]
  simp only [Vec.append_castAdd, Vec.append_natAdd]
  rfl

end Ring

end Matrix

end Fundamentals
