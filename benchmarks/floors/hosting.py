"""Twelve rules of fr.Hds by hand: plain ifs, True / False / None, functions of their own that share nothing with the law.

They ask what the law asks today: layer by layer, of the certificates of the entity that performs it, judged together. No
organisation is given.
"""

from datetime import date

from healthgov.fr.hds import CARE_ORIGINS, MANDATORY_CLAUSES
from healthgov.models import Activity, AuditKind, Beneficiary, IsmsCertificate, Medium, Referential
from healthgov.periods import months, years

Y3, Y1, M9 = years(3), years(1), months(9)
ARCH = date(2025, 7, 1)
V1_LAST = date(2026, 5, 16)
NO_ISMS = IsmsCertificate()
V1, SURVEILLANCE = Referential.V1, AuditKind.SURVEILLANCE


def imp(a, b):
    if a is False or b is True:
        return True
    return b if a is True else None


def neg(v):
    return None if v is None else not v


def exempt(a):
    g = a.group_exemption
    r = True
    for v in (g.convention_delegates_hosting, g.joint_controller_agreement, g.security_measures_taken):
        if v is False:
            return False
        if v is None:
            r = None
    return r


def real(a, day):
    """Real data are said to be there, whatever else is said."""
    return a.first_real_data is not None and a.first_real_data <= day


def gone(a, day):
    """The contract ended, everything was returned and no copy kept."""
    k = a.contract
    if (
        k is None
        or k.ended_on is None
        or day <= k.ended_on
        or k.data_returned is False
        or k.copy_kept
        or k.carried_over
    ):
        return False
    return None if k.data_returned is None or k.copy_kept is None else True


def handed_over(a, day):
    """Health data of care are, or were, in the hands of a third party, on whatever medium."""
    if a.anonymous or (a.fictitious and not real(a, day)) or a.health_data is False or a.external is False:
        return False
    if a.beneficiary is Beneficiary.ITSELF:
        return False
    r = None if a.fictitious or a.external is None or a.beneficiary is None or a.transit_only or a.care_abroad else True
    if a.origins is None:
        r = None
    elif CARE_ORIGINS.isdisjoint(a.origins):
        return False
    s = a.short_processing
    if s is not None and s.only_entry_format_print_scan is not False and s.copies_kept_after is not True:
        if s.only_entry_format_print_scan and s.copies_kept_after is False:
            return False
        r = None
    return r


def hosts_of(a, day):
    """The layers but those of a member of a hospital group that is exempt, and of who is to take over."""
    free = None if a.group_exemption is None or exempt(a) is not True else a.group_exemption.delegated_to
    return [layer for layer in a.layers if (free is None or layer.performer != free) and not _to_come(a, layer, day)]


def _to_come(a, layer, day):
    data = a.first_real_data
    if layer.since is None or layer.since <= day:
        return False
    return data is None or data <= day or layer.since > data


def entrusted(a, day):
    """The same, and no exemption of a hospital group."""
    r = handed_over(a, day)
    if a.group_exemption is not None and r is not False:
        e = exempt(a)
        hosts = {layer.performer for layer in a.layers or ()}
        member = a.group_exemption.delegated_to
        if e is True and member is None and len(hosts) > 1:
            e = None  # nobody says which of them is the member
        elif e is not False and member is not None and hosts - {member}:
            return r  # who hosts below the member is not exempt, and the member no layer that is asked
        if e is True:
            return False
        if e is None:
            r = None
    return r


def still(a, day, whom=entrusted):
    """The same, and they are there still."""
    left = gone(a, day)
    if left:
        return False
    r = whom(a, day)
    return None if r and left is None else r


def required(a, day, whom=entrusted):
    """The host must be certified: the same, kept digitally."""
    m = a.medium
    if m is Medium.PAPER or (m is Medium.DIGITAL_ARCHIVE and day < ARCH):
        return False
    r = still(a, day, whom)
    return None if r and m is None else r


def suspended(c, day):
    if c.suspensions is None:
        return None
    for i in c.suspensions:
        if i.since <= day and (i.until is None or day <= i.until):
            return True
    return False


def in_period(c, day):
    if c.withdrawn_on is not None and c.withdrawn_on <= day:
        return False
    first, last = c.first_day, c.last_day
    if (first is not None and first > day) or (last is not None and last < day):
        return False
    later = c.issued_on is not None and c.issued_on > day
    return None if first is None or last is None or later else True


def covers(layer, found, day):
    """Whether certificates that meet a requirement cover what the layer does: pairs of how surely, and which."""
    sure, possible, silent = set(), set(), False
    for how, c in found:
        if how is False:
            continue
        if c.activities is None:
            silent = True
        elif how is None:
            possible.update(c.activities)
        else:
            sure.update(c.activities)
    lacking = set(layer.activities) - sure
    if not lacking:
        return True
    return None if silent or lacking <= possible else False


def each_layer(a, day, ask, only_counting=True, beside=None, instead=None):
    """Each certificate of a layer's performer meets what is asked, or the others cover the layer without it; where
    neither is so, ``instead`` says whether that is not sure to matter.
    """
    q = required(a, day)
    if q is False:
        return True
    if a.layers is None:
        return None
    r = True
    for layer in hosts_of(a, day):
        v = _layer(a, layer, day, ask, only_counting, beside or in_order)
        if v is False and instead is not None and instead(a, layer, day):
            v = None
        if v is False:
            return False if q else None
        if v is None:
            r = None
    return r if q or r is True else None


def both(one, other):
    return False if one is False or other is False else None if one is None or other is None else True


def lives(c, day):
    """Neither suspended as far as anybody says, nor on a version whose time is over: it may stand for another."""
    if suspended(c, day):
        return False
    if c.referential is Referential.V2_0 or day < V1_LAST:
        return True
    return False if c.referential is V1 and day > V1_LAST else None


def in_order(c, day):
    """It lives, and is not known to be at fault: all accreditors here are French, and version 1 is dead."""
    if _short(c, day) is False or _isms(c, day) is False or _edition(c, day) is False or _no_body(c):
        return False
    return lives(c, day)


def _no_body(c):
    """The certifier is known to have had no accreditation when it decided, and to have been in no window."""
    k, decided = c.certifier, c.issued_on or c.first_day
    body = None if k is None else k.accreditation
    if body is None or decided is None:
        return False
    begun = None if body.since is None else body.since <= decided
    if c.issued_on is None and begun is not False and body.since is not None and body.since < decided:
        return False
    stopped = body.until is not None and body.until < decided
    for i in body.suspensions or ():
        stopped = stopped or (i.since <= decided and (i.until is None or decided <= i.until))
    first = k.admissible_since
    outside = first is not None and (first > decided or decided > first + M9)
    inside = first is not None and not outside
    return stopped and not inside if begun else outside if begun is False else stopped and outside


def _layer(a, layer, day, ask, only_counting, beside):
    if a.certificates is None:
        return None
    r, count, found = True, 0, []
    for c in a.certificates:
        if c.holder != layer.performer:
            continue
        how = in_period(c, day)
        if how is False or (only_counting and suspended(c, day)):
            continue
        count += 1
        v = ask(c, day)
        found.append((how, v, c))
        v = imp(how, v)
        if v is False:
            r = False
        elif v is None and r:
            r = None
    if r or count < 2:
        return r
    meets = [(both(both(how, v), beside(c, day)), c) for how, v, c in found]
    some = True if any(v for v, _ in meets) else None if any(v is None for v, _ in meets) else False
    if some is False:
        return r
    if not layer.activities:
        return None
    others = covers(layer, meets, day)
    if others is False:
        return r
    return True if others and some else None


def h03(a, day):
    return imp(required(a, day), a.certificate_on_file)


def _short(c, day):
    s = c.first_day or c.issued_on
    return None if s is None or c.last_day is None else c.last_day <= s + Y3


def h04(a, day):
    return each_layer(a, day, _short, only_counting=False, instead=_needs_none)


def _watched(c, day):
    s = c.issued_on or c.first_day
    if s is not None and s <= day <= s + Y1:
        return True
    for x in c.audits or ():
        if x.kind is SURVEILLANCE and x.last_day <= day <= x.last_day + Y1:
            return True
    return None


def h05(a, day):
    return each_layer(a, day, _watched, beside=lives)


def _to_be_signed(k, day):
    return k is not None and k.signed_on is not None and k.signed_on > day


def h16(a, day):
    k = a.contract
    held = None if k is None or k.clauses is None else MANDATORY_CLAUSES.issubset(k.clauses)
    if _to_be_signed(k, day):
        held = False if k.renewal is False else None
    return imp(required(a, day), held)


def h17(a, day):
    k = a.contract
    if _to_be_signed(k, day):
        return True
    return imp(
        required(a, day), None if k is None else imp(k.through_intermediary, k.intermediary_repeats_clauses or None)
    )


def _isms(c, day):
    if c.referential is V1:
        return True
    i = c.isms or NO_ISMS
    early = i.first_day is not None and day < i.first_day
    late = i.last_day is not None and day > i.last_day
    if early or late or i.covers_hosting_scope is False:
        r = False
    else:
        r = None if None in (i.covers_hosting_scope, i.first_day, i.last_day) else True
    return r if c.referential is not None or r else None


def h21(a, day):
    return each_layer(a, day, _isms, instead=_needs_none)


def _edition(c, day):
    e = c.isms.edition if c.isms else None
    return None if e is None else e >= 2022


def h22(a, day):
    return each_layer(a, day, _edition, instead=_needs_none)


def _unsuspended(c, day):
    return neg(suspended(c, day))


def _needs_none(_a, layer, _day):
    """It is said to be exempted, or only administers what it publishes."""
    administers = set(layer.activities or ()) == {Activity.ADMIN_OPERATION}
    return layer.declared_exempted or (layer.publishes_software and administers)


def _may_do_without(a, layer, day):
    """The same; or a certificate will count by the first data."""
    if _needs_none(a, layer, day):
        return True
    data = a.first_real_data
    if data is None or data <= day:
        return False
    return any(
        c.holder == layer.performer
        and in_period(c, data)
        and not suspended(c, data)
        and not (c.referential is V1 and data > V1_LAST)
        for c in a.certificates
    )


def h23(a, day):
    return each_layer(a, day, _unsuspended, False, lives, _may_do_without)


def h24(a, day):
    p = a.patients
    told = p.informed if p else None
    ignored = p.objections_ignored if p else None
    r = None if told is None or ignored is None else True
    if told is False or ignored is True:
        r = False
    return imp(still(a, day), r)


def h25(a, day):
    if a.group_exemption is None:
        return True
    return imp(required(a, day, handed_over), exempt(a))


def h30(a, day):
    k = a.contract
    if k is None:
        return imp(entrusted(a, day), None)
    ended = None if k.ended_on is None else k.ended_on < day
    if ended is None and k.open_ended is True:
        ended = False
    if ended is False:
        return True
    if k.data_returned is False or k.copy_kept is True:
        r = None if k.carried_over else False
    else:
        r = None if k.data_returned is None or k.copy_kept is None else True
    return imp(entrusted(a, day), imp(ended, r))


def h31(a, day):
    q = still(a, day)
    if q is False:
        return True
    hosts = hosts_of(a, day) if a.layers else []
    if not hosts:
        return None
    r = True
    for layer in hosts:
        if layer.reuses_data:
            return False if q else None
        if layer.reuses_data is None:
            r = None
    return r if q or r is True else None


HDS = {
    "FR-HDS-03": h03,
    "FR-HDS-04": h04,
    "FR-HDS-05": h05,
    "FR-HDS-16": h16,
    "FR-HDS-17": h17,
    "FR-HDS-21": h21,
    "FR-HDS-22": h22,
    "FR-HDS-23": h23,
    "FR-HDS-24": h24,
    "FR-HDS-25": h25,
    "FR-HDS-30": h30,
    "FR-HDS-31": h31,
}
