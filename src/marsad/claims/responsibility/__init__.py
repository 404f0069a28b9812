"""Who did it and with what, where the text says so."""
