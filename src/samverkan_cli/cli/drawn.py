"""What a command draws: the picture of its figures, as a file of its own or as a paper with the table beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.domain import errors as no
from samverkan_cli.render import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.cli.call import Reading
    from samverkan_cli.render.plot import Picture
    from samverkan_cli.store.reader import Reader


def drawn(call: Reading, reader: Reader, picture: Picture, data: dict[str, Any], lines: Sequence[str] = ()) -> Sheet:
    """Give a picture in the form that is asked for, with the lines and the data that tell the same."""
    picture, content = _as_it_stands(reader, picture, data), b""
    if call.form == "pdf":
        from samverkan_cli.cli.papers import imprint, own_templates
        from samverkan_cli.render import pdf
        from samverkan_cli.render.plot.paper import paper

        pdf.must_be_there(no.PictureNotSet)
        content = paper(picture, imprint(reader), own_templates(None))
    return Sheet(call.words, data, tuple(lines), plot=picture, content=content)


def _as_it_stands(reader: Reader, picture: Picture, data: dict[str, Any]) -> Picture:
    """Give a picture that says so where what it is of has been taken back: it is not in force, whatever it shows."""
    id_, gone = data.get("id"), reader.taken_back()
    if id_ not in gone:
        return picture
    told = texts.say("is_voided" if id_ in reader.struck() else "is_taken_back", id=id_, entry=gone[id_])
    return replace(picture, title=f"{told} {picture.title}")
