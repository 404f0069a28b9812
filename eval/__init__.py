"""How well Marsad reads: figures on annotated reports and on its own cases, floors under them, and random audits."""
