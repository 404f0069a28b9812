"""The shapes of what is asked and answered, for the documentation and for what is checked of a request.

Answers are written by the writers of the public formats (`marsad.model`); their shapes here describe them, and tests
hold every answer against them.
"""
