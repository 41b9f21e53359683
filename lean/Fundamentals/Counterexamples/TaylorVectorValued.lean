/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Differential
public import Fundamentals.Calculus.IteratedPartials
public import Fundamentals.Real.Factorial
import Fundamentals.Real.Pow
import Fundamentals.Topology.Coordinates

/-!
# Taylor's theorem with Lagrange's remainder fails for vector values

Each component of a vector-valued function has its own intermediate point, and in general no single
one will do for all of them.

## Main definitions
- `squareCube`: the curve `t ↦ (t², t³)`.
- `powerCurve m`: the curve `t ↦ (t ^ (m + 2), t ^ (m + 3))`.
- `powerDeriv p k`: the `k`-th derivative of `t ↦ t ^ p`.

## Main statements
- `squareCube_not_mean_value`: the mean value theorem fails for `squareCube`.
- `powerCurve_not_taylor`: Taylor's theorem of order `m` fails for `powerCurve m`.
- `not_taylor_multivariate_of_vector_valued`: the same for formula (4) as it stands in
  `taylor_multivariate`, all hypotheses of which are satisfied.
-/

public section

namespace Fundamentals.Counterexamples

/-! ### The mean value theorem -/

/-- The curve `t ↦ (t², t³)` in ℝ². -/
@[expose] noncomputable def squareCube (t : ℝ) : Vec 2 := fun i => if i = 0 then t ^ 2 else t ^ 3

/-- **The mean value theorem fails for vector values.** The curve `c(t) = (t², t³)` in ℝ² has the
derivative `c'(t) = (2 t, 3 t²)`, but for no `ν` in `(0, 1)` is `c(1) = c(0) + c'(ν)`: the first
component forces `ν = 1/2`, the second `ν² = 1/3`. Source §2.5, last sentence, for `m = 0`, `a = 0`
and `dx = 1`. -/
theorem squareCube_not_mean_value :
    (∀ t : ℝ, HasDerivAt (fun s => squareCube s 0) (2 * t) t ∧
      HasDerivAt (fun s => squareCube s 1) (3 * t ^ 2) t) ∧
    ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ squareCube 1 0 = squareCube 0 0 + 2 * ν ∧
      squareCube 1 1 = squareCube 0 1 + 3 * ν ^ 2 := by
  refine ⟨fun t => ⟨?_, ?_⟩, ?_⟩
  · have hd : (2 : Nat) * t ^ (2 - 1) = 2 * t := by grind only
    exact hd ▸ hasDerivAt_pow 2 t
  · have hd : (3 : Nat) * t ^ (3 - 1) = 3 * t ^ 2 := by grind only
    exact hd ▸ hasDerivAt_pow 3 t
  · rintro ⟨ν, -, -, h₀, h₁⟩
    have h₀ : (1 : ℝ) ^ 2 = 0 ^ 2 + 2 * ν := h₀
    have h₁ : (1 : ℝ) ^ 3 = 0 ^ 3 + 3 * ν ^ 2 := h₁
    grind only

/-! ### The derivatives of a power -/

/-- The product `p (p - 1) ⋯ (p - k + 1)` of `k` factors; zero for `k > p`. -/
@[expose] def fallingFactorial (p : Nat) : Nat → Nat
  | 0 => 1
  | k + 1 => fallingFactorial p k * (p - k)

/-- The `k`-th derivative of `t ↦ t ^ p`, which is `p (p - 1) ⋯ (p - k + 1) t ^ (p - k)`. -/
@[expose] noncomputable def powerDeriv (p k : Nat) (t : ℝ) : ℝ := fallingFactorial p k * t ^ (p - k)

theorem powerDeriv_zero (p : Nat) : powerDeriv p 0 = fun t => t ^ p := by
  ext t
  rw [powerDeriv, fallingFactorial, Nat.sub_zero, Real.natCast_one, Real.one_mul]

theorem hasDerivAt_powerDeriv (p k : Nat) (t : ℝ) :
    HasDerivAt (powerDeriv p k) (powerDeriv p (k + 1) t) t := by
  have hd : (fallingFactorial p k : ℝ) * ((p - k : Nat) * t ^ (p - k - 1)) =
      powerDeriv p (k + 1) t := by
    rw [powerDeriv, fallingFactorial, Real.natCast_mul, Real.mul_assoc, Nat.sub_add_eq]
  exact hd ▸ (hasDerivAt_pow (p - k) t).const_mul (fallingFactorial p k : ℝ)

/-- All derivatives of `t ^ p` of order less than `p` vanish at 0. -/
private theorem powerDeriv_at_zero {p k : Nat} (hk : k < p) : powerDeriv p k 0 = 0 := by
  rw [powerDeriv, Real.zero_pow (by lia), Real.mul_zero]

private theorem fallingFactorial_mul_factorial {p k : Nat} (hk : k ≤ p) :
    fallingFactorial p k * factorial (p - k) = factorial p := by
  induction k with
  | zero => exact Nat.one_mul _
  | succ k ih =>
    obtain ⟨q, hq⟩ : ∃ q, p - k = q + 1 := ⟨p - k - 1, by lia⟩
    have h := ih (by lia)
    rw [hq, factorial_succ, ← hq, ← Nat.mul_assoc] at h
    rwa [fallingFactorial, Nat.sub_add_eq, hq, Nat.add_sub_cancel, ← hq]

/-- The remainder in the formula of Taylor for `t ^ (m + 2)`. -/
private theorem powerDeriv_div_factorial_two (m : Nat) (ν : ℝ) :
    powerDeriv (m + 2) (m + 1) ν / factorial (m + 1) = (m + 2) * ν := by
  have hsub : m + 2 - (m + 1) = 1 := by lia
  have hfall : fallingFactorial (m + 2) (m + 1) = (m + 2) * factorial (m + 1) := by
    have h := fallingFactorial_mul_factorial (p := m + 2) (k := m + 1) (by lia)
    rwa [hsub, factorial_one, Nat.mul_one, factorial_succ (m + 1)] at h
  have hne := Real.factorial_ne_zero (m + 1)
  rw [powerDeriv, hfall, hsub, Real.pow_one, Real.natCast_mul]
  grind only

/-- The remainder in the formula of Taylor for `t ^ (m + 3)`. -/
private theorem powerDeriv_div_factorial_three (m : Nat) (ν : ℝ) :
    powerDeriv (m + 3) (m + 1) ν / factorial (m + 1) = (m + 3) * (m + 2) / 2 * ν ^ 2 := by
  have hsub : m + 3 - (m + 1) = 2 := by lia
  have hfall : fallingFactorial (m + 3) (m + 1) * 2 = (m + 3) * ((m + 2) * factorial (m + 1)) := by
    have h := fallingFactorial_mul_factorial (p := m + 3) (k := m + 1) (by lia)
    rwa [hsub, factorial_succ (m + 2), factorial_succ (m + 1)] at h
  have hcast := congrArg (fun k : Nat => (k : ℝ)) hfall
  simp only [Real.natCast_mul] at hcast
  have hne := Real.factorial_ne_zero (m + 1)
  rw [powerDeriv, hsub]
  grind only

/-- The two components of the curve ask for different intermediate points, `1 / (m + 2)` and the
square root of `2 / ((m + 2) (m + 3))`. -/
private theorem false_of_components {m : Nat} {ν : ℝ} (hν : ν < 1)
    (h₀ : 1 = powerDeriv (m + 2) (m + 1) ν / factorial (m + 1))
    (h₁ : 1 = powerDeriv (m + 3) (m + 1) ν / factorial (m + 1)) : False := by
  rw [powerDeriv_div_factorial_two] at h₀
  rw [powerDeriv_div_factorial_three] at h₁
  -- `(m + 3) ν = 2` from both equations, and `(m + 2) ν = 1`, so `ν = 1`
  have h₂ : (m + 3) * (m + 2) / 2 * ν ^ 2 = (m + 3) * ν / 2 * ((m + 2) * ν) := by grind only
  rw [h₂, ← h₀] at h₁
  grind only

/-! ### Taylor's theorem -/

/-- The curve `t ↦ (t ^ (m + 2), t ^ (m + 3))` in ℝ². -/
@[expose] noncomputable def powerCurve (m : Nat) (t : ℝ) : Vec 2 := fun i => t ^ (m + 2 + i)

/-- The formula of Taylor cannot hold for both components of the curve; at 0 all derivatives of
order up to `m` vanish. -/
private theorem not_taylor_components (m : Nat) (ν : ℝ) (hν : ν < 1)
    (h : ∀ i : Fin 2, powerCurve m 1 i =
      ∑ k : Fin (m + 1), powerDeriv (m + 2 + i) k 0 / factorial k +
        powerDeriv (m + 2 + i) (m + 1) ν / factorial (m + 1)) : False := by
  have hcomponent (i : Fin 2) : 1 = powerDeriv (m + 2 + i) (m + 1) ν / factorial (m + 1) := by
    have hsum : ∑ k : Fin (m + 1), powerDeriv (m + 2 + i) k 0 / factorial k = 0 :=
      sum_eq_zero fun k => by rw [powerDeriv_at_zero (by lia), Real.zero_div]
    have hi := h i
    rwa [hsum, Real.zero_add, powerCurve, Real.one_pow] at hi
  exact false_of_components hν (hcomponent 0) (hcomponent 1)

/-- **Taylor's theorem with the remainder of Lagrange fails for vector values**, whatever the order
`m`. The curve `c(t) = (t ^ (m + 2), t ^ (m + 3))` in ℝ² has derivatives of all orders, `F 0 = c`
and `F (k + 1) = (F k)'`, but for no `ν` in `(0, 1)` is

`c(1) = ∑ c⁽ᵏ⁾(0) / k! + c⁽ᵐ⁺¹⁾(ν) / (m + 1)!`,   `k = 0, …, m`.

Source §2.5, last sentence, for `a = 0` and `dx = 1`. -/
theorem powerCurve_not_taylor (m : Nat) : ∃ F : Nat → ℝ → Vec 2,
    F 0 = powerCurve m ∧
    (∀ (k : Nat) (i : Fin 2) (t : ℝ), HasDerivAt (fun s => F k s i) (F (k + 1) t i) t) ∧
    ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ ∀ i : Fin 2, powerCurve m 1 i =
      ∑ k : Fin (m + 1), F k 0 i / factorial k + F (m + 1) ν i / factorial (m + 1) := by
  refine ⟨fun k t i => powerDeriv (m + 2 + i) k t, ?_, fun k i t => hasDerivAt_powerDeriv _ k t,
    fun ⟨ν, _, hν, h⟩ => not_taylor_components m ν hν h⟩
  ext t i
  exact congrFun (powerDeriv_zero (m + 2 + i)) t

/-! ### Formula (4) -/

/-- The partial derivatives of the `i`-th component of `powerCurve m`, seen as a map from ℝ¹ to
ℝ². -/
@[expose] noncomputable def powerCurvePartials (m : Nat) (i : Fin 2) (l : List (Fin 1))
    (x : Vec 1) : ℝ :=
  powerDeriv (m + 2 + i) l.length (x 0)

private theorem hasContinuousPartials_powerCurve (m : Nat) (i : Fin 2) (k : Nat) :
    HasContinuousPartials (fun x => powerCurve m (x 0) i) (powerCurvePartials m i) k
      fun _ => True where
  nil := funext fun x => congrFun (powerDeriv_zero (m + 2 + i)) (x 0)
  hasPartialDerivAt l _ j x _ := by
    have hx : x 0 = x 0 + 0 * Vec.basis j 0 := by grind only
    have h := (hx ▸ hasDerivAt_powerDeriv (m + 2 + i) l.length (x 0)).comp_line
    have hj : Vec.basis j 0 = (1 : ℝ) := by rw [Subsingleton.elim j 0, Vec.basis_self]
    rw [← hx, hj, Real.mul_one] at h
    have hline (t : ℝ) : (x + t • Vec.basis j : Vec 1) 0 = x 0 + t * 1 :=
      congrArg (fun c => x 0 + t * c) hj
    simpa only [HasPartialDerivAt, powerCurvePartials, hline, List.length_cons] using h
  continuousAt l _ x _ := (hasDerivAt_powerDeriv (m + 2 + i) l.length (x 0)).continuousAt.comp
    (f := fun y : Vec 1 => y 0) (Vec.continuousAt_apply 0 x)

/-- **Formula (4) fails for vector values**, whatever the order `m`. The map
`f(x) = (x ^ (m + 2), x ^ (m + 3))` from ℝ¹ to ℝ² has continuous derivatives of all orders
everywhere, so that each component satisfies the hypotheses of `taylor_multivariate`; but for no `ν`
in `(0, 1)` does (4) hold for both components. Source §2.5, equation (4) and last sentence. -/
theorem not_taylor_multivariate_of_vector_valued (m : Nat) :
    ∃ (f : Vec 1 → Vec 2) (D : Fin 2 → List (Fin 1) → Vec 1 → ℝ) (a dx : Vec 1),
      (∀ (i : Fin 2) (k : Nat),
        HasContinuousPartials (fun x => f x i) (D i) k fun _ => True) ∧
      ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ ∀ i : Fin 2, f (a + dx) i =
        ∑ k : Fin (m + 1), differential (D i) k dx a / factorial k +
          differential (D i) (m + 1) dx (a + ν • dx) / factorial (m + 1) := by
  refine ⟨fun x => powerCurve m (x 0), powerCurvePartials m, 0, Vec.basis 0,
    hasContinuousPartials_powerCurve m, fun ⟨ν, _, hν, h⟩ => not_taylor_components m ν hν ?_⟩
  have hd (i : Fin 2) (k : Nat) (x : Vec 1) :
      differential (powerCurvePartials m i) k (Vec.basis 0) x = powerDeriv (m + 2 + i) k (x 0) := by
    rw [differential_of_one_variable, Vec.basis_self, Real.one_pow, Real.mul_one,
      powerCurvePartials, List.length_replicate]
  intro i
  have hi := h i
  simpa only [hd, Vec.add_apply, Vec.smul_apply, Vec.zero_apply, Vec.basis_self, Real.zero_add,
    Real.mul_one] using hi

end Fundamentals.Counterexamples
