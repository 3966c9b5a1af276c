"""Makes the font that is asked last: a box for every code point, so that a paper can hold any text (ADR 0026).

python tests/rest_font.py    writes src/samverkan_cli/templates/fonts/rest.ttf
"""

import io
import struct
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.DefaultTable import DefaultTable

FONT = Path(__file__).parent.parent / "src/samverkan_cli/templates/fonts/rest.ttf"
FAMILY = "Samverkan Rest"
EM, LOW, HIGH, SIDE, LINE = 1000, -100, 750, 60, 40
NARROW, WIDE = 600, 1000
# Scripts whose signs are square, and pictures [UAX 11, widths W and F].
SQUARE = (
    *((0x1100, 0x1160), (0x2E80, 0xA4D0), (0xAC00, 0xD7A4), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF00, 0xFF61)),
    *((0x1F300, 0x1FB00), (0x20000, 0x3FFFE)),
)
SURROGATES, AFTER = 0xD800, 0xE000  # halves of signs, which are none
WHEN = 3_786_912_000  # seconds since 1904: the first of January 2024, so that the file is the same each time


def made() -> bytes:
    """Give the font as a file."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box", "square"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": _box(NARROW), "box": _box(NARROW), "square": _box(WIDE)})
    builder.setupHorizontalMetrics({".notdef": (NARROW, SIDE), "box": (NARROW, SIDE), "square": (WIDE, SIDE)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {
            "familyName": FAMILY,
            "styleName": "Regular",
            "uniqueFontIdentifier": "SamverkanRest-1",
            "fullName": FAMILY,
            "psName": "SamverkanRest",
            "version": "Version 1.000",
            "licenseDescription": "EUPL-1.2",
        }
    )
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, fsType=0)
    builder.setupPost()
    font = builder.font
    font["cmap"] = _every()
    font["head"].created = font["head"].modified = WHEN
    font.recalcTimestamp = False
    kept = io.BytesIO()
    font.save(kept)
    return kept.getvalue()


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    for inset, turned in ((0, False), (LINE, True)):
        left, right, low, high = SIDE + inset, width - SIDE - inset, LOW + inset, HIGH - inset
        corners = [(left, low), (left, high), (right, high), (right, low)]
        first, *rest = corners[::-1] if turned else corners
        pen.moveTo(first)
        for corner in rest:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def _every() -> DefaultTable:
    """Give the table that leads many code points to one glyph [OpenType, cmap format 13]."""
    groups, at = [], 0x20
    for first, after in sorted((*SQUARE, (SURROGATES, AFTER), (0x110000, 0x110000))):
        groups += [(at, first - 1, 1)] if at < first else []
        groups += [(first, after - 1, 2)] if first not in (SURROGATES, after) else []
        at = after
    table = DefaultTable("cmap")
    head = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLL", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    table.data = head + b"".join(struct.pack(">LLL", *each) for each in groups)
    return table


if __name__ == "__main__":
    FONT.write_bytes(made())
