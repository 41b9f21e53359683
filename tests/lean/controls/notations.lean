module

public section

local notation "π" => 3 -- lint: local-notation
notation "ℝ" => Rat -- lint: notation
scoped notation "∑" => Nat.succ -- lint: notation
infixl:65 " + " => Nat.mul -- lint: notation
prefix:max "√√" => Nat.succ -- lint: notation
macro "trust" : tactic => `(tactic| rfl) -- lint: macro, macro-body, macro-body
scoped macro:max atomic("|" noWs) x:term noWs "|" : term => `(Int.natAbs $x) -- lint: macro
def «double eq» := 0 -- lint: characters, characters
def nοt := 0 -- lint: characters
def e := "é" -- the accent is a character of its own; lint: characters
/- A comment that reads from right to left: ‮ -/ -- lint: characters
def fine := "π, α, «é»" ++ r#"axiom "sorry" "# ++ toString '"' ++ " axiom" -- sorry /- axiom
/- /- nested: unsafe -/ still: axiom -/
-- not compiled
