"""Benchmark of ingest: how long a delivery takes against a bare COPY of the finished rows."""
