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
  have first : ε / h = M * h ^ 2 / 3 := by
    rw [div_eq_iff (ne_of_gt hh)]
    grobner
  have other := div_mul_cancel ε (ne_of_gt hh')
  have key : 0 ≤ M * ((h' - h) ^ 2 * (h' + 2 * h)) := mul_nonneg hM (mul_nonneg (sq_nonneg _)
    (le_of_lt (add_pos hh' (mul_pos zero_lt_two hh))))
  rw [first]
  generalize ε / h' = q at *
  have expand : (M * h' ^ 2 + 6 * q) * h' - 3 * (M * h ^ 2) * h' =
      M * ((h' - h) ^ 2 * (h' + 2 * h)) := by
    clear key first
    grobner
  have cleared : 3 * (M * h ^ 2) ≤ M * h' ^ 2 + 6 * q :=
    le_of_mul_le_mul_right (sub_nonneg.1 (expand ▸ key)) hh'
  clear expand key first best other
  generalize M * h ^ 2 = a, M * h' ^ 2 = b at *
  exact ⟨by grobner, by grind⟩

/-- **The best step for the forward difference**: where `M h² = 4 ε`, the bound is `M h`, and for no
other step is it less. -/
theorem forward_bound_min (hh : 0 < h) (hM : 0 ≤ M) (best : M * h ^ 2 = 4 * ε) (hh' : 0 < h') :
    M * h / 2 + 2 * ε / h = M * h ∧
      M * h / 2 + 2 * ε / h ≤ M * h' / 2 + 2 * ε / h' := by
  have first : 2 * ε / h = M * h / 2 := by
    rw [div_eq_iff (ne_of_gt hh)]
    grobner
  have other := div_mul_cancel (2 * ε) (ne_of_gt hh')
  have key : 0 ≤ M * (h' - h) ^ 2 := mul_nonneg hM (sq_nonneg _)
  rw [first]
  generalize 2 * ε / h' = q at *
  have expand : (M * h' + 2 * q) * h' - 2 * (M * h) * h' = M * (h' - h) ^ 2 := by
    clear key first
    grobner
  have cleared : 2 * (M * h) ≤ M * h' + 2 * q :=
    le_of_mul_le_mul_right (sub_nonneg.1 (expand ▸ key)) hh'
  clear expand key first best other
  rw [add_halves]
  generalize M * h = a, M * h' = b at *
  exact ⟨rfl, by grind⟩

/-- The best step for the forward difference is `2 √(ε / M)`, and the bound there is `2 √(M ε)`. -/
theorem forward_step (hM : 0 < M) (hε : 0 < ε) :
    0 < 2 * √(ε / M) ∧ M * (2 * √(ε / M)) ^ 2 = 4 * ε ∧ M * (2 * √(ε / M)) = 2 * √(M * ε) := by
  have pos := div_pos hε hM
  have ne := ne_of_gt hM
  have square := mul_self_sqrt (le_of_lt pos)
  have root := sqrt_mul_self_mul (le_of_lt hM) (ε / M)
  have cancel := div_mul_cancel ε ne
  rw [mul_assoc, mul_comm M (ε / M), cancel] at root
  refine ⟨mul_pos zero_lt_two (sqrt_pos.2 pos), ?_, ?_⟩
  · rw [← square] at cancel
    clear square root pos
    generalize √(ε / M) = r at *
    grobner
  · rw [root, ← mul_assoc, ← mul_assoc, mul_comm M 2]

/-- **There is a best step for the central difference**, if neither `M` nor `ε` is 0. -/
theorem exists_central_step (hM : 0 < M) (hε : 0 < ε) : ∃ h, 0 < h ∧ M * h ^ 3 = 3 * ε := by
  have pos_three : 0 < 3 * ε := mul_pos (ofNat_pos 3 (by decide)) hε
  have pos : 0 < 3 * ε / M := div_pos pos_three hM
  have above {t : ℝ} (ht : 0 < t) : t ≤ 1 + 3 * t := by
    have three : 1 * t ≤ 3 * t :=
      mul_le_mul_of_nonneg_right (ofNat_le 1 3 (by decide)) (le_of_lt ht)
    rw [one_mul] at three
    rw [add_comm]
    exact le_trans three (le_of_lt (lt_add_of_pos _ zero_lt_one))
  have below : -1 ≤ 3 * ε / M := le_trans (neg_le_neg zero_le_one) (neg_zero.symm ▸ le_of_lt pos)
  have cont : ContinuousOn (fun t => M * t ^ 3) 0 (1 + 3 * ε / M) :=
    continuousOn_of_continuousAt fun t _ _ => ((hasDerivAt_pow 3 t).const_mul M).continuousAt
  have cube := one_add_mul_le_pow below 3
  have large : 3 * ε ≤ M * (1 + 3 * ε / M) ^ 3 := by
    have cancel := div_mul_cancel (3 * ε) (ne_of_gt hM)
    refine le_trans (le_of_eq cancel.symm) ?_
    rw [mul_comm]
    refine mul_le_mul_of_nonneg_left (le_trans ?_ cube) (le_of_lt hM)
    rw [natCast_ofNat]
    exact above pos
  obtain ⟨h, low, -, eq⟩ := cont.exists_eq_of_le (y := 3 * ε)
    (add_nonneg zero_le_one (le_of_lt pos))
    (by rw [zero_pow (by decide), mul_zero]; exact le_of_lt pos_three) large
  refine ⟨h, lt_of_le_of_ne low fun zero => ?_, eq⟩
  rw [← zero, zero_pow (by decide), mul_zero] at eq
  exact ne_of_lt pos_three eq

end Fundamentals
