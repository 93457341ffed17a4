"""Hosting, security and buildings."""

from __future__ import annotations

from healthgov.days import days, months, years
from healthgov.fr.retention.checked import cited, kept
from healthgov.retention.rows import GUIDANCE, MEMORY, SECOND_HAND, SEEN
from healthgov.retention.policies import Disposition, Nature, Phase
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["SecuritySchedule"]

# The year in the number of the decree: it cannot have applied before.
_OF_2021 = "2021-01-01"


class SecuritySchedule(RetentionSchedule):
    """Hosting, security, buildings."""

    hosted_health_data = kept(
        "hosted_health_data",
        ("data at a certified host", "données chez un hébergeur certifié"),
        # A host has no period of its own: until the data are returned there is no day, after it not one more.
        days(0).after("data_returned"),
        "data_returned",
        Nature.MAXIMUM,
        "CSP, art. L1111-8 and R1111-11",
        sure=SEEN,
        controller="host (processor)",
        disposition=Disposition.RETURN,
        phases=(Phase("active", days(0).after("contract_end")),),
        note=(
            (
                "returned at the end of the service, before anything is eliminated, and no copy kept; the price of the "
                "return is a matter of contract"
            ),
            (
                "restituées à la fin de la prestation, avant toute élimination, sans copie gardée ; le prix de la "
                "restitution relève du contrat"
            ),
        ),
    )
    security_log_standard = kept(
        "security_log_standard",
        ("security log", "journal de sécurité"),
        months(12),
        "log_entry",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2021-122",
        sure=SECOND_HAND,
        force=GUIDANCE,
        least=months(6).after("log_entry"),
        since="2021-10-30",
        note=("a range of six to twelve months", "une fourchette de six à douze mois"),
    )
    security_log_short_lived_data = kept(
        "security_log_short_lived_data",
        ("security log of data kept less than six months", "journal de données gardées moins de six mois"),
        months(12),
        "log_entry",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2021-122",
        sure=SECOND_HAND,
        force=GUIDANCE,
        least=months(6).after("log_entry"),
        since="2021-10-30",
        note=("the log does not contain the data themselves", "le journal ne contient pas les données elles-mêmes"),
    )
    security_log_internal_control = kept(
        "security_log_internal_control",
        ("security log for internal control", "journal pour contrôle interne"),
        years(3),
        "log_entry",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2021-122",
        sure=SECOND_HAND,
        force=GUIDANCE,
        least=months(6).after("log_entry"),
        since="2021-10-30",
        note=(
            "needs a shown risk of misuse and a written procedure",
            "suppose un risque d'abus démontré et une procédure écrite",
        ),
    )
    isp_host_identification_data = kept(
        "isp_host_identification_data",
        ("identification data of a public host", "données d'identification d'un hébergeur public"),
        years(1),
        "record_created",
        Nature.FIXED,
        "Decree 2021-1362",
        sure=MEMORY,
        controller="public online host",
        since=_OF_2021,
    )
    isp_host_identity_data = kept(
        "isp_host_identity_data",
        ("identity data of users of a public host", "données d'identité des utilisateurs d'un hébergeur public"),
        years(5),
        "contract_end",
        Nature.FIXED,
        "Decree 2021-1362",
        sure=MEMORY,
        controller="public online host",
        since=_OF_2021,
        note=(
            "counted from the end of the contract, the latest start there can be",
            "compté dès la fin du contrat, le départ le plus tardif possible",
        ),
    )
    cctv_footage = kept(
        "cctv_footage",
        ("video surveillance", "images de vidéoprotection"),
        months(1),
        "recording",
        Nature.MAXIMUM,
        "CSI, art. L252-5",
        sure=MEMORY,
        also=(cited("CNIL, video surveillance", sure=SECOND_HAND, force=GUIDANCE),),
        note=(
            "an extract for proceedings has another purpose; not erasing in time is an offence",
            "un extrait pour une procédure a une autre finalité ; ne pas effacer à temps est un délit",
        ),
    )
    badge_access_log = kept(
        "badge_access_log",
        ("badge log", "journal des badges"),
        months(3),
        "passage",
        Nature.MAXIMUM,
        "CNIL, access control",
        sure=MEMORY,
        force=GUIDANCE,
        controller="employer",
        note=(
            "five years where the badge serves to count working time",
            "cinq ans si le badge sert à décompter le temps de travail",
        ),
    )
    breach_register = kept(
        "breach_register",
        ("register of breaches", "registre des violations"),
        until(("as long as the authority may verify it", "tant que l'autorité peut le vérifier")),
        "closure",
        Nature.CRITERION,
        "GDPR, art. 33(5)",
        sure=MEMORY,
        disposition=Disposition.NONE_STATED,
        # The first day of the regulation.
        since="2018-05-25",
    )
