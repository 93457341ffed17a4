"""The 20 rules of fr.Prospecting, written by hand: plain ifs, True / False / None. No organisation is given."""
from datetime import date, time
from healthgov.periods import months, years
from healthgov.models import Clock, TrackerPurpose, Consent
from healthgov.models import Address, Audience, Channel, Relation, Telephone
EL = frozenset((Channel.EMAIL, Channel.SMS, Channel.AUTOMATED_CALL, Channel.FAX))
LIVE, POST = Channel.LIVE_CALL, Channel.POST
CONS, PROF = Audience.CONSUMERS, Audience.PROFESSIONALS
LIST, CUST = Relation.LIST_OBTAINED, Relation.CUSTOMER
FIRST = date(2026, 8, 11); EHDS = date(2029, 3, 26)
NOC = Consent(); NOT = Telephone()
T10, T20 = time(10), time(20)
Y3, M13, M25 = years(3), months(13), months(25)
WRONG = frozenset((Clock.MESSAGE_OPENED, Clock.OWN_MESSAGE, Clock.PROFILE_UPDATE))


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


def fr(c):
    return c.countries is None or "FR" in c.countries


def consented(c):
    k = c.consent or NOC
    r = all3(k.collected, k.positive_act, k.free, k.names_controller if c.relation is LIST else True)
    if r is False:
        return False
    if c.consent_channels is not None and c.channel is not None:
        if c.channel not in c.consent_channels:
            return False
    elif c.channel is not None and c.consent is not None and c.consent.collected:
        return None
    return r


def informed(c):
    return all3(c.informed_at_collection, c.objection_offered_at_collection)


def charity(c):
    return informed(c) if c.non_commercial else False


def professional(c):
    return all3(c.related_to_profession, c.informed_at_collection, c.objection_offered_at_collection)


def similar(c):
    if c.relation is None:
        return None
    if c.relation is not CUST:
        return False
    return all3(c.similar_products, c.same_legal_person, c.objection_offered_at_collection)


def regime(c):
    if c.audience is None:
        return None
    if c.address is Address.GENERIC:
        return True
    r = consented(c)
    if r is True:
        return True
    for way in (charity, professional, similar) if c.audience is PROF else (charity, similar):
        v = way(c)
        if v is True:
            return True
        if v is None:
            r = None
    return r


def pro01(c, day):
    if not fr(c):
        return True
    if c.channel is None:
        return True if regime(c) is True else None
    if c.channel not in EL:
        return True
    return regime(c)


def pro02(c, day):
    if not fr(c):
        return True
    if c.relation is None:
        return None
    if c.relation is not LIST:
        return True
    if c.audience is PROF and professional(c) is True:
        return True
    k = c.consent or NOC
    return all3(k.provable, k.names_controller, k.collector_audited)


def pro03(c, day):
    if not fr(c):
        return True
    ch = c.channel
    if ch is not None and ch not in EL:
        return True
    u = c.unsubscribe
    if u is None:
        return None
    r = all3(c.sender_identified, u.present, u.works, u.free, u.respected)
    return r if ch is not None or r is True else None


def calls(c, ask, day):
    if not fr(c):
        return True
    ch = c.channel
    if ch is not None and ch is not LIVE:
        return True
    if c.audience is None:
        return None
    if c.audience is not CONS:
        return True
    r = ask(c.telephone or NOT, c)
    return r if ch is not None or r is True else None


def excepted_then(t, r):
    if t.ongoing_contract or t.press_subscription:
        return True
    if t.ongoing_contract is None:
        return True if r is True else None
    return r


def pro04(c, day):
    if day > date(2026, 8, 10):
        return 0
    return calls(c, lambda t, c: excepted_then(t, t.objection_list_checked), day)


def _own(t, c):
    k = c.consent or NOC
    return excepted_then(t, all3(k.collected, k.provable))


def pro05(c, day):
    if c.last_day is not None and c.last_day < FIRST or day < FIRST:
        return True
    return calls(c, _own, day)


def _hours(t, c):
    n, s = t.calls_in_30_days, t.days_of_silence_after_refusal
    n = None if n is None else n <= 4
    s = None if s is None else s >= 60
    if t.hours_agreed:
        return all3(n, s)
    e, l = t.earliest, t.latest
    return all3(t.weekdays_only, None if e is None else e >= T10, None if l is None else l <= T20, t.midday_pause, n, s)


def pro06(c, day):
    return calls(c, _hours, day)


def imp(a, b):
    if a is False or b is True:
        return True
    return b if a is True else None


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
    if ch is not None and ch is not LIVE and ch is not POST:
        return True
    k = c.consent
    r = all3(k.free, k.positive_act) if k is not None and k.collected else informed(c)
    return r if ch is not None or r is True else None


def pro09(c, day):
    return imp(c.passed_to_partners, c.partners_named) if fr(c) else True


def neg(v):
    return None if v is None else not v


def pro10(c, day):
    return imp(c.built_from_prescriptions, neg(c.prescriber_identifiable)) if fr(c) else True


def pro11(c, day):
    if not fr(c):
        return True
    v = all3(c.uses_national_health_database, c.promotes_health_products)
    if day >= EHDS:
        v = any3(v, c.secondary_use_data)
    return neg(v)


def pro12(c, day):
    return imp(c.uses_health_data, None if c.consent is None else c.consent.explicit) if fr(c) else True


def of_file(f, r):
    if f.legal_persons_only:
        return True
    if f.legal_persons_only is None and f.audience is not CONS:
        return True if r is True else None
    return r


def pro20(f, day):
    return of_file(f, False if f.unlimited else None if f.period is None else True)


def pro21(f, day):
    if f.unlimited:
        r = False
    elif f.period is None:
        r = None
    elif f.period.surely_within(Y3):
        r = True
    else:
        r = f.justified
    return of_file(f, r)


def pro22(f, day):
    return of_file(f, None if f.clock is None else f.clock not in WRONG)


def pro23(f, day):
    if f.period is not None and f.oldest_contact is not None:
        return of_file(f, day <= f.oldest_contact + f.period)
    return of_file(f, f.applied)


def pro24(f, day):
    return of_file(f, all3(f.objections_kept_apart, neg(f.unneeded_data)))


def lil20(t, day):
    if t.purpose is None:
        return None
    if t.purpose is TrackerPurpose.NECESSARY:
        return True
    r = all3(neg(t.before_choice), neg(t.after_refusal))
    if r is True or t.purpose is not TrackerPurpose.AUDIENCE:
        return r
    return any3(r, all3(t.own_use_only, None if t.lifetime is None else t.lifetime.surely_within(M13),
                        neg(t.lifetime_prolonged), None if t.data_kept is None else t.data_kept.surely_within(M25)))


def lil21(p, day):
    if p.trackers is None:
        return None
    for t in p.trackers:
        if t.purpose is not TrackerPurpose.NECESSARY:
            return p.refusal_as_easy
    return True


def pro30(p, day):
    return imp(p.advertising_among_messages, p.advertising_among_messages_consented)


CAMPAIGN = {"FR-PRO-%02d" % i: f for i, f in enumerate([pro01, pro02, pro03, pro04, pro05, pro06, pro07, pro08, pro09, pro10, pro11, pro12], 1)}
FILE = {"FR-PRO-20": pro20, "FR-PRO-21": pro21, "FR-PRO-22": pro22, "FR-PRO-23": pro23, "FR-PRO-24": pro24}
TRACKER = {"FR-LIL-20": lil20}
PLATFORM = {"FR-LIL-21": lil21, "FR-PRO-30": pro30}
