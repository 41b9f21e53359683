/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.PartialDerivative

/-!
# Partial derivatives: along the axis, translations, powers and quotients

## Main statements
- `hasPartialDerivAt_line_iff`: the partial derivative at `a + s e_j` is the derivative of
  `t ↦ f (a + t e_j)` at `t = s`.
- `HasPartialDerivAt.translate`: the partial derivatives of `x ↦ f (x + v)`.
- `HasPartialDerivAt.pow`, `HasPartialDerivAt.div`: powers and quotients.
-/

public section

namespace Fundamentals

variable {n : Nat} {f g : Vec n → ℝ} {a v : Vec n} {j : Fin n} {d e : ℝ}

/-- Along the `j`-th axis the partial derivative is the usual derivative: `∂f/∂x_j = d` at
`a + s e_j` iff `t ↦ f (a + t e_j)` has the derivative `d` at `t = s`. -/
theorem hasPartialDerivAt_line_iff {s : ℝ} : HasPartialDerivAt f j d (a + s • Vec.basis j) ↔
    HasDerivAt (fun t : ℝ => f (a + t • Vec.basis j)) d s := by
  have h (t : ℝ) : a + s • Vec.basis j + t • Vec.basis j = a + (s + t) • Vec.basis j := by
    ext i; grind
  have h₀ : s + 0 = s := Real.add_zero s
  simp only [HasPartialDerivAt, HasDerivAt, h, Real.zero_add, h₀]

/-- If `∂f/∂x_j (a + v) = d` then `x ↦ f (x + v)` has at `a` the same partial derivative. -/
theorem HasPartialDerivAt.translate (hf : HasPartialDerivAt f j d (a + v)) :
    HasPartialDerivAt (fun x => f (x + v)) j d a := by
  have h (t : ℝ) : a + t • Vec.basis j + v = a + v + t • Vec.basis j := by ext i; grind
  simpa only [HasPartialDerivAt, h] using hf

/-- The value of a partial derivative in another form. -/
theorem HasPartialDerivAt.congr_deriv (hf : HasPartialDerivAt f j d a) (h : d = e) :
    HasPartialDerivAt f j e a :=
  h ▸ hf

theorem HasPartialDerivAt.pow (hf : HasPartialDerivAt f j d a) (k : Nat) :
    HasPartialDerivAt (fun x => f x ^ k) j (k * f a ^ (k - 1) * d) a := by
  have h₀ : a + (0 : ℝ) • Vec.basis j = a := by ext i; grind
  simpa only [HasPartialDerivAt, h₀] using HasDerivAt.pow hf k

theorem HasPartialDerivAt.div (hf : HasPartialDerivAt f j d a) (hg : HasPartialDerivAt g j e a)
    (hga : g a ≠ 0) :
    HasPartialDerivAt (fun x => f x / g x) j ((d * g a - f a * e) / g a ^ 2) a := by
  have h₀ : a + (0 : ℝ) • Vec.basis j = a := by ext i; grind
  simpa only [HasPartialDerivAt, h₀] using HasDerivAt.div hf hg (by rwa [h₀])

end Fundamentals
