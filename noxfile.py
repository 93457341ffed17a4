"""Everything that is tried before a release, one command each: ``nox -l`` lists them, ``nox`` runs those of every day."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import nox

nox.options.sessions = ["lint", "types", "tests"]
nox.options.error_on_missing_interpreters = False
PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


@nox.session
def lint(session: nox.Session) -> None:
    """Style, and what a linter sees."""
    session.install("ruff")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Our code and a user's, under both type checkers."""
    session.install("-e", ".[test]", "pyright")
    session.run("mypy")
    session.run("pyright", "--pythonpath", str(Path(session.virtualenv.bin) / "python"))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The whole suite with the newest dependencies."""
    session.install("-e", ".[test]")
    session.run("pip", "check")
    session.run("pytest", "-q", "-n", "auto", "--dist", "worksteal", *session.posargs)


@nox.session
def thorough(session: nox.Session) -> None:
    """The whole suite the long way, as CI takes it each night: of what is drawn, five times as much and more."""
    session.install("-e", ".[test,docs]")
    session.run("pytest", "-q", "-n", "auto", "--dist", "worksteal", "--hypothesis-profile=thorough", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """The law, retention and the kernel, each sampled mutant against the tests that concern it: hours."""
    session.install("-e", ".[test]", "cosmic-ray")
    session.run("python", "-m", "tests.mutation", *(session.posargs or ("--rooms", "kernel", "retention", "law")))


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """The core with the lowest versions declared, on the lowest Python."""
    core = [re.sub(r">=([\w.]+).*", r"==\1", one) for one in PROJECT["dependencies"]]
    session.install("-e", ".[test]")
    session.install(*core)
    session.run("pip", "check")
    session.run("pytest", "-q", "-n", "auto", "--dist", "worksteal", *session.posargs)


@nox.session(python="3.11")
def build(session: nox.Session) -> None:
    """Wheel and source built twice to the same bytes, installed clean, and what they bring listed."""
    session.install("build", "cyclonedx-bom", "pip-licenses", "twine")
    stamp = session.run("git", "log", "-1", "--format=%ct", external=True, silent=True)
    digests = []
    for number in (1, 2):
        out = Path(session.create_tmp()) / f"dist{number}"
        session.run(
            "python", "-m", "build", "--outdir", str(out), env={"SOURCE_DATE_EPOCH": str(stamp).strip()}, silent=True
        )
        digests.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())})
    if digests[0] != digests[1]:
        session.error(f"two builds differ: {digests}")
    session.run("twine", "check", "--strict", *map(str, sorted(out.iterdir())))
    for path in sorted(out.iterdir()):
        place = Path(session.create_tmp()).resolve() / f"clean-{path.suffix[1:]}"
        session.run("python", "-m", "venv", "--clear", str(place))
        python = str(place / "bin" / "python")
        session.run(python, "-m", "pip", "install", "-q", f"{path}[cli]", external=True)
        session.run(python, "-m", "pip", "check", external=True)
        example = str(Path("examples/clinic-mended.yaml").resolve())
        with session.chdir(session.create_tmp()):
            healthgov = str(place / "bin" / "healthgov")
            session.run(
                healthgov, "check", example, "--as-of", "2026-11-23", external=True, success_codes=[0, 3], silent=True
            )
    session.run(
        "cyclonedx-py", "environment", python, "--output-format", "JSON", "--output-file", str(out.parent / "sbom.json")
    )
    session.run("pip-licenses", f"--python={python}", "--order=license")
    session.log(f"built in {out}: {digests[0]}")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation site in ``build/docs/html``, warnings as errors."""
    session.install("-e", ".[docs]")
    session.run("python", "-m", "docs.building", *session.posargs)


@nox.session
def campaign(session: nox.Session) -> None:
    """The attacks, the long way: 100,000 documents."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.campaign", *(session.posargs or ["--documents", "100000", "--models", "100000"]))


@nox.session
def spark(session: nox.Session) -> None:
    """What runs on Spark, where there is Java."""
    session.install("-e", ".[test,spark]")
    session.run("pytest", "-q", "tests/retention/test_spark.py")
