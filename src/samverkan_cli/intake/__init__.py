"""What comes in: CSV, XLSX and e-service XML as rows of text, each with its place in the file.

Nothing is interpreted here but form: what a cell means is decided where the requests are read.
"""

from samverkan_cli.intake.headings import FIELDS
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.opening import sources
from samverkan_cli.intake.source import Source

__all__ = ["FIELDS", "Mapping", "Source", "sources"]
