"""What French law adds to the GDPR: Law 78-17 of 6 January 1978 (LIL) and the public-health code (CSP).

``DataProtection`` is the GDPR with the French difference; for organisations outside its reach it is the
GDPR alone.

>>> from healthgov.fr import DataProtection
>>> DataProtection(as_of="2026-11-24").digital_age
15
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import ClassVar

from healthgov.deadlines import IsHoliday, ResponsePeriod
from healthgov.eu import Gdpr
from healthgov.eu.gdpr.grounds import GroundRules
from healthgov.eu.gdpr.requests import answered_within
from healthgov.eu.places import GDPR_BY_NATIONAL_LAW, OUTERMOST
from healthgov.findings import (
    CountryCode,
    Finding,
    Words,
    all_hold,
    failed,
    implied,
    missing,
    not_applicable,
    passed,
    stated,
)
from healthgov.fr.deadlines import MEDICAL_FILE_OLD, MEDICAL_FILE_RECENT, is_holiday, medical_file
from healthgov.fr.references import (
    CNIL_2018_327,
    CNIL_2019_118,
    CNIL_MR_2026,
    DECREE_2019_341,
    L1110_4,
    L1111_7,
    L1111_8_1,
    L1111_8_2,
    L1111_8_VII,
    LIL_30,
    LIL_45,
    LIL_48,
    LIL_66,
    LIL_84,
)
from healthgov.models import (
    Anonymisation,
    Article9Condition,
    Breach,
    Consent,
    Formality,
    FormalityKind,
    HeirAim,
    ListedOperation,
    Notice,
    NoticeItem,
    Organisation,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    ReferenceFramework,
    RequestKind,
    RightsRequest,
)
from healthgov.questions import View
from healthgov.rules import Severity
from healthgov.rules.former import override, rule
from healthgov.values import parameter
from healthgov.verdicts import Verdict

__all__ = ["DataProtection", "in_france"]

REQUIRED_OPERATIONS = frozenset(
    {
        ListedOperation.CARE_IN_ESTABLISHMENT,
        ListedOperation.GENETIC_DATA_OF_VULNERABLE,
        ListedOperation.STAFF_PROFILING,
        ListedOperation.CONSTANT_STAFF_MONITORING,
        ListedOperation.SOCIAL_OR_HEALTH_ALERTS,
        ListedOperation.WHISTLEBLOWING,
        ListedOperation.WAREHOUSE_OR_REGISTRY,
        ListedOperation.EXCLUDING_PROFILING,
        ListedOperation.SHARED_BREACH_FILES,
        ListedOperation.PROFILING_WITH_EXTERNAL_DATA,
        ListedOperation.BIOMETRIC_RECOGNITION,
        ListedOperation.SOCIAL_HOUSING,
        ListedOperation.SOCIAL_SUPPORT,
        ListedOperation.LARGE_SCALE_LOCATION,
    }
)
"""The fourteen operations that need an impact assessment (CNIL, deliberation 2018-327)."""

EXEMPT_OPERATIONS = frozenset(
    {
        ListedOperation.STAFF_UNDER_250,
        ListedOperation.SUPPLIERS,
        ListedOperation.ELECTORAL_ROLL,
        ListedOperation.WORKS_COUNCIL,
        ListedOperation.ASSOCIATION_MEMBERS,
        ListedOperation.CARE_BY_INDIVIDUAL,
        ListedOperation.LAWYER_INDIVIDUAL,
        ListedOperation.COURT_CLERK,
        ListedOperation.NOTARY,
        ListedOperation.LOCAL_CHILD_SERVICES,
        ListedOperation.ACCESS_AND_TIME_CONTROL,
        ListedOperation.BREATH_TEST_TRANSPORT,
    }
)
"""The twelve operations that need none (CNIL, deliberation 2019-118)."""

_NO_OPERATIONS: frozenset[ListedOperation] = frozenset()
_FRANCE = CountryCode("FR")
_NEW_METHODOLOGIES = {
    ReferenceFramework.MR_001_2018: ReferenceFramework.MR_001_2026,
    ReferenceFramework.MR_003_2018: ReferenceFramework.MR_003_2026,
}
_FORMAL_PURPOSES = (PurposeKind.DATA_WAREHOUSE, PurposeKind.RESEARCH)
_EXPLICIT = Article9Condition.EXPLICIT_CONSENT


class DataProtection(Gdpr):
    """The GDPR as French law completes it."""

    title: ClassVar[Words] = (
        "GDPR, completed by French law",
        "RGPD, complété par le droit français",
    )

    digital_age = parameter("2018-06-21", 15, cites=[LIL_45])
    """From this age a minor consents alone in France; below it, together with a holder of parental responsibility."""

    operations_needing_assessment = (parameter("2018-05-25", _NO_OPERATIONS, cites=[CNIL_2018_327])).changed(
        "2018-11-06", REQUIRED_OPERATIONS, cites=[CNIL_2018_327]
    )
    operations_without_assessment = (parameter("2018-05-25", _NO_OPERATIONS, cites=[CNIL_2019_118])).changed(
        "2019-10-22", EXEMPT_OPERATIONS, cites=[CNIL_2019_118]
    )

    new_methodologies = parameter("2018-05-25", date(2026, 5, 24), cites=[CNIL_MR_2026])
    """From this day conformity is declared to the methodologies of 2026; earlier declarations stay valid."""

    def holidays(self, organisation: object) -> IsHoliday | None:
        """French public holidays, for organisations in France."""
        return is_holiday if in_france(organisation) else super().holidays(organisation)

    def required_operations(self, organisation: object) -> frozenset[ListedOperation]:
        """The French list of operations that need an assessment."""
        return self.operations_needing_assessment if in_france(organisation) else _NO_OPERATIONS

    def exempt_operations(self, organisation: object) -> frozenset[ListedOperation]:
        """The French list of operations that need none."""
        return self.operations_without_assessment if in_france(organisation) else _NO_OPERATIONS

    def children_consent_(self, consent, organisation):
        return GroundRules.__dict__["children_consent"].given.method(self, consent, organisation)

    @functools.partial(override, Gdpr.children_consent)
    def children_consent(self, consent: Consent, organisation: object) -> Finding:
        """In France a minor consents alone from 15; below, the minor and a parent consent together.

        The parent alone is not enough. LIL, art. 45; GDPR, art. 8.
        """
        if not in_france(organisation) or not consent.minors_concerned:
            return self.children_consent_(consent, organisation)
        if consent.youngest_age is None:
            return missing(
                "youngest_age",
                ("From which age do minors consent alone?", "À partir de quel âge les mineurs consentent-ils seuls ?"),
            )
        if consent.youngest_age < self.digital_age:
            return failed(
                (
                    "minors consent alone from {age}, the law says {limit}",
                    "les mineurs consentent seuls à {age} ans, la loi dit {limit}",
                ),
                at="youngest_age",
                age=consent.youngest_age,
                limit=self.digital_age,
            )
        return stated(
            consent.parent_and_child_together,
            "parent_and_child_together",
            ask=(
                "Below that age, do parent and child consent together?",
                "En deçà, le parent et l'enfant consentent-ils ensemble ?",
            ),
            no=("below that age they do not consent together", "en deçà, ils ne consentent pas ensemble"),
        )

    @rule(
        "FR-LIL-01",
        title=(
            "health data are processed after the prior formality",
            "les données de santé sont traitées après la formalité préalable",
        ),
        cites=[LIL_66],
        since="2019-06-01",
        severity=Severity.BLOCKER,
        on=ProcessingActivity,
    )
    def prior_formality(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Warehouses and research on health data conform to a declared framework or are authorised by the CNIL.

        First the exemptions (explicit consent, a study by the care team on its own patients), then a framework
        declared, then an authorisation. Pseudonymous data called anonymous need it too. *Fails* with none, with
        an authorisation that has ended, or departing from the framework. LIL, art. 65 and 66.
        """

        def asked() -> Finding:
            if activity.purposes is None or any(purpose.kind is None for purpose in activity.purposes):
                return missing("purposes", ("What are the purposes?", "Quelles sont les finalités ?"))
            concerned = [purpose for purpose in activity.purposes if purpose.kind in _FORMAL_PURPOSES]
            if not concerned:
                return not_applicable(
                    ("no purpose asks for a formality", "aucune finalité n'appelle de formalité"), at="purposes"
                )
            if all(_exempted_by_consent(purpose) for purpose in concerned):
                return not_applicable(
                    ("explicit consent makes it needless", "le consentement exprès en dispense"), at="purposes"
                )
            return implied(self.special(activity), lambda: self._formality(activity.formality))

        return self.as_controller(activity, organisation, lambda: self.where_french(activity, organisation, asked))

    @rule(
        "FR-LIL-02",
        title=("the NIR is used only where a decree allows it", "le NIR ne sert que là où un décret le permet"),
        cites=[LIL_30, DECREE_2019_341],
        since="2019-04-21",
        on=ProcessingActivity,
    )
    def national_identifier(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """The registration number is neither art. 9 data nor a free key: controllers and purposes are listed.

        *Fails* outside the list, except by authorisation. LIL, art. 30; decree 2019-341.
        """

        def asked() -> Finding:
            if activity.national_identifier is None:
                return missing("national_identifier", ("Is the NIR processed?", "Le NIR est-il traité ?"))
            if not activity.national_identifier:
                return not_applicable(("the NIR is not processed", "le NIR n'est pas traité"), at="national_identifier")
            return stated(
                activity.national_identifier_allowed,
                "national_identifier_allowed",
                ask=("Which point of the decree allows it?", "Quel point du décret le permet ?"),
                no=("no point of the decree allows it", "aucun point du décret ne le permet"),
            )

        return self.where_reached(organisation, lambda: self.where_french(activity, organisation, asked))

    @rule(
        "FR-LIL-03",
        title=(
            "persons are told of directives for after death",
            "les personnes sont informées des directives post mortem",
        ),
        cites=[LIL_48],
        since="2019-06-01",
        severity=Severity.MINOR,
        on=Notice,
    )
    def directives_told(self, notice: Notice, organisation: object) -> Finding:
        """A French notice also says that one may leave directives on one's data for after death. LIL, art. 48 and 85."""
        if not in_france(organisation):
            return not_applicable(("the organisation is not in France", "l'organisation n'est pas en France"))
        if notice.given is False:
            return not_applicable(("there is no notice", "il n'y a pas d'information"), at="given")
        if notice.items is None:
            return missing("items", ("What does the information say?", "Que dit l'information ?"))
        told = NoticeItem.POST_MORTEM_DIRECTIVES in notice.items
        made, words = (
            (passed, ("it says so", "elle le dit"))
            if told
            else (failed, ("it says nothing of directives", "elle ne dit rien des directives"))
        )
        return made(words, at="items")

    @rule(
        "FR-CSP-01",
        title=(
            "the medical file is given in eight days or two months",
            "le dossier médical est donné sous huit jours ou deux mois",
        ),
        cites=[L1111_7],
        since="2002-04-30",
        on=RightsRequest,
    )
    def medical_file_in_time(self, request: RightsRequest, organisation: object) -> Finding:
        """Eight days at most, not before 48 hours; two months for information compiled more than five years ago.

        The age runs from when the information was compiled. A matter before the psychiatric commission also has
        two months. The month of the GDPR runs beside it: see EU-GDPR-22. CSP, art. L1111-7.
        """
        if not in_france(organisation):
            return not_applicable(("the organisation is not in France", "l'organisation n'est pas en France"))
        if request.kind is not RequestKind.MEDICAL_FILE:
            return not_applicable(("no medical file is asked for", "aucun dossier médical n'est demandé"), at="kind")
        if request.received_on is None:
            return missing("received_on", ("When was the request received?", "Quand la demande a-t-elle été reçue ?"))
        if request.psychiatric_commission:
            period = MEDICAL_FILE_OLD
        elif request.compiled_on is None:
            quick = self._within(MEDICAL_FILE_RECENT, request, organisation)
            if quick.verdict is Verdict.PASS:
                return quick
            return missing(
                "compiled_on", ("When was the information compiled?", "Quand l'information a-t-elle été constituée ?")
            )
        else:
            period = medical_file(compiled_on=request.compiled_on, received=request.received_on)
        opens = period.opens(request.received_on)
        if request.answered_on is not None and request.answered_on < opens:
            return failed(
                (
                    "given before {day}, within the time for reflection",
                    "donné avant le {day}, dans le délai de réflexion",
                ),
                at="answered_on",
                day=opens,
            )
        return self._within(period, request, organisation)

    def _within(self, period: ResponsePeriod, request: RightsRequest, organisation: object) -> Finding:
        return answered_within(period, self, View(request, ""), self.holidays(organisation))

    @rule(
        "FR-CSP-02",
        title=("identifying health data are not sold", "les données de santé identifiantes ne sont pas vendues"),
        cites=[L1111_8_VII],
        since="2002-03-05",
        severity=Severity.BLOCKER,
        on=ProcessingActivity,
    )
    def no_sale(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Identifying health data are not given away for money, directly or not, even with consent. CSP, art. L1111-8."""

        def asked() -> Finding:
            if activity.purposes is None or any(purpose.kind is None for purpose in activity.purposes):
                return missing("purposes", ("What are the purposes?", "Quelles sont les finalités ?"))
            if not any(purpose.kind is PurposeKind.SALE_OF_DATA for purpose in activity.purposes):
                return not_applicable(("no data are sold", "aucune donnée n'est vendue"), at="purposes")
            return implied(
                self.special(activity),
                lambda: implied(
                    _identifying(activity.anonymisation),
                    lambda: failed(
                        ("identifying health data are sold", "des données de santé identifiantes sont vendues"),
                        at="purposes",
                    ),
                ),
            )

        return self.where_french(activity, organisation, asked)

    @rule(
        "FR-CSP-03",
        title=(
            "serious incidents are told to the health authorities",
            "les incidents graves sont signalés aux autorités de santé",
        ),
        cites=[L1111_8_2],
        since="2017-10-01",
        on=Breach,
    )
    def health_authority_told(self, breach: Breach, organisation: object) -> Finding:
        """Health bodies tell serious security incidents without delay, beside the notice to the CNIL. CSP, art. L1111-8-2."""
        if not in_france(organisation):
            return not_applicable(("the organisation is not in France", "l'organisation n'est pas en France"))
        return implied(
            stated(
                breach.serious_health_incident,
                "serious_health_incident",
                ask=(
                    "Is it a serious incident of a health body?",
                    "Est-ce un incident grave d'un organisme de santé ?",
                ),
                no=(
                    "it is no serious incident of a health body",
                    "ce n'est pas un incident grave d'un organisme de santé",
                ),
            ),
            lambda: stated(
                breach.health_authority_told,
                "health_authority_told",
                ask=("Were the health authorities told?", "Les autorités de santé ont-elles été avisées ?"),
                no=("the health authorities were not told", "les autorités de santé n'ont pas été avisées"),
            ),
        )

    @rule(
        "FR-CSP-04",
        title=(
            "sharing outside the care team has the patient's consent",
            "le partage hors équipe de soins a le consentement du patient",
        ),
        cites=[L1110_4],
        since="2016-01-28",
        on=Purpose,
    )
    def sharing_consented(self, purpose: Purpose, organisation: object) -> Finding:
        """Between professionals outside one care team, sharing needs consent; it is no basis of the GDPR. CSP, L1110-4."""
        if not in_france(organisation):
            return not_applicable(("the organisation is not in France", "l'organisation n'est pas en France"))
        if purpose.kind is None:
            return missing("kind", ("What kind of purpose is it?", "De quelle sorte de finalité s'agit-il ?"))
        if purpose.kind is not PurposeKind.CARE_SHARING_OUTSIDE_TEAM:
            return not_applicable(
                ("nothing is shared outside the team", "rien n'est partagé hors de l'équipe"), at="kind"
            )
        return stated(
            None if purpose.consent is None else purpose.consent.collected,
            "consent.collected",
            ask=("Did the patient consent to the sharing?", "Le patient a-t-il consenti au partage ?"),
            no=("the patient did not consent to the sharing", "le patient n'a pas consenti au partage"),
        )

    @rule(
        "FR-CSP-05",
        title=(
            "patients are known by a qualified health identity",
            "les patients sont connus par une identité de santé qualifiée",
        ),
        cites=[L1111_8_1],
        since="2021-01-01",
        severity=Severity.MINOR,
        on=ProcessingActivity,
    )
    def health_identity(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Care uses the national health identity, fetched from or checked with its service, and the person verified.

        It is not the number under which care is billed: a child has its own. CSP, art. L1111-8-1.
        """

        def asked() -> Finding:
            if activity.purposes is None or any(purpose.kind is None for purpose in activity.purposes):
                return missing("purposes", ("What are the purposes?", "Quelles sont les finalités ?"))
            if not any(purpose.kind is PurposeKind.CARE for purpose in activity.purposes):
                return not_applicable(("no care is given", "aucun soin n'est donné"), at="purposes")
            return stated(
                activity.health_identity_qualified,
                "health_identity_qualified",
                ask=(
                    "Are patients known by a qualified health identity?",
                    "Les patients sont-ils connus par une identité qualifiée ?",
                ),
                no=(
                    "patients are not known by a qualified health identity",
                    "les patients n'ont pas d'identité qualifiée",
                ),
            )

        return self.where_french(activity, organisation, asked)

    @rule(
        "FR-LIL-04",
        title=(
            "conformity is declared to the methodology in force",
            "la conformité est déclarée à la méthodologie en vigueur",
        ),
        cites=[CNIL_MR_2026],
        since="2026-05-24",
        on=Formality,
    )
    def methodology_in_force(self, formality: Formality, organisation: object) -> Finding:
        """From 24 May 2026 new declarations follow MR-001 and MR-003 of 2026; those made before stay valid."""
        if not in_france(organisation) or formality.kind is not FormalityKind.FRAMEWORK_DECLARED:
            return not_applicable(("no framework is declared", "aucun référentiel n'est déclaré"), at="kind")
        if formality.framework is None:
            return missing("framework", ("Which framework was declared?", "Quel référentiel a été déclaré ?"))
        newer = _NEW_METHODOLOGIES.get(formality.framework)
        if newer is None:
            return passed(("no newer version is known", "aucune version plus récente n'est connue"), at="framework")
        if formality.done_on is None:
            return missing("done_on", ("When was conformity declared?", "Quand la conformité a-t-elle été déclarée ?"))
        since = self.new_methodologies
        if formality.done_on < since:
            return passed(
                ("declared before {day}, and stays valid", "déclarée avant le {day}, reste valable"),
                at="done_on",
                day=since,
            )
        return failed(
            ("declared on {day}: {newer} is in force", "déclarée le {day} : {newer} est en vigueur"),
            at="framework",
            day=formality.done_on,
            newer=newer,
        )

    @rule(
        "FR-LIL-05",
        title=(
            "the file of the dead opens for three aims only",
            "le dossier d'un défunt ne s'ouvre que pour trois motifs",
        ),
        cites=[L1110_4, LIL_84],
        since="2002-03-05",
        on=RightsRequest,
    )
    def file_of_the_dead(self, request: RightsRequest, organisation: object) -> Finding:
        """Heirs learn the cause of death, defend a memory or claim rights, unless the person refused.

        The dead are outside the GDPR, and inside medical secrecy. CSP, art. L1110-4, V; LIL, art. 84 to 86.
        """
        if not in_france(organisation) or request.kind is not RequestKind.MEDICAL_FILE:
            return not_applicable(
                ("no French medical file is asked for", "aucun dossier médical français n'est demandé"), at="kind"
            )
        if request.for_deceased is None:
            return missing(
                "for_deceased", ("Is it the file of a deceased person?", "Est-ce le dossier d'une personne décédée ?")
            )
        if not request.for_deceased:
            return not_applicable(("the person is alive", "la personne est vivante"), at="for_deceased")
        return _opened(request)

    def where_french(self, activity: ProcessingActivity, organisation: object, then: Callable[[], Finding]) -> Finding:
        """Ask ``then`` where French formalities reach: an establishment in France, or persons who live there."""
        if in_france(organisation) or _FRANCE in (activity.subject_countries or ()):
            return then()
        return not_applicable(("French law does not reach this", "le droit français ne s'y applique pas"))

    def _formality(self, formality: Formality | None) -> Finding:
        if formality is None or formality.kind is None:
            return missing(
                "formality.kind",
                (
                    "Which formality was done, or which exemption holds?",
                    "Quelle formalité a été faite, ou quelle exemption vaut ?",
                ),
            )
        match formality.kind:
            case FormalityKind.NONE:
                return failed(
                    (
                        "no framework was declared and no authorisation given",
                        "aucun référentiel déclaré, aucune autorisation donnée",
                    ),
                    at="formality.kind",
                )
            case FormalityKind.EXEMPT:
                return passed(("an exemption is claimed", "une exemption est invoquée"), at="formality.kind")
            case FormalityKind.FRAMEWORK_DECLARED | FormalityKind.AUTHORISED:
                answers = [
                    stated(
                        formality.conforms,
                        "formality.conforms",
                        ask=("Does the processing keep to it?", "Le traitement s'y conforme-t-il ?"),
                        no=("the processing departs from it", "le traitement s'en écarte"),
                    )
                ]
                if formality.last_day is not None:
                    made = passed if self.day <= formality.last_day else failed
                    answers.append(
                        made(
                            ("given until {day}", "donnée jusqu'au {day}"),
                            at="formality.last_day",
                            day=formality.last_day,
                        )
                    )
                return all_hold(("the formality was done and holds", "la formalité est faite et vaut"), answers)


def in_france(organisation: object) -> bool:
    """Whether an organisation is established in France, overseas territories included."""
    country = organisation.country if isinstance(organisation, Organisation) else None
    return country is not None and (country == _FRANCE or country in _OVERSEAS)


_OVERSEAS = frozenset(code for places in (OUTERMOST, GDPR_BY_NATIONAL_LAW) for code in places.members)


def _exempted_by_consent(purpose: Purpose) -> bool:
    return purpose.article_9 is _EXPLICIT and purpose.consent is not None and bool(purpose.consent.explicit)


def _identifying(anonymisation: Anonymisation | None) -> Finding:
    if anonymisation is None or anonymisation.claimed is False:
        return passed(("the data identify persons", "les données identifient des personnes"))
    tests = (anonymisation.singling_out, anonymisation.linkable, anonymisation.inferable)
    if any(tests):
        return passed(
            ("the data still identify persons", "les données identifient encore des personnes"), at="anonymisation"
        )
    if None in tests:
        return missing(
            "anonymisation",
            ("Are the three tests of anonymity met?", "Les trois critères d'anonymat sont-ils remplis ?"),
        )
    return failed(("the data are anonymous", "les données sont anonymes"), at="anonymisation")


def _opened(request: RightsRequest) -> Finding:
    if request.granted is None:
        return missing("granted", ("Was the file given?", "Le dossier a-t-il été donné ?"))
    if not request.granted:
        return passed(("the file was not given", "le dossier n'a pas été donné"), at="granted")
    if request.deceased_refused:
        return failed(("the person had refused it", "la personne l'avait refusé"), at="deceased_refused")
    if request.heir_aim is None:
        return missing("heir_aim", ("Why did the heir ask?", "Pourquoi l'ayant droit le demandait-il ?"))
    made = failed if request.heir_aim is HeirAim.OTHER else passed
    return made(("the aim is: {aim}", "le motif est : {aim}"), at="heir_aim", aim=request.heir_aim)
