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
* `conv_assoc`, `conv_assoc_of_left`, `conv_assoc_of_right`: associativity, where two of the three
  sequences have finite support. One is not enough: `conv_assoc_needs_two_finite_supports`.
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
  fun k hk => hf (-k) (by omega)

theorem FiniteSupport.reflect {f : Int → R} (hf : FiniteSupport f) : FiniteSupport (reflect f) :=
  hf.comp_neg

theorem supportedOn_delta (a : Int) : SupportedOn (delta a : Int → R) a 1 :=
  fun _ hk => if_neg (by omega)

theorem finiteSupport_delta (a : Int) : FiniteSupport (delta a : Int → R) :=
  (supportedOn_delta a).finiteSupport

theorem delta_self (a : Int) : (delta a : Int → R) a = 1 := if_pos rfl

theorem delta_of_ne {a n : Int} (h : n ≠ a) : (delta a : Int → R) n = 0 := if_neg h

theorem supportedOn_ofFin {n : Nat} (v : Fin n → R) : SupportedOn (ofFin v) 0 n :=
  fun _ hk => dif_neg (by omega)

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

/-- **Associativity**, the outer two of finite support: for every `g`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc {f h : Int → R} (hf : FiniteSupport f) (hh : FiniteSupport h) (g : Int → R) :
    conv (conv f g) h = conv f (conv g h) := by
  obtain ⟨a, l, hf⟩ := hf
  obtain ⟨c, p, hh⟩ := hh
  funext n
  refine conv_assoc_apply (a := a) (l := l) (b := n + 1 - c - p) (m := p) ?_ ?_ ?_ ?_
  · exact fun k => (hf.mul_right _).mul_right _
  · exact fun j => (hh.comp_sub n).mul_left _
  · exact fun k => sumInt_mul_right (hf.mul_right _).finiteSupport _
  · exact fun j => sumInt_mul_left _ ((hh.comp_sub (n - j)).mul_left g).finiteSupport

/-- **Associativity**, the left two of finite support: for every `h`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_left {f g : Int → R} (hf : FiniteSupport f) (hg : FiniteSupport g)
    (h : Int → R) : conv (conv f g) h = conv f (conv g h) := by
  obtain ⟨a, l, hf⟩ := hf
  obtain ⟨b, m, hg⟩ := hg
  funext n
  refine conv_assoc_apply (a := a) (l := l) (b := a + b) (m := l + m - 1) ?_ ?_ ?_ ?_
  · exact fun k => (hf.mul_right _).mul_right _
  · intro j k hk
    by_cases hj : j < a ∨ a + l ≤ j
    · simp only [hf j hj, Lean.Grind.Semiring.zero_mul]
    · simp only [hg (k - j) (by omega), Lean.Grind.Semiring.mul_zero, Lean.Grind.Semiring.zero_mul]
  · exact fun k => sumInt_mul_right (hf.mul_right _).finiteSupport _
  · exact fun j => sumInt_mul_left _ (hg.mul_right _).finiteSupport

/-- **Associativity**, the right two of finite support: for every `f`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc_of_right {g h : Int → R} (hg : FiniteSupport g) (hh : FiniteSupport h)
    (f : Int → R) : conv (conv f g) h = conv f (conv g h) := by
  obtain ⟨b, m, hg⟩ := hg
  obtain ⟨c, p, hh⟩ := hh
  funext n
  refine conv_assoc_apply (a := n + 2 - b - m - c - p) (l := m + p - 1) (b := n + 1 - c - p)
    (m := p) ?_ ?_ ?_ ?_
  · intro k j hj
    by_cases hk : n - k < c ∨ c + p ≤ n - k
    · simp only [hh (n - k) hk, Lean.Grind.Semiring.mul_zero]
    · simp only [hg (k - j) (by omega), Lean.Grind.Semiring.mul_zero, Lean.Grind.Semiring.zero_mul]
  · exact fun j => (hh.comp_sub n).mul_left _
  · exact fun k => sumInt_mul_right ((hg.comp_sub k).mul_left f).finiteSupport _
  · exact fun j => sumInt_mul_left _ (hg.mul_right _).finiteSupport

end Semiring

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

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
