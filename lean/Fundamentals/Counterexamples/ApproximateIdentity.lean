/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.ApproximateIdentity
public import Fundamentals.Convolution.Tent
import Fundamentals.Convolution.RiemannIntegrable
import Fundamentals.Counterexamples.DiracNotFunction
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine
import Fundamentals.Integral.Piecewise

/-!
# Approximate identities: what cannot be had

No function `δ` has `conv f δ = f` for all continuous `f` with compact support; that is why families
of functions take its place. And where `f` jumps, `conv f (η ε)` need not tend to `f`, whatever the
value there: for the unit step and even `η ε` it is the mean of the two sides for all `ε`, and for
others it is not. Nor is it enough that the `η ε` have the integral 1 and that their supports shrink
to 0, if the integrals of `|η ε|` are not bounded.

## Main definitions
* `step`: 0 on the negative half-line, 1 elsewhere; `stepAt c`: with the value `c` at the jump.
* `unboundedPeak`: a narrow tent and the difference quotient of narrow tents.

## Main statements
* `not_exists_conv_eq_self`: no function is a unit of the convolution.
* `conv_step_approximateIdentity`: `conv step (η ε) 0 = 1/2` for even `η ε`, and `step 0 = 1`;
  `not_tendstoLocallyUniformly_conv_step`: for example with narrow tents.
* `exists_conv_stepAt_ne`: no value at the jump is the limit for every approximate identity.
* `approximateIdentity_needs_bound`: with `unboundedPeak`, `f * η ε = f + 1` for `f x = x`;
  `not_bounded_unboundedPeak`: the integrals of its absolute values are not bounded.
-/

public section

namespace Fundamentals.Counterexamples

/-! ### No function is a unit -/

/-- **No function is a unit of the convolution** (§3.5, eq. (14)): there is no `δ : ℝ → ℝ` with
`conv f δ = f` for all continuous `f` with compact support. -/
theorem not_exists_conv_eq_self :
    ¬∃ δ : ℝ → ℝ, ∀ f : ℝ → ℝ, HasCompactSupport f → (∀ x, ContinuousAt f x) → conv f δ = f := by
  intro ⟨δ, h⟩
  -- where the integral does not exist, the value of the convolution is 0
  have value {f : ℝ → ℝ} (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x) (ne : f 0 ≠ 0) :
      HasIntegral (fun y => f y * δ (0 - y)) (f 0) := by
    have unit : conv f δ 0 = f 0 := congrFun (h f hf hfc) 0
    have exists' : ConvExistsAt f δ 0 := Classical.byContradiction fun no =>
      ne (unit ▸ conv_of_not_convExistsAt no)
    exact unit ▸ exists'.hasIntegral
  have tent_value := value hasCompactSupport_tent continuousAt_tent (tent_zero ▸ Real.one_ne_zero)
  refine not_exists_integral_eq_apply 0 ⟨fun y => δ (0 - y), fun φ hφ => ?_⟩
  rw [funext fun y => Real.mul_comm (δ (0 - y)) (φ y)]
  by_cases zero : φ 0 = 0
  · have total := value (hφ.add hasCompactSupport_tent)
      (fun x => (φ.continuous x).add (continuousAt_tent x))
      (by rw [zero, tent_zero, Real.zero_add]; exact Real.one_ne_zero)
    have difference := total.sub tent_value
    rwa [funext fun y => show (φ y + tent y) * δ (0 - y) - tent y * δ (0 - y) = φ y * δ (0 - y) by
      grobner, show φ 0 + tent 0 - tent 0 = φ 0 by grobner] at difference
  · exact value hφ φ.continuous zero

/-! ### Continuity is needed -/

/-- The unit step: 0 on the negative half-line, 1 elsewhere. -/
@[expose] noncomputable def step (x : ℝ) : ℝ := if x < 0 then 0 else 1

theorem step_def (x : ℝ) : step x = if x < 0 then 0 else 1 := rfl

variable {η : ℝ → ℝ} {I : ℝ}

/-- The step cuts the integral of an even function over `[a, b]` down to the half of its integral
over `[-b, b]`. -/
private theorem hasIntegralOn_step_mul (even : ∀ y, η (-y) = η y) {a b : ℝ} (ha : a ≤ 0)
    (hb : 0 ≤ b) (h : HasIntegralOn η (-b) b I) :
    HasIntegralOn (fun y => step y * η y) a b (I / 2) := by
  obtain ⟨J, K, hJ, hK, hsum⟩ := h.exists_split (b := 0) (by grind only) hb
  have reflected := hasIntegralOn_comp_neg.2 hK
  rw [Real.neg_zero, funext even] at reflected
  have equal := hJ.unique reflected
  have half : K = I / 2 := by grind only
  have left : HasIntegralOn (fun y => step y * η y) a 0 0 :=
    (hasIntegralOn_of_eq_zero ha fun _ _ _ => rfl).congr_interior fun y _ hy => by
      rw [step_def, if_pos hy, Real.zero_mul]
  have right : HasIntegralOn (fun y => step y * η y) 0 b K :=
    hK.congr fun y hy _ => by rw [step_def, if_neg (Real.not_lt.2 hy), Real.one_mul]
  have whole := left.join right
  rwa [Real.zero_add, half] at whole

/-- The integral that defines the convolution of the step with an even function at 0. -/
theorem hasIntegral_step_conv (even : ∀ y, η (-y) = η y) (h : HasIntegral η I) :
    HasIntegral (fun y => step y * η (0 - y)) (I / 2) := by
  rw [funext fun y => show step y * η (0 - y) = step y * η y by rw [Real.zero_sub, even]]
  intro ε hε
  obtain ⟨R, hR⟩ := h ε hε
  refine ⟨|R|, fun a b ha hb => ?_⟩
  have hR₀ := Real.abs_nonneg R
  have hR' := Real.le_abs_self R
  obtain ⟨J, hJ, hJI⟩ := hR (-b) b (by grind only) (by grind only)
  refine ⟨J / 2, hasIntegralOn_step_mul even (by grind only) (by grind only) hJ, ?_⟩
  rw [Real.abs_lt] at hJI ⊢
  grind only

/-- **Approximate identities need continuity** (§3.5, eq. (14)). If `η` is an approximate identity
of even functions, then the convolution of the unit step with `η ε` at the jump exists for every
`ε > 0` and has the value `1/2`, which is not the value of the step there:
`conv step (η ε) 0 = 1 / 2`, but `step 0 = 1`. -/
theorem conv_step_approximateIdentity {η : ℝ → ℝ → ℝ} (hη : IsApproximateIdentity η)
    (even : ∀ ε y, η ε (-y) = η ε y) :
    step 0 = 1 ∧
      ∀ ε, 0 < ε → ConvExistsAt step (η ε) 0 ∧ conv step (η ε) 0 = 1 / 2 := by
  refine ⟨if_neg (Real.lt_irrefl 0), fun ε hε => ?_⟩
  have value := hasIntegral_step_conv (even ε) (hη.hasIntegral ε hε)
  exact ⟨value.integrable, value.conv_eq⟩

/-- The step with the value `c` at the jump. -/
@[expose] noncomputable def stepAt (c x : ℝ) : ℝ := if x < 0 then 0 else if x = 0 then c else 1

/-- **The value at the jump does not matter**: if `η` is an approximate identity of even functions,
then for every value `c` of the step at its jump, the convolution with `η ε` at the jump exists and
is `1/2`, for every `ε > 0`. -/
theorem conv_stepAt_approximateIdentity {η : ℝ → ℝ → ℝ} (hη : IsApproximateIdentity η)
    (even : ∀ ε y, η ε (-y) = η ε y) (c : ℝ) {ε : ℝ} (hε : 0 < ε) :
    ConvExistsAt (stepAt c) (η ε) 0 ∧ conv (stepAt c) (η ε) 0 = 1 / 2 := by
  have value : HasIntegral (fun y => stepAt c y * η ε (0 - y)) (1 / 2) := by
    intro e he
    obtain ⟨R, hR⟩ := hasIntegral_step_conv (even ε) (hη.hasIntegral ε hε) e he
    refine ⟨R, fun a b ha hb => ?_⟩
    obtain ⟨J, hJ, close⟩ := hR a b ha hb
    exact ⟨J, hJ.congr_off_point (c := 0) fun y _ _ ne => by simp only [step, stepAt, if_neg ne],
      close⟩
  exact ⟨value.integrable, value.conv_eq⟩

/-- **At a jump, convolutions with an approximate identity need not tend to the function**, whatever
its value there (§3.5, eq. (14)): for every value `c` of the step at its jump there are an
approximate identity `η` and a number `d ≠ c` such that at the jump the convolution of the step with
`η ε` exists and is `d`, for every `ε > 0`. -/
theorem exists_conv_stepAt_ne (c : ℝ) : ∃ η : ℝ → ℝ → ℝ, IsApproximateIdentity η ∧
    ∃ d : ℝ, d ≠ c ∧ ∀ ε, 0 < ε →
      ConvExistsAt (stepAt c) (η ε) 0 ∧ conv (stepAt c) (η ε) 0 = d := by
  by_cases hc : c = 1 / 2
  · -- peaks on one side of 0
    have one : HasIntegral (translate 1 tent) 1 := by
      have moved := (hasIntegral_comp_add tent (-1) 1).2 hasIntegral_tent
      rwa [funext fun x : ℝ => show tent (x + -1) = translate 1 tent x by
        rw [translate, Real.sub_eq_add_neg]] at moved
    refine ⟨rescale (translate 1 tent), isApproximateIdentity_rescale
      (hasCompactSupport_tent.translate 1) one, 0, by grind only, fun ε hε => ?_⟩
    have zero (y : ℝ) : stepAt c y * rescale (translate 1 tent) ε (0 - y) = 0 := by
      by_cases hy : y < 0
      · rw [stepAt, if_pos hy, Real.zero_mul]
      · have side : 0 ≤ ε⁻¹ * y :=
          Real.mul_nonneg (Real.le_of_lt (Real.inv_pos.2 hε)) (Real.not_lt.1 hy)
        have outside : translate 1 tent (ε⁻¹ * (0 - y)) = 0 :=
          tent_of_one_le_abs (Real.le_abs.2 (Or.inr (by grind only)))
        rw [rescale_def, outside, Real.mul_zero, Real.mul_zero]
    have value := hasIntegral_zero
    rw [← funext zero] at value
    exact ⟨value.integrable, value.conv_eq⟩
  · have even (ε y : ℝ) : rescale tent ε (-y) = rescale tent ε y := by
      rw [rescale_def, Real.mul_neg, rescale_def]
      exact congrArg (ε⁻¹ * ·) (congrFun reflect_tent _)
    have peaks := isApproximateIdentity_rescale hasCompactSupport_tent hasIntegral_tent
    exact ⟨rescale tent, peaks, 1 / 2, Ne.symm hc, fun ε hε =>
      conv_stepAt_approximateIdentity peaks even c hε⟩

/-- For example with narrow tents: their convolutions with the step do not tend to the step locally
uniformly. -/
theorem not_tendstoLocallyUniformly_conv_step :
    ¬TendstoLocallyUniformly (fun ε => conv step (rescale tent ε)) step := by
  intro h
  have even (ε y : ℝ) : rescale tent ε (-y) = rescale tent ε y := by
    rw [rescale_def, Real.mul_neg, rescale_def]
    exact congrArg (ε⁻¹ * ·) (congrFun reflect_tent _)
  obtain ⟨jump, value⟩ := conv_step_approximateIdentity
    (isApproximateIdentity_rescale hasCompactSupport_tent hasIntegral_tent) even
  obtain ⟨ε₀, hε₀, close⟩ := h 0 (1 / 2) (by grind only)
  have near : |conv step (rescale tent (ε₀ / 2)) 0 - step 0| < 1 / 2 :=
    close (ε₀ / 2) (Real.half_pos hε₀) (Real.half_lt_self hε₀) 0 (Real.le_of_eq Real.abs_zero)
  rw [(value _ (Real.half_pos hε₀)).2, jump, Real.abs_lt] at near
  grind only

/-! ### A bound for the integrals of the absolute values is needed -/

/-- A narrow tent and the difference quotient of narrow tents, with `k ε = rescale tent ε`:
`k ε y + (k ε (y + ε) - k ε y) / ε`. -/
@[expose] noncomputable def unboundedPeak (ε y : ℝ) : ℝ :=
  rescale tent ε y + ε⁻¹ * (rescale tent ε (y + ε) - rescale tent ε y)

/-- The first moment of a narrow tent is 0: it is even. -/
private theorem hasIntegral_rescale_tent_mul {ε : ℝ} (hε : 0 < ε) :
    HasIntegral (fun y => rescale tent ε y * y) 0 := by
  obtain ⟨I, hI⟩ := hasCompactSupport_tent.integrable_mul continuousAt_tent fun _ => continuousAt_id
  have reflected := (hasIntegral_comp_neg _ I).2 hI
  rw [funext fun y => show tent (-y) * -y = -(tent y * y) by
    rw [show tent (-y) = tent y from congrFun reflect_tent y, Real.mul_neg]] at reflected
  have opposite := reflected.unique hI.neg
  obtain rfl : I = 0 := by grind only
  have narrow := (hI.rescale hε).const_mul ε
  rw [Real.mul_zero] at narrow
  rwa [funext fun y => show ε * rescale (fun y => tent y * y) ε y = rescale tent ε y * y by
    grind [rescale_def]] at narrow

theorem hasIntegral_unboundedPeak {ε : ℝ} (hε : 0 < ε) : HasIntegral (unboundedPeak ε) 1 := by
  have one := hasIntegral_tent.rescale hε
  have total := one.add ((((hasIntegral_comp_add _ ε 1).2 one).sub one).const_mul ε⁻¹)
  rwa [Real.sub_self, Real.mul_zero, Real.add_zero] at total

/-- The first moment of `unboundedPeak ε` is -1. -/
private theorem hasIntegral_unboundedPeak_mul {ε : ℝ} (hε : 0 < ε) :
    HasIntegral (fun y => unboundedPeak ε y * y) (-1) := by
  have centred := hasIntegral_rescale_tent_mul hε
  have moved := (hasIntegral_comp_add _ ε _).2
    (centred.sub ((hasIntegral_tent.rescale hε).const_mul ε))
  have total := centred.add ((moved.sub centred).const_mul ε⁻¹)
  rw [show 0 + ε⁻¹ * (0 - ε * 1 - 0) = -1 by grind only] at total
  rwa [funext fun y => show rescale tent ε y * y + ε⁻¹ * (rescale tent ε (y + ε) * (y + ε) -
    ε * rescale tent ε (y + ε) - rescale tent ε y * y) = unboundedPeak ε y * y by
      grind [unboundedPeak]] at total

private theorem hasCompactSupport_unboundedPeak {ε : ℝ} (hε : 0 < ε) :
    HasCompactSupport (unboundedPeak ε) := by
  have peak := hasCompactSupport_tent.rescale hε
  have moved := (peak.comp_add ε).add (peak.mul_left fun _ => -1)
  refine (peak.add (moved.mul_left fun _ => ε⁻¹)).imp fun R hR x hx => ?_
  rw [← hR x hx]
  show _ = rescale tent ε x + ε⁻¹ * (rescale tent ε (x + ε) + -1 * rescale tent ε x)
  rw [unboundedPeak, Real.neg_mul, Real.one_mul, ← Real.sub_eq_add_neg]

private theorem supportedOn_unboundedPeak {δ : ℝ} (hδ : 0 < δ) : ∃ ε₀ : ℝ, 0 < ε₀ ∧
    ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (unboundedPeak ε) (-δ) δ := by
  refine ⟨δ / 2, Real.half_pos hδ, fun ε hε small y hy => ?_⟩
  have support := supportedOn_tent.rescale hε
  rw [unboundedPeak, support y (by grind only), support (y + ε) (by grind only)]
  grobner

/-- The convolution of `f x = x` with `unboundedPeak` is `x + 1`. -/
theorem conv_id_unboundedPeak {ε : ℝ} (hε : 0 < ε) (x : ℝ) :
    ConvExistsAt (fun x => x) (unboundedPeak ε) x ∧
      conv (fun x => x) (unboundedPeak ε) x = x + 1 := by
  have value := ((hasIntegral_unboundedPeak hε).const_mul x).sub (hasIntegral_unboundedPeak_mul hε)
  rw [funext fun y => show x * unboundedPeak ε y - unboundedPeak ε y * y =
    unboundedPeak ε y * (x - y) by grobner, show x * 1 - -1 = x + 1 by grobner] at value
  exact ⟨(convExistsAt_comm _ _ x).2 value.integrable, by rw [conv_comm, value.conv_eq]⟩

/-- The integrals of `|unboundedPeak ε|` exist, and no number bounds them all: otherwise
`unboundedPeak` would be an approximate identity. -/
theorem not_bounded_unboundedPeak :
    (∀ ε, 0 < ε → Integrable fun y => |unboundedPeak ε y|) ∧
      ¬∃ C : ℝ, ∀ ε, 0 < ε → integral (fun y => |unboundedPeak ε y|) ≤ C := by
  have size (ε : ℝ) (hε : 0 < ε) : Integrable fun y => |unboundedPeak ε y| :=
    (hasCompactSupport_unboundedPeak hε).integrable_abs (hasIntegral_unboundedPeak hε).integrable
  refine ⟨size, fun ⟨C, hC⟩ => ?_⟩
  have identity : IsApproximateIdentity unboundedPeak :=
    ⟨fun ε hε => hasIntegral_unboundedPeak hε,
      ⟨C, fun ε hε => ⟨_, (size ε hε).hasIntegral, hC ε hε⟩⟩,
      fun δ hδ => supportedOn_unboundedPeak hδ⟩
  obtain ⟨ε₀, hε₀, close⟩ :=
    identity.tendstoLocallyUniformly_conv (f := fun x => x) (fun _ => continuousAt_id) 0 1
      Real.zero_lt_one
  have near : |conv (fun x => x) (unboundedPeak (ε₀ / 2)) 0 - 0| < 1 :=
    close (ε₀ / 2) (Real.half_pos hε₀) (Real.half_lt_self hε₀) 0 (Real.le_of_eq Real.abs_zero)
  rw [(conv_id_unboundedPeak (Real.half_pos hε₀) 0).2, Real.abs_lt] at near
  grind only

/-- **Approximate identities need a bound for `∫ |η ε|`** (§3.5, eq. (14)). The functions `η ε`,
`unboundedPeak`, have the integral 1, and their supports shrink to 0; the integrals of `|η ε|`
exist, but are not bounded; and for the continuous function `f x = x` and all `ε > 0`, the
convolution exists everywhere and is not near `f`: `conv f (η ε) x = x + 1`. The difference quotient
of peaks contributes the derivative of `f`. -/
theorem approximateIdentity_needs_bound :
    (∀ ε, 0 < ε → HasIntegral (unboundedPeak ε) 1) ∧
      (∀ δ, 0 < δ → ∃ ε₀ : ℝ, 0 < ε₀ ∧
        ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (unboundedPeak ε) (-δ) δ) ∧
      ((∀ ε, 0 < ε → Integrable fun y => |unboundedPeak ε y|) ∧
        ¬∃ C : ℝ, ∀ ε, 0 < ε → integral (fun y => |unboundedPeak ε y|) ≤ C) ∧
      ∀ ε, 0 < ε → ∀ x, ConvExistsAt (fun x => x) (unboundedPeak ε) x ∧
        conv (fun x => x) (unboundedPeak ε) x = x + 1 :=
  ⟨fun _ => hasIntegral_unboundedPeak, fun _ => supportedOn_unboundedPeak,
    not_bounded_unboundedPeak, fun _ => conv_id_unboundedPeak⟩

end Fundamentals.Counterexamples
