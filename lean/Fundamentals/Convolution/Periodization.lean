/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
public import Fundamentals.Convolution.SequenceSum
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine

/-!
# Periodization

The copies of a function `f` with compact support at all multiples of `p > 0`, added up:
`∑_k f (x - k p)`. At each `x` only finitely many terms are not 0.

## Main definitions
* `periodization p f`: the function `x ↦ ∑_k f (x - k p)`.

## Main statements
* `periodization_add_period`: it has the period `p`; `periodization_neg`: with `-p` in the place of
  `p` it is the same.
* `SupportedOn.periodization_eq_sum`: on a bounded interval it is a finite sum.
* `continuousAt_periodization`: it is continuous if `f` is continuous with compact support.
* `hasIntegralOn_periodization`: `∫_0^p ∑_k f (x - k p) dx = ∫ f`.
* `hasIntegral_conv_periodization`, `conv_periodization`: it commutes with convolution.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {p x R S : ℝ} {n : Nat}

/-! ### Definition -/

/-- The periodization of a function with compact support:
`periodization p f x = ∑_k f (x - k p)`, `k ∈ ℤ`; 0 at every `x` where infinitely many terms are
not 0. -/
@[expose] noncomputable def periodization (p : ℝ) (f : ℝ → ℝ) (x : ℝ) : ℝ :=
  Sequence.sumInt fun k : Int => f (x - k * p)

theorem periodization_def (p : ℝ) (f : ℝ → ℝ) (x : ℝ) :
    periodization p f x = Sequence.sumInt fun k : Int => f (x - k * p) := rfl

/-- **A periodization has the period `p`**, for every function. -/
theorem periodization_add_period (p : ℝ) (f : ℝ → ℝ) (x : ℝ) :
    periodization p f (x + p) = periodization p f x := by
  rw [periodization_def, ← Sequence.sumInt_comp_add _ 1]
  refine Sequence.sumInt_congr fun k => congrArg f ?_
  rw [Lean.Grind.Ring.intCast_add, Lean.Grind.Ring.intCast_one]
  grind

/-- **A negative period** gives the same sum, in the reverse order; for every function. -/
theorem periodization_neg (p : ℝ) (f : ℝ → ℝ) : periodization (-p) f = periodization p f := by
  funext x
  rw [periodization_def, periodization_def, ← Sequence.sumInt_comp_neg]
  refine Sequence.sumInt_congr fun k => congrArg f ?_
  rw [Lean.Grind.Ring.intCast_neg]
  grind

/-! ### Finitely many terms -/

/-- An integer outside the window `-n, …, n - 1` has a size of at least `n`. -/
private theorem natCast_le_abs_intCast {k : Int} (hk : k < -n ∨ -n + (2 * n : Nat) ≤ k) :
    (n : ℝ) ≤ |(k : ℝ)| := by
  obtain ⟨m, rfl | rfl⟩ : ∃ m : Nat, k = (n + m : Nat) ∨ k = -(n + m : Nat) :=
    ⟨k.natAbs - n, by lia⟩
  · rw [Lean.Grind.Ring.intCast_natCast, Real.abs_natCast]
    exact Real.natCast_le.2 (Nat.le_add_right n m)
  · rw [Lean.Grind.Ring.intCast_neg, Real.abs_neg, Lean.Grind.Ring.intCast_natCast,
      Real.abs_natCast]
    exact Real.natCast_le.2 (Nat.le_add_right n m)

/-- The multiples `k p` outside a large window are far from `x`. -/
theorem lt_abs_sub_intCast_mul (hp : 0 < p) (hn : |x| + R < n * p) {k : Int}
    (hk : k < -n ∨ -n + (2 * n : Nat) ≤ k) : R < |x - k * p| := by
  have far := Real.mul_le_mul_of_nonneg_right (natCast_le_abs_intCast hk) (Real.le_of_lt hp)
  have size : |(k : ℝ)| * p = |k * p| := by rw [Real.abs_mul, Real.abs_of_pos hp]
  have apart := Real.abs_sub_abs_le (k * p) x
  rw [Real.abs_sub_comm] at apart
  grind only

/-- **Finitely many terms**: if `f` vanishes outside `[-R, R]`, then at `x` only the terms
`f (x - k p)` with `-n ≤ k < n` can differ from 0, as soon as `|x| + R < n p`. -/
theorem SupportedOn.sample (hf : SupportedOn f (-R) R) (hp : 0 < p) (hn : |x| + R < n * p) :
    Sequence.SupportedOn (fun k : Int => f (x - k * p)) (-n) (2 * n) := by
  intro k hk
  exact hf.eq_zero_of_lt_abs (lt_abs_sub_intCast_mul hp hn hk)

/-- Only finitely many terms of a periodization are not 0. -/
theorem HasCompactSupport.finiteSupport_sample (hf : HasCompactSupport f) (hp : 0 < p) (x : ℝ) :
    Sequence.FiniteSupport fun k : Int => f (x - k * p) := by
  obtain ⟨R, -, h⟩ := hf.exists_supportedOn
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt (|x| + R) hp
  exact (h.sample hp hn).finiteSupport

/-- A periodization is a finite sum, with the same number of terms for all `x` of a bounded
interval: for `|x| + R < n p`, if `f` vanishes outside `[-R, R]`. -/
theorem SupportedOn.periodization_eq_sum (hf : SupportedOn f (-R) R) (hp : 0 < p)
    (hn : |x| + R < n * p) :
    periodization p f x = ∑ i : Fin (2 * n), f (x - ((-n + i : Int) : ℝ) * p) :=
  Sequence.sumInt_eq_sum (hf.sample hp hn)

/-! ### Continuity -/

/-- A finite sum of continuous functions is continuous. -/
private theorem continuousAt_sum {m : Nat} {F : Fin m → ℝ → ℝ} (h : ∀ i, ContinuousAt (F i) x) :
    ContinuousAt (fun z => ∑ i, F i z) x := by
  induction m with
  | zero => exact continuousAt_const
  | succ m ih => exact (ih fun i => h i.castSucc).add (h (Fin.last m))

/-- **A periodization is continuous**: if `f` is continuous with compact support and `p > 0`, then
`x ↦ ∑_k f (x - k p)` is continuous. -/
theorem continuousAt_periodization (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hp : 0 < p) (x : ℝ) : ContinuousAt (periodization p f) x := by
  obtain ⟨R, -, h⟩ := hf.exists_supportedOn
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt (|x| + 1 + R) hp
  have finite : ContinuousAt (fun z => ∑ i : Fin (2 * n), f (z - ((-n + i : Int) : ℝ) * p)) x :=
    continuousAt_sum fun i => (hfc _).comp (continuousAt_id.sub continuousAt_const)
  refine finite.congr ⟨1, Real.zero_lt_one, fun z hz => ?_⟩
  rw [Real.norm_eq_abs] at hz
  have near := Real.abs_sub_abs_le z x
  exact (h.periodization_eq_sum hp (by grind only)).symm

/-! ### The integral over a period -/

/-- An interval of length `m p`, cut into `m` pieces that are moved to `[0, p]`. -/
private theorem hasIntegralOn_fold {a I : ℝ} (hp : 0 < p) {m : Nat}
    (h : HasIntegralOn f a (a + m * p) I) :
    HasIntegralOn (fun x => ∑ i : Fin m, f (x + (a + (i : Nat) * p))) 0 p I := by
  induction m generalizing I with
  | zero =>
    rw [Real.natCast_zero, Real.zero_mul, Real.add_zero] at h
    rw [h.unique (hasIntegralOn_self f a)]
    exact hasIntegralOn_of_eq_zero (Real.le_of_lt hp) fun _ _ _ => rfl
  | succ m ih =>
    have hm := Real.mul_nonneg (Real.natCast_nonneg m) (Real.le_of_lt hp)
    have stop : a + (m + 1 : Nat) * p = a + m * p + p := by
      rw [Real.natCast_succ]
      grobner
    rw [stop] at h
    obtain ⟨J, K, hJ, hK, rfl⟩ := h.exists_split (b := a + m * p) (by grind only) (by grind only)
    have moved := (hasIntegralOn_comp_add (a + m * p)).2 hK
    rw [Real.sub_self, show a + m * p + p - (a + m * p) = p by grobner] at moved
    exact (ih hJ).add moved

/-- Where periodizations are finite sums, with the terms in reverse order. -/
private theorem SupportedOn.periodization_eq_sum_rev (hf : SupportedOn f (-R) R) (hp : 0 < p)
    (hn : |x| + R < n * p) :
    periodization p f x = ∑ i : Fin (2 * n), f (x + (p - n * p + (i : Nat) * p)) := by
  rw [hf.periodization_eq_sum hp hn, ← sum_reverse]
  refine sum_congr fun i => congrArg f ?_
  have index : (-n + (i.rev : Nat) : Int) = n + -1 + -(i : Nat) := by
    rw [Fin.val_rev]
    omega
  rw [index]
  simp only [Lean.Grind.Ring.intCast_add, Lean.Grind.Ring.intCast_neg,
    Lean.Grind.Ring.intCast_natCast, Lean.Grind.Ring.intCast_one]
  grobner

/-- **The integral of a periodization over a period is the integral of the function**: if `f` is
integrable with compact support and `p > 0`, then `∫_0^p ∑_k f (x - k p) dx = ∫ f`. -/
theorem hasIntegralOn_periodization (hf : HasCompactSupport f) (hfi : Integrable f) (hp : 0 < p) :
    HasIntegralOn (periodization p f) 0 p (integral f) := by
  obtain ⟨R, hR, h⟩ := hf.exists_supportedOn
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt (p + R) hp
  have stop : p - n * p + (2 * n : Nat) * p = p + n * p := by
    rw [Real.natCast_mul, Real.natCast_ofNat]
    grobner
  have whole : HasIntegralOn f (p - n * p) (p - n * p + (2 * n : Nat) * p) (integral f) := by
    rw [stop, ← (h.mono (by grind only) (by grind only)).hasIntegral_iff (by grind only)]
    exact hfi.hasIntegral
  exact (hasIntegralOn_fold hp whole).congr fun x hx hx' =>
    (h.periodization_eq_sum_rev hp (by rw [Real.abs_of_nonneg hx]; grind only)).symm

/-! ### Convolution -/

/-- The integral of a finite sum is the sum of the integrals. -/
private theorem HasIntegral.sum {m : Nat} {F : Fin m → ℝ → ℝ} {I : Fin m → ℝ}
    (h : ∀ i, HasIntegral (F i) (I i)) : HasIntegral (fun y => ∑ i, F i y) (∑ i, I i) := by
  induction m with
  | zero => exact hasIntegral_zero
  | succ m ih => exact (ih fun i => h i.castSucc).add (h (Fin.last m))

/-- The integral that defines the convolution of `f` with a periodization. -/
theorem hasIntegral_conv_periodization (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (exists' : ∀ x, ConvExistsAt f g x) (hp : 0 < p) (x : ℝ) :
    HasIntegral (fun y => f y * periodization p g (x - y)) (periodization p (conv f g) x) := by
  obtain ⟨R, hR, hf⟩ := hf.exists_supportedOn
  obtain ⟨S, hS, hg⟩ := hg.exists_supportedOn
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt (|x| + (R + S)) hp
  have finite (y : ℝ) : f y * periodization p g (x - y) =
      ∑ i : Fin (2 * n), f y * g (x - ((-n + i : Int) : ℝ) * p - y) := by
    rw [sum_mul_left]
    by_cases hy : |y| ≤ R
    · have hxy := Real.abs_sub_le_abs_add_abs x y
      rw [hg.periodization_eq_sum hp (by grind only : |x - y| + S < n * p)]
      exact congrArg (f y * ·) (sum_congr fun i => congrArg g (by grobner))
    · rw [hf.eq_zero_of_lt_abs (Real.not_le.1 hy), Real.zero_mul, Real.zero_mul]
  have support := (hf.conv hg).mono (c := -(R + S)) (by grind only) (Real.le_refl _)
  rw [funext finite, support.periodization_eq_sum hp hn]
  exact HasIntegral.sum fun i => (exists' _).hasIntegral

/-- **Periodization commutes with convolution**: if `f` and `g` have compact support, `conv f g`
exists everywhere and `p > 0`, then the convolution of `f` with the periodization of `g` exists
everywhere and is the periodization of `conv f g`. -/
theorem conv_periodization (hf : HasCompactSupport f) (hg : HasCompactSupport g)
    (exists' : ∀ x, ConvExistsAt f g x) (hp : 0 < p) :
    conv f (periodization p g) = periodization p (conv f g) :=
  funext fun x => (hasIntegral_conv_periodization hf hg exists' hp x).conv_eq

end Fundamentals
