"""The desk: pages on a record for the people who answer for it. It holds no rule of the domain."""
