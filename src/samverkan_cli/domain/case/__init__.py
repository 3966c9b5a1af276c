"""What is true and allowed in a case: its steps, its hearing, its rules, its decision and what becomes of that."""
