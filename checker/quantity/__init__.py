"""Numbers and quantities: cells, numerals, quantity phrases, interval algebra."""
