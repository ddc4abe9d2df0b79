"""Benchmark of a directory delivery: how long it takes against a bare COPY of the finished rows."""
