/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Integral.ImproperSupport
import Fundamentals.Counterexamples.ConvolutionDerivative

/-!
# Trains of pulses

Functions that consist of narrow pulses in a row, one near each square number `n²`. Two of them,
one moved by a small distance, are made to meet or to miss each other, as a counterexample needs it.

## Main definitions
* `bump`: a continuously differentiable pulse over `[-1, 1]`.
* `train u`: the functions `u n` in a row, each near `n²`.
* `Narrow u`, `Pulses u c`: how far from `n²` the function `u n` may differ from 0.

## Main statements
* `hasDerivAt_train`, `continuousAt_train`: trains of differentiable (continuous) pulses that are
  narrow are differentiable (continuous).
* `hasCompactSupport_train_mul_train`, `train_mul_train`: where two trains meet.
-/

public section

namespace Fundamentals.Counterexamples

variable {u v u' : Nat → ℝ → ℝ} {c : ℝ}

/-! ### The pulse -/

/-- A pulse over `[-1, 1]`, continuously differentiable: `(1 - t²)²` there, and 0 elsewhere. -/
@[expose] noncomputable def bump (t : ℝ) : ℝ := max 0 (1 - t * t) * max 0 (1 - t * t)

/-- The derivative of the pulse. -/
@[expose] noncomputable def bumpDeriv (t : ℝ) : ℝ := -4 * t * max 0 (1 - t * t)

theorem bump_nonneg (t : ℝ) : 0 ≤ bump t := Real.mul_self_nonneg _

theorem bump_zero : bump 0 = 1 := by
  rw [bump, Real.mul_zero, Real.sub_zero, Real.max_eq_right Real.zero_le_one, Real.one_mul]

private theorem max_eq_zero {t : ℝ} (ht : 1 < |t|) : max 0 (1 - t * t) = 0 := by
  have square := Real.mul_lt_mul'' ht ht Real.zero_le_one Real.zero_le_one
  rw [Real.abs_mul_abs_self, Real.one_mul] at square
  exact Real.max_eq_left (by grind only)

/-- Outside `[-1, 1]` the pulse is 0, -/
theorem bump_of_lt {t : ℝ} (ht : 1 < |t|) : bump t = 0 := by
  rw [bump, max_eq_zero ht, Real.mul_zero]

/-- and so is its derivative. -/
theorem bumpDeriv_of_lt {t : ℝ} (ht : 1 < |t|) : bumpDeriv t = 0 := by
  rw [bumpDeriv, max_eq_zero ht, Real.mul_zero]

/-- The derivative of the pulse: `(max 0 q)² = (q² + q |q|) / 2` for `q = 1 - t²`. -/
theorem hasDerivAt_bump (t : ℝ) : HasDerivAt bump (bumpDeriv t) t := by
  have inner : HasDerivAt (fun s => 1 - s * s) (0 - (1 * t + t * 1)) t :=
    (hasDerivAt_const 1 t).sub ((hasDerivAt_id t).mul (hasDerivAt_id t))
  have total := ((inner.mul inner).add
    (HasDerivAt.comp (f := fun s => 1 - s * s) (hasDerivAt_mul_abs _) inner)).const_mul (1 / 2)
  have value (s : ℝ) : 1 / 2 * ((1 - s * s) * (1 - s * s) + (1 - s * s) * |1 - s * s|) =
      bump s := by
    obtain h | h := Real.le_total 0 (1 - s * s)
    · rw [bump, Real.max_eq_right h, Real.abs_of_nonneg h]
      grobner
    · rw [bump, Real.max_eq_left h, Real.abs_of_nonpos h]
      grobner
  rw [funext value] at total
  have slope : 1 / 2 * ((0 - (1 * t + t * 1)) * (1 - t * t) + (1 - t * t) * (0 - (1 * t + t * 1)) +
      2 * |1 - t * t| * (0 - (1 * t + t * 1))) = bumpDeriv t := by
    obtain h | h := Real.le_total 0 (1 - t * t)
    · rw [bumpDeriv, Real.max_eq_right h, Real.abs_of_nonneg h]
      grobner
    · rw [bumpDeriv, Real.max_eq_left h, Real.abs_of_nonpos h]
      grobner
  exact slope ▸ total

theorem continuousAt_bumpDeriv (t : ℝ) : ContinuousAt bumpDeriv t := by
  have half (q : ℝ) : max 0 q = 1 / 2 * (q + |q|) := by
    obtain h | h := Real.le_total 0 q
    · rw [Real.max_eq_right h, Real.abs_of_nonneg h]
      grobner
    · rw [Real.max_eq_left h, Real.abs_of_nonpos h]
      grobner
  have inner : ContinuousAt (fun s => 1 - s * s) t :=
    continuousAt_const.sub (continuousAt_id.mul continuousAt_id)
  simp only [funext fun s => show bumpDeriv s =
    -4 * s * (1 / 2 * (1 - s * s + |1 - s * s|)) by rw [bumpDeriv, half]]
  exact (continuousAt_id.const_mul (-4)).mul ((inner.add inner.norm).const_mul (1 / 2))

/-! ### Trains -/

open Classical in
/-- The functions `u n` in a row: `u n` within `1/2` of `n²`, and 0 elsewhere. -/
@[expose] noncomputable def train (u : Nat → ℝ → ℝ) (t : ℝ) : ℝ :=
  if h : ∃ n : Nat, |t - n * n| < 1 / 2 then u (Classical.choose h) t else 0

/-- Different squares are far apart. -/
private theorem add_le_sq_sub_sq {m n : Nat} (h : m < n) : (m : ℝ) + n ≤ n * n - m * m := by
  have step : (m : ℝ) + 1 ≤ n := by rw [← Real.natCast_succ]; exact Real.natCast_le.2 h
  have product := Real.mul_nonneg (Real.sub_nonneg.2 step)
    (Real.add_nonneg (Real.natCast_nonneg m) (Real.natCast_nonneg n))
  grind only

/-- Different squares are far apart, in either order. -/
private theorem add_le_abs_sq_sub_sq {m n : Nat} (h : m ≠ n) :
    (m : ℝ) + n ≤ |(n : ℝ) * n - m * m| ∧ (1 : ℝ) ≤ m + n := by
  have one : ((1 : Nat) : ℝ) ≤ (m + n : Nat) := Real.natCast_le.2 (by omega)
  rw [Real.natCast_one, Real.natCast_add] at one
  obtain less | greater := Nat.lt_or_gt_of_ne h
  · exact ⟨Real.le_trans (add_le_sq_sub_sq less) (Real.le_abs_self _), one⟩
  · rw [Real.abs_sub_comm, Real.add_comm (m : ℝ)]
    rw [Real.add_comm (m : ℝ)] at one
    exact ⟨Real.le_trans (add_le_sq_sub_sq greater) (Real.le_abs_self _), one⟩

/-- No point is near two square numbers. -/
private theorem eq_of_near {m n : Nat} {t : ℝ} (hm : |t - m * m| < 1 / 2)
    (hn : |t - n * n| < 1 / 2) : m = n := by
  false_or_by_contra
  rename_i different
  obtain ⟨gap, one⟩ := add_le_abs_sq_sub_sq different
  have apart := Real.abs_sub_le ((n : ℝ) * n) t (m * m)
  rw [Real.abs_sub_comm _ t] at apart
  grind only

private theorem near_or_far (t : ℝ) :
    (∃ n : Nat, |t - n * n| < 1 / 2) ∨ ∀ n : Nat, 1 / 2 ≤ |t - n * n| := by
  by_cases h : ∃ n : Nat, |t - n * n| < 1 / 2
  · exact Or.inl h
  · exact Or.inr fun n => Real.not_lt.1 fun hn => h ⟨n, hn⟩

/-- Near `n²` the train is `u n`. -/
theorem train_of_near {n : Nat} {t : ℝ} (h : |t - n * n| < 1 / 2) : train u t = u n t := by
  have near : ∃ n : Nat, |t - n * n| < 1 / 2 := ⟨n, h⟩
  rw [train, dif_pos near, eq_of_near (Classical.choose_spec near) h]

/-- Far from all square numbers the train is 0. -/
theorem train_of_far {t : ℝ} (h : ∀ n : Nat, 1 / 2 ≤ |t - n * n|) : train u t = 0 :=
  dif_neg fun ⟨n, hn⟩ => Real.not_le.2 hn (h n)

/-- Every `u n` vanishes outside the interval of the half length `1/3` about `n²`. -/
@[expose] def Narrow (u : Nat → ℝ → ℝ) : Prop :=
  ∀ (n : Nat) (t : ℝ), 1 / 3 < |t - n * n| → u n t = 0

/-- Near each point, all trains are their `n`-th functions, for one and the same `n`. -/
private theorem exists_near_train (t : ℝ) :
    ∃ n, ∀ u : Nat → ℝ → ℝ, Narrow u → Near t fun s => u n s = train u s := by
  obtain ⟨n, hn⟩ | far := near_or_far t
  · refine ⟨n, fun u _ => ⟨1 / 2 - |t - n * n|, Real.sub_pos.2 hn,
      fun s hs => (train_of_near ?_).symm⟩⟩
    rw [Real.norm_eq_abs] at hs
    have close := Real.abs_sub_le s t (n * n)
    grind only
  · refine ⟨0, fun u hu => ⟨1 / 6, by grind only, fun s hs => ?_⟩⟩
    rw [Real.norm_eq_abs, Real.abs_sub_comm] at hs
    have zero (n : Nat) : u n s = 0 := by
      have close := Real.abs_sub_le t s (n * n)
      have far := far n
      exact hu n s (by grind only)
    obtain ⟨n, hn⟩ | far' := near_or_far s
    · rw [train_of_near hn, zero, zero]
    · rw [train_of_far far', zero]

/-- The derivative of a train of narrow pulses is the train of the derivatives. -/
theorem hasDerivAt_train (hu : Narrow u) (hu' : Narrow u')
    (h : ∀ n t, HasDerivAt (u n) (u' n t) t) (t : ℝ) : HasDerivAt (train u) (train u' t) t := by
  obtain ⟨n, hn⟩ := exists_near_train t
  exact (hn u' hu').self ▸ (h n t).congr (hn u hu)

/-- Trains of narrow continuous pulses are continuous. -/
theorem continuousAt_train (hu : Narrow u) (h : ∀ n t, ContinuousAt (u n) t) (t : ℝ) :
    ContinuousAt (train u) t := by
  obtain ⟨n, hn⟩ := exists_near_train t
  exact (h n t).congr (hn u hu)

theorem train_nonneg (h : ∀ n t, 0 ≤ u n t) (t : ℝ) : 0 ≤ train u t := by
  obtain ⟨n, hn⟩ | far := near_or_far t
  · exact train_of_near hn ▸ h n t
  · exact Real.le_of_eq (train_of_far far).symm

/-! ### Where two trains meet -/

/-- `u n` vanishes unless `|8 (n + 2) (t - n²) + c| ≤ 1`: a pulse near `n²`, narrower the larger
`n` is, and moved to the left by `c / (8 (n + 2))`. -/
@[expose] def Pulses (u : Nat → ℝ → ℝ) (c : ℝ) : Prop :=
  ∀ (n : Nat) (t : ℝ), 1 < |8 * ((n : ℝ) + 2) * (t - n * n) + c| → u n t = 0

/-- With `0 ≤ c ≤ 4` the pulses are narrow. -/
theorem Pulses.narrow (hu : Pulses u c) (hc : 0 ≤ c) (hc' : c ≤ 4) : Narrow u := by
  intro n t h
  refine hu n t ?_
  have big := Real.mul_nonneg (Real.natCast_nonneg n) (Real.abs_nonneg (t - n * n))
  have hn := Real.natCast_nonneg n
  have size : |8 * ((n : ℝ) + 2) * (t - n * n)| = 8 * (n + 2) * |t - n * n| := by
    rw [Real.abs_mul, Real.abs_of_nonneg (by grind only)]
  have moved := Real.abs_add_le (8 * ((n : ℝ) + 2) * (t - n * n) + c) (-c)
  rw [Real.abs_neg, Real.abs_of_nonneg hc, ← Real.sub_eq_add_neg,
    show 8 * ((n : ℝ) + 2) * (t - n * n) + c - c = 8 * ((n : ℝ) + 2) * (t - n * n) by grobner,
    size] at moved
  grind only

/-- Where a train is not 0, there one of its pulses is. -/
private theorem Pulses.exists_of_ne_zero (hu : Pulses u c) {t : ℝ} (ht : train u t ≠ 0) :
    ∃ n : Nat, |t - n * n| < 1 / 2 ∧ |8 * ((n : ℝ) + 2) * (t - n * n) + c| ≤ 1 := by
  obtain ⟨n, hn⟩ | far := near_or_far t
  · exact ⟨n, hn, Real.not_lt.1 fun outside => ht (train_of_near hn ▸ hu n t outside)⟩
  · exact absurd (train_of_far far) ht

/-- If the pulses of one train and those of another, moved by `x`, meet at `y`, then `y` is near
some `n²`; and unless `n ≤ |x| + 1`, the meeting pulses have the same number `n`, and
`1 ≤ 4 (n + 2) x ≤ 3`. -/
private theorem exists_of_meeting (hu : Pulses u 0) (hv : Pulses v 4) {x y : ℝ}
    (h : train u y * train v (y - x) ≠ 0) : ∃ n : Nat, |y - n * n| < 1 / 2 ∧
      ((n : ℝ) ≤ |x| + 1 ∧ x ≠ 0 ∨ 1 ≤ 4 * ((n : ℝ) + 2) * x ∧ 4 * ((n : ℝ) + 2) * x ≤ 3) := by
  obtain ⟨n, hn, hn'⟩ := hu.exists_of_ne_zero (t := y) fun zero => h (by
    rw [zero, Real.zero_mul])
  obtain ⟨m, hm, hm'⟩ := hv.exists_of_ne_zero (t := y - x) fun zero => h (by
    rw [zero, Real.mul_zero])
  refine ⟨n, hn, ?_⟩
  by_cases same : m = n
  · subst same
    rw [Real.abs_le] at hn' hm'
    exact Or.inr (by grind only)
  · obtain ⟨gap, one⟩ := add_le_abs_sq_sub_sq same
    have apart : |(n : ℝ) * n - m * m| < |x| + 1 := by
      have first := Real.abs_sub_le ((n : ℝ) * n) y (m * m)
      have second := Real.abs_sub_le y (y - x) (m * m)
      rw [show y - (y - x) = x by grobner] at second
      rw [Real.abs_sub_comm _ y] at first
      grind only
    have hm₀ := Real.natCast_nonneg m
    refine Or.inl ⟨by grind only, fun zero => ?_⟩
    rw [zero, Real.abs_zero] at apart
    grind only

/-- **At every `x`, the trains meet in a bounded interval only.** -/
theorem hasCompactSupport_train_mul_train (hu : Pulses u 0) (hv : Pulses v 4) (x : ℝ) :
    HasCompactSupport fun y => train u y * train v (y - x) := by
  obtain ⟨N, hN⟩ := Real.exists_nat_gt (|x| + 1 + 1 / |x|)
  refine ⟨(N : ℝ) * N + 1, fun y hy => ?_⟩
  false_or_by_contra
  rename_i meeting
  obtain ⟨n, hn, hx⟩ := exists_of_meeting hu hv meeting
  have large : (N : ℝ) < n := by
    refine Real.natCast_lt.2 (Nat.lt_of_not_le fun le => ?_)
    have le' : ((n * n : Nat) : ℝ) ≤ (N * N : Nat) := Real.natCast_le.2 (Nat.mul_le_mul le le)
    rw [Real.natCast_mul, Real.natCast_mul] at le'
    have outside := Real.abs_add_le (y - n * n) (n * n)
    rw [Real.sub_add_cancel, Real.abs_mul_self] at outside
    grind only
  have inv : 0 ≤ 1 / |x| := Real.div_nonneg Real.zero_le_one (Real.abs_nonneg x)
  obtain hx | hx := hx
  · grind only
  · have hn₀ := Real.natCast_nonneg n
    have factor : 0 ≤ 4 * ((n : ℝ) + 2) := by grind only
    have pos : 0 < x :=
      Real.pos_of_mul_pos_left (Real.lt_of_lt_of_le Real.zero_lt_one hx.1) factor
    rw [Real.abs_of_pos pos] at hN
    have above : 1 / x < n := by grind only
    rw [Real.div_lt_iff pos] at above
    grind only

/-- At 0 the trains do not meet. -/
theorem train_mul_train (hu : Pulses u 0) (hv : Pulses v 4) (y : ℝ) :
    train u y * train v (y - 0) = 0 := by
  false_or_by_contra
  rename_i meeting
  obtain ⟨n, -, hx⟩ := exists_of_meeting hu hv meeting
  rw [Real.mul_zero] at hx
  obtain ⟨-, hx⟩ | ⟨hx, -⟩ := hx
  · exact hx rfl
  · exact Real.not_le.2 Real.zero_lt_one hx

end Fundamentals.Counterexamples
