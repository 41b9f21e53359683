import Lean -- lint: no-module, import
import all Init.Core -- lint: import-all

open private Nat.foo from Init.Core -- lint: open-private

run_cmd Lean.logInfo "hello" -- lint: metaprogram
run_elab pure () -- lint: metaprogram
run_meta pure () -- lint: metaprogram
initialize pure () -- lint: metaprogram
builtin_initialize pure () -- lint: metaprogram
elab "trick" : tactic => pure () -- lint: metaprogram
elab_rules : term | _ => pure default -- lint: metaprogram
simproc reduce (_ + _) := fun _ => pure .continue -- lint: metaprogram
meta def helper : Nat := 0 -- lint: metaprogram
declare_syntax_cat trick -- lint: metaprogram
syntax "trick" : term -- lint: macro
macro_rules | `(trick) => `(0) -- lint: macro
def message := s!"{(sorry : Nat)}" -- lint: string, string-start
-- not compiled
