"""What a reader notices within one report: sums, opposed statements, dates that cannot be, loaded words."""
