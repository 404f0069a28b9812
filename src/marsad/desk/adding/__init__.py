"""Adding reports from the desk: what a member gives is kept, and a process of its own reads it."""
