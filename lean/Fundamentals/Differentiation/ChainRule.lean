/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
import Fundamentals.Differentiation.Continuity
import Fundamentals.Topology.Coordinates

/-!
# The chain rule

## Main statements
- `HasJacobianAt.comp`: the Jacobian matrix of a composition is the product of the Jacobian
  matrices (Theorem 2.4).

That neither hypothesis can be dropped is shown in `Fundamentals.Counterexamples.ChainRule`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- The quotient `‖f (a + h) - f a‖ / ‖h‖` of a differentiable function is bounded near zero. -/
private theorem HasJacobianAt.exists_quotient_le (hf : HasJacobianAt f A a) :
    ∃ C : ℝ, NearNe 0 fun h => |‖f (a + h) - f a‖ / ‖h‖| ≤ C := by
  obtain ⟨C, hC⟩ := hf.exists_norm_increment_le
  refine ⟨C, (hC.nearNe.and nearNe_norm_sub_pos).mono fun h ⟨hle, h₀⟩ => ?_⟩
  rw [norm_sub_zero] at h₀
  rw [Real.abs_of_nonneg (Real.div_nonneg (norm_nonneg _) (norm_nonneg h))]
  exact (Real.div_le_iff h₀).2 hle

/-- The quotient `‖f (a + h) - f a‖ / ‖h‖` times its denominator, `h = 0` included. -/
private theorem norm_mul_quotient (f : Vec n → Vec m) (a h : Vec n) :
    ‖h‖ * (‖f (a + h) - f a‖ / ‖h‖) = ‖f (a + h) - f a‖ := by
  by_cases h₀ : h = 0
  · have ha : a + 0 = a := by grind
    rw [h₀, ha, norm_sub_self, norm_zero, Real.zero_mul]
  · rw [Real.mul_comm, Real.div_mul_cancel _ (Real.ne_of_gt (norm_pos h₀))]

/-- **Chain rule.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`, and
`g : ℝᵐ → ℝᵖ` is differentiable at `b = f a` with Jacobian matrix `B`, then `g ∘ f` is
differentiable at `a` and its Jacobian matrix is the product,

  `(g ∘ f)'(a) = g'(f a) · f'(a) = B A`.

Source: §2.3, Theorem 2.4. -/
theorem HasJacobianAt.comp {n m p : Nat} {f : Vec n → Vec m} {g : Vec m → Vec p}
    {A : Matrix m n} {B : Matrix p m} {a : Vec n}
    (hg : HasJacobianAt g B (f a)) (hf : HasJacobianAt f A a) :
    HasJacobianAt (g ∘ f) (B * A) a := by
  obtain ⟨C, hC⟩ := hf.exists_quotient_le
  have hk : Tendsto (fun h => f (a + h) - f a) 0 0 := hf.tendsto_increment
  obtain ⟨α, hα, hf⟩ := hf
  obtain ⟨β, hβ₀, hβ, hg⟩ := hg.exists_continuousAt
  -- with `k = f (a + h) - f a = A h + ‖h‖ • α(h)` the remainder is
  -- `B (‖h‖ • α(h)) + ‖k‖ • β(k) = ‖h‖ • (B α(h) + ‖k‖ / ‖h‖ • β(k))`
  refine ⟨fun h => B *ᵥ α h + (‖f (a + h) - f a‖ / ‖h‖) • β (f (a + h) - f a), ?_, fun h => ?_⟩
  · have hβk := Tendsto.comp_continuousAt hβ hk
    rw [hβ₀] at hβk
    have h := (hα.mulVec B).add (hβk.bounded_smul hC)
    rwa [Matrix.mulVec_zero, Lean.Grind.AddCommMonoid.add_zero] at h
  · have hscale := norm_mul_quotient f a h
    have hfk : f (a + h) = f a + (f (a + h) - f a) := by grind
    have hkh := hf h
    show g (f (a + h)) - g (f a) =
      (B * A) *ᵥ h + ‖h‖ • (B *ᵥ α h + (‖f (a + h) - f a‖ / ‖h‖) • β (f (a + h) - f a))
    generalize f (a + h) - f a = k at hscale hfk hkh ⊢
    calc g (f (a + h)) - g (f a)
        = B *ᵥ k + ‖k‖ • β k := by rw [hfk, hg]
      _ = B *ᵥ (A *ᵥ h + ‖h‖ • α h) + (‖h‖ * (‖k‖ / ‖h‖)) • β k := by rw [hscale, ← hkh]
      _ = (B * A) *ᵥ h + (‖h‖ • B *ᵥ α h + ‖h‖ • (‖k‖ / ‖h‖) • β k) := by
        rw [Matrix.mulVec_add, Matrix.mul_mulVec, Matrix.mulVec_smul, Vec.mul_smul]
        grind
      _ = (B * A) *ᵥ h + ‖h‖ • (B *ᵥ α h + (‖k‖ / ‖h‖) • β k) := by rw [Vec.smul_add]

end Fundamentals
