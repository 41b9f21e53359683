/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
public import Fundamentals.Topology.Continuity
import Fundamentals.Integral.Additivity
import Fundamentals.Integral.Affine

/-!
# The improper integral over ℝ

`∫_{-∞}^{+∞} f` is the limit of the Riemann integrals of `f` over `[a, b]` as `a → -∞` and `b → +∞`,
independently of each other.

## Main definitions
- `HasIntegral f I`: `f` is integrable on every sufficiently large interval, and these integrals
  tend to `I`.
- `Integrable f`: there is such an `I`.
- `integral f`: that number `I`; 0 where there is none.

## Main statements
- `HasIntegral.unique`, `HasIntegral.integral_eq`: the integral is determined.
- `hasIntegral_comp_add`, `hasIntegral_comp_neg`, `integral_comp_add`, `integral_comp_neg`,
  `integral_comp_sub`: invariance under translations and reflections, for every `f`.
- `HasIntegral.add`, `.sub`, `.const_mul`, `.le`; `integral_add`, `integral_const_mul`, …:
  linearity and monotonicity.

## Implementation notes
Both ends move independently: the function `x` has no integral, although its integrals over
`[-R, R]` are all 0 (`Fundamentals.Counterexamples.ImproperIntegral`). Absolute convergence is not
asked for. Invariance holds for every function because the family of all large intervals is
invariant itself; nothing need be known about `f`.
-/

public section

namespace Fundamentals

variable {f g : ℝ → ℝ} {I J : ℝ}

/-! ### Definition and uniqueness -/

/-- The improper integral `∫_{-∞}^{+∞} f` exists and has the value `I`: for every `ε > 0` there is
`R` such that for all `a ≤ -R` and `b ≥ R` the Riemann integral of `f` over `[a, b]` exists and
differs from `I` by less than `ε`. -/
@[expose] def HasIntegral (f : ℝ → ℝ) (I : ℝ) : Prop :=
  ∀ ε : ℝ, 0 < ε → ∃ R : ℝ, ∀ a b : ℝ, a ≤ -R → R ≤ b → ∃ J, HasIntegralOn f a b J ∧ |J - I| < ε

/-- The improper integral `∫_{-∞}^{+∞} f` exists. -/
@[expose] def Integrable (f : ℝ → ℝ) : Prop := ∃ I, HasIntegral f I

open Classical in
/-- The improper integral `∫_{-∞}^{+∞} f`; 0 if it does not exist. -/
@[expose] noncomputable def integral (f : ℝ → ℝ) : ℝ :=
  if h : ∃ I, HasIntegral f I then Classical.choose h else 0

theorem HasIntegral.integrable (h : HasIntegral f I) : Integrable f := ⟨I, h⟩

/-- For any two bounds there is an interval beyond both. -/
private theorem exists_interval_beyond (R S : ℝ) :
    ∃ a b : ℝ, a ≤ -R ∧ R ≤ b ∧ a ≤ -S ∧ S ≤ b :=
  ⟨min (-R) (-S), max R S, Real.min_le_left _ _, Real.le_max_left _ _, Real.min_le_right _ _,
    Real.le_max_right _ _⟩

/-- **Uniqueness of the improper integral.** -/
theorem HasIntegral.unique (hI : HasIntegral f I) (hJ : HasIntegral f J) : I = J := by
  refine Real.eq_of_forall_abs_sub_lt fun ε hε => ?_
  obtain ⟨R, hR⟩ := hI (ε / 2) (Real.half_pos hε)
  obtain ⟨S, hS⟩ := hJ (ε / 2) (Real.half_pos hε)
  obtain ⟨a, b, haR, hRb, haS, hSb⟩ := exists_interval_beyond R S
  obtain ⟨K, hK, hKI⟩ := hR a b haR hRb
  obtain ⟨L, hL, hLJ⟩ := hS a b haS hSb
  rw [hK.unique hL, Real.abs_sub_comm] at hKI
  exact Real.lt_of_le_of_lt (Real.abs_sub_le I L J) (Real.add_halves ε ▸ Real.add_lt_add hKI hLJ)

/-- An integrable function has its integral for an integral. -/
theorem Integrable.hasIntegral (h : Integrable f) : HasIntegral f (integral f) := by
  have value : integral f = Classical.choose h := dif_pos h
  exact value ▸ Classical.choose_spec h

/-- If the improper integral is `I`, then `integral f = I`. -/
theorem HasIntegral.integral_eq (h : HasIntegral f I) : integral f = I :=
  h.integrable.hasIntegral.unique h

/-- Where there is no improper integral, `integral f` is 0. -/
theorem integral_of_not_exists (h : ¬∃ I, HasIntegral f I) : integral f = 0 := dif_neg h

/-- Two functions of which one has the integral `I` iff the other has, for every `I`, have the same
`integral`, be it that of both or 0 for want of one. -/
theorem integral_eq_of_hasIntegral_iff (h : ∀ I, HasIntegral f I ↔ HasIntegral g I) :
    integral f = integral g := by
  by_cases hf : Integrable f
  · exact ((h _).1 hf.hasIntegral).integral_eq.symm
  · have hg : ¬∃ I, HasIntegral g I := fun ⟨I, hI⟩ => hf ⟨I, (h I).2 hI⟩
    rw [integral_of_not_exists hf, integral_of_not_exists hg]

/-- Functions that agree everywhere have the same integral. -/
theorem integral_congr (h : ∀ x, f x = g x) : integral f = integral g :=
  congrArg integral (funext h)

/-! ### Invariance, for every function -/

/-- **Translation invariance**: `∫ f (x + c) dx` exists with the value `I` iff `∫ f` does. -/
theorem hasIntegral_comp_add (f : ℝ → ℝ) (c I : ℝ) :
    HasIntegral (fun x => f (x + c)) I ↔ HasIntegral f I := by
  have forward {f : ℝ → ℝ} (c : ℝ) (h : HasIntegral f I) : HasIntegral (fun x => f (x + c)) I := by
    intro ε hε
    obtain ⟨R, hR⟩ := h ε hε
    refine ⟨R + |c|, fun a b ha hb => ?_⟩
    have hc := Real.le_abs_self c
    have hc' := Real.neg_abs_le c
    obtain ⟨J, hJ, hJI⟩ := hR (a + c) (b + c) (by grind only) (by grind only)
    have shifted := (hasIntegralOn_comp_add c).2 hJ
    rw [show a + c - c = a by grobner, show b + c - c = b by grobner] at shifted
    exact ⟨J, shifted, hJI⟩
  refine ⟨fun h => ?_, forward c⟩
  have back := forward (-c) h
  rwa [funext fun x : ℝ => congrArg f (show x + -c + c = x by grobner)] at back

/-- **Reflection invariance**: `∫ f (-x) dx` exists with the value `I` iff `∫ f` does. -/
theorem hasIntegral_comp_neg (f : ℝ → ℝ) (I : ℝ) :
    HasIntegral (fun x => f (-x)) I ↔ HasIntegral f I := by
  have forward {f : ℝ → ℝ} (h : HasIntegral f I) : HasIntegral (fun x => f (-x)) I := by
    intro ε hε
    obtain ⟨R, hR⟩ := h ε hε
    refine ⟨R, fun a b ha hb => ?_⟩
    obtain ⟨J, hJ, hJI⟩ := hR (-b) (-a) (by grind only) (by grind only)
    have reflected := hasIntegralOn_comp_neg.2 hJ
    rw [Real.neg_neg, Real.neg_neg] at reflected
    exact ⟨J, reflected, hJI⟩
  refine ⟨fun h => ?_, forward⟩
  simpa only [Real.neg_neg] using forward h

/-- Invariance under `x ↦ c - x`. -/
theorem hasIntegral_comp_sub (f : ℝ → ℝ) (c I : ℝ) :
    HasIntegral (fun x => f (c - x)) I ↔ HasIntegral f I := by
  rw [← hasIntegral_comp_add f c, ← hasIntegral_comp_neg (fun x => f (x + c)),
    funext fun x : ℝ => congrArg f (show -x + c = c - x by grobner)]

/-- **Translation invariance** of the integral, for every function:
`∫ f (x + c) dx = ∫ f (x) dx`. -/
theorem integral_comp_add (f : ℝ → ℝ) (c : ℝ) : integral (fun x => f (x + c)) = integral f :=
  integral_eq_of_hasIntegral_iff (hasIntegral_comp_add f c)

/-- **Reflection invariance** of the integral, for every function: `∫ f (-x) dx = ∫ f (x) dx`. -/
theorem integral_comp_neg (f : ℝ → ℝ) : integral (fun x => f (-x)) = integral f :=
  integral_eq_of_hasIntegral_iff (hasIntegral_comp_neg f)

/-- Invariance of the integral under `x ↦ c - x`, for every function. -/
theorem integral_comp_sub (f : ℝ → ℝ) (c : ℝ) : integral (fun x => f (c - x)) = integral f :=
  integral_eq_of_hasIntegral_iff (hasIntegral_comp_sub f c)

theorem integrable_comp_add (f : ℝ → ℝ) (c : ℝ) :
    Integrable (fun x => f (x + c)) ↔ Integrable f :=
  exists_congr (hasIntegral_comp_add f c)

theorem integrable_comp_neg (f : ℝ → ℝ) : Integrable (fun x => f (-x)) ↔ Integrable f :=
  exists_congr (hasIntegral_comp_neg f)

theorem integrable_comp_sub (f : ℝ → ℝ) (c : ℝ) :
    Integrable (fun x => f (c - x)) ↔ Integrable f :=
  exists_congr (hasIntegral_comp_sub f c)

/-! ### Linearity -/

/-- The integral of a sum, if both terms have one. -/
theorem HasIntegral.add (hf : HasIntegral f I) (hg : HasIntegral g J) :
    HasIntegral (fun x => f x + g x) (I + J) := by
  intro ε hε
  obtain ⟨R, hR⟩ := hf (ε / 2) (Real.half_pos hε)
  obtain ⟨S, hS⟩ := hg (ε / 2) (Real.half_pos hε)
  refine ⟨max R S, fun a b ha hb => ?_⟩
  have hRm := Real.le_max_left R S
  have hSm := Real.le_max_right R S
  obtain ⟨K, hK, hKI⟩ := hR a b (by grind only) (by grind only)
  obtain ⟨L, hL, hLJ⟩ := hS a b (by grind only) (by grind only)
  refine ⟨K + L, hK.add hL, ?_⟩
  rw [Real.abs_lt] at hKI hLJ ⊢
  grind only

/-- A constant factor is taken out of the integral. -/
theorem HasIntegral.const_mul (c : ℝ) (h : HasIntegral f I) :
    HasIntegral (fun x => c * f x) (c * I) := by
  intro ε hε
  have hc := Real.abs_nonneg c
  have hpos : 0 < |c| + 1 := by grind only
  obtain ⟨R, hR⟩ := h (ε / (|c| + 1)) (Real.div_pos hε hpos)
  refine ⟨R, fun a b ha hb => ?_⟩
  obtain ⟨J, hJ, hJI⟩ := hR a b ha hb
  refine ⟨c * J, hJ.const_mul c, ?_⟩
  rw [Real.lt_div_iff hpos] at hJI
  have hnonneg := Real.abs_nonneg (J - I)
  calc |c * J - c * I| = |c| * |J - I| := by rw [← Real.mul_sub, Real.abs_mul]
    _ < ε := by grind only

theorem HasIntegral.neg (h : HasIntegral f I) : HasIntegral (fun x => -f x) (-I) := by
  have scaled := h.const_mul (-1)
  rwa [funext fun x => show -1 * f x = -f x by grobner, show -1 * I = -I by grobner] at scaled

theorem HasIntegral.sub (hf : HasIntegral f I) (hg : HasIntegral g J) :
    HasIntegral (fun x => f x - g x) (I - J) := by
  simpa only [Real.sub_eq_add_neg] using hf.add hg.neg

theorem hasIntegral_zero : HasIntegral (fun _ => 0) 0 := fun ε hε => by
  refine ⟨0, fun a b ha hb => ⟨0, hasIntegralOn_of_eq_zero (by grind only) fun _ _ _ => rfl, ?_⟩⟩
  rw [Real.sub_self, Real.abs_zero]
  exact hε

theorem integral_zero : integral (fun _ => 0) = 0 := hasIntegral_zero.integral_eq

/-- `∫ (f + g) = ∫ f + ∫ g`, if both integrals on the right exist. -/
theorem integral_add (hf : Integrable f) (hg : Integrable g) :
    integral (fun x => f x + g x) = integral f + integral g :=
  (hf.hasIntegral.add hg.hasIntegral).integral_eq

/-- `∫ (f - g) = ∫ f - ∫ g`, if both integrals on the right exist. -/
theorem integral_sub (hf : Integrable f) (hg : Integrable g) :
    integral (fun x => f x - g x) = integral f - integral g :=
  (hf.hasIntegral.sub hg.hasIntegral).integral_eq

/-- A factor that is not zero changes nothing about the existence of the integral. -/
theorem integrable_const_mul {c : ℝ} (hc : c ≠ 0) (f : ℝ → ℝ) :
    Integrable (fun x => c * f x) ↔ Integrable f := by
  refine ⟨fun ⟨I, hI⟩ => ⟨c⁻¹ * I, ?_⟩, fun h => (h.hasIntegral.const_mul c).integrable⟩
  have back := hI.const_mul c⁻¹
  rwa [funext fun x => show c⁻¹ * (c * f x) = f x by grind] at back

/-- A constant factor is taken out, for every function: `∫ c f = c ∫ f`, where an integral that does
not exist counts as 0. -/
theorem integral_const_mul (c : ℝ) (f : ℝ → ℝ) :
    integral (fun x => c * f x) = c * integral f := by
  by_cases hf : Integrable f
  · exact (hf.hasIntegral.const_mul c).integral_eq
  · by_cases hc : c = 0
    · simp only [hc, Real.zero_mul, integral_zero]
    · rw [integral_of_not_exists hf,
        integral_of_not_exists (mt (integrable_const_mul hc f).1 hf), Real.mul_zero]

/-- A constant factor on the right is taken out, for every function, where an integral that does not
exist counts as 0. -/
theorem integral_mul_const (f : ℝ → ℝ) (c : ℝ) :
    integral (fun x => f x * c) = integral f * c := by
  simpa only [Real.mul_comm _ c] using integral_const_mul c f

/-- `∫ -f = -∫ f`, for every function. -/
theorem integral_neg (f : ℝ → ℝ) : integral (fun x => -f x) = -integral f := by
  rw [← integral_congr fun x => show -1 * f x = -f x by grobner, integral_const_mul]
  grobner

/-! ### Order -/

/-- The larger function has the larger integral. -/
theorem HasIntegral.le (hf : HasIntegral f I) (hg : HasIntegral g J) (h : ∀ x, f x ≤ g x) :
    I ≤ J := by
  refine Real.le_of_forall_pos_le_add fun ε hε => ?_
  obtain ⟨R, hR⟩ := hf (ε / 2) (Real.half_pos hε)
  obtain ⟨S, hS⟩ := hg (ε / 2) (Real.half_pos hε)
  obtain ⟨a, b, haR, hRb, haS, hSb⟩ := exists_interval_beyond R S
  obtain ⟨K, hK, hKI⟩ := hR a b haR hRb
  obtain ⟨L, hL, hLJ⟩ := hS a b haS hSb
  have hKL : K ≤ L := hK.le hL fun x _ _ => h x
  rw [Real.abs_lt] at hKI hLJ
  grind only

/-- A function without negative values has no negative integral. -/
theorem HasIntegral.nonneg (hf : HasIntegral f I) (h : ∀ x, 0 ≤ f x) : 0 ≤ I :=
  hasIntegral_zero.le hf h

/-- The larger function has the larger integral, if both exist. -/
theorem integral_le (hf : Integrable f) (hg : Integrable g) (h : ∀ x, f x ≤ g x) :
    integral f ≤ integral g :=
  hf.hasIntegral.le hg.hasIntegral h

/-- A function without negative values has no negative integral; where there is none, it counts
as 0. -/
theorem integral_nonneg (h : ∀ x, 0 ≤ f x) : 0 ≤ integral f := by
  by_cases hf : Integrable f
  · exact hf.hasIntegral.nonneg h
  · exact Real.le_of_eq (integral_of_not_exists hf).symm

/-- A bound for the function bounds the integral: if `|f| ≤ g`, then `|∫ f| ≤ ∫ g`. -/
theorem HasIntegral.abs_le_of_abs_le (hf : HasIntegral f I) (hg : HasIntegral g J)
    (h : ∀ x, |f x| ≤ g x) : |I| ≤ J := by
  refine Real.abs_le_of_le_of_neg_le (hf.le hg fun x => ?_) (hf.neg.le hg fun x => ?_)
  · exact Real.le_trans (Real.le_abs_self _) (h x)
  · exact Real.le_trans (Real.neg_le_abs _) (h x)

/-- **Positivity.** A function without negative values that is continuous at a point where it is
positive has a positive integral, if any. -/
theorem HasIntegral.pos {c : ℝ} (hf : HasIntegral f I) (h : ∀ x, 0 ≤ f x) (hc : ContinuousAt f c)
    (hpos : 0 < f c) : 0 < I := by
  obtain ⟨δ, hδ, near⟩ := hc (f c / 2) (Real.half_pos hpos)
  have large (x : ℝ) (hx : c - δ / 2 ≤ x) (hx' : x ≤ c + δ / 2) : f c / 2 ≤ f x := by
    have close := near x (by rw [Real.norm_eq_abs, Real.abs_lt]; grind only)
    rw [Real.norm_eq_abs, Real.abs_lt] at close
    grind only
  have hη : 0 < f c / 2 * δ := Real.mul_pos (Real.half_pos hpos) hδ
  obtain ⟨R, hR⟩ := hf _ hη
  obtain ⟨K, hK, hKI⟩ := hR (min (-R) (c - δ / 2)) (max R (c + δ / 2)) (Real.min_le_left _ _)
    (Real.le_max_left _ _)
  -- the part of the integral around `c`
  obtain ⟨L, hL⟩ := hK.integrableOn.mono (c := c - δ / 2) (d := c + δ / 2) (Real.min_le_right _ _)
    (by grind only) (Real.le_max_right _ _)
  have part := hL.le_of_subinterval hK (Real.min_le_right _ _) (Real.le_max_right _ _)
    fun x _ _ => h x
  have lower := hL.const_le large
  rw [Real.abs_lt] at hKI
  grind only

/-! ### A function without an integral -/

/-- Constants other than 0 have no improper integral. -/
theorem not_integrable_const {c : ℝ} (hc : c ≠ 0) : ¬Integrable fun _ => c := by
  intro h
  rw [← funext fun _ : ℝ => Real.mul_one c, integrable_const_mul hc] at h
  obtain ⟨I, hI⟩ := h
  obtain ⟨R, hR⟩ := hI 1 Real.zero_lt_one
  have hR₀ := Real.abs_nonneg R
  have hR₁ := Real.le_abs_self R
  have value (b : ℝ) (hb : |R| ≤ b) : -1 < (b + |R|) - I ∧ (b + |R|) - I < 1 := by
    obtain ⟨J, hJ, hJI⟩ := hR (-|R|) b (by grind only) (by grind only)
    have constant := hasIntegralOn_const (a := -|R|) (b := b) (by grind only) 1
    rw [hJ.unique constant, Real.abs_lt] at hJI
    grind only
  have near := value |R| (Real.le_refl _)
  have far := value (|R| + 2) (by grind only)
  grind only

end Fundamentals
