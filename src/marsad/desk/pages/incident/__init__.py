"""The page of one incident, a file for each of its sections; `page` brings them together."""
