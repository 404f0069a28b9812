"""Causes and blame in languages that put the subject first: who acts stands before an active verb, or after `by`."""
