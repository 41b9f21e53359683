/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.Sequence
import Fundamentals.Linear.Flatten

/-!
# Dilated sequences

`dilate d f` spreads a sequence: `d - 1` zeros between any two neighbours. A layer with dilation `d`
does it to the kernel; the gradients of a layer with stride `s` do it to what comes back.

## Main definitions
* `dilate d f`, `d ≥ 1`: `f k` at the place `d * k`, 0 at places that are no multiples of `d`.

## Main statements
All for `d ≥ 1`.
* `sumInt_dilate`: the sum does not change.
* `dilate_xcorr`, `dilate_conv`: `∑ f k * g (n + d * k)` and `∑ f k * g (n - d * k)`, for all
  sequences.
* `xcorr_dilate_ofFin`, `conv_dilate_ofFin`: the finite sums that a computer evaluates.
* `reflect_dilate`, `dilate_shift`, `conv_dilate_dilate`: dilation and the other operations.
-/

public section

namespace Fundamentals.Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- The sequence with `d - 1` zeros put between any two neighbours, `d ≥ 1`: `f k` at the place
`d * k`, and 0 at places that are no multiples of `d`. (For `d = 0` it is `f 0` at 0, and 0
elsewhere.) -/
@[expose] noncomputable def dilate (d : Nat) (f : Int → R) (n : Int) : R :=
  if (d : Int) ∣ n then f (n / d) else 0

theorem dilate_mul_apply (hd : 0 < d) (f : Int → R) (k : Int) : dilate d f (d * k) = f k := by
  rw [dilate, if_pos (Int.dvd_mul_right _ _), Int.mul_ediv_cancel_left k (by lia)]

theorem dilate_of_not_dvd {n : Int} (h : ¬(d : Int) ∣ n) (f : Int → R) : dilate d f n = 0 :=
  if_neg h

/-- Dilation by 1 changes nothing. -/
theorem dilate_one (f : Int → R) : dilate 1 f = f := by
  funext n
  simpa only [Int.cast_ofNat_Int, Int.one_mul] using dilate_mul_apply Nat.one_pos f n

/-- For `d ≥ 1`, a sequence supported on `len` indices from `lo` on is spread over
`d * (len - 1) + 1` indices from `d * lo` on. -/
theorem SupportedOn.dilate {f : Int → R} {lo : Int} {len : Nat} (hf : SupportedOn f lo len)
    (hd : 0 < d) : SupportedOn (dilate d f) (d * lo) (d * (len - 1) + 1) := by
  intro n hn
  by_cases h : (d : Int) ∣ n
  · obtain ⟨q, rfl⟩ := h
    rw [dilate_mul_apply hd]
    refine hf q (Classical.byContradiction fun inside => ?_)
    obtain ⟨j, rfl⟩ : ∃ j : Nat, q = lo + j := ⟨(q - lo).toNat, by lia⟩
    have last : d * j ≤ d * (len - 1) := Nat.mul_le_mul_left d (by lia)
    have split : (d : Int) * (lo + j) = d * lo + (d * j : Nat) := by grind only
    lia
  · exact dilate_of_not_dvd h f

theorem FiniteSupport.dilate {f : Int → R} (hf : FiniteSupport f) (hd : 0 < d) :
    FiniteSupport (dilate d f) := by
  obtain ⟨lo, len, hf⟩ := hf
  exact (hf.dilate hd).finiteSupport

/-- For `d ≥ 1`, a dilated sequence has finite support iff the sequence has. -/
theorem finiteSupport_dilate (hd : 0 < d) (f : Int → R) :
    FiniteSupport (dilate d f) ↔ FiniteSupport f := by
  refine ⟨fun ⟨lo, len, h⟩ => ?_, fun h => h.dilate hd⟩
  let N := lo.natAbs + len
  refine ⟨-N, 2 * N + 1, fun k hk => ?_⟩
  have far : k.natAbs ≤ (d * k : Int).natAbs := by
    rw [Int.natAbs_mul, Int.natAbs_natCast]
    exact Nat.le_mul_of_pos_left _ hd
  rw [← dilate_mul_apply hd f k]
  have side : 0 ≤ k → 0 ≤ d * k := fun h => Int.mul_nonneg (by omega) h
  have side' : k ≤ 0 → d * k ≤ 0 := fun h => Int.mul_nonpos_of_nonneg_of_nonpos (by omega) h
  exact h _ (by omega)

/-- **The sum of a dilated sequence** is that of the sequence: `∑ dilate d f k = ∑ f k`, for every
sequence `f` and `d ≥ 1`. -/
theorem sumInt_dilate (hd : 0 < d) (f : Int → R) : sumInt (dilate d f) = sumInt f := by
  by_cases h : FiniteSupport f
  · obtain ⟨lo, len, hf⟩ := h
    have wide : SupportedOn f lo (len + 1) := hf.mono (by lia) (by lia)
    have spread : SupportedOn (dilate d f) (d * lo) ((len + 1) * d) :=
      (wide.dilate hd).mono (by lia) (by grind only)
    -- in each block of `d` indices, only the first term can differ from zero
    have block (i : Fin (len + 1)) :
        ∑ j : Fin d, dilate d f (d * lo + flatIndex i j) = f (lo + i) := by
      have place (j : Fin d) : (d : Int) * lo + flatIndex i j = d * (lo + i) + j := by
        grind [flatIndex]
      have rest (j : Fin d) (hj : j ≠ ⟨0, hd⟩) : ¬(d : Int) ∣ d * (lo + i) + j := fun h =>
        hj (Fin.ext (Nat.eq_zero_of_dvd_of_lt (Int.natCast_dvd_natCast.1
          ((Int.dvd_add_right (Int.dvd_mul_right _ _)).1 h)) j.isLt))
      simp only [place]
      rw [sum_eq_single ⟨0, hd⟩ _ fun j hj => dilate_of_not_dvd (rest j hj) f]
      simpa only [Int.cast_ofNat_Int, Int.add_zero] using dilate_mul_apply hd f (lo + i)
    rw [sumInt_eq_sum wide, sumInt_eq_sum spread, sum_flat]
    exact sum_congr block
  · rw [sumInt_of_not_finiteSupport h,
      sumInt_of_not_finiteSupport (mt (finiteSupport_dilate hd f).mp h)]

/-- For `d ≥ 1`, a product with a dilated sequence is a dilated product. -/
theorem dilate_mul (hd : 0 < d) (f g : Int → R) :
    (fun n => dilate d f n * g n) = dilate d fun k => f k * g (d * k) := by
  funext n
  by_cases h : (d : Int) ∣ n
  · obtain ⟨k, rfl⟩ := h
    simp only [dilate_mul_apply hd]
  · simp only [dilate_of_not_dvd h, Lean.Grind.Semiring.zero_mul]

/-! ### Dilation under the sum -/

/-- **Cross-correlation with a dilated sequence**: `∑ f k * g (n + d * k)`, for all sequences and
`d ≥ 1`. -/
theorem dilate_xcorr (hd : 0 < d) (f g : Int → R) (n : Int) :
    xcorr (dilate d f) g n = sumInt fun k => f k * g (n + d * k) := by
  rw [xcorr, dilate_mul hd f fun k => g (n + k), sumInt_dilate hd]

/-- **Convolution with a dilated sequence**: `∑ f k * g (n - d * k)`, for all sequences and
`d ≥ 1`. -/
theorem dilate_conv (hd : 0 < d) (f g : Int → R) (n : Int) :
    conv (dilate d f) g n = sumInt fun k => f k * g (n - d * k) := by
  rw [conv, dilate_mul hd f fun k => g (n - k), sumInt_dilate hd]

/-- **Cross-correlation with a dilated kernel**, `d ≥ 1`, of the values `v 0, …, v (m-1)`:
`∑_{i < m} v i * g (n + d * i)`. -/
theorem xcorr_dilate_ofFin {m : Nat} (hd : 0 < d) (v : Fin m → R) (g : Int → R) (n : Int) :
    xcorr (dilate d (ofFin v)) g n = ∑ i, v i * g (n + d * i) := by
  rw [dilate_xcorr hd, sumInt_eq_sum ((supportedOn_ofFin v).mul_right _)]
  simp only [Int.zero_add, ofFin_apply]

/-- **Convolution with a dilated kernel**, `d ≥ 1`, of the values `v 0, …, v (m-1)`:
`∑_{i < m} v i * g (n - d * i)`. -/
theorem conv_dilate_ofFin {m : Nat} (hd : 0 < d) (v : Fin m → R) (g : Int → R) (n : Int) :
    conv (dilate d (ofFin v)) g n = ∑ i, v i * g (n - d * i) := by
  rw [dilate_conv hd, sumInt_eq_sum ((supportedOn_ofFin v).mul_right _)]
  simp only [Int.zero_add, ofFin_apply]

/-! ### Dilation and the other operations -/

/-- Dilation, `d ≥ 1`, and reflection may be exchanged. -/
theorem reflect_dilate (hd : 0 < d) (f : Int → R) :
    reflect (dilate d f) = dilate d (reflect f) := by
  funext n
  by_cases h : (d : Int) ∣ n
  · obtain ⟨k, rfl⟩ := h
    rw [dilate_mul_apply hd, reflect, ← Int.mul_neg, dilate_mul_apply hd, reflect]
  · rw [dilate_of_not_dvd h, reflect, dilate_of_not_dvd (mt Int.dvd_neg.1 h)]

/-- For `d ≥ 1`, dilating a sequence that is moved by `b` moves the dilated sequence by `d * b`. -/
theorem dilate_shift (hd : 0 < d) (b : Int) (f : Int → R) :
    dilate d (shift b f) = shift (d * b) (dilate d f) := by
  funext n
  by_cases h : (d : Int) ∣ n
  · obtain ⟨k, rfl⟩ := h
    rw [dilate_mul_apply hd, shift, shift, ← Int.mul_sub, dilate_mul_apply hd]
  · have h' : ¬(d : Int) ∣ n - d * b :=
      mt (Int.dvd_iff_dvd_of_dvd_sub (by grind [Int.dvd_mul_right (d : Int) b])).2 h
    rw [dilate_of_not_dvd h, shift, dilate_of_not_dvd h']

/-- Dilation is a homomorphism for convolution, for all sequences and `d ≥ 1`. -/
theorem conv_dilate_dilate (hd : 0 < d) (f g : Int → R) :
    conv (dilate d f) (dilate d g) = dilate d (conv f g) := by
  funext n
  rw [dilate_conv hd]
  by_cases h : (d : Int) ∣ n
  · obtain ⟨k, rfl⟩ := h
    simp only [← Int.mul_sub, dilate_mul_apply hd, conv]
  · have none (k : Int) : dilate d g (n - d * k) = 0 := dilate_of_not_dvd (fun h' => h (by
      have := Int.dvd_add h' (Int.dvd_mul_right (d : Int) k)
      rwa [Int.sub_add_cancel] at this)) g
    simp only [none, Lean.Grind.Semiring.mul_zero, sumInt_zero, dilate_of_not_dvd h]

end Semiring

end Fundamentals.Sequence
