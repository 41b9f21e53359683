/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Continuity
import Fundamentals.CrossCorrelation.Autocorrelation
import Fundamentals.CrossCorrelation.Tent
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# Cross-correlation of functions is not commutative

The tent at 0 and the tent at 2, `f = tent` and `g = translate 2 tent`: at 2, where the second is in
view of the first, `f ⋆ g` has the value `∫ tent² = 2/3`, but `g ⋆ f` has the value 0. The same
happens with every continuous function of compact support and its translates: `f ⋆ g = g ⋆ f` for
none of them, unless the function vanishes everywhere.

## Main statements
* `xcorr_translate_ne`: `f ⋆ τ_b f ≠ τ_b f ⋆ f` for `b ≠ 0`.
* `xcorr_tent_translate`, `xcorr_translate_tent`, `xcorr_not_comm`: the tents.
-/

public section

namespace Fundamentals.Counterexamples

variable {f : ℝ → ℝ} {b : ℝ}

/-- If the cross-correlations of `f` and its translate by `b` agree in both orders, then the
autocorrelation has the period `2 b`. -/
private theorem xcorr_self_mul_of_comm (h : xcorr f (translate b f) = xcorr (translate b f) f)
    (n : Nat) : xcorr f f (n * (2 * b)) = xcorr f f 0 := by
  rw [xcorr_translate, translate_xcorr] at h
  have period (x : ℝ) : xcorr f f (x + 2 * b) = xcorr f f x := by
    have value : xcorr f f (x + b - b) = xcorr f f (x + b - -b) := congrFun h (x + b)
    rw [show x + 2 * b = x + b - -b by grind, ← value, show x + b - b = x by grind]
  induction n with
  | zero => rw [Real.natCast_zero, Real.zero_mul]
  | succ n ih => rw [Real.natCast_succ, Real.add_mul, Real.one_mul, period, ih]

/-- **No function commutes with its translates** under cross-correlation (§4.3, eq. (19)): if `f` is
continuous with compact support, not 0 everywhere, and `b ≠ 0`, then
`xcorr f (translate b f) ≠ xcorr (translate b f) f`. -/
theorem xcorr_translate_ne (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) (hb : b ≠ 0) : xcorr f (translate b f) ≠ xcorr (translate b f) f := by
  intro same
  obtain ⟨R, hR⟩ := hf.xcorr hf
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt R (Real.abs_pos.2 (show 2 * b ≠ 0 by grind))
  have far : R < |(n : ℝ) * (2 * b)| := by rwa [Real.abs_mul, Real.abs_natCast]
  have value := xcorr_self_mul_of_comm same n
  rw [hR _ far] at value
  exact Real.ne_of_lt (xcorr_self_zero_pos hf hfc hc) value

/-- At 2, `tent ⋆ translate 2 tent` is `∫ tent² = 2/3`. -/
theorem xcorr_tent_translate : xcorr tent (translate 2 tent) 2 = 2 / 3 := by
  rw [xcorr_translate, translate, Real.sub_self, xcorr_tent_zero]

/-- At 2, `translate 2 tent ⋆ tent` is 0: nowhere are the two tents both in view. -/
theorem xcorr_translate_tent : xcorr (translate 2 tent) tent 2 = 0 := by
  rw [translate_xcorr, translate]
  exact supportedOn_tent.xcorr supportedOn_tent _ (by grind)

/-- **Cross-correlation is not commutative** (§4.3, eq. (19)). There are continuous functions with
compact support such that `xcorr f g ≠ xcorr g f`: `f = tent` and `g = translate 2 tent`; at 2, the
left side is 2/3 and the right side 0. -/
theorem xcorr_not_comm :
    ∃ f g : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ HasCompactSupport f ∧
      HasCompactSupport g ∧ xcorr f g ≠ xcorr g f := by
  refine ⟨tent, translate 2 tent, continuousAt_tent, ?_, hasCompactSupport_tent,
    hasCompactSupport_tent.translate 2, ?_⟩
  · exact continuousAt_translate 2 continuousAt_tent
  · intro same
    have equal := congrFun same 2
    rw [xcorr_tent_translate, xcorr_translate_tent] at equal
    grind

end Fundamentals.Counterexamples
