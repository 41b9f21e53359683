module

/-! An inductive type that lets its sort be computed, and projections that follow from it: with a
proposition that is stuck for one proof and not for another, this is how Lean 4.28's kernel is led to
take data for a proof (lean4 14806, 14807). -/

public section
namespace Control

@[expose] def P : Prop := true = true

@[expose] noncomputable def gate (h : P) : Type := Eq.rec (motive := fun _ _ => Type) Prop h

inductive Owner (h : P) : gate h where
  | mk (bit : Bool) : Owner h

theorem owned (h : P) : ∃ _ : Owner h, True := ⟨.mk true, trivial⟩
-- expect audit owned computed-sort: it depends on Control.Owner, an inductive type

inductive Plain (h : P) : let _ := h; Type where
  | mk : Plain h

theorem plain (h : P) : ∃ _ : Plain h, True := ⟨.mk, trivial⟩

@[expose] noncomputable def claim (h : P) : gate h := True

structure Holder (h : P) : Prop where
  yes : True
  field : claim h

theorem held (h : P) (x : Holder h) : claim h := x.2
-- expect audit held projection: projects field 2 out of Control.Holder

theorem left (h : P) (x : Holder h) : True := x.1

structure Honest (p : Prop) (q : Nat → Prop) (n : Nat) : Prop where
  first : p
  second : ∀ m, q m
  third : n = n ∧ p → q n
  fourth : ¬ (n < n)

theorem honest (p : Prop) (q : Nat → Prop) (n : Nat) (h : Honest p q n) : p ∧ q n ∧ ¬ (n < n) :=
  ⟨h.1, h.2 n, h.4⟩
