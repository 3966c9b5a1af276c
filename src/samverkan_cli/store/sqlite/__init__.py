"""Everything that is SQLite's own: opening and its guards, what it answers, schema, search index and copies.

A second data base is one more room beside this one; the rest of the store speaks plain SQL.
"""
