"""The models of pydantic that reading documents is timed beside: there is one for every field that a document may have."""

from __future__ import annotations

import importlib.util

import pytest

from healthgov.documents import load, unstructure
from healthgov.models import Organisation


def test_a_peer_reads_what_we_read(root):
    """A kind of value that the benchmark does not know would end it; what it makes takes the examples."""
    for extra in ("pydantic", "yaml"):
        pytest.importorskip(extra, reason="the benchmark of documents needs pydantic and pyyaml")
    spec = importlib.util.spec_from_file_location("documents_benchmark", root / "benchmarks" / "documents.py")
    assert spec is not None
    assert spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    peer = benchmark.peer(Organisation)
    plain = unstructure(load(root / "examples" / "telemedicine.yaml"))
    assert peer.model_validate({**plain, "region": "DE-HH"}).id == plain["id"]
