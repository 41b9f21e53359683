/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Dot
public import Fundamentals.Real.Sqrt
public import Fundamentals.Topology.Norm

/-!
# The Euclidean norm

`‖x‖ = √(∑ i, x i ^ 2)` on ℝⁿ, and how far a matrix can stretch a vector.

## Main definitions
- `Vec.instNorm`: the Euclidean norm.
- `Matrix.frobeniusNorm`: the root of the sum of the squares of all entries.

## Main statements
- `Vec.abs_dot_le_norm_mul_norm`: the Cauchy–Schwarz inequality.
- `Vec.instLawfulNorm`: the Euclidean norm is a norm; `Vec.norm_smul`: it is homogeneous.
- `Vec.abs_apply_le_norm`, `Vec.norm_le_sum_abs`: lengths against components.
- `Matrix.norm_mulVec_le`, `Matrix.exists_norm_mulVec_le`: a matrix stretches by a bounded factor.

## Implementation notes
The operator norm, the least such factor, is at most the Frobenius norm, and needs a supremum; the
estimates in this library are content with *some* factor.
-/

public section

namespace Fundamentals

open Real

namespace Vec

variable {n : Nat}

/-- The Euclidean norm `‖x‖ = √(x 0 ^ 2 + … + x (n-1) ^ 2)`. -/
@[expose] noncomputable instance instNorm : Norm (Vec n) := ⟨fun x => √(∑ i, x i ^ 2)⟩

theorem norm_def (x : Vec n) : ‖x‖ = √(∑ i, x i ^ 2) := rfl

private theorem zero_le_norm (x : Vec n) : 0 ≤ ‖x‖ := sqrt_nonneg _

/-- The square of the length is the sum of the squares of the components. -/
theorem norm_sq (x : Vec n) : ‖x‖ ^ 2 = ∑ i, x i ^ 2 :=
  sq_sqrt (sum_nonneg fun i => sq_nonneg (x i))

theorem dot_self (x : Vec n) : x.dot x = ‖x‖ ^ 2 := by
  rw [norm_sq]
  exact sum_congr fun i => (pow_two (x i)).symm

theorem norm_eq_sqrt_dot (x : Vec n) : ‖x‖ = √(x.dot x) := by
  rw [dot_self, norm_sq, norm_def]

/-- What is nonnegative and has the right square is the length. -/
theorem norm_eq_of_sq_eq {x : Vec n} {r : ℝ} (hr : 0 ≤ r) (h : r ^ 2 = ∑ i, x i ^ 2) :
    ‖x‖ = r := by
  rw [norm_def, ← h, sqrt_sq hr]

/-- No component exceeds the length. -/
theorem abs_apply_le_norm (x : Vec n) (i : Fin n) : |x i| ≤ ‖x‖ := by
  rw [← sqrt_sq_eq_abs]
  exact sqrt_le_sqrt (single_le_sum (fun j => sq_nonneg (x j)) i)

/-- Only the zero vector has length zero. -/
theorem norm_eq_zero {x : Vec n} : ‖x‖ = 0 ↔ x = 0 := by
  constructor
  · intro h
    ext i
    grind [abs_apply_le_norm x i]
  · rintro rfl
    exact norm_eq_of_sq_eq (le_refl 0) (by rw [sum_eq_zero fun i => by grind]; grind)

/-- **Homogeneity**: `‖c • x‖ = |c| * ‖x‖`. -/
theorem norm_smul (c : ℝ) (x : Vec n) : ‖c • x‖ = |c| * ‖x‖ := by
  apply norm_eq_of_sq_eq (mul_nonneg (abs_nonneg c) (zero_le_norm x))
  calc (|c| * ‖x‖) ^ 2
      = c ^ 2 * ∑ i, x i ^ 2 := by rw [mul_pow, sq_abs, norm_sq]
    _ = ∑ i, c ^ 2 * x i ^ 2 := (sum_mul_left _ _).symm
    _ = ∑ i, (c • x) i ^ 2 := sum_congr fun i => by grind

/-- A vector and its opposite are equally long. -/
private theorem norm_neg_eq (x : Vec n) : ‖-x‖ = ‖x‖ := by
  rw [norm_def, norm_def]
  exact congrArg sqrt (sum_congr fun i => by grind)

/-- The basis vectors have length one. -/
@[simp] theorem norm_basis (j : Fin n) : ‖(basis j : Vec n)‖ = 1 := by
  rw [norm_eq_sqrt_dot, dot_basis, basis_self, sqrt_one]

/-- The only vector of ℝ⁰ has length zero. -/
theorem norm_zero_length (x : Vec 0) : ‖x‖ = 0 := sqrt_zero

/-- In one dimension the length is the absolute value. -/
theorem norm_one_length (x : Vec 1) : ‖x‖ = |x 0| := by
  rw [norm_def, sum_one_length, sqrt_sq_eq_abs]

/-- In two dimensions the length is the hypotenuse. -/
theorem norm_two_length (x : Vec 2) : ‖x‖ = √(x 0 ^ 2 + x 1 ^ 2) := by
  rw [norm_def, sum_succ, sum_one_length]
  rfl

/-! ### Cauchy–Schwarz and the triangle inequality -/

/-- `x · y ≤ ‖x‖ * ‖y‖`, because `‖y‖ x - ‖x‖ y` has a length. -/
private theorem dot_le_norm_mul_norm (x y : Vec n) : x.dot y ≤ ‖x‖ * ‖y‖ := by
  by_cases h : x = 0 ∨ y = 0
  · obtain rfl | rfl := h
    · rw [zero_dot, norm_eq_zero.2 rfl, zero_mul]; exact le_refl 0
    · rw [dot_zero, norm_eq_zero.2 rfl, mul_zero]; exact le_refl 0
  · have square : (‖y‖ • x - ‖x‖ • y).dot (‖y‖ • x - ‖x‖ • y)
        = 2 * (‖x‖ * ‖y‖) * (‖x‖ * ‖y‖ - x.dot y) := by
      simp only [sub_dot, dot_sub, smul_dot, dot_smul, dot_comm y x, dot_self]
      grind
    have nonneg := mul_self_nonneg ‖‖y‖ • x - ‖x‖ • y‖
    have pos : 0 < ‖x‖ * ‖y‖ := mul_pos (by grind [norm_eq_zero (x := x), zero_le_norm x])
      (by grind [norm_eq_zero (x := y), zero_le_norm y])
    apply le_of_mul_le_mul_left _ pos
    grind [dot_self (‖y‖ • x - ‖x‖ • y)]

/-- **The Cauchy–Schwarz inequality**: `|x · y| ≤ ‖x‖ * ‖y‖`. -/
theorem abs_dot_le_norm_mul_norm (x y : Vec n) : |x.dot y| ≤ ‖x‖ * ‖y‖ := by
  have above := dot_le_norm_mul_norm x y
  have below := dot_le_norm_mul_norm (-x) y
  rw [neg_dot, norm_neg_eq] at below
  grind

/-- The triangle inequality, by Cauchy–Schwarz:
`‖x + y‖² = ‖x‖² + 2 x · y + ‖y‖² ≤ (‖x‖ + ‖y‖)²`. -/
private theorem norm_add_le_add_norm (x y : Vec n) : ‖x + y‖ ≤ ‖x‖ + ‖y‖ := by
  have square : ‖x + y‖ ^ 2 = ‖x‖ ^ 2 + 2 * x.dot y + ‖y‖ ^ 2 := by
    simp only [← dot_self, add_dot, dot_add, dot_comm y x]
    grind
  apply le_of_mul_self_le_mul_self (add_nonneg (zero_le_norm x) (zero_le_norm y))
  grind [dot_le_norm_mul_norm x y]

/-- **The Euclidean norm is a norm**: `0 ≤ ‖x‖`, `‖x‖ = 0 ↔ x = 0`, `‖-x‖ = ‖x‖` and
`‖x + y‖ ≤ ‖x‖ + ‖y‖`. -/
instance instLawfulNorm : LawfulNorm (Vec n) where
  norm_nonneg := zero_le_norm
  norm_eq_zero_iff := norm_eq_zero
  norm_neg := norm_neg_eq
  norm_add_le := norm_add_le_add_norm

/-- No vector is longer than its components laid end to end. -/
theorem norm_le_sum_abs (x : Vec n) : ‖x‖ ≤ ∑ i, |x i| := by
  have nonneg : 0 ≤ ∑ i, |x i| := sum_nonneg fun i => abs_nonneg (x i)
  rw [norm_def, sqrt_le_left nonneg, ← sum_mul_right]
  apply sum_le_sum
  intro i
  calc x i ^ 2 = |x i| * |x i| := by rw [abs_mul_abs_self, pow_two]
    _ ≤ |x i| * ∑ j, |x j| := mul_le_mul_of_nonneg_left
        (single_le_sum (fun j => abs_nonneg (x j)) i) (abs_nonneg _)

end Vec

/-! ### Matrices stretch by a bounded factor -/

namespace Matrix

variable {m n : Nat}

/-- The Frobenius norm, `√(∑ i, ∑ j, A i j ^ 2)`. -/
@[expose] noncomputable def frobeniusNorm (A : Matrix m n) : ℝ := √(∑ i, ∑ j, A i j ^ 2)

theorem frobeniusNorm_nonneg (A : Matrix m n) : 0 ≤ A.frobeniusNorm := sqrt_nonneg _

/-- **A matrix stretches by its Frobenius norm at most**: `‖A x‖ ≤ ‖A‖_F * ‖x‖`. -/
theorem norm_mulVec_le (A : Matrix m n) (x : Vec n) : ‖A *ᵥ x‖ ≤ A.frobeniusNorm * ‖x‖ := by
  have row (i : Fin m) : (A *ᵥ x) i ^ 2 ≤ (∑ j, A i j ^ 2) * ‖x‖ ^ 2 := by
    calc (A *ᵥ x) i ^ 2
        = |(A.row i).dot x| ^ 2 := by rw [mulVec_apply_eq_dot, sq_abs]
      _ ≤ (‖A.row i‖ * ‖x‖) ^ 2 :=
        pow_le_pow_left (abs_nonneg _) (Vec.abs_dot_le_norm_mul_norm _ x) 2
      _ = (∑ j, A i j ^ 2) * ‖x‖ ^ 2 := by rw [mul_pow, Vec.norm_sq (A.row i)]; rfl
  have nonneg : 0 ≤ ∑ i, ∑ j, A i j ^ 2 :=
    sum_nonneg fun i => sum_nonneg fun j => sq_nonneg (A i j)
  rw [Vec.norm_def (A *ᵥ x), sqrt_le_left (mul_nonneg A.frobeniusNorm_nonneg (norm_nonneg x))]
  calc ∑ i, (A *ᵥ x) i ^ 2
      ≤ ∑ i, (∑ j, A i j ^ 2) * ‖x‖ ^ 2 := sum_le_sum row
    _ = (∑ i, ∑ j, A i j ^ 2) * ‖x‖ ^ 2 := sum_mul_right _ _
    _ = A.frobeniusNorm * ‖x‖ * (A.frobeniusNorm * ‖x‖) := by
      rw [← sq_sqrt nonneg, ← frobeniusNorm]
      grind

/-- A matrix stretches by a bounded factor. -/
theorem exists_norm_mulVec_le (A : Matrix m n) :
    ∃ C : ℝ, 0 ≤ C ∧ ∀ x : Vec n, ‖A *ᵥ x‖ ≤ C * ‖x‖ :=
  ⟨A.frobeniusNorm, A.frobeniusNorm_nonneg, A.norm_mulVec_le⟩

end Matrix

end Fundamentals
