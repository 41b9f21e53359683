module

public section

namespace Control

@[expose] def double (n : Nat) : Nat := n + n

set_option autoImplicit true in -- lint: set-option
theorem double_eq (n : Nat) (h : 0 < n) (_ : two = 2) : double n = two * n := by
  subst two; unfold double; omega
-- expect audit double_eq statement-changed: does not say what it said
-- expect diff double_eq {two : Nat}

end Control
