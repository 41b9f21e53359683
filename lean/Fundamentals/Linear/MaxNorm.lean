/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Norm

/-!
# The maximum norm

`x.maxNorm` is the largest `|x i|`. It is a norm, and it is equivalent to the Euclidean one:
`maxNorm x ≤ ‖x‖ ≤ √n * maxNorm x`, so that limits and derivatives may be taken in either.

## Main definitions
- `Vec.maxNorm`: the largest absolute value of a component.

## Main statements
- `Vec.maxNorm_le_iff`, `Vec.exists_abs_apply_eq_maxNorm`: it is the maximum indeed.
- `Vec.maxNorm_eq_zero`, `Vec.maxNorm_smul`, `Vec.maxNorm_add_le`: the laws of a norm.
- `Vec.maxNorm_le_norm`, `Vec.norm_le_sqrt_mul_maxNorm`: equivalence with the Euclidean norm.

## Implementation notes
`Norm (Vec n)` is the Euclidean norm; the maximum norm is a function and no second instance.
-/

public section

namespace Fundamentals

open Real

namespace Vec

variable {n : Nat}

/-- The maximum norm: the largest of `|x 0|, …, |x (n-1)|`, and `0` for `n = 0`. -/
@[expose] noncomputable def maxNorm : {n : Nat} → Vec n → ℝ
  | 0, _ => 0
  | n + 1, x => max (maxNorm fun i : Fin n => x i.castSucc) |x (Fin.last n)|

theorem maxNorm_zero_length (x : Vec 0) : x.maxNorm = 0 := rfl

theorem maxNorm_succ (x : Vec (n + 1)) :
    x.maxNorm = max (maxNorm fun i : Fin n => x i.castSucc) |x (Fin.last n)| := rfl

theorem maxNorm_nonneg (x : Vec n) : 0 ≤ x.maxNorm := by
  cases n with
  | zero => exact le_refl 0
  | succ n => exact le_trans (abs_nonneg _) (le_max_right _ _)

/-- A bound on all components is a bound on the maximum norm, and conversely. -/
theorem maxNorm_le_iff {x : Vec n} {r : ℝ} (hr : 0 ≤ r) : x.maxNorm ≤ r ↔ ∀ i, |x i| ≤ r := by
  induction n with
  | zero => exact ⟨fun _ i => i.elim0, fun _ => hr⟩
  | succ n ih =>
    rw [maxNorm_succ, max_le_iff, ih]
    exact ⟨fun h => Fin.lastCases h.2 h.1, fun h => ⟨fun i => h i.castSucc, h (Fin.last n)⟩⟩

/-- No component exceeds the maximum norm. -/
theorem abs_apply_le_maxNorm (x : Vec n) (i : Fin n) : |x i| ≤ x.maxNorm :=
  (maxNorm_le_iff x.maxNorm_nonneg).1 (le_refl _) i

/-- Some component attains the maximum norm. -/
theorem exists_abs_apply_eq_maxNorm (hn : 0 < n) (x : Vec n) : ∃ i, |x i| = x.maxNorm := by
  induction n with
  | zero => exact absurd hn (Nat.lt_irrefl 0)
  | succ n ih =>
    obtain rfl | hn := Nat.eq_zero_or_pos n
    · exact ⟨Fin.last 0, by rw [maxNorm_succ, maxNorm_zero_length, max_eq_right (abs_nonneg _)]⟩
    obtain ⟨i, hi⟩ := ih hn fun i => x i.castSucc
    obtain h | h := le_total |x (Fin.last n)| |x i.castSucc|
    · exact ⟨i.castSucc, by rw [maxNorm_succ, ← hi, max_eq_left h]⟩
    · exact ⟨Fin.last n, by rw [maxNorm_succ, ← hi, max_eq_right h]⟩

/-! ### The laws of a norm -/

theorem maxNorm_eq_zero {x : Vec n} : x.maxNorm = 0 ↔ x = 0 := by
  constructor
  · intro h
    ext i
    exact abs_eq_zero.1 (le_antisymm (h ▸ abs_apply_le_maxNorm x i) (abs_nonneg _))
  · rintro rfl
    exact le_antisymm ((maxNorm_le_iff (le_refl 0)).2 fun _ => le_of_eq abs_zero) (maxNorm_nonneg 0)

private theorem mul_max_of_nonneg {c : ℝ} (hc : 0 ≤ c) (a b : ℝ) :
    c * max a b = max (c * a) (c * b) := by
  obtain h | h := le_total a b
  · rw [max_eq_right h, max_eq_right (mul_le_mul_of_nonneg_left h hc)]
  · rw [max_eq_left h, max_eq_left (mul_le_mul_of_nonneg_left h hc)]

/-- The maximum norm is homogeneous. -/
theorem maxNorm_smul (c : ℝ) (x : Vec n) : (c • x).maxNorm = |c| * x.maxNorm := by
  induction n with
  | zero => grind [maxNorm_zero_length]
  | succ n ih =>
    calc (c • x).maxNorm
        = max (|c| * maxNorm fun i : Fin n => x i.castSucc) (|c| * |x (Fin.last n)|) := by
          rw [← ih, ← abs_mul]; rfl
      _ = |c| * x.maxNorm := (mul_max_of_nonneg (abs_nonneg c) _ _).symm

theorem maxNorm_neg (x : Vec n) : (-x).maxNorm = x.maxNorm := by
  calc (-x).maxNorm
      = ((-1 : ℝ) • x).maxNorm := by rw [neg_smul, one_smul]
    _ = |(-1 : ℝ)| * x.maxNorm := maxNorm_smul _ x
    _ = x.maxNorm := by grind

/-- The triangle inequality in the maximum norm. -/
theorem maxNorm_add_le (x y : Vec n) : (x + y).maxNorm ≤ x.maxNorm + y.maxNorm := by
  rw [maxNorm_le_iff (add_nonneg x.maxNorm_nonneg y.maxNorm_nonneg)]
  intro i
  exact le_trans (abs_add_le (x i) (y i))
    (add_le_add (abs_apply_le_maxNorm x i) (abs_apply_le_maxNorm y i))

/-! ### Equivalence with the Euclidean norm -/

/-- The maximum norm does not exceed the Euclidean norm. -/
theorem maxNorm_le_norm (x : Vec n) : x.maxNorm ≤ ‖x‖ :=
  (maxNorm_le_iff (norm_nonneg x)).2 x.abs_apply_le_norm

/-- The Euclidean norm is at most `√n` times the maximum norm. -/
theorem norm_le_sqrt_mul_maxNorm (x : Vec n) : ‖x‖ ≤ √(n : ℝ) * x.maxNorm := by
  rw [norm_def, sqrt_le_left (mul_nonneg (sqrt_nonneg _) x.maxNorm_nonneg)]
  calc ∑ i, x i ^ 2
      ≤ n * (x.maxNorm * x.maxNorm) := sum_le_const fun i => by
        rw [← sq_abs, pow_two]
        exact mul_self_le_mul_self (abs_nonneg _) (x.abs_apply_le_maxNorm i)
    _ = √n * x.maxNorm * (√n * x.maxNorm) := by grind [mul_self_sqrt (natCast_nonneg n)]

end Vec

end Fundamentals
