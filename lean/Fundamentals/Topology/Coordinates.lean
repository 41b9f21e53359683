/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Norm
public import Fundamentals.Topology.Continuity

/-!
# Limits in ℝⁿ, coordinate by coordinate

## Main statements
- `Vec.tendsto_iff`: `f x → l` iff `f x i → l i` for every `i`.
- `Vec.continuousAt_iff`: `f` is continuous iff all its coordinate functions are.
- `Vec.continuousAt_apply`: the coordinates are continuous functions.
- `Vec.tendsto_unique`: a function on ℝⁿ, n ≥ 1, has at most one limit at a point.
- `Tendsto.smul`, `Tendsto.mulVec`: limits of multiples and of images under a matrix.
-/

public section

namespace Fundamentals

open scoped Matrix

universe u v

/-- The limit of a finite sum is the sum of the limits. -/
theorem tendsto_sum {V : Type u} [Sub V] [Norm V] {a : V} {n : Nat} {f : Fin n → V → ℝ}
    {l : Fin n → ℝ} (h : ∀ i, Tendsto (f i) a (l i)) :
    Tendsto (fun x => ∑ i, f i x) a (∑ i, l i) := by
  induction n with
  | zero => exact tendsto_const
  | succ n ih => exact (ih fun i => h i.castSucc).add (h (Fin.last n))

namespace Vec

variable {n : Nat}

/-- Coordinates of close points are close: `|x i - y i| ≤ ‖x - y‖`. -/
theorem abs_sub_apply_le_norm (x y : Vec n) (i : Fin n) : |x i - y i| ≤ ‖x - y‖ :=
  abs_apply_le_norm (x - y) i

/-- The coordinates are continuous functions. -/
theorem continuousAt_apply (i : Fin n) (a : Vec n) : ContinuousAt (fun x => x i) a :=
  fun _ hε => (near_norm_sub_lt hε).mono fun x hx =>
    Real.lt_of_le_of_lt (abs_sub_apply_le_norm x a i) hx

section Limit

variable {V : Type u} [Sub V] [Norm V] {f : V → Vec n} {a : V} {l : Vec n}

/-- **Limits in ℝⁿ are taken coordinate by coordinate**: `f x → l` iff `f x i → l i` for all `i`. -/
theorem tendsto_iff : Tendsto f a l ↔ ∀ i, Tendsto (fun x => f x i) a (l i) := by
  refine ⟨fun h i => Tendsto.comp_continuousAt (continuousAt_apply i l) h, fun h => ?_⟩
  have hsum := tendsto_sum fun i => tendsto_iff_norm_sub_tendsto_zero.1 (h i)
  rw [sum_zero] at hsum
  exact hsum.squeeze_norm (near_of_forall fun x => norm_le_sum_abs (f x - l)).nearNe

end Limit

/-- A function with values in ℝⁿ is continuous iff all its coordinate functions are. -/
theorem continuousAt_iff {V : Type u} [Lean.Grind.IntModule V] [Norm V] [LawfulNorm V]
    {f : V → Vec n} {a : V} : ContinuousAt f a ↔ ∀ i, ContinuousAt (fun x => f x i) a := by
  simp only [continuousAt_iff_tendsto, tendsto_iff]

/-- Every point of ℝⁿ, n ≥ 1, has others close to it. -/
theorem exists_norm_sub_lt (hn : 0 < n) (a : Vec n) (δ : ℝ) (hδ : 0 < δ) :
    ∃ x : Vec n, 0 < ‖x - a‖ ∧ ‖x - a‖ < δ := by
  refine ⟨a + (δ / 2) • basis ⟨0, hn⟩, ?_⟩
  rw [norm_add_sub_cancel, norm_smul, norm_basis, Real.mul_one, Real.abs_of_pos (Real.half_pos hδ)]
  exact ⟨Real.half_pos hδ, Real.half_lt_self hδ⟩

/-- **Uniqueness of limits.** A function on ℝⁿ, n ≥ 1, has at most one limit at a point. -/
theorem tendsto_unique {W : Type v} [Lean.Grind.IntModule W] [Norm W] [LawfulNorm W] (hn : 0 < n)
    {f : Vec n → W} {a : Vec n} {l m : W} (hl : Tendsto f a l) (hm : Tendsto f a m) : l = m :=
  hl.unique hm (exists_norm_sub_lt hn a)

end Vec

section Algebra

variable {V : Type u} [Sub V] [Norm V] {a : V} {m n : Nat}

/-- If `c x → b` and `f x → l` then `c x • f x → b • l`. -/
theorem Tendsto.smul {c : V → ℝ} {f : V → Vec n} {b : ℝ} {l : Vec n} (hc : Tendsto c a b)
    (hf : Tendsto f a l) : Tendsto (fun x => c x • f x) a (b • l) :=
  Vec.tendsto_iff.2 fun i => hc.mul (Vec.tendsto_iff.1 hf i)

/-- If `f x → 0` and `|c x| ≤ C` for all `x ≠ a` near `a`, then `c x • f x → 0`. -/
theorem Tendsto.bounded_smul {c : V → ℝ} {f : V → Vec n} {C : ℝ} (hf : Tendsto f a 0)
    (hc : NearNe a fun x => |c x| ≤ C) : Tendsto (fun x => c x • f x) a 0 :=
  Vec.tendsto_iff.2 fun i => by
    simpa only [Vec.smul_apply, Real.mul_comm] using (Vec.tendsto_iff.1 hf i).mul_bounded hc

/-- Multiplication by a matrix is continuous. -/
theorem Matrix.continuousAt_mulVec (A : Matrix m n) (x : Vec n) :
    ContinuousAt (fun x => A *ᵥ x) x :=
  continuousAt_iff_tendsto.2 <| Vec.tendsto_iff.2 fun i =>
    tendsto_sum fun j => (Vec.continuousAt_apply j x).tendsto.const_mul (A i j)

/-- If `f x → l` then `A (f x) → A l`. -/
theorem Tendsto.mulVec {f : V → Vec n} {l : Vec n} (A : Matrix m n) (hf : Tendsto f a l) :
    Tendsto (fun x => A *ᵥ f x) a (A *ᵥ l) :=
  Tendsto.comp_continuousAt (A.continuousAt_mulVec l) hf

end Algebra

end Fundamentals
