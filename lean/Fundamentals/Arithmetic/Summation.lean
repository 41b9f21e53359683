/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Gamma
public import Fundamentals.Arithmetic.PairwiseSummation

/-!
# The error of a sum in any order

Each term of a sum goes through at most as many roundings as the tree is high. So the computed sum is
off by at most `((1 + u) ^ height - 1) * ∑ |x i|`, in whatever order it was added.

## Main statements
* `SumTree.abs_computed_sub_sum_le`: the bound, for every tree and every rounding.
* `SumTree.abs_computed_sub_sum_le_gamma`: at most `γ_height ∑ |x i|`, if `height * u < 1`.
* `SumTree.IsOrderOf.abs_computed_sub_sum_le`: at most `γ_{n-1} ∑ |x i|` for `n` terms in any order,
  `SumTree.AddsAll.abs_computed_sub_sum_le`: also if terms are left out that are zero.
* `SumTree.abs_computed_pairwise_sub_sum_le`: at most `γ_k ∑ |x i|` for up to `2 ^ k` terms, by
  halves.
* `SumTree.abs_computed_sub_sum_le_of_near`: the general bound, in which the terms are off themselves
  and additions may underflow; `SumTree.abs_computed_sub_sum_le_underflow`: with exact terms.
* `SumTree.exists_abs_computed_sub_sum_eq`: the bound is attained, for every tree.
* `SumTree.computed_recursive_absorbed`: `1 + u + … + u` gives 1, if `1 + u` is rounded to 1.

## References
* N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, second edition, SIAM 2002,
  sections 4.1 and 4.2.
-/

public section

namespace Fundamentals

variable {u η : ℝ} {fl : ℝ → ℝ} {ι : Type} {n : Nat}

/-- One rounding after another error: if `c` is within `e` of a number of size at most `s`, then
`fl c` is within `(1 + u) e + u s + η` of it. -/
theorem RoundingWithUnderflow.abs_sub_le_of_near (h : RoundingWithUnderflow u η fl)
    {c a e s : ℝ} (near : |c - a| ≤ e) (size : |a| ≤ s) :
    |fl c - a| ≤ (1 + u) * e + u * s + η := by
  have computed : |c| ≤ e + s := Real.le_trans
    (Real.sub_le_iff_le_add.1 (Real.abs_sub_abs_le c a)) (Real.add_le_add near size)
  calc |fl c - a| ≤ |fl c - c| + |c - a| := Real.abs_sub_le _ _ _
    _ ≤ u * |c| + η + e := Real.add_le_add (h.abs_sub_le c) near
    _ ≤ u * (e + s) + η + e := Real.add_le_add (Real.add_le_add
      (Real.mul_le_mul_of_nonneg_left computed h.nonneg) (Real.le_refl η)) (Real.le_refl e)
    _ = (1 + u) * e + u * s + η := by grobner

private theorem near_step (u a s : ℝ) :
    (1 + u) * ((a - 1) * s) + u * s = ((1 + u) * a - 1) * s := by grobner

/-- One rounding after another error, without underflow: if `c` is within `(a - 1) s` of a number of
size at most `s`, then `fl c` is within `((1 + u) a - 1) s` of it. -/
theorem Rounding.abs_sub_le_of_near (h : Rounding u fl) {c x a s : ℝ}
    (near : |c - x| ≤ (a - 1) * s) (size : |x| ≤ s) : |fl c - x| ≤ ((1 + u) * a - 1) * s := by
  have := (roundingWithUnderflow_zero.2 h).abs_sub_le_of_near near size
  rwa [Real.add_zero, near_step] at this

/-- To multiply by `1 + u` is a rounding. -/
theorem rounding_mul (hu : 0 ≤ u) (hu' : u < 1) : Rounding u fun x => (1 + u) * x :=
  ⟨hu, hu', fun x => by
    rw [Real.add_mul, Real.one_mul, Real.add_sub_cancel_left, Real.abs_mul, Real.abs_of_nonneg hu]
    exact Real.le_refl _⟩

namespace SumTree

variable {x y : ι → ℝ}

/-! ### The bound for one tree -/

private theorem bound_mono {a p q s k : ℝ} (ha : 0 ≤ a) (hs : 0 ≤ s) (hk : 0 ≤ k) (h : p ≤ q) :
    (a * p - 1) * s + p * k ≤ (a * q - 1) * s + q * k :=
  Real.add_le_add (Real.mul_le_mul_of_nonneg_right (Real.sub_le_sub
    (Real.mul_le_mul_of_nonneg_left h ha) (Real.le_refl 1)) hs)
    (Real.mul_le_mul_of_nonneg_right h hk)

/-- The relative part of the bound, one level up. -/
private theorem bound_step (a u p S T K L : ℝ) :
    (1 + u) * ((a * p - 1) * S + p * K + ((a * p - 1) * T + p * L)) + u * (S + T) =
      (a * (p * (1 + u)) - 1) * (S + T) + p * (1 + u) * (K + L) := by
  rw [Real.add_add_add_comm, ← Real.mul_add, ← Real.mul_add, Real.mul_add (1 + u), Real.add_assoc,
    Real.add_comm ((1 + u) * (p * (K + L))), ← Real.add_assoc, near_step,
    ← Real.mul_assoc (1 + u) p, Real.mul_comm (1 + u) p, Real.mul_comm (1 + u), Real.mul_assoc a]

/-- What the leaves and the additions contribute, with one addition more. -/
private theorem count_step (l l' m m' d η : ℝ) :
    l * d + m * η + (l' * d + m' * η) + η = (l + l') * d + (m + m' + 1) * η := by
  rw [Real.add_add_add_comm, ← Real.add_mul, ← Real.add_mul, Real.add_mul (m + m'), Real.one_mul,
    Real.add_assoc]

/-- **The error of a sum whose terms are off, too**: if each term that is added is within
`(a - 1) |x i| + d` of `x i`, with `a ≥ 1` and `d ≥ 0`, and additions are rounded with underflow, then
the computed sum differs from that of the `x i` by at most

  `(a (1 + u) ^ height - 1) ∑ |x i| + (1 + u) ^ height (d * leaves + η * additions)`. -/
theorem abs_computed_sub_sum_le_of_near (h : RoundingWithUnderflow u η fl) {a d : ℝ} (ha : 1 ≤ a)
    (hd : 0 ≤ d) (near : ∀ i, |y i - x i| ≤ (a - 1) * |x i| + d) (t : SumTree ι) :
    |t.computed fl y - t.sum x| ≤
      (a * (1 + u) ^ t.height - 1) * t.sum (fun i => |x i|) +
        (1 + u) ^ t.height * (t.leaves.length * d + t.additions * η) := by
  have hη := h.underflow_nonneg
  have ha' : 0 ≤ a := Real.le_trans Real.zero_le_one ha
  have hu := one_le_one_add h.nonneg
  have absolute (t : SumTree ι) : 0 ≤ t.leaves.length * d + t.additions * η :=
    Real.add_nonneg (Real.mul_nonneg (Real.natCast_nonneg _) hd)
      (Real.mul_nonneg (Real.natCast_nonneg _) hη)
  induction t with
  | leaf i =>
    refine Real.le_trans (near i) (Real.le_of_eq ?_)
    simp only [leaves, additions, height, sum, List.length_singleton, Real.natCast_zero,
      Real.natCast_one, Real.pow_zero, Real.mul_one, Real.one_mul, Real.zero_mul, Real.add_zero]
  | node s t hs ht =>
    have left := Real.le_trans hs (bound_mono ha' (sum_abs_nonneg x s) (absolute s)
      (Real.pow_le_pow_right hu (Nat.le_max_left s.height t.height)))
    have right := Real.le_trans ht (bound_mono ha' (sum_abs_nonneg x t) (absolute t)
      (Real.pow_le_pow_right hu (Nat.le_max_right s.height t.height)))
    have power := Real.one_le_pow hu (max s.height t.height + 1)
    have size := abs_sum_le x (node s t)
    have both : |s.computed fl y + t.computed fl y - (s.sum x + t.sum x)| ≤
        |s.computed fl y - s.sum x| + |t.computed fl y - t.sum x| := by
      rw [Real.add_sub_add_comm]
      exact Real.abs_add_le _ _
    have rounded := h.abs_sub_le_of_near
      (Real.le_trans both (Real.add_le_add left right)) size
    have carried := Real.mul_le_mul_of_nonneg_right power hη
    rw [Real.pow_succ, Real.one_mul] at carried
    refine Real.le_trans rounded ?_
    simp only [sum, leaves, additions, height, List.length_append, Real.natCast_add,
      Real.natCast_one, Real.pow_succ]
    rw [bound_step, ← count_step, Real.mul_add _ _ η, ← Real.add_assoc (_ * _) (_ * _)]
    exact Real.add_le_add (Real.le_refl _) carried

/-- **The error of a sum, for every tree** of height `h` and every rounding with the unit `u`: the
computed sum differs from the sum by at most `((1 + u) ^ h - 1) ∑ |x i|`. -/
theorem abs_computed_sub_sum_le (h : Rounding u fl) (x : ι → ℝ) (t : SumTree ι) :
    |t.computed fl x - t.sum x| ≤ ((1 + u) ^ t.height - 1) * t.sum fun i => |x i| := by
  have exact (i) : |x i - x i| ≤ (1 - 1) * |x i| + 0 := by
    rw [Real.sub_self, Real.sub_self, Real.zero_mul, Real.zero_add, Real.abs_zero]
    exact Real.le_refl 0
  have bound := abs_computed_sub_sum_le_of_near (roundingWithUnderflow_zero.2 h)
    (Real.le_refl 1) (Real.le_refl 0) exact t
  simpa only [Real.one_mul, Real.mul_zero, Real.add_zero] using bound

/-- **The error of a sum with underflow**, for every tree: if a rounding has the absolute term `η`,
then each addition contributes at most `(1 + u) ^ height * η`. -/
theorem abs_computed_sub_sum_le_underflow (h : RoundingWithUnderflow u η fl) (x : ι → ℝ)
    (t : SumTree ι) :
    |t.computed fl x - t.sum x| ≤ ((1 + u) ^ t.height - 1) * t.sum (fun i => |x i|) +
      (1 + u) ^ t.height * (t.additions * η) := by
  have exact (i) : |x i - x i| ≤ (1 - 1) * |x i| + 0 := by
    rw [Real.sub_self, Real.sub_self, Real.zero_mul, Real.zero_add, Real.abs_zero]
    exact Real.le_refl 0
  have bound := abs_computed_sub_sum_le_of_near h (Real.le_refl 1) (Real.le_refl 0) exact t
  simpa only [Real.one_mul, Real.mul_zero, Real.zero_add] using bound

/-- **The error of a sum, with `γ`**: for every tree of height `h`, if `h u < 1`, the computed sum
differs from the sum by at most `γ_h ∑ |x i|`. -/
theorem abs_computed_sub_sum_le_gamma (h : Rounding u fl) (x : ι → ℝ) (t : SumTree ι)
    (small : t.height * u < 1) :
    |t.computed fl x - t.sum x| ≤ gamma u t.height * t.sum fun i => |x i| :=
  Real.le_trans (abs_computed_sub_sum_le h x t) (Real.mul_le_mul_of_nonneg_right
    (one_add_pow_sub_one_le_gamma h.nonneg small) (sum_abs_nonneg x t))

/-! ### The bound for `n` terms -/

/-- **The error of a sum of `n` terms in any order in which each stands at most once**, and what is
left out is zero: at most `γ_{n-1} ∑ |x i|`, if `(n - 1) u < 1`. -/
theorem AddsAll.abs_computed_sub_sum_le (h : Rounding u fl) {x : Fin n → ℝ} {t : SumTree (Fin n)}
    (ht : t.AddsAll x) (small : (n - 1 : Nat) * u < 1) :
    |t.computed fl x - ∑ i, x i| ≤ gamma u (n - 1) * ∑ i, |x i| := by
  have low : t.height ≤ n - 1 := Nat.le_sub_one_of_lt (height_lt ht.1)
  have below := natCast_mul_le_natCast_mul h.nonneg low
  rw [← ht.sum_eq, ← ht.abs.sum_eq]
  exact Real.le_trans (abs_computed_sub_sum_le_gamma h x t (Real.lt_of_le_of_lt below small))
    (Real.mul_le_mul_of_nonneg_right (gamma_mono h.nonneg low small) (sum_abs_nonneg x t))

/-- **The error of a sum in any order** (Higham, section 4.2): for `n` terms, every order in which
they are added, and every rounding with the unit `u`, if `(n - 1) u < 1`, then

  `|computed - ∑ x i| ≤ γ_{n-1} ∑ |x i|`. -/
theorem IsOrderOf.abs_computed_sub_sum_le (h : Rounding u fl) (x : Fin n → ℝ)
    {t : SumTree (Fin n)} (ht : t.IsOrderOf) (small : (n - 1 : Nat) * u < 1) :
    |t.computed fl x - ∑ i, x i| ≤ gamma u (n - 1) * ∑ i, |x i| :=
  AddsAll.abs_computed_sub_sum_le h (ht.addsAll x) small

/-- **The error of pairwise summation**: for `n + 1 ≤ 2 ^ k` terms, if `k u < 1`, at most
`γ_k ∑ |x i|`. -/
theorem abs_computed_pairwise_sub_sum_le (h : Rounding u fl) {k : Nat} (x : Fin (n + 1) → ℝ)
    (count : n + 1 ≤ 2 ^ k) (small : k * u < 1) :
    |(pairwise n fun i => i).computed fl x - ∑ i, x i| ≤ gamma u k * ∑ i, |x i| := by
  have ht := (isOrderOf_pairwise n).addsAll x
  have low := (height_pairwise_le_iff n k fun i => i).2 count
  have below := natCast_mul_le_natCast_mul h.nonneg low
  rw [← ht.sum_eq, ← ht.abs.sum_eq]
  exact Real.le_trans (abs_computed_sub_sum_le_gamma h x _ (Real.lt_of_le_of_lt below small))
    (Real.mul_le_mul_of_nonneg_right (gamma_mono h.nonneg low small) (sum_abs_nonneg x _))

/-! ### The bound is sharp -/

/-- Without rounding, the sum is computed. -/
theorem computed_id (x : ι → ℝ) (t : SumTree ι) : t.computed (fun z => z) x = t.sum x := by
  induction t with
  | leaf i => rfl
  | node s t hs ht =>
    rw [computed_node, hs, ht]
    rfl

/-- Of terms that are zero, a machine that multiplies by `1 + u` computes 0. -/
theorem computed_mul_eq_zero (u : ℝ) (t : SumTree ι) (h : ∀ i ∈ t.leaves, x i = 0) :
    t.computed (fun z => (1 + u) * z) x = 0 := by
  induction t with
  | leaf i => exact h i (List.mem_singleton.2 rfl)
  | node s t hs ht =>
    rw [computed_node, hs fun i hi => h i (List.mem_append_left _ hi),
      ht fun i hi => h i (List.mem_append_right _ hi), Real.add_zero]
    exact Real.mul_zero _

/-- In each tree whose leaves differ there is a term that a machine that multiplies by `1 + u`
multiplies by `(1 + u) ^ height`, if all others are zero. -/
theorem exists_computed_mul_eq (t : SumTree ι) (distinct : t.leaves.Nodup) :
    ∃ i ∈ t.leaves, ∀ (u : ℝ) (x : ι → ℝ), (∀ j, j ≠ i → x j = 0) →
      t.computed (fun z => (1 + u) * z) x = (1 + u) ^ t.height * x i := by
  induction t with
  | leaf i =>
    refine ⟨i, List.mem_singleton.2 rfl, fun u x _ => ?_⟩
    rw [height, Real.pow_zero, Real.one_mul]
    rfl
  | node s t hs ht =>
    obtain ⟨left, right, disjoint⟩ := List.nodup_append.1 distinct
    obtain h | h := Nat.le_total t.height s.height
    · obtain ⟨i, hi, eq⟩ := hs left
      refine ⟨i, List.mem_append_left _ hi, fun u x hx => ?_⟩
      rw [computed_node, height, eq u x hx, Nat.max_eq_left h, computed_mul_eq_zero u t fun j hj =>
        hx j (disjoint i hi j hj).symm, Real.add_zero, Real.pow_succ, Real.mul_comm _ (1 + u)]
      exact (Real.mul_assoc _ _ _).symm
    · obtain ⟨i, hi, eq⟩ := ht right
      refine ⟨i, List.mem_append_right _ hi, fun u x hx => ?_⟩
      rw [computed_node, height, eq u x hx, Nat.max_eq_right h, computed_mul_eq_zero u s fun j hj =>
        hx j (disjoint j hj i hi), Real.zero_add, Real.pow_succ, Real.mul_comm _ (1 + u)]
      exact (Real.mul_assoc _ _ _).symm

/-- **The bound is attained**: for every unit `0 ≤ u < 1` and every tree whose leaves differ, of
height `h`, there are a rounding and terms with `∑ |x i| = 1` for which the computed sum is off by
exactly `(1 + u) ^ h - 1`. -/
theorem exists_abs_computed_sub_sum_eq (hu : 0 ≤ u) (hu' : u < 1) (t : SumTree ι)
    (distinct : t.leaves.Nodup) :
    ∃ fl x, Rounding u fl ∧ t.sum (fun i => |x i|) = 1 ∧
      |t.computed fl x - t.sum x| = (1 + u) ^ t.height - 1 := by
  classical
  obtain ⟨i, hi, eq⟩ := exists_computed_mul_eq t distinct
  let x : ι → ℝ := fun j => if j = i then 1 else 0
  have one : x i = 1 := if_pos rfl
  have rest : ∀ j, j ≠ i → x j = 0 := fun j hj => if_neg hj
  have adds (y : ι → ℝ) (hy : ∀ j, j ≠ i → y j = 0) : t.sum y = y i := by
    have := eq 0 y hy
    simpa only [Real.add_zero, Real.one_mul, Real.one_pow, computed_id] using this
  have power := Real.one_le_pow (one_le_one_add hu) t.height
  refine ⟨_, x, rounding_mul hu hu', ?_, ?_⟩
  · rw [adds _ fun j hj => by rw [rest j hj, Real.abs_zero], one, Real.abs_one]
  · rw [eq u x rest, adds x rest, one, Real.mul_one, Real.abs_of_nonneg (Real.sub_nonneg.2 power)]

/-- **A sum that stands still**: if `1 + u` is rounded to 1, as it is by rounding to nearest
(`roundToNearest_one_add`), then `1 + u + … + u`, added one after the other, is computed as 1. -/
theorem computed_recursive_absorbed (absorbed : fl (1 + u) = 1) (f : Fin (n + 1) → ι)
    (first : x (f 0) = 1) (rest : ∀ i : Fin n, x (f i.succ) = u) :
    (recursive f).computed fl x = 1 := by
  induction n with
  | zero => exact first
  | succ n ih =>
    rw [recursive, computed_node, ih (fun i => f i.castSucc) first fun i => rest i.castSucc,
      show (leaf (f (Fin.last (n + 1)))).computed fl x = u from rest (Fin.last n), absorbed]

/-- **A sum that is off by half of `height * u * ∑ |x i|`**: if `1 + u` is rounded to 1 and `n u ≤ 1`,
then the error of `1 + u + … + u`, with `n` terms `u`, added one after the other, is `n u`; this is at
least one half of `height * u * ∑ |x i|`, which the bound is but for higher powers of `u`. -/
theorem abs_computed_recursive_absorbed (hu : 0 ≤ u) (absorbed : fl (1 + u) = 1) (small : n * u ≤ 1)
    {x : Fin (n + 1) → ℝ} (first : x 0 = 1) (rest : ∀ i : Fin n, x i.succ = u) :
    |(recursive fun i => i).computed fl x - ∑ i, x i| = n * u ∧
      1 / 2 * (n * u * ∑ i, |x i|) ≤ n * u := by
  have total : ∑ i, x i = 1 + n * u := by
    rw [sum_succ_first, first, sum_congr rest, sum_const]
  have size : ∑ i, |x i| = 1 + n * u := by
    rw [← total]
    refine sum_congr fun i => ?_
    refine Real.abs_of_nonneg ?_
    cases i using Fin.cases with
    | zero => rw [first]; exact Real.zero_le_one
    | succ i => rw [rest i]; exact hu
  have nonneg : 0 ≤ n * u := Real.mul_nonneg (Real.natCast_nonneg n) hu
  rw [computed_recursive_absorbed absorbed _ first rest, size, total]
  generalize (n : ℝ) * u = a at *
  refine ⟨?_, ?_⟩
  · rw [Real.abs_sub_comm, Real.add_sub_cancel_left, Real.abs_of_nonneg nonneg]
  · have square := Real.mul_le_mul_of_nonneg_left small nonneg
    rw [Real.mul_one] at square
    rw [Real.mul_add, Real.mul_one]
    refine Real.le_trans (Real.mul_le_mul_of_nonneg_left (Real.add_le_add (Real.le_refl a) square)
      (Real.le_of_lt (Real.half_pos Real.zero_lt_one))) (Real.le_of_eq ?_)
    rw [← Real.two_mul, ← Real.mul_assoc, Real.div_mul_cancel 1 (Real.ne_of_gt Real.zero_lt_two),
      Real.one_mul]

end SumTree

end Fundamentals
