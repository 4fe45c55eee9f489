"""Remarks without a name: what a form has sent, and what the facilitator was told in private."""
