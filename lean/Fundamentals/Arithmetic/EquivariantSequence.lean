/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.CrossCorrelation.Sequence
public import Fundamentals.Linear.LinearOn

/-!
# What commutes with shifts is convolution

A linear map on the sequences of finite support that commutes with shifts is convolution with what it
does to the unit impulse. If a shift of the input by `s` moves its output by 1, it is a strided
cross-correlation. The values may lie in any semiring, the scalars standing on the left.

## Main statements
* `LinearOn.eq_sumInt`: a linear map is known from what it does to unit impulses.
* `equivariant_iff_conv`: linear and commuting with all shifts ⇔ convolution with `T (delta 0)`.
* `map_shift_mul_of_step`, `forall_map_shift_iff`: the shift by 1 is enough; `map_move_mul_of_step`
  says why.
* `eq_map_delta_of_forall_conv`, `finiteSupport_map_iff`: the kernel is unique, and when it is finite.
* `equivariant_stride_iff`, `equivariant_stride_iff_xcorr`: with a stride.
* `map_delta_eq_emod`, `eq_sumInt_emod`: the kernel is read off from the first `s` unit impulses.

## Implementation notes
`T` is a map on all sequences of which something is asked for finite support only. Its values need
no finite support: all sums are finite because the arguments are.
-/

public section

namespace Fundamentals

namespace Sequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {β : Type}

/-! ### Linear maps and unit impulses -/

theorem finiteSupport_zero : FiniteSupport fun _ => (0 : R) := ⟨0, 0, fun _ _ => rfl⟩

theorem FiniteSupport.shift {f : Int → R} (hf : FiniteSupport f) (b : Int) :
    FiniteSupport (shift b f) :=
  hf.comp_add (-b)

omit [Lean.Grind.Semiring R] in
/-- Shifts add. -/
theorem shift_shift (a b : Int) (f : Int → R) : shift a (shift b f) = shift (a + b) f :=
  funext fun n => congrArg f (Int.sub_sub n a b)

omit [Lean.Grind.Semiring R] in
theorem shift_zero (f : Int → R) : shift 0 f = f := funext fun n => congrArg f (Int.sub_zero n)

/-- The unit impulse at `a` is the one at 0, moved by `a`. -/
theorem shift_delta (a : Int) : shift a (delta 0) = (delta a : Int → R) := by
  rw [← delta_conv, delta_conv_delta, Int.add_zero]

/-- **A linear map is known from unit impulses**: if `T` is linear on the sequences of finite
support, then for every such `f` and every `n`, `T f n = ∑_k f k * T (delta k) n`. -/
theorem _root_.Fundamentals.LinearOn.eq_sumInt {T : (Int → R) → β → R}
    (hT : LinearOn FiniteSupport T) {f : Int → R} (hf : FiniteSupport f) (n : β) :
    T f n = sumInt fun k => f k * T (delta k) n := by
  obtain ⟨lo, len, hf⟩ := hf
  have expand : f = fun k => ∑ i : Fin len, f (lo + i) * (delta (lo + i) : Int → R) k := by
    funext k
    rw [← sumInt_eq_sum (hf.mul_right fun j => delta j k), sumInt_eq_single k fun j hj => by
      rw [delta_of_ne (Ne.symm hj), Lean.Grind.Semiring.mul_zero], delta_self,
      Lean.Grind.Semiring.mul_one]
  calc T f n
      = T (fun k => ∑ i : Fin len, f (lo + i) * (delta (lo + i) : Int → R) k) n :=
        congrArg (T · n) expand
    _ = ∑ i : Fin len, T (fun k => f (lo + i) * (delta (lo + i) : Int → R) k) n :=
        hT.map_sum finiteSupport_zero (fun f g => FiniteSupport.add)
          (fun i => (finiteSupport_delta _).mul_left _) n
    _ = ∑ i : Fin len, f (lo + i) * T (delta (lo + i)) n :=
        sum_congr fun i => congrFun (hT.map_mul _ _ (finiteSupport_delta _)) n
    _ = sumInt fun k => f k * T (delta k) n :=
        (sumInt_eq_sum (hf.mul_right fun k => T (delta k) n)).symm

/-! ### One shift is enough -/

variable {T : (Int → R) → Int → R}

/-- Let `σ a` and `τ a` be motions of the inputs and of the outputs of a map, such that motions by `a`
and by `b` make one by `a + b`, and one by 0 changes nothing. If an input moved by `s` moves its output
by 1, an input moved by `s * n` moves it by `n`, for every integer `n`. -/
theorem map_move_mul_of_step {X Y : Type} {P : X → Prop} {T : X → Y} {σ : Int → X → X}
    {τ : Int → Y → Y} (σ_add : ∀ a b x, σ a (σ b x) = σ (a + b) x) (σ_zero : ∀ x, σ 0 x = x)
    (τ_add : ∀ a b y, τ a (τ b y) = τ (a + b) y) (τ_zero : ∀ y, τ 0 y = y)
    (stays : ∀ a x, P x → P (σ a x)) {s : Int} (step : ∀ x, P x → T (σ s x) = τ 1 (T x)) (n : Int)
    {x : X} (hx : P x) : T (σ (s * n) x) = τ n (T x) := by
  have forward (m : Nat) {x : X} (hx : P x) : T (σ (s * m) x) = τ m (T x) := by
    induction m with
    | zero => rw [Int.natCast_zero, Int.mul_zero, σ_zero, τ_zero]
    | succ m ih =>
      have split : s * (m + 1 : Nat) = s + s * m := by
        rw [Int.natCast_add, Int.mul_add, Int.natCast_one, Int.mul_one, Int.add_comm]
      rw [split, ← σ_add, step _ (stays _ x hx), ih, τ_add, Int.natCast_add, Int.natCast_one,
        Int.add_comm]
  obtain ⟨m, rfl | rfl⟩ := Int.eq_nat_or_neg n
  · exact forward m hx
  · have back := forward m (stays (s * -m) x hx)
    rw [σ_add, Int.mul_neg, Int.add_right_neg, σ_zero] at back
    rw [back, τ_add, Int.mul_neg, Int.add_left_neg, τ_zero]

/-- If a shift of the input by `s` moves the output by 1, a shift by `s * n` moves it by `n`, for
every integer `n`; `T` need not be linear. -/
theorem map_shift_mul_of_step {s : Int}
    (step : ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) (n : Int) {f : Int → R}
    (hf : FiniteSupport f) : T (shift (s * n) f) = shift n (T f) :=
  map_move_mul_of_step shift_shift shift_zero shift_shift shift_zero (fun b _ hf => hf.shift b) step
    n hf

/-- A map commutes with all shifts if it commutes with the shift by 1; it need not be linear. -/
theorem forall_map_shift_iff : (∀ b f, FiniteSupport f → T (shift b f) = shift b (T f)) ↔
    ∀ f, FiniteSupport f → T (shift 1 f) = shift 1 (T f) := by
  refine ⟨fun h => h 1, fun h b f hf => ?_⟩
  simpa only [Int.one_mul] using map_shift_mul_of_step h b hf

/-! ### The converse of equivariance -/

/-- **What commutes with shifts is convolution.** Let `T` be any map on sequences with values in a
semiring. It is linear on the sequences of finite support and commutes with every shift of them if
and only if it is convolution with what it does to the unit impulse:

`T f = f * T δ` for every `f` of finite support.

Linear means additive, and that scalars on the left are taken out. -/
theorem equivariant_iff_conv (T : (Int → R) → Int → R) :
    (LinearOn FiniteSupport T ∧ ∀ b f, FiniteSupport f → T (shift b f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → T f = conv f (T (delta 0)) := by
  refine ⟨fun ⟨hT, commutes⟩ f hf => funext fun n => ?_, fun h => ⟨⟨?_, ?_⟩, ?_⟩⟩
  · refine (hT.eq_sumInt hf n).trans (sumInt_congr fun k => congrArg (f k * ·) ?_)
    rw [← shift_delta, commutes k _ (finiteSupport_delta 0)]
    rfl
  · intro f g hf hg
    rw [h _ (hf.add hg), h f hf, h g hg]
    exact funext fun n => add_conv (hf.mul_right _) (hg.mul_right _)
  · intro c f hf
    rw [h _ (hf.mul_left fun _ => c), h f hf]
    exact funext fun n => mul_conv c (hf.mul_right _)
  · intro b f hf
    rw [h _ (hf.shift b), h f hf, shift_conv]

/-- **The kernel is unique**: a map that is convolution with `w` on the sequences of finite support
takes the unit impulse to `w`. -/
theorem eq_map_delta_of_forall_conv {w : Int → R} (h : ∀ f, FiniteSupport f → T f = conv f w) :
    w = T (delta 0) := by
  rw [h _ (finiteSupport_delta 0), delta_conv, shift_zero]

/-- A map that is convolution with what it does to the unit impulse takes all sequences of finite
support to such sequences if and only if it does so with the unit impulse. -/
theorem finiteSupport_map_iff (h : ∀ f, FiniteSupport f → T f = conv f (T (delta 0))) :
    (∀ f, FiniteSupport f → FiniteSupport (T f)) ↔ FiniteSupport (T (delta 0)) :=
  ⟨fun all => all _ (finiteSupport_delta 0), fun kernel f hf => h f hf ▸ hf.conv kernel⟩

/-! ### With a stride -/

/-- **With a stride**, a map that is linear on the sequences of finite support, and moves its output
by 1 where its input is moved by `s`, slides one kernel over its input in steps of `s`:

`T f n = ∑_k f (s n + k) w k` with `w k = T (delta k) 0`, for every `f` of finite support,

and the other way round. The stride may be any integer. -/
theorem equivariant_stride_iff (s : Int) (T : (Int → R) → Int → R) :
    (LinearOn FiniteSupport T ∧ ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n, T f n = sumInt fun k => f (s * n + k) * T (delta k) 0 := by
  have window {f : Int → R} (hf : FiniteSupport f) (n : Int) :
      FiniteSupport fun k => f (s * n + k) * T (delta k) 0 := by
    have moved := hf.comp_add (s * n)
    simp only [Int.add_comm _ (s * n)] at moved
    exact moved.mul_right fun k => T (delta k) 0
  refine ⟨fun ⟨hT, step⟩ f hf n => ?_, fun h => ⟨⟨?_, ?_⟩, ?_⟩⟩
  · have back := congrFun (map_shift_mul_of_step step (-n) hf) 0
    rw [shift, Int.sub_neg, Int.zero_add] at back
    rw [← back, hT.eq_sumInt (hf.shift _)]
    exact sumInt_congr fun k => congrArg (f · * _) (by
      rw [Int.mul_neg, Int.sub_neg, Int.add_comm])
  · intro f g hf hg
    funext n
    rw [h _ (hf.add hg), h f hf, h g hg, ← sumInt_add (window hf n) (window hg n)]
    exact sumInt_congr fun k => Lean.Grind.Semiring.right_distrib _ _ _
  · intro c f hf
    funext n
    rw [h _ (hf.mul_left fun _ => c), h f hf, ← sumInt_mul_left c (window hf n)]
    exact sumInt_congr fun k => Lean.Grind.Semiring.mul_assoc _ _ _
  · intro f hf
    funext n
    rw [h _ (hf.shift s), shift, h f hf]
    exact sumInt_congr fun k => congrArg (f · * _) (by
      rw [Int.mul_sub, Int.mul_one, Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.add_right_comm])

/-- **The kernel is read off from the first `s` unit impulses**, for a stride `s ≥ 1`:
`T (delta k) n = T (delta (k mod s)) (n - ⌊k / s⌋)`. For a stride `s < 0`, the division is rounded
such that `0 ≤ k mod s < -s`; for `s = 0`, both sides are the same. -/
theorem map_delta_eq_emod {s : Int}
    (step : ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) (k n : Int) :
    T (delta k) n = T (delta (k % s)) (n - k / s) := by
  have moved : (delta k : Int → R) = shift (s * (k / s)) (delta (k % s)) := by
    rw [← shift_delta k, ← shift_delta (k % s), shift_shift, Int.mul_ediv_add_emod]
  rw [moved, map_shift_mul_of_step step _ (finiteSupport_delta _)]
  rfl

/-- The map in terms of what it does to the first `s` unit impulses, for a stride `s ≥ 1`:
`T f n = ∑_m f m * T (delta (m mod s)) (n - ⌊m / s⌋)` for every `f` of finite support; the division
as in `map_delta_eq_emod` otherwise. -/
theorem eq_sumInt_emod {s : Int} (hT : LinearOn FiniteSupport T)
    (step : ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) {f : Int → R}
    (hf : FiniteSupport f) (n : Int) :
    T f n = sumInt fun m => f m * T (delta (m % s)) (n - m / s) :=
  (hT.eq_sumInt hf n).trans
    (sumInt_congr fun m => congrArg (f m * ·) (map_delta_eq_emod step m n))

end Semiring

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R]

/-- **With a stride, over a commutative semiring**: a map that is linear on the sequences of finite
support, and moves its output by 1 where its input is moved by `s`, is a strided cross-correlation,

`T f n = (w ⋆ f)(s n)` with `w k = T (delta k) 0`, for every `f` of finite support,

and the other way round. -/
theorem equivariant_stride_iff_xcorr (s : Int) (T : (Int → R) → Int → R) :
    (LinearOn FiniteSupport T ∧ ∀ f, FiniteSupport f → T (shift s f) = shift 1 (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n, T f n = xcorr (fun k => T (delta k) 0) f (s * n) := by
  simp only [equivariant_stride_iff, xcorr, Lean.Grind.CommSemiring.mul_comm]

/-- **The kernel is unique** with a stride, too: if `T f n = (w ⋆ f)(s n)` for every `f` of finite
support, then `w k = T (delta k) 0`. -/
theorem eq_map_delta_of_forall_xcorr {s : Int} {T : (Int → R) → Int → R} {w : Int → R}
    (h : ∀ f, FiniteSupport f → ∀ n, T f n = xcorr w f (s * n)) (k : Int) :
    w k = T (delta k) 0 := by
  rw [h _ (finiteSupport_delta k), Int.mul_zero, xcorr, sumInt_eq_single k fun j hj => by
    rw [delta_of_ne fun e => hj ((Int.zero_add j).symm.trans e), Lean.Grind.Semiring.mul_zero],
    Int.zero_add, delta_self, Lean.Grind.Semiring.mul_one]

end CommSemiring

end Sequence

end Fundamentals
