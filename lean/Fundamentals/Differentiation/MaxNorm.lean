/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Linear.MaxNorm

/-!
# Differentiability with the maximum norm

The source writes `|Δx|` and does not say which norm it means. Measured by the largest component
instead of the Euclidean length, the notion is the same.

## Main definitions
- `HasJacobianAtMaxNorm f A a`: equation (1) of §2.2 with the maximum norm throughout.

## Main statements
- `hasJacobianAt_iff_maxNorm`: it is equivalent to `HasJacobianAt f A a`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n}

/-- `f : ℝⁿ → ℝᵐ` is differentiable at `a` with Jacobian matrix `A`, all lengths being measured by
the maximum norm `|x|_∞ = max_i |x_i|`: for every increment `h`,

  `f (a + h) - f a = A h + |h|_∞ α(h)`,

where `∀ ε > 0, ∃ δ > 0, 0 < |h|_∞ < δ → |α(h)|_∞ < ε`. -/
@[expose] def HasJacobianAtMaxNorm {n m : Nat} (f : Vec n → Vec m) (A : Matrix m n) (a : Vec n) :
    Prop :=
  ∃ α : Vec n → Vec m,
    (∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
      ∀ h : Vec n, 0 < h.maxNorm → h.maxNorm < δ → (α h).maxNorm < ε) ∧
    ∀ h : Vec n, f (a + h) - f a = A *ᵥ h + h.maxNorm • α h

/-- Equation (1) with increments measured by `N` and values by `M`. -/
private def HasJacobianWrt (N : Vec n → ℝ) (M : Vec m → ℝ) (f : Vec n → Vec m) (A : Matrix m n)
    (a : Vec n) : Prop :=
  ∃ α : Vec n → Vec m,
    (∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧ ∀ h : Vec n, 0 < N h → N h < δ → M (α h) < ε) ∧
    ∀ h : Vec n, f (a + h) - f a = A *ᵥ h + N h • α h

/-- Equivalent lengths, `N ≤ C N'`, `N' ≤ C N` and `M' ≤ C M`, allow the same linear
approximations: `N h • α h = N' h • (N h / N' h) • α h`, where the quotient is at most `C`. -/
private theorem HasJacobianWrt.mono {N N' : Vec n → ℝ} {M M' : Vec m → ℝ} {C : ℝ}
    (hC : 0 < C) (hN : ∀ x, 0 ≤ N x) (hM : ∀ y, 0 ≤ M y)
    (hNN' : ∀ x, N x ≤ C * N' x) (hN'N : ∀ x, N' x ≤ C * N x) (hMM' : ∀ y, M' y ≤ C * M y)
    (hsmul : ∀ (c : ℝ) (y : Vec m), M' (c • y) = |c| * M' y) (hf : HasJacobianWrt N M f A a) :
    HasJacobianWrt N' M' f A a := by
  obtain ⟨α, hα, hf⟩ := hf
  refine ⟨fun h => (N h / N' h) • α h, fun ε hε => ?_, fun h => ?_⟩
  · obtain ⟨δ, hδ, hα⟩ := hα (ε / (C * C)) (Real.div_pos hε (Real.mul_pos hC hC))
    refine ⟨δ / C, Real.div_pos hδ hC, fun h h₀ hh => ?_⟩
    have hq : 0 ≤ N h / N' h := Real.div_nonneg (hN h) (Real.le_of_lt h₀)
    have hqC : N h / N' h ≤ C := (Real.div_le_iff h₀).2 (hNN' h)
    have hpos : 0 < N h := Real.pos_of_mul_pos_left (Real.lt_of_lt_of_le h₀ (hN'N h))
      (Real.le_of_lt hC)
    have hlt : N h < δ :=
      Real.lt_of_le_of_lt (hNN' h) (Real.mul_comm C _ ▸ (Real.lt_div_iff hC).1 hh)
    calc M' ((N h / N' h) • α h)
        = N h / N' h * M' (α h) := by rw [hsmul, Real.abs_of_nonneg hq]
      _ ≤ N h / N' h * (C * M (α h)) := Real.mul_le_mul_of_nonneg_left (hMM' _) hq
      _ ≤ C * (C * M (α h)) :=
        Real.mul_le_mul_of_nonneg_right hqC (Real.mul_nonneg (Real.le_of_lt hC) (hM _))
      _ = M (α h) * (C * C) := by grind
      _ < ε := (Real.lt_div_iff (Real.mul_pos hC hC)).1 (hα h hpos hlt)
  · have hscale : N' h * (N h / N' h) = N h := by
      by_cases h₀ : N' h = 0
      · have hle : N h ≤ C * 0 := h₀ ▸ hNN' h
        have hNh : N h = 0 := by clear hα; grind [hN h]
        rw [h₀, hNh, Real.zero_mul]
      · rw [Real.mul_comm, Real.div_mul_cancel _ h₀]
    rw [hf, ← Vec.mul_smul, hscale]

private theorem norm_le_mul_maxNorm {k : Nat} {C : ℝ} (hC : √(k : ℝ) ≤ C) (x : Vec k) :
    ‖x‖ ≤ C * x.maxNorm :=
  Real.le_trans x.norm_le_sqrt_mul_maxNorm (Real.mul_le_mul_of_nonneg_right hC x.maxNorm_nonneg)

private theorem le_mul_of_one_le {C r : ℝ} (hC : 1 ≤ C) (hr : 0 ≤ r) : r ≤ C * r := by
  have h := Real.mul_le_mul_of_nonneg_right hC hr
  rwa [Real.one_mul] at h

/-- **The maximum norm makes no difference.** For `f : ℝⁿ → ℝᵐ`, a matrix `A` and a point
`a`: `f` is differentiable at `a` with Jacobian matrix `A` in the Euclidean norm,
`f (a + h) - f a = A h + ‖h‖ α(h)` with `‖α(h)‖ → 0`, if and only if it is so in the maximum norm,

  `f (a + h) - f a = A h + |h|_∞ α(h)`   with   `|α(h)|_∞ → 0` as `|h|_∞ → 0`.

Source: §2.2, equation (1), where `|Δx|` stands for either. -/
theorem hasJacobianAt_iff_maxNorm {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n} :
    HasJacobianAt f A a ↔ HasJacobianAtMaxNorm f A a := by
  obtain ⟨C, hC, hn, hm⟩ : ∃ C : ℝ, 1 ≤ C ∧ √(n : ℝ) ≤ C ∧ √(m : ℝ) ≤ C :=
    ⟨1 + √(n : ℝ) + √(m : ℝ), by grind [Real.sqrt_nonneg n, Real.sqrt_nonneg m],
      by grind [Real.sqrt_nonneg m], by grind [Real.sqrt_nonneg n]⟩
  have hC₀ : 0 < C := by grind
  have hEuclid : HasJacobianAt f A a ↔ HasJacobianWrt (fun x => ‖x‖) (fun y => ‖y‖) f A a := by
    simp only [HasJacobianAt, HasJacobianWrt, Tendsto, norm_sub_zero]
  rw [hEuclid]
  constructor
  · refine HasJacobianWrt.mono hC₀ norm_nonneg norm_nonneg ?_ ?_ ?_ Vec.maxNorm_smul
    · exact fun x => norm_le_mul_maxNorm hn x
    · exact fun x => Real.le_trans x.maxNorm_le_norm (le_mul_of_one_le hC (norm_nonneg x))
    · exact fun y => Real.le_trans y.maxNorm_le_norm (le_mul_of_one_le hC (norm_nonneg y))
  · refine HasJacobianWrt.mono hC₀ Vec.maxNorm_nonneg Vec.maxNorm_nonneg ?_ ?_ ?_ Vec.norm_smul
    · exact fun x => Real.le_trans x.maxNorm_le_norm (le_mul_of_one_le hC (norm_nonneg x))
    · exact fun x => norm_le_mul_maxNorm hn x
    · exact fun y => norm_le_mul_maxNorm hm y

end Fundamentals
