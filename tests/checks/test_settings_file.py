"""Settings from quotetrack.toml and pyproject.toml: what is unknown or malformed is one line that says where."""

from __future__ import annotations

import pytest
from support.made_checks import MADE_CHECKS

from quotetrack.checks import OutletSettings, Settings, Severity, find_settings_file, read_settings_file
from quotetrack.errors import SettingError

WHOLE = """
[check]
select = ["QT1", "all"]
ignore = ["tame-gull"]
severity = "check"
exit-zero = true

[check.severities]
QT101 = "info"
lone-gull = "warn"

[check.outlets."The Gull Post"]
ignore = ["QT2"]
severities.QT101 = "warn"

[[organization]]
name = "Gull Board"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder, text, name="quotetrack.toml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return read_settings_file(path, MADE_CHECKS)


def test_every_setting(folder):
    """Codes and names become selectors; other tables of the file are of other readers."""
    assert read(folder, WHOLE) == Settings(
        ("QT1", "all"),
        ("QT102",),
        Severity.CHECK,
        True,
        {"QT101": Severity.INFO, "QT202": Severity.WARN},
        {"The Gull Post": OutletSettings(("QT2",), {"QT101": Severity.WARN})},
    )


def test_below_tool_in_pyproject(folder):
    """The same table under its own name."""
    found = read(folder, '[tool.other]\nx = 1\n[tool.quotetrack.check]\nignore = ["QT1"]\n', "pyproject.toml")

    assert found == Settings(ignore=("QT1",))


def test_the_first_file_that_has_settings(folder):
    """quotetrack.toml before pyproject.toml; neither where neither has any."""
    assert find_settings_file() is None
    (folder / "pyproject.toml").write_text("[tool.quotetrack.check]\n", "utf-8")
    (folder / "quotetrack.toml").write_text("[[organization]]\nname = 'Gull Board'\n", "utf-8")
    assert find_settings_file().name == "pyproject.toml"
    (folder / "quotetrack.toml").write_text("[check]\n", "utf-8")
    assert find_settings_file().name == "quotetrack.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[check]\n\nignroe = []", "line 3: there is no setting 'ignroe'; known: exit-zero, ignore, .*mean ignore"),
        ("[check]\nselect = 'QT101'", r"line 2: select is 'QT101'; want a list of codes: \[\"QT101\"\]"),
        ("[check]\nselect = [101]", "line 2: 101 is no code of a check"),
        ("[check]\nselect = [\n 'QT1',\n 'bare-gul']", "line 4: .*did you mean bare-gull"),
        ("[check]\nseverity = 'error'", "line 2: the severity of severity is 'error'; want info, check, warn"),
        ("[check]\nexit-zero = 1", "line 2: exit-zero is 1; want true or false"),
        ("[check]\nseverities = 'info'", "line 2: severities is 'info'; want a table"),
        ("[check.severities]\nQT101 = ['info']", "line 2: the severity of QT101 is"),
        ("[check.severities]\nQT999 = 'info'", "line 2: check 'QT999': no check has this code"),
        ("[check.outlets]\nX = 1", "line 2: X is 1; want a table"),
        ("[check.outlets.X]\nselect = []", "line 2: there is no setting 'select'; known: ignore, severities"),
        ("[chekc]\n", "there is no table 'chekc'; known: check"),
        ("check = 1", "'check' is no table"),
        ("[check", "not valid TOML"),
        ("", "has no settings of checks"),
    ],
)
def test_what_cannot_be_read(folder, text, message):
    """File, line where it can be told, what was found and what would do."""
    with pytest.raises(SettingError, match=message) as refused:
        read(folder, text)

    assert str(refused.value).startswith(str(folder / "quotetrack.toml"))
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there(folder):
    """As one line, too."""
    with pytest.raises(SettingError, match=r"nowhere\.toml: cannot be read \(No such file"):
        read_settings_file(folder / "nowhere.toml")
