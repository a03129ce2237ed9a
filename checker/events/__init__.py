"""Sort a mixed pile of reports into events."""
