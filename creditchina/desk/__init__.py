"""The desk: Django's admin, its tables grouped as people think of them."""
