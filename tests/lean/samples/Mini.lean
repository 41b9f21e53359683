module

prelude

public section

inductive Truth : Prop where
  | intro

axiom ground : Truth

theorem grounded : Truth := ground

theorem plain : Truth := Truth.intro
