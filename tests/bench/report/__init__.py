"""How fast a report is drawn: against WeasyPrint on the same value, and against the bare engine."""
