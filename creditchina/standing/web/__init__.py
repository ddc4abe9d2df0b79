"""/me/: for whom one acts, until when, how proven; and the ways to prove it."""
