"""Pages of credit reports: order, wait, look at, download."""
