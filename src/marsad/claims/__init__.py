"""From mentions to claims: which number is whose, who says so, how surely, when, where, by whose hand."""
