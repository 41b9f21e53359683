"""How fast it is: `python -m fundamentals.bench` measures, prints a table and writes `bench.json`.

Nothing here is a test: figures depend on the machine and on what else it does.
"""

__all__: list[str] = []
