"""What people ask of us in comments: lines that begin with a slash."""
