"""How the French pipeline that Recoupe ships is made; ``python -m training.build --help`` says how to run it."""
