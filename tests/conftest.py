"""Fixtures for all tests, and the one place that decides about tests that need a program.

A test that needs Chromium carries the mark ``web``. Where Chromium is missing it is skipped with a printed
reason; with ``web`` in the environment variable ``STATUSQUO_REQUIRE`` the lack is a failure instead.

Two kinds are asked for: ``deep`` by ``-m deep``, and ``postgres``, which deletes what is in the database named by
``STATUSQUO_POSTGRES_URL``, by setting that. Without the asking they are left out, not skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("statusquo", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("statusquo")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs and those on a server out unless they are asked for."""
    asked = {mark for mark in ("deep", "postgres") if mark in (config.option.markexpr or "")}
    if os.environ.get("STATUSQUO_POSTGRES_URL"):
        asked.add("postgres")
    left_out = {"deep", "postgres"} - asked
    left = [item for item in items if any(item.get_closest_marker(mark) for mark in left_out)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a ``web`` test without Chromium, or fail it where Chromium is required."""
    if item.get_closest_marker("web") and CHROMIUM is None:
        reason = "needs Chromium (Debian: apt-get install chromium), or CHROMIUM=/path/to/it"
        if "web" in os.environ.get("STATUSQUO_REQUIRE", "").split(","):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield started
        started.close()
