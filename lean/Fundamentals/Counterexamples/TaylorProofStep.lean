/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.TaylorPolynomial
public import Fundamentals.Differentiation.Taylor
import Fundamentals.Calculus.MeanValue
import Fundamentals.Real.Interval
import Fundamentals.Real.ZPow

/-!
# The auxiliary function in the source's proof of Taylor's theorem

Source §2.4, steps 4 to 7, prove (3) by applying Rolle's theorem to the function that step 5 prints,

`F(t) = f(t) - T_n(t) - (t - x₀)ᵖ M`, with `M` such that `f(x) = T_n(x) + (x - x₀)ᵖ M`.

The theorem is true (`taylor`) but this function does not prove it.

## Main definitions
- `printedAuxiliary`: the function of step 5.
- `workingAuxiliary`: the function that step 5 should print, `f(x) - T_n(x; t) - (x - t)ᵖ M`, where
  `T_n(x; t)` is expanded at `t` in the place of `x₀`.

## Main statements
- `taylor_printed_step`: what the printed function does lead to, namely
  `R_n(x) = (x - x₀)ᵖ (f'(c) - T_n'(c)) / (p (c - x₀)ᵖ⁻¹)`.
- `hasDerivAt_printedAuxiliary_cube_iff`, `taylor_cube_iff`, `taylor_printed_step_fails`: for
  `f(t) = t³`, `x₀ = 0`, `x = 1`, `n = 1`, `p = 2` the printed function gives `θ = 2/3`, and (3)
  needs `θ = 1/3`.
- `taylor_printed_step_erratum`: so (3) does not follow from the printed step.
- `taylor_working_step`: it does follow from the same step for the working function.
- `printedAuxiliary_eq_zero`: with `M` a function of `t`, as the symbol `M(t)` of step 5 might
  suggest, the printed function is zero everywhere and Rolle's theorem says nothing.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ} {F : Nat → ℝ → ℝ} {n p : Nat} {x₀ x t d θ : ℝ}

/-- The auxiliary function printed in step 5, `f(t) - T_n(t) - (t - x₀)ᵖ M(t)`, where `M` may be a
constant function. -/
@[expose] noncomputable def printedAuxiliary (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n p : Nat) (x₀ : ℝ)
    (M : ℝ → ℝ) (t : ℝ) : ℝ :=
  f t - taylorPolynomial F n x₀ t - (t - x₀) ^ p * M t

/-- The auxiliary function that leads to (3): `f(x) - T_n(x; t) - (x - t)ᵖ M`. The variable `t` is
the centre of the Taylor polynomial. -/
@[expose] noncomputable def workingAuxiliary (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n p : Nat) (x M : ℝ)
    (t : ℝ) : ℝ :=
  f x - taylorPolynomial F n t x - (x - t) ^ p * M

/-! ### What the printed function leads to -/

private theorem sub_ne_zero {a b : ℝ} (h : a ≠ b) : a - b ≠ 0 := fun zero =>
  h (Real.sub_eq_zero.1 zero)

/-- The derivative of the Taylor polynomial, as a sum that is empty for `n = 0`. -/
private theorem hasDerivAt_taylorPolynomial_sum (F : Nat → ℝ → ℝ) (n : Nat) (x₀ t : ℝ) :
    HasDerivAt (taylorPolynomial F n x₀)
      (∑ k : Fin n, F (k + 1) x₀ / factorial k * (t - x₀) ^ (k : Nat)) t := by
  cases n with
  | zero =>
    rw [funext (taylorPolynomial_zero F x₀)]
    exact hasDerivAt_const (F 0 x₀) t
  | succ n => exact hasDerivAt_taylorPolynomial F n x₀ t

/-- The derivative of the printed function, for a constant `M`. -/
private theorem hasDerivAt_printedAuxiliary (hf : HasDerivAt f d t) (F : Nat → ℝ → ℝ) (n p : Nat)
    (x₀ M : ℝ) : HasDerivAt (printedAuxiliary f F n p x₀ fun _ => M)
      (d - ∑ k : Fin n, F (k + 1) x₀ / factorial k * (t - x₀) ^ (k : Nat) -
        p * (t - x₀) ^ (p - 1) * M) t := by
  have hpow := (((hasDerivAt_id t).sub (hasDerivAt_const x₀ t)).pow p).const_mul M
  have h := (hf.sub (hasDerivAt_taylorPolynomial_sum F n x₀ t)).sub hpow
  have hd : M * (p * (t - x₀) ^ (p - 1) * (1 - 0)) = p * (t - x₀) ^ (p - 1) * M := by
    rw [Real.sub_zero, Real.mul_one, Real.mul_comm]
  have hfun (s : ℝ) : M * (s - x₀) ^ p = (s - x₀) ^ p * M := Real.mul_comm _ _
  simpa only [hd, hfun] using h

/-- The printed function is zero at `x₀`. -/
theorem printedAuxiliary_center {M : ℝ → ℝ} (hp : 1 ≤ p) (h₀ : F 0 x₀ = f x₀) :
    printedAuxiliary f F n p x₀ M x₀ = 0 := by
  rw [printedAuxiliary, taylorPolynomial_self, h₀, Real.sub_self, Real.sub_self,
    Real.zero_pow (by omega), Real.zero_mul, Real.sub_zero]

/-- The printed function is zero at `x`, by the choice of `M`. -/
theorem printedAuxiliary_self {M : ℝ → ℝ}
    (hM : f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M x) :
    printedAuxiliary f F n p x₀ M x = 0 := by
  rw [printedAuxiliary, hM]
  grobner

/-- **What the printed step leads to.** Let `f` be continuous on the closed interval between `x₀`
and `x ≠ x₀`, with the derivative `f'` on the open one, let `F 0 x₀ = f x₀`, `p ≥ 1`, and `M` be the
constant with `f(x) = T_n(x) + (x - x₀)ᵖ M`. Then Rolle's theorem gives `c = x₀ + θ (x - x₀)` with
`0 < θ < 1` at which the derivative of the printed function is zero, and there

`R_n(x) = (x - x₀)ᵖ (f'(c) - T_n'(c)) / (p (c - x₀)ᵖ⁻¹)`,

where `T_n'(c) = ∑ f⁽ᵏ⁺¹⁾(x₀) / k! (c - x₀)ᵏ` over `k = 0, …, n - 1`. Source §2.4, steps 4 to 6. -/
theorem taylor_printed_step {f' : ℝ → ℝ} {M : ℝ} (hp : 1 ≤ p) (hx : x ≠ x₀)
    (hf : ContinuousOn f (min x₀ x) (max x₀ x))
    (hf' : ∀ t, min x₀ x < t → t < max x₀ x → HasDerivAt f (f' t) t) (h₀ : F 0 x₀ = f x₀)
    (hM : f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M) :
    ∃ θ c : ℝ, 0 < θ ∧ θ < 1 ∧ c = x₀ + θ * (x - x₀) ∧
      HasDerivAt (printedAuxiliary f F n p x₀ fun _ => M) 0 c ∧
      f x - taylorPolynomial F n x₀ x = (x - x₀) ^ p *
        (f' c - ∑ k : Fin n, F (k + 1) x₀ / factorial k * (c - x₀) ^ (k : Nat)) /
          (p * (c - x₀) ^ (p - 1)) := by
  have hderiv (t : ℝ) (ha : min x₀ x < t) (hb : t < max x₀ x) :=
    hasDerivAt_printedAuxiliary (hf' t ha hb) F n p x₀ M
  have hcont : ContinuousOn (printedAuxiliary f F n p x₀ fun _ => M) (min x₀ x) (max x₀ x) :=
    (hf.sub (continuousOn_of_continuousAt fun t _ _ =>
      (hasDerivAt_taylorPolynomial_sum F n x₀ t).continuousAt)).sub
        (((continuousOn_id.sub continuousOn_const).pow p).mul continuousOn_const)
  -- Rolle's theorem: the printed function is zero at `x₀` and at `x`
  obtain ⟨θ, hθ₀, hθ₁, hθ⟩ := mean_value_segment hcont hderiv
  rw [printedAuxiliary_center hp h₀, printedAuxiliary_self hM] at hθ
  have hzero := (Real.mul_eq_zero.1 (hθ.symm.trans (Real.sub_self 0))).resolve_right
    (sub_ne_zero hx)
  obtain ⟨hc₀, hc₁⟩ := Real.segment_mem (Ne.symm hx) hθ₀ hθ₁
  refine ⟨θ, _, hθ₀, hθ₁, rfl, hzero ▸ hderiv _ hc₀ hc₁, ?_⟩
  -- the zero of the derivative, solved for `M`
  have hstep : x₀ + θ * (x - x₀) - x₀ ≠ 0 := by
    rw [show x₀ + θ * (x - x₀) - x₀ = θ * (x - x₀) by grobner]
    exact Real.mul_ne_zero (Real.ne_of_gt hθ₀) (sub_ne_zero hx)
  have hne : (p : ℝ) * (x₀ + θ * (x - x₀) - x₀) ^ (p - 1) ≠ 0 :=
    Real.mul_ne_zero (Real.natCast_ne_zero.2 (by omega)) (Real.pow_ne_zero _ hstep)
  have hR : f x - taylorPolynomial F n x₀ x = (x - x₀) ^ p * M := by
    rw [hM]
    grobner
  rw [hR, Real.sub_eq_zero.1 hzero, Real.eq_div_iff hne]
  grobner

/-- With `M` a function such that `f(t) = T_n(t) + (t - x₀)ᵖ M(t)` at *every* `t`, the printed
function is zero, hence so is its derivative at every point: nothing follows for any particular
`c`. -/
theorem printedAuxiliary_eq_zero {M : ℝ → ℝ}
    (hM : ∀ t, f t = taylorPolynomial F n x₀ t + (t - x₀) ^ p * M t) :
    printedAuxiliary f F n p x₀ M = fun _ => 0 := by
  funext t
  rw [printedAuxiliary, hM t]
  grobner

/-! ### The counterexample -/

/-- The derivatives of `t³`: `t³, 3 t², 6 t, 6, 0, 0, …`. -/
@[expose] noncomputable def cubeDerivs : Nat → ℝ → ℝ
  | 0, t => t ^ 3
  | 1, t => 3 * t ^ 2
  | 2, t => 6 * t
  | 3, _ => 6
  | _, _ => 0

/-- They are its derivatives, up to the second one, which is all that `n = 1` asks for. -/
theorem hasDerivsOn_cube (a b : ℝ) : HasDerivsOn (fun t => t ^ 3) cubeDerivs 1 a b := by
  refine hasDerivsOn_of_hasDerivAt rfl fun k hk t _ _ => ?_
  obtain rfl | rfl : k = 0 ∨ k = 1 := by omega
  · have hd : ((3 : Nat) : ℝ) * t ^ (3 - 1) = 3 * t ^ 2 := by rw [Real.natCast_ofNat]
    have h := hasDerivAt_pow 3 t
    rwa [hd] at h
  · have hd : (3 : ℝ) * ((2 : Nat) * t ^ (2 - 1)) = 6 * t := by
      rw [Real.natCast_ofNat]
      grobner
    have h := (hasDerivAt_pow 2 t).const_mul 3
    rwa [hd] at h

/-- The Taylor polynomial `T_1` of `t³` at `0` is zero. -/
theorem taylorPolynomial_cube (t : ℝ) : taylorPolynomial cubeDerivs 1 0 t = 0 := by
  rw [taylorPolynomial_succ, taylorPolynomial_zero]
  show (0 : ℝ) ^ 3 + 3 * 0 ^ 2 / factorial 1 * (t - 0) ^ 1 = 0
  grobner

/-- For `f(t) = t³`, `x₀ = 0`, `x = 1`, `n = 1`, `p = 2`, hence `M = 1`, the printed function is
`t³ - t²`; its derivative is zero at `2/3` and at no other `c > 0`. -/
theorem hasDerivAt_printedAuxiliary_cube_iff {c : ℝ} (hc : 0 < c) :
    HasDerivAt (printedAuxiliary (fun t => t ^ 3) cubeDerivs 1 2 0 fun _ => 1) 0 c ↔ c = 2 / 3 := by
  have h := hasDerivAt_printedAuxiliary (hasDerivAt_pow 3 c) cubeDerivs 1 2 0 1
  have hT : ∑ k : Fin 1, cubeDerivs (k + 1) 0 / factorial k * (c - 0) ^ (k : Nat) = 0 := by
    rw [sum_one_length]
    show (3 : ℝ) * 0 ^ 2 / factorial 0 * (c - 0) ^ 0 = 0
    grobner
  have hd : (3 : Nat) * c ^ (3 - 1) - 0 - (2 : Nat) * (c - 0) ^ (2 - 1) * 1 =
      c * (3 * c - 2) := by
    rw [Real.natCast_ofNat, Real.natCast_ofNat]
    grobner
  rw [hT, hd] at h
  constructor
  · intro h'
    obtain h | h := Real.mul_eq_zero.1 (h.unique h')
    · exact absurd h (Real.ne_of_gt hc)
    · grind only
  · rintro rfl
    have hzero : (2 / 3 : ℝ) * (3 * (2 / 3) - 2) = 0 := by grobner
    rwa [hzero] at h

/-- For the same `f`, `x₀`, `x`, `n`, `p`, formula (2) with the remainder (3) reads `1 = 3 θ`. -/
theorem taylor_cube_iff {θ : ℝ} :
    (1 : ℝ) ^ 3 = taylorPolynomial cubeDerivs 1 0 1 +
        (1 - 0) ^ (1 + 1) * (1 - θ) ^ (((1 : Nat) : Int) + 1 - (2 : Nat)) /
          ((2 : Nat) * factorial 1) * cubeDerivs (1 + 1) (0 + θ * (1 - 0)) ↔ θ = 1 / 3 := by
  have hexp : ((1 : Nat) : Int) + 1 - (2 : Nat) = 0 := rfl
  have hF : cubeDerivs (1 + 1) (0 + θ * (1 - 0)) = 6 * θ := by
    show 6 * (0 + θ * (1 - 0)) = 6 * θ
    grobner
  rw [taylorPolynomial_cube, hexp, hF, Real.zpow_zero, factorial_one, Real.natCast_one,
    Real.natCast_ofNat]
  grind only

/-- **The printed step fails.** For `f(t) = t³`, `x₀ = 0`, `x = 1`, `n = 1`, `p = 2`, formula (3) is
false for *every* `θ` that the printed step can give: the step gives `θ = 2/3`, and (3) needs
`θ = 1/3`. -/
theorem taylor_printed_step_fails {M θ : ℝ} (hθ₀ : 0 < θ)
    (hM : (1 : ℝ) ^ 3 = taylorPolynomial cubeDerivs 1 0 1 + (1 - 0) ^ 2 * M)
    (hc : HasDerivAt (printedAuxiliary (fun t => t ^ 3) cubeDerivs 1 2 0 fun _ => M) 0
      (0 + θ * (1 - 0))) :
    (1 : ℝ) ^ 3 ≠ taylorPolynomial cubeDerivs 1 0 1 +
        (1 - 0) ^ (1 + 1) * (1 - θ) ^ (((1 : Nat) : Int) + 1 - (2 : Nat)) /
          ((2 : Nat) * factorial 1) * cubeDerivs (1 + 1) (0 + θ * (1 - 0)) := by
  rw [taylorPolynomial_cube] at hM
  obtain rfl : M = 1 := by grind only
  have hargument : 0 + θ * (1 - 0) = θ := by grobner
  rw [hargument] at hc
  have hθ := (hasDerivAt_printedAuxiliary_cube_iff hθ₀).1 hc
  exact fun h => absurd (taylor_cube_iff.1 h) (by grind only)

/-- **Erratum to §2.4, steps 5 to 7**: that the printed function has derivative zero at
`c = x₀ + θ (x - x₀)` does not imply (3) with this `θ`. -/
theorem taylor_printed_step_erratum :
    ¬ ∀ (f : ℝ → ℝ) (F : Nat → ℝ → ℝ) (n p : Nat) (x₀ x M θ : ℝ), 1 ≤ p → x ≠ x₀ →
      HasDerivsOn f F n (min x₀ x) (max x₀ x) →
      f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M → 0 < θ → θ < 1 →
      HasDerivAt (printedAuxiliary f F n p x₀ fun _ => M) 0 (x₀ + θ * (x - x₀)) →
      f x = taylorPolynomial F n x₀ x +
        (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
          F (n + 1) (x₀ + θ * (x - x₀)) := by
  intro h
  have hM : (1 : ℝ) ^ 3 = taylorPolynomial cubeDerivs 1 0 1 + (1 - 0) ^ 2 * 1 := by
    rw [taylorPolynomial_cube]
    grobner
  have hc : HasDerivAt (printedAuxiliary (fun t => t ^ 3) cubeDerivs 1 2 0 fun _ => 1) 0
      (0 + 2 / 3 * (1 - 0)) := (hasDerivAt_printedAuxiliary_cube_iff (by grind only)).2 (by grobner)
  exact taylor_printed_step_fails (by grind only) hM hc (h (fun t => t ^ 3) cubeDerivs 1 2 0 1 1
    (2 / 3) (by omega) Real.one_ne_zero (hasDerivsOn_cube _ _) hM (by grind only) (by grind only)
    hc)

/-! ### The function that works -/

/-- The working function is zero at `x`: there the Taylor polynomial is expanded at its argument. -/
theorem workingAuxiliary_self {M : ℝ} (hp : 1 ≤ p) (h₀ : F 0 = f) :
    workingAuxiliary f F n p x M x = 0 := by
  rw [workingAuxiliary, taylorPolynomial_self, h₀, Real.sub_self, Real.sub_self,
    Real.zero_pow (by omega), Real.zero_mul, Real.sub_zero]

/-- The working function is zero at `x₀`, by the choice of `M`. -/
theorem workingAuxiliary_center {M : ℝ}
    (hM : f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M) :
    workingAuxiliary f F n p x M x₀ = 0 := by
  rw [workingAuxiliary, hM]
  grobner

/-- **The step that works.** If the derivative of the working function is zero at
`c = x₀ + θ (x - x₀)`, `0 < θ < 1`, as it is for some `θ` by Rolle's theorem, then (3) holds with
this `θ`. -/
theorem taylor_working_step {M : ℝ} (hp : 1 ≤ p) (hx : x ≠ x₀)
    (hf : HasDerivsOn f F n (min x₀ x) (max x₀ x))
    (hM : f x = taylorPolynomial F n x₀ x + (x - x₀) ^ p * M) (hθ₀ : 0 < θ) (hθ₁ : θ < 1)
    (hc : HasDerivAt (workingAuxiliary f F n p x M) 0 (x₀ + θ * (x - x₀))) :
    f x = taylorPolynomial F n x₀ x +
      (x - x₀) ^ (n + 1) * (1 - θ) ^ ((n : Int) + 1 - p) / (p * factorial n) *
        F (n + 1) (x₀ + θ * (x - x₀)) := by
  obtain ⟨hc₀, hc₁⟩ := Real.segment_mem (Ne.symm hx) hθ₀ hθ₁
  have hpow := (hasDerivAt_sub_pow p x (x₀ + θ * (x - x₀))).const_mul M
  have hcenter := hasDerivAt_taylorPolynomial_center x fun k hk => hf.hasDerivAt k hk _ hc₀ hc₁
  have hderiv := ((hasDerivAt_const (f x) (x₀ + θ * (x - x₀))).sub hcenter).sub hpow
  have hfun (s : ℝ) : M * (x - s) ^ p = (x - s) ^ p * M := Real.mul_comm _ _
  simp only [hfun] at hderiv
  have hzero := hderiv.unique hc
  have hstep : x - (x₀ + θ * (x - x₀)) = (1 - θ) * (x - x₀) := by grobner
  rw [hstep] at hzero
  have hR := taylor_remainder_eq (R := (x - x₀) ^ p * M) (n := n)
    (D := F (n + 1) (x₀ + θ * (x - x₀))) (u := 1 - θ) (h := x - x₀) hp (by grind) (by grind)
    (by grind)
  rw [← hR]
  exact hM

end Fundamentals
