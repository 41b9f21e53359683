/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Sum
public import Fundamentals.Real.Basic

/-!
# Vectors

`Vec n` is ℝⁿ, `Vec n R` is Rⁿ over any ring in the sense of Lean core. Addition, negation and
scalar multiplication are componentwise.

## Main definitions
- `Vec n R`: vectors with `n` components.
- `Vec.basis j`: the standard basis.

## Main statements
- `Vec.instIntModule`: vectors are an additive group; `grind` decides its linear equations.
- `Vec.smul_add`, `Vec.add_smul`, `Vec.mul_smul`, `Vec.one_smul`: the laws of a module.
- `Vec.sum_mul_basis`: every vector is the combination of the basis with its components.

## Implementation notes
`∑` adds elements of a ring, and `Vec n R` is none, so the expansion in the basis is stated
component by component. An equation with scalars from `R` is one for `ext i; grind`: the components
of both sides are polynomials.
-/

public section

namespace Fundamentals

/-- Vectors with `n` components, `x 0, …, x (n-1)`; real ones unless another ring is named. -/
@[expose] def Vec (n : Nat) (R : Type := ℝ) : Type := Fin n → R

namespace Vec

open Lean.Grind (Ring Semiring)

variable {n : Nat} {R : Type}

/-- Two vectors with the same components are equal. -/
@[ext] theorem ext {x y : Vec n R} (h : ∀ i, x i = y i) : x = y := funext h

variable [Lean.Grind.Ring R]

/-! ### Operations -/

noncomputable instance : Zero (Vec n R) := ⟨fun _ => 0⟩
noncomputable instance : Add (Vec n R) := ⟨fun x y i => x i + y i⟩
noncomputable instance : Neg (Vec n R) := ⟨fun x i => -x i⟩
noncomputable instance : Sub (Vec n R) := ⟨fun x y i => x i - y i⟩

@[simp, grind norm] theorem zero_apply (i : Fin n) : (0 : Vec n R) i = 0 := rfl
@[simp, grind norm] theorem add_apply (x y : Vec n R) (i : Fin n) : (x + y) i = x i + y i := rfl
@[simp, grind norm] theorem neg_apply (x : Vec n R) (i : Fin n) : (-x) i = -x i := rfl
@[simp, grind norm] theorem sub_apply (x y : Vec n R) (i : Fin n) : (x - y) i = x i - y i := rfl

/-- Vectors are an additive group, with multiples by integers taken component by component. -/
noncomputable instance instIntModule : Lean.Grind.IntModule (Vec n R) where
  nsmul := ⟨fun k x i => k • x i⟩
  zsmul := ⟨fun k x i => k • x i⟩
  add_zero x := by ext i; exact Semiring.add_zero (x i)
  add_comm x y := by ext i; exact Semiring.add_comm (x i) (y i)
  add_assoc x y z := by ext i; exact Semiring.add_assoc (x i) (y i) (z i)
  neg_add_cancel x := by ext i; exact Ring.neg_add_cancel (x i)
  sub_eq_add_neg x y := by ext i; exact Ring.sub_eq_add_neg (x i) (y i)
  zero_zsmul x := by ext i; exact Lean.Grind.IntModule.zero_zsmul (x i)
  one_zsmul x := by ext i; exact Lean.Grind.IntModule.one_zsmul (x i)
  add_zsmul k l x := by ext i; exact Lean.Grind.IntModule.add_zsmul k l (x i)
  zsmul_natCast_eq_nsmul k x := by
    ext i
    exact Lean.Grind.IntModule.zsmul_natCast_eq_nsmul k (x i)

noncomputable instance : SMul R (Vec n R) := ⟨fun c x i => c * x i⟩

@[simp, grind norm] theorem smul_apply (c : R) (x : Vec n R) (i : Fin n) :
    (c • x) i = c * x i := rfl

example (x y z : Vec n R) : x - (y + z) + y = x - z := by grind

/-! ### Laws of scalar multiplication -/

theorem smul_add (c : R) (x y : Vec n R) : c • (x + y) = c • x + c • y := by
  ext i; exact Semiring.left_distrib c (x i) (y i)
theorem smul_sub (c : R) (x y : Vec n R) : c • (x - y) = c • x - c • y := by ext i; grind
theorem smul_neg (c : R) (x : Vec n R) : c • (-x) = -(c • x) := by
  ext i; exact Ring.mul_neg c (x i)
theorem add_smul (c d : R) (x : Vec n R) : (c + d) • x = c • x + d • x := by
  ext i; exact Semiring.right_distrib c d (x i)
theorem sub_smul (c d : R) (x : Vec n R) : (c - d) • x = c • x - d • x := by ext i; grind
theorem neg_smul (c : R) (x : Vec n R) : (-c) • x = -(c • x) := by
  ext i; exact Ring.neg_mul c (x i)
theorem mul_smul (c d : R) (x : Vec n R) : (c * d) • x = c • d • x := by
  ext i; exact Semiring.mul_assoc c d (x i)
@[simp] theorem one_smul (x : Vec n R) : (1 : R) • x = x := by
  ext i; exact Semiring.one_mul (x i)
@[simp] theorem zero_smul (x : Vec n R) : (0 : R) • x = 0 := by
  ext i; exact Semiring.zero_mul (x i)
@[simp] theorem smul_zero (c : R) : c • (0 : Vec n R) = 0 := by
  ext i; exact Semiring.mul_zero c

/-! ### The standard basis -/

/-- The `j`-th standard basis vector: 1 in place `j`, 0 elsewhere. -/
@[expose] noncomputable def basis (j : Fin n) : Vec n R := fun i => if i = j then 1 else 0

@[grind =] theorem basis_apply (i j : Fin n) : basis (R := R) j i = if i = j then 1 else 0 := rfl

@[simp] theorem basis_self (j : Fin n) : basis (R := R) j j = 1 := by grind

theorem basis_of_ne {i j : Fin n} (h : i ≠ j) : basis (R := R) j i = 0 := by grind

/-- **Expansion in the basis.** A vector is the combination of the standard basis with its own
components as coefficients, `x = ∑ j, x j • basis j`; in place `i`, `∑ j, x j * basis j i = x i`. -/
theorem sum_mul_basis (x : Vec n R) (i : Fin n) : ∑ j, x j * basis j i = x i := by
  rw [sum_eq_single i _ fun j hj => by rw [basis_of_ne hj.symm]; grind]
  grind

end Vec

end Fundamentals
