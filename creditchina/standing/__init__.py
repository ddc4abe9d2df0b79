"""Whose right to act for a subject was proven, how, for what and until when (rules.md S-22, S-23).

The record does not need it: reports and repair ask `Standing.objects.in_force`. Of `disclosure` it knows the subjects,
their codes and the working days.
"""
