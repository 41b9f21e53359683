/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.GridSum

/-!
# Convolution and cross-correlation on ℤᵈ

The counterpart on ℤᵈ of the convolution of sequences, for images (`d = 2`) and volumes (`d = 3`):
`conv f g n = ∑_{k ∈ ℤᵈ} f k * g (n - k)` for `f g : Grid d → R`. The sum is taken coordinate by
coordinate (`sumGrid`).

## Main definitions
* `conv f g`, `xcorr f g`: convolution and cross-correlation.
* `reflect f`: `f (-k)`, reflected in all directions; `shift b f`: `f` moved by `b`; `delta`: 1 at 0,
  and 0 elsewhere.

## Main statements
* `conv_comm`, `xcorr_eq_conv_reflect`, `shift_conv`: for all functions, no hypothesis.
* `conv_assoc`: associativity, where the outer two have finite support.
* `SupportedIn.conv`, `conv_add`, `add_conv`, `delta_conv`.
-/

public section

namespace Fundamentals.GridSequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

/-- The convolution of two functions on ℤᵈ, `conv f g n = ∑_{k ∈ ℤᵈ} f k * g (n - k)`, the sum taken
as in `sumGrid`. -/
@[expose] noncomputable def conv (f g : Grid d → R) (n : Grid d) : R :=
  sumGrid fun k => f k * g (n - k)

/-- The cross-correlation of two functions on ℤᵈ, `xcorr f g n = ∑_{k ∈ ℤᵈ} f k * g (n + k)`, the
sum taken as in `sumGrid`. -/
@[expose] noncomputable def xcorr (f g : Grid d → R) (n : Grid d) : R :=
  sumGrid fun k => f k * g (n + k)

/-- The function reflected in all directions: `reflect f k = f (-k)`. -/
@[expose] noncomputable def reflect (f : Grid d → R) (k : Grid d) : R := f (0 - k)

/-- The function moved by `b`: `shift b f k = f (k - b)`. -/
@[expose] noncomputable def shift (b : Grid d) (f : Grid d → R) (k : Grid d) : R := f (k - b)

open Classical in
/-- The unit impulse: 1 at 0, and 0 elsewhere. -/
@[expose] noncomputable def delta : Grid d → R := fun k => if k = 0 then 1 else 0

/-! ### Supports -/

/-- Coordinates are bounded. -/
private theorem exists_bound (n : Grid d) : ∃ B, ∀ i, (n i).natAbs ≤ B := by
  induction d with
  | zero => exact ⟨0, fun i => i.elim0⟩
  | succ d ih =>
    obtain ⟨B, hB⟩ := ih n.tail
    refine ⟨max (n 0).natAbs B, fun i => ?_⟩
    cases i using Fin.cases with
    | zero => exact Nat.le_max_left _ _
    | succ i => exact Nat.le_trans (hB i) (Nat.le_max_right _ _)

theorem FiniteSupport.comp_sub {f : Grid d → R} (hf : FiniteSupport f) (n : Grid d) :
    FiniteSupport fun k => f (n - k) := by
  obtain ⟨N, hf⟩ := hf
  obtain ⟨B, hB⟩ := exists_bound n
  refine ⟨N + B, fun k ⟨i, hi⟩ => hf _ ⟨i, ?_⟩⟩
  have bound := hB i
  rw [Grid.sub_apply]
  omega

theorem FiniteSupport.shift {f : Grid d → R} (hf : FiniteSupport f) (b : Grid d) :
    FiniteSupport (shift b f) := by
  have back (k : Grid d) : 0 - (b - k) = k - b := Grid.ext fun i => by
    show 0 - (b i - k i) = k i - b i
    omega
  simpa only [back] using (hf.comp_sub 0).comp_sub b

theorem finiteSupport_delta : FiniteSupport (delta : Grid d → R) :=
  ⟨0, fun _ ⟨i, hi⟩ => if_neg fun e => by
    subst e
    exact absurd hi (Nat.lt_irrefl 0)⟩

/-- **Support of a convolution**: cubes add. -/
theorem SupportedIn.conv {f g : Grid d → R} {M N : Nat} (hf : SupportedIn f M)
    (hg : SupportedIn g N) : SupportedIn (conv f g) (M + N) := by
  refine fun n ⟨i, hi⟩ => sumGrid_eq_zero fun k => ?_
  by_cases h : M < (k i).natAbs
  · rw [hf k ⟨i, h⟩, Lean.Grind.Semiring.zero_mul]
  · rw [hg (n - k) ⟨i, by rw [Grid.sub_apply]; omega⟩, Lean.Grind.Semiring.mul_zero]

theorem FiniteSupport.conv {f g : Grid d → R} (hf : FiniteSupport f) (hg : FiniteSupport g) :
    FiniteSupport (conv f g) := by
  obtain ⟨M, hf⟩ := hf
  obtain ⟨N, hg⟩ := hg
  exact ⟨M + N, hf.conv hg⟩

/-! ### Identities -/

/-- The other order of the substitution: `conv f g n = ∑ f (n - k) * g k`. -/
theorem conv_eq_sumGrid_sub (f g : Grid d → R) (n : Grid d) :
    conv f g n = sumGrid fun k => f (n - k) * g k := by
  have back (k : Grid d) : n - (n - k) = k := Grid.ext fun i => Int.sub_sub_self _ _
  rw [conv, ← sumGrid_comp_sub _ n]
  simp only [back]

/-- **Cross-correlation is convolution with the first function reflected** (§4.2, eq. (18), on ℤᵈ),
for all functions. -/
theorem xcorr_eq_conv_reflect (f g : Grid d → R) : xcorr f g = conv (reflect f) g := by
  funext n
  have place (k : Grid d) : n + (0 - k) = n - k := Grid.ext fun i => by
    show n i + (0 - k i) = n i - k i
    omega
  rw [xcorr, ← sumGrid_comp_sub _ 0]
  simp only [place]
  rfl

/-- The unit impulse is neutral. -/
theorem delta_conv (f : Grid d → R) : conv delta f = f := by
  funext n
  have start : n - 0 = n := Grid.ext fun i => Int.sub_zero _
  rw [conv, sumGrid_eq_single 0 fun k hk => by
    rw [delta, if_neg hk, Lean.Grind.Semiring.zero_mul]]
  rw [delta, if_pos rfl, Lean.Grind.Semiring.one_mul, start]

/-- Moving the left factor moves the convolution, for all functions. -/
theorem shift_conv (b : Grid d) (f g : Grid d → R) : conv (shift b f) g = shift b (conv f g) := by
  funext n
  have place (k : Grid d) : k + b - b = k ∧ n - (k + b) = n - b - k :=
    ⟨Grid.ext fun i => Int.add_sub_cancel _ _, Grid.ext fun i => by
      show n i - (k i + b i) = n i - b i - k i
      omega⟩
  rw [conv, ← sumGrid_comp_add _ b]
  simp only [shift, place]
  rfl

/-- A scalar on the left is taken out, if `f` has finite support. -/
theorem mul_conv (c : R) {f : Grid d → R} (hf : FiniteSupport f) (g : Grid d → R) :
    conv (fun k => c * f k) g = fun n => c * conv f g n := by
  obtain ⟨N, hf⟩ := hf
  funext n
  simp only [conv, Lean.Grind.Semiring.mul_assoc]
  exact sumGrid_mul_left c ⟨N, hf.mul_right _⟩

/-- `conv (f + g) h = conv f h + conv g h`, if `f` and `g` have finite support. -/
theorem add_conv {f g h : Grid d → R} (hf : FiniteSupport f) (hg : FiniteSupport g) :
    conv (fun k => f k + g k) h = fun n => conv f h n + conv g h n := by
  obtain ⟨N, hf, hg⟩ := hf.exists_common hg
  funext n
  simp only [conv, Lean.Grind.Semiring.right_distrib]
  exact sumGrid_add ⟨N, hf.mul_right _⟩ ⟨N, hg.mul_right _⟩

/-- `conv f (g + h) = conv f g + conv f h`, if `f` has finite support. -/
theorem conv_add {f g h : Grid d → R} (hf : FiniteSupport f) :
    conv f (fun k => g k + h k) = fun n => conv f g n + conv f h n := by
  obtain ⟨N, hf⟩ := hf
  funext n
  simp only [conv, Lean.Grind.Semiring.left_distrib]
  exact sumGrid_add ⟨N, hf.mul_right _⟩ ⟨N, hf.mul_right _⟩

/-- **Associativity** on ℤᵈ, the outer two of finite support: for every `g`,
`conv (conv f g) h = conv f (conv g h)`. -/
theorem conv_assoc {f h : Grid d → R} (hf : FiniteSupport f) (hh : FiniteSupport h)
    (g : Grid d → R) : conv (conv f g) h = conv f (conv g h) := by
  obtain ⟨M, hf⟩ := hf
  funext n
  obtain ⟨N, hn⟩ := hh.comp_sub n
  have translate (j : Grid d) : sumGrid (fun k => f j * g (k - j) * h (n - k)) =
      f j * conv g h (n - j) := by
    obtain ⟨N', hn'⟩ := hh.comp_sub (n - j)
    have place (k : Grid d) : k + j - j = k ∧ n - (k + j) = n - j - k :=
      ⟨Grid.ext fun i => Int.add_sub_cancel _ _, Grid.ext fun i => by
        show n i - (k i + j i) = n i - j i - k i
        omega⟩
    rw [← sumGrid_comp_add _ j, conv, ← sumGrid_mul_left _ ⟨N', hn'.mul_left g⟩]
    simp only [place, Lean.Grind.Semiring.mul_assoc]
  calc sumGrid (fun k => conv f g k * h (n - k))
      = sumGrid fun k => sumGrid fun j => f j * g (k - j) * h (n - k) :=
        sumGrid_congr fun k => (sumGrid_mul_right ⟨M, hf.mul_right _⟩ _).symm
    _ = sumGrid fun j => sumGrid fun k => f j * g (k - j) * h (n - k) :=
        sumGrid_comm (fun j => hn.mul_left _) fun k => (hf.mul_right _).mul_right _
    _ = sumGrid fun j => f j * conv g h (n - j) := sumGrid_congr translate

end Semiring

/-- **Commutativity** on ℤᵈ, for all functions: `conv f g = conv g f`. No hypothesis. -/
theorem conv_comm {R : Type} [Lean.Grind.CommSemiring R] {d : Nat} (f g : Grid d → R) :
    conv f g = conv g f := by
  funext n
  rw [conv_eq_sumGrid_sub]
  exact sumGrid_congr fun k => Lean.Grind.CommSemiring.mul_comm _ _

end Fundamentals.GridSequence
