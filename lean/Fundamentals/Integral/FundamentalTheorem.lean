/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.OneSidedDerivative
public import Fundamentals.Integral.Riemann
import Fundamentals.Calculus.MeanValue
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Bounded
import Fundamentals.Integral.Integrable

/-!
# The fundamental theorem of calculus

Integration and differentiation undo each other.

## Main statements
- `HasIntegralOn.continuousOn_primitive`: the integral is a continuous function of its upper limit.
- `HasIntegralOn.hasDerivAt_primitive`: at inner points at which `f` is continuous, the derivative
  of `x ↦ ∫_a^x f` is `f`.
- `ContinuousOn.exists_primitive`: a continuous function on `[a, b]` has an antiderivative inside.
- `hasIntegralOn_of_hasDerivAt`: `∫_a^b F' = F b - F a` for every `F` that is continuous on `[a, b]`
  and differentiable inside, with an integrable derivative.

## Implementation notes
The integral with a variable upper limit is given as a function `F` with
`HasIntegralOn f a x (F x)` for all `x` in `[a, b]`. The second part needs no continuity of the
derivative: the mean value theorem finds tags for which the Riemann sum is `F b - F a` exactly.
-/

public section

namespace Fundamentals

variable {f F : ℝ → ℝ} {a b c u v x I M ε : ℝ}

/-! ### The derivative of the integral -/

/-- The integral over a part of the interval as a difference of integrals from `a`. -/
theorem HasIntegralOn.of_primitive (hF : ∀ t, a ≤ t → t ≤ b → HasIntegralOn f a t (F t))
    (hau : a ≤ u) (huv : u ≤ v) (hvb : v ≤ b) : HasIntegralOn f u v (F v - F u) :=
  (hF v (Real.le_trans hau huv) hvb).sub_left (hF u hau (Real.le_trans huv hvb)) huv

/-- An integrable function has integrals over all `[a, x]`, `x` in `[a, b]`: together they are a
function of `x`. -/
theorem IntegrableOn.exists_primitive (hf : IntegrableOn f a b) :
    ∃ F : ℝ → ℝ, ∀ x, a ≤ x → x ≤ b → HasIntegralOn f a x (F x) := by
  have hval (x : ℝ) : ∃ I, a ≤ x → x ≤ b → HasIntegralOn f a x I := by
    by_cases hx : a ≤ x ∧ x ≤ b
    · obtain ⟨I, hI⟩ := hf.mono (Real.le_refl a) hx.1 hx.2
      exact ⟨I, fun _ _ => hI⟩
    · exact ⟨0, fun ha hb => absurd ⟨ha, hb⟩ hx⟩
  exact Classical.axiomOfChoice hval

/-- If the values of `f` on `[u, v]` differ from `c` by at most `ε`, then its integral differs from
`c (v - u)` by at most `ε (v - u)`. -/
theorem HasIntegralOn.abs_sub_const_le (hI : HasIntegralOn f u v I)
    (h : ∀ t, u ≤ t → t ≤ v → |f t - c| ≤ ε) : |I - c * (v - u)| ≤ ε * (v - u) :=
  (hI.sub (hasIntegralOn_const hI.ends_le c)).abs_le h

/-- **The integral is a continuous function of its upper limit**: if `F x = ∫_a^x f` for all `x` in
`[a, b]`, then `F` is continuous on `[a, b]`. -/
theorem HasIntegralOn.continuousOn_primitive
    (hF : ∀ t, a ≤ t → t ≤ b → HasIntegralOn f a t (F t)) : ContinuousOn F a b := by
  intro x ha hb ε hε
  obtain ⟨M, hM⟩ := (hF b (Real.le_trans ha hb) (Real.le_refl b)).integrableOn.bounded
  have hM₀ : 0 ≤ M := Real.le_trans (Real.abs_nonneg _) (hM x ha hb)
  have hpos : 0 < M + 1 := by grind only
  have hlip (u v : ℝ) (hau : a ≤ u) (huv : u ≤ v) (hvb : v ≤ b) :
      |F v - F u| ≤ M * |v - u| := by
    rw [Real.abs_of_nonneg (Real.sub_nonneg.2 huv)]
    exact (HasIntegralOn.of_primitive hF hau huv hvb).abs_le fun t ht ht' =>
      hM t (Real.le_trans hau ht) (Real.le_trans ht' hvb)
  have hlip' (y : ℝ) (hay : a ≤ y) (hyb : y ≤ b) : |F y - F x| ≤ M * |y - x| := by
    obtain hxy | hyx := Real.le_total x y
    · exact hlip x y ha hxy hyb
    · rw [Real.abs_sub_comm, Real.abs_sub_comm y]
      exact hlip y x hay hyx hb
  refine ⟨ε / (M + 1), Real.div_pos hε hpos, fun y hay hyb hy => ?_⟩
  calc |F y - F x| ≤ M * |y - x| := hlip' y hay hyb
    _ ≤ |y - x| * (M + 1) := by
      have hnonneg := Real.abs_nonneg (y - x)
      grind only
    _ < ε := (Real.lt_div_iff hpos).1 hy

/-- **Fundamental theorem of calculus, first part.** If `F x = ∫_a^x f` for all `x` in `[a, b]`,
then at every point `x` inside `[a, b]` at which `f` is continuous,

`F' x = f x`. -/
theorem HasIntegralOn.hasDerivAt_primitive
    (hF : ∀ t, a ≤ t → t ≤ b → HasIntegralOn f a t (F t)) (ha : a < x) (hb : x < b)
    (hf : ContinuousAt f x) : HasDerivAt F (f x) x := by
  refine hasDerivAt_iff_littleO.2 fun ε hε => ?_
  obtain ⟨δ, hδ, hclose⟩ := hf ε hε
  simp only [Real.norm_eq_abs] at hclose
  refine ⟨min δ (min (x - a) (b - x)),
    Real.min_pos hδ (Real.min_pos (Real.sub_pos.2 ha) (Real.sub_pos.2 hb)), fun h hh => ?_⟩
  obtain ⟨hhδ, hhx⟩ := Real.lt_min_iff.1 hh
  obtain ⟨hha, hhb⟩ := Real.lt_min_iff.1 hhx
  -- on the interval between `x` and `x + h`, `f` differs from `f x` by at most `ε`
  have hclose' (t : ℝ) (ht : |t - x| ≤ |h|) : |f t - f x| ≤ ε :=
    Real.le_of_lt (hclose t (Real.lt_of_le_of_lt ht hhδ))
  obtain h₀ | h₀ := Real.le_total 0 h
  · rw [Real.abs_of_nonneg h₀] at hhb hclose' ⊢
    have hI := HasIntegralOn.of_primitive hF (u := x) (v := x + h) (by grind only) (by grind only)
      (by grind only)
    have hle := hI.abs_sub_const_le fun t ht ht' => hclose' t (by rw [Real.abs_le]; grind only)
    rwa [show x + h - x = h by grobner] at hle
  · rw [Real.abs_of_nonpos h₀] at hha hclose' ⊢
    have hI := HasIntegralOn.of_primitive hF (u := x + h) (v := x) (by grind only) (by grind only)
      (by grind only)
    have hle := hI.abs_sub_const_le fun t ht ht' => hclose' t (by rw [Real.abs_le]; grind only)
    rw [show x - (x + h) = -h by grobner] at hle
    rw [Real.abs_sub_comm]
    rwa [show F x - F (x + h) - f x * -h = f x * h - (F (x + h) - F x) by grobner] at hle

/-- **Fundamental theorem of calculus, first part**, for a continuous function: if `f` is continuous
on `[a, b]` and `F x = ∫_a^x f` for all `x` in `[a, b]`, then `F` has the derivative `f` on
`[a, b]`, from one side at the ends. -/
theorem HasIntegralOn.hasDerivOn_primitive
    (hF : ∀ t, a ≤ t → t ≤ b → HasIntegralOn f a t (F t)) (hab : a < b) (hf : ContinuousOn f a b) :
    HasDerivOn F f a b :=
  hasDerivOn_of_continuousOn hab (HasIntegralOn.continuousOn_primitive hF) hf fun _ ha hb =>
    HasIntegralOn.hasDerivAt_primitive hF ha hb (hf.continuousAt ha hb)

/-- **A continuous function has an antiderivative**, its integral with a variable upper limit:
`F x = ∫_a^x f`, `F' = f` inside `[a, b]`, and `F` is continuous on `[a, b]`. -/
theorem ContinuousOn.exists_primitive (hf : ContinuousOn f a b) (hab : a ≤ b) :
    ∃ F : ℝ → ℝ, (∀ x, a ≤ x → x ≤ b → HasIntegralOn f a x (F x)) ∧ ContinuousOn F a b ∧
      ∀ x, a < x → x < b → HasDerivAt F (f x) x := by
  obtain ⟨F, hF⟩ := (hf.integrableOn hab).exists_primitive
  exact ⟨F, hF, HasIntegralOn.continuousOn_primitive hF, fun x ha hb =>
    HasIntegralOn.hasDerivAt_primitive hF ha hb (hf.continuousAt ha hb)⟩

/-! ### The integral of the derivative -/

/-- On a piece of a partition of `[a, b]` the increment of `F` is its derivative at some point of
the piece times the length. -/
private theorem exists_tag (hF : ContinuousOn F a b)
    (hF' : ∀ x, a < x → x < b → HasDerivAt F (f x) x) (hau : a ≤ u) (huv : u ≤ v) (hvb : v ≤ b) :
    ∃ t, (u ≤ t ∧ t ≤ v) ∧ F v - F u = f t * (v - u) := by
  obtain hlt | rfl := Real.lt_or_eq_of_le huv
  · obtain ⟨t, hut, htv, ht⟩ := mean_value hlt (hF.mono hau hvb) fun x hx hx' =>
      hF' x (Real.lt_of_le_of_lt hau hx) (Real.lt_of_lt_of_le hx' hvb)
    exact ⟨t, ⟨Real.le_of_lt hut, Real.le_of_lt htv⟩, ht⟩
  · exact ⟨u, ⟨huv, huv⟩, by grobner⟩

/-- **Fundamental theorem of calculus, second part.** If `F` is continuous on `[a, b]`, has the
derivative `f` at every point inside, and `f` is integrable over `[a, b]`, then

`∫_a^b f = F b - F a`.

Continuity of `f` is not needed. -/
theorem hasIntegralOn_of_hasDerivAt (hf : IntegrableOn f a b) (hF : ContinuousOn F a b)
    (hF' : ∀ x, a < x → x < b → HasDerivAt F (f x) x) : HasIntegralOn f a b (F b - F a) := by
  obtain ⟨I, hI⟩ := hf
  have hvalue : I = F b - F a := by
    refine Real.eq_of_forall_abs_sub_lt fun ε hε => ?_
    obtain ⟨δ, hδ, hsum⟩ := hI.exists_delta hε
    obtain ⟨P, hP⟩ := TaggedPartition.exists_finerThan hI.ends_le hδ
    obtain ⟨t, ht⟩ := Classical.axiomOfChoice fun i : Fin P.size =>
      exists_tag hF hF' (P.le_point i.castSucc) (P.castSucc_le_succ i) (P.point_le i.succ)
    have htag : P.IsTagging t := fun i => (ht i).1
    have hclose := hsum (P.retag t htag) (hP.retag htag)
    have hexact : riemannSum f (P.retag t htag) = F b - F a :=
      calc riemannSum f (P.retag t htag) = ∑ i, f (t i) * P.length i := P.riemannSum_retag f htag
        _ = ∑ i : Fin P.size, (F (P.point i.succ) - F (P.point i.castSucc)) :=
          sum_congr fun i => ((ht i).2).symm
        _ = F (P.point (Fin.last P.size)) - F (P.point 0) :=
          sum_succ_sub_castSucc fun i => F (P.point i)
        _ = F b - F a := by rw [P.point_last, P.point_zero]
    rwa [hexact, Real.abs_sub_comm] at hclose
  exact hvalue ▸ hI

/-- **Fundamental theorem of calculus, second part**, for a continuous derivative:
`∫_a^b f = F b - F a` if `F' = f` inside `[a, b]`, and `f` and `F` are continuous on `[a, b]`. -/
theorem ContinuousOn.hasIntegralOn_of_hasDerivAt (hf : ContinuousOn f a b) (hab : a ≤ b)
    (hF : ContinuousOn F a b) (hF' : ∀ x, a < x → x < b → HasDerivAt F (f x) x) :
    HasIntegralOn f a b (F b - F a) :=
  Fundamentals.hasIntegralOn_of_hasDerivAt (hf.integrableOn hab) hF hF'

end Fundamentals
