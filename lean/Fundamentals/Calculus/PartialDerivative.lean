/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Linear.Norm

/-!
# Partial derivatives

## Main definitions
- `HasPartialDerivAt f j d a`: `∂f/∂x_j (a) = d`.

## Main statements
- `hasPartialDerivAt_iff`: the partial derivative is the limit of `(f (a + t e_j) - f a) / t`.
- `HasPartialDerivAt.unique`, `HasPartialDerivAt.congr`: there is at most one, and it is local.
- `HasPartialDerivAt.add`, `.sub`, `.neg`, `.const_mul`, `.mul`: the rules of differentiation.
-/

public section

namespace Fundamentals

variable {n : Nat} {f g : Vec n → ℝ} {a : Vec n} {j : Fin n} {d e : ℝ}

/-- `f` has the partial derivative `d` with respect to the variable `x_j` at `a`,
`∂f/∂x_j (a) = d`: with all variables but `x_j` held at their values in `a`, what remains is the
function `t ↦ f (a + t e_j)` of the single variable `x_j = a_j + t`, and `d` is its derivative at
`t = 0`. -/
@[expose] def HasPartialDerivAt (f : Vec n → ℝ) (j : Fin n) (d : ℝ) (a : Vec n) : Prop :=
  HasDerivAt (fun t : ℝ => f (a + t • Vec.basis j)) d 0

/-- The partial derivative is the limit of the difference quotient along the `j`-th axis,
`∂f/∂x_j (a) = lim_{t → 0} (f (a + t e_j) - f a) / t`. -/
theorem hasPartialDerivAt_iff : HasPartialDerivAt f j d a ↔
    Tendsto (fun t : ℝ => (f (a + t • Vec.basis j) - f a) / t) 0 d := by
  have h₀ : a + (0 : ℝ) • Vec.basis j = a := by ext i; grind
  simp only [HasPartialDerivAt, HasDerivAt, Real.zero_add, h₀]

/-- The partial derivative in ε–δ form: the remainder along the `j`-th axis is small against the
step, `∀ ε > 0, ∃ δ > 0, |t| < δ → |f (a + t e_j) - f a - d * t| ≤ ε * |t|`. -/
theorem hasPartialDerivAt_iff_littleO : HasPartialDerivAt f j d a ↔ ∀ ε : ℝ, 0 < ε →
    ∃ δ : ℝ, 0 < δ ∧ ∀ t : ℝ, |t| < δ → |f (a + t • Vec.basis j) - f a - d * t| ≤ ε * |t| := by
  have h₀ : a + (0 : ℝ) • Vec.basis j = a := by ext i; grind
  simp only [HasPartialDerivAt, hasDerivAt_iff_littleO, Real.zero_add, h₀]

/-- At most one number is the partial derivative. -/
theorem HasPartialDerivAt.unique (hd : HasPartialDerivAt f j d a)
    (he : HasPartialDerivAt f j e a) : d = e :=
  HasDerivAt.unique hd he

/-- The partial derivatives depend only on the values near the point. -/
theorem HasPartialDerivAt.congr (hf : HasPartialDerivAt f j d a) (h : Near a fun x => f x = g x) :
    HasPartialDerivAt g j d a := by
  obtain ⟨δ, hδ, h⟩ := h
  refine HasDerivAt.congr hf ⟨δ, hδ, fun t ht => h _ ?_⟩
  rw [norm_add_sub_cancel, Vec.norm_smul, Vec.norm_basis, Real.mul_one]
  simpa only [norm_sub_zero] using ht

/-! ### Rules -/

theorem hasPartialDerivAt_const (c : ℝ) (j : Fin n) (a : Vec n) :
    HasPartialDerivAt (fun _ => c) j 0 a :=
  hasDerivAt_const c 0

/-- `∂x_i/∂x_j` is 1 for `i = j` and 0 otherwise. -/
theorem hasPartialDerivAt_apply (i j : Fin n) (a : Vec n) :
    HasPartialDerivAt (fun x => x i) j (if i = j then 1 else 0) a := by
  have h := (hasDerivAt_const (a i) 0).add ((hasDerivAt_id 0).const_mul (Vec.basis j i))
  rw [Real.zero_add, Real.mul_one] at h
  exact h.congr (near_of_forall fun t => by grind)

theorem HasPartialDerivAt.add (hf : HasPartialDerivAt f j d a) (hg : HasPartialDerivAt g j e a) :
    HasPartialDerivAt (fun x => f x + g x) j (d + e) a :=
  HasDerivAt.add hf hg

theorem HasPartialDerivAt.neg (hf : HasPartialDerivAt f j d a) :
    HasPartialDerivAt (fun x => -f x) j (-d) a :=
  HasDerivAt.neg hf

theorem HasPartialDerivAt.sub (hf : HasPartialDerivAt f j d a) (hg : HasPartialDerivAt g j e a) :
    HasPartialDerivAt (fun x => f x - g x) j (d - e) a :=
  HasDerivAt.sub hf hg

theorem HasPartialDerivAt.const_mul (c : ℝ) (hf : HasPartialDerivAt f j d a) :
    HasPartialDerivAt (fun x => c * f x) j (c * d) a :=
  HasDerivAt.const_mul c hf

theorem HasPartialDerivAt.mul (hf : HasPartialDerivAt f j d a) (hg : HasPartialDerivAt g j e a) :
    HasPartialDerivAt (fun x => f x * g x) j (d * g a + f a * e) a := by
  have h₀ : a + (0 : ℝ) • Vec.basis j = a := by ext i; grind
  simpa only [HasPartialDerivAt, h₀] using HasDerivAt.mul hf hg

end Fundamentals
