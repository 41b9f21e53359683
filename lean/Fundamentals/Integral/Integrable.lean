/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Integral.Bounded
import Fundamentals.Integral.Oscillation
import Fundamentals.Topology.UniformContinuity

/-!
# Which functions are integrable

## Main statements
- `ContinuousOn.integrableOn`: continuous functions are integrable.
- `integrableOn_of_monotone`, `integrableOn_of_antitone`: monotone functions are integrable.
- `IntegrableOn.abs`, `.mul`, `.pow`, `.max`, `.min`: so are the absolute value, products, powers,
  maximum and minimum of integrable functions.
- `HasIntegralOn.abs_le_integral_abs`: `|∫ f| ≤ ∫ |f|`.

## Implementation notes
Integrability comes from Riemann's criterion, `integrableOn_iff_oscillation`, throughout.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b I J : ℝ}

/-! ### Continuous and monotone functions -/

/-- **Continuous functions are integrable**: a function that is continuous on `[a, b]`, `a ≤ b`, has
an integral over `[a, b]`. -/
theorem ContinuousOn.integrableOn (hf : ContinuousOn f a b) (hab : a ≤ b) :
    IntegrableOn f a b := by
  rw [integrableOn_iff_oscillation hab]
  intro ε hε
  have hpos : 0 < b - a + 1 := by grind
  obtain ⟨δ, hδ, hclose⟩ := hf.uniform (Real.div_pos hε hpos)
  refine ⟨δ, hδ, fun P hP t ht => ?_⟩
  have hterm (i : Fin P.size) :
      |f (P.tag i) - f (t i)| * P.length i ≤ ε / (b - a + 1) * P.length i := by
    have hlt := hclose _ _ (P.le_tag i) (P.tag_le i) (ht.ge i) (ht.le i)
      (hP.abs_sub_lt (P.isTagging_tag i) (ht i))
    rw [Real.norm_eq_abs] at hlt
    exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hlt) (P.length_nonneg i)
  calc ∑ i, |f (P.tag i) - f (t i)| * P.length i
      ≤ ∑ i, ε / (b - a + 1) * P.length i := sum_le_sum hterm
    _ = ε / (b - a + 1) * (b - a) := by rw [sum_mul_left, P.sum_length]
    _ < ε := by
      rw [Real.div_mul_eq_mul_div, Real.div_lt_iff hpos]
      exact Real.mul_lt_mul_of_pos_left (by grind only) hε

/-- **Monotone functions are integrable**: a function that increases, not necessarily strictly, on
`[a, b]`, `a ≤ b`, has an integral over `[a, b]`. -/
theorem integrableOn_of_monotone (hab : a ≤ b)
    (h : ∀ x y, a ≤ x → x ≤ y → y ≤ b → f x ≤ f y) : IntegrableOn f a b := by
  rw [integrableOn_iff_oscillation hab]
  intro ε hε
  have hf : f a ≤ f b := h a b (Real.le_refl a) hab (Real.le_refl b)
  have hpos : 0 < f b - f a + 1 := by grind
  refine ⟨ε / (f b - f a + 1), Real.div_pos hε hpos, fun P hP t ht => ?_⟩
  have hterm (i : Fin P.size) : |f (P.tag i) - f (t i)| * P.length i ≤
      (f (P.point i.succ) - f (P.point i.castSucc)) * (ε / (f b - f a + 1)) := by
    have htag := P.isTagging_tag i
    have h₁ := h _ _ (P.le_point _) htag.1 (P.tag_le i)
    have h₂ := h _ _ (P.le_tag i) htag.2 (P.point_le _)
    have h₃ := h _ _ (P.le_point _) (ht i).1 (ht.le i)
    have h₄ := h _ _ (ht.ge i) (ht i).2 (P.point_le _)
    have hdiff : |f (P.tag i) - f (t i)| ≤ f (P.point i.succ) - f (P.point i.castSucc) := by
      rw [Real.abs_le]
      grind only
    exact Real.mul_le_mul hdiff (Real.le_of_lt (hP i)) (P.length_nonneg i)
      (Real.sub_nonneg.2 (Real.le_trans h₁ h₂))
  calc ∑ i, |f (P.tag i) - f (t i)| * P.length i
      ≤ ∑ i : Fin P.size,
          (f (P.point i.succ) - f (P.point i.castSucc)) * (ε / (f b - f a + 1)) :=
        sum_le_sum hterm
    _ = (f b - f a) * (ε / (f b - f a + 1)) := by
      rw [sum_mul_right, sum_succ_sub_castSucc fun i => f (P.point i), P.point_zero, P.point_last]
    _ < ε := by
      rw [← Real.mul_div_assoc, Real.div_lt_iff hpos, Real.mul_comm]
      exact Real.mul_lt_mul_of_pos_left (by grind only) hε

/-- **Monotone functions are integrable**: a function that decreases, not necessarily strictly, on
`[a, b]`, `a ≤ b`, has an integral over `[a, b]`. -/
theorem integrableOn_of_antitone (hab : a ≤ b)
    (h : ∀ x y, a ≤ x → x ≤ y → y ≤ b → f y ≤ f x) : IntegrableOn f a b :=
  (integrableOn_of_monotone (f := fun x => -f x) hab fun x y hx hxy hy =>
    Real.neg_le_neg (h x y hx hxy hy)).neg.congr fun x _ _ => Real.neg_neg (f x)

/-! ### Absolute value, products, maximum and minimum -/

/-- The absolute value of an integrable function is integrable. -/
theorem IntegrableOn.abs (hf : IntegrableOn f a b) : IntegrableOn (fun x => |f x|) a b :=
  hf.of_oscillation_le Real.zero_le_one fun x y _ _ _ _ => by
    rw [Real.one_mul]
    exact Real.abs_abs_sub_abs_le _ _

/-- The absolute value of an integral is at most the integral of the absolute value:
`|∫ f| ≤ ∫ |f|`. -/
theorem HasIntegralOn.abs_le_integral_abs (hf : HasIntegralOn f a b I)
    (hg : HasIntegralOn (fun x => |f x|) a b J) : |I| ≤ J :=
  hf.abs_le_of_abs_le hg fun _ _ _ => Real.le_refl _

/-- An integrable function composed with a function `φ` that satisfies a Lipschitz condition is
integrable. -/
theorem IntegrableOn.comp_lipschitz {φ : ℝ → ℝ} {C : ℝ} (hf : IntegrableOn f a b) (hC : 0 ≤ C)
    (hφ : ∀ s t, |φ s - φ t| ≤ C * |s - t|) : IntegrableOn (fun x => φ (f x)) a b :=
  hf.of_oscillation_le hC fun _ _ _ _ _ _ => hφ _ _

/-- The square of an integrable function is integrable. -/
private theorem IntegrableOn.mul_self (hf : IntegrableOn f a b) :
    IntegrableOn (fun x => f x * f x) a b := by
  obtain ⟨M, hM⟩ := hf.bounded
  have hM₀ : 0 ≤ M := Real.le_trans (Real.abs_nonneg _) (hM a (Real.le_refl a) hf.ends_le)
  refine hf.of_oscillation_le (C := 2 * M) (by grind) fun x y hax hxb hay hyb => ?_
  have hfactor : f x * f x - f y * f y = (f x + f y) * (f x - f y) := by grobner
  have hsum : |f x + f y| ≤ 2 * M := by
    rw [Real.two_mul]
    exact Real.le_trans (Real.abs_add_le _ _) (Real.add_le_add (hM x hax hxb) (hM y hay hyb))
  rw [hfactor, Real.abs_mul]
  exact Real.mul_le_mul_of_nonneg_right hsum (Real.abs_nonneg _)

/-- **The product of integrable functions is integrable.** -/
theorem IntegrableOn.mul (hf : IntegrableOn f a b) (hg : IntegrableOn g a b) :
    IntegrableOn (fun x => f x * g x) a b := by
  refine (((hf.add hg).mul_self.sub (hf.sub hg).mul_self).const_mul (1 / 4)).congr fun x _ _ => ?_
  grind

/-- A power of an integrable function is integrable. -/
theorem IntegrableOn.pow (hf : IntegrableOn f a b) (n : Nat) :
    IntegrableOn (fun x => f x ^ n) a b := by
  induction n with
  | zero => exact (integrableOn_const hf.ends_le 1).congr fun x _ _ => (Real.pow_zero _).symm
  | succ n ih => exact (ih.mul hf).congr fun x _ _ => (Real.pow_succ _ _).symm

/-- The maximum of two integrable functions is integrable. -/
theorem IntegrableOn.max (hf : IntegrableOn f a b) (hg : IntegrableOn g a b) :
    IntegrableOn (fun x => Max.max (f x) (g x)) a b := by
  refine (((hf.add hg).add (hf.sub hg).abs).const_mul (1 / 2)).congr fun x _ _ => ?_
  grind

/-- The minimum of two integrable functions is integrable. -/
theorem IntegrableOn.min (hf : IntegrableOn f a b) (hg : IntegrableOn g a b) :
    IntegrableOn (fun x => Min.min (f x) (g x)) a b := by
  refine (((hf.add hg).sub (hf.sub hg).abs).const_mul (1 / 2)).congr fun x _ _ => ?_
  grind

end Fundamentals
