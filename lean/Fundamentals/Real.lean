/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.Abs
public import Fundamentals.Real.Basic
public import Fundamentals.Real.CauchySequence
public import Fundamentals.Real.Defs
public import Fundamentals.Real.Field
public import Fundamentals.Real.Interval
public import Fundamentals.Real.MinMax
public import Fundamentals.Real.NatCast
public import Fundamentals.Real.Order
public import Fundamentals.Real.Pow
public import Fundamentals.Real.Sqrt
public import Fundamentals.Real.Supremum

/-!
# The real numbers

Everything about `ℝ` that the rest of the library rests on, from nothing but Lean's core: the
construction by Cauchy sequences of rational numbers, the ordered field, absolute value, minimum and
maximum, least upper bounds and the Archimedean property, square roots.

## How `grind` uses it

* Linear arithmetic, ring and field identities over `ℝ` are one call of `grind`.
* `abs_def`, `min_def` and `max_def` are known to `grind`: a linear goal with `|x|`, `min x y` or
  `max x y` is split into cases by itself.
* An inequality about products, quotients, powers or square roots needs its lemma (`mul_pos`,
  `div_le_iff`, `pow_le_pow_left`, `mul_self_sqrt`, …) as a fact in the context; `grind` does
  the rest.
-/

public section

namespace Fundamentals

example (x y ε : ℝ) (h : |x - y| < ε / 2) (h' : |y| < ε / 2) : |x| < ε := by grind

example (x y : ℝ) (h : 0 < x) (h' : 0 < y) : 0 < min x (y / 2) := by grind

end Fundamentals
