"""A small hospital: an application of Django whose models say how long their rows are kept."""
