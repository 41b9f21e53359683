/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.ApproximateIdentity
public import Fundamentals.Convolution.Tent
import Fundamentals.Counterexamples.DiracNotFunction
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine
import Fundamentals.Integral.Piecewise

/-!
# Approximate identities: what cannot be had

No function `δ` has `conv f δ = f` for all continuous `f` with compact support; that is why families
of functions take its place. And where `f` jumps, `conv f (η ε)` need not tend to `f`: for the unit
step and even `η ε` it is the mean of the two sides for all `ε`. Nor is it enough that the `η ε`
have the integral 1 and that their supports shrink to 0: the integrals of `|η ε|` must be bounded.

## Main definitions
* `step`: 0 on the negative half-line, 1 elsewhere.
* `unboundedPeak`: a narrow tent and the difference quotient of narrow tents.

## Main statements
* `not_exists_conv_eq_self`: no function is a unit of the convolution.
* `conv_step_approximateIdentity`: `conv step (η ε) 0 = 1/2` for even `η ε`, and `step 0 = 1`;
  `not_tendstoLocallyUniformly_conv_step`: for example with narrow tents.
* `approximateIdentity_needs_bound`: with `unboundedPeak`, `f * η ε = f + 1` for `f x = x`.
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
  have tent_value := value hasCompactSupport_tent continuousAt_tent (by grind [tent_zero])
  refine not_exists_integral_eq_apply 0 ⟨fun y => δ (0 - y), fun φ hφ => ?_⟩
  rw [funext fun y => Real.mul_comm (δ (0 - y)) (φ y)]
  by_cases zero : φ 0 = 0
  · have total := value (hφ.add hasCompactSupport_tent)
      (fun x => (φ.continuous x).add (continuousAt_tent x)) (by grind [tent_zero])
    have difference := total.sub tent_value
    rwa [funext fun y => show (φ y + tent y) * δ (0 - y) - tent y * δ (0 - y) = φ y * δ (0 - y) by
      grind, show φ 0 + tent 0 - tent 0 = φ 0 by grind] at difference
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
  obtain ⟨J, K, hJ, hK, hsum⟩ := h.exists_split (b := 0) (by grind) hb
  have reflected := hasIntegralOn_comp_neg.2 hK
  rw [Real.neg_zero, funext even] at reflected
  have half : K = I / 2 := by grind [hJ.unique reflected]
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
  obtain ⟨J, hJ, hJI⟩ := hR (-b) b (by grind) (by grind)
  exact ⟨J / 2, hasIntegralOn_step_mul even (by grind) (by grind) hJ, by grind⟩

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

/-- For example with narrow tents: their convolutions with the step do not tend to the step. -/
theorem not_tendstoLocallyUniformly_conv_step :
    ¬TendstoLocallyUniformly (fun ε => conv step (rescale tent ε)) step := by
  intro h
  have even (ε y : ℝ) : rescale tent ε (-y) = rescale tent ε y := by
    rw [rescale_def, Real.mul_neg, rescale_def]
    exact congrArg (ε⁻¹ * ·) (congrFun reflect_tent _)
  obtain ⟨jump, value⟩ := conv_step_approximateIdentity
    (isApproximateIdentity_rescale hasCompactSupport_tent hasIntegral_tent) even
  obtain ⟨ε₀, hε₀, close⟩ := h 0 (1 / 2) (by grind)
  have near : |conv step (rescale tent (ε₀ / 2)) 0 - step 0| < 1 / 2 :=
    close (ε₀ / 2) (by grind) (by grind) 0 (by grind)
  rw [(value _ (by grind)).2, jump] at near
  grind

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
  obtain rfl : I = 0 := by grind [reflected.unique hI.neg]
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
  rw [show 0 + ε⁻¹ * (0 - ε * 1 - 0) = -1 by grind] at total
  rwa [funext fun y => show rescale tent ε y * y + ε⁻¹ * (rescale tent ε (y + ε) * (y + ε) -
    ε * rescale tent ε (y + ε) - rescale tent ε y * y) = unboundedPeak ε y * y by
      grind [unboundedPeak]] at total

/-- **Approximate identities need a bound for `∫ |η ε|`** (§3.5, eq. (14)). The functions `η ε`,
`unboundedPeak`, have the integral 1, and their supports shrink to 0; but for the continuous
function `f x = x` and all `ε > 0`, the convolution exists everywhere and is not near `f`:
`conv f (η ε) x = x + 1`. The difference quotient of peaks contributes the derivative of `f`. -/
theorem approximateIdentity_needs_bound :
    (∀ ε, 0 < ε → HasIntegral (unboundedPeak ε) 1) ∧
      (∀ δ, 0 < δ → ∃ ε₀ : ℝ, 0 < ε₀ ∧
        ∀ ε, 0 < ε → ε < ε₀ → SupportedOn (unboundedPeak ε) (-δ) δ) ∧
      ∀ ε, 0 < ε → ∀ x, ConvExistsAt (fun x => x) (unboundedPeak ε) x ∧
        conv (fun x => x) (unboundedPeak ε) x = x + 1 := by
  refine ⟨fun ε hε => hasIntegral_unboundedPeak hε, fun δ hδ => ?_, fun ε hε x => ?_⟩
  · refine ⟨δ / 2, Real.half_pos hδ, fun ε hε small y hy => ?_⟩
    have support := supportedOn_tent.rescale hε
    rw [unboundedPeak, support y (by grind), support (y + ε) (by grind)]
    grind
  · have one := hasIntegral_unboundedPeak hε
    have value := (one.const_mul x).sub (hasIntegral_unboundedPeak_mul hε)
    rw [funext fun y => show x * unboundedPeak ε y - unboundedPeak ε y * y =
      unboundedPeak ε y * (x - y) by grind, show x * 1 - -1 = x + 1 by grind] at value
    exact ⟨(convExistsAt_comm _ _ x).2 value.integrable, by rw [conv_comm, value.conv_eq]⟩

end Fundamentals.Counterexamples
