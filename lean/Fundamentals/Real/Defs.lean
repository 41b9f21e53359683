/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Real.CauchySequence

/-!
# The real numbers: definition

A real number is a class of equivalent Cauchy sequences of rationals. This file has the type, the
operations and the order; that they form an ordered field is shown in `Field` and `Order`.

## Main definitions

* `Real`: the type of real numbers.
* `Real.mk`: the real number that a Cauchy sequence stands for.
* `Real.ofRat`: the embedding of the rational numbers.

## Main statements

* `Real.exists_mk`: every real number is `mk s` for some Cauchy sequence `s`.
* `Real.mk_add`, `Real.mk_mul`, `Real.mk_le`, …: what the operations do to representatives.

## Notation

* `ℝ` for `Real`.

## Implementation notes

The constructor and the field of the structure are private and the bodies of the operations are not
exposed: outside of this file a real number is known by its properties only. Core has `Float` but no
real numbers, and a type of our own in our own namespace can be imported beside Mathlib's.
Dedekind cuts would make the order easier and the product harder.
-/

public section

namespace Fundamentals

/-- The real numbers: Cauchy sequences of rationals up to equivalence. -/
structure Real where
  /-- The real number of a class of sequences. -/
  private ofQuotient ::
  /-- The class of the sequences that stand for the number. -/
  private toQuotient : Quotient CauchySequence.instSetoid

@[inherit_doc]
scoped notation "ℝ" => Real

namespace Real

open CauchySequence

variable {s t : CauchySequence}

/-- The real number that a Cauchy sequence of rationals stands for. -/
noncomputable def mk (s : CauchySequence) : ℝ := ⟨Quotient.mk _ s⟩

/-- The embedding of the rational numbers. -/
noncomputable def ofRat (q : Rat) : ℝ := mk (const q)

theorem exists_mk (x : ℝ) : ∃ s, mk s = x := by
  obtain ⟨q⟩ := x
  obtain ⟨s, rfl⟩ := Quotient.exists_rep q
  exact ⟨s, rfl⟩

theorem mk_eq_mk : mk s = mk t ↔ s ≈ t :=
  ⟨fun h => Quotient.exact (congrArg toQuotient h), fun h => congrArg ofQuotient (Quotient.sound h)⟩

/-! ### Operations -/

private theorem mk_add_congr {s t s' t' : CauchySequence} (hs : s ≈ s') (ht : t ≈ t') :
    mk (s'.add t') = mk (s.add t) :=
  mk_eq_mk.2 (add_congr (Setoid.symm hs) (Setoid.symm ht))

private theorem mk_neg_congr (h : s ≈ t) : mk t.neg = mk s.neg :=
  mk_eq_mk.2 (neg_congr (Setoid.symm h))

private theorem mk_mul_congr {s t s' t' : CauchySequence} (hs : s ≈ s') (ht : t ≈ t') :
    mk (s'.mul t') = mk (s.mul t) :=
  mk_eq_mk.2 (mul_congr (Setoid.symm hs) (Setoid.symm ht))

/-- The sum of two real numbers. -/
protected noncomputable def add : ℝ → ℝ → ℝ
  | ⟨p⟩, ⟨q⟩ => Quotient.lift₂ (fun s t => mk (s.add t))
      (fun _ _ _ _ hs ht => (mk_add_congr hs ht).symm) p q

/-- The negative of a real number. -/
protected noncomputable def neg : ℝ → ℝ
  | ⟨p⟩ => Quotient.lift (fun s => mk s.neg) (fun _ _ h => (mk_neg_congr h).symm) p

/-- The product of two real numbers. -/
protected noncomputable def mul : ℝ → ℝ → ℝ
  | ⟨p⟩, ⟨q⟩ => Quotient.lift₂ (fun s t => mk (s.mul t))
      (fun _ _ _ _ hs ht => (mk_mul_congr hs ht).symm) p q

/-- The difference of two real numbers. -/
protected noncomputable def sub (x y : ℝ) : ℝ := x.add y.neg

/-- The order of the real numbers. -/
protected def Le : ℝ → ℝ → Prop
  | ⟨p⟩, ⟨q⟩ => Quotient.lift₂ (fun s t => s ≤ t)
      (fun _ _ _ _ hs ht => propext (le_congr hs ht)) p q

open Classical in
/-- The inverse of a real number: the `y` with `x * y = 1`, and `0` if there is none. -/
protected noncomputable def inv (x : ℝ) : ℝ :=
  if h : ∃ y, x.mul y = ofRat 1 then choose h else ofRat 0

/-- The quotient of two real numbers; `x / 0` is `0`. -/
protected noncomputable def div (x y : ℝ) : ℝ := x.mul y.inv

/-- Powers with natural exponents. -/
protected noncomputable def npow (x : ℝ) : Nat → ℝ
  | 0 => ofRat 1
  | n + 1 => (x.npow n).mul x

/-- Powers with integral exponents. -/
protected noncomputable def zpow (x : ℝ) : Int → ℝ
  | .ofNat n => x.npow n
  | .negSucc n => (x.npow (n + 1)).inv

noncomputable instance instAdd : Add ℝ := ⟨Real.add⟩
noncomputable instance instNeg : Neg ℝ := ⟨Real.neg⟩
noncomputable instance instSub : Sub ℝ := ⟨Real.sub⟩
noncomputable instance instMul : Mul ℝ := ⟨Real.mul⟩
noncomputable instance instInv : Inv ℝ := ⟨Real.inv⟩
noncomputable instance instDiv : Div ℝ := ⟨Real.div⟩
noncomputable instance instNatCast : NatCast ℝ := ⟨fun n => ofRat n⟩
noncomputable instance instIntCast : IntCast ℝ := ⟨fun n => ofRat n⟩

/-- In one step: core's chain of coercions would be searched for again at every number. -/
noncomputable instance (priority := high) instCoeNat (n : Nat) : CoeT Nat n ℝ := ⟨Nat.cast n⟩
/-- In one step, as `instCoeNat`. -/
noncomputable instance (priority := high) instCoeInt (n : Int) : CoeT Int n ℝ := ⟨Int.cast n⟩

noncomputable instance instOfNat (n : Nat) : OfNat ℝ n := ⟨(n : ℝ)⟩
noncomputable instance instPowNat : Pow ℝ Nat := ⟨Real.npow⟩
noncomputable instance instPowInt : Pow ℝ Int := ⟨Real.zpow⟩
instance instLE : LE ℝ := ⟨Real.Le⟩
instance instLT : LT ℝ := ⟨fun x y => ¬y ≤ x⟩

/-! ### What the operations do to representatives -/

theorem mk_add (s t : CauchySequence) : mk s + mk t = mk (s.add t) := by rfl

theorem neg_mk (s : CauchySequence) : -mk s = mk s.neg := by rfl

theorem mk_mul (s t : CauchySequence) : mk s * mk t = mk (s.mul t) := by rfl

theorem mk_le : mk s ≤ mk t ↔ s ≤ t := by rfl

theorem sub_def (x y : ℝ) : x - y = x + -y := by rfl

theorem div_def (x y : ℝ) : x / y = x * y⁻¹ := by rfl

theorem lt_def (x y : ℝ) : x < y ↔ ¬y ≤ x := Iff.rfl

theorem ofRat_def (q : Rat) : ofRat q = mk (const q) := by rfl

theorem natCast_def (n : Nat) : (n : ℝ) = ofRat n := by rfl

theorem intCast_def (n : Int) : (n : ℝ) = ofRat n := by rfl

theorem ofRat_zero : ofRat 0 = 0 := by rfl

theorem ofRat_one : ofRat 1 = 1 := by rfl

theorem npow_zero (x : ℝ) : x ^ 0 = 1 := by rfl

theorem npow_succ (x : ℝ) (n : Nat) : x ^ (n + 1) = x ^ n * x := by rfl

theorem zpow_ofNat (x : ℝ) (n : Nat) : x ^ (n : Int) = x ^ n := by rfl

theorem zpow_negSucc (x : ℝ) (n : Nat) : x ^ Int.negSucc n = (x ^ (n + 1))⁻¹ := by rfl

theorem mul_inv_of_exists {x : ℝ} (h : ∃ y, x * y = 1) : x * x⁻¹ = 1 := by
  have : x⁻¹ = Classical.choose h := dif_pos h
  rw [this]
  exact Classical.choose_spec h

theorem inv_of_not_exists {x : ℝ} (h : ¬∃ y, x * y = 1) : x⁻¹ = 0 := dif_neg h

end Real
end Fundamentals
