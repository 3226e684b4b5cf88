"""Tables apart from logic. Every row has an example, and a source where one exists; tests prove them."""
