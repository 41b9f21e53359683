/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Existence
import Fundamentals.Convolution.Tent
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine
import Fundamentals.Integral.ImproperScaling
import Fundamentals.Integral.Integrable
import Fundamentals.Topology.UniformContinuity

/-!
# Approximate identities

A family of functions `η ε` of integral 1 that concentrate at 0 as `ε → 0` behaves in the limit as a
unit of the convolution: `conv f (η ε) → f`. No function is such a unit
(`Fundamentals.Counterexamples.not_exists_conv_eq_self`); δ drawn as an infinitely narrow peak, and
the equation `f * δ = f`, stand for this limit.

## Main definitions
* `IsApproximateIdentity η`: the functions `η ε`, `ε > 0`, have the integral 1, the integrals of
  `|η ε|` are bounded, and the supports shrink to 0.
* `rescale η ε`: the narrow peak `y ↦ ε⁻¹ η (ε⁻¹ y)`.
* `TendstoLocallyUniformly F f`: `F ε → f` as `ε → 0`, `ε > 0`, uniformly on bounded intervals.

## Main statements
* `IsApproximateIdentity.tendstoLocallyUniformly_conv`: `conv f (η ε) → f` locally uniformly for
  every continuous `f`; `.convExistsAt`: these convolutions exist.
* `IsApproximateIdentity.conv_tends`: at one point, continuity at that point is enough.
* `IsApproximateIdentity.integral_mul_tends`: `∫ η ε φ → φ 0`.
* `abs_conv_sub_le`: the error is at most `∫ |η|` times the oscillation of `f`.
* `isApproximateIdentity_rescale`: `rescale η` is one, for every `η` with compact support and the
  integral 1. `isApproximateIdentity_of_nonneg`: bounds are not needed if `η ε ≥ 0`.

## Implementation notes
Supports that shrink to 0 allow functions `f` of any growth. The weaker condition that only the
integrals of `|η ε|` outside `[-δ, δ]` tend to 0, which is used with bounded `f`, is not treated
here.
-/

public section

namespace Fundamentals

variable {f φ : ℝ → ℝ} {η : ℝ → ℝ → ℝ} {x ε e : ℝ}

/-! ### Definitions -/

/-- A family of functions `η ε`, `ε > 0`, is an approximate identity if each has the integral 1, the
integrals of `|η ε|` exist and are at most some constant `C`, and the supports shrink to 0: for
every `δ > 0`, all `η ε` with small `ε` vanish outside `[-δ, δ]`. -/
structure IsApproximateIdentity (η : ℝ → ℝ → ℝ) : Prop where
  hasIntegral : ∀ ε, 0 < ε → HasIntegral (η ε) 1
  bounded : ∃ C, ∀ ε, 0 < ε → ∃ J, HasIntegral (fun y => |η ε y|) J ∧ J ≤ C
  supportedOn : ∀ δ, 0 < δ → ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (η ε) (-δ) δ

/-- The functions `F ε` tend to `f` locally uniformly as `ε → 0`, `ε > 0`: for all `R` and `e > 0`,
all `F ε` with small `ε` differ from `f` by less than `e` on `[-R, R]`. -/
@[expose] def TendstoLocallyUniformly (F : ℝ → ℝ → ℝ) (f : ℝ → ℝ) : Prop :=
  ∀ R e : ℝ, 0 < e → ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → ∀ x, |x| ≤ R → |F ε x - f x| < e

/-- The function `η` made narrower by the factor `ε` and higher by the factor `ε⁻¹`:
`rescale η ε y = ε⁻¹ * η (ε⁻¹ * y)`. -/
@[expose] noncomputable def rescale (η : ℝ → ℝ) (ε y : ℝ) : ℝ := ε⁻¹ * η (ε⁻¹ * y)

theorem rescale_def (η : ℝ → ℝ) (ε y : ℝ) : rescale η ε y = ε⁻¹ * η (ε⁻¹ * y) := rfl

/-! ### The estimate -/

/-- **How far `conv f η` is from `f`**, for a function `η` of integral 1: if `η` vanishes outside
`[-δ, δ]`, and the values of `f` at the points within `δ` of `x` differ from `f x` by at most `e`,
then `|conv f η x - f x| ≤ e ∫ |η|`, provided that the integrals exist. -/
theorem abs_conv_sub_le {η : ℝ → ℝ} {δ J : ℝ} (hη : HasIntegral η 1)
    (hJ : HasIntegral (fun y => |η y|) J) (support : SupportedOn η (-δ) δ)
    (exists' : ConvExistsAt f η x) (close : ∀ y, |y - x| ≤ δ → |f y - f x| ≤ e) :
    |conv f η x - f x| ≤ e * J := by
  rw [conv_comm]
  have moved := ((convExistsAt_comm f η x).1 exists').hasIntegral
  have difference := moved.sub (hη.const_mul (f x))
  rw [Real.mul_one] at difference
  refine difference.abs_le_of_abs_le (hJ.const_mul e) fun y => ?_
  by_cases hy : |y| ≤ δ
  · rw [show η y * f (x - y) - f x * η y = (f (x - y) - f x) * η y by grobner, Real.abs_mul]
    have near : |x - y - x| ≤ δ := by rwa [show x - y - x = -y by grobner, Real.abs_neg]
    exact Real.mul_le_mul_of_nonneg_right (close _ near) (Real.abs_nonneg _)
  · have zero : η y = 0 := support.eq_zero_of_lt_abs (Real.not_le.1 hy)
    rw [zero, Real.zero_mul, Real.mul_zero, Real.sub_zero, Real.abs_zero, Real.mul_zero]
    exact Real.le_refl 0

/-- A function `η` of integral 1 that vanishes outside `[-δ, δ]` may be convolved at `x` with every
function that is integrable over `[x - δ, x + δ]`. -/
private theorem convExistsAt_of_supportedOn {η : ℝ → ℝ} {δ : ℝ} (hδ : 0 < δ) (hη : Integrable η)
    (support : SupportedOn η (-δ) δ) (hf : IntegrableOn f (x - δ) (x + δ)) :
    ConvExistsAt f η x := by
  rw [convExistsAt_comm]
  refine support.convExistsAt ((support.integrable_iff (by grind only)).1 hη) ?_
  rwa [Real.sub_eq_add_neg x (-δ), Real.neg_neg]

/-! ### The theorem -/

namespace IsApproximateIdentity

/-- The bound for the integrals of `|η ε|` can be taken positive. -/
private theorem exists_bound (hη : IsApproximateIdentity η) :
    ∃ C, 0 < C ∧ ∀ ε, 0 < ε → ∃ J, HasIntegral (fun y => |η ε y|) J ∧ J ≤ C := by
  obtain ⟨C, hC⟩ := hη.bounded
  have hC₀ := Real.abs_nonneg C
  have hC' := Real.le_abs_self C
  refine ⟨|C| + 1, by grind only, fun ε hε => ?_⟩
  obtain ⟨J, hJ, hle⟩ := hC ε hε
  exact ⟨J, hJ, by grind only⟩

/-- What is needed of `f` at a point `x`, for one `e`: if `f` is integrable over `[x - δ, x + δ]`
and differs from `f x` by at most `e` there, then `conv f (η ε) x` exists and differs from `f x` by
at most `e` times the bound for the integrals of `|η ε|`. -/
private theorem abs_conv_sub_le_mul (hη : IsApproximateIdentity η) {C δ : ℝ}
    (hC : ∀ ε, 0 < ε → ∃ J, HasIntegral (fun y => |η ε y|) J ∧ J ≤ C) (hε : 0 < ε) (hδ : 0 < δ)
    (support : SupportedOn (η ε) (-δ) δ) (hf : IntegrableOn f (x - δ) (x + δ)) (he : 0 ≤ e)
    (close : ∀ y, |y - x| ≤ δ → |f y - f x| ≤ e) :
    ConvExistsAt f (η ε) x ∧ |conv f (η ε) x - f x| ≤ e * C := by
  obtain ⟨J, hJ, hle⟩ := hC ε hε
  have one := hη.hasIntegral ε hε
  have exists' := convExistsAt_of_supportedOn hδ one.integrable support hf
  exact ⟨exists', Real.le_trans (abs_conv_sub_le one hJ support exists' close)
    (Real.mul_le_mul_of_nonneg_left hle he)⟩

/-- The convolutions of an approximate identity with a continuous function exist everywhere, as soon
as the supports are bounded: for all small `ε`. -/
theorem convExistsAt (hη : IsApproximateIdentity η) (hf : ∀ x, ContinuousAt f x) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → ∀ x, ConvExistsAt f (η ε) x := by
  obtain ⟨ε₀, hε₀, support⟩ := hη.supportedOn 1 Real.zero_lt_one
  refine ⟨ε₀, hε₀, fun ε hε hlt x => ?_⟩
  exact convExistsAt_of_supportedOn Real.zero_lt_one (hη.hasIntegral ε hε).integrable
    (support ε hε hlt) <|
    (continuousOn_of_continuousAt fun y _ _ => hf y).integrableOn (by grind only)

/-- **Approximate identities approximate the identity** (§3.5, what eq. (14) stands for). If `f` is
continuous and `η` is an approximate identity, then, as `ε → 0`,
`conv f (η ε) → f` locally uniformly.
The convolutions exist by `IsApproximateIdentity.convExistsAt`. -/
theorem tendstoLocallyUniformly_conv (hη : IsApproximateIdentity η) (hf : ∀ x, ContinuousAt f x) :
    TendstoLocallyUniformly (fun ε => conv f (η ε)) f := by
  intro R e he
  obtain ⟨C, hCpos, hC⟩ := hη.exists_bound
  have half : e / (2 * C) * C = e / 2 := by grind
  have small := Real.div_pos he (Real.mul_pos Real.zero_lt_two hCpos)
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt hf R small
  obtain ⟨ε₀, hε₀, support⟩ := hη.supportedOn (δ / 2) (Real.half_pos hδ)
  refine ⟨ε₀, hε₀, fun ε hε hlt x hx => ?_⟩
  have bound := (hη.abs_conv_sub_le_mul (f := f) (x := x) (e := e / (2 * C)) hC hε
    (Real.half_pos hδ) (support ε hε hlt)
    ((continuousOn_of_continuousAt fun y _ _ => hf y).integrableOn (by grind only))
    (Real.le_of_lt small) fun y hy =>
      Real.le_of_lt (close x y hx (Real.lt_of_le_of_lt hy (Real.half_lt_self hδ)))).2
  rw [half] at bound
  exact Real.lt_of_le_of_lt bound (Real.half_lt_self he)

/-- **An approximate identity at a point.** If `f` is continuous at `x`, and integrable over some
interval around `x`, then `conv f (η ε) x` exists for small `ε` and tends to `f x` as `ε → 0`. -/
theorem conv_tends (hη : IsApproximateIdentity η) (hf : ContinuousAt f x) {r : ℝ} (hr : 0 < r)
    (integrable : IntegrableOn f (x - r) (x + r)) (he : 0 < e) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      ConvExistsAt f (η ε) x ∧ |conv f (η ε) x - f x| < e := by
  obtain ⟨C, hCpos, hC⟩ := hη.exists_bound
  have half : e / (2 * C) * C = e / 2 := by grind
  have small := Real.div_pos he (Real.mul_pos Real.zero_lt_two hCpos)
  obtain ⟨δ, hδ, close⟩ := hf (e / (2 * C)) small
  obtain ⟨s, hs, hsr, hsδ⟩ : ∃ s, 0 < s ∧ s ≤ r ∧ s ≤ δ / 2 :=
    ⟨min r (δ / 2), Real.min_pos hr (Real.half_pos hδ), Real.min_le_left _ _,
      Real.min_le_right _ _⟩
  obtain ⟨ε₀, hε₀, support⟩ := hη.supportedOn s hs
  refine ⟨ε₀, hε₀, fun ε hε hlt => ?_⟩
  have bound := hη.abs_conv_sub_le_mul (f := f) (x := x) (e := e / (2 * C)) hC hε hs
    (support ε hε hlt) (integrable.mono (by grind only) (by grind only) (by grind only))
    (Real.le_of_lt small) fun y hy => Real.le_of_lt (close y
      (Real.lt_of_le_of_lt (Real.le_trans hy hsδ) (Real.half_lt_self hδ)))
  rw [half] at bound
  exact ⟨bound.1, Real.lt_of_le_of_lt bound.2 (Real.half_lt_self he)⟩

/-- **An approximate identity tends to δ** as a functional (§3.5, eq. (14)): if `φ` is continuous at
0, and integrable over some interval around 0, then `∫ η ε φ` exists for small `ε` and tends to
`φ 0` as `ε → 0`. -/
theorem integral_mul_tends (hη : IsApproximateIdentity η) (hφ : ContinuousAt φ 0) {r : ℝ}
    (hr : 0 < r) (integrable : IntegrableOn φ (-r) r) (he : 0 < e) :
    ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      Integrable (fun y => η ε y * φ y) ∧ |integral (fun y => η ε y * φ y) - φ 0| < e := by
  -- the integral is the convolution with the reflected function at 0
  have value (ε : ℝ) : (fun y => η ε y * reflect φ (0 - y)) = fun y => η ε y * φ y :=
    funext fun y => congrArg (η ε y * φ ·) (by grobner)
  have zero : reflect φ 0 = φ 0 := congrArg φ Real.neg_zero
  have continuous : ContinuousAt (reflect φ) 0 :=
    ContinuousAt.comp (g := φ) (Real.neg_zero.symm ▸ hφ) continuousAt_id.neg
  have integrable' : IntegrableOn (reflect φ) (0 - r) (0 + r) := by
    obtain ⟨I, hI⟩ := integrable
    have reflected := hasIntegralOn_comp_neg.2 hI
    rw [Real.neg_neg] at reflected
    rw [Real.zero_sub, Real.zero_add]
    exact ⟨I, reflected⟩
  obtain ⟨ε₀, hε₀, h⟩ := hη.conv_tends continuous hr integrable' he
  refine ⟨ε₀, hε₀, fun ε hε hlt => ?_⟩
  obtain ⟨exists', bound⟩ := h ε hε hlt
  rw [convExistsAt_comm, ConvExistsAt, value] at exists'
  rw [conv_comm, conv_def, value, zero] at bound
  exact ⟨exists', bound⟩

end IsApproximateIdentity

/-! ### Examples -/

/-- A family of functions that are nowhere negative and have the integral 1 is an approximate
identity if the supports shrink to 0. -/
theorem isApproximateIdentity_of_nonneg (nonneg : ∀ ε, 0 < ε → ∀ y, 0 ≤ η ε y)
    (hη : ∀ ε, 0 < ε → HasIntegral (η ε) 1)
    (support : ∀ δ, 0 < δ → ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (η ε) (-δ) δ) :
    IsApproximateIdentity η where
  hasIntegral := hη
  bounded := ⟨1, fun ε hε => ⟨1, by
    rw [funext fun y => Real.abs_of_nonneg (nonneg ε hε y)]
    exact hη ε hε, Real.le_refl 1⟩⟩
  supportedOn := support

/-- Rescaling does not change the integral. -/
theorem HasIntegral.rescale {η : ℝ → ℝ} {I : ℝ} (h : HasIntegral η I) (hε : 0 < ε) :
    HasIntegral (rescale η ε) I := by
  have pos := Real.inv_pos.2 hε
  have scaled := ((hasIntegral_comp_mul (Real.ne_of_gt pos) η I).2 h).const_mul ε⁻¹
  rwa [Real.abs_of_pos pos, Real.mul_comm, Real.div_mul_cancel I (Real.ne_of_gt pos)] at scaled

theorem SupportedOn.rescale {η : ℝ → ℝ} {a b : ℝ} (h : SupportedOn η a b) (hε : 0 < ε) :
    SupportedOn (rescale η ε) (ε * a) (ε * b) := by
  intro y hy
  have outside : ε⁻¹ * y < a ∨ b < ε⁻¹ * y := by
    rw [Real.mul_comm, ← Real.div_eq_mul_inv, Real.div_lt_iff hε, Real.lt_div_iff hε,
      Real.mul_comm a, Real.mul_comm b]
    exact hy
  rw [rescale_def, h _ outside, Real.mul_zero]

theorem HasCompactSupport.rescale {η : ℝ → ℝ} (h : HasCompactSupport η) (hε : 0 < ε) :
    HasCompactSupport (rescale η ε) :=
  let ⟨_, _, h⟩ := h.exists_supportedOn
  (h.rescale hε).hasCompactSupport

/-- **Every bump of integral 1 gives an approximate identity**: if `η` has compact support and
`∫ η = 1`, then the family `η_ε y = ε⁻¹ η (ε⁻¹ y)` is one. Nothing else is asked of `η`. -/
theorem isApproximateIdentity_rescale {η : ℝ → ℝ} (hη : HasCompactSupport η)
    (one : HasIntegral η 1) : IsApproximateIdentity (rescale η) := by
  obtain ⟨R, hR, support⟩ := hη.exists_supportedOn
  refine ⟨fun ε hε => one.rescale hε, ?_, fun δ hδ => ?_⟩
  · have absSupport : SupportedOn (fun y => |η y|) (-R) R := fun y hy => by
      simp only [support y hy, Real.abs_zero]
    have hRR : -R ≤ R := by grind only
    have inside := (support.integrable_iff hRR).1 one.integrable
    obtain ⟨J, hJ⟩ := (absSupport.integrable_iff hRR).2 inside.abs
    refine ⟨J, fun ε hε => ⟨J, ?_, Real.le_refl J⟩⟩
    have pos := Real.inv_pos.2 hε
    have abs (y : ℝ) : |Fundamentals.rescale η ε y| = ε⁻¹ * |η (ε⁻¹ * y)| := by
      rw [rescale_def, Real.abs_mul, Real.abs_of_pos pos]
    rw [funext abs]
    exact hJ.rescale hε
  · refine ⟨δ / R, Real.div_pos hδ hR, fun ε hε hlt => ?_⟩
    have small := (Real.lt_div_iff hR).1 hlt
    exact (support.rescale hε).mono (by grind only) (by grind only)

/-- For example the narrow tents. -/
example : IsApproximateIdentity (rescale tent) :=
  isApproximateIdentity_rescale hasCompactSupport_tent hasIntegral_tent

end Fundamentals
