/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Grid

/-!
# Functions of finite support on ℤᵈ form a commutative ring under convolution

Over a commutative ring `R`, the functions on ℤᵈ of finite support form a commutative ring: they are
added place by place, convolution is the product, and the unit impulse at 0 is the one.

## Main definitions
* `FinGrid d R`: the functions `Grid d → R` of finite support.

## Main statements
* `FinGrid.instCommRing`: the ring laws, in the sense of Lean core.
* `FinGrid.commRing_laws`: the laws as equations.
* `FinGrid.mul_apply`: the product is convolution.
-/

public section

namespace Fundamentals

open GridSequence

/-- The functions on ℤᵈ of finite support. -/
@[expose] def FinGrid (d : Nat) (R : Type) [Lean.Grind.Semiring R] : Type :=
  {f : Grid d → R // FiniteSupport f}

namespace FinGrid

variable {R : Type} {d : Nat}

section Semiring

variable [Lean.Grind.Semiring R]

/-- A function of finite support is used as a function. -/
instance : CoeFun (FinGrid d R) fun _ => Grid d → R := ⟨fun f => f.1⟩

/-- Two functions with the same values are equal. -/
@[ext] theorem ext {f g : FinGrid d R} (h : ∀ k, f k = g k) : f = g := Subtype.ext (funext h)

/-! ### The operations -/

open Classical in
/-- `c` at 0, and 0 elsewhere. -/
@[expose] noncomputable def const (c : R) : FinGrid d R :=
  ⟨fun k => if k = 0 then c else 0, 0, fun k ⟨i, hi⟩ => if_neg fun e => by
    subst e
    exact absurd hi (Nat.lt_irrefl 0)⟩

noncomputable instance : Add (FinGrid d R) := ⟨fun f g => ⟨fun k => f k + g k, f.2.add g.2⟩⟩

/-- The product is convolution. -/
noncomputable instance : Mul (FinGrid d R) := ⟨fun f g => ⟨conv f g, f.2.conv g.2⟩⟩

theorem const_of_zero (c : R) : (const c : FinGrid d R) 0 = c := if_pos rfl

theorem const_of_ne_zero (c : R) {k : Grid d} (h : k ≠ 0) : const c k = 0 := if_neg h

theorem const_zero_apply (k : Grid d) : const (0 : R) k = 0 := ite_self _

theorem add_apply (f g : FinGrid d R) (k : Grid d) : (f + g) k = f k + g k := rfl

/-- **The product is convolution**: `(f * g) n = ∑_{k ∈ ℤᵈ} f k * g (n - k)`. -/
theorem mul_apply (f g : FinGrid d R) (n : Grid d) : (f * g) n = conv f g n := rfl

private theorem sub_zero (n : Grid d) : n - 0 = n := Grid.ext fun _ => Int.sub_zero _

theorem const_mul_apply (c : R) (f : FinGrid d R) (n : Grid d) :
    (const c * f : FinGrid d R) n = c * f n := by
  have rest (k : Grid d) (hk : k ≠ 0) : const c k * f (n - k) = 0 := by
    rw [const_of_ne_zero c hk, Lean.Grind.Semiring.zero_mul]
  rw [mul_apply, conv, sumGrid_eq_single 0 rest, const_of_zero, sub_zero]

theorem mul_const_apply (f : FinGrid d R) (c : R) (n : Grid d) :
    (f * const c : FinGrid d R) n = f n * c := by
  have rest (k : Grid d) (hk : k ≠ 0) : f (n - k) * const c k = 0 := by
    rw [const_of_ne_zero c hk, Lean.Grind.Semiring.mul_zero]
  rw [mul_apply, conv_eq_sumGrid_sub, sumGrid_eq_single 0 rest, const_of_zero, sub_zero]

theorem const_add (a b : R) : (const (a + b) : FinGrid d R) = const a + const b :=
  ext fun k => by
    by_cases h : k = 0
    · subst h
      rw [add_apply, const_of_zero, const_of_zero, const_of_zero]
    · rw [add_apply, const_of_ne_zero _ h, const_of_ne_zero _ h, const_of_ne_zero _ h,
        Lean.Grind.Semiring.add_zero]

/-- Powers: the unit impulse, multiplied `n` times with `f`. -/
@[expose] noncomputable def npow (f : FinGrid d R) : Nat → FinGrid d R
  | 0 => const 1
  | n + 1 => npow f n * f

attribute [local instance] Lean.Grind.Semiring.natCast in
/-- **The semiring of functions of finite support on ℤᵈ.** -/
noncomputable instance instSemiring : Lean.Grind.Semiring (FinGrid d R) where
  natCast := ⟨fun n => const (n : R)⟩
  ofNat n := ⟨const (OfNat.ofNat n : R)⟩
  nsmul := ⟨fun n f => const (n : R) * f⟩
  npow := ⟨npow⟩
  add_zero f := ext fun k => (congrArg (f k + ·) (const_zero_apply k)).trans
    (Lean.Grind.Semiring.add_zero _)
  add_comm f g := ext fun k => Lean.Grind.Semiring.add_comm _ _
  add_assoc f g h := ext fun k => Lean.Grind.Semiring.add_assoc _ _ _
  mul_assoc f g h := ext (congrFun (conv_assoc f.2 h.2 g))
  mul_one f := ext fun k => (mul_const_apply f 1 k).trans (Lean.Grind.Semiring.mul_one _)
  one_mul f := ext fun k => (const_mul_apply 1 f k).trans (Lean.Grind.Semiring.one_mul _)
  left_distrib f g h := ext (congrFun (conv_add f.2))
  right_distrib f g h := ext (congrFun (add_conv f.2 g.2))
  zero_mul f := ext fun k => (const_mul_apply 0 f k).trans
    ((Lean.Grind.Semiring.zero_mul _).trans (const_zero_apply k).symm)
  mul_zero f := ext fun k => (mul_const_apply f 0 k).trans
    ((Lean.Grind.Semiring.mul_zero _).trans (const_zero_apply k).symm)
  pow_zero _ := rfl
  pow_succ _ _ := rfl
  ofNat_succ n := (congrArg const (Lean.Grind.Semiring.ofNat_succ n)).trans (const_add _ _)
  ofNat_eq_natCast n := congrArg const (Lean.Grind.Semiring.ofNat_eq_natCast n)

theorem zero_apply (k : Grid d) : (0 : FinGrid d R) k = 0 := const_zero_apply k

/-- The one is the unit impulse at 0. -/
theorem one_apply (k : Grid d) : (1 : FinGrid d R) k = delta k := rfl

end Semiring

section Ring

variable [Lean.Grind.Ring R]

theorem finiteSupport_neg {f : Grid d → R} (hf : FiniteSupport f) :
    FiniteSupport fun k => -f k := by
  obtain ⟨N, hf⟩ := hf
  exact ⟨N, fun k hk => by simp only [hf k hk, Lean.Grind.AddCommGroup.neg_zero]⟩

noncomputable instance : Neg (FinGrid d R) := ⟨fun f => ⟨fun k => -f k, finiteSupport_neg f.2⟩⟩

noncomputable instance : Sub (FinGrid d R) := ⟨fun f g => f + -g⟩

theorem neg_apply (f : FinGrid d R) (k : Grid d) : (-f) k = -f k := rfl

theorem const_neg (a : R) : (const (-a) : FinGrid d R) = -const a := ext fun k => by
  by_cases h : k = 0
  · subst h
    rw [neg_apply, const_of_zero, const_of_zero]
  · rw [neg_apply, const_of_ne_zero _ h, const_of_ne_zero _ h, Lean.Grind.AddCommGroup.neg_zero]

theorem sub_apply (f g : FinGrid d R) (k : Grid d) : (f - g) k = f k - g k :=
  (Lean.Grind.Ring.sub_eq_add_neg _ _).symm

attribute [local instance] Lean.Grind.Semiring.natCast Lean.Grind.Ring.intCast in
/-- **The ring of functions of finite support on ℤᵈ.** -/
noncomputable instance instRing : Lean.Grind.Ring (FinGrid d R) where
  intCast := ⟨fun i => const (i : R)⟩
  zsmul := ⟨fun i f => const (i : R) * f⟩
  neg_add_cancel f := ext fun k => (Lean.Grind.Ring.neg_add_cancel _).trans
    (const_zero_apply k).symm
  sub_eq_add_neg _ _ := rfl
  neg_zsmul i f := ext fun k => by
    show (const ((-i : Int) : R) * f : FinGrid d R) k = -(const (i : R) * f : FinGrid d R) k
    rw [const_mul_apply, const_mul_apply, Lean.Grind.Ring.intCast_neg, Lean.Grind.Ring.neg_mul]
  zsmul_natCast_eq_nsmul n f := congrArg (const · * f) (Lean.Grind.Ring.intCast_natCast n)
  intCast_ofNat n := congrArg const (Lean.Grind.Ring.intCast_ofNat n)
  intCast_neg i := (congrArg const (Lean.Grind.Ring.intCast_neg i)).trans (const_neg _)

end Ring

/-- **The commutative ring of functions of finite support on ℤᵈ**, over any commutative ring `R`:
the sum is taken place by place, the product is convolution, the one is the unit impulse at 0. -/
noncomputable instance instCommRing [Lean.Grind.CommRing R] :
    Lean.Grind.CommRing (FinGrid d R) where
  mul_comm f g := ext (congrFun (conv_comm f g))

/-- **The laws of the ring of functions of finite support on ℤᵈ**, over any commutative ring, as
equations: convolution is commutative, associative and distributes over the sum, and the unit
impulse, which is 1 here (`one_apply`), is its unit; the sum is commutative and associative, with
a zero and with negatives. -/
theorem commRing_laws [Lean.Grind.CommRing R] (f g h : FinGrid d R) :
    f * g = g * f ∧ f * g * h = f * (g * h) ∧ f * (g + h) = f * g + f * h ∧ 1 * f = f ∧
      f + g = g + f ∧ f + g + h = f + (g + h) ∧ 0 + f = f ∧ -f + f = 0 :=
  ⟨Lean.Grind.CommSemiring.mul_comm f g, Lean.Grind.Semiring.mul_assoc f g h,
    Lean.Grind.Semiring.left_distrib f g h, Lean.Grind.Semiring.one_mul f,
    Lean.Grind.Semiring.add_comm f g, Lean.Grind.Semiring.add_assoc f g h,
    Lean.Grind.AddCommMonoid.zero_add f, Lean.Grind.Ring.neg_add_cancel f⟩

/-- Equations of convolutions are equations of a commutative ring. -/
example [Lean.Grind.CommRing R] (f g : FinGrid 2 R) : (f + g) * (f - g) = f * f - g * g := by grind

end FinGrid

end Fundamentals
