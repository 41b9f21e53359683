/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Counterexamples.ApproximateIdentity
public import Fundamentals.Integral.ByParts
public import Fundamentals.Integral.CauchySchwarz
public import Fundamentals.Integral.Fubini
public import Fundamentals.Integral.ImproperCriteria
public import Fundamentals.Integral.ImproperScaling
public import Fundamentals.Integral.MeanValue
public import Fundamentals.Integral.Piecewise
public import Fundamentals.Integral.Substitution
public import Fundamentals.Integral.UniformLimit
public import Fundamentals.Witnesses.Calculus
import Fundamentals.Integral.Additivity

/-!
# Witnesses: the integral

Closed instances of the theorems of `Fundamentals.Integral`: all hypotheses of a theorem hold
together, so that none of them is vacuous.

## Main statements
* `hasIntegralOn_id`, `hasIntegralOn_mul_self`: the integrals of `x` and of `x * x`.
-/

public section

namespace Fundamentals

open Counterexamples (step)

/-! ### Two integrals -/

/-- The integral of the identity. -/
theorem hasIntegralOn_id {a b : ℝ} (hab : a ≤ b) :
    HasIntegralOn (fun x => x) a b ((b ^ 2 - a ^ 2) / 2) := by
  have double := (continuousOn_id.const_mul 2).hasIntegralOn_of_hasDerivAt hab
    (continuousOn_id.pow 2) fun x _ _ => hasDerivAt_sq x
  have half := double.const_mul (1 / 2)
  rwa [show 1 / 2 * (b ^ 2 - a ^ 2) = (b ^ 2 - a ^ 2) / 2 by grind only,
    funext fun x : ℝ => show 1 / 2 * (2 * x) = x by grind only] at half

/-- The integral of the square over `[0, 1]`. -/
theorem hasIntegralOn_mul_self : HasIntegralOn (fun x => x * x) 0 1 (1 / 3) := by
  have cube (x : ℝ) : HasDerivAt (fun y => 1 / 3 * y ^ 3) (x * x) x := by
    have power := (hasDerivAt_pow 3 x).const_mul (1 / 3)
    rwa [show 1 / 3 * (((3 : Nat) : ℝ) * x ^ (3 - 1)) = x * x by grind only] at power
  have total := (continuousOn_id.mul continuousOn_id).hasIntegralOn_of_hasDerivAt
    Real.zero_le_one (continuousOn_of_continuousAt fun x _ _ => (cube x).continuousAt)
    fun x _ _ => cube x
  rwa [show (1 / 3 * 1 ^ 3 - 1 / 3 * 0 ^ 3 : ℝ) = 1 / 3 by grind only] at total

/-! ### Rules -/

/-- The identity on `[0, 1]`. -/
def HasIntegralOn.unique.witness :=
  HasIntegralOn.unique (hasIntegralOn_id Real.zero_le_one) (hasIntegralOn_id Real.zero_le_one)

/-- The identity and the square on `[0, 1]`. -/
def HasIntegralOn.add.witness :=
  HasIntegralOn.add (hasIntegralOn_id Real.zero_le_one) hasIntegralOn_mul_self

/-- The identity and 1 on `[0, 1]`. -/
def HasIntegralOn.le.witness :=
  HasIntegralOn.le (hasIntegralOn_id Real.zero_le_one) (hasIntegralOn_const Real.zero_le_one 1)
    fun _ _ h => h

/-- The identity on `[0, 2]`, cut at 1. -/
def HasIntegralOn.exists_split.witness :=
  HasIntegralOn.exists_split (b := 1) (c := 2) (hasIntegralOn_id (by grind only)) Real.zero_le_one
    (by grind only)

/-- The identity with itself on `[0, 1]`. -/
def HasIntegralOn.by_parts.witness :=
  HasIntegralOn.by_parts (u := fun x => x) (u' := fun _ => 1) (v' := fun _ => 1)
    (by simpa only [Real.one_mul] using hasIntegralOn_id Real.zero_le_one) continuousOn_id
    continuousOn_id (fun x _ _ => hasDerivAt_id x) (fun x _ _ => hasDerivAt_id x)
    (integrableOn_const Real.zero_le_one 1) (integrableOn_const Real.zero_le_one 1)

/-- The identity, for the substitution `g x = 2 * x`, on `[0, 1]`. -/
def HasIntegralOn.substitution.witness :=
  HasIntegralOn.substitution (f := fun x => x) (g := fun x => 2 * x) (a := 0) (b := 1) (c := 0)
    (d := 2) (hasIntegralOn_id (by grind only)) (continuousOn_id.const_mul 2)
    (fun x _ _ => (hasDerivAt_id x).const_mul 2) (integrableOn_const Real.zero_le_one _)
    (fun x _ _ => by grind only) continuousOn_id

/-- The identity, for the substitution `g x = -x`, on `[0, 1]`. -/
def HasIntegralOn.substitution_of_ge.witness :=
  HasIntegralOn.substitution_of_ge (f := fun x => x) (g := fun x => -x) (a := 0) (b := 1) (c := -1)
    (d := 0) (hasIntegralOn_id (by grind only)) continuousOn_id.neg
    (fun x _ _ => (hasDerivAt_id x).neg) (integrableOn_const Real.zero_le_one _)
    (fun x _ _ => by grind only) continuousOn_id

/-- The constant 1 and the identity on `[0, 1]`. -/
def HasIntegralOn.cauchy_schwarz.witness :=
  HasIntegralOn.cauchy_schwarz (f := fun _ => 1) (g := fun x => x)
    (by simpa only [Real.one_mul] using hasIntegralOn_id Real.zero_le_one)
    (hasIntegralOn_const Real.zero_le_one _) hasIntegralOn_mul_self

/-- The identity with the weight `x` on `[0, 1]`. -/
def HasIntegralOn.exists_mean_value.witness :=
  HasIntegralOn.exists_mean_value (f := fun x => x) hasIntegralOn_mul_self
    (hasIntegralOn_id Real.zero_le_one) continuousOn_id fun _ h _ => h

/-- The constants `1 / (n + 1)` on `[0, 1]`. -/
def TendstoUniformlyOn.hasIntegralOn.witness :=
  TendstoUniformlyOn.hasIntegralOn (F := fun n _ => 1 / ((n : ℝ) + 1)) (f := fun _ => 0) (a := 0)
    (b := 1) (fun ε hε => (isLimitOfSeq_one_div ε hε).imp fun _ hN n hn _ _ _ => hN n hn)
    fun _ => hasIntegralOn_const Real.zero_le_one _

/-! ### Integrable functions -/

/-- The unit step on `[-1, 1]`. -/
def integrableOn_of_monotone.witness :=
  integrableOn_of_monotone (f := step) (a := -1) (b := 1) (by grind only) fun x y _ hxy _ => by
    grind [step]

/-- The negative of the unit step on `[-1, 1]`. -/
def integrableOn_of_antitone.witness :=
  integrableOn_of_antitone (f := fun x => -step x) (a := -1) (b := 1) (by grind only)
    fun x y _ hxy _ => by grind [step]

/-- The identity on `[-1, 1]`. -/
def IntegrableOn.abs.witness :=
  IntegrableOn.abs (a := -1) (b := 1) (continuousOn_id.integrableOn (by grind only))

private theorem hasIntegralOn_tent : HasIntegralOn tent (-1) 1 1 :=
  (supportedOn_tent.hasIntegral_iff (by grind only)).1 hasIntegral_tent

/-- The tent on `[-1, 1]`. -/
def HasIntegralOn.abs_le_integral_abs.witness :=
  HasIntegralOn.abs_le_integral_abs hasIntegralOn_tent
    (hasIntegralOn_tent.congr fun x _ _ => (Real.abs_of_nonneg (tent_nonneg x)).symm)

/-- The unit step at 1 on `[0, 2]`. -/
def integrableOn_of_piecewise.witness :=
  integrableOn_of_piecewise (f := fun t => if t < 1 then 0 else 1)
    (x := fun i : Fin 3 => (i.val : ℝ)) (g := fun i _ => (i.val : ℝ))
    (fun i => Real.natCast_le.2 (Nat.le_succ i)) (fun _ => continuousOn_const) fun i t h h' => by
      match i with
      | 0 => exact if_pos (by simpa using h')
      | 1 => exact if_neg (Real.not_lt.2 (Real.le_of_lt (by simpa using h)))

/-! ### The fundamental theorem -/

/-- The identity on `[0, 1]`. -/
def HasIntegralOn.continuousOn_primitive.witness :=
  HasIntegralOn.continuousOn_primitive (a := 0) (b := 1) fun _ h _ => hasIntegralOn_id h

/-- The identity on `[0, 1]`, at `1/2`. -/
def HasIntegralOn.hasDerivAt_primitive.witness :=
  HasIntegralOn.hasDerivAt_primitive (a := 0) (b := 1) (x := 1 / 2)
    (fun _ h _ => hasIntegralOn_id h) (by grind only) (by grind only) continuousAt_id

/-- The identity on `[0, 1]`. -/
def ContinuousOn.exists_primitive.witness :=
  ContinuousOn.exists_primitive (f := fun x => x) continuousOn_id Real.zero_le_one

/-! ### Parameters -/

private theorem continuousOnRect_mul {a b c d : ℝ} : ContinuousOnRect (fun x y => y * x) a b c d :=
  (ContinuousOnRect.of_right continuousOn_id).mul (ContinuousOnRect.of_left continuousOn_id)

/-- The product of the variables on `[0, 1]` and `[0, 1]`. -/
def ContinuousOnRect.uniform_left.witness :=
  ContinuousOnRect.uniform_left (a := 0) (b := 1) (c := 0) (d := 1) continuousOnRect_mul
    Real.zero_lt_one

/-- The product of the variables on `[0, 1]` and `[0, 1]`. -/
def ContinuousOnRect.fubini.witness :=
  ContinuousOnRect.fubini continuousOnRect_mul Real.zero_le_one Real.zero_le_one

/-- The product of the variables on `[0, 1]` and `[0, 1]`. -/
def ContinuousOnRect.continuousOn_integral.witness :=
  ContinuousOnRect.continuousOn_integral (a := 0) (b := 1) continuousOnRect_mul fun x _ _ =>
    (hasIntegralOn_id Real.zero_le_one).mul_const x

/-- The product of the variables on `[-1, 1]` and `[0, 1]`, at 0. -/
def ContinuousOnRect.hasDerivAt_integral.witness :=
  ContinuousOnRect.hasDerivAt_integral (f := fun x y => y * x) (f' := fun _ y => y * 1) (a := -1)
    (b := 1) (x := 0) (.of_right (continuousOn_id.mul continuousOn_const))
    (fun x y _ _ _ _ => (hasDerivAt_id x).const_mul y)
    (fun x _ _ => (hasIntegralOn_id Real.zero_le_one).mul_const x) (by grind only) (by grind only)
    ((hasIntegralOn_id Real.zero_le_one).mul_const 1)

/-! ### Improper integrals -/

/-- The tent. -/
def integrable_of_nonneg.witness :=
  integrable_of_nonneg (C := 1) tent_nonneg
    (fun _ _ => hasIntegral_tent.integrable.integrableOn) fun a b J hJ =>
      hJ.le_of_subinterval ((supportedOn_tent.hasIntegralOn_iff (c := min a (-1)) (d := max b 1)
        (by grind) (by grind) (by grind)).2 hasIntegralOn_tent) (by grind) (by grind)
        fun x _ _ => tent_nonneg x

/-- The tent, half as wide. -/
def hasIntegral_comp_mul.witness := hasIntegral_comp_mul (c := 2) (by grind only) tent 1

/-- The tent, half as wide. -/
def integral_comp_mul.witness := integral_comp_mul (c := 2) (by grind only) tent

end Fundamentals
