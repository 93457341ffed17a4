"""The practice as an application of FastAPI: what healthgov adds to it stands between the two marks."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from models import Base, Patient
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from healthgov import fr
from healthgov.fr.prospecting import consented
from healthgov.integrations.fastapi import Body, answer_errors, guard, starting
from healthgov.integrations.gaps import Gap, Rooms, gaps
from healthgov.integrations.purge import Plan, make_plan
from healthgov.integrations.sqlalchemy import SqlalchemyStore, described
from healthgov.models import Campaign

engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})


def today() -> date:
    """The day: the application knows a clock, healthgov knows none."""
    return date.today()  # noqa: DTZ011  the practice and its patients are in one place


# --- glue: from here
application = described(Base, name="practice")


def undeclared() -> tuple[Gap, ...]:
    """What is asked before the application starts."""
    return gaps(application, Rooms(schedule=fr.Retention(as_of=today())))


def due_tonight() -> Plan:
    """What the nightly purge would take; the purge itself is ``healthgov purge``, or ``execute``."""
    with closing(SqlalchemyStore(engine)) as store:
        return make_plan(store, application, fr.Retention(as_of=today()))


def proposed(campaign: Body[Campaign]) -> Campaign:
    """The campaign in the body of a request."""
    return campaign


allowed = guard(consented, proposed, as_of=today)
app = FastAPI(title="Practice", lifespan=starting(undeclared))
answer_errors(app)
# --- glue: to here


def session() -> Iterator[Session]:
    """A session with the database."""
    with Session(engine) as opened:
        yield opened


@app.get("/patients/{number}")
def patient(number: int, database: Annotated[Session, Depends(session)]) -> dict[str, str]:
    """A patient who is not marked as deleted."""
    found = database.scalar(select(Patient).where(Patient.id == number, ~Patient.deleted))
    if found is None:
        raise HTTPException(404)
    return {"name": found.name}


@app.post("/campaigns")
def send(campaign: Annotated[Campaign, Depends(allowed)]) -> dict[str, str]:
    """Send a campaign that may be sent."""
    return {"sent": campaign.id}


@app.get("/due")
def due() -> dict[str, int]:
    """How many files would go tonight."""
    return {step.table: len(step.units) for step in due_tonight().steps}
