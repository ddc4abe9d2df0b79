"""What other systems send to repair, below /api/v1/."""
