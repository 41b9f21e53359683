/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Integral.Riemann
public import Fundamentals.Real.Sqrt
import Fundamentals.Real.Supremum

/-!
# Bounded and not integrable: Dirichlet's function

The function that is 1 at the rational numbers and 0 elsewhere is bounded, but not Riemann
integrable over any interval `[a, b]`, `a < b`: with rational tags its Riemann sums over `[a, b]`
are `b - a`, and with irrational tags they are 0, however fine the partition.

## Main definitions
- `dirichlet`: Dirichlet's function.

## Main statements
- `abs_dirichlet_le_one`, `not_integrableOn_dirichlet`: it is bounded and not integrable.
- `sqrt_two_irrational`, `exists_irrational_btwn`: irrational numbers lie dense; the rational ones
  do by `Real.exists_rat_btwn`.
-/

public section

namespace Fundamentals.Counterexamples

open Real (ofRat)
open scoped Real

variable {a b x y : ℝ}

/-! ### Irrational numbers -/

/-- No integers `m` and `n ≠ 0` without a common factor have `m² = 2 n²`: both would be even. -/
private theorem mul_self_ne_two_mul {m : Int} {n : Nat} (coprime : m.natAbs.Coprime n) :
    m * m ≠ 2 * (n * n) := by
  intro h
  obtain ⟨k, rfl | rfl⟩ : ∃ k, m = 2 * k ∨ m = 2 * k + 1 := ⟨m / 2, by lia⟩
  · obtain ⟨j, rfl | rfl⟩ : ∃ j, n = 2 * j ∨ n = 2 * j + 1 := ⟨n / 2, by lia⟩
    · have common : 2 ∣ Nat.gcd (2 * k).natAbs (2 * j) :=
        Nat.dvd_gcd (by lia) (Nat.dvd_mul_right 2 j)
      rw [coprime] at common
      lia
    · have half : 2 * (k * k) = 2 * (2 * (j * j) + 2 * j) + 1 := by grind only
      lia
  · have odd : 2 * (2 * (k * k) + 2 * k) + 1 = 2 * ((n : Int) * n) := by grind only
    lia

/-- A rational number is a fraction. -/
private theorem mul_den_eq_num (q : Rat) : q * q.den = q.num := by
  have nonzero : (q.den : Rat) ≠ 0 := fun h => q.den_nz (Rat.natCast_inj.1 h)
  have fraction := q.num_divInt_den
  rw [Rat.divInt_eq_div, Rat.intCast_natCast] at fraction
  grind only

/-- **The square root of 2 is irrational.** -/
theorem sqrt_two_irrational (q : Rat) : √2 ≠ ofRat q := by
  intro h
  have square : q * q = 2 := by
    rw [← Real.ofRat_inj, Real.ofRat_mul, ← h, Real.mul_self_sqrt (by grind only)]
    rfl
  refine mul_self_ne_two_mul q.reduced (Rat.intCast_inj.1 ?_)
  simp only [Rat.intCast_mul, Rat.intCast_natCast, ← mul_den_eq_num q]
  grind only

/-- **Irrational numbers lie dense**: between any two reals there is an irrational number. -/
theorem exists_irrational_btwn (h : x < y) : ∃ t, x < t ∧ t < y ∧ ∀ q, t ≠ ofRat q := by
  have positive : 0 < √2 := Real.sqrt_pos.2 (by grind only)
  -- a rational number other than 0 between `x / √2` and `y / √2`, times `√2`
  obtain ⟨p, hp, hp'⟩ := Real.exists_rat_btwn (Real.div_lt_div_of_pos_right h positive)
  obtain ⟨r, hr, hr'⟩ := Real.exists_rat_btwn hp'
  obtain ⟨s, hs, hs', nonzero⟩ : ∃ s, x / √2 < ofRat s ∧ ofRat s < y / √2 ∧ ofRat s ≠ 0 := by
    by_cases zero : ofRat p = 0
    · exact ⟨r, by grind only, hr', by grind only⟩
    · exact ⟨p, hp, hp', zero⟩
  refine ⟨ofRat s * √2, (Real.div_lt_iff positive).1 hs, (Real.lt_div_iff positive).1 hs',
    fun q hq => sqrt_two_irrational (q / s) ?_⟩
  rw [Real.ofRat_div, Real.eq_div_iff nonzero, Real.mul_comm, hq]

/-! ### Dirichlet's function -/

open Classical in
/-- Dirichlet's function: 1 at the rational numbers, 0 at the irrational ones. -/
@[expose] noncomputable def dirichlet (x : ℝ) : ℝ := if ∃ q, x = ofRat q then 1 else 0

theorem dirichlet_ofRat (q : Rat) : dirichlet (ofRat q) = 1 := if_pos ⟨q, rfl⟩

theorem dirichlet_of_irrational (h : ∀ q, x ≠ ofRat q) : dirichlet x = 0 :=
  if_neg fun ⟨q, hq⟩ => h q hq

/-- Dirichlet's function is bounded. -/
theorem abs_dirichlet_le_one (x : ℝ) : |dirichlet x| ≤ 1 := by
  by_cases h : ∃ q, x = ofRat q
  · obtain ⟨q, rfl⟩ := h
    grind [dirichlet_ofRat]
  · grind [dirichlet_of_irrational (x := x) fun q hq => h ⟨q, hq⟩]

/-- If `f` takes the value `c` between any two points, then some Riemann sum over the pieces of a
partition is `c (b - a)`. -/
private theorem exists_riemannSum_eq {f : ℝ → ℝ} {c : ℝ}
    (dense : ∀ x y, x < y → ∃ t, x < t ∧ t < y ∧ f t = c) (P : TaggedPartition a b) :
    ∃ t, ∃ ht : P.IsTagging t, riemannSum f (P.retag t ht) = c * (b - a) := by
  have piece (i : Fin P.size) : ∃ t, (P.point i.castSucc ≤ t ∧ t ≤ P.point i.succ) ∧
      f t * P.length i = c * P.length i := by
    obtain lt | eq := Real.lt_or_eq_of_le (P.castSucc_le_succ i)
    · obtain ⟨t, hl, hr, value⟩ := dense _ _ lt
      exact ⟨t, ⟨Real.le_of_lt hl, Real.le_of_lt hr⟩, by rw [value]⟩
    · exact ⟨P.tag i, P.isTagging_tag i, by grind [P.length_def i]⟩
  obtain ⟨t, ht⟩ := Classical.axiomOfChoice piece
  refine ⟨t, fun i => (ht i).1, ?_⟩
  rw [P.riemannSum_retag, sum_congr fun i => (ht i).2, sum_mul_left, P.sum_length]

/-- **Bounded functions need not be integrable**: Dirichlet's function, bounded by 1
(`abs_dirichlet_le_one`), is not integrable over any interval `[a, b]` with `a < b`. -/
theorem not_integrableOn_dirichlet (hab : a < b) : ¬IntegrableOn dirichlet a b := by
  intro ⟨I, hI⟩
  obtain ⟨δ, hδ, close⟩ := hI.exists_delta (Real.half_pos (Real.sub_pos.2 hab))
  obtain ⟨P, hP⟩ := TaggedPartition.exists_finerThan (Real.le_of_lt hab) hδ
  obtain ⟨s, hs, rational⟩ := exists_riemannSum_eq (c := 1) (f := dirichlet) (fun x y h =>
    let ⟨q, hl, hr⟩ := Real.exists_rat_btwn h
    ⟨ofRat q, hl, hr, dirichlet_ofRat q⟩) P
  obtain ⟨t, ht, irrational⟩ := exists_riemannSum_eq (c := 0) (f := dirichlet) (fun x y h =>
    let ⟨t, hl, hr, ht⟩ := exists_irrational_btwn h
    ⟨t, hl, hr, dirichlet_of_irrational ht⟩) P
  have one := close _ (hP.retag hs)
  have zero := close _ (hP.retag ht)
  rw [rational] at one
  rw [irrational] at zero
  grind

end Fundamentals.Counterexamples
