"""In: a command. Out: what is printed, and the exit code. Nothing else prints and exits."""
