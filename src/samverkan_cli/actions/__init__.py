"""Everything the registry can do: one short function per change — load facts, check, record.

Each takes a writer, which holds the lock, and a request that has been read; each gives the record
of what it made or changed, and raises `Refused` with every objection.
"""
