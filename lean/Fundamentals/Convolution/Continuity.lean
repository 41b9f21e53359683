/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Existence
import Fundamentals.CrossCorrelation.ViaConvolution
import Fundamentals.Topology.UniformContinuity

/-!
# Continuity of convolutions

## Main statements
* `continuousAt_conv`: if `f` is continuous with compact support and `g` is continuous, then
  `conv f g` is continuous; `continuousAt_conv_of_right` with the roles of `f` and `g` exchanged.
* `continuousAt_xcorr`, `continuousAt_xcorr_of_right`: the same for the cross-correlation.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ}

theorem continuousAt_reflect (hf : ∀ x, ContinuousAt f x) (x : ℝ) : ContinuousAt (reflect f) x :=
  (hf (-x)).comp continuousAt_id.neg

theorem continuousAt_translate (b : ℝ) (hf : ∀ x, ContinuousAt f x) (x : ℝ) :
    ContinuousAt (translate b f) x :=
  ContinuousAt.comp (f := fun y => y - b) (hf (x - b)) (continuousAt_id.sub continuousAt_const)

/-- The values `g (z - y)` and `g (x - y)` differ by less than `ε` for all `y` in `[-R, R]`, if `z`
is close to `x`. -/
private theorem exists_abs_sub_lt (hgc : ∀ y, ContinuousAt g y) (R x : ℝ) {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ z y, |z - x| < δ → |y| ≤ R → |g (z - y) - g (x - y)| < ε := by
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt hgc (|x| + R) hε
  refine ⟨δ, hδ, fun z y hz hy => close (x - y) (z - y) ?_ ?_⟩
  · exact Real.le_trans (Real.abs_sub_le_abs_add_abs x y) (Real.add_le_add (Real.le_refl _) hy)
  · rwa [show z - y - (x - y) = z - x by grobner]

/-- **Continuity of the convolution.** If `f` is continuous with compact support and `g` is
continuous, then `conv f g` is continuous. -/
theorem continuousAt_conv (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ContinuousAt (conv f g) x := by
  intro ε hε
  obtain ⟨R, hR, support⟩ := hf.exists_supportedOn
  have size := (hf.abs.integrable fun y => (hfc y).norm).hasIntegral
  have nonneg := size.nonneg fun y => Real.abs_nonneg (f y)
  have hpos : 0 < (integral fun y => |f y|) + 1 := by grind only
  have hη := Real.div_pos hε hpos
  obtain ⟨δ, hδ, close⟩ := exists_abs_sub_lt hgc R x hη
  refine ⟨δ, hδ, fun z hz => ?_⟩
  have difference := (hasIntegral_conv hf hfc hgc z).sub (hasIntegral_conv hf hfc hgc x)
  have bound := difference.abs_le_of_abs_le
    (size.const_mul (ε / ((integral fun y => |f y|) + 1))) fun y => by
      rw [← Real.mul_sub, Real.abs_mul, Real.mul_comm]
      by_cases hy : |y| ≤ R
      · exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt (close z y hz hy)) (Real.abs_nonneg _)
      · rw [support.eq_zero_of_lt_abs (Real.not_le.1 hy), Real.abs_zero, Real.mul_zero,
          Real.mul_zero]
        exact Real.le_refl 0
  have split : ε / ((integral fun y => |f y|) + 1) * ((integral fun y => |f y|) + 1) = ε :=
    Real.div_mul_cancel ε (Real.ne_of_gt hpos)
  rw [Real.norm_eq_abs]
  grind only

/-- **Continuity of the convolution**, the other factor: `f` is continuous and `g` continuous with
compact support. -/
theorem continuousAt_conv_of_right (hg : HasCompactSupport g) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ContinuousAt (conv f g) x :=
  conv_comm g f ▸ continuousAt_conv hg hgc hfc x

/-- **Continuity of the cross-correlation.** If `f` is continuous with compact support and `g` is
continuous, then `xcorr f g` is continuous. -/
theorem continuousAt_xcorr (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ContinuousAt (xcorr f g) x :=
  xcorr_eq_conv_reflect f g ▸ continuousAt_conv hf.reflect (continuousAt_reflect hfc) hgc x

/-- **Continuity of the cross-correlation**, the other function: `f` is continuous and `g` is
continuous with compact support. -/
theorem continuousAt_xcorr_of_right (hg : HasCompactSupport g) (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (x : ℝ) : ContinuousAt (xcorr f g) x :=
  xcorr_eq_conv_reflect f g ▸ continuousAt_conv_of_right hg (continuousAt_reflect hfc) hgc x

end Fundamentals
