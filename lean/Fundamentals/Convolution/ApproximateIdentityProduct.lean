/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.ApproximateIdentity
import Fundamentals.Convolution.Continuity
import Fundamentals.Convolution.Shift
import Fundamentals.Convolution.Young
import Fundamentals.Integral.Affine

/-!
# Approximate identities convolved: `δ_a * δ_b = δ_{a+b}` in the limit

Narrow peaks at `a` and at `b`, convolved as functions, are a narrow peak at `a + b`. In the limit
this is `δ_a * δ_b = δ_{a+b}` (§3.5, eq. (15)).

## Main statements
* `IsApproximateIdentity.conv`: two approximate identities of continuous functions with compact
  support convolve to an approximate identity.
* `IsApproximateIdentity.integral_conv_translate_mul_tends`: `∫ (τ_a η_ε * τ_b ζ_ε) φ → φ (a + b)`.
-/

public section

namespace Fundamentals.IsApproximateIdentity

variable {η ζ : ℝ → ℝ → ℝ} {φ : ℝ → ℝ} {a b : ℝ}

/-- **Approximate identities convolve to an approximate identity**: if `η` and `ζ` are approximate
identities of continuous functions with compact support, then so is `ε ↦ conv (η ε) (ζ ε)`. -/
theorem conv (hη : IsApproximateIdentity η) (hζ : IsApproximateIdentity ζ)
    (hηs : ∀ ε, 0 < ε → HasCompactSupport (η ε)) (hηc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (η ε) x)
    (hζs : ∀ ε, 0 < ε → HasCompactSupport (ζ ε)) (hζc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (ζ ε) x) :
    IsApproximateIdentity fun ε => Fundamentals.conv (η ε) (ζ ε) where
  hasIntegral ε hε := by
    have total := hasIntegral_conv_integral (hηs ε hε) (hηc ε hε) (hζs ε hε) (hζc ε hε)
    rwa [(hη.hasIntegral ε hε).integral_eq, (hζ.hasIntegral ε hε).integral_eq,
      Real.mul_one] at total
  bounded := by
    obtain ⟨C, hC⟩ := hη.bounded
    obtain ⟨D, hD⟩ := hζ.bounded
    refine ⟨|C| * |D|, fun ε hε => ?_⟩
    obtain ⟨J, hJ, hJC⟩ := hC ε hε
    obtain ⟨K, hK, hKD⟩ := hD ε hε
    have size := (((hηs ε hε).conv (hζs ε hε)).abs.integrable fun x =>
      (continuousAt_conv (hηs ε hε) (hηc ε hε) (hζc ε hε) x).norm).hasIntegral
    refine ⟨_, size, Real.le_trans
      (integral_abs_conv_le (hηs ε hε) (hηc ε hε) (hζs ε hε) (hζc ε hε)) ?_⟩
    rw [hJ.integral_eq, hK.integral_eq]
    have nonneg := hK.nonneg fun y => Real.abs_nonneg _
    exact Real.le_trans
      (Real.mul_le_mul_of_nonneg_right (Real.le_trans hJC (Real.le_abs_self C)) nonneg)
      (Real.mul_le_mul_of_nonneg_left (Real.le_trans hKD (Real.le_abs_self D)) (Real.abs_nonneg C))
  supportedOn δ hδ := by
    obtain ⟨ε₁, hε₁, left⟩ := hη.supportedOn (δ / 2) (Real.half_pos hδ)
    obtain ⟨ε₂, hε₂, right⟩ := hζ.supportedOn (δ / 2) (Real.half_pos hδ)
    refine ⟨min ε₁ ε₂, Real.lt_min hε₁ hε₂, fun ε hε hlt => ?_⟩
    exact ((left ε hε (Real.lt_of_lt_of_le hlt (Real.min_le_left _ _))).conv
      (right ε hε (Real.lt_of_lt_of_le hlt (Real.min_le_right _ _)))).mono (by grind only)
        (by grind only)

/-- **`δ_a * δ_b = δ_{a+b}` in the limit** (§3.5, what eq. (15) stands for): let `η` and `ζ` be
approximate identities of continuous functions with compact support, and `φ` continuous at `a + b`
and integrable over some interval around it. Then, as `ε → 0`, the integral of `φ` times the
convolution of the peak `η ε`, moved to `a`, with the peak `ζ ε`, moved to `b`, exists for small `ε`
and tends to `φ (a + b)`:

`∫ conv (τ_a (η ε)) (τ_b (ζ ε)) φ → φ (a + b)`. -/
theorem integral_conv_translate_mul_tends (hη : IsApproximateIdentity η)
    (hζ : IsApproximateIdentity ζ) (hηs : ∀ ε, 0 < ε → HasCompactSupport (η ε))
    (hηc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (η ε) x) (hζs : ∀ ε, 0 < ε → HasCompactSupport (ζ ε))
    (hζc : ∀ ε, 0 < ε → ∀ x, ContinuousAt (ζ ε) x) (hφ : ContinuousAt φ (a + b)) {r : ℝ}
    (hr : 0 < r) (integrable : IntegrableOn φ (a + b - r) (a + b + r)) {e : ℝ} (he : 0 < e) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      Integrable (fun y =>
          Fundamentals.conv (translate a (η ε)) (translate b (ζ ε)) y * φ y) ∧
        |integral (fun y =>
          Fundamentals.conv (translate a (η ε)) (translate b (ζ ε)) y * φ y) - φ (a + b)| < e := by
  -- everything moved to 0
  have moved (ε : ℝ) : (fun y => Fundamentals.conv (translate a (η ε)) (translate b (ζ ε))
      (y + (a + b)) * φ (y + (a + b))) =
      fun y => Fundamentals.conv (η ε) (ζ ε) y * φ (y + (a + b)) := funext fun y => by
    rw [translate_conv_translate, translate, show y + (a + b) - (a + b) = y by grind only]
  have start : φ (0 + (a + b)) = φ (a + b) := congrArg φ (Real.zero_add _)
  have continuous : ContinuousAt (fun y => φ (y + (a + b))) 0 :=
    ContinuousAt.comp (f := fun y => y + (a + b))
      (show ContinuousAt φ (0 + (a + b)) from (Real.zero_add (a + b)).symm ▸ hφ)
      (continuousAt_id.add continuousAt_const)
  have integrable' : IntegrableOn (fun y => φ (y + (a + b))) (-r) r := by
    obtain ⟨I, hI⟩ := integrable
    have shifted := (hasIntegralOn_comp_add (a + b)).2 hI
    rw [show a + b - r - (a + b) = -r by grobner, show a + b + r - (a + b) = r by grobner]
      at shifted
    exact ⟨I, shifted⟩
  obtain ⟨ε₀, hε₀, h⟩ :=
    (hη.conv hζ hηs hηc hζs hζc).integral_mul_tends continuous hr integrable' he
  refine ⟨ε₀, hε₀, fun ε hε hlt => ?_⟩
  obtain ⟨exists', bound⟩ := h ε hε hlt
  rw [← moved] at exists' bound
  rw [start, integral_comp_add (fun y =>
    Fundamentals.conv (translate a (η ε)) (translate b (ζ ε)) y * φ y)] at bound
  exact ⟨(integrable_comp_add _ _).1 exists', bound⟩

end Fundamentals.IsApproximateIdentity
