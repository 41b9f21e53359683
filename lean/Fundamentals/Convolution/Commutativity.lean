/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs

/-!
# Convolution is commutative

For all functions `f g : ℝ → ℝ`, without any hypothesis: the substitution `z = x - y` turns the
integral that defines `conv f g x` into the one that defines `conv g f x`, and one of them exists
iff the other does.

## Main statements
* `hasIntegral_conv_comm`, `convExistsAt_comm`: existence.
* `conv_comm`: `conv f g = conv g f`.
* `hasIntegral_reflect_conv`, `reflect_conv`: reflection is a homomorphism for convolution.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ}

/-- The integrands of `conv f g x` and `conv g f x` turn into each other by `y ↦ x - y`. -/
private theorem mul_comp_sub (f g : ℝ → ℝ) (x y : ℝ) :
    f (x - y) * g (x - (x - y)) = g y * f (x - y) := by
  rw [show x - (x - y) = y by grind, Real.mul_comm]

/-- The integral that defines `conv f g x` exists with the value `I` iff the one that defines
`conv g f x` does. -/
theorem hasIntegral_conv_comm (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) I ↔ HasIntegral (fun y => g y * f (x - y)) I := by
  rw [← hasIntegral_comp_sub (fun y => f y * g (x - y)) x, funext (mul_comp_sub f g x)]

/-- One of the two convolutions exists at a point iff the other does. -/
theorem convExistsAt_comm (f g : ℝ → ℝ) (x : ℝ) : ConvExistsAt f g x ↔ ConvExistsAt g f x :=
  exists_congr (hasIntegral_conv_comm f g x)

/-- **Commutativity** (§3.2, eq. (7), and §3.4, eq. (9)), for all functions `f` and `g`:
`conv f g = conv g f`. No hypothesis. -/
theorem conv_comm (f g : ℝ → ℝ) : conv f g = conv g f :=
  funext fun x => integral_eq_of_hasIntegral_iff (hasIntegral_conv_comm f g x)

/-- The other order of the substitution: `conv f g x = ∫ f (x - y) * g y dy`, for all functions. -/
theorem conv_eq_integral_sub (f g : ℝ → ℝ) (x : ℝ) :
    conv f g x = integral fun y => f (x - y) * g y := by
  rw [conv_comm, conv_def]
  exact integral_congr fun y => Real.mul_comm _ _

/-- The integral that defines `conv (reflect f) (reflect g) x` exists with the value `I` iff the one
that defines `conv f g (-x)` does. -/
theorem hasIntegral_reflect_conv (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => reflect f y * reflect g (x - y)) I ↔
      HasIntegral (fun y => f y * g (-x - y)) I := by
  rw [← hasIntegral_comp_neg (fun y => f y * g (-x - y)),
    funext fun y => show f (-y) * g (-x - -y) = reflect f y * reflect g (x - y) from
      congrArg (f (-y) * g ·) (by grind)]

/-- `conv (reflect f) (reflect g)` exists at `x` iff `conv f g` exists at `-x`. -/
theorem convExistsAt_reflect (f g : ℝ → ℝ) (x : ℝ) :
    ConvExistsAt (reflect f) (reflect g) x ↔ ConvExistsAt f g (-x) :=
  exists_congr (hasIntegral_reflect_conv f g x)

/-- Reflection is a homomorphism for convolution: `reflect (conv f g)` is
`conv (reflect f) (reflect g)`, for all functions. -/
theorem reflect_conv (f g : ℝ → ℝ) : reflect (conv f g) = conv (reflect f) (reflect g) :=
  funext fun x => (integral_eq_of_hasIntegral_iff (hasIntegral_reflect_conv f g x)).symm

/-- **Convolution over a finite interval**, the other factor. If `g` vanishes outside `[a, b]`,
`a ≤ b`, then for every `f` and `x`
`∫_{-∞}^{+∞} f y * g (x - y) dy = ∫_a^b f (x - y) * g y dy`; one of the two exists iff the other
does. -/
theorem SupportedOn.hasIntegral_conv_iff_right {a b I : ℝ} (hg : SupportedOn g a b) (hab : a ≤ b)
    (f : ℝ → ℝ) (x : ℝ) :
    HasIntegral (fun y => f y * g (x - y)) I ↔ HasIntegralOn (fun y => f (x - y) * g y) a b I := by
  rw [hasIntegral_conv_comm, hg.hasIntegral_conv_iff hab]
  simp only [Real.mul_comm (g _)]

end Fundamentals
