"""The order of the tests."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those in a browser come last: its event loop lasts with it, and no other can run beside it."""
    items.sort(key=lambda item: "browser" in item.path.parts)
