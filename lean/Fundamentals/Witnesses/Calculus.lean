/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Differential
public import Fundamentals.Calculus.MeanValue
public import Fundamentals.Counterexamples.TaylorProofStep
public import Fundamentals.Real.Completeness
public import Fundamentals.Topology.ExtremeValue
public import Fundamentals.Topology.IntermediateValue
public import Fundamentals.Topology.IntervalInduction
public import Fundamentals.Topology.UniformContinuity

/-!
# Witnesses: real numbers, topology and calculus

Closed instances of the theorems of `Fundamentals.Real`, `Topology`, `Linear` and `Calculus`: all
hypotheses of a theorem hold together, so that none of them is vacuous.

## Main statements
* `isLimitOfSeq_one_div`, `hasDerivAt_sq`: an example of a limit, and of a derivative.
-/

public section

namespace Fundamentals

open scoped Matrix

/-! ### Real numbers -/

/-- The numbers `1 / (n + 1)` converge to 0. -/
theorem isLimitOfSeq_one_div : Real.IsLimitOfSeq (fun n => 1 / ((n : ℝ) + 1)) 0 := by
  intro ε hε
  obtain ⟨N, hN⟩ := Real.exists_inv_nat_lt ε hε
  refine ⟨N, fun n hn => ?_⟩
  rw [Real.sub_zero, Real.abs_of_pos (Real.one_div_pos.2 (Real.natCast_succ_pos n))]
  refine Real.lt_of_le_of_lt (Real.one_div_le_one_div_of_le (Real.natCast_succ_pos N) ?_) hN
  grind [Real.natCast_le.2 hn]

/-- At the numbers `1 / (n + 1)`. -/
def Real.IsLimitOfSeq.unique.witness :=
  Real.IsLimitOfSeq.unique isLimitOfSeq_one_div isLimitOfSeq_one_div

/-- At the numbers `1 / (n + 1)`. -/
def Real.isCauchySeq_iff_exists_limit.witness :=
  Real.isCauchySeq_iff_exists_limit (u := fun n => 1 / ((n : ℝ) + 1))

/-- Between 0 and 1. -/
def Real.exists_rat_btwn.witness := Real.exists_rat_btwn Real.zero_lt_one

/-- Above 1. -/
def Real.exists_nat_gt.witness := Real.exists_nat_gt 1

/-- Of the positive numbers. -/
def Real.exists_isGLB.witness :=
  Real.exists_isGLB (S := fun x => 0 < x) ⟨1, Real.zero_lt_one⟩ ⟨0, fun _ => Real.le_of_lt⟩

/-! ### Topology -/

/-- The identity on `[0, 1]`. -/
def ContinuousOn.bounded.witness :=
  ContinuousOn.bounded (f := fun x : ℝ => x) (a := 0) (b := 1) continuousOn_id

/-- The identity on `[0, 1]`. -/
def ContinuousOn.exists_max.witness :=
  ContinuousOn.exists_max (f := fun x => x) Real.zero_le_one continuousOn_id

/-- The identity on `[0, 1]`. -/
def ContinuousOn.exists_min.witness :=
  ContinuousOn.exists_min (f := fun x => x) Real.zero_le_one continuousOn_id

/-- The negative of the identity on `[0, 1]`, and the value `-1/2`. -/
def ContinuousOn.exists_eq_of_ge.witness :=
  ContinuousOn.exists_eq_of_ge (f := fun x => -x) (y := -1 / 2) Real.zero_le_one continuousOn_id.neg
    (by grind) (by grind)

/-- The identity on `[0, 1]`, and the value `1/2`. -/
def ContinuousOn.intermediate_value.witness :=
  ContinuousOn.intermediate_value (f := fun x => x) (y := 1 / 2) Real.zero_le_one continuousOn_id
    (by grind) (by grind)

/-- The identity on `[0, 1]`. -/
def ContinuousOn.uniform.witness :=
  ContinuousOn.uniform (f := fun x : ℝ => x) (a := 0) (b := 1) continuousOn_id Real.zero_lt_one

/-- The relation `u ≤ v` on `[0, 1]`. -/
def interval_induction.witness :=
  interval_induction Real.zero_le_one (p := fun u v => u ≤ v)
    (fun _ _ _ _ _ _ _ left right => Real.le_trans left right)
    fun _ _ _ => ⟨1, Real.zero_lt_one, fun _ _ _ left right _ _ => Real.le_trans left right⟩

/-! ### Matrices -/

/-- The second column of the matrix with the rows 0, 1 and 1, 2, at the first place. -/
def Matrix.mulVec_basis.witness :=
  Matrix.mulVec_basis (m := 2) (n := 2) (fun i j => (i.val + j.val : Int)) 0 1

/-! ### Calculus -/

/-- The derivative of the square. -/
theorem hasDerivAt_sq (x : ℝ) : HasDerivAt (fun y => y ^ 2) (2 * x) x := by
  have power := hasDerivAt_pow 2 x
  rwa [show ((2 : Nat) : ℝ) * x ^ (2 - 1) = 2 * x by grind] at power

private theorem continuousOn_sq {a b : ℝ} : ContinuousOn (fun x => x ^ 2) a b :=
  continuousOn_id.pow 2

/-- The negative of the square, at 0. -/
def HasDerivAt.eq_zero_of_max.witness :=
  HasDerivAt.eq_zero_of_max (hasDerivAt_sq 0).neg (near_of_forall fun x => by
    grind [Real.sq_nonneg x])

/-- The square, at 0. -/
def HasDerivAt.eq_zero_of_min.witness :=
  HasDerivAt.eq_zero_of_min (hasDerivAt_sq 0) (near_of_forall fun x => by grind [Real.sq_nonneg x])

/-- The square on `[-1, 1]`. -/
def rolle.witness :=
  rolle (a := -1) (b := 1) (by grind) continuousOn_sq (fun x _ _ => hasDerivAt_sq x) (by grind)

/-- The square and the identity on `[0, 1]`. -/
def cauchy_mean_value.witness :=
  cauchy_mean_value (g' := fun _ => 1) Real.zero_lt_one continuousOn_sq continuousOn_id
    (fun x _ _ => hasDerivAt_sq x) fun x _ _ => hasDerivAt_id x

/-- The square on `[0, 1]`. -/
def mean_value.witness :=
  mean_value Real.zero_lt_one continuousOn_sq fun x _ _ => hasDerivAt_sq x

/-- The square from 1 down to 0. -/
def mean_value_segment.witness :=
  mean_value_segment (x := 1) (y := 0) continuousOn_sq fun x _ _ => hasDerivAt_sq x

/-- The cube and its derivatives on `[0, 1]`. -/
def hasDerivsOn_iff.witness :=
  hasDerivsOn_iff (f := fun t => t ^ 3) (F := cubeDerivs) (n := 1) Real.zero_lt_one

/-- The second power in two variables, at the first coordinate in the place of all derivatives. -/
def differential_eq_tupleSum.witness :=
  differential_eq_tupleSum (n := 2) (fun _ x => x 0) 2 (fun _ => 1) fun i => i.val

end Fundamentals
