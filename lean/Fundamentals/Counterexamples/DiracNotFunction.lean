/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Dirac
public import Fundamentals.Convolution.Tent
import Fundamentals.Integral.Bounded

/-!
# The Dirac delta is not a function

No function `f` has `∫ f φ = φ a` for all continuous `φ` with compact support: `f` would be bounded
around `a`, being integrable there, but bumps of height 1 over shorter and shorter intervals would
all have the integral 1.

## Main statements
* `not_exists_integral_eq_apply`: for any `f : ℝ → ℝ`.
* `dirac_ne_ofFunction`: `δ_a` is not the functional of a continuous function with compact support.
* `dirac_convFun_ne_const`: for the tent `f`, `δ_a * f` is not the constant `f a`.
-/

public section

namespace Fundamentals.Counterexamples

variable {f : ℝ → ℝ} {a ε : ℝ}

/-- The tent over `[a - ε, a + ε]`. -/
private noncomputable def bump (a ε : ℝ) : ContinuousMap where
  toFun x := tent ((x - a) * ε⁻¹)
  continuous _ := ContinuousAt.comp (f := fun x => (x - a) * ε⁻¹) (continuousAt_tent _)
    ((continuousAt_id.sub continuousAt_const).mul continuousAt_const)

private theorem bump_apply (a ε x : ℝ) : bump a ε x = tent ((x - a) / ε) :=
  congrArg tent (Real.div_eq_mul_inv _ _).symm

private theorem bump_self (a ε : ℝ) : bump a ε a = 1 := by
  rw [bump_apply, Real.sub_self, Real.div_eq_mul_inv, Real.zero_mul, tent_zero]

private theorem supportedOn_bump (hε : 0 < ε) : SupportedOn (bump a ε) (a - ε) (a + ε) := by
  intro x hx
  rw [bump_apply]
  refine supportedOn_tent _ (hx.imp (fun h => ?_) fun h => ?_)
  · rw [Real.div_lt_iff hε]
    grind only
  · rw [Real.lt_div_iff hε]
    grind only

/-- If `∫ f φ = φ a` for all `φ`, then the integral of `f` times the bump over its support is 1. -/
private theorem hasIntegralOn_mul_bump (hf : ∀ φ : ContinuousMap, HasCompactSupport φ →
      HasIntegral (fun x => f x * φ x) (φ a)) (hε : 0 < ε) :
    HasIntegralOn (fun x => f x * bump a ε x) (a - ε) (a + ε) 1 := by
  have support := supportedOn_bump (a := a) hε
  have value := hf (bump a ε) support.hasCompactSupport
  rwa [(support.mul_left f).hasIntegral_iff (by grind only), bump_self] at value

/-- If `∫ f φ = φ a` for all `φ`, then `f` is bounded around `a`. -/
private theorem exists_abs_le (hf : ∀ φ : ContinuousMap, HasCompactSupport φ →
      HasIntegral (fun x => f x * φ x) (φ a)) :
    ∃ M : ℝ, 0 ≤ M ∧ ∀ x, a - 1 / 2 ≤ x → x ≤ a + 1 / 2 → |f x| ≤ M := by
  obtain ⟨M, hM⟩ := (hasIntegralOn_mul_bump hf Real.zero_lt_one).integrableOn.bounded
  have nonneg : 0 ≤ M := Real.le_trans (Real.abs_nonneg _) (hM a (by grind only) (by grind only))
  refine ⟨2 * M, by grind only, fun x hx hx' => ?_⟩
  have near : |x - a| ≤ 1 / 2 := Real.abs_le.2 ⟨by grind only, by grind only⟩
  have height : 1 / 2 ≤ bump a 1 x := by
    rw [bump_apply, Real.div_one]
    exact Real.le_trans (by grind only) (Real.le_max_right 0 (1 - |x - a|))
  have product := hM x (by grind only) (by grind only)
  rw [Real.abs_mul, Real.abs_of_nonneg (x := bump a 1 x) (tent_nonneg _)] at product
  have half := Real.mul_le_mul_of_nonneg_left height (Real.abs_nonneg (f x))
  grind only

/-- **The Dirac delta is not a function** (§3.5, eq. (14)): whatever `f : ℝ → ℝ` and `a`, it is not
true that `∫ f φ = φ a` for all continuous `φ` with compact support. -/
theorem not_exists_integral_eq_apply (a : ℝ) :
    ¬∃ f : ℝ → ℝ, ∀ φ : ContinuousMap, HasCompactSupport φ →
      HasIntegral (fun x => f x * φ x) (φ a) := by
  intro ⟨f, hf⟩
  obtain ⟨M, hM, bound⟩ := exists_abs_le hf
  have hpos : 0 < 2 * M + 2 := by grind only
  have hε : 0 < 1 / (2 * M + 2) := Real.one_div_pos.2 hpos
  have half : 1 / (2 * M + 2) ≤ 1 / 2 :=
    Real.one_div_le_one_div_of_le Real.zero_lt_two (by grind only)
  have size := (hasIntegralOn_mul_bump hf hε).abs_le (M := M) fun x hx hx' => by
    have height : |bump a (1 / (2 * M + 2)) x| ≤ 1 := by
      rw [bump_apply, Real.abs_of_nonneg (tent_nonneg _)]
      exact tent_le_one _
    have factor := bound x (by grind only) (by grind only)
    simpa only [Real.mul_one] using Real.abs_mul_le factor height
  have product : 1 / (2 * M + 2) * (2 * M + 2) = 1 := Real.div_mul_cancel 1 (Real.ne_of_gt hpos)
  rw [Real.abs_one] at size
  grind only

/-- **`δ_a` is not the functional of a function** (§3.5, eq. (14)): no continuous function with
compact support has `δ_a` for its functional. -/
theorem dirac_ne_ofFunction (a : ℝ) (f : ℝ → ℝ) (hf : HasCompactSupport f)
    (hfc : ∀ x, ContinuousAt f x) :
    CompactFunctional.dirac a ≠ CompactFunctional.ofFunction f hf hfc := by
  intro h
  refine not_exists_integral_eq_apply a ⟨f, fun φ _ => ?_⟩
  rw [← CompactFunctional.dirac_apply, h]
  exact (hf.integrable_mul hfc φ.continuous).hasIntegral

/-- **`f * δ_a` is not the constant `f a`** (§3.5, eq. (14), as it may be read): for the tent and
every `a`, `δ_a * tent` is no constant function at all; its value is 1 at `a`, and 0 at `a + 1`. -/
theorem dirac_convFun_ne_const (a : ℝ) :
    (CompactFunctional.dirac a).convFun ⟨tent, continuousAt_tent⟩ a = 1 ∧
      (CompactFunctional.dirac a).convFun ⟨tent, continuousAt_tent⟩ (a + 1) = 0 := by
  have value (x : ℝ) : (CompactFunctional.dirac a).convFun ⟨tent, continuousAt_tent⟩ x =
      tent (x - a) := CompactFunctional.dirac_convFun_apply a x _
  rw [value, value]
  rw [Real.sub_self, show a + 1 - a = 1 by grobner]
  exact ⟨tent_zero, tent_of_one_le_abs (Real.le_of_eq Real.abs_one.symm)⟩

end Fundamentals.Counterexamples
