"""Repair as applicants and the public see it: can it be repaired, apply, follow, take papers away."""
