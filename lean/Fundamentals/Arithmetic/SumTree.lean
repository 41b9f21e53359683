/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Linear.Sum

/-!
# Orders of summation

A machine adds two numbers at a time. In what order it adds the terms of a sum, and which partial
sums it forms, is a binary tree: at the leaves stand the terms, and each inner node adds what its two
subtrees have given. Recursive summation is the tree that leans to the left; pairwise summation the
balanced one; blocks, threads and vector units have trees of their own.

## Main definitions
* `SumTree ι`: an order of summation of terms that are named by the elements of `ι`.
* `SumTree.leaves t`: the names of the terms, from left to right; `SumTree.height t`: the most
  additions that a term goes through.
* `SumTree.IsOrderOf t`: each of the `n` terms stands at exactly one leaf.
* `SumTree.sum t x`: the sum without rounding, `SumTree.computed fl t x`: with each addition rounded.
* `roundedProduct fl fused x y`: the products that are the terms of a dot product, each rounded
  except where it is fused with the addition that follows.
-/

public section

namespace Fundamentals

/-- An **order of summation**: a binary tree whose leaves name terms and whose inner nodes add. -/
inductive SumTree (ι : Type) where
  /-- One term, as it is. -/
  | leaf (i : ι)
  /-- The sum of what two trees give. -/
  | node (left right : SumTree ι)

namespace SumTree

variable {ι R : Type} {n : Nat}

/-- The names of the terms, from left to right. -/
@[expose] noncomputable def leaves : SumTree ι → List ι
  | leaf i => [i]
  | node s t => s.leaves ++ t.leaves

/-- The most additions that a term goes through: 0 for a single term. -/
@[expose] noncomputable def height : SumTree ι → Nat
  | leaf _ => 0
  | node s t => max s.height t.height + 1

/-- The tree is an **order of `n` terms**: each of them stands at exactly one of its leaves. -/
@[expose] def IsOrderOf (t : SumTree (Fin n)) : Prop := t.leaves.Perm (List.finRange n)

/-- The sum of the terms `x i`, added as the tree says, without rounding. -/
@[expose] noncomputable def sum [Lean.Grind.Semiring R] (x : ι → R) : SumTree ι → R
  | leaf i => x i
  | node s t => s.sum x + t.sum x

/-- The sum of the terms `x i`, added as the tree says, each addition rounded by `fl`. The terms
themselves are taken as they are. -/
@[expose] noncomputable def computed (fl : ℝ → ℝ) (x : ι → ℝ) : SumTree ι → ℝ
  | leaf i => x i
  | node s t => fl (s.computed fl x + t.computed fl x)

theorem computed_node (fl : ℝ → ℝ) (x : ι → ℝ) (s t : SumTree ι) :
    (node s t).computed fl x = fl (s.computed fl x + t.computed fl x) := rfl

end SumTree

/-- The products `x i * y i` as the terms of a dot product: rounded by `fl`, except where the product
is **fused** with the addition that follows (fused multiply-add), which takes it as it is. -/
@[expose] noncomputable def roundedProduct {ι : Type} (fl : ℝ → ℝ) (fused : ι → Bool) (x y : ι → ℝ)
    (i : ι) : ℝ :=
  if fused i then x i * y i else fl (x i * y i)

end Fundamentals
