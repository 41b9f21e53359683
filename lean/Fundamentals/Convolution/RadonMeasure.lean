/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Functional
import Fundamentals.Topology.ExtremeValue
import Fundamentals.Topology.UniformContinuity

/-!
# Functionals without compact support

The compactly supported functionals apply to every continuous function. Functionals that spread over
the whole line, such as `φ ↦ ∫ φ` or an infinite row of Dirac deltas, apply to continuous functions
with compact support only. That is enough to convolve them with such functions.

## Main definitions
* `CompactlySupportedMap`: continuous functions on ℝ with compact support.
* `RadonMeasure`: linear functionals on them that are bounded on each interval.
* `RadonMeasure.ofFunction g`: a continuous function as a functional, `φ ↦ ∫ φ g`.
* `RadonMeasure.convFun T f`: the continuous function `T * f`, `(T * f) x = T (y ↦ f (x - y))`.
* `RadonMeasure.mul T f`: the functional `T · f`, `(T · f) φ = T (f φ)`;
  `RadonMeasure.mulCompact T f`: the same, compactly supported, if `f` has compact support.
* `CompactFunctional.toRadonMeasure`: a compactly supported functional is a Radon measure.

## Main statements
* `CompactlySupportedMap.uniform`: continuous functions with compact support are uniformly
  continuous.
* `RadonMeasure.exists_bound`: what the bound says of differences.
* `RadonMeasure.ofFunction_convFun`, `RadonMeasure.toRadonMeasure_convFun`: `T * f` extends the
  convolutions of functions and of compactly supported functionals.

## Implementation notes
Measures are these functionals in Bourbaki's account of integration; they have a sign here. No
measurable sets are needed to convolve them with continuous functions.
-/

public section

namespace Fundamentals

/-! ### Continuous functions with compact support -/

/-- A continuous function on ℝ with compact support. -/
structure CompactlySupportedMap extends ContinuousMap where
  /-- It vanishes outside some interval. -/
  hasCompactSupport : HasCompactSupport toFun

namespace CompactlySupportedMap

instance : CoeFun CompactlySupportedMap fun _ => ℝ → ℝ := ⟨fun φ => φ.toFun⟩

/-- Two continuous functions with compact support that have the same values are equal. -/
@[ext] theorem ext {φ ψ : CompactlySupportedMap} (h : ∀ x, φ x = ψ x) : φ = ψ := by
  cases φ
  cases ψ
  exact (mk.injEq ..).mpr (ContinuousMap.ext h)

noncomputable instance : Add CompactlySupportedMap :=
  ⟨fun φ ψ => ⟨φ.toContinuousMap + ψ.toContinuousMap, φ.hasCompactSupport.add ψ.hasCompactSupport⟩⟩

noncomputable instance : SMul ℝ CompactlySupportedMap :=
  ⟨fun c φ => ⟨c • φ.toContinuousMap, φ.hasCompactSupport.mul_left fun _ => c⟩⟩

/-- The product of `φ` with a continuous function. -/
@[expose] noncomputable def mul (φ : CompactlySupportedMap) (f : ContinuousMap) :
    CompactlySupportedMap :=
  ⟨φ.toContinuousMap * f, φ.hasCompactSupport.mul_right f⟩

/-- The function `y ↦ f (x - y)`. -/
@[expose] noncomputable def compSub (f : CompactlySupportedMap) (x : ℝ) : CompactlySupportedMap :=
  ⟨f.toContinuousMap.compSub x, f.hasCompactSupport.comp_sub x⟩

variable (φ ψ f : CompactlySupportedMap) (g : ContinuousMap) (c x y : ℝ)

@[simp] theorem add_apply : (φ + ψ) x = φ x + ψ x := rfl
@[simp] theorem smul_apply : (c • φ) x = c * φ x := rfl
@[simp] theorem mul_apply : φ.mul g x = φ x * g x := rfl
@[simp] theorem compSub_apply : f.compSub x y = f (x - y) := rfl

/-- **Uniform continuity**: a continuous function with compact support is uniformly continuous on
the whole line. -/
theorem uniform {ε : ℝ} (hε : 0 < ε) :
    ∃ δ : ℝ, 0 < δ ∧ ∀ x y : ℝ, |y - x| < δ → |f y - f x| < ε := by
  obtain ⟨R, hR, support⟩ := f.hasCompactSupport.exists_supportedOn
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt f.continuous (R + 1) hε
  refine ⟨min δ 1, Real.min_pos hδ Real.zero_lt_one, fun x y hy => ?_⟩
  obtain ⟨hyδ, hy1⟩ := Real.lt_min_iff.1 hy
  by_cases hx : |x| ≤ R + 1
  · exact close x y hx hyδ
  · have far := Real.abs_sub_abs_le x y
    rw [Real.abs_sub_comm x] at far
    rw [support.eq_zero_of_lt_abs (by grind only : R < |x|),
      support.eq_zero_of_lt_abs (by grind only : R < |y|), Real.sub_self, Real.abs_zero]
    exact hε

end CompactlySupportedMap

/-! ### Radon measures -/

/-- A Radon measure on ℝ: a linear functional `T` on the continuous functions with compact support
that is bounded on each interval: for every `R` there is `C` such that `|T φ| ≤ C * M` for all `φ`
that vanish outside `[-R, R]` and have `|φ| ≤ M`. -/
structure RadonMeasure where
  /-- The number assigned to a continuous function with compact support. -/
  toFun : CompactlySupportedMap → ℝ
  /-- It is additive. -/
  map_add : ∀ φ ψ, toFun (φ + ψ) = toFun φ + toFun ψ
  /-- It is homogeneous. -/
  map_smul : ∀ (c : ℝ) φ, toFun (c • φ) = c * toFun φ
  /-- It is bounded by the size of the function, among those that vanish outside `[-R, R]`. -/
  bounded : ∀ R : ℝ, ∃ C : ℝ, ∀ (φ : CompactlySupportedMap) (M : ℝ),
    SupportedOn φ (-R) R → (∀ x, |φ x| ≤ M) → |toFun φ| ≤ C * M

/-- A compactly supported functional, applied to continuous functions with compact support only. -/
@[expose] noncomputable def CompactFunctional.toRadonMeasure (T : CompactFunctional) :
    RadonMeasure where
  toFun φ := T φ.toContinuousMap
  map_add φ ψ := T.map_add φ.toContinuousMap ψ.toContinuousMap
  map_smul c φ := T.map_smul c φ.toContinuousMap
  bounded _ := by
    obtain ⟨_, C, h⟩ := T.bounded
    exact ⟨C, fun φ M _ hM => h φ.toContinuousMap M fun x _ => hM x⟩

namespace RadonMeasure

instance : CoeFun RadonMeasure fun _ => CompactlySupportedMap → ℝ := ⟨toFun⟩

/-- Two Radon measures with the same values are equal. -/
@[ext] theorem ext {S T : RadonMeasure} (h : ∀ φ, S φ = T φ) : S = T := by
  cases S
  cases T
  exact (mk.injEq ..).mpr (funext h)

variable (T : RadonMeasure) (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-- **The bound of a Radon measure**, for differences: for every `R` there is `C > 0` such that
`|φ - ψ| ≤ M` implies `|T φ - T ψ| ≤ C * M`, if `φ` and `ψ` vanish outside `[-R, R]`. -/
theorem exists_bound (R : ℝ) : ∃ C : ℝ, 0 < C ∧ ∀ (φ ψ : CompactlySupportedMap) (M : ℝ),
    SupportedOn φ (-R) R → SupportedOn ψ (-R) R → (∀ x, |φ x - ψ x| ≤ M) →
      |T φ - T ψ| ≤ C * M := by
  obtain ⟨C, h⟩ := T.bounded R
  have hC := Real.abs_nonneg C
  have hC' := Real.le_abs_self C
  refine ⟨|C| + 1, by grind only, fun φ ψ M hφ hψ hM => ?_⟩
  have hM₀ : 0 ≤ M := Real.le_trans (Real.abs_nonneg _) (hM 0)
  have difference (x : ℝ) : (φ + (-1 : ℝ) • ψ) x = φ x - ψ x :=
    show φ x + -1 * ψ x = φ x - ψ x by grobner
  have bound := h (φ + (-1 : ℝ) • ψ) M
    (fun x hx => by rw [difference, hφ x hx, hψ x hx, Real.sub_self]) fun x => difference x ▸ hM x
  rw [T.map_add, T.map_smul, Real.neg_mul, Real.one_mul, ← Real.sub_eq_add_neg] at bound
  exact Real.le_trans bound (Real.mul_le_mul_of_nonneg_right (by grind only) hM₀)

/-! ### Functions as functionals -/

/-- A continuous function is bounded on `[-R, R]`. -/
private theorem exists_abs_le (R : ℝ) : ∃ B : ℝ, 0 ≤ B ∧ ∀ x, |x| ≤ R → |g x| ≤ B := by
  have hon : ContinuousOn g (-R) R := continuousOn_of_continuousAt fun x _ _ => g.continuous x
  obtain ⟨B, hB⟩ := hon.bounded
  exact ⟨|B|, Real.abs_nonneg B, fun x hx =>
    Real.le_trans (hB x (Real.abs_le.1 hx).1 (Real.abs_le.1 hx).2) (Real.le_abs_self B)⟩

/-- The functional `φ ↦ ∫ φ g` of a continuous function `g`. -/
@[expose] noncomputable def ofFunction (g : ContinuousMap) : RadonMeasure where
  toFun φ := integral fun y => φ y * g y
  map_add φ ψ := by
    simp only [CompactlySupportedMap.add_apply, Real.add_mul]
    exact integral_add (φ.hasCompactSupport.integrable_mul φ.continuous g.continuous)
      (ψ.hasCompactSupport.integrable_mul ψ.continuous g.continuous)
  map_smul c φ := by
    simp only [CompactlySupportedMap.smul_apply, Real.mul_assoc]
    exact integral_const_mul c _
  bounded R := by
    obtain ⟨B, hB₀, hB⟩ := exists_abs_le g |R|
    refine ⟨B * (|R| - -|R|), fun φ M hφ hM => ?_⟩
    have hR := Real.neg_abs_le R
    have hR' := Real.le_abs_self R
    have support := (hφ.mono (c := -|R|) (d := |R|) (by grind only) (by grind only)).mul_right g
    have value := (support.hasIntegral_iff (by grind only)).1
      (φ.hasCompactSupport.integrable_mul φ.continuous g.continuous).hasIntegral
    refine Real.le_trans (value.abs_le (M := M * B) fun x hx hx' => ?_)
      (Real.le_of_eq (by grobner))
    exact Real.abs_mul_le (hM x) (hB x (Real.abs_le.2 (by grind only)))

theorem ofFunction_apply : ofFunction g φ = integral fun y => φ y * g y := rfl

/-! ### Convolution with a function -/

/-- `T (y ↦ f (x - y))` is a continuous function of `x`. -/
theorem continuousAt_compSub : ContinuousAt (fun z => T (f.compSub z)) x := by
  intro ε hε
  obtain ⟨R, hR, support⟩ := f.hasCompactSupport.exists_supportedOn
  obtain ⟨C, hC, bound⟩ := T.exists_bound (|x| + 1 + R)
  have half : C * (ε / (2 * C)) = ε / 2 := by grind
  obtain ⟨δ, hδ, close⟩ := f.uniform (ε := ε / (2 * C))
    (Real.div_pos hε (Real.mul_pos Real.zero_lt_two hC))
  have window (z : ℝ) (hz : |z| ≤ |x| + 1) :
      SupportedOn (f.compSub z) (-(|x| + 1 + R)) (|x| + 1 + R) := by
    rw [Real.abs_le] at hz
    exact (support.comp_sub z).mono (by grind only) (by grind only)
  refine ⟨min δ 1, Real.min_pos hδ Real.zero_lt_one, fun z hz => ?_⟩
  rw [Real.norm_eq_abs] at hz ⊢
  obtain ⟨hzδ, hz1⟩ := Real.lt_min_iff.1 hz
  have hz' := Real.abs_sub_abs_le z x
  have total := bound (f.compSub z) (f.compSub x) _ (window z (by grind only))
    (window x (by grind only)) fun y => Real.le_of_lt (close (x - y) (z - y)
      (by rwa [show z - y - (x - y) = z - x by grobner]))
  rw [half] at total
  exact Real.lt_of_le_of_lt total (Real.half_lt_self hε)

/-- The convolution of a Radon measure with a continuous function with compact support,
`(T * f) x = T (y ↦ f (x - y))`; a continuous function. -/
@[expose] noncomputable def convFun (T : RadonMeasure) (f : CompactlySupportedMap) :
    ContinuousMap where
  toFun x := T (f.compSub x)
  continuous x := T.continuousAt_compSub f x

theorem convFun_apply : T.convFun f x = T (f.compSub x) := rfl

/-- **The convolution of functions is a special case**: that of a continuous function `g`, taken for
a Radon measure, with a continuous function `f` with compact support is `conv g f`. -/
theorem ofFunction_convFun : (ofFunction g).convFun f x = conv g f x :=
  integral_congr fun _ => Real.mul_comm _ _

/-- The convolution of a compactly supported functional with a function is the same, if it is
taken for a Radon measure. -/
theorem toRadonMeasure_convFun (S : CompactFunctional) :
    S.toRadonMeasure.convFun f = S.convFun f.toContinuousMap := rfl

/-! ### Multiplication by a function -/

/-- The bound of a product, of which the left factor vanishes outside `[-R, R]`. -/
private theorem abs_mul_le {f g : ℝ → ℝ} {R M B : ℝ} (hf : SupportedOn f (-R) R) (hM₀ : 0 ≤ M)
    (hB₀ : 0 ≤ B) (hM : ∀ x, |x| ≤ R → |f x| ≤ M) (hB : ∀ x, |x| ≤ R → |g x| ≤ B) (x : ℝ) :
    |f x * g x| ≤ M * B := by
  by_cases hx : |x| ≤ R
  · exact Real.abs_mul_le (hM x hx) (hB x hx)
  · rw [hf.eq_zero_of_lt_abs (Real.not_le.1 hx), Real.zero_mul, Real.abs_zero]
    exact Real.mul_nonneg hM₀ hB₀

/-- The product of a Radon measure with a continuous function: `(T · f) φ = T (f φ)`. -/
@[expose] noncomputable def mul (T : RadonMeasure) (f : ContinuousMap) : RadonMeasure where
  toFun φ := T (φ.mul f)
  map_add φ ψ := by
    rw [← T.map_add]
    exact congrArg T (CompactlySupportedMap.ext fun x => Real.add_mul _ _ _)
  map_smul c φ := by
    rw [← T.map_smul]
    exact congrArg T (CompactlySupportedMap.ext fun x => Real.mul_assoc _ _ _)
  bounded R := by
    obtain ⟨B, hB₀, hB⟩ := exists_abs_le f R
    obtain ⟨C, hC⟩ := T.bounded R
    refine ⟨C * B, fun φ M hφ hM => ?_⟩
    rw [Real.mul_assoc, Real.mul_comm B]
    exact hC (φ.mul f) (M * B) (hφ.mul_right f) <|
      abs_mul_le hφ (Real.le_trans (Real.abs_nonneg _) (hM 0)) hB₀ (fun x _ => hM x) hB

theorem mul_apply : T.mul g φ = T (φ.mul g) := rfl

/-- The product of a Radon measure with a continuous function with compact support, as a compactly
supported functional: `(T · f) φ = T (f φ)` for every continuous `φ`. -/
@[expose] noncomputable def mulCompact (T : RadonMeasure) (f : CompactlySupportedMap) :
    CompactFunctional where
  toFun φ := T (f.mul φ)
  map_add φ ψ := by
    rw [← T.map_add]
    exact congrArg T (CompactlySupportedMap.ext fun x => Real.mul_add _ _ _)
  map_smul c φ := by
    rw [← T.map_smul]
    exact congrArg T (CompactlySupportedMap.ext fun x => show f x * (c * φ x) = c * (f x * φ x) by
      grobner)
  bounded := by
    obtain ⟨R, hR, support⟩ := f.hasCompactSupport.exists_supportedOn
    obtain ⟨B, hB₀, hB⟩ := exists_abs_le f.toContinuousMap R
    obtain ⟨C, hC⟩ := T.bounded R
    refine ⟨R, C * B, fun φ M hM => ?_⟩
    rw [Real.mul_assoc]
    exact hC (f.mul φ) (B * M) (support.mul_right φ) <|
      abs_mul_le support hB₀ (Real.le_trans (Real.abs_nonneg _)
        (hM 0 (by rw [Real.abs_zero]; grind only))) hB hM

theorem mulCompact_apply (ψ : ContinuousMap) : T.mulCompact f ψ = T (f.mul ψ) := rfl

/-- The two products agree where both are defined. -/
theorem toRadonMeasure_mulCompact :
    (T.mulCompact f).toRadonMeasure = T.mul f.toContinuousMap :=
  ext fun φ => congrArg T (CompactlySupportedMap.ext fun x => Real.mul_comm (f x) (φ x))

end RadonMeasure

end Fundamentals
