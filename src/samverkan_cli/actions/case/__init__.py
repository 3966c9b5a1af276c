"""What can be changed in a case: its steps, its decision, and what becomes of that."""
