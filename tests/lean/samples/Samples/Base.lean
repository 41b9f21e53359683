module

public section

namespace Samples

/-- A pair of numbers, the first positive. -/
structure Pair where
  /-- The first number. -/
  fst : Nat
  snd : Nat
  pos : 0 < fst

/-- Twice a number. -/
@[expose] def twice (n : Nat) : Nat := n + n

/-- Other files cannot unfold it. -/
def hidden (n : Nat) : Nat := n * 3

theorem twice_eq (n : Nat) : twice n = 2 * n := by
  unfold twice; omega

private theorem helper (n : Nat) : hidden n = 3 * n := by
  unfold hidden; omega

theorem hidden_eq {n : Nat} (_h : 0 < n) : hidden n = 3 * n := helper n

inductive Tree (α : Type u) where
  | leaf
  | node (left : Tree α) (value : α) (right : Tree α)

def Tree.size : Tree α → Nat
  | .leaf => 0
  | .node l _ r => l.size + 1 + r.size

theorem Tree.size_leaf : (Tree.leaf : Tree α).size = 0 := by
  unfold Tree.size; rfl

opaque secret : Nat

instance : Add Pair := ⟨fun a b => ⟨a.fst + b.fst, a.snd + b.snd, Nat.add_pos_left a.pos _⟩⟩

theorem Pair.fst_add (a b : Pair) : (a + b).fst = a.fst + b.fst := by rfl

def large : Nat := 123456789012345678901234567890 + 4294967296 + 7

def word : String := "größer · ≤"

end Samples
