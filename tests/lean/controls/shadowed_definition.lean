module

public section

namespace Control

/-- Not twice any more: the statement reads as before and is empty. -/
@[expose] def double (n : Nat) : Nat := 2 * n

theorem double_eq (n : Nat) (h : 0 < n) : double n = 2 * n := rfl
-- expect audit double_eq statement-changed: through Control.double
-- expect diff double_eq -  fun (n : Nat) => n +[instAddNat] n

end Control
