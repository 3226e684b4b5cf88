"""`python -m gdplan`."""

from gdplan.cli import main

if __name__ == "__main__":
    main()
