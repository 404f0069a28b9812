"""Which outcome word governs which figure: one walk over a sentence."""
