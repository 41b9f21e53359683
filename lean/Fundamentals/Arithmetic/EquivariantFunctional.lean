/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.FunctionalConvolution

/-!
# What commutes with translations is convolution with a functional

A linear map on the continuous functions on ℝ that commutes with all translations, and whose value
at 0 is bounded by the size of the function on some `[-R, R]`, is the convolution with exactly one
compactly supported functional.

## Main statements
* `CompactFunctional.equivariant_iff_convFun`: linear, commuting with translations and bounded ⇔
  convolution with a functional.
* `CompactFunctional.eq_of_forall_convFun`: there is only one.

## Implementation notes
The values of the map need not be continuous functions: that they are is part of what is proved.
-/

public section

namespace Fundamentals.CompactFunctional

/-- Moving, then reflecting at 0, is reflecting at another place. -/
private theorem compSub_compSub_zero (f : ContinuousMap) (x : ℝ) :
    (f.compSub x).compSub 0 = f.translate (-x) :=
  ContinuousMap.ext fun y => congrArg f (show x - (0 - y) = y - -x by grind only)

/-- **What commutes with translations is convolution with a functional.** Let `T` be any map that
takes continuous functions on ℝ to functions on ℝ. It

* is linear,
* commutes with all translations,
* has `R` and `C` such that `|φ| ≤ M` on `[-R, R]` implies `|(T φ) 0| ≤ C * M`,

if and only if there is a compactly supported functional `S` such that `T f = S * f` for every
continuous `f`. -/
theorem equivariant_iff_convFun (T : ContinuousMap → ℝ → ℝ) :
    ((∀ φ ψ x, T (φ + ψ) x = T φ x + T ψ x) ∧ (∀ (c : ℝ) φ x, T (c • φ) x = c * T φ x) ∧
        (∀ b φ x, T (φ.translate b) x = T φ (x - b)) ∧
        ∃ R C : ℝ, ∀ φ M, (∀ x, |x| ≤ R → |φ x| ≤ M) → |T φ 0| ≤ C * M) ↔
      ∃ S : CompactFunctional, ∀ f x, T f x = S.convFun f x := by
  constructor
  · rintro ⟨map_add, map_smul, translates, R, C, bound⟩
    refine ⟨⟨fun φ => T (φ.compSub 0) 0, fun φ ψ => map_add (φ.compSub 0) (ψ.compSub 0) 0,
      fun c φ => map_smul c (φ.compSub 0) 0, R, C,
      fun φ M hM => bound _ M fun x hx => hM (0 - x) ?_⟩, fun f x => ?_⟩
    · rwa [Real.zero_sub, Real.abs_neg]
    · show T f x = T ((f.compSub x).compSub 0) 0
      rw [compSub_compSub_zero, translates]
      exact congrArg (T f) (show x = 0 - -x by grind only)
  · rintro ⟨S, hS⟩
    obtain ⟨R, C, bound⟩ := S.bounded
    simp only [hS]
    refine ⟨fun φ ψ x => ?_, fun c φ x => ?_, fun b φ x => ?_, R, C, fun φ M hM => ?_⟩
    · rw [convFun_add]
      rfl
    · rw [convFun_smul]
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
