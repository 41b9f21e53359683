/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.SumTreeOrder

/-!
# Recursive and pairwise summation

The two orders of summation that have names: the highest tree and the lowest one.

## Main definitions
* `SumTree.recursive f`: one term after the other.
* `SumTree.pairwise n f`: by halves.

## Main statements
* `SumTree.isOrderOf_recursive`, `SumTree.isOrderOf_pairwise`: both are orders of their terms.
* `SumTree.height_recursive`, `SumTree.height_pairwise_le_iff`: the heights are `n - 1` and
  `⌈log₂ n⌉` for `n` terms.
-/

public section

namespace Fundamentals.SumTree

variable {ι : Type} {n : Nat}

/-- **Recursive summation** of the terms named `f 0, …, f n`: to what the first ones give, the last
one is added. -/
@[expose] noncomputable def recursive : {n : Nat} → (Fin (n + 1) → ι) → SumTree ι
  | 0, f => leaf (f 0)
  | _ + 1, f => node (recursive fun i => f i.castSucc) (leaf (f (Fin.last _)))

/-- **Pairwise summation** of the terms named `f 0, …, f n`: the two halves are added, each of which
has been summed in the same way. If they differ, the first half is the smaller one. -/
@[expose] noncomputable def pairwise : (n : Nat) → (Fin (n + 1) → ι) → SumTree ι
  | 0, f => leaf (f 0)
  | n + 1, f => node (pairwise (n / 2) fun i => f ⟨i, by omega⟩)
      (pairwise ((n + 1) / 2) fun i => f ⟨n / 2 + 1 + i, by omega⟩)
termination_by n => n
decreasing_by
  · exact Nat.lt_succ_of_le (Nat.div_le_self n 2)
  · exact Nat.div_lt_self (Nat.succ_pos n) (by decide)

/-- Recursive summation keeps the order of the terms. -/
theorem leaves_recursive (f : Fin (n + 1) → ι) : (recursive f).leaves = List.ofFn f := by
  induction n with
  | zero => rfl
  | succ n ih => rw [recursive, leaves, ih, leaves, List.ofFn_succ_last (f := f)]

private theorem halves_add_halves (n : Nat) : n / 2 + 1 + ((n + 1) / 2 + 1) = n + 1 + 1 := by lia

/-- Pairwise summation keeps the order of the terms. -/
theorem leaves_pairwise (n : Nat) (f : Fin (n + 1) → ι) : (pairwise n f).leaves = List.ofFn f := by
  induction n using Nat.strongRecOn with
  | ind n ih =>
    obtain _ | n := n
    · rw [pairwise]
      rfl
    · rw [pairwise, leaves, ih (n / 2) (Nat.lt_succ_of_le (Nat.div_le_self n 2)),
        ih ((n + 1) / 2) (Nat.div_lt_self (Nat.succ_pos n) (by decide))]
      refine List.ext_getElem ?_ ?_
      · rw [List.length_append, List.length_ofFn, List.length_ofFn, List.length_ofFn,
          halves_add_halves]
      · intro i hi hi'
        rw [List.getElem_append, List.getElem_ofFn]
        simp only [List.length_ofFn, List.getElem_ofFn]
        split
        · rfl
        · rename_i after
          exact congrArg f (Fin.ext (Nat.add_sub_of_le (Nat.le_of_not_lt after)))

/-- Recursive summation of `n + 1` terms is an order of them. -/
theorem isOrderOf_recursive (n : Nat) : (recursive fun i : Fin (n + 1) => i).IsOrderOf :=
  .of_eq (leaves_recursive _)

/-- Pairwise summation of `n + 1` terms is an order of them. -/
theorem isOrderOf_pairwise (n : Nat) : (pairwise n fun i => i).IsOrderOf :=
  .of_eq (leaves_pairwise n _)

/-- **The height of recursive summation** of `n + 1` terms is `n`, the largest that there is. -/
theorem height_recursive (f : Fin (n + 1) → ι) : (recursive f).height = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [recursive, height, ih, height, Nat.max_eq_left (Nat.zero_le n)]

/-- **The height of pairwise summation** of `n + 1` terms is `⌈log₂ (n + 1)⌉`, the least `k` with
`n + 1 ≤ 2 ^ k`, and so the least height that there is. -/
theorem height_pairwise_le_iff (n k : Nat) (f : Fin (n + 1) → ι) :
    (pairwise n f).height ≤ k ↔ n + 1 ≤ 2 ^ k := by
  refine ⟨fun h => ?_, ?_⟩
  · have count := (pairwise n f).length_leaves_le_two_pow
    rw [leaves_pairwise, List.length_ofFn] at count
    exact Nat.le_trans count (Nat.pow_le_pow_right (by decide) h)
  · induction k generalizing n with
    | zero =>
      intro h
      obtain rfl : n = 0 := Nat.le_zero.1 (Nat.le_of_succ_le_succ (m := 0) h)
      rw [pairwise]
      exact Nat.le_refl 0
    | succ k ih =>
      intro h
      rw [Nat.pow_succ] at h
      obtain _ | n := n
      · rw [pairwise]
        exact Nat.zero_le _
      · have right : (n + 1) / 2 + 1 ≤ 2 ^ k := by lia
        have left := Nat.le_trans (Nat.succ_le_succ (Nat.div_le_div_right n.le_succ)) right
        rw [pairwise, height]
        exact Nat.succ_le_succ (Nat.max_le.2 ⟨ih (n / 2) _ left, ih ((n + 1) / 2) _ right⟩)

end Fundamentals.SumTree
