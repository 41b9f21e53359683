/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Calculus.Derivative
public import Fundamentals.Convolution.Defs
import Fundamentals.Counterexamples.PulseTrain
import Fundamentals.Integral.ImproperScaling

/-!
# A convolution that exists everywhere and is not continuous

If neither of two continuously differentiable functions has compact support, then their convolution
may exist everywhere, and that with the derivative as well, and yet not be continuous; much less is
it differentiable, so that `(f * g)' = f * g'` fails.

Both functions are trains of narrow pulses near the square numbers, `g` run backwards. At 0, no
pulse of `f` meets one of `g`; at every other `x`, only finitely many do; but at `1 / (2 (n + 2))`
the `n`-th ones meet, and what this contributes to the convolution is the same for every `n`.

## Main statements
* `conv_not_continuousAt`: the counterexample; compare `continuousAt_conv` and `hasDerivAt_conv`.
-/

public section

namespace Fundamentals.Counterexamples

variable {v : Nat → ℝ → ℝ}

/-! ### The counterexample -/

/-- The pulse, scaled and moved. -/
private noncomputable def pulse (φ : ℝ → ℝ) (c : ℝ) (n : Nat) (t : ℝ) : ℝ :=
  φ (8 * ((n : ℝ) + 2) * (t - n * n) + c)

private theorem hasDerivAt_pulse (c : ℝ) (n : Nat) (t : ℝ) :
    HasDerivAt (pulse bump c n) (pulse bumpDeriv c n t * (8 * ((n : ℝ) + 2))) t := by
  have inner : HasDerivAt (fun s => 8 * ((n : ℝ) + 2) * (s - n * n) + c)
      (8 * ((n : ℝ) + 2) * (1 - 0) + 0) t :=
    (((hasDerivAt_id t).sub (hasDerivAt_const _ t)).const_mul _).add (hasDerivAt_const c t)
  have outer := HasDerivAt.comp (f := fun s => 8 * ((n : ℝ) + 2) * (s - n * n) + c)
    (hasDerivAt_bump _) inner
  rwa [Real.sub_zero, Real.add_zero, Real.mul_one] at outer

private theorem continuousAt_pulse (c : ℝ) (n : Nat) (t : ℝ) :
    ContinuousAt (pulse bumpDeriv c n) t :=
  ContinuousAt.comp (f := fun s => 8 * ((n : ℝ) + 2) * (s - n * n) + c) (continuousAt_bumpDeriv _)
    (((continuousAt_id.sub continuousAt_const).const_mul _).add continuousAt_const)

/-- The pulses of `f`. -/
private noncomputable def left (n : Nat) (t : ℝ) : ℝ := pulse bump 0 n t

/-- The derivatives of the pulses of `f`. -/
private noncomputable def leftDeriv (n : Nat) (t : ℝ) : ℝ :=
  pulse bumpDeriv 0 n t * (8 * ((n : ℝ) + 2))

/-- The pulses of `g`, run backwards. -/
private noncomputable def right (n : Nat) (t : ℝ) : ℝ := ((n : ℝ) + 2) * pulse bump 4 n t

/-- The derivatives of the pulses of `g`. -/
private noncomputable def rightDeriv (n : Nat) (t : ℝ) : ℝ :=
  ((n : ℝ) + 2) * (pulse bumpDeriv 4 n t * (8 * ((n : ℝ) + 2)))

private theorem pulses_left : Pulses left 0 := fun _ _ h => bump_of_lt h

private theorem pulses_leftDeriv : Pulses leftDeriv 0 := fun n t h => by
  rw [leftDeriv, pulse, bumpDeriv_of_lt h, Real.zero_mul]

private theorem pulses_right : Pulses right 4 := fun n t h => by
  rw [right, pulse, bump_of_lt h, Real.mul_zero]

private theorem pulses_rightDeriv : Pulses rightDeriv 4 := fun n t h => by
  rw [rightDeriv, pulse, bumpDeriv_of_lt h, Real.zero_mul, Real.mul_zero]

private theorem hasDerivAt_left (t : ℝ) : HasDerivAt (train left) (train leftDeriv t) t :=
  hasDerivAt_train (pulses_left.narrow (by grind) (by grind))
    (pulses_leftDeriv.narrow (by grind) (by grind)) (hasDerivAt_pulse 0) t

private theorem continuousAt_leftDeriv (t : ℝ) : ContinuousAt (train leftDeriv) t :=
  continuousAt_train (pulses_leftDeriv.narrow (by grind) (by grind))
    (fun n t => (continuousAt_pulse 0 n t).mul continuousAt_const) t

private theorem hasDerivAt_right (t : ℝ) : HasDerivAt (train right) (train rightDeriv t) t :=
  hasDerivAt_train (pulses_right.narrow (by grind) (by grind))
    (pulses_rightDeriv.narrow (by grind) (by grind))
    (fun n t => (hasDerivAt_pulse 4 n t).const_mul _) t

private theorem continuousAt_rightDeriv (t : ℝ) : ContinuousAt (train rightDeriv) t :=
  continuousAt_train (pulses_rightDeriv.narrow (by grind) (by grind))
    (fun n t => ((continuousAt_pulse 4 n t).mul continuousAt_const).const_mul _) t

/-- The convolution of two trains, one of them run backwards, exists everywhere. -/
private theorem convExistsAt_train (hv : Pulses v 4) (hvc : ∀ t, ContinuousAt (train v) t) (x : ℝ) :
    ConvExistsAt (train left) (reflect (train v)) x := by
  have compact := hasCompactSupport_train_mul_train pulses_left hv x
  have integrable := compact.integrable fun y => (hasDerivAt_left y).continuousAt.mul
    (ContinuousAt.comp (f := fun y => y - x) (hvc (y - x)) (continuousAt_id.sub continuousAt_const))
  rwa [funext fun y => show train left y * train v (y - x) =
    train left y * reflect (train v) (x - y) by rw [reflect, Real.neg_sub]] at integrable

/-- The square of the pulse, scaled and moved, has always the same integral times a factor. -/
private theorem exists_integral_pulse : ∃ I : ℝ, 0 < I ∧ ∀ n : Nat,
    HasIntegral (fun y => ((n : ℝ) + 2) * (pulse bump 0 n y * pulse bump 0 n y)) I := by
  have compact : HasCompactSupport fun t => bump t * bump t :=
    ⟨1, fun t ht => by simp only [bump_of_lt ht, Real.zero_mul]⟩
  have continuous (t : ℝ) : ContinuousAt (fun t => bump t * bump t) t :=
    (hasDerivAt_bump t).continuousAt.mul (hasDerivAt_bump t).continuousAt
  have whole := (compact.integrable continuous).hasIntegral
  have pos := whole.pos (fun t => Real.mul_self_nonneg _) (continuous 0)
    (by simp only [bump_zero, Real.one_mul, Real.zero_lt_one])
  refine ⟨integral (fun t => bump t * bump t) / 8, by grind only, fun n => ?_⟩
  have hn₀ := Real.natCast_nonneg n
  have hn : 0 < 8 * ((n : ℝ) + 2) := by grind only
  have scaled := (hasIntegral_comp_mul (Real.ne_of_gt hn) _ _).2 whole
  have moved := ((hasIntegral_comp_add _ (-(n * n : ℝ)) _).2 scaled).const_mul ((n : ℝ) + 2)
  rw [Real.abs_of_pos hn] at moved
  have value (J : ℝ) : ((n : ℝ) + 2) * (J / (8 * (n + 2))) = J / 8 := by grind
  have argument (y : ℝ) : bump (8 * ((n : ℝ) + 2) * (y + -(n * n))) = pulse bump 0 n y := by
    rw [pulse, Real.add_zero, Real.sub_eq_add_neg]
  simpa only [value, argument] using moved

/-- Around its middle, a pulse of the one train meets that of the other, moved by
`1 / (2 (n + 2))`. -/
private theorem train_eq_of_near {n : Nat} {x y : ℝ} (hx : x = 1 / (2 * ((n : ℝ) + 2)))
    (near : |8 * ((n : ℝ) + 2) * (y - n * n) + 0| ≤ 1) : train left y = pulse bump 0 n y ∧
      reflect (train right) (x - y) = ((n : ℝ) + 2) * pulse bump 0 n y := by
  have hn := Real.natCast_nonneg n
  have pos : 0 < 2 * ((n : ℝ) + 2) := by grind only
  have step : x * (2 * ((n : ℝ) + 2)) = 1 := by
    rw [hx, Real.div_mul_cancel 1 (Real.ne_of_gt pos)]
  have small : 0 ≤ x ∧ x ≤ 1 / 4 := by
    rw [hx, Real.div_le_iff pos]
    exact ⟨Real.div_nonneg Real.zero_le_one (Real.le_of_lt pos), by grind only⟩
  have close : |y - n * n| ≤ 1 / 16 := by
    rw [Real.add_zero, Real.abs_mul, Real.abs_of_nonneg (by grind only)] at near
    have product := Real.mul_nonneg hn (Real.abs_nonneg (y - n * n))
    grind only
  have close' : |-(x - y) - n * n| < 1 / 2 := by
    rw [Real.abs_le] at close
    rw [Real.abs_lt]
    grind only
  refine ⟨train_of_near (by grind only), ?_⟩
  rw [reflect, train_of_near close', right, pulse, pulse]
  congr 2
  grobner

/-- The trains meet at `1 / (2 (n + 2))` at least as much as their `n`-th pulses do. -/
private theorem le_conv_train {I : ℝ} {n : Nat}
    (hI : HasIntegral (fun y => ((n : ℝ) + 2) * (pulse bump 0 n y * pulse bump 0 n y)) I) :
    I ≤ conv (train left) (reflect (train right)) (1 / (2 * (n + 2))) := by
  have meeting := convExistsAt_train pulses_right (fun t => (hasDerivAt_right t).continuousAt)
    (1 / (2 * ((n : ℝ) + 2)))
  refine hI.le meeting.hasIntegral fun y => ?_
  by_cases far : 1 < |8 * ((n : ℝ) + 2) * (y - n * n) + 0|
  · rw [show pulse bump 0 n y = 0 from bump_of_lt far, Real.mul_zero, Real.mul_zero]
    exact Real.mul_nonneg (train_nonneg (fun n t => bump_nonneg _) _) (train_nonneg (fun n t =>
      Real.mul_nonneg (Real.add_nonneg (Real.natCast_nonneg n) (Real.le_of_lt Real.zero_lt_two))
        (bump_nonneg _)) _)
  · obtain ⟨first, second⟩ := train_eq_of_near rfl (Real.not_lt.1 far)
    rw [first, second]
    exact Real.le_of_eq (by grobner)

/-- At 0 the convolution is 0. -/
private theorem conv_train_zero : conv (train left) (reflect (train right)) 0 = 0 := by
  have zero (y : ℝ) : train left y * reflect (train right) (0 - y) = 0 := by
    rw [reflect, Real.neg_sub]
    exact train_mul_train pulses_left pulses_right y
  rw [conv_def, funext zero, integral_zero]

/-- The convolution is not continuous at 0. -/
private theorem not_continuousAt_conv_train :
    ¬ContinuousAt (conv (train left) (reflect (train right))) 0 := by
  intro continuous
  obtain ⟨I, pos, hI⟩ := exists_integral_pulse
  obtain ⟨δ, hδ, close⟩ := continuous I pos
  obtain ⟨n, hn⟩ := Real.exists_inv_nat_lt δ hδ
  have hn₀ := Real.natCast_nonneg n
  have inside : 1 / (2 * ((n : ℝ) + 2)) < δ :=
    Real.lt_trans (Real.one_div_lt_one_div_of_lt (by grind only) (by grind only)) hn
  have outside : 0 ≤ 1 / (2 * ((n : ℝ) + 2)) := Real.div_nonneg Real.zero_le_one (by grind only)
  have near := close (1 / (2 * ((n : ℝ) + 2)))
    (by rwa [Real.norm_eq_abs, Real.sub_zero, Real.abs_of_nonneg outside])
  rw [conv_train_zero, Real.norm_eq_abs, Real.sub_zero] at near
  have large := le_conv_train (hI n)
  exact Real.not_lt.2 large (Real.lt_of_le_of_lt (Real.le_abs_self _) near)

/-- **A convolution that exists everywhere and is not continuous** (§3.4, eq. (12), as printed).
There are continuously differentiable `f` and `g` such that the convolutions `conv f g` and
`conv f g'` exist at every `x`, but `conv f g` is not continuous at 0, so that it has no derivative
there, and in particular not `conv f g' 0`. -/
theorem conv_not_continuousAt : ∃ f f' g g' : ℝ → ℝ,
    (∀ x, HasDerivAt f (f' x) x) ∧ (∀ x, ContinuousAt f' x) ∧
    (∀ x, HasDerivAt g (g' x) x) ∧ (∀ x, ContinuousAt g' x) ∧
      (∀ x, ConvExistsAt f g x) ∧ (∀ x, ConvExistsAt f g' x) ∧
        ¬ContinuousAt (conv f g) 0 ∧ ∀ d, ¬HasDerivAt (conv f g) d 0 := by
  refine ⟨train left, train leftDeriv, reflect (train right),
    fun x => -reflect (train rightDeriv) x, hasDerivAt_left, continuousAt_leftDeriv,
    fun x => ?_, fun x => ?_,
    convExistsAt_train pulses_right fun t => (hasDerivAt_right t).continuousAt, fun x => ?_,
    not_continuousAt_conv_train, fun d h => not_continuousAt_conv_train h.continuousAt⟩
  · have backwards := HasDerivAt.comp (f := fun y => -y) (hasDerivAt_right (-x))
      (hasDerivAt_id x).neg
    rwa [show train rightDeriv (-x) * -1 = -reflect (train rightDeriv) x by
      rw [reflect]; grobner] at backwards
  · exact (ContinuousAt.comp (f := fun y => -y) (continuousAt_rightDeriv (-x))
      continuousAt_id.neg).neg
  · have negative :=
      (convExistsAt_train pulses_rightDeriv continuousAt_rightDeriv x).hasIntegral.neg
    simp only [← Real.mul_neg] at negative
    exact negative.integrable

end Fundamentals.Counterexamples
