"""What programs ask the desk: the record in its public formats, decisions, reports to add, publications."""
