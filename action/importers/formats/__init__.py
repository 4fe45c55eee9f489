"""One file a tool, `knows` and `imported` in each; none knows the table or another tool."""
