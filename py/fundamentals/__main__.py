"""`python -m fundamentals` is `fundamentals`."""

from fundamentals.cli import main

if __name__ == "__main__":
    main()
