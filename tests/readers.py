"""Programs that read what people see: a browser, a validator, a reader of PDF."""

import os
import shutil

import pytest


def has(program: str, package: str) -> str:
    """Give a program; on a machine without it the test says so, and in `.ci/run` it fails."""
    found = shutil.which(program)
    if not found:
        say = pytest.fail if os.environ.get("EVERY_READER") else pytest.skip
        say(f"{program} is not installed, so what it reads is not tried here: apt-get install {package}")
    return str(found)
