/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Shift

/-!
# Cross-correlation as a convolution

For all functions `f g : ℝ → ℝ`, without any hypothesis: `f ⋆ g = f⁻ * g`, where `f⁻` is `f` run
backwards. What is known of convolution carries over.

## Main statements
* `hasIntegral_xcorr_iff`, `xcorrExistsAt_iff`: existence.
* `xcorr_eq_conv_reflect`, `conv_eq_xcorr_reflect`: `f ⋆ g = f⁻ * g` and `f * g = f⁻ ⋆ g`.
* `hasIntegral_xcorr_swap`, `xcorr_swap`: `(g ⋆ f) x = (f ⋆ g) (-x)`; `xcorr_comm_iff`: when `f ⋆ g`
  and `g ⋆ f` agree.
* `reflect_xcorr`, `translate_xcorr`, `xcorr_translate`.
-/

public section

namespace Fundamentals

/-! ### `f ⋆ g = f⁻ * g` -/

/-- The integral that defines `xcorr f g x` exists with the value `I` iff the one that defines
`conv (reflect f) g x` does. -/
theorem hasIntegral_xcorr_iff (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * g (x + y)) I ↔
      HasIntegral (fun y => reflect f y * g (x - y)) I := by
  have reflected (y : ℝ) : f (-y) * g (x + -y) = reflect f y * g (x - y) := by
    rw [← Real.sub_eq_add_neg, reflect]
  rw [← hasIntegral_comp_neg (fun y => f y * g (x + y)), funext reflected]

/-- The cross-correlation of `f` and `g` exists at a point iff the convolution of `reflect f` and
`g` does. -/
theorem xcorrExistsAt_iff (f g : ℝ → ℝ) (x : ℝ) :
    XcorrExistsAt f g x ↔ ConvExistsAt (reflect f) g x :=
  exists_congr (hasIntegral_xcorr_iff f g x)

/-- **Cross-correlation is convolution with the first function run backwards** (§4.2, eq. (18)), for
all functions `f` and `g`: `xcorr f g = conv (reflect f) g`. No hypothesis. -/
theorem xcorr_eq_conv_reflect (f g : ℝ → ℝ) : xcorr f g = conv (reflect f) g :=
  funext fun x => integral_eq_of_hasIntegral_iff (hasIntegral_xcorr_iff f g x)

/-- Convolution is cross-correlation with the first function run backwards, for all functions. -/
theorem conv_eq_xcorr_reflect (f g : ℝ → ℝ) : conv f g = xcorr (reflect f) g := by
  rw [xcorr_eq_conv_reflect, reflect_reflect]

/-! ### Exchanging the arguments -/

/-- The integral that defines `xcorr g f x` exists with the value `I` iff the one that defines
`xcorr f g (-x)` does. -/
theorem hasIntegral_xcorr_swap (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => g y * f (x + y)) I ↔ HasIntegral (fun y => f y * g (-x + y)) I := by
  have exchanged (y : ℝ) : f (y - -x) * g y = g y * f (x + y) := by
    rw [show y - -x = x + y by grind, Real.mul_comm]
  rw [hasIntegral_xcorr_iff_sub f g, funext exchanged]

/-- **Exchanging the arguments reflects the cross-correlation** (§4.3, eq. (19)), for all functions
`f` and `g`: `xcorr g f x = xcorr f g (-x)`. No hypothesis. -/
theorem xcorr_swap (f g : ℝ → ℝ) (x : ℝ) : xcorr g f x = xcorr f g (-x) :=
  integral_eq_of_hasIntegral_iff (hasIntegral_xcorr_swap f g x)

/-- Exchanging the arguments, as an equation of functions:
`xcorr g f = reflect (xcorr f g)`. -/
theorem xcorr_eq_reflect_xcorr (f g : ℝ → ℝ) : xcorr g f = reflect (xcorr f g) :=
  funext fun x => xcorr_swap f g x

/-- `g ⋆ f` exists at `x` iff `f ⋆ g` exists at `-x`. -/
theorem xcorrExistsAt_swap (f g : ℝ → ℝ) (x : ℝ) :
    XcorrExistsAt g f x ↔ XcorrExistsAt f g (-x) :=
  exists_congr (hasIntegral_xcorr_swap f g x)

/-- `f ⋆ g` and `g ⋆ f` agree iff `f ⋆ g` is even. -/
theorem xcorr_comm_iff (f g : ℝ → ℝ) :
    xcorr f g = xcorr g f ↔ ∀ x, xcorr f g (-x) = xcorr f g x := by
  rw [xcorr_eq_reflect_xcorr f g]
  exact ⟨fun h x => (congrFun h x).symm, fun h => funext fun x => (h x).symm⟩

/-- The integral that defines `conv f (reflect g) x` exists with the value `I` iff the one that
defines `xcorr f g (-x)` does. -/
theorem hasIntegral_conv_reflect (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * reflect g (x - y)) I ↔
      HasIntegral (fun y => f y * g (-x + y)) I := by
  rw [funext fun y => show f y * reflect g (x - y) = f y * g (-x + y) from
    congrArg (f y * g ·) (by grind)]

/-- A cross-correlation run backwards is the convolution with the second function run backwards:
`reflect (xcorr f g) = conv f (reflect g)`, for all functions. -/
theorem reflect_xcorr (f g : ℝ → ℝ) : reflect (xcorr f g) = conv f (reflect g) := by
  rw [xcorr_eq_conv_reflect, reflect_conv, reflect_reflect]

/-- For two even functions cross-correlation is commutative, as it is their convolution. -/
theorem xcorr_comm_of_even {f g : ℝ → ℝ} (hf : reflect f = f) (hg : reflect g = g) :
    xcorr f g = xcorr g f := by
  rw [xcorr_eq_conv_reflect, xcorr_eq_conv_reflect, hf, hg, conv_comm]

/-! ### Translations -/

/-- Moving the first function moves the cross-correlation the other way, for all functions. -/
theorem translate_xcorr (b : ℝ) (f g : ℝ → ℝ) :
    xcorr (translate b f) g = translate (-b) (xcorr f g) := by
  rw [xcorr_eq_conv_reflect, reflect_translate, translate_conv, ← xcorr_eq_conv_reflect]

/-- Moving the second function moves the cross-correlation, for all functions. -/
theorem xcorr_translate (b : ℝ) (f g : ℝ → ℝ) :
    xcorr f (translate b g) = translate b (xcorr f g) := by
  rw [xcorr_eq_conv_reflect, conv_translate, ← xcorr_eq_conv_reflect]

end Fundamentals
