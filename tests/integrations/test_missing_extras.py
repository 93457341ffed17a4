"""A door without its extra says which one to install: that of the door, and not that of what it stands on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LIBRARIES = ("sqlalchemy", "django", "flask", "click", "fastapi", "pydantic", "pydantic_core")


@pytest.mark.parametrize("door", ["sqlalchemy", "sqlalchemy_events", "django", "flask", "fastapi", "pydantic"])
def test_the_extra_of_the_door_is_named(door, root):
    """With none of the libraries there."""
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({LIBRARIES!r}))\n"
        f"try: import healthgov.integrations.{door}\n"
        "except ImportError as error: print(error)"
    )
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)  # noqa: S603
    assert f"pip install 'healthgov[{door.removesuffix('_events')}]'" in done.stdout
