"""From claims to questions: facets, origins, persons, groups and candidate pairs."""
