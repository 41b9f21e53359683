/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
public import Fundamentals.CrossCorrelation.Defs
import Fundamentals.CrossCorrelation.Existence
import Fundamentals.CrossCorrelation.ViaConvolution

/-!
# Autocorrelation: what cross-correlation measures

For continuous functions with compact support, the cross-correlation of a function with a moved copy
of itself is largest where the copy is: it finds the copy.

## Main statements
* `xcorr_self_neg`: the autocorrelation is even, for every function.
* `xcorr_self_zero_pos`: at 0 it is positive, unless the function vanishes.
* `abs_xcorr_self_le`: there it is largest; `abs_xcorr_self_lt`: and nowhere else, unless the
  function vanishes.
* `xcorr_translate_le`, `xcorr_translate_lt`: `xcorr f (translate b f)` is largest at `b`, and,
  unless `f` vanishes, nowhere else.
-/

public section

namespace Fundamentals

variable {f : ℝ → ℝ}

/-- The autocorrelation is even, for every function: `xcorr f f (-x) = xcorr f f x`. -/
theorem xcorr_self_neg (f : ℝ → ℝ) (x : ℝ) : xcorr f f (-x) = xcorr f f x :=
  (xcorr_swap f f x).symm

/-- The autocorrelation at 0 is the integral of the square, for every function. -/
theorem xcorr_self_zero (f : ℝ → ℝ) : xcorr f f 0 = integral fun y => f y * f y := by
  simp only [xcorr_def, Real.zero_add]

/-- For a continuous function with compact support the integral of the square exists. -/
private theorem hasIntegral_mul_self (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) :
    HasIntegral (fun y => f y * f y) (xcorr f f 0) := by
  rw [xcorr_self_zero]
  exact ((hf.mul_right f).integrable fun y => (hfc y).mul (hfc y)).hasIntegral

/-- **The autocorrelation at 0 is positive**, for a continuous function with compact support that
does not vanish everywhere. -/
theorem xcorr_self_zero_pos (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) : 0 < xcorr f f 0 :=
  (hasIntegral_mul_self hf hfc).pos (fun y => Real.mul_self_nonneg (f y))
    ((hfc c).mul (hfc c)) (Real.mul_self_pos hc)

/-- **The autocorrelation is largest at 0**, in absolute value: for a continuous function with
compact support, `|xcorr f f x| ≤ xcorr f f 0`. -/
theorem abs_xcorr_self_le (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) (x : ℝ) :
    |xcorr f f x| ≤ xcorr f f 0 := by
  have square := hasIntegral_mul_self hf hfc
  have moved : HasIntegral (fun y => f (y + x) * f (y + x)) (xcorr f f 0) :=
    (hasIntegral_comp_add (fun y => f y * f y) x _).2 square
  have mean := (square.add moved).const_mul (1 / 2)
  rw [show 1 / 2 * (xcorr f f 0 + xcorr f f 0) = xcorr f f 0 by grobner] at mean
  refine (hasIntegral_xcorr hf hfc hfc x).abs_le_of_abs_le mean fun y => ?_
  -- `|p q| ≤ (p² + q²) / 2`
  have minus := Real.mul_self_nonneg (f y - f (y + x))
  have plus := Real.mul_self_nonneg (f y + f (y + x))
  rw [Real.add_comm x y]
  exact Real.abs_le.2 ⟨by grind only, by grind only⟩

/-- **Cross-correlation finds the copy.** For a continuous function `f` with compact support, the
cross-correlation of `f` with `f` moved by `b` is largest at `b`: for every `x`
`xcorr f (translate b f) x ≤ xcorr f (translate b f) b`. -/
theorem xcorr_translate_le (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) (b x : ℝ) :
    xcorr f (translate b f) x ≤ xcorr f (translate b f) b := by
  have bound := abs_xcorr_self_le hf hfc (x - b)
  rw [xcorr_translate, translate, translate, Real.sub_self]
  exact Real.le_trans (Real.le_abs_self _) bound

/-- If the autocorrelation at `x` is `s` times that at 0, where `s = ±1`, then `f` repeats itself at
the distance `x`, up to the sign: the integral of `(f y - s f (y + x))²` is 0. -/
private theorem eq_mul_of_xcorr_self_eq (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y)
    {x s : ℝ} (hs : s * s = 1) (same : xcorr f f x = s * xcorr f f 0) (y : ℝ) :
    f y = s * f (y + x) := by
  have square := hasIntegral_mul_self hf hfc
  have moved : HasIntegral (fun y => f (y + x) * f (y + x)) (xcorr f f 0) :=
    (hasIntegral_comp_add (fun y => f y * f y) x _).2 square
  have total := (square.add moved).sub ((hasIntegral_xcorr hf hfc hfc x).const_mul (2 * s))
  rw [same, show xcorr f f 0 + xcorr f f 0 - 2 * s * (s * xcorr f f 0) = 0 by grobner,
    funext fun y => show f y * f y + f (y + x) * f (y + x) - 2 * s * (f y * f (x + y)) =
      (f y - s * f (y + x)) * (f y - s * f (y + x)) by
        rw [Real.add_comm x y]
        grobner] at total
  refine Classical.byContradiction fun ne => Real.lt_irrefl 0 (total.pos (c := y)
    (fun y => Real.mul_self_nonneg _) ?_ (Real.mul_self_pos fun h => ne (Real.sub_eq_zero.1 h)))
  have shifted : ContinuousAt (fun y => f (y + x)) y :=
    ContinuousAt.comp (f := fun y => y + x) (hfc (y + x)) (continuousAt_id.add continuousAt_const)
  have difference := (hfc y).sub (shifted.const_mul s)
  exact difference.mul difference

/-- **The autocorrelation is largest at 0 only**, in absolute value: for a continuous function with
compact support that does not vanish everywhere, `|xcorr f f x| < xcorr f f 0` for every `x ≠ 0`. -/
theorem abs_xcorr_self_lt (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) {x : ℝ} (hx : x ≠ 0) : |xcorr f f x| < xcorr f f 0 := by
  obtain lt | eq := Real.lt_or_eq_of_le (abs_xcorr_self_le hf hfc x)
  · exact lt
  exfalso
  obtain ⟨s, hs, size, same⟩ :
      ∃ s : ℝ, s * s = 1 ∧ |s| = 1 ∧ xcorr f f x = s * xcorr f f 0 := by
    obtain nonneg | nonpos := Real.le_total 0 (xcorr f f x)
    · rw [Real.abs_of_nonneg nonneg] at eq
      exact ⟨1, Real.mul_one 1, Real.abs_one, by rw [eq, Real.one_mul]⟩
    · rw [Real.abs_of_nonpos nonpos] at eq
      exact ⟨-1, by grobner, by rw [Real.abs_neg, Real.abs_one], by rw [← eq]; grobner⟩
  -- then `|f|` has the period `x`
  have period (n : Nat) : |f (c + n * x)| = |f c| := by
    induction n with
    | zero => rw [Real.natCast_zero, Real.zero_mul, Real.add_zero]
    | succ n ih =>
      have step := eq_mul_of_xcorr_self_eq hf hfc hs same (c + n * x)
      rw [← ih, step, Real.abs_mul, size, Real.one_mul, Real.natCast_succ]
      exact congrArg (|f ·|) (by grobner)
  obtain ⟨R, hR⟩ := hf
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt (|R| + |c|) (Real.abs_pos.2 hx)
  have size : |(n : ℝ) * x| = n * |x| := by rw [Real.abs_mul, Real.abs_natCast]
  have hR' := Real.le_abs_self R
  have apart := Real.abs_sub_abs_le (n * x) (-c)
  rw [Real.abs_neg, size, show n * x - -c = c + n * x by grobner] at apart
  have zero := hR (c + n * x) (by grind only)
  have value := period n
  rw [zero, Real.abs_zero] at value
  exact Real.abs_ne_zero.2 hc value.symm

/-- **Cross-correlation finds the copy**, and finds it once: for a continuous function `f` with
compact support that does not vanish everywhere, `xcorr f (translate b f)` is largest at `b` and
nowhere else: `xcorr f (translate b f) x < xcorr f (translate b f) b` for every `x ≠ b`. -/
theorem xcorr_translate_lt (hf : HasCompactSupport f) (hfc : ∀ y, ContinuousAt f y) {c : ℝ}
    (hc : f c ≠ 0) {b x : ℝ} (hx : x ≠ b) :
    xcorr f (translate b f) x < xcorr f (translate b f) b := by
  have bound := abs_xcorr_self_lt hf hfc hc (x := x - b) fun h => hx (Real.sub_eq_zero.1 h)
  rw [xcorr_translate, translate, translate, Real.sub_self]
  exact Real.lt_of_le_of_lt (Real.le_abs_self _) bound

end Fundamentals
