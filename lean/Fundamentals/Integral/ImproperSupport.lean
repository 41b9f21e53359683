/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Improper
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Integrable
import Fundamentals.Integral.Piecewise

/-!
# The improper integral of functions that vanish outside an interval

## Main definitions
- `SupportedOn f a b`: `f` vanishes outside `[a, b]`.
- `HasCompactSupport f`: `f` vanishes outside some bounded interval.

## Main statements
- `SupportedOn.hasIntegral_iff`: the improper integral is the Riemann integral over any interval
  outside of which the function vanishes.
- `HasCompactSupport.integrable`: a continuous function with compact support is integrable.
- `eq_of_forall_integral_mul_eq`: a continuous function is determined by its integrals with
  continuous functions with compact support.

## Implementation notes
`SupportedOn` speaks of a closed interval that contains all points where `f` is not 0; that is what
computations with limits of integration use. The topological support would need closed sets, which
occur nowhere else.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {a b c d I R x : ℝ}

/-- A function with an improper integral is integrable over every bounded interval. -/
theorem Integrable.integrableOn (hf : Integrable f) (hab : a ≤ b) : IntegrableOn f a b := by
  obtain ⟨I, hI⟩ := hf
  obtain ⟨R, hR⟩ := hI 1 Real.zero_lt_one
  obtain ⟨K, hK, -⟩ := hR (min (-R) a) (max R b) (by grind) (by grind)
  exact hK.integrableOn.mono (by grind) hab (by grind)

/-! ### Intervals that contain the support -/

/-- `f` vanishes outside `[a, b]`. -/
@[expose] def SupportedOn (f : ℝ → ℝ) (a b : ℝ) : Prop := ∀ x, x < a ∨ b < x → f x = 0

/-- `f` vanishes outside some bounded interval `[-R, R]`. -/
@[expose] def HasCompactSupport (f : ℝ → ℝ) : Prop := ∃ R : ℝ, ∀ x, R < |x| → f x = 0

/-- A support in one interval is a support in every larger one. -/
theorem SupportedOn.mono (hf : SupportedOn f a b) (left : c ≤ a) (right : b ≤ d) :
    SupportedOn f c d :=
  fun x hx => hf x (hx.imp (Real.lt_of_lt_of_le · left) (Real.lt_of_le_of_lt right))

/-- A function that vanishes outside `[-R, R]` does so at every `x` with `|x| > R`. -/
theorem SupportedOn.eq_zero_of_lt_abs {R x : ℝ} (hf : SupportedOn f (-R) R) (hx : R < |x|) :
    f x = 0 := by
  refine hf x ((Real.lt_abs.1 hx).symm.imp_left fun h => ?_)
  grind only

/-- A function that vanishes outside an interval has compact support. -/
theorem SupportedOn.hasCompactSupport (hf : SupportedOn f a b) : HasCompactSupport f :=
  have left : -max |a| |b| ≤ a :=
    Real.le_trans (Real.neg_le_neg (Real.le_max_left _ _)) (Real.neg_abs_le a)
  have right : b ≤ max |a| |b| := Real.le_trans (Real.le_abs_self b) (Real.le_max_right _ _)
  ⟨max |a| |b|, fun _ hx => (hf.mono left right).eq_zero_of_lt_abs hx⟩

/-- A function with compact support vanishes outside some `[-R, R]` with `R > 0`. -/
theorem HasCompactSupport.exists_supportedOn (hf : HasCompactSupport f) :
    ∃ R, 0 < R ∧ SupportedOn f (-R) R := by
  obtain ⟨R, hR⟩ := hf
  exact ⟨|R| + 1, by grind, fun x hx => hR x (by grind)⟩

/-- The points at which a function that vanishes outside `[a, b]` is not 0 lie in `[a, b]`. -/
theorem SupportedOn.mem (hf : SupportedOn f a b) (hx : f x ≠ 0) : a ≤ x ∧ x ≤ b :=
  ⟨Real.not_lt.1 fun h => hx (hf x (Or.inl h)), Real.not_lt.1 fun h => hx (hf x (Or.inr h))⟩

/-- A sum vanishes where both terms do. -/
theorem SupportedOn.add (hf : SupportedOn f a b) (hg : SupportedOn g a b) :
    SupportedOn (fun x => f x + g x) a b :=
  fun x hx => by simp only [hf x hx, hg x hx, Real.add_zero]

/-- A product vanishes where its left factor does. -/
theorem SupportedOn.mul_right (hf : SupportedOn f a b) (g : ℝ → ℝ) :
    SupportedOn (fun x => f x * g x) a b :=
  fun x hx => by simp only [hf x hx, Real.zero_mul]

/-- A product vanishes where its right factor does. -/
theorem SupportedOn.mul_left (hg : SupportedOn g a b) (f : ℝ → ℝ) :
    SupportedOn (fun x => f x * g x) a b :=
  fun x hx => by simp only [hg x hx, Real.mul_zero]

/-- Reflection turns the interval over. -/
theorem SupportedOn.comp_neg (hf : SupportedOn f a b) : SupportedOn (fun x => f (-x)) (-b) (-a) :=
  fun x hx => hf (-x) (by grind only)

/-- The interval moves against the translation of the argument. -/
theorem SupportedOn.comp_add (hf : SupportedOn f a b) (c : ℝ) :
    SupportedOn (fun x => f (x + c)) (a - c) (b - c) :=
  fun x hx => hf (x + c) (by grind only)

theorem SupportedOn.comp_sub (hf : SupportedOn f a b) (c : ℝ) :
    SupportedOn (fun x => f (c - x)) (c - b) (c - a) :=
  fun x hx => hf (c - x) (by grind only)

theorem HasCompactSupport.add (hf : HasCompactSupport f) (hg : HasCompactSupport g) :
    HasCompactSupport fun x => f x + g x := by
  obtain ⟨R, hR⟩ := hf
  obtain ⟨S, hS⟩ := hg
  refine ⟨max R S, fun x hx => ?_⟩
  obtain ⟨hRx, hSx⟩ := Real.max_lt_iff.1 hx
  simp only [hR x hRx, hS x hSx, Real.add_zero]

theorem HasCompactSupport.mul_right (hf : HasCompactSupport f) (g : ℝ → ℝ) :
    HasCompactSupport fun x => f x * g x :=
  hf.imp fun R hR x hx => by simp only [hR x hx, Real.zero_mul]

theorem HasCompactSupport.mul_left (hg : HasCompactSupport g) (f : ℝ → ℝ) :
    HasCompactSupport fun x => f x * g x :=
  hg.imp fun R hR x hx => by simp only [hR x hx, Real.mul_zero]

theorem HasCompactSupport.abs (hf : HasCompactSupport f) : HasCompactSupport fun x => |f x| :=
  hf.imp fun R hR x hx => by simp only [hR x hx, Real.abs_zero]

theorem HasCompactSupport.pow (hf : HasCompactSupport f) {n : Nat} (hn : n ≠ 0) :
    HasCompactSupport fun x => f x ^ n :=
  hf.imp fun R hR x hx => by simp only [hR x hx, Real.zero_pow hn]

theorem HasCompactSupport.comp_neg (hf : HasCompactSupport f) :
    HasCompactSupport fun x => f (-x) :=
  hf.imp fun R hR x hx => hR (-x) (by rwa [Real.abs_neg])

theorem HasCompactSupport.comp_add (hf : HasCompactSupport f) (c : ℝ) :
    HasCompactSupport fun x => f (x + c) :=
  let ⟨_, _, h⟩ := hf.exists_supportedOn
  (h.comp_add c).hasCompactSupport

theorem HasCompactSupport.comp_sub (hf : HasCompactSupport f) (c : ℝ) :
    HasCompactSupport fun x => f (c - x) :=
  let ⟨_, _, h⟩ := hf.exists_supportedOn
  (h.comp_sub c).hasCompactSupport

/-! ### Finite limits of integration -/

/-- A function that vanishes inside `[a, b]` has the integral 0 over it, whatever it is at the
ends. -/
private theorem hasIntegralOn_zero_of_inside (hab : a ≤ b) (h : ∀ x, a < x → x < b → f x = 0) :
    HasIntegralOn f a b 0 :=
  (hasIntegralOn_of_eq_zero hab fun _ _ _ => rfl).congr_interior fun x ha hb => (h x ha hb).symm

/-- The integrals of `f` over all intervals that contain `[a, b]`, `a ≤ b`, are the same, if `f`
vanishes outside `[a, b]`; one of them exists iff the others do. -/
theorem SupportedOn.hasIntegralOn_iff (hf : SupportedOn f a b) (hab : a ≤ b) (hca : c ≤ a)
    (hbd : b ≤ d) : HasIntegralOn f c d I ↔ HasIntegralOn f a b I := by
  have left : HasIntegralOn f c a 0 :=
    hasIntegralOn_zero_of_inside hca fun x _ hx => hf x (Or.inl hx)
  have right : HasIntegralOn f b d 0 :=
    hasIntegralOn_zero_of_inside hbd fun x hx _ => hf x (Or.inr hx)
  constructor
  · intro h
    obtain ⟨K, L, hK, hL, hKL⟩ := h.exists_split (Real.le_trans hca hab) hbd
    obtain ⟨M, N, hM, hN, hMN⟩ := hK.exists_split hca hab
    have hL₀ : L = 0 := hL.unique right
    have hM₀ : M = 0 := hM.unique left
    have hNI : N = I := by grind only
    exact hNI ▸ hN
  · intro h
    have whole := (left.join h).join right
    rwa [Real.zero_add, Real.add_zero] at whole

/-- **Finite limits of integration.** If `f` vanishes outside `[a, b]`, `a ≤ b`, then the improper
integral of `f` is its Riemann integral over `[a, b]`; one of the two exists iff the other does:
`∫_{-∞}^{+∞} f = ∫_a^b f` (§3.1, the sentence after eq. (6)). -/
theorem SupportedOn.hasIntegral_iff (hf : SupportedOn f a b) (hab : a ≤ b) :
    HasIntegral f I ↔ HasIntegralOn f a b I := by
  have backward {I : ℝ} (h : HasIntegralOn f a b I) : HasIntegral f I := by
    refine fun ε hε => ⟨max |a| |b|, fun c d hc hd => ⟨I, ?_, ?_⟩⟩
    · have hca : c ≤ a := Real.le_trans hc (Real.le_trans
        (Real.neg_le_neg (Real.le_max_left _ _)) (Real.neg_abs_le a))
      have hbd : b ≤ d := Real.le_trans (Real.le_abs_self b)
        (Real.le_trans (Real.le_max_right _ _) hd)
      exact (hf.hasIntegralOn_iff hab hca hbd).2 h
    · rwa [Real.sub_self, Real.abs_zero]
  refine ⟨fun h => ?_, backward⟩
  obtain ⟨R, hR⟩ := h 1 Real.zero_lt_one
  obtain ⟨J, hJ, -⟩ := hR (min (-R) a) (max R b) (Real.min_le_left _ _) (Real.le_max_left _ _)
  have value := (hf.hasIntegralOn_iff hab (Real.min_le_right _ _) (Real.le_max_right _ _)).1 hJ
  exact h.unique (backward value) ▸ value

/-- If `f` vanishes outside `[a, b]` and has the integral `I` over it, then `integral f = I`. -/
theorem SupportedOn.integral_eq (hf : SupportedOn f a b) (h : HasIntegralOn f a b I) :
    integral f = I :=
  ((hf.hasIntegral_iff h.ends_le).2 h).integral_eq

/-- A function that vanishes outside `[a, b]`, `a ≤ b`, is integrable over ℝ iff it is over
`[a, b]`. -/
theorem SupportedOn.integrable_iff (hf : SupportedOn f a b) (hab : a ≤ b) :
    Integrable f ↔ IntegrableOn f a b :=
  exists_congr fun _ => hf.hasIntegral_iff hab

/-- A continuous function that vanishes outside `[a, b]` is integrable. -/
theorem SupportedOn.integrable (hf : SupportedOn f a b) (hc : ∀ x, ContinuousAt f x) :
    Integrable f := by
  obtain ⟨R, hR, h⟩ := hf.hasCompactSupport.exists_supportedOn
  have hle : -R ≤ R := by grind only
  have hon : ContinuousOn f (-R) R := continuousOn_of_continuousAt fun x _ _ => hc x
  exact (h.integrable_iff hle).2 (hon.integrableOn hle)

/-- **A continuous function with compact support is integrable.** -/
theorem HasCompactSupport.integrable (hf : HasCompactSupport f) (hc : ∀ x, ContinuousAt f x) :
    Integrable f :=
  let ⟨_, _, h⟩ := hf.exists_supportedOn
  h.integrable hc

/-- A continuous function with compact support times a continuous function is integrable. -/
theorem HasCompactSupport.integrable_mul (hf : HasCompactSupport f) (hfc : ∀ x, ContinuousAt f x)
    (hgc : ∀ x, ContinuousAt g x) : Integrable fun x => f x * g x :=
  (hf.mul_right g).integrable fun x => (hfc x).mul (hgc x)

/-! ### Continuous functions with compact support -/

/-- There are continuous functions with compact support that are 1 on a given `[-R, R]`. -/
theorem exists_cutoff (R : ℝ) : ∃ χ : ℝ → ℝ, (∀ x, ContinuousAt χ x) ∧ HasCompactSupport χ ∧
    (∀ x, 0 ≤ χ x) ∧ ∀ x, |x| ≤ R → χ x = 1 := by
  have continuous (x : ℝ) : ContinuousAt (fun x : ℝ => Real.clamp 0 1 (R + 1 - |x|)) x :=
    ContinuousAt.comp (f := fun x : ℝ => R + 1 - |x|) (Real.continuousAt_clamp 0 1 _)
      (continuousAt_const.sub Real.continuousAt_abs)
  exact ⟨_, continuous, ⟨R + 1, fun x hx => Real.clamp_of_le (by grind only)⟩,
    fun x => Real.le_clamp 0 1 _, fun x hx => Real.clamp_of_ge Real.zero_le_one (by grind only)⟩

/-- **The fundamental lemma of the calculus of variations**: if `f` and `g` are continuous, and
`∫ f φ = ∫ g φ` for all continuous `φ` with compact support, then `f = g`. -/
theorem eq_of_forall_integral_mul_eq (hfc : ∀ x, ContinuousAt f x) (hgc : ∀ x, ContinuousAt g x)
    (h : ∀ φ : ℝ → ℝ, (∀ x, ContinuousAt φ x) → HasCompactSupport φ →
      integral (fun x => f x * φ x) = integral fun x => g x * φ x) : f = g := by
  funext x
  by_cases hx : f x - g x = 0
  · exact Real.sub_eq_zero.1 hx
  obtain ⟨χ, hχc, hχ, nonneg, one⟩ := exists_cutoff |x|
  have hdc (y : ℝ) : ContinuousAt (fun y => f y - g y) y := (hfc y).sub (hgc y)
  have hφc (y : ℝ) : ContinuousAt (fun y => χ y * (f y - g y)) y := (hχc y).mul (hdc y)
  have hφ : HasCompactSupport fun y => χ y * (f y - g y) := hχ.mul_right _
  -- the integral of `χ (f - g)²` is 0, but its integrand is positive at `x`
  have difference :=
    (hφ.integrable_mul hφc hfc).hasIntegral.sub (hφ.integrable_mul hφc hgc).hasIntegral
  simp only [Real.mul_comm (χ _ * _), h _ hφc hφ, Real.sub_self] at difference
  rw [funext fun y => show f y * (χ y * (f y - g y)) - g y * (χ y * (f y - g y)) =
    χ y * ((f y - g y) * (f y - g y)) by grobner] at difference
  refine absurd (difference.pos (fun y => Real.mul_nonneg (nonneg y) (Real.mul_self_nonneg _))
    ((hχc x).mul ((hdc x).mul (hdc x))) ?_) (Real.lt_irrefl 0)
  rw [one x (Real.le_refl _), Real.one_mul]
  exact Real.mul_self_pos hx

end Fundamentals
