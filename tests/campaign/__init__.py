"""Attacks that anybody can run again: ``python -m tests.campaign --help``.

Each attack makes cases from a seed, and looks for three kinds of fault: an exception that is none of ours, a canary that
comes out, and a case that takes too long for its size. A case is known by the attack, the seed and its number.
"""
