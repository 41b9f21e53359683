/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Dot
public import Fundamentals.Linear.TupleSum
public import Fundamentals.Real.Abs
import Fundamentals.Real.Pow

/-!
# The differentials of a function of several variables

## Main definitions
- `differential D k dx x`: `dᵏf(x)`, the `k`-th power of the operator `∑ j, dx j * ∂/∂x_j` applied
  to `f`, where the family `D` consists of the partial derivatives of `f`. Source §2.5, eq. (5).

## Main statements
- `differential_eq_tupleSum`: the power multiplied out, a sum over all index tuples.
- `differential_one`, `differential_two`: the vector of the first partial derivatives, the matrix of
  the second ones.
- `abs_differential_le`: a bound on the partial derivatives bounds the differential.
- `differential_of_one_variable`: for n = 1 the `k`-th derivative times the `k`-th power.

That the recursion is the application of the operator is a theorem too,
`hasPartialDerivAt_differential` in `Fundamentals.Differentiation.Differential`.

## Implementation notes
Partial derivatives in different orders are not assumed to be equal, so the sum is over tuples, not
over multi-indices with multinomial coefficients.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n : Nat}

/-- The differential of order `k` at `x`, for the increment `dx`, of a function `f` with the partial
derivatives `D [] = f`, `D [j] = ∂f/∂x_j`, `D [i, j] = ∂²f/∂x_i ∂x_j`, …:

`d⁰f = f`   and   `dᵏ⁺¹f = ∑ j, dx j * ∂(dᵏf)/∂x_j`,

where `∂/∂x_j` is applied to `dᵏf` by applying it to the partial derivatives of which it is made up:
`D l` becomes `D (j :: l)`. So `dᵏ` is the `k`-th power of the operator `∑ j, dx j * ∂/∂x_j`. -/
@[expose] noncomputable def differential (D : List (Fin n) → Vec n → ℝ) (k : Nat) (dx x : Vec n) :
    ℝ :=
  match k with
  | 0 => D [] x
  | k + 1 => ∑ j, dx j * differential (fun l => D (j :: l)) k dx x

variable (D : List (Fin n) → Vec n → ℝ) (k : Nat) (dx x : Vec n)

theorem differential_zero : differential D 0 dx x = D [] x := rfl

theorem differential_succ : differential D (k + 1) dx x =
    ∑ j, dx j * differential (fun l => D (j :: l)) k dx x := rfl

example : differential D 2 dx x = ∑ i, dx i * ∑ j, dx j * D [i, j] x := rfl

/-- **The power multiplied out.** The differential of order `k` is the sum over all tuples of `k`
indices,

`dᵏf(x) = ∑ dx_{i₁} ⋯ dx_{i_k} * ∂ᵏf / ∂x_{i₁} ⋯ ∂x_{i_k} (x)`,   `i₁, …, i_k = 1, …, n`.

Source §2.5, equation (5). -/
theorem differential_eq_tupleSum {n : Nat} (D : List (Fin n) → Vec n → ℝ) (k : Nat) (dx x : Vec n) :
    differential D k dx x =
      tupleSum fun i : Fin k → Fin n => prod (fun r => dx (i r)) * D (List.ofFn i) x := by
  induction k generalizing D with
  | zero => exact (Real.one_mul _).symm
  | succ k ih =>
    rw [differential_succ, tupleSum_succ]
    refine sum_congr fun j => ?_
    rw [ih, ← tupleSum_mul_left]
    exact tupleSum_congr fun i => by
      rw [prod_succ, List.ofFn_succ, ← Real.mul_assoc]
      rfl

/-- The differential of order one is the vector of the partial derivatives times the increment. -/
theorem differential_one : differential D 1 dx x = Vec.dot (fun j => D [j] x) dx :=
  sum_congr fun _ => Real.mul_comm _ _

/-- The differential of order two is the quadratic form of the matrix `H` of the second partial
derivatives: `d²f(x) = dx · (H dx)`, `H i j = ∂²f/∂x_i ∂x_j (x)`. -/
theorem differential_two : differential D 2 dx x =
    dx.dot (Matrix.mulVec (fun i j => D [i, j] x) dx) :=
  sum_congr fun _ => congrArg _ (sum_congr fun _ => Real.mul_comm _ _)

/-- The differential of order two as a double sum: `d²f(x) = ∑ i, ∑ j, dx_i dx_j ∂²f/∂x_i ∂x_j`. -/
theorem differential_two_eq_sum : differential D 2 dx x =
    ∑ i, ∑ j, dx i * dx j * D [i, j] x := by
  refine sum_congr fun i => ?_
  simp only [Real.mul_assoc, sum_mul_left]
  rfl

/-- In one variable the differential of order `k` is the `k`-th derivative times the `k`-th power of
the increment. -/
theorem differential_of_one_variable (D : List (Fin 1) → Vec 1 → ℝ) (k : Nat) (dx x : Vec 1) :
    differential D k dx x = D (List.replicate k 0) x * dx 0 ^ k := by
  induction k generalizing D with
  | zero => exact (Real.mul_one _).symm.trans (congrArg _ (Real.pow_zero _).symm)
  | succ k ih =>
    rw [differential_succ, sum_one_length, ih, Real.pow_succ, List.replicate_succ]
    grind

/-! ### Size -/

/-- A differential is at most as large as the partial derivatives allow:
`|dᵏf(x)| ≤ M * (∑ j, |dx j|)ᵏ` if `M` bounds the partial derivatives of order `k` at `x`. -/
theorem abs_differential_le {D : List (Fin n) → Vec n → ℝ} {k : Nat} {dx x : Vec n} {M : ℝ}
    (h : ∀ l : List (Fin n), l.length = k → |D l x| ≤ M) :
    |differential D k dx x| ≤ M * (∑ j, |dx j|) ^ k := by
  induction k generalizing D with
  | zero => rw [Real.pow_zero, Real.mul_one]; exact h [] rfl
  | succ k ih =>
    rw [differential_succ, Real.pow_succ, ← Real.mul_assoc, ← sum_mul_left]
    refine Real.le_trans (Real.abs_sum_le _) (sum_le_sum fun j => ?_)
    rw [Real.abs_mul, Real.mul_comm]
    exact Real.mul_le_mul_of_nonneg_right (ih fun l hl => h (j :: l) (by grind))
      (Real.abs_nonneg _)

end Fundamentals
