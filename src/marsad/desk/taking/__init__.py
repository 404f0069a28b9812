"""What is taken out of the record at the desk: through the same gate as `marsad export`."""
