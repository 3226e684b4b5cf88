"""Plan text to values: one module for each kind of thing that is found; they do not know each other."""
