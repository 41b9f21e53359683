/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Gradient
public import Fundamentals.Differentiation.Backpropagation
public import Fundamentals.Linear.Append
import Fundamentals.Differentiation.ChainRule
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient
import Fundamentals.Differentiation.JacobianRules
import Fundamentals.Topology.Coordinates

/-!
# Backpropagation: all parameters at once, and shared parameters

`backpropagation` moves the parameters of one layer at a time. A step of gradient descent moves
those of all layers together; and layers may share parameters, or have them computed from others.
For this the layers have to be differentiable in parameters and input jointly; the reverse sweep
remains the same.

## Main definitions
- `Layer.HasJacobian`: the layer is differentiable in parameters and input jointly.
- `Network.numParams`, `Network.Params.toVec`, `Network.ofVec`: all parameters as one vector.

## Main statements
- `backpropagation_all`: what the reverse sweep returns for the parameters, as one vector, is the
  gradient of the loss as a function of all parameters.
- `backpropagation_descent`: hence a small step against it decreases the loss.
- `backpropagation_shared`: parameters and input that are functions of something else.
-/

public section

namespace Fundamentals

open scoped Matrix

/-! ### Layers -/

/-- At the parameters `t` and the input `x`, the layer is differentiable in parameters and input
jointly, and its formulas give the Jacobian matrix `(P | J)`. -/
@[expose] def Layer.HasJacobian {p n m : Nat} (layer : Layer p n m) (t : Vec p) (x : Vec n) :
    Prop :=
  HasJacobianAt (fun z : Vec (p + n) => layer.eval z.left z.right)
    (Matrix.beside (layer.paramJacobian t x) (layer.inputJacobian t x)) (Vec.append t x)

section

variable {d p n m : Nat} {a : Vec d}

/-- Functions side by side have their Jacobian matrices on top of each other. -/
theorem HasJacobianAt.append {f : Vec d → Vec p} {g : Vec d → Vec n} {A : Matrix p d}
    {B : Matrix n d} (hf : HasJacobianAt f A a) (hg : HasJacobianAt g B a) :
    HasJacobianAt (fun u => Vec.append (f u) (g u)) (Matrix.above A B) a := by
  rw [hasJacobianAt_iff_forall_hasGradientAt] at hf hg ⊢
  refine fun i => Fin.addCases (fun i => ?_) (fun i => ?_) i
  · simpa only [Vec.append_castAdd, Matrix.row, Matrix.above_castAdd] using hf i
  · simpa only [Vec.append_natAdd, Matrix.row, Matrix.above_natAdd] using hg i

/-- The first components have the first rows for a Jacobian matrix. -/
theorem HasJacobianAt.left {f : Vec d → Vec (p + n)} {A : Matrix (p + n) d}
    (hf : HasJacobianAt f A a) : HasJacobianAt (fun u => (f u).left) A.top a := by
  rw [hasJacobianAt_iff_forall_hasGradientAt] at hf ⊢
  exact fun i => hf (Fin.castAdd n i)

/-- The last components have the last rows for a Jacobian matrix. -/
theorem HasJacobianAt.right {f : Vec d → Vec (p + n)} {A : Matrix (p + n) d}
    (hf : HasJacobianAt f A a) : HasJacobianAt (fun u => (f u).right) A.bottom a := by
  rw [hasJacobianAt_iff_forall_hasGradientAt] at hf ⊢
  exact fun i => hf (Fin.natAdd p i)

/-- **The chain rule for a layer**: if parameters and input are functions with the Jacobian matrices
`B` and `C`, the output has the Jacobian matrix `P B + J C`. -/
theorem Layer.HasJacobian.comp {layer : Layer p n m} {F : Vec d → Vec p} {X : Vec d → Vec n}
    {B : Matrix p d} {C : Matrix n d} (h : layer.HasJacobian (F a) (X a))
    (hF : HasJacobianAt F B a) (hX : HasJacobianAt X C a) :
    HasJacobianAt (fun u => layer.eval (F u) (X u))
      (layer.paramJacobian (F a) (X a) * B + layer.inputJacobian (F a) (X a) * C) a := by
  have chain := HasJacobianAt.comp (f := fun u => Vec.append (F u) (X u)) h (hF.append hX)
  rw [Matrix.beside_mul_above] at chain
  refine chain.congr ⟨1, Real.zero_lt_one, fun u _ => ?_⟩
  show layer.eval (Vec.append (F u) (X u)).left (Vec.append (F u) (X u)).right = _
  rw [Vec.left_append, Vec.right_append]

/-- A layer that is differentiable in parameters and input jointly is so in its input. -/
theorem Layer.HasJacobian.hasInputJacobian {layer : Layer p n m} {t : Vec p} {x : Vec n}
    (h : layer.HasJacobian t x) : layer.HasInputJacobian t x := by
  have chain := Layer.HasJacobian.comp (F := fun _ => t) (X := fun x => x) h
    (hasJacobianAt_const t x) (hasJacobianAt_id x)
  have value : layer.paramJacobian t x * (0 : Matrix p n) +
      layer.inputJacobian t x * (1 : Matrix n n) = layer.inputJacobian t x :=
    Matrix.ext_of_mulVec fun y => by
      rw [Matrix.add_mulVec, Matrix.mul_mulVec, Matrix.zero_mulVec, Matrix.mulVec_zero,
        Matrix.mul_one, Lean.Grind.AddCommMonoid.zero_add]
  exact chain.congr_jacobian value

/-- A layer that is differentiable in parameters and input jointly is so in its parameters. -/
theorem Layer.HasJacobian.hasParamJacobian {layer : Layer p n m} {t : Vec p} {x : Vec n}
    (h : layer.HasJacobian t x) : layer.HasParamJacobian t x := by
  have chain := Layer.HasJacobian.comp (F := fun t => t) (X := fun _ => x) h
    (hasJacobianAt_id t) (hasJacobianAt_const x t)
  have value : layer.paramJacobian t x * (1 : Matrix p p) +
      layer.inputJacobian t x * (0 : Matrix n p) = layer.paramJacobian t x :=
    Matrix.ext_of_mulVec fun y => by
      rw [Matrix.add_mulVec, Matrix.mul_mulVec _ 0, Matrix.zero_mulVec, Matrix.mulVec_zero,
        Matrix.mul_one, Lean.Grind.AddCommMonoid.add_zero]
  exact chain.congr_jacobian value

end

/-! ### Networks -/

namespace Network

variable {n k : Nat}

/-- The number of parameters of all layers together. -/
@[expose] def numParams {R : Type} : {n k : Nat} → Network R n k → Nat
  | _, _, nil => 0
  | _, _, cons (p := p) _ rest => p + rest.numParams

/-- The parameters of all layers, one after the other. -/
@[expose] noncomputable def Params.toVec {R : Type} : {n k : Nat} → {N : Network R n k} →
    N.Params → Vec N.numParams R
  | _, _, nil, _ => fun i => i.elim0
  | _, _, cons _ rest, θ => Vec.append θ.1 (toVec (N := rest) θ.2)

/-- One vector distributed among the layers. -/
@[expose] noncomputable def ofVec {R : Type} : {n k : Nat} → (N : Network R n k) →
    Vec N.numParams R → N.Params
  | _, _, nil, _ => ()
  | _, _, cons _ rest, z => (z.left, rest.ofVec z.right)

@[simp] theorem ofVec_toVec {R : Type} {n k : Nat} {N : Network R n k} (θ : N.Params) :
    N.ofVec θ.toVec = θ := by
  induction N with
  | nil => rfl
  | cons layer rest ih =>
    show ((Vec.append θ.1 (Params.toVec θ.2)).left, rest.ofVec (Vec.append θ.1 _).right) = θ
    rw [Vec.left_append, Vec.right_append, ih]
    rfl

@[simp] theorem toVec_ofVec {R : Type} {n k : Nat} (N : Network R n k) (z : Vec N.numParams R) :
    (N.ofVec z).toVec = z := by
  induction N with
  | nil => exact Vec.ext fun i => i.elim0
  | cons layer rest ih =>
    show Vec.append z.left (Params.toVec (rest.ofVec z.right)) = z
    rw [ih, Vec.append_left_right]

/-- At parameters `θ` and input `x` of the network: layer `l` is differentiable in its parameters
and its input jointly, at the point where the forward sweep evaluates it, and its formulas are
right. -/
@[expose] def HasJacobian (N : Network ℝ n k) (θ : N.Params) (x : Vec n) (l : Fin N.depth) : Prop :=
  (N.layer l).HasJacobian (θ.get l) ((N.forward θ x).tape.get l)

end Network

/-- The gradient that arrives behind a layer, sent through it: what belongs to the layer's
parameters joins the later ones, what belongs to its input goes on. -/
private theorem reverse_step {d p q n m : Nat} (B : Matrix (p + q) d) (C : Matrix n d)
    (P : Matrix m p) (J : Matrix m n) (w : Vec m) (z : Vec q) :
    B.bottomᵀ *ᵥ z + (P * B.top + J * C)ᵀ *ᵥ w =
      Bᵀ *ᵥ Vec.append (Pᵀ *ᵥ w) z + Cᵀ *ᵥ Jᵀ *ᵥ w := by
  rw [Matrix.transpose_mulVec_append, Matrix.transpose_add, Matrix.add_mulVec,
    Matrix.transpose_mul, Matrix.transpose_mul, Matrix.mul_mulVec, Matrix.mul_mulVec]
  grind

/-- **Backpropagation with parameters that are functions of others.** Let all parameters of the
network, as one vector, be a function `F` of `u ∈ ℝᵈ` with the Jacobian matrix `B` at `a`, and the
input a function `X` with the Jacobian matrix `C`; let every layer be differentiable in parameters
and input jointly, at the point that the forward sweep visits. If `(g_θ, g_x)` is what the reverse
sweep returns, started with the gradient of the loss `φ` at the output, then `u ↦ φ(N(F(u), X(u)))`
has at `a` the gradient

  `Bᵀ g_θ + Cᵀ g_x`.

Parameters that several layers share are the case in which `F` repeats components: `Bᵀ` adds up what
comes from each of the layers. -/
theorem backpropagation_shared {n k d : Nat} (N : Network ℝ n k) {F : Vec d → Vec N.numParams}
    {X : Vec d → Vec n} {B : Matrix N.numParams d} {C : Matrix n d} {a : Vec d} {φ : Vec k → ℝ}
    {v : Vec k} (hF : HasJacobianAt F B a) (hX : HasJacobianAt X C a)
    (hN : ∀ l, N.HasJacobian (N.ofVec (F a)) (X a) l)
    (hφ : HasGradientAt φ v (N.eval (N.ofVec (F a)) (X a))) :
    HasGradientAt (fun u => φ (N.eval (N.ofVec (F u)) (X u)))
      (Bᵀ *ᵥ (N.backprop (N.ofVec (F a)) (X a) v).params.toVec +
        Cᵀ *ᵥ (N.backprop (N.ofVec (F a)) (X a) v).input) a := by
  induction N with
  | nil =>
    have none (z : Vec 0) : Bᵀ *ᵥ z = 0 := Vec.ext fun _ => rfl
    have h : HasGradientAt (fun u => φ (X u)) (Cᵀ *ᵥ v) a :=
      HasGradientAt.comp_hasJacobianAt (F := X) hφ hX
    rw [← Lean.Grind.AddCommMonoid.zero_add (Cᵀ *ᵥ v)] at h
    exact none _ ▸ h
  | cons layer rest ih =>
    have first : layer.HasJacobian (F a).left (X a) := hN ⟨0, Nat.succ_pos _⟩
    have later := ih (X := fun u => layer.eval (F u).left (X u)) hF.right (first.comp hF.left hX)
      (fun l => hN ⟨l.val + 1, Nat.succ_lt_succ l.isLt⟩) hφ
    rw [reverse_step] at later
    exact later

/-- **Backpropagation, all parameters at once.** If every layer is differentiable in parameters and
input jointly, at the point that the forward sweep visits, and the loss `φ` has the gradient `v` at
the output, then what the reverse sweep returns for the parameters, as one vector, is the gradient
of the loss as a function of one vector of all parameters,

  `∇_θ φ(N(θ, x))`. -/
theorem backpropagation_all {n k : Nat} (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hN : ∀ l, N.HasJacobian θ x l)
    (hφ : HasGradientAt φ v (N.eval θ x)) :
    HasGradientAt (fun z => φ (N.eval (N.ofVec z) x)) (N.backprop θ x v).params.toVec θ.toVec := by
  have h := backpropagation_shared N (F := fun z => z) (X := fun _ => x) (a := θ.toVec) (φ := φ)
    (v := v) (hasJacobianAt_id _) (hasJacobianAt_const x _)
  simp only [Network.ofVec_toVec, Matrix.transpose_one, Matrix.one_mulVec] at h
  have constant (w : Vec n) : (0 : Matrix n N.numParams)ᵀ *ᵥ w = 0 := Matrix.zero_mulVec w
  simpa only [constant, Lean.Grind.AddCommMonoid.add_zero] using h hN hφ

/-- **A small step of gradient descent decreases the loss**, all parameters being moved at once: if
`g`, what the reverse sweep returns for the parameters, is not zero, then

  `φ(N(θ - s g, x)) < φ(N(θ, x))`

for all sufficiently small `s > 0`. -/
theorem backpropagation_descent {n k : Nat} (N : Network ℝ n k) (θ : N.Params) (x : Vec n)
    {φ : Vec k → ℝ} {v : Vec k} (hN : ∀ l, N.HasJacobian θ x l)
    (hφ : HasGradientAt φ v (N.eval θ x)) {g : Vec N.numParams}
    (hg : (N.backprop θ x v).params.toVec = g) (h₀ : g ≠ 0) :
    ∃ η : ℝ, 0 < η ∧ ∀ s : ℝ, 0 < s → s < η →
      φ (N.eval (N.ofVec (θ.toVec - s • g)) x) < φ (N.eval θ x) := by
  have descent := (backpropagation_all N θ x hN hφ).exists_forall_sub_smul_lt (hg ▸ h₀)
  simpa only [hg, Network.ofVec_toVec] using descent

end Fundamentals
