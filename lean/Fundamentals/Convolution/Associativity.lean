/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Existence
import Fundamentals.Integral.Fubini
import Fundamentals.Integral.Integrable

/-!
# Convolution is associative

## Main statements
* `conv_assoc`: `(f * g) * h = f * (g * h)` for continuous functions of which the outer two have
  compact support.

## Implementation notes
Both sides are iterated integrals of `f s * (g (y - s) * h (x - y))` over a rectangle of the
`(s, y)`-plane, outside of which it vanishes; they differ in the order of integration. Some
hypothesis of this kind is needed: see `Fundamentals.Counterexamples.ConvolutionAssociativity`.
-/

public section

namespace Fundamentals

variable {f g h : ℝ → ℝ} {a b c d x : ℝ}

/-- A convolution with a factor that vanishes outside `[a, b]`, as an integral over `[a, b]`. -/
private theorem hasIntegralOn_conv_left (hf : SupportedOn f a b) (hab : a ≤ b)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (y : ℝ) :
    HasIntegralOn (fun s => f s * g (y - s)) a b (conv f g y) :=
  (hf.hasIntegral_conv_iff hab g y).1 (hasIntegral_conv hf.hasCompactSupport hfc hgc y)

/-- The convolution `(g * h) (x - s)` as an integral over the points `y` with `x - y` in
`[c, d]`. -/
private theorem hasIntegralOn_conv_right (hh : SupportedOn h c d) (hcd : c ≤ d)
    (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) (x s : ℝ) :
    HasIntegralOn (fun y => g (y - s) * h (x - y)) (x - d) (x - c) (conv g h (x - s)) := by
  have hconv := hasIntegral_conv_of_right hh.hasCompactSupport hgc hhc (x - s)
  have hmoved := (hasIntegral_comp_add _ (-s) _).2 hconv
  rw [funext fun y => show g (y + -s) * h (x - s - (y + -s)) = g (y - s) * h (x - y) by
    rw [show x - s - (y + -s) = x - y by grind, ← Real.sub_eq_add_neg]] at hmoved
  exact (((hh.comp_sub x).mul_left fun y => g (y - s)).hasIntegral_iff (by grind)).1 hmoved

/-- The integrand is continuous on every rectangle. -/
private theorem continuousOnRect_integrand (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    ContinuousOnRect (fun s y => f s * (g (y - s) * h (x - y))) a b c d := by
  have hhx (y : ℝ) : ContinuousAt (fun y => h (x - y)) y :=
    ContinuousAt.comp (f := fun y => x - y) (hhc (x - y)) (continuousAt_const.sub continuousAt_id)
  have hg : ContinuousOnRect (fun s y => g (y - s)) a b c d := (ContinuousOnRect.comp_sub hgc).swap
  exact (ContinuousOnRect.of_left (continuousOn_of_continuousAt fun y _ _ => hfc y)).mul
    (hg.mul (ContinuousOnRect.of_right (continuousOn_of_continuousAt fun y _ _ => hhx y)))

/-- **Convolution is associative** (§3.4, eq. (10)). If `f`, `g` and `h` are continuous, and `f` and
`h` have compact support, then

`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc (hf : HasCompactSupport f) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := by
  funext x
  obtain ⟨R, hR, hfR⟩ := hf.exists_supportedOn
  obtain ⟨S, hS, hhS⟩ := hh.exists_supportedOn
  have hcont := continuousOnRect_integrand (a := -R) (b := R) (c := x - S) (d := x - -S) (x := x)
    hfc hgc hhc
  -- the inner integrals, over `y` and over `s`
  have hright (s : ℝ) : HasIntegralOn (fun y => f s * (g (y - s) * h (x - y))) (x - S) (x - -S)
      (f s * conv g h (x - s)) :=
    (hasIntegralOn_conv_right hhS (by grind) hgc hhc x s).const_mul (f s)
  have hleft (y : ℝ) : HasIntegralOn (fun s => f s * (g (y - s) * h (x - y))) (-R) R
      (conv f g y * h (x - y)) :=
    ((hasIntegralOn_conv_left hfR (by grind) hfc hgc y).mul_const (h (x - y))).congr
      fun s _ _ => Real.mul_assoc _ _ _
  obtain ⟨I, hI⟩ := (hcont.swap.continuousOn_integral fun y _ _ => hleft y).integrableOn (by grind)
  have hI' := hcont.hasIntegralOn_swap (by grind) (fun s _ _ => hright s) (fun y _ _ => hleft y) hI
  have houter : conv (conv f g) h x = I :=
    ((hhS.comp_sub x).mul_left (conv f g)).integral_eq hI
  exact houter.trans (hfR.conv_eq hI').symm

end Fundamentals
