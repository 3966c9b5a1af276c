"""English words for coded values and fields."""

from samverkan_cli.texts.sv.words import *
