"""The page of one report: its text with marked words, its claims, what people decide on them."""
