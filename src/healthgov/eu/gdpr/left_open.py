"""Ends that are left to somebody's will, to the case, or to the worth of the data, in six languages: nobody can tell them.

"Until we decide otherwise", "it varies from one patient to another", "at the discretion of the manager", "until the data
have lost their value", "for now". Words are compared without accents. What is varied *by* is no end either, though its
name may be that of something that ends: "depending on the file", "je nach Vertrag".
"""

from __future__ import annotations

__all__ = ["LEFT_OPEN"]

_OTHERWISE = (
    (
        r"\buntil (?:(?:a|an|any|some|the) )?(?:further|new|other|another|contrary|different|next) "
        r"(?:notice|notification|order|instruction|decision|announcement|communication|advice)s?\b"
    ),
    r"\buntil (?:\w+ ){0,2}(?:(?:decide|say|instruct|notif|determin|direct|advis)\w* )(?:\w+ )?(?:otherwise|differently)\b|\buntil otherwise \w+",
    (
        r"\bjusqu'a (?:(?:une?|un) )?(?:(?:nouvel(?:le)?|autre) (?:ordre|avis|decision|instruction|consigne|communication)s?"
        r"|(?:ordre|avis|decision|instruction)s? (?:nouve\w+|contraires?|ulterieure?s?))\b"
    ),
    r"\bbis auf (?:weiteres|widerruf durch uns)\b",
    (
        r"\bbis (?:auf |zu |zur |zum )?(?:\w+ )?(?:anderslautend|anderweitig|anders lautend|gegenteilig|neu|weiter)\w* "
        r"(?:entscheidung|entscheid|beschluss|mitteilung|anordnung|weisung|anweisung|nachricht|bescheid|regelung)\w*"
    ),
    (
        r"\bfino a (?:(?:nuov[oaie]|divers[oaie]|contrari[oaie]|altr[oaie]|ulterior[ei]|prossim[oaie]) "
        r"(?:ordin|avvis|decision|deliber|comunicazion|disposizion|istruzion)\w*"
        r"|(?:ordin|avvis|decision|deliber|comunicazion|disposizion|istruzion)\w* (?:contrari|divers|ulterior)\w*)"
    ),
    (
        r"\bhasta (?:(?:nuev[oa]s?|otr[oa]s?|proxim[oa]s?) (?:orden|aviso|acuerdo|decision|comunicacion|instruccion)\w*"
        r"|(?:orden|aviso|acuerdo|decision|comunicacion|instruccion)\w* (?:en |de lo )?contrari[oa]s?)\b"
    ),
    (
        r"\btot (?:(?:een|nader|nadere) )?(?:nader|nadere|nieuw|nieuwe|ander|anders?luidend|andersluidende|verder|verdere) "
        r"(?:order|bericht|besluit|beslissing|aankondiging|mededeling|instructie)s?\b"
    ),
)
"""Until somebody says otherwise."""
_VARIED = (
    r"\bfrom one \w+ to (?:another|the (?:next|other))\b|\bd'une? \w+ a l'autre\b|\bde un[oa]? \w+ a otr[oa]s?\b",
    (
        r"\b(?:\w+ )?von (?P<german>\w+) zu (?P=german)\b|\b(?:\w+ )?da (?P<italian>\w+) a (?P=italian)\b"
        r"|\b(?:\w+ )?van (?P<dutch>\w+) tot (?P=dutch)\b"
    ),
    r"\b(?:depend(?:s|ing|ent)?|var(?:y|ies|iable|ying)) (?:up)?on (?:(?:the|each|every|your|its|their|of) )*\w+\b",
    r"\b(?:variables?|varient?|depend(?:ent|ant)?) (?:selon|suivant|en fonction|de|du|d') ?(?:(?:de|du|des|le|la|les|chaque|l'|votre) ?)*\w+\b",
    r"\b(?:hangt|abhangig|variiert|unterschiedlich|verschieden) (?:(?:je nach|von|nach) )(?:(?:der|dem|den|jeweiligen|art|jeder) )*\w+(?: ab)?\b",
    r"\b(?:dipend(?:e|ono|ente)|variabil[ei]|varia(?:no)?) (?:(?:da|dal|dalla|dalle|dai|secondo|a seconda) )(?:(?:del|della|dei|delle|il|la|ogni) )*\w+\b",
    r"\b(?:depende(?:n|ra)?|variables?|varian?) (?:(?:de|del|segun) )(?:(?:el|la|los|las|cada) )*\w+\b",
    r"\b(?:afhankelijk|hangt af|varieert|verschilt) (?:van|naargelang|per) (?:(?:de|het|elk|elke|uw) )*\w+\b",
)
"""By what it varies."""
_AT_WILL = (
    r"\b(?:at|in) (?:the |our |its |their )?(?:(?:sole|own|absolute|entire) )?(?:discretion|option|convenience)(?: of (?:the )?\w+(?: \w+)?)?\b",
    r"\bas (?:the |our )?(?:\w+ ){1,3}(?:sees?|thinks?|deems?|finds?|considers?) (?:it )?(?:fit|best|right|proper|appropriate)\b",
    r"\ba (?:la |l'|l' )?(?:discretion|appreciation|convenance|initiative) (?:de la|de l'|du|des|de|d') ?\w+(?: (?:de|du|d'|en) ?\w+)?\b",
    r"\b(?:nach|im) (?:(?:freie[mn]|eigene[mn]|pflichtgemassem) )?ermessen (?:(?:der|des|unserer|unseres) )?\w+\b",
    r"\ba (?:discrezione|giudizio|insindacabile giudizio) (?:del|della|dei|dello|dell') ?\w+(?: \w+)?\b",
    r"\ba (?:discrecion|criterio|juicio) (?:del|de la|de los|de) \w+(?: \w+)?\b",
    r"\b(?:naar|ter) (?:eigen )?(?:goeddunken|inzicht|beoordeling|oordeel) (?:van )?(?:(?:de|het|onze) )?\w+\b",
)
"""As somebody sees fit."""
_WORTH = (
    r"\b(?:data|information|records?|files?|they|it) (?:\w+ ){0,2}(?:los(?:e|es|t)|keeps?|retains?|hav(?:e|ing)|has|hold) (?:(?:all|their|its|any|of) )*(?:value|worth|usefulness|relevance|utility|interest)\b",
    r"\b(?:perdent|perdu|conservent|gardent|presentent|ont) (?:(?:toute?|de|leur|un|une|tout) )*(?:valeur|utilite|interet|pertinence)\b",
    r"\b(?:ihren|ihre|einen|jeden) (?:nutzen|wert|relevanz|bedeutung|zweck) (?:verloren|verlieren|haben|behalten)(?: haben)?\b",
    r"\b(?:perdono|perso|perdano|conservano|mantengono|hanno) (?:(?:la|il|ogni|loro|una) )*(?:utilita|valore|interesse|rilevanza)\b",
    r"\b(?:pierdan|pierden|perdido|conserven|tengan|mantengan) (?:(?:su|toda|todo|la|el|un) )*(?:utilidad|valor|interes|relevancia)\b",
    r"\b(?:hun|elk|alle) (?:nut|waarde|belang|relevantie) (?:verloren|verliezen|hebben|behouden)(?: hebben)?\b",
)
"""As long as the data are worth something: that is to need them."""
_FOR_NOW = (
    (
        r"\bfor (?:now|the (?:time being|moment|present))\b|\b(?:pour|a) l'(?:instant|heure actuelle)\b|\bpour le moment\b|\bprovisoirement\b"
        r"|\b(?:vorlaufig|vorerst|einstweilen|derzeit|bis dato|zunachst)\b|\bper (?:ora|adesso|il momento)\b|\bal momento\b(?! d)"
        r"|\bpor (?:ahora|el momento)\b|\bde momento\b|\b(?:voorlopig|vooralsnog|voor nu|op dit moment)\b"
    ),
)
_NO_DAY = (
    r"\b(?:no|without|not|any) (?:(?:an?|any|set|fixed|planned|known|defined) )*(?:(?:end|due|closing|deletion|erasure)[ -](?:date|day|point)|expiry|expiration)\b",
    r"\b(?:sans|aucune|pas d(?:e|')) ?(?:date (?:de fin|limite|butoir)|echeance|terme)(?: \w+ee?)?\b",
    r"\b(?:ohne|kein|keine|keinen) (?:\w+ )?(?:ablaufdatum|enddatum|loschdatum|endtermin|stichtag)\b",
    r"\b(?:senza|nessun|nessuna) (?:data di (?:fine|scadenza)|scadenza|termine)(?: \w+)?\b",
    r"\bsin (?:fecha (?:de )?(?:fin|limite|caducidad|vencimiento)|vencimiento|plazo)(?: \w+)?\b",
    r"\b(?:zonder|geen) (?:\w+ )?(?:einddatum|vervaldatum|eindtermijn)\b",
)
"""That no end is set is said of an end, and names none."""
LEFT_OPEN = "|".join((*_OTHERWISE, *_VARIED, *_AT_WILL, *_WORTH, *_FOR_NOW, *_NO_DAY))
"""What leaves the end to somebody, to the case, or to the worth of the data."""
