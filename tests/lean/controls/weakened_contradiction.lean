module

public section

namespace Control

@[expose] def double (n : Nat) : Nat := n + n

theorem double_eq (n : Nat) (h : n < 0) : double n = 2 * n := by
  omega
-- expect audit double_eq statement-changed: does not say what it said
-- expect diff double_eq (h : n <[instLTNat] 0)

end Control
