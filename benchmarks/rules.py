"""Thirty rules on one document: healthgov, plain functions, and other engines, interleaved in one run.

Usage: ``python benchmarks/rules.py [rounds]``. Engines that are not installed are left out:
``pip install jsonschema-rs zen-engine common-expression-language cel-python rule-engine``.
Every contender first proves that it counts the same broken rules.
"""

from __future__ import annotations

import gc
import importlib
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

import attrs
from healthgov.validators import at, at_least, equal_to, not_over

from healthgov.findings import Finding, failed, missing, passed
from healthgov.rules import RuleSet, check, rule
from healthgov.texts import Reference

AS_OF = date(2026, 11, 23)
TEXT = Reference("Benchmark Act", checked_on="2026-10-01")
GROUPS = 10


def _model(name: str, **fields: object) -> type:
    return attrs.make_class(
        name, {n: attrs.field(default=None, type=t) for n, t in fields.items()}, frozen=True, slots=True, kw_only=True
    )


FIELDS = {
    f"{kind}{n}": kind_type
    for n in range(GROUPS)
    for kind, kind_type in (("flag", bool), ("count", int), ("last", date))
}
Document = _model("Document", **FIELDS)
PASSING = (
    {f"flag{n}": True for n in range(GROUPS)}
    | {f"count{n}": 10 + n for n in range(GROUPS)}
    | {f"last{n}": date(2030, 1, 1 + n) for n in range(GROUPS)}
)
BROKEN = PASSING | {"flag9": False, "count9": 0, "last9": date(2020, 1, 1)}


def _law() -> type[RuleSet]:
    body: dict[str, object] = {"__doc__": "Thirty rules."}
    for n in range(GROUPS):
        for kind, question in (("flag", equal_to(True)), ("count", at_least(n)), ("last", not_over())):
            name = f"{kind}{n}"
            code = f"BENCH-{kind.upper()}{n}"
            body[name] = rule(code, title=f"{name} is right", cites=[TEXT], requires=at(name, question))
    return type("Law", (RuleSet,), body, subject=Document)


def _methods() -> type[RuleSet]:
    """The same law as methods that return findings, the way law with branches is written."""

    def method(name: str, holds: Callable[[object, object], bool]) -> Callable[[RuleSet, object], Finding]:
        def ask(self: RuleSet, subject: object) -> Finding:
            value = getattr(subject, name)
            if value is None:
                return missing(name, "it is not stated")
            return passed("it is right") if holds(value, self.day) else failed("it is not right")

        return ask

    body: dict[str, object] = {"__doc__": "Thirty methods."}
    for n in range(GROUPS):
        tests = {"flag": lambda v, _: v is True, "count": lambda v, _, n=n: v >= n, "last": lambda v, day: v >= day}
        for kind, holds in tests.items():
            name = f"{kind}{n}"
            body[name] = rule(f"BENCH-{kind.upper()}{n}", title=f"{name} is right", cites=[TEXT])(method(name, holds))
    return type("Methods", (RuleSet,), body, subject=Document)


def _plain() -> list[Callable[[object], bool | None]]:
    """The same thirty questions as one would write them by hand, not stated included."""
    lines = []
    for n in range(GROUPS):
        for kind, test in (("flag", "v is True"), ("count", f"v >= {n}"), ("last", "v >= AS_OF")):
            lines += [
                f"def {kind}{n}(s):",
                f"    v = s.{kind}{n}",
                "    if v is None:",
                "        return None",
                f"    return {test}",
            ]
    namespace: dict[str, object] = {"AS_OF": AS_OF}
    exec("\n".join(lines), namespace)  # noqa: S102  the lines above
    return [namespace[name] for name in FIELDS]  # type: ignore[misc]


def _expressions(flag: str, count: str, last: str) -> list[str]:
    return [form.format(n=n) for n in range(GROUPS) for form in (flag, count, last)]


def contenders(values: dict[str, object]) -> dict[str, Callable[[], int]]:
    """Each returns how many rules are broken, or 1 for "some" where the verdict alone is asked."""
    subject = Document(**values)
    law = _law()
    rules = law(as_of=AS_OF)
    methods = _methods()(as_of=AS_OF)
    functions = _plain()
    iso = {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}
    day = AS_OF.isoformat()

    def floor() -> int:
        broken = 0
        for function in functions:
            if function(subject) is False:
                broken += 1
        return broken

    found: dict[str, Callable[[], int]] = {
        "30 plain functions (the floor)": floor,
        "healthgov, verdict": lambda: rules.verdict(subject).value == "fail",
        "healthgov, which rules fail": lambda: len(rules.failing(subject)),
        "healthgov, verdict of 30 methods": lambda: methods.verdict(subject).value == "fail",
        "healthgov, check(...).verdict": lambda: check(subject, law, as_of=AS_OF).verdict.value == "fail",
        "healthgov, explained tree read": lambda: sum(
            r.verdict.value == "fail" for r in check(subject, law, as_of=AS_OF).results
        ),
    }
    for name, module, build in PEERS:
        try:
            peer = importlib.import_module(module)
        except ImportError:
            continue
        found[name] = build(peer, iso, day)
    return found


def _jsonschema_rs(peer, values, day):  # noqa: ARG001  dates in ISO form compare as texts, which a schema cannot: a pattern stands for it
    properties = {}
    for n in range(GROUPS):
        properties[f"flag{n}"] = {"const": True}
        properties[f"count{n}"] = {"minimum": n}
        properties[f"last{n}"] = {"pattern": "^20(2[7-9]|[3-9])"}
    validator = peer.validator_for({"type": "object", "properties": properties})
    if validator.is_valid(values):
        return lambda: 0 if validator.is_valid(values) else 1
    return lambda: sum(1 for _ in validator.iter_errors(values))


def _zen(peer, values, day):
    parts = _expressions("flag{n} == true", "count{n} >= {n}", "last{n} >= '" + day + "'")
    parts = [
        p
        if "last" not in p
        else p.replace(">= '", ">= date('").replace("last", "date(last", 1).replace(" >=", ") >=") + ")"
        for p in parts
    ]
    compiled = peer.compile_expression("[" + ", ".join(parts) + "]")
    return lambda: sum(not answer for answer in compiled.evaluate(values))


def _cel(peer, values, day):
    parts = _expressions("flag{n} == true", "count{n} >= {n}", "last{n} >= '" + day + "'")
    program = peer.compile("[" + ", ".join(parts) + "]")
    return lambda: sum(not answer for answer in program.execute(values))


def _cel_python(peer, values, day):
    environment = peer.Environment()
    parts = _expressions("flag{n} == true", "count{n} >= {n}", "last{n} >= '" + day + "'")
    program = environment.program(environment.compile("[" + ", ".join(parts) + "]"))
    return lambda: sum(not answer for answer in program.evaluate(peer.json_to_cel(values)))


def _rule_engine(peer, values, day):
    rules = [peer.Rule(text) for text in _expressions("flag{n} == true", "count{n} >= {n}", "last{n} >= '" + day + "'")]
    return lambda: sum(not r.matches(values) for r in rules)


PEERS = [
    ("jsonschema-rs", "jsonschema_rs", _jsonschema_rs),
    ("zen-engine, one list", "zen", _zen),
    ("CEL (common-expression-language), one list", "cel", _cel),
    ("rule-engine", "rule_engine", _rule_engine),
    ("cel-python, one list", "celpy", _cel_python),
]


def measure(entrants: dict[str, Callable[[], int]], rounds: int) -> dict[str, list[float]]:
    """Seconds a call, a figure for each round; contenders take turns within a round."""
    calls = {}
    for name, run in entrants.items():
        start = time.perf_counter()
        run()
        run()
        calls[name] = max(1, int(0.004 / max((time.perf_counter() - start) / 2, 1e-7)))
    times: dict[str, list[float]] = {name: [] for name in entrants}
    gc.disable()
    for _ in range(rounds):
        for name, run in entrants.items():
            repeat = range(calls[name])
            start = time.perf_counter()
            for _ in repeat:
                run()
            times[name].append((time.perf_counter() - start) / calls[name])
    gc.enable()
    return times


def main() -> None:
    """Print one table for a passing document and one for three broken rules."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    print(f"Python {sys.version.split()[0]}, {rounds} rounds, microseconds for 30 rules on one document\n")
    for title, values, broken in (("passing", PASSING, 0), ("three broken", BROKEN, 3)):
        entrants = contenders(values)
        for name, run in entrants.items():
            assert run() in {broken, bool(broken)}, (name, run())
        times = measure(entrants, rounds)
        floor = times["30 plain functions (the floor)"]
        print(f"| {title} | best | median | ratio of bests | ratio of medians |")
        print("|---|---|---|---|---|")
        for name, seconds in times.items():
            best, median = min(seconds), statistics.median(seconds)
            ratios = best / min(floor), median / statistics.median(floor)
            print(f"| {name} | {best * 1e6:.2f} | {median * 1e6:.2f} | {ratios[0]:.2f} | {ratios[1]:.2f} |")
        print()


if __name__ == "__main__":
    main()
