/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Norm
public import Fundamentals.Topology.Limit

/-!
# The Jacobian matrix: differentiability of functions from ℝⁿ to ℝᵐ

## Main definitions
- `HasJacobianAt f A a`: `f` is differentiable at `a` with Jacobian matrix `A`.

## Implementation notes
The definition is the one of the source, with the infinitely small function `α` in it. Its value at
the zero step does not matter, there it is multiplied by `‖0‖ = 0`; so the limit is the punctured
one. The ε–δ form, uniqueness of `A` and further reformulations are in
`Fundamentals.Differentiation.Differentiability`.
-/

public section

namespace Fundamentals

open scoped Matrix

/-- `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`: for every increment `h`,

  `f (a + h) - f a = A h + ‖h‖ α(h)`   with   `α(h) → 0` as `h → 0`.

`A` depends on neither the length nor the direction of `h`. Source: §2.2, equation (1), at the
point `x = a` and with `Δx = h`. -/
@[expose] def HasJacobianAt {n m : Nat} (f : Vec n → Vec m) (A : Matrix m n) (a : Vec n) : Prop :=
  ∃ α : Vec n → Vec m, Tendsto α 0 0 ∧ ∀ h : Vec n, f (a + h) - f a = A *ᵥ h + ‖h‖ • α h

end Fundamentals
