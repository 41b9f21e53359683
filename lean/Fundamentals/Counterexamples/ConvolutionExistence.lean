/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Box
public import Fundamentals.Counterexamples.RiemannIntegral
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Bounded

/-!
# The existence of a convolution needs a hypothesis on both functions

Compact support of one function is not enough, if the other has a pole: the convolution of the tent
with `1/x` (0 at 0) exists at no `x` in `(-1, 1)`. That two continuous functions without compact
support are not enough either, is `not_convExistsAt_const`. And integrable squares are not enough,
if the functions themselves are not integrable over bounded intervals: a function that is 1 at the
rational and -1 at the irrational numbers of `[0, 1]` has a square that is, but no convolution with
the box at 1/2.

## Main definitions
* `signs`: that function.

## Main statements
* `not_convExistsAt_tent_inv`
* `not_convExistsAt_signs_box`
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
    Integrable.integrableOn exists' (by grind only)
  obtain ⟨M, hM⟩ := integrable.bounded
  have room : 0 < (1 - |x|) / 2 := Real.half_pos (Real.sub_pos.2 hx)
  have pos : 0 < |M| + 1 := Real.lt_of_le_of_lt (Real.abs_nonneg M) (by grind only)
  -- a point so close to `x` that the integrand exceeds `M`
  let t := min ((1 - |x|) / 2) ((1 - |x|) / 2 / (|M| + 1))
  have ht : 0 < t := Real.lt_min room (Real.div_pos room pos)
  have close : t ≤ (1 - |x|) / 2 := Real.min_le_left _ _
  have small : t * (|M| + 1) ≤ (1 - |x|) / 2 :=
    (Real.le_div_iff pos).1 (Real.min_le_right _ _)
  have height : (1 - |x|) / 2 ≤ tent (x - t) := by
    have far := Real.abs_sub_le_abs_add_abs x t
    rw [Real.abs_of_pos ht] at far
    exact Real.le_trans (by grind only) (Real.le_max_right 0 (1 - |x - t|))
  have hx₀ := Real.abs_nonneg x
  have bound := hM (x - t) (by grind only) (by grind only)
  rw [show x - (x - t) = t by grobner, Real.abs_mul, Real.abs_of_pos (Real.inv_pos.2 ht),
    ← Real.div_eq_mul_inv, Real.div_le_iff ht, Real.abs_of_nonneg (tent_nonneg _)] at bound
  have scaled : M * t ≤ |M| * t :=
    Real.mul_le_mul_of_nonneg_right (Real.le_abs_self M) (Real.le_of_lt ht)
  grind only

/-- 1 at the rational numbers of `[0, 1]`, -1 at the irrational ones, and 0 outside of `[0, 1]`. -/
@[expose] noncomputable def signs (x : ℝ) : ℝ :=
  if 0 ≤ x ∧ x ≤ 1 then 2 * dirichlet x - 1 else 0

/-- **Integrable squares are not enough** for the existence of a convolution: the squares of `signs`
and of the box have improper integrals, but their convolution does not exist at 1/2. Compare
`convExistsAt_of_sq`. -/
theorem not_convExistsAt_signs_box :
    Integrable (fun y => signs y ^ 2) ∧ Integrable (fun y => box y ^ 2) ∧
      ¬ConvExistsAt signs box (1 / 2) := by
  refine ⟨⟨1, ?_⟩, ⟨1, ?_⟩, fun exists' => ?_⟩
  · have support : SupportedOn (fun y => signs y ^ 2) 0 1 := fun y hy => by
      simp only [signs]
      rw [if_neg (by grind only)]
      grobner
    have length := hasIntegralOn_const Real.zero_le_one 1
    rw [show (1 : ℝ) * (1 - 0) = 1 by grobner] at length
    refine (support.hasIntegral_iff Real.zero_le_one).2 (length.congr fun y hy hy' => ?_)
    rw [signs, if_pos ⟨hy, hy'⟩]
    by_cases rational : ∃ q, y = Real.ofRat q
    · obtain ⟨q, rfl⟩ := rational
      rw [dirichlet_ofRat]
      grobner
    · rw [dirichlet_of_irrational fun q hq => rational ⟨q, hq⟩]
      grobner
  · have support : SupportedOn (fun y => box y ^ 2) (-1 / 2) (1 / 2) := fun y hy => by
      simp only [supportedOn_box y hy]
      grobner
    have length := hasIntegralOn_const (a := -1 / 2) (b := 1 / 2) (by grind only) 1
    rw [show (1 : ℝ) * (1 / 2 - -1 / 2) = 1 by grobner] at length
    refine (support.hasIntegral_iff (by grind only)).2 (length.congr fun y hy hy' => ?_)
    rw [box_def, if_pos (Real.abs_le.2 ⟨by grind only, hy'⟩)]
    grobner
  · have integrable : IntegrableOn (fun y => signs y * box (1 / 2 - y)) 0 1 :=
      Integrable.integrableOn exists' Real.zero_le_one
    have scaled :=
      (integrable.add (integrableOn_const Real.zero_le_one 1)).const_mul (1 / 2)
    refine not_integrableOn_dirichlet Real.zero_lt_one (scaled.congr fun y hy hy' => ?_)
    rw [signs, if_pos ⟨hy, hy'⟩, box_def,
      if_pos (Real.abs_le.2 ⟨by grind only, by grind only⟩)]
    grobner

end Fundamentals.Counterexamples
