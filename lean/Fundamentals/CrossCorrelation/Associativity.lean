/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Associativity
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Continuity
import Fundamentals.Convolution.RiemannIntegrable
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# What holds in place of associativity

Cross-correlation is not associative
(`Fundamentals.Counterexamples.CrossCorrelationNotAssociativeFunctions`). Two kernels run over a
function one after the other are one kernel, their convolution: `f ⋆ (g ⋆ h) = (f * g) ⋆ h`, for
continuous functions two of which have compact support.

## Main statements
* `xcorr_xcorr`: `f ⋆ (g ⋆ h) = (f * g) ⋆ h`; `xcorr_xcorr_of_outer`, `xcorr_xcorr_of_right`: with
  other two of the functions of compact support; `xcorr_xcorr_of_integrable`: with Riemann
  integrable outer functions.
* `xcorr_xcorr_left`: the other brackets, `(f ⋆ g) ⋆ h = f * (g ⋆ h)`.
* `xcorr_assoc_of_even`: if `f` is even, `(f ⋆ g) ⋆ h = f ⋆ (g ⋆ h)`, for continuous functions, `f`
  and `g` with compact support.
-/

public section

namespace Fundamentals

variable {f g h : ℝ → ℝ}

/-- **What holds in place of associativity** (§4.3, after eq. (20)). If `f` and `g` are continuous
with compact support, then for every continuous function `h`
`xcorr f (xcorr g h) = xcorr (conv f g) h`. -/
theorem xcorr_xcorr (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := by
  simp only [xcorr_eq_conv_reflect, reflect_conv]
  exact (conv_assoc_of_left hf.reflect hg.reflect (continuousAt_reflect hfc)
    (continuousAt_reflect hgc) hhc).symm

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if all three functions are continuous, and `f` and
`h` have compact support. -/
theorem xcorr_xcorr_of_outer (hf : HasCompactSupport f) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := by
  simp only [xcorr_eq_conv_reflect, reflect_conv]
  exact (conv_assoc hf.reflect hh (continuousAt_reflect hfc) (continuousAt_reflect hgc) hhc).symm

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if all three functions are continuous, and `g` and
`h` have compact support. -/
theorem xcorr_xcorr_of_right (hg : HasCompactSupport g) (hh : HasCompactSupport h)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := by
  simp only [xcorr_eq_conv_reflect, reflect_conv]
  exact (conv_assoc_of_right hg.reflect hh (continuousAt_reflect hfc) (continuousAt_reflect hgc)
    hhc).symm

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if `f` and `h` are Riemann integrable with compact
support, and `g` is continuous. -/
theorem xcorr_xcorr_of_integrable (hf : HasCompactSupport f) (hfi : Integrable f)
    (hh : HasCompactSupport h) (hhi : Integrable h) (hgc : ∀ y, ContinuousAt g y) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := by
  simp only [xcorr_eq_conv_reflect, reflect_conv]
  exact (conv_assoc_of_integrable hf.reflect ((integrable_comp_neg f).2 hfi) hh hhi
    (continuousAt_reflect hgc)).symm

/-- **The other brackets.** If `f` and `g` are continuous with compact support, then for every
continuous function `h` `xcorr (xcorr f g) h = conv f (xcorr g h)`. So the two bracketings
`xcorr (xcorr f g) h` and `xcorr f (xcorr g h)` differ by a reflection of `f`. -/
theorem xcorr_xcorr_left (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y) (hhc : ∀ y, ContinuousAt h y) :
    xcorr (xcorr f g) h = conv f (xcorr g h) := by
  rw [xcorr_eq_conv_reflect (xcorr f g), reflect_xcorr,
    conv_assoc_of_left hf hg.reflect hfc (continuousAt_reflect hgc) hhc, xcorr_eq_conv_reflect g]

/-- **For an even function cross-correlation is associative**: if `reflect f = f`, and `f` and `g`
are continuous with compact support, then `xcorr (xcorr f g) h = xcorr f (xcorr g h)` for every
continuous function `h`. -/
theorem xcorr_assoc_of_even (even : reflect f = f) (hf : HasCompactSupport f)
    (hg : HasCompactSupport g) (hfc : ∀ y, ContinuousAt f y) (hgc : ∀ y, ContinuousAt g y)
    (hhc : ∀ y, ContinuousAt h y) : xcorr (xcorr f g) h = xcorr f (xcorr g h) := by
  rw [xcorr_xcorr_left hf hg hfc hgc hhc, xcorr_eq_conv_reflect f, even]

end Fundamentals
