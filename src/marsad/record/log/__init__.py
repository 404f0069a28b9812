"""The log's proof machinery, pure: entries, their chain and tree, sealed payloads, keys, checkpoints, verifying."""
