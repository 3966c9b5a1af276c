"""Putting right what was typed wrong: the verbs that took the facts are asked anew."""
