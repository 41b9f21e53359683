/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

-- here comes what the statement speaks of: `public import Fundamentals.Calculus.Derivative`

/-!
# $words

## Main statements
- `$name`: twice a positive number is more than the number.
- `Counterexamples.${name}_needs_pos`: of zero it is not.
-/

public section

namespace Fundamentals

/-- **$words.** For `n > 0`, twice the number is more than the number:

`n < 2 n`. -/
theorem $name {n : Nat} (h : 0 < n) : n < 2 * n := by
  omega

/-- Positive it has to be: twice zero is not more than zero. -/
theorem Counterexamples.${name}_needs_pos : ¬((0 : Nat) < 2 * 0) := by
  omega

/-- The number 3. -/
def $name.witness := $name (n := 3) (by decide)

end Fundamentals
