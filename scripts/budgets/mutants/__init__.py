"""Small faults, planted one by one in the running program: some of them no test sees."""
