/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Linear.Sum
public import Fundamentals.Real.Factorial
public import Fundamentals.Topology.ContinuousOn

/-!
# Taylor polynomials

## Main definitions
- `taylorPolynomial F n x₀ x`: `∑ F k x₀ / k! * (x - x₀) ^ k` over `k = 0, …, n`, where `F k` is the
  `k`-th derivative of a function. Source §2.4, eq. (2).

## Main statements
- `hasDerivAt_taylorPolynomial`: as a function of `x` it has for derivative the Taylor polynomial of
  the derivative.
- `hasDerivAt_taylorPolynomial_center`: as a function of the *centre* `x₀` it has a derivative in
  which all terms but the last cancel, `F (n + 1) x₀ / n! * (x - x₀) ^ n`.
-/

public section

namespace Fundamentals

/-- The Taylor polynomial of degree `n` at `x₀` of a function with the derivatives `F 0, F 1, …`, at
the point `x`: `T_n(x) = ∑ F k x₀ / k! * (x - x₀) ^ k`, `k = 0, …, n`. -/
@[expose] noncomputable def taylorPolynomial (F : Nat → ℝ → ℝ) (n : Nat) (x₀ x : ℝ) : ℝ :=
  ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat)

variable {F : Nat → ℝ → ℝ} {n : Nat} {x₀ x t : ℝ}

theorem taylorPolynomial_def (F : Nat → ℝ → ℝ) (n : Nat) (x₀ x : ℝ) : taylorPolynomial F n x₀ x =
    ∑ k : Fin (n + 1), F k x₀ / factorial k * (x - x₀) ^ (k : Nat) := rfl

@[simp] theorem taylorPolynomial_zero (F : Nat → ℝ → ℝ) (x₀ x : ℝ) :
    taylorPolynomial F 0 x₀ x = F 0 x₀ := by
  rw [taylorPolynomial, sum_one_length]
  show F 0 x₀ / factorial 0 * (x - x₀) ^ 0 = F 0 x₀
  rw [factorial_zero, Real.natCast_one, Real.div_one, Real.pow_zero, Real.mul_one]

/-- The last term split off. -/
theorem taylorPolynomial_succ (F : Nat → ℝ → ℝ) (n : Nat) (x₀ x : ℝ) :
    taylorPolynomial F (n + 1) x₀ x =
      taylorPolynomial F n x₀ x + F (n + 1) x₀ / factorial (n + 1) * (x - x₀) ^ (n + 1) := rfl

/-- The Taylor polynomial of degree one is the tangent. -/
theorem taylorPolynomial_one (F : Nat → ℝ → ℝ) (x₀ x : ℝ) :
    taylorPolynomial F 1 x₀ x = F 0 x₀ + F 1 x₀ * (x - x₀) := by
  rw [taylorPolynomial_succ, taylorPolynomial_zero, factorial_one, Real.natCast_one]
  grind

/-- At the centre, the Taylor polynomial has the value of the function. -/
@[simp] theorem taylorPolynomial_self (F : Nat → ℝ → ℝ) (n : Nat) (x : ℝ) :
    taylorPolynomial F n x x = F 0 x := by
  induction n with
  | zero => exact taylorPolynomial_zero F x x
  | succ n ih => rw [taylorPolynomial_succ, ih, Real.sub_self, Real.zero_pow (by omega)]; grind

/-! ### The derivative -/

/-- `c / (n + 1)! * (n + 1) = c / n!`. -/
private theorem div_factorial_succ_mul (c : ℝ) (n : Nat) :
    c / factorial (n + 1) * (n + 1) = c / factorial n := by
  have hn : (n : ℝ) + 1 ≠ 0 := Real.ne_of_gt (Real.natCast_succ_pos n)
  rw [Real.factorial_succ, Real.mul_comm ((n : ℝ) + 1), ← Real.div_div, Real.div_mul_cancel _ hn]

/-- `(c / (n + 1)! * (x - x₀) ^ (n + 1))' = c / n! * (x - x₀) ^ n`. -/
private theorem hasDerivAt_term (c : ℝ) (n : Nat) (x₀ x : ℝ) :
    HasDerivAt (fun y => c / factorial (n + 1) * (y - x₀) ^ (n + 1))
      (c / factorial n * (x - x₀) ^ n) x := by
  have h := ((((hasDerivAt_id x).sub (hasDerivAt_const x₀ x)).pow (n + 1)).const_mul
    (c / factorial (n + 1)))
  have hd : c / factorial (n + 1) * ((n + 1 : Nat) * (x - x₀) ^ (n + 1 - 1) * (1 - 0)) =
      c / factorial n * (x - x₀) ^ n := by
    rw [← div_factorial_succ_mul c n, Nat.add_sub_cancel, Real.natCast_succ, Real.sub_zero,
      Real.mul_one, Real.mul_assoc]
  exact hd ▸ h

/-- The derivative of a Taylor polynomial is the Taylor polynomial, of degree one less, of the
derivative. -/
theorem hasDerivAt_taylorPolynomial (F : Nat → ℝ → ℝ) (n : Nat) (x₀ x : ℝ) :
    HasDerivAt (taylorPolynomial F (n + 1) x₀)
      (taylorPolynomial (fun k => F (k + 1)) n x₀ x) x := by
  induction n with
  | zero =>
    have h := (hasDerivAt_const (F 0 x₀) x).add (hasDerivAt_term (F 1 x₀) 0 x₀ x)
    have hd : 0 + F 1 x₀ / factorial 0 * (x - x₀) ^ 0 = F 1 x₀ := by
      rw [factorial_zero, Real.natCast_one]
      grind
    have hT (y : ℝ) := taylorPolynomial_succ F 0 x₀ y
    simp only [taylorPolynomial_zero] at hT
    rw [hd] at h
    exact (taylorPolynomial_zero (fun k => F (k + 1)) x₀ x).symm ▸ funext hT ▸ h
  | succ n ih => exact ih.add (hasDerivAt_term (F (n + 2) x₀) (n + 1) x₀ x)

/-! ### The derivative with respect to the centre -/

/-- One term of the Taylor polynomial as a function of the centre: the product rule. -/
private theorem hasDerivAt_term_center {g : ℝ → ℝ} {d : ℝ} (hg : HasDerivAt g d t) (n : Nat)
    (x : ℝ) : HasDerivAt (fun s => g s / factorial (n + 1) * (x - s) ^ (n + 1))
      (d / factorial (n + 1) * (x - t) ^ (n + 1) - g t / factorial n * (x - t) ^ n) t := by
  have hpow := ((hasDerivAt_const x t).sub (hasDerivAt_id t)).pow (n + 1)
  have h := (hg.const_mul (factorial (n + 1) : ℝ)⁻¹).mul hpow
  have hd : (factorial (n + 1) : ℝ)⁻¹ * d * (x - t) ^ (n + 1) + (factorial (n + 1) : ℝ)⁻¹ * g t *
        ((n + 1 : Nat) * (x - t) ^ (n + 1 - 1) * (0 - 1)) =
      d / factorial (n + 1) * (x - t) ^ (n + 1) - g t / factorial n * (x - t) ^ n := by
    rw [← div_factorial_succ_mul (g t) n, Nat.add_sub_cancel, Real.natCast_succ,
      Real.div_eq_mul_inv, Real.div_eq_mul_inv]
    generalize (factorial (n + 1) : ℝ)⁻¹ = r
    grind
  have hfun (s : ℝ) : g s / factorial (n + 1) = (factorial (n + 1) : ℝ)⁻¹ * g s := by
    rw [Real.div_eq_mul_inv, Real.mul_comm]
  simpa only [hfun, hd] using h

/-- **The Taylor polynomial as a function of its centre.** If each `F k`, `k ≤ n`, has the
derivative `F (k + 1)` at `t` then the derivative at `t` of `s ↦ T_n(x)`, expanded at `s`, is

`F (n + 1) t / n! * (x - t) ^ n`: all other terms cancel. -/
theorem hasDerivAt_taylorPolynomial_center (x : ℝ)
    (hF : ∀ k, k ≤ n → HasDerivAt (F k) (F (k + 1) t) t) :
    HasDerivAt (fun s => taylorPolynomial F n s x) (F (n + 1) t / factorial n * (x - t) ^ n) t := by
  induction n with
  | zero =>
    have hd : F (0 + 1) t / factorial 0 * (x - t) ^ 0 = F 1 t := by
      rw [factorial_zero, Real.natCast_one]
      grind
    simpa only [taylorPolynomial_zero, hd] using hF 0 (Nat.le_refl 0)
  | succ n ih =>
    have h := (ih fun k hk => hF k (by omega)).add
      (hasDerivAt_term_center (hF (n + 1) (Nat.le_refl _)) n x)
    rwa [Real.add_sub_cancel] at h

/-- The Taylor polynomial is a continuous function of its centre where the derivatives are. -/
theorem continuousOn_taylorPolynomial_center {a b : ℝ} (x : ℝ)
    (hF : ∀ k, k ≤ n → ContinuousOn (F k) a b) :
    ContinuousOn (fun s => taylorPolynomial F n s x) a b := by
  induction n with
  | zero => simpa only [taylorPolynomial_zero] using hF 0 (Nat.le_refl 0)
  | succ n ih =>
    have hF' := (hF (n + 1) (Nat.le_refl _)).div (g := fun _ => (factorial (n + 1) : ℝ))
      continuousOn_const fun _ _ _ => Real.factorial_ne_zero (n + 1)
    exact (ih fun k hk => hF k (by omega)).add
      (hF'.mul ((continuousOn_const.sub continuousOn_id).pow (n + 1)))

end Fundamentals
