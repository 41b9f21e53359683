"""`python -m fundamentals` is `fundamentals`."""

from fundamentals.cli.main import main

if __name__ == "__main__":
    main()
