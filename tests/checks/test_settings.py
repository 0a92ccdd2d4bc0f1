"""What somebody wants to see: the least severity, other severities, and outlets with rules of their own."""

from __future__ import annotations

import pytest
from support.made_checks import MADE_CHECKS, make_finding

from quotetrack.checks import OutletSettings, Settings, Severity, apply_settings
from quotetrack.errors import SettingError

FOUND = [make_finding("QT101"), make_finding("QT201", outlet="Fenwick Mail"), make_finding("QT102", outlet=None)]


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        (Settings(), [("QT101", "warn"), ("QT201", "info"), ("QT102", "check")]),
        (Settings(severity=Severity.CHECK), [("QT101", "warn"), ("QT102", "check")]),
        (Settings(severities={"QT1": Severity.INFO}), [("QT101", "info"), ("QT201", "info"), ("QT102", "info")]),
        (
            Settings(severities={"QT1": Severity.INFO, "bare-gull": Severity.CHECK}, severity=Severity.CHECK),
            [("QT101", "check")],
        ),
        (
            Settings(outlets={"the gull post": OutletSettings(ignore=("QT1",))}),
            [("QT201", "info"), ("QT102", "check")],
        ),
        (
            Settings(
                severities={"all": Severity.CHECK},
                outlets={"Fenwick Mail": OutletSettings(severities={"QT201": Severity.WARN})},
            ),
            [("QT101", "check"), ("QT201", "warn"), ("QT102", "check")],
        ),
    ],
)
def test_what_is_kept(settings, kept):
    """The longest selector decides on the severity, an outlet's own before all others'."""
    found = apply_settings(FOUND, settings, MADE_CHECKS)

    assert [(each.code, each.severity.value) for each in found] == kept


def test_an_outlet_has_all_its_names():
    """Settings for an agency or outlet that we know hold for every name of it."""
    findings = [make_finding(outlet="Associated Press")]
    settings = Settings(outlets={"AP": OutletSettings(ignore=("all",))})

    assert list(apply_settings(findings, settings, MADE_CHECKS)) == []


@pytest.mark.parametrize(
    "settings",
    [
        Settings(severities={"QT9": Severity.INFO}),
        Settings(outlets={"Fenwick Mail": OutletSettings(ignore=("no-gull",))}),
    ],
)
def test_unknown_codes_are_refused_before_anything_is_found(settings):
    """Also where no finding would have asked for them."""
    with pytest.raises(SettingError):
        list(apply_settings([], settings, MADE_CHECKS))
