/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Gradient
public import Fundamentals.Calculus.IteratedPartials
import Fundamentals.Differentiation.ContinuousPartials
import Fundamentals.Differentiation.Gradient

/-!
# Functions with continuous partial derivatives

A function with continuous partial derivatives of order `k` on an open set is differentiable there,
and so are its partial derivatives of order less than `k`.

## Main statements
- `HasContinuousPartials.hasGradientAt`: the gradient of a partial derivative of order less than `k`
  is the vector of those of one order more.
- `HasContinuousPartials.continuousAt_of_length_le`: the partial derivatives of order less than `k`
  are continuous too, as the textbooks have it; so class `Cᵏ` includes every lower class,
  `HasContinuousPartials.of_le`.
-/

public section

namespace Fundamentals

variable {n k : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {U : Vec n → Prop}
  {x : Vec n}

/-- Existing partial derivatives that are continuous at a point are the gradient there. In ℝ⁰ every
function is constant. -/
private theorem hasGradientAt_of_partials {g : Vec n → ℝ} {E : Fin n → Vec n → ℝ}
    (hE : ∀ j, Near x fun y => HasPartialDerivAt g j (E j y) y)
    (hcont : ∀ j, ContinuousAt (E j) x) : HasGradientAt g (fun j => E j x) x :=
  hasGradientAt_iff_hasJacobianAt.2 <|
    hasJacobianAt_of_continuousAt_partials (D := fun _ => E) (fun _ => hE) fun _ => hcont

/-- **A function of class `Cᵏ` is differentiable, and so are its partial derivatives** of order less
than `k`: at every point of the open set `U`, the gradient of `D l` is the vector of the
`D (j :: l)`. -/
theorem HasContinuousPartials.hasGradientAt (hf : HasContinuousPartials f D k U) (hU : IsOpen U)
    {l : List (Fin n)} (hl : l.length < k) (hx : U x) :
    HasGradientAt (D l) (fun j => D (j :: l) x) x := by
  refine hasGradientAt_of_partials (E := fun j => D (j :: l))
    (fun j => hU.near (hf.hasPartialDerivAt l hl j) hx) fun j => ?_
  obtain hj | hj : (j :: l).length < k ∨ (j :: l).length = k := by grind
  · exact (hf.hasGradientAt hU hj hx).continuousAt
  · exact hf.continuousAt (j :: l) hj x hx
termination_by k - l.length

/-- **All partial derivatives up to order `k` are continuous**, not only those of order `k`. -/
theorem HasContinuousPartials.continuousAt_of_length_le (hf : HasContinuousPartials f D k U)
    (hU : IsOpen U) {l : List (Fin n)} (hl : l.length ≤ k) (hx : U x) : ContinuousAt (D l) x := by
  obtain hl | hl := Nat.lt_or_eq_of_le hl
  · exact (hf.hasGradientAt hU hl hx).continuousAt
  · exact hf.continuousAt l hl x hx

/-- Class `Cᵏ` includes every lower class. -/
theorem HasContinuousPartials.of_le {k' : Nat} (hf : HasContinuousPartials f D k U) (hU : IsOpen U)
    (hk : k' ≤ k) : HasContinuousPartials f D k' U where
  nil := hf.nil
  hasPartialDerivAt l hl := hf.hasPartialDerivAt l (by omega)
  continuousAt l hl x hx := hf.continuousAt_of_length_le hU (by omega) hx

end Fundamentals
