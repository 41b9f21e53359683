/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Fourier

/-!
# The way back from the Fourier transform needs a principal root of unity

`IsPrincipalRoot.smul_dft_dft` gives back what was transformed, over every commutative ring in which
`n` is a unit. With `ω = 1`, every component of the transform is the sum of the vector. Modulo 15, 4
is a primitive square root of 1 and 2 a unit, but the transform of `(5, 10)` is 0: in a ring that is
no field, a primitive root of unity need not be principal. But -1 is principal modulo 15, and what
was transformed with it can be got back; modulo 7, 2 is a principal third root of 1, modulo 17 a
principal eighth root.

## Main statements
* `dft_one`: the transform with `ω = 1`.
* `primitive_not_principal`: the counterexample modulo 15.
* `smul_dft_dft_mod_fifteen`: modulo 15, too, there is a transform with a way back.
* `isPrincipalRoot_mod_seven`, `isPrincipalRoot_mod_seventeen`: principal roots of order 3 and 8.
-/

public section

namespace Fundamentals.Counterexamples

/-- **Inversion of the Fourier transform needs a principal root of unity**: with `ω = 1`, the
transform of a vector knows nothing but the sum of its components. -/
theorem dft_one {R : Type} [Lean.Grind.CommRing R] {n : Nat} (x : Vec n R) (k : Fin n) :
    dft 1 x k = ∑ j, x j :=
  sum_congr fun j => by rw [Lean.Grind.Semiring.one_pow, Lean.Grind.Semiring.mul_one]

/-- The vector (5, 10) modulo 15. -/
@[expose] def fiveTen : Vec 2 (Fin 15) := fun j => if j = 0 then 5 else 10

/-- **A primitive root of unity is not enough in a ring that is no field.** Modulo 15, 4 is a
primitive square root of 1, and 2 is a unit; but 4 is not principal, and the transform of the vector
(5, 10), which is not 0, is 0. -/
theorem primitive_not_principal :
    IsPrimitiveRoot (4 : Fin 15) 2 ∧ (2 : Fin 15) * 8 = 1 ∧ ¬IsPrincipalRoot (4 : Fin 15) 2 ∧
      fiveTen ≠ 0 ∧ dft 4 fiveTen = 0 := by
  refine ⟨⟨by decide, fun m pos lt => ?_⟩, by decide, fun h => ?_, ?_, ?_⟩
  · obtain rfl : m = 1 := by omega
    decide
  · exact absurd (h.sum_pow_eq_zero 1 (by decide) (by decide)) (by decide)
  · exact fun same => absurd (congrFun same 0) (by decide)
  · funext k
    have terms : dft (4 : Fin 15) fiveTen k =
        0 + 5 * 4 ^ (0 * k.val) + 10 * 4 ^ (1 * k.val) := rfl
    match k with
    | 0 => rw [terms]; decide
    | 1 => rw [terms]; decide

/-- **A field is not needed**: modulo 15, with `ω = -1`, whose inverse is -1, and `2 * 8 = 1`, every
vector with two components is got back from its transform. -/
theorem smul_dft_dft_mod_fifteen (x : Vec 2 (Fin 15)) :
    (8 : Fin 15) • dft (-1) (dft (-1) x) = x :=
  (isPrincipalRoot_neg_one (R := Fin 15)).smul_dft_dft (by decide) (by decide) x

/-- Modulo 7, 2 is a primitive and principal third root of 1, and 3 is a unit. -/
theorem isPrincipalRoot_mod_seven :
    IsPrimitiveRoot (2 : Fin 7) 3 ∧ IsPrincipalRoot (2 : Fin 7) 3 ∧ (3 : Fin 7) * 5 = 1 := by
  have powers : ∀ m : Fin 3, 0 < m.val → (2 : Fin 7) ^ m.val ≠ 1 := by decide
  have sums : ∀ j : Fin 3, 0 < j.val → ∑ k : Fin 3, (2 : Fin 7) ^ (j.val * k.val) = 0 := by decide
  exact ⟨⟨by decide, fun m pos lt => powers ⟨m, lt⟩ pos⟩,
    ⟨by decide, fun j pos lt => sums ⟨j, lt⟩ pos⟩, by decide⟩

/-- Modulo 17, 2 is a primitive and principal eighth root of 1, and 8 is a unit. -/
theorem isPrincipalRoot_mod_seventeen :
    IsPrimitiveRoot (2 : Fin 17) 8 ∧ IsPrincipalRoot (2 : Fin 17) 8 ∧ (8 : Fin 17) * 15 = 1 := by
  have powers : ∀ m : Fin 8, 0 < m.val → (2 : Fin 17) ^ m.val ≠ 1 := by decide
  have sums : ∀ j : Fin 8, 0 < j.val → ∑ k : Fin 8, (2 : Fin 17) ^ (j.val * k.val) = 0 := by decide
  exact ⟨⟨by decide, fun m pos lt => powers ⟨m, lt⟩ pos⟩,
    ⟨by decide, fun j pos lt => sums ⟨j, lt⟩ pos⟩, by decide⟩

end Fundamentals.Counterexamples
