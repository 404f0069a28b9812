"""Events of a language in which the subject stands before its verb, and articles and prepositions are words."""
