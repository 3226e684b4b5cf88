"""Parts of the documentation that are made of the source, so that none can be stale."""
