/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Grid
public import Fundamentals.Linear.LinearOn

/-!
# What commutes with shifts is convolution, on ℤᵈ

The counterpart for images and volumes of `Fundamentals.Arithmetic.EquivariantSequence`.

## Main definitions
* `Grid.scale s n`: the point with the coordinates `s i * n i`.
* `Grid.single i k`: the point with the coordinate `k` in the direction `i`, and 0 in all others.

## Main statements
* `LinearOn.eq_sumGrid`: a linear map is known from what it does to unit impulses.
* `GridSequence.equivariant_iff_conv`: linear and commuting with all shifts ⇔ convolution with what
  is done to the unit impulse; `GridSequence.eq_map_delta_of_forall_conv`: the kernel is unique.
* `GridSequence.equivariant_stride_iff`, `GridSequence.equivariant_stride_iff_xcorr`: with a stride
  for each direction.
* `GridSequence.forall_map_shift_iff`: the shifts by 1 in each direction are enough.
-/

public section

namespace Fundamentals

/-- The point with the coordinates `s i * n i`. -/
@[expose] noncomputable def Grid.scale {d : Nat} (s n : Grid d) : Grid d := fun i => s i * n i

/-- The point with the coordinate `k` in the direction `i`, and 0 in all others. -/
@[expose] noncomputable def Grid.single {d : Nat} (i : Fin d) (k : Int) : Grid d :=
  fun j => if j = i then k else 0

/-- The point with its first `m` coordinates kept, and 0 for all others. -/
private noncomputable def Grid.first {d : Nat} (m : Nat) (b : Grid d) : Grid d :=
  fun j => if j.val < m then b j else 0

/-- What holds at 0, at the unit points, for sums and for negatives, holds everywhere. -/
private theorem Grid.unit_induction {d : Nat} {p : Grid d → Prop} (zero : p 0)
    (unit : ∀ i, p (single i 1)) (add : ∀ a b, p a → p b → p (a + b))
    (neg : ∀ a, p a → p (0 - a)) (b : Grid d) : p b := by
  have axis (i : Fin d) (m : Nat) : p (single i m) := by
    induction m with
    | zero => rwa [show single i (0 : Nat) = 0 from funext fun j => ite_self _]
    | succ m ih =>
      rw [show single i (m + 1 : Nat) = single i m + single i 1 from Grid.ext fun j => by
        by_cases h : j = i <;> simp [single, h]]
      exact add _ _ ih (unit i)
  have axis' (i : Fin d) (k : Int) : p (single i k) := by
    obtain ⟨m, rfl | rfl⟩ := Int.eq_nat_or_neg k
    · exact axis i m
    · rw [show single i (-m) = 0 - single i m from Grid.ext fun j => by
        by_cases h : j = i <;> simp [single, h]]
      exact neg _ (axis i m)
  have partly (m : Nat) (hm : m ≤ d) : p (first m b) := by
    induction m with
    | zero => rwa [show first 0 b = 0 from funext fun j => if_neg (Nat.not_lt_zero _)]
    | succ m ih =>
      rw [show first (m + 1) b = first m b + single ⟨m, hm⟩ (b ⟨m, hm⟩) from Grid.ext fun j => by
        by_cases h : j = ⟨m, hm⟩
        · subst h
          simp [first, single]
        · have other : j.val ≠ m := fun e => h (Fin.ext e)
          have same : j.val < m + 1 ↔ j.val < m :=
            ⟨fun h => Nat.lt_of_le_of_ne (Nat.le_of_lt_succ h) other, Nat.lt_succ_of_lt⟩
          simp [first, single, h, same]]
      exact add _ _ (ih (Nat.le_of_succ_le hm)) (axis' _ _)
  rw [← show first d b = b from funext fun j => if_pos j.isLt]
  exact partly d (Nat.le_refl d)

namespace GridSequence

section Semiring

variable {R : Type} [Lean.Grind.Semiring R] {d : Nat}

theorem finiteSupport_zero : FiniteSupport fun _ : Grid d => (0 : R) := ⟨0, fun _ _ => rfl⟩

theorem FiniteSupport.mul_left {g : Grid d → R} (hg : FiniteSupport g) (f : Grid d → R) :
    FiniteSupport fun k => f k * g k := by
  obtain ⟨N, hg⟩ := hg
  exact ⟨N, hg.mul_left f⟩

omit [Lean.Grind.Semiring R] in
theorem shift_zero (f : Grid d → R) : shift 0 f = f :=
  funext fun _ => congrArg f (Grid.ext fun _ => Int.sub_zero _)

omit [Lean.Grind.Semiring R] in
/-- Shifts add. -/
theorem shift_shift (a b : Grid d) (f : Grid d → R) : shift a (shift b f) = shift (a + b) f :=
  funext fun n => congrArg f (Grid.ext fun i => Int.sub_sub (n i) (a i) (b i))

/-- The sum of a function against the unit impulses is the function. -/
private theorem sumGrid_mul_shift_delta (f : Grid d → R) (k : Grid d) :
    sumGrid (fun j => f j * shift j delta k) = f k := by
  have start : k - k = 0 := Grid.ext fun i => Int.sub_self _
  rw [sumGrid_eq_single k fun j hj => by
    rw [shift, delta, if_neg fun e => hj (Grid.ext fun i => by
      have apart : k i - j i = 0 := congrFun e i
      exact (Int.sub_eq_zero.1 apart).symm), Lean.Grind.Semiring.mul_zero]]
  rw [shift, start, delta, if_pos rfl, Lean.Grind.Semiring.mul_one]

/-- **A linear map is known from unit impulses**: if `T` is linear on the functions of finite
support on ℤᵈ, then for every such `f` and every `n`, `T f n = ∑_k f k * T (shift k delta) n`. -/
theorem _root_.Fundamentals.LinearOn.eq_sumGrid {β : Type} {T : (Grid d → R) → β → R}
    (hT : LinearOn FiniteSupport T) {f : Grid d → R} (hf : FiniteSupport f) (n : β) :
    T f n = sumGrid fun k => f k * T (shift k delta) n := by
  obtain ⟨N, hf⟩ := hf
  have impulse (t : Fin d → Fin (2 * N + 1)) :
      FiniteSupport (shift (cubePoint N t) (delta : Grid d → R)) := finiteSupport_delta.shift _
  have expand : f = fun k => tupleSum fun t =>
      f (cubePoint N t) * shift (cubePoint N t) delta k := funext fun k => by
    rw [← sumGrid_eq_tupleSum (hf.mul_right fun j => shift j delta k), sumGrid_mul_shift_delta]
  calc T f n
      = T (fun k => tupleSum fun t => f (cubePoint N t) * shift (cubePoint N t) delta k) n :=
        congrArg (T · n) expand
    _ = tupleSum fun t => T (fun k => f (cubePoint N t) * shift (cubePoint N t) delta k) n :=
        hT.map_tupleSum finiteSupport_zero (fun f g => FiniteSupport.add)
          (fun t => (impulse t).mul_left _) n
    _ = tupleSum fun t => f (cubePoint N t) * T (shift (cubePoint N t) delta) n :=
        tupleSum_congr fun t => congrFun (hT.map_mul _ _ (impulse t)) n
    _ = sumGrid fun k => f k * T (shift k delta) n :=
        (sumGrid_eq_tupleSum (hf.mul_right fun k => T (shift k delta) n)).symm

/-- **What commutes with shifts is convolution, on ℤᵈ.** Let `T` be any map on functions on ℤᵈ with
values in a semiring. It is linear on the functions of finite support and commutes with every shift
of them if and only if it is convolution with what it does to the unit impulse:

`T f = f * T δ` for every `f` of finite support.

Linear means additive, and that scalars on the left are taken out. -/
theorem equivariant_iff_conv (T : (Grid d → R) → Grid d → R) :
    (LinearOn FiniteSupport T ∧ ∀ b f, FiniteSupport f → T (shift b f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → T f = conv f (T delta) := by
  refine ⟨fun ⟨hT, commutes⟩ f hf => funext fun n => ?_, fun h => ⟨⟨?_, ?_⟩, ?_⟩⟩
  · refine (hT.eq_sumGrid hf n).trans (sumGrid_congr fun k => congrArg (f k * ·) ?_)
    rw [commutes k _ finiteSupport_delta]
    rfl
  · intro f g hf hg
    rw [h _ (hf.add hg), h f hf, h g hg, add_conv hf hg]
  · intro c f hf
    rw [h _ (hf.mul_left fun _ => c), h f hf, mul_conv c hf]
  · intro b f hf
    rw [h _ (hf.shift b), h f hf, shift_conv]

/-- **The kernel is unique**: a map that is convolution with `w` on the functions of finite support
takes the unit impulse to `w`. -/
theorem eq_map_delta_of_forall_conv {T : (Grid d → R) → Grid d → R} {w : Grid d → R}
    (h : ∀ f, FiniteSupport f → T f = conv f w) : w = T delta := by
  rw [h _ finiteSupport_delta, delta_conv]

/-- **With a stride for each direction**, a map that is linear on the functions of finite support,
and moves its output by `b` where its input is moved by `scale s b`, slides one kernel over its input
in steps of the strides:

`T f n = ∑_k f (s n + k) w k` with `w k = T (shift k delta) 0`, for every `f` of finite support,

and the other way round. The strides may be any integers. -/
theorem equivariant_stride_iff (s : Grid d) (T : (Grid d → R) → Grid d → R) :
    (LinearOn FiniteSupport T ∧
        ∀ b f, FiniteSupport f → T (shift (s.scale b) f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n,
        T f n = sumGrid fun k => f (s.scale n + k) * T (shift k delta) 0 := by
  have window {f : Grid d → R} (hf : FiniteSupport f) (n : Grid d) :
      FiniteSupport fun k => f (s.scale n + k) * T (shift k delta) 0 := by
    obtain ⟨N, hN⟩ := hf.shift (0 - s.scale n)
    have place (k : Grid d) : k - (0 - s.scale n) = s.scale n + k := Grid.ext fun i => by
      show k i - (0 - s.scale n i) = s.scale n i + k i
      rw [Int.zero_sub, Int.sub_neg, Int.add_comm]
    have moved : SupportedIn (fun k => f (s.scale n + k)) N :=
      fun k hk => (congrArg f (place k).symm).trans (hN k hk)
    exact ⟨N, moved.mul_right fun k => T (shift k delta) 0⟩
  refine ⟨fun ⟨hT, commutes⟩ f hf n => ?_, fun h => ⟨⟨?_, ?_⟩, ?_⟩⟩
  · have back := congrFun (commutes (0 - n) f hf) 0
    rw [shift, show (0 : Grid d) - (0 - n) = n from Grid.ext fun i => Int.sub_sub_self 0 (n i)]
      at back
    rw [← back, hT.eq_sumGrid (hf.shift _)]
    refine sumGrid_congr fun k => congrArg (f · * _) (Grid.ext fun i => ?_)
    show k i - s i * (0 - n i) = s i * n i + k i
    rw [Int.mul_sub, Int.mul_zero, Int.zero_sub, Int.sub_neg, Int.add_comm]
  · intro f g hf hg
    funext n
    rw [h _ (hf.add hg), h f hf, h g hg, ← sumGrid_add (window hf n) (window hg n)]
    exact sumGrid_congr fun k => Lean.Grind.Semiring.right_distrib _ _ _
  · intro c f hf
    funext n
    rw [h _ (hf.mul_left fun _ => c), h f hf, ← sumGrid_mul_left c (window hf n)]
    exact sumGrid_congr fun k => Lean.Grind.Semiring.mul_assoc _ _ _
  · intro b f hf
    funext n
    rw [h _ (hf.shift _), shift, h f hf]
    refine sumGrid_congr fun k => congrArg (f · * _) (Grid.ext fun i => ?_)
    show s i * n i + k i - s i * b i = s i * (n i - b i) + k i
    rw [Int.mul_sub, Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.add_right_comm]

/-- **The shifts by 1 in each direction are enough**: on the functions of finite support, a map moves
its output by `b` where its input is moved by `scale s b`, for every `b`, if and only if it does so
for the unit points. It need not be linear. -/
theorem forall_map_shift_iff {s : Grid d} {T : (Grid d → R) → Grid d → R} :
    (∀ b f, FiniteSupport f → T (shift (s.scale b) f) = shift b (T f)) ↔
      ∀ i f, FiniteSupport f →
        T (shift (s.scale (Grid.single i 1)) f) = shift (Grid.single i 1) (T f) := by
  refine ⟨fun h i => h _, fun step => Grid.unit_induction ?_ step ?_ ?_⟩
  · intro f _
    rw [show s.scale 0 = 0 from Grid.ext fun i => Int.mul_zero _, shift_zero, shift_zero]
  · intro a b ha hb f hf
    rw [show s.scale (a + b) = s.scale a + s.scale b from Grid.ext fun i => Int.mul_add _ _ _,
      ← shift_shift, ha _ (hf.shift _), hb f hf, shift_shift]
  · intro a ha f hf
    have cancel : 0 - a + a = 0 := Grid.ext fun i => Int.sub_add_cancel 0 (a i)
    have back := ha _ (hf.shift (s.scale (0 - a)))
    rw [shift_shift, show s.scale a + s.scale (0 - a) = 0 from Grid.ext fun i => by
      show s i * a i + s i * (0 - a i) = 0
      rw [Int.mul_sub, Int.mul_zero, Int.zero_sub, Int.add_right_neg], shift_zero] at back
    rw [back, shift_shift, cancel, shift_zero]

end Semiring

section CommSemiring

variable {R : Type} [Lean.Grind.CommSemiring R] {d : Nat}

/-- **With a stride for each direction, over a commutative semiring**: such a map is a strided
cross-correlation, `T f n = (w ⋆ f)(s n)` with `w k = T (shift k delta) 0`, for every `f` of finite
support, and the other way round. -/
theorem equivariant_stride_iff_xcorr (s : Grid d) (T : (Grid d → R) → Grid d → R) :
    (LinearOn FiniteSupport T ∧
        ∀ b f, FiniteSupport f → T (shift (s.scale b) f) = shift b (T f)) ↔
      ∀ f, FiniteSupport f → ∀ n,
        T f n = xcorr (fun k => T (shift k delta) 0) f (s.scale n) := by
  simp only [equivariant_stride_iff, xcorr, Lean.Grind.CommSemiring.mul_comm]

end CommSemiring

end GridSequence

end Fundamentals
