/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Rounding
public import Fundamentals.Linear.TupleSum
public import Fundamentals.Real.ZPow

/-!
# Products of rounding errors

A number that went through `n` roundings is the exact one times `n` factors `1 + δ` or `1 / (1 + δ)`,
each with `|δ| ≤ u`. Their product is `1 + θ` with `|θ| ≤ γ_n = n u / (1 - n u)`, if `n u < 1`.

## Main statements
* `prod_one_add_zpow_mem`: the product lies between `(1 - u) ^ n` and `1 / (1 - u) ^ n`.
* `abs_prod_one_add_zpow_sub_one_le`, `exists_prod_one_add_zpow_eq`: `|θ| ≤ γ_n`.
* `abs_prod_one_add_sub_one_le`: `|θ| ≤ (1 + u) ^ n - 1`, where no factor is divided by.
* `one_add_pow_sub_one_le_gamma`: `(1 + u) ^ n - 1 ≤ γ_n`.
* `gamma_nonneg`, `gamma_mono`, `natCast_mul_le_gamma`, `gamma_add_gamma_le`,
  `natCast_mul_gamma_le`: how the constants `γ_n` compare.
* `gamma_div_one_add`: `γ_n` of `u / (1 + u)` is `n u / (1 - (n - 1) u)`.

## References
* N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, second edition, SIAM 2002,
  Lemmas 3.1 and 3.3.
-/

public section

namespace Fundamentals

open Lean.Grind (OrderedAdd)

variable {u : ℝ} {m n : Nat}

/-! ### The constants -/

/-- `1 + γ_n = 1 / (1 - n u)`. -/
theorem one_add_gamma (h : n * u < 1) : 1 + gamma u n = 1 / (1 - n * u) := by
  have ne := Real.ne_of_gt (Real.sub_pos.2 h)
  rw [gamma, Real.eq_div_iff ne, Real.add_mul, Real.one_mul, Real.div_mul_cancel _ ne,
    Real.sub_add_cancel]

/-- No rounding, no error: `γ_0 = 0`. -/
theorem gamma_zero (u : ℝ) : gamma u 0 = 0 := by
  rw [gamma, Real.natCast_zero, Real.zero_mul, Real.zero_div]

/-- `γ_n` is not negative. -/
theorem gamma_nonneg (hu : 0 ≤ u) (h : n * u < 1) : 0 ≤ gamma u n :=
  Real.div_nonneg (Real.mul_nonneg (Real.natCast_nonneg n) hu)
    (Real.le_of_lt (Real.sub_pos.2 h))

/-- `n u ≤ γ_n`. -/
theorem natCast_mul_le_gamma (hu : 0 ≤ u) (h : n * u < 1) : n * u ≤ gamma u n := by
  have nonneg := Real.mul_nonneg (Real.natCast_nonneg n) hu
  rw [gamma, Real.le_div_iff (Real.sub_pos.2 h), Real.mul_sub, Real.mul_one]
  exact Real.sub_le_self _ (Real.mul_nonneg nonneg nonneg)

/-- `m u ≤ n u` for `m ≤ n`. -/
theorem natCast_mul_le_natCast_mul (hu : 0 ≤ u) (h : m ≤ n) : m * u ≤ n * u :=
  Real.mul_le_mul_of_nonneg_right (Real.natCast_le.2 h) hu

/-- **`γ_n` grows with `n`**: for `m ≤ n` and `n u < 1`, `γ_m ≤ γ_n`. -/
theorem gamma_mono (hu : 0 ≤ u) (hmn : m ≤ n) (h : n * u < 1) : gamma u m ≤ gamma u n := by
  have le := natCast_mul_le_natCast_mul hu hmn
  have inv := Real.one_div_le_one_div_of_le (Real.sub_pos.2 h)
    (Real.sub_le_sub (Real.le_refl 1) le)
  rw [← one_add_gamma h, ← one_add_gamma (Real.lt_of_le_of_lt le h)] at inv
  exact OrderedAdd.add_le_right_iff 1 |>.2 inv

/-- **The errors of `m` and of `n` roundings, one after the other**:
`γ_m + γ_n + γ_m γ_n ≤ γ_{m+n}`, if `(m + n) u < 1`. -/
theorem gamma_add_gamma_le (hu : 0 ≤ u) (h : (m + n : Nat) * u < 1) :
    gamma u m + gamma u n + gamma u m * gamma u n ≤ gamma u (m + n) := by
  have hm := Real.lt_of_le_of_lt (natCast_mul_le_natCast_mul hu (Nat.le_add_right m n)) h
  have hn := Real.lt_of_le_of_lt (natCast_mul_le_natCast_mul hu (Nat.le_add_left n m)) h
  have product : (1 + gamma u m) * (1 + gamma u n) = 1 / ((1 - m * u) * (1 - n * u)) := by
    rw [one_add_gamma hm, one_add_gamma hn, Real.one_div, Real.one_div, Real.one_div, Real.mul_inv]
  have below : 1 - (m + n : Nat) * u ≤ (1 - m * u) * (1 - n * u) := by
    have := Real.mul_nonneg (Real.mul_nonneg (Real.natCast_nonneg m) hu)
      (Real.mul_nonneg (Real.natCast_nonneg n) hu)
    rw [Real.natCast_add, Real.add_mul]
    generalize (m : ℝ) * u = a, (n : ℝ) * u = b at *
    rw [show (1 - a) * (1 - b) = 1 - (a + b) + a * b by grobner]
    exact Real.sub_nonneg.1 (by rwa [Real.add_sub_cancel_left])
  have le := Real.one_div_le_one_div_of_le (Real.sub_pos.2 h) below
  rw [← product, ← one_add_gamma h, Real.add_mul, Real.one_mul, Real.mul_add, Real.mul_one,
    Real.add_assoc] at le
  rw [Real.add_comm (gamma u m), Real.add_assoc]
  exact OrderedAdd.add_le_right_iff 1 |>.2 le

/-- `k γ_n ≤ γ_{k n}`, if `k n u < 1`. -/
theorem natCast_mul_gamma_le (hu : 0 ≤ u) (k : Nat) (h : (k * n : Nat) * u < 1) :
    k * gamma u n ≤ gamma u (k * n) := by
  by_cases hk : k = 0
  · subst hk
    rw [Nat.zero_mul, gamma_zero, Real.natCast_zero, Real.zero_mul]
    exact Real.le_refl 0
  have le := natCast_mul_le_natCast_mul hu (Nat.le_mul_of_pos_left n (Nat.pos_of_ne_zero hk))
  rw [gamma, gamma, ← Real.mul_div_assoc, ← Real.mul_assoc, ← Real.natCast_mul]
  exact Real.div_le_div_of_nonneg_left (Real.mul_nonneg (Real.natCast_nonneg _) hu)
    (Real.sub_pos.2 h) (Real.sub_le_sub (Real.le_refl 1) le)

/-- `(1 + u) ^ n (1 - n u) ≤ 1`, for all `n`. -/
theorem one_add_pow_mul_le_one (hu : 0 ≤ u) (n : Nat) : (1 + u) ^ n * (1 - n * u) ≤ 1 := by
  induction n with
  | zero =>
    rw [Real.pow_zero, Real.natCast_zero, Real.zero_mul, Real.sub_zero, Real.one_mul]
    exact Real.le_refl 1
  | succ n ih =>
    have step : (1 + u) * (1 - (n + 1) * u) ≤ 1 - n * u := by
      have nonneg := Real.mul_nonneg (Real.natCast_nonneg n) hu
      rw [Real.add_mul (n : ℝ), Real.one_mul]
      generalize (n : ℝ) * u = a at *
      rw [show (1 + u) * (1 - (a + u)) = 1 - a - u * (a + u) by grobner]
      exact Real.sub_le_self _ (Real.mul_nonneg hu (Real.add_nonneg nonneg hu))
    rw [Real.pow_succ, Real.natCast_succ, Real.mul_assoc]
    exact Real.le_trans
      (Real.mul_le_mul_of_nonneg_left step (Real.pow_nonneg (Real.le_trans Real.zero_le_one (one_le_one_add hu)) n)) ih

/-- **`n` roundings in one direction**: `(1 + u) ^ n - 1 ≤ γ_n`, if `n u < 1`. -/
theorem one_add_pow_sub_one_le_gamma (hu : 0 ≤ u) (h : n * u < 1) :
    (1 + u) ^ n - 1 ≤ gamma u n := by
  have le := (Real.le_div_iff (Real.sub_pos.2 h)).2 (one_add_pow_mul_le_one hu n)
  rw [← one_add_gamma h, Real.add_comm 1 (gamma u n)] at le
  exact Real.sub_le_iff_le_add.2 le

/-- The constant for the smaller unit `u / (1 + u)` of rounding to nearest:
`γ_n` of it is `n u / (1 - (n - 1) u)`. -/
theorem gamma_div_one_add (hu : 0 ≤ u) (n : Nat) :
    gamma (u / (1 + u)) n = n * u / (1 - (n - 1) * u) := by
  have pos : 1 + u ≠ 0 := by
    rw [Real.add_comm]
    exact Real.ne_of_gt (Real.lt_of_le_of_lt hu (Real.lt_add_of_pos u Real.zero_lt_one))
  have top : (n : ℝ) * (u / (1 + u)) = n * u / (1 + u) := (Real.mul_div_assoc _ _ _).symm
  have bottom : 1 - (n : ℝ) * u / (1 + u) = (1 - (n - 1) * u) / (1 + u) := by
    rw [Real.eq_div_iff pos, Real.sub_mul, Real.div_mul_cancel _ pos, Real.one_mul, Real.sub_mul,
      Real.one_mul, Real.sub_eq_add_neg 1, Real.neg_sub, Real.sub_eq_add_neg,
      Real.sub_eq_add_neg u, Real.add_assoc]
  rw [gamma, top, bottom, Real.div_eq_mul_inv, Real.div_eq_mul_inv, Real.div_eq_mul_inv,
    Real.div_eq_mul_inv, Real.mul_inv, Real.inv_inv]
  generalize (1 - ((n : ℝ) - 1) * u)⁻¹ = b
  rw [Real.mul_comm b, Real.mul_assoc, ← Real.mul_assoc (1 + u)⁻¹, Real.inv_mul_cancel pos,
    Real.one_mul]

/-! ### Products -/

/-- One factor: for `|δ| ≤ u < 1` and a sign `ρ`, `(1 + δ) ^ ρ` lies between `1 - u` and
`1 / (1 - u)`. -/
theorem one_add_zpow_mem {δ : ℝ} {ρ : Int} (hu : u < 1) (hδ : |δ| ≤ u) (hρ : ρ = 1 ∨ ρ = -1) :
    1 - u ≤ (1 + δ) ^ ρ ∧ (1 + δ) ^ ρ ≤ (1 - u)⁻¹ := by
  obtain ⟨low, high⟩ := Real.abs_le.1 hδ
  have pos : 0 < 1 - u := Real.sub_pos.2 hu
  have lower : 1 - u ≤ 1 + δ := by
    rw [Real.sub_eq_add_neg]
    exact Real.add_le_add (Real.le_refl 1) low
  have factor := Real.lt_of_lt_of_le pos lower
  have conjugate : (1 - u) * (1 + u) ≤ 1 := by
    rw [show (1 - u) * (1 + u) = 1 - u * u by grobner]
    exact Real.sub_le_self _ (Real.mul_self_nonneg u)
  obtain rfl | rfl := hρ
  · rw [show (1 + δ) ^ (1 : Int) = 1 + δ from (Real.zpow_natCast _ 1).trans (Real.pow_one _)]
    refine ⟨lower, Real.le_trans (Real.add_le_add (Real.le_refl 1) high) ?_⟩
    rw [← Real.one_div, Real.le_div_iff pos, Real.mul_comm]
    exact conjugate
  · rw [show (1 + δ) ^ (-1 : Int) = (1 + δ)⁻¹ from (Real.zpow_neg _ 1).trans
      (congrArg _ ((Real.zpow_natCast _ 1).trans (Real.pow_one _)))]
    refine ⟨?_, Real.inv_le_inv pos lower⟩
    rw [← Real.one_div, Real.le_div_iff factor]
    exact Real.le_trans (Real.mul_le_mul_of_nonneg_left (Real.add_le_add (Real.le_refl 1) high)
      (Real.le_of_lt pos)) conjugate

/-- **Where the product of `n` rounding factors lies**: for `|δ i| ≤ u < 1` and signs `ρ i`,

  `(1 - u) ^ n ≤ ∏ (1 + δ i) ^ (ρ i) ≤ (1 / (1 - u)) ^ n`. -/
theorem prod_one_add_zpow_mem {δ : Fin n → ℝ} {ρ : Fin n → Int} (hu : u < 1)
    (hδ : ∀ i, |δ i| ≤ u) (hρ : ∀ i, ρ i = 1 ∨ ρ i = -1) :
    (1 - u) ^ n ≤ prod (fun i => (1 + δ i) ^ ρ i) ∧
      prod (fun i => (1 + δ i) ^ ρ i) ≤ (1 - u)⁻¹ ^ n := by
  have pos : 0 ≤ 1 - u := Real.le_of_lt (Real.sub_pos.2 hu)
  induction n with
  | zero =>
    rw [Real.pow_zero, Real.pow_zero]
    exact ⟨Real.le_refl 1, Real.le_refl 1⟩
  | succ n ih =>
    obtain ⟨low, high⟩ := ih (fun i => hδ i.succ) fun i => hρ i.succ
    obtain ⟨first, first'⟩ := one_add_zpow_mem hu (hδ 0) (hρ 0)
    have rest := Real.le_trans (Real.pow_nonneg pos n) low
    rw [prod_succ, Real.pow_succ, Real.pow_succ, Real.mul_comm _ (1 - u), Real.mul_comm _ (1 - u)⁻¹]
    exact ⟨Real.mul_le_mul first low (Real.pow_nonneg pos n) (Real.le_trans pos first),
      Real.mul_le_mul first' high rest (Real.inv_nonneg.2 pos)⟩

/-- **The product of `n` rounding factors** (Higham, Lemma 3.1): for `|δ i| ≤ u` and signs `ρ i`, if
`n u < 1`,

  `|∏ (1 + δ i) ^ (ρ i) - 1| ≤ γ_n = n u / (1 - n u)`. -/
theorem abs_prod_one_add_zpow_sub_one_le {δ : Fin n → ℝ} {ρ : Fin n → Int}
    (hδ : ∀ i, |δ i| ≤ u) (hρ : ∀ i, ρ i = 1 ∨ ρ i = -1) (h : n * u < 1) :
    |prod (fun i => (1 + δ i) ^ ρ i) - 1| ≤ gamma u n := by
  by_cases hn : n = 0
  · subst hn
    rw [gamma_zero, show prod (fun i => (1 + δ i) ^ ρ i) = 1 from rfl, Real.sub_self, Real.abs_zero]
    exact Real.le_refl 0
  have hu : 0 ≤ u := Real.le_trans (Real.abs_nonneg _) (hδ ⟨0, Nat.pos_of_ne_zero hn⟩)
  have hu' : u < 1 := by
    have le := natCast_mul_le_natCast_mul hu (Nat.pos_of_ne_zero hn)
    rw [Real.natCast_one, Real.one_mul] at le
    exact Real.lt_of_le_of_lt le h
  obtain ⟨low, high⟩ := prod_one_add_zpow_mem hu' hδ hρ
  have bernoulli : 1 - n * u ≤ (1 - u) ^ n := by
    have := Real.one_add_mul_le_pow (Real.neg_le_neg (Real.le_of_lt hu')) n
    rwa [Real.mul_neg, ← Real.sub_eq_add_neg, ← Real.sub_eq_add_neg] at this
  have above : (1 - u)⁻¹ ^ n ≤ 1 + gamma u n := by
    rw [one_add_gamma h, Real.inv_pow, ← Real.one_div]
    exact Real.one_div_le_one_div_of_le (Real.sub_pos.2 h) bernoulli
  have small := natCast_mul_le_gamma hu h
  generalize prod (fun i => (1 + δ i) ^ ρ i) = p at *
  refine Real.abs_le.2 ⟨Real.le_sub_iff_add_le.2 ?_, Real.sub_le_iff_le_add.2 ?_⟩
  · rw [Real.add_comm, ← Real.sub_eq_add_neg]
    exact Real.le_trans (Real.sub_le_sub (Real.le_refl 1) small) (Real.le_trans bernoulli low)
  · rw [Real.add_comm]
    exact Real.le_trans high above

/-- **The product of `n` rounding factors, none of them divided by**: for `|δ i| ≤ u`, whatever the signs
of the errors, `|∏ (1 + δ i) - 1| ≤ (1 + u) ^ n - 1`. -/
theorem abs_prod_one_add_sub_one_le {δ : Fin n → ℝ} (hδ : ∀ i, |δ i| ≤ u) :
    |prod (fun i => 1 + δ i) - 1| ≤ (1 + u) ^ n - 1 := by
  induction n with
  | zero =>
    rw [show prod (fun i => 1 + δ i) = 1 from rfl, Real.pow_zero, Real.sub_self, Real.abs_zero]
    exact Real.le_refl 0
  | succ n ih =>
    have rest := ih fun i => hδ i.succ
    have first := hδ 0
    have size : |1 + δ 0| ≤ 1 + u := Real.le_trans (Real.abs_add_le 1 (δ 0))
      (by rw [Real.abs_one]; exact Real.add_le_add (Real.le_refl 1) first)
    rw [prod_succ, Real.pow_succ]
    generalize prod (fun i => 1 + δ i.succ) = p at *
    rw [show (1 + δ 0) * p - 1 = (p - 1) * (1 + δ 0) + δ 0 by grobner]
    refine Real.le_trans (Real.abs_add_le _ _) (Real.le_trans
      (Real.add_le_add (Real.abs_mul_le rest size) first) (Real.le_of_eq ?_))
    grobner

/-- **The product of `n` rounding factors**, as it is used: for `|δ i| ≤ u` and signs `ρ i`, if
`n u < 1`, there is `θ` with

  `∏ (1 + δ i) ^ (ρ i) = 1 + θ` and `|θ| ≤ γ_n = n u / (1 - n u)`. -/
theorem exists_prod_one_add_zpow_eq {δ : Fin n → ℝ} {ρ : Fin n → Int}
    (hδ : ∀ i, |δ i| ≤ u) (hρ : ∀ i, ρ i = 1 ∨ ρ i = -1) (h : n * u < 1) :
    ∃ θ, |θ| ≤ gamma u n ∧ prod (fun i => (1 + δ i) ^ ρ i) = 1 + θ :=
  ⟨_, abs_prod_one_add_zpow_sub_one_le hδ hρ h, (Real.add_sub_cancel 1 _).symm⟩

end Fundamentals
