"""Criteria of retention in words: those from which an end follows, and those from which none does.

"As long as necessary" is no criterion: nobody can tell from it when data go (WP260 rev.01, on art. 13(2)(a)). Nor is "by law",
"by our policy", or by that of somebody else, which name nothing that ends. Neither is a minimum alone, since what is kept "at least one year" may be kept for ever, nor what says that there is no end.

>>> [says_an_end(text) for text in ("until the contract ends", "as long as necessary", "durée légale", "5 ans")]
[True, False, False, True]
>>> [says_an_end(text) for text in ("selon la législation belge en vigueur", "CSP, art. R1112-7", "secondo i termini di legge")]
[False, True, False]
>>> [says_an_end(text) for text in ("at least one year", "au moins 1 an, au plus 3 ans", "indefinitely", "10 ans minimum")]
[False, True, False, False]
>>> [says_an_end(text) for text in ("patients de 18 ans ou plus : 5 ans", "aged at least 16: 3 years", "5 ans ou plus")]
[True, True, False]
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["SAYS_AN_END", "SAYS_NONE", "says_an_end", "says_no_end"]

SAYS_AN_END = "the criteria of retention are stated"
SAYS_NONE = "no end follows from the criteria of retention"

# A criterion names something from which the end follows: an event, a number, an age, an article. These words name nothing:
# the first put the answer off (to need, to the law, to a policy, to the case), the others only stand around them. A text is
# held to be empty when it has one of the first and no word besides; without accents, as it is compared.
_PUTS_OFF = frozenset(
    """
    necessary needed need needs required require requires useful relevant want wants fit reasonable appropriate adequate suitable
    proportionate limited law laws legal legally statutory regulatory regulation regulations legislation policy policies
    purpose purposes depends varies variable case cases applicable
    necessaire necessaires utile utiles requise requises requis pertinent pertinente pertinents pertinentes besoin besoins
    loi lois legal legale legales legaux reglementaire reglementaires reglementation reglementations legislation politique
    politiques finalite finalites raisonnable appropriee approprie adequate adaptee adapte proportionnee limitee depend
    cas variables prescriptions vigueur
    erforderlich notwendig notig gesetz gesetze gesetzliche gesetzlichen gesetzlicher zweck zwecke zwecken richtlinie richtlinien
    necessario necessari necessaria finalita legge leggi normativa norme policy
    necesario necesaria ley leyes legales legal legalmente normativa finalidad finalidades
    nodig noodzakelijk wet wettelijk wettelijke doel doeleinden beleid
    """.split()  # noqa: SIM905  words are read as words
)
_AROUND = frozenset(
    """
    a an the of to by for from in on as is are be it its they them we our us this that these those which with and or only any
    long while until till when where if time times period periods duration durations length limit limits retention keep keeps
    kept retain retains retained storage stored data personal information records record no longer strictly reasonably processing
    service services see according accordance line provided provide comply complying compliance meet fulfil fulfilled achieved
    obligation obligations duty duties requirement requirements rule rules applying force clinical medical national federal
    state european eu french belgian german italian swiss each respective respectively provider providers their own depending
    type kind set forth governed privacy notice under due lifetime may must shall has have been does whatever
    le la les l un une d de du des au aux a et ou en n ne s y il elle elles ils on nous notre nos leur leurs son ses ce cela ca
    que qu qui pendant pour par selon suivant fonction conformement conforme conformes conformite respect respecter afin sur
    aussi longtemps tant temps duree durees delai delais periode conservation conserve conservee conservees conserves donnees
    donnee personnelles personnel strictement soient soit sont est plus jusqu traitement traitements poursuivie poursuivies
    obligation obligations devoir devoirs exigences exigence prevu prevue prevues prevus fixe fixee fixees imposee imposees
    imposes impose dispositions texte textes francaise francais belge suisse europeenne nationale respective respectives
    prestataire prestataires fournisseur fournisseurs propre propres type voir applicables regi regie regis regies confidentialite charte
    der die das den dem des es im rahmen gema gemass gemaess nach solange wie fur sind ist wir unsere unserer daten dauer frist
    fristen aufbewahrung aufbewahrungsfrist aufbewahrungsfristen aufbewahrungspflicht aufbewahrungspflichten vorgaben vorschriften
    bestimmungen verlangen vorgeschrieben geltenden und
    per il lo i gli alle alla al dei delle della dalla dagli dalle previsti previste tempo tempi periodo termini termine nei di
    e comunque secondo vigenti vigente obblighi conservazione dati conservati
    el los durante tiempo plazo plazos establecidos establecido previsto previstos segun vigente conservacion datos y
    het een van voor zolang als volgens bewaartermijn bewaartermijnen zijn gegevens termijn termijnen verplichtingen
    """.split()  # noqa: SIM905  words are read as words
)
_ENDLESS = (
    r"(?:kept |retained |stored |for an |period |conservees? |conservation |retention |pour une |duree )*"
    r"(?:indefinite(?:ly)?|permanent(?:ly)?|unlimited|for ?ever|without (?:any )?(?:time )?limits?|no (?:time )?limits?"
    r"|until further notice|not (?:limited|defined|determined|set)|undetermined|undefined"
    r"|indefiniment|indefinie?|illimitee?|permanente?|sans (?:aucune )?limite(?: de (?:duree|temps))?|pour toujours"
    r"|(?:in |for |en )?perpetuity|perpetual(?:ly)?|for life|lifelong|ad vitam(?: a?eternam)?"
    r"|a vie|a perpetuite|perpetuelle?|(?:a titre )?(?:definitif|definitivement)|eternelle(?:ment)?"
    r"|jusqu'a nouvel ordre|indeterminee?|non (?:definie?|determinee?|limitee?))(?: (?:period|time|duration))?"
)
_LEAST = (
    r"\b(?:at least|no less than|not less than|minimum|min\.? \d+|or longer|or more|and more"
    r"|au moins|pas moins de|minimale?|ou plus|et plus|et au-dela)\b"
)
_AGED = (
    r"\b(?:aged?|older than|over|agee?s? de|de|age minimum de|minimum age of) (?:at least |au moins )?\d+"
    r"(?: years| ans)?(?: of age| d'age)?,? (?:and|or|et|ou) (?:more|older|over|above|plus|au-dela)\b"
    r"|\b(?:at least|au moins) \d+ (?:years (?:old|of age)|ans d'age)\b"
    r"|\b(?:aged|agee?s? d'|agee?s? de) ?(?:at least|au moins) \d+(?: years| ans)?\b"
)
"""An age is whom the words are about, and no length of time."""
_MOST = (
    r"\b(?:at most|no (?:longer|more) than|not more than|up to|maximum|max\.?|within|until|then|latest|before|while|duration of|after which|erased|deleted|destroyed"
    r"|au plus|au maximum|maximale?|jusqu(?:e|'a?)?|puis|tant que|duree du|plus tard|avant|effacee?s?|supprimee?s?|detruite?s?)\b"
)


def says_an_end(text: str) -> bool:
    """Whether an end follows from the words, as far as a text can tell: what is no known empty phrase says something."""
    words = _plain(text)
    if _puts_off(words) or re.fullmatch(_ENDLESS, words):
        return False
    words = re.sub(_AGED, "", words)
    return re.search(_LEAST, words) is None or re.search(_MOST, words) is not None


def says_no_end(text: str) -> bool:
    """Whether the words say that there is no end: the same as to call the data unlimited.

    >>> [says_no_end(text) for text in ("durée illimitée", "indefinitely", "as long as necessary", "at least one year")]
    [True, True, False, False]
    """
    return re.fullmatch(_ENDLESS, _plain(text)) is not None


def _puts_off(words: str) -> bool:
    said = set(re.findall(r"\w+", words))
    return not said.isdisjoint(_PUTS_OFF) and said <= _PUTS_OFF | _AROUND


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().casefold()
    return " ".join(plain.split()).strip(" .;:!")
