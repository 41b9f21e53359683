/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.TaylorPolynomial
import Fundamentals.Calculus.MeanValue

/-!
# Taylor's theorem with Peano's remainder

Source §2.4, "Various residuals", item 3.

## Main statements
- `taylor_peano`: if `f` has `n ≥ 1` derivatives at `x₀` then its remainder is `o((x - x₀)ⁿ)`.
- `taylor_peano_le`: the same as an inequality, `|f x - T_n(x)| ≤ ε |x - x₀|ⁿ` near `x₀`.
- `taylor_peano_zero`: for `n = 0` the statement is the continuity of `f` at `x₀`.

## Implementation notes
The `n`-th derivative exists at `x₀` alone. For it to have a meaning there, the derivatives before
it exist near `x₀`; nothing is continuous by assumption. The proof is by induction: the derivative
of the remainder is the remainder of the derivative, and the mean value theorem goes back from one
to the other. The last derivative enters through its definition.
-/

public section

namespace Fundamentals

variable {f g g' : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n : Nat} {x₀ x δ : ℝ}

/-- The mean value theorem in a ball around `x₀`, with an intermediate point `c` no further from
`x₀` than `x`. -/
private theorem exists_mean_value_near (hg : ∀ t, ‖t - x₀‖ < δ → HasDerivAt g (g' t) t)
    (hx : ‖x - x₀‖ < δ) : ∃ c, |c - x₀| ≤ |x - x₀| ∧ g x - g x₀ = g' c * (x - x₀) := by
  rw [Real.norm_eq_abs] at hx
  have hderiv (t : ℝ) (ha : min x₀ x ≤ t) (hb : t ≤ max x₀ x) : HasDerivAt g (g' t) t :=
    hg t (by rw [Real.norm_eq_abs]; grind)
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := mean_value_segment
    (continuousOn_of_continuousAt fun t ha hb => (hderiv t ha hb).continuousAt)
    fun t ha hb => hderiv t (Real.le_of_lt ha) (Real.le_of_lt hb)
  refine ⟨x₀ + θ * (x - x₀), ?_, hθ⟩
  calc |x₀ + θ * (x - x₀) - x₀| = |θ| * |x - x₀| := by rw [← Real.abs_mul]; congr 1; grind
    _ ≤ 1 * |x - x₀| := Real.mul_le_mul_of_nonneg_right (by grind) (Real.abs_nonneg _)
    _ = |x - x₀| := Real.one_mul _

/-- One derivative: the definition. -/
private theorem peano_one (hF : HasDerivAt (F 0) (F 1 x₀) x₀) {ε : ℝ} (hε : 0 < ε) :
    Near x₀ fun x => |F 0 x - taylorPolynomial F 1 x₀ x| ≤ ε * |x - x₀| ^ 1 := by
  refine (hasDerivAt_iff_littleO.1 hF ε hε).imp fun δ ⟨hδ, h⟩ => ⟨hδ, fun x hx => ?_⟩
  have hle := h (x - x₀) hx
  rw [Real.add_sub_cancel] at hle
  show |F 0 x - taylorPolynomial F 1 x₀ x| ≤ ε * |x - x₀| ^ 1
  rw [taylorPolynomial_one, Real.pow_one]
  grind

/-- From the remainder of the derivative to the remainder of the function. -/
private theorem peano_succ (hF : Near x₀ fun t => HasDerivAt (F 0) (F 1 t) t) {ε : ℝ} (hε : 0 < ε)
    (h : Near x₀ fun t => |F 1 t - taylorPolynomial (fun k => F (k + 1)) n x₀ t| ≤
      ε * |t - x₀| ^ n) :
    Near x₀ fun x => |F 0 x - taylorPolynomial F (n + 1) x₀ x| ≤ ε * |x - x₀| ^ (n + 1) := by
  refine (hF.and h).imp fun δ ⟨hδ, hnear⟩ => ⟨hδ, fun x hx => ?_⟩
  obtain ⟨c, hc, hcx⟩ := exists_mean_value_near
    (g := fun t => F 0 t - taylorPolynomial F (n + 1) x₀ t)
    (fun t ht => (hnear t ht).1.sub (hasDerivAt_taylorPolynomial F n x₀ t)) hx
  have hbound := (hnear c (Std.lt_of_le_of_lt hc hx)).2
  rw [taylorPolynomial_self, Real.sub_self, Real.sub_zero] at hcx
  calc |F 0 x - taylorPolynomial F (n + 1) x₀ x|
      = |F 1 c - taylorPolynomial (fun k => F (k + 1)) n x₀ c| * |x - x₀| := by
        rw [hcx, Real.abs_mul]
    _ ≤ ε * |x - x₀| ^ n * |x - x₀| :=
        Real.mul_le_mul_of_nonneg_right (Real.le_trans hbound (Real.mul_le_mul_of_nonneg_left
          (Real.pow_le_pow_left (Real.abs_nonneg _) hc n) (Real.le_of_lt hε))) (Real.abs_nonneg _)
    _ = ε * |x - x₀| ^ (n + 1) := by rw [Real.pow_succ, Real.mul_assoc]

/-- The inequality, with `n + 1` in the place of `n`. -/
private theorem peano_le {ε : ℝ} (hε : 0 < ε)
    (hnear : ∀ k, k < n → Near x₀ fun t => HasDerivAt (F k) (F (k + 1) t) t)
    (hlast : HasDerivAt (F n) (F (n + 1) x₀) x₀) :
    Near x₀ fun x => |F 0 x - taylorPolynomial F (n + 1) x₀ x| ≤ ε * |x - x₀| ^ (n + 1) := by
  induction n generalizing F with
  | zero => exact peano_one hlast hε
  | succ n ih =>
    exact peano_succ (hnear 0 (Nat.succ_pos n)) hε
      (ih (F := fun k => F (k + 1)) (fun k hk => hnear (k + 1) (by omega)) hlast)

/-- **Taylor's theorem with Peano's remainder**, as an inequality. Under the hypotheses of
`taylor_peano`, for every `ε > 0` all `x` near `x₀` satisfy

`|f(x) - ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ| ≤ ε |x - x₀|ⁿ`, the sum over `k = 0, …, n`. -/
theorem taylor_peano_le (hn : 1 ≤ n) (h₀ : F 0 = f)
    (hnear : ∀ k, k + 1 < n → Near x₀ fun t => HasDerivAt (F k) (F (k + 1) t) t)
    (hlast : HasDerivAt (F (n - 1)) (F n x₀) x₀) {ε : ℝ} (hε : 0 < ε) :
    Near x₀ fun x => |f x - taylorPolynomial F n x₀ x| ≤ ε * |x - x₀| ^ n := by
  obtain ⟨m, rfl⟩ : ∃ m, n = m + 1 := ⟨n - 1, by omega⟩
  subst h₀
  exact peano_le hε (fun k hk => hnear k (by omega)) hlast

/-- **Taylor's theorem with Peano's remainder.** Let `f` have `n ≥ 1` derivatives at `x₀`: near `x₀`
the derivatives `F 1, …, F (n - 1)`, and at `x₀` alone one more, `F n x₀`. Then

`(f(x) - ∑ f⁽ᵏ⁾(x₀) / k! · (x - x₀)ᵏ) / (x - x₀)ⁿ → 0` as `x → x₀`,

the sum over `k = 0, …, n`; that is, `R_n(x) = o((x - x₀)ⁿ)`.
Source §2.4, "Various residuals", item 3. -/
theorem taylor_peano (hn : 1 ≤ n) (h₀ : F 0 = f)
    (hnear : ∀ k, k + 1 < n → Near x₀ fun t => HasDerivAt (F k) (F (k + 1) t) t)
    (hlast : HasDerivAt (F (n - 1)) (F n x₀) x₀) :
    Tendsto (fun x => (f x - taylorPolynomial F n x₀ x) / (x - x₀) ^ n) x₀ 0 := by
  intro ε hε
  refine ((taylor_peano_le hn h₀ hnear hlast (Real.half_pos hε)).nearNe.and
    nearNe_norm_sub_pos).mono fun x ⟨hx, hpos⟩ => ?_
  have hpow : 0 < |x - x₀| ^ n := Real.pow_pos hpos n
  rw [norm_sub_zero, Real.norm_eq_abs, Real.abs_div, Real.abs_pow, Real.div_lt_iff hpow]
  exact Real.lt_of_le_of_lt hx (Real.mul_lt_mul_of_pos_right (Real.half_lt_self hε) hpow)

/-- **Peano's remainder of order zero**: `f(x) - f(x₀) → 0` says that `f` is continuous at `x₀`. -/
theorem taylor_peano_zero (h₀ : F 0 = f) :
    Tendsto (fun x => (f x - taylorPolynomial F 0 x₀ x) / (x - x₀) ^ 0) x₀ 0 ↔
      ContinuousAt f x₀ := by
  simp only [taylorPolynomial_zero, Real.pow_zero, Real.div_one, h₀]
  rw [continuousAt_iff_tendsto, tendsto_iff_sub_tendsto_zero (l := f x₀)]

end Fundamentals
