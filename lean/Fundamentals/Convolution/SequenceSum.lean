/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Sum

/-!
# Sums over the integers

The discrete counterpart of the integral over ℝ: `sumInt f = ∑_{k ∈ ℤ} f k` for `f : Int → R` with
only finitely many values that are not zero, and 0 for every other `f`.

## Main definitions
* `SupportedOn f lo len`: `f` vanishes outside the window `lo, lo + 1, …, lo + len - 1`.
* `FiniteSupport f`: there is such a window.
* `sumInt f`: the sum of `f` over such a window, 0 if there is none.

## Main statements
* `sumInt_eq_sum`: `sumInt f` is the sum over *any* window outside of which `f` vanishes.
* `sumInt_comp_add`, `sumInt_comp_neg`, `sumInt_comp_sub`: invariance under translations and
  reflections, for every `f`.
* `sumInt_add`, `sumInt_mul_left`, `sumInt_mul_right`: linearity.
* `sumInt_comm`: two sums over finite windows may be exchanged.

## Implementation notes
A sequence is any function `Int → R`, without a type of its own, as functions `ℝ → ℝ` have none. A
window is given by its first index and its length rather than by two endpoints, because sums are
indexed by `Fin len`; an empty window needs no special case.
-/

public section

namespace Fundamentals.Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {f g : Int → R} {lo lo' : Int} {len len' : Nat}

/-! ### Windows -/

/-- `f` vanishes outside the window `lo, lo + 1, …, lo + len - 1`. -/
@[expose] def SupportedOn (f : Int → R) (lo : Int) (len : Nat) : Prop :=
  ∀ k, k < lo ∨ lo + len ≤ k → f k = 0

/-- `f` vanishes outside some finite window. -/
@[expose] def FiniteSupport (f : Int → R) : Prop := ∃ lo len, SupportedOn f lo len

/-- A support in one window is a support in every larger one. -/
theorem SupportedOn.mono (hf : SupportedOn f lo len) (left : lo' ≤ lo)
    (right : lo + len ≤ lo' + len') : SupportedOn f lo' len' :=
  fun k hk => hf k (by lia)

/-- A sequence supported in a window has finite support. -/
theorem SupportedOn.finiteSupport (hf : SupportedOn f lo len) : FiniteSupport f := ⟨lo, len, hf⟩

/-- A sum vanishes where both terms do. -/
theorem SupportedOn.add (hf : SupportedOn f lo len) (hg : SupportedOn g lo len) :
    SupportedOn (fun k => f k + g k) lo len :=
  fun k hk => by simp only [hf k hk, hg k hk, Lean.Grind.Semiring.add_zero]

/-- A product vanishes where its left factor does. -/
theorem SupportedOn.mul_right (hf : SupportedOn f lo len) (g : Int → R) :
    SupportedOn (fun k => f k * g k) lo len :=
  fun k hk => by simp only [hf k hk, Lean.Grind.Semiring.zero_mul]

/-- A product vanishes where its right factor does. -/
theorem SupportedOn.mul_left (hg : SupportedOn g lo len) (f : Int → R) :
    SupportedOn (fun k => f k * g k) lo len :=
  fun k hk => by simp only [hg k hk, Lean.Grind.Semiring.mul_zero]

/-- The window moves against the translation of the argument. -/
theorem SupportedOn.comp_add (hf : SupportedOn f lo len) (b : Int) :
    SupportedOn (fun k => f (k + b)) (lo - b) len :=
  fun _ hk => hf _ (by lia)

/-- The window is reflected with the argument. -/
theorem SupportedOn.comp_sub (hf : SupportedOn f lo len) (b : Int) :
    SupportedOn (fun k => f (b - k)) (b + 1 - lo - len) len :=
  fun _ hk => hf _ (by lia)

/-- Two sequences of finite support have a window in common. -/
theorem FiniteSupport.exists_common (hf : FiniteSupport f) (hg : FiniteSupport g) :
    ∃ lo len, SupportedOn f lo len ∧ SupportedOn g lo len := by
  obtain ⟨a, m, hf⟩ := hf
  obtain ⟨b, n, hg⟩ := hg
  obtain ⟨lo, left, left'⟩ : ∃ lo, lo ≤ a ∧ lo ≤ b := ⟨min a b, Int.min_le_left a b,
    Int.min_le_right a b⟩
  obtain ⟨hi, right, right'⟩ : ∃ hi, a + m ≤ hi ∧ b + n ≤ hi := ⟨max (a + m) (b + n),
    Int.le_max_left _ _, Int.le_max_right _ _⟩
  have stop : hi ≤ lo + (hi - lo).toNat := by lia
  exact ⟨lo, (hi - lo).toNat, hf.mono left (Int.le_trans right stop),
    hg.mono left' (Int.le_trans right' stop)⟩

theorem FiniteSupport.add (hf : FiniteSupport f) (hg : FiniteSupport g) :
    FiniteSupport fun k => f k + g k := by
  obtain ⟨lo, len, hf, hg⟩ := hf.exists_common hg
  exact (hf.add hg).finiteSupport

theorem FiniteSupport.mul_right (hf : FiniteSupport f) (g : Int → R) :
    FiniteSupport fun k => f k * g k := by
  obtain ⟨lo, len, hf⟩ := hf
  exact (hf.mul_right g).finiteSupport

theorem FiniteSupport.mul_left (hg : FiniteSupport g) (f : Int → R) :
    FiniteSupport fun k => f k * g k := by
  obtain ⟨lo, len, hg⟩ := hg
  exact (hg.mul_left f).finiteSupport

theorem FiniteSupport.comp_sub (hf : FiniteSupport f) (b : Int) :
    FiniteSupport fun k => f (b - k) := by
  obtain ⟨lo, len, hf⟩ := hf
  exact (hf.comp_sub b).finiteSupport

theorem FiniteSupport.comp_neg (hf : FiniteSupport f) : FiniteSupport fun k => f (-k) := by
  simpa only [Int.zero_sub] using hf.comp_sub 0

theorem FiniteSupport.comp_add (hf : FiniteSupport f) (b : Int) :
    FiniteSupport fun k => f (k + b) := by
  obtain ⟨lo, len, hf⟩ := hf
  exact (hf.comp_add b).finiteSupport

/-- A reflected sequence has finite support if and only if the sequence has. -/
theorem finiteSupport_comp_sub (f : Int → R) (b : Int) :
    FiniteSupport (fun k => f (b - k)) ↔ FiniteSupport f := by
  refine ⟨fun h => ?_, fun h => h.comp_sub b⟩
  simpa only [Int.sub_sub_self] using h.comp_sub b

/-- Finite support means that all but finitely many values vanish. -/
theorem finiteSupport_iff_exists_list (f : Int → R) :
    FiniteSupport f ↔ ∃ l : List Int, ∀ k, f k ≠ 0 → k ∈ l := by
  constructor
  · rintro ⟨lo, len, hf⟩
    refine ⟨(List.range len).map fun i : Nat => lo + i, fun k hk => ?_⟩
    have inside : ¬(k < lo ∨ lo + len ≤ k) := fun h => hk (hf k h)
    exact List.mem_map.mpr ⟨(k - lo).toNat, List.mem_range.mpr (by omega), by omega⟩
  · rintro ⟨l, hl⟩
    have bounded : ∃ N : Nat, ∀ k ∈ l, k.natAbs < N := by
      clear hl
      induction l with
      | nil => exact ⟨0, by simp⟩
      | cons a l ih =>
        obtain ⟨N, hN⟩ := ih
        exact ⟨N + a.natAbs + 1, fun k hk => by grind⟩
    obtain ⟨N, hN⟩ := bounded
    refine ⟨-N, 2 * N, fun k hk => Classical.byContradiction fun h => ?_⟩
    have near := hN k (hl k h)
    omega

/-! ### The sum -/

open Classical in
/-- The sum `∑_{k ∈ ℤ} f k` of a sequence of finite support; 0 for every other sequence. -/
@[expose] noncomputable def sumInt (f : Int → R) : R :=
  if h : FiniteSupport f then ∑ i : Fin h.choose_spec.choose, f (h.choose + i) else 0

/-- Outside finite supports, `sumInt` is 0. -/
theorem sumInt_of_not_finiteSupport (h : ¬FiniteSupport f) : sumInt f = 0 := dif_neg h

/-- Sums of equal terms are equal. -/
theorem sumInt_congr (h : ∀ k, f k = g k) : sumInt f = sumInt g := congrArg sumInt (funext h)

/-- A window is split after its first `m` indices. -/
theorem sum_window_append (f : Int → R) (lo : Int) (m n : Nat) :
    ∑ i : Fin (m + n), f (lo + i) = ∑ i : Fin m, f (lo + i) + ∑ j : Fin n, f (lo + m + j) := by
  rw [sum_append]
  simp only [Fin.val_castAdd, Fin.val_natAdd, Int.natCast_add, Int.add_assoc]

/-- The sum over a window does not change when the window grows beyond the support. -/
theorem SupportedOn.sum_mono (hf : SupportedOn f lo len) (left : lo' ≤ lo)
    (right : lo + len ≤ lo' + len') :
    ∑ i : Fin len', f (lo' + i) = ∑ i : Fin len, f (lo + i) := by
  obtain ⟨a, rfl⟩ := Int.le.dest left
  obtain ⟨b, rfl⟩ : ∃ b : Nat, len' = a + len + b := ⟨len' - (a + len), by lia⟩
  have before : ∑ i : Fin a, f (lo' + i) = 0 := sum_eq_zero fun i => hf _ (.inl (Int.add_lt_add_left (Int.ofNat_lt.2 i.isLt) lo'))
  have after : ∑ i : Fin b, f (lo' + (a + len : Nat) + i) = 0 :=
    sum_eq_zero fun i => hf _ (by lia)
  rw [sum_window_append, sum_window_append, before, after, Lean.Grind.Semiring.add_zero,
    Lean.Grind.AddCommMonoid.zero_add]

/-- Two windows outside of which the sequence vanishes have the same sum: both lie in one that is as
long as both and what lies between their first places. -/
private theorem sum_window_eq (hf : SupportedOn f lo len) (hg : SupportedOn f lo' len') :
    ∑ i : Fin len, f (lo + i) = ∑ i : Fin len', f (lo' + i) := by
  obtain le | le := Int.le_total lo lo' <;> obtain ⟨d, rfl⟩ := Int.le.dest le
  · exact (hf.sum_mono (lo' := lo) (len' := len + d + len') (Int.le_refl lo) (by lia)).symm.trans
      (hg.sum_mono le (by lia))
  · exact (hf.sum_mono (lo' := lo') (len' := len' + d + len) le (by lia)).symm.trans
      (hg.sum_mono (Int.le_refl lo') (by lia))

/-- The sum over ℤ is the sum over any window outside of which the sequence vanishes. -/
theorem sumInt_eq_sum (hf : SupportedOn f lo len) : sumInt f = ∑ i : Fin len, f (lo + i) := by
  have h : FiniteSupport f := hf.finiteSupport
  exact (dif_pos h).trans (sum_window_eq h.choose_spec.choose_spec hf)

/-- A sum with one term that can differ from zero. -/
theorem sumInt_eq_single (k : Int) (h : ∀ i, i ≠ k → f i = 0) : sumInt f = f k := by
  have window : SupportedOn f k 1 := fun i hi => h i (by lia)
  rw [sumInt_eq_sum window, sum_one_length]
  simp only [Fin.val_zero, Int.cast_ofNat_Int, Int.add_zero]

/-- The sum of zeros is zero. -/
theorem sumInt_zero : sumInt (fun _ => (0 : R)) = 0 := sumInt_eq_single 0 fun _ _ => rfl

/-! ### Substitutions -/

/-- **Reflection.** For every sequence `f` and every `b`, `∑ f (b - k) = ∑ f k`. -/
theorem sumInt_comp_sub (f : Int → R) (b : Int) : sumInt (fun k => f (b - k)) = sumInt f := by
  by_cases h : FiniteSupport f
  · obtain ⟨lo, len, hf⟩ := h
    rw [sumInt_eq_sum hf, sumInt_eq_sum (hf.comp_sub b),
      ← sum_reverse fun i : Fin len => f (lo + i)]
    refine sum_congr fun i => congrArg f ?_
    rw [Fin.val_rev]
    omega
  · rw [sumInt_of_not_finiteSupport h,
      sumInt_of_not_finiteSupport (mt (finiteSupport_comp_sub f b).mp h)]

/-- For every sequence `f`, `∑ f (-k) = ∑ f k`. -/
theorem sumInt_comp_neg (f : Int → R) : sumInt (fun k => f (-k)) = sumInt f := by
  simpa only [Int.zero_sub] using sumInt_comp_sub f 0

/-- **Translation.** For every sequence `f` and every `b`, `∑ f (k + b) = ∑ f k`. -/
theorem sumInt_comp_add (f : Int → R) (b : Int) : sumInt (fun k => f (k + b)) = sumInt f := by
  calc sumInt (fun k => f (k + b))
      = sumInt (fun k => f (b - -k)) := by simp only [Int.sub_neg, Int.add_comm]
    _ = sumInt (fun k => f (b - k)) := sumInt_comp_neg fun k => f (b - k)
    _ = sumInt f := sumInt_comp_sub f b

/-! ### Linearity and exchange -/

/-- `∑ (f k + g k) = ∑ f k + ∑ g k` for finite supports. -/
theorem sumInt_add (hf : FiniteSupport f) (hg : FiniteSupport g) :
    sumInt (fun k => f k + g k) = sumInt f + sumInt g := by
  obtain ⟨lo, len, hf, hg⟩ := hf.exists_common hg
  rw [sumInt_eq_sum hf, sumInt_eq_sum hg, sumInt_eq_sum (hf.add hg), sum_add]

/-- `∑ c * f k = c * ∑ f k` for a finite support. -/
theorem sumInt_mul_left (c : R) (hf : FiniteSupport f) :
    sumInt (fun k => c * f k) = c * sumInt f := by
  obtain ⟨lo, len, hf⟩ := hf
  rw [sumInt_eq_sum hf, sumInt_eq_sum (hf.mul_left fun _ => c), sum_mul_left]

/-- `∑ f k * c = (∑ f k) * c` for a finite support. -/
theorem sumInt_mul_right (hf : FiniteSupport f) (c : R) :
    sumInt (fun k => f k * c) = sumInt f * c := by
  obtain ⟨lo, len, hf⟩ := hf
  rw [sumInt_eq_sum hf, sumInt_eq_sum (hf.mul_right fun _ => c), sum_mul_right]

/-- If `F j` is supported on one window for every `j`, so are all sums over `j`. -/
theorem SupportedOn.sumInt {F : Int → Int → R} (h : ∀ j, SupportedOn (F j) lo len) :
    SupportedOn (fun k => sumInt fun j => F j k) lo len := fun k hk => by
  simp only [fun j => h j k hk, sumInt_zero]

/-- **Exchange of two sums.** If `F i j` vanishes unless `i` lies in one finite window and `j` in
another, then `∑_i ∑_j F i j = ∑_j ∑_i F i j`. -/
theorem sumInt_comm {F : Int → Int → R} {a b : Int} {m n : Nat}
    (hi : ∀ j, SupportedOn (fun i => F i j) a m) (hj : ∀ i, SupportedOn (F i) b n) :
    sumInt (fun i => sumInt fun j => F i j) = sumInt (fun j => sumInt fun i => F i j) := by
  rw [sumInt_eq_sum (SupportedOn.sumInt hi), sumInt_eq_sum (SupportedOn.sumInt hj)]
  simp only [fun i => sumInt_eq_sum (hj i), fun j => sumInt_eq_sum (hi j)]
  exact sum_comm fun (i : Fin m) (j : Fin n) => F (a + i) (b + j)

end Semiring

section Ring

variable {R : Type} [Lean.Grind.Ring R] {f g : Int → R}

theorem FiniteSupport.neg (hf : FiniteSupport f) : FiniteSupport fun k => -f k := by
  obtain ⟨lo, len, hf⟩ := hf
  exact ⟨lo, len, fun k hk => by
    simp only [hf k hk, Lean.Grind.AddCommGroup.neg_zero]⟩

/-- `∑ -f k = -∑ f k`, for every sequence. -/
theorem sumInt_neg (f : Int → R) : sumInt (fun k => -f k) = -sumInt f := by
  by_cases h : FiniteSupport f
  · have scaled := sumInt_mul_left (-1) h
    grind only
  · have h' : ¬FiniteSupport fun k => -f k := fun hn => h <| by
      simpa only [Lean.Grind.AddCommGroup.neg_neg] using hn.neg
    rw [sumInt_of_not_finiteSupport h, sumInt_of_not_finiteSupport h']
    grind only

/-- `∑ (f k - g k) = ∑ f k - ∑ g k` for finite supports. -/
theorem sumInt_sub (hf : FiniteSupport f) (hg : FiniteSupport g) :
    sumInt (fun k => f k - g k) = sumInt f - sumInt g := by
  simpa only [Lean.Grind.Ring.sub_eq_add_neg, sumInt_neg] using sumInt_add hf hg.neg

end Ring

end Fundamentals.Sequence
