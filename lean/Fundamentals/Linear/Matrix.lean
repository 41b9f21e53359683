/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Vec

/-!
# Matrices

`Matrix m n` has `m` rows and `n` columns; real entries unless another ring is named. Addition,
negation and scalar multiplication are entrywise.

## Main definitions
- `Matrix.mulVec`: a matrix acts on a column.
- `Matrix.mul`, `1`: rows times columns, and the identity matrix.
- `Matrix.transpose`.

## Main statements
- `Matrix.mul_mulVec`: the product acts as the composition, `(B * A) *ᵥ x = B *ᵥ A *ᵥ x`.
- `Matrix.mulVec_basis`: column `j` is the image of the `j`-th basis vector.
- `Matrix.ext_of_mulVec`: matrices that act alike on all vectors are equal.
- `Matrix.mul_assoc`, `Matrix.transpose_mul`.

## Notation
`A *ᵥ x` is `Matrix.mulVec A x`, and `Aᵀ` is `Matrix.transpose A` (both scoped in `Fundamentals.Matrix`).

## Implementation notes
Commutativity of the ring is asked for only where factors change places: `mulVec_smul` and
`transpose_mul`.
-/

public section

namespace Fundamentals

/-- Matrices with `m` rows and `n` columns; `A i j` is the entry in row `i`, column `j`. -/
@[expose] def Matrix (m n : Nat) (R : Type := ℝ) : Type := Fin m → Fin n → R

namespace Matrix

variable {m n p q : Nat} {R : Type}

/-- Two matrices with the same entries are equal. -/
@[ext] theorem ext {A B : Matrix m n R} (h : ∀ i j, A i j = B i j) : A = B :=
  funext fun i => funext fun j => h i j

/-- Row `i` as a vector. -/
@[expose] def row (A : Matrix m n R) (i : Fin m) : Vec n R := A i

@[simp, grind norm] theorem row_apply (A : Matrix m n R) (i : Fin m) (j : Fin n) :
    A.row i j = A i j := rfl

/-- Rows become columns: `Aᵀ i j = A j i`. -/
@[expose] def transpose (A : Matrix m n R) : Matrix n m R := fun i j => A j i

@[inherit_doc] scoped postfix:max "ᵀ" => Matrix.transpose

@[simp, grind norm] theorem transpose_apply (A : Matrix m n R) (i : Fin n) (j : Fin m) :
    Aᵀ i j = A j i := rfl

@[simp] theorem transpose_transpose (A : Matrix m n R) : Aᵀᵀ = A := rfl

section Ring

variable [Lean.Grind.Ring R]

/-! ### Entrywise operations -/

noncomputable instance : Zero (Matrix m n R) := ⟨fun _ _ => 0⟩
noncomputable instance : Add (Matrix m n R) := ⟨fun A B i j => A i j + B i j⟩
noncomputable instance : Neg (Matrix m n R) := ⟨fun A i j => -A i j⟩
noncomputable instance : Sub (Matrix m n R) := ⟨fun A B i j => A i j - B i j⟩

section apply

variable (A B : Matrix m n R) (i : Fin m) (j : Fin n)

@[simp, grind norm] theorem zero_apply : (0 : Matrix m n R) i j = 0 := rfl
@[simp, grind norm] theorem add_apply : (A + B) i j = A i j + B i j := rfl
@[simp, grind norm] theorem neg_apply : (-A) i j = -A i j := rfl
@[simp, grind norm] theorem sub_apply : (A - B) i j = A i j - B i j := rfl

end apply

/-- Matrices of one shape are an additive group, with multiples by integers taken entrywise. -/
noncomputable instance instIntModule : Lean.Grind.IntModule (Matrix m n R) where
  nsmul := ⟨fun k A i j => k • A i j⟩
  zsmul := ⟨fun k A i j => k • A i j⟩
  add_zero A := by ext i j; grind
  add_comm A B := by ext i j; grind
  add_assoc A B C := by ext i j; grind
  neg_add_cancel A := by ext i j; grind
  sub_eq_add_neg A B := by ext i j; grind
  zero_zsmul A := by ext i j; exact Lean.Grind.IntModule.zero_zsmul (A i j)
  one_zsmul A := by ext i j; exact Lean.Grind.IntModule.one_zsmul (A i j)
  add_zsmul k l A := by ext i j; exact Lean.Grind.IntModule.add_zsmul k l (A i j)
  zsmul_natCast_eq_nsmul k A := by
    ext i j
    exact Lean.Grind.IntModule.zsmul_natCast_eq_nsmul k (A i j)

noncomputable instance : SMul R (Matrix m n R) := ⟨fun c A i j => c * A i j⟩

@[simp, grind norm] theorem smul_apply (c : R) (A : Matrix m n R) (i : Fin m) (j : Fin n) :
    (c • A) i j = c * A i j := rfl

theorem transpose_add (A B : Matrix m n R) : (A + B)ᵀ = Aᵀ + Bᵀ := rfl
theorem transpose_smul (c : R) (A : Matrix m n R) : (c • A)ᵀ = c • Aᵀ := rfl

/-! ### Matrix times vector -/

/-- The matrix times a column: `(A *ᵥ x) i = ∑ j, A i j * x j`. -/
@[expose] noncomputable def mulVec (A : Matrix m n R) (x : Vec n R) : Vec m R :=
  fun i => ∑ j, A i j * x j

@[inherit_doc] scoped infixr:73 " *ᵥ " => Matrix.mulVec

theorem mulVec_apply (A : Matrix m n R) (x : Vec n R) (i : Fin m) :
    (A *ᵥ x) i = ∑ j, A i j * x j := rfl

theorem mulVec_add (A : Matrix m n R) (x y : Vec n R) : A *ᵥ (x + y) = A *ᵥ x + A *ᵥ y := by
  ext i
  simp only [mulVec_apply, Vec.add_apply, Lean.Grind.Semiring.left_distrib, sum_add]

theorem mulVec_neg (A : Matrix m n R) (x : Vec n R) : A *ᵥ (-x) = -(A *ᵥ x) := by
  ext i
  simp only [mulVec_apply, Vec.neg_apply, Lean.Grind.Ring.mul_neg, sum_neg]

theorem mulVec_sub (A : Matrix m n R) (x y : Vec n R) : A *ᵥ (x - y) = A *ᵥ x - A *ᵥ y := by
  simp only [Lean.Grind.AddCommGroup.sub_eq_add_neg, mulVec_add, mulVec_neg]

@[simp] theorem mulVec_zero (A : Matrix m n R) : A *ᵥ (0 : Vec n R) = 0 := by
  ext i
  exact sum_eq_zero fun j => Lean.Grind.Semiring.mul_zero _

theorem add_mulVec (A B : Matrix m n R) (x : Vec n R) : (A + B) *ᵥ x = A *ᵥ x + B *ᵥ x := by
  ext i
  simp only [mulVec_apply, Vec.add_apply, add_apply, Lean.Grind.Semiring.right_distrib, sum_add]

theorem neg_mulVec (A : Matrix m n R) (x : Vec n R) : (-A) *ᵥ x = -(A *ᵥ x) := by
  ext i
  simp only [mulVec_apply, Vec.neg_apply, neg_apply, Lean.Grind.Ring.neg_mul, sum_neg]

theorem sub_mulVec (A B : Matrix m n R) (x : Vec n R) : (A - B) *ᵥ x = A *ᵥ x - B *ᵥ x := by
  simp only [Lean.Grind.AddCommGroup.sub_eq_add_neg, add_mulVec, neg_mulVec]

@[simp] theorem zero_mulVec (x : Vec n R) : (0 : Matrix m n R) *ᵥ x = 0 := by
  ext i
  exact sum_eq_zero fun j => Lean.Grind.Semiring.zero_mul _

theorem smul_mulVec (c : R) (A : Matrix m n R) (x : Vec n R) : (c • A) *ᵥ x = c • A *ᵥ x := by
  ext i
  simp only [mulVec_apply, Vec.smul_apply, smul_apply, Lean.Grind.Semiring.mul_assoc, sum_mul_left]

/-- Column `j` of a matrix is the image of the `j`-th basis vector. -/
theorem mulVec_basis (A : Matrix m n R) (i : Fin m) (j : Fin n) :
    (A *ᵥ Vec.basis j) i = A i j := by
  rw [mulVec_apply, sum_eq_single j _ fun k hk => by rw [Vec.basis_of_ne hk]; grind]
  grind

/-- **A matrix is its action.** Matrices that send every vector to the same image are equal. -/
theorem ext_of_mulVec {A B : Matrix m n R} (h : ∀ x : Vec n R, A *ᵥ x = B *ᵥ x) : A = B := by
  ext i j
  rw [← mulVec_basis A, h, mulVec_basis]

/-! ### Matrix times matrix -/

/-- Rows times columns: `(B * A) i k = ∑ j, B i j * A j k`. -/
@[expose] noncomputable def mul (B : Matrix m n R) (A : Matrix n p R) : Matrix m p R :=
  fun i k => ∑ j, B i j * A j k

noncomputable instance : HMul (Matrix m n R) (Matrix n p R) (Matrix m p R) := ⟨mul⟩

theorem mul_apply (B : Matrix m n R) (A : Matrix n p R) (i : Fin m) (k : Fin p) :
    (B * A) i k = ∑ j, B i j * A j k := rfl

/-- The identity matrix: 1 on the diagonal, 0 elsewhere. -/
noncomputable instance : One (Matrix n n R) := ⟨fun i j => if i = j then 1 else 0⟩

@[grind norm] theorem one_apply (i j : Fin n) :
    (1 : Matrix n n R) i j = if i = j then 1 else 0 := rfl

@[simp] theorem one_mulVec (x : Vec n R) : (1 : Matrix n n R) *ᵥ x = x := by
  ext i
  rw [mulVec_apply, sum_eq_single i _ fun j hj => by grind]
  grind

/-- **The product acts as the composition**, `(B * A) x = B (A x)`. -/
theorem mul_mulVec (B : Matrix m n R) (A : Matrix n p R) (x : Vec p R) :
    (B * A) *ᵥ x = B *ᵥ A *ᵥ x := by
  ext i
  calc ∑ k, (∑ j, B i j * A j k) * x k
      = ∑ k, ∑ j, B i j * A j k * x k := sum_congr fun k => (sum_mul_right _ _).symm
    _ = ∑ j, ∑ k, B i j * A j k * x k := sum_comm _
    _ = ∑ j, B i j * ∑ k, A j k * x k := by
      simp only [Lean.Grind.Semiring.mul_assoc, sum_mul_left]

theorem mul_assoc (C : Matrix m n R) (B : Matrix n p R) (A : Matrix p q R) :
    C * B * A = C * (B * A) :=
  ext_of_mulVec fun x => by simp only [mul_mulVec]

@[simp] theorem one_mul (A : Matrix m n R) : (1 : Matrix m m R) * A = A :=
  ext_of_mulVec fun x => by simp only [mul_mulVec, one_mulVec]

@[simp] theorem mul_one (A : Matrix m n R) : A * (1 : Matrix n n R) = A :=
  ext_of_mulVec fun x => by simp only [mul_mulVec, one_mulVec]

theorem mul_add (B : Matrix m n R) (A A' : Matrix n p R) : B * (A + A') = B * A + B * A' :=
  ext_of_mulVec fun x => by simp only [mul_mulVec, add_mulVec, mulVec_add]

theorem add_mul (B B' : Matrix m n R) (A : Matrix n p R) : (B + B') * A = B * A + B' * A :=
  ext_of_mulVec fun x => by simp only [mul_mulVec, add_mulVec]

end Ring

section CommRing

variable [Lean.Grind.CommRing R]

theorem mulVec_smul (A : Matrix m n R) (c : R) (x : Vec n R) : A *ᵥ (c • x) = c • A *ᵥ x := by
  ext i
  rw [mulVec_apply, Vec.smul_apply, mulVec_apply, ← sum_mul_left]
  exact sum_congr fun j => by grind

/-- **The transpose of a product** is the product of the transposes in the opposite order. -/
theorem transpose_mul (B : Matrix m n R) (A : Matrix n p R) : (B * A)ᵀ = Aᵀ * Bᵀ := by
  ext i k
  exact sum_congr fun j => Lean.Grind.CommRing.mul_comm _ _

@[simp] theorem transpose_one : (1 : Matrix n n R)ᵀ = 1 := by
  ext i j
  grind

end CommRing

end Matrix

end Fundamentals
