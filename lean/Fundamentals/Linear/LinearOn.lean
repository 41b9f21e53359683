/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.TupleSum

/-!
# Maps that are linear on some functions

A map that takes functions to functions, and is linear on those for which a predicate holds, such as
the sequences of finite support. Nothing is asked of it elsewhere.

## Main definitions
* `LinearOn P T`: on the functions with `P`, `T` is additive, and scalars on the left are taken out.
* `IsLinear T`: the same on all functions.

## Main statements
* `isLinear_iff`: linear, place by place.
* `LinearOn.map_sum`, `LinearOn.map_tupleSum`: then finite sums are taken out, too.
-/

public section

namespace Fundamentals

variable {R α β : Type} [Lean.Grind.Semiring R]

/-- `T` is linear on the functions `f` for which `P f` holds: it is additive, and scalars on the left
are taken out. -/
structure LinearOn (P : (α → R) → Prop) (T : (α → R) → β → R) : Prop where
  /-- It is additive. -/
  map_add : ∀ f g, P f → P g → T (fun k => f k + g k) = fun n => T f n + T g n
  /-- It is homogeneous, the scalars on the left. -/
  map_mul : ∀ c f, P f → T (fun k => c * f k) = fun n => c * T f n

namespace LinearOn

variable {P : (α → R) → Prop} {T : (α → R) → β → R}

/-- The function 0 goes to 0. -/
theorem map_zero (hT : LinearOn P T) (zero : P fun _ => 0) : T (fun _ => 0) = fun _ => 0 := by
  simpa only [Lean.Grind.Semiring.zero_mul] using hT.map_mul 0 _ zero

/-- The predicate holds for finite sums, if it does for 0 and for sums of two. -/
private theorem sum_mem (zero : P fun _ => 0)
    (add : ∀ f g, P f → P g → P fun k => f k + g k) {n : Nat} {F : Fin n → α → R}
    (hF : ∀ i, P (F i)) : P fun k => ∑ i, F i k := by
  induction n with
  | zero => exact zero
  | succ n ih => exact add _ _ (ih fun i => hF _) (hF _)

/-- A finite sum is taken out. -/
theorem map_sum (hT : LinearOn P T) (zero : P fun _ => 0)
    (add : ∀ f g, P f → P g → P fun k => f k + g k) {n : Nat} {F : Fin n → α → R}
    (hF : ∀ i, P (F i)) (m : β) : T (fun k => ∑ i, F i k) m = ∑ i, T (F i) m := by
  induction n with
  | zero => exact congrFun (hT.map_zero zero) m
  | succ n ih =>
    calc T (fun k => ∑ i : Fin n, F i.castSucc k + F (Fin.last n) k) m
        = T (fun k => ∑ i : Fin n, F i.castSucc k) m + T (F (Fin.last n)) m :=
          congrFun (hT.map_add _ _ (sum_mem zero add fun i => hF _) (hF _)) m
      _ = ∑ i : Fin n, T (F i.castSucc) m + T (F (Fin.last n)) m := by rw [ih fun i => hF _]

/-- The predicate holds for sums over tuples, if it does for 0 and for sums of two. -/
private theorem tupleSum_mem (zero : P fun _ => 0)
    (add : ∀ f g, P f → P g → P fun k => f k + g k) {d n : Nat} {F : (Fin d → Fin n) → α → R}
    (hF : ∀ t, P (F t)) : P fun k => tupleSum fun t => F t k := by
  induction d with
  | zero => exact hF _
  | succ d ih => exact sum_mem zero add fun j => ih fun t => hF _

/-- A sum over tuples is taken out. -/
theorem map_tupleSum (hT : LinearOn P T) (zero : P fun _ => 0)
    (add : ∀ f g, P f → P g → P fun k => f k + g k) {d n : Nat} {F : (Fin d → Fin n) → α → R}
    (hF : ∀ t, P (F t)) (m : β) :
    T (fun k => tupleSum fun t => F t k) m = tupleSum fun t => T (F t) m := by
  induction d with
  | zero => rfl
  | succ d ih =>
    simp only [tupleSum_succ]
    rw [hT.map_sum zero add fun j => tupleSum_mem zero add fun t => hF _]
    exact sum_congr fun j => ih fun t => hF _

end LinearOn

/-- The map `T` is **linear**: it is additive, `T (x + y) = T x + T y`, and homogeneous,
`T (a x) = a T x`. -/
@[expose] def IsLinear (T : (α → R) → β → R) : Prop := LinearOn (fun _ => True) T

/-- Linear, place by place. -/
theorem isLinear_iff {T : (α → R) → β → R} : IsLinear T ↔
    (∀ x y k, T (fun i => x i + y i) k = T x k + T y k) ∧
      ∀ a x k, T (fun i => a * x i) k = a * T x k :=
  ⟨fun h => ⟨fun x y k => congrFun (h.map_add x y trivial trivial) k,
      fun a x k => congrFun (h.map_mul a x trivial) k⟩,
    fun h => ⟨fun x y _ _ => funext (h.1 x y), fun a x _ => funext (h.2 a x)⟩⟩

/-- A linear map of a finite sum is the sum of its values. -/
theorem IsLinear.map_sum {T : (α → R) → β → R} (h : IsLinear T) {n : Nat} (x : Fin n → α → R)
    (k : β) : T (fun i => ∑ q, x q i) k = ∑ q, T (x q) k :=
  LinearOn.map_sum h trivial (fun _ _ _ _ => trivial) (fun _ => trivial) k

end Fundamentals
