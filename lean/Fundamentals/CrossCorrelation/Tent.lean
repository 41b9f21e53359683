/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Calculus.Derivative
import Fundamentals.CrossCorrelation.Autocorrelation
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine
import Fundamentals.Integral.FundamentalTheorem

/-!
# The tent correlated with itself

The autocorrelation of the tent is the cubic B-spline, `2/3 - x² + x³/2` on `[0, 1]`. Correlated
with the tent once more, it has the value `11/20` at 0.

## Main statements
* `hasIntegral_xcorr_tent`, `xcorr_tent`, `xcorr_tent_zero`: the autocorrelation of the tent on
  `[0, 1]`.
* `hasIntegral_xcorr_xcorr_tent`, `xcorr_xcorr_tent_zero`: `(tent ⋆ tent) ⋆ tent` at 0.
-/

public section

namespace Fundamentals

variable {a b x y : ℝ}

/-- An integral with another expression for its value. -/
private theorem HasIntegralOn.of_eq {f : ℝ → ℝ} {I J : ℝ} (h : HasIntegralOn f a b I)
    (value : I = J) : HasIntegralOn f a b J :=
  value ▸ h

/-- The integral of a polynomial of degree 4. -/
private theorem hasIntegralOn_quartic (hab : a ≤ b) (p q r s t : ℝ) :
    HasIntegralOn (fun x => p + q * x + r * x ^ 2 + s * x ^ 3 + t * x ^ 4) a b
      ((p * b + q / 2 * b ^ 2 + r / 3 * b ^ 3 + s / 4 * b ^ 4 + t / 5 * b ^ 5) -
        (p * a + q / 2 * a ^ 2 + r / 3 * a ^ 3 + s / 4 * a ^ 4 + t / 5 * a ^ 5)) := by
  let F (x : ℝ) : ℝ := p * x + q / 2 * x ^ 2 + r / 3 * x ^ 3 + s / 4 * x ^ 4 + t / 5 * x ^ 5
  have derivative (x : ℝ) : HasDerivAt F (p + q * x + r * x ^ 2 + s * x ^ 3 + t * x ^ 4) x := by
    have sum := (((((hasDerivAt_id x).const_mul p).add ((hasDerivAt_pow 2 x).const_mul (q / 2))).add
      ((hasDerivAt_pow 3 x).const_mul (r / 3))).add ((hasDerivAt_pow 4 x).const_mul (s / 4))).add
      ((hasDerivAt_pow 5 x).const_mul (t / 5))
    refine (show _ = p + q * x + r * x ^ 2 + s * x ^ 3 + t * x ^ 4 from ?_) ▸ sum
    simp only [Nat.reduceSub]
    grobner
  have hF : ContinuousOn F a b :=
    continuousOn_of_continuousAt fun x _ _ => (derivative x).continuousAt
  refine ContinuousOn.hasIntegralOn_of_hasDerivAt ?_ hab hF fun x _ _ => derivative x
  exact (((continuousOn_const.add (continuousOn_id.const_mul q)).add
    ((continuousOn_id.pow 2).const_mul r)).add ((continuousOn_id.pow 3).const_mul s)).add
    ((continuousOn_id.pow 4).const_mul t)

/-! ### The autocorrelation -/

/-- The integral that defines the autocorrelation of the tent at `x` in `[0, 1]`. -/
theorem hasIntegral_xcorr_tent (h₀ : 0 ≤ x) (h₁ : x ≤ 1) :
    HasIntegral (fun y => tent y * tent (x + y)) (2 / 3 - x ^ 2 + x ^ 3 / 2) := by
  rw [supportedOn_tent.hasIntegral_xcorr_iff (by grind only)]
  have first := (hasIntegralOn_quartic (a := -1) (b := -x) (by grind only) (1 + x) (2 + x) 1 0
    0).congr (g := fun y => tent y * tent (x + y)) fun y h h' => by
      simp only [tent_of_nonpos h (by grind only),
        tent_of_nonpos (x := x + y) (by grind only) (by grind only)]
      grobner
  have second := (hasIntegralOn_quartic (a := -x) (b := 0) (by grind only) (1 - x) (-x) (-1) 0
    0).congr (g := fun y => tent y * tent (x + y)) fun y h h' => by
      simp only [tent_of_nonpos (x := y) (by grind only) h',
        tent_of_nonneg (x := x + y) (by grind only) (by grind only)]
      grobner
  have third := (hasIntegralOn_quartic (a := 0) (b := 1 - x) (by grind only) (1 - x) (x - 2) 1 0
    0).congr (g := fun y => tent y * tent (x + y)) fun y h h' => by
      simp only [tent_of_nonneg h (by grind only),
        tent_of_nonneg (x := x + y) (by grind only) (by grind only)]
      grobner
  have fourth := hasIntegralOn_of_eq_zero (f := fun y => tent y * tent (x + y)) (a := 1 - x)
    (b := 1) (by grind only) fun y h h' => by
      simp only [tent_of_one_le_abs (x := x + y)
        (Real.le_trans (by grind only) (Real.le_abs_self _)), Real.mul_zero]
  have value := ((first.join second).join third).join fourth
  exact value.of_eq (by grobner)

/-- The autocorrelation of the tent on `[0, 1]` is `2/3 - x² + x³/2`. -/
theorem xcorr_tent (h₀ : 0 ≤ x) (h₁ : x ≤ 1) :
    xcorr tent tent x = 2 / 3 - x ^ 2 + x ^ 3 / 2 :=
  (hasIntegral_xcorr_tent h₀ h₁).xcorr_eq

/-- The autocorrelation of the tent at 0, the integral of its square, is `2/3`. -/
theorem xcorr_tent_zero : xcorr tent tent 0 = 2 / 3 := by
  rw [xcorr_tent (Real.le_refl 0) Real.zero_le_one]
  grobner

/-! ### Correlated with the tent once more -/

/-- The integral that defines `(tent ⋆ tent) ⋆ tent` at 0. -/
theorem hasIntegral_xcorr_xcorr_tent :
    HasIntegral (fun y => xcorr tent tent y * tent y) (11 / 20) := by
  rw [(supportedOn_tent.mul_left (xcorr tent tent)).hasIntegral_iff (by grind only)]
  have right := (hasIntegralOn_quartic (a := 0) (b := 1) Real.zero_le_one (2 / 3) (-(2 / 3)) (-1)
    (3 / 2) (-(1 / 2))).congr (g := fun y => xcorr tent tent y * tent y) fun y h h' => by
      simp only [xcorr_tent h h', tent_of_nonneg h h']
      grobner
  -- the integrand is even
  have left := hasIntegralOn_comp_neg.2 right
  have even (y : ℝ) : xcorr tent tent (-y) * tent (-y) = xcorr tent tent y * tent y := by
    rw [xcorr_self_neg, show tent (-y) = tent y from congrFun reflect_tent y]
  simp only [even, Real.neg_zero] at left
  exact (left.join right).of_eq (by grobner)

/-- `(tent ⋆ tent) ⋆ tent` has the value `11/20` at 0. -/
theorem xcorr_xcorr_tent_zero : xcorr (xcorr tent tent) tent 0 = 11 / 20 := by
  simp only [xcorr_def (xcorr tent tent), Real.zero_add]
  exact hasIntegral_xcorr_xcorr_tent.integral_eq

end Fundamentals
