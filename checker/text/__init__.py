"""Text as received: tokens with their own offsets, sentences, language identification."""
