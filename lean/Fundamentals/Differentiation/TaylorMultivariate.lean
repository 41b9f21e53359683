/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Differential
public import Fundamentals.Calculus.Gradient
public import Fundamentals.Calculus.IteratedPartials
public import Fundamentals.Real.Factorial
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.MeanValue
import Fundamentals.Differentiation.Differential
import Fundamentals.Differentiation.Gradient
import Fundamentals.Differentiation.IteratedPartials
import Fundamentals.Differentiation.TaylorLagrangeCauchy

/-!
# Taylor's theorem for functions of several variables

Source §2.5, equations (4) and (5): the expansion of `f : ℝⁿ → ℝ` at `a`, for the increment `dx`,
with the remainder of Lagrange.

## Main statements
- `taylor_multivariate`: Taylor's theorem for a function with continuous partial derivatives.
- `taylor_multivariate_of_hasGradientAt`: the same when no more is known than what happens on the
  segment from `a` to `a + dx`.
- `mean_value_multivariate`, `taylor_second_order`: the expansions of order one and two, with the
  gradient and the Hessian matrix; `taylor_second_order_of_inner` with derivatives at the inner
  points of the segment only.
- `abs_sub_taylor_multivariate_le`: a bound on the remainder.

For functions with values in ℝᵐ there is no such theorem, see
`Fundamentals.Counterexamples.TaylorVectorValued`.

## Implementation notes
The proof is that of the source: the theorem in one variable for `g(t) = f(a + t dx)` on
`[0, 1]`, the derivatives of which are the differentials of `f`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {a dx : Vec n}

private theorem segment_start (a dx : Vec n) : a + (0 : ℝ) • dx = a := by ext i; grind

private theorem segment_end (a dx : Vec n) : a + (1 : ℝ) • dx = a + dx := by ext i; grind

/-- **Taylor's theorem in several variables, from what happens on the segment alone.** Let `D` be a
family of functions with `D [] = f` such that for every list `l` of at most `m` variables `D l` is
continuous along the segment from `a` to `a + dx`, and differentiable at its inner points with the
gradient `(D (j :: l))_j`. Then for some `ν` in `(0, 1)`

`f(a + dx) = ∑ dᵏf(a) / k! + dᵐ⁺¹f(a + ν dx) / (m + 1)!`,   `k = 0, …, m`.

Source §2.5, equation (4). -/
theorem taylor_multivariate_of_hasGradientAt {n m : Nat} {f : Vec n → ℝ}
    {D : List (Fin n) → Vec n → ℝ} {a dx : Vec n} (hf : D [] = f)
    (hcont : ∀ l : List (Fin n), l.length ≤ m → ContinuousOn (fun t : ℝ => D l (a + t • dx)) 0 1)
    (hgrad : ∀ l : List (Fin n), l.length ≤ m → ∀ t : ℝ, 0 < t → t < 1 →
      HasGradientAt (D l) (fun j => D (j :: l) (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = ∑ k : Fin (m + 1), differential D k dx a / factorial k +
        differential D (m + 1) dx (a + ν • dx) / factorial (m + 1) := by
  have hderivs : HasDerivsOn (fun t => f (a + t • dx))
      (fun k t => differential D k dx (a + t • dx)) m (min 0 1) (max 0 1) := by
    rw [Real.min_eq_left Real.zero_le_one, Real.max_eq_right Real.zero_le_one]
    exact ⟨funext fun t => congrFun hf _,
      fun k hk => continuousOn_differential fun l hl => hcont l (by omega),
      fun k hk t h₀ h₁ => hasDerivAt_differential fun l hl => hgrad l (by omega) t h₀ h₁⟩
  obtain ⟨ν, hν₀, hν₁, hν⟩ := taylor_lagrange hderivs
  simp only [Real.sub_zero, Real.one_pow, Real.mul_one, Real.zero_add, segment_start,
    segment_end] at hν
  exact ⟨ν, hν₀, hν₁, hν⟩

/-- **Taylor's theorem in several variables.** Let `f : ℝⁿ → ℝ` have continuous partial derivatives
up to order `m + 1` on an open set that contains the segment from `a` to `a + dx`. Then for some `ν`
in `(0, 1)`

`f(a + dx) = ∑ dᵏf(a) / k! + dᵐ⁺¹f(a + ν dx) / (m + 1)!`,   `k = 0, …, m`,

where `dᵏ` is the `k`-th power of the operator `∑ j, dx_j ∂/∂x_j`. Source §2.5, equations (4) and
(5); for the `f(x + dx)` and `dᵏf(x)` in (4) read `f(a + dx)` and `dᵏf(a)`. -/
theorem taylor_multivariate {n m : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ}
    {U : Vec n → Prop} {a dx : Vec n} (hU : IsOpen U) (hf : HasContinuousPartials f D (m + 1) U)
    (hseg : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → U (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = ∑ k : Fin (m + 1), differential D k dx a / factorial k +
        differential D (m + 1) dx (a + ν • dx) / factorial (m + 1) := by
  have hgrad (l : List (Fin n)) (hl : l.length ≤ m) (t : ℝ) (h₀ : 0 ≤ t) (h₁ : t ≤ 1) :
      HasGradientAt (D l) (fun j => D (j :: l) (a + t • dx)) (a + t • dx) :=
    hf.hasGradientAt hU (by omega) (hseg t h₀ h₁)
  exact taylor_multivariate_of_hasGradientAt hf.nil
    (fun l hl => continuousOn_of_continuousAt fun t h₀ h₁ =>
      (hgrad l hl t h₀ h₁).hasDerivAt_segment.continuousAt)
    fun l hl t h₀ h₁ => hgrad l hl t (Real.le_of_lt h₀) (Real.le_of_lt h₁)

/-! ### Order one and two -/

/-- **Mean value theorem in several variables**, the case `m = 0`. If `f : ℝⁿ → ℝ` is continuous
along the segment from `a` to `a + dx`, and has at its inner points `x` the gradient `g x`, then for
some `ν` in `(0, 1)`

`f(a + dx) - f(a) = ∇f(a + ν dx) · dx`. -/
theorem mean_value_multivariate {n : Nat} {f : Vec n → ℝ} {g : Vec n → Vec n} {a dx : Vec n}
    (hcont : ContinuousOn (fun t : ℝ => f (a + t • dx)) 0 1)
    (hgrad : ∀ t : ℝ, 0 < t → t < 1 → HasGradientAt f (g (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧ f (a + dx) - f a = (g (a + ν • dx)).dot dx := by
  obtain ⟨ν, hν₀, hν₁, hν⟩ := mean_value Real.zero_lt_one hcont
    fun t h₀ h₁ => (hgrad t h₀ h₁).hasDerivAt_segment
  rw [segment_start, segment_end, Real.sub_zero, Real.mul_one] at hν
  exact ⟨ν, hν₀, hν₁, hν⟩

private theorem factorial_two : (factorial 2 : ℝ) = 2 := by
  rw [Real.factorial_succ, factorial_one]
  grind

/-- The differentials of order zero and one, over the factorials, are the tangent plane. -/
private theorem sum_differential_two (D : List (Fin n) → Vec n → ℝ) (a dx : Vec n) :
    ∑ k : Fin 2, differential D k dx a / factorial k =
      D [] a + Vec.dot (fun j => D [j] a) dx := by
  rw [sum_succ, sum_one_length, ← differential_one]
  show D [] a / factorial 0 + differential D 1 dx a / factorial 1 = _
  rw [factorial_zero, factorial_one, Real.natCast_one, Real.div_one, Real.div_one]

/-- **The expansion of order two**, the case `m = 1`, with the gradient and the Hessian matrix at
inner points of the segment only. Let `f : ℝⁿ → ℝ` be continuous along the segment from `a` to
`a + dx`, with the gradient `g x` at its inner points `x`; let `g` be continuous along the segment,
with the Jacobian matrix `H x` at its inner points. Then for some `ν` in `(0, 1)`

`f(a + dx) = f(a) + ∇f(a) · dx + ½ dx · H(a + ν dx) dx`,   where `∇f(a)` is `g(a)`. -/
theorem taylor_second_order_of_inner {n : Nat} {f : Vec n → ℝ} {g : Vec n → Vec n}
    {H : Vec n → Matrix n n} {a dx : Vec n}
    (hfc : ContinuousOn (fun t : ℝ => f (a + t • dx)) 0 1)
    (hgc : ∀ i, ContinuousOn (fun t : ℝ => g (a + t • dx) i) 0 1)
    (hg : ∀ t : ℝ, 0 < t → t < 1 → HasGradientAt f (g (a + t • dx)) (a + t • dx))
    (hH : ∀ t : ℝ, 0 < t → t < 1 → HasJacobianAt g (H (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = f a + (g a).dot dx + 1 / 2 * dx.dot (H (a + ν • dx) *ᵥ dx) := by
  -- `∂²f/∂x_j ∂x_i` is the entry of `H` in row `i`, column `j`
  let D : List (Fin n) → Vec n → ℝ := fun l x => match l with
    | [] => f x
    | [i] => g x i
    | j :: i :: _ => H x i j
  have hcont (l : List (Fin n)) (hl : l.length ≤ 1) :
      ContinuousOn (fun t : ℝ => D l (a + t • dx)) 0 1 :=
    match l with
    | [] => hfc
    | [i] => hgc i
    | _ :: _ :: _ => absurd hl (by grind)
  have hgrad (l : List (Fin n)) (hl : l.length ≤ 1) (t : ℝ) (h₀ : 0 < t) (h₁ : t < 1) :
      HasGradientAt (D l) (fun j => D (j :: l) (a + t • dx)) (a + t • dx) :=
    match l with
    | [] => hg t h₀ h₁
    | [i] => hasJacobianAt_iff_forall_hasGradientAt.1 (hH t h₀ h₁) i
    | _ :: _ :: _ => absurd hl (by grind)
  obtain ⟨ν, hν₀, hν₁, hν⟩ :=
    taylor_multivariate_of_hasGradientAt (D := D) (m := 1) rfl hcont hgrad
  have hH' : differential D 2 dx (a + ν • dx) = dx.dot (H (a + ν • dx) *ᵥ dx) := by
    rw [differential_two, Matrix.dot_mulVec, Vec.dot_comm]
    rfl
  rw [sum_differential_two, hH', factorial_two] at hν
  exact ⟨ν, hν₀, hν₁, by grind⟩

/-- **The expansion of order two**, the case `m = 1`, with the gradient and the Hessian matrix. If
`f : ℝⁿ → ℝ` has the gradient `g x`, and `g` in its turn the Jacobian matrix `H x`, at all points
`x` of the segment from `a` to `a + dx`, then for some `ν` in `(0, 1)`

`f(a + dx) = f(a) + ∇f(a) · dx + ½ dx · H(a + ν dx) dx`. -/
theorem taylor_second_order {n : Nat} {f : Vec n → ℝ} {g : Vec n → Vec n}
    {H : Vec n → Matrix n n} {a dx : Vec n}
    (hg : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → HasGradientAt f (g (a + t • dx)) (a + t • dx))
    (hH : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → HasJacobianAt g (H (a + t • dx)) (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = f a + (g a).dot dx + 1 / 2 * dx.dot (H (a + ν • dx) *ᵥ dx) :=
  taylor_second_order_of_inner
    (continuousOn_of_continuousAt fun t h₀ h₁ => (hg t h₀ h₁).hasDerivAt_segment.continuousAt)
    (fun i => continuousOn_of_continuousAt fun t h₀ h₁ =>
      (hasJacobianAt_iff_forall_hasGradientAt.1 (hH t h₀ h₁) i).hasDerivAt_segment.continuousAt)
    (fun t h₀ h₁ => hg t (Real.le_of_lt h₀) (Real.le_of_lt h₁))
    fun t h₀ h₁ => hH t (Real.le_of_lt h₀) (Real.le_of_lt h₁)

/-- The expansion of order two for a function with continuous partial derivatives up to order two on
an open set that contains the segment from `a` to `a + dx`:

`f(a + dx) = f(a) + ∑ j, ∂f/∂x_j (a) dx_j + ½ ∑ i, ∑ j, dx_i dx_j ∂²f/∂x_i ∂x_j (a + ν dx)`. -/
theorem HasContinuousPartials.taylor_second_order {U : Vec n → Prop} (hU : IsOpen U)
    (hf : HasContinuousPartials f D 2 U) (hseg : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → U (a + t • dx)) :
    ∃ ν : ℝ, 0 < ν ∧ ν < 1 ∧
      f (a + dx) = f a + ∑ j, D [j] a * dx j +
        1 / 2 * ∑ i, ∑ j, dx i * dx j * D [i, j] (a + ν • dx) := by
  obtain ⟨ν, hν₀, hν₁, hν⟩ := taylor_multivariate (m := 1) hU hf hseg
  rw [sum_differential_two, hf.nil, Vec.dot_def, differential_two_eq_sum, factorial_two] at hν
  exact ⟨ν, hν₀, hν₁, by grind⟩

/-! ### The remainder -/

/-- **Bound on the remainder.** If moreover all partial derivatives of order `m + 1` are at most `M`
in absolute value between `a` and `a + dx`, then

`|f(a + dx) - ∑ dᵏf(a) / k!| ≤ M (∑ |dx_j|)ᵐ⁺¹ / (m + 1)!`,   `k = 0, …, m`. -/
theorem abs_sub_taylor_multivariate_le {U : Vec n → Prop} {M : ℝ} (hU : IsOpen U)
    (hf : HasContinuousPartials f D (m + 1) U)
    (hseg : ∀ t : ℝ, 0 ≤ t → t ≤ 1 → U (a + t • dx))
    (hM : ∀ l : List (Fin n), l.length = m + 1 → ∀ t : ℝ, 0 < t → t < 1 → |D l (a + t • dx)| ≤ M) :
    |f (a + dx) - ∑ k : Fin (m + 1), differential D k dx a / factorial k| ≤
      M * (∑ j, |dx j|) ^ (m + 1) / factorial (m + 1) := by
  obtain ⟨ν, hν₀, hν₁, hν⟩ := taylor_multivariate hU hf hseg
  have hR : f (a + dx) - ∑ k : Fin (m + 1), differential D k dx a / factorial k =
      differential D (m + 1) dx (a + ν • dx) / factorial (m + 1) := by grind
  rw [hR, Real.abs_div, Real.abs_of_pos (Real.factorial_pos _)]
  exact Real.div_le_div_of_nonneg_right (abs_differential_le fun l hl => hM l hl ν hν₀ hν₁)
    (Real.le_of_lt (Real.factorial_pos _))

end Fundamentals
