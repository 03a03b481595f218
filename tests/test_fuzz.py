"""A few hostile inputs for every target; ``make fuzz`` runs as many as one has time for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import names, target
from tests.fuzz.choices import Choices


@pytest.mark.parametrize("name", names())
def test_hostile_inputs_break_nothing(name: str) -> None:
    one_input = target(name).one_input

    # The same inputs each time: what fails here is what a change broke.
    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=400))
    def run(data: bytes) -> None:
        one_input(Choices(data))

    run()
