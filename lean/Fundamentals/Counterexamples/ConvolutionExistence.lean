/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent
import Fundamentals.Integral.Bounded
import Fundamentals.Integral.Comparison

/-!
# The existence of a convolution needs a hypothesis on both functions

Compact support of one function is not enough, if the other has a pole: the convolution of the tent
with `1/x` (0 at 0) exists at no `x` in `(-1, 1)`. That two continuous functions without compact
support are not enough either, is `not_convExistsAt_const`.

## Main statements
* `not_convExistsAt_tent_inv`
-/

public section

namespace Fundamentals.Counterexamples

/-- **The other function must be integrable where the two meet** (§3.1, eq. (6)): the tent is
continuous with compact support, but at every `x` with `|x| < 1` its convolution with `y ↦ y⁻¹` does
not exist: the integrand is not bounded around `x`. -/
theorem not_convExistsAt_tent_inv {x : ℝ} (hx : |x| < 1) :
    ¬ConvExistsAt tent (fun y => y⁻¹) x := by
  intro exists'
  have integrable : IntegrableOn (fun y => tent y * (x - y)⁻¹) (x - 1) (x + 1) :=
    Integrable.integrableOn exists' (by grind)
  obtain ⟨M, hM⟩ := integrable.bounded
  have room : 0 < (1 - |x|) / 2 := by grind
  have pos : 0 < |M| + 1 := by grind
  -- a point so close to `x` that the integrand exceeds `M`
  let t := min ((1 - |x|) / 2) ((1 - |x|) / 2 / (|M| + 1))
  have ht : 0 < t := Real.lt_min room (Real.div_pos room pos)
  have close : t ≤ (1 - |x|) / 2 := Real.min_le_left _ _
  have small : t * (|M| + 1) ≤ (1 - |x|) / 2 :=
    (Real.le_div_iff pos).1 (Real.min_le_right _ _)
  have height : (1 - |x|) / 2 ≤ tent (x - t) := by grind [tent_def]
  have bound := hM (x - t) (by grind) (by grind)
  rw [show x - (x - t) = t by grind, Real.abs_mul, Real.abs_of_pos (Real.inv_pos.2 ht),
    ← Real.div_eq_mul_inv, Real.div_le_iff ht, Real.abs_of_nonneg (tent_nonneg _)] at bound
  have scaled : M * t ≤ |M| * t :=
    Real.mul_le_mul_of_nonneg_right (Real.le_abs_self M) (Real.le_of_lt ht)
  grind

end Fundamentals.Counterexamples
