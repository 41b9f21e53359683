/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.EquivariantSequence
public import Fundamentals.CrossCorrelation.ConvLayerEquivariance

/-!
# What commutes with shifts by the stride, and looks at a window, is a convolution layer

The layers with bias that deep-learning frameworks call convolution are exactly the maps that are
affine, move their output by one place where their input is moved by the stride, and at the place 0
look at a window only. There are as many inputs and outputs as one likes; all sequences are inputs,
without a condition on their support.

## Main definitions
* `Sequence.IsAffine T`: `T` without its value at 0 is linear.
* `Sequence.channelDelta c a`: the unit impulse at `a` in channel `c`, 0 in all others.

## Main statements
* `Sequence.affine_equivariant_local_iff`: affine, equivariant and local ⇔ a layer.
* `Sequence.forall_map_channels_shift_iff`: the shift by the stride is enough.
* `Sequence.convLayer_zero`, `Sequence.convLayer_channelDelta`: what its bias and its kernel are.
-/

public section

namespace Fundamentals.Sequence

variable {R : Type} {O C K : Nat}

/-- A map of families of sequences is **affine**: `T x - T 0` is additive in `x`, and scalars are
taken out of it. -/
structure IsAffine [Lean.Grind.Ring R] (T : (Fin C → Int → R) → Fin O → Int → R) : Prop where
  /-- Without its value at 0, it is additive. -/
  map_add : ∀ x y o n, T (fun c k => x c k + y c k) o n - T (fun _ _ => 0) o n =
    (T x o n - T (fun _ _ => 0) o n) + (T y o n - T (fun _ _ => 0) o n)
  /-- Without its value at 0, it is homogeneous. -/
  map_mul : ∀ a x o n, T (fun c k => a * x c k) o n - T (fun _ _ => 0) o n =
    a * (T x o n - T (fun _ _ => 0) o n)

/-- The unit impulse at `a` in the channel `c`, and 0 in all other channels. -/
@[expose] noncomputable def channelDelta [Lean.Grind.Semiring R] (c : Fin C) (a : Int) :
    Fin C → Int → R :=
  fun c' => if c' = c then delta a else fun _ => 0

/-- **The bias** of a layer is its output for the input 0. -/
theorem convLayer_zero [Lean.Grind.Semiring R] (s d : Nat) (w : Fin O → Matrix C K R)
    (b : Fin O → R) (o : Fin O) (n : Int) : convLayer s d w b (fun _ _ => 0) o n = b o := by
  simp only [convLayer, Lean.Grind.Semiring.mul_zero, sum_zero, Lean.Grind.Semiring.add_zero]

/-- **The kernel** of a layer, for a dilation `d ≥ 1`, is what it does to unit impulses: at the place
0, the one at `d * i` in the channel `c` gives `b o + w o c i`. -/
theorem convLayer_channelDelta [Lean.Grind.Semiring R] {d : Nat} (hd : 0 < d) (s : Nat)
    (w : Fin O → Matrix C K R) (b : Fin O → R) (o : Fin O) (c : Fin C) (i : Fin K) :
    convLayer s d w b (channelDelta c (d * i)) o 0 = b o + w o c i := by
  have tap (j : Fin K) (hj : j ≠ i) : (0 : Int) + d * j ≠ d * i := fun e => hj <| Fin.ext <|
    Nat.eq_of_mul_eq_mul_left hd (by rw [Int.zero_add] at e; exact_mod_cast e)
  refine congrArg (b o + ·) ?_
  rw [sum_eq_single c _ fun c' hc => sum_eq_zero fun j => by
    rw [channelDelta, if_neg hc, Lean.Grind.Semiring.mul_zero]]
  rw [sum_eq_single i _ fun j hj => by
    rw [channelDelta, if_pos rfl, Int.mul_zero, delta_of_ne (tap j hj),
      Lean.Grind.Semiring.mul_zero]]
  rw [channelDelta, if_pos rfl, Int.mul_zero, Int.zero_add, delta_self,
    Lean.Grind.Semiring.mul_one]

/-- A map of families of sequences moves its output by `t` where its input is moved by `s * t`, for
every integer `t`, if it does so for `t = 1`; it need not be affine. -/
theorem forall_map_channels_shift_iff {s : Int} {T : (Fin C → Int → R) → Fin O → Int → R} :
    (∀ t x o, T (fun c => shift (s * t) (x c)) o = shift t (T x o)) ↔
      ∀ x o, T (fun c => shift s (x c)) o = shift 1 (T x o) := by
  refine ⟨fun h x o => ?_, fun step t x o => ?_⟩
  · simpa only [Int.mul_one] using h 1 x o
  · have add {n : Nat} (a b : Int) (x : Fin n → Int → R) :
        (fun c => shift a (shift b (x c))) = fun c => shift (a + b) (x c) :=
      funext fun c => shift_shift a b (x c)
    have zero {n : Nat} (x : Fin n → Int → R) : (fun c => shift 0 (x c)) = x :=
      funext fun c => shift_zero (x c)
    exact congrFun (map_move_mul_of_step (P := fun _ => True) (T := T)
      (σ := fun a x c => shift a (x c)) (τ := fun a y o => shift a (y o)) add zero add zero
      (fun _ _ _ => trivial) (fun x _ => funext (step x)) t trivial) o

variable [Lean.Grind.CommRing R]

/-- An affine map that looks at a window only, at the place 0: the sum over the window. -/
private theorem IsAffine.eq_sum {T : (Fin C → Int → R) → Fin O → Int → R} (hT : IsAffine T)
    {d : Nat} (hd : 0 < d)
    (window : ∀ x y, (∀ c, ∀ i : Fin K, x c (d * i) = y c (d * i)) → ∀ o, T x o 0 = T y o 0)
    (x : Fin C → Int → R) (o : Fin O) :
    T x o 0 = T (fun _ _ => 0) o 0 + ∑ c, ∑ i : Fin K,
      (T (channelDelta c (d * i)) o 0 - T (fun _ _ => 0) o 0) * x c (d * i) := by
  let L (f : Fin C × Int → R) (o : Fin O) : R :=
    T (fun c n => f (c, n)) o 0 - T (fun _ _ => 0) o 0
  have linear : LinearOn (fun _ => True) L :=
    ⟨fun f g _ _ => funext fun o => hT.map_add _ _ o 0,
      fun a f _ => funext fun o => hT.map_mul a _ o 0⟩
  let e (c : Fin C) (i : Fin K) (p : Fin C × Int) : R := channelDelta c (d * i) p.1 p.2
  have sums {m : Nat} (F : Fin m → Fin C × Int → R) :
      L (fun p => ∑ i, F i p) o = ∑ i, L (F i) o :=
    linear.map_sum trivial (fun _ _ _ _ => trivial) (fun _ => trivial) o
  have outer : L (fun p => ∑ c, ∑ i, x c (d * i) * e c i p) o =
      ∑ c, ∑ i, x c (d * i) * L (e c i) o :=
    (sums fun c p => ∑ i, x c (d * i) * e c i p).trans <| sum_congr fun c =>
      (sums fun i p => x c (d * i) * e c i p).trans <| sum_congr fun i =>
        congrFun (linear.map_mul _ _ trivial) o
  have same : T x o 0 = T (fun c n => ∑ c', ∑ i, x c' (d * i) * e c' i (c, n)) o 0 := by
    refine window _ _ (fun c i => ?_) o
    rw [sum_eq_single c _ fun c' hc => sum_eq_zero fun j => by
      simp only [e, channelDelta, if_neg (Ne.symm hc), Lean.Grind.Semiring.mul_zero]]
    rw [sum_eq_single i _ fun j hj => by
      have place : (d * i : Int) ≠ d * j := fun e => hj <| Fin.ext <|
        Nat.eq_of_mul_eq_mul_left hd (by exact_mod_cast e.symm)
      simp only [e, channelDelta, if_pos, delta_of_ne place, Lean.Grind.Semiring.mul_zero]]
    simp only [e, channelDelta, if_pos, delta_self, Lean.Grind.Semiring.mul_one]
  have value : T x o 0 - T (fun _ _ => 0) o 0 = ∑ c, ∑ i, x c (d * i) * L (e c i) o :=
    same ▸ outer
  simp only [Lean.Grind.CommSemiring.mul_comm _ (x _ _)]
  rw [← show _ = ∑ c, ∑ i : Fin K, x c (d * i) * (T (channelDelta c (d * i)) o 0 -
    T (fun _ _ => 0) o 0) from value]
  grobner

/-- **What commutes with shifts by the stride, and looks at a window, is a convolution layer.** Let
`T` be any map from `C` sequences to `O` sequences with values in a commutative ring, `s` a stride,
`d ≥ 1` a dilation. It is

* affine,
* equivariant: if the input is moved by `s * t`, the output moves by `t`, for every integer `t`,
* local: the outputs at 0 are the same for two inputs that agree at `0, d, …, d * (K - 1)`,

if and only if it is a layer with stride `s`, dilation `d` and some kernel of `K` taps and some bias.
These are then known from `convLayer_zero` and `convLayer_channelDelta`. -/
theorem affine_equivariant_local_iff {d : Nat} (hd : 0 < d) (s : Nat)
    (T : (Fin C → Int → R) → Fin O → Int → R) :
    (IsAffine T ∧ (∀ t x o, T (fun c => shift (s * t) (x c)) o = shift t (T x o)) ∧
        ∀ x y, (∀ c, ∀ i : Fin K, x c (d * i) = y c (d * i)) → ∀ o, T x o 0 = T y o 0) ↔
      ∃ (w : Fin O → Matrix C K R) (b : Fin O → R), T = convLayer s d w b := by
  constructor
  · rintro ⟨affine, moves, window⟩
    refine ⟨fun o c i => T (channelDelta c (d * i)) o 0 - T (fun _ _ => 0) o 0,
      fun o => T (fun _ _ => 0) o 0, funext fun x => funext fun o => funext fun n => ?_⟩
    have back := congrFun (moves (-n) x o) 0
    rw [shift, Int.sub_neg, Int.zero_add] at back
    rw [← back, affine.eq_sum hd window]
    refine congrArg (_ + ·) (sum_congr fun c => sum_congr fun i => congrArg (_ * x c ·) ?_)
    rw [Int.mul_neg, Int.sub_neg, Int.add_comm]
  · rintro ⟨w, b, rfl⟩
    refine ⟨⟨fun x y o n => ?_, fun a x o n => ?_⟩, fun t x o => convLayer_shift s d w b x t o,
      fun x y h o => convLayer_congr_window (fun c i => ?_) w b o⟩
    · rw [convLayer_zero, convLayer, convLayer, convLayer]
      simp only [Lean.Grind.Semiring.left_distrib, sum_add]
      generalize ∑ c, ∑ i : Fin K, w o c i * x c (s * n + d * i) = p
      generalize ∑ c, ∑ i : Fin K, w o c i * y c (s * n + d * i) = q
      grobner
    · have factor (c : Fin C) (i : Fin K) : w o c i * (a * x c (s * n + d * i)) =
          a * (w o c i * x c (s * n + d * i)) := by grobner
      rw [convLayer_zero, convLayer, convLayer]
      simp only [factor, sum_mul_left]
      generalize ∑ c, ∑ i : Fin K, w o c i * x c (s * n + d * i) = p
      grobner
    · simpa only [Int.mul_zero, Int.zero_add] using h c i

end Fundamentals.Sequence
