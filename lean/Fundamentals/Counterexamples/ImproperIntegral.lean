/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Improper
import Fundamentals.Calculus.Derivative
import Fundamentals.Integral.FundamentalTheorem
import Fundamentals.Integral.Integrable

/-!
# The two ends of the line go to infinity independently

The integrals of `x` over `[-R, R]` are all 0, and yet `x` has no integral over the line.

## Main statements
- `hasIntegralOn_id`: `∫_a^b x dx = (b² - a²) / 2`.
- `hasIntegralOn_id_symmetric_and_not_integrable`: the above.
-/

public section

namespace Fundamentals.Counterexamples

variable {a b : ℝ}

/-- `∫_a^b x dx = (b² - a²) / 2`. -/
theorem hasIntegralOn_id (hab : a ≤ b) :
    HasIntegralOn (fun x => x) a b ((b ^ 2 - a ^ 2) / 2) := by
  have derivative (x : ℝ) : HasDerivAt (fun x => 1 / 2 * x ^ 2) x x := by
    have h := (hasDerivAt_pow 2 x).const_mul (1 / 2)
    rwa [show 1 / 2 * ((2 : Nat) * x ^ (2 - 1)) = x by grind only] at h
  have value := (continuousOn_id (a := a) (b := b)).hasIntegralOn_of_hasDerivAt hab
    (continuousOn_of_continuousAt fun x _ _ => (derivative x).continuousAt)
    fun x _ _ => derivative x
  rwa [show 1 / 2 * b ^ 2 - 1 / 2 * a ^ 2 = (b ^ 2 - a ^ 2) / 2 by grind only] at value

/-- **The ends go to infinity independently**: the integrals of `x` over all `[-R, R]` are 0, but
the improper integral of `x` does not exist. -/
theorem hasIntegralOn_id_symmetric_and_not_integrable :
    (∀ R : ℝ, 0 ≤ R → HasIntegralOn (fun x => x) (-R) R 0) ∧ ¬Integrable fun x => x := by
  constructor
  · intro R hR
    have value := hasIntegralOn_id (a := -R) (b := R) (by grind only)
    rwa [show (R ^ 2 - (-R) ^ 2) / 2 = 0 by grind only] at value
  · rintro ⟨I, hI⟩
    obtain ⟨R, hR⟩ := hI 1 Real.zero_lt_one
    -- the integrals from `-|R|` to `|R|` and to `|R| + 2` differ by more than 2
    have value (b : ℝ) (hb : |R| ≤ b) : |(b ^ 2 - (-|R|) ^ 2) / 2 - I| < 1 := by
      obtain ⟨J, hJ, hJI⟩ := hR (-|R|) b (by grind) (by grind)
      rwa [hJ.unique (hasIntegralOn_id (by grind))] at hJI
    have near := value |R| (Real.le_refl _)
    have far := value (|R| + 2) (by grind only)
    have hnonneg := Real.abs_nonneg R
    generalize |R| = S at near far hnonneg
    rw [Real.abs_lt] at near far
    grind only

end Fundamentals.Counterexamples
