"""Runs of many reports: several processes, spilled to disk, stopped and resumed."""
