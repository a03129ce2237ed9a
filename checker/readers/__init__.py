"""From files to reports: one module a format; whatever cannot be read is named, the rest is kept."""
