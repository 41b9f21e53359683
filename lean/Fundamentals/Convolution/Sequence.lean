/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.SequenceSum

/-!
# Convolution of sequences

The discrete counterpart of the convolution of functions on ℝ, for `f g : Int → R` over a semiring:
`conv f g n = ∑_{k ∈ ℤ} f k * g (n - k)`, where a sum with infinitely many terms that are not zero
counts as 0.

## Main definitions
* `conv f g`: the convolution.
* `reflect f`, `shift b f`: `f` run backwards, `f` moved to the right by `b`.
* `delta a`: the sequence with 1 at `a` and 0 elsewhere.
* `ofFin v`: a finite list of values `v 0, …, v (n-1)`, extended by 0.

## Main statements
* `conv_eq_sum`: the finite sum that a computer evaluates.
* `SupportedOn.conv`: lengths `m` and `n` give length `m + n - 1`.
* `conv_comm`, `reflect_conv`, `shift_conv`, `conv_shift`: for all sequences, no hypothesis.
* `conv_assoc_of_exists`, `conv_assoc_of_exists_right`: associativity, where one of the outer two
  sequences has finite support and all sums in the convolution of the other two are finite;
  `convExistsAt_of_exists`, `convExistsAt_of_exists_right`: then all the other sums are finite, too.
* `conv_assoc`, `conv_assoc_of_left`, `conv_assoc_of_right`: in particular, where two of the three
  sequences have finite support. A finite support of the middle one alone is not enough:
  `conv_assoc_needs_two_finite_supports`.
* `delta_conv`, `delta_conv_delta`: `delta` translates.
-/

public section

namespace Fundamentals.Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R]

/-! ### Definitions -/

/-- The convolution of two sequences, `conv f g n = ∑_{k ∈ ℤ} f k * g (n - k)`; 0 at every `n` for
which infinitely many terms differ from 0. -/
@[expose] noncomputable def conv (f g : Int → R) (n : Int) : R := sumInt fun k => f k * g (n - k)

/-- The sum that defines `conv f g n` is finite. -/
@[expose] def ConvExistsAt (f g : Int → R) (n : Int) : Prop :=
  FiniteSupport fun k => f k * g (n - k)

/-- The sequence run backwards: `reflect f n = f (-n)`. -/
@[expose] def reflect (f : Int → R) (n : Int) : R := f (-n)

/-- The sequence moved to the right by `b`: `shift b f n = f (n - b)`. -/
@[expose] def shift (b : Int) (f : Int → R) (n : Int) : R := f (n - b)

/-- The unit impulse at `a`: 1 at `a`, 0 elsewhere. -/
@[expose] noncomputable def delta (a : Int) : Int → R := fun n => if n = a then 1 else 0

/-- The values `v 0, …, v (n-1)` at the places `0, …, n-1`, and 0 elsewhere. -/
@[expose] noncomputable def ofFin {n : Nat} (v : Fin n → R) : Int → R :=
  fun k => if h : 0 ≤ k ∧ k < n then v ⟨k.toNat, by omega⟩ else 0

omit [Lean.Grind.Semiring R] in
/-- Reflecting twice changes nothing. -/
theorem reflect_reflect (f : Int → R) : reflect (reflect f) = f :=
  funext fun n => congrArg f (Int.neg_neg n)

theorem SupportedOn.reflect {f : Int → R} {lo : Int} {len : Nat} (hf : SupportedOn f lo len) :
    SupportedOn (reflect f) (1 - lo - len) len :=
  fun k hk => hf (-k) (by lia)

theorem FiniteSupport.reflect {f : Int → R} (hf : FiniteSupport f) : FiniteSupport (reflect f) :=
  hf.comp_neg

theorem supportedOn_delta (a : Int) : SupportedOn (delta a : Int → R) a 1 :=
  fun _ hk => if_neg (by lia)

theorem finiteSupport_delta (a : Int) : FiniteSupport (delta a : Int → R) :=
  (supportedOn_delta a).finiteSupport

theorem delta_self (a : Int) : (delta a : Int → R) a = 1 := if_pos rfl

theorem delta_of_ne {a n : Int} (h : n ≠ a) : (delta a : Int → R) n = 0 := if_neg h

theorem supportedOn_ofFin {n : Nat} (v : Fin n → R) : SupportedOn (ofFin v) 0 n :=
  fun _ hk => dif_neg (by lia)

theorem finiteSupport_ofFin {n : Nat} (v : Fin n → R) : FiniteSupport (ofFin v) :=
  (supportedOn_ofFin v).finiteSupport

theorem ofFin_apply {n : Nat} (v : Fin n → R) (i : Fin n) : ofFin v i = v i :=
  dif_pos (by omega)

/-! ### The finite sum and the support -/

/-- **Convolution as a finite sum.** If `f` vanishes outside the window `lo, …, lo + len - 1`, then
for every `g` and `n`
`conv f g n = ∑_{i < len} f (lo + i) * g (n - (lo + i))`. -/
theorem conv_eq_sum {f : Int → R} {lo : Int} {len : Nat} (hf : SupportedOn f lo len)
    (g : Int → R) (n : Int) :
    conv f g n = ∑ i : Fin len, f (lo + i) * g (n - (lo + i)) :=
  sumInt_eq_sum (hf.mul_right fun k => g (n - k))

/-- **Support of a convolution.** If `f` is supported on `m` indices from `a` on and `g` on `n`
indices from `b` on, then `conv f g` is supported on `m + n - 1` indices from `a + b` on. -/
theorem SupportedOn.conv {f g : Int → R} {a b : Int} {m n : Nat} (hf : SupportedOn f a m)
    (hg : SupportedOn g b n) : SupportedOn (conv f g) (a + b) (m + n - 1) := by
  intro k hk
  rw [conv_eq_sum hf]
  refine sum_eq_zero fun i => ?_
  rw [hg (k - (a + i)) (by omega), Lean.Grind.Semiring.mul_zero]

theorem FiniteSupport.conv {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g) :
    FiniteSupport (conv f g) := by
  obtain ⟨a, m, hf⟩ := hf
  obtain ⟨b, n, hg⟩ := hg
  exact (hf.conv hg).finiteSupport

/-! ### Identities without hypotheses -/

/-- The other order of the substitution: `conv f g n = ∑ f (n - k) * g k`. -/
theorem conv_eq_sumInt_sub (f g : Int → R) (n : Int) :
    conv f g n = sumInt fun k => f (n - k) * g k := by
  simpa only [Int.sub_sub_self] using (sumInt_comp_sub (fun k => f k * g (n - k)) n).symm

/-- Reflection is a homomorphism for convolution: `reflect (conv f g)` is
`conv (reflect f) (reflect g)`, for all sequences. -/
theorem reflect_conv (f g : Int → R) : reflect (conv f g) = conv (reflect f) (reflect g) := by
  funext n
  calc conv f g (-n)
      = sumInt fun k => f (-k) * g (-n - -k) :=
        (sumInt_comp_neg fun k => f k * g (-n - k)).symm
    _ = conv (reflect f) (reflect g) n := sumInt_congr fun k => by grind [reflect]

/-- Moving the left factor moves the convolution, for all sequences. -/
theorem shift_conv (b : Int) (f g : Int → R) : conv (shift b f) g = shift b (conv f g) := by
  funext n
  calc conv (shift b f) g n
      = sumInt fun k => f (k + b - b) * g (n - (k + b)) :=
        (sumInt_comp_add (fun k => f (k - b) * g (n - k)) b).symm
    _ = shift b (conv f g) n := sumInt_congr fun k => by grind

/-- Moving the right factor moves the convolution, for all sequences. -/
theorem conv_shift (b : Int) (f g : Int → R) : conv f (shift b g) = shift b (conv f g) :=
  funext fun n => sumInt_congr fun k => by grind [shift]

/-- The unit impulse at `a` translates by `a`, for every sequence. -/
theorem delta_conv (a : Int) (f : Int → R) : conv (delta a) f = shift a f := by
  funext n
  rw [conv_eq_sum (supportedOn_delta a), sum_one_length]
  simp only [Fin.val_zero, Int.cast_ofNat_Int, Int.add_zero, delta_self,
    Lean.Grind.Semiring.one_mul, shift]

/-- Unit impulses convolve by adding their places. -/
theorem delta_conv_delta (a b : Int) : conv (delta a) (delta b) = (delta (a + b) : Int → R) := by
  rw [delta_conv]
  funext n
  simp only [shift, delta, Int.sub_eq_iff_eq_add, Int.add_comm a b]

/-! ### Linearity -/

/-- `conv f (g + h) = conv f g + conv f h` at every `n` where both sums on the right are finite. -/
theorem conv_add {f g h : Int → R} {n : Int} (hg : FiniteSupport fun k => f k * g (n - k))
    (hh : FiniteSupport fun k => f k * h (n - k)) :
    conv f (fun k => g k + h k) n = conv f g n + conv f h n := by
  simp only [conv, Lean.Grind.Semiring.left_distrib]
  exact sumInt_add hg hh

/-- `conv (f + g) h = conv f h + conv g h` at every `n` where both sums on the right are finite. -/
theorem add_conv {f g h : Int → R} {n : Int} (hf : FiniteSupport fun k => f k * h (n - k))
    (hg : FiniteSupport fun k => g k * h (n - k)) :
    conv (fun k => f k + g k) h n = conv f h n + conv g h n := by
  simp only [conv, Lean.Grind.Semiring.right_distrib]
  exact sumInt_add hf hg

/-- A scalar on the left is taken out, wherever the sum is finite. -/
theorem mul_conv (c : R) {f g : Int → R} {n : Int} (h : FiniteSupport fun k => f k * g (n - k)) :
    conv (fun k => c * f k) g n = c * conv f g n := by
  simp only [conv, Lean.Grind.Semiring.mul_assoc]
  exact sumInt_mul_left c h

/-- A scalar on the right is taken out, wherever the sum is finite. -/
theorem conv_mul {f g : Int → R} {n : Int} (h : FiniteSupport fun k => f k * g (n - k)) (c : R) :
    conv f (fun k => g k * c) n = conv f g n * c := by
  simp only [conv, ← Lean.Grind.Semiring.mul_assoc]
  exact sumInt_mul_right h c

/-! ### Associativity -/

/-- Both sides of the associative law as double sums, when these may be exchanged and the factors
taken out. -/
private theorem conv_assoc_apply {f g h : Int → R} {n a b : Int} {l m : Nat}
    (hj : ∀ k, SupportedOn (fun j => f j * g (k - j) * h (n - k)) a l)
    (hk : ∀ j, SupportedOn (fun k => f j * g (k - j) * h (n - k)) b m)
    (left : ∀ k, sumInt (fun j => f j * g (k - j) * h (n - k)) =
      sumInt (fun j => f j * g (k - j)) * h (n - k))
    (right : ∀ j, sumInt (fun k => f j * (g k * h (n - j - k))) =
      f j * sumInt (fun k => g k * h (n - j - k))) :
    conv (conv f g) h n = conv f (conv g h) n := by
  have translate (j : Int) : sumInt (fun k => f j * g (k - j) * h (n - k)) =
      sumInt fun k => f j * (g k * h (n - j - k)) := by
    rw [← sumInt_comp_add _ j]
    exact sumInt_congr fun k => by grind
  calc sumInt (fun k => sumInt (fun j => f j * g (k - j)) * h (n - k))
      = sumInt fun k => sumInt fun j => f j * g (k - j) * h (n - k) := by simp only [left]
    _ = sumInt fun j => sumInt fun k => f j * g (k - j) * h (n - k) := sumInt_comm hk hj
    _ = sumInt fun j => f j * sumInt fun k => g k * h (n - j - k) := by
      simp only [translate, right]

/-- Finitely many sequences of finite support have a window in common. -/
private theorem exists_common_window {F : Int → Int → R} {a : Int} {l : Nat}
    (hj : ∀ k, SupportedOn (fun j => F j k) a l)
    (hF : ∀ j, a ≤ j → j < a + l → FiniteSupport (F j)) : ∃ b m, ∀ j, SupportedOn (F j) b m := by
  have partly (i : Nat) (hi : i ≤ l) :
      ∃ b m, ∀ j, a ≤ j → j < a + i → SupportedOn (F j) b m := by
    induction i with
    | zero => exact ⟨0, 0, fun j _ _ => by lia⟩
    | succ i ih =>
      obtain ⟨b, m, hb⟩ := ih (by lia)
      obtain ⟨c, p, hc⟩ := hF (a + i) (by lia) (by lia)
      refine ⟨min b c, (max (b + m) (c + p) - min b c).toNat, fun j hj hj' => ?_⟩
      by_cases last : j = a + i
      · exact last ▸ hc.mono (by omega) (by omega)
      · exact (hb j hj (by omega)).mono (by omega) (by omega)
  obtain ⟨b, m, hb⟩ := partly l (Nat.le_refl l)
  refine ⟨b, m, fun j => ?_⟩
  by_cases inside : a ≤ j ∧ j < a + l
  · exact hb j inside.1 inside.2
  · exact fun k _ => hj k j (by lia)

/-- **Associativity, from existence**: if `f` has finite support, and all sums in `conv g h` are
finite, then `conv (conv f g) h = conv f (conv g h)`; nothing else is asked of `g` and `h`. The sums
on the left are finite by `convExistsAt_of_exists`. -/
theorem conv_assoc_of_exists {f g h : Int → R} (hf : FiniteSupport f)
    (hgh : ∀ n, ConvExistsAt g h n) : conv (conv f g) h = conv f (conv g h) := by
  obtain ⟨a, l, hf⟩ := hf
  funext n
  have hj (k : Int) : SupportedOn (fun j => f j * g (k - j) * h (n - k)) a l :=
    (hf.mul_right _).mul_right _
  have moved (j : Int) : FiniteSupport fun k => g (k - j) * h (n - k) := by
    have shifted := (hgh (n - j)).comp_add (-j)
    rwa [funext fun k => show g (k + -j) * h (n - j - (k + -j)) = g (k - j) * h (n - k) by
      rw [show n - j - (k + -j) = n - k by lia, ← Int.sub_eq_add_neg]] at shifted
  obtain ⟨b, m, hk⟩ := exists_common_window hj fun j _ _ => by
    simpa only [Lean.Grind.Semiring.mul_assoc] using (moved j).mul_left fun _ => f j
  exact conv_assoc_apply hj hk (fun k => sumInt_mul_right (hf.mul_right _).finiteSupport _)
    fun j => sumInt_mul_left _ (hgh (n - j))

/-- The sums of `conv_assoc_of_exists`: if `f` has finite support, and all sums in `conv g h` are
finite, then so are all sums in `conv f g`, `conv (conv f g) h` and `conv f (conv g h)`. -/
theorem convExistsAt_of_exists {f g h : Int → R} (hf : FiniteSupport f)
    (hgh : ∀ n, ConvExistsAt g h n) (n : Int) :
    ConvExistsAt f g n ∧ ConvExistsAt (conv f g) h n ∧ ConvExistsAt f (conv g h) n := by
  refine ⟨hf.mul_right _, ?_, hf.mul_right _⟩
  obtain ⟨a, l, hf⟩ := hf
  have hj (k : Int) : SupportedOn (fun j => f j * (g (k - j) * h (n - k))) a l := hf.mul_right _
  obtain ⟨b, m, hk⟩ := exists_common_window hj fun j _ _ => by
    have shifted := ((hgh (n - j)).comp_add (-j)).mul_left fun _ => f j
    rwa [funext fun k => show f j * (g (k + -j) * h (n - j - (k + -j))) =
      f j * (g (k - j) * h (n - k)) by
        rw [show n - j - (k + -j) = n - k by lia, ← Int.sub_eq_add_neg]] at shifted
  refine ⟨b, m, fun k outside => ?_⟩
  have terms : conv f g k * h (n - k) =
      ∑ i : Fin l, f (a + i) * (g (k - (a + i)) * h (n - k)) := by
    rw [conv_eq_sum hf, ← sum_mul_right]
    exact sum_congr fun i => Lean.Grind.Semiring.mul_assoc _ _ _
  exact terms.trans (sum_eq_zero fun i => hk _ k outside)

/-- **Associativity, from existence**, the other side: if `h` has finite support, and all sums in
`conv f g` are finite, then `conv (conv f g) h = conv f (conv g h)`. The sums on the right are
finite by `convExistsAt_of_exists_right`. -/
theorem conv_assoc_of_exists_right {f g h : Int → R} (hh : FiniteSupport h)
    (hfg : ∀ n, ConvExistsAt f g n) : conv (conv f g) h = conv f (conv g h) := by
  obtain ⟨c, p, hh⟩ := hh
  funext n
  have hk (j : Int) : SupportedOn (fun k => f j * g (k - j) * h (n - k)) (n + 1 - c - p) p :=
    (hh.comp_sub n).mul_left _
  obtain ⟨a, l, hj⟩ := exists_common_window hk fun k _ _ => (hfg k).mul_right fun _ => h (n - k)
  exact conv_assoc_apply hj hk (fun k => sumInt_mul_right (hfg k) _)
    fun j => sumInt_mul_left _ ((hh.comp_sub (n - j)).mul_left g).finiteSupport

/-- The sums of `conv_assoc_of_exists_right`: if `h` has finite support, and all sums in `conv f g`
are finite, then so are all sums in `conv g h`, `conv (conv f g) h` and `conv f (conv g h)`. -/
theorem convExistsAt_of_exists_right {f g h : Int → R} (hh : FiniteSupport h)
    (hfg : ∀ n, ConvExistsAt f g n) (n : Int) :
    ConvExistsAt g h n ∧ ConvExistsAt (conv f g) h n ∧ ConvExistsAt f (conv g h) n := by
  refine ⟨(hh.comp_sub n).mul_left _, (hh.comp_sub n).mul_left _, ?_⟩
  obtain ⟨c, p, hh⟩ := hh
  have hm (j : Int) : SupportedOn (fun m => f j * g (n - j - m) * h m) c p := hh.mul_left _
  obtain ⟨a, l, hj⟩ := exists_common_window (F := fun m j => f j * g (n - j - m) * h m) hm
    fun m _ _ => by
      have terms := (hfg (n - m)).mul_right fun _ => h m
      rwa [funext fun j => show f j * g (n - m - j) * h m = f j * g (n - j - m) * h m by
        rw [show n - m - j = n - j - m by lia]] at terms
  refine ⟨a, l, fun j outside => ?_⟩
  have terms : f j * conv g h (n - j) =
      ∑ i : Fin p, f j * g (n - j - (c + i)) * h (c + i) := by
    rw [conv_eq_sumInt_sub, sumInt_eq_sum (hh.mul_left _), ← sum_mul_left]
    exact sum_congr fun i => (Lean.Grind.Semiring.mul_assoc _ _ _).symm
  exact terms.trans (sum_eq_zero fun i => hj _ j outside)

/-- **Associativity**, the outer two of finite support: for every `g`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc {f h : Int → R} (hf : FiniteSupport f) (hh : FiniteSupport h) (g : Int → R) :
    conv (conv f g) h = conv f (conv g h) :=
  conv_assoc_of_exists hf fun n => (hh.comp_sub n).mul_left g

/-- **Associativity**, the left two of finite support: for every `h`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_left {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g)
    (h : Int → R) : conv (conv f g) h = conv f (conv g h) :=
  conv_assoc_of_exists hf fun _ => hg.mul_right _

/-- **Associativity**, the right two of finite support: for every `f`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_right {g h : Int → R} (hg : FiniteSupport g) (hh : FiniteSupport h)
    (f : Int → R) : conv (conv f g) h = conv f (conv g h) :=
  conv_assoc_of_exists_right hh fun n => (hg.comp_sub n).mul_left f

end Semiring

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

/-- The sum that defines `conv f g n` is finite iff the one that defines `conv g f n` is. -/
theorem convExistsAt_comm (f g : Int → R) (n : Int) : ConvExistsAt f g n ↔ ConvExistsAt g f n := by
  rw [ConvExistsAt, ← finiteSupport_comp_sub _ n, funext fun k =>
    show f (n - k) * g (n - (n - k)) = g k * f (n - k) by
      rw [Int.sub_sub_self, Lean.Grind.CommSemiring.mul_comm]]
  rfl

/-- **Commutativity**, for all sequences: `conv f g = conv g f`. No hypothesis. -/
theorem conv_comm (f g : Int → R) : conv f g = conv g f := by
  funext n
  rw [conv_eq_sumInt_sub]
  exact sumInt_congr fun k => Lean.Grind.CommSemiring.mul_comm _ _

/-- The unit impulse at `a` translates from the right, too. -/
theorem conv_delta (f : Int → R) (a : Int) : conv f (delta a) = shift a f := by
  rw [conv_comm, delta_conv]

end CommSemiring

end Fundamentals.Sequence
