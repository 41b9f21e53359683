/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Counterexamples.TaylorNeedsContinuity
public import Fundamentals.Integral.Riemann
public import Fundamentals.Real.Sqrt
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.Sqrt
import Fundamentals.Counterexamples.AbsNotDifferentiable
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Bounded
import Fundamentals.Integral.Piecewise

/-!
# What the fundamental theorem of calculus needs

* First part: where `f` jumps, `x ↦ ∫_a^x f` need not have a derivative. For the sign it is the
  absolute value, up to a constant.
* Second part: if `F` jumps at an end of the interval, `∫ F'` need not be `F b - F a`.
* Second part: the derivative of a continuous function need not be integrable. That of the square
  root is not bounded on `(0, 1)`.

## Main definitions
- `sign`: -1, 0, 1 for negative numbers, zero, positive numbers.

## Main statements
- `hasIntegralOn_sign`, `not_hasDerivAt_integral_sign`: continuity of `f` at the point.
- `integral_deriv_ne_unitAtZero`: continuity of `F` at the ends.
- `not_integrableOn_deriv_sqrt`: an integrable derivative.
-/

public section

namespace Fundamentals.Counterexamples

open scoped Real

variable {a x : ℝ}

/-! ### First part: continuity at the point -/

/-- The sign of a number: -1 if it is negative, 1 if it is positive, and 0 at 0. -/
@[expose] noncomputable def sign (x : ℝ) : ℝ := if x < 0 then -1 else if x = 0 then 0 else 1

theorem sign_of_neg (h : x < 0) : sign x = -1 := if_pos h

theorem sign_of_pos (h : 0 < x) : sign x = 1 := by grind [sign]

private theorem hasIntegralOn_sign_of_nonpos (hax : a ≤ x) (h : x ≤ 0) :
    HasIntegralOn sign a x (|x| - |a|) := by
  have constant := (hasIntegralOn_const hax (-1)).congr_interior (g := sign) fun t _ ht =>
    (sign_of_neg (by grind only)).symm
  rwa [show -1 * (x - a) = |x| - |a| by grind] at constant

private theorem hasIntegralOn_sign_of_nonneg (hax : a ≤ x) (h : 0 ≤ a) :
    HasIntegralOn sign a x (|x| - |a|) := by
  have constant := (hasIntegralOn_const hax 1).congr_interior (g := sign) fun t ht _ =>
    (sign_of_pos (by grind only)).symm
  rwa [show 1 * (x - a) = |x| - |a| by grind] at constant

/-- **The integral of the sign is the absolute value**: `∫_a^x sign = |x| - |a|`, `a ≤ x`. -/
theorem hasIntegralOn_sign (hax : a ≤ x) : HasIntegralOn sign a x (|x| - |a|) := by
  obtain nonneg | neg := Real.le_or_lt 0 a
  · exact hasIntegralOn_sign_of_nonneg hax nonneg
  obtain nonpos | pos := Real.le_or_lt x 0
  · exact hasIntegralOn_sign_of_nonpos hax nonpos
  have whole := (hasIntegralOn_sign_of_nonpos (Real.le_of_lt neg) (Real.le_refl 0)).join
    (hasIntegralOn_sign_of_nonneg (Real.le_of_lt pos) (Real.le_refl 0))
  rwa [show |0| - |a| + (|x| - |0|) = |x| - |a| by grind only] at whole

/-- **An integral with a variable upper limit need not have a derivative where the function jumps.**
Whatever the lower limit `a < 0`, and whatever the function `F` with `F x = ∫_a^x sign` for all
`x ≥ a`: no number is the derivative of `F` at 0. -/
theorem not_hasDerivAt_integral_sign (ha : a < 0) {F : ℝ → ℝ}
    (hF : ∀ x, a ≤ x → HasIntegralOn sign a x (F x)) : ¬∃ d, HasDerivAt F d 0 := by
  intro ⟨d, hd⟩
  have near : Near 0 fun y => F y + |a| = |y| := by
    refine (near_norm_sub_lt (Real.neg_pos.2 ha)).mono fun y hy => ?_
    rw [Real.norm_eq_abs, Real.sub_zero] at hy
    have range : a ≤ y := by
      rw [← Real.neg_neg a]
      exact Real.le_of_lt (Real.abs_lt.1 hy).1
    rw [(hF y range).unique (hasIntegralOn_sign range), Real.sub_add_cancel]
  exact not_hasDerivAt_abs _ ((hd.add (hasDerivAt_const |a| 0)).congr near)

/-! ### Second part: continuity at the ends -/

/-- **The second part of the fundamental theorem needs continuity at the ends.** The function that
is 1 at 0 and 0 elsewhere has the derivative 0 inside `(0, 1)`, which is integrable over `[0, 1]`,
and the integral 0 is not the difference of the values at the ends, `0 - 1`. -/
theorem integral_deriv_ne_unitAtZero :
    (∀ x, 0 < x → x < 1 → HasDerivAt unitAtZero 0 x) ∧ HasIntegralOn (fun _ => 0) 0 1 0 ∧
      unitAtZero 1 - unitAtZero 0 = -1 :=
  ⟨fun x hx _ => unitAtZero_hasDerivAt (Real.ne_of_gt hx),
    hasIntegralOn_of_eq_zero Real.zero_le_one fun _ _ _ => rfl, by grind [unitAtZero]⟩

/-! ### Second part: an integrable derivative -/

/-- The derivative of the square root at `r²`, `0 < r < 1`, is `1 / (2 r)`. -/
private theorem deriv_sqrt_mul_self {f : ℝ → ℝ} {r : ℝ}
    (hf : ∀ x, 0 < x → x < 1 → HasDerivAt Real.sqrt (f x) x) (hr : 0 < r) (hr' : r < 1) :
    f (r * r) = 1 / (2 * r) := by
  have pos : 0 < r * r := Real.mul_pos hr hr
  have lt : r * r < 1 * 1 := Real.mul_self_lt_mul_self (Real.le_of_lt hr) hr'
  rw [Real.one_mul] at lt
  have derivative := (hf _ pos lt).unique (hasDerivAt_sqrt pos)
  rwa [Real.sqrt_mul_self (Real.le_of_lt hr)] at derivative

/-- For every `M` there is `r` in `(0, 1)` with `1 / (2 r) > M`. -/
private theorem exists_lt_one_div (M : ℝ) : ∃ r : ℝ, 0 < r ∧ r < 1 ∧ M < 1 / (2 * r) := by
  have hM₀ := Real.abs_nonneg M
  have hM₁ := Real.le_abs_self M
  obtain ⟨c, hc, hM⟩ : ∃ c : ℝ, 1 ≤ c ∧ M < c := ⟨|M| + 1, by grind only, by grind only⟩
  have denominator : 0 < 2 * c := by grind only
  have value : 1 / (2 * (1 / (2 * c))) = c := by grind only
  have below : 1 / (2 * c) < 1 := (Real.div_lt_one denominator).2 (by grind only)
  exact ⟨1 / (2 * c), Real.one_div_pos.2 denominator, below, by rwa [value]⟩

/-- **The second part of the fundamental theorem needs an integrable derivative.** The square root
is continuous on `[0, 1]` and differentiable inside, but its derivative is not integrable: no
function that agrees with it on `(0, 1)` is integrable over `[0, 1]`. -/
theorem not_integrableOn_deriv_sqrt : ContinuousOn Real.sqrt 0 1 ∧
    (∀ x, 0 < x → x < 1 → HasDerivAt Real.sqrt (1 / (2 * √x)) x) ∧
    ∀ f : ℝ → ℝ, (∀ x, 0 < x → x < 1 → HasDerivAt Real.sqrt (f x) x) → ¬IntegrableOn f 0 1 := by
  refine ⟨continuousOn_of_continuousAt fun x _ _ => Real.continuousAt_sqrt x,
    fun x hx _ => hasDerivAt_sqrt hx, fun f hf h => ?_⟩
  obtain ⟨M, hM⟩ := h.bounded
  obtain ⟨r, hr, hr', large⟩ := exists_lt_one_div M
  have inside : r * r ≤ 1 * 1 := Real.mul_self_le_mul_self (Real.le_of_lt hr) (Real.le_of_lt hr')
  rw [Real.one_mul] at inside
  have bound := Real.le_trans (Real.le_abs_self _) (hM _ (Real.mul_self_nonneg r) inside)
  rw [deriv_sqrt_mul_self hf hr hr'] at bound
  exact Real.not_le.2 large bound

end Fundamentals.Counterexamples
