/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.Coordinates
import Fundamentals.Integral.FundamentalTheorem
import Fundamentals.Integral.Integrable

/-!
# Differentiation under the integral sign needs continuity

If the partial derivative is not continuous at one point of the rectangle, the derivative of the
integral can be another number than the integral of the derivative. For `x³ y / (x² + y²)²`, with
the value 0 at the origin, the integrals over `y` from 0 to 1 are `x / (2 (x² + 1))`, the slope of
which at 0 is 1/2, while the partial derivative with respect to `x` is 0 for `x = 0`.

## Main definitions
- `slopeQuotient`, `slopeQuotientDeriv`: this function, and its partial derivative with respect to
  `x`.

## Main statements
- `hasDerivAt_integral_needs_continuity`: compare `ContinuousOnRect.hasDerivAt_integral`.
-/

public section

namespace Fundamentals.Counterexamples

variable {x y : ℝ}

/-- The function `x³ y / (x² + y²)²`; its value at the origin is 0. -/
@[expose] noncomputable def slopeQuotient (x y : ℝ) : ℝ := x ^ 3 * y / (x ^ 2 + y ^ 2) ^ 2

/-- Its partial derivative with respect to `x`, `x² y (3 y² - x²) / (x² + y²)³`; it is 0 at the
origin. -/
@[expose] noncomputable def slopeQuotientDeriv (x y : ℝ) : ℝ :=
  x ^ 2 * y * (3 * y ^ 2 - x ^ 2) / (x ^ 2 + y ^ 2) ^ 3

private theorem denominator_ne_zero (h : x ≠ 0 ∨ y ≠ 0) : x ^ 2 + y ^ 2 ≠ 0 := by
  intro hzero
  have hboth := Real.mul_self_add_mul_self_eq_zero.1 (show x * x + y * y = 0 by grind)
  grind

/-- Quotients are compared by cross multiplication. -/
private theorem div_eq_div {p q r s : ℝ} (hq : q ≠ 0) (hs : s ≠ 0) (h : p * s = r * q) :
    p / q = r / s := by
  rw [Real.div_eq_iff hq, Real.div_mul_eq_mul_div, Real.eq_div_iff hs, h]

/-- At every point the partial derivative with respect to `x` exists. -/
theorem hasDerivAt_slopeQuotient (x y : ℝ) :
    HasDerivAt (fun t => slopeQuotient t y) (slopeQuotientDeriv x y) x := by
  by_cases hy : y = 0
  · have hzero (t : ℝ) : slopeQuotient t y = 0 := by
      rw [slopeQuotient, hy, Real.mul_zero, Real.zero_div]
    have hderiv : slopeQuotientDeriv x y = 0 := by
      rw [slopeQuotientDeriv, hy, Real.mul_zero, Real.zero_mul, Real.zero_div]
    simpa only [hzero, hderiv] using hasDerivAt_const 0 x
  · have hne := denominator_ne_zero (x := x) (Or.inr hy)
    have hne₂ := Real.pow_ne_zero 2 hne
    have h := ((hasDerivAt_pow 3 x).mul (hasDerivAt_const y x)).div
      (((hasDerivAt_pow 2 x).add (hasDerivAt_const (y ^ 2) x)).pow 2) hne₂
    have hd : (((3 : Nat) * x ^ (3 - 1) * y + x ^ 3 * 0) * (x ^ 2 + y ^ 2) ^ 2 - x ^ 3 * y *
        ((2 : Nat) * (x ^ 2 + y ^ 2) ^ (2 - 1) * ((2 : Nat) * x ^ (2 - 1) + 0))) /
        ((x ^ 2 + y ^ 2) ^ 2) ^ 2 = slopeQuotientDeriv x y := by
      exact div_eq_div (Real.pow_ne_zero 2 hne₂) (Real.pow_ne_zero 3 hne) (by grind)
    rwa [hd] at h

/-- At every point of the plane but the origin the partial derivative is continuous, in both
variables together. -/
theorem continuousAt_slopeQuotientDeriv {p : Vec 2} (hp : p ≠ 0) :
    ContinuousAt (fun q : Vec 2 => slopeQuotientDeriv (q 0) (q 1)) p := by
  have hne : p 0 ^ 2 + p 1 ^ 2 ≠ 0 := by
    refine denominator_ne_zero (Classical.not_and_iff_not_or_not.1 fun h => hp ?_)
    refine Vec.ext fun i => ?_
    obtain rfl | rfl : i = 0 ∨ i = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) i
    · exact h.1
    · exact h.2
  have h₀ := Vec.continuousAt_apply 0 p
  have h₁ := Vec.continuousAt_apply 1 p
  exact (((h₀.pow 2).mul h₁).mul (((h₁.pow 2).const_mul 3).sub (h₀.pow 2))).div
    (((h₀.pow 2).add (h₁.pow 2)).pow 3) (Real.pow_ne_zero 3 hne)

/-- `∫_0^1 f (x, y) dy = x / (2 (x² + 1))`: an antiderivative is `-x³ / (2 (x² + y²))`. -/
theorem hasIntegralOn_slopeQuotient (x : ℝ) :
    HasIntegralOn (slopeQuotient x) 0 1 (x / (2 * (x ^ 2 + 1))) := by
  by_cases hx : x = 0
  · rw [hx, Real.zero_div]
    refine hasIntegralOn_of_eq_zero Real.zero_le_one fun y _ _ => ?_
    rw [slopeQuotient, Real.zero_pow (by decide), Real.zero_mul, Real.zero_div]
  have hne (y : ℝ) : x ^ 2 + y ^ 2 ≠ 0 := denominator_ne_zero (Or.inl hx)
  have hne₂ (y : ℝ) := Real.pow_ne_zero 2 (hne y)
  have continuous : ContinuousOn (slopeQuotient x) 0 1 :=
    continuousOn_of_continuousAt fun y _ _ => (continuousAt_const.mul continuousAt_id).div
      ((continuousAt_const.add (continuousAt_id.pow 2)).pow 2) (hne₂ y)
  have derivative (y : ℝ) :
      HasDerivAt (fun y => -(x ^ 3 / 2) / (x ^ 2 + y ^ 2)) (slopeQuotient x y) y := by
    have h := (hasDerivAt_const (-(x ^ 3 / 2)) y).div
      ((hasDerivAt_const (x ^ 2) y).add (hasDerivAt_pow 2 y)) (hne y)
    have hd : (0 * (x ^ 2 + y ^ 2) - -(x ^ 3 / 2) * (0 + (2 : Nat) * y ^ (2 - 1))) /
        (x ^ 2 + y ^ 2) ^ 2 = slopeQuotient x y := by
      rw [slopeQuotient]
      congr 1
      grind
    rwa [hd] at h
  have value := continuous.hasIntegralOn_of_hasDerivAt Real.zero_le_one
    (continuousOn_of_continuousAt fun y _ _ => (derivative y).continuousAt)
    fun y _ _ => derivative y
  have hx₂ := Real.pow_ne_zero 2 hx
  have hends : -(x ^ 3 / 2) / (x ^ 2 + 1 ^ 2) - -(x ^ 3 / 2) / (x ^ 2 + 0 ^ 2) =
      x / (2 * (x ^ 2 + 1)) := by
    have h₁ := Real.div_mul_cancel (-(x ^ 3 / 2)) (hne 1)
    have h₀ : -(x ^ 3 / 2) / x ^ 2 = -(x / 2) := (Real.div_eq_iff hx₂).2 (by grind)
    rw [Real.zero_pow (by decide), Real.add_zero, h₀,
      Real.eq_div_iff (Real.mul_ne_zero (by grind) (Real.one_pow 2 ▸ hne 1))]
    generalize -(x ^ 3 / 2) / (x ^ 2 + 1 ^ 2) = q at h₁ ⊢
    grind
  rwa [hends] at value

/-- **Differentiation under the integral sign needs a continuous partial derivative.** The function
`f(x, y) = x³ y / (x² + y²)²`, `f(0, 0) = 0`, has at every point of the plane the partial derivative
`∂f/∂x (x, y) = x² y (3 y² - x²) / (x² + y²)³`, 0 at the origin, which is continuous at every point
but the origin; and `G(x) = ∫_0^1 f (x, y) dy = x / (2 (x² + 1))` for all `x`. But

  `G'(0) = 1/2`,   and   `∫_0^1 ∂f/∂x (0, y) dy = 0`. -/
theorem hasDerivAt_integral_needs_continuity :
    (∀ x y, HasDerivAt (fun t => slopeQuotient t y) (slopeQuotientDeriv x y) x) ∧
      (∀ p : Vec 2, p ≠ 0 → ContinuousAt (fun q : Vec 2 => slopeQuotientDeriv (q 0) (q 1)) p) ∧
      (∀ x, HasIntegralOn (slopeQuotient x) 0 1 (x / (2 * (x ^ 2 + 1)))) ∧
      HasDerivAt (fun x => x / (2 * (x ^ 2 + 1))) (1 / 2) 0 ∧
      HasIntegralOn (slopeQuotientDeriv 0) 0 1 0 := by
  refine ⟨hasDerivAt_slopeQuotient, fun p => continuousAt_slopeQuotientDeriv,
    hasIntegralOn_slopeQuotient, ?_, hasIntegralOn_of_eq_zero Real.zero_le_one fun y _ _ => ?_⟩
  · have hne : 2 * ((0 : ℝ) ^ 2 + 1) ≠ 0 := by grind
    have h := (hasDerivAt_id 0).div
      ((((hasDerivAt_pow 2 0).add (hasDerivAt_const 1 0))).const_mul 2) hne
    have hd : (1 * (2 * ((0 : ℝ) ^ 2 + 1)) - 0 * (2 * ((2 : Nat) * 0 ^ (2 - 1) + 0))) /
        (2 * (0 ^ 2 + 1)) ^ 2 = 1 / 2 := by grind
    rwa [hd] at h
  · rw [slopeQuotientDeriv, Real.zero_pow (by decide), Real.zero_mul, Real.zero_mul, Real.zero_div]

end Fundamentals.Counterexamples
