/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Differentiation.Layers

/-!
# Ring homomorphisms commute with the sweeps

A network over a ring `R` and one over a ring `S`, the functions of whose layers correspond to each
other under a ring homomorphism `φ : R → S`, compute corresponding results: forward and in the
reverse sweep. So the results over ℚ, embedded into ℝ, are the results over ℝ.

## Main definitions
- `Layer.MapsTo φ L L'`: the function and the matrices of `L` correspond to those of `L'`.
- `Network.MapsTo φ N θ N' θ'`: the layers and the parameters do.

## Main statements
- `Network.MapsTo.eval`: then the outputs correspond.
- `Network.MapsTo.backprop`: and so do the results of the reverse sweep.
- `Network.MapsTo.params_get`: what it means for the components of the parameters.
- `Layer.affine_mapsTo`, `Layer.pointwise_mapsTo`: layers that correspond.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {R S : Type} {p n m k : Nat}

/-- A vector, mapped component by component. -/
@[expose] def Vec.map (φ : R → S) (x : Vec n R) : Vec n S := fun i => φ (x i)

/-- A matrix, mapped entry by entry. -/
@[expose] def Matrix.map (φ : R → S) (A : Matrix m n R) : Matrix m n S := fun i j => φ (A i j)

/-- Under `φ`, the function of the layer `L` and its two matrices correspond to those of `L'`. -/
structure Layer.MapsTo (φ : R → S) (L : Layer p n m R) (L' : Layer p n m S) : Prop where
  /-- The outputs correspond. -/
  eval : ∀ t x, L'.eval (t.map φ) (x.map φ) = (L.eval t x).map φ
  /-- The Jacobian matrices with respect to the input correspond. -/
  inputJacobian : ∀ t x, L'.inputJacobian (t.map φ) (x.map φ) = (L.inputJacobian t x).map φ
  /-- The Jacobian matrices with respect to the parameters correspond. -/
  paramJacobian : ∀ t x, L'.paramJacobian (t.map φ) (x.map φ) = (L.paramJacobian t x).map φ

/-- Under `φ`, the layers of the network `N` correspond to those of `N'`, and the parameters `θ` to
`θ'`. -/
inductive Network.MapsTo (φ : R → S) : {n k : Nat} → (N : Network R n k) → N.Params →
    (N' : Network S n k) → N'.Params → Prop
  /-- No layers. -/
  | nil {n : Nat} : MapsTo φ (.nil : Network R n n) () .nil ()
  /-- Corresponding first layers with corresponding parameters, and corresponding rests. -/
  | cons {p n m k : Nat} {L : Layer p n m R} {L' : Layer p n m S} (hL : L.MapsTo φ L') (t : Vec p R)
      {N : Network R m k} {θ : N.Params} {N' : Network S m k} {θ' : N'.Params}
      (h : MapsTo φ N θ N' θ') : MapsTo φ (.cons L N) (t, θ) (.cons L' N') (t.map φ, θ')

namespace Network.MapsTo

variable {φ : R → S} {N : Network R n k} {θ : N.Params} {N' : Network S n k} {θ' : N'.Params}

/-- **Corresponding networks have corresponding outputs.** -/
theorem eval (h : MapsTo φ N θ N' θ') (x : Vec n R) :
    N'.eval θ' (x.map φ) = (N.eval θ x).map φ := by
  induction h with
  | nil => rfl
  | cons hL t _ ih =>
    show Network.eval _ _ (Layer.eval _ _ _) = _
    rw [hL.eval]
    exact ih _

/-- Corresponding parameters of corresponding layers: what the relation says about the parameters of
layer `l`, component by component. -/
theorem params_get (h : MapsTo φ N θ N' θ') :
    ∃ same : N'.depth = N.depth, ∀ (l : Fin N'.depth) (i : Fin (N'.paramDim l)),
      ∃ dim : N'.paramDim l = N.paramDim (l.cast same),
        θ'.get l i = φ (θ.get (l.cast same) (i.cast dim)) := by
  induction h with
  | nil => exact ⟨rfl, fun l => l.elim0⟩
  | @cons p n m k L L' hL t N θ N' θ' h ih =>
    obtain ⟨same, ih⟩ := ih
    refine ⟨congrArg (· + 1) same, fun l i => ?_⟩
    match l, i with
    | ⟨0, _⟩, i => exact ⟨rfl, rfl⟩
    | ⟨l + 1, hl⟩, i => exact ih ⟨l, Nat.lt_of_succ_lt_succ hl⟩ i

variable [Lean.Grind.Ring R] [Lean.Grind.Ring S]

/-- A homomorphism commutes with sums. -/
private theorem map_sum (zero : φ 0 = 0) (add : ∀ a b, φ (a + b) = φ a + φ b) (f : Fin n → R) :
    φ (∑ i, f i) = ∑ i, φ (f i) := by
  induction n with
  | zero => exact zero
  | succ n ih => rw [sum_succ, sum_succ, add, ih]

/-- A homomorphism commutes with the product of a transposed matrix and a vector. -/
private theorem transpose_map_mulVec (zero : φ 0 = 0) (add : ∀ a b, φ (a + b) = φ a + φ b)
    (mul : ∀ a b, φ (a * b) = φ a * φ b) (A : Matrix m n R) (w : Vec m R) :
    (A.map φ)ᵀ *ᵥ w.map φ = (Aᵀ *ᵥ w).map φ := by
  ext j
  show ∑ i, φ (A i j) * φ (w i) = φ (∑ i, A i j * w i)
  rw [map_sum zero add]
  exact sum_congr fun i => (mul _ _).symm

/-- **Ring homomorphisms commute with the reverse sweep.** If two networks correspond under a ring
homomorphism `φ`, then so do the vectors that the reverse sweep returns for the inputs, and those
that it returns for the parameters. -/
theorem backprop (zero : φ 0 = 0) (add : ∀ a b, φ (a + b) = φ a + φ b)
    (mul : ∀ a b, φ (a * b) = φ a * φ b) (h : MapsTo φ N θ N' θ') (x : Vec n R) (v : Vec k R) :
    (N'.backprop θ' (x.map φ) (v.map φ)).input = (N.backprop θ x v).input.map φ ∧
      MapsTo φ N (N.backprop θ x v).params N' (N'.backprop θ' (x.map φ) (v.map φ)).params := by
  induction h with
  | nil => exact ⟨rfl, .nil⟩
  | @cons p n m k L L' hL t N θ N' θ' h ih =>
    obtain ⟨input, params⟩ := ih (L.eval t x) v
    rw [← hL.eval] at input params
    constructor
    · show (L'.inputJacobian (t.map φ) (x.map φ))ᵀ *ᵥ
        (N'.backprop θ' (L'.eval (t.map φ) (x.map φ)) (v.map φ)).input = _
      rw [input, hL.inputJacobian, transpose_map_mulVec zero add mul]
      rfl
    · have first : (L'.paramJacobian (t.map φ) (x.map φ))ᵀ *ᵥ
          (N'.backprop θ' (L'.eval (t.map φ) (x.map φ)) (v.map φ)).input =
          ((L.paramJacobian t x)ᵀ *ᵥ (N.backprop θ (L.eval t x) v).input).map φ := by
        rw [input, hL.paramJacobian, transpose_map_mulVec zero add mul]
      have both := MapsTo.cons hL ((L.paramJacobian t x)ᵀ *ᵥ
        (N.backprop θ (L.eval t x) v).input) params
      rw [← first] at both
      exact both

end Network.MapsTo

/-! ### Affine layers and activations -/

section

variable [Lean.Grind.CommRing R] [Lean.Grind.CommRing S] {φ : R → S}

/-- Affine layers correspond to each other under every ring homomorphism. -/
theorem Layer.affine_mapsTo (zero : φ 0 = 0) (one : φ 1 = 1)
    (add : ∀ a b, φ (a + b) = φ a + φ b) (mul : ∀ a b, φ (a * b) = φ a * φ b) :
    (affine (R := R) n m).MapsTo φ (affine n m) where
  eval t x := by
    ext i
    show ∑ j, φ (weights t i j) * φ (x j) + φ (bias t i) =
      φ (∑ j, weights t i j * x j + bias t i)
    rw [add, Network.MapsTo.map_sum zero add]
    simp only [mul]
  inputJacobian _ _ := rfl
  paramJacobian t x := by
    ext i c
    show affineParams (fun r s => if r = i then φ (x s) else 0) (Vec.basis i) c =
      φ (affineParams (fun r s => if r = i then x s else 0) (Vec.basis i) c)
    refine Fin.addCases (fun c => ?_) (fun c => ?_) c
    · rw [affineParams_castAdd, affineParams_castAdd]
      split <;> simp only [zero]
    · rw [affineParams_natAdd, affineParams_natAdd, Vec.basis_apply, Vec.basis_apply]
      split <;> simp only [zero, one]

/-- Activations correspond to each other if the functions and their derivatives do. -/
theorem Layer.pointwise_mapsTo {σ σ' : R → R} {τ τ' : S → S} (zero : φ 0 = 0)
    (hσ : ∀ s, τ (φ s) = φ (σ s)) (hσ' : ∀ s, τ' (φ s) = φ (σ' s)) :
    (pointwise (n := n) σ σ').MapsTo φ (pointwise τ τ') where
  eval t x := by
    ext i
    exact hσ (x i)
  inputJacobian t x := by
    ext i j
    show Matrix.diagonal (fun i => τ' (φ (x i))) i j = φ (Matrix.diagonal (fun i => σ' (x i)) i j)
    rw [Matrix.diagonal_apply, Matrix.diagonal_apply]
    split <;> simp only [zero, hσ']
  paramJacobian _ _ := by
    ext i j
    exact j.elim0

end

end Fundamentals
