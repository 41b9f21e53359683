/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Topology.ExtremeValue
import Fundamentals.Topology.IntermediateValue

/-!
# The mean value theorem for integrals

## Main statements
- `HasIntegralOn.exists_mean_value`: `∫_a^b f g = f c ∫_a^b g` for some `c`, if `f` is continuous
  and `g` has no negative values.
- `HasIntegralOn.exists_eq_mul_length`: `∫_a^b f = f c (b - a)` for some `c`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b p q y I J : ℝ}

/-- A continuous function takes every value between two of its values on `[a, b]`. -/
private theorem ContinuousOn.exists_eq_of_between (hf : ContinuousOn f a b) (hap : a ≤ p)
    (hpb : p ≤ b) (haq : a ≤ q) (hqb : q ≤ b) (hp : f p ≤ y) (hq : y ≤ f q) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ f c = y := by
  obtain hpq | hqp := Real.le_total p q
  · obtain ⟨c, hpc, hcq, hc⟩ := (hf.mono hap hqb).exists_eq_of_le hpq hp hq
    exact ⟨c, Real.le_trans hap hpc, Real.le_trans hcq hqb, hc⟩
  · obtain ⟨c, hqc, hcp, hc⟩ := (hf.mono haq hpb).exists_eq_of_ge hqp hq hp
    exact ⟨c, Real.le_trans haq hqc, Real.le_trans hcp hpb, hc⟩

/-- **The mean value theorem for integrals.** If `f` is continuous on `[a, b]`, `g` has no negative
values there, and `f g` and `g` are integrable, then some `c` in `[a, b]` has

`∫_a^b f g = f c ∫_a^b g`. -/
theorem HasIntegralOn.exists_mean_value (hI : HasIntegralOn (fun x => f x * g x) a b I)
    (hJ : HasIntegralOn g a b J) (hf : ContinuousOn f a b) (hg : ∀ x, a ≤ x → x ≤ b → 0 ≤ g x) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ I = f c * J := by
  have hab := hI.ends_le
  obtain ⟨p, hap, hpb, hmin⟩ := hf.exists_min hab
  obtain ⟨q, haq, hqb, hmax⟩ := hf.exists_max hab
  have hlower : f p * J ≤ I := (hJ.const_mul (f p)).le hI fun x ha hb =>
    Real.mul_le_mul_of_nonneg_right (hmin x ha hb) (hg x ha hb)
  have hupper : I ≤ f q * J := hI.le (hJ.const_mul (f q)) fun x ha hb =>
    Real.mul_le_mul_of_nonneg_right (hmax x ha hb) (hg x ha hb)
  obtain hpos | hzero := Real.lt_or_eq_of_le (hJ.nonneg hg)
  · obtain ⟨c, hac, hcb, hc⟩ := hf.exists_eq_of_between hap hpb haq hqb
      ((Real.le_div_iff hpos).2 hlower) ((Real.div_le_iff hpos).2 hupper)
    exact ⟨c, hac, hcb, by rw [hc, Real.div_mul_cancel I (Real.ne_of_gt hpos)]⟩
  · rw [← hzero, Real.mul_zero] at hlower hupper
    exact ⟨a, Real.le_refl a, hab, by rw [← hzero, Real.mul_zero, Real.le_antisymm hupper hlower]⟩

/-- **The mean value theorem for integrals**, without a weight: if `f` is continuous on `[a, b]`,
then some `c` in `[a, b]` has `∫_a^b f = f c (b - a)`. -/
theorem HasIntegralOn.exists_eq_mul_length (hI : HasIntegralOn f a b I) (hf : ContinuousOn f a b) :
    ∃ c, a ≤ c ∧ c ≤ b ∧ I = f c * (b - a) := by
  have hone := hasIntegralOn_const hI.ends_le 1
  rw [Real.one_mul] at hone
  exact HasIntegralOn.exists_mean_value (hI.congr fun x _ _ => (Real.mul_one (f x)).symm) hone hf
    fun _ _ _ => Real.zero_le_one

end Fundamentals
