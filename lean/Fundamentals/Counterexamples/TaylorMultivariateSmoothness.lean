/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Differential
public import Fundamentals.Counterexamples.PartialDerivativesNotSufficient
public import Fundamentals.Real.Factorial

/-!
# Taylor's theorem in several variables needs more than partial derivatives

That all partial derivatives in (4) exist, at all points, is not enough: `x y / (x² + y²)`, with the
value 0 at the origin, has partial derivatives everywhere, and on the line `x = y` they are 0; but
from the origin to `(1, 1)` the function grows by 1/2.

## Main statements
- `crossQuotient_not_taylor`: formula (4) fails for `m = 0`.
-/

public section

namespace Fundamentals.Counterexamples

/-- On the diagonal the two partial derivatives vanish. -/
private theorem crossPartial_diagonal (j : Fin 2) (t : ℝ) :
    crossPartial j (0 + t • diagonal 1) = 0 := by
  have h₀ : (0 + t • diagonal 1 : Vec 2) 0 = t := by
    rw [Vec.add_apply, Vec.zero_apply, Vec.smul_apply, diagonal_apply]
    grind only
  have h₁ : (0 + t • diagonal 1 : Vec 2) 1 = t := by
    rw [Vec.add_apply, Vec.zero_apply, Vec.smul_apply, diagonal_apply]
    grind only
  rw [crossPartial, h₀, h₁, Real.sub_self, Real.mul_zero, Real.zero_div, ite_self, ite_self]

/-- **Formula (4) needs more than partial derivatives.** The function `f(x, y) = x y / (x² + y²)`,
`f(0, 0) = 0`, has partial derivatives at all points of ℝ²; but for `m = 0`, `a = 0`, `dx = (1, 1)`
no `ν` in `(0, 1)` satisfies `f(a + dx) = f(a) + d¹f(a + ν dx)`: the left-hand side is 1/2 and the
right-hand side 0. Here `D` is any family with `D [] = f` and the partial derivatives `D [j]`.
Source: §2.5, equation (4). -/
theorem crossQuotient_not_taylor :
    (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt crossQuotient j (crossPartial j x) x) ∧
    ∀ D : List (Fin 2) → Vec 2 → ℝ, D [] = crossQuotient →
      (∀ (j : Fin 2) (x : Vec 2), HasPartialDerivAt crossQuotient j (D [j] x) x) →
      ¬∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ crossQuotient (0 + diagonal 1) =
        ∑ k : Fin (0 + 1), differential D k (diagonal 1) 0 / factorial k +
          differential D (0 + 1) (diagonal 1) (0 + ν • diagonal 1) / factorial (0 + 1) := by
  refine ⟨hasPartialDerivAt_crossQuotient_everywhere, fun D hD hpartial ⟨ν, _, _, hν⟩ => ?_⟩
  have hzero (j : Fin 2) : D [j] (0 + ν • diagonal 1) = 0 := by
    rw [(hpartial j _).unique (hasPartialDerivAt_crossQuotient_everywhere j _),
      crossPartial_diagonal]
  have hfirst : differential D (0 + 1) (diagonal 1) (0 + ν • diagonal 1) = 0 :=
    sum_eq_zero fun j => by
      show diagonal 1 j * D [j] (0 + ν • diagonal 1) = 0
      rw [hzero, Real.mul_zero]
  have hstart : differential D 0 (diagonal 1) 0 = 0 := by
    show D [] 0 = 0
    rw [hD, crossQuotient_of_mul_eq_zero (by rw [Vec.zero_apply, Real.zero_mul])]
  have hend : (0 + diagonal 1 : Vec 2) = diagonal 1 := by
    ext i
    rw [Vec.add_apply, Vec.zero_apply, Real.zero_add]
  rw [hfirst, sum_one_length, hend, crossQuotient_diagonal Real.one_ne_zero] at hν
  change (1 : ℝ) / 2 = differential D 0 (diagonal 1) 0 / factorial 0 + 0 / factorial (0 + 1) at hν
  rw [hstart, Real.zero_div, Real.zero_div] at hν
  grind only

end Fundamentals.Counterexamples
