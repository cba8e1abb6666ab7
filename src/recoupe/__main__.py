"""``python -m recoupe`` does what ``recoupe`` does."""

from recoupe.cli import main

if __name__ == "__main__":
    main()
