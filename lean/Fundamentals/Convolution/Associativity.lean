/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Continuity
import Fundamentals.Convolution.Existence
import Fundamentals.Integral.Fubini
import Fundamentals.Integral.Integrable

/-!
# Convolution is associative

## Main statements
* `conv_assoc`: `(f * g) * h = f * (g * h)` for continuous functions of which the outer two have
  compact support; `conv_assoc_of_left`, `conv_assoc_of_right`: any other two of them.
* `convExistsAt_assoc`, `convExistsAt_assoc_of_left`, `convExistsAt_assoc_of_right`: all the
  convolutions exist.

## Implementation notes
Both sides are iterated integrals of `f s * (g (y - s) * h (x - y))` over a rectangle of the
`(s, y)`-plane, outside of which it vanishes; they differ in the order of integration. A compact
support of the middle function alone is not enough: see
`Fundamentals.Counterexamples.ConvolutionAssociativity`. Where the outer two have compact support,
they need not be continuous: see `conv_assoc_of_integrable`.
-/

public section

namespace Fundamentals

variable {f g h : ℝ → ℝ} {a b c d s x : ℝ}

/-- A convolution with a factor that vanishes outside `[a, b]`, as an integral over `[a, b]`. -/
private theorem hasIntegralOn_conv_left (hf : SupportedOn f a b) (hab : a ≤ b)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (y : ℝ) :
    HasIntegralOn (fun s => f s * g (y - s)) a b (conv f g y) :=
  (hf.hasIntegral_conv_iff hab g y).1 (hasIntegral_conv hf.hasCompactSupport hfc hgc y)

/-- The convolution `(g * h) (x - s)` as an integral over `y` of `g (y - s) * h (x - y)`. -/
private theorem hasIntegral_conv_sub (hgh : ConvExistsAt g h (x - s)) :
    HasIntegral (fun y => g (y - s) * h (x - y)) (conv g h (x - s)) := by
  have moved := (hasIntegral_comp_add _ (-s) _).2 hgh.hasIntegral
  rwa [funext fun y => show g (y + -s) * h (x - s - (y + -s)) = g (y - s) * h (x - y) by
    rw [show x - s - (y + -s) = x - y by grind, ← Real.sub_eq_add_neg]] at moved

/-- The integrand is continuous on every rectangle. -/
private theorem continuousOnRect_integrand (hfc : ∀ y, ContinuousAt f y)
    (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    ContinuousOnRect (fun s y => f s * (g (y - s) * h (x - y))) a b c d := by
  have hhx (y : ℝ) : ContinuousAt (fun y => h (x - y)) y :=
    ContinuousAt.comp (f := fun y => x - y) (hhc (x - y)) (continuousAt_const.sub continuousAt_id)
  have hg : ContinuousOnRect (fun s y => g (y - s)) a b c d := (ContinuousOnRect.comp_sub hgc).swap
  exact (ContinuousOnRect.of_left (continuousOn_of_continuousAt fun y _ _ => hfc y)).mul
    (hg.mul (ContinuousOnRect.of_right (continuousOn_of_continuousAt fun y _ _ => hhx y)))

/-- Associativity at `x`, if `f` vanishes outside `[a, b]` and the integrals over `y` are integrals
over one interval `[c, d]`. -/
private theorem conv_assoc_at (hf : SupportedOn f a b) (hab : a ≤ b) (hcd : c ≤ d)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y)
    (outer : SupportedOn (fun y => conv f g y * h (x - y)) c d)
    (inner : ∀ s, a ≤ s → s ≤ b → SupportedOn (fun y => g (y - s) * h (x - y)) c d)
    (hgh : ∀ t, ConvExistsAt g h t) : conv (conv f g) h x = conv f (conv g h) x := by
  have hcont : ContinuousOnRect (fun s y => f s * (g (y - s) * h (x - y))) a b c d :=
    continuousOnRect_integrand hfc hgc hhc
  -- the inner integrals, over `y` and over `s`
  have hright (s : ℝ) (has : a ≤ s) (hsb : s ≤ b) :
      HasIntegralOn (fun y => f s * (g (y - s) * h (x - y))) c d (f s * conv g h (x - s)) :=
    (((inner s has hsb).hasIntegral_iff hcd).1
      (hasIntegral_conv_sub (hgh (x - s)))).const_mul (f s)
  have hleft (y : ℝ) : HasIntegralOn (fun s => f s * (g (y - s) * h (x - y))) a b
      (conv f g y * h (x - y)) :=
    ((hasIntegralOn_conv_left hf hab hfc hgc y).mul_const (h (x - y))).congr
      fun s _ _ => Real.mul_assoc _ _ _
  obtain ⟨I, hI⟩ := (hcont.swap.continuousOn_integral fun y _ _ => hleft y).integrableOn hcd
  have hI' := hcont.hasIntegralOn_swap hab hright (fun y _ _ => hleft y) hI
  exact (outer.integral_eq hI).trans (hf.conv_eq hI').symm

/-- **Convolution is associative** (§3.4, eq. (10)). If `f`, `g` and `h` are continuous, and `f` and
`h` have compact support, then

`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc (hf : HasCompactSupport f) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := by
  funext x
  obtain ⟨R, hR, hfR⟩ := hf.exists_supportedOn
  obtain ⟨S, hS, hhS⟩ := hh.exists_supportedOn
  exact conv_assoc_at hfR (by grind) (by grind) hfc hgc hhc
    ((hhS.comp_sub x).mul_left (conv f g))
    (fun s _ _ => (hhS.comp_sub x).mul_left fun y => g (y - s)) (hh.convExistsAt_right hgc hhc)

/-- **Convolution is associative** (§3.4, eq. (10)), where the first two functions have compact
support, and all three are continuous. -/
theorem conv_assoc_of_left (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := by
  funext x
  obtain ⟨R, hR, hfR⟩ := hf.exists_supportedOn
  obtain ⟨S, hS, hgS⟩ := hg.exists_supportedOn
  have inner (s : ℝ) (hs : -R ≤ s) (hs' : s ≤ R) :
      SupportedOn (fun y => g (y - s) * h (x - y)) (-R + -S) (R + S) :=
    SupportedOn.mul_right (f := fun y => g (y - s)) (fun y hy => hgS (y - s) (by grind)) _
  exact conv_assoc_at hfR (by grind) (by grind) hfc hgc hhc
    ((hfR.conv hgS).mul_right fun y => h (x - y)) inner (hg.convExistsAt hgc hhc)

/-- **Convolution is associative** (§3.4, eq. (10)), where the last two functions have compact
support, and all three are continuous. -/
theorem conv_assoc_of_right (hg : HasCompactSupport g) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    conv (conv f g) h = conv f (conv g h) := by
  rw [conv_comm (conv f g), conv_comm f g, ← conv_assoc_of_left hh hg hhc hgc hfc, conv_comm h g,
    conv_comm _ f]

/-- The convolutions in `conv_assoc` exist, at every `x`. -/
theorem convExistsAt_assoc (hf : HasCompactSupport f) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y)
    (x : ℝ) : ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x :=
  ⟨hf.convExistsAt hfc hgc x, hh.convExistsAt_right hgc hhc x,
    hh.convExistsAt_right (continuousAt_conv hf hfc hgc) hhc x,
    hf.convExistsAt hfc (continuousAt_conv_of_right hh hgc hhc) x⟩

/-- The convolutions in `conv_assoc_of_left` exist, at every `x`. -/
theorem convExistsAt_assoc_of_left (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y)
    (x : ℝ) : ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x :=
  ⟨hf.convExistsAt hfc hgc x, hg.convExistsAt hgc hhc x,
    (hf.conv hg).convExistsAt (continuousAt_conv hf hfc hgc) hhc x,
    hf.convExistsAt hfc (continuousAt_conv hg hgc hhc) x⟩

/-- The convolutions in `conv_assoc_of_right` exist, at every `x`. -/
theorem convExistsAt_assoc_of_right (hg : HasCompactSupport g) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y)
    (x : ℝ) : ConvExistsAt f g x ∧ ConvExistsAt g h x ∧ ConvExistsAt (conv f g) h x ∧
      ConvExistsAt f (conv g h) x :=
  ⟨hg.convExistsAt_right hfc hgc x, hh.convExistsAt_right hgc hhc x,
    hh.convExistsAt_right (continuousAt_conv_of_right hg hfc hgc) hhc x,
    (hg.conv hh).convExistsAt_right hfc (continuousAt_conv hg hgc hhc) x⟩

end Fundamentals
