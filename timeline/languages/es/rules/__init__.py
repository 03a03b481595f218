"""The Spanish rules; every module's ``RULES`` is read."""
