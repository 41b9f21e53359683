/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.Coordinates
import Fundamentals.Calculus.Derivative
import Fundamentals.Integral.FundamentalTheorem
import Fundamentals.Integral.Integrable

/-!
# Fubini's theorem needs continuity at every point

A function that is continuous on the unit square except at one corner, and continuous on every line
parallel to an axis, that one too, can have iterated integrals that both exist and differ:
`x y (x² - y²) / (x² + y²)³`, with the value 0 at the origin, has 1/8 in one order and -1/8 in the
other. It is not bounded.

## Main definitions
- `oddQuotient`: this function.

## Main statements
- `fubini_needs_continuity_at_point`: compare `ContinuousOnRect.fubini`.
- `oddQuotient_line`: it is not bounded near the origin.
-/

public section

namespace Fundamentals.Counterexamples

variable {x y : ℝ}

/-- The function `x y (x² - y²) / (x² + y²)³`; its value at the origin is 0. -/
@[expose] noncomputable def oddQuotient (x y : ℝ) : ℝ :=
  x * y * (x ^ 2 - y ^ 2) / (x ^ 2 + y ^ 2) ^ 3

/-- With the variables exchanged it changes its sign. -/
theorem oddQuotient_swap (x y : ℝ) : oddQuotient x y = -oddQuotient y x := by
  rw [oddQuotient, oddQuotient, ← Real.neg_div, show y ^ 2 + x ^ 2 = x ^ 2 + y ^ 2 by grind only]
  congr 1
  grind only

/-- On the axes it vanishes. -/
theorem oddQuotient_zero_left (y : ℝ) : oddQuotient 0 y = 0 := by
  rw [oddQuotient, Real.zero_mul, Real.zero_mul, Real.zero_div]

private theorem denominator_ne_zero (h : x ≠ 0) (y : ℝ) : x ^ 2 + y ^ 2 ≠ 0 := by
  have hx := Real.sq_pos h
  have hy := Real.sq_nonneg y
  grind only

/-- On every vertical line it is continuous. -/
theorem continuousAt_oddQuotient_right (x y : ℝ) : ContinuousAt (oddQuotient x) y := by
  by_cases hx : x = 0
  · rw [hx, funext oddQuotient_zero_left]
    exact continuousAt_const
  · have hne := Real.pow_ne_zero 3 (denominator_ne_zero hx y)
    exact ((continuousAt_const.mul continuousAt_id).mul
      (continuousAt_const.sub (continuousAt_id.pow 2))).div
      ((continuousAt_const.add (continuousAt_id.pow 2)).pow 3) hne

/-- On every horizontal line it is continuous. -/
theorem continuousAt_oddQuotient_left (x y : ℝ) :
    ContinuousAt (fun s => oddQuotient s y) x := by
  rw [funext fun s => oddQuotient_swap s y]
  exact (continuousAt_oddQuotient_right y x).neg

/-- At every point of the plane but the origin it is continuous, in both variables together. -/
theorem continuousAt_oddQuotient {p : Vec 2} (hp : p ≠ 0) :
    ContinuousAt (fun q : Vec 2 => oddQuotient (q 0) (q 1)) p := by
  have hne : p 0 ^ 2 + p 1 ^ 2 ≠ 0 := by
    intro h
    rw [Real.pow_two, Real.pow_two] at h
    have hzero := Real.mul_self_add_mul_self_eq_zero.1 h
    refine hp (Vec.ext fun i => ?_)
    obtain rfl | rfl : i = 0 ∨ i = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) i
    · exact hzero.1
    · exact hzero.2
  have h₀ := Vec.continuousAt_apply 0 p
  have h₁ := Vec.continuousAt_apply 1 p
  exact ((h₀.mul h₁).mul ((h₀.pow 2).sub (h₁.pow 2))).div (((h₀.pow 2).add (h₁.pow 2)).pow 3)
    (Real.pow_ne_zero 3 hne)

/-- Near the origin it is not bounded: on the line `x = 2 y` it is `6 / (125 y²)`. -/
theorem oddQuotient_line (hy : y ≠ 0) : oddQuotient (2 * y) y = 6 / (125 * y ^ 2) := by
  have hy₂ := Real.pow_ne_zero 2 hy
  have hne : ((2 * y) ^ 2 + y ^ 2) ^ 3 ≠ 0 := Real.pow_ne_zero 3 (by grind only)
  rw [oddQuotient, Real.div_eq_iff hne]
  grind only

/-! ### The iterated integrals -/

/-- Quotients are compared by cross multiplication. -/
private theorem div_eq_div {p q r s : ℝ} (hq : q ≠ 0) (hs : s ≠ 0) (h : p * s = r * q) :
    p / q = r / s := by
  rw [Real.div_eq_iff hq, Real.div_mul_eq_mul_div, Real.eq_div_iff hs, h]

/-- `∫_0^1 f (x, y) dy = x / (2 (x² + 1)²)`: an antiderivative is `x y² / (2 (x² + y²)²)`. -/
theorem hasIntegralOn_oddQuotient (x : ℝ) :
    HasIntegralOn (oddQuotient x) 0 1 (x / (2 * (x ^ 2 + 1) ^ 2)) := by
  have continuous : ContinuousOn (oddQuotient x) 0 1 :=
    continuousOn_of_continuousAt fun y _ _ => continuousAt_oddQuotient_right x y
  by_cases hx : x = 0
  · rw [hx, Real.zero_div]
    exact hasIntegralOn_of_eq_zero Real.zero_le_one fun y _ _ => oddQuotient_zero_left y
  have derivative (y : ℝ) :
      HasDerivAt (fun y => x / 2 * y ^ 2 / (x ^ 2 + y ^ 2) ^ 2) (oddQuotient x y) y := by
    have hne := denominator_ne_zero hx y
    have hne₂ := Real.pow_ne_zero 2 hne
    have h := ((hasDerivAt_pow 2 y).const_mul (x / 2)).div
      (((hasDerivAt_const (x ^ 2) y).add (hasDerivAt_pow 2 y)).pow 2) hne₂
    have hd : (x / 2 * ((2 : Nat) * y ^ (2 - 1)) * (x ^ 2 + y ^ 2) ^ 2 - x / 2 * y ^ 2 *
        ((2 : Nat) * (x ^ 2 + y ^ 2) ^ (2 - 1) * (0 + (2 : Nat) * y ^ (2 - 1)))) /
        ((x ^ 2 + y ^ 2) ^ 2) ^ 2 = oddQuotient x y := by
      exact div_eq_div (Real.pow_ne_zero 2 hne₂) (Real.pow_ne_zero 3 hne) (by grind only)
    rwa [hd] at h
  have value := continuous.hasIntegralOn_of_hasDerivAt Real.zero_le_one
    (continuousOn_of_continuousAt fun y _ _ => (derivative y).continuousAt)
    fun y _ _ => derivative y
  have hne := Real.pow_ne_zero 2 (denominator_ne_zero hx 1)
  have hends : x / 2 * 1 ^ 2 / (x ^ 2 + 1 ^ 2) ^ 2 - x / 2 * 0 ^ 2 / (x ^ 2 + 0 ^ 2) ^ 2 =
      x / (2 * (x ^ 2 + 1) ^ 2) := by grind only
  rwa [hends] at value

/-- `∫_0^1 x / (2 (x² + 1)²) dx = 1/8`: an antiderivative is `-1 / (4 (x² + 1))`. -/
theorem hasIntegralOn_inner : HasIntegralOn (fun x => x / (2 * (x ^ 2 + 1) ^ 2)) 0 1 (1 / 8) := by
  have hne (x : ℝ) : x ^ 2 + 1 ≠ 0 := by
    have hx := Real.sq_nonneg x
    grind only
  have hne₂ (x : ℝ) : 2 * (x ^ 2 + 1) ^ 2 ≠ 0 := by
    have h := Real.pow_ne_zero 2 (hne x)
    grind only
  have continuous : ContinuousOn (fun x => x / (2 * (x ^ 2 + 1) ^ 2)) 0 1 :=
    continuousOn_of_continuousAt fun x _ _ => continuousAt_id.div
      ((((continuousAt_id.pow 2).add continuousAt_const).pow 2).const_mul 2) (hne₂ x)
  have derivative (x : ℝ) :
      HasDerivAt (fun x => -1 / 4 / (x ^ 2 + 1)) (x / (2 * (x ^ 2 + 1) ^ 2)) x := by
    have h := (hasDerivAt_const (-1 / 4) x).div
      ((hasDerivAt_pow 2 x).add (hasDerivAt_const 1 x)) (hne x)
    have hd : (0 * (x ^ 2 + 1) - -1 / 4 * ((2 : Nat) * x ^ (2 - 1) + 0)) / (x ^ 2 + 1) ^ 2 =
        x / (2 * (x ^ 2 + 1) ^ 2) := by
      exact div_eq_div (Real.pow_ne_zero 2 (hne x)) (hne₂ x) (by grind only)
    rwa [hd] at h
  have value := continuous.hasIntegralOn_of_hasDerivAt Real.zero_le_one
    (continuousOn_of_continuousAt fun x _ _ => (derivative x).continuousAt)
    fun x _ _ => derivative x
  have hends : -1 / 4 / ((1 : ℝ) ^ 2 + 1) - -1 / 4 / (0 ^ 2 + 1) = 1 / 8 := by grind only
  rwa [hends] at value

/-- **Fubini's theorem needs continuity at every point.** The function
`f(x, y) = x y (x² - y²) / (x² + y²)³`, `f(0, 0) = 0`, is continuous at every point of the plane but
the origin, and on every line parallel to an axis; for all `x` and `y`

  `∫_0^1 f (x, y) dy = x / (2 (x² + 1)²)`   and   `∫_0^1 f (x, y) dx = -y / (2 (y² + 1)²)`;

but `∫_0^1 ∫_0^1 f (x, y) dy dx = 1/8`, and `∫_0^1 ∫_0^1 f (x, y) dx dy = -1/8`. -/
theorem fubini_needs_continuity_at_point :
    (∀ p : Vec 2, p ≠ 0 → ContinuousAt (fun q : Vec 2 => oddQuotient (q 0) (q 1)) p) ∧
      (∀ x y, ContinuousAt (oddQuotient x) y ∧ ContinuousAt (fun s => oddQuotient s y) x) ∧
      (∀ x, HasIntegralOn (oddQuotient x) 0 1 (x / (2 * (x ^ 2 + 1) ^ 2))) ∧
      (∀ y, HasIntegralOn (fun x => oddQuotient x y) 0 1 (-(y / (2 * (y ^ 2 + 1) ^ 2)))) ∧
      HasIntegralOn (fun x => x / (2 * (x ^ 2 + 1) ^ 2)) 0 1 (1 / 8) ∧
      HasIntegralOn (fun y => -(y / (2 * (y ^ 2 + 1) ^ 2))) 0 1 (-(1 / 8)) := by
  refine ⟨fun p => continuousAt_oddQuotient, fun x y => ⟨continuousAt_oddQuotient_right x y,
    continuousAt_oddQuotient_left x y⟩, hasIntegralOn_oddQuotient, fun y => ?_,
    hasIntegralOn_inner, hasIntegralOn_inner.neg⟩
  exact (hasIntegralOn_oddQuotient y).neg.congr fun x _ _ => (oddQuotient_swap x y).symm

end Fundamentals.Counterexamples
