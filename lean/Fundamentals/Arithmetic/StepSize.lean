/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Sqrt
import Fundamentals.Calculus.Derivative
import Fundamentals.Topology.IntermediateValue

/-!
# The step for which a finite difference is best

The bounds of `Fundamentals.Arithmetic.FiniteDifferences` as functions of the step `h`: they grow
with it, and they grow without bound as it goes to 0. In between they are least.

## Main statements
* `central_bound_min`: `M h² / 6 + ε / h` is least where `M h³ = 3 ε`, and there `3 ε / (2 h)`;
  `exists_central_step`: there is such an `h`.
* `forward_bound_min`: `M h / 2 + 2 ε / h` is least where `M h² = 4 ε`, and there `M h`;
  `forward_step`: such an `h` is `2 √(ε / M)`, and the bound there is `2 √(M ε)`.
-/

public section

namespace Fundamentals

open Real

variable {h h' M ε : ℝ}

/-- **The best step for the central difference**: where `M h³ = 3 ε`, the bound is
`3 / 2 * (ε / h)`, and for no other step is it less. -/
theorem central_bound_min (hh : 0 < h) (hM : 0 ≤ M) (best : M * h ^ 3 = 3 * ε) (hh' : 0 < h') :
    M * h ^ 2 / 6 + ε / h = 3 / 2 * (ε / h) ∧
      M * h ^ 2 / 6 + ε / h ≤ M * h' ^ 2 / 6 + ε / h' := by
  have ne := ne_of_gt hh
  have ne' := ne_of_gt hh'
  obtain rfl : ε = M * h ^ 3 / 3 := by grind
  refine ⟨by grind, ?_⟩
  have gap : M * h' ^ 2 / 6 + M * h ^ 3 / 3 / h' - (M * h ^ 2 / 6 + M * h ^ 3 / 3 / h) =
      M * ((h' - h) ^ 2 * (h' + 2 * h)) / (6 * h') := by grind
  rw [← sub_nonneg, gap]
  refine div_nonneg (mul_nonneg hM (mul_nonneg (sq_nonneg _) ?_)) (le_of_lt (mul_pos ?_ hh'))
  · exact le_of_lt (add_pos hh' (mul_pos zero_lt_two hh))
  · grind

/-- **The best step for the forward difference**: where `M h² = 4 ε`, the bound is `M h`, and for no
other step is it less. -/
theorem forward_bound_min (hh : 0 < h) (hM : 0 ≤ M) (best : M * h ^ 2 = 4 * ε) (hh' : 0 < h') :
    M * h / 2 + 2 * ε / h = M * h ∧
      M * h / 2 + 2 * ε / h ≤ M * h' / 2 + 2 * ε / h' := by
  have ne := ne_of_gt hh
  have ne' := ne_of_gt hh'
  obtain rfl : ε = M * h ^ 2 / 4 := by grind
  refine ⟨by grind, ?_⟩
  have gap : M * h' / 2 + 2 * (M * h ^ 2 / 4) / h' - (M * h / 2 + 2 * (M * h ^ 2 / 4) / h) =
      M * (h' - h) ^ 2 / (2 * h') := by grind
  rw [← sub_nonneg, gap]
  exact div_nonneg (mul_nonneg hM (sq_nonneg _)) (le_of_lt (mul_pos zero_lt_two hh'))

/-- The best step for the forward difference is `2 √(ε / M)`, and the bound there is `2 √(M ε)`. -/
theorem forward_step (hM : 0 < M) (hε : 0 < ε) :
    0 < 2 * √(ε / M) ∧ M * (2 * √(ε / M)) ^ 2 = 4 * ε ∧ M * (2 * √(ε / M)) = 2 * √(M * ε) := by
  have pos := div_pos hε hM
  have ne := ne_of_gt hM
  have square := mul_self_sqrt (le_of_lt pos)
  have root := sqrt_mul_self_mul (le_of_lt hM) (ε / M)
  rw [show M * M * (ε / M) = M * ε by grind] at root
  have cancel := div_mul_cancel ε ne
  refine ⟨mul_pos zero_lt_two (sqrt_pos.2 pos), ?_, ?_⟩
  · generalize √(ε / M) = r at *
    rw [← cancel, ← square]
    grind
  · rw [root]
    grind

/-- **There is a best step for the central difference**, if neither `M` nor `ε` is 0. -/
theorem exists_central_step (hM : 0 < M) (hε : 0 < ε) : ∃ h, 0 < h ∧ M * h ^ 3 = 3 * ε := by
  have pos : 0 < 3 * ε / M := div_pos (mul_pos (by grind) hε) hM
  have cont : ContinuousOn (fun t => M * t ^ 3) 0 (1 + 3 * ε / M) :=
    continuousOn_of_continuousAt fun t _ _ => ((hasDerivAt_pow 3 t).const_mul M).continuousAt
  have cube := one_add_mul_le_pow (a := 3 * ε / M) (by grind) 3
  have large : 3 * ε ≤ M * (1 + 3 * ε / M) ^ 3 := by
    have cancel := div_mul_cancel (3 * ε) (ne_of_gt hM)
    refine le_trans (le_of_eq cancel.symm) ?_
    rw [mul_comm]
    refine mul_le_mul_of_nonneg_left (le_trans ?_ cube) (le_of_lt hM)
    rw [natCast_ofNat]
    grind
  obtain ⟨h, low, -, eq⟩ := cont.exists_eq_of_le (y := 3 * ε) (by grind)
    (by rw [zero_pow (by decide), mul_zero]; grind) large
  refine ⟨h, lt_of_le_of_ne low fun zero => ?_, eq⟩
  rw [← zero, zero_pow (by decide), mul_zero] at eq
  grind

end Fundamentals
