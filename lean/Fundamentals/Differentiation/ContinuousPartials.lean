/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Gradient
public import Fundamentals.Calculus.PartialDerivative
public import Fundamentals.Topology.Continuity
import Fundamentals.Calculus.PartialMeanValue
import Fundamentals.Differentiation.Gradient

/-!
# Continuous partial derivatives imply differentiability

## Main statements
- `hasJacobianAt_of_continuousAt_partials`: if the partial derivatives exist near a point and are
  continuous at the point, then the function is differentiable there (Theorem 2.3).
- `hasGradientAt_of_continuousAt_partials`: for a real-valued function, where of one partial
  derivative nothing but its existence at the point is asked.

That the hypothesis is not necessary is shown in
`Fundamentals.Counterexamples.ContinuousPartialsNotNecessary`, and in
`Fundamentals.Counterexamples.PartialDerivativesNotSufficient` that existence of the partial
derivatives alone does not suffice.

## Implementation notes
The increment `h` is built up coordinate by coordinate, and each step is a mean value of a partial
derivative close to `a`, except the first step, which starts at `a` itself.
-/

public section

namespace Fundamentals

open Lean.Grind (AddCommGroup AddCommMonoid)

variable {n : Nat} {a : Vec n}

/-- A step along the `j`-th axis near a point at which `∂f/∂x_j` is continuous: wherever it starts,
it changes `f` by `∂f/∂x_j (a)` times its length, up to a small part of the length. -/
private theorem exists_abs_step_sub_le {f D : Vec n → ℝ} {j : Fin n}
    (hD : Near a fun x => HasPartialDerivAt f j (D x) x) (hcont : ContinuousAt D a)
    {ε : ℝ} (hε : 0 < ε) : ∃ δ : ℝ, 0 < δ ∧ ∀ (y : Vec n) (t : ℝ), ‖y - a‖ + |t| < δ →
      |f (y + t • Vec.basis j) - f y - D a * t| ≤ ε * |t| := by
  obtain ⟨δ, hδ, h⟩ := hD.and (hcont.near hε)
  refine ⟨δ, hδ, fun y t hyt => ?_⟩
  obtain ⟨s, hs, hmean⟩ := exists_partial_mean_value (fun x hx => (h x hx).1) hyt
  have hclose : |D (y + s • Vec.basis j) - D a| < ε := by
    refine (h _ ?_).2
    have hle := norm_add_sub_le y (s • Vec.basis j) a
    rw [Vec.norm_smul, Vec.norm_basis, Real.mul_one] at hle
    exact Real.lt_of_le_of_lt (Real.le_trans hle (Real.add_le_add Real.le_rfl hs)) hyt
  rw [hmean, ← Real.sub_mul, Real.abs_mul]
  exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hclose) (Real.abs_nonneg t)

/-- The increment `h` with all coordinates from the `i`-th on, other than the `k`-th, still zero. -/
private noncomputable def firstCoordinates (h : Vec n) (k : Fin n) (i : Nat) : Vec n :=
  fun j => if j = k ∨ j.val < i then h j else 0

private theorem firstCoordinates_zero (h : Vec n) (k : Fin n) :
    firstCoordinates h k 0 = h k • Vec.basis k := by
  ext j
  grind [firstCoordinates]

private theorem firstCoordinates_length (h : Vec n) (k : Fin n) : firstCoordinates h k n = h := by
  ext j
  grind [firstCoordinates]

/-- At its turn the `k`-th coordinate is there already. -/
private theorem firstCoordinates_succ_self (h : Vec n) (k : Fin n) :
    firstCoordinates h k (k.val + 1) = firstCoordinates h k k.val :=
  Vec.ext fun _ => ite_congr (propext ⟨fun before => before.elim .inl fun lt =>
    (Nat.lt_or_eq_of_le (Nat.le_of_lt_succ lt)).elim .inr fun eq => .inl (Fin.ext eq),
    Or.imp_right Nat.lt_succ_of_lt⟩) (fun _ => rfl) fun _ => rfl

private theorem firstCoordinates_succ (h : Vec n) {k i : Fin n} (hik : i ≠ k) :
    firstCoordinates h k (i.val + 1) = firstCoordinates h k i.val + h i • Vec.basis i := by
  ext j
  show (if j = k ∨ j.val < i.val + 1 then h j else 0) =
    (if j = k ∨ j.val < i.val then h j else 0) + h i * Vec.basis i j
  by_cases hj : j = i
  · have after : ¬(j = k ∨ j.val < i.val) := fun before => before.elim
      (fun eq => hik (hj.symm.trans eq)) fun lt => Nat.ne_of_lt lt (congrArg Fin.val hj)
    rw [if_pos (.inr (Nat.lt_succ_of_le (Nat.le_of_eq (congrArg Fin.val hj)))), if_neg after, hj,
      Vec.basis_self, Real.mul_one, Real.zero_add]
  · rw [Vec.basis_of_ne hj, Real.mul_zero, Real.add_zero]
    exact ite_congr (propext (or_congr Iff.rfl ⟨fun lt => Nat.lt_of_le_of_ne (Nat.le_of_lt_succ lt)
      fun eq => hj (Fin.ext eq), Nat.lt_succ_of_lt⟩)) (fun _ => rfl) fun _ => rfl

private theorem norm_firstCoordinates_le (h : Vec n) (k : Fin n) (i : Nat) :
    ‖firstCoordinates h k i‖ ≤ ‖h‖ := by
  refine Real.sqrt_le_sqrt (sum_le_sum fun j => ?_)
  by_cases hj : j = k ∨ j.val < i
  · rw [firstCoordinates, if_pos hj]
    exact Real.le_rfl
  · rw [firstCoordinates, if_neg hj, Real.zero_pow (by decide)]
    exact Real.sq_nonneg (h j)

/-- One coordinate more changes the remainder `f (a + h) - f a - g · h` by little. -/
private theorem near_abs_step_le {f : Vec n → ℝ} {D : Fin n → Vec n → ℝ} {k : Fin n}
    (hD : ∀ j, j ≠ k → Near a fun x => HasPartialDerivAt f j (D j x) x)
    (hcont : ∀ j, j ≠ k → ContinuousAt (D j) a) (g : Vec n) (hg : ∀ j, g j = D j a) (i : Fin n)
    {ε : ℝ} (hε : 0 < ε) : Near 0 fun h =>
      |f (a + firstCoordinates h k (i.val + 1)) - f (a + firstCoordinates h k i.val) -
        g.dot (firstCoordinates h k (i.val + 1) - firstCoordinates h k i.val)| ≤ ε * ‖h‖ := by
  by_cases hik : i = k
  · subst hik
    refine near_of_forall fun h => ?_
    rw [firstCoordinates_succ_self, Real.sub_self, Lean.Grind.AddCommGroup.sub_self, Vec.dot_zero,
      Real.sub_self, Real.abs_zero]
    exact Real.mul_nonneg (Real.le_of_lt hε) (norm_nonneg h)
  · obtain ⟨δ, hδ, hstep⟩ := exists_abs_step_sub_le (hD i hik) (hcont i hik) hε
    refine (near_norm_sub_lt (Real.half_pos hδ)).mono fun h hh => ?_
    rw [norm_sub_zero] at hh
    have hi := Vec.abs_apply_le_norm h i
    have hle := norm_firstCoordinates_le h k i.val
    have hassoc : a + (firstCoordinates h k i.val + h i • Vec.basis i) =
      a + firstCoordinates h k i.val + h i • Vec.basis i :=
      (AddCommMonoid.add_assoc _ _ _).symm
    have hdiff : firstCoordinates h k i.val + h i • Vec.basis i - firstCoordinates h k i.val =
      h i • Vec.basis i := by rw [AddCommMonoid.add_comm, AddCommGroup.add_sub_cancel]
    rw [firstCoordinates_succ h hik, hdiff, hassoc, Vec.dot_smul, Vec.dot_basis, hg,
      Real.mul_comm (h i)]
    refine Real.le_trans (hstep _ (h i) ?_)
      (Real.mul_le_mul_of_nonneg_left hi (Real.le_of_lt hε))
    rw [norm_add_sub_cancel]
    exact Real.lt_of_le_of_lt (Real.add_le_add hle hi)
      (Real.add_halves δ ▸ Real.add_lt_add hh hh)

private theorem abs_sub_sub_le_add {p q r u v c d : ℝ} (h : |q - r - u| ≤ c)
    (h' : |p - q - (v - u)| ≤ d) : |p - r - v| ≤ c + d := by
  have hsum : p - r - v = (q - r - u) + (p - q - (v - u)) := by grind
  rw [hsum]
  exact Real.le_trans (Real.abs_add_le _ _) (Real.add_le_add h h')

/-- All coordinates together: the remainder is at most `n` times as large as for one of them, apart
from that of the first step. -/
private theorem near_abs_remainder_le {f : Vec n → ℝ} {D : Fin n → Vec n → ℝ} {k : Fin n}
    (hk : HasPartialDerivAt f k (D k a) a)
    (hD : ∀ j, j ≠ k → Near a fun x => HasPartialDerivAt f j (D j x) x)
    (hcont : ∀ j, j ≠ k → ContinuousAt (D j) a) (g : Vec n) (hg : ∀ j, g j = D j a)
    {ε : ℝ} (hε : 0 < ε) (i : Nat) (hi : i ≤ n) : Near 0 fun h =>
      |f (a + firstCoordinates h k i) - f a - g.dot (firstCoordinates h k i)| ≤
        (i + 1) * (ε * ‖h‖) := by
  induction i with
  | zero =>
    obtain ⟨δ, hδ, h⟩ := hasPartialDerivAt_iff_littleO.1 hk ε hε
    refine (near_norm_sub_lt hδ).mono fun t ht => ?_
    rw [norm_sub_zero] at ht
    have hle := Vec.abs_apply_le_norm t k
    have hmul := Real.mul_le_mul_of_nonneg_left hle (Real.le_of_lt hε)
    rw [firstCoordinates_zero, Vec.dot_smul, Vec.dot_basis, hg, Real.mul_comm (t k)]
    rw [Real.natCast_zero, Real.zero_add, Real.one_mul]
    exact Real.le_trans (h (t k) (Real.lt_of_le_of_lt hle ht)) hmul
  | succ i ih =>
    refine ((ih (by omega)).and (near_abs_step_le hD hcont g hg ⟨i, hi⟩ hε)).mono
      fun h ⟨hh, hstep⟩ => ?_
    rw [Vec.dot_sub] at hstep
    rw [Real.natCast_succ, Real.add_mul _ 1, Real.one_mul]
    exact abs_sub_sub_le_add hh hstep

/-- **Differentiability from existing partial derivatives**, in its sharper form for real values.
Let `x_k` be one of the variables of `f : ℝⁿ → ℝ`. If `∂f/∂x_k` exists at `a`, and all other partial
derivatives exist in a neighbourhood of `a` and are continuous at `a`, then `f` is differentiable at
`a`, and its gradient is the vector of the partial derivatives,

  `f (a + h) - f a = ∑_j ∂f/∂x_j (a) h_j + ‖h‖ α(h)`   with   `α(h) → 0` as `h → 0`.

Source: §2.3, Theorem 2.3, which asks continuity of all partial derivatives. -/
theorem hasGradientAt_of_continuousAt_partials {n : Nat} {f : Vec n → ℝ}
    {D : Fin n → Vec n → ℝ} {a : Vec n} (k : Fin n) (hk : HasPartialDerivAt f k (D k a) a)
    (hD : ∀ j, j ≠ k → Near a fun x => HasPartialDerivAt f j (D j x) x)
    (hcont : ∀ j, j ≠ k → ContinuousAt (D j) a) :
    HasGradientAt f (fun j => D j a) a := by
  refine hasGradientAt_iff.2 fun ε hε => ?_
  have hn : (0 : ℝ) < n + 1 := Real.natCast_succ_pos n
  obtain ⟨δ, hδ, h⟩ := near_abs_remainder_le hk hD hcont (fun j => D j a) (fun _ => rfl)
    (Real.div_pos hε hn) n (Nat.le_refl n)
  have hscale (t : Vec n) : (n + 1) * (ε / (n + 1) * ‖t‖) = ε * ‖t‖ := by
    rw [← Real.mul_assoc, Real.mul_comm (n + 1), Real.div_mul_cancel ε (Real.ne_of_gt hn)]
  simp only [firstCoordinates_length, hscale, norm_sub_zero] at h
  exact ⟨δ, hδ, h⟩

/-- **Differentiability from existing partial derivatives.** If all partial derivatives of
`f : ℝⁿ → ℝᵐ` exist in a neighbourhood of `a`, `∂f_i/∂x_j (x) = D i j x`, and are continuous at `a`,
then `f` is differentiable at `a` with the matrix of the partial derivatives,

  `f (a + h) - f a = A h + ‖h‖ α(h)`,   `A i j = ∂f_i/∂x_j (a)`,   `α(h) → 0` as `h → 0`.

Source: §2.3, Theorem 2.3. -/
theorem hasJacobianAt_of_continuousAt_partials {n m : Nat} {f : Vec n → Vec m}
    {D : Fin m → Fin n → Vec n → ℝ} {a : Vec n}
    (hD : ∀ i j, Near a fun x => HasPartialDerivAt (fun y => f y i) j (D i j x) x)
    (hcont : ∀ i j, ContinuousAt (D i j) a) :
    HasJacobianAt f (fun i j => D i j a) a := by
  refine hasJacobianAt_iff_forall_hasGradientAt.2 fun i => ?_
  cases n with
  | zero =>
    -- a function on the single point of ℝ⁰ is constant
    have hconst (x : Vec 0) : f a i = f x i := by rw [Vec.ext (x := a) (y := x) fun j => j.elim0]
    have hrow : Matrix.row (fun i j => D i j a) i = 0 := Vec.ext fun j => j.elim0
    rw [hrow]
    exact (hasGradientAt_const (f a i) a).congr (near_of_forall hconst)
  | succ n =>
    exact hasGradientAt_of_continuousAt_partials 0 (hD i 0).self (fun j _ => hD i j)
      fun j _ => hcont i j

end Fundamentals
