"""Django's SQLite backend on a current SQLite, set up for several processes on one file."""
