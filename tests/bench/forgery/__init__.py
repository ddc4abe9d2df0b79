"""A thousand genuine reports are known and a thousand forged ones refused, each with its reason; what a check costs."""
