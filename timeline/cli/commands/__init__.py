"""The commands: each module here is one, with ``SUMMARY``, ``arguments`` and ``run``."""
