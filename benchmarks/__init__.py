"""What Recoupe costs and how well it does; see :mod:`benchmarks.run`."""
