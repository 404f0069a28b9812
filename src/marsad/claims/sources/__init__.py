"""Who says what, through whom, and how surely: chains of sources, stance, statements."""
