/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Continuity
public import Fundamentals.Convolution.Functional

/-!
# The Dirac delta

`δ_a` is the functional that takes the value of a continuous function at `a`.

## Main definitions
* `CompactFunctional.dirac a`: the functional `φ ↦ φ a`.

## Main statements
* `CompactFunctional.dirac_convFun`: `δ_a * f` is `f` moved to the right by `a`;
  `CompactFunctional.dirac_zero_convFun`: `δ_0 * f = f`.
* `CompactFunctional.dirac_conv_dirac`: `δ_a * δ_b = δ_{a+b}`.
* `CompactFunctional.dirac_conv_comm`: `δ_a` commutes with every functional.
* `CompactFunctional.dirac_zero_conv`, `CompactFunctional.conv_dirac_zero`: `δ_0` is the unit of the
  convolution of functionals.
* `CompactFunctional.dirac_conv_ofFunction`: convolved with a function as functionals, too, `δ_a`
  moves it to the right by `a`.

## Implementation notes
What `δ_a` stands for, where the integral is written `∫ δ(y - a) φ(y) dy`, is a functional: no
function has these integrals, see `Fundamentals.Counterexamples.DiracNotFunction`. That the
convolution of functionals is the right one for it, is shown in
`Fundamentals.Convolution.FunctionalConvolution`: it extends that of functions, and is forced
(`CompactFunctional.eq_conv_of_convFun`). `dirac_conv_dirac` holds by definition; as a limit of
convolutions of functions it is `IsApproximateIdentity.integral_conv_translate_mul_tends`.
-/

public section

namespace Fundamentals.CompactFunctional

/-- The Dirac delta at `a`: the functional `φ ↦ φ a`. -/
@[expose] noncomputable def dirac (a : ℝ) : CompactFunctional where
  toFun φ := φ a
  map_add _ _ := rfl
  map_smul _ _ := rfl
  bounded := ⟨|a|, 1, fun φ M hM => by rw [Real.one_mul]; exact hM a (Real.le_refl _)⟩

variable (a b x : ℝ) (T : CompactFunctional) (f φ : ContinuousMap)

@[simp] theorem dirac_apply : dirac a φ = φ a := rfl

/-- The support of `δ_a` is the point `a`. -/
theorem supportedOn_dirac : (dirac a).SupportedOn a a :=
  fun _ h => h a (Real.le_refl a) (Real.le_refl a)

/-! ### Functions -/

/-- **Convolution with `δ_a`** (§3.5, eq. (14)) at a point: for continuous `f`,
`(δ_a * f) x = f (x - a)`. -/
theorem dirac_convFun_apply : (dirac a).convFun f x = f (x - a) := rfl

/-- **Convolution with `δ_a`** (§3.5, eq. (14)): for continuous `f`, the function `δ_a * f` is `f`
moved to the right by `a`. -/
theorem dirac_convFun : (dirac a).convFun f = f.translate a := rfl

/-- **`δ` is the identity of convolution** (§3.5, eq. (14)): `δ_0 * f = f` for continuous `f`. -/
theorem dirac_zero_convFun : (dirac 0).convFun f = f :=
  ContinuousMap.ext fun x => congrArg f (Real.sub_zero x)

/-! ### Functionals -/

/-- **Translations add up** (§3.5, eq. (15)): `δ_a * δ_b = δ_{a+b}`, as functionals. -/
theorem dirac_conv_dirac : (dirac a).conv (dirac b) = dirac (a + b) := rfl

/-- `δ_a` commutes with every functional: `δ_a * T = T * δ_a`. Both take `φ` to
`T (y ↦ φ (y + a))`. -/
theorem dirac_conv_comm : (dirac a).conv T = T.conv (dirac a) :=
  ext fun φ => congrArg T (ContinuousMap.ext fun y => congrArg φ (Real.add_comm a y))

/-- **`δ_0` is a unit on the left**: `δ_0 * T = T`. -/
theorem dirac_zero_conv : (dirac 0).conv T = T :=
  ext fun φ => congrArg T (ContinuousMap.ext fun y => congrArg φ (Real.zero_add y))

/-- **`δ_0` is a unit on the right**: `T * δ_0 = T`. -/
theorem conv_dirac_zero : T.conv (dirac 0) = T := by
  rw [← dirac_conv_comm, dirac_zero_conv]

/-- **Convolution with `δ_a`** (§3.5, eq. (14)) for functions as functionals: for continuous `f`
with compact support, `δ_a * f`, the convolution of two functionals, is the functional of `f` moved
to the right by `a`. -/
theorem dirac_conv_ofFunction {f : ℝ → ℝ} (hf : HasCompactSupport f)
    (hfc : ∀ x, ContinuousAt f x) :
    (dirac a).conv (ofFunction f hf hfc) =
      ofFunction (translate a f) (hf.translate a) (continuousAt_translate a hfc) := by
  ext φ
  calc integral (fun y => f y * φ (a + y))
      = integral fun y => f (y + a - a) * φ (y + a) :=
        integral_congr fun y => by rw [show y + a - a = y by grind, Real.add_comm]
    _ = integral fun y => f (y - a) * φ y := integral_comp_add (fun y => f (y - a) * φ y) a

end Fundamentals.CompactFunctional
