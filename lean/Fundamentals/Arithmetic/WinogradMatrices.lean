/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Arithmetic.Winograd

/-!
# Winograd's F(2,3) and F(4,3)
-/

public section

namespace Fundamentals

open scoped Matrix

variable {R : Type} {m n : Nat}

section Ring

variable [Lean.Grind.Ring R]

/-! ### The matrices of F(2,3) and F(4,3) -/

/-- The matrix with the given rows. -/
@[expose] def Matrix.ofRows (rows : Vector (Vector R n) m) : Matrix m n R :=
  fun i j => rows[i][j]

/-- The transformation `Aᵀ` of the products in F(2,3). -/
@[expose] noncomputable def winogradA₂ : Matrix 4 2 R := (Matrix.ofRows #v[
  #v[1, 1,  1,  0],
  #v[0, 1, -1, -1]])ᵀ

/-- The transformation `G` of the kernel in F(2,3), with `half` for 1/2. -/
@[expose] noncomputable def winogradG₂ (half : R) : Matrix 4 3 R := Matrix.ofRows #v[
  #v[1,     0,    0],
  #v[half,  half, half],
  #v[half, -half, half],
  #v[0,     0,    1]]

/-- The transformation `Bᵀ` of the input in F(2,3). -/
@[expose] noncomputable def winogradB₂ : Matrix 4 4 R := (Matrix.ofRows #v[
  #v[1,  0, -1,  0],
  #v[0,  1,  1,  0],
  #v[0, -1,  1,  0],
  #v[0,  1,  0, -1]])ᵀ

/-- The transformation `Aᵀ` of the products in F(4,3). -/
@[expose] noncomputable def winogradA₄ : Matrix 6 4 R := (Matrix.ofRows #v[
  #v[1, 1,  1, 1,  1, 0],
  #v[0, 1, -1, 2, -2, 0],
  #v[0, 1,  1, 4,  4, 0],
  #v[0, 1, -1, 8, -8, 1]])ᵀ

/-- The transformation `G` of the kernel in F(4,3), with `c` for 1/24: the rows are (1/4, 0, 0),
(-1/6, -1/6, -1/6), (-1/6, 1/6, -1/6), (1/24, 1/12, 1/6), (1/24, -1/12, 1/6) and (0, 0, 1). -/
@[expose] noncomputable def winogradG₄ (c : R) : Matrix 6 3 R := Matrix.ofRows #v[
  #v[6 * c,     0,         0],
  #v[-(4 * c), -(4 * c),  -(4 * c)],
  #v[-(4 * c),  4 * c,    -(4 * c)],
  #v[c,         2 * c,     4 * c],
  #v[c,        -(2 * c),   4 * c],
  #v[0,         0,         1]]

/-- The transformation `Bᵀ` of the input in F(4,3). -/
@[expose] noncomputable def winogradB₄ : Matrix 6 6 R := (Matrix.ofRows #v[
  #v[4,  0, -5,  0, 1, 0],
  #v[0, -4, -4,  1, 1, 0],
  #v[0,  4, -4, -1, 1, 0],
  #v[0, -2, -1,  2, 1, 0],
  #v[0,  2, -1, -2, 1, 0],
  #v[0,  4,  0, -5, 0, 1]])ᵀ

end Ring

section CommRing

variable [Lean.Grind.CommRing R]

/-! ### F(2,3) -/

private theorem sum_three (f : Fin 3 → R) : ∑ i, f i = f 0 + f 1 + f 2 := by
  rw [← Lean.Grind.AddCommMonoid.zero_add (f 0)]
  rfl

private theorem sum_four (f : Fin 4 → R) : ∑ i, f i = f 0 + f 1 + f 2 + f 3 := by
  rw [← Lean.Grind.AddCommMonoid.zero_add (f 0)]
  rfl

private theorem sum_six (f : Fin 6 → R) : ∑ i, f i = f 0 + f 1 + f 2 + f 3 + f 4 + f 5 := by
  rw [← Lean.Grind.AddCommMonoid.zero_add (f 0)]
  rfl

/-- What F(2,3) computes, the kernel's transformation written out. -/
private theorem filtered_winograd₂ (half : R) (g : Vec 3 R) (d : Vec 4 R) :
    filtered winogradA₂ (winogradG₂ half) winogradB₂ g d 0 =
        g 0 * (d 0 - d 2) + 2 * half * (g 1 * d 1 + (g 0 + g 2) * d 2) ∧
      filtered winogradA₂ (winogradG₂ half) winogradB₂ g d 1 =
        2 * half * ((g 0 + g 2) * d 1 + g 1 * d 2) - g 2 * (d 1 - d 3) := by
  have g₀ : (winogradG₂ half *ᵥ g) 0 = 1 * g 0 + 0 * g 1 + 0 * g 2 := sum_three _
  have g₁ : (winogradG₂ half *ᵥ g) 1 = half * g 0 + half * g 1 + half * g 2 := sum_three _
  have g₂ : (winogradG₂ half *ᵥ g) 2 = half * g 0 + -half * g 1 + half * g 2 := sum_three _
  have g₃ : (winogradG₂ half *ᵥ g) 3 = 0 * g 0 + 0 * g 1 + 1 * g 2 := sum_three _
  have d₀ : (winogradB₂ᵀ *ᵥ d) 0 = 1 * d 0 + 0 * d 1 + -1 * d 2 + 0 * d 3 := sum_four _
  have d₁ : (winogradB₂ᵀ *ᵥ d) 1 = 0 * d 0 + 1 * d 1 + 1 * d 2 + 0 * d 3 := sum_four _
  have d₂ : (winogradB₂ᵀ *ᵥ d) 2 = 0 * d 0 + -1 * d 1 + 1 * d 2 + 0 * d 3 := sum_four _
  have d₃ : (winogradB₂ᵀ *ᵥ d) 3 = 0 * d 0 + 1 * d 1 + 0 * d 2 + -1 * d 3 := sum_four _
  have rows (y : Vec 4 R) : (winogradA₂ᵀ *ᵥ y) 0 = 1 * y 0 + 1 * y 1 + 1 * y 2 + 0 * y 3 ∧
      (winogradA₂ᵀ *ᵥ y) 1 = 0 * y 0 + 1 * y 1 + -1 * y 2 + -1 * y 3 := ⟨sum_four _, sum_four _⟩
  rw [filtered, (rows _).1, (rows _).2, g₀, g₁, g₂, g₃, d₀, d₁, d₂, d₃]
  clear rows g₀ g₁ g₂ g₃ d₀ d₁ d₂ d₃
  constructor <;> grind

/-- **F(2,3) is a filtering algorithm** with 4 multiplications in place of 6, over a commutative
ring, if and only if 2 has an inverse and it is `half`. -/
theorem isFiltering_winograd₂ (half : R) :
    IsFiltering winogradA₂ (winogradG₂ half) winogradB₂ (rfl : 4 + 1 = 2 + 3) ↔ 2 * half = 1 := by
  constructor
  · intro h
    have first := h (fun i => if i = 1 then 1 else 0) (fun i => if i = 1 then 1 else 0) 0
    rw [(filtered_winograd₂ half _ _).1, sum_three] at first
    have value : (0 : R) * (0 - 0) + 2 * half * (1 * 1 + (0 + 0) * 0) = 0 * 0 + 1 * 1 + 0 * 0 :=
      first
    grind
  · intro h g d j
    rw [sum_three]
    match j with
    | 0 =>
      rw [(filtered_winograd₂ half g d).1, h]
      show _ = g 0 * d 0 + g 1 * d 1 + g 2 * d 2
      grind
    | 1 =>
      rw [(filtered_winograd₂ half g d).2, h]
      show _ = g 0 * d 1 + g 1 * d 2 + g 2 * d 3
      grind

/-! ### F(4,3) -/

/-- What F(4,3) computes, the kernel's transformation written out. -/
private theorem filtered_winograd₄ (c : R) (g : Vec 3 R) (d : Vec 6 R) :
    let y := filtered winogradA₄ (winogradG₄ c) winogradB₄ g d
    y 0 = 24 * c * (g 0 * d 0 + g 1 * d 1 + g 2 * d 2) ∧
      y 1 = 24 * c * (g 0 * d 1 + g 1 * d 2 + g 2 * d 3) ∧
      y 2 = 24 * c * (g 0 * d 2 + g 1 * d 3 + g 2 * d 4) ∧
      y 3 = 24 * c * (g 0 * d 3 + g 1 * d 4 + g 2 * (5 * d 3 - 4 * d 1)) +
        g 2 * (4 * d 1 - 5 * d 3 + d 5) := by
  intro y
  have g₀ : (winogradG₄ c *ᵥ g) 0 = 6 * c * g 0 + 0 * g 1 + 0 * g 2 := sum_three _
  have g₁ : (winogradG₄ c *ᵥ g) 1 = -(4 * c) * g 0 + -(4 * c) * g 1 + -(4 * c) * g 2 :=
    sum_three _
  have g₂ : (winogradG₄ c *ᵥ g) 2 = -(4 * c) * g 0 + 4 * c * g 1 + -(4 * c) * g 2 := sum_three _
  have g₃ : (winogradG₄ c *ᵥ g) 3 = c * g 0 + 2 * c * g 1 + 4 * c * g 2 := sum_three _
  have g₄ : (winogradG₄ c *ᵥ g) 4 = c * g 0 + -(2 * c) * g 1 + 4 * c * g 2 := sum_three _
  have g₅ : (winogradG₄ c *ᵥ g) 5 = 0 * g 0 + 0 * g 1 + 1 * g 2 := sum_three _
  have d₀ : (winogradB₄ᵀ *ᵥ d) 0 =
    4 * d 0 + 0 * d 1 + -5 * d 2 + 0 * d 3 + 1 * d 4 + 0 * d 5 := sum_six _
  have d₁ : (winogradB₄ᵀ *ᵥ d) 1 =
    0 * d 0 + -4 * d 1 + -4 * d 2 + 1 * d 3 + 1 * d 4 + 0 * d 5 := sum_six _
  have d₂ : (winogradB₄ᵀ *ᵥ d) 2 =
    0 * d 0 + 4 * d 1 + -4 * d 2 + -1 * d 3 + 1 * d 4 + 0 * d 5 := sum_six _
  have d₃ : (winogradB₄ᵀ *ᵥ d) 3 =
    0 * d 0 + -2 * d 1 + -1 * d 2 + 2 * d 3 + 1 * d 4 + 0 * d 5 := sum_six _
  have d₄ : (winogradB₄ᵀ *ᵥ d) 4 =
    0 * d 0 + 2 * d 1 + -1 * d 2 + -2 * d 3 + 1 * d 4 + 0 * d 5 := sum_six _
  have d₅ : (winogradB₄ᵀ *ᵥ d) 5 =
    0 * d 0 + 4 * d 1 + 0 * d 2 + -5 * d 3 + 0 * d 4 + 1 * d 5 := sum_six _
  have rows (p : Vec 6 R) :
      (winogradA₄ᵀ *ᵥ p) 0 = 1 * p 0 + 1 * p 1 + 1 * p 2 + 1 * p 3 + 1 * p 4 + 0 * p 5 ∧
      (winogradA₄ᵀ *ᵥ p) 1 = 0 * p 0 + 1 * p 1 + -1 * p 2 + 2 * p 3 + -2 * p 4 + 0 * p 5 ∧
      (winogradA₄ᵀ *ᵥ p) 2 = 0 * p 0 + 1 * p 1 + 1 * p 2 + 4 * p 3 + 4 * p 4 + 0 * p 5 ∧
      (winogradA₄ᵀ *ᵥ p) 3 = 0 * p 0 + 1 * p 1 + -1 * p 2 + 8 * p 3 + -8 * p 4 + 1 * p 5 :=
    ⟨sum_six _, sum_six _, sum_six _, sum_six _⟩
  simp only [y, filtered, (rows _).1, (rows _).2.1, (rows _).2.2.1, (rows _).2.2.2, g₀, g₁, g₂, g₃,
    g₄, g₅, d₀, d₁, d₂, d₃, d₄, d₅]
  clear rows y g₀ g₁ g₂ g₃ g₄ g₅ d₀ d₁ d₂ d₃ d₄ d₅
  refine ⟨?_, ?_, ?_, ?_⟩ <;> grind

end CommRing

end Fundamentals
