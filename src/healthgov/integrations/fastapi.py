"""FastAPI: an application that does not start where something fails, endpoints behind a question, errors as JSON::

app = FastAPI(lifespan=starting(lambda: gaps(application, rooms)))
answer_errors(app)

@app.post("/campaigns")
def send(campaign: Annotated[Campaign, Depends(guard(question, proposed, as_of=today))]): ...
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar, cast

from healthgov.errors import (
    CalendarEndError,
    HealthgovError,
    InvalidDocumentError,
    MissingExtraError,
    NotInForceError,
    Problem,
)
from healthgov.findings import NotCompliantError
from healthgov.languages import ENGLISH
from healthgov.questions import Question, enforce
from healthgov.reports.problems import expected
from healthgov.verdicts import Verdict

try:
    from fastapi import Body as InBody
    from fastapi import Depends, FastAPI, Request
    from fastapi.exception_handlers import request_validation_exception_handler
    from fastapi.exceptions import RequestValidationError
    from fastapi.responses import JSONResponse, Response
except ImportError as missing:
    raise MissingExtraError.for_extra("a guard for FastAPI", "fastapi") from missing

from healthgov.integrations.pydantic import MISREAD, Taken

__all__ = ["Body", "StartRefusedError", "answer_errors", "check_start", "guard", "starting"]

S = TypeVar("S")

if TYPE_CHECKING:
    Body = Annotated[S, ...]
    """A model of ours as the body of a request: ``Body[Campaign]``."""
else:

    class Body:
        """A model of ours as the body of a request: ``Body[Campaign]``."""

        def __class_getitem__(cls, model: type) -> object:
            return Annotated[model, Taken, InBody()]


class Judged(Protocol):
    """What has a verdict: a report, a gap, a finding."""

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        ...


class StartRefusedError(HealthgovError, RuntimeError):
    """The application does not start: something fails."""


Lifespan = Callable[[FastAPI], contextlib.AbstractAsyncContextManager[None]]
Own = Callable[[FastAPI], contextlib.AbstractAsyncContextManager[Mapping[str, object] | None]]


def check_start(app: FastAPI, asked: Callable[[], Iterable[Judged]]) -> None:
    """Refuse to go on where anything asked is FAIL; what was asked is kept in ``app.state.healthgov``.

    For a startup handler of the application's own; ``starting`` makes a lifespan of it.

    :raises StartRefusedError: which says what fails.
    """
    found = tuple(asked())
    wrong = [str(one) for one in found if one.verdict is Verdict.FAIL]
    if wrong:
        raise StartRefusedError("\n".join(["the application does not start:", *wrong]))
    app.state.healthgov = found


def starting(asked: Callable[[], Iterable[Judged]], *, around: Own | None = None) -> Lifespan:
    """A lifespan that refuses to start where anything asked is FAIL; what is unknown starts, and is there to be read.

    ``around`` is the lifespan that the application has already: it begins after the check.
    ``app.state.healthgov`` holds everything that was asked.

    :raises StartRefusedError: at the start, too where startup handlers are there, which no lifespan lets run.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        if getattr(app.router, "on_startup", None) or getattr(app.router, "on_shutdown", None):
            raise StartRefusedError(
                "the application has startup or shutdown handlers, which do not run beside a lifespan: "
                "call check_start in one of them instead"
            )
        check_start(app, asked)
        if around is None:
            yield
            return
        async with around(app) as state:
            yield cast("None", state)  # a state is passed on; FastAPI names lifespans with one and without apart

    return lifespan


def guard(
    question: Question, subject: Callable[..., S], *, as_of: Callable[[], date], unknown: bool = False
) -> Callable[..., S]:
    """A dependency that gives the subject where the question passes, and answers 409 with the reasons where not.

    ``subject`` is a dependency that finds it, ``unknown`` lets UNKNOWN through. The day is asked of ``as_of`` at each
    request: no clock is read here.
    """
    gate = enforce(question, unknown=unknown)

    def guarded(found: Annotated[Any, Depends(subject)]) -> S:
        passed: S = gate(found, as_of=as_of())
        return passed

    # FastAPI reads annotations by name, in the module; what is local is given to it as it is.
    guarded.__annotations__ = {"found": Annotated[Any, Depends(subject)]}
    return guarded


def answer_errors(app: FastAPI, *, language: str = ENGLISH) -> None:
    """Answer 422 where an input cannot be read and 409 where a question does not pass, with problems as JSON.

    No answer repeats a value that was sent. A body that is a model of ours is answered so too, beside what FastAPI says of it;
    other bodies, and an application that answers for bodies itself, stay as they are.
    """

    def unreadable(_: Request, error: Exception) -> JSONResponse:
        problems = [
            {"path": problem.path, "expected": expected(problem.expected, language), "line": problem.line}
            for problem in _problems(error)
        ]
        return JSONResponse({"error": "invalid", "problems": problems}, status_code=422)

    def refused(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, NotCompliantError)  # noqa: S101
        leaves = [
            {"path": leaf.path, "expected": leaf.sentence(language), "verdict": leaf.verdict.value}
            for leaf in error.finding.leaves()
        ]
        content = {"error": "refused", "verdict": error.finding.verdict.value, "problems": leaves}
        return JSONResponse(content, status_code=409)

    async def misread(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        found = list(error.errors())
        answer = await request_validation_exception_handler(request, error)
        if any(one["type"] != MISREAD for one in found):
            return answer
        problems = [
            {"path": _path(one["loc"][1:]), "expected": expected(one["ctx"]["expected"], language), "line": None}
            for one in found
        ]
        return JSONResponse(
            {"error": "invalid", "problems": problems, **json.loads(bytes(answer.body))}, status_code=422
        )

    if app.exception_handlers.get(RequestValidationError) is request_validation_exception_handler:
        app.add_exception_handler(RequestValidationError, misread)
    for kind in (InvalidDocumentError, NotInForceError, CalendarEndError):
        app.add_exception_handler(kind, unreadable)
    app.add_exception_handler(NotCompliantError, refused)


def _path(places: Sequence[str | int]) -> str:
    """Where a problem lies, as errors of documents write it: ``activities[0].id``."""
    return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in places).removeprefix(".")


def _problems(error: Exception) -> Sequence[Problem]:
    """What was expected instead; the words of an error itself may repeat what was sent."""
    if isinstance(error, InvalidDocumentError):
        return error.problems
    if isinstance(error, NotInForceError):
        return [Problem("", "the key of a policy that is in force on the day")]
    return [Problem("", "days whose periods end by the year 9999")]
