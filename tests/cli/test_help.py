"""Help at the command line is in one language throughout."""

import pytest

from bearwitness.cli.main import VERBS, main
from bearwitness.domain.messages import LANGUAGES, Language, message


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [[], ["release"], ["mask"], ["market"]])
def test_headings_and_the_help_itself_are_worded(
    words: list[str], language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(message("cli.usage", language))
    assert f"{message('cli.options', language)}:" in said
    assert message("cli.help", language) in said
    assert "show this help message and exit" not in said
    if language != "en":
        assert not any(each in said for each in ("usage:", "options:", "positional arguments"))


def test_every_verb_is_in_the_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "zh")
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert [verb for verb in VERBS if f"\n    {verb}" not in said] == []
