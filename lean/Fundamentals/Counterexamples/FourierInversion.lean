/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Fourier

/-!
# The way back from the Fourier transform needs a primitive root of unity, and a field

`IsPrimitiveRoot.idft_dft` gives back what was transformed. With `ω = 1`, which is no primitive root
of unity, every component of the transform is the sum of the vector. And modulo 15, where 4 is a
primitive square root of 1 and 2 a unit, the transform of `(5, 10)` is 0: in a ring that is no
field, `1 - ω` may divide 0.

## Main statements
* `dft_one`: the transform with `ω = 1`.
* `dft_needs_field`: the counterexample modulo 15.
-/

public section

namespace Fundamentals.Counterexamples

/-- **Inversion of the Fourier transform needs a primitive root of unity**: with `ω = 1`, the
transform of a vector knows nothing but the sum of its components. -/
theorem dft_one {R : Type} [Lean.Grind.CommRing R] {n : Nat} (x : Vec n R) (k : Fin n) :
    dft 1 x k = ∑ j, x j :=
  sum_congr fun j => by rw [Lean.Grind.Semiring.one_pow, Lean.Grind.Semiring.mul_one]

/-- **Inversion of the Fourier transform needs a field.** Modulo 15, 4 is a primitive square root
of 1, and 2 is a unit; but the transform of the vector (5, 10) is 0. -/
theorem dft_needs_field :
    IsPrimitiveRoot (4 : Fin 15) 2 ∧ (2 : Fin 15) * 8 = 1 ∧
      ∃ x : Vec 2 (Fin 15), x ≠ 0 ∧ dft 4 x = 0 := by
  refine ⟨⟨by decide, fun m pos lt => ?_⟩, by decide, fun j => if j = 0 then 5 else 10, ?_, ?_⟩
  · obtain rfl : m = 1 := by omega
    decide
  · exact fun same => absurd (congrFun same 0) (by decide)
  · funext k
    have terms : dft (4 : Fin 15) (fun j : Fin 2 => if j = 0 then 5 else 10) k =
        0 + 5 * 4 ^ (0 * k.val) + 10 * 4 ^ (1 * k.val) := rfl
    match k with
    | 0 => rw [terms]; decide
    | 1 => rw [terms]; decide

end Fundamentals.Counterexamples
