"""Who says what in a language whose subject stands before its verb, and what describes a noun before that noun."""
