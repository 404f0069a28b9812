"""The evidence bundle: what a reader without Marsad needs to hold a record to its word."""
