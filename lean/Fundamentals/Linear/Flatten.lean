/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Norm

/-!
# Matrices as vectors

The entries of a matrix, row after row, form a vector of length `m * n`.

## Main definitions
- `flatIndex i j`, `flatRow c`, `flatCol c`: the place of entry `(i, j)` in the vector, and back.
- `Matrix.flatten`, `Matrix.ofFlat`: from matrix to vector and back.

## Main statements
- `sum_flat`: a sum over all places is a sum over rows and columns.
-/

public section

namespace Fundamentals

variable {m n : Nat} {R : Type}

/-! ### Places -/

/-- The place of the entry in row `i` and column `j`, if the rows of an `m` by `n` matrix are
written one after the other. -/
@[expose] def flatIndex (i : Fin m) (j : Fin n) : Fin (m * n) :=
  ⟨i.val * n + j.val, calc
    i.val * n + j.val < i.val * n + n := Nat.add_lt_add_left j.isLt _
    _ = (i.val + 1) * n := (Nat.succ_mul _ _).symm
    _ ≤ m * n := Nat.mul_le_mul_right n i.isLt⟩

/-- The row of the entry at place `c`. -/
@[expose] def flatRow (c : Fin (m * n)) : Fin m :=
  ⟨c.val / n, Nat.div_lt_of_lt_mul (Nat.mul_comm m n ▸ c.isLt)⟩

/-- The column of the entry at place `c`. -/
@[expose] def flatCol (c : Fin (m * n)) : Fin n :=
  ⟨c.val % n, Nat.mod_lt _ (Nat.pos_of_ne_zero fun h => by
    subst h
    exact Nat.not_lt_zero _ c.isLt)⟩

@[simp, grind =] theorem flatRow_flatIndex (i : Fin m) (j : Fin n) :
    flatRow (flatIndex i j) = i := by
  apply Fin.ext
  show (i.val * n + j.val) / n = i.val
  rw [Nat.mul_comm, Nat.mul_add_div (Nat.lt_of_le_of_lt (Nat.zero_le _) j.isLt),
    Nat.div_eq_of_lt j.isLt, Nat.add_zero]

@[simp, grind =] theorem flatCol_flatIndex (i : Fin m) (j : Fin n) :
    flatCol (flatIndex i j) = j := by
  apply Fin.ext
  show (i.val * n + j.val) % n = j.val
  rw [Nat.mul_comm, Nat.mul_add_mod, Nat.mod_eq_of_lt j.isLt]

@[simp, grind =] theorem flatIndex_flatRow_flatCol (c : Fin (m * n)) :
    flatIndex (flatRow c) (flatCol c) = c := by
  apply Fin.ext
  show c.val / n * n + c.val % n = c.val
  rw [Nat.mul_comm, Nat.div_add_mod]

/-- A sum over all places is the sum over all rows of the sums over all columns. -/
theorem sum_flat [Lean.Grind.Semiring R] (f : Fin (m * n) → R) :
    ∑ c, f c = ∑ i : Fin m, ∑ j : Fin n, f (flatIndex i j) := by
  induction m with
  | zero => exact (sum_cast (Nat.zero_mul n).symm f).symm
  | succ m ih =>
    have h : m * n + n = (m + 1) * n := (Nat.succ_mul m n).symm
    calc ∑ c, f c
        = ∑ c : Fin (m * n + n), f (c.cast h) := (sum_cast h f).symm
      _ = ∑ c : Fin (m * n), f ((Fin.castAdd n c).cast h) +
            ∑ j : Fin n, f ((Fin.natAdd (m * n) j).cast h) := sum_append _
      _ = ∑ i : Fin m, ∑ j : Fin n, f (flatIndex i.castSucc j) +
            ∑ j : Fin n, f (flatIndex (Fin.last m) j) := by rw [ih]; rfl
      _ = ∑ i : Fin (m + 1), ∑ j : Fin n, f (flatIndex i j)  :=
        (sum_succ fun i => ∑ j : Fin n, f (flatIndex i j)).symm

/-! ### Matrices -/

namespace Matrix

/-- The entries of a matrix, row after row. -/
@[expose] def flatten (A : Matrix m n R) : Vec (m * n) R := fun c => A (flatRow c) (flatCol c)

/-- The matrix with the given entries, row after row. -/
@[expose] def ofFlat (t : Vec (m * n) R) : Matrix m n R := fun i j => t (flatIndex i j)

@[simp] theorem ofFlat_flatten (A : Matrix m n R) : ofFlat A.flatten = A := by
  ext i j
  show A (flatRow (flatIndex i j)) (flatCol (flatIndex i j)) = A i j
  rw [flatRow_flatIndex, flatCol_flatIndex]

@[simp] theorem flatten_ofFlat (t : Vec (m * n) R) : (ofFlat t).flatten = t :=
  Vec.ext fun c => congrArg t (flatIndex_flatRow_flatCol c)

/-- The Frobenius norm of a matrix is the length of the vector of its entries. -/
theorem frobeniusNorm_ofFlat (t : Vec (m * n)) : (ofFlat t).frobeniusNorm = ‖t‖ :=
  congrArg Real.sqrt (sum_flat fun c => t c ^ 2).symm

end Matrix

end Fundamentals
