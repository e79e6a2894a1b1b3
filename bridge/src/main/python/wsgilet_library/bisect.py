"""Functions that are no methods, as those in C."""


def mend(bisect):
    """Nothing: wsgilet_library does it."""
