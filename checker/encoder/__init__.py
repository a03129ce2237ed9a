"""Vectors of texts: the embedded encoder, and any other model by name."""
