"""What is true and allowed: plain functions over frozen values. No clock, no data base, no terminal."""
