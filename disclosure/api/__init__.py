"""The programming interface, version 1: what the pages say, for programs. Reading needs no account."""
