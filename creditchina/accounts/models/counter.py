"""The table in which all processes count attempts together: Django's database cache keeps its entries here."""

from django.db import models


class Counter(models.Model):
    """One entry of the cache `default`. A model, so that a migration makes it; only the cache reads and writes it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_counter"
        default_permissions = ()

    def __str__(self) -> str:
        return self.cache_key
