"""The end of the keeping, of the processing or of the use of data itself, in six languages: it is what is asked for, and no
answer.

Words are compared without accents. Between them may stand only what says nothing of its own: "the end of the legal retention
period" names nothing, and the end of a period of commercial law does. What somebody else does with the data, "as long as you
use the service", is an end.
"""

from __future__ import annotations

__all__ = ["OWN_END"]


def _after(*words: str) -> str:
    """Beside one of these words, which stays: it may say that something else lasts, as in "while we process your application"."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words) + ")"


_BETWEEN = "the our this that its any legal statutory applicable relevant required respective mandatory prescribed maximum data"
_OF_TIME = f"(?:(?:{'|'.join(_BETWEEN.split())}) )*"
_STOPPED = (
    "(?:(?:has|have|is|are|will) )?(?:ends?|ended|expires?|expired|lapses?|lapsed|elapses?|elapsed|stops?|ceases?|over)"
)
_ENGLISH = (
    (
        rf"\b(?:end|expiry|expiration|completion|lapse)s? of {_OF_TIME}"
        r"(?:(?:retention|storage|conservation|preservation|archiving)(?: (?:period|time|term)s?)?|processing)\b"
    ),
    rf"\b(?:retention|storage|conservation) (?:period|time)s? {_STOPPED}\b",
    rf"\bprocessing (?:{_STOPPED}|lasts|continues)\b",
    _after("as", "while", "whilst", "until", "till", "once", "after", "when")
    + r"we (?:(?:are|still|no longer|actively) )?(?:(?:stop|cease|finish|need)(?:ped|d|ed)? (?:to )?)?"
    r"(?:use|using|hold|holding|keep|keeping|process|processing|store|storing|retain|retaining)\b",
    rf"\b(?:use|usage|life|lifetime|lifecycle) of (?:(?:the|your|these|those|this|personal) )*(?:data|information)\b(?: {_STOPPED})?",
)
_FRENCH = (
    (
        r"\b(?:fin|terme|expiration|echeance|issue) (?:de la|de l'|de|du|des) ?"
        r"(?:(?:periode|duree|delai)s? (?:(?:legale?|legaux|maximale?|prevue?) )?de )?(?:conservation|stockage|archivage)\b"
    ),
    _after("que", "lorsque", "quand") + r"nous (?:(?:les|en|ne) )?(?:utilis|conserv|detenons|exploit|stock|trait)\w*",
    r"\b(?:utilisation|exploitation|usage) (?:de|des) (?:(?:vos|ces|ses|leurs|nos) )?(?:donnees|informations)\b",
    r"\bleurs? (?:utilisation|conservation|exploitation)\b",
)
_GERMAN = (
    (
        r"\b(?:ablauf|ende|schluss|abschluss|beendigung) "
        r"(?:(?:der|des|dieser|jeweiligen|geltenden|gesetzlichen|vorgeschriebenen|entsprechenden|anwendbaren) )*"
        r"(?:aufbewahrung\w*|speicher(?:ung|dauer|frist|zeit)\w*|(?:daten)?verarbeitung\w*|loschfrist\w*)"
    ),
    _after("solange", "bis", "wahrend", "sobald", "wenn")
    + r"wir (?:(?:die|ihre|diese|sie|personenbezogenen?|daten|noch|nicht|mehr) ){0,5}"
    r"(?:nutzen|verwenden|verarbeiten|speichern|aufbewahren)\b",
    r"\b(?:nutzung|verwendung) (?:(?:der|ihrer|dieser|von|personenbezogene[nr]?) )*daten\b|\bdatennutzung\b",
)
_SPANISH = (
    (
        r"\b(?:fin|final|termino|vencimiento|finalizacion|expiracion) (?:de la|de los|del|de) "
        r"(?:(?:plazo|periodo|tiempo)s? (?:(?:legal|maximo) )?de )?(?:conservacion|almacenamiento)\b"
    ),
    (
        r"\b(?:finalizar|finalizado|transcurrido|vencido|concluido) (?:el|los) (?:plazo|periodo)s? (?:(?:legal|maximo) )?"
        r"de (?:conservacion|almacenamiento)\b"
    ),
    r"\b(?:utilicemos|usemos|tratemos|conservemos|mantengamos|almacenemos)\b",
    r"\b(?:uso|utilizacion) de (?:(?:los|sus|estos) )?datos\b",
)
_ITALIAN = (
    (
        r"\b(?:fine|termine|scadenza|decorso) (?:della|dei|del|di) ?"
        r"(?:(?:periodo|termine|tempo|durata) (?:(?:legale|massimo) )?di )?(?:conservazione|archiviazione)\b"
    ),
    _after("finche", "quando", "mentre")
    + r"(?:(?:non|li|ne) )?(?:utilizz(?:iamo|eremo)|us(?:iamo|eremo)|tratt(?:iamo|eremo)|conserv(?:iamo|eremo))\b",
    r"\b(?:utilizzo|uso) dei (?:(?:suoi|vostri|tuoi|propri) )?dati\b",
)
_DUTCH = (
    (
        r"\b(?:einde|afloop|verstrijken|verloop) van (?:(?:de|het|wettelijke|geldende|toepasselijke) )*"
        r"(?:bewaar(?:termijn|periode)\w*|verwerking\w*)"
    ),
    _after("zolang", "tot", "totdat", "terwijl", "als")
    + r"(?:wij|we) (?:(?:de|uw|deze|persoonsgegevens|gegevens|ze|niet|meer) ){0,5}(?:gebruiken|verwerken|bewaren)\b",
    r"\bgebruik van (?:(?:de|uw|deze) )?(?:persoons)?gegevens\b",
)
OWN_END = "|".join((*_ENGLISH, *_FRENCH, *_GERMAN, *_SPANISH, *_ITALIAN, *_DUTCH))
"""What names the end of the keeping, the processing or the use itself."""
