/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Sequence
public import Fundamentals.Linear.Matrix

/-!
# Circular convolution

Convolution of vectors with `n` components whose indices are counted modulo `n`:
`(x ⊛ y) k = ∑ j, x j * y (k - j)`. It is what products of discrete Fourier transforms belong to,
see `Fundamentals.Convolution.Fourier`, and with enough zeros around it is convolution itself.

## Main definitions
* `circConv x y`: circular convolution.
* `circulant y`: the matrix with the entries `y (k - j)`.

## Main statements
* `sum_comp_sub_left`, `sum_comp_sub_right`: a sum over a full circle may start anywhere and run in
  either direction.
* `circConv_comm`; `circulant_mulVec`: multiplication by a circulant matrix is circular convolution.
* `circConv_eq_conv_add_conv`: circular convolution is convolution, wrapped around;
  `circConv_eq_conv`: if the supports are short enough, nothing is wrapped.

## Implementation notes
Subtraction in `Fin n` is subtraction modulo `n`.
-/

public section

namespace Fundamentals

open scoped Matrix
open Lean.Grind (AddCommGroup AddCommMonoid)
open Sequence (conv ofFin SupportedOn)

variable {R : Type} {n : Nat}

/-! ### The circle -/

/-- Subtraction modulo `n`, spelt out. -/
theorem val_sub_eq_ite (k j : Fin n) :
    (k - j).val = if j.val ≤ k.val then k.val - j.val else n + k.val - j.val := by
  split
  · next h => exact Fin.sub_val_of_le h
  · next h => exact (Fin.coe_sub_iff_lt.2 (by omega)).trans (by omega)

/-- Addition modulo `n`, spelt out. -/
theorem val_add_eq_ite (j k : Fin n) :
    (j + k).val = if j.val + k.val < n then j.val + k.val else j.val + k.val - n := by
  rw [Fin.val_add]
  split
  · next h => exact Nat.mod_eq_of_lt h
  · next h => rw [Nat.mod_eq_sub_mod (by omega), Nat.mod_eq_of_lt (by omega)]

/-- Subtraction from `k` modulo `n` is its own inverse. -/
private theorem sub_eq_iff (k j m : Fin n) : k - j = m ↔ j = k - m := by
  have : NeZero n := ⟨Nat.ne_of_gt k.pos⟩
  exact AddCommGroup.sub_eq_iff.trans
    ⟨fun h => (AddCommGroup.sub_eq_iff.2 (h.trans (AddCommMonoid.add_comm m j))).symm,
      fun h => (AddCommGroup.sub_eq_iff.1 h.symm).trans (AddCommMonoid.add_comm j m)⟩

/-- A sum may be taken in any other order: along `e`, if `e'` is its inverse. -/
theorem sum_comp_inverse [Lean.Grind.Semiring R] (f : Fin n → R) (e e' : Fin n → Fin n)
    (h : ∀ j m, e j = m ↔ j = e' m) : ∑ j, f (e j) = ∑ j, f j := by
  calc ∑ j, f (e j)
      = ∑ j, ∑ m, (if e j = m then f m else 0) := sum_congr fun j => by
        rw [sum_eq_single (e j) _ fun m hm => if_neg hm.symm, if_pos rfl]
    _ = ∑ m, ∑ j, (if e j = m then f m else 0) := sum_comm _
    _ = ∑ m, f m := sum_congr fun m => by
        rw [sum_eq_single (e' m) _ fun j hj => if_neg fun eq => hj ((h j m).1 eq),
          if_pos ((h _ m).2 rfl)]

/-- **A sum over a full circle may be run backwards from any place**:
`∑ j, f (k - j) = ∑ j, f j`. -/
theorem sum_comp_sub_left [Lean.Grind.Semiring R] (f : Fin n → R) (k : Fin n) :
    ∑ j, f (k - j) = ∑ j, f j :=
  sum_comp_inverse f (k - ·) (k - ·) (sub_eq_iff k)

/-- **A sum over a full circle may start at any place**: `∑ j, f (j - k) = ∑ j, f j`. -/
theorem sum_comp_sub_right [Lean.Grind.Semiring R] (f : Fin n → R) (k : Fin n) :
    ∑ j, f (j - k) = ∑ j, f j :=
  sum_comp_inverse f (fun j => j - k) (fun m => m + k) fun j m => by
    have : NeZero n := ⟨Nat.ne_of_gt k.pos⟩
    exact AddCommGroup.sub_eq_iff

/-! ### Circular convolution -/

/-- The circular convolution of two vectors, `(x ⊛ y) k = ∑ j, x j * y (k - j)` with `k - j` taken
modulo `n`. -/
@[expose] noncomputable def circConv [Lean.Grind.Semiring R] (x y : Vec n R) : Vec n R :=
  fun k => ∑ j, x j * y (k - j)

/-- The circulant matrix of a vector: its entry in row `k` and column `j` is `y (k - j)`, so that
each column is the one before, rotated by one place. -/
@[expose] def circulant (y : Vec n R) : Matrix n n R := fun k j => y (k - j)

/-- **Circular convolution is commutative.** -/
theorem circConv_comm [Lean.Grind.CommSemiring R] (x y : Vec n R) :
    circConv x y = circConv y x := by
  ext k
  have back (j : Fin n) : k - (k - j) = j := ((sub_eq_iff k j _).1 rfl).symm
  calc ∑ j, x j * y (k - j)
      = ∑ j, x (k - j) * y (k - (k - j)) :=
        (sum_comp_sub_left (fun j => x j * y (k - j)) k).symm
    _ = ∑ j, y j * x (k - j) := sum_congr fun j => by
        rw [back, Lean.Grind.CommSemiring.mul_comm]

/-- **A circulant matrix multiplies by circular convolution.** -/
theorem circulant_mulVec [Lean.Grind.CommRing R] (y x : Vec n R) :
    circulant y *ᵥ x = circConv x y := by
  ext k
  exact sum_congr fun j => Lean.Grind.CommRing.mul_comm _ _

/-! ### Circular and ordinary convolution -/

section Semiring

variable [Lean.Grind.Semiring R]

/-- **Circular convolution is convolution, wrapped around**: what lies beyond the last index comes
in again at the first,
`(x ⊛ y) k = (x ∗ y) k + (x ∗ y)(k + n)`, the vectors extended by zero on the right side. -/
theorem circConv_eq_conv_add_conv (x y : Vec n R) (k : Fin n) :
    circConv x y k = conv (ofFin x) (ofFin y) k + conv (ofFin x) (ofFin y) (k + n) := by
  have finite (m : Int) : conv (ofFin x) (ofFin y) m = ∑ j, x j * ofFin y (m - j) := by
    rw [Sequence.conv_eq_sum (Sequence.supportedOn_ofFin x)]
    simp only [Int.zero_add, Sequence.ofFin_apply]
  have wrapped (j : Fin n) : y (k - j) = ofFin y ((k : Int) - j) + ofFin y (k + n - j) := by
    rw [← Sequence.ofFin_apply y (k - j), val_sub_eq_ite]
    by_cases h : j.val ≤ k.val
    · rw [if_pos h, Sequence.supportedOn_ofFin y ((k : Int) + n - j) (by omega),
        Lean.Grind.Semiring.add_zero]
      exact congrArg _ (by omega)
    · rw [if_neg h, Sequence.supportedOn_ofFin y ((k : Int) - j) (by omega),
        Lean.Grind.AddCommMonoid.zero_add]
      exact congrArg _ (by omega)
  simp only [circConv, finite, wrapped, Lean.Grind.Semiring.left_distrib, sum_add]

/-- **With enough zeros, circular convolution is convolution**: if `x` vanishes from index `p` on
and `y` from index `q` on, and `p + q ≤ n + 1`, then nothing is wrapped around. -/
theorem circConv_eq_conv {x y : Vec n R} {p q : Nat} (hx : ∀ j : Fin n, p ≤ j → x j = 0)
    (hy : ∀ j : Fin n, q ≤ j → y j = 0) (h : p + q ≤ n + 1) (k : Fin n) :
    circConv x y k = conv (ofFin x) (ofFin y) k := by
  have support {z : Vec n R} {r : Nat} (hz : ∀ j : Fin n, r ≤ j → z j = 0) :
      SupportedOn (ofFin z) 0 r := by
    intro m hm
    by_cases inside : 0 ≤ m ∧ m < n
    · exact (dif_pos inside).trans (hz _ (by simp only; omega))
    · exact dif_neg inside
  rw [circConv_eq_conv_add_conv, (support hx).conv (support hy) (k + n) (by omega),
    Lean.Grind.Semiring.add_zero]

end Semiring

end Fundamentals
