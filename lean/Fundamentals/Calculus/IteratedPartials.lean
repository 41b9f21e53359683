/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.PartialDerivative
public import Fundamentals.Topology.Open

/-!
# Partial derivatives of higher order

## Main definitions
- `HasContinuousPartials f D k U`: on the set `U`, `f` has the partial derivatives `D` up to order
  `k`, and those of order `k` are continuous; for an open `U`, `f` is of class `Cᵏ` on it.

## Main statements
- `HasContinuousPartials.mono`: smaller sets.

That on an open set the partial derivatives of lower order are continuous too is in
`Fundamentals.Differentiation.IteratedPartials`.

## Implementation notes
Derivatives are relations here, so the partial derivatives are a family `D` of functions that comes
with the statement: `D [i₁, …, i_k]` is what is written `∂ᵏf / ∂x_{i₁} ⋯ ∂x_{i_k}`, the innermost
derivative being the last one of the list. Derivatives that differ in the order of the variables
have different names; that they are equal on open sets is a theorem (Schwarz), and no definition.
-/

public section

namespace Fundamentals

variable {n k : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {U W : Vec n → Prop}

/-- `f : ℝⁿ → ℝ` has on `U` the partial derivatives `D` up to order `k`, and those of order `k` are
continuous: `D [] = f`; for every list `l` of fewer than `k` variables, `D (j :: l)` is the partial
derivative of `D l` with respect to `x_j` at all points of `U`; and for every list `l` of `k`
variables, `D l` is continuous at all points of `U`. -/
structure HasContinuousPartials (f : Vec n → ℝ) (D : List (Fin n) → Vec n → ℝ) (k : Nat)
    (U : Vec n → Prop) : Prop where
  /-- The derivative of order zero is the function. -/
  nil : D [] = f
  /-- Up to order `k`, one variable more in front is one partial derivative more. -/
  hasPartialDerivAt : ∀ l : List (Fin n), l.length < k → ∀ (j : Fin n) (x : Vec n), U x →
    HasPartialDerivAt (D l) j (D (j :: l) x) x
  /-- The partial derivatives of order `k` are continuous. -/
  continuousAt : ∀ l : List (Fin n), l.length = k → ∀ x : Vec n, U x → ContinuousAt (D l) x

/-- What holds on `U` holds on every part of it. -/
theorem HasContinuousPartials.mono (hf : HasContinuousPartials f D k U) (h : ∀ x, W x → U x) :
    HasContinuousPartials f D k W where
  nil := hf.nil
  hasPartialDerivAt l hl j x hx := hf.hasPartialDerivAt l hl j x (h x hx)
  continuousAt l hl x hx := hf.continuousAt l hl x (h x hx)

end Fundamentals
