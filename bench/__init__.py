"""How fast Marsad reads, beside tools that each do a small part of it."""
