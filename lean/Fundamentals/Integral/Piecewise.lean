/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Integrable

/-!
# Finitely many exceptional points; functions defined in pieces

## Main statements
- `HasIntegralOn.congr_off_list`: changing the values of a function at finitely many points does not
  change its integral.
- `HasIntegralOn.congr_interior`: in particular the values at the ends do not matter.
- `hasIntegralOn_step`: the integral of a step function is `∑ cᵢ (xᵢ₊₁ - xᵢ)`.
- `integrableOn_of_piecewise`: piecewise continuous functions are integrable.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b c I : ℝ}

/-! ### Changes at finitely many points -/

/-- A function that vanishes on `[a, b]` except at `c` has the integral zero. -/
private theorem hasIntegralOn_of_eq_zero_off (hab : a ≤ b)
    (h : ∀ x, a ≤ x → x ≤ b → x ≠ c → f x = 0) : HasIntegralOn f a b 0 := by
  refine ⟨hab, fun ε hε => ?_⟩
  have hpos : 0 < 2 * |f c| + 1 := by grind
  have hδ := Real.div_pos hε hpos
  refine ⟨ε / (2 * |f c| + 1), hδ, fun P hP => ?_⟩
  have hlocal (i : Fin P.size) : f (P.tag i) * P.length i = 0 ∨
      c - ε / (2 * |f c| + 1) ≤ P.point i.castSucc ∧ P.point i.succ ≤ c + ε / (2 * |f c| + 1) ∧
      |f (P.tag i) * P.length i| ≤ |f c| * P.length i := by
    by_cases hc : P.tag i = c
    · have htag := P.isTagging_tag i
      have hlength := P.length_def i
      have hfine := hP i
      refine Or.inr ⟨by grind only, by grind only, ?_⟩
      rw [hc, Real.abs_mul, Real.abs_of_nonneg (P.length_nonneg i)]
      exact Real.le_refl _
    · rw [h _ (P.le_tag i) (P.tag_le i) hc]
      exact Or.inl (Real.zero_mul _)
  have hsum := P.abs_sum_le_of_local (Real.abs_nonneg _) (by grind only) hlocal
  have hcancel : (2 * |f c| + 1) * (ε / (2 * |f c| + 1)) = ε := by grind only
  rw [Real.sub_zero, riemannSum_def]
  grind only

/-- **The value at one point does not matter**: functions that agree on `[a, b]` except at `c` have
the same integral. -/
theorem HasIntegralOn.congr_off_point (hf : HasIntegralOn f a b I)
    (h : ∀ x, a ≤ x → x ≤ b → x ≠ c → f x = g x) : HasIntegralOn g a b I := by
  have hzero : HasIntegralOn (fun x => g x - f x) a b 0 :=
    hasIntegralOn_of_eq_zero_off (c := c) hf.ends_le fun x ha hb hc => by grind [h x ha hb hc]
  have hsum := hf.add hzero
  rw [Real.add_zero] at hsum
  exact hsum.congr fun x _ _ => Real.add_sub_cancel _ _

/-- **The values at finitely many points do not matter**: functions that agree on `[a, b]` except at
the points of a list have the same integral. -/
theorem HasIntegralOn.congr_off_list (hf : HasIntegralOn f a b I) (l : List ℝ)
    (h : ∀ x, a ≤ x → x ≤ b → x ∉ l → f x = g x) : HasIntegralOn g a b I := by
  induction l generalizing f with
  | nil => exact hf.congr fun x ha hb => h x ha hb List.not_mem_nil
  | cons c l ih =>
    have hstep : HasIntegralOn (fun x => if x = c then g x else f x) a b I :=
      hf.congr_off_point (c := c) fun x _ _ hc => (if_neg hc).symm
    exact ih hstep fun x ha hb hl => by grind

/-- **The values at the ends do not matter**: functions that agree on the open interval `(a, b)`
have the same integral over `[a, b]`. -/
theorem HasIntegralOn.congr_interior (hf : HasIntegralOn f a b I)
    (h : ∀ x, a < x → x < b → f x = g x) : HasIntegralOn g a b I :=
  hf.congr_off_list [a, b] fun x ha hb hl => h x (by grind) (by grind)

/-- Integrability is not affected by the values at finitely many points. -/
theorem IntegrableOn.congr_off_list (hf : IntegrableOn f a b) (l : List ℝ)
    (h : ∀ x, a ≤ x → x ≤ b → x ∉ l → f x = g x) : IntegrableOn g a b :=
  hf.imp fun _ hI => hI.congr_off_list l h

/-- Integrability over `[a, b]` depends on the values on `(a, b)` only. -/
theorem IntegrableOn.congr_interior (hf : IntegrableOn f a b)
    (h : ∀ x, a < x → x < b → f x = g x) : IntegrableOn g a b :=
  hf.imp fun _ hI => hI.congr_interior h

/-! ### Functions defined in pieces -/

variable {n : Nat} {x : Fin (n + 1) → ℝ}

/-- **Step functions.** If `f` has the constant value `cᵢ` on each open interval `(xᵢ, xᵢ₊₁)`, where
`x₀ ≤ x₁ ≤ … ≤ xₙ`, then its integral over `[x₀, xₙ]` is `∑ cᵢ (xᵢ₊₁ - xᵢ)`. -/
theorem hasIntegralOn_step (hx : ∀ i : Fin n, x i.castSucc ≤ x i.succ) {c : Fin n → ℝ}
    (h : ∀ (i : Fin n) (t : ℝ), x i.castSucc < t → t < x i.succ → f t = c i) :
    HasIntegralOn f (x 0) (x (Fin.last n)) (∑ i, c i * (x i.succ - x i.castSucc)) :=
  HasIntegralOn.chain fun i =>
    (hasIntegralOn_const (hx i) (c i)).congr_interior fun t ha hb => (h i t ha hb).symm

/-- **Piecewise continuous functions are integrable**: if on each open interval `(xᵢ, xᵢ₊₁)`, where
`x₀ ≤ x₁ ≤ … ≤ xₙ`, the function `f` agrees with a function that is continuous on `[xᵢ, xᵢ₊₁]`, then
it is integrable over `[x₀, xₙ]`. -/
theorem integrableOn_of_piecewise (hx : ∀ i : Fin n, x i.castSucc ≤ x i.succ)
    {g : Fin n → ℝ → ℝ} (hg : ∀ i : Fin n, ContinuousOn (g i) (x i.castSucc) (x i.succ))
    (h : ∀ (i : Fin n) (t : ℝ), x i.castSucc < t → t < x i.succ → f t = g i t) :
    IntegrableOn f (x 0) (x (Fin.last n)) := by
  have hpiece (i : Fin n) : IntegrableOn f (x i.castSucc) (x i.succ) :=
    ((hg i).integrableOn (hx i)).congr_interior fun t ha hb => (h i t ha hb).symm
  obtain ⟨K, hK⟩ := Classical.axiomOfChoice hpiece
  exact (HasIntegralOn.chain hK).integrableOn

end Fundamentals
