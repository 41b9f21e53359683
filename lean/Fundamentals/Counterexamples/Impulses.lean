/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Impulses
public import Fundamentals.Convolution.SequenceRing

/-!
# What impulses do not tell

Probes with impulses say nothing of a program that is not known to be linear in both arguments, and
no pair of impulses may be left out.

## Main definitions
* `oneProduct i j`: the map `w i * x j`; `squared`: the map `w 0 * (x 0 * x 0)`.
* `oneSided`: the sum of two numbers if one of them is 0, and otherwise 0; `backwards`: a sequence
  run backwards.

## Main statements
* `impulses_need_linear`: linear in one argument only.
* `impulses_need_additive`: homogeneous, but not additive.
* `impulses_need_homogeneous`: additive, but not homogeneous.
* `impulses_need_all_pairs`: no pair is superfluous.
-/

public section

namespace Fundamentals.Counterexamples

open Sequence (delta delta_of_ne)

/-- One product: `w i * x j`. -/
@[expose] noncomputable def oneProduct {R : Type} [Lean.Grind.Semiring R] {m n : Nat} (i : Fin m)
    (j : Fin n) (w : Fin m → R) (x : Fin n → R) (_ : Fin 1) : R := w i * x j

/-- The product of a number with the square of another. -/
@[expose] noncomputable def squared (w x : Fin 1 → Int) (_ : Fin 1) : Int := w 0 * (x 0 * x 0)

/-- **Linear in one argument is not enough**: `w * x²` is linear in `w`, and `w * x` in both; they
agree at the only pair of impulses, and are not equal. -/
theorem impulses_need_linear :
    IsBilinear (oneProduct (R := Int) (m := 1) (n := 1) 0 0) ∧
      (∀ x, IsLinear fun w => squared w x) ∧
      (∀ i j, squared (impulse i) (impulse j) = oneProduct 0 0 (impulse i) (impulse j)) ∧
      squared ≠ oneProduct 0 0 := by
  refine ⟨⟨fun x => isLinear_iff.2
      ⟨fun w w' _ => Int.add_mul _ _ _, fun a w _ => Int.mul_assoc _ _ _⟩,
    fun w => isLinear_iff.2
      ⟨fun x x' _ => Int.mul_add _ _ _, fun a x _ => Int.mul_left_comm _ _ _⟩⟩,
    fun x => isLinear_iff.2
      ⟨fun w w' _ => Int.add_mul _ _ _, fun a w _ => Int.mul_assoc _ _ _⟩,
    fun i j => ?_, fun same => ?_⟩
  · obtain rfl : i = 0 := Subsingleton.elim _ _
    obtain rfl : j = 0 := Subsingleton.elim _ _
    rfl
  · have value := congrFun (congrFun (congrFun same fun _ => 1) fun _ => 2) 0
    exact absurd value (by decide)

/-- The sum of two numbers if one of them is 0, and otherwise 0. -/
@[expose] def oneSided (x : Fin 2 → Int) (_ : Fin 1) : Int :=
  if x 0 = 0 ∨ x 1 = 0 then x 0 + x 1 else 0

/-- **Homogeneous is not enough**: `oneSided` is homogeneous, and agrees with the sum of two
numbers, which is linear, at both impulses; but not at (1, 1). -/
theorem impulses_need_additive :
    (∀ a x k, oneSided (fun i => a * x i) k = a * oneSided x k) ∧
      IsLinear (fun (x : Fin 2 → Int) (_ : Fin 1) => x 0 + x 1) ∧
      (∀ j, oneSided (impulse j) = fun _ => impulse j 0 + impulse j 1) ∧
      oneSided (fun _ => 1) 0 ≠ 1 + 1 := by
  refine ⟨fun a x _ => ?_,
    isLinear_iff.2 ⟨fun x y _ => by grind, fun a x _ => (Int.mul_add _ _ _).symm⟩,
    fun j => ?_, by decide⟩
  · unfold oneSided
    by_cases ha : a = 0
    · subst ha
      simp only [Int.zero_mul, Int.add_zero, ite_self]
    · simp only [Int.mul_eq_zero, ha, false_or]
      split
      · exact (Int.mul_add _ _ _).symm
      · exact (Int.mul_zero a).symm
  · match j with
    | 0 => rfl
    | 1 => rfl

/-- The sequence run backwards. -/
@[expose] noncomputable def backwards (x : Fin 1 → FinSeq Int) (_ : Fin 1) : FinSeq Int :=
  ⟨fun n => x 0 (-n), (x 0).finiteSupport.comp_neg⟩

/-- **Additive is not enough**: over the ring of the sequences of finite support, with convolution
for a product, running backwards is additive, and agrees with the identity at the impulse, which is
the 1 of this ring; but not at the sequence that is 1 at the place 1. -/
theorem impulses_need_homogeneous :
    (∀ x y k, backwards (fun i => x i + y i) k = backwards x k + backwards y k) ∧
      IsLinear (fun (x : Fin 1 → FinSeq Int) (_ : Fin 1) => x 0) ∧
      (∀ j, backwards (impulse j) = fun _ => impulse j 0) ∧
      backwards (fun _ => FinSeq.impulse 1) 0 ≠ FinSeq.impulse 1 := by
  refine ⟨fun x y _ => rfl, isLinear_iff.2 ⟨fun x y _ => rfl, fun a x _ => rfl⟩,
    fun j => funext fun _ => ?_, fun same => ?_⟩
  · obtain rfl : j = 0 := Subsingleton.elim _ _
    refine FinSeq.ext fun n => ?_
    show delta 0 (-n) = delta 0 n
    by_cases zero : n = 0
    · subst zero
      rfl
    · rw [delta_of_ne zero, delta_of_ne fun e => zero (Int.neg_eq_zero.1 e)]
  · have value := congrArg (fun f : FinSeq Int => f 1) same
    exact absurd value (by decide)

/-- **No pair of impulses may be left out**, over every commutative semiring in which `1 ≠ 0`: for each
pair there is a bilinear map that is not zero, and is zero at all other pairs of impulses. -/
theorem impulses_need_all_pairs {R : Type} [Lean.Grind.CommSemiring R] (one_ne_zero : (1 : R) ≠ 0)
    {m n : Nat} (i : Fin m) (j : Fin n) :
    IsBilinear (oneProduct (R := R) i j) ∧
      (∀ i' j', (i', j') ≠ (i, j) → oneProduct (R := R) i j (impulse i') (impulse j') 0 = 0) ∧
      oneProduct (R := R) i j (impulse i) (impulse j) 0 ≠ 0 := by
  refine ⟨⟨fun x => isLinear_iff.2 ⟨fun w w' _ => Lean.Grind.Semiring.right_distrib _ _ _,
      fun a w _ => Lean.Grind.Semiring.mul_assoc _ _ _⟩,
    fun w => isLinear_iff.2 ⟨fun x x' _ => Lean.Grind.Semiring.left_distrib _ _ _,
      fun a x _ => Lean.Grind.CommSemiring.mul_left_comm _ _ _⟩⟩, fun i' j' other => ?_, ?_⟩
  · unfold oneProduct impulse
    by_cases hi : i = i'
    · rw [if_neg fun hj : j = j' => other (by rw [hi, hj]), Lean.Grind.Semiring.mul_zero]
    · rw [if_neg hi, Lean.Grind.Semiring.zero_mul]
  · unfold oneProduct impulse
    rwa [if_pos rfl, if_pos rfl, Lean.Grind.Semiring.mul_one]

end Fundamentals.Counterexamples
