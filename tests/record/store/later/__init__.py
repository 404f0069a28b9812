"""The changes to the log's tables that some later Marsad might have."""
