/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.AbsNotDifferentiable
import Fundamentals.Differentiation.ChainRule
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.PartialDerivatives
import Fundamentals.Topology.Coordinates

/-!
# The hypotheses of the chain rule

None of the hypotheses of Theorem 2.4 can be dropped, and the factors of its conclusion may not
change places.

## Main definitions
- `point t`, `shift`, `upperShift`: a point of ℝ¹, the map `x ↦ x - 1` on ℝ¹, a 2×2 matrix.

## Main statements
- `chainRule_needs_inner`: `f` has to be differentiable at `a`.
- `chainRule_needs_outer`: `g` has to be differentiable.
- `chainRule_needs_image_point`: and it has to be so at `b = f(a)`, not at `a`.
- `chainRule_point`: and it is its derivative at `f(a)` that the product takes, not that at `a`.
- `chainRule_order`: the Jacobian matrix of `g ∘ f` is `B A`, not `A B`.
-/

public section

namespace Fundamentals.Counterexamples

open scoped Matrix

private theorem not_hasJacobianAt_vecAbs (C : Matrix 1 1) : ¬HasJacobianAt vecAbs C 0 :=
  fun h => continuousAt_vecAbs_and_not_hasJacobianAt_vecAbs.2 ⟨C, h⟩

/-- **The inner function has to be differentiable.** The outer function `g(x) = x` is differentiable
everywhere, the inner function `f(x) = |x|` is not differentiable at 0, and `g ∘ f` is not
differentiable at 0. Source: §2.3, Theorem 2.4, hypothesis 1. -/
theorem chainRule_needs_inner :
    HasJacobianAt (id : Vec 1 → Vec 1) 1 (vecAbs 0) ∧
      ¬∃ C : Matrix 1 1, HasJacobianAt (id ∘ vecAbs) C 0 :=
  ⟨hasJacobianAt_id _, fun ⟨C, h⟩ => not_hasJacobianAt_vecAbs C h⟩

/-- **The outer function has to be differentiable.** The inner function `f(x) = x` is differentiable
at 0, the outer function `g(x) = |x|` is not differentiable at `f(0) = 0`, and `g ∘ f` is not
differentiable at 0. Source: §2.3, Theorem 2.4, hypothesis 2. -/
theorem chainRule_needs_outer :
    HasJacobianAt (id : Vec 1 → Vec 1) 1 0 ∧
      ¬∃ C : Matrix 1 1, HasJacobianAt (vecAbs ∘ id) C 0 :=
  ⟨hasJacobianAt_id _, fun ⟨C, h⟩ => not_hasJacobianAt_vecAbs C h⟩

/-- The point of ℝ¹ with the coordinate `t`. -/
@[expose] noncomputable def point (t : ℝ) : Vec 1 := fun _ => t

private theorem point_apply (t : ℝ) (i : Fin 1) : point t i = t := rfl

/-- The shift `x ↦ x - 1` on ℝ¹. -/
@[expose] noncomputable def shift (x : Vec 1) : Vec 1 := x - point 1

private theorem hasJacobianAt_add_const (c a : Vec 1) : HasJacobianAt (fun x => x + c) 1 a := by
  simpa only [Matrix.one_mulVec] using hasJacobianAt_affine 1 c a

/-- **The outer function has to be differentiable at the image point.** Let `a = 1`. The inner
function `f(x) = x - 1` is differentiable at `a`, the outer function `g(x) = |x|` is differentiable
at `a` too, but not at `f(a) = 0`; and `g ∘ f` is not differentiable at `a`.
Source: §2.3, Theorem 2.4, hypothesis 3. -/
theorem chainRule_needs_image_point :
    HasJacobianAt shift 1 (point 1) ∧ HasJacobianAt vecAbs 1 (point 1) ∧
      ¬∃ C : Matrix 1 1, HasJacobianAt (vecAbs ∘ shift) C (point 1) := by
  refine ⟨?_, ?_, fun ⟨C, h⟩ => ?_⟩
  · exact (hasJacobianAt_add_const (-point 1) _).congr
      ⟨1, Real.zero_lt_one, fun x _ => by grind [shift]⟩
  · -- near 1 the function is the identity
    refine (hasJacobianAt_id _).congr ⟨1, Real.zero_lt_one, fun x hx => ?_⟩
    have hle := Vec.abs_sub_apply_le_norm x (point 1) 0
    rw [point_apply] at hle
    ext i
    rw [Subsingleton.elim i 0, vecAbs, Real.abs_of_nonneg (by grind)]
  · -- `|x| = |(x + 1) - 1|` would be differentiable at 0
    have h₀ : 0 + point 1 = point 1 := by grind
    have hcomp := HasJacobianAt.comp (h₀ ▸ h) (hasJacobianAt_add_const (point 1) 0)
    refine not_hasJacobianAt_vecAbs _ (hcomp.congr ⟨1, Real.zero_lt_one, fun x _ => ?_⟩)
    have hx : x + point 1 - point 1 = x := by grind
    simp only [Function.comp_apply, shift, hx]

/-- **The outer derivative is taken at the image point.** For `f(x) = x + 1` and `g(y) = y²`,
`f'(0) = 1`, `g'(0) = 0` and `g'(1) = 2`: `(g ∘ f)'(0)` is `2 = g'(1) f'(0)`, and not
`0 = g'(0) f'(0)`.
Source: §2.3, Theorem 2.4, the product `g' · f'`. -/
theorem chainRule_point :
    HasDerivAt (fun x => x + 1) 1 0 ∧ HasDerivAt (fun y => y ^ 2) 0 0 ∧
      HasDerivAt (fun y => y ^ 2) 2 (0 + 1) ∧ HasDerivAt (fun x => (x + 1) ^ 2) (2 * 1) 0 ∧
      ¬HasDerivAt (fun x => (x + 1) ^ 2) (0 * 1) 0 := by
  have inner : HasDerivAt (fun x => x + 1) 1 0 := by
    have h := (hasDerivAt_id 0).add (hasDerivAt_const 1 0)
    rwa [Real.add_zero] at h
  have outer (y : ℝ) : HasDerivAt (fun y => y ^ 2) (2 * y) y := by
    have h := hasDerivAt_pow 2 y
    rwa [show (2 : Nat) * y ^ (2 - 1) = 2 * y by grind] at h
  have zero := outer 0
  have one := outer (0 + 1)
  rw [Real.mul_zero] at zero
  rw [show 2 * ((0 : ℝ) + 1) = 2 by grind] at one
  have whole := HasDerivAt.comp (f := fun x => x + 1) one inner
  refine ⟨inner, zero, one, whole, fun h => ?_⟩
  have value := h.unique whole
  grind

/-- The matrix with rows `(0, 1)` and `(0, 0)`. -/
@[expose] noncomputable def upperShift : Matrix 2 2 := fun i j => if i = 0 ∧ j = 1 then 1 else 0

/-- **The factors may not change places.** For the linear maps `f(x) = A x` and `g(y) = Aᵀ y` with
`A` the matrix with rows `(0, 1)` and `(0, 0)`, the product `Aᵀ A` is the Jacobian matrix of `g ∘ f`
at 0, and `A Aᵀ` is not. Source: §2.3, Theorem 2.4, the product `g' · f'`. -/
theorem chainRule_order :
    HasJacobianAt ((fun y => upperShiftᵀ *ᵥ y) ∘ fun x => upperShift *ᵥ x)
        (upperShiftᵀ * upperShift) 0 ∧
      ¬HasJacobianAt ((fun y => upperShiftᵀ *ᵥ y) ∘ fun x => upperShift *ᵥ x)
        (upperShift * upperShiftᵀ) 0 := by
  have h := HasJacobianAt.comp (hasJacobianAt_mulVec upperShiftᵀ (upperShift *ᵥ 0))
    (hasJacobianAt_mulVec upperShift 0)
  refine ⟨h, fun h' => Real.zero_ne_one ?_⟩
  calc (0 : ℝ)
      = (upperShiftᵀ * upperShift) 0 0 := (sum_eq_zero fun j => by
        rw [show upperShift j 0 = 0 from if_neg (by simp), Real.mul_zero]).symm
    _ = (upperShift * upperShiftᵀ) 0 0 := by rw [h.unique h']
    _ = upperShift 0 1 * upperShift 0 1 := sum_eq_single 1 _ fun j hj => by
        rw [show upperShift 0 j = 0 from if_neg (by simp [hj]), Real.zero_mul]
    _ = 1 := by rw [show upperShift 0 1 = 1 from if_pos ⟨rfl, rfl⟩, Real.mul_one]

end Fundamentals.Counterexamples
