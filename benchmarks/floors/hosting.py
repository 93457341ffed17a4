"""Twelve rules of fr.Hds by hand: plain ifs, True / False / None, functions of their own that share nothing."""
from healthgov.fr.hds import CARE_ORIGINS, MANDATORY_CLAUSES
from healthgov.models import AuditKind, Beneficiary, Medium, Referential
from healthgov.periods import years
from datetime import date
Y3, Y1 = years(3), years(1)
ARCH = date(2025, 7, 1)


def exempt(a):
    g = a.group_exemption
    if g is None:
        return False
    r = True
    for v in (g.convention_delegates_hosting, g.joint_controller_agreement, g.security_measures_taken):
        if v is False:
            return False
        if v is None:
            r = None
    return r


def required(a, day):
    """hosting_certificate_required"""
    r = True
    if a.anonymous or a.fictitious or a.health_data is False or a.external is False:
        return False
    if a.health_data is None and a.origins is None or a.external is None:
        r = None
    if a.origins is None:
        r = None
    else:
        for o in a.origins:
            if o in CARE_ORIGINS:
                break
        else:
            return False
    if a.beneficiary is Beneficiary.ITSELF:
        return False
    if a.beneficiary is None:
        r = None
    m = a.medium
    if m is Medium.PAPER or m is Medium.DIGITAL_ARCHIVE and day < ARCH:
        return False
    if m is None:
        r = None
    s = a.short_processing
    if s is not None and s.only_entry_format_print_scan is not False:
        if s.only_entry_format_print_scan is None or s.copies_kept_after is None:
            r = None
        elif not s.copies_kept_after:
            return False
    if a.transit_only or a.care_abroad:
        r = None
    if a.group_exemption is not None:
        e = exempt(a)
        if e is True:
            return False
        if e is None:
            r = None
    return r


def where(a, day, v):
    """implied(required, v)"""
    q = required(a, day)
    if q is False or v is True:
        return True
    return v if q is True else None


def in_period(c, day):
    return (c.first_day is not None and c.last_day is not None and c.first_day <= day <= c.last_day
            and (c.withdrawn_on is None or day < c.withdrawn_on))


def each(a, day, ask, only=True):
    q = required(a, day)
    if q is False:
        return True
    if a.certificates is None:
        return None
    r = True
    for c in a.certificates:
        if only and not in_period(c, day):
            continue
        v = ask(a, c, day)
        if v is False:
            r = False
            break
        if v is None:
            r = None
    return r if q is True or r is True else None


def h03(a, day):
    return where(a, day, a.certificate_on_file)


def _short(a, c, day):
    s = c.first_day or c.issued_on
    if s is None or c.last_day is None:
        return None
    return c.last_day <= s + Y3


def h04(a, day):
    return each(a, day, _short, False)


def _watched(a, c, day):
    last = c.issued_on or c.first_day
    for x in c.audits or ():
        if x.kind is AuditKind.SURVEILLANCE and x.last_day <= day and (last is None or x.last_day > last):
            last = x.last_day
    return True if last is not None and day <= last + Y1 else None


def h05(a, day):
    return each(a, day, _watched)


def h16(a, day):
    k = a.contract
    if k is None or k.clauses is None:
        return where(a, day, None)
    return where(a, day, MANDATORY_CLAUSES.issubset(k.clauses))


def h17(a, day):
    k = a.contract
    if k is None or k.through_intermediary is None:
        return where(a, day, None)
    return where(a, day, k.intermediary_repeats_clauses if k.through_intermediary else True)


def _isms(a, c, day):
    if c.referential is Referential.V1:
        return True
    i = c.isms
    if i is None or i.last_day is None:
        return None
    if day > i.last_day or i.first_day is not None and day < i.first_day:
        return False
    return i.covers_hosting_scope


def h21(a, day):
    return each(a, day, _isms)


def _edition(a, c, day):
    e = c.isms.edition if c.isms else None
    return None if e is None else e > 2013


def h22(a, day):
    return each(a, day, _edition)


def _susp(c, day):
    for i in c.suspensions:
        if i.since <= day and (i.until is None or day <= i.until):
            return True
    return False


def _unsusp(a, c, day):
    if not _susp(c, day):
        return True
    for o in a.certificates:
        if o is not c and o.holder == c.holder and in_period(o, day) and not _susp(o, day):
            return True
    return False


def h23(a, day):
    return each(a, day, _unsusp)


def h24(a, day):
    p = a.patients
    told = p.informed if p else None
    ign = p.objections_ignored if p else None
    if told is False or ign is True:
        return where(a, day, False)
    return where(a, day, None if told is None or ign is None else True)


def h25(a, day):
    return True if a.group_exemption is None else exempt(a)


def h30(a, day):
    k = a.contract
    if k is None or k.ended_on is None or not k.ended_on < day:
        return where(a, day, True)
    if k.data_returned is False or k.copy_kept is True:
        return where(a, day, False)
    return where(a, day, None if k.data_returned is None or k.copy_kept is None else True)


def h31(a, day):
    q = required(a, day)
    if q is False:
        return True
    if not a.layers:
        return None
    r = True
    for l in a.layers:
        if l.reuses_data:
            r = False
            break
        if l.reuses_data is None:
            r = None
    return r if q is True or r is True else None


HDS = {"FR-HDS-03": h03, "FR-HDS-04": h04, "FR-HDS-05": h05, "FR-HDS-16": h16, "FR-HDS-17": h17, "FR-HDS-21": h21,
       "FR-HDS-22": h22, "FR-HDS-23": h23, "FR-HDS-24": h24, "FR-HDS-25": h25, "FR-HDS-30": h30, "FR-HDS-31": h31}
