"""What a person types about cases, and how a case is told."""
