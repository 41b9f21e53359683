/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Convolution.Tent
import Fundamentals.Convolution.Existence

/-!
# The derivative of a convolution needs hypotheses

The printed equation `(f * g)' = f * g'` has no hypothesis. With the constant `f = 1` and a smooth
step `g`, whose derivative is the tent, the right side exists and is 1 everywhere; the convolution
on the left exists nowhere, and counted as 0 it has the derivative 0. Existence of both sides would
not be enough either, see `Fundamentals.Counterexamples.ConvolutionContinuity`.

## Main definitions
* `smoothStep`: 0 up to -1, 1 from 1 on, and continuously differentiable.

## Main statements
* `hasDerivAt_mul_abs`: the derivative of `x |x|` is `2 |x|`.
* `hasDerivAt_smoothStep`: the derivative of the step is the tent.
* `conv_one_smoothStep`: the counterexample; `hasDerivAt_conv_needs_existence`: that there is one.
  Compare `hasDerivAt_conv`.
-/

public section

namespace Fundamentals.Counterexamples

/-- The smooth step: 0 up to -1, rising to 1 at 1, and 1 from there on; in between it consists of
two parabolas. -/
@[expose] noncomputable def smoothStep (x : ℝ) : ℝ :=
  1 / 2 + ((x + 1) * |x + 1| - 2 * (x * |x|) + (x - 1) * |x - 1|) / 4

theorem smoothStep_of_le {x : ℝ} (hx : x ≤ -1) : smoothStep x = 0 := by
  rw [smoothStep, Real.abs_of_nonpos (by grind only : x + 1 ≤ 0),
    Real.abs_of_nonpos (by grind only : x ≤ 0), Real.abs_of_nonpos (by grind only : x - 1 ≤ 0)]
  grobner

theorem smoothStep_of_ge {x : ℝ} (hx : 1 ≤ x) : smoothStep x = 1 := by
  rw [smoothStep, Real.abs_of_nonneg (by grind only : 0 ≤ x + 1),
    Real.abs_of_nonneg (by grind only : 0 ≤ x), Real.abs_of_nonneg (by grind only : 0 ≤ x - 1)]
  grobner

/-- The graph of the step is symmetric about the point `(0, 1/2)`. -/
theorem smoothStep_add_smoothStep_neg (x : ℝ) : smoothStep x + smoothStep (-x) = 1 := by
  have left : |-x + 1| = |x - 1| := by rw [← Real.abs_neg]; congr 1; grobner
  have right : |-x - 1| = |x + 1| := by rw [← Real.abs_neg]; congr 1; grobner
  rw [smoothStep, smoothStep, left, right, Real.abs_neg]
  grobner

/-- The derivative of `x |x|` is `2 |x|`, also at 0. -/
theorem hasDerivAt_mul_abs (x : ℝ) : HasDerivAt (fun y => y * |y|) (2 * |x|) x := by
  have error (h : ℝ) : |(x + h) * |x + h| - x * |x| - 2 * |x| * h| ≤ |h| * |h| := by
    rw [Real.abs_mul_abs_self]
    have squares := And.intro (Real.mul_self_nonneg x) (Real.mul_self_nonneg (x + h))
    have square := Real.mul_self_nonneg h
    obtain hx | hx := Real.le_total 0 x <;> obtain hy | hy := Real.le_total 0 (x + h) <;>
      simp only [Real.abs_of_nonneg, Real.abs_of_nonpos, hx, hy] <;> rw [Real.abs_le]
    · grind only
    · have product := Real.mul_nonpos_of_nonneg_of_nonpos hx hy
      grind only
    · have product := Real.mul_nonpos_of_nonneg_of_nonpos hy hx
      grind only
    · grind only
  refine hasDerivAt_iff_littleO.2 fun ε hε => ⟨ε, hε, fun h hh => ?_⟩
  exact Real.le_trans (error h)
    (Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hh) (Real.abs_nonneg h))

/-- The derivative of the smooth step is the tent. -/
theorem hasDerivAt_smoothStep (x : ℝ) : HasDerivAt smoothStep (tent x) x := by
  have moved (c : ℝ) : HasDerivAt (fun y => (y + c) * |y + c|) (2 * |x + c| * (1 + 0)) x :=
    HasDerivAt.comp (f := fun y => y + c) (hasDerivAt_mul_abs (x + c))
      ((hasDerivAt_id x).add (hasDerivAt_const c x))
  have total := (hasDerivAt_const (1 / 2) x).add
    ((((moved 1).sub ((hasDerivAt_mul_abs x).const_mul 2)).add (moved (-1))).const_mul (1 / 4))
  have slope : 0 + 1 / 4 * (2 * |x + 1| * (1 + 0) - 2 * (2 * |x|) + 2 * |x + -1| * (1 + 0)) =
      tent x := by
    obtain h | h := Real.le_total x 0
    · rw [Real.abs_of_nonpos h, Real.abs_of_nonpos (by grind only : x + -1 ≤ 0)]
      obtain h' | h' := Real.le_total x (-1)
      · rw [tent_of_one_le_abs (Real.le_abs.2 (Or.inr (by grind only))),
          Real.abs_of_nonpos (by grind only : x + 1 ≤ 0)]
        grobner
      · rw [tent_of_nonpos h' h, Real.abs_of_nonneg (by grind only : 0 ≤ x + 1)]
        grobner
    · rw [Real.abs_of_nonneg h, Real.abs_of_nonneg (by grind only : 0 ≤ x + 1)]
      obtain h' | h' := Real.le_total x 1
      · rw [tent_of_nonneg h h', Real.abs_of_nonpos (by grind only : x + -1 ≤ 0)]
        grobner
      · rw [tent_of_one_le_abs (Real.le_abs.2 (Or.inl h')),
          Real.abs_of_nonneg (by grind only : 0 ≤ x + -1)]
        grobner
  have value (y : ℝ) : 1 / 2 + 1 / 4 * ((y + 1) * |y + 1| - 2 * (y * |y|) +
      (y + -1) * |y + -1|) = smoothStep y := by
    rw [smoothStep, ← Real.sub_eq_add_neg]
    grobner
  rwa [slope, funext value] at total

/-- The convolution of the constant 1 with the step exists nowhere: with the step its mirror image
would be integrable, too, and the two of them add up to the constant 1. -/
theorem not_convExistsAt_one_smoothStep (x : ℝ) : ¬ConvExistsAt (fun _ => 1) smoothStep x := by
  rintro ⟨I, h⟩
  have step := (hasIntegral_one_conv smoothStep x I).1 h
  have total := step.add ((hasIntegral_comp_neg smoothStep I).2 step)
  rw [funext smoothStep_add_smoothStep_neg] at total
  exact not_integrable_const Real.one_ne_zero total.integrable

/-- **The derivative of a convolution needs existence** (§3.4, eq. (12), as printed): with `f = 1`
and the smooth step `g`, whose derivative is the tent, at every `x` the convolution `conv f g'`
exists and is 1, but `conv f g` does not exist; counted as 0, as everything that does not exist, it
has the derivative 0, and `(conv f g)' = conv f g'` fails. -/
theorem conv_one_smoothStep (x : ℝ) :
    ¬ConvExistsAt (fun _ => 1) smoothStep x ∧ ConvExistsAt (fun _ => 1) tent x ∧
      conv (fun _ => 1) tent x = 1 ∧ HasDerivAt (conv (fun _ => 1) smoothStep) 0 x ∧
      ¬HasDerivAt (conv (fun _ => 1) smoothStep) (conv (fun _ => 1) tent x) x := by
  have zero : conv (fun _ => 1) smoothStep = fun _ => 0 :=
    funext fun x => conv_of_not_convExistsAt (not_convExistsAt_one_smoothStep x)
  have derivative : HasDerivAt (conv (fun _ => 1) smoothStep) 0 x := zero ▸ hasDerivAt_const 0 x
  have right := (hasIntegral_one_conv tent x 1).2 hasIntegral_tent
  refine ⟨not_convExistsAt_one_smoothStep x, right.integrable, right.conv_eq, derivative,
    fun printed => ?_⟩
  rw [right.conv_eq] at printed
  exact Real.one_ne_zero (printed.unique derivative)

/-- **The derivative of a convolution needs existence** (§3.4, eq. (12), as printed). There are a
continuous `f` and a continuously differentiable `g` such that at every `x` the convolution
`conv f g'` exists and is 1, but `conv f g` does not exist (`conv_one_smoothStep`); counted as 0, as
everything that does not exist, it has the derivative 0, and `(conv f g)' = conv f g'` fails
everywhere. -/
theorem hasDerivAt_conv_needs_existence :
    ∃ f g g' : ℝ → ℝ, (∀ x, ContinuousAt f x) ∧ (∀ x, HasDerivAt g (g' x) x) ∧
      (∀ x, ContinuousAt g' x) ∧ ∀ x, ¬ConvExistsAt f g x ∧ ConvExistsAt f g' x ∧
        conv f g' x = 1 ∧ HasDerivAt (conv f g) 0 x ∧ ¬HasDerivAt (conv f g) (conv f g' x) x :=
  ⟨fun _ => 1, smoothStep, tent, fun _ => continuousAt_const, hasDerivAt_smoothStep,
    continuousAt_tent, conv_one_smoothStep⟩

end Fundamentals.Counterexamples
