module

prelude -- lint: prelude

public section

inductive False : Prop

/-- The library's name, but not its axiom. -/
axiom propext : False -- lint: axiom

theorem Control.double_eq : False := propext
-- expect audit double_eq axiom: propext, declared in Control
