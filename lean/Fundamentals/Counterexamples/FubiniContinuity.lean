/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.RiemannIntegral
import Fundamentals.Calculus.Derivative
import Fundamentals.Integral.FundamentalTheorem

/-!
# Without continuity, iterated integrals may exist in one order only

A bounded function on the unit square for which the integrals over `y` exist for all `x`, and their
integral over `x` exists, but in the other order not even the inner integrals exist: 1 for rational
`x`, and `2 y` for irrational `x`.

## Main definitions
- `fubiniExample`: this function.

## Main statements
- `fubini_needs_continuity`: compare `ContinuousOnRect.fubini`. That both may exist and differ is in
  `Fundamentals.Counterexamples.FubiniContinuityAtPoint`.
-/

public section

namespace Fundamentals.Counterexamples

open Real (ofRat)

open Classical in
/-- 1 for rational `x`, and `2 y` for irrational `x`. -/
@[expose] noncomputable def fubiniExample (x y : ℝ) : ℝ := if ∃ q, x = ofRat q then 1 else 2 * y

/-- `∫_0^1 2 y dy = 1`. -/
private theorem hasIntegralOn_two_mul : HasIntegralOn (fun y => 2 * y) 0 1 1 := by
  have continuous : ContinuousOn (fun y => 2 * y) 0 1 := continuousOn_id.const_mul 2
  have value := continuous.hasIntegralOn_of_hasDerivAt (F := fun y => y * y) Real.zero_le_one
    (continuousOn_id.mul continuousOn_id) fun y _ _ => by
      have product := (hasDerivAt_id y).mul (hasDerivAt_id y)
      rwa [show 1 * y + y * 1 = 2 * y by grind only] at product
  rwa [show (1 : ℝ) * 1 - 0 * 0 = 1 by grind only] at value

/-- In terms of Dirichlet's function, the factor of which vanishes for `y = 1 / 2` only. -/
private theorem dirichlet_eq (x y : ℝ) :
    (1 - 2 * y) * dirichlet x = fubiniExample x y - 2 * y := by
  by_cases h : ∃ q, x = ofRat q
  · rw [dirichlet, fubiniExample, if_pos h, if_pos h]
    grind only
  · rw [dirichlet, fubiniExample, if_neg h, if_neg h]
    grind only

/-- **Iterated integrals may exist in one order only**: for the function that is 1 for rational `x`
and `2 y` for irrational `x`, bounded by 2 on the unit square, `∫_0^1 f (x, y) dy = 1` for every
`x`, so that `∫_0^1 ∫_0^1 f (x, y) dy dx = 1`; but `∫_0^1 f (x, y) dx` exists for no `y` but
`1 / 2`. -/
theorem fubini_needs_continuity :
    (∀ x y, 0 ≤ y → y ≤ 1 → |fubiniExample x y| ≤ 2) ∧
      (∀ x, HasIntegralOn (fubiniExample x) 0 1 1) ∧ HasIntegralOn (fun _ => 1) 0 1 1 ∧
      ∀ y, y ≠ 1 / 2 → ¬IntegrableOn (fun x => fubiniExample x y) 0 1 := by
  have one : HasIntegralOn (fun _ => 1) 0 1 1 := by
    have constant := hasIntegralOn_const Real.zero_le_one 1
    rwa [show (1 : ℝ) * (1 - 0) = 1 by grind only] at constant
  refine ⟨fun x y h₀ h₁ => ?_, fun x => ?_, one,
    fun y hy h => not_integrableOn_dirichlet Real.zero_lt_one ?_⟩
  · rw [fubiniExample]
    split <;> grind
  · by_cases h : ∃ q, x = ofRat q
    · exact one.congr fun y _ _ => (if_pos h).symm
    · exact hasIntegralOn_two_mul.congr fun y _ _ => (if_neg h).symm
  · have factor : 1 - 2 * y ≠ 0 := by grind only
    have scaled := (h.sub (integrableOn_const h.ends_le (2 * y))).const_mul (1 - 2 * y)⁻¹
    exact scaled.congr fun x _ _ => by
      rw [← dirichlet_eq, ← Real.mul_assoc, Real.inv_mul_cancel factor, Real.one_mul]

end Fundamentals.Counterexamples
