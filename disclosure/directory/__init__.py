"""Subjects and their codes and names: created in bulk, under one lock."""
