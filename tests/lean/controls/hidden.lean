module

public section

namespace Control

-- Where a careless reader of the source sees a comment, a string or a number, and Lean sees code.

/-/- -/ axiom afterNesting : False -- lint: axiom
theorem nesting : 1 = 2 := afterNesting.elim
-- expect audit nesting axiom: it depends on the axiom Control.afterNesting
-- -/ -/

/--/ " -/
theorem quote : True := trivial
axiom afterDocumentation : False -- lint: axiom
/-- " -/
theorem documentation : 1 = 2 := afterDocumentation.elim
-- expect audit documentation axiom: it depends on the axiom Control.afterDocumentation

/-- -- the line belongs to the documentation -/ "
-/
theorem line : True := trivial
axiom afterLine : False -- lint: axiom
theorem documentationLine : 1 = 2 := afterLine.elim -- "
-- expect audit documentationLine axiom: it depends on the axiom Control.afterLine

abbrev Zeros := { x : Int //-x = 0 } -- lint: comment-start
axiom afterSign : False
theorem sign : 1 = 2 := afterSign.elim
-- expect audit sign axiom: it depends on the axiom Control.afterSign
-- -/

def newline : Char := '
'
def apostrophe := "'" -- "
axiom afterCharacter : False -- lint: axiom
theorem character : 1 = 2 := afterCharacter.elim -- "
-- expect audit character axiom: it depends on the axiom Control.afterCharacter

def zero : Nat := 0axiom afterNumber : False -- lint: axiom
theorem number : 1 = 2 := afterNumber.elim
-- expect audit number axiom: it depends on the axiom Control.afterNumber

notation "√" x "⟩\"" => x -- lint: notation, notation
def two := √ 2 ⟩" -- lint: string-start
axiom afterNotation : False
theorem symbol : 1 = 2 := afterNotation.elim
-- expect audit symbol axiom: it depends on the axiom Control.afterNotation
-- "

end Control
