import Lake
open Lake DSL

package fundamentals where
  version := v!"0.1.0"
  description := "A verified theorem catalog of the mathematics under deep learning"
  srcDir := "lean"
  leanOptions := #[⟨`autoImplicit, false⟩]

@[default_target]
lean_lib Fundamentals
