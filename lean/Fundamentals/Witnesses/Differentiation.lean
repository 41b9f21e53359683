/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.ChainRule
public import Fundamentals.Differentiation.MaxNorm
public import Fundamentals.Differentiation.MeanValueInequality
public import Fundamentals.Differentiation.Normalization
public import Fundamentals.Differentiation.OnASet
public import Fundamentals.Differentiation.PartialsSymmetry
public import Fundamentals.Differentiation.TaylorLagrangeCauchy
public import Fundamentals.Differentiation.TaylorMultivariate
public import Fundamentals.Differentiation.TaylorPeano
public import Fundamentals.Counterexamples.TaylorVectorValued
public import Fundamentals.Witnesses.Calculus

/-!
# Witnesses: differentiation

Closed instances of the theorems of `Fundamentals.Differentiation`: all hypotheses of a theorem hold
together, so that none of them is vacuous. Networks are in `Fundamentals.Witnesses.Backpropagation`.

## Main definitions
* `cubeOfSum`: the function `(x + y) ^ 3` of two variables, with its partial derivatives of all
  orders, `cubeOfSumPartials`.
-/

public section

namespace Fundamentals

open scoped Matrix
open Counterexamples (hasDerivAt_powerDeriv powerDeriv powerDeriv_zero)

/-! ### One variable -/

private theorem hasDerivsOn_powerDeriv (n : Nat) (a b : ℝ) :
    HasDerivsOn (fun t => t ^ 3) (powerDeriv 3) n a b :=
  hasDerivsOn_of_hasDerivAt (powerDeriv_zero 3) fun k _ t _ _ => hasDerivAt_powerDeriv 3 k t

private theorem powerDeriv_three_three (t : ℝ) : powerDeriv 3 3 t = 6 := by
  show ((6 : Nat) : ℝ) * t ^ 0 = 6
  grind only

private theorem powerDeriv_three_four (t : ℝ) : powerDeriv 3 4 t = 0 := by
  show ((0 : Nat) : ℝ) * t ^ 0 = 0
  grind only

/-- The cube at 1, around 0, of order 1, with `g x = x`. -/
def taylor_general.witness :=
  taylor_general (x₀ := 0) (x := 1) (g := fun t => t) (g' := fun _ => 1) (by grind only)
    (hasDerivsOn_powerDeriv 1 _ _) continuousOn_id (fun t _ _ => hasDerivAt_id t)
    fun _ _ _ => Real.one_ne_zero

/-- The cube at 1, around 0, of order 1, with `p = 2`. -/
def taylor.witness :=
  taylor (x₀ := 0) (x := 1) (p := 2) (by decide) (hasDerivsOn_powerDeriv 1 _ _)

/-- The cube at 0, around 1, on `[-1, 2]`, of order 1, with `p = 2`. -/
def taylor_of_mem.witness :=
  taylor_of_mem (x₀ := 1) (x := 0) (p := 2) (a := -1) (b := 2) (by decide)
    (hasDerivsOn_powerDeriv 1 _ _) (by grind only) (by grind only) (by grind only) (by grind only)

/-- The cube at 1, around 0, of order 1. -/
def taylor_lagrange.witness :=
  taylor_lagrange (x₀ := 0) (x := 1) (hasDerivsOn_powerDeriv 1 _ _)

/-- The cube at 1, around 0, of order 1. -/
def taylor_cauchy.witness := taylor_cauchy (x₀ := 0) (x := 1) (hasDerivsOn_powerDeriv 1 _ _)

/-- The cube at 1, around 0, of order 2. -/
def abs_sub_taylor_le.witness :=
  abs_sub_taylor_le (x₀ := 0) (x := 1) (M := 6) (hasDerivsOn_powerDeriv 2 _ _) fun t _ _ => by
    grind [powerDeriv_three_three t]

/-- The cube at 1, around 0, of order 3. -/
def eq_taylor_of_deriv_eq_zero.witness :=
  eq_taylor_of_deriv_eq_zero (x₀ := 0) (x := 1) (hasDerivsOn_powerDeriv 3 _ _) fun t _ _ =>
    powerDeriv_three_four t

/-- The cube, around 1, of order 2. -/
def taylor_peano.witness :=
  taylor_peano (x₀ := 1) (n := 2) (by decide) (powerDeriv_zero 3)
    (fun k _ => near_of_forall fun t => hasDerivAt_powerDeriv 3 k t) (hasDerivAt_powerDeriv 3 1 1)

/-- The cube, around 1. -/
def taylor_peano_zero.witness := taylor_peano_zero (x₀ := 1) (powerDeriv_zero 3)

/-! ### Jacobians -/

/-- The identity on ℝ², at 0. -/
def HasJacobianAt.continuousAt.witness :=
  HasJacobianAt.continuousAt (hasJacobianAt_id (0 : Vec 2))

/-- The square, at 1. -/
def hasJacobianAt_one_iff_hasDerivAt.witness :=
  hasJacobianAt_one_iff_hasDerivAt (f := fun y => y ^ 2) (d := 2 * 1) (x := 1)

/-- The identity on ℝ², at 0. -/
def hasJacobianAt_iff_maxNorm.witness :=
  hasJacobianAt_iff_maxNorm (f := fun x => x) (A := 1) (a := (0 : Vec 2))

/-- The linear map of the matrix with the rows 0, 1 and 1, 2, in the first direction, at 0. -/
def HasJacobianAt.hasDerivAt_line.witness :=
  HasJacobianAt.hasDerivAt_line (n := 2) (m := 2) (a := 0) (v := Vec.basis 0) (s := 0)
    (hasJacobianAt_mulVec (fun i j => i.val + j.val) _) 1

/-- The linear map of the matrix with the rows 0, 1 and 1, 2, at 0. -/
def HasJacobianAt.hasPartialDerivAt.witness :=
  HasJacobianAt.hasPartialDerivAt (n := 2) (m := 2)
    (hasJacobianAt_mulVec (fun i j => i.val + j.val) 0) 1 0

/-- The linear map of the matrix with the rows 0, 1 and 1, 2, at 0. -/
def HasJacobianAt.unique.witness :=
  HasJacobianAt.unique (n := 2) (m := 2) (hasJacobianAt_mulVec (fun i j => i.val + j.val) 0)
    (hasJacobianAt_mulVec (fun i j => i.val + j.val) 0)

/-- The identity on ℝ² after the linear map of the matrix with the rows 0, 1 and 1, 2. -/
def HasJacobianOn.comp.witness :=
  HasJacobianOn.comp (n := 2) (m := 2) (U := fun _ => True) (W := fun _ => True)
    (fun x _ => hasJacobianAt_id x) (fun x _ => hasJacobianAt_mulVec (fun i j => i.val + j.val) x)
    fun _ _ => trivial

/-- The identity, which at 1 is its own derivative, at (1, 1). -/
def hasJacobianAt_normalize_comp.witness :=
  hasJacobianAt_normalize_comp (n := 2) (e := fun t => t) (z := fun _ => 1) (s := fun _ => 1 / 2)
    (fun _ => hasDerivAt_id 1) (by rw [sum_succ, sum_one_length]; grind only) fun _ => by
      rw [sum_succ, sum_one_length]
      grind only

/-! ### The mean value inequality -/

/-- The diagonal of the square, from 0 to (1, 1). -/
def norm_sub_le_of_norm_deriv_le.witness :=
  norm_sub_le_of_norm_deriv_le (m := 2) (γ := fun t _ => t) (γ' := fun _ _ => 1)
    Real.zero_le_one
    (continuousOn_of_continuousAt fun _ _ _ => Vec.continuousAt_iff.2 fun _ => continuousAt_id)
    (fun t _ _ _ => hasDerivAt_id t) fun _ _ _ => Real.le_refl _

/-- The linear map of the matrix with the rows 0, 1 and 1, 2, from 0 to (1, 1). -/
def norm_sub_le_of_segment.witness :=
  norm_sub_le_of_segment (n := 2) (m := 2) (D := fun _ i j => i.val + j.val) (x := 0)
    (y := fun _ => 1) (continuousOn_of_continuousAt fun _ _ _ => Vec.continuousAt_iff.2 fun i =>
      (HasJacobianAt.hasDerivAt_line (hasJacobianAt_mulVec (fun i j => i.val + j.val) _)
        i).continuousAt)
    (fun _ _ _ => hasJacobianAt_mulVec _ _) fun _ _ _ => Real.le_refl _

/-- The identity on ℝ², from 0 to (1, 1). -/
def Convex.norm_sub_le.witness :=
  Convex.norm_sub_le (n := 2) (M := 1) (x := 0) (y := fun _ => 1) convex_univ
    (fun x _ => hasJacobianAt_id x)
    (fun _ _ v => by rw [Matrix.one_mulVec, Real.one_mul]; exact Real.le_refl _) trivial trivial

/-! ### Several variables -/

/-- The function `(x + y) ^ 3` of two variables. -/
@[expose] noncomputable def cubeOfSum (x : Vec 2) : ℝ := (x 0 + x 1) ^ 3

/-- Its partial derivatives, which depend on their order only. -/
@[expose] noncomputable def cubeOfSumPartials (l : List (Fin 2)) (x : Vec 2) : ℝ :=
  powerDeriv 3 l.length (x 0 + x 1)

private theorem cubeOfSumPartials_nil : cubeOfSumPartials [] = cubeOfSum :=
  funext fun x => congrFun (powerDeriv_zero 3) (x 0 + x 1)

theorem hasGradientAt_cubeOfSumPartials (l : List (Fin 2)) (x : Vec 2) :
    HasGradientAt (cubeOfSumPartials l) (fun j => cubeOfSumPartials (j :: l) x) x := by
  have sum := (hasGradientAt_apply 0 x).add (hasGradientAt_apply 1 x)
  have power := HasDerivAt.comp_hasGradientAt (f := fun x : Vec 2 => x 0 + x 1)
    (hasDerivAt_powerDeriv 3 l.length (x 0 + x 1)) sum
  have gradient : powerDeriv 3 (l.length + 1) (x 0 + x 1) •
      ((Vec.basis 0 + Vec.basis 1 : Vec 2)) = fun j => cubeOfSumPartials (j :: l) x := by
    ext j
    show powerDeriv 3 (l.length + 1) (x 0 + x 1) * (Vec.basis 0 j + Vec.basis 1 j) =
      powerDeriv 3 (l.length + 1) (x 0 + x 1)
    have one : (Vec.basis 0 j + Vec.basis 1 j : ℝ) = 1 := by
      obtain rfl | rfl : j = 0 ∨ j = 1 := (by decide : ∀ i : Fin 2, i = 0 ∨ i = 1) j
      · rw [Vec.basis_self, Vec.basis_of_ne (by decide), Real.add_zero]
      · rw [Vec.basis_self, Vec.basis_of_ne (by decide), Real.zero_add]
    rw [one, Real.mul_one]
  rwa [gradient] at power

/-- The function has continuous partial derivatives of all orders. -/
theorem hasContinuousPartials_cubeOfSum (k : Nat) :
    HasContinuousPartials cubeOfSum cubeOfSumPartials k fun _ => True where
  nil := cubeOfSumPartials_nil
  hasPartialDerivAt l _ j x _ := (hasGradientAt_cubeOfSumPartials l x).hasPartialDerivAt j
  continuousAt l _ x _ := (hasGradientAt_cubeOfSumPartials l x).continuousAt

/-- The gradient, with the Hessian matrix for its Jacobian. -/
private theorem hasJacobianAt_gradient (x : Vec 2) :
    HasJacobianAt (fun x i => cubeOfSumPartials [i] x) (fun i j => cubeOfSumPartials [j, i] x) x :=
  hasJacobianAt_iff_forall_hasGradientAt.2 fun i => hasGradientAt_cubeOfSumPartials [i] x

private theorem hasGradientAt_cubeOfSum (x : Vec 2) :
    HasGradientAt cubeOfSum (fun i => cubeOfSumPartials [i] x) x :=
  cubeOfSumPartials_nil ▸ hasGradientAt_cubeOfSumPartials [] x

private theorem continuousOn_segment (l : List (Fin 2)) (a dx : Vec 2) :
    ContinuousOn (fun t : ℝ => cubeOfSumPartials l (a + t • dx)) 0 1 :=
  continuousOn_of_continuousAt fun _ _ _ =>
    (hasGradientAt_cubeOfSumPartials l _).hasDerivAt_segment.continuousAt

/-- The cube of the sum, at 0. -/
def hasGradientAt_of_continuousAt_partials.witness :=
  hasGradientAt_of_continuousAt_partials (f := cubeOfSum) (D := fun j => cubeOfSumPartials [j])
    (a := 0) 0 ((hasGradientAt_cubeOfSum 0).hasPartialDerivAt 0)
    (fun j _ => near_of_forall fun x => (hasGradientAt_cubeOfSum x).hasPartialDerivAt j)
    fun j _ => (hasGradientAt_cubeOfSumPartials [j] 0).continuousAt

/-- The gradient of the cube of the sum, at 0. -/
def hasJacobianAt_of_continuousAt_partials.witness :=
  hasJacobianAt_of_continuousAt_partials (f := fun x i => cubeOfSumPartials [i] x)
    (D := fun i j => cubeOfSumPartials [j, i]) (a := 0)
    (fun i j => near_of_forall fun x =>
      (hasGradientAt_cubeOfSumPartials [i] x).hasPartialDerivAt j)
    fun i j => (hasGradientAt_cubeOfSumPartials [j, i] 0).continuousAt

/-- The cube of the sum, at 0. -/
def HasPartialDerivAt.schwarz.witness :=
  HasPartialDerivAt.schwarz (f := cubeOfSum) (Di := cubeOfSumPartials [0])
    (Dj := cubeOfSumPartials [1]) (Dij := cubeOfSumPartials [1, 0]) (a := 0)
    (near_of_forall fun x => (hasGradientAt_cubeOfSum x).hasPartialDerivAt 0)
    (near_of_forall fun x => (hasGradientAt_cubeOfSum x).hasPartialDerivAt 1)
    (near_of_forall fun x => (hasGradientAt_cubeOfSumPartials [0] x).hasPartialDerivAt 1)
    (hasGradientAt_cubeOfSumPartials [1, 0] 0).continuousAt

/-- The cube of the sum, at 0. -/
def HasJacobianAt.transpose_eq_of_hasGradientAt.witness :=
  HasJacobianAt.transpose_eq_of_hasGradientAt (a := 0) (near_of_forall hasGradientAt_cubeOfSum)
    (hasJacobianAt_gradient 0)

/-- The cube of the sum, and the two orders of its two variables, at 0. -/
def HasContinuousPartials.eq_of_perm.witness :=
  HasContinuousPartials.eq_of_perm (x := 0) (hasContinuousPartials_cubeOfSum 2) isOpen_univ
    (List.Perm.swap 0 1 []) (Nat.le_refl 2) trivial

/-- The cube of the sum, of order 2 in the direction (1, 1), at 0. -/
def hasPartialDerivAt_differential.witness :=
  hasPartialDerivAt_differential (D := cubeOfSumPartials) (k := 2) (j := 0) (x := 0)
    (dx := fun _ => 1) fun l _ => (hasGradientAt_cubeOfSumPartials l 0).hasPartialDerivAt 0

/-- The cube of the sum, of order 2 on the line from 0 in the direction (1, 1), at 0. -/
def hasDerivAt_differential.witness :=
  hasDerivAt_differential (D := cubeOfSumPartials) (k := 2) (a := 0) (dx := fun _ => 1) (t := 0)
    fun l _ => hasGradientAt_cubeOfSumPartials l _

/-- The cube of the sum, from 0 to (1, 1), of order 1. -/
def taylor_multivariate_of_hasGradientAt.witness :=
  taylor_multivariate_of_hasGradientAt (m := 1) (a := 0) (dx := fun _ => 1) cubeOfSumPartials_nil
    (fun l _ => continuousOn_segment l _ _) fun l _ _ _ _ => hasGradientAt_cubeOfSumPartials l _

/-- The cube of the sum, from 0 to (1, 1), of order 1. -/
def taylor_multivariate.witness :=
  taylor_multivariate (m := 1) (a := 0) (dx := fun _ => 1) isOpen_univ
    (hasContinuousPartials_cubeOfSum 2) fun _ _ _ => trivial

/-- The cube of the sum, from 0 to (1, 1), of order 2. -/
def abs_sub_taylor_multivariate_le.witness :=
  abs_sub_taylor_multivariate_le (m := 2) (a := 0) (dx := fun _ => 1) (M := 6) isOpen_univ
    (hasContinuousPartials_cubeOfSum 3) (fun _ _ _ => trivial) fun l hl t _ _ => by
      rw [cubeOfSumPartials, hl, powerDeriv_three_three]
      grind

/-- The cube of the sum, from 0 to (1, 1). -/
def mean_value_multivariate.witness :=
  mean_value_multivariate (f := cubeOfSum) (g := fun x i => cubeOfSumPartials [i] x) (a := 0)
    (dx := fun _ => 1) (cubeOfSumPartials_nil ▸ continuousOn_segment [] _ _)
    fun _ _ _ => hasGradientAt_cubeOfSum _

/-- The cube of the sum, from 0 to (1, 1). -/
def taylor_second_order_of_inner.witness :=
  taylor_second_order_of_inner (f := cubeOfSum) (g := fun x i => cubeOfSumPartials [i] x)
    (H := fun x i j => cubeOfSumPartials [j, i] x) (a := 0) (dx := fun _ => 1)
    (cubeOfSumPartials_nil ▸ continuousOn_segment [] _ _) (fun i => continuousOn_segment [i] _ _)
    (fun _ _ _ => hasGradientAt_cubeOfSum _) fun _ _ _ => hasJacobianAt_gradient _

/-- The cube of the sum, from 0 to (1, 1). -/
def taylor_second_order.witness :=
  taylor_second_order (f := cubeOfSum) (g := fun x i => cubeOfSumPartials [i] x)
    (H := fun x i j => cubeOfSumPartials [j, i] x) (a := 0) (dx := fun _ => 1)
    (fun _ _ _ => hasGradientAt_cubeOfSum _) fun _ _ _ => hasJacobianAt_gradient _

end Fundamentals
