"""Plan text to readings: what a sentence, bracket or cell says by its words alone; nothing here knows of the tree."""
