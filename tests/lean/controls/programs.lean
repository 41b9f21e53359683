module

/-! What a compiled file hands to those that import it, where that is a program, or decides about
what is not its own. -/

public section
namespace Control

declare_syntax_cat trick -- lint: metaprogram
syntax "doit" : trick -- lint: macro

scoped macro "∑ " b:term : term => do -- lint: macro, macro-body
  let hidden := Lean.Name.mkSimple ("set" ++ "_option")
  if b.raw.isOfKind hidden then return b else `($b)

instance : Inhabited (Nat → Nat) := ⟨fun n => n + 1⟩

macro_rules | `(($x)) => `($x) -- lint: macro

scoped macro "∏ " b:term : term => `((fun x => x) $b) -- lint: macro

end Control
