/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.FunctionalConvolution
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.PointMasses

/-!
# A functional convolved with a function is a function

`T * f` has two meanings, if `f` is continuous with compact support: the function
`x ↦ T (y ↦ f (x - y))`, and the convolution of `T` with the functional of `f`. They are the same.

## Main statements
* `CompactFunctional.conv_ofFunction`: `T * ofFunction f = ofFunction (T * f)`.
* `CompactFunctional.convFun_conv`: `T * (f * g) = (T * f) * g`.
-/

public section

namespace Fundamentals.CompactFunctional

variable (T : CompactFunctional) {f g : ContinuousMap}

/-- If `f` has compact support, so has `T * f`. -/
theorem hasCompactSupport_convFun (hf : HasCompactSupport f) : HasCompactSupport (T.convFun f) := by
  obtain ⟨R, -, hT⟩ := T.exists_supportedOn
  obtain ⟨r, -, hf⟩ := hf.exists_supportedOn
  exact (hT.convFun hf).hasCompactSupport

/-- **A functional and two functions**: if `f` and `g` are continuous, and `g` has compact support,
then `T * (f * g) = (T * f) * g`, where `f * g` and the convolution with `g` on the right side are
convolutions of functions:

`T (s ↦ conv f g (x - s)) = conv (T.convFun f) g x`. -/
theorem convFun_conv (hg : HasCompactSupport g) (x : ℝ) :
    T.convFun ⟨Fundamentals.conv f g, continuousAt_conv_of_right hg f.continuous g.continuous⟩ x =
      Fundamentals.conv (T.convFun f) g x := by
  have same : (⟨Fundamentals.conv f g, continuousAt_conv_of_right hg f.continuous g.continuous⟩ :
      ContinuousMap) = (ofFunction g hg g.continuous).convFun f :=
    ContinuousMap.ext fun y => congrFun (Fundamentals.conv_comm f g) y
  rw [same, convFun_comm, ofFunction_convFun, Fundamentals.conv_comm]

/-- **A functional convolved with a function is a function**: if `f` is continuous with compact
support, then the convolution of `T` with the functional of `f` is the functional of the function
`T * f`. -/
theorem conv_ofFunction (hf : HasCompactSupport f) :
    T.conv (ofFunction f hf f.continuous) =
      ofFunction (T.convFun f) (T.hasCompactSupport_convFun hf) (T.convFun f).continuous := by
  refine convFun_ext fun g hg => ContinuousMap.ext fun x => ?_
  rw [conv_convFun, ofFunction_convFun, ← convFun_conv T hg]
  rfl

end Fundamentals.CompactFunctional
