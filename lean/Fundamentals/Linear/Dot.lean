/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Matrix

/-!
# The dot product

`x.dot y = ∑ i, x i * y i`. It is linear in the left argument and additive in the right one; over a
commutative ring it is linear in both and symmetric, and the transpose moves a matrix from one
argument to the other.

## Main definitions
- `Vec.dot`: the dot product.

## Main statements
- `Vec.add_dot`, `Vec.dot_add`, `Vec.smul_dot`, `Vec.dot_smul`, `Vec.dot_comm`.
- `Matrix.mulVec_dot`: `(A *ᵥ x).dot y = x.dot (Aᵀ *ᵥ y)`.
-/

public section

namespace Fundamentals

namespace Vec

variable {n : Nat} {R : Type}

section Ring

variable [Lean.Grind.Ring R]

/-- The dot product `x 0 * y 0 + … + x (n-1) * y (n-1)`. -/
@[expose] noncomputable def dot (x y : Vec n R) : R := ∑ i, x i * y i

theorem dot_def (x y : Vec n R) : x.dot y = ∑ i, x i * y i := rfl

theorem add_dot (x y z : Vec n R) : (x + y).dot z = x.dot z + y.dot z := by
  simp only [dot_def, add_apply, Lean.Grind.Semiring.right_distrib, sum_add]

theorem dot_add (x y z : Vec n R) : x.dot (y + z) = x.dot y + x.dot z := by
  simp only [dot_def, add_apply, Lean.Grind.Semiring.left_distrib, sum_add]

theorem neg_dot (x y : Vec n R) : (-x).dot y = -x.dot y := by
  simp only [dot_def, neg_apply, Lean.Grind.Ring.neg_mul, sum_neg]

theorem dot_neg (x y : Vec n R) : x.dot (-y) = -x.dot y := by
  simp only [dot_def, neg_apply, Lean.Grind.Ring.mul_neg, sum_neg]

theorem sub_dot (x y z : Vec n R) : (x - y).dot z = x.dot z - y.dot z := by
  simp only [Lean.Grind.AddCommGroup.sub_eq_add_neg, add_dot, neg_dot]

theorem dot_sub (x y z : Vec n R) : x.dot (y - z) = x.dot y - x.dot z := by
  simp only [Lean.Grind.AddCommGroup.sub_eq_add_neg, dot_add, dot_neg]

@[simp] theorem zero_dot (x : Vec n R) : (0 : Vec n R).dot x = 0 :=
  sum_eq_zero fun _ => Lean.Grind.Semiring.zero_mul _

@[simp] theorem dot_zero (x : Vec n R) : x.dot 0 = 0 :=
  sum_eq_zero fun _ => Lean.Grind.Semiring.mul_zero _

theorem smul_dot (c : R) (x y : Vec n R) : (c • x).dot y = c * x.dot y := by
  simp only [dot_def, smul_apply, Lean.Grind.Semiring.mul_assoc, sum_mul_left]

/-- The dot product with a basis vector is a component. -/
theorem dot_basis (x : Vec n R) (j : Fin n) : x.dot (basis j) = x j := by
  rw [dot_def, sum_eq_single j _ fun i hi => by rw [basis_of_ne hi]; grind]
  grind

/-- The dot product with a basis vector is a component. -/
theorem basis_dot (j : Fin n) (x : Vec n R) : (basis j).dot x = x j := by
  rw [dot_def, sum_eq_single j _ fun i hi => by rw [basis_of_ne hi]; grind]
  grind

end Ring

section CommRing

variable [Lean.Grind.CommRing R]

theorem dot_comm (x y : Vec n R) : x.dot y = y.dot x :=
  sum_congr fun _ => Lean.Grind.CommRing.mul_comm _ _

theorem dot_smul (c : R) (x y : Vec n R) : x.dot (c • y) = c * x.dot y := by
  rw [dot_comm, smul_dot, dot_comm]

end CommRing

end Vec

namespace Matrix

variable {m n : Nat} {R : Type}

/-- A matrix times a vector: the dot products of its rows with the vector. -/
theorem mulVec_apply_eq_dot [Lean.Grind.Ring R] (A : Matrix m n R) (x : Vec n R) (i : Fin m) :
    (A *ᵥ x) i = (A.row i).dot x := rfl

variable [Lean.Grind.CommRing R]

/-- **The transpose is the adjoint**: `(A x) · y = x · (Aᵀ y)`. -/
theorem mulVec_dot (A : Matrix m n R) (x : Vec n R) (y : Vec m R) :
    (A *ᵥ x).dot y = x.dot (Aᵀ *ᵥ y) := by
  calc ∑ i, (∑ j, A i j * x j) * y i
      = ∑ i, ∑ j, A i j * x j * y i := sum_congr fun i => (sum_mul_right _ _).symm
    _ = ∑ j, ∑ i, A i j * x j * y i := sum_comm _
    _ = ∑ j, ∑ i, x j * (A i j * y i) := sum_congr fun j => sum_congr fun i => by grind
    _ = ∑ j, x j * ∑ i, A i j * y i := sum_congr fun j => sum_mul_left _ _

/-- `x · (A y) = (Aᵀ x) · y`. -/
theorem dot_mulVec (A : Matrix m n R) (x : Vec m R) (y : Vec n R) :
    x.dot (A *ᵥ y) = (Aᵀ *ᵥ x).dot y :=
  (mulVec_dot Aᵀ x y).symm

end Matrix

end Fundamentals
