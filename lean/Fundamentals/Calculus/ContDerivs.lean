/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.HigherDerivatives

/-!
# Functions of class `C^k`

## Main definitions
- `HasContDerivs g G k`: `g` is of class `C^k` on `ℝ`, with the derivatives `G 1, …, G k`.

## Main statements
- `HasContDerivs.continuousAt`: all the derivatives are continuous.
- `HasContDerivs.hasDerivsOn`: what Taylor's theorem asks for.

## Implementation notes
Derivatives are relations here, so the higher ones are a sequence `G` of functions that comes with
the statement, `G j` being what is written `g⁽ʲ⁾`; as in `HasDerivsOn`, but on the whole line, and
with no derivative beyond the last continuous one.
-/

public section

namespace Fundamentals

variable {g : ℝ → ℝ} {G : Nat → ℝ → ℝ} {k : Nat}

/-- `g` is of class `C^k` on `ℝ` with the derivatives `G 1, …, G k`: `G 0 = g`, each `G j`, `j < k`,
has the derivative `G (j + 1)` everywhere, and `G k` is continuous. -/
structure HasContDerivs (g : ℝ → ℝ) (G : Nat → ℝ → ℝ) (k : Nat) : Prop where
  /-- The derivative of order zero is the function. -/
  zero : G 0 = g
  /-- Each has the next for its derivative. -/
  hasDerivAt : ∀ j, j < k → ∀ x, HasDerivAt (G j) (G (j + 1) x) x
  /-- The last is continuous. -/
  continuousAt_last : ∀ x, ContinuousAt (G k) x

/-- All the derivatives up to the last are continuous. -/
theorem HasContDerivs.continuousAt (hg : HasContDerivs g G k) {j : Nat} (hj : j ≤ k) (x : ℝ) :
    ContinuousAt (G j) x := by
  obtain hj | rfl := Nat.lt_or_eq_of_le hj
  · exact (hg.hasDerivAt j hj x).continuousAt
  · exact hg.continuousAt_last x

/-- A function of class `C^(n + 1)` has on every interval what Taylor's theorem of order `n` asks
for. -/
theorem HasContDerivs.hasDerivsOn {n : Nat} (hg : HasContDerivs g G (n + 1)) (a b : ℝ) :
    HasDerivsOn g G n a b :=
  hasDerivsOn_of_hasDerivAt hg.zero fun j hj t _ _ => hg.hasDerivAt j (by omega) t

end Fundamentals
