module

public section

/-- Looks like the library's. -/
axiom propext' : 1 = 2 -- lint: axiom

namespace Control

axiom propext : 1 = 2 -- lint: axiom

axiom Classical.choice : 1 = 2 -- lint: axiom

theorem look_alike : 1 = 2 := propext'
-- expect audit look_alike axiom: propext'

theorem namesake : 1 = 2 := propext
-- expect audit namesake axiom: Control.propext, declared in Control

theorem other_namesake : 1 = 2 := Classical.choice
-- expect audit other_namesake axiom: Control.Classical.choice

local macro "assume " x:ident t:term : command => `(axiom $x : $t) -- lint: local-notation, axiom

assume granted (3 = 4)

theorem through_macro : 3 = 4 := granted
-- expect audit through_macro axiom: Control.granted

class Wrong : Prop where
  wrong : 5 = 6

@[instance] axiom instWrong : Wrong -- lint: axiom

theorem through_instance : 5 = 6 := Wrong.wrong
-- expect audit through_instance axiom: instWrong

axiom number : Nat -- lint: axiom

/-- The axiom is in the type only. -/
theorem in_type : number = number := rfl
-- expect audit in_type axiom: Control.number

structure Holder where
  value : Nat
  small : value < number

theorem in_field (h : Holder) : h.value = h.value := rfl
-- expect audit in_field axiom: Control.number

theorem in_projected (h : Nat × Holder) : h.2.1 = h.2.1 := rfl
-- expect audit in_projected axiom: Control.number

inductive Family : Nat → Type where
  | only : Family number

theorem in_constructor (n : Nat) (f : Family n) : f = f := rfl
-- expect audit in_constructor axiom: Control.number

noncomputable opaque veiled : {n : Nat // n = number} := ⟨number, rfl⟩

theorem behind_opaque : veiled.val = veiled.val := rfl
-- expect audit behind_opaque axiom: Control.number

private theorem step (n : Nat) : n = n ∧ 1 = 2 := ⟨rfl, propext⟩

theorem behind_private (n : Nat) : 1 = 2 := (step n).2
-- expect audit behind_private axiom: Control.propext

end Control
