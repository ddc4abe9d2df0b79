"""What waits for staff in the public record and its registers (rules.md S-35)."""

from disclosure.admin.today import bodies, deliveries, record, site, work

__all__ = ["bodies", "deliveries", "record", "site", "work"]
