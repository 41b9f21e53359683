module

public section

namespace Control

@[expose] def double (n : Nat) : Nat := n + n

local macro_rules -- lint: macro
  | `($_ = $_) => `(True)

theorem double_eq (n : Nat) (h : 0 < n) : double n = 2 * n := trivial
-- expect audit double_eq statement-changed: does not say what it said
-- expect diff double_eq +theorem Control.double_eq (n : Nat) (h : 0 <[instLTNat] n) : True

/-- Shadows the numbers. -/
abbrev Nat := Unit

structure Point where
  x : Nat
  y : Nat

@[expose] instance : Add Point := ⟨fun p q => ⟨p.x, q.y⟩⟩

local infix:50 " ≃ " => fun a b => a = b ∨ b = a -- lint: local-notation

theorem add_comm (p q : Point) : (p + q) ≃ (q + p) := Or.inl trivial -- lint: characters
-- expect audit add_comm statement-changed: Control.Nat

end Control
