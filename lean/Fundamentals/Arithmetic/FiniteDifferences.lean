/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Rounding
public import Fundamentals.Differentiation.TaylorLagrangeCauchy
import Fundamentals.Calculus.TaylorPolynomial

/-!
# Finite differences and gradient checks

A derivative is checked by a difference quotient of computed values. Two errors add up: that of the
quotient, which grows with the step `h`, and that of the values, which is divided by `h`.

## Main definitions
* `centralDifference f x h`, `forwardDifference f x h`.
* `PassesCheck D τ c`: the difference quotient `D` is within `τ` of `c`.

## Main statements
* `abs_centralDifference_sub_le`, `abs_forwardDifference_sub_le`: without rounding.
* `abs_computed_centralDifference_sub_le`, `abs_computed_forwardDifference_sub_le`: with values that
  are off by `ε`.
* `abs_rounded_quotient_sub_le`: with the subtraction and the division rounded as well.
* `centralDifference_check`: what a check with such a tolerance can say.

The step for which the bounds are least is in `Fundamentals.Arithmetic.StepSize`.
-/

public section

namespace Fundamentals

open Real

variable {f g : ℝ → ℝ} {F : Nat → ℝ → ℝ} {x h M ε : ℝ}

/-- The **central difference** of `f` at `x` with the step `h`. -/
@[expose] noncomputable def centralDifference (f : ℝ → ℝ) (x h : ℝ) : ℝ :=
  (f (x + h) - f (x - h)) / (2 * h)

/-- The **forward difference** of `f` at `x` with the step `h`. -/
@[expose] noncomputable def forwardDifference (f : ℝ → ℝ) (x h : ℝ) : ℝ :=
  (f (x + h) - f x) / h

/-! ### The error of the quotient -/

/-- The Taylor polynomial of degree two. -/
private theorem taylorPolynomial_two (F : Nat → ℝ → ℝ) (x h : ℝ) :
    taylorPolynomial F 2 x (x + h) = F 0 x + F 1 x * h + F 2 x / 2 * h ^ 2 := by
  rw [taylorPolynomial_succ, taylorPolynomial_one, add_sub_cancel_left,
    show factorial (1 + 1) = 2 from rfl, natCast_ofNat]

/-- The remainder of degree two between `x` and `x + s`, where `|s| = h`. -/
private theorem abs_remainder_le {s : ℝ} (hf : HasDerivsOn f F 2 (x - h) (x + h))
    (hM : ∀ t, x - h < t → t < x + h → |F 3 t| ≤ M) (hs : |s| = h) :
    |f (x + s) - (F 0 x + F 1 x * s + F 2 x / 2 * s ^ 2)| ≤ M * h ^ 3 / 6 := by
  obtain ⟨below, above⟩ := abs_le.1 (le_of_eq hs)
  have nonneg : 0 ≤ h := hs ▸ abs_nonneg s
  have low : x - h ≤ min x (x + s) :=
    le_min (sub_le_self x nonneg) (sub_eq_add_neg x h ▸ add_le_add (le_refl x) below)
  have high : max x (x + s) ≤ x + h :=
    max_le (sub_le_iff_le_add.1 (sub_le_self x nonneg)) (add_le_add (le_refl x) above)
  have remainder := abs_sub_taylor_le (x₀ := x) (x := x + s) (hf.mono low high) fun t ht ht' =>
    hM t (lt_of_le_of_lt low ht) (lt_of_lt_of_le ht' high)
  rwa [← taylorPolynomial_def, taylorPolynomial_two, add_sub_cancel_left, hs,
    show factorial (2 + 1) = 6 from rfl, natCast_ofNat] at remainder

private theorem central_numerator (a b c d q h : ℝ) : a - b - d * (2 * h) =
    a - (c + d * h + q * h ^ 2) - (b - (c + d * -h + q * (-h) ^ 2)) := by grobner

private theorem central_bound (M h : ℝ) :
    M * h ^ 3 / 6 + M * h ^ 3 / 6 = M * h ^ 2 / 6 * (2 * h) := by grobner

/-- **The error of the central difference.** If `f` has two continuous derivatives on
`[x - h, x + h]`, `h > 0`, and a third one inside with `|f‴| ≤ M`, then

`|(f(x + h) - f(x - h)) / (2 h) - f′(x)| ≤ M h² / 6`. -/
theorem abs_centralDifference_sub_le (hh : 0 < h) (hf : HasDerivsOn f F 2 (x - h) (x + h))
    (hM : ∀ t, x - h < t → t < x + h → |F 3 t| ≤ M) :
    |centralDifference f x h - F 1 x| ≤ M * h ^ 2 / 6 := by
  have right := abs_remainder_le hf hM (abs_of_pos hh)
  have left := abs_remainder_le hf hM (s := -h) (by rw [abs_neg, abs_of_pos hh])
  rw [← sub_eq_add_neg] at left
  have both := le_trans (abs_sub_le_abs_add_abs _ _) (add_le_add right left)
  have pos : 0 < 2 * h := mul_pos zero_lt_two hh
  have eq : centralDifference f x h - F 1 x = (f (x + h) - (F 0 x + F 1 x * h + F 2 x / 2 * h ^ 2) -
      (f (x - h) - (F 0 x + F 1 x * -h + F 2 x / 2 * (-h) ^ 2))) / (2 * h) := by
    rw [centralDifference, eq_div_iff (ne_of_gt pos), sub_mul, div_mul_cancel _ (ne_of_gt pos)]
    exact central_numerator _ _ _ _ _ _
  rw [eq, abs_div, abs_of_pos pos, div_le_iff pos]
  exact le_trans both (le_of_eq (central_bound M h))

/-- **The error of the forward difference.** If `f` has a continuous derivative on `[x, x + h]`,
`h > 0`, and a second one inside with `|f″| ≤ M`, then

`|(f(x + h) - f(x)) / h - f′(x)| ≤ M h / 2`. -/
theorem abs_forwardDifference_sub_le (hh : 0 < h) (hf : HasDerivsOn f F 1 x (x + h))
    (hM : ∀ t, x < t → t < x + h → |F 2 t| ≤ M) :
    |forwardDifference f x h - F 1 x| ≤ M * h / 2 := by
  have less : x ≤ x + h := le_of_lt (lt_add_of_pos x hh)
  have low : x ≤ min x (x + h) := le_of_eq (min_eq_left less).symm
  have high : max x (x + h) ≤ x + h := le_of_eq (max_eq_right less)
  have remainder := abs_sub_taylor_le (x₀ := x) (x := x + h) (hf.mono low high) fun t ht ht' =>
    hM t (lt_of_le_of_lt low ht) (lt_of_lt_of_le ht' high)
  rw [← taylorPolynomial_def, taylorPolynomial_one, add_sub_cancel_left, abs_of_pos hh,
    show factorial (1 + 1) = 2 from rfl, natCast_ofNat, hf.zero] at remainder
  have eq : forwardDifference f x h - F 1 x = (f (x + h) - (f x + F 1 x * h)) / h := by
    rw [forwardDifference, eq_div_iff (ne_of_gt hh), sub_mul, div_mul_cancel _ (ne_of_gt hh),
      sub_eq_add_neg _ (f x + F 1 x * h), neg_add, ← add_assoc, ← sub_eq_add_neg, ← sub_eq_add_neg]
  rw [eq, abs_div, abs_of_pos hh, div_le_iff hh]
  exact le_trans remainder (le_of_eq (by
    rw [pow_succ, pow_one, ← mul_assoc, div_mul_eq_mul_div]))

/-! ### The error of the values -/

private theorem sub_sub_sub (a b a' b' : ℝ) : a' - b' - (a - b) = a' - a - (b' - b) := by grobner

/-- A quotient of two values that are off by at most `ε`. -/
private theorem abs_quotient_sub_le {a b a' b' d D B : ℝ} (hd : 0 < d) (ha : |a' - a| ≤ ε)
    (hb : |b' - b| ≤ ε) (h : |(a - b) / d - D| ≤ B) : |(a' - b') / d - D| ≤ B + 2 * ε / d := by
  have values : |(a' - b') / d - (a - b) / d| ≤ 2 * ε / d := by
    rw [← sub_div, abs_div, abs_of_pos hd]
    refine div_le_div_of_nonneg_right ?_ (le_of_lt hd)
    rw [sub_sub_sub, two_mul]
    exact le_trans (abs_sub_le_abs_add_abs _ _) (add_le_add ha hb)
  rw [add_comm]
  exact le_trans (abs_sub_le _ ((a - b) / d) _) (add_le_add values h)

/-- **The error of a central difference of computed values**: if moreover the computed values at
`x + h` and `x - h` are off by at most `ε`, then

`|(f̂(x + h) - f̂(x - h)) / (2 h) - f′(x)| ≤ M h² / 6 + ε / h`. -/
theorem abs_computed_centralDifference_sub_le (hh : 0 < h)
    (hf : HasDerivsOn f F 2 (x - h) (x + h)) (hM : ∀ t, x - h < t → t < x + h → |F 3 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g (x - h) - f (x - h)| ≤ ε) :
    |centralDifference g x h - F 1 x| ≤ M * h ^ 2 / 6 + ε / h := by
  have bound := abs_quotient_sub_le (mul_pos zero_lt_two hh) right left
    (abs_centralDifference_sub_le hh hf hM)
  rwa [← div_div (2 * ε), mul_comm 2 ε, mul_div_cancel ε (ne_of_gt zero_lt_two)] at bound

/-- **The error of a forward difference of computed values**: if moreover the computed values at
`x + h` and `x` are off by at most `ε`, then

`|(f̂(x + h) - f̂(x)) / h - f′(x)| ≤ M h / 2 + 2 ε / h`. -/
theorem abs_computed_forwardDifference_sub_le (hh : 0 < h) (hf : HasDerivsOn f F 1 x (x + h))
    (hM : ∀ t, x < t → t < x + h → |F 2 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g x - f x| ≤ ε) :
    |forwardDifference g x h - F 1 x| ≤ M * h / 2 + 2 * ε / h :=
  abs_quotient_sub_le hh right left (abs_forwardDifference_sub_le hh hf hM)

/-! ### The error of the subtraction and of the division -/

private theorem two_factors (q D δ δ' : ℝ) : q * (1 + δ) * (1 + δ') - D =
    (1 + (δ + δ' + δ * δ')) * (q - D) + (δ + δ' + δ * δ') * D := by grobner

private theorem one_add_sq (u : ℝ) : (1 + u) ^ 2 = 1 + (2 * u + u ^ 2) := by grobner

/-- **The subtraction and the division are rounded as well.** If the quotient `(a - b) / d` differs
from `D` by at most `B`, then the rounded quotient of the rounded difference differs from it by at
most `(1 + u)² B + (2 u + u²) |D|`. -/
theorem abs_rounded_quotient_sub_le {u a b d D B : ℝ} {fl : ℝ → ℝ} (model : Rounding u fl)
    (h : |(a - b) / d - D| ≤ B) :
    |fl (fl (a - b) / d) - D| ≤ (1 + u) ^ 2 * B + (2 * u + u ^ 2) * |D| := by
  obtain ⟨δ, hδ, first⟩ := model.exists_eq_mul (a - b)
  obtain ⟨δ', hδ', second⟩ := model.exists_eq_mul (fl (a - b) / d)
  have eq : fl (fl (a - b) / d) - D =
      (1 + (δ + δ' + δ * δ')) * ((a - b) / d - D) + (δ + δ' + δ * δ') * D := by
    rw [second, first, ← div_mul_eq_mul_div]
    exact two_factors _ _ _ _
  have size : |δ + δ' + δ * δ'| ≤ 2 * u + u ^ 2 := by
    refine le_trans (abs_add_le _ _) ?_
    rw [two_mul, pow_two]
    exact add_le_add (le_trans (abs_add_le _ _) (add_le_add hδ hδ')) (abs_mul_le hδ hδ')
  have size' : |1 + (δ + δ' + δ * δ')| ≤ (1 + u) ^ 2 := by
    refine le_trans (abs_add_le _ _) ?_
    rw [abs_one, one_add_sq]
    exact add_le_add (le_refl 1) size
  rw [eq]
  exact le_trans (abs_add_le _ _) (add_le_add (abs_mul_le size' h) (abs_mul_le size (le_refl _)))

/-! ### What a check can say -/

/-- A **derivative check** with the tolerance `τ` accepts `c` for a derivative if the difference
quotient `D` is within `τ` of it. -/
@[expose] def PassesCheck (D τ c : ℝ) : Prop := |D - c| ≤ τ

/-- Where the difference quotient `D` is within `τ` of the derivative `d`, a check with the
tolerance `τ` accepts no `c` that is off by more than `2 τ`. -/
theorem not_passesCheck {D d c τ : ℝ} (bound : |D - d| ≤ τ) (wrong : 2 * τ < |c - d|) :
    ¬PassesCheck D τ c := by
  intro passes
  rw [PassesCheck, abs_sub_comm] at passes
  refine not_lt.2 (le_trans (abs_sub_le c D d) ?_) wrong
  rw [two_mul]
  exact add_le_add passes bound

/-- **A gradient check with the proved tolerance** `τ = M h² / 6 + ε / h`, by a central difference:
it accepts the right derivative, and no number that is off by more than `2 τ`. -/
theorem centralDifference_check (hh : 0 < h)
    (hf : HasDerivsOn f F 2 (x - h) (x + h)) (hM : ∀ t, x - h < t → t < x + h → |F 3 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g (x - h) - f (x - h)| ≤ ε) :
    PassesCheck (centralDifference g x h) (M * h ^ 2 / 6 + ε / h) (F 1 x) ∧
      ∀ c, 2 * (M * h ^ 2 / 6 + ε / h) < |c - F 1 x| →
        ¬PassesCheck (centralDifference g x h) (M * h ^ 2 / 6 + ε / h) c :=
  have bound := abs_computed_centralDifference_sub_le hh hf hM right left
  ⟨bound, fun _ wrong => not_passesCheck bound wrong⟩

/-- **A gradient check by a forward difference**, with the proved tolerance `τ = M h / 2 + 2 ε / h`: it
accepts the right derivative, and no number that is off by more than `2 τ`. -/
theorem forwardDifference_check (hh : 0 < h) (hf : HasDerivsOn f F 1 x (x + h))
    (hM : ∀ t, x < t → t < x + h → |F 2 t| ≤ M)
    (right : |g (x + h) - f (x + h)| ≤ ε) (left : |g x - f x| ≤ ε) :
    PassesCheck (forwardDifference g x h) (M * h / 2 + 2 * ε / h) (F 1 x) ∧
      ∀ c, 2 * (M * h / 2 + 2 * ε / h) < |c - F 1 x| →
        ¬PassesCheck (forwardDifference g x h) (M * h / 2 + 2 * ε / h) c :=
  have bound := abs_computed_forwardDifference_sub_le hh hf hM right left
  ⟨bound, fun _ wrong => not_passesCheck bound wrong⟩

end Fundamentals
