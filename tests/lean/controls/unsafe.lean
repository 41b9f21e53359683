module

public section

namespace Control

unsafe def double_eq : 1 = 2 := double_eq -- lint: unsafe
-- expect audit double_eq not-a-theorem: definition
-- expect audit double_eq safety: unsafe

partial def spin (n : Nat) : Nat := spin (n + 1) -- lint: partial

@[expose] def fast (n : Nat) : Nat := n

@[expose, implemented_by fast] -- lint: implemented-by
def slow (n : Nat) : Nat := n + 0

@[extern "control_foreign"] -- lint: extern
def foreign (n : Nat) : Nat := n

@[csimp] theorem slow_eq : @slow = @fast := rfl -- lint: csimp

end Control
