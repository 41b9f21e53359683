/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.Sequence

/-!
# Cross-correlation of sequences is not associative

Three witnesses, from the smallest to the most telling.

* Unit impulses: `(δ₁ ⋆ δ₀) ⋆ δ₀ = δ₁`, but `δ₁ ⋆ (δ₀ ⋆ δ₀) = δ₋₁`; `f ⋆ g` stands for `xcorr f g`.
* One sequence is enough: for `v = (1, 2)`, placed at 0 and 1, `(v ⋆ v) ⋆ v = (2, 9, 12, 4)` at
  `-1, …, 2`, but `v ⋆ (v ⋆ v) = (4, 12, 9, 2)` at `-2, …, 1`. The same `v` has
  `v ⋆ (1, 0) ≠ (1, 0) ⋆ v`.
* For the law that holds in place of associativity, `f ⋆ (g ⋆ h) = (f ∗ g) ⋆ h`, a finite support of
  the middle sequence alone is not enough, even where all sums are finite.

## Main statements
* `xcorr_delta_not_assoc`, `xcorr_not_assoc`, `xcorr_oneTwo_left`, `xcorr_oneTwo_right`
* `xcorr_not_comm`
* `conv_one_difference_step`, `conv_assoc_needs_two_finite_supports`
* `xcorr_one_difference_step`, `xcorr_xcorr_needs_two_finite_supports`
-/

public section

namespace Fundamentals.Sequence

/-! ### Unit impulses -/

/-- **Cross-correlation is not associative**, unit impulses over any ring: unless `a = 0`,
`(δ_a ⋆ δ_b) ⋆ δ_c = δ_{c - b + a}` differs from `δ_a ⋆ (δ_b ⋆ δ_c) = δ_{c - b - a}`. -/
theorem xcorr_delta_not_assoc {R : Type} [Lean.Grind.Semiring R] (one_ne_zero : (1 : R) ≠ 0)
    {a : Int} (ha : a ≠ 0) (b c : Int) :
    xcorr (xcorr (delta a) (delta b)) (delta c) ≠
      xcorr (delta a) (xcorr (delta b) (delta c : Int → R)) := by
  simp only [delta_xcorr_delta]
  intro same
  have value := congrFun same (c - (b - a))
  rw [delta_self, delta_of_ne (by omega)] at value
  exact one_ne_zero value

/-! ### One sequence of two integers -/

/-- The sequence with 1 at 0, 2 at 1, and 0 elsewhere. -/
@[expose] def oneTwo : Int → Int := fun k => if k = 0 then 1 else if k = 1 then 2 else 0

theorem supportedOn_oneTwo : SupportedOn oneTwo 0 2 := fun k hk => by grind [oneTwo]

/-- `v ⋆ v = (2, 5, 2)` at `-1, 0, 1`, for `v = (1, 2)` at `0, 1`. -/
theorem xcorr_oneTwo :
    SupportedOn (xcorr oneTwo oneTwo) (-1) 3 ∧
      [-1, 0, 1].map (xcorr oneTwo oneTwo) = [2, 5, 2] := by
  refine ⟨supportedOn_oneTwo.xcorr supportedOn_oneTwo, ?_⟩
  simp only [List.map, xcorr_eq_sum supportedOn_oneTwo]
  rfl

/-- `(v ⋆ v) ⋆ v = (2, 9, 12, 4)` at `-1, 0, 1, 2`, for `v = (1, 2)` at `0, 1`. -/
theorem xcorr_oneTwo_left :
    SupportedOn (xcorr (xcorr oneTwo oneTwo) oneTwo) (-1) 4 ∧
      [-1, 0, 1, 2].map (xcorr (xcorr oneTwo oneTwo) oneTwo) = [2, 9, 12, 4] := by
  refine ⟨xcorr_oneTwo.1.xcorr supportedOn_oneTwo, ?_⟩
  simp only [List.map, xcorr_eq_sum xcorr_oneTwo.1, xcorr_eq_sum supportedOn_oneTwo]
  rfl

/-- `v ⋆ (v ⋆ v) = (4, 12, 9, 2)` at `-2, -1, 0, 1`, for `v = (1, 2)` at `0, 1`. -/
theorem xcorr_oneTwo_right :
    SupportedOn (xcorr oneTwo (xcorr oneTwo oneTwo)) (-2) 4 ∧
      [-2, -1, 0, 1].map (xcorr oneTwo (xcorr oneTwo oneTwo)) = [4, 12, 9, 2] := by
  refine ⟨supportedOn_oneTwo.xcorr xcorr_oneTwo.1, ?_⟩
  simp only [List.map, xcorr_eq_sum supportedOn_oneTwo]
  rfl

/-- **Cross-correlation is not associative** (§4.3, eq. (20), for sequences). There are integer
sequences of finite support with `xcorr (xcorr f g) h ≠ xcorr f (xcorr g h)`; even with `f = g = h`,
the values 1 and 2 at 0 and 1: at 2, the left side is 4 and the right side 0. -/
theorem xcorr_not_assoc :
    ∃ f g h : Int → Int, FiniteSupport f ∧ FiniteSupport g ∧ FiniteSupport h ∧
      xcorr (xcorr f g) h ≠ xcorr f (xcorr g h) := by
  have support := supportedOn_oneTwo.finiteSupport
  refine ⟨oneTwo, oneTwo, oneTwo, support, support, support, fun same => ?_⟩
  have left : xcorr (xcorr oneTwo oneTwo) oneTwo 2 = 4 := by
    simp only [xcorr_eq_sum xcorr_oneTwo.1, xcorr_eq_sum supportedOn_oneTwo]
    rfl
  have right : xcorr oneTwo (xcorr oneTwo oneTwo) 2 = 0 := xcorr_oneTwo_right.1 2 (by omega)
  have equal := congrFun same 2
  omega

/-- **Cross-correlation is not commutative** (§4.3, eq. (19), for sequences). There are integer
sequences of finite support with `xcorr f g ≠ xcorr g f`: the values 1 and 2 at 0 and 1, against
the unit impulse at 0; at 1, `xcorr f g` is 0 and `xcorr g f` is 2. -/
theorem xcorr_not_comm :
    ∃ f g : Int → Int, FiniteSupport f ∧ FiniteSupport g ∧ xcorr f g ≠ xcorr g f := by
  refine ⟨oneTwo, delta 0, supportedOn_oneTwo.finiteSupport, finiteSupport_delta 0, fun same => ?_⟩
  have left : xcorr oneTwo (delta 0) 1 = 0 := by
    rw [xcorr_eq_sum supportedOn_oneTwo]
    rfl
  have right : xcorr (delta 0) oneTwo 1 = 2 := by
    rw [delta_xcorr]
    rfl
  have equal := congrFun same 1
  omega

/-! ### A finite support of the middle sequence is not enough -/

/-- 1 at 0, -1 at 1, and 0 elsewhere: convolution with it takes differences. -/
@[expose] def difference : Int → Int := fun k => if k = 0 then 1 else if k = 1 then -1 else 0

/-- 1 from 0 on, 0 before. -/
@[expose] def step : Int → Int := fun k => if 0 ≤ k then 1 else 0

theorem supportedOn_difference : SupportedOn difference 0 2 := fun k hk => by grind [difference]

/-- Convolution with `difference` is the backward difference. -/
theorem difference_conv (f : Int → Int) (n : Int) : conv difference f n = f n - f (n - 1) := by
  have terms : conv difference f n = 0 + 1 * f (n - (0 + 0)) + -1 * f (n - (0 + 1)) :=
    conv_eq_sum supportedOn_difference f n
  grind only

/-- Cross-correlation with `difference` is the forward difference, negated. -/
theorem difference_xcorr (f : Int → Int) (n : Int) : xcorr difference f n = f n - f (n + 1) := by
  have terms : xcorr difference f n = 0 + 1 * f (n + (0 + 0)) + -1 * f (n + (0 + 1)) :=
    xcorr_eq_sum supportedOn_difference f n
  grind only

/-- Constants have no differences. -/
private theorem one_conv_difference : conv (fun _ => 1) difference = fun _ => (0 : Int) := by
  rw [conv_comm]
  exact funext fun n => by grind [difference_conv]

private theorem supportedOn_zero : SupportedOn (fun _ => (0 : Int)) 0 0 := fun _ _ => rfl

/-- The step has one difference, at 0. -/
private theorem difference_conv_step : conv difference step = delta 0 := funext fun n => by
  grind [difference_conv, step, delta]

/-- **Associativity of convolution fails, though all sums are finite**: for the constant 1, the
difference `(1, -1)` and the unit step, every sum is finite, but `conv (conv 1 difference) step = 0`
and `conv 1 (conv difference step) = 1`. -/
theorem conv_one_difference_step (n : Int) :
    ConvExistsAt (fun _ => 1) difference n ∧ ConvExistsAt difference step n ∧
      ConvExistsAt (conv (fun _ => 1) difference) step n ∧
      ConvExistsAt (fun _ => 1) (conv difference step) n ∧
      conv (conv (fun _ => 1) difference) step n = 0 ∧
      conv (fun _ => 1) (conv difference step) n = 1 := by
  have finite := supportedOn_difference.finiteSupport
  rw [one_conv_difference, difference_conv_step]
  refine ⟨(finite.comp_sub n).mul_left _, finite.mul_right _,
    (supportedOn_zero.mul_right _).finiteSupport, ((finiteSupport_delta 0).comp_sub n).mul_left _,
    ?_, ?_⟩
  · rw [conv_eq_sum supportedOn_zero, sum_zero_length]
  · rw [conv_delta, shift]

/-- **For associativity, a finite support of the middle sequence is not enough.** With the constant
1, the difference `(1, -1)` and the unit step, only the second of finite support, every sum is
finite, but `conv (conv f g) h = 0` and `conv f (conv g h) = 1`. -/
theorem conv_assoc_needs_two_finite_supports :
    ∃ f g h : Int → Int, FiniteSupport g ∧ FiniteSupport (conv f g) ∧ FiniteSupport (conv g h) ∧
      (∀ n, conv (conv f g) h n = 0) ∧ ∀ n, conv f (conv g h) n = 1 := by
  refine ⟨fun _ => 1, difference, step, supportedOn_difference.finiteSupport,
    one_conv_difference ▸ supportedOn_zero.finiteSupport, difference_conv_step ▸ finiteSupport_delta 0,
    fun n => (conv_one_difference_step n).2.2.2.2.1,
    fun n => (conv_one_difference_step n).2.2.2.2.2⟩

/-- **`xcorr f (xcorr g h) = xcorr (conv f g) h` fails, though all sums are finite**: for the
constant 1, the difference `(1, -1)` and the unit step, the left side is -1 and the right side 0,
everywhere; every sum is finite, for `xcorr difference step` and `conv 1 difference` have finite
support. -/
theorem xcorr_one_difference_step :
    FiniteSupport (conv (fun _ => 1) difference) ∧ FiniteSupport (xcorr difference step) ∧
      (∀ n, xcorr (fun _ => 1) (xcorr difference step) n = -1) ∧
      ∀ n, xcorr (conv (fun _ => 1) difference) step n = 0 := by
  have impulse (n : Int) : xcorr difference step n = if n = -1 then -1 else 0 := by
    grind [difference_xcorr, step]
  have window : SupportedOn (xcorr difference step) (-1) 1 := fun k hk => by grind only
  refine ⟨one_conv_difference ▸ supportedOn_zero.finiteSupport, window.finiteSupport, ?_, ?_⟩
  · intro n
    rw [xcorr_eq_sumInt_sub, sumInt_eq_single (-1) fun i hi => by grind only, impulse]
    rfl
  · exact fun n => by rw [one_conv_difference, xcorr_eq_sum supportedOn_zero, sum_zero_length]

/-- **For `xcorr f (xcorr g h) = xcorr (conv f g) h`, a finite support of the middle sequence is not
enough.** With the same three sequences every sum is finite, but the left side is -1 and the right
side 0, everywhere. -/
theorem xcorr_xcorr_needs_two_finite_supports :
    ∃ f g h : Int → Int, FiniteSupport g ∧ FiniteSupport (conv f g) ∧ FiniteSupport (xcorr g h) ∧
      (∀ n, xcorr f (xcorr g h) n = -1) ∧ ∀ n, xcorr (conv f g) h n = 0 :=
  ⟨fun _ => 1, difference, step, supportedOn_difference.finiteSupport, xcorr_one_difference_step⟩

end Fundamentals.Sequence
