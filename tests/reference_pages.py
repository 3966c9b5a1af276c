"""The pages of the reference that the program makes: `python -m tests.reference_pages` writes them anew."""

import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def of_texts() -> Iterator[tuple[str, str]]:
    """Give every page that is made of texts, with its path, in both languages."""
    import reference_commands
    import reference_objections

    from samverkan_cli import texts

    spoken = texts.language()
    for language in texts.LANGUAGES:
        texts.use(language)
        for name, text in reference_commands.pages().items():
            yield f"{language}/{name}", text
        yield f"{language}/objections.md", reference_objections.page()
    texts.use(spoken)


def of_json() -> tuple[str, str]:
    """Give the page of what scripts read; it takes some seconds to see what every command tells."""
    import reference_json

    return "json.md", reference_json.page()


def write() -> None:
    """Write the pages anew, and take away those that nothing makes any more."""
    made = dict([*of_texts(), of_json()])
    for old in FOLDER.rglob("*.md"):
        if str(old.relative_to(FOLDER)) not in made:
            old.unlink()
    for name, text in made.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    write()
