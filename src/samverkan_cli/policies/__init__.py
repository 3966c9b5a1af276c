"""The policies that are shipped, as TOML."""
