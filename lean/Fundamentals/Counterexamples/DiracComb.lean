/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.DiracComb
public import Fundamentals.Convolution.Tent

/-!
# The Dirac comb: sums `∑_k f (x - k p)` with infinitely many terms, and that they do not sample

The sum `∑_k f (x - k p)` has infinitely many terms that are not 0 if `f` is a constant other than
0, and if `p = 0`. And convolution with the comb is not sampling: of a function that vanishes at all
multiples of `p` the samples are 0, but its periodization need not be.

## Main statements
* `not_finiteSupport_sample_const`, `not_finiteSupport_sample_zero`
* `comb_mul_eq_zero_convFun_ne`
-/

public section

namespace Fundamentals.Counterexamples

/-- A constant sequence other than 0 does not have finite support. -/
private theorem not_finiteSupport_const {c : ℝ} (hc : c ≠ 0) :
    ¬Sequence.FiniteSupport fun _ : Int => c :=
  fun ⟨lo, _, h⟩ => hc (h (lo - 1) (Or.inl (by lia)))

/-- **Without compact support the sum may have infinitely many terms** (§3.5, eq. (16)): for a
constant other than 0, infinitely many terms of `∑_k f (x - k p)` are not 0, for every `p` and `x`. -/
theorem not_finiteSupport_sample_const {c : ℝ} (hc : c ≠ 0) (p x : ℝ) :
    ¬Sequence.FiniteSupport fun k : Int => (fun _ : ℝ => c) (x - k * p) :=
  not_finiteSupport_const hc

/-- **The sum over the translates needs `p ≠ 0`** (§3.5, eq. (16)): for `p = 0`, infinitely many
terms of `∑_k f (x - k p)` are not 0, wherever `f x ≠ 0`. -/
theorem not_finiteSupport_sample_zero {f : ℝ → ℝ} {x : ℝ} (hx : f x ≠ 0) :
    ¬Sequence.FiniteSupport fun k : Int => f (x - k * 0) := by
  simp only [Real.mul_zero, Real.sub_zero]
  exact not_finiteSupport_const hx

/-- The tent over `[0, 2]`. -/
@[expose] noncomputable def tentAtOne : CompactlySupportedMap where
  toFun x := tent (x - 1)
  continuous x := ContinuousAt.comp (f := fun x => x - 1) (continuousAt_tent (x - 1))
    (continuousAt_id.sub continuousAt_const)
  hasCompactSupport := hasCompactSupport_tent.translate 1

/-- **Convolution with the comb is not sampling** (§3.5, eq. (16) under the title of the section):
the tent over `[0, 2]` vanishes at all multiples of 2, so that `Ш_2 · f` is 0; but `Ш_2 * f` is 1 at
1. -/
theorem comb_mul_eq_zero_convFun_ne :
    (∀ φ, (comb 2 Real.zero_lt_two).mul tentAtOne.toContinuousMap φ = 0) ∧
      (comb 2 Real.zero_lt_two).convFun tentAtOne 1 = 1 := by
  constructor
  · intro φ
    have sample (k : Int) : tent ((k : ℝ) * 2 - 1) = 0 := by
      obtain ⟨m, rfl | rfl⟩ : ∃ m : Nat, k = m + 1 ∨ k = -m := ⟨(max (k - 1) (-k)).toNat, by omega⟩
      all_goals
        simp only [Lean.Grind.Ring.intCast_add, Lean.Grind.Ring.intCast_neg,
          Lean.Grind.Ring.intCast_natCast, Lean.Grind.Ring.intCast_one]
        grind [tent_def, Real.natCast_nonneg m]
    rw [comb_mul_apply]
    refine (Sequence.sumInt_congr fun k => ?_).trans Sequence.sumInt_zero
    exact (congrArg (· * _) (sample k)).trans (Real.zero_mul _)
  · have far (k : Int) (hk : k ≠ 0) : tentAtOne (1 - (k : ℝ) * 2) = 0 := by
      show tent (1 - (k : ℝ) * 2 - 1) = 0
      obtain ⟨m, rfl | rfl⟩ : ∃ m : Nat, k = m + 1 ∨ k = -(m + 1) := ⟨k.natAbs - 1, by lia⟩
      all_goals
        simp only [Lean.Grind.Ring.intCast_add, Lean.Grind.Ring.intCast_neg,
          Lean.Grind.Ring.intCast_natCast, Lean.Grind.Ring.intCast_one]
        grind [tent_def, Real.natCast_nonneg m]
    rw [comb_convFun_apply, Sequence.sumInt_eq_single 0 far]
    show tent (1 - ((0 : Int) : ℝ) * 2 - 1) = 1
    rw [Lean.Grind.Ring.intCast_zero]
    grind [tent_def]

end Fundamentals.Counterexamples
