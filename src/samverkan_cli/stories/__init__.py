"""Stories told with the program's own commands: an invented example, and the council's year 2023."""
