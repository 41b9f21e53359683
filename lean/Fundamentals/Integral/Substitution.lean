/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Integral.FundamentalTheorem
import Fundamentals.Integral.Integrable

/-!
# Integration by substitution

## Main statements
- `HasIntegralOn.substitution`: `∫_a^b f (g x) g' x dx = ∫_{g a}^{g b} f` if `g a ≤ g b`.
- `HasIntegralOn.substitution_of_ge`: the same if `g b ≤ g a`, with the sign changed.

## Implementation notes
Integrals over `[a, b]` are for `a ≤ b` only, hence the two statements. `g` need not be monotone;
its values must lie in an interval on which `f` is continuous. For `g x = c x + d` no continuity is
needed, see `hasIntegralOn_comp_affine`.
-/

public section

namespace Fundamentals

variable {f g g' : ℝ → ℝ} {a b c d u v I : ℝ}

/-- A continuous function on `[c, d]` has an antiderivative also at the ends: some `F` has the
increments of the integral on `[c, d]`, and at every point of `[c, d]` the derivative of the
continuation of `f` by constants. -/
private theorem ContinuousOn.exists_primitive_clamp (hf : ContinuousOn f c d) (hcd : c ≤ d) :
    ∃ F : ℝ → ℝ, (∀ x, c ≤ x → x ≤ d → HasDerivAt F (f x) x) ∧
      ∀ u v, c ≤ u → u ≤ v → v ≤ d → HasIntegralOn f u v (F v - F u) := by
  have hext : ContinuousOn (fun x => f (Real.clamp c d x)) (c - 1) (d + 1) :=
    continuousOn_of_continuousAt fun x _ _ => (continuousOn_iff_clamp hcd).1 hf x
  obtain ⟨F, hF, -, hF'⟩ := hext.exists_primitive (by grind)
  refine ⟨F, fun x hcx hxd => ?_, fun u v hcu huv hvd => ?_⟩
  · have hderiv := hF' x (by grind) (by grind)
    rwa [Real.clamp_of_mem hcx hxd] at hderiv
  · exact (HasIntegralOn.of_primitive hF (by grind) huv (by grind)).congr fun x hux hxv => by
      rw [Real.clamp_of_mem (by grind) (by grind)]

/-- The integral of `f (g x) g' x` is an increment of every antiderivative of `f`. -/
private theorem hasIntegralOn_comp_mul_deriv {F : ℝ → ℝ} (hg : ContinuousOn g a b)
    (hg' : ∀ x, a < x → x < b → HasDerivAt g (g' x) x) (hgi : IntegrableOn g' a b)
    (hmem : ∀ x, a ≤ x → x ≤ b → c ≤ g x ∧ g x ≤ d) (hf : ContinuousOn f c d)
    (hF : ∀ x, c ≤ x → x ≤ d → HasDerivAt F (f x) x) :
    HasIntegralOn (fun x => f (g x) * g' x) a b (F (g b) - F (g a)) := by
  have hfg : ContinuousOn (fun x => f (g x)) a b := hf.comp hg hmem
  have hFg : ContinuousOn (fun x => F (g x)) a b :=
    ContinuousOn.continuousAt_comp (fun x ha hb =>
      (hF (g x) (hmem x ha hb).1 (hmem x ha hb).2).continuousAt) hg
  refine hasIntegralOn_of_hasDerivAt ((hfg.integrableOn hgi.ends_le).mul hgi) hFg
    fun x ha hb => ?_
  have hx := hmem x (Real.le_of_lt ha) (Real.le_of_lt hb)
  exact (hF (g x) hx.1 hx.2).comp (hg' x ha hb)

/-- **Integration by substitution.** Let `g` be continuous on `[a, b]` with a derivative `g'` inside
that is integrable over `[a, b]`, let its values lie in `[c, d]`, and let `f` be continuous on
`[c, d]`. If `g a ≤ g b`, then

`∫_a^b f (g x) g' x dx = ∫_{g a}^{g b} f (y) dy`. -/
theorem HasIntegralOn.substitution (hI : HasIntegralOn f (g a) (g b) I)
    (hg : ContinuousOn g a b) (hg' : ∀ x, a < x → x < b → HasDerivAt g (g' x) x)
    (hgi : IntegrableOn g' a b) (hmem : ∀ x, a ≤ x → x ≤ b → c ≤ g x ∧ g x ≤ d)
    (hf : ContinuousOn f c d) : HasIntegralOn (fun x => f (g x) * g' x) a b I := by
  have hab := hgi.ends_le
  have ha := hmem a (Real.le_refl a) hab
  have hb := hmem b hab (Real.le_refl b)
  obtain ⟨F, hF, hincr⟩ := hf.exists_primitive_clamp (Real.le_trans ha.1 ha.2)
  have hvalue : F (g b) - F (g a) = I :=
    (hincr (g a) (g b) ha.1 hI.ends_le hb.2).unique hI
  exact hvalue ▸ hasIntegralOn_comp_mul_deriv hg hg' hgi hmem hf hF

/-- **Integration by substitution**, where `g b ≤ g a`, under the other hypotheses of
`HasIntegralOn.substitution`:

`∫_a^b f (g x) g' x dx = -∫_{g b}^{g a} f (y) dy`. -/
theorem HasIntegralOn.substitution_of_ge (hI : HasIntegralOn f (g b) (g a) I)
    (hg : ContinuousOn g a b) (hg' : ∀ x, a < x → x < b → HasDerivAt g (g' x) x)
    (hgi : IntegrableOn g' a b) (hmem : ∀ x, a ≤ x → x ≤ b → c ≤ g x ∧ g x ≤ d)
    (hf : ContinuousOn f c d) : HasIntegralOn (fun x => f (g x) * g' x) a b (-I) := by
  have hab := hgi.ends_le
  have ha := hmem a (Real.le_refl a) hab
  have hb := hmem b hab (Real.le_refl b)
  obtain ⟨F, hF, hincr⟩ := hf.exists_primitive_clamp (Real.le_trans ha.1 ha.2)
  have hvalue : F (g a) - F (g b) = I :=
    (hincr (g b) (g a) hb.1 hI.ends_le ha.2).unique hI
  have hneg : F (g b) - F (g a) = -I := by grind
  exact hneg ▸ hasIntegralOn_comp_mul_deriv hg hg' hgi hmem hf hF

end Fundamentals
