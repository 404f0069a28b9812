"""What happened without a figure: attacks, sieges, releases, talks; who did it to whom."""
