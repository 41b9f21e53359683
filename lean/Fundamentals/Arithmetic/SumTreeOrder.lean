/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.SumTree

/-!
# What a tree adds, and how high it is

A tree whose leaves have different names adds each term at most once. If the terms that it leaves
out are zero, it gives the sum of all of them. It is at most as high as it has additions, and at
least as high as a balanced tree of as many terms.

## Main definitions
* `SumTree.additions t`: the number of additions.
* `SumTree.AddsAll t x`: no term is added twice, and what is left out is zero.

## Main statements
* `SumTree.AddsAll.sum_eq`, `SumTree.AddsAll.sum_eq_biased`: then the tree gives the sum.
* `SumTree.IsOrderOf.addsAll`: an order of all terms adds all of them.
* `SumTree.height_le_additions`, `SumTree.height_lt`: `n` terms need a height of at most
  `n - 1`.
* `SumTree.length_leaves_le_two_pow`: at most `2 ^ height` leaves.
-/

public section

namespace Fundamentals.SumTree

variable {ι R : Type} {m n : Nat} {t : SumTree ι}

/-- The number of additions that a tree makes. -/
@[expose] noncomputable def additions : SumTree ι → Nat
  | leaf _ => 0
  | node s t => s.additions + t.additions + 1

/-- The tree **adds all the terms** `x i`: none of them twice, and those that stand at no leaf are
zero. -/
@[expose] def AddsAll [Lean.Grind.Semiring R] (t : SumTree ι) (x : ι → R) : Prop :=
  t.leaves.Nodup ∧ ∀ i, i ∉ t.leaves → x i = 0

/-! ### Heights -/

/-- One leaf more than additions. -/
theorem length_leaves (t : SumTree ι) : t.leaves.length = t.additions + 1 := by
  induction t with
  | leaf i => rfl
  | node s t hs ht =>
    rw [leaves, List.length_append, hs, ht, additions]
    exact Nat.add_add_add_comm _ _ _ _

/-- No term goes through more additions than there are. -/
theorem height_le_additions (t : SumTree ι) : t.height ≤ t.additions := by
  induction t with
  | leaf i => exact Nat.le_refl 0
  | node s t hs ht =>
    rw [height, additions]
    exact Nat.succ_le_succ (Nat.max_le.2 ⟨Nat.le_trans hs (Nat.le_add_right _ _),
      Nat.le_trans ht (Nat.le_add_left _ _)⟩)

/-- **No tree is lower than a balanced one**: at most `2 ^ height` terms. -/
theorem length_leaves_le_two_pow (t : SumTree ι) : t.leaves.length ≤ 2 ^ t.height := by
  induction t with
  | leaf i => exact Nat.le_refl 1
  | node s t hs ht =>
    have left := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_max_left s.height t.height)
    have right := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_max_right s.height t.height)
    rw [leaves, height, List.length_append, Nat.pow_succ, Nat.mul_two]
    exact Nat.add_le_add (Nat.le_trans hs left) (Nat.le_trans ht right)

/-! ### Sums -/

/-- Trees are monotone in their terms. -/
theorem sum_le_sum {x y : ι → ℝ} (h : ∀ i, x i ≤ y i) (t : SumTree ι) : t.sum x ≤ t.sum y := by
  induction t with
  | leaf i => exact h i
  | node s t hs ht => exact Real.add_le_add hs ht

/-- The sum of absolute values is not negative. -/
theorem sum_abs_nonneg (x : ι → ℝ) (t : SumTree ι) : 0 ≤ t.sum fun i => |x i| := by
  induction t with
  | leaf i => exact Real.abs_nonneg _
  | node s t hs ht => exact Real.add_nonneg hs ht

/-- The triangle inequality, for trees. -/
theorem abs_sum_le (x : ι → ℝ) (t : SumTree ι) : |t.sum x| ≤ t.sum fun i => |x i| := by
  induction t with
  | leaf i => exact Real.le_refl _
  | node s t hs ht => exact Real.le_trans (Real.abs_add_le _ _) (Real.add_le_add hs ht)

section Semiring

variable [Lean.Grind.Semiring R]

/-- A tree that adds ones counts its leaves. -/
theorem sum_one (t : SumTree ι) : t.sum (fun _ => 1) = t.leaves.length := by
  induction t with
  | leaf i => rfl
  | node s t hs ht => rw [leaves, List.length_append, sum, hs, ht]

open Classical in
/-- A way `total` to add all terms, that is additive and right where only one term is not zero,
gives what a tree with different names gives, if the other terms are put to zero. -/
theorem sum_eq_total {total : (ι → R) → R}
    (additive : ∀ x y : ι → R, total (fun i => x i + y i) = total x + total y)
    (single : ∀ i (x : ι → R), (∀ j, j ≠ i → x j = 0) → total x = x i)
    (x : ι → R) (distinct : t.leaves.Nodup) :
    t.sum x = total fun i => if i ∈ t.leaves then x i else 0 := by
  induction t with
  | leaf i =>
    simp only [leaves, List.mem_singleton]
    rw [single i _ fun j hj => if_neg hj, if_pos rfl]
    rfl
  | node s t hs ht =>
    obtain ⟨left, right, disjoint⟩ := List.nodup_append.1 distinct
    rw [sum, hs left, ht right, ← additive]
    refine congrArg total (funext fun i => ?_)
    simp only [leaves, List.mem_append]
    by_cases inside : i ∈ s.leaves
    · have outside : i ∉ t.leaves := fun h => disjoint i inside i h rfl
      rw [if_pos inside, if_neg outside, if_pos (.inl inside), Lean.Grind.Semiring.add_zero]
    · rw [if_neg inside, Lean.Grind.AddCommMonoid.zero_add]
      simp only [inside, false_or]

/-- A tree that adds all terms gives what any way to add them does, that is additive and right where
only one term is not zero. -/
theorem AddsAll.sum_eq_total {total : (ι → R) → R}
    (additive : ∀ x y : ι → R, total (fun i => x i + y i) = total x + total y)
    (single : ∀ i (x : ι → R), (∀ j, j ≠ i → x j = 0) → total x = x i)
    {x : ι → R} (h : t.AddsAll x) : t.sum x = total x := by
  rw [SumTree.sum_eq_total additive single x h.1]
  refine congrArg total (funext fun i => ?_)
  by_cases inside : i ∈ t.leaves
  · rw [if_pos inside]
  · rw [if_neg inside, h.2 i inside]

/-- **A tree that adds all of `n` terms gives their sum.** -/
theorem AddsAll.sum_eq {t : SumTree (Fin n)} {x : Fin n → R} (h : t.AddsAll x) :
    t.sum x = ∑ i, x i :=
  h.sum_eq_total sum_add fun i x => sum_eq_single i x

/-- A bias and a double sum is additive. -/
theorem biased_add (x y : Option (Fin m × Fin n) → R) :
    x none + y none + ∑ c, ∑ k, (x (some (c, k)) + y (some (c, k))) =
      x none + ∑ c, ∑ k, x (some (c, k)) + (y none + ∑ c, ∑ k, y (some (c, k))) := by
  simp only [sum_add]
  grobner

/-- A bias and a double sum in which only one term can differ from zero. -/
theorem biased_single (i : Option (Fin m × Fin n)) (x : Option (Fin m × Fin n) → R)
    (h : ∀ j, j ≠ i → x j = 0) : x none + ∑ c, ∑ k, x (some (c, k)) = x i := by
  obtain _ | ⟨c, k⟩ := i
  · rw [sum_eq_zero fun c => sum_eq_zero fun k => h _ (Option.some_ne_none _),
      Lean.Grind.Semiring.add_zero]
  · rw [h none (Option.some_ne_none _).symm, Lean.Grind.AddCommMonoid.zero_add,
      sum_eq_single c _ fun c' hc => sum_eq_zero fun k' => h _ fun e =>
        hc (congrArg Prod.fst (Option.some.inj e)),
      sum_eq_single k _ fun k' hk => h _ fun e => hk (congrArg Prod.snd (Option.some.inj e))]

/-- **A tree that adds a bias and all of `m * n` terms gives their sum.** -/
theorem AddsAll.sum_eq_biased {t : SumTree (Option (Fin m × Fin n))}
    {x : Option (Fin m × Fin n) → R} (h : t.AddsAll x) :
    t.sum x = x none + ∑ c, ∑ k, x (some (c, k)) :=
  h.sum_eq_total biased_add biased_single

end Semiring

/-- A tree that adds all terms adds all of their absolute values. -/
theorem AddsAll.abs {x : ι → ℝ} (h : t.AddsAll x) : t.AddsAll fun i => |x i| :=
  ⟨h.1, fun i hi => by
    show |x i| = 0
    rw [h.2 i hi, Real.abs_zero]⟩

/-! ### Heights of trees that add a term at most once -/

private theorem indicator_le_one (p : Prop) (decision : Decidable p) :
    (if p then 1 else 0) ≤ 1 := by
  split <;> decide

/-- `n` terms need a height of at most `n - 1`. -/
theorem height_lt {t : SumTree (Fin n)} (distinct : t.leaves.Nodup) : t.height < n := by
  have count : t.leaves.length ≤ n := by
    have most : t.sum (fun _ => 1) ≤ n * 1 := by
      rw [sum_eq_total sum_add (fun i x => sum_eq_single i x) _ distinct]
      exact sum_le_const fun i => indicator_le_one _ _
    rwa [sum_one, Nat.mul_one] at most
  rw [length_leaves] at count
  exact Nat.lt_of_le_of_lt t.height_le_additions count

/-- A bias and `m * n` terms need a height of at most `m * n`. -/
theorem height_le_mul {t : SumTree (Option (Fin m × Fin n))} (distinct : t.leaves.Nodup) :
    t.height ≤ m * n := by
  have count : t.leaves.length ≤ 1 + m * n := by
    have most : t.sum (fun _ => 1) ≤ 1 + m * (n * 1) := by
      rw [sum_eq_total biased_add biased_single _ distinct]
      exact Nat.add_le_add (indicator_le_one _ _)
        (sum_le_const fun c => sum_le_const fun k => indicator_le_one _ _)
    rwa [sum_one, Nat.mul_one] at most
  rw [length_leaves, Nat.add_comm] at count
  exact Nat.le_trans t.height_le_additions (Nat.le_of_add_le_add_left count)

/-! ### Orders of all terms -/

/-- An order of `n` terms has `n` different leaves. -/
theorem IsOrderOf.nodup {t : SumTree (Fin n)} (h : t.IsOrderOf) : t.leaves.Nodup := by
  refine h.nodup_iff.2 (List.pairwise_iff_getElem.2 fun i j hi hj hij e => ?_)
  rw [List.getElem_finRange, List.getElem_finRange] at e
  exact Nat.ne_of_lt hij (congrArg Fin.val e)

/-- **An order of `n` terms adds all of them**, whatever they are. -/
theorem IsOrderOf.addsAll [Lean.Grind.Semiring R] {t : SumTree (Fin n)} (h : t.IsOrderOf)
    (x : Fin n → R) : t.AddsAll x :=
  ⟨h.nodup, fun i hi => absurd (h.mem_iff.2 (List.mem_finRange i)) hi⟩

/-- An order of `n` terms makes `n - 1` additions. -/
theorem IsOrderOf.additions_eq {t : SumTree (Fin n)} (h : t.IsOrderOf) : t.additions + 1 = n := by
  rw [← length_leaves, h.length_eq, List.length_finRange]

end Fundamentals.SumTree
