/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Gradient
public import Fundamentals.Calculus.PartialDerivative
import Fundamentals.Differentiation.ChainRule
import Fundamentals.Differentiation.Continuity
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.PartialDerivatives

/-!
# Gradients: what they say and how they are computed

## Main statements
- `hasGradientAt_iff`: the ε–δ form.
- `HasGradientAt.hasPartialDerivAt`: the gradient is the vector of the partial derivatives;
  `HasGradientAt.unique`: so there is only one.
- `HasGradientAt.hasDerivAt_line`: the derivative in the direction `v` is `g · v`, at most
  `‖g‖ * ‖v‖` (`HasGradientAt.abs_directional_le`).
- `HasGradientAt.exists_forall_sub_smul_lt`: small steps against the gradient go down.
- `HasGradientAt.comp_hasJacobianAt`: gradients are pulled back by the transposed Jacobian matrix;
  `HasGradientAt.comp_of_adjoint`: by the adjoint of a linear map.
- `HasDerivAt.comp_hasGradientAt`: a function of one variable after a real-valued one.
- `HasGradientAt.add`, `.neg`, `.sub`, `.const_mul`, `.mul`, `hasGradientAt_apply`,
  `hasGradientAt_dot`, `hasGradientAt_dot_self`: the rules of differentiation.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n m : Nat} {f f₁ f₂ : Vec n → ℝ} {g g₁ g₂ a : Vec n}

/-! ### What the gradient says -/

/-- The gradient in ε–δ form:
`∀ ε > 0, ∃ δ > 0, ∀ h, ‖h‖ < δ → |f (a + h) - f a - g · h| ≤ ε * ‖h‖`. -/
theorem hasGradientAt_iff : HasGradientAt f g a ↔ ∀ ε : ℝ, 0 < ε → ∃ δ : ℝ, 0 < δ ∧
    ∀ h : Vec n, ‖h‖ < δ → |f (a + h) - f a - g.dot h| ≤ ε * ‖h‖ := by
  simp only [hasGradientAt_iff_hasJacobianAt, hasJacobianAt_iff, Vec.norm_one_length]
  exact Iff.rfl

/-- **The gradient is the vector of the partial derivatives**: `∂f/∂x_j (a) = g j`. -/
theorem HasGradientAt.hasPartialDerivAt (hf : HasGradientAt f g a) (j : Fin n) :
    HasPartialDerivAt f j (g j) a :=
  (hasGradientAt_iff_hasJacobianAt.1 hf).hasPartialDerivAt 0 j

/-- There is at most one gradient. -/
theorem HasGradientAt.unique (h₁ : HasGradientAt f g₁ a) (h₂ : HasGradientAt f g₂ a) : g₁ = g₂ :=
  Vec.ext fun j => (h₁.hasPartialDerivAt j).unique (h₂.hasPartialDerivAt j)

/-- The gradient depends only on the values near the point. -/
theorem HasGradientAt.congr (hf : HasGradientAt f₁ g a) (h : Near a fun x => f₁ x = f₂ x) :
    HasGradientAt f₂ g a :=
  hasGradientAt_iff_hasJacobianAt.2 <| (hasGradientAt_iff_hasJacobianAt.1 hf).congr <|
    h.mono fun _ hx => funext fun _ => hx

/-- A function is continuous where it has a gradient. -/
theorem HasGradientAt.continuousAt (hf : HasGradientAt f g a) : ContinuousAt f a :=
  Vec.continuousAt_iff.1 (hasGradientAt_iff_hasJacobianAt.1 hf).continuousAt 0

/-! ### The chain rule -/

/-- **The chain rule for gradients**: if `φ : ℝᵐ → ℝ` has the gradient `g` at `F a`, and
`F : ℝⁿ → ℝᵐ` the Jacobian matrix `A` at `a`, then

  `∇(φ ∘ F)(a) = Aᵀ g`,

the transposed Jacobian matrix times a vector. Backpropagation is this formula, layer by layer. -/
theorem HasGradientAt.comp_hasJacobianAt {φ : Vec m → ℝ} {F : Vec n → Vec m} {g : Vec m}
    {A : Matrix m n} (hφ : HasGradientAt φ g (F a)) (hF : HasJacobianAt F A a) :
    HasGradientAt (fun x => φ (F x)) (Aᵀ *ᵥ g) a := by
  have h := (hasGradientAt_iff_hasJacobianAt.1 hφ).comp hF
  have row : Matrix.mul (m := 1) (fun _ j => g j) A = fun _ j => (Aᵀ *ᵥ g) j :=
    Matrix.ext fun i j => sum_congr fun k => Real.mul_comm _ _
  exact hasGradientAt_iff_hasJacobianAt.2 (row ▸ h)

/-- **Gradients are pulled back by adjoint maps**: if `F x · y = x · G y` for all `x` and `y`, and
`φ` has at `F a` the gradient `v`, then `x ↦ φ (F x)` has at `a` the gradient `G v`. -/
theorem HasGradientAt.comp_of_adjoint {F : Vec n → Vec m} {G : Vec m → Vec n}
    (adjoint : ∀ x y, (F x).dot y = x.dot (G y)) {φ : Vec m → ℝ} {v : Vec m} {a : Vec n}
    (hφ : HasGradientAt φ v (F a)) : HasGradientAt (fun x => φ (F x)) (G v) a := by
  let A : Matrix m n := fun i => G (Vec.basis i)
  have forward (x : Vec n) : A *ᵥ x = F x := by
    ext i
    rw [Matrix.mulVec_apply_eq_dot, Vec.dot_comm, ← Vec.dot_basis (F x), adjoint]
    rfl
  have backward : Aᵀ *ᵥ v = G v := by
    ext j
    rw [← Vec.basis_dot j (Aᵀ *ᵥ v), ← Matrix.mulVec_dot, forward, adjoint, Vec.basis_dot]
  have jacobian : HasJacobianAt F A a := (hasJacobianAt_affine A 0 a).congr
    ⟨1, Real.zero_lt_one, fun x _ => by rw [forward, Lean.Grind.AddCommMonoid.add_zero]⟩
  exact backward ▸ hφ.comp_hasJacobianAt jacobian

/-- A function of one variable, seen as one on ℝ¹: the gradient is the derivative. -/
theorem hasGradientAt_one_iff_hasDerivAt {φ : ℝ → ℝ} {d x : ℝ} :
    HasGradientAt (n := 1) (fun y => φ (y 0)) (fun _ => d) (fun _ => x) ↔ HasDerivAt φ d x :=
  hasGradientAt_iff_hasJacobianAt.trans hasJacobianAt_one_iff_hasDerivAt

/-- A function of one variable after a real-valued one: `∇(φ ∘ f)(a) = φ'(f a) ∇f(a)`. -/
theorem HasDerivAt.comp_hasGradientAt {φ : ℝ → ℝ} {d : ℝ} (hφ : HasDerivAt φ d (f a))
    (hf : HasGradientAt f g a) : HasGradientAt (fun x => φ (f x)) (d • g) a := by
  have h := HasGradientAt.comp_hasJacobianAt (F := fun x _ => f x)
    (hasGradientAt_one_iff_hasDerivAt.2 hφ) (hasGradientAt_iff_hasJacobianAt.1 hf)
  have scaled : Matrix.transpose (m := 1) (fun _ j => g j) *ᵥ (fun _ => d) = d • g := by
    ext j
    rw [Matrix.mulVec_apply, sum_one_length, Matrix.transpose_apply, Vec.smul_apply, Real.mul_comm]
  exact scaled ▸ h

/-- **The directional derivative is a dot product**: along the line through `a` in the direction
`v`, `t ↦ f (a + t v)` has at `t = 0` the derivative `g · v`. -/
theorem HasGradientAt.hasDerivAt_line (hf : HasGradientAt f g a) (v : Vec n) :
    HasDerivAt (fun t : ℝ => f (a + t • v)) (g.dot v) 0 := by
  -- the line as an affine map from ℝ¹, with the one column `v`
  let A : Matrix n 1 := fun i _ => v i
  have line (y : Vec 1) : A *ᵥ y + a = a + y 0 • v := by
    ext i
    rw [Vec.add_apply, Matrix.mulVec_apply, sum_one_length, Real.add_comm, Real.mul_comm]
    rfl
  have start : A *ᵥ (fun _ => 0) + a = a := by
    rw [line, Vec.zero_smul, Lean.Grind.AddCommMonoid.add_zero]
  have slope : Aᵀ *ᵥ g = fun _ => g.dot v := Vec.ext fun _ => Vec.dot_comm v g
  have h := HasGradientAt.comp_hasJacobianAt (start.symm ▸ hf) (hasJacobianAt_affine A a fun _ => 0)
  simp only [line, slope] at h
  exact hasGradientAt_one_iff_hasDerivAt.1 h

/-- No direction is steeper than the length of the gradient: the derivative `d` in the direction `v`
has `|d| ≤ ‖g‖ * ‖v‖`. -/
theorem HasGradientAt.abs_directional_le (hf : HasGradientAt f g a) {v : Vec n} {d : ℝ}
    (hd : HasDerivAt (fun t : ℝ => f (a + t • v)) d 0) : |d| ≤ ‖g‖ * ‖v‖ :=
  hd.unique (hf.hasDerivAt_line v) ▸ Vec.abs_dot_le_norm_mul_norm g v

/-- **A small step against the gradient goes down**: if `f` has at `a` a gradient `g ≠ 0`, then
`f (a - s g) < f a` for all sufficiently small `s > 0`. -/
theorem HasGradientAt.exists_forall_sub_smul_lt (hf : HasGradientAt f g a) (hg : g ≠ 0) :
    ∃ η : ℝ, 0 < η ∧ ∀ s : ℝ, 0 < s → s < η → f (a - s • g) < f a := by
  have pos : 0 < ‖g‖ := norm_pos hg
  obtain ⟨δ, hδ, near⟩ := hasGradientAt_iff.1 hf (‖g‖ / 2) (Real.half_pos pos)
  refine ⟨δ / ‖g‖, Real.div_pos hδ pos, fun s hs hlt => ?_⟩
  have length : ‖(-s) • g‖ = s * ‖g‖ := by rw [Vec.norm_smul, Real.abs_neg, Real.abs_of_pos hs]
  have slope : g.dot ((-s) • g) = -(s * (‖g‖ * ‖g‖)) := by
    rw [Vec.dot_smul, Vec.dot_self, Real.pow_two, Real.neg_mul]
  have point : a + (-s) • g = a - s • g := by
    ext i
    rw [Vec.add_apply, Vec.sub_apply, Vec.smul_apply, Vec.smul_apply, Real.neg_mul,
      Real.sub_eq_add_neg]
  have half : ‖g‖ / 2 * (s * ‖g‖) = s * (‖g‖ * ‖g‖) / 2 := by grind
  have close := near ((-s) • g) (length ▸ (Real.lt_div_iff pos).1 hlt)
  rw [point, length, slope, half] at close
  have close := (Real.abs_le.1 close).2
  have gain : 0 < s * (‖g‖ * ‖g‖) := Real.mul_pos hs (Real.mul_pos pos pos)
  generalize s * (‖g‖ * ‖g‖) = q at close gain
  generalize f (a - s • g) = y at close ⊢
  grind

/-! ### Rules -/

theorem hasGradientAt_const (c : ℝ) (a : Vec n) : HasGradientAt (fun _ => c) 0 a :=
  ⟨fun _ => 0, tendsto_const, fun h => by grind [Vec.zero_dot h]⟩

/-- The gradient of a linear function: `∇(c · x) = c`. -/
theorem hasGradientAt_dot (c a : Vec n) : HasGradientAt (fun x => c.dot x) c a :=
  ⟨fun _ => 0, tendsto_const, fun h => by grind [Vec.dot_add c a h]⟩

/-- The gradient of a coordinate is a basis vector. -/
theorem hasGradientAt_apply (i : Fin n) (a : Vec n) :
    HasGradientAt (fun x => x i) (Vec.basis i) a := by
  simpa only [Vec.basis_dot] using hasGradientAt_dot (Vec.basis i) a

theorem HasGradientAt.add (h₁ : HasGradientAt f₁ g₁ a) (h₂ : HasGradientAt f₂ g₂ a) :
    HasGradientAt (fun x => f₁ x + f₂ x) (g₁ + g₂) a := by
  obtain ⟨α, hα, h₁⟩ := h₁
  obtain ⟨β, hβ, h₂⟩ := h₂
  refine ⟨fun h => α h + β h, ?_, fun h => ?_⟩
  · simpa only [Real.add_zero] using hα.add hβ
  · grind [Vec.add_dot g₁ g₂ h]

theorem HasGradientAt.const_mul (c : ℝ) (hf : HasGradientAt f g a) :
    HasGradientAt (fun x => c * f x) (c • g) a := by
  obtain ⟨α, hα, hf⟩ := hf
  refine ⟨fun h => c * α h, ?_, fun h => ?_⟩
  · simpa only [Real.mul_zero] using hα.const_mul c
  · grind [Vec.smul_dot c g h]

theorem HasGradientAt.neg (hf : HasGradientAt f g a) : HasGradientAt (fun x => -f x) (-g) a := by
  obtain ⟨α, hα, hf⟩ := hf
  refine ⟨fun h => -α h, ?_, fun h => ?_⟩
  · simpa only [Real.neg_zero] using hα.neg
  · grind [Vec.neg_dot g h]

theorem HasGradientAt.sub (h₁ : HasGradientAt f₁ g₁ a) (h₂ : HasGradientAt f₂ g₂ a) :
    HasGradientAt (fun x => f₁ x - f₂ x) (g₁ - g₂) a := by
  simpa only [Real.sub_eq_add_neg, Lean.Grind.AddCommGroup.sub_eq_add_neg] using h₁.add h₂.neg

/-- The gradient of the squared length: `∇(x · x) = 2 x`. -/
theorem hasGradientAt_dot_self (a : Vec n) :
    HasGradientAt (fun x => x.dot x) ((2 : ℝ) • a) a := by
  have length : Tendsto (fun h : Vec n => ‖h‖) 0 ‖(0 : Vec n)‖ := tendsto_id.norm
  rw [norm_zero] at length
  refine ⟨fun h => ‖h‖, length, fun h => ?_⟩
  show (a + h).dot (a + h) - a.dot a = _
  rw [Vec.add_dot, Vec.dot_add, Vec.dot_add, Vec.dot_comm h a, Vec.smul_dot, Vec.dot_self h]
  grind

/-- The gradient of a square: `∇(f²) = 2 f ∇f`. -/
private theorem HasGradientAt.mul_self (hf : HasGradientAt f g a) :
    HasGradientAt (fun x => f x * f x) ((2 * f a) • g) a := by
  have square := (hasDerivAt_id (f a)).mul (hasDerivAt_id (f a))
  rw [Real.one_mul, Real.mul_one, ← Real.two_mul] at square
  exact square.comp_hasGradientAt hf

/-- **Product rule**: `∇(f₁ f₂) = f₂ ∇f₁ + f₁ ∇f₂`. -/
theorem HasGradientAt.mul (h₁ : HasGradientAt f₁ g₁ a) (h₂ : HasGradientAt f₂ g₂ a) :
    HasGradientAt (fun x => f₁ x * f₂ x) (f₂ a • g₁ + f₁ a • g₂) a := by
  -- `4 f₁ f₂ = (f₁ + f₂)² - (f₁ - f₂)²`
  have h := ((h₁.add h₂).mul_self.sub (h₁.sub h₂).mul_self).const_mul (1 / 4)
  have value : (1 / 4 : ℝ) • ((2 * (f₁ a + f₂ a)) • (g₁ + g₂) - (2 * (f₁ a - f₂ a)) • (g₁ - g₂)) =
      f₂ a • g₁ + f₁ a • g₂ := by ext i; grind
  exact (value ▸ h).congr (near_of_forall fun x => by grind)

end Fundamentals
