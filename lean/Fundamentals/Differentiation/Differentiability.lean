/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Calculus.Jacobian
public import Fundamentals.Topology.Continuity
import Fundamentals.Topology.Coordinates

/-!
# Differentiability: equivalent forms and first rules

`HasJacobianAt f A a` is differentiability of `f : ℝⁿ → ℝᵐ` at `a` with matrix `A` in the words of
the source (§2.2). This file shows that these words mean what they should.

## Main statements
- `hasJacobianAt_iff`: the ε–δ form.
- `HasJacobianAt.congr`: differentiability is a local property.
- `hasJacobianAt_one_iff_hasDerivAt`: for n = m = 1 it is the usual derivative.
- `hasJacobianAt_affine`: `x ↦ A x + b` has the Jacobian matrix `A` everywhere.
- `HasJacobianAt.add`, `.sub`, `.const_smul`: rules.

That `A` is unique follows from the theorem on partial derivatives and stands beside it, in
`Fundamentals.Differentiation.PartialDerivatives`; the independence from the norm is in
`Fundamentals.Differentiation.MaxNorm`.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f g : Vec n → Vec m} {A B : Matrix m n} {a : Vec n}

/-! ### The ε–δ form -/

/-- **Differentiability in ε–δ form.** For `f : ℝⁿ → ℝᵐ`, a matrix `A` and a point `a`: `f` is
differentiable at `a` with Jacobian matrix `A` if and only if the remainder of the linear
approximation is small against the increment,

  `∀ ε > 0, ∃ δ > 0, ∀ h, ‖h‖ < δ → ‖f (a + h) - f a - A h‖ ≤ ε ‖h‖`.

Source: §2.2, equation (1) and the explanation of `α` after it. -/
theorem hasJacobianAt_iff {n m : Nat} {f : Vec n → Vec m} {A : Matrix m n} {a : Vec n} :
    HasJacobianAt f A a ↔ ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
      ∀ h : Vec n, ‖h‖ < δ → ‖f (a + h) - f a - A *ᵥ h‖ ≤ ε * ‖h‖ := by
  constructor
  · rintro ⟨α, hα, hf⟩ ε hε
    refine (hα ε hε).imp fun δ ⟨hδ, hα⟩ => ⟨hδ, fun h hh => ?_⟩
    have hr : f (a + h) - f a - A *ᵥ h = ‖h‖ • α h := by rw [hf]; grind
    rw [hr, Vec.norm_smul, Real.abs_of_nonneg (norm_nonneg h), Real.mul_comm]
    obtain h₀ | h₀ := Real.lt_or_eq_of_le (norm_nonneg h)
    · have hlt := hα h (by rwa [norm_sub_zero]) (by rwa [norm_sub_zero])
      rw [norm_sub_zero] at hlt
      exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hlt) (norm_nonneg h)
    · rw [← h₀, Real.mul_zero, Real.mul_zero]
      exact Real.le_rfl
  · intro hf
    -- the remainder divided by the length of the increment
    refine ⟨fun h => ‖h‖⁻¹ • (f (a + h) - f a - A *ᵥ h), fun ε hε => ?_, fun h => ?_⟩
    · refine (hf (ε / 2) (Real.half_pos hε)).imp fun δ ⟨hδ, hf⟩ => ⟨hδ, fun h h₀ hh => ?_⟩
      rw [norm_sub_zero] at h₀ hh ⊢
      rw [Vec.norm_smul, Real.abs_inv, Real.abs_of_pos h₀, Real.mul_comm, ← Real.div_eq_mul_inv]
      exact Real.lt_of_le_of_lt ((Real.div_le_iff h₀).2 (hf h hh)) (Real.half_lt_self hε)
    · by_cases h₀ : h = 0
      · have ha : a + 0 = a := by grind
        rw [h₀, norm_zero, Vec.zero_smul, Matrix.mulVec_zero, ha]
        grind
      · rw [← Vec.mul_smul, Real.mul_inv_cancel (Real.ne_of_gt (norm_pos h₀)), Vec.one_smul]
        grind

/-- Near the zero increment, the remainder of the linear approximation is small. -/
theorem HasJacobianAt.near (hf : HasJacobianAt f A a) {ε : ℝ} (hε : 0 < ε) :
    Near 0 fun h => ‖f (a + h) - f a - A *ᵥ h‖ ≤ ε * ‖h‖ := by
  simpa only [Near, norm_sub_zero] using hasJacobianAt_iff.1 hf ε hε

open Classical in
/-- The infinitely small function in the definition may be taken to vanish at zero, and so to be
continuous there. -/
theorem HasJacobianAt.exists_continuousAt (hf : HasJacobianAt f A a) :
    ∃ α : Vec n → Vec m, α 0 = 0 ∧ ContinuousAt α 0 ∧
      ∀ h : Vec n, f (a + h) - f a = A *ᵥ h + ‖h‖ • α h := by
  obtain ⟨α, hα, hf⟩ := hf
  refine ⟨fun h => if h = 0 then 0 else α h, if_pos rfl, ?_, fun h => ?_⟩
  · rw [continuousAt_iff_tendsto, if_pos rfl]
    refine hα.congr (nearNe_norm_sub_pos.mono fun h h₀ => (if_neg ?_).symm)
    exact norm_sub_pos_iff.1 h₀
  · rw [hf]
    by_cases h₀ : h = 0
    · rw [h₀, norm_zero, Vec.zero_smul, Vec.zero_smul]
    · simp only [if_neg h₀]

/-! ### Locality -/

/-- **Differentiability is a local property.** If `f : ℝⁿ → ℝᵐ` is differentiable at `a` with
Jacobian matrix `A`, and `g` agrees with `f` on some ball around `a`,

  `∃ r > 0, ∀ x, ‖x - a‖ < r → f x = g x`,

then `g` is differentiable at `a` with the same matrix. Source: §2.2, last paragraph. -/
theorem HasJacobianAt.congr {n m : Nat} {f g : Vec n → Vec m} {A : Matrix m n} {a : Vec n}
    (hf : HasJacobianAt f A a)
    (hfg : ∃ r : ℝ, 0 < r ∧ ∀ x : Vec n, ‖x - a‖ < r → f x = g x) : HasJacobianAt g A a := by
  have ha : f a = g a := Near.self (p := fun x => f x = g x) hfg
  refine hasJacobianAt_iff.2 fun ε hε => ?_
  have h := (hf.near hε).and (near_iff_near_zero.1 hfg)
  simp only [Near, norm_sub_zero] at h
  refine h.imp fun δ ⟨hδ, h⟩ => ⟨hδ, fun t ht => ?_⟩
  obtain ⟨hle, heq⟩ := h t ht
  rwa [← heq, ← ha]

/-! ### One variable, one component -/

/-- The length of the remainder in one variable and one component is its absolute value. -/
private theorem norm_remainder_one {f : ℝ → ℝ} {d x : ℝ} {F : Vec 1 → Vec 1} {D : Matrix 1 1}
    {a : Vec 1} (hF : ∀ y, F y 0 = f (y 0)) (hD : D 0 0 = d) (ha : a 0 = x) (h : Vec 1) :
    ‖F (a + h) - F a - D *ᵥ h‖ = |f (x + h 0) - f x - d * h 0| := by
  rw [Vec.norm_one_length, Vec.sub_apply, Vec.sub_apply, Matrix.mulVec_apply, sum_one_length,
    hF, hF, Vec.add_apply, hD, ha]

/-- **For n = m = 1 differentiability is the usual one.** For `f : ℝ → ℝ`, seen as a map
`ℝ¹ → ℝ¹`: it has the 1×1 Jacobian matrix `(d)` at `x` if and only if its difference quotient has
the limit `d`,

  `lim_{h → 0} (f (x + h) - f x) / h = d`.

Source: §2.2, equation (1), in the case n = m = 1. -/
theorem hasJacobianAt_one_iff_hasDerivAt {f : ℝ → ℝ} {d x : ℝ} :
    HasJacobianAt (n := 1) (m := 1) (fun y _ => f (y 0)) (fun _ _ => d) (fun _ => x) ↔
      HasDerivAt f d x := by
  have hr := norm_remainder_one (f := f) (d := d) (x := x) (F := fun y _ => f (y 0))
    (D := fun _ _ => d) (a := fun _ => x) (fun _ => rfl) rfl rfl
  simp only [hasJacobianAt_iff, hasDerivAt_iff_littleO, hr, Vec.norm_one_length]
  exact forall_congr' fun ε => forall_congr' fun _ => exists_congr fun δ => and_congr_right fun _ =>
    ⟨fun h t => h fun _ => t, fun h t => h (t 0)⟩

/-! ### Rules -/

/-- **An affine map has its matrix for a Jacobian**: `x ↦ A x + b` has the Jacobian matrix `A` at
every point, with no remainder at all. -/
theorem hasJacobianAt_affine {n m : Nat} (A : Matrix m n) (b : Vec m) (a : Vec n) :
    HasJacobianAt (fun x => A *ᵥ x + b) A a := by
  refine ⟨fun _ => 0, tendsto_const, fun h => ?_⟩
  show A *ᵥ (a + h) + b - (A *ᵥ a + b) = A *ᵥ h + ‖h‖ • 0
  rw [Matrix.mulVec_add, Vec.smul_zero]
  grind

/-- A linear map is its own derivative: `x ↦ A x` has the Jacobian matrix `A` at every point. -/
theorem hasJacobianAt_mulVec (A : Matrix m n) (a : Vec n) : HasJacobianAt (fun x => A *ᵥ x) A a :=
  (hasJacobianAt_affine A 0 a).congr ⟨1, Real.zero_lt_one, fun x _ => by grind⟩

theorem hasJacobianAt_const (b : Vec m) (a : Vec n) : HasJacobianAt (fun _ => b) 0 a :=
  (hasJacobianAt_affine 0 b a).congr ⟨1, Real.zero_lt_one, fun x _ => by
    rw [Matrix.zero_mulVec]; grind⟩

theorem hasJacobianAt_id (a : Vec n) : HasJacobianAt (fun x => x) 1 a :=
  (hasJacobianAt_affine 1 0 a).congr ⟨1, Real.zero_lt_one, fun x _ => by
    rw [Matrix.one_mulVec]; grind⟩

theorem HasJacobianAt.add (hf : HasJacobianAt f A a) (hg : HasJacobianAt g B a) :
    HasJacobianAt (fun x => f x + g x) (A + B) a := by
  obtain ⟨α, hα, hf⟩ := hf
  obtain ⟨β, hβ, hg⟩ := hg
  refine ⟨fun h => α h + β h, ?_, fun h => ?_⟩
  · simpa only [Lean.Grind.AddCommMonoid.add_zero] using hα.add hβ
  · rw [Matrix.add_mulVec, Vec.smul_add]
    grind

theorem HasJacobianAt.sub (hf : HasJacobianAt f A a) (hg : HasJacobianAt g B a) :
    HasJacobianAt (fun x => f x - g x) (A - B) a := by
  obtain ⟨α, hα, hf⟩ := hf
  obtain ⟨β, hβ, hg⟩ := hg
  refine ⟨fun h => α h - β h, ?_, fun h => ?_⟩
  · simpa only [Lean.Grind.AddCommGroup.sub_self] using hα.sub hβ
  · rw [Matrix.sub_mulVec, Vec.smul_sub]
    grind

theorem HasJacobianAt.const_smul (c : ℝ) (hf : HasJacobianAt f A a) :
    HasJacobianAt (fun x => c • f x) (c • A) a := by
  obtain ⟨α, hα, hf⟩ := hf
  refine ⟨fun h => c • α h, ?_, fun h => ?_⟩
  · simpa only [Vec.smul_zero] using Tendsto.smul (tendsto_const (l := c)) hα
  · rw [Matrix.smul_mulVec, ← Vec.smul_sub, hf]
    ext i
    grind

end Fundamentals
