module

public section

namespace Control

@[expose] def double (n : Nat) : Nat := n + n

variable (n : Nat) (quiet : n = 0)

include quiet

theorem double_eq (h : 0 < n) : double n = 2 * n := by
  subst quiet; rfl
-- expect audit double_eq statement-changed: does not say what it said
-- expect diff double_eq +theorem Control.double_eq (n : Nat) (quiet : n = 0) (h : 0 <[instLTNat] n)

end Control
