/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Sequence

/-!
# Cross-correlation of sequences

The discrete counterpart of the cross-correlation of functions on ℝ, for `f g : Int → R` over a
semiring: `xcorr f g n = ∑_{k ∈ ℤ} f k * g (n + k)`, where a sum with infinitely many terms that
are not zero counts as 0.

## Main definitions
* `xcorr f g`: the cross-correlation.

## Main statements
* `xcorr_eq_sum`: the finite sum that a computer evaluates.
* `SupportedOn.xcorr`: lengths `m` and `n` give length `m + n - 1`.
* `xcorr_eq_conv_reflect`: the convolution with `f` run backwards; for all sequences.
* `xcorr_swap`: exchanging the arguments reflects the result; for all sequences.
* `xcorr_xcorr_of_exists`, `xcorr_xcorr`: `xcorr f (xcorr g h) = xcorr (conv f g) h`, what holds in
  place of associativity; `xcorr_xcorr_left` for the other brackets.

## Implementation notes
`xcorr f g` runs `f` over `g`, as in the source. In numpy and scipy this is `correlate(g, f)`: there
the sequence that runs (and is conjugated, if complex) comes second.
-/

public section

namespace Fundamentals.Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-- The cross-correlation of two sequences, `xcorr f g n = ∑_{k ∈ ℤ} f k * g (n + k)`; 0 at every
`n` for which infinitely many terms differ from 0. -/
@[expose] noncomputable def xcorr (f g : Int → R) (n : Int) : R := sumInt fun k => f k * g (n + k)

/-! ### The finite sum and the support -/

/-- **Cross-correlation as a finite sum** (§4.1, eq. (17), for sequences). If `f` vanishes outside
the window `lo, …, lo + len - 1`, then for every sequence `g` and every `n`
`xcorr f g n = ∑_{i < len} f (lo + i) * g (n + (lo + i))`. -/
theorem xcorr_eq_sum {f : Int → R} {lo : Int} {len : Nat} (hf : SupportedOn f lo len)
    (g : Int → R) (n : Int) :
    xcorr f g n = ∑ i : Fin len, f (lo + i) * g (n + (lo + i)) :=
  sumInt_eq_sum (hf.mul_right fun k => g (n + k))

/-- **Cross-correlation with a finite kernel.** The values `v 0, …, v (m-1)`, extended by 0, against
any sequence `g`: `xcorr (ofFin v) g n = ∑_{i < m} v i * g (n + i)`. -/
theorem xcorr_ofFin {m : Nat} (v : Fin m → R) (g : Int → R) (n : Int) :
    xcorr (ofFin v) g n = ∑ i, v i * g (n + i) := by
  rw [xcorr_eq_sum (supportedOn_ofFin v)]
  simp only [Int.zero_add, ofFin_apply]

/-- **Support of a cross-correlation.** If `f` is supported on `m` indices from `a` on and `g` on
`n` indices from `b` on, then `xcorr f g` is supported on `m + n - 1` indices from
`b - (a + m - 1)` on: from the first index of `g` minus the last of `f` to the last index of `g`
minus the first of `f`. -/
theorem SupportedOn.xcorr {f g : Int → R} {a b : Int} {m n : Nat} (hf : SupportedOn f a m)
    (hg : SupportedOn g b n) : SupportedOn (xcorr f g) (b - (a + m - 1)) (m + n - 1) := by
  intro k hk
  rw [xcorr_eq_sum hf]
  refine sum_eq_zero fun i => ?_
  rw [hg (k + (a + i)) (by omega), Lean.Grind.Semiring.mul_zero]

/-- The cross-correlation of sequences of finite support has finite support. -/
theorem FiniteSupport.xcorr {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g) :
    FiniteSupport (xcorr f g) := by
  obtain ⟨a, m, hf⟩ := hf
  obtain ⟨b, n, hg⟩ := hg
  exact (hf.xcorr hg).finiteSupport

/-! ### Identities without hypotheses -/

/-- The substitution that puts `g` in place: `xcorr f g n = ∑ f (k - n) * g k`. -/
theorem xcorr_eq_sumInt_sub (f g : Int → R) (n : Int) :
    xcorr f g n = sumInt fun k => f (k - n) * g k := by
  rw [← sumInt_comp_add _ n]
  exact sumInt_congr fun k => by grind only

/-- **Cross-correlation is convolution with the first sequence run backwards** (§4.2, eq. (18), for
sequences): `xcorr f g = conv (reflect f) g` for all sequences. No hypothesis. -/
theorem xcorr_eq_conv_reflect (f g : Int → R) : xcorr f g = conv (reflect f) g := by
  funext n
  calc xcorr f g n
      = sumInt fun k => f (-k) * g (n + -k) :=
        (sumInt_comp_neg fun k => f k * g (n + k)).symm
    _ = conv (reflect f) g n := rfl

/-- Convolution is cross-correlation with the first sequence run backwards. -/
theorem conv_eq_xcorr_reflect (f g : Int → R) : conv f g = xcorr (reflect f) g := by
  rw [xcorr_eq_conv_reflect, reflect_reflect]

/-- A cross-correlation run backwards is the convolution with the second sequence run backwards:
`reflect (xcorr f g) = conv f (reflect g)`, for all sequences. -/
theorem reflect_xcorr (f g : Int → R) : reflect (xcorr f g) = conv f (reflect g) := by
  rw [xcorr_eq_conv_reflect, reflect_conv, reflect_reflect]

/-- Moving the first sequence moves the cross-correlation the other way, for all sequences. -/
theorem shift_xcorr (b : Int) (f g : Int → R) : xcorr (shift b f) g = shift (-b) (xcorr f g) := by
  funext n
  calc xcorr (shift b f) g n
      = sumInt fun k => f (k + b - b) * g (n + (k + b)) :=
        (sumInt_comp_add (fun k => f (k - b) * g (n + k)) b).symm
    _ = shift (-b) (xcorr f g) n := sumInt_congr fun k => by grind only

/-- Moving the second sequence moves the cross-correlation, for all sequences. -/
theorem xcorr_shift (b : Int) (f g : Int → R) : xcorr f (shift b g) = shift b (xcorr f g) :=
  funext fun n => sumInt_congr fun k => by grind [shift]

/-- The unit impulse at `a`, run over a sequence, translates it by `-a`. -/
theorem delta_xcorr (a : Int) (f : Int → R) : xcorr (delta a) f = shift (-a) f := by
  funext n
  rw [xcorr_eq_sum (supportedOn_delta a), sum_one_length]
  simp only [Fin.val_zero, Int.cast_ofNat_Int, Int.add_zero, delta_self,
    Lean.Grind.Semiring.one_mul, shift, Int.sub_neg]

/-- Unit impulses correlate by subtracting their places. -/
theorem delta_xcorr_delta (a b : Int) : xcorr (delta a) (delta b) = (delta (b - a) : Int → R) := by
  rw [delta_xcorr]
  funext n
  grind [shift, delta]

/-! ### Linearity -/

/-- `xcorr f (g + h) = xcorr f g + xcorr f h` at every `n` where both sums on the right are
finite; so everywhere, if `f` has finite support. -/
theorem xcorr_add {f g h : Int → R} {n : Int} (hg : FiniteSupport fun k => f k * g (n + k))
    (hh : FiniteSupport fun k => f k * h (n + k)) :
    xcorr f (fun k => g k + h k) n = xcorr f g n + xcorr f h n := by
  simp only [xcorr, Lean.Grind.Semiring.left_distrib]
  exact sumInt_add hg hh

/-- `xcorr (f + g) h = xcorr f h + xcorr g h` at every `n` where both sums on the right are
finite; so everywhere, if `h` has finite support. -/
theorem add_xcorr {f g h : Int → R} {n : Int} (hf : FiniteSupport fun k => f k * h (n + k))
    (hg : FiniteSupport fun k => g k * h (n + k)) :
    xcorr (fun k => f k + g k) h n = xcorr f h n + xcorr g h n := by
  simp only [xcorr, Lean.Grind.Semiring.right_distrib]
  exact sumInt_add hf hg

/-- A scalar on the left is taken out, wherever the sum is finite. -/
theorem mul_xcorr (c : R) {f g : Int → R} {n : Int} (h : FiniteSupport fun k => f k * g (n + k)) :
    xcorr (fun k => c * f k) g n = c * xcorr f g n := by
  simp only [xcorr, Lean.Grind.Semiring.mul_assoc]
  exact sumInt_mul_left c h

/-- A scalar on the right is taken out, wherever the sum is finite. -/
theorem xcorr_mul {f g : Int → R} {n : Int} (h : FiniteSupport fun k => f k * g (n + k)) (c : R) :
    xcorr f (fun k => g k * c) n = xcorr f g n * c := by
  simp only [xcorr, ← Lean.Grind.Semiring.mul_assoc]
  exact sumInt_mul_right h c

/-! ### In place of associativity -/

/-- **What holds in place of associativity, from existence**: if `f` has finite support, and all
sums in `xcorr g h` are finite, then `xcorr f (xcorr g h) = xcorr (conv f g) h`. -/
theorem xcorr_xcorr_of_exists {f g h : Int → R} (hf : FiniteSupport f)
    (hgh : ∀ n, FiniteSupport fun k => g k * h (n + k)) :
    xcorr f (xcorr g h) = xcorr (conv f g) h := by
  have moved (n : Int) : ConvExistsAt (reflect g) h n := by
    have turned := (hgh n).comp_neg
    rwa [funext fun k => show g (-k) * h (n + -k) = reflect g k * h (n - k) from rfl] at turned
  simp only [xcorr_eq_conv_reflect, reflect_conv, conv_assoc_of_exists hf.reflect moved]

/-- **What holds in place of associativity** (§4.3, after eq. (20), for sequences). If `f` and `g`
have finite support, then for every sequence `h`
`xcorr f (xcorr g h) = xcorr (conv f g) h`. -/
theorem xcorr_xcorr {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g) (h : Int → R) :
    xcorr f (xcorr g h) = xcorr (conv f g) h :=
  xcorr_xcorr_of_exists hf fun _ => hg.mul_right _

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if `f` and `h` have finite support. -/
theorem xcorr_xcorr_of_outer {f h : Int → R} (hf : FiniteSupport f) (hh : FiniteSupport h)
    (g : Int → R) : xcorr f (xcorr g h) = xcorr (conv f g) h := by
  simp only [xcorr_eq_conv_reflect, reflect_conv, conv_assoc hf.reflect hh]

/-- `xcorr f (xcorr g h) = xcorr (conv f g) h`, if `g` and `h` have finite support. -/
theorem xcorr_xcorr_of_right {g h : Int → R} (hg : FiniteSupport g) (hh : FiniteSupport h)
    (f : Int → R) : xcorr f (xcorr g h) = xcorr (conv f g) h := by
  simp only [xcorr_eq_conv_reflect, reflect_conv, conv_assoc_of_right hg.reflect hh]

/-- **The other brackets.** If `f` and `g` have finite support, then for every sequence `h`
`xcorr (xcorr f g) h = conv f (xcorr g h)`. So the two bracketings `xcorr (xcorr f g) h` and
`xcorr f (xcorr g h)` differ by a reflection of `f`. -/
theorem xcorr_xcorr_left {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g)
    (h : Int → R) : xcorr (xcorr f g) h = conv f (xcorr g h) := by
  rw [xcorr_eq_conv_reflect (xcorr f g), reflect_xcorr, conv_assoc_of_left hf hg.reflect,
    xcorr_eq_conv_reflect g]

/-- For an even `f` cross-correlation is associative: if `reflect f = f`, and `f` and `g` have
finite support, then `xcorr (xcorr f g) h = xcorr f (xcorr g h)` for every sequence `h`. -/
theorem xcorr_assoc_of_even {f g : Int → R} (even : reflect f = f) (hf : FiniteSupport f)
    (hg : FiniteSupport g) (h : Int → R) : xcorr (xcorr f g) h = xcorr f (xcorr g h) := by
  rw [xcorr_xcorr_left hf hg, xcorr_eq_conv_reflect f, even]

end Semiring

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

/-- **Exchanging the arguments** (§4.3, eq. (19), for sequences) reflects the cross-correlation:
`xcorr g f n = xcorr f g (-n)`, for all sequences. No hypothesis. -/
theorem xcorr_swap (f g : Int → R) (n : Int) : xcorr g f n = xcorr f g (-n) := by
  rw [xcorr_eq_sumInt_sub]
  exact sumInt_congr fun k => by grind only

end CommSemiring

end Fundamentals.Sequence
