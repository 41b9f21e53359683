import Lake
open Lake DSL

package fundamentals where
  version := v!"0.1.0"
  description := "A verified theorem catalog of the mathematics under deep learning"
  srcDir := "lean"
  leanOptions := #[
    ⟨`autoImplicit, false⟩,
    -- code of notations stays whole: the embedded Lean looks for it in one piece when importing
    ⟨`compiler.extract_closed, false⟩]

@[default_target]
lean_lib Fundamentals
