"""Figures where subjects stand first: who is harmed stands before a passive verb and after an active one."""
