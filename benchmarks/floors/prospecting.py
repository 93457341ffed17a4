"""The rules of fr.Prospecting, written by hand: plain ifs, True / False / None. No organisation is given.

They ask what the law asks today, with the whole of consent, and answer as certainly as Kleene's algebra does: nothing of
healthgov is used but its models.
"""

from datetime import date, time

from healthgov.models import Address, Audience, Channel, Clock, Consent, Relation, Telephone, TrackerPurpose
from healthgov.periods import days, months, years

FRANCE = frozenset(("FR", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "WF", "PF", "NC", "TF"))
EL = frozenset((Channel.EMAIL, Channel.SMS, Channel.AUTOMATED_CALL, Channel.FAX))
MAIL = frozenset((Channel.EMAIL, Channel.SMS))
LIVE, POST = Channel.LIVE_CALL, Channel.POST
CONS, PROF = Audience.CONSUMERS, Audience.PROFESSIONALS
LIST, CUST, ACCOUNT = Relation.LIST_OBTAINED, Relation.CUSTOMER, Relation.ACCOUNT_HOLDER
NONE_YET = frozenset((Relation.PROSPECT, Relation.LIST_OBTAINED))
FIRST = date(2026, 8, 11)
FREE_ACCOUNTS = date(2025, 11, 13)
EHDS = date(2029, 3, 26)
NOC = Consent()
NOT = Telephone()
T10, T13, T14, T20 = time(10), time(13), time(14), time(20)
Y3, Y80, M6, M13, M25 = years(3), years(80), months(6), months(13), months(25)
D179 = days(179)
WRONG = frozenset((Clock.MESSAGE_OPENED, Clock.OWN_MESSAGE, Clock.PROFILE_UPDATE))
NEC, AUD = TrackerPurpose.NECESSARY, TrackerPurpose.AUDIENCE


def all3(*vs):
    r = True
    for v in vs:
        if v is False:
            return False
        if v is None:
            r = None
    return r


def any3(*vs):
    r = False
    for v in vs:
        if v is True:
            return True
        if v is None:
            r = None
    return r


def imp(a, b):
    if a is False or b is True:
        return True
    return b if a is True else None


def neg(v):
    return None if v is None else not v


def fr(c):
    """The organisation's own campaign, which approaches persons in France."""
    return not c.for_client and approaches_france(c)


def approaches_france(c):
    """Anybody's campaign, which approaches persons in France with messages that promote something, as far as is known."""
    if c.service_messages and not c.promotes_health_products and not in_doubt(c):
        return False
    return c.countries is None or not FRANCE.isdisjoint(c.countries)


def in_doubt(c):
    """Messages of a service to who asked for none, or beside similar products: it is asked whether they promote nothing."""
    if not c.service_messages or c.promotes_health_products or c.non_commercial:
        return False
    return c.relation in NONE_YET or bool(c.similar_products)


def doubted(f):
    """What fails is unknown where it is not known whether the law reaches the campaign."""

    def asked(c, day):
        r = f(c, day)
        reached = approaches_france(c) if f in (pro10, pro11) else fr(c)
        return None if r is False and reached and in_doubt(c) else r

    return asked


def body(c):
    """Addresses of bodies alone; those of consumers are asked."""
    if c.address is not Address.GENERIC:
        return False
    return None if c.audience is CONS else True


def electronic(c):
    return None if c.channel is None else c.channel in EL


def way_out(c):
    u = c.unsubscribe
    return None if u is None else all3(u.present, u.works, u.free, u.respected)


def of_age(k):
    """Minors who are offered a service consent alone from fifteen, and below that with a parent."""
    if not k.minors_concerned or k.preventive_service:
        return True
    return all3(None if k.youngest_age is None else k.youngest_age >= 15, k.parent_and_child_together)


def valid(c):
    """Consent as the GDPR means it: given, and withdrawn as easily, or by a way out in each message."""
    k = c.consent
    if k is None:
        return None
    if k.withdrawable is False or k.withdrawal_respected is False:
        return False
    if k.names_controller is False or k.no_detriment is False:
        return False
    r = all3(
        k.collected, k.positive_act, k.free, k.specific, k.informed, k.provable or None, of_age(k)
    )  # proof is contested
    if r is False:
        return False
    if k.withdrawable and k.withdrawal_respected:
        return r
    return r if way_out(c) is True else None


def for_this_channel(c):
    return None if c.channel is None or c.consent_channels is None else c.channel in c.consent_channels


def consented(c):
    r = all3(valid(c), for_this_channel(c))
    if r is False:
        return False
    if c.relation is LIST:
        named = None if c.consent is None else c.consent.names_controller
        if named is False:
            return False
        if named is None:
            return None
    return r


def informed(c):
    """What somebody else told, who collected a list, is known to who checked the collector."""
    known = True if c.relation is not LIST or (c.consent or NOC).collector_audited else None
    return all3(c.informed_at_collection, c.objection_offered_at_collection, known)


def professional(c):
    prof = None if c.audience is None else c.audience is PROF
    at_work = None if c.address in (None, Address.PERSONAL) else True  # a personal address is contested
    return all3(prof, c.related_to_profession, informed(c), at_work)


def similar(c, day):
    bought = None if c.relation is None else c.relation is CUST
    if c.relation is ACCOUNT and day >= FREE_ACCOUNTS:  # contested, where all the rest is as the article asks
        bought = None if all3(c.similar_products, c.same_legal_person, c.objection_offered_at_collection) else False
    if c.unsubscribe is not None and c.unsubscribe.present is False:
        return False
    by_mail = True if c.channel in MAIL else None  # by a machine that calls, or by fax, it is contested
    return all3(by_mail, bought, c.similar_products, c.same_legal_person, c.objection_offered_at_collection)


def calls_consumers(c):
    if c.channel is not None and c.channel is not LIVE:
        return False
    if c.audience is not None and c.audience is not CONS:
        return False
    return None if c.channel is None or c.audience is None else True


def for_charity(c, r):
    """Calls without commercial aim: contested, where they do not pass."""
    return None if c.non_commercial and r is False else r


def pro01(c, day):
    if not fr(c) or body(c):
        return True
    asked = electronic(c)
    if asked is False:
        return True
    r = consented(c)
    if r is True:
        return True
    if c.non_commercial:
        v = informed(c)
        if v and (c.similar_products or c.promotes_health_products):
            v = None
        if v is True:
            return True
        if v is None:
            r = None
    mail = True if c.channel in (Channel.EMAIL, Channel.SMS) else None
    for v in (professional(c), all3(mail, similar(c, day))):
        if v is True:
            return True
        if v is None:
            r = None
    return r if asked and body(c) is False else None


def pro02(c, day):
    if not fr(c):
        return True
    if body(c) or (c.relation is not None and c.relation is not LIST):
        return True
    k = c.consent or NOC
    if k.collected is False:
        return True
    asked = True if k.collected else electronic(c)
    if asked is not True and day >= FIRST:
        asked = any3(asked, calls_consumers(c))
    if asked is False or professional(c) is True:
        return True
    r = all3(k.provable, k.names_controller, k.collector_audited)
    return r if r is True or (asked and c.relation is LIST and body(c) is False) else None


def pro03(c, day):
    if not fr(c):
        return True
    sold = all3(calls_consumers(c), c.non_commercial is not True)
    return all3(imp(electronic(c), all3(c.sender_identified, way_out(c))), imp(sold, c.sender_identified))


def not_excepted(c, t):
    if t.press_subscription:
        return False
    if t.ongoing_contract and c.relation in NONE_YET:
        return None
    return None if t.ongoing_contract is None else not t.ongoing_contract


def pro04(c, day):
    if day > date(2026, 8, 10):
        return 0
    if not fr(c) or (c.first_day is not None and c.first_day >= FIRST):
        return True
    t = c.telephone or NOT
    return imp(calls_consumers(c), for_charity(c, imp(not_excepted(c, t), t.objection_list_checked)))


def pro05(c, day):
    if not fr(c):
        return True
    if c.last_day is not None and c.last_day < FIRST:
        return True
    if day < FIRST and (c.first_day is None or c.first_day < FIRST):
        return True
    asked = all3(calls_consumers(c), not_excepted(c, c.telephone or NOT))
    if asked is False:
        return True
    return imp(asked, for_charity(c, all3(valid(c), for_this_channel(c), (c.consent or NOC).provable)))


def pro06(c, day):
    if not fr(c):
        return True
    asked = calls_consumers(c)
    if asked is False:
        return True
    t = c.telephone or NOT
    n, s = t.calls_in_30_days, t.days_of_silence_after_refusal
    r = all3(None if n is None else n <= 4, None if s is None else s >= 60)
    if not t.hours_agreed:
        e, l, pause = t.earliest, t.latest, t.midday_pause
        if pause is None and ((e is not None and e >= T14) or (l is not None and l <= T13)):
            pause = True
        e = None if e is None else e >= T10
        l = None if l is None else l <= T20
        r = all3(r, t.weekdays_only, e, l, pause)
    return imp(asked, for_charity(c, r))


def pro07(c, day):
    if not fr(c):
        return True
    ch = c.channel
    if ch is not None and ch is not LIVE:
        return True
    t = c.telephone or NOT
    r = imp(t.recorded, t.recording_told)
    return r if ch is not None or r is True else None


def pro08(c, day):
    if not fr(c):
        return True
    ch = c.channel
    if body(c) or (ch is not None and ch is not LIVE and ch is not POST):
        return True
    collected, meant = (c.consent or NOC).collected, for_this_channel(c)
    if collected and meant is not False:
        r = all3(valid(c), meant)
        if r is False and c.relation is not LIST and informed(c) is not False:  # on which of both it rests is contested
            r = None
    else:
        r = any3(informed(c), all3(collected, meant))
    return r if r is True or (ch is not None and body(c) is False) else None


def pro13(c, day):
    ch = c.channel
    if not fr(c) or body(c) or (ch is not None and ch is not LIVE and ch is not POST):
        return True
    r = None if c.unsubscribe is None else c.unsubscribe.respected
    return r if r is True or (ch is not None and body(c) is False) else None


def pro09(c, day):
    if not fr(c) or body(c):
        return True
    passed = c.passed_to_partners if body(c) is False else all3(c.passed_to_partners, None)
    passed = all3(passed, any3(electronic(c), all3(day >= FIRST, calls_consumers(c))))
    return imp(passed, all3(c.partners_named, agreed(c)))


def agreed(c):
    """Consent to the partners: collected, and nothing known against it; one that is denied beside their names is asked."""
    k = c.consent or NOC
    if k.collected is False:
        return None
    return False if spoilt(k) else k.collected


def pro10(c, day):
    if not approaches_france(c) or c.non_commercial:
        return True
    return imp(c.built_from_prescriptions, neg(c.prescriber_identifiable))


def pro11(c, day):
    if not approaches_france(c):
        return True
    v = all3(c.uses_national_health_database, c.promotes_health_products)
    if day >= EHDS:
        v = any3(v, c.secondary_use_data)
    return neg(v)


def pro12(c, day):
    if not fr(c):
        return True
    if c.uses_health_data is False:
        prescribed = c.built_from_prescriptions and not c.prescriber_identifiable
        return None if c.audience is CONS and (prescribed or c.uses_national_health_database) else True
    return imp(c.uses_health_data, all3((c.consent or NOC).explicit, valid(c)))


def of_file(f, r):
    if f.for_client or (f.legal_persons_only and f.audience is not CONS):
        return True
    if f.legal_persons_only or (f.legal_persons_only is None and f.audience is not CONS):
        return True if r is True else None
    return r


def pro20(f, day):
    if f.unlimited or f.period is None:
        return of_file(f, False if f.unlimited else None)
    return of_file(f, True if f.period.surely_within(Y80) else f.justified)


def pro21(f, day):
    if f.unlimited:
        return True
    if f.period is None:
        r = None
    elif f.period.surely_within(Y3):
        r = True
    else:
        r = f.justified
    return of_file(f, r)


def pro22(f, day):
    if f.clock is None:
        return of_file(f, None)
    if f.clock is Clock.RELATIONSHIP_END:
        return of_file(f, f.customers)
    if f.clock is Clock.OTHER:
        return of_file(f, None)
    return of_file(f, f.clock not in WRONG)


def pro23(f, day):
    if f.applied is False:
        return of_file(f, False)
    if f.oldest_contact is not None and day < f.oldest_contact:
        return of_file(f, None)
    if f.period is not None and f.oldest_contact is not None:
        return of_file(f, day <= f.oldest_contact + f.period)
    return of_file(f, f.applied)


def pro24(f, day):
    return of_file(f, all3(f.objections_kept_apart, neg(f.unneeded_data)))


def audience_exempt(t):
    return all3(
        t.own_use_only,
        None if t.lifetime is None else t.lifetime.surely_within(M13),
        neg(t.lifetime_prolonged),
        None if t.data_kept is None else t.data_kept.surely_within(M25),
    )


def spoilt(k):
    """What is stated against a consent, but that it cannot be shown."""
    return k is not None and False in (
        *(k.collected, k.positive_act, k.free, k.specific, k.informed, k.names_controller),
        *(k.withdrawable, k.withdrawal_respected, k.no_detriment),
    )


def known_to_be_none(k):
    """What is stated against the consent to a tracker."""
    return spoilt(k) or (k is not None and k.provable is False)


def lil20(t, day):
    if t.purpose is NEC:
        return True
    r = all3(neg(t.before_choice), neg(t.after_refusal), not known_to_be_none(t.consent), of_age(t.consent or NOC))
    if r is True:
        return True
    if t.purpose is None:
        return None
    return any3(r, audience_exempt(t)) if t.purpose is AUD else r


def asks_consent(p):
    """Whether a tracker of the platform needs consent, or something is told of the choice."""
    if p.trackers is None:
        return None if p.choice_kept is None and p.refusal_as_easy is None else True
    r = False
    for t in p.trackers:
        if t.purpose is NEC:
            continue
        if t.purpose is None:
            r = None
        elif t.purpose is not AUD:
            return True
        else:
            v = audience_exempt(t)
            if v is False:
                return True
            if v is None:
                r = None
    return r


def lil21(p, day):
    return True if p.refusal_as_easy else imp(asks_consent(p), p.refusal_as_easy)


def lil22(p, day):
    if p.choice_kept is None:
        kept = None
    elif p.choice_kept.surely_within(M6) and not p.choice_kept.maybe_within(D179):
        kept = True
    else:
        kept = p.choice_kept_justified
    return True if kept else imp(asks_consent(p), kept)


def pro30(p, day):
    return imp(p.advertising_among_messages, p.advertising_among_messages_consented)


CAMPAIGN = {
    f"FR-PRO-{i:02d}": doubted(f)
    for i, f in enumerate(
        [pro01, pro02, pro03, pro04, pro05, pro06, pro07, pro08, pro09, pro10, pro11, pro12, pro13], 1
    )
}
FILE = {"FR-PRO-20": pro20, "FR-PRO-21": pro21, "FR-PRO-22": pro22, "FR-PRO-23": pro23, "FR-PRO-24": pro24}
TRACKER = {"FR-LIL-20": lil20}
PLATFORM = {"FR-LIL-21": lil21, "FR-LIL-22": lil22, "FR-PRO-30": pro30}
