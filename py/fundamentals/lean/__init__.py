"""Lean, in six packages from the machine to the loop of who writes proofs: `toolchain`, `olean`,
`declarations`, `sources`, `building`, `statements`, `loop`.
"""
