"""The register of an agreement between a municipality and its civil society."""

__version__ = "0.1.0"
