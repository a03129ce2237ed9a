"""Measure an analysis against labels: match claims, count what is right, say how sure the shares are."""
