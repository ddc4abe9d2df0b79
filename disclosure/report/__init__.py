"""Credit reports: one frozen value, drawn on the page, on paper and in a file, then signed, issued and checked."""
