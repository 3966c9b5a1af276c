"""What a spreadsheet would take for a formula: one rule for what is written and for what is read.

Data is never a formula, so an apostrophe is put before it and taken away again. A text that really begins with
apostrophes before a formula gets one more, so that everything comes back as it was.
"""

_SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_BLANKS = frozenset("\t\r\n")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula, apostrophes before it aside."""
    bare = text.lstrip("'")
    return bare[:1] in _BLANKS or bare.lstrip()[:1] in _SIGNS


def guarded(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula."""
    return f"'{text}" if is_formula(text) else text


def unguarded(text: str) -> str:
    """Give a text without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return text[1:] if text.startswith("'") and is_formula(text) else text


def as_cell(text: str) -> str:
    """Give what stands in a cell that is text by its type: only what looks guarded already needs an apostrophe."""
    return guarded(text) if text.startswith("'") else text
