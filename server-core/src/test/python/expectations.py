"""Two words for all scenarios."""


def equal(actual, expected, about=""):
    if actual != expected:
        raise AssertionError(f"expected {expected!r}, got {actual!r} {about and repr(about)}".strip())


def true(condition, about):
    if not condition:
        raise AssertionError(about)
