"""What people ask of us in comments: lines that begin with a slash.

command, spoken, spelling: what was said, and how. rule, rules/, table: what each command is, and
what is answered.
"""
