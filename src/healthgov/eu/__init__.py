"""The law of the Union."""
