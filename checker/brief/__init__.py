"""From findings to what an editor needs beside them: who says it, why it clashes, what would settle it, whom to ask."""
