"""What a person types: one file per noun, one function per verb; it parses, calls an action, shows."""
