/-
Copyright (c) 2026 The Fundamentals authors. All rights reserved.
Released under the Apache License 2.0, as in the file LICENSE.
-/
module

public import Fundamentals.Convolution.Defs
import Fundamentals.Convolution.Commutativity

/-!
# Convolution commutes with translations

For all functions `f g : ℝ → ℝ`, without any hypothesis: moving one of the factors moves the
convolution.

## Main statements
* `hasIntegral_conv_translate`, `hasIntegral_translate_conv`: existence and value;
  `convExistsAt_conv_translate`, `convExistsAt_translate_conv`: existence.
* `conv_translate`, `translate_conv`: `f * τ_b g = τ_b (f * g) = τ_b f * g`.
-/

public section

namespace Fundamentals

/-- The integral that defines `conv f (translate b g) x` is the one that defines
`conv f g (x - b)`. -/
theorem hasIntegral_conv_translate (b : ℝ) (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => f y * translate b g (x - y)) I ↔
      HasIntegral (fun y => f y * g (x - b - y)) I := by
  rw [funext fun y => show f y * translate b g (x - y) = f y * g (x - b - y) from
    congrArg (f y * g ·) (by grind)]

/-- The integral that defines `conv (translate b f) g x` exists with the value `I` iff the one that
defines `conv f g (x - b)` does. -/
theorem hasIntegral_translate_conv (b : ℝ) (f g : ℝ → ℝ) (x I : ℝ) :
    HasIntegral (fun y => translate b f y * g (x - y)) I ↔
      HasIntegral (fun y => f y * g (x - b - y)) I := by
  rw [hasIntegral_conv_comm, hasIntegral_conv_translate, hasIntegral_conv_comm]

/-- `conv f (translate b g)` exists at `x` iff `conv f g` exists at `x - b`. -/
theorem convExistsAt_conv_translate (b : ℝ) (f g : ℝ → ℝ) (x : ℝ) :
    ConvExistsAt f (translate b g) x ↔ ConvExistsAt f g (x - b) :=
  exists_congr (hasIntegral_conv_translate b f g x)

/-- `conv (translate b f) g` exists at `x` iff `conv f g` exists at `x - b`. -/
theorem convExistsAt_translate_conv (b : ℝ) (f g : ℝ → ℝ) (x : ℝ) :
    ConvExistsAt (translate b f) g x ↔ ConvExistsAt f g (x - b) :=
  exists_congr (hasIntegral_translate_conv b f g x)

/-- **Translation of the right factor** (§3.3, eq. (8)), for all functions `f` and `g`:
`conv f (translate b g) = translate b (conv f g)`. No hypothesis. -/
theorem conv_translate (b : ℝ) (f g : ℝ → ℝ) : conv f (translate b g) = translate b (conv f g) :=
  funext fun x => integral_eq_of_hasIntegral_iff (hasIntegral_conv_translate b f g x)

/-- **Translation of the left factor** (§3.3, eq. (8)), for all functions `f` and `g`:
`conv (translate b f) g = translate b (conv f g)`. No hypothesis. -/
theorem translate_conv (b : ℝ) (f g : ℝ → ℝ) : conv (translate b f) g = translate b (conv f g) :=
  funext fun x => integral_eq_of_hasIntegral_iff (hasIntegral_translate_conv b f g x)

/-- **Convolution is invariant under translations** (§3.3, eq. (8)): moving either factor moves the
convolution, for all functions `f` and `g`. No hypothesis.
`translate b (conv f g) = conv f (translate b g)` and
`translate b (conv f g) = conv (translate b f) g`. -/
theorem translate_conv_eq (b : ℝ) (f g : ℝ → ℝ) :
    translate b (conv f g) = conv f (translate b g) ∧
      translate b (conv f g) = conv (translate b f) g :=
  ⟨(conv_translate b f g).symm, (translate_conv b f g).symm⟩

/-- Moving both factors moves the convolution by the sum. -/
theorem translate_conv_translate (b c : ℝ) (f g : ℝ → ℝ) :
    conv (translate b f) (translate c g) = translate (b + c) (conv f g) := by
  rw [translate_conv, conv_translate, translate_translate]

end Fundamentals
