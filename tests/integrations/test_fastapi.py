"""The example of FastAPI, over real HTTP: it starts when nothing fails, guards an endpoint, and says what is wrong."""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import sys
import threading
import time

import pytest

pytest.importorskip("fastapi", reason="the extra healthgov[fastapi] is absent")
pytest.importorskip("httpx", reason="httpx is absent")
pytest.importorskip("uvicorn", reason="uvicorn is absent")
import httpx
import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from healthgov import fr
from healthgov.errors import CalendarEndError
from healthgov.integrations.fastapi import Body, StartRefusedError, answer_errors, check_start, starting
from healthgov.integrations.gaps import Gap, GapKind
from healthgov.models import Campaign
from healthgov.verdicts import Verdict

MOST_LINES = 40


@pytest.fixture(scope="module")
def main(practice, root):
    """The application, with made-up patients."""
    sys.path.insert(0, str(root / "examples" / "practice"))
    import main

    sys.path.remove(str(root / "examples" / "practice"))
    practice.seed(main.engine, 60)
    main.app.dependency_overrides = {}
    return main


@pytest.fixture(scope="module")
def client(main):
    """The application, served on a port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(main.app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as made:
        yield made
    server.should_exit = True
    thread.join(10)


def test_it_starts_and_answers(client):
    """Patients are found, those marked as deleted are not, and what is due tonight is counted."""
    assert client.get("/patients/1").json() == {"name": "Patient 1"}
    assert client.get("/patients/9999").status_code == 404
    assert set(client.get("/due").json()) == {"patient", "invoice"}


def test_a_body_that_cannot_be_read_is_422(client):
    """Each problem at its own place; no value that was sent comes back."""
    answer = client.post("/campaigns", json={"id": "x", "channel": "pigeon-of-Ada", "chanel": "email"})
    assert answer.status_code == 422
    problems = {tuple(one["loc"]): one["msg"] for one in answer.json()["detail"]}
    assert set(problems) == {("body", "channel"), ("body",)}
    assert "email" in problems["body", "channel"]
    assert "channel" in problems["body",]
    assert "Ada" not in answer.text
    said = {problem["path"]: problem["expected"] for problem in answer.json()["problems"]}
    assert (answer.json()["error"], set(said)) == ("invalid", {"channel", ""})
    assert said[""] == problems["body",]


def test_what_may_not_be_done_is_409(client):
    """Without consent, or with nothing said of it, the campaign is not sent; the problems say why, and where."""
    answer = client.post("/campaigns", json={"id": "letter"})
    assert answer.status_code == 409
    said = answer.json()
    assert (said["error"], said["verdict"]) == ("refused", "unknown")
    assert all(problem["expected"] for problem in said["problems"])
    assert said["problems"]


def test_the_schema_has_our_models(client):
    """OpenAPI tells the fields of a campaign, with their questions."""
    paths = client.get("/openapi.json").json()
    body = paths["paths"]["/campaigns"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert "email" in body["properties"]["channel"]["enum"]
    assert body["properties"]["channel"]["description"].endswith("?")
    assert body["required"] == ["id"]


def test_it_does_not_start_where_something_fails():
    """FAIL refuses the start and says what it is; UNKNOWN starts, and is there to be read."""
    gap = Gap(kind=GapKind.CASCADE, table="patient", words="deleting takes more", verdict=Verdict.FAIL)

    async def start(*found):
        app = FastAPI(lifespan=starting(lambda: found))
        async with app.router.lifespan_context(app):
            return app.state.healthgov

    with pytest.raises(StartRefusedError, match="patient: deleting takes more"):
        asyncio.run(start(gap))
    asked = Gap(kind=GapKind.NO_POLICY, table="patient", words="no policy")
    assert asyncio.run(start(asked)) == (asked,)


def test_a_lifespan_of_the_application_begins_after_the_check():
    """What it yields is the state, and nothing of it runs where the start is refused."""
    gap = Gap(kind=GapKind.CASCADE, table="patient", words="deleting takes more", verdict=Verdict.FAIL)
    ran = []

    @contextlib.asynccontextmanager
    async def own(_):
        ran.append("began")
        yield {"pool": 1}
        ran.append("ended")

    async def start(*found):
        app = FastAPI(lifespan=starting(lambda: found, around=own))
        async with app.router.lifespan_context(app) as state:
            return state, app.state.healthgov

    with pytest.raises(StartRefusedError):
        asyncio.run(start(gap))
    assert ran == []
    assert asyncio.run(start()) == ({"pool": 1}, ())
    assert ran == ["began", "ended"]


def test_startup_handlers_are_not_silenced():
    """A lifespan keeps them from running: the start is refused and says so; ``check_start`` stands in one of them."""
    gap = Gap(kind=GapKind.CASCADE, table="patient", words="deleting takes more", verdict=Verdict.FAIL)
    app = FastAPI(lifespan=starting(list))
    app.router.on_startup.append(lambda: None)

    async def start():
        async with app.router.lifespan_context(app):
            pass

    with pytest.raises(StartRefusedError, match="check_start"):
        asyncio.run(start())
    with pytest.raises(StartRefusedError, match="deleting takes more"):
        check_start(app, lambda: [gap])
    check_start(app, list)
    assert app.state.healthgov == ()


def test_the_glue_is_short(root):
    """What an application writes for healthgov beside its models: lines of code between the two marks, and imports."""
    text = (root / "examples" / "practice" / "main.py").read_text(encoding="utf-8")
    glue = text.partition("# --- glue: from here")[2].partition("# --- glue: to here")[0]
    imports = [line for line in text.splitlines() if re.match(r"from healthgov", line)]
    models = (root / "examples" / "practice" / "models.py").read_text(encoding="utf-8")
    declared = [line for line in models.splitlines() if "governance(" in line or "healthgov" in line]
    lines = [line for line in glue.splitlines() if line.strip()] + imports
    assert len(lines) <= MOST_LINES
    page = (root / "docs" / "how-to" / "guard-an-application.md").read_text(encoding="utf-8")
    assert f"{len(lines)} lines" in page
    assert f"{len(declared)} lines" in page


def test_what_a_request_cannot_ask_is_422():
    """A type of record that is none, and days past the calendar: no 500, and nothing that was sent is repeated."""
    app = FastAPI()
    answer_errors(app, language="fr")

    @app.get("/type/{key}")
    def policy(key: str) -> str:
        return fr.Retention(as_of="2026-11-28").policy(key).key

    @app.get("/far")
    def far() -> str:
        raise CalendarEndError.past()

    async def ask(path):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://practice") as asked:
            return await asked.get(path)

    for path, said in (("/type/secret", "politique en vigueur"), ("/far", "9999")):
        answer = asyncio.run(ask(path))
        assert answer.status_code == 422
        assert answer.json()["error"] == "invalid"
        assert said in answer.text
        assert "secret" not in answer.text


def body_of(app):
    """What an application says of a body that cannot be read."""

    @app.post("/campaigns")
    def send(campaign: Body[Campaign]) -> str:
        return campaign.id

    async def ask():
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.post(
                "/campaigns", json={"id": "x", "consent": {"collected": "Ada"}, "countries": ["UK"]}
            )

    return asyncio.run(ask())


def test_a_body_is_answered_in_the_language_of_the_application():
    """As every other problem: where it lies, and what was expected, in French."""
    app = FastAPI()
    answer_errors(app, language="fr")
    answer = body_of(app)
    assert answer.status_code == 422
    said = {problem["path"]: problem["expected"] for problem in answer.json()["problems"]}
    assert set(said) == {"consent.collected", "countries[0]"}
    assert "un pays par son code" in said["countries[0]"]
    assert "Ada" not in answer.text


def test_an_application_that_answers_for_bodies_itself_still_does():
    """What somebody has decided of the form of errors is left alone."""
    app = FastAPI()

    @app.exception_handler(RequestValidationError)
    def own(_: Request, __: RequestValidationError) -> JSONResponse:
        return JSONResponse({"own": True}, status_code=400)

    answer_errors(app)
    assert body_of(app).json() == {"own": True}
