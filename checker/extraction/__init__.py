"""From a sentence to claims: topics, attribution, factuality, status."""
