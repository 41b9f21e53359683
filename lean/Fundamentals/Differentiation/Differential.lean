/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Differential
public import Fundamentals.Calculus.Gradient
public import Fundamentals.Calculus.PartialDerivative
public import Fundamentals.Topology.ContinuousOn
import Fundamentals.Differentiation.Gradient

/-!
# Derivatives of differentials

The differential of order `k` is a function of the point `x`, and its derivative along the increment
is the differential of order `k + 1`.

## Main statements
- `hasPartialDerivAt_differential`, `hasGradientAt_differential`: the partial derivatives of `dᵏf`
  are what its definition takes them for.
- `hasDerivAt_differential`: `dᵏ⁺¹f` is the derivative of `dᵏf` along the increment.
-/

public section

namespace Fundamentals

variable {n : Nat} {D E : List (Fin n) → Vec n → ℝ} {k : Nat} {a dx x : Vec n} {j : Fin n}

/-! ### Sums -/

/-- The partial derivative of a sum with constant coefficients. -/
private theorem hasPartialDerivAt_sum {m : Nat} {g : Fin m → Vec n → ℝ} {d c : Fin m → ℝ}
    (h : ∀ i, HasPartialDerivAt (g i) j (d i) x) :
    HasPartialDerivAt (fun y => ∑ i, c i * g i y) j (∑ i, c i * d i) x := by
  induction m with
  | zero => exact hasPartialDerivAt_const 0 j x
  | succ m ih => exact (ih fun i => h i.castSucc).add ((h (Fin.last m)).const_mul _)

/-- The gradient of a sum with constant coefficients. -/
private theorem hasGradientAt_sum {m : Nat} {g : Fin m → Vec n → ℝ} {G : Fin m → Vec n}
    {c : Fin m → ℝ} (h : ∀ i, HasGradientAt (g i) (G i) x) :
    HasGradientAt (fun y => ∑ i, c i * g i y) (fun j => ∑ i, c i * G i j) x := by
  induction m with
  | zero => exact hasGradientAt_const 0 x
  | succ m ih => exact (ih fun i => h i.castSucc).add ((h (Fin.last m)).const_mul _)

/-- A sum of continuous functions with constant coefficients. -/
private theorem continuousOn_sum {m : Nat} {g : Fin m → ℝ → ℝ} {c : Fin m → ℝ} {s t : ℝ}
    (h : ∀ i, ContinuousOn (g i) s t) : ContinuousOn (fun r => ∑ i, c i * g i r) s t := by
  induction m with
  | zero => exact continuousOn_const
  | succ m ih => exact (ih fun i => h i.castSucc).add ((h (Fin.last m)).const_mul _)

/-! ### Partial derivatives, gradient -/

/-- The partial derivative of a sum over index tuples, `E l` being that of `D l`. -/
private theorem hasPartialDerivAt_differential_of_forall
    (h : ∀ l, l.length = k → HasPartialDerivAt (D l) j (E l x) x) :
    HasPartialDerivAt (fun y => differential D k dx y) j (differential E k dx x) x := by
  induction k generalizing D E with
  | zero => exact h [] rfl
  | succ k ih => exact hasPartialDerivAt_sum fun i => ih fun l hl => h (i :: l) (by grind)

/-- **The recursion in the definition of `dᵏf` is the application of the operator.** If the partial
derivatives of `f` of order `k` have in their turn partial derivatives at `x`, then so has `dᵏf`:
those that its definition takes for them, so that

`dᵏ⁺¹f(x) = ∑ j, dx j * ∂(dᵏf)/∂x_j (x)`. -/
theorem hasPartialDerivAt_differential
    (h : ∀ l : List (Fin n), l.length = k → HasPartialDerivAt (D l) j (D (j :: l) x) x) :
    HasPartialDerivAt (fun y => differential D k dx y) j
      (differential (fun l => D (j :: l)) k dx x) x :=
  hasPartialDerivAt_differential_of_forall (E := fun l => D (j :: l)) h

/-- The gradient of a sum over index tuples, `G j l` being the partial derivative of `D l` with
respect to `x_j`. -/
private theorem hasGradientAt_differential_of_forall {G : Fin n → List (Fin n) → Vec n → ℝ}
    (h : ∀ l, l.length = k → HasGradientAt (D l) (fun j => G j l x) x) :
    HasGradientAt (fun y => differential D k dx y) (fun j => differential (G j) k dx x) x := by
  induction k generalizing D G with
  | zero => exact h [] rfl
  | succ k ih =>
    exact hasGradientAt_sum (G := fun i j => differential (fun l => G j (i :: l)) k dx x) fun i =>
      ih fun l hl => h (i :: l) (by grind)

/-- If the partial derivatives of `f` of order `k` are differentiable at `x`, then so is `dᵏf`. -/
theorem hasGradientAt_differential
    (h : ∀ l : List (Fin n), l.length = k → HasGradientAt (D l) (fun j => D (j :: l) x) x) :
    HasGradientAt (fun y => differential D k dx y)
      (fun j => differential (fun l => D (j :: l)) k dx x) x :=
  hasGradientAt_differential_of_forall (G := fun j l => D (j :: l)) h

/-! ### Along a line -/

/-- The derivative of a function along a line through `a`, at any of its points. -/
theorem HasGradientAt.hasDerivAt_segment {f : Vec n → ℝ} {g v : Vec n} {t : ℝ}
    (hf : HasGradientAt f g (a + t • v)) : HasDerivAt (fun s => f (a + s • v)) (g.dot v) t := by
  have hline (s : ℝ) : a + t • v + s • v = a + (t + s) • v := by ext i; grind
  have h := hf.hasDerivAt_line v
  simpa only [HasDerivAt, hline, Real.zero_add, Real.add_zero] using h

/-- **The differentials are the derivatives along the increment**: if the partial derivatives of `f`
of order `k` are differentiable at `a + t dx`, then

`d/dt dᵏf(a + t dx) = dᵏ⁺¹f(a + t dx)`.

So, order by order, the `k`-th derivative of `g(t) = f(a + t dx)` is `dᵏf(a + t dx)`, where the
partial derivatives of all lower orders are differentiable. Source §2.5, step 3. -/
theorem hasDerivAt_differential {t : ℝ}
    (h : ∀ l : List (Fin n), l.length = k →
      HasGradientAt (D l) (fun j => D (j :: l) (a + t • dx)) (a + t • dx)) :
    HasDerivAt (fun s : ℝ => differential D k dx (a + s • dx))
      (differential D (k + 1) dx (a + t • dx)) t := by
  have hd : Vec.dot (fun j => differential (fun l => D (j :: l)) k dx (a + t • dx)) dx =
      differential D (k + 1) dx (a + t • dx) := sum_congr fun j => Real.mul_comm _ _
  exact hd ▸ (hasGradientAt_differential h).hasDerivAt_segment

/-- The differential of order `k` is continuous along a segment on which the partial derivatives of
order `k` are. -/
theorem continuousOn_differential {s t : ℝ}
    (h : ∀ l : List (Fin n), l.length = k → ContinuousOn (fun r : ℝ => D l (a + r • dx)) s t) :
    ContinuousOn (fun r : ℝ => differential D k dx (a + r • dx)) s t := by
  induction k generalizing D with
  | zero => exact h [] rfl
  | succ k ih => exact continuousOn_sum fun i => ih fun l hl => h (i :: l) (by grind)

end Fundamentals
