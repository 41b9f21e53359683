/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Topology.Continuity
import Fundamentals.Differentiation.Differentiability

/-!
# The Jacobian matrix of an inverse function

## Main statements
- `HasJacobianAt.inverse`: the Jacobian matrix of a continuous inverse function is the
  inverse matrix.

One variable is in `Fundamentals.Calculus.InverseFunction`. That the inverse function exists and is
continuous is a hypothesis here, not a conclusion.
-/

public section

namespace Fundamentals

open Lean.Grind (AddCommGroup AddCommMonoid)
open scoped Matrix

/-- A positive `η` that is small against `C` and `ε`. -/
private theorem exists_small_factor {C ε : ℝ} (hC : 0 ≤ C) (hε : 0 < ε) :
    ∃ η : ℝ, 0 < η ∧ C * η ≤ 1 / 2 ∧ C * η * (2 * C) ≤ ε := by
  have hC₁ : C < C + 1 := Real.lt_add_of_pos C Real.zero_lt_one
  have hK : 0 < C + 1 := Real.lt_of_le_of_lt hC hC₁
  have h₂ : (0 : ℝ) ≤ 2 := Real.le_of_lt Real.zero_lt_two
  have hK₂ : 0 < 2 * (C + 1) := Real.mul_pos Real.zero_lt_two hK
  obtain ⟨s, hs, hs₁, hsε⟩ : ∃ s, 0 < s ∧ s ≤ 1 / 2 ∧ s ≤ ε / (2 * (C + 1)) :=
    ⟨min (1 / 2) (ε / (2 * (C + 1))),
      Real.min_pos (Real.half_pos Real.zero_lt_one) (Real.div_pos hε hK₂),
      Real.min_le_left _ _, Real.min_le_right _ _⟩
  have hη : 0 < s / (C + 1) := Real.div_pos hs hK
  have hmul : (C + 1) * (s / (C + 1)) = s := by
    rw [Real.mul_comm, Real.div_mul_cancel s (Real.ne_of_gt hK)]
  generalize s / (C + 1) = η at hη hmul
  have hCη : C * η ≤ s :=
    hmul ▸ Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hC₁) (Real.le_of_lt hη)
  refine ⟨η, hη, Real.le_trans hCη hs₁, ?_⟩
  calc C * η * (2 * C) ≤ s * (2 * (C + 1)) :=
        Real.mul_le_mul hCη (Real.mul_le_mul_of_nonneg_left (Real.le_of_lt hC₁) h₂)
          (Real.mul_nonneg h₂ hC) (Real.le_of_lt hs)
    _ ≤ ε := (Real.le_div_iff hK₂).1 hsε

private theorem le_two_mul_of_le_add_half {r q : ℝ} (h : r ≤ q + 1 / 2 * r) : r ≤ 2 * q := by grind

/-- **The Jacobian matrix of an inverse function is the inverse matrix.** Let `f : ℝⁿ → ℝᵐ` be
differentiable at `g b` with Jacobian matrix `A`, let `B A = 1`, and let `g : ℝᵐ → ℝⁿ` be continuous
at `b` with `f (g y) = y` for all `y` near `b`. Then `g` is differentiable at `b`,

  `g'(b) = B = A⁻¹`. -/
theorem HasJacobianAt.inverse {n m : Nat} {f : Vec n → Vec m} {g : Vec m → Vec n}
    {A : Matrix m n} {B : Matrix n m} {b : Vec m} (hf : HasJacobianAt f A (g b)) (hBA : B * A = 1)
    (hg : ContinuousAt g b) (hfg : Near b fun y => f (g y) = y) : HasJacobianAt g B b := by
  obtain ⟨C, hC₀, hC⟩ := B.exists_norm_mulVec_le
  refine hasJacobianAt_iff.2 fun ε hε => ?_
  -- `k = g (b + h) - g b` satisfies `h = A k + r` with `‖r‖ ≤ η ‖k‖`; hence `B h = k + B r`
  obtain ⟨η, hη, hη₁, hη₂⟩ := exists_small_factor hC₀ hε
  obtain ⟨δ, hδ, hlin⟩ := hasJacobianAt_iff.1 hf η hη
  obtain ⟨ρ, hρ, hnear⟩ := (hg.near hδ).and hfg
  refine ⟨ρ, hρ, fun h hh => ?_⟩
  obtain ⟨hk, hinv⟩ := hnear (b + h) (by rwa [norm_add_sub_cancel])
  generalize hkdef : g (b + h) - g b = k at hk
  have hgk : g b + k = g (b + h) := by
    rw [← hkdef, AddCommMonoid.add_comm, AddCommGroup.sub_add_cancel]
  have hr := hlin k hk
  have hb : f (g b) = b := hfg.self
  have hbh : b + h - b = h := by
    rw [AddCommMonoid.add_comm, AddCommGroup.add_sub_cancel]
  rw [hgk, hinv, hb, hbh] at hr
  have hsplit : k - B *ᵥ h = -(B *ᵥ (h - A *ᵥ k)) := by
    rw [Matrix.mulVec_sub, ← Matrix.mul_mulVec, hBA, Matrix.one_mulVec,
      AddCommGroup.neg_sub]
  have hrem : ‖k - B *ᵥ h‖ ≤ C * η * ‖k‖ := by
    rw [hsplit, norm_neg, Real.mul_assoc]
    exact Real.le_trans (hC _) (Real.mul_le_mul_of_nonneg_left hr hC₀)
  have hkh : ‖k‖ ≤ 2 * C * ‖h‖ := by
    have hhalf := Real.mul_le_mul_of_nonneg_right hη₁ (norm_nonneg k)
    have hle := Real.le_trans (norm_le_add_norm_sub k (B *ᵥ h))
      (Real.add_le_add (hC h) (Real.le_trans hrem hhalf))
    rw [Real.mul_assoc]
    exact le_two_mul_of_le_add_half hle
  calc ‖k - B *ᵥ h‖ ≤ C * η * ‖k‖ := hrem
    _ ≤ C * η * (2 * C * ‖h‖) :=
      Real.mul_le_mul_of_nonneg_left hkh (Real.mul_nonneg hC₀ (Real.le_of_lt hη))
    _ = C * η * (2 * C) * ‖h‖ := (Real.mul_assoc _ _ _).symm
    _ ≤ ε * ‖h‖ := Real.mul_le_mul_of_nonneg_right hη₂ (norm_nonneg h)

end Fundamentals
