"""Pictures of an analysis for notebooks; matplotlib is imported when one is drawn."""
