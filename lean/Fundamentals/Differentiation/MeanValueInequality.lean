/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Linear.Convex
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Calculus.MeanValue
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient
import Fundamentals.Differentiation.PartialDerivatives
import Fundamentals.Topology.Coordinates

/-!
# The mean value inequality for maps from ℝⁿ to ℝᵐ

The mean value theorem fails for vector values; what remains true of it is an inequality.

## Main statements
- `norm_sub_le_of_norm_deriv_le`: a curve with speed at most `C` goes no farther than `C (b - a)`.
- `norm_sub_le_of_segment`: the increment of `f` between the ends of a segment.
- `Convex.norm_sub_le`, `Convex.norm_sub_le_of_frobeniusNorm_le`: on a convex set a bound on the
  Jacobian matrices is a Lipschitz constant.
- `Convex.eq_of_jacobian_eq_zero`, `Convex.sub_eq_of_jacobian_eq`: on a convex set, a map with
  Jacobian matrix zero is constant, and maps with the same Jacobian matrices differ by a constant.

The case n = m = 1 is in `Fundamentals.Calculus.MeanValueInequality`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat}

/-! ### Curves -/

private theorem hasDerivAt_dot (u : Vec m) {γ : ℝ → Vec m} {v : Vec m} {t : ℝ}
    (h : ∀ i, HasDerivAt (fun s => γ s i) (v i) t) :
    HasDerivAt (fun s => u.dot (γ s)) (u.dot v) t := by
  induction m with
  | zero => exact hasDerivAt_const 0 t
  | succ m ih =>
    exact (ih (fun i => u i.castSucc) (γ := fun s i => γ s i.castSucc) (v := fun i => v i.castSucc)
      fun i => h i.castSucc).add ((h (Fin.last m)).const_mul (u (Fin.last m)))

/-- **Mean value inequality** for a curve. If `γ : ℝ → ℝᵐ` is continuous on `[a, b]`, `a ≤ b`, and
has on `(a, b)` the derivative `γ'`, coordinate by coordinate, with `‖γ'‖ ≤ C`, then

  `‖γ b - γ a‖ ≤ C (b - a)`. -/
theorem norm_sub_le_of_norm_deriv_le {γ γ' : ℝ → Vec m} {a b C : ℝ} (hab : a ≤ b)
    (hcont : ContinuousOn γ a b)
    (hderiv : ∀ t, a < t → t < b → ∀ i, HasDerivAt (fun s => γ s i) (γ' t i) t)
    (hC : ∀ t, a < t → t < b → ‖γ' t‖ ≤ C) : ‖γ b - γ a‖ ≤ C * (b - a) := by
  obtain hab | rfl := Real.lt_or_eq_of_le hab
  · -- the mean value theorem for the component in the direction of the increment
    generalize hu : γ b - γ a = u
    obtain ⟨c, hac, hcb, hc⟩ := mean_value (f := fun t => u.dot (γ t))
      (f' := fun t => u.dot (γ' t)) hab
      (hcont.continuousAt_comp fun t _ _ => (hasGradientAt_dot u (γ t)).continuousAt)
      fun t ha hb => hasDerivAt_dot u (hderiv t ha hb)
    have hsq : u.dot (γ b) - u.dot (γ a) = ‖u‖ * ‖u‖ := by
      rw [← Vec.dot_sub, hu, Vec.dot_self, Real.pow_two]
    have hspeed : u.dot (γ' c) ≤ ‖u‖ * C :=
      Real.le_trans (Real.le_abs_self _) <| Real.le_trans (Vec.abs_dot_le_norm_mul_norm u (γ' c)) <|
        Real.mul_le_mul_of_nonneg_left (hC c hac hcb) (norm_nonneg u)
    have hle : ‖u‖ * ‖u‖ ≤ ‖u‖ * (C * (b - a)) := by
      rw [← hsq, hc, ← Real.mul_assoc]
      exact Real.mul_le_mul_of_nonneg_right hspeed (by grind)
    obtain hu₀ | hu₀ := Real.lt_or_eq_of_le (norm_nonneg u)
    · exact Real.le_of_mul_le_mul_left hle hu₀
    · rw [← hu₀]
      exact Real.mul_nonneg (Real.le_trans (norm_nonneg _) (hC c hac hcb)) (by grind)
  · rw [norm_sub_self, Real.sub_self, Real.mul_zero]
    exact Real.le_rfl

/-! ### Segments -/

/-- **Mean value inequality** on a segment. If `f : ℝⁿ → ℝᵐ` is continuous on the segment from `x`
to `y` and has, at its points other than the ends, Jacobian matrices `D` with `‖D (y - x)‖ ≤ C`,
then

  `‖f y - f x‖ ≤ C`. -/
theorem norm_sub_le_of_segment {n m : Nat} {f : Vec n → Vec m} {D : Vec n → Matrix m n}
    {x y : Vec n} {C : ℝ} (hcont : ContinuousOn (fun t : ℝ => f (x + t • (y - x))) 0 1)
    (hf : ∀ t : ℝ, 0 < t → t < 1 → HasJacobianAt f (D (x + t • (y - x))) (x + t • (y - x)))
    (hC : ∀ t : ℝ, 0 < t → t < 1 → ‖D (x + t • (y - x)) *ᵥ (y - x)‖ ≤ C) : ‖f y - f x‖ ≤ C := by
  have h := norm_sub_le_of_norm_deriv_le Real.zero_le_one hcont
    (fun t h₀ h₁ i => (hf t h₀ h₁).hasDerivAt_line i) hC
  have hx : x + (0 : ℝ) • (y - x) = x := by ext i; grind
  have hy : x + (1 : ℝ) • (y - x) = y := by ext i; grind
  rwa [hx, hy, Real.sub_zero, Real.mul_one] at h

/-! ### Convex sets -/

/-- **Mean value inequality** on a convex set. If `f : ℝⁿ → ℝᵐ` has at every point `z` of a convex
set `S` the Jacobian matrix `D z`, and these stretch by at most `M`, `‖D z v‖ ≤ M ‖v‖`, then for all
`x` and `y` in `S`

  `‖f y - f x‖ ≤ M ‖y - x‖`. -/
theorem Convex.norm_sub_le {n m : Nat} {S : Vec n → Prop} {f : Vec n → Vec m}
    {D : Vec n → Matrix m n} {M : ℝ} {x y : Vec n} (hS : Convex S)
    (hf : ∀ z, S z → HasJacobianAt f (D z) z) (hM : ∀ z, S z → ∀ v, ‖D z *ᵥ v‖ ≤ M * ‖v‖)
    (hx : S x) (hy : S y) : ‖f y - f x‖ ≤ M * ‖y - x‖ := by
  have hmem (t : ℝ) (h₀ : 0 ≤ t) (h₁ : t ≤ 1) := hS x y hx hy t h₀ h₁
  refine norm_sub_le_of_segment (D := D) ?_
    (fun t h₀ h₁ => hf _ (hmem t (Real.le_of_lt h₀) (Real.le_of_lt h₁)))
    fun t h₀ h₁ => hM _ (hmem t (Real.le_of_lt h₀) (Real.le_of_lt h₁)) _
  refine continuousOn_of_continuousAt fun t h₀ h₁ => Vec.continuousAt_iff.2 fun i => ?_
  exact ((hf _ (hmem t h₀ h₁)).hasDerivAt_line i).continuousAt

/-- The mean value inequality with a bound on the Frobenius norms of the Jacobian matrices. -/
theorem Convex.norm_sub_le_of_frobeniusNorm_le {S : Vec n → Prop} {f : Vec n → Vec m}
    {D : Vec n → Matrix m n} {M : ℝ} {x y : Vec n} (hS : Convex S)
    (hf : ∀ z, S z → HasJacobianAt f (D z) z) (hM : ∀ z, S z → (D z).frobeniusNorm ≤ M)
    (hx : S x) (hy : S y) : ‖f y - f x‖ ≤ M * ‖y - x‖ :=
  hS.norm_sub_le hf (fun z hz v => Real.le_trans ((D z).norm_mulVec_le v)
    (Real.mul_le_mul_of_nonneg_right (hM z hz) (norm_nonneg v))) hx hy

/-- **A map with Jacobian matrix zero is constant.** If `f : ℝⁿ → ℝᵐ` has the Jacobian matrix zero
at every point of a convex set, it takes a single value there. -/
theorem Convex.eq_of_jacobian_eq_zero {n m : Nat} {S : Vec n → Prop} {f : Vec n → Vec m}
    {x y : Vec n} (hS : Convex S) (hf : ∀ z, S z → HasJacobianAt f 0 z) (hx : S x) (hy : S y) :
    f x = f y := by
  have hle := hS.norm_sub_le (D := fun _ => 0) (M := 0) hf (fun z _ v => by
    rw [Matrix.zero_mulVec, norm_zero, Real.zero_mul]
    exact Real.le_rfl) hx hy
  rw [Real.zero_mul] at hle
  exact (norm_sub_eq_zero_iff.1 (Real.le_antisymm hle (norm_nonneg _))).symm

/-- Two maps with the same Jacobian matrices on a convex set differ by a constant there. -/
theorem Convex.sub_eq_of_jacobian_eq {S : Vec n → Prop} {f g : Vec n → Vec m}
    {D : Vec n → Matrix m n} {x y : Vec n} (hS : Convex S)
    (hf : ∀ z, S z → HasJacobianAt f (D z) z) (hg : ∀ z, S z → HasJacobianAt g (D z) z)
    (hx : S x) (hy : S y) : f x - g x = f y - g y := by
  refine hS.eq_of_jacobian_eq_zero (f := fun z => f z - g z) (fun z hz => ?_) hx hy
  have h := (hf z hz).sub (hg z hz)
  rwa [Lean.Grind.AddCommGroup.sub_self] at h

end Fundamentals
