/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Gradient
public import Fundamentals.Calculus.PartialDerivative
public import Fundamentals.Topology.Continuity
import Fundamentals.Calculus.PartialDerivativeRules
import Fundamentals.Calculus.PartialMeanValue
import Fundamentals.Differentiation.Differentiability
import Fundamentals.Differentiation.Gradient

/-!
# Schwarz's theorem: when the order of two partial derivatives does not matter

## Main statements
- `HasPartialDerivAt.schwarz`: if the first partial derivatives and one mixed second one exist near
  a point, and the latter is continuous at the point, then the other mixed one exists there and is
  equal (Schwarz, Peano).
- `schwarz`: the textbook form, with both of them existing.
- `HasJacobianAt.transpose_eq_of_hasGradientAt`: the matrix of second derivatives is symmetric at
  every point where the gradient is differentiable (Young).

That continuity cannot be dropped is shown in `Fundamentals.Counterexamples.MixedPartialsDiffer`.

## Implementation notes
All of them compare the second difference
`f (a + s e_i + t e_j) - f (a + s e_i) - f (a + t e_j) + f a` with the second derivatives.
-/

public section

namespace Fundamentals

open scoped Matrix

variable {n : Nat} {f Di Dj Dij : Vec n → ℝ} {a : Vec n} {i j : Fin n}

/-- The second difference of `f` at `a` with the steps `s` along the `i`-th axis and `t` along the
`j`-th. -/
private noncomputable def secondDifference (f : Vec n → ℝ) (a : Vec n) (i j : Fin n)
    (s t : ℝ) : ℝ :=
  (f (a + s • Vec.basis i + t • Vec.basis j) - f (a + s • Vec.basis i)) -
    (f (a + t • Vec.basis j) - f a)

/-- A point that is two steps away from `a`. -/
private theorem norm_two_steps_le (a : Vec n) (i j : Fin n) (s t : ℝ) :
    ‖a + s • Vec.basis i + t • Vec.basis j - a‖ ≤ |s| + |t| := by
  have hle := norm_add_le (s • (Vec.basis i : Vec n)) (t • Vec.basis j)
  rw [Vec.norm_smul, Vec.norm_smul, Vec.norm_basis, Vec.norm_basis, Real.mul_one,
    Real.mul_one] at hle
  rwa [Lean.Grind.AddCommMonoid.add_assoc, norm_add_sub_cancel]

/-- The second difference is an increment of `∂f/∂x_i` along the `j`-th axis, times `s`. -/
private theorem exists_secondDifference_eq {r s t : ℝ}
    (hDi : ∀ x, ‖x - a‖ < r → HasPartialDerivAt f i (Di x) x) (hst : |s| + |t| < r) :
    ∃ σ : ℝ, |σ| ≤ |s| ∧ secondDifference f a i j s t =
      (Di (a + σ • Vec.basis i + t • Vec.basis j) - Di (a + σ • Vec.basis i)) * s := by
  -- the mean value theorem for `x ↦ f (x + t e_j) - f x`
  have hdiff (x : Vec n) (hx : ‖x - a‖ < r - |t|) :
      HasPartialDerivAt (fun y => f (y + t • Vec.basis j) - f y) i
        (Di (x + t • Vec.basis j) - Di x) x := by
    have hxt : ‖x + t • Vec.basis j - a‖ < r := by
      have hle := norm_add_sub_le x (t • Vec.basis j) a
      rw [Vec.norm_smul, Vec.norm_basis, Real.mul_one] at hle
      exact Real.lt_of_le_of_lt hle (Real.lt_sub_iff_add_lt.1 hx)
    exact (hDi _ hxt).translate.sub
      (hDi x (Real.lt_of_lt_of_le hx (Real.sub_le_self r (Real.abs_nonneg t))))
  obtain ⟨σ, hσ, hmean⟩ := exists_partial_mean_value (y := a) (t := s) hdiff (by
    rwa [norm_sub_self, Real.zero_add, Real.lt_sub_iff_add_lt])
  exact ⟨σ, hσ, hmean⟩

private theorem mul_mul_sub_mul_mul (p q s t : ℝ) :
    p * t * s - q * s * t = (p - q) * (s * t) := by
  grind

/-- Where `∂²f/∂x_j∂x_i` is continuous, the second difference is `s t` times its value, up to a
small part of `s t`. -/
private theorem near_secondDifference (hDi : Near a fun x => HasPartialDerivAt f i (Di x) x)
    (hDij : Near a fun x => HasPartialDerivAt Di j (Dij x) x) (hcont : ContinuousAt Dij a)
    {ε : ℝ} (hε : 0 < ε) : ∃ δ : ℝ, 0 < δ ∧ ∀ s t : ℝ, |s| < δ → |t| < δ →
      |secondDifference f a i j s t - Dij a * s * t| ≤ ε * |s| * |t| := by
  obtain ⟨r, hr, h⟩ := (hDi.and hDij).and (hcont.near hε)
  refine ⟨r / 2, Real.half_pos hr, fun s t hs ht => ?_⟩
  have hst : |s| + |t| < r := Real.add_halves r ▸ Real.add_lt_add hs ht
  obtain ⟨σ, hσ, hsecond⟩ := exists_secondDifference_eq (j := j) (s := s) (t := t)
    (fun x hx => (h x hx).1.1) hst
  have hbase : ‖a + σ • Vec.basis i - a‖ + |t| < r := by
    rw [norm_add_sub_cancel, Vec.norm_smul, Vec.norm_basis, Real.mul_one]
    exact Real.lt_of_le_of_lt (Real.add_le_add hσ Real.le_rfl) hst
  obtain ⟨τ, hτ, hmean⟩ := exists_partial_mean_value (fun x hx => (h x hx).1.2) hbase
  have hclose : |Dij (a + σ • Vec.basis i + τ • Vec.basis j) - Dij a| < ε :=
    (h _ (Real.lt_of_le_of_lt (Real.le_trans (norm_two_steps_le a i j σ τ)
      (Real.add_le_add hσ hτ)) hst)).2
  rw [hsecond, hmean, mul_mul_sub_mul_mul, Real.abs_mul, Real.mul_assoc, ← Real.abs_mul s t]
  exact Real.mul_le_mul_of_nonneg_right (Real.le_of_lt hclose) (Real.abs_nonneg _)

private theorem exists_small {δ ρ ν : ℝ} (hδ : 0 < δ) (hρ : 0 < ρ) (hν : 0 < ν) :
    ∃ t : ℝ, 0 < t ∧ t < δ ∧ t < ρ ∧ t < ν := by
  obtain ⟨t, ht, htmin⟩ := Real.exists_between (Real.min_pos hδ (Real.min_pos hρ hν))
  rw [Real.lt_min_iff, Real.lt_min_iff] at htmin
  exact ⟨t, ht, htmin⟩

private theorem remainder_split (d e l p q t : ℝ) :
    (d - e - l) * t = (p - q - l * t) - (p - d * t) + (q - e * t) := by
  grind

/-- If all second differences with small `t` are at most `c |t|` away from `l t`, so is their
derivative by `t`: the increment of `∂f/∂x_j` along the `i`-th axis is at most `c` away from `l`. -/
private theorem abs_increment_sub_le {s c l δ d e : ℝ} (hδ : 0 < δ)
    (hd : HasPartialDerivAt f j d (a + s • Vec.basis i)) (he : HasPartialDerivAt f j e a)
    (h : ∀ t : ℝ, |t| < δ → |secondDifference f a i j s t - l * t| ≤ c * |t|) :
    |d - e - l| ≤ c := by
  refine Real.le_of_forall_pos_le_add fun η hη => ?_
  obtain ⟨ρ, hρ, hd⟩ := hasPartialDerivAt_iff_littleO.1 hd (η / 2) (Real.half_pos hη)
  obtain ⟨ν, hν, he⟩ := hasPartialDerivAt_iff_littleO.1 he (η / 2) (Real.half_pos hη)
  obtain ⟨t, ht, htδ, htρ, htν⟩ := exists_small hδ hρ hν
  have habs : |t| = t := Real.abs_of_pos ht
  specialize hd t (by rwa [habs])
  specialize he t (by rwa [habs])
  specialize h t (by rwa [habs])
  rw [habs] at hd he h
  refine Real.le_of_mul_le_mul_right ?_ ht
  generalize hp : f (a + s • Vec.basis i + t • Vec.basis j) - f (a + s • Vec.basis i) = p at hd
  generalize hq : f (a + t • Vec.basis j) - f a = q at he
  rw [secondDifference, hp, hq] at h
  calc |d - e - l| * t
      = |(d - e - l) * t| := by rw [Real.abs_mul, habs]
    _ = |(p - q - l * t) - (p - d * t) + (q - e * t)| := by rw [remainder_split d e l p q]
    _ ≤ |p - q - l * t| + |p - d * t| + |q - e * t| := Real.le_trans (Real.abs_add_le _ _)
      (Real.add_le_add (Real.abs_sub_le_abs_add_abs _ _) Real.le_rfl)
    _ ≤ c * t + η / 2 * t + η / 2 * t := Real.add_le_add (Real.add_le_add h hd) he
    _ = (c + η) * t := by
      rw [Real.add_assoc, ← Real.add_mul, Real.add_halves, ← Real.add_mul]

/-- **Schwarz's theorem** (in the form of Peano). If `∂f/∂x_i`, `∂f/∂x_j` and
`∂/∂x_j (∂f/∂x_i)` exist in a neighbourhood of `a`, and the last of them is continuous at `a`, then
`∂/∂x_i (∂f/∂x_j)` exists at `a` too, and

  `∂/∂x_i (∂f/∂x_j) (a) = ∂/∂x_j (∂f/∂x_i) (a)`.

Here `Di`, `Dj` and `Dij` are the derivatives that are supposed to exist. On its account the powers
of the operator in §2.5, equation (5), may be multiplied out as usual, where the partial derivatives
are continuous. -/
theorem HasPartialDerivAt.schwarz {n : Nat} {f Di Dj Dij : Vec n → ℝ} {a : Vec n} {i j : Fin n}
    (hDi : Near a fun x => HasPartialDerivAt f i (Di x) x)
    (hDj : Near a fun x => HasPartialDerivAt f j (Dj x) x)
    (hDij : Near a fun x => HasPartialDerivAt Di j (Dij x) x) (hcont : ContinuousAt Dij a) :
    HasPartialDerivAt Dj i (Dij a) a := by
  refine hasPartialDerivAt_iff_littleO.2 fun ε hε => ?_
  obtain ⟨δ, hδ, hsecond⟩ := near_secondDifference hDi hDij hcont hε
  have hDja := hDj.self
  obtain ⟨r, hr, hDj⟩ := hDj
  refine ⟨min δ r, Real.min_pos hδ hr, fun s hs => ?_⟩
  refine abs_increment_sub_le hδ (hDj _ ?_) hDja fun t ht => ?_
  · rw [norm_add_sub_cancel, Vec.norm_smul, Vec.norm_basis, Real.mul_one]
    exact (Real.lt_min_iff.1 hs).2
  · exact hsecond s t (Real.lt_min_iff.1 hs).1 ht

/-- **Schwarz's theorem**, the textbook form. If the first partial derivatives `Di` and `Dj` of `f`
and both mixed second ones, `Dij = ∂/∂x_j (∂f/∂x_i)` and `Dji = ∂/∂x_i (∂f/∂x_j)`, exist in a
neighbourhood of `a` and one of the latter is continuous at `a`, then

  `∂²f/∂x_j∂x_i (a) = ∂²f/∂x_i∂x_j (a)`. -/
theorem schwarz {n : Nat} {f Di Dj Dij Dji : Vec n → ℝ} {a : Vec n} {i j : Fin n}
    (hDi : Near a fun x => HasPartialDerivAt f i (Di x) x)
    (hDj : Near a fun x => HasPartialDerivAt f j (Dj x) x)
    (hDij : Near a fun x => HasPartialDerivAt Di j (Dij x) x)
    (hDji : HasPartialDerivAt Dj i (Dji a) a) (hcont : ContinuousAt Dij a) : Dij a = Dji a :=
  (HasPartialDerivAt.schwarz hDi hDj hDij hcont).unique hDji

/-! ### Where the first derivatives are differentiable -/

/-- Two remainders of at most `ε / 4 * (2 * c)` each. -/
private theorem abs_sub_sub_le {p q g u v c ε : ℝ} (hp : |p - g - u| ≤ ε / 4 * (2 * c))
    (hq : |q - g - (u + v)| ≤ ε / 4 * (2 * c)) : |q - p - v| ≤ ε * c := by
  have hsplit : q - p - v = (q - g - (u + v)) - (p - g - u) := by grind
  have hsum : ε / 4 * (2 * c) + ε / 4 * (2 * c) = ε * c := by grind
  rw [hsplit, ← hsum]
  exact Real.le_trans (Real.abs_sub_le_abs_add_abs _ _) (Real.add_le_add hq hp)

private theorem two_mul_lt_of_lt_min {c r ρ : ℝ} (h : c < min (r / 2) (ρ / 2)) :
    2 * c < r ∧ 2 * c < ρ := by
  obtain ⟨hr, hρ⟩ := Real.lt_min_iff.1 h
  exact ⟨by grind, by grind⟩

/-- The lengths of one step and of two. -/
private theorem norm_steps_le {s t : ℝ} (hst : |s| ≤ |t|) :
    ‖s • (Vec.basis i : Vec n)‖ ≤ 2 * |t| ∧
      ‖s • (Vec.basis i : Vec n) + t • Vec.basis j‖ ≤ 2 * |t| := by
  have hle := norm_add_le (s • (Vec.basis i : Vec n)) (t • Vec.basis j)
  rw [Vec.norm_smul, Vec.norm_smul, Vec.norm_basis, Vec.norm_basis, Real.mul_one,
    Real.mul_one] at hle
  rw [Vec.norm_smul, Vec.norm_basis, Real.mul_one, Real.two_mul]
  exact ⟨Real.add_zero |s| ▸ Real.add_le_add hst (Real.abs_nonneg t),
    Real.le_trans hle (Real.add_le_add hst Real.le_rfl)⟩

/-- Along two steps, `∂f/∂x_i` changes by the second derivatives, if it is differentiable at `a`. -/
private theorem near_secondDifference_of_hasJacobianAt {G : Vec n → Vec n} {H : Matrix n n}
    (hG : Near a fun x => HasPartialDerivAt f i (G x i) x) (hH : HasJacobianAt G H a)
    {ε : ℝ} (hε : 0 < ε) : ∃ δ : ℝ, 0 < δ ∧ ∀ t : ℝ, |t| < δ →
      |secondDifference f a i j t t - H i j * t * t| ≤ ε * |t| * |t| := by
  have hη : 0 < ε / 4 := Real.div_pos hε (by grind)
  obtain ⟨r, hr, hG⟩ := hG
  obtain ⟨ρ, hρ, hH⟩ := hH.near hη
  refine ⟨min (r / 2) (ρ / 2), Real.min_pos (Real.half_pos hr) (Real.half_pos hρ), fun t ht => ?_⟩
  obtain ⟨htr, htρ⟩ := two_mul_lt_of_lt_min ht
  obtain ⟨σ, hσ, hsecond⟩ :=
    exists_secondDifference_eq (j := j) (s := t) (t := t) hG (Real.two_mul |t| ▸ htr)
  obtain ⟨hstep, hsteps⟩ := norm_steps_le (i := i) (j := j) hσ
  -- the remainder of the linear approximation of `G_i` after the first step and after both
  have hrem (h : Vec n) (hh : ‖h‖ ≤ 2 * |t|) :
      |G (a + h) i - G a i - (H *ᵥ h) i| ≤ ε / 4 * (2 * |t|) :=
    Real.le_trans (Vec.abs_apply_le_norm (G (a + h) - G a - H *ᵥ h) i) <|
      Real.le_trans (hH h (by rw [norm_sub_zero]; exact Real.lt_of_le_of_lt hh htρ))
        (Real.mul_le_mul_of_nonneg_left hh (Real.le_of_lt hη))
  have hone := hrem _ hstep
  have htwo := hrem _ hsteps
  have hassoc := Lean.Grind.AddCommMonoid.add_assoc a (σ • Vec.basis i) (t • Vec.basis j)
  have hcol : (H *ᵥ (t • Vec.basis j)) i = H i j * t := by
    rw [Matrix.mulVec_smul, Vec.smul_apply, Matrix.mulVec_basis, Real.mul_comm]
  rw [← hassoc, Matrix.mulVec_add, Vec.add_apply, hcol] at htwo
  rw [hsecond, ← Real.sub_mul, Real.abs_mul]
  refine Real.mul_le_mul_of_nonneg_right ?_ (Real.abs_nonneg t)
  exact abs_sub_sub_le hone htwo

private theorem sub_sub_sub_cancel (x y z : ℝ) : y - z = (x - z) - (x - y) := by grind

private theorem sub_sub_sub_comm (x y z w : ℝ) : x - y - (z - w) = x - z - (y - w) := by grind

/-- The steps of a second difference may be exchanged. -/
private theorem secondDifference_comm (f : Vec n → ℝ) (a : Vec n) (i j : Fin n) (s t : ℝ) :
    secondDifference f a i j s t = secondDifference f a j i t s := by
  have h : a + s • Vec.basis i + t • Vec.basis j = a + t • Vec.basis j + s • Vec.basis i := by
    rw [Lean.Grind.AddCommMonoid.add_assoc, Lean.Grind.AddCommMonoid.add_comm (s • _),
      ← Lean.Grind.AddCommMonoid.add_assoc]
  rw [secondDifference, secondDifference, h]
  exact sub_sub_sub_comm _ _ _ _

/-- **Young's theorem.** If the partial derivatives of `f : ℝⁿ → ℝ` exist in a neighbourhood of `a`,
`∂f/∂x_i (x) = G_i(x)`, and `G` is differentiable at `a` with Jacobian matrix `H`, whose entries are
the second partial derivatives `H i j = ∂²f/∂x_j∂x_i (a)`, then `H` is symmetric,

  `Hᵀ = H`. -/
theorem HasJacobianAt.transpose_eq_of_partials {n : Nat} {f : Vec n → ℝ} {G : Vec n → Vec n}
    {H : Matrix n n} {a : Vec n} (hG : ∀ i, Near a fun x => HasPartialDerivAt f i (G x i) x)
    (hH : HasJacobianAt G H a) : Hᵀ = H := by
  ext i j
  refine Real.eq_of_forall_abs_sub_lt fun ε hε => ?_
  have hη : 0 < ε / 3 := Real.div_pos hε (by grind)
  have hsum : ε / 3 + ε / 3 < ε := by grind
  obtain ⟨δ, hδ, hij⟩ := near_secondDifference_of_hasJacobianAt (j := i) (hG j) hH hη
  obtain ⟨ρ, hρ, hji⟩ := near_secondDifference_of_hasJacobianAt (j := j) (hG i) hH hη
  obtain ⟨t, ht, htδ, htρ, -⟩ := exists_small hδ hρ hρ
  have habs : |t| = t := Real.abs_of_pos ht
  specialize hij t (by rwa [habs])
  specialize hji t (by rwa [habs])
  rw [habs, Real.mul_assoc, Real.mul_assoc] at hij hji
  rw [secondDifference_comm] at hij
  have htt : 0 < t * t := Real.mul_pos ht ht
  generalize t * t = q at htt hij hji
  generalize secondDifference f a i j t t = Δ at hij hji
  refine Real.lt_of_mul_lt_mul_right ?_ (Real.le_of_lt htt)
  rw [Matrix.transpose_apply]
  calc |H j i - H i j| * q
      = |(H j i - H i j) * q| := by rw [Real.abs_mul, Real.abs_of_pos htt]
    _ = |(Δ - H i j * q) - (Δ - H j i * q)| := by rw [Real.sub_mul, sub_sub_sub_cancel]
    _ ≤ ε / 3 * q + ε / 3 * q :=
      Real.le_trans (Real.abs_sub_le_abs_add_abs _ _) (Real.add_le_add hji hij)
    _ < ε * q := by
      rw [← Real.add_mul]
      exact Real.mul_lt_mul_of_pos_right hsum htt

/-- **The Hessian matrix is symmetric** at every point where the gradient is differentiable: if `f`
has the gradient `G x` at all `x` near `a`, and `G` the Jacobian matrix `H` at `a`, then
`Hᵀ = H`. -/
theorem HasJacobianAt.transpose_eq_of_hasGradientAt {n : Nat} {f : Vec n → ℝ} {G : Vec n → Vec n}
    {H : Matrix n n} {a : Vec n} (hG : Near a fun x => HasGradientAt f (G x) x)
    (hH : HasJacobianAt G H a) : Hᵀ = H :=
  hH.transpose_eq_of_partials fun i => hG.mono fun _ hx => hx.hasPartialDerivAt i

end Fundamentals
