/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Sum
public import Fundamentals.Real.Interval
import Fundamentals.Real.Supremum

/-!
# Tagged partitions of an interval and Riemann sums

A tagged partition cuts `[a, b]` into finitely many pieces and marks a point in each of them.

## Main definitions
- `TaggedPartition a b`: points `a = x₀ ≤ x₁ ≤ … ≤ xₙ = b` with a tag `ξᵢ` in each `[xᵢ, xᵢ₊₁]`.
- `TaggedPartition.length`: the length `xᵢ₊₁ - xᵢ` of a piece.
- `TaggedPartition.FinerThan`: all pieces are shorter than `δ`.
- `TaggedPartition.uniform`: `n + 1` pieces of equal length, each with its left end as tag.
- `TaggedPartition.IsTagging`, `TaggedPartition.retag`: another choice of tags in the same pieces.
- `riemannSum f P`: the sum `∑ f (ξᵢ) (xᵢ₊₁ - xᵢ)`.

## Main statements
- `TaggedPartition.exists_finerThan`: there are arbitrarily fine tagged partitions.
- `TaggedPartition.sum_length`: the lengths of the pieces add up to `b - a`.
- `TaggedPartition.abs_sum_le_of_local`: a sum over the pieces within `[u, v]`, each term at most
  `C` times the length of the piece, is at most `C (v - u)`.
- `riemannSum_add`, `riemannSum_const_mul`, `riemannSum_le`: Riemann sums are linear and monotone.

## Implementation notes
Pieces of length zero are allowed; they contribute nothing. The case `a = b` then needs no special
treatment, and two partitions may be cut and joined without removing repeated points.
-/

public section

namespace Fundamentals

/-- A tagged partition of `[a, b]`: finitely many points `a = x₀ ≤ x₁ ≤ … ≤ xₙ = b` and in each
piece `[xᵢ, xᵢ₊₁]` a tag `ξᵢ`. -/
structure TaggedPartition (a b : ℝ) where
  /-- The number `n` of pieces. -/
  size : Nat
  /-- The points `x₀, …, xₙ`. -/
  point : Fin (size + 1) → ℝ
  /-- The tags `ξ₀, …, ξₙ₋₁`. -/
  tag : Fin size → ℝ
  /-- The first point is `a`. -/
  point_zero : point 0 = a
  /-- The last point is `b`. -/
  point_last : point (Fin.last size) = b
  /-- No tag lies to the left of its piece, `xᵢ ≤ ξᵢ`. -/
  point_le_tag : ∀ i : Fin size, point i.castSucc ≤ tag i
  /-- No tag lies to the right of its piece, `ξᵢ ≤ xᵢ₊₁`. -/
  tag_le_point : ∀ i : Fin size, tag i ≤ point i.succ

variable {a b : ℝ}

namespace TaggedPartition

/-- The length `xᵢ₊₁ - xᵢ` of the piece `i`. -/
@[expose] noncomputable def length (P : TaggedPartition a b) (i : Fin P.size) : ℝ :=
  P.point i.succ - P.point i.castSucc

/-- All pieces are shorter than `δ`. -/
@[expose] def FinerThan (P : TaggedPartition a b) (δ : ℝ) : Prop :=
  ∀ i : Fin P.size, P.length i < δ

end TaggedPartition

/-- The Riemann sum `∑ f (ξᵢ) (xᵢ₊₁ - xᵢ)` of `f` over a tagged partition. -/
@[expose] noncomputable def riemannSum (f : ℝ → ℝ) (P : TaggedPartition a b) : ℝ :=
  ∑ i, f (P.tag i) * P.length i

/-! ### Sequences of points -/

/-- Neighbours in order, all in order. -/
theorem le_of_castSucc_le_succ {n : Nat} {x : Fin (n + 1) → ℝ}
    (h : ∀ i : Fin n, x i.castSucc ≤ x i.succ) {i j : Fin (n + 1)} (hij : i ≤ j) : x i ≤ x j := by
  induction j using Fin.induction with
  | zero => rw [Fin.le_antisymm hij (Fin.zero_le i)]; exact Real.le_refl _
  | succ j ih =>
    by_cases hi : i = j.succ
    · rw [hi]; exact Real.le_refl _
    · exact Real.le_trans (ih (Fin.le_castSucc_iff.2 (by grind))) (h j)

/-- A point between the ends of a sequence lies between two neighbours. -/
theorem exists_castSucc_le_le_succ {n : Nat} (x : Fin (n + 2) → ℝ) {t : ℝ} (h₀ : x 0 ≤ t)
    (h₁ : t ≤ x (Fin.last (n + 1))) : ∃ i : Fin (n + 1), x i.castSucc ≤ t ∧ t ≤ x i.succ := by
  induction n with
  | zero => exact ⟨0, h₀, h₁⟩
  | succ n ih =>
    obtain h | h := Real.le_total (x (Fin.last (n + 1)).castSucc) t
    · exact ⟨Fin.last (n + 1), h, h₁⟩
    · obtain ⟨i, hi⟩ := ih (fun i => x i.castSucc) h₀ h
      exact ⟨i.castSucc, hi⟩

namespace TaggedPartition

variable (P : TaggedPartition a b) {δ η u v : ℝ}

/-! ### Points, tags and lengths -/

theorem length_def (i : Fin P.size) : P.length i = P.point i.succ - P.point i.castSucc := rfl

theorem castSucc_le_succ (i : Fin P.size) : P.point i.castSucc ≤ P.point i.succ :=
  Real.le_trans (P.point_le_tag i) (P.tag_le_point i)

theorem length_nonneg (i : Fin P.size) : 0 ≤ P.length i :=
  Real.sub_nonneg.2 (P.castSucc_le_succ i)

/-- The points are in order. -/
theorem point_le_point {i j : Fin (P.size + 1)} (h : i ≤ j) : P.point i ≤ P.point j :=
  le_of_castSucc_le_succ P.castSucc_le_succ h

/-- All points are at least `a`. -/
theorem le_point (i : Fin (P.size + 1)) : a ≤ P.point i := by
  have h := P.point_le_point (Fin.zero_le i)
  rwa [P.point_zero] at h

/-- All points are at most `b`. -/
theorem point_le (i : Fin (P.size + 1)) : P.point i ≤ b := by
  have h := P.point_le_point (Fin.le_last i)
  rwa [P.point_last] at h

/-- All tags are at least `a`. -/
theorem le_tag (i : Fin P.size) : a ≤ P.tag i :=
  Real.le_trans (P.le_point _) (P.point_le_tag i)

/-- All tags are at most `b`. -/
theorem tag_le (i : Fin P.size) : P.tag i ≤ b :=
  Real.le_trans (P.tag_le_point i) (P.point_le _)

/-- Only intervals with `a ≤ b` have tagged partitions. -/
theorem le (P : TaggedPartition a b) : a ≤ b :=
  Real.le_trans (P.le_point 0) (P.point_le 0)

/-- The lengths of the pieces add up to the length of the interval. -/
theorem sum_length : ∑ i, P.length i = b - a := by
  simp only [length_def]
  rw [sum_succ_sub_castSucc P.point, P.point_zero, P.point_last]

variable {P} in
theorem FinerThan.mono (h : P.FinerThan δ) (hδ : δ ≤ η) : P.FinerThan η :=
  fun i => Real.lt_of_lt_of_le (h i) hδ

/-- The pieces that lie within `[u, v]`, `u ≤ v`, have a total length of at most `v - u`: a sum over
the pieces whose terms vanish for the others, and for these are in absolute value at most `C ≥ 0`
times the length, is in absolute value at most `C (v - u)`. -/
theorem abs_sum_le_of_local {g : Fin P.size → ℝ} {C : ℝ} (hC : 0 ≤ C) (huv : u ≤ v)
    (h : ∀ i, g i = 0 ∨
      u ≤ P.point i.castSucc ∧ P.point i.succ ≤ v ∧ |g i| ≤ C * P.length i) :
    |∑ i, g i| ≤ C * (v - u) := by
  let cut (t : ℝ) : ℝ := Real.clamp u v t
  have hterm (i : Fin P.size) :
      |g i| ≤ C * (cut (P.point i.succ) - cut (P.point i.castSucc)) := by
    have hle := P.castSucc_le_succ i
    obtain hi | ⟨hu, hv, hi⟩ := h i
    · rw [hi, Real.abs_zero]
      exact Real.mul_nonneg hC (Real.sub_nonneg.2 (Real.clamp_le_clamp hle))
    · have hright : cut (P.point i.succ) = P.point i.succ :=
        Real.clamp_of_mem (Real.le_trans hu hle) hv
      have hleft : cut (P.point i.castSucc) = P.point i.castSucc :=
        Real.clamp_of_mem hu (Real.le_trans hle hv)
      rwa [hright, hleft]
  calc |∑ i, g i| ≤ ∑ i, |g i| := Real.abs_sum_le g
    _ ≤ ∑ i : Fin P.size, C * (cut (P.point i.succ) - cut (P.point i.castSucc)) := sum_le_sum hterm
    _ = C * (cut (P.point (Fin.last P.size)) - cut (P.point 0)) := by
      rw [sum_mul_left, sum_succ_sub_castSucc fun i => cut (P.point i)]
    _ ≤ C * (v - u) := Real.mul_le_mul_of_nonneg_left
      (Real.sub_le_sub (Real.clamp_le huv) (Real.le_clamp u v _)) hC

/-! ### Partitions of every fineness -/

/-- The partition of `[a, b]` into `n + 1` pieces of equal length, tagged by their left ends. -/
@[expose] noncomputable def uniform (hab : a ≤ b) (n : Nat) : TaggedPartition a b where
  size := n + 1
  point i := a + (i.val : ℝ) * ((b - a) / ((n : ℝ) + 1))
  tag i := a + (i.val : ℝ) * ((b - a) / ((n : ℝ) + 1))
  point_zero := by
    rw [Fin.val_zero, Real.natCast_zero, Real.zero_mul, Real.add_zero]
  point_last := by
    rw [Fin.val_last, Real.natCast_succ, Real.mul_comm,
      Real.div_mul_cancel _ (Real.ne_of_gt (Real.natCast_succ_pos n)), Real.add_sub_cancel]
  point_le_tag i := Real.le_refl _
  tag_le_point i := by
    have h := Real.div_nonneg (Real.sub_nonneg.2 hab) (Real.le_of_lt (Real.natCast_succ_pos n))
    rw [Fin.val_succ, Real.natCast_succ]
    grind

/-- The pieces of the uniform partition have the length `(b - a) / (n + 1)`. -/
theorem length_uniform (hab : a ≤ b) (n : Nat) (i : Fin (n + 1)) :
    (uniform hab n).length i = (b - a) / ((n : ℝ) + 1) := by
  simp only [length_def, uniform, Fin.val_succ, Fin.val_castSucc, Real.natCast_succ]
  grind

/-- Among the uniform partitions there are arbitrarily fine ones. -/
theorem exists_uniform_finerThan (hab : a ≤ b) (hδ : 0 < δ) :
    ∃ n, (uniform hab n).FinerThan δ := by
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt (b - a) hδ
  refine ⟨n, fun i => ?_⟩
  rw [length_uniform hab n i, Real.div_lt_iff (Real.natCast_succ_pos n)]
  grind

/-- **There are arbitrarily fine tagged partitions** of every interval `[a, b]`, `a ≤ b`. -/
theorem exists_finerThan (hab : a ≤ b) (hδ : 0 < δ) : ∃ P : TaggedPartition a b, P.FinerThan δ :=
  (exists_uniform_finerThan hab hδ).elim fun n hn => ⟨uniform hab n, hn⟩

/-! ### Other tags -/

/-- `t` is another choice of tags: each `tᵢ` lies in the piece `[xᵢ, xᵢ₊₁]`. -/
@[expose] def IsTagging (t : Fin P.size → ℝ) : Prop :=
  ∀ i : Fin P.size, P.point i.castSucc ≤ t i ∧ t i ≤ P.point i.succ

/-- The tags of a partition are a choice of tags. -/
theorem isTagging_tag : P.IsTagging P.tag := fun i => ⟨P.point_le_tag i, P.tag_le_point i⟩

/-- The same pieces with other tags. -/
@[expose] def retag (t : Fin P.size → ℝ) (ht : P.IsTagging t) : TaggedPartition a b :=
  { P with tag := t, point_le_tag := fun i => (ht i).1, tag_le_point := fun i => (ht i).2 }

variable {P} in
/-- Other tags do not change the fineness. -/
theorem FinerThan.retag (h : P.FinerThan δ) {t : Fin P.size → ℝ} (ht : P.IsTagging t) :
    (P.retag t ht).FinerThan δ := h

variable {P} in
theorem IsTagging.le {t : Fin P.size → ℝ} (ht : P.IsTagging t) (i : Fin P.size) : t i ≤ b :=
  Real.le_trans (ht i).2 (P.point_le _)

variable {P} in
theorem IsTagging.ge {t : Fin P.size → ℝ} (ht : P.IsTagging t) (i : Fin P.size) : a ≤ t i :=
  Real.le_trans (P.le_point _) (ht i).1

variable {P} in
/-- Two points of one piece of a partition finer than `δ` are less than `δ` apart. -/
theorem FinerThan.abs_sub_lt (h : P.FinerThan δ) {i : Fin P.size} {s t : ℝ}
    (hs : P.point i.castSucc ≤ s ∧ s ≤ P.point i.succ)
    (ht : P.point i.castSucc ≤ t ∧ t ≤ P.point i.succ) : |s - t| < δ := by
  have hlength := h i
  rw [P.length_def] at hlength
  rw [Real.abs_lt]
  grind only

theorem riemannSum_retag (f : ℝ → ℝ) {t : Fin P.size → ℝ} (ht : P.IsTagging t) :
    riemannSum f (P.retag t ht) = ∑ i, f (t i) * P.length i := rfl

end TaggedPartition

/-! ### Riemann sums -/

section RiemannSum

variable (f g : ℝ → ℝ) (P : TaggedPartition a b)

theorem riemannSum_def : riemannSum f P = ∑ i, f (P.tag i) * P.length i := rfl

theorem riemannSum_const (c : ℝ) : riemannSum (fun _ => c) P = c * (b - a) := by
  rw [riemannSum_def, sum_mul_left, P.sum_length]

theorem riemannSum_add :
    riemannSum (fun x => f x + g x) P = riemannSum f P + riemannSum g P := by
  simp only [riemannSum_def, Real.add_mul, sum_add]

theorem riemannSum_sub :
    riemannSum (fun x => f x - g x) P = riemannSum f P - riemannSum g P := by
  simp only [riemannSum_def, Real.sub_mul, sum_sub]

theorem riemannSum_const_mul (c : ℝ) :
    riemannSum (fun x => c * f x) P = c * riemannSum f P := by
  simp only [riemannSum_def, Real.mul_assoc, sum_mul_left]

variable {f g}

/-- Riemann sums depend on the values on `[a, b]` only. -/
theorem riemannSum_congr (h : ∀ x, a ≤ x → x ≤ b → f x = g x) :
    riemannSum f P = riemannSum g P :=
  sum_congr fun i => by rw [h _ (P.le_tag i) (P.tag_le i)]

/-- Riemann sums are monotone in the function. -/
theorem riemannSum_le (h : ∀ x, a ≤ x → x ≤ b → f x ≤ g x) : riemannSum f P ≤ riemannSum g P :=
  sum_le_sum fun i =>
    Real.mul_le_mul_of_nonneg_right (h _ (P.le_tag i) (P.tag_le i)) (P.length_nonneg i)

/-- The triangle inequality for Riemann sums. -/
theorem abs_riemannSum_le (f : ℝ → ℝ) : |riemannSum f P| ≤ riemannSum (fun x => |f x|) P := by
  refine Real.le_trans (Real.abs_sum_le _) (Real.le_of_eq (sum_congr fun i => ?_))
  rw [Real.abs_mul, Real.abs_of_nonneg (P.length_nonneg i)]

end RiemannSum

end Fundamentals
