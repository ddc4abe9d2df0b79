"""A delivery becomes rows or faults (no database), and then publications: every row is accounted for."""
