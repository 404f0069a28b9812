"""How fast the desk answers when many read and some decide, and whether anything is lost: `python -m bench.desk`."""
