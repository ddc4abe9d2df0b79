"""A list of names or codes looked up: the file that came -> rows -> answers, slice by slice -> the file back."""
