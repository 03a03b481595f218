"""The English rules, one module a family; every module's ``RULES`` is read."""
