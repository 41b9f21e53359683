/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.ApproximateIdentity
public import Fundamentals.Convolution.Tent
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine
import Fundamentals.Integral.Bounded
import Fundamentals.Integral.Piecewise

/-!
# No function is δ, and approximate identities need continuity

No function `δ` has `conv f δ = f` for all continuous `f` with compact support: it would be bounded
near 0, say by `M`, and for tents of height `r⁻¹` over `[-r, r]` the convolution at 0 would be at
most `2 M`, but `r⁻¹` is not. And where `f` jumps, `conv f (η ε)` need not tend to `f`: for the unit
step and even `η ε` it is the mean of the two sides for all `ε`.

## Main definitions
* `step`: 0 on the negative half-line, 1 elsewhere.

## Main statements
* `not_forall_conv_eq_self`: no function is δ.
* `conv_step_approximateIdentity`: `conv step (η ε) 0 = 1/2` for even `η ε`, and `step 0 = 1`;
  `not_tendstoLocallyUniformly_conv_step`: for example with narrow tents.
-/

public section

namespace Fundamentals.Counterexamples

/-! ### No function is δ -/

/-- A function that may be convolved with the tent at 0 is bounded near 0. -/
private theorem exists_bound_of_convExistsAt {δ : ℝ → ℝ} (h : ConvExistsAt tent δ 0) :
    ∃ M, ∀ y, |y| ≤ 1 / 2 → |δ (0 - y)| ≤ M := by
  have support := supportedOn_tent.mul_right fun y => δ (0 - y)
  obtain ⟨M, hM⟩ := ((support.integrable_iff (by grind)).1 h).bounded
  refine ⟨2 * M, fun y hy => ?_⟩
  have bound := hM y (by grind) (by grind)
  have half : 1 / 2 ≤ |tent y| := by grind [tent_def]
  rw [Real.abs_mul] at bound
  have lower := Real.mul_le_mul_of_nonneg_right half (Real.abs_nonneg (δ (0 - y)))
  grind

/-- The tent of height `r⁻¹` over `[-r, r]`, convolved at 0 with a function that is at most `M` in
size on `[-r, r]`, gives at most `2 M`. -/
private theorem abs_conv_rescale_tent_le {δ : ℝ → ℝ} {r M : ℝ} (hr : 0 < r)
    (h : ConvExistsAt (rescale tent r) δ 0) (hM : ∀ y, |y| ≤ r → |δ (0 - y)| ≤ M) :
    |conv (rescale tent r) δ 0| ≤ 2 * M := by
  have support := supportedOn_tent.rescale hr
  have value := (support.hasIntegral_conv_iff (by grind) δ 0).1 h.hasIntegral
  refine Real.le_trans (value.abs_le (M := r⁻¹ * M) fun y hy hy' => ?_)
    (Real.le_of_eq (by grind))
  have height : |rescale tent r y| ≤ r⁻¹ := by
    have pos := Real.inv_pos.2 hr
    rw [rescale_def, Real.abs_mul, Real.abs_of_pos pos]
    have le := Real.mul_le_mul_of_nonneg_left (b := |tent (r⁻¹ * y)|) (c := 1)
      (by grind [tent_def]) (Real.le_of_lt pos)
    rwa [Real.mul_one] at le
  exact Real.abs_mul_le height (hM y (by grind))

/-- **No function is δ** (§3.5, eq. (14)): for every function `δ` there is a continuous function `f`
with compact support for which `conv f δ 0 = f 0` is false. -/
theorem not_forall_conv_eq_self (δ : ℝ → ℝ) :
    ¬∀ f : ℝ → ℝ, HasCompactSupport f → (∀ x, ContinuousAt f x) → conv f δ 0 = f 0 := by
  intro h
  -- where the convolution does not exist, its value is 0
  have exists_of_ne {f : ℝ → ℝ} (ne : conv f δ 0 ≠ 0) : ConvExistsAt f δ 0 :=
    Classical.byContradiction fun no => ne (conv_of_not_convExistsAt no)
  have unit := h tent hasCompactSupport_tent continuousAt_tent
  obtain ⟨M, hM⟩ := exists_bound_of_convExistsAt (exists_of_ne (by grind [tent_zero]))
  have small : (2 * (|M| + 1))⁻¹ ≤ 1 / 2 := by
    rw [← Real.one_div]
    exact Real.one_div_le_one_div_of_le Real.zero_lt_two (by grind)
  have hr : 0 < (2 * (|M| + 1))⁻¹ := Real.inv_pos.2 (by grind)
  have value := h (rescale tent (2 * (|M| + 1))⁻¹) (hasCompactSupport_tent.rescale hr)
    fun x => ((continuousAt_tent _).comp (continuousAt_id.const_mul _)).const_mul _
  rw [rescale_def, Real.mul_zero, tent_zero, Real.inv_inv, Real.mul_one] at value
  have bound := abs_conv_rescale_tent_le hr (exists_of_ne (by grind)) fun y hy => hM y (by grind)
  grind

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

end Fundamentals.Counterexamples
