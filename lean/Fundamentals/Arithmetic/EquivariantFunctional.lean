/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.FunctionalConvolution
import Fundamentals.Real.Additive
import Fundamentals.Topology.ExtremeValue

/-!
# What commutes with translations is convolution with a functional

An additive map on the continuous functions on ℝ that commutes with all translations, and whose value
at 0 is bounded by the size of the function on some `[-R, R]`, is the convolution with exactly one
compactly supported functional.

## Main statements
* `CompactFunctional.equivariant_iff_convFun`: additive, commuting with translations and bounded ⇔
  convolution with a functional.
* `CompactFunctional.eq_of_forall_convFun`: there is only one.

## Implementation notes
The values of the map need not be continuous functions, and it need not be homogeneous: both follow,
see `CompactFunctional.convFun` and `CompactFunctional.convFun_smul`.
-/

public section

namespace Fundamentals.CompactFunctional

/-- Moving, then reflecting at 0, is reflecting at another place. -/
private theorem compSub_compSub_zero (f : ContinuousMap) (x : ℝ) :
    (f.compSub x).compSub 0 = f.translate (-x) :=
  ContinuousMap.ext fun y => congrArg f (show x - (0 - y) = y - -x by
    rw [Real.zero_sub, Real.sub_eq_add_neg, Real.sub_eq_add_neg y, Real.neg_neg, Real.neg_neg,
      Real.add_comm])

/-- What is additive and bounded is homogeneous. -/
private theorem map_smul_of_additive {S : ContinuousMap → ℝ} {R C : ℝ}
    (add : ∀ φ ψ, S (φ + ψ) = S φ + S ψ)
    (bound : ∀ φ M, (∀ x, |x| ≤ R → |φ x| ≤ M) → |S φ| ≤ C * M) (c : ℝ) (φ : ContinuousMap) :
    S (c • φ) = c * S φ := by
  obtain ⟨M, hM⟩ := (continuousOn_of_continuousAt (a := -R) (b := R)
    fun x _ _ => φ.continuous x).bounded
  have distributes (x y : ℝ) : (x + y) • φ = x • φ + y • φ :=
    ContinuousMap.ext fun z => Real.add_mul x y (φ z)
  have one : (1 : ℝ) • φ = φ := ContinuousMap.ext fun z => Real.one_mul (φ z)
  have linear := Real.eq_mul_of_additive (g := fun x => S (x • φ)) (K := C * M)
    (fun x y => (congrArg S (distributes x y)).trans (add _ _))
    (fun x hx hx' => bound _ M fun z hz => ?_) c
  · rwa [one] at linear
  · have size : |φ z| ≤ M := hM z (Real.abs_le.1 hz).1 (Real.abs_le.1 hz).2
    rw [ContinuousMap.smul_apply, Real.abs_mul, Real.abs_of_nonneg hx]
    exact Real.le_trans
      (Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hx') (Real.abs_nonneg (φ z)))
      (by rwa [Real.one_mul])

/-- **What commutes with translations is convolution with a functional.** Let `T` be any map that
takes continuous functions on ℝ to functions on ℝ. It

* is additive,
* commutes with all translations,
* has `R` and `C` such that `|φ| ≤ M` on `[-R, R]` implies `|(T φ) 0| ≤ C * M`,

if and only if there is a compactly supported functional `S` such that `T f = S * f` for every
continuous `f`. In particular `T` is linear then, and its values are continuous functions. -/
theorem equivariant_iff_convFun (T : ContinuousMap → ℝ → ℝ) :
    ((∀ φ ψ x, T (φ + ψ) x = T φ x + T ψ x) ∧ (∀ b φ x, T (φ.translate b) x = T φ (x - b)) ∧
        ∃ R C : ℝ, ∀ φ M, (∀ x, |x| ≤ R → |φ x| ≤ M) → |T φ 0| ≤ C * M) ↔
      ∃ S : CompactFunctional, ∀ f x, T f x = S.convFun f x := by
  constructor
  · rintro ⟨map_add, translates, R, C, bound⟩
    have map_smul := map_smul_of_additive (fun φ ψ => map_add φ ψ 0) bound
    refine ⟨⟨fun φ => T (φ.compSub 0) 0, fun φ ψ => map_add (φ.compSub 0) (ψ.compSub 0) 0,
      fun c φ => map_smul c (φ.compSub 0), R, C,
      fun φ M hM => bound _ M fun x hx => hM (0 - x) ?_⟩, fun f x => ?_⟩
    · rwa [Real.zero_sub, Real.abs_neg]
    · show T f x = T ((f.compSub x).compSub 0) 0
      rw [compSub_compSub_zero, translates]
      exact congrArg (T f) (show x = 0 - -x by rw [Real.zero_sub, Real.neg_neg])
  · rintro ⟨S, hS⟩
    obtain ⟨R, C, bound⟩ := S.bounded
    simp only [hS]
    refine ⟨fun φ ψ x => ?_, fun b φ x => ?_, R, C, fun φ M hM => ?_⟩
    · rw [convFun_add]
      rfl
    · rw [convFun_translate]
      rfl
    · exact bound _ M fun x hx => hM (0 - x) (by rwa [Real.zero_sub, Real.abs_neg])

/-- **The functional is unique**: functionals that have the same convolutions with all continuous
functions are equal. -/
theorem eq_of_forall_convFun {S S' : CompactFunctional} {T : ContinuousMap → ℝ → ℝ}
    (h : ∀ f x, T f x = S.convFun f x) (h' : ∀ f x, T f x = S'.convFun f x) : S = S' :=
  convFun_ext fun f _ => ContinuousMap.ext fun x => (h f x).symm.trans (h' f x)

end Fundamentals.CompactFunctional
