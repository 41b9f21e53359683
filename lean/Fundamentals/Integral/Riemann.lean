/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Partition

/-!
# The Riemann integral

The integral of `f` over `[a, b]` is the number that the Riemann sums come arbitrarily close to when
the tagged partitions become fine.

## Main definitions
- `HasIntegralOn f a b I`: `f` has the integral `I` over `[a, b]`, in the ε–δ form of the textbooks.
- `IntegrableOn f a b`: `f` has an integral over `[a, b]`.

## Main statements
- `HasIntegralOn.unique`: there is at most one integral.
- `HasIntegralOn.congr`: the integral depends on the values on `[a, b]` only.
- `HasIntegralOn.add`, `.neg`, `.sub`, `.const_mul`: the integral is linear.
- `HasIntegralOn.le`, `.abs_le`: the integral is monotone, and at most `M (b - a)` in absolute value
  if `|f| ≤ M`.

## Implementation notes
The integral is a relation, not a function that invents a value where there is none: that a number
is the integral says that there is one. For `b < a` there are no tagged partitions, so that every
number would satisfy the condition; `HasIntegralOn` therefore includes `a ≤ b`, and over an interval
with `b < a` no function has an integral.
-/

public section

namespace Fundamentals

/-- `f` has the integral `I` over `[a, b]`, `a ≤ b`: for every `ε > 0` there is `δ > 0` such that
every tagged partition of `[a, b]` whose pieces are all shorter than `δ` has a Riemann sum with
`|∑ f (ξᵢ) (xᵢ₊₁ - xᵢ) - I| < ε`. -/
@[expose] def HasIntegralOn (f : ℝ → ℝ) (a b I : ℝ) : Prop :=
  a ≤ b ∧ ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
    ∀ P : TaggedPartition a b, P.FinerThan δ → |riemannSum f P - I| < ε

/-- `f` has an integral over `[a, b]`. -/
@[expose] def IntegrableOn (f : ℝ → ℝ) (a b : ℝ) : Prop :=
  ∃ I : ℝ, HasIntegralOn f a b I

variable {f g : ℝ → ℝ} {a b c I J M ε : ℝ}

/-! ### First properties -/

/-- A function with an integral over `[a, b]` is integrable over `[a, b]`. -/
theorem HasIntegralOn.integrableOn (h : HasIntegralOn f a b I) : IntegrableOn f a b := ⟨I, h⟩

/-- The ends of an interval of integration are in order. -/
theorem HasIntegralOn.ends_le (h : HasIntegralOn f a b I) : a ≤ b := h.1

/-- The ends of an interval of integration are in order. -/
theorem IntegrableOn.ends_le (h : IntegrableOn f a b) : a ≤ b := h.elim fun _ hI => hI.1

/-- The definition, for one `ε`. -/
theorem HasIntegralOn.exists_delta (h : HasIntegralOn f a b I) (hε : 0 < ε) : ∃ δ : ℝ, 0 < δ ∧
    ∀ P : TaggedPartition a b, P.FinerThan δ → |riemannSum f P - I| < ε :=
  h.2 ε hε

/-- Two integrals have Riemann sums over a common tagged partition that are close to them. -/
theorem HasIntegralOn.exists_common (hf : HasIntegralOn f a b I) (hg : HasIntegralOn g a b J)
    (hε : 0 < ε) :
    ∃ P : TaggedPartition a b, |riemannSum f P - I| < ε ∧ |riemannSum g P - J| < ε := by
  obtain ⟨δ, hδ, hI⟩ := hf.exists_delta hε
  obtain ⟨η, hη, hJ⟩ := hg.exists_delta hε
  obtain ⟨P, hP⟩ := TaggedPartition.exists_finerThan hf.ends_le (Real.lt_min hδ hη)
  exact ⟨P, hI P (hP.mono (Real.min_le_left δ η)), hJ P (hP.mono (Real.min_le_right δ η))⟩

/-- **The integral is unique**: a function has at most one integral over `[a, b]`. -/
theorem HasIntegralOn.unique (hI : HasIntegralOn f a b I) (hJ : HasIntegralOn f a b J) :
    I = J := by
  refine Real.eq_of_forall_abs_sub_lt fun ε hε => ?_
  obtain ⟨P, hPI, hPJ⟩ := hI.exists_common hJ (Real.half_pos hε)
  rw [Real.abs_sub_comm] at hPI
  exact Real.lt_of_le_of_lt (Real.abs_sub_le I (riemannSum f P) J)
    (Real.add_halves ε ▸ Real.add_lt_add hPI hPJ)

/-- The integral over `[a, b]` depends on the values on `[a, b]` only. -/
theorem HasIntegralOn.congr (hf : HasIntegralOn f a b I) (h : ∀ x, a ≤ x → x ≤ b → f x = g x) :
    HasIntegralOn g a b I := by
  refine ⟨hf.ends_le, fun ε hε => ?_⟩
  obtain ⟨δ, hδ, hI⟩ := hf.exists_delta hε
  exact ⟨δ, hδ, fun P hP => riemannSum_congr P h ▸ hI P hP⟩

/-- Integrability over `[a, b]` depends on the values on `[a, b]` only. -/
theorem IntegrableOn.congr (hf : IntegrableOn f a b) (h : ∀ x, a ≤ x → x ≤ b → f x = g x) :
    IntegrableOn g a b :=
  hf.imp fun _ hI => hI.congr h

/-- Functions that agree on `[a, b]` have the same integral over `[a, b]`, if any. -/
theorem hasIntegralOn_congr (h : ∀ x, a ≤ x → x ≤ b → f x = g x) :
    HasIntegralOn f a b I ↔ HasIntegralOn g a b I :=
  ⟨fun hf => hf.congr h, fun hg => hg.congr fun x ha hb => (h x ha hb).symm⟩

/-! ### Constants -/

/-- The integral of a constant: `∫_a^b c dx = c (b - a)`. -/
theorem hasIntegralOn_const (hab : a ≤ b) (c : ℝ) :
    HasIntegralOn (fun _ => c) a b (c * (b - a)) := by
  refine ⟨hab, fun ε hε => ⟨1, Real.zero_lt_one, fun P _ => ?_⟩⟩
  rw [riemannSum_const, Real.sub_self, Real.abs_zero]
  exact hε

/-- A function that vanishes on `[a, b]` has the integral zero. -/
theorem hasIntegralOn_of_eq_zero (hab : a ≤ b) (h : ∀ x, a ≤ x → x ≤ b → f x = 0) :
    HasIntegralOn f a b 0 := by
  have hzero := hasIntegralOn_const hab 0
  rw [Real.zero_mul] at hzero
  exact hzero.congr fun x ha hb => (h x ha hb).symm

/-- The integral over a point is zero, for every function. -/
theorem hasIntegralOn_self (f : ℝ → ℝ) (a : ℝ) : HasIntegralOn f a a 0 := by
  have hconst := hasIntegralOn_const (Real.le_refl a) (f a)
  rw [Real.sub_self, Real.mul_zero] at hconst
  exact hconst.congr fun x ha hb => by rw [Real.le_antisymm hb ha]

/-! ### Linearity -/

/-- **The integral is additive in the function**: `∫ (f + g) = ∫ f + ∫ g`, if the integrals on the
right exist. -/
theorem HasIntegralOn.add (hf : HasIntegralOn f a b I) (hg : HasIntegralOn g a b J) :
    HasIntegralOn (fun x => f x + g x) a b (I + J) := by
  refine ⟨hf.ends_le, fun ε hε => ?_⟩
  obtain ⟨δ, hδ, hI⟩ := hf.exists_delta (Real.half_pos hε)
  obtain ⟨η, hη, hJ⟩ := hg.exists_delta (Real.half_pos hε)
  refine ⟨min δ η, Real.lt_min hδ hη, fun P hP => ?_⟩
  have hPI := hI P (hP.mono (Real.min_le_left δ η))
  have hPJ := hJ P (hP.mono (Real.min_le_right δ η))
  rw [Real.abs_lt] at hPI hPJ
  rw [riemannSum_add, Real.abs_lt]
  grind only

/-- **The integral is homogeneous**: `∫ c f = c ∫ f`, if the integral on the right exists. -/
theorem HasIntegralOn.const_mul (c : ℝ) (hf : HasIntegralOn f a b I) :
    HasIntegralOn (fun x => c * f x) a b (c * I) := by
  refine ⟨hf.ends_le, fun ε hε => ?_⟩
  have hc : 0 < |c| + 1 := by grind
  obtain ⟨δ, hδ, hI⟩ := hf.exists_delta (Real.div_pos hε hc)
  refine ⟨δ, hδ, fun P hP => ?_⟩
  have hPI := (Real.lt_div_iff hc).1 (hI P hP)
  have hnonneg := Real.abs_nonneg (riemannSum f P - I)
  rw [riemannSum_const_mul, ← Real.mul_sub, Real.abs_mul]
  grind only

/-- `∫ f c = (∫ f) c`. -/
theorem HasIntegralOn.mul_const (hf : HasIntegralOn f a b I) (c : ℝ) :
    HasIntegralOn (fun x => f x * c) a b (I * c) := by
  simpa only [Real.mul_comm _ c] using hf.const_mul c

/-- `∫ -f = -∫ f`. -/
theorem HasIntegralOn.neg (hf : HasIntegralOn f a b I) :
    HasIntegralOn (fun x => -f x) a b (-I) := by
  have h (x : ℝ) : -1 * x = -x := by grind
  simpa only [h] using hf.const_mul (-1)

/-- `∫ (f - g) = ∫ f - ∫ g`. -/
theorem HasIntegralOn.sub (hf : HasIntegralOn f a b I) (hg : HasIntegralOn g a b J) :
    HasIntegralOn (fun x => f x - g x) a b (I - J) := by
  simpa only [Real.sub_eq_add_neg] using hf.add hg.neg

theorem IntegrableOn.add (hf : IntegrableOn f a b) (hg : IntegrableOn g a b) :
    IntegrableOn (fun x => f x + g x) a b :=
  hf.elim fun _ hI => hg.elim fun _ hJ => (hI.add hJ).integrableOn

theorem IntegrableOn.const_mul (c : ℝ) (hf : IntegrableOn f a b) :
    IntegrableOn (fun x => c * f x) a b :=
  hf.elim fun _ hI => (hI.const_mul c).integrableOn

theorem IntegrableOn.mul_const (hf : IntegrableOn f a b) (c : ℝ) :
    IntegrableOn (fun x => f x * c) a b :=
  hf.elim fun _ hI => (hI.mul_const c).integrableOn

theorem IntegrableOn.neg (hf : IntegrableOn f a b) : IntegrableOn (fun x => -f x) a b :=
  hf.elim fun _ hI => hI.neg.integrableOn

theorem IntegrableOn.sub (hf : IntegrableOn f a b) (hg : IntegrableOn g a b) :
    IntegrableOn (fun x => f x - g x) a b :=
  hf.elim fun _ hI => hg.elim fun _ hJ => (hI.sub hJ).integrableOn

theorem integrableOn_const (hab : a ≤ b) (c : ℝ) : IntegrableOn (fun _ => c) a b :=
  (hasIntegralOn_const hab c).integrableOn

/-- The integral of a finite sum is the sum of the integrals. -/
theorem HasIntegralOn.sum {n : Nat} {F : Fin n → ℝ → ℝ} {K : Fin n → ℝ} (hab : a ≤ b)
    (h : ∀ i, HasIntegralOn (F i) a b (K i)) :
    HasIntegralOn (fun x => ∑ i, F i x) a b (∑ i, K i) := by
  induction n with
  | zero => exact hasIntegralOn_of_eq_zero hab fun x _ _ => rfl
  | succ n ih => exact (ih fun i => h i.castSucc).add (h (Fin.last n))

/-! ### Order -/

/-- **The integral is monotone**: if `f ≤ g` on `[a, b]`, then `∫ f ≤ ∫ g`. -/
theorem HasIntegralOn.le (hf : HasIntegralOn f a b I) (hg : HasIntegralOn g a b J)
    (h : ∀ x, a ≤ x → x ≤ b → f x ≤ g x) : I ≤ J := by
  refine Real.le_of_forall_pos_lt_add fun ε hε => ?_
  obtain ⟨P, hPI, hPJ⟩ := hf.exists_common hg (Real.half_pos hε)
  have hle := riemannSum_le P h
  rw [Real.abs_lt] at hPI hPJ
  grind only

/-- The integral of a nonnegative function is nonnegative. -/
theorem HasIntegralOn.nonneg (hf : HasIntegralOn f a b I) (h : ∀ x, a ≤ x → x ≤ b → 0 ≤ f x) :
    0 ≤ I :=
  (hasIntegralOn_of_eq_zero hf.ends_le fun _ _ _ => rfl).le hf h

/-- A function that is at least `c` on `[a, b]` has an integral of at least `c (b - a)`. -/
theorem HasIntegralOn.const_le (hf : HasIntegralOn f a b I) (h : ∀ x, a ≤ x → x ≤ b → c ≤ f x) :
    c * (b - a) ≤ I :=
  (hasIntegralOn_const hf.ends_le c).le hf h

/-- A function that is at most `c` on `[a, b]` has an integral of at most `c (b - a)`. -/
theorem HasIntegralOn.le_const (hf : HasIntegralOn f a b I) (h : ∀ x, a ≤ x → x ≤ b → f x ≤ c) :
    I ≤ c * (b - a) :=
  hf.le (hasIntegralOn_const hf.ends_le c) h

/-- If `|f| ≤ g` on `[a, b]`, then `|∫ f| ≤ ∫ g`. -/
theorem HasIntegralOn.abs_le_of_abs_le (hf : HasIntegralOn f a b I) (hg : HasIntegralOn g a b J)
    (h : ∀ x, a ≤ x → x ≤ b → |f x| ≤ g x) : |I| ≤ J :=
  Real.abs_le_of_le_of_neg_le (hf.le hg fun x ha hb => (Real.abs_le.1 (h x ha hb)).2)
    (hf.neg.le hg fun x ha hb => Real.le_trans (Real.neg_le_abs _) (h x ha hb))

/-- If `|f| ≤ M` on `[a, b]`, then `|∫ f| ≤ M (b - a)`. -/
theorem HasIntegralOn.abs_le (hf : HasIntegralOn f a b I)
    (h : ∀ x, a ≤ x → x ≤ b → |f x| ≤ M) : |I| ≤ M * (b - a) :=
  hf.abs_le_of_abs_le (hasIntegralOn_const hf.ends_le M) h

end Fundamentals
