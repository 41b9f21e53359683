/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.IteratedPartials
import Fundamentals.Differentiation.IteratedPartials
import Fundamentals.Differentiation.Schwarz

/-!
# The order of the variables in partial derivatives of higher order

## Main statements
- `HasContinuousPartials.eq_of_perm`: for a function of class `Cᵏ` it does not matter, up to the
  order `k`. This is Schwarz's theorem applied again and again.

So in the differentials of a function of class `Cᵏ` (source §2.5, equation (5)) terms that differ in
the order of the indices only may be put together, as the multinomial theorem does.
-/

public section

namespace Fundamentals

variable {n k : Nat} {f : Vec n → ℝ} {D : List (Fin n) → Vec n → ℝ} {U : Vec n → Prop}

/-- Two neighbouring variables exchanged. -/
private theorem HasContinuousPartials.swap (hf : HasContinuousPartials f D k U) (hU : IsOpen U)
    {l : List (Fin n)} {i j : Fin n} (hl : l.length + 2 ≤ k) {x : Vec n} (hx : U x) :
    D (j :: i :: l) x = D (i :: j :: l) x := by
  have hpartial (l' : List (Fin n)) (hl' : l'.length < k) (h : Fin n) :
      Near x fun y => HasPartialDerivAt (D l') h (D (h :: l') y) y :=
    hU.near (hf.hasPartialDerivAt l' hl' h) hx
  exact schwarz (hpartial l (by omega) i) (hpartial l (by omega) j)
    (hpartial (i :: l) (by grind) j) (hf.hasPartialDerivAt (j :: l) (by grind) i x hx)
    (hf.continuousAt_of_length_le hU (by grind) hx)

/-- **The order of partial derivatives does not matter.** If `f : ℝⁿ → ℝ` has continuous partial
derivatives up to order `k` on the open set `U`, and the lists `l` and `l'`, of at most `k`
variables, differ in their order only, then at all points of `U`

`∂f / ∂x_{l₁} ∂x_{l₂} ⋯ = ∂f / ∂x_{l'₁} ∂x_{l'₂} ⋯`. -/
theorem HasContinuousPartials.eq_of_perm {n k : Nat} {f : Vec n → ℝ}
    {D : List (Fin n) → Vec n → ℝ} {U : Vec n → Prop} {l l' : List (Fin n)} {x : Vec n}
    (hf : HasContinuousPartials f D k U) (hU : IsOpen U) (h : l.Perm l')
    (hl : l.length ≤ k) (hx : U x) : D l x = D l' x := by
  induction h generalizing x with
  | nil => rfl
  | @cons j l l' h ih =>
    -- `D l` and `D l'` are equal on `U`, so their partial derivatives are
    have hl' : l'.length < k := by grind [h.length_eq]
    have hd := hf.hasPartialDerivAt l (by grind) j x hx
    exact (hd.congr (hU.near (fun y hy => ih (by grind) hy) hx)).unique
      (hf.hasPartialDerivAt l' hl' j x hx)
  | swap i j l => exact hf.swap hU (by grind) hx
  | trans h₁ _ ih₁ ih₂ => exact (ih₁ hl hx).trans (ih₂ (h₁.length_eq ▸ hl) hx)

end Fundamentals
