/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Sequence

/-!
# Sequences of finite support form a commutative ring under convolution

Over a commutative ring `R`, the sequences on ℤ of finite support form a commutative ring: they are
added place by place, convolution is the product, and the unit impulse at 0 is the one. It is the
ring of Laurent polynomials: `delta a` is the power `z^a`, and multiplication with it a translation.

## Main definitions
* `FinSeq R`: the sequences `Int → R` of finite support.
* `FinSeq.const c`, `FinSeq.impulse a`: `c` at 0, and 1 at `a`.

## Main statements
* `FinSeq.instCommRing`, `FinSeq.instRing`: the ring laws, in the sense of Lean core, so that
  `grind` decides equations of convolutions.
* `FinSeq.commRing_laws`: the laws as equations.
* `FinSeq.mul_apply`: the product is convolution.
* `FinSeq.impulse_mul_impulse`: `z^a * z^b = z^(a+b)`; `FinSeq.eq_sum_impulse`: every element is a
  finite sum of multiples of the `z^a`.

## Implementation notes
The type is made of pairs, a sequence and a proof, because a ring in the sense of Lean core is a
type. For statements about single sequences the plain functions of
`Fundamentals.Convolution.Sequence` are more convenient, and more general: most of the laws hold for
sequences that have no finite support.
-/

public section

namespace Fundamentals

open Sequence

/-- The sequences on ℤ of finite support. -/
@[expose] def FinSeq (R : Type) [Lean.Grind.Semiring R] : Type :=
  {f : Int → R // FiniteSupport f}

namespace FinSeq

variable {R : Type}

section Semiring

variable [Lean.Grind.Semiring R]

/-- A sequence of finite support is used as a function. -/
instance : CoeFun (FinSeq R) fun _ => Int → R := ⟨fun f => f.1⟩

/-- Two sequences with the same values are equal. -/
@[ext] theorem ext {f g : FinSeq R} (h : ∀ k, f k = g k) : f = g := Subtype.ext (funext h)

theorem finiteSupport (f : FinSeq R) : FiniteSupport f := f.2

/-! ### The operations -/

/-- `c` at 0, and 0 elsewhere. -/
@[expose] noncomputable def const (c : R) : FinSeq R :=
  ⟨fun k => if k = 0 then c else 0, 0, 1, fun _ hk => if_neg (by omega)⟩

/-- The unit impulse at `a`. -/
@[expose] noncomputable def impulse (a : Int) : FinSeq R := ⟨delta a, finiteSupport_delta a⟩

noncomputable instance : Add (FinSeq R) := ⟨fun f g => ⟨fun k => f k + g k, f.2.add g.2⟩⟩

/-- The product is convolution. -/
noncomputable instance : Mul (FinSeq R) := ⟨fun f g => ⟨conv f g, f.2.conv g.2⟩⟩

theorem const_apply (c : R) (k : Int) : const c k = if k = 0 then c else 0 := rfl
theorem impulse_apply (a k : Int) : (impulse a : FinSeq R) k = delta a k := rfl
theorem add_apply (f g : FinSeq R) (k : Int) : (f + g) k = f k + g k := rfl

/-- **The product is convolution**: `(f * g) n = ∑ k, f k * g (n - k)`. -/
theorem mul_apply (f g : FinSeq R) (n : Int) : (f * g) n = conv f g n := rfl

theorem const_mul_apply (c : R) (f : FinSeq R) (n : Int) : (const c * f) n = c * f n := by
  have rest (k : Int) (hk : k ≠ 0) : const c k * f (n - k) = 0 := by
    rw [const_apply, if_neg hk, Lean.Grind.Semiring.zero_mul]
  rw [mul_apply, conv, sumInt_eq_single 0 rest, const_apply, if_pos rfl, Int.sub_zero]

theorem mul_const_apply (f : FinSeq R) (c : R) (n : Int) : (f * const c) n = f n * c := by
  have rest (k : Int) (hk : k ≠ 0) : f (n - k) * const c k = 0 := by
    rw [const_apply, if_neg hk, Lean.Grind.Semiring.mul_zero]
  rw [mul_apply, conv_eq_sumInt_sub, sumInt_eq_single 0 rest, const_apply, if_pos rfl,
    Int.sub_zero]

theorem const_add (a b : R) : const (a + b) = const a + const b := ext fun k => by
  rw [const_apply, add_apply, const_apply, const_apply]
  by_cases h : k = 0
  · simp only [if_pos h]
  · simp only [if_neg h, Lean.Grind.Semiring.add_zero]

/-- Powers: the unit impulse at 0, multiplied `n` times with `f`. -/
@[expose] noncomputable def npow (f : FinSeq R) : Nat → FinSeq R
  | 0 => const 1
  | n + 1 => npow f n * f

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The semiring of sequences of finite support**: convolution is associative, distributes over
the sum, and has the unit impulse at 0 for its one. -/
noncomputable instance instSemiring : Lean.Grind.Semiring (FinSeq R) where
  natCast := ⟨fun n => const (n : R)⟩
  ofNat n := ⟨const (OfNat.ofNat n : R)⟩
  nsmul := ⟨fun n f => const (n : R) * f⟩
  npow := ⟨npow⟩
  add_zero f := ext fun k => (congrArg (f k + ·) (ite_self _)).trans
    (Lean.Grind.Semiring.add_zero _)
  add_comm f g := ext fun k => Lean.Grind.Semiring.add_comm _ _
  add_assoc f g h := ext fun k => Lean.Grind.Semiring.add_assoc _ _ _
  mul_assoc f g h := ext (congrFun (conv_assoc f.2 h.2 g))
  mul_one f := ext fun k => (mul_const_apply f 1 k).trans (Lean.Grind.Semiring.mul_one _)
  one_mul f := ext fun k => (const_mul_apply 1 f k).trans (Lean.Grind.Semiring.one_mul _)
  left_distrib f g h := ext fun n => conv_add (f.2.mul_right _) (f.2.mul_right _)
  right_distrib f g h := ext fun n => add_conv (f.2.mul_right _) (g.2.mul_right _)
  zero_mul f := ext fun k => (const_mul_apply 0 f k).trans
    ((Lean.Grind.Semiring.zero_mul _).trans (ite_self _).symm)
  mul_zero f := ext fun k => (mul_const_apply f 0 k).trans
    ((Lean.Grind.Semiring.mul_zero _).trans (ite_self _).symm)
  pow_zero _ := rfl
  pow_succ _ _ := rfl
  ofNat_succ n := (congrArg const (Lean.Grind.Semiring.ofNat_succ n)).trans (const_add _ _)
  ofNat_eq_natCast n := congrArg const (Lean.Grind.Semiring.ofNat_eq_natCast n)

theorem zero_apply (k : Int) : (0 : FinSeq R) k = 0 := ite_self _
theorem one_apply (k : Int) : (1 : FinSeq R) k = delta 0 k := rfl

/-- The one is the unit impulse at 0. -/
theorem one_eq_impulse : (1 : FinSeq R) = impulse 0 := rfl

/-- **Multiplication with a unit impulse is translation.** -/
theorem impulse_mul_apply (a : Int) (f : FinSeq R) (n : Int) :
    (impulse a * f : FinSeq R) n = f (n - a) :=
  congrFun (delta_conv a f) n

/-- Unit impulses multiply by adding their places, `z^a * z^b = z^(a+b)`. -/
theorem impulse_mul_impulse (a b : Int) : impulse a * impulse b = (impulse (a + b) : FinSeq R) :=
  ext (congrFun (delta_conv_delta a b))

/-- A sum of sequences is taken place by place. -/
theorem sum_apply {n : Nat} (F : Fin n → FinSeq R) (k : Int) : (∑ i, F i) k = ∑ i, F i k := by
  induction n with
  | zero => exact zero_apply k
  | succ n ih => rw [sum_succ, sum_succ, add_apply, ih]

/-- **Sequences of finite support are Laurent polynomials**: a sequence that vanishes outside the
window `lo, …, lo + len - 1` is `∑ i, c i * z ^ (lo + i)`, where `c i` is its value at `lo + i` and
`z ^ a` the unit impulse at `a`; these multiply by `z ^ a * z ^ b = z ^ (a + b)`
(`impulse_mul_impulse`). -/
theorem eq_sum_impulse (f : FinSeq R) {lo : Int} {len : Nat} (hf : SupportedOn f lo len) :
    f = ∑ i : Fin len, const (f (lo + i)) * impulse (lo + i) := ext fun k => by
  rw [sum_apply]
  simp only [const_mul_apply, impulse_apply]
  by_cases inside : lo ≤ k ∧ k < lo + len
  · obtain ⟨i, rfl⟩ : ∃ i : Fin len, k = lo + i := ⟨⟨(k - lo).toNat, by lia⟩, by
      show k = lo + ((k - lo).toNat : Nat)
      lia⟩
    rw [sum_eq_single i _ fun j hj => by
      rw [delta_of_ne fun e => hj (Fin.ext (by lia)), Lean.Grind.Semiring.mul_zero],
      delta_self, Lean.Grind.Semiring.mul_one]
  · rw [hf k (by lia), sum_eq_zero fun i => by
      rw [delta_of_ne (by omega), Lean.Grind.Semiring.mul_zero]]

end Semiring

section Ring

variable [Lean.Grind.Ring R]

noncomputable instance : Neg (FinSeq R) := ⟨fun f => ⟨fun k => -f k, f.2.neg⟩⟩

noncomputable instance : Sub (FinSeq R) := ⟨fun f g => f + -g⟩

theorem neg_apply (f : FinSeq R) (k : Int) : (-f) k = -f k := rfl

theorem const_neg (a : R) : const (-a) = -const a := ext fun k => by
  rw [const_apply, neg_apply, const_apply]
  by_cases h : k = 0
  · simp only [if_pos h]
  · simp only [if_neg h, Lean.Grind.AddCommGroup.neg_zero]

theorem sub_apply (f g : FinSeq R) (k : Int) : (f - g) k = f k - g k :=
  (Lean.Grind.Ring.sub_eq_add_neg _ _).symm

attribute [local instance] Lean.Grind.Semiring.natCast Lean.Grind.Ring.intCast in
/-- **The ring of sequences of finite support.** -/
noncomputable instance instRing : Lean.Grind.Ring (FinSeq R) where
  intCast := ⟨fun i => const (i : R)⟩
  zsmul := ⟨fun i f => const (i : R) * f⟩
  neg_add_cancel f := ext fun k => (Lean.Grind.Ring.neg_add_cancel _).trans (ite_self _).symm
  sub_eq_add_neg _ _ := rfl
  neg_zsmul i f := ext fun k => by
    show (const ((-i : Int) : R) * f) k = -(const (i : R) * f) k
    rw [const_mul_apply, const_mul_apply, Lean.Grind.Ring.intCast_neg, Lean.Grind.Ring.neg_mul]
  zsmul_natCast_eq_nsmul n f := congrArg (const · * f) (Lean.Grind.Ring.intCast_natCast n)
  intCast_ofNat n := congrArg const (Lean.Grind.Ring.intCast_ofNat n)
  intCast_neg i := (congrArg const (Lean.Grind.Ring.intCast_neg i)).trans (const_neg _)

end Ring

/-- **The commutative ring of sequences of finite support**, over any commutative ring `R`: the sum
is taken place by place, the product is convolution, the one is the unit impulse at 0. -/
noncomputable instance instCommRing [Lean.Grind.CommRing R] : Lean.Grind.CommRing (FinSeq R) where
  mul_comm f g := ext (congrFun (conv_comm f g))

/-- **The laws of the ring of sequences of finite support**, over any commutative ring, as
equations: convolution is commutative, associative and distributes over the sum, and the unit
impulse at 0 is its unit; the sum is commutative and associative, with a zero and with
negatives. -/
theorem commRing_laws [Lean.Grind.CommRing R] (f g h : FinSeq R) :
    f * g = g * f ∧ f * g * h = f * (g * h) ∧ f * (g + h) = f * g + f * h ∧ impulse 0 * f = f ∧
      f + g = g + f ∧ f + g + h = f + (g + h) ∧ 0 + f = f ∧ -f + f = 0 :=
  ⟨Lean.Grind.CommSemiring.mul_comm f g, Lean.Grind.Semiring.mul_assoc f g h,
    Lean.Grind.Semiring.left_distrib f g h, Lean.Grind.Semiring.one_mul f,
    Lean.Grind.Semiring.add_comm f g, Lean.Grind.Semiring.add_assoc f g h,
    Lean.Grind.AddCommMonoid.zero_add f, Lean.Grind.Ring.neg_add_cancel f⟩

/-- Equations of convolutions are equations of a commutative ring. -/
example [Lean.Grind.CommRing R] (f g : FinSeq R) : (f + g) * (f - g) = f * f - g * g := by grind

end FinSeq

end Fundamentals
