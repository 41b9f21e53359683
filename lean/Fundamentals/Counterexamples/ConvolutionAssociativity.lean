/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Tent
import Fundamentals.Convolution.Continuity
import Fundamentals.Convolution.Distributivity
import Fundamentals.Convolution.Existence
import Fundamentals.Convolution.Shift
import Fundamentals.Convolution.Young

/-!
# Associativity of convolution: a compact support of the middle function is not enough

The constant 1, a tent less its neighbour, and a ramp that rises from 0 to 1 and stays there: all
three are continuous, the second has compact support, and every convolution in
`(f * g) * h` and `f * (g * h)` exists; but the first is 0 and the second is 1, everywhere.

## Main statements
- `conv_one_tentDifference_ramp`: the counterexample; `conv_assoc_needs_compact_supports`: that
  there is one. Compare `conv_assoc`.

## Implementation notes
`f * g = 0` because the tents have the same integral. `g * h` is the tent, convolved with the ramp
less its neighbour, and that difference is a tent again: the integral of `g * h` is 1.
-/

public section

namespace Fundamentals.Counterexamples

/-- The ramp: 0 up to 0, then rising to 1 at 1, and 1 from there on. -/
@[expose] noncomputable def ramp (x : ℝ) : ℝ := Real.clamp 0 1 x

/-- The tent over `[-1, 1]` less the tent over `[0, 2]`. -/
@[expose] noncomputable def tentDifference (x : ℝ) : ℝ := tent x - translate 1 tent x

theorem continuousAt_ramp (x : ℝ) : ContinuousAt ramp x := Real.continuousAt_clamp 0 1 x

/-- The ramp less its neighbour is a tent. -/
theorem ramp_sub_translate_ramp (x : ℝ) : ramp x - translate 1 ramp x = translate 1 tent x := by
  grind [ramp, translate, tent_def]

theorem continuousAt_tentDifference (x : ℝ) : ContinuousAt tentDifference x :=
  (continuousAt_tent x).sub (continuousAt_translate 1 continuousAt_tent x)

theorem hasCompactSupport_tentDifference : HasCompactSupport tentDifference :=
  ⟨2, fun x hx => by
    have near := Real.abs_sub_abs_le x (x - 1)
    rw [show x - (x - 1) = 1 by grobner, Real.abs_one] at near
    rw [tentDifference, translate, tent_of_one_le_abs (by grind only),
      tent_of_one_le_abs (by grind only), Real.sub_zero]⟩

private theorem hasIntegral_translate_tent : HasIntegral (translate 1 tent) 1 := by
  have moved := (hasIntegral_comp_add tent (-1) 1).2 hasIntegral_tent
  rwa [funext fun x : ℝ => show tent (x + -1) = translate 1 tent x by
    rw [translate, Real.sub_eq_add_neg]] at moved

/-- The convolution of the constant 1 with the difference of the tents is 0. -/
theorem one_conv_tentDifference : conv (fun _ => 1) tentDifference = fun _ => 0 := by
  funext x
  have total := hasIntegral_tent.sub hasIntegral_translate_tent
  rw [Real.sub_self] at total
  exact (one_conv tentDifference x).trans total.integral_eq

/-- The convolution of the difference of the tents with the ramp is that of two tents. -/
theorem tentDifference_conv_ramp : conv tentDifference ramp = conv tent (translate 1 tent) := by
  funext x
  have rising := hasIntegral_conv hasCompactSupport_tent continuousAt_tent continuousAt_ramp x
  have left := rising.sub (hasIntegral_conv (hasCompactSupport_tent.translate 1)
    (continuousAt_translate 1 continuousAt_tent) continuousAt_ramp x)
  have right := rising.sub (hasIntegral_conv hasCompactSupport_tent continuousAt_tent
    (continuousAt_translate 1 continuousAt_ramp) x)
  simp only [← Real.mul_sub, ← Real.sub_mul, ramp_sub_translate_ramp] at left right
  rw [translate_conv, ← conv_translate] at left
  exact left.conv_eq.trans right.conv_eq.symm

/-- **Associativity fails, though all convolutions exist**: for the constant 1, the difference
of the tents and the ramp, all the convolutions exist, at every `x`, but
`conv (conv 1 tentDifference) ramp` is 0 and `conv 1 (conv tentDifference ramp)` is 1. -/
theorem conv_one_tentDifference_ramp (x : ℝ) :
    ConvExistsAt (fun _ => 1) tentDifference x ∧ ConvExistsAt tentDifference ramp x ∧
      ConvExistsAt (conv (fun _ => 1) tentDifference) ramp x ∧
      ConvExistsAt (fun _ => 1) (conv tentDifference ramp) x ∧
      conv (conv (fun _ => 1) tentDifference) ramp x = 0 ∧
      conv (fun _ => 1) (conv tentDifference ramp) x = 1 := by
  have support := hasCompactSupport_tent.translate 1
  have continuous := continuousAt_translate 1 continuousAt_tent
  have vanishing : HasCompactSupport fun _ => 0 := ⟨0, fun _ _ => rfl⟩
  refine ⟨hasCompactSupport_tentDifference.convExistsAt_right (fun _ => continuousAt_const)
      continuousAt_tentDifference x,
    hasCompactSupport_tentDifference.convExistsAt continuousAt_tentDifference continuousAt_ramp x,
    ?_, ?_, ?_, ?_⟩
  · rw [one_conv_tentDifference]
    exact vanishing.convExistsAt (fun _ => continuousAt_const) continuousAt_ramp x
  · rw [tentDifference_conv_ramp]
    exact (hasCompactSupport_tent.conv support).convExistsAt_right (fun _ => continuousAt_const)
      (continuousAt_conv hasCompactSupport_tent continuousAt_tent continuous) x
  · rw [one_conv_tentDifference, zero_conv]
  · rw [tentDifference_conv_ramp, one_conv,
      integral_conv hasCompactSupport_tent continuousAt_tent support continuous, integral_tent,
      hasIntegral_translate_tent.integral_eq, Real.mul_one]

/-- **For associativity, a compact support of the middle function is not enough.** There are
continuous functions, `g` with compact support, such that all the convolutions exist, at every `x`,
but `conv (conv f g) h` is 0 and `conv f (conv g h)` is 1 everywhere: the constant 1, the difference
of two tents, the ramp (`conv_one_tentDifference_ramp`). -/
theorem conv_assoc_needs_compact_supports :
    ∃ f g h : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, ContinuousAt g x) ∧ (∀ x, ContinuousAt h x) ∧
      HasCompactSupport g ∧ (∀ x, ConvExistsAt f g x) ∧ (∀ x, ConvExistsAt g h x) ∧
      (∀ x, ConvExistsAt (conv f g) h x) ∧ (∀ x, ConvExistsAt f (conv g h) x) ∧
      (∀ x, conv (conv f g) h x = 0) ∧ ∀ x, conv f (conv g h) x = 1 :=
  have all := conv_one_tentDifference_ramp
  ⟨fun _ => 1, tentDifference, ramp, fun _ => continuousAt_const, continuousAt_tentDifference,
    continuousAt_ramp, hasCompactSupport_tentDifference, fun x => (all x).1, fun x => (all x).2.1,
    fun x => (all x).2.2.1, fun x => (all x).2.2.2.1, fun x => (all x).2.2.2.2.1,
    fun x => (all x).2.2.2.2.2⟩

end Fundamentals.Counterexamples
