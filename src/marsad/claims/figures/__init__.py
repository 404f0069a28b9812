"""Which numbers count people, what befell them, whom they count, and which is part of which."""
