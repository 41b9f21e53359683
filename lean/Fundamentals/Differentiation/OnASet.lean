/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
import Fundamentals.Differentiation.ChainRule

/-!
# Differentiability in a set

Differentiability is a property of a function at a point; in a set it is differentiability at each
of its points, with a matrix for each of them.

## Main definitions
- `HasJacobianOn f J U`: at every point `x` of `U`, `f` has the Jacobian matrix `J x`.

## Main statements
- `HasJacobianOn.comp`: the chain rule.
-/

public section

namespace Fundamentals

variable {n m k : Nat}

/-- `f : ℝⁿ → ℝᵐ` is differentiable in the set `U`, with the Jacobian matrices `J`: at every point
`x` of `U` it is differentiable with the Jacobian matrix `J x`. Source: §2.2, last sentence. -/
@[expose] def HasJacobianOn (f : Vec n → Vec m) (J : Vec n → Matrix m n) (U : Vec n → Prop) :
    Prop :=
  ∀ x, U x → HasJacobianAt f (J x) x

/-- What holds in `U` holds in every part of it. -/
theorem HasJacobianOn.mono {f : Vec n → Vec m} {J : Vec n → Matrix m n} {U W : Vec n → Prop}
    (hf : HasJacobianOn f J U) (h : ∀ x, W x → U x) : HasJacobianOn f J W :=
  fun x hx => hf x (h x hx)

/-- **The chain rule in a set**: if `f` maps `U` into `W` and has the Jacobian matrices `A` in `U`,
and `g` has the Jacobian matrices `B` in `W`, then `g ∘ f` has the Jacobian matrices
`B (f x) A x` in `U`. -/
theorem HasJacobianOn.comp {f : Vec n → Vec m} {g : Vec m → Vec k} {A : Vec n → Matrix m n}
    {B : Vec m → Matrix k m} {U : Vec n → Prop} {W : Vec m → Prop} (hg : HasJacobianOn g B W)
    (hf : HasJacobianOn f A U) (h : ∀ x, U x → W (f x)) :
    HasJacobianOn (fun x => g (f x)) (fun x => B (f x) * A x) U :=
  fun x hx => (hg (f x) (h x hx)).comp (hf x hx)

end Fundamentals
