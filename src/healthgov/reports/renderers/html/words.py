"""The words of the page itself: headings, labels, hints. What is said of a document comes with the report."""

from __future__ import annotations

from collections.abc import Mapping

from healthgov.languages import say

__all__ = ["WORDS", "words"]

WORDS = {
    "report": "Compliance report on health data",
    "skip": "Go to the report",
    "contents": "Contents",
    "at_a_glance": "At a glance",
    "to_do": "What to do first",
    "unmet": "{what} – requirements that are not met",
    "nothing_to_do": "Nothing fails: there is nothing to mend.",
    "others_to_do": "What comes next",
    "to_ask": "Questions to ask",
    "nothing_to_ask": "No question is open.",
    "ask_hint": "Each question is asked once, with every place it is about, under whoever can answer it; "
    "what depends on other answers stands below.",
    "to_come": "What will change",
    "nothing_to_come": "If nothing is stated otherwise, no answer changes in the next ten years.",
    "to_come_hint": "If nothing is stated otherwise: the days on which an answer changes by itself.",
    "flows": "Where the data go",
    "flows_hint": "From each activity to whoever hosts or receives the data, and to the country.",
    "no_flows": "The document names no host or recipient of an activity.",
    "flows_table": "The same as a table",
    "findings": "All findings",
    "notes": "Limits of this report",
    "about": "About",
    "unassessed": "What was not assessed",
    "everything_assessed": "Every body of law asked for was assessed.",
    "waivers": "Waivers",
    "holds_until": "holds until {day}",
    "departures": "What the house changed",
    "skipped": "Rules not evaluated",
    "reading": "How to read this report",
    "reading_pass": "Met: the facts stated show it. Nothing is taken as met because it is not stated.",
    "reading_unknown": "Open: a fact is missing, the law is disputed, or the case lies outside of what is modelled.",
    "reading_fail": "Not met: the facts stated show it.",
    "reading_none": "Does not apply: the law asks nothing here. This is not a pass.",
    "reading_advice": "This report applies rules to what was stated. It is no legal advice, and nobody checked the statements.",
    "remedy": "What would mend it",
    "wrong": "What is wrong",
    "mends_several": "It mends several requirements at once",
    "place": "Place in the document",
    "waiting": "Requirements that wait for the answer",
    "explanation": "The whole explanation",
    "texts": "Texts",
    "sanction": "What who breaks them risks",
    "filters": "Filters",
    "search": "Search",
    "law": "Body of law",
    "all_laws": "All",
    "severity": "Severity",
    "any_severity": "Any",
    "verdicts": "Verdicts",
    "open_all": "Open all",
    "close_all": "Close all",
    "print": "Print or save as PDF",
    "shown": "{count} of {whole} requirements are shown; the filters hide the others.",
    "all_shown": "All {whole} requirements are shown.",
    "none_shown": "No finding matches these filters.",
    "activity": "Activity",
    "host": "Host or recipient",
    "country": "Country",
    "what": "What happens there",
    "not_evaluated": "not evaluated",
    "laws": "Bodies of law",
    "made_with": "Made with healthgov",
    "fail": "Not met",
    "unknown": "Open",
    "pass": "Met",
    "waived": "Waived",
    "does not apply": "Does not apply",
    "ask_first": "Begin with these questions: most requirements wait for them.",
    "ask_whom": "To ask",
    "see": "See the finding",
    "drawing_come": "Timeline of changes",
    "drawing_flows": "Map of flows",
}


def words(language: str) -> Mapping[str, str]:
    """All words of the page in a language."""
    return {key: say(sentence, None, language) for key, sentence in WORDS.items()}
