/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Topology.UniformContinuity

/-!
# Compactly supported functionals

A functional assigns a number to every continuous function `φ`: the value `φ a`, or `∫ f φ`. Those
that are linear, and depend on the values of `φ` on some bounded interval only, with a bound, are
what `δ` is, and what convolution extends to.

## Main definitions
* `ContinuousMap`: continuous functions on ℝ.
* `CompactFunctional`: linear functionals on them with compact support and a bound (the compactly
  supported measures).
* `CompactFunctional.SupportedOn T a b`: `T φ` depends on the values of `φ` on `[a, b]` only.
* `CompactFunctional.ofFunction`: a continuous function with compact support as a functional,
  `φ ↦ ∫ f φ`.
* `CompactFunctional.convFun T f`: the function `T * f`, `(T * f) x = T (y ↦ f (x - y))`.
* `CompactFunctional.xcorrFun T φ`: the function `T ⋆ φ`, `(T ⋆ φ) x = T (y ↦ φ (x + y))`.
* `CompactFunctional.conv S T`: the functional `S * T`, `(S * T) φ = S (x ↦ T (y ↦ φ (x + y)))`.

## Main statements
* `CompactFunctional.exists_bound`: what the bound says of differences.
* `CompactFunctional.continuousAt_apply`: a functional applied to functions that depend on a
  parameter continuously, uniformly on every `[-R, R]`, depends on it continuously.

## Implementation notes
The bound is continuity for uniform convergence on bounded intervals; it makes `T * f` continuous,
so that functionals can be convolved. With it `T` is what measure theory calls a signed measure with
compact support; no measure theory is needed here. `T φ` is what is meant by `∫ T(y) φ(y) dy`,
whether or not there is such a function `T(y)`.
-/

public section

namespace Fundamentals

/-! ### Continuous functions -/

/-- A continuous function on ℝ. -/
structure ContinuousMap where
  /-- The function. -/
  toFun : ℝ → ℝ
  /-- It is continuous everywhere. -/
  continuous : ∀ x, ContinuousAt toFun x

namespace ContinuousMap

instance : CoeFun ContinuousMap fun _ => ℝ → ℝ := ⟨toFun⟩

/-- Two continuous functions with the same values are equal. -/
@[ext] theorem ext {φ ψ : ContinuousMap} (h : ∀ x, φ x = ψ x) : φ = ψ := by
  cases φ
  cases ψ
  exact (mk.injEq ..).mpr (funext h)

noncomputable instance : Zero ContinuousMap := ⟨⟨fun _ => 0, fun _ => continuousAt_const⟩⟩

noncomputable instance : Add ContinuousMap :=
  ⟨fun φ ψ => ⟨fun x => φ x + ψ x, fun x => (φ.continuous x).add (ψ.continuous x)⟩⟩

noncomputable instance : Neg ContinuousMap :=
  ⟨fun φ => ⟨fun x => -φ x, fun x => (φ.continuous x).neg⟩⟩

noncomputable instance : Sub ContinuousMap :=
  ⟨fun φ ψ => ⟨fun x => φ x - ψ x, fun x => (φ.continuous x).sub (ψ.continuous x)⟩⟩

noncomputable instance : SMul ℝ ContinuousMap :=
  ⟨fun c φ => ⟨fun x => c * φ x, fun x => (φ.continuous x).const_mul c⟩⟩

noncomputable instance : Mul ContinuousMap :=
  ⟨fun φ ψ => ⟨fun x => φ x * ψ x, fun x => (φ.continuous x).mul (ψ.continuous x)⟩⟩

variable (φ ψ : ContinuousMap) (c x y : ℝ)

@[simp] theorem mk_apply (f : ℝ → ℝ) (hf : ∀ x, ContinuousAt f x) : mk f hf x = f x := rfl
@[simp] theorem zero_apply : (0 : ContinuousMap) x = 0 := rfl
@[simp] theorem add_apply : (φ + ψ) x = φ x + ψ x := rfl
@[simp] theorem neg_apply : (-φ) x = -φ x := rfl
@[simp] theorem sub_apply : (φ - ψ) x = φ x - ψ x := rfl
@[simp] theorem smul_apply : (c • φ) x = c * φ x := rfl
@[simp] theorem mul_apply : (φ * ψ) x = φ x * ψ x := rfl

/-- The function `y ↦ f (x - y)`. -/
@[expose] noncomputable def compSub (f : ContinuousMap) (x : ℝ) : ContinuousMap where
  toFun y := f (x - y)
  continuous y := ContinuousAt.comp (f := fun y => x - y) (f.continuous (x - y))
    (continuousAt_const.sub continuousAt_id)

/-- The function `y ↦ f (x + y)`. -/
@[expose] noncomputable def compAdd (f : ContinuousMap) (x : ℝ) : ContinuousMap where
  toFun y := f (x + y)
  continuous y := ContinuousAt.comp (f := fun y => x + y) (f.continuous (x + y))
    (continuousAt_const.add continuousAt_id)

/-- The function moved to the right by `b`: `x ↦ f (x - b)`. -/
@[expose] noncomputable def translate (b : ℝ) (f : ContinuousMap) : ContinuousMap where
  toFun := Fundamentals.translate b f
  continuous x := ContinuousAt.comp (f := fun y => y - b) (f.continuous (x - b))
    (continuousAt_id.sub continuousAt_const)

@[simp] theorem compSub_apply : φ.compSub x y = φ (x - y) := rfl
@[simp] theorem compAdd_apply : φ.compAdd x y = φ (x + y) := rfl
@[simp] theorem translate_apply (b : ℝ) : translate b φ x = φ (x - b) := rfl

end ContinuousMap

/-! ### Functionals -/

/-- A compactly supported functional: a linear functional `T` on the continuous functions with
numbers `R` and `C` such that `|φ| ≤ M` on `[-R, R]` implies `|T φ| ≤ C * M`. -/
structure CompactFunctional where
  /-- The number assigned to a continuous function. -/
  toFun : ContinuousMap → ℝ
  /-- It is additive. -/
  map_add : ∀ φ ψ, toFun (φ + ψ) = toFun φ + toFun ψ
  /-- It is homogeneous. -/
  map_smul : ∀ (c : ℝ) φ, toFun (c • φ) = c * toFun φ
  /-- It is bounded by the size of the function on some `[-R, R]`. -/
  bounded : ∃ R C : ℝ, ∀ φ M, (∀ x, |x| ≤ R → |φ x| ≤ M) → |toFun φ| ≤ C * M

namespace CompactFunctional

instance : CoeFun CompactFunctional fun _ => ContinuousMap → ℝ := ⟨toFun⟩

/-- Two functionals with the same values are equal. -/
@[ext] theorem ext {S T : CompactFunctional} (h : ∀ φ, S φ = T φ) : S = T := by
  cases S
  cases T
  exact (mk.injEq ..).mpr (funext h)

variable (S T : CompactFunctional) (φ ψ f : ContinuousMap) (c x : ℝ)

theorem map_neg : T (-φ) = -T φ := by
  have negative : -φ = (-1 : ℝ) • φ :=
    ContinuousMap.ext fun x => show -φ x = -1 * φ x by grobner
  rw [negative, T.map_smul]
  grobner

theorem map_sub : T (φ - ψ) = T φ - T ψ := by
  rw [show φ - ψ = φ + -ψ from ContinuousMap.ext fun x => Real.sub_eq_add_neg _ _, T.map_add,
    T.map_neg, Real.sub_eq_add_neg]

theorem map_zero : T 0 = 0 := by
  rw [show (0 : ContinuousMap) = (0 : ℝ) • 0 from ContinuousMap.ext fun x => (Real.zero_mul _).symm,
    T.map_smul, Real.zero_mul]

/-- **The bound of a functional**, for differences: there are `R > 0` and `C > 0` such that
`|φ - ψ| ≤ M` on `[-R, R]` implies `|T φ - T ψ| ≤ C * M`. -/
theorem exists_bound : ∃ R C : ℝ, 0 < R ∧ 0 < C ∧
    ∀ φ ψ : ContinuousMap, ∀ M, (∀ x, |x| ≤ R → |φ x - ψ x| ≤ M) → |T φ - T ψ| ≤ C * M := by
  obtain ⟨R, C, h⟩ := T.bounded
  have hR₀ := Real.abs_nonneg R
  have hR := Real.le_abs_self R
  have hC₀ := Real.abs_nonneg C
  have hC := Real.le_abs_self C
  refine ⟨|R| + 1, |C| + 1, by grind only, by grind only, fun φ ψ M hM => ?_⟩
  have hM₀ : 0 ≤ M := Real.le_trans (Real.abs_nonneg _)
    (hM 0 (by rw [Real.abs_zero]; grind only))
  have bound := h (φ - ψ) M fun x hx => hM x (by grind only)
  rw [T.map_sub] at bound
  exact Real.le_trans bound (Real.mul_le_mul_of_nonneg_right (by grind only) hM₀)

/-- The support of `T` lies in `[a, b]`: `T φ = 0` for every `φ` that vanishes on `[a, b]`. -/
@[expose] def SupportedOn (a b : ℝ) : Prop :=
  ∀ φ : ContinuousMap, (∀ x, a ≤ x → x ≤ b → φ x = 0) → T φ = 0

/-! ### Functions as functionals -/

/-- The functional `φ ↦ ∫ f φ` of a continuous function `f` with compact support. -/
@[expose] noncomputable def ofFunction (f : ℝ → ℝ) (hf : HasCompactSupport f)
    (hfc : ∀ x, ContinuousAt f x) : CompactFunctional where
  toFun φ := integral fun y => f y * φ y
  map_add φ ψ := by
    simp only [ContinuousMap.add_apply, Real.mul_add]
    exact integral_add (hf.integrable_mul hfc φ.continuous) (hf.integrable_mul hfc ψ.continuous)
  map_smul c φ := by
    rw [← integral_const_mul]
    exact integral_congr fun y => show f y * (c * φ y) = c * (f y * φ y) by grobner
  bounded := by
    obtain ⟨R, -, hR⟩ := hf.exists_supportedOn
    have size := (hf.abs.integrable fun y => (hfc y).norm).hasIntegral
    refine ⟨R, integral fun y => |f y|, fun φ M hM => ?_⟩
    have product := (hf.integrable_mul hfc φ.continuous).hasIntegral
    rw [Real.mul_comm]
    refine product.abs_le_of_abs_le (size.const_mul M) fun y => ?_
    rw [Real.abs_mul, Real.mul_comm M]
    by_cases hy : |y| ≤ R
    · exact Real.mul_le_mul_of_nonneg_left (hM y hy) (Real.abs_nonneg _)
    · rw [hR.eq_zero_of_lt_abs (by grind only), Real.abs_zero, Real.zero_mul, Real.zero_mul]
      exact Real.le_refl 0

theorem ofFunction_apply (f : ℝ → ℝ) (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (φ : ContinuousMap) : ofFunction f hf hfc φ = integral fun y => f y * φ y := rfl

/-! ### Sums and multiples -/

noncomputable instance : Zero CompactFunctional where
  zero :=
    { toFun _ := 0
      map_add _ _ := (Real.add_zero 0).symm
      map_smul c _ := (Real.mul_zero c).symm
      bounded := ⟨0, 0, fun _ M _ => by rw [Real.zero_mul, Real.abs_zero]; exact Real.le_refl 0⟩ }

noncomputable instance : Add CompactFunctional where
  add S T :=
    { toFun φ := S φ + T φ
      map_add φ ψ := by rw [S.map_add, T.map_add]; grobner
      map_smul c φ := by rw [S.map_smul, T.map_smul, Real.mul_add]
      bounded := by
        obtain ⟨r, C, hS⟩ := S.bounded
        obtain ⟨R, D, hT⟩ := T.bounded
        refine ⟨max r R, C + D, fun φ M hM => ?_⟩
        have hφS := hS φ M fun x hx => hM x (Real.le_trans hx (Real.le_max_left r R))
        have hφT := hT φ M fun x hx => hM x (Real.le_trans hx (Real.le_max_right r R))
        rw [Real.add_mul]
        exact Real.le_trans (Real.abs_add_le _ _) (Real.add_le_add hφS hφT) }

noncomputable instance : SMul ℝ CompactFunctional where
  smul c T :=
    { toFun φ := c * T φ
      map_add φ ψ := by rw [T.map_add, Real.mul_add]
      map_smul d φ := by rw [T.map_smul]; grobner
      bounded := by
        obtain ⟨R, C, hT⟩ := T.bounded
        refine ⟨R, |c| * C, fun φ M hM => ?_⟩
        rw [Real.abs_mul, Real.mul_assoc]
        exact Real.mul_le_mul_of_nonneg_left (hT φ M hM) (Real.abs_nonneg c) }

@[simp] theorem zero_apply : (0 : CompactFunctional) φ = 0 := rfl
@[simp] theorem add_apply : (S + T) φ = S φ + T φ := rfl
@[simp] theorem smul_apply : (c • T) φ = c * T φ := rfl

/-! ### A parameter -/

/-- A functional applied to functions `F z` that tend to `F x` as `z → x`, uniformly on every
`[-R, R]`, tends to its value at `F x`. -/
theorem continuousAt_apply {F : ℝ → ContinuousMap} {x : ℝ} (hF : ∀ R ε : ℝ, 0 < ε →
      ∃ δ : ℝ, 0 < δ ∧ ∀ z y : ℝ, |z - x| < δ → |y| ≤ R → |F z y - F x y| < ε) :
    ContinuousAt (fun z => T (F z)) x := by
  intro ε hε
  obtain ⟨R, C, -, hC, bound⟩ := T.exists_bound
  have half : C * (ε / (2 * C)) = ε / 2 := by grind
  obtain ⟨δ, hδ, close⟩ := hF R (ε / (2 * C))
    (Real.div_pos hε (Real.mul_pos Real.zero_lt_two hC))
  refine ⟨δ, hδ, fun z hz => ?_⟩
  have total := bound (F z) (F x) _ fun y hy => Real.le_of_lt (close z y hz hy)
  rw [half] at total
  exact Real.lt_of_le_of_lt total (Real.half_lt_self hε)

/-- `T (y ↦ f (x - y))` is a continuous function of `x`. -/
theorem continuousAt_compSub : ContinuousAt (fun z => T (f.compSub z)) x := by
  refine T.continuousAt_apply fun R ε hε => ?_
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt f.continuous (|x| + R) hε
  refine ⟨δ, hδ, fun z y hz hy => close (x - y) (z - y) ?_ ?_⟩
  · exact Real.le_trans (Real.abs_sub_le_abs_add_abs x y) (Real.add_le_add (Real.le_refl _) hy)
  · rwa [show z - y - (x - y) = z - x by grobner]

/-- `T (y ↦ φ (x + y))` is a continuous function of `x`. -/
theorem continuousAt_compAdd : ContinuousAt (fun z => T (φ.compAdd z)) x := by
  refine T.continuousAt_apply fun R ε hε => ?_
  obtain ⟨δ, hδ, close⟩ := uniform_of_continuousAt φ.continuous (|x| + R) hε
  refine ⟨δ, hδ, fun z y hz hy => close (x + y) (z + y) ?_ ?_⟩
  · exact Real.le_trans (Real.abs_add_le x y) (Real.add_le_add (Real.le_refl _) hy)
  · rwa [show z + y - (x + y) = z - x by grobner]

/-! ### Convolution -/

/-- The convolution of a functional with a continuous function, `(T * f) x = T (y ↦ f (x - y))`; a
continuous function again. -/
@[expose] noncomputable def convFun (T : CompactFunctional) (f : ContinuousMap) :
    ContinuousMap where
  toFun x := T (f.compSub x)
  continuous x := T.continuousAt_compSub f x

/-- The cross-correlation of a functional with a continuous function,
`(T ⋆ φ) x = T (y ↦ φ (x + y))`; a continuous function again. -/
@[expose] noncomputable def xcorrFun (T : CompactFunctional) (φ : ContinuousMap) :
    ContinuousMap where
  toFun x := T (φ.compAdd x)
  continuous x := T.continuousAt_compAdd φ x

theorem convFun_apply : T.convFun f x = T (f.compSub x) := rfl

theorem xcorrFun_apply : T.xcorrFun φ x = T (φ.compAdd x) := rfl

theorem xcorrFun_add : T.xcorrFun (φ + ψ) = T.xcorrFun φ + T.xcorrFun ψ :=
  ContinuousMap.ext fun x => T.map_add (φ.compAdd x) (ψ.compAdd x)

theorem xcorrFun_smul : T.xcorrFun (c • φ) = c • T.xcorrFun φ :=
  ContinuousMap.ext fun x => T.map_smul c (φ.compAdd x)

/-- The bound of a cross-correlation: what `T ⋆ φ` is on an interval depends on the size of `φ` on a
larger one. -/
private theorem abs_xcorrFun_le {R C r M : ℝ}
    (h : ∀ φ M, (∀ x, |x| ≤ R → |φ x| ≤ M) → |T φ| ≤ C * M)
    (hM : ∀ x, |x| ≤ r + R → |φ x| ≤ M) (x : ℝ) (hx : |x| ≤ r) : |T.xcorrFun φ x| ≤ C * M :=
  h (φ.compAdd x) M fun y hy => hM (x + y)
    (Real.le_trans (Real.abs_add_le x y) (Real.add_le_add hx hy))

/-- The convolution of two functionals, `(S * T) φ = S (x ↦ T (y ↦ φ (x + y)))`. -/
@[expose] noncomputable def conv (S T : CompactFunctional) : CompactFunctional where
  toFun φ := S (T.xcorrFun φ)
  map_add φ ψ := by rw [T.xcorrFun_add, S.map_add]
  map_smul c φ := by rw [T.xcorrFun_smul, S.map_smul]
  bounded := by
    obtain ⟨r, C, hS⟩ := S.bounded
    obtain ⟨R, D, hT⟩ := T.bounded
    refine ⟨r + R, C * D, fun φ M hM => ?_⟩
    rw [Real.mul_assoc]
    exact hS _ _ (T.abs_xcorrFun_le φ hT hM)

theorem conv_apply : S.conv T φ = S (T.xcorrFun φ) := rfl

end CompactFunctional

end Fundamentals
