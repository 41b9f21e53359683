/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.EquivariantSequence
public import Fundamentals.Convolution.SequenceRing

/-!
# What is no convolution

Maps on sequences that have all but one of the properties of a convolution.

## Main statements
* `square_not_conv`: squaring every value commutes with shifts; it is not linear.
* `gate_not_conv`: erasing the values whose right neighbour is 0 commutes with shifts and is
  homogeneous; it is not additive.
* `reverse_not_conv`: over Laurent polynomials, `z ↦ z⁻¹` in every value commutes with shifts and is
  additive; it is not homogeneous.
* `ramp_not_conv`: multiplying the value at `n` by `n` is linear; it does not commute with shifts.
* `keepEven_not_conv`: erasing the values at odd places is linear and commutes with the shifts by even
  numbers, but not with that by 1.
* `finalValue_not_conv`: the value that a sequence has from some place on is linear and commutes with
  shifts, on sequences of infinite support.
-/

public section

namespace Fundamentals.Counterexamples

open Sequence (conv delta shift FiniteSupport)

/-- If a map takes the unit impulse at 0 to itself and is a convolution, it changes nothing. -/
private theorem eq_self_of_forall_conv {R : Type} [Lean.Grind.CommSemiring R]
    {T : (Int → R) → Int → R} {w : Int → R} (h : ∀ f, FiniteSupport f → T f = conv f w)
    (unit : T (delta 0) = delta 0) {f : Int → R} (hf : FiniteSupport f) : T f = f := by
  rw [h f hf, Sequence.eq_map_delta_of_forall_conv h, unit, Sequence.conv_delta,
    Sequence.shift_zero]

/-- **Linearity is needed.** To square every value of a sequence of integers commutes
with every shift, but there is no kernel with which it is convolution on the sequences of finite
support. -/
theorem square_not_conv :
    (∀ b (f : Int → Int), (fun n => shift b f n * shift b f n) = shift b fun n => f n * f n) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → (fun n => f n * f n) = conv f w := by
  refine ⟨fun b f => rfl, fun ⟨w, h⟩ => ?_⟩
  have unit : (fun n => (delta 0 : Int → Int) n * delta 0 n) = delta 0 := funext fun n => by
    by_cases hn : n = 0
    · rw [hn, Sequence.delta_self]
      rfl
    · rw [Sequence.delta_of_ne hn]
      rfl
  have double : FiniteSupport fun n => 2 * (delta 0 : Int → Int) n :=
    (Sequence.finiteSupport_delta 0).mul_left _
  have value := congrFun
    (eq_self_of_forall_conv (T := fun f n => f n * f n) h unit double) 0
  simp only [Sequence.delta_self] at value
  exact absurd value (by decide)

/-- The values whose right neighbour is 0 erased. -/
@[expose] noncomputable def gate (f : Int → Int) (n : Int) : Int := if f (n + 1) = 0 then 0 else f n

/-- **Linearity is needed**: additivity. To erase the values of a sequence of integers whose right
neighbour is 0 is homogeneous and commutes with every shift, but there is no kernel with which it is
convolution on the sequences of finite support. -/
theorem gate_not_conv :
    (∀ c f, gate (fun n => c * f n) = fun n => c * gate f n) ∧
      (∀ b f, gate (shift b f) = shift b (gate f)) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → gate f = conv f w := by
  refine ⟨fun c f => funext fun n => ?_, fun b f => funext fun n => ?_, fun ⟨w, h⟩ => ?_⟩
  · by_cases hc : c = 0
    · subst hc
      simp only [gate, Int.zero_mul, ↓reduceIte]
    · simp only [gate, Int.mul_eq_zero, hc, false_or]
      by_cases hf : f (n + 1) = 0 <;> simp only [hf, ↓reduceIte, Int.mul_zero]
  · simp only [gate, shift, show n + 1 - b = n - b + 1 from Int.add_right_comm n 1 (-b)]
  · have zero : w = fun _ => 0 := (Sequence.eq_map_delta_of_forall_conv h).trans <|
      funext fun n => by
        by_cases hn : n = 0
        · subst hn
          rfl
        · rw [gate, Sequence.delta_of_ne hn, ite_self]
    have support : FiniteSupport fun n => (delta 0 : Int → Int) n + delta 1 n :=
      (Sequence.finiteSupport_delta 0).add (Sequence.finiteSupport_delta 1)
    have value := congrFun (h _ support) 0
    rw [zero, conv, Sequence.sumInt_congr fun k => Int.mul_zero _, Sequence.sumInt_zero] at value
    exact absurd value (by decide)

/-- A Laurent polynomial with `z⁻¹` in the place of `z`. -/
@[expose] noncomputable def reverse (p : FinSeq Int) : FinSeq Int :=
  ⟨Sequence.reflect p, p.2.reflect⟩

private theorem reverse_const (c : Int) : reverse (FinSeq.const c) = FinSeq.const c :=
  FinSeq.ext fun k => show (if -k = 0 then c else 0) = if k = 0 then c else 0 by
    simp only [Int.neg_eq_zero]

/-- **Linearity is needed**: homogeneity. To take `z` to `z⁻¹` in every value of a sequence of Laurent
polynomials is additive and commutes with every shift, but there is no kernel with which it is
convolution on the sequences of finite support. -/
theorem reverse_not_conv :
    (∀ (f g : Int → FinSeq Int) n, reverse (f n + g n) = reverse (f n) + reverse (g n)) ∧
      (∀ b (f : Int → FinSeq Int),
        (fun n => reverse (shift b f n)) = shift b fun n => reverse (f n)) ∧
      ¬∃ w : Int → FinSeq Int, ∀ f, FiniteSupport f → (fun n => reverse (f n)) = conv f w := by
  refine ⟨fun f g n => rfl, fun b f => rfl, fun ⟨w, h⟩ => ?_⟩
  have unit : (fun n => reverse (delta 0 n)) = delta 0 := funext fun n => by
    by_cases hn : n = 0
    · rw [hn, Sequence.delta_self]
      exact reverse_const 1
    · rw [Sequence.delta_of_ne hn]
      exact reverse_const 0
  have support : FiniteSupport fun n => (FinSeq.impulse 1 : FinSeq Int) * delta 0 n :=
    (Sequence.finiteSupport_delta 0).mul_left _
  have value := congrFun (eq_self_of_forall_conv (T := fun f n => reverse (f n)) h unit support) 0
  simp only [Sequence.delta_self, Lean.Grind.Semiring.mul_one] at value
  have at_one : (delta 1 : Int → Int) (-1) = delta 1 1 := congrArg (fun p : FinSeq Int => p 1) value
  exact absurd at_one (by decide)

/-- **Commuting with shifts is needed.** To multiply the value of a sequence of integers at `n` by `n`
is linear on all sequences, but there is no kernel with which it is convolution on the sequences of
finite support. -/
theorem ramp_not_conv :
    IsLinear (fun (f : Int → Int) n => n * f n) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → (fun n => n * f n) = conv f w := by
  refine ⟨⟨fun f g _ _ => funext fun n => Int.mul_add _ _ _,
    fun c f _ => funext fun n => Int.mul_left_comm _ _ _⟩, fun ⟨w, h⟩ => ?_⟩
  have zero : w = fun _ => 0 := (Sequence.eq_map_delta_of_forall_conv h).trans <|
    funext fun n => by
      by_cases hn : n = 0
      · rw [hn, Int.zero_mul]
      · rw [Sequence.delta_of_ne hn, Int.mul_zero]
  have value := congrFun (h (delta 1) (Sequence.finiteSupport_delta 1)) 1
  rw [zero, Sequence.delta_conv, Sequence.delta_self] at value
  exact absurd value (by decide)

/-- The values at odd places erased. -/
@[expose] noncomputable def keepEven (f : Int → Int) (n : Int) : Int := if n % 2 = 0 then f n else 0

/-- **The shift by 1 is needed.** To erase the values at odd places is linear on all sequences and
commutes with the shifts by even numbers, but there is no kernel with which it is convolution on the
sequences of finite support. -/
theorem keepEven_not_conv :
    IsLinear keepEven ∧
      (∀ b f, keepEven (shift (2 * b) f) = shift (2 * b) (keepEven f)) ∧
      ¬∃ w : Int → Int, ∀ f, FiniteSupport f → keepEven f = conv f w := by
  refine ⟨⟨fun f g _ _ => funext fun n => ?_, fun c f _ => funext fun n => ?_⟩,
    fun b f => funext fun n => ?_, fun ⟨w, h⟩ => ?_⟩
  · by_cases hn : n % 2 = 0 <;> simp only [keepEven, hn, ↓reduceIte, Int.add_zero]
  · by_cases hn : n % 2 = 0 <;> simp only [keepEven, hn, ↓reduceIte, Int.mul_zero]
  · simp only [keepEven, shift, Int.sub_mul_emod_self_left n 2 b]
  · have unit : keepEven (delta 0) = delta 0 := funext fun n => by
      by_cases hn : n % 2 = 0
      · rw [keepEven, if_pos hn]
      · rw [keepEven, if_neg hn, Sequence.delta_of_ne fun e => hn (by rw [e]; rfl)]
    have value := congrFun (eq_self_of_forall_conv h unit (Sequence.finiteSupport_delta 1)) 1
    rw [keepEven, if_neg (by decide), Sequence.delta_self] at value
    exact absurd value (by decide)

/-- The sequence has the value `a` from some place on. -/
@[expose] def IsFinally (f : Int → Int) (a : Int) : Prop := ∃ N, ∀ n, N ≤ n → f n = a

open Classical in
/-- The constant sequence of the value that `f` has from some place on; 0 if there is none. -/
@[expose] noncomputable def finalValue (f : Int → Int) (_ : Int) : Int :=
  if h : ∃ a, IsFinally f a then h.choose else 0

private theorem finalValue_eq {f : Int → Int} {a : Int} (h : IsFinally f a) (n : Int) :
    finalValue f n = a := by
  have some : ∃ a, IsFinally f a := ⟨a, h⟩
  obtain ⟨N, hN⟩ := h
  obtain ⟨M, hM⟩ := some.choose_spec
  rw [finalValue, dif_pos some, ← hM (max M N) (Int.le_max_left M N),
    hN (max M N) (Int.le_max_right M N)]

/-- **Finite support is needed.** The value that a sequence has from some place on is linear on the
sequences that have such a value, and commutes with every shift of them. On these it is not
convolution with any kernel: convolution with its response to the unit impulse, which is 0, is 0. -/
theorem finalValue_not_conv :
    LinearOn (fun f => ∃ a, IsFinally f a) finalValue ∧
      (∀ b f, (∃ a, IsFinally f a) → finalValue (shift b f) = shift b (finalValue f)) ∧
      ¬∃ w : Int → Int, ∀ f, (∃ a, IsFinally f a) → finalValue f = conv f w := by
  refine ⟨⟨?_, ?_⟩, ?_, fun ⟨w, h⟩ => ?_⟩
  · rintro f g ⟨a, N, hf⟩ ⟨b, M, hg⟩
    funext n
    rw [finalValue_eq ⟨N, hf⟩, finalValue_eq ⟨M, hg⟩, finalValue_eq ⟨max N M, fun n hn => by
      rw [hf n (Int.le_trans (Int.le_max_left N M) hn),
        hg n (Int.le_trans (Int.le_max_right N M) hn)]⟩]
  · rintro c f ⟨a, N, hf⟩
    funext n
    rw [finalValue_eq ⟨N, hf⟩, finalValue_eq ⟨N, fun n hn => by rw [hf n hn]⟩]
  · rintro b f ⟨a, N, hf⟩
    funext n
    have moved : IsFinally (shift b f) a := ⟨N + b, fun n hn =>
      hf (n - b) (Int.le_sub_right_of_add_le hn)⟩
    rw [finalValue_eq moved, shift, finalValue_eq ⟨N, hf⟩]
  · have impulse : IsFinally (delta 0) 0 := ⟨1, fun n hn =>
      Sequence.delta_of_ne (Int.ne_of_gt (Int.lt_of_lt_of_le Int.zero_lt_one hn))⟩
    have one : IsFinally (fun _ => 1) 1 := ⟨0, fun _ _ => rfl⟩
    have zero : w = fun _ => 0 := by
      have value := h _ ⟨0, impulse⟩
      rw [Sequence.delta_conv, Sequence.shift_zero] at value
      exact value.symm.trans (funext fun n => finalValue_eq impulse n)
    have value := (finalValue_eq one 0).symm.trans (congrFun (h _ ⟨1, one⟩) 0)
    rw [zero, conv, Sequence.sumInt_congr fun k => Int.mul_zero _, Sequence.sumInt_zero] at value
    exact absurd value (by decide)

end Fundamentals.Counterexamples
