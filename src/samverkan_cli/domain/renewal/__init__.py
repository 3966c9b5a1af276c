"""What is true and allowed when a period is joined anew: whom to invite, what becomes of them, and letters."""
