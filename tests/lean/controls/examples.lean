module -- lint: only-examples

public section

example : 1 + 1 = 2 := rfl

#check Nat.add -- lint: command
#eval 1 + 1 -- lint: command
#print axioms Nat.add_comm -- lint: command
-- not compiled
