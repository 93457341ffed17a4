"""How each kind of question is said, in one line and in points, and where the one becomes the other."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from healthgov.languages import worded
from healthgov.periods import days
from healthgov.questions import by_hand, claimed, contested, of_whole, outside, settled, value, when
from healthgov.questions.lists import Count, Extreme, Items
from healthgov.questions.operands import ClaimedValue, Given, Operand, Outer, Sum
from healthgov.questions.saying import clause, lines, sentence
from healthgov.questions.sayings import _plural
from healthgov.values import parameter
from kernel.test_readings import CLUB, TEXT, Campaign, Channel, Entity, Layer, WayOut, Whole

LAYERS, ENTITIES = Items(Campaign.layers), Items(Whole.entities)
SHORT = 160  # characters of a line
BOTH = frozenset({Channel.SMS, Channel.POST})


CALLED = {
    type(Campaign.starts_on): (Campaign.starts_on, "the start"),
    Given: (value(date(2026, 11, 23), "the day of the law"), "the day of the law"),
    Outer: (Campaign.starts_on.outer(), "the start"),
    ClaimedValue: (Campaign.starts_on.claimed(otherwise=Campaign.ends_on), "the start"),
    Sum: (Campaign.starts_on + days(3), "the start"),
    Extreme: (LAYERS.latest(Layer.first_day), "the first day"),
    Count: (LAYERS.count(), "their number"),
}
"""A value of each kind, and what it is called."""


def test_every_value_is_called_something():
    """Of whatever kind it is: that stands in the words of each comparison."""
    kinds = [one for one in Operand.__subclasses__() if one.__module__.startswith("healthgov.")]
    assert {*CALLED} == {*kinds}
    for one, called in CALLED.values():
        assert one.noun == called


def a_host_is_named(law, layer):
    """A host is named."""


def gdpr_holds(law, layer):
    """GDPR holds."""


def e_mail_is_named(law, layer):
    """E-mail is named."""


def a_lawful_thing(law, layer):
    """A Lawful thing."""


def nothing_is_written(law, layer):  # noqa: D103  the point of the test
    del law, layer
    return True


SENTENCES = [
    (Campaign.layers.stated(), "The layers are stated.", "Le document indique les couches."),
    (Campaign.channel.stated(), "The channel is stated.", "Le document indique le canal."),
    (
        ENTITIES.cover(BOTH, Entity.activities, narrow="no"),
        "Together, the entities offer (the activities) all of: post, sms.",
        "Ensemble, les entités offrent (les activités) tout ce qui suit : SMS, courrier postal.",
    ),
    (
        ~ENTITIES.where(Entity.trusted).cover(BOTH, Entity.activities, narrow="no"),
        "Together, the entities where they are trusted do not offer (the activities) all of: post, sms.",
        "Ensemble, les entités (dans les cas où elles sont de confiance) n'offrent pas (les activités) tout ce qui suit : SMS, courrier postal.",
    ),
    (
        LAYERS.where(Layer.country.is_in(CLUB)).suffice(Layer.encrypted, without=Campaign.named),
        "(for each of the layers where the country is in the club: it is encrypted), or (where there are several, without it: the sender is named).",
        "(pour les couches, dans chaque cas où le pays se trouve dans the club : elle est chiffrée), ou (s'il y en a plusieurs, sans celui-ci : l'expéditeur est nommé).",
    ),
    (
        ~LAYERS.suffice(Layer.encrypted, without=Campaign.named),
        "This does not hold: (for each of the layers: it is encrypted), or (where there are several, without it: the sender is named).",
        "La condition n'est pas remplie : (pour les couches, dans chaque cas : elle est chiffrée), ou (s'il y en a plusieurs, sans celui-ci : l'expéditeur est nommé).",
    ),
    (
        LAYERS.where(Layer.country.is_in(CLUB)).some(Layer.encrypted),
        "For at least one of the layers where the country is in the club: it is encrypted.",
        "Pour les couches, dans un cas au moins parmi ceux où le pays se trouve dans the club : elle est chiffrée.",
    ),
    (LAYERS.exist(), "There is at least one of the layers.", "Il y a au moins un élément parmi les couches."),
    (
        LAYERS.where(Layer.encrypted).exist(),
        "For at least one of the layers: it is encrypted.",
        "Pour les couches, dans un cas au moins : elle est chiffrée.",
    ),
    (
        ~LAYERS.where(Layer.encrypted).exist(),
        "For none of the layers: it is encrypted.",
        "Pour les couches, en aucun cas : elle est chiffrée.",
    ),
    (
        LAYERS.where(Layer.encrypted).earliest(Layer.first_day).begun(),
        "The earliest day (the first day) among the layers where it is encrypted is on or before the day in question.",
        "La première date (le premier jour) parmi les couches (dans les cas où elle est chiffrée) ne tombe pas après la date du contrôle.",
    ),
    (
        LAYERS.where(Layer.first_day.begun()).latest(Layer.first_day).begun(),
        "The latest so far (the first day, among the layers) is on or before the day in question.",
        "La dernière date à ce jour (le premier jour, parmi les couches) ne tombe pas après la date du contrôle.",
    ),
    (
        claimed(Campaign.named & Campaign.quiet),
        "If stated: the sender is named, and the quiet: yes.",
        "Si cela est déclaré : l'expéditeur est nommé, et le calme : oui.",
    ),
    (by_hand(a_host_is_named), "A host is named.", "A host is named."),
    (~by_hand(a_host_is_named), "Not so: a host is named.", "L'inverse de ceci : a host is named."),
    (~by_hand(gdpr_holds), "Not so: GDPR holds.", "L'inverse de ceci : GDPR holds."),
    (~by_hand(e_mail_is_named), "Not so: E-mail is named.", "L'inverse de ceci : E-mail is named."),
    (~by_hand(a_lawful_thing), "Not so: a Lawful thing.", "L'inverse de ceci : a Lawful thing."),
    (by_hand(nothing_is_written), "Nothing is written.", "Nothing is written."),
    (~Campaign.quiet, "The quiet: no.", "Le calme : non."),
    (
        ~Campaign.bulk,
        "“Is it sent to many?” is answered no.",
        "La réponse à « Est-ce un envoi en nombre ? » est non.",
    ),
    (
        Campaign.calls.at_most(2).said("{noun} is {value}, at most {limit}", no="no"),
        "The number of calls is what is stated, at most 2.",
        "Le nombre d'appels : ce qui est déclaré, au plus 2.",
    ),
    (Campaign.calls.at_most(2).said("calls are few", no="no"), "Calls are few.", "Calls are few."),
    (Campaign.named.said("{noun} counts", no="no"), "The sender is named.", "L'expéditeur est nommé."),
    (
        value(date(2026, 1, 1)).at_most(date(2027, 1, 1)).said("{value} lies before {limit}", no="no"),
        "2026-01-01 lies before 2027-01-01.",
        "1er janvier 2026 lies before le 1er janvier 2027.",
    ),
    (value(3).at_most(4).said("{value} of {limit}", no="no"), "3 of 4.", "3 of 4."),
    (contested("two texts"), "Contested: two texts.", "Contesté : two texts."),
    (outside("the sea"), "Outside of what is modelled: the sea.", "Hors de ce qui est modélisé : the sea."),
    (settled(False, "not any more!"), "Not any more!", "Not any more!"),
    (of_whole(Whole.strict), "The house is strict.", "La maison est stricte."),
    (
        Campaign.way.has(when(WayOut.works, WayOut.present)),
        "The way out: where it works: there is a way out.",
        "La sortie : dans le cas où elle fonctionne : il y a une sortie.",
    ),
    (
        Campaign.way.has(when(WayOut.present, WayOut.works)),
        "The way out: where there is a way out: it works.",
        "La sortie : dans le cas où il y a une sortie : elle fonctionne.",
    ),
    (
        Campaign.way.has(when(WayOut.present, Campaign.named)),
        "Where there is a way out: the sender is named.",
        "Dans le cas où il y a une sortie : l'expéditeur est nommé.",
    ),
    (
        Campaign.way.has(claimed(WayOut.works)),
        "The way out: it works (if stated).",
        "La sortie : elle fonctionne (si cela est déclaré).",
    ),
    (
        Layer.parts.each(Layer.first_day.at_least(Layer.first_day.outer())),
        "For each of the parts: the first day is no earlier than the first day in question.",
        "Pour les parties, dans chaque cas : le premier jour ne tombe pas avant le premier jour dont il s'agit.",
    ),
    (
        Campaign.starts_on.claimed(otherwise=Campaign.ends_on).begun(),
        "The start, or else the end is on or before the day in question.",
        "Le début ou, à défaut, la fin ne tombe pas après la date du contrôle.",
    ),
    (
        (Campaign.starts_on + Campaign.term).is_over(),
        "The term after the start is before the day in question.",
        "La durée après le début tombe avant la date du contrôle.",
    ),
    (Campaign.channel.is_in({Channel.SMS}), "The channel is sms.", "Le canal est « SMS »."),
    (~Campaign.channel.is_in(BOTH), "The channel is none of: post, sms.", "Le canal est autre que : SMS, courrier postal."),
    (
        Campaign.channels.only(BOTH),
        "The channels include nothing but: post, sms.",
        "Les canaux : rien d'autre que SMS, courrier postal.",
    ),
    (~Campaign.channels.empty(), "There is at least one: the channels.", "Les canaux : il y en a."),
    (~Campaign.hour.at_least(time(10)), "The hour is before 10:00.", "L'heure vient avant 10:00."),
    (
        ~Campaign.calls.that(lambda number: number % 2 == 0, yes="it is even", no="it is odd"),
        "It is odd.",
        "It is odd.",
    ),
    (~Campaign.starts_on.before(date(2026, 1, 1)), "The start is on 2026-01-01 or later.", "Le début tombe au plus tôt le 1er janvier 2026."),
    (Campaign.calls.before(3), "The number of calls is less than 3.", "Le nombre d'appels est de moins de 3."),
    (~Campaign.calls.is_(2), "The number of calls is not 2.", "Le nombre d'appels est autre que 2."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "english", "french"), SENTENCES)
def test_each_kind_is_said(question, english, french):
    """Word for word, in both languages; the contrary otherwise than the thing itself."""
    assert sentence(question) == english
    assert sentence(question, "fr") == french
    assert lines(question) == [english]


def words(length):
    """A question that is said with so many letters."""
    return Campaign.named.said("x" * length, no="no")


AT_THE_END = [
    (lambda n: words(50) & words(n), SHORT - 50 - len(", and "), r"Xx+, and x+\.", "All of these:"),
    (lambda n: words(50) | words(n), SHORT - 50 - len(", or "), r"Xx+, or x+\.", "One of these at least:"),
    (lambda n: when(words(50), words(n)), SHORT - 50 - len("Where : "), r"Where x+: x+\.", "Where x+:"),
    (lambda n: claimed(words(n)), SHORT // 2, r"Xx+ \(if stated\)\.", r"If stated: x+\."),
    (
        lambda n: claimed(words(20), otherwise=words(n)),
        SHORT - 20 - len(", or, where that is not known, "),
        r"Xx+, or, where that is not known, x+\.",
        "The first that is known:",
    ),
]
"""What is said of a question that grows, its most letters that fit a line, that line, and the first with one letter more."""


@pytest.mark.parametrize(("made", "most", "short", "long"), AT_THE_END, ids=range(len(AT_THE_END)))
def test_a_line_has_an_end(made, most, short, long):
    """What fits it is one line, to the last letter; with one more it is points, or is put otherwise."""
    [said] = lines(made(most))
    assert re.fullmatch(short, said)
    assert re.fullmatch(long, lines(made(most + 1))[0])


def test_points_within_points():
    """A point is short, or has points of its own; a head that is long is a list, and what follows is said after it."""
    half = SHORT // 2
    fits, more = words(half - 22) & words(16), words(half - 21) & words(16)
    a, b, c, d = ("x" * length for length in (half - 22, half - 21, 16, SHORT))
    assert lines(words(SHORT) | fits) == ["One of these at least:", f"- {d}", f"- {a}, and {c}"]
    assert lines(words(SHORT) | more) == ["One of these at least:", f"- {d}", "- all of these:", f"  - {b}", f"  - {c}"]
    head = f"Where {'x' * (SHORT - 6)}"
    assert lines(when(words(SHORT - 6), words(3))) == [f"{head}:", "- xxx"]
    long = words(SHORT - 25) | words(16)
    assert lines(when(long, words(3))) == [
        "Where:",
        "  - one of these at least:",
        f"    - {'x' * (SHORT - 25)}",
        f"    - {c}",
        "then:",
        "- xxx",
    ]


def test_three_with_commas_of_their_own_stand_apart():
    """And two do not."""
    listed = Campaign.channel.is_in(BOTH)
    assert sentence(listed & Campaign.named) == "The channel is one of: post, sms, and the sender is named."
    assert sentence(listed & Campaign.named & ~Campaign.quiet) == (
        "The channel is one of: post, sms; the sender is named; and the quiet: no."
    )
    assert sentence(words(3) & words(4) & words(5)) == "Xxx, xxxx, and xxxxx."


SETS = parameter("2020-01-01", frozenset(Channel), cites=[TEXT]).changed("2027-06-01", BOTH, cites=[TEXT])
MANY = frozenset(worded(f"{'x' * 30} {letter}") for letter in "abcdef")


def test_many_values_are_points():
    """Of the law those of each day, after what holds now; few are said in the line."""
    noun = Campaign.channels
    assert sentence(noun.includes_all(SETS)) == (
        "The channels include all of: email, post, sms (post, sms from 2027-06-01)."
    )
    many = lines(noun.includes_all(MANY))
    assert many == ["The channels include all of:", *(f"- {'x' * 30} {letter}" for letter in "abcdef")]
    offered = lines(ENTITIES.cover(MANY, Entity.activities, narrow="no"))
    assert offered == ["Together, the entities offer (the activities) all of:", *many[1:]]
    picked = ENTITIES.where(Entity.trusted)
    assert lines(picked.cover(MANY, Entity.activities, narrow="no")) == [
        "Together, the entities where they are trusted offer (the activities) all of:",
        *many[1:],
    ]
    assert lines(~picked.cover(MANY, Entity.activities, narrow="no"))[0] == (
        "Together, the entities where they are trusted do not offer (the activities) all of:"
    )
    dated = parameter("2020-01-01", MANY, cites=[TEXT]).changed("2027-06-01", BOTH, cites=[TEXT])
    assert lines(noun.includes_all(dated)) == [
        "The channels include all of:",
        *many[1:],
        "- from 2027-06-01:",
        "  - post",
        "  - sms",
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Campaign.channel.is_in(()), "The channel is one of: –."),
        (Campaign.channels.meets(()), "The channels include one at least of: –."),
        (Campaign.channels.includes_all(()), "The channels include all of: –."),
        (Campaign.channel.is_in((Channel.SMS,)), "The channel is sms."),
        (Campaign.channels.meets((Channel.SMS,)), "The channels include sms."),
        (Campaign.channels.includes_all((Channel.SMS,)), "The channels include sms."),
        (Campaign.channels.includes_all(BOTH), "The channels include all of: post, sms."),
    ],
)
def test_none_one_and_several_values(question, said):
    """A single one is said as itself; of none a dash stands for them."""
    assert sentence(question) == said


def test_one_long_value_is_said_in_the_line():
    """There is nothing to count up: no head, no point."""
    [said] = lines(Campaign.channels.includes_all(frozenset([worded("x" * SHORT)])))
    assert said == f"The channels include {'x' * SHORT}"


@pytest.mark.parametrize(
    "asked",
    [
        lambda values: ENTITIES.cover(values, Entity.activities, narrow="no"),
        lambda values: ENTITIES.where(Entity.trusted).cover(values, Entity.activities, narrow="no"),
    ],
)
@pytest.mark.parametrize(("length", "said"), [(SHORT - 1, 1), (SHORT, 1), (SHORT + 1, 3)])
def test_what_is_counted_up_stands_in_the_line_while_it_is_short(asked, length, said):
    """A point of a longer list too."""
    missing = length - len(clause(asked(frozenset((worded("x"), worded("y"))))))
    question = asked(frozenset((worded("x" * (missing + 1)), worded("y"))))
    assert len(clause(question)) == length
    head, *points = lines(question & Whole.strict)
    assert (head, points[-1], len(points)) == ("All of these:", "- the house is strict", said + 1)


@pytest.mark.parametrize(
    ("noun", "language", "several"),
    [
        ("the calls", "en", True),
        ("the number of calls", "en", False),
        ("the dates of the call", "en", True),
        ("the address", "en", False),
        ("the status", "en", False),
        ("the basis", "en", False),
        ("the day", "en", False),
        ("calls", "en", True),
        ("10 days", "en", False),
        ("who asks", "en", False),
        ("whether there are calls", "en", False),
        ("", "en", False),
        ("les appels", "fr", True),
        ("le nombre d'appels", "fr", False),
        ("des appels", "fr", True),
    ],
)
def test_what_names_several(noun, language, several):
    """By the ending of its first noun, or by the article where a language's articles tell."""
    assert _plural(noun, language) is several
