"""What waits about sources: deliveries that are due or overdue."""
