/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.ApproximateIdentity
public import Fundamentals.Convolution.Dirac
public import Fundamentals.Convolution.Periodization
public import Fundamentals.Convolution.RadonMeasure
import Fundamentals.Convolution.Commutativity
import Fundamentals.Convolution.Tent
import Fundamentals.Integral.Partition

/-!
# The Dirac comb

`Ш_p = ∑_k δ_{kp}`, a Dirac delta at each multiple of `p > 0`, takes a continuous function `φ` with
compact support to `∑_k φ (k p)`. Convolution with it makes a function periodic, multiplication with
it samples a function.

## Main definitions
* `comb p hp`: the functional `φ ↦ ∑_k φ (k p)`.

## Main statements
* `comb_convFun_apply`: `(Ш_p * f) x = ∑_k f (x - k p)`; `continuousAt_comb_convFun`: it is
  continuous; `comb_convFun_add_period`: it has the period `p`; `hasIntegralOn_comb_convFun`:
  `∫_0^p Ш_p * f = ∫ f`.
* `comb_mul_apply`, `comb_mulCompact_apply`: sampling, `Ш_p · f = ∑_k f (k p) δ_{kp}`;
  `comb_mul_eq_iff`: it keeps the values at the multiples of `p`, and nothing else.
* `tendstoLocallyUniformly_comb_convFun`: the comb of narrow peaks `∑_k η ε (y - k p)`, convolved
  with `f`, tends to `Ш_p * f`; `integral_periodization_mul_tends`: its integral against `φ` tends
  to `Ш_p φ`.
-/

public section

namespace Fundamentals

open CompactFunctional (dirac)

variable {p : ℝ} {hp : 0 < p} (f φ : CompactlySupportedMap) (g : ContinuousMap) (x : ℝ)

/-! ### Definition -/

/-- Only finitely many multiples of `p` lie where a function with compact support is not 0: with
`-n ≤ k < n`, if it vanishes outside `[-R, R]` and `R < n p`. -/
private theorem supportedOn_sample_zero {f : ℝ → ℝ} {R : ℝ} {n : Nat} (hf : SupportedOn f (-R) R)
    (hp : 0 < p) (hn : R < n * p) :
    Sequence.SupportedOn (fun k : Int => f (k * p)) (-n) (2 * n) := by
  intro k hk
  have far := lt_abs_sub_intCast_mul (x := 0) hp (by rwa [Real.abs_zero, Real.zero_add]) hk
  rw [Real.zero_sub, Real.abs_neg] at far
  exact hf.eq_zero_of_lt_abs far

/-- The samples `φ (k p)` of a continuous function with compact support are 0 for almost all `k`. -/
theorem CompactlySupportedMap.finiteSupport_sample (hp : 0 < p) :
    Sequence.FiniteSupport fun k : Int => φ (k * p) := by
  obtain ⟨R, -, h⟩ := φ.hasCompactSupport.exists_supportedOn
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt R hp
  exact (supportedOn_sample_zero h hp hn).finiteSupport

/-- The Dirac comb `Ш_p = ∑_k δ_{kp}`, `k ∈ ℤ`, of the period `p > 0`: the functional
`φ ↦ ∑_k φ (k p)` on the continuous functions with compact support. -/
@[expose] noncomputable def comb (p : ℝ) (hp : 0 < p) : RadonMeasure where
  toFun φ := Sequence.sumInt fun k : Int => dirac (k * p) φ.toContinuousMap
  map_add φ ψ := Sequence.sumInt_add (φ.finiteSupport_sample hp) (ψ.finiteSupport_sample hp)
  map_smul c φ := Sequence.sumInt_mul_left c (φ.finiteSupport_sample hp)
  bounded R := by
    obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt R hp
    refine ⟨(2 * n : Nat), fun φ M hφ hM => ?_⟩
    have finite : (Sequence.sumInt fun k : Int => φ (k * p)) =
        ∑ i : Fin (2 * n), φ (((-n + i : Int) : ℝ) * p) :=
      Sequence.sumInt_eq_sum (supportedOn_sample_zero hφ hp hn)
    exact finite ▸ Real.le_trans (Real.abs_sum_le _) (sum_le_const fun i => hM _)

theorem comb_apply : comb p hp φ = Sequence.sumInt fun k : Int => φ (k * p) := rfl

/-! ### Convolution with the comb -/

/-- **Convolution with the Dirac comb** (§3.5, eq. (16)): if `f` is continuous with compact support
and `p > 0`, then `(Ш_p * f) x = ∑_k f (x - k p)`, `k ∈ ℤ`. Only finitely many terms are not 0, by
`HasCompactSupport.finiteSupport_sample`. -/
theorem comb_convFun_apply :
    (comb p hp).convFun f x = Sequence.sumInt fun k : Int => f (x - k * p) := rfl

/-- `Ш_p * f` is the sum of the convolutions of the single deltas with `f`:
`(Ш_p * f) x = ∑_k (δ_{kp} * f) x`. -/
theorem comb_convFun_eq_sumInt_dirac : (comb p hp).convFun f x =
    Sequence.sumInt fun k : Int => (dirac (k * p)).convFun f.toContinuousMap x := rfl

/-- **`Ш_p * f` is continuous** (§3.5, eq. (16)), everywhere. -/
theorem continuousAt_comb_convFun : ContinuousAt ((comb p hp).convFun f) x :=
  ((comb p hp).convFun f).continuous x

/-- **`Ш_p * f` has the period `p`** (§3.5, eq. (16)). -/
theorem comb_convFun_add_period : (comb p hp).convFun f (x + p) = (comb p hp).convFun f x :=
  periodization_add_period p f x

/-- **The integral of `Ш_p * f` over a period is the integral of `f`** (§3.5, eq. (16)):
`∫_0^p (Ш_p * f) = ∫ f`. -/
theorem hasIntegralOn_comb_convFun :
    HasIntegralOn ((comb p hp).convFun f) 0 p (integral f) :=
  hasIntegralOn_periodization f.hasCompactSupport
    (f.hasCompactSupport.integrable f.continuous) hp

/-! ### Sampling -/

/-- **Sampling** (§3.5): the product of the Dirac comb with a continuous function is
`Ш_p · f = ∑_k f (k p) δ_{kp}`, that is, `(Ш_p · f) φ = ∑_k f (k p) φ (k p)` for every continuous
`φ` with compact support. -/
theorem comb_mul_apply : (comb p hp).mul g φ =
    Sequence.sumInt fun k : Int => g (k * p) * dirac (k * p) φ.toContinuousMap :=
  Sequence.sumInt_congr fun k => Real.mul_comm (φ (k * p)) (g (k * p))

/-- A tent around `k p` that vanishes at all other multiples of `p`. -/
private noncomputable def tentAround (p : ℝ) (hp : 0 < p) (k : Int) : CompactlySupportedMap where
  toFun x := tent ((x - k * p) * p⁻¹)
  continuous x := ContinuousAt.comp (f := fun x => (x - k * p) * p⁻¹) (continuousAt_tent _)
    ((continuousAt_id.sub continuousAt_const).mul continuousAt_const)
  hasCompactSupport := by
    refine SupportedOn.hasCompactSupport (a := k * p - p) (b := k * p + p) fun x hx => ?_
    refine supportedOn_tent _ ?_
    rw [← Real.div_eq_mul_inv, Real.div_lt_iff hp, Real.lt_div_iff hp]
    exact hx.imp (fun h => by grind only) fun h => by grind only

private theorem tentAround_mul (hp : 0 < p) (k j : Int) :
    tentAround p hp k (j * p) = if j = k then 1 else 0 := by
  have value : tentAround p hp k (j * p) = tent ((j - k : Int) : ℝ) := by
    show tent ((j * p - k * p) * p⁻¹) = _
    rw [← Real.sub_mul, Real.mul_assoc, Real.mul_inv_cancel (Real.ne_of_gt hp), Real.mul_one,
      Int.sub_eq_add_neg, Lean.Grind.Ring.intCast_add, Lean.Grind.Ring.intCast_neg,
      ← Real.sub_eq_add_neg]
  rw [value]
  by_cases same : j = k
  · rw [if_pos same, show j - k = 0 by lia, Lean.Grind.Ring.intCast_zero, tent_zero]
  · rw [if_neg same]
    obtain ⟨m, h | h⟩ : ∃ m : Nat, j - k = m + 1 ∨ j - k = -(m + 1) :=
      ⟨(j - k).natAbs - 1, by lia⟩
    all_goals
      rw [h]
      simp only [Lean.Grind.Ring.intCast_add, Lean.Grind.Ring.intCast_neg,
        Lean.Grind.Ring.intCast_natCast, Lean.Grind.Ring.intCast_one]
      have hm := Real.natCast_nonneg m
      refine tent_of_one_le_abs (Real.le_abs.2 ?_)
      grind only

/-- **What sampling keeps**: the products of the comb with two continuous functions are the same iff
the functions agree at all multiples of `p`. -/
theorem comb_mul_eq_iff (f g : ContinuousMap) :
    (comb p hp).mul f = (comb p hp).mul g ↔ ∀ k : Int, f (k * p) = g (k * p) := by
  refine ⟨fun same k => ?_, fun same => RadonMeasure.ext fun φ => ?_⟩
  · have value (h : ContinuousMap) : (comb p hp).mul h (tentAround p hp k) = h (k * p) := by
      have rest (j : Int) (hj : j ≠ k) :
          h (j * p) * dirac (j * p) (tentAround p hp k).toContinuousMap = 0 := by
        rw [CompactFunctional.dirac_apply, tentAround_mul, if_neg hj, Real.mul_zero]
      rw [comb_mul_apply, Sequence.sumInt_eq_single k rest, CompactFunctional.dirac_apply,
        tentAround_mul, if_pos rfl, Real.mul_one]
    rw [← value f, ← value g, same]
  · rw [comb_mul_apply, comb_mul_apply]
    exact Sequence.sumInt_congr fun k => congrArg (· * _) (same k)

/-- **Sampling a function with compact support** (§3.5): if `f` is continuous and vanishes outside
`[-R, R]`, then `Ш_p · f` is a finite sum of Dirac deltas: for `R < n p` and every continuous `φ`,
`(Ш_p · f) φ = ∑_{-n ≤ k < n} f (k p) δ_{kp} φ`. -/
theorem comb_mulCompact_apply {R : ℝ} {n : Nat} (hf : SupportedOn f (-R) R) (hn : R < n * p)
    (φ : ContinuousMap) :
    (comb p hp).mulCompact f φ = ∑ i : Fin (2 * n),
      f (((-n + i : Int) : ℝ) * p) * dirac (((-n + i : Int) : ℝ) * p) φ :=
  Sequence.sumInt_eq_sum (supportedOn_sample_zero (hf.mul_right φ) hp hn)

/-! ### The comb as a limit of functions -/

/-- Convolution with a periodization may be done on the other factor: if `f` and `g` have compact
support and `conv f g` exists everywhere, then `conv (periodization p g) f` is
`conv (periodization p f) g`. -/
private theorem periodization_conv {f g : ℝ → ℝ} (hf : HasCompactSupport f)
    (hg : HasCompactSupport g) (exists' : ∀ x, ConvExistsAt f g x) (hp : 0 < p) :
    conv (periodization p g) f = conv (periodization p f) g := by
  have exists'' (x : ℝ) : ConvExistsAt g f x := (convExistsAt_comm f g x).1 (exists' x)
  rw [conv_comm, conv_periodization hf hg exists' hp, conv_comm f g,
    ← conv_periodization hg hf exists'' hp, conv_comm]

/-- **Combs of narrow peaks** (§3.5, what eq. (16) stands for): let `η` be an approximate identity,
`f` continuous with compact support and `p > 0`. Then the functions `y ↦ ∑_k η ε (y - k p)`, with a
narrow peak at each multiple of `p`, convolved with `f`, tend to `x ↦ ∑_k f (x - k p)` locally
uniformly as `ε → 0`; for small `ε` these convolutions exist everywhere. -/
theorem tendstoLocallyUniformly_periodization_conv {η : ℝ → ℝ → ℝ} {f : ℝ → ℝ}
    (hη : IsApproximateIdentity η) (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hp : 0 < p) :
    (∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ → ∀ x, ConvExistsAt (periodization p (η ε)) f x) ∧
      TendstoLocallyUniformly (fun ε => conv (periodization p (η ε)) f) (periodization p f) := by
  obtain ⟨ε₁, hε₁, exists'⟩ := hη.convExistsAt hfc
  obtain ⟨ε₂, hε₂, support⟩ := hη.supportedOn 1 Real.zero_lt_one
  have small : 0 < min ε₁ ε₂ := Real.lt_min hε₁ hε₂
  have both {ε : ℝ} (hlt : ε < min ε₁ ε₂) : ε < ε₁ ∧ ε < ε₂ :=
    ⟨Real.lt_of_lt_of_le hlt (Real.min_le_left _ _),
      Real.lt_of_lt_of_le hlt (Real.min_le_right _ _)⟩
  refine ⟨⟨min ε₁ ε₂, small, fun ε hε hlt x => ?_⟩, fun R e he => ?_⟩
  · obtain ⟨h₁, h₂⟩ := both hlt
    rw [convExistsAt_comm]
    exact (hasIntegral_conv_periodization hf (support ε hε h₂).hasCompactSupport
      (exists' ε hε h₁) hp x).integrable
  · obtain ⟨ε₀, hε₀, close⟩ :=
      hη.tendstoLocallyUniformly_conv (continuousAt_periodization hf hfc hp) R e he
    refine ⟨min ε₀ (min ε₁ ε₂), Real.lt_min hε₀ small, fun ε hε hlt x hx => ?_⟩
    obtain ⟨h₁, h₂⟩ := both (Real.lt_of_lt_of_le hlt (Real.min_le_right _ _))
    have swap := periodization_conv hf (support ε hε h₂).hasCompactSupport (exists' ε hε h₁) hp
    have bound : |conv (periodization p f) (η ε) x - periodization p f x| < e :=
      close ε hε (Real.lt_of_lt_of_le hlt (Real.min_le_left _ _)) x hx
    rwa [← swap] at bound

/-- **The Dirac comb as a limit** (§3.5, what eq. (16) stands for): if `η` is an approximate
identity and `f` is continuous with compact support, then, as `ε → 0`,
`(y ↦ ∑_k η ε (y - k p)) * f → Ш_p * f` locally uniformly. -/
theorem tendstoLocallyUniformly_comb_convFun {η : ℝ → ℝ → ℝ} (hη : IsApproximateIdentity η) :
    TendstoLocallyUniformly (fun ε => conv (periodization p (η ε)) f) ((comb p hp).convFun f) :=
  (tendstoLocallyUniformly_periodization_conv hη f.hasCompactSupport f.continuous hp).2

/-- **The Dirac comb as a limit**, as a functional: if `η` is an approximate identity and `φ` is
continuous with compact support, then, as `ε → 0`, the integral of `φ` times the comb of narrow
peaks `∑_k η ε (y - k p)` exists for small `ε` and tends to `Ш_p φ = ∑_k φ (k p)`. -/
theorem integral_periodization_mul_tends {η : ℝ → ℝ → ℝ} (hη : IsApproximateIdentity η) {e : ℝ}
    (he : 0 < e) : ∃ ε₀ : ℝ, 0 < ε₀ ∧ ∀ ε, 0 < ε → ε < ε₀ →
      Integrable (fun y => periodization p (η ε) y * φ y) ∧
        |integral (fun y => periodization p (η ε) y * φ y) - comb p hp φ| < e := by
  -- the convolution with the reflected function at 0
  obtain ⟨⟨ε₁, hε₁, exists'⟩, close⟩ := tendstoLocallyUniformly_periodization_conv hη
    (φ.compSub 0).hasCompactSupport (φ.compSub 0).continuous hp
  obtain ⟨ε₂, hε₂, close⟩ := close 0 e he
  have back (y : ℝ) : φ.compSub 0 (0 - y) = φ y := congrArg φ (by grobner)
  have value (ε : ℝ) : (fun y => periodization p (η ε) y * φ.compSub 0 (0 - y)) =
      fun y => periodization p (η ε) y * φ y :=
    funext fun y => congrArg (periodization p (η ε) y * ·) (back y)
  have samples : periodization p (φ.compSub 0) 0 = comb p hp φ :=
    Sequence.sumInt_congr fun k => back _
  refine ⟨min ε₁ ε₂, Real.lt_min hε₁ hε₂, fun ε hε hlt => ?_⟩
  have integrable := exists' ε hε (Real.lt_of_lt_of_le hlt (Real.min_le_left _ _)) 0
  have bound : |integral (fun y => periodization p (η ε) y * φ.compSub 0 (0 - y)) -
      periodization p (φ.compSub 0) 0| < e :=
    close ε hε (Real.lt_of_lt_of_le hlt (Real.min_le_right _ _)) 0 (Real.le_of_eq Real.abs_zero)
  rw [ConvExistsAt, value] at integrable
  rw [value, samples] at bound
  exact ⟨integrable, bound⟩

end Fundamentals
