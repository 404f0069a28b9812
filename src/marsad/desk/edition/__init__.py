"""The published edition: pages, tables and feed for readers, of what editors chose, through the gate of exports."""
