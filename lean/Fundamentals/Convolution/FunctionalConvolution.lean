/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Continuity
public import Fundamentals.Convolution.Functional
import Fundamentals.Convolution.Associativity

/-!
# The convolution of functionals

It extends the convolution of functions, and is associative and bilinear as that is.

## Main statements
* `CompactFunctional.ofFunction_convFun`, `CompactFunctional.ofFunction_conv_ofFunction`: the
  convolution of functionals **extends** that of functions.
* `CompactFunctional.ofFunction_injective`: a function is determined by its functional.
* `CompactFunctional.conv_convFun`: `(S * T) * f = S * (T * f)`; `CompactFunctional.conv_assoc`:
  `(S * T) * U = S * (T * U)`.
* `CompactFunctional.convFun_ext`: a functional is determined by its convolutions with functions.
* `CompactFunctional.eq_conv_of_convFun`: the convolution of functionals is forced.
* `CompactFunctional.convFun_translate`: convolution with a functional commutes with translations.
* `CompactFunctional.add_conv`, `.conv_add`, `.smul_conv`, `.conv_smul` and the same for `convFun`:
  both convolutions are bilinear.
* `CompactFunctional.SupportedOn.conv`, `.convFun`: the supports add;
  `CompactFunctional.supportedOn_ofFunction_iff`: the support is that of the function.

## Implementation notes
That the two convolutions agree rests on the associativity of the convolution of functions, hence on
Fubini's theorem: by `convFun_ext` it is enough to compare `f * (g * h)` with `(f * g) * h`.
Commutativity is in `Fundamentals.Convolution.PointMasses`.
-/

public section

namespace Fundamentals.CompactFunctional

variable (S T U : CompactFunctional) (φ ψ : ContinuousMap) (a b c x : ℝ)

/-! ### Associativity -/

/-- **Convolving twice**: for functionals `S`, `T` and a continuous function `f`,
`(S * T) * f = S * (T * f)`. -/
theorem conv_convFun (f : ContinuousMap) : (S.conv T).convFun f = S.convFun (T.convFun f) :=
  ContinuousMap.ext fun x => congrArg S <| ContinuousMap.ext fun s => congrArg T <|
    ContinuousMap.ext fun t => congrArg f (show x - (s + t) = x - s - t by grind only)

/-- **The convolution of functionals is associative**: `(S * T) * U = S * (T * U)`. -/
theorem conv_assoc : (S.conv T).conv U = S.conv (T.conv U) :=
  ext fun φ => congrArg S <| ContinuousMap.ext fun r => congrArg T <|
    ContinuousMap.ext fun s => congrArg U <|
      ContinuousMap.ext fun t => congrArg φ (show r + s + t = r + (s + t) by grind only)

/-- A functional is a convolution at 0: `T φ = (T * φ⁻) 0`, where `φ⁻ y = φ (-y)`. -/
theorem convFun_compSub_zero : T.convFun (φ.compSub 0) 0 = T φ :=
  congrArg T (ContinuousMap.ext fun y => congrArg φ (show 0 - (0 - y) = y by grind only))

/-! ### What determines a functional -/

/-- Every functional is supported in some `[-R, R]`. -/
theorem exists_supportedOn : ∃ R : ℝ, 0 < R ∧ T.SupportedOn (-R) R := by
  obtain ⟨R, C, hR, -, bound⟩ := T.exists_bound
  refine ⟨R, hR, fun φ hφ => ?_⟩
  have small := bound φ 0 0 fun x hx => by
    rw [hφ x (Real.abs_le.1 hx).1 (Real.abs_le.1 hx).2, ContinuousMap.zero_apply, Real.sub_self,
      Real.abs_zero]
    exact Real.le_refl 0
  rw [T.map_zero, Real.mul_zero, Real.sub_zero] at small
  exact Real.abs_eq_zero.1 (Real.le_antisymm small (Real.abs_nonneg _))

variable {S T φ ψ a b} in
/-- Functions that agree on `[a, b]` have the same value under a functional supported there. -/
theorem SupportedOn.congr (hT : T.SupportedOn a b) (h : ∀ x, a ≤ x → x ≤ b → φ x = ψ x) :
    T φ = T ψ := by
  rw [← Real.sub_eq_zero, ← T.map_sub]
  exact hT (φ - ψ) fun x ha hb => Real.sub_eq_zero.2 (h x ha hb)

/-- The value of a functional is its value at a function with compact support. -/
private theorem exists_hasCompactSupport_apply_eq :
    ∃ ψ : ContinuousMap, HasCompactSupport ψ ∧ S ψ = S φ ∧ T ψ = T φ := by
  obtain ⟨R, -, hS⟩ := S.exists_supportedOn
  obtain ⟨r, -, hT⟩ := T.exists_supportedOn
  obtain ⟨χ, continuous, hχ, -, one⟩ := exists_cutoff (max R r)
  have same (x : ℝ) (hx : |x| ≤ max R r) : χ x * φ x = φ x := by rw [one x hx, Real.one_mul]
  exact ⟨⟨χ, continuous⟩ * φ, hχ.mul_right φ, 
    hS.congr fun x h h' => same x (Real.le_trans (Real.abs_le.2 ⟨h, h'⟩) (Real.le_max_left R r)),
    hT.congr fun x h h' => same x (Real.le_trans (Real.abs_le.2 ⟨h, h'⟩) (Real.le_max_right R r))⟩

variable {S T} in
/-- A functional is determined by its values at functions with compact support. -/
theorem ext_of_hasCompactSupport (h : ∀ φ : ContinuousMap, HasCompactSupport φ → S φ = T φ) :
    S = T := by
  ext φ
  obtain ⟨ψ, hψ, hS, hT⟩ := exists_hasCompactSupport_apply_eq S T φ
  rw [← hS, ← hT, h ψ hψ]

variable {S T} in
/-- **A functional is determined by its convolutions**: if `S * f = T * f` for all continuous `f`
with compact support, then `S = T`. -/
theorem convFun_ext (h : ∀ f : ContinuousMap, HasCompactSupport f → S.convFun f = T.convFun f) :
    S = T :=
  ext_of_hasCompactSupport fun φ hφ => by
    rw [← convFun_compSub_zero, h _ (hφ.comp_sub 0), convFun_compSub_zero]

/-- **The convolution of functionals is forced**: a functional `U` that does to every continuous
function with compact support what `T` and then `S` do to it, `U * f = S * (T * f)`, is `S * T`. -/
theorem eq_conv_of_convFun (U : CompactFunctional)
    (h : ∀ f : ContinuousMap, HasCompactSupport f → U.convFun f = S.convFun (T.convFun f)) :
    U = S.conv T :=
  convFun_ext fun f hf => (h f hf).trans (conv_convFun S T f).symm

/-! ### Functions as functionals -/

section Function

variable {f g : ℝ → ℝ} (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
  (hg : HasCompactSupport g) (hgc : ∀ x, ContinuousAt g x)

/-- **The convolution with a functional extends that with a function** (§3.1, eq. (6)): if `f` is
continuous with compact support, then for every continuous `φ` and every `x`
`(ofFunction f * φ) x = (f * φ) x`, the right side being the convolution of functions. -/
theorem ofFunction_convFun : (ofFunction f hf hfc).convFun φ x = Fundamentals.conv f φ x := rfl

/-- **The convolution of functionals extends that of functions** (§3.5, what eq. (15) rests on): if
`f` and `g` are continuous with compact support, the convolution of their functionals is the
functional of their convolution,

`ofFunction f * ofFunction g = ofFunction (conv f g)`. -/
theorem ofFunction_conv_ofFunction :
    (ofFunction f hf hfc).conv (ofFunction g hg hgc) =
      ofFunction (Fundamentals.conv f g) (hf.conv hg) (continuousAt_conv hf hfc hgc) := by
  refine convFun_ext fun h _ => ContinuousMap.ext fun x => ?_
  rw [conv_convFun]
  exact congrFun (conv_assoc_of_left hf hg hfc hgc h.continuous).symm x

/-- **A function is determined by its functional**: if continuous functions `f` and `g` with compact
support have the same functional, then `f = g`. Nothing is lost when functions are taken for
functionals. -/
theorem ofFunction_injective (h : ofFunction f hf hfc = ofFunction g hg hgc) : f = g :=
  eq_of_forall_integral_mul_eq hfc hgc fun φ hφ _ =>
    congrArg (fun T : CompactFunctional => T ⟨φ, hφ⟩) h

end Function

/-! ### Translations -/

/-- Convolution with a functional commutes with translations: `T * τ_b f = τ_b (T * f)`. -/
theorem convFun_translate (f : ContinuousMap) :
    T.convFun (f.translate b) = (T.convFun f).translate b :=
  ContinuousMap.ext fun x => congrArg T <|
    ContinuousMap.ext fun y => congrArg f (show x - y - b = x - b - y by grind only)

/-! ### Bilinearity -/

theorem convFun_add (f g : ContinuousMap) : T.convFun (f + g) = T.convFun f + T.convFun g :=
  ContinuousMap.ext fun x => T.map_add (f.compSub x) (g.compSub x)

theorem convFun_smul (f : ContinuousMap) : T.convFun (c • f) = c • T.convFun f :=
  ContinuousMap.ext fun x => T.map_smul c (f.compSub x)

theorem add_convFun (f : ContinuousMap) : (S + T).convFun f = S.convFun f + T.convFun f := rfl

theorem smul_convFun (f : ContinuousMap) : (c • T).convFun f = c • T.convFun f := rfl

/-- **Distributivity**: `(S + T) * U = S * U + T * U`. -/
theorem add_conv : (S + T).conv U = S.conv U + T.conv U := rfl

/-- **Distributivity**: `S * (T + U) = S * T + S * U`. -/
theorem conv_add : S.conv (T + U) = S.conv T + S.conv U :=
  ext fun φ => S.map_add (T.xcorrFun φ) (U.xcorrFun φ)

theorem smul_conv : (c • S).conv T = c • S.conv T := rfl

theorem conv_smul : S.conv (c • T) = c • S.conv T :=
  ext fun φ => S.map_smul c (T.xcorrFun φ)

/-! ### The support -/

variable {S T} {a b c d : ℝ}

/-- **Support of a convolution.** If `S` is supported in `[a, b]` and `T` in `[c, d]`, then `S * T`
is supported in `[a + c, b + d]`. -/
theorem SupportedOn.conv (hS : S.SupportedOn a b) (hT : T.SupportedOn c d) :
    (S.conv T).SupportedOn (a + c) (b + d) :=
  fun φ hφ => hS _ fun x ha hb => hT (φ.compAdd x) fun y hc hd =>
    hφ (x + y) (Real.add_le_add ha hc) (Real.add_le_add hb hd)

/-- **Support of a convolution** with a function. If `T` is supported in `[a, b]` and `f` vanishes
outside `[c, d]`, then `T * f` vanishes outside `[a + c, b + d]`. -/
theorem SupportedOn.convFun {f : ContinuousMap} (hT : T.SupportedOn a b)
    (hf : Fundamentals.SupportedOn f c d) :
    Fundamentals.SupportedOn (T.convFun f) (a + c) (b + d) :=
  fun x hx => hT (f.compSub x) fun y ha hb => hf (x - y) (by grind only)

/-- **The support of a function and of its functional** are the same: for continuous `f` with
compact support, `ofFunction f` is supported in `[a, b]` iff `f` vanishes outside `[a, b]`. -/
theorem supportedOn_ofFunction_iff {f : ℝ → ℝ} (hf : HasCompactSupport f)
    (hfc : ∀ x, ContinuousAt f x) :
    (ofFunction f hf hfc).SupportedOn a b ↔ Fundamentals.SupportedOn f a b := by
  refine ⟨fun h x hx => ?_, fun h φ hφ => (integral_congr fun y => ?_).trans integral_zero⟩
  · -- a factor that is 0 on `[a, b]` and positive elsewhere, times `f` itself
    let d : ContinuousMap := ⟨fun y => |y - a| + |y - b| - (b - a), fun y =>
      ((continuousAt_id.sub continuousAt_const).norm.add
        (continuousAt_id.sub continuousAt_const).norm).sub continuousAt_const⟩
    let φ : ContinuousMap := d * ⟨f, hfc⟩
    have value : integral (fun y => f y * φ y) = 0 := h φ fun y ha hb =>
      show (|y - a| + |y - b| - (b - a)) * f y = 0 by
        rw [Real.abs_of_nonneg (Real.sub_nonneg.2 ha), Real.abs_of_nonpos (by grind only)]
        grobner
    have hI := (hf.integrable_mul hfc φ.continuous).hasIntegral
    rw [value, funext fun y => show f y * φ y = d y * (f y * f y) from
      show f y * (d y * f y) = _ by grind only] at hI
    have nonneg (y : ℝ) : 0 ≤ d y := show 0 ≤ |y - a| + |y - b| - (b - a) by
      have left := Real.le_abs_self (y - a)
      have right := Real.neg_le_abs (y - b)
      grind only
    have pos : 0 < d x := show 0 < |x - a| + |x - b| - (b - a) by
      have right := Real.le_abs_self (x - a)
      have right' := Real.neg_le_abs (x - a)
      have left := Real.le_abs_self (x - b)
      have left' := Real.neg_le_abs (x - b)
      grind only
    by_cases hfx : f x = 0
    · exact hfx
    · exact absurd (hI.pos (fun y => Real.mul_nonneg (nonneg y) (Real.mul_self_nonneg _))
        ((d.continuous x).mul ((hfc x).mul (hfc x))) (Real.mul_pos pos (Real.mul_self_pos hfx)))
        (Real.lt_irrefl 0)
  · by_cases hy : y < a ∨ b < y
    · rw [h y hy, Real.zero_mul]
    · rw [hφ y (by grind only) (by grind only), Real.mul_zero]

end Fundamentals.CompactFunctional
