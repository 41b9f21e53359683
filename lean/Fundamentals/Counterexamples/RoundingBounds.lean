/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.ConvLayer

/-!
# Where the bounds of rounding end

The constant `γ_n = n u / (1 - n u)` is a bound only for `n u < 1`: with `u = 3/4` and `n = 2` it is
`-3`. And a bound for the error of a sum needs the sum of the absolute values: where terms cancel, the
error is no small part of the sum itself.

## Main statements
* `gamma_three_quarters`: `γ_2 = -3` for `u = 3/4`.
* `prod_needs_small`, `sum_needs_small`, `dot_needs_small`, `convLayer_needs_small`: without
  `n u < 1` the bounds with `γ_n` fail.
* `sum_needs_absolute_values`: `γ_{n-1} |∑ x i|` is no bound.
* `sum_needs_all_terms`: nor is there one if a term is left out that is not zero.
* `sum_needs_no_term_twice`: nor if a term is added twice.
-/

public section

namespace Fundamentals.Counterexamples

open SumTree

/-- For `u = 3/4` the constant `γ_2` is negative. -/
theorem gamma_three_quarters : gamma (3 / 4) 2 = -3 := by
  rw [gamma, Real.natCast_ofNat]
  exact (Real.div_eq_iff (by grobner)).2 (by grobner)

/-- So nothing is at most `γ_2` times a positive number. -/
theorem not_abs_le_gamma_mul (e : ℝ) {s : ℝ} (hs : 0 < s) : ¬|e| ≤ gamma (3 / 4) 2 * s := by
  rw [gamma_three_quarters, Real.mul_comm]
  exact fun h => Real.not_lt.2 (Real.le_trans (Real.abs_nonneg e) h)
    (Real.mul_neg_of_pos_of_neg hs (Real.neg_pos.1 (by
      rw [Real.neg_neg]
      exact Real.ofNat_pos 3 (by decide))))

/-- The first of some terms is 1, the others are 0. -/
@[expose] noncomputable def firstOne {n : Nat} : Fin (n + 1) → ℝ := fun i => if i = 0 then 1 else 0

private theorem sum_firstOne_pos {n : Nat} {f : ℝ → ℝ} (h0 : ∀ x, 0 ≤ f x) (h1 : 0 < f 1) :
    0 < ∑ i : Fin (n + 1), f (firstOne i) :=
  Real.lt_of_lt_of_le (by rwa [show f (firstOne (0 : Fin (n + 1))) = f 1 from rfl])
    (single_le_sum (fun i => h0 (firstOne i)) 0)

/-- To multiply by 7/4 is a rounding with the unit 3/4. -/
theorem rounding_three_quarters : Rounding (3 / 4) fun x => (1 + 3 / 4) * x :=
  rounding_mul
    (Real.le_of_lt (Real.div_pos (Real.ofNat_pos 3 (by decide)) (Real.ofNat_pos 4 (by decide))))
    ((Real.div_lt_one (Real.ofNat_pos 4 (by decide))).2 (Real.ofNat_lt 3 4 (by decide)))

/-- **`n u < 1` is needed for a product of rounding factors**: for `u = 3/4` and two factors `1 + 0`,
the product is 1, but `γ_2 = -3`. -/
theorem prod_needs_small :
    ¬|prod (fun i : Fin 2 => (1 + 0 : ℝ) ^ (fun _ => 1 : Fin 2 → Int) i) - 1| ≤ gamma (3 / 4) 2 := by
  have := not_abs_le_gamma_mul (prod (fun i : Fin 2 => (1 + 0 : ℝ) ^ (fun _ => 1 : Fin 2 → Int) i) - 1)
    Real.zero_lt_one
  rwa [Real.mul_one] at this

/-- **`(n - 1) u < 1` is needed for a sum**: for `u = 3/4` and the three terms 1, 0, 0, added one after
the other, `γ_2 ∑ |x i| = -3`. -/
theorem sum_needs_small :
    Rounding (3 / 4) (fun x => (1 + 3 / 4) * x) ∧
      (recursive fun i : Fin 3 => i).IsOrderOf ∧
      ¬|(recursive fun i : Fin 3 => i).computed (fun x => (1 + 3 / 4) * x) firstOne -
          ∑ i : Fin 3, firstOne i| ≤ gamma (3 / 4) (3 - 1) * ∑ i : Fin 3, |firstOne i| :=
  ⟨rounding_three_quarters, isOrderOf_recursive 2, not_abs_le_gamma_mul _
    (sum_firstOne_pos Real.abs_nonneg (by rw [Real.abs_one]; exact Real.zero_lt_one))⟩

/-- **`n u < 1` is needed for a dot product**: for `u = 3/4` and two products, 1 and 0. -/
theorem dot_needs_small :
    Rounding (3 / 4) (fun x => (1 + 3 / 4) * x) ∧
      (recursive fun i : Fin 2 => i).IsOrderOf ∧
      ¬|(recursive fun i : Fin 2 => i).computed (fun x => (1 + 3 / 4) * x)
            (roundedProduct (fun x => (1 + 3 / 4) * x) (fun _ => false) firstOne firstOne) -
          ∑ i : Fin 2, firstOne i * firstOne i| ≤
        gamma (3 / 4) 2 * ∑ i : Fin 2, |firstOne i * firstOne i| :=
  ⟨rounding_three_quarters, isOrderOf_recursive 1, not_abs_le_gamma_mul _
    (sum_firstOne_pos (f := fun x => |x * x|) (fun _ => Real.abs_nonneg _)
    (by show 0 < |(1 : ℝ) * 1|; rw [Real.mul_one, Real.abs_one]; exact Real.zero_lt_one))⟩

/-- The bias and the only product of a layer with one in-channel and one tap. -/
@[expose] noncomputable def twoTerms : SumTree (Option (Fin 1 × Fin 1)) :=
  node (leaf none) (leaf (some (0, 0)))

/-- The two terms are all that there are. -/
theorem addsAll_twoTerms (x : Option (Fin 1 × Fin 1) → ℝ) : twoTerms.AddsAll x := by
  refine ⟨by decide, fun i hi => absurd ?_ hi⟩
  obtain _ | ⟨c, k⟩ := i
  · exact .head _
  · obtain rfl : c = 0 := Subsingleton.elim _ _
    obtain rfl : k = 0 := Subsingleton.elim _ _
    exact .tail _ (.head _)

/-- **`(C K + 1) u < 1` is needed for the layer**: for `u = 3/4`, one in-channel, one tap 1, the bias
1 and the input 1. -/
theorem convLayer_needs_small :
    Rounding (3 / 4) (fun x => (1 + 3 / 4) * x) ∧
      twoTerms.AddsAll (convTerms 1 1 (O := 1) (L := 1) (fun _ _ _ => (1 : ℝ)) (fun _ => 1)
        (fun _ _ => 1) 0 ⟨0, by decide⟩) ∧
      ¬|twoTerms.computed (fun x => (1 + 3 / 4) * x)
            (convRoundedTerms (fun x => (1 + 3 / 4) * x) (fun _ => false) 1 1 (O := 1) (L := 1)
              (fun _ _ _ => 1) (fun _ => 1) (fun _ _ => 1) 0 ⟨0, by decide⟩) -
          convLayer 1 1 (O := 1) (C := 1) (K := 1) (L := 1) (fun _ _ _ => (1 : ℝ)) (fun _ => 1)
            (fun _ _ => 1) 0 ⟨0, by decide⟩| ≤
        gamma (3 / 4) (1 * 1 + 1) * (|1| + ∑ _c : Fin 1, ∑ _i : Fin 1, |1| * |1|) := by
  refine ⟨rounding_three_quarters, addsAll_twoTerms _, not_abs_le_gamma_mul _ ?_⟩
  rw [sum_one_length, sum_one_length, Real.abs_one, Real.mul_one]
  exact Real.add_pos Real.zero_lt_one Real.zero_lt_one

/-- A rounding with the unit 1/8 that takes 9/8 to 1 and leaves all other numbers as they are. -/
@[expose] noncomputable def absorbing (x : ℝ) : ℝ := if x = 1 + 1 / 8 then 1 else x

private theorem eighth_pos : (0 : ℝ) < 1 / 8 := Real.one_div_pos.2 (Real.ofNat_pos 8 (by decide))

private theorem eighth_lt_one : (1 : ℝ) / 8 < 1 :=
  (Real.div_lt_one (Real.ofNat_pos 8 (by decide))).2 (Real.ofNat_lt 1 8 (by decide))

/-- It is a rounding. -/
theorem rounding_absorbing : Rounding (1 / 8) absorbing := by
  have nonneg := Real.le_of_lt eighth_pos
  refine ⟨nonneg, eighth_lt_one, fun x => ?_⟩
  rw [absorbing]
  split
  · subst x
    rw [Real.abs_sub_comm, Real.add_sub_cancel_left, Real.abs_of_nonneg nonneg,
      Real.abs_of_nonneg (Real.add_nonneg Real.zero_le_one nonneg), Real.mul_add, Real.mul_one]
    exact Real.le_of_lt (Real.lt_add_of_pos _ (Real.mul_pos eighth_pos eighth_pos))
  · rw [Real.sub_self, Real.abs_zero]
    exact Real.mul_nonneg nonneg (Real.abs_nonneg _)

/-- The terms 1, 1/8 and -1, which nearly cancel. -/
@[expose] noncomputable def cancelling : Fin 3 → ℝ :=
  fun i => if i = 0 then 1 else if i = 1 then 1 / 8 else -1

/-- **The sum of the absolute values is needed**: the terms 1, 1/8, -1, added one after the other by
a rounding with the unit 1/8 that takes 9/8 to 1, give 0 in place of 1/8. The error 1/8 is more than
`γ_2 |∑ x i| = 1/24`. -/
theorem sum_needs_absolute_values :
    Rounding (1 / 8) absorbing ∧
      (recursive fun i : Fin 3 => i).IsOrderOf ∧
      ((3 - 1 : Nat) : ℝ) * (1 / 8) < 1 ∧
      ∑ i, cancelling i = 1 / 8 ∧
      (recursive fun i : Fin 3 => i).computed absorbing cancelling = 0 ∧
      ¬|(recursive fun i : Fin 3 => i).computed absorbing cancelling - ∑ i, cancelling i| ≤
        gamma (1 / 8) (3 - 1) * |∑ i, cancelling i| := by
  have first : absorbing (1 + 1 / 8) = 1 := if_pos rfl
  have second : absorbing (1 + -1) = 0 := by
    rw [absorbing, if_neg (by grobner), ← Real.sub_eq_add_neg, Real.sub_self]
  have total : ∑ i, cancelling i = 1 / 8 := by
    show 0 + (1 : ℝ) + 1 / 8 + -1 = 1 / 8
    rw [Real.zero_add, ← Real.sub_eq_add_neg, Real.add_sub_cancel_left]
  have computed : (recursive fun i : Fin 3 => i).computed absorbing cancelling = 0 := by
    show absorbing (absorbing (1 + 1 / 8) + -1) = 0
    rw [first, second]
  have small : (2 : ℝ) * (1 / 8) < 1 := by
    rw [← Real.mul_div_assoc, Real.mul_one]
    exact (Real.div_lt_one (Real.ofNat_pos 8 (by decide))).2 (Real.ofNat_lt 2 8 (by decide))
  refine ⟨rounding_absorbing, isOrderOf_recursive 2, ?_, total, computed, ?_⟩
  · rwa [show ((3 - 1 : Nat) : ℝ) = 2 from Real.natCast_ofNat 2]
  have third : gamma (1 / 8) (3 - 1) = 1 / 3 := by
    rw [gamma, Real.natCast_ofNat]
    exact (Real.div_eq_iff (Real.ne_of_gt (Real.sub_pos.2 small))).2 (by grobner)
  have third_lt_one : (1 : ℝ) / 3 < 1 :=
    (Real.div_lt_one (Real.ofNat_pos 3 (by decide))).2 (Real.ofNat_lt 1 3 (by decide))
  have less := Real.mul_lt_mul_of_pos_right third_lt_one eighth_pos
  rw [Real.one_mul] at less
  rw [computed, total, third, Real.zero_sub, Real.abs_neg, Real.abs_of_pos eighth_pos]
  exact Real.not_le.2 less

/-- No rounding is a rounding with the unit 0. -/
theorem rounding_exact : Rounding 0 fun x => x := by
  refine ⟨Real.le_refl _, Real.zero_lt_one, fun x => ?_⟩
  rw [Real.sub_self, Real.abs_zero, Real.zero_mul]
  exact Real.le_refl _

/-- **All terms that are not zero are needed**: a tree that leaves out the second of the terms 1 and
1, and has none twice, is off by 1, without any rounding. -/
theorem sum_needs_all_terms :
    Rounding 0 (fun x => x) ∧
      (leaf (0 : Fin 2)).leaves.Nodup ∧
      ¬|(leaf (0 : Fin 2)).computed (fun x => x) (fun _ => 1) - ∑ _i : Fin 2, 1| ≤
        gamma 0 (2 - 1) * ∑ _i : Fin 2, |1| := by
  refine ⟨rounding_exact, by decide, ?_⟩
  rw [show (leaf (0 : Fin 2)).computed (fun x => x) (fun _ => 1) = 1 from rfl,
    show ∑ _i : Fin 2, (1 : ℝ) = 0 + 1 + 1 from rfl, gamma, Real.mul_zero, Real.zero_div,
    Real.zero_mul, Real.zero_add, Real.abs_sub_comm, Real.add_sub_cancel_left, Real.abs_one]
  exact Real.not_le.2 Real.zero_lt_one

/-- **No term may stand twice**: a tree that adds the only term, a 1, to itself leaves out none, and
is off by 1, without any rounding. -/
theorem sum_needs_no_term_twice :
    Rounding 0 (fun x => x) ∧
      (∀ i, i ∉ (node (leaf (0 : Fin 1)) (leaf 0)).leaves → (1 : ℝ) = 0) ∧
      ¬|(node (leaf (0 : Fin 1)) (leaf 0)).computed (fun x => x) (fun _ => 1) - ∑ _i : Fin 1, 1| ≤
        gamma 0 (1 - 1) * ∑ _i : Fin 1, |1| := by
  refine ⟨rounding_exact, by decide, ?_⟩
  rw [show (node (leaf (0 : Fin 1)) (leaf 0)).computed (fun x => x) (fun _ => 1) = 1 + 1 from rfl,
    show ∑ _i : Fin 1, (1 : ℝ) = 0 + 1 from rfl, gamma, Real.mul_zero, Real.zero_div,
    Real.zero_mul, Real.zero_add, Real.add_sub_cancel_left, Real.abs_one]
  exact Real.not_le.2 Real.zero_lt_one

end Fundamentals.Counterexamples
