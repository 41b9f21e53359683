/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.DotProduct
public import Fundamentals.CrossCorrelation.ConvLayer

/-!
# The error of a convolution layer

At each place the layer is a sum of a bias and of `C * K` products, so it goes through `C * K + 1`
roundings at most, in whatever order it is computed.

## Main definitions
* `convTerms s d w b x o n`: what the layer adds at the place `(o, n)`: the bias, named `none`, and
  the products, `some (c, i)` for the in-channel `c` and the tap `i`.
* `convRoundedTerms fl fused s d w b x o n`: the same, the products rounded except where they are
  fused.

## Main statements
* `convTerms_sum`: a tree that adds all of these terms gives the output of the layer.
* `abs_convLayer_sub_le`: the output is off by at most
  `γ_{C K + 1} (|b o| + ∑ c, ∑ i, |w o c i| |x c (s n + d i)|)`.
* `abs_convLayer_sub_le_pow`: the same with `(1 + u) ^ (C K + 1) - 1`, for every `u`.
* `abs_convLayer_sub_le_underflow`: with underflow.
* `convTerms_zeroPad`, `addsAll_convTerms_zeroPad`: products with the zeros of a padding may be
  computed or left out.
* `Sequence.abs_conv_sub_le`, `Sequence.abs_xcorr_sub_le`: convolution and cross-correlation of
  sequences.
-/

public section

namespace Fundamentals

variable {R : Type} {O C K L s d : Nat} {u η : ℝ} {fl : ℝ → ℝ}

/-- **The terms of the layer** at the place `(o, n)`: the bias, named `none`, and the product of the
tap `i` of the in-channel `c`, named `some (c, i)`. -/
@[expose] noncomputable def convTerms [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength L K s d)) :
    Option (Fin C × Fin K) → R
  | none => b o
  | some (c, i) => w o c i * x c ⟨s * n + d * i, tap_lt n i⟩

/-- **The terms as a machine adds them**: the bias as it is, and the products rounded, except where
they are fused with an addition. -/
@[expose] noncomputable def convRoundedTerms (fl : ℝ → ℝ) (fused : Fin C × Fin K → Bool) (s d : Nat)
    (w : Fin O → Matrix C K ℝ) (b : Fin O → ℝ) (x : Matrix C L ℝ) (o : Fin O)
    (n : Fin (convLength L K s d)) : Option (Fin C × Fin K) → ℝ
  | none => b o
  | some k => roundedProduct fl fused (fun k => w o k.1 k.2)
      (fun k => x k.1 ⟨s * n + d * k.2, tap_lt n k.2⟩) k

/-- **A tree that adds all the terms gives the output of the layer.** -/
theorem convTerms_sum [Lean.Grind.Semiring R] {w : Fin O → Matrix C K R} {b : Fin O → R}
    {x : Matrix C L R} {o : Fin O} {n : Fin (convLength L K s d)}
    {t : SumTree (Option (Fin C × Fin K))} (ht : t.AddsAll (convTerms s d w b x o n)) :
    t.sum (convTerms s d w b x o n) = convLayer s d w b x o n :=
  ht.sum_eq_biased

/-- The absolute values of the terms, added up. -/
theorem abs_convTerms_sum {w : Fin O → Matrix C K ℝ} {b : Fin O → ℝ} {x : Matrix C L ℝ} {o : Fin O}
    {n : Fin (convLength L K s d)} {t : SumTree (Option (Fin C × Fin K))}
    (ht : t.AddsAll (convTerms s d w b x o n)) :
    t.sum (fun k => |convTerms s d w b x o n k|) =
      |b o| + ∑ c, ∑ i : Fin K, |w o c i| * |x c ⟨s * n + d * i, tap_lt n i⟩| := by
  rw [ht.abs.sum_eq_biased]
  simp only [convTerms, Real.abs_mul]

/-- Each term of the layer is off by one rounding at most. -/
theorem abs_convRoundedTerms_sub_le (h : RoundingWithUnderflow u η fl)
    (fused : Fin C × Fin K → Bool) (w : Fin O → Matrix C K ℝ) (b : Fin O → ℝ) (x : Matrix C L ℝ)
    (o : Fin O) (n : Fin (convLength L K s d)) (k : Option (Fin C × Fin K)) :
    |convRoundedTerms fl fused s d w b x o n k - convTerms s d w b x o n k| ≤
      (1 + u - 1) * |convTerms s d w b x o n k| + η := by
  rw [Real.add_sub_cancel_left]
  obtain _ | ⟨c, i⟩ := k
  · rw [convRoundedTerms, convTerms, Real.sub_self, Real.abs_zero]
    exact Real.add_nonneg (Real.mul_nonneg h.nonneg (Real.abs_nonneg _)) h.underflow_nonneg
  · exact abs_roundedProduct_sub_le h fused (fun k => w o k.1 k.2)
      (fun k => x k.1 ⟨s * n + d * k.2, tap_lt n k.2⟩) (c, i)

private theorem terms_and_additions (a η : ℝ) : (a + 1) * η + a * η = (2 * a + 1) * η := by
  rw [← Real.add_mul, Real.add_assoc, Real.add_comm 1, ← Real.add_assoc, ← Real.two_mul]

/-- **The error of the layer with underflow**, at every place, in every order in which each term
stands at most once, and what is left out is zero: with the relative part of
`abs_convLayer_sub_le_pow`, each of the `additions + 1` terms and each addition contributes at most
`(1 + u) ^ (C K) * η`. -/
theorem abs_convLayer_sub_le_underflow (h : RoundingWithUnderflow u η fl)
    (fused : Fin C × Fin K → Bool) {w : Fin O → Matrix C K ℝ} {b : Fin O → ℝ} {x : Matrix C L ℝ}
    {o : Fin O} {n : Fin (convLength L K s d)} {t : SumTree (Option (Fin C × Fin K))}
    (ht : t.AddsAll (convTerms s d w b x o n)) :
    |t.computed fl (convRoundedTerms fl fused s d w b x o n) - convLayer s d w b x o n| ≤
      ((1 + u) ^ (C * K + 1) - 1) *
          (|b o| + ∑ c, ∑ i : Fin K, |w o c i| * |x c ⟨s * n + d * i, tap_lt n i⟩|) +
        (1 + u) ^ (C * K) * ((2 * t.additions + 1) * η) := by
  have one := one_le_one_add h.nonneg
  have grow := Real.pow_le_pow_right one (SumTree.height_le_mul ht.1)
  have absolute : 0 ≤ (2 * t.additions + 1) * η :=
    Real.mul_nonneg (Real.add_nonneg (Real.mul_nonneg (Real.le_of_lt Real.zero_lt_two)
      (Real.natCast_nonneg _)) Real.zero_le_one) h.underflow_nonneg
  have bound := SumTree.abs_computed_sub_sum_le_of_near h one h.underflow_nonneg
    (abs_convRoundedTerms_sub_le h fused w b x o n) t
  rw [convTerms_sum ht, SumTree.length_leaves, Real.natCast_succ, terms_and_additions] at bound
  rw [← abs_convTerms_sum ht, Real.pow_succ, Real.mul_comm _ (1 + u)]
  exact Real.le_trans bound (Real.add_le_add
    (Real.mul_le_mul_of_nonneg_right (Real.sub_le_sub (Real.mul_le_mul_of_nonneg_left grow
      (Real.le_trans Real.zero_le_one one)) (Real.le_refl 1)) (SumTree.sum_abs_nonneg _ t))
    (Real.mul_le_mul_of_nonneg_right grow absolute))

/-- **The error of the layer**, for every unit `u`: at every place, in every order in which each term
stands at most once, and what is left out is zero, the products rounded or fused, at most
`((1 + u) ^ (C K + 1) - 1) (|b o| + ∑ c, ∑ i, |w o c i| |x c (s n + d i)|)`. -/
theorem abs_convLayer_sub_le_pow (h : Rounding u fl) (fused : Fin C × Fin K → Bool)
    {w : Fin O → Matrix C K ℝ} {b : Fin O → ℝ} {x : Matrix C L ℝ} {o : Fin O}
    {n : Fin (convLength L K s d)} {t : SumTree (Option (Fin C × Fin K))}
    (ht : t.AddsAll (convTerms s d w b x o n)) :
    |t.computed fl (convRoundedTerms fl fused s d w b x o n) - convLayer s d w b x o n| ≤
      ((1 + u) ^ (C * K + 1) - 1) *
        (|b o| + ∑ c, ∑ i : Fin K, |w o c i| * |x c ⟨s * n + d * i, tap_lt n i⟩|) := by
  have bound := abs_convLayer_sub_le_underflow (roundingWithUnderflow_zero.2 h) fused ht
  rwa [Real.mul_zero, Real.mul_zero, Real.add_zero] at bound

/-- **The error of a convolution layer.** The layer with `C` in-channels and `K` taps is computed at
the place `(o, n)` by adding its bias and its `C K` products in any order in which each of them
stands at most once, and what is left out is zero; each product is rounded, or fused with an
addition. If `(C K + 1) u < 1`, then

  `|computed - out o n| ≤ γ_{C K + 1} (|b o| + ∑ c, ∑ i, |w o c i| |x c (s n + d i)|)`. -/
theorem abs_convLayer_sub_le (h : Rounding u fl) (fused : Fin C × Fin K → Bool)
    {w : Fin O → Matrix C K ℝ} {b : Fin O → ℝ} {x : Matrix C L ℝ} {o : Fin O}
    {n : Fin (convLength L K s d)} {t : SumTree (Option (Fin C × Fin K))}
    (ht : t.AddsAll (convTerms s d w b x o n)) (small : (C * K + 1 : Nat) * u < 1) :
    |t.computed fl (convRoundedTerms fl fused s d w b x o n) - convLayer s d w b x o n| ≤
      gamma u (C * K + 1) *
        (|b o| + ∑ c, ∑ i : Fin K, |w o c i| * |x c ⟨s * n + d * i, tap_lt n i⟩|) := by
  refine Real.le_trans (abs_convLayer_sub_le_pow h fused ht) ?_
  rw [← abs_convTerms_sum ht]
  exact Real.mul_le_mul_of_nonneg_right (one_add_pow_sub_one_le_gamma h.nonneg small)
    (SumTree.sum_abs_nonneg _ t)

/-! ### Padding -/

/-- The zeros of a padding: to the left of the place `p`, and from the place `p + L` on. -/
theorem zeroPad_eq_zero [Lean.Grind.Semiring R] {p q : Nat} (x : Matrix C L R) (c : Fin C)
    {l : Fin (p + L + q)} (outside : l.val < p ∨ p + L ≤ l.val) : zeroPad p q x c l = 0 :=
  Sequence.supportedOn_ofFin (x c) _ <| outside.imp
    (fun low => Int.sub_neg_of_lt (Int.ofNat_lt.2 low))
    fun high => by
      rw [Int.zero_add]
      exact Int.le_sub_left_of_add_le (Int.ofNat_le.2 high)

/-- **Products with the zeros of a padding are zero**: those whose tap lies to the left of the place
`p`, or from the place `p + L` on. -/
theorem convTerms_zeroPad [Lean.Grind.Semiring R] {p q : Nat} (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (p + L + q) K s d))
    (c : Fin C) (i : Fin K) (outside : s * n + d * i < p ∨ p + L ≤ s * n + d * i) :
    convTerms s d w b (zeroPad p q x) o n (some (c, i)) = 0 := by
  rw [convTerms, zeroPad_eq_zero x c outside, Lean.Grind.Semiring.mul_zero]

/-- **Zeros of a padding may be left out**: a tree adds all the terms of the padded layer if none
stands at two of its leaves, and at its leaves stand the bias and at least the products whose tap
lies between the places `p` and `p + L - 1`, in the input itself. -/
theorem addsAll_convTerms_zeroPad [Lean.Grind.Semiring R] {p q : Nat} (w : Fin O → Matrix C K R)
    (b : Fin O → R) (x : Matrix C L R) (o : Fin O) (n : Fin (convLength (p + L + q) K s d))
    {t : SumTree (Option (Fin C × Fin K))} (distinct : t.leaves.Nodup) (bias : none ∈ t.leaves)
    (inside : ∀ (c : Fin C) (i : Fin K), p ≤ s * n + d * i → s * n + d * i < p + L →
      some (c, i) ∈ t.leaves) :
    t.AddsAll (convTerms s d w b (zeroPad p q x) o n) := by
  refine ⟨distinct, fun k hk => ?_⟩
  obtain _ | ⟨c, i⟩ := k
  · exact absurd bias hk
  · refine convTerms_zeroPad w b x o n c i ?_
    have out := mt (inside c i)
    by_cases low : p ≤ s * n + d * i
    · exact .inr (Nat.le_of_not_lt fun high => hk (inside c i low high))
    · exact .inl (Nat.lt_of_not_le low)

/-! ### Sequences -/

namespace Sequence

/-- **The error of a convolution of sequences**: if `f` vanishes outside of `len` places from `lo` on,
the `len` products are rounded or fused and are added in any order in which each stands at most once,
and what is left out is zero, and if `len * u < 1`, then at every place `n`
`|computed - conv f g n| ≤ γ_len ∑ i, |f (lo + i) g (n - (lo + i))|`. -/
theorem abs_conv_sub_le (h : Rounding u fl) {len : Nat} (fused : Fin len → Bool) {f g : Int → ℝ}
    {lo n : Int} (hf : SupportedOn f lo len) {t : SumTree (Fin len)}
    (ht : t.AddsAll fun i => f (lo + i) * g (n - (lo + i))) (small : len * u < 1) :
    |t.computed fl (roundedProduct fl fused (fun i => f (lo + i)) fun i => g (n - (lo + i))) -
        conv f g n| ≤ gamma u len * ∑ i : Fin len, |f (lo + i) * g (n - (lo + i))| := by
  rw [conv_eq_sum hf]
  exact SumTree.AddsAll.abs_dot_sub_le h fused ht small

/-- **The error of a cross-correlation of sequences**: as `abs_conv_sub_le`, with `n + (lo + i)` in
place of `n - (lo + i)`. -/
theorem abs_xcorr_sub_le (h : Rounding u fl) {len : Nat} (fused : Fin len → Bool) {f g : Int → ℝ}
    {lo n : Int} (hf : SupportedOn f lo len) {t : SumTree (Fin len)}
    (ht : t.AddsAll fun i => f (lo + i) * g (n + (lo + i))) (small : len * u < 1) :
    |t.computed fl (roundedProduct fl fused (fun i => f (lo + i)) fun i => g (n + (lo + i))) -
        xcorr f g n| ≤ gamma u len * ∑ i : Fin len, |f (lo + i) * g (n + (lo + i))| := by
  rw [xcorr_eq_sum hf]
  exact SumTree.AddsAll.abs_dot_sub_le h fused ht small

end Sequence

end Fundamentals
