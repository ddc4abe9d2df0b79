"""What the hostile kit of evidence costs: time and memory of each file, each in a process of its own."""
