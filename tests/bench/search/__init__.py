"""Benchmarks of the search: what it finds of labelled questions, and what questions cost."""
