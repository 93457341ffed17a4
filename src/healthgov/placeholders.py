"""Texts that only mark a place still to be filled in: what they stand in is *not stated*.

One list for every text that is read: documents, models made in Python, published lists, and so the record of processing.
A text is a placeholder as a whole, or by how it begins where nothing else can begin so; one that merely contains such
a word is somebody's text, and is kept.

>>> [is_placeholder(text) for text in ("[to fill in]", "à compléter par le délégué", "TODO: name him", "xxx", "N/A", " ")]
[True, True, True, True, True, True]
>>> [is_placeholder(text) for text in ("Laboratoire XXX & Fils", "todo el personal", "none", "[list of 2024-12]")]
[False, False, False, False]

A list in which one item is still to be filled in is not stated either: nobody knows yet what will be on it.

>>> stated(["cameras", "TODO"]) is None, stated(["cameras"]), stated("TODO") is None
(True, ['cameras'], True)
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

__all__ = ["BEGINNINGS", "WHOLE", "filled_in", "is_awaited", "is_placeholder", "says_something", "stated"]


def _phrases(*lines: str) -> frozenset[str]:
    """What stands between the bars."""
    return frozenset(
        phrase.strip() for line in "\n".join(lines).strip().splitlines() for phrase in line.split("|") if phrase.strip()
    )


WHOLE = _phrases(
    # English
    """
    to fill in | to be filled in | to be filled | to be completed | to complete | to be defined | to define
    to be determined | to be confirmed | to be decided | to be provided | to be specified | to be added
    please fill in | please complete | fill in | fill me in | fill me | coming soon | pending | awaiting
    not yet defined | not yet determined | not yet known | to be discussed | to be supplied | to be advised
    to be written | to be drafted | to be appointed | to be designated | to be named | to be assigned
    to be announced | to be documented | to be agreed | to be identified | to be validated | to be established
    to be updated | to follow | will follow | to fill | fill this in | not yet appointed | not yet designated
    not yet named | not yet written | not yet documented | not yet available | not yet decided | will be added
    will be added later | will be completed | will be completed later | will be specified later | work in progress
    in progress | in preparation | wip | w.i.p | under construction | being drafted | being written | your name
    first name last name | not available | not applicable | not specified | not stated | not known | unspecified
    unknown | placeholder | changeme | change me | todo | to do | fixme | tbd | tba | tbc | t.b.d | t.b.c
    to be asked | ask client | ask the client | don't know | dont know | i don't know | we don't know | do not know
    missing | missing information | on hold | soon | later | draft | dummy | sample text | example text | dummy text
    some text | text here | text goes here | foo | foobar | foo bar | asdf | asdfgh | qwerty | azerty | blah
    blah blah | bla | blabla | bla bla | lipsum | dolor sit amet | insert here | insert text | insert name
    insert value | enter name | enter text | enter value | enter here | select | please select | select one
    select an option | choose | choose one | please choose | choose an item | choose an option | enter a date
    full name | name of the dpo | name of the officer | name@domain.com | name@example.com | email@example.com
    user@example.com | nom@domaine.fr | prenom.nom@domaine.fr | adresse@domaine.fr | votre@email.fr | n/a | n.a | na
    n/d | n.d | #n/a | nan | null | undefined | lorem | lorem ipsum
    """,
    # French, without accents: a text is compared without them
    """
    a completer | a remplir | a definir | a preciser | a renseigner | a determiner | a confirmer | a fournir
    a indiquer | a saisir | a venir | a faire | en cours | en cours de definition | en attente | pas encore defini
    pas encore definie | a voir | a valider | a discuter | inconnu | inconnue | a designer | a nommer | a identifier
    a etablir | a rediger | a fixer | a ajouter | a documenter | a inserer | a ecrire | a mettre a jour | a recruter
    texte a inserer | nom a completer | pas encore designe | pas encore designee | pas encore nomme
    pas encore nommee | pas encore connu | pas encore redige | pas encore redigee | pas encore etabli
    pas encore etablie | pas encore determine | en cours de redaction | en cours de designation
    en cours de nomination | en cours de recrutement | en cours d'identification | en cours d'elaboration
    en cours de construction | en cours de validation | en construction | en preparation | sera complete
    sera complete ulterieurement | sera precise | sera precise ulterieurement | sera precisee ulterieurement
    sera renseigne ulterieurement | sera defini ulterieurement | sera definie ulterieurement
    seront precises ulterieurement | nom du dpo | nom du delegue | nom prenom | prenom nom | nom et prenom
    votre nom | non connu | non connue | vide | n.c | n/c | ne sait pas | je ne sais pas | nous ne savons pas
    ne sais pas | nsp | on ne sait pas | manquant | manquante | information manquante | a demander
    a demander au client | a recuperer | a verifier | en suspens | brouillon | bientot | prochainement | plus tard
    ulterieurement | definir | completer | remplir | renseigner | acompleter | inserer ici | completer ici
    texte ici | votre texte | votre texte ici | exemple de texte | texte d'exemple | selectionner | selectionnez
    choisir | choisissez | choisissez un element | choisir un element | selectionnez une option | entrez du texte
    saisir ici | saisissez ici | saisir le texte | en attente de reponse | en attente de validation
    en attente de retour | en attente de confirmation | en attente de decision | nom, prenom | prenom, nom
    nom et prenom du dpo | nom prenom du dpo | a relancer | non renseigne | non renseignee | non precise
    non precisee | non communique | non communiquee | non defini | non definie | non disponible | non applicable
    sans objet | s.o | s/o
    """,
    # The neighbours' languages, as far as their forms come to be merged with ours
    """
    da compilare | da completare | da definire | da inserire | da verificare | por definir | por completar
    por confirmar | pendiente | sin definir | a confirmar | noch offen | noch zu klaren | noch zu erganzen
    zu erganzen | bitte erganzen | bitte ausfullen | auszufullen | unbekannt | k.a | nog in te vullen | in te vullen
    nader te bepalen | nog te bepalen | onbekend | n.v.t | nvt | wird nachgereicht | folgt | noch festzulegen
    noch zu bestimmen | noch zu benennen | wird erganzt | wird noch benannt | in bearbeitung | keine angabe | k. a
    por determinar | por asignar | por designar | en tramite | desconocido | no disponible | da nominare
    da determinare | da stabilire | in corso | sconosciuto | non disponibile | nog onbekend | nog aan te wijzen
    volgt | niet bekend
    """,
)
"""Texts that are placeholders as a whole, whatever their case, their accents and the marks around them.

``none``, ``no`` and ``aucun`` are not among them: they say something.
"""

BEGINNINGS = tuple(
    sorted(
        _phrases(
            """
            to be completed | to be filled | to be defined | to be determined | to be confirmed | to be specified
            to fill in | lorem ipsum | fixme: | todo: | todo : | todo - | todo ( | tbd: | tbd : | tbd - | tbd (
            a completer | a remplir | a definir | a preciser | a renseigner | a determiner | tbd, | tbc,
            a confirmer par | a confirmer avec | a voir avec | a demander a | to be asked | to see with | attente retour
            en attente de validation | en attente de retour | waiting for legal | pending legal | click or tap
            click here to enter | cliquez ou appuyez | cliquez ici pour | choisissez un element
            """
        )
    )
)
"""How a placeholder may begin: who, when or what is still to come may follow."""

_AROUND = " \t\r\n[](){}<>\"'*_.:!?-=/\\|~^`"
_READ = 80
"""How much of a text is read to see how it begins."""
_SHORT = 60
_SHAPES = re.compile(
    r"[\W_]*(?:x[\W_]*){2,}"  # nothing but the letter that stands for any other, as in dates and addresses
    r"|[\W_]*(?:0[\W_]*){8,}"  # a number of nobody
    r"|(?:[jd]{2}[/.-]m{2}[/.-][ay]{2,4}|[ay]{4}[/.-]m{2}[/.-][jd]{2}|m{2}[/.-]d{2}[/.-]y{2,4})"  # how a day is written
    r"|%\w+%|<<[^<>\d@/:]*>>|\[\[[^\[\]\d@/]*\]\]|\{[^{}\d@/:]*\}|@@\w+@@|##\w+##|__\w+__|\$[a-z_]{2,}"
    r"|#(?:ref|valeur|value|nom|name|div/0|num|nombre|null)[!?]"  # what a sheet shows where it has lost a value
    r"|x{2,}@[\w.-]+|tb[acd](?: ?[/,] ?tb[acd]| \d{4})"
    r"|\[[^\[\]\d@/]*\]|\{\{[^{}]*\}\}|\$\{[^{}]*\}|<[^<>\d@/:]*>"  # a field of a template, and nothing around it
    r"|(?:insert|enter|your|inserer|indiquer|votre)(?: [\w '/-]{1,40}[ _-](?:here|ici)|_\w{1,40}|-[\w-]{1,40}-(?:here|ici))",
)


_JOINED = re.compile(r"(?<=\w)[_-](?=\w)|(?<=[^\W_])_+(?=[^\W_])")
"""What joins the words of a name in code, as in ``to_be_completed``."""
_ENDINGS = re.compile(r"\(e\)|(?<=[e-u])[.·]e\b")
"""How French writes both genders at once: ``renseigné(e)``, ``renseigné.e``."""

_PARTS_OF_DAYS = ("jj", "dd", "mm", "aaaa", "yyyy")
_FIRST = frozenset(
    re.split(r"[^a-z0-9]", one)[0]
    for one in (*WHOLE, *BEGINNINGS, "insert", "inserer", "enter", "your", "indiquer", "votre", *_PARTS_OF_DAYS)
)
"""The words with which a placeholder may begin."""


_WORD = re.compile(r"(?![xX0])[a-zA-Z0-9\u00c0-\u00ff]++(?=[ -~]|\Z)").match


def says_something(text: str) -> bool:
    """Whether a quick look shows that a text is no placeholder: its first word begins none. Not shown is not denied."""
    word = text.partition(" ")[0]
    if word.isascii() and word.isalpha() and word[0] not in "xX":  # the quickest look, at what most texts are
        return word.lower() not in _FIRST
    found = _WORD(text)
    if found is None:
        return False
    word = found[0]
    return (word.lower() if word.isascii() else _on_a_keyboard(word)) not in _FIRST


def _on_a_keyboard(text: str) -> str:
    """A text without accents, in small letters, and with marks such as dashes and quotation marks as keyboards have them."""
    return unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().casefold()


def is_placeholder(text: str) -> bool:
    """Whether a text says nothing but that something is still to be said.

    A text that is empty altogether is none: it is stated to be so, as a list may be.
    """
    if not text or says_something(text):
        return False
    head = text[:_READ]
    plain = " ".join((head.casefold() if head.isascii() else _on_a_keyboard(head)).split())
    bare = _JOINED.sub(" ", _ENDINGS.sub("", plain)).strip(_AROUND)
    if not any(map(str.isalnum, bare)):  # nothing but marks, or a text of another script
        return all(sign.isspace() or unicodedata.category(sign)[0] in "PZSM" for sign in text)
    if len(text) <= _SHORT and (bare in WHOLE or _SHAPES.fullmatch(plain) is not None):
        return True
    return bare.startswith(BEGINNINGS)


def stated(value: Any) -> Any:
    """A value that was taken, as far as it states something: ``None`` for a placeholder, and for a list with one on it.

    Only what is plain text can be one: the country ``NA`` is Namibia, once it was taken for a country.
    """
    if type(value) is str:
        return None if is_placeholder(value) else value
    if isinstance(value, (list, tuple, frozenset)) and any(type(one) is str and is_placeholder(one) for one in value):
        return None
    return value


def is_awaited(value: Any) -> bool:
    """Whether what was refused as a value marks the place of one, as ``TODO`` does where a date is to stand."""
    return type(value) is str and is_placeholder(value)


def filled_in(value: Any) -> Any:
    """A list without the places still to be filled in, to look at what else stands on it; itself where there is none."""
    if not (isinstance(value, (list, tuple)) and any(map(is_awaited, value))):
        return value
    return [one for one in value if not is_awaited(one)]
