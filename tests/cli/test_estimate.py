"""`bearwitness estimate` from the outside: exit codes, JSON on one stream, messages on the other."""

import json
import unicodedata
from pathlib import Path

import pytest

from bearwitness.cli.main import main
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.estimate import published
from bearwitness.estimate.errors import (
    CountedImpossible,
    DuplicatePattern,
    NoCountColumn,
    NoSuchColumn,
    TableOrReplicates,
    UnknownMethod,
)
from bearwitness.intake.errors import DocumentNotFound


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    path = tmp_path / "captures.csv"
    path.write_text(published.load("UKdat_5").table.to_csv(), encoding="utf-8")
    return path


def test_json_is_one_object_and_the_warning_is_elsewhere(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["estimate", str(table), "--json", "--reps", "50"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    totals = {each["method"]: each["total"] for each in data["estimates"]}
    assert totals["independence"] == pytest.approx(13444.131209, rel=1e-6)
    assert totals["stepwise"] == pytest.approx(11312.990289, rel=1e-6)
    assert totals["bic"] == pytest.approx(25311.290613, rel=1e-6)
    assert totals["chapman"] is None
    assert data["status"] == "disputed"
    assert data["frame"] is None
    assert "has not been stated" in err


def test_the_frame_is_said(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(table), "--frame", "persons in {one} county", "--method", "chao"]) == 0
    out, err = capsys.readouterr()
    assert "persons in {one} county" in out
    assert not [line for line in out.splitlines() if line.startswith("independence")]
    assert "were not run: “independent lists”" in out
    assert err == ""


def test_limits_stand_side_by_side(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(table), "--frame", "x", "--method", "stepwise", "--reps", "100"]) == 0
    rows = capsys.readouterr().out.splitlines()[3:7]
    assert [row.split("  ")[0 if row[0] != " " else 1] for row in rows] == [
        "stepwise",
        "percentiles",
        "given the model, profile",
        "given the model, Wald",
    ]
    assert "9,800 - 14,000" in rows[3]


def test_the_whole_is_disputed_before_its_one_method_is_estimated(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["estimate", str(table), "--frame", "x", "--method", "stepwise", "--reps", "100"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "Status of the whole: disputed"
    assert any(row.startswith("stepwise") and "estimated, if" in row for row in rows[1:])


def test_no_replicates_means_points_only(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(table), "--reps", "0", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {each["method"] for each in data["estimates"] if each["total"]} >= {"stepwise", "bic"}
    assert all(each["interval"] is None and each["beside"] == [] for each in data["estimates"])


def test_lists_that_cannot_overlap_are_declared(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["estimate", str(table), "--method", "independence", "--reps", "0", "--json"]
    assert main([*words, "--apart", "LA:NG"]) == CountedImpossible.exit_code
    assert main([*words, "--apart", "GO:NOBODY"]) == NoSuchColumn.exit_code
    assert main([*words, "--apart", "GO"]) == 10
    capsys.readouterr()
    table.write_text("A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,0,1,9\n0,1,1,8\n", encoding="utf-8")
    totals = []
    for apart in ([], ["--apart", "A:B"]):
        assert main([*words, *apart]) == 0
        totals.append(json.loads(capsys.readouterr().out)["estimates"][0]["total"])
    assert totals[0] != totals[1]


def test_progress_goes_to_a_terminal_only(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["estimate", str(table), "--frame", "x", "--method", "bic", "--reps", "100"]
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("bearwitness.cli.progress.PATIENCE", 0.0)
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert "100%" in err
    assert err.endswith("\r\x1b[K")
    assert "%" not in out.splitlines()[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_line_up_in_every_language(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    assert main(["estimate", str(table), "--frame", "x", "--method", "independence", "--method", "chao"]) == 0
    rows = capsys.readouterr().out.splitlines()[2:5]

    def column(row: str, word: str) -> int:
        before = row[: row.index(word)]
        return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in before)

    assert column(rows[1], "11,000 - 16,000") == column(rows[2], "12,000 - 17,000") == column(rows[0], "95%")


def test_a_refusal_is_an_answer(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(published.load("duck").table.to_csv(), encoding="utf-8")
    assert main(["estimate", str(table), "--frame", "ducks"]) == 0
    assert "No number of persons" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--method", "none such"], UnknownMethod.exit_code),
        (["--reps", "-1"], 10),
        (["--seed", "-1"], 10),
    ],
)
def test_wrong_options_end_with_their_own_code(
    table: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    assert main(["estimate", str(table), *words]) == code
    assert capsys.readouterr().out == ""


def test_wrong_tables_end_with_their_own_code(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("A,B,count\n1,0,4\n0,1,4\n1,0,2\n", encoding="utf-8")
    assert main(["estimate", str(table), "--json"]) == DuplicatePattern.exit_code
    out, err = capsys.readouterr()
    assert json.loads(out)["row"] == 4
    assert "Row 4" in err
    assert main(["estimate", str(table.with_name("missing.csv"))]) == DocumentNotFound.exit_code
    assert "missing" not in capsys.readouterr().err


def test_replicates_are_pooled_and_never_beside_a_table(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "replicates"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number:03}.csv").write_text(table.read_text("utf-8"), encoding="utf-8")
    words = ["estimate", "--replicates", str(folder), "--method", "decomposable", "--json"]
    assert main(words) == 0
    (found,) = json.loads(capsys.readouterr().out)["estimates"]
    assert found["interval"]["kind"] == "pooled_draws"
    assert [each["kind"] for each in found["beside"]] == ["total_variance"]
    assert "few_replicates" in {each["code"] for each in found["warnings"]}
    assert main([*words, str(table)]) == main(["estimate"]) == TableOrReplicates.exit_code
    assert main(["estimate", str(table), "--engine", "spark"]) == BadValue.exit_code


def test_replicates_are_estimated_by_stratum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = published.load("Western").table.to_csv().splitlines()
    split = [f"sex,{head}", *(f"{sex},{row}" for sex in ("female", "male") for row in rows)]
    for number in (1, 2):
        (tmp_path / f"{number:03}.csv").write_text("\n".join(split), encoding="utf-8")
    words = ["estimate", "--replicates", str(tmp_path), "--by", "sex", "--method", "independence", "--json"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["stratum"] for each in found["strata"]] == [{"sex": "female"}, {"sex": "male"}]


def test_limits_of_bic_can_allow_for_all_models(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["estimate", str(table), "--method", "bic", "--reps", "100", "--frame", "f", "--json"]
    found = []
    for more in ([], ["--all-models"]):
        assert main([*words, *more]) == 0
        found.append(json.loads(capsys.readouterr().out))
    few, every = (each["estimates"][0] for each in found)
    assert few["total"] == every["total"]
    assert few["interval"] != every["interval"]
    assert found[0]["seed"] == 1
    assert main([*words, "--all-models", "--by", "x"]) == BadValue.exit_code


def test_looking_closer_shows_how_totals_move(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "estimate",
        str(table),
        "--method",
        "chao",
        "--method",
        "bic",
        "--reps",
        "0",
        "--look-closer",
        "--frame",
        "f",
    ]
    assert main(words) == 0
    out = capsys.readouterr().out
    for said in ("Each list left out:", "One more person", "Models whose BIC", "LA:NG", "25,000"):
        assert said in out
    assert main([*words, "--json"]) == 0
    closer = json.loads(capsys.readouterr().out)["closer"]
    assert [each["left_out"] for each in closer["left_out"]] == ["LA", "NG", "PFNCA", "GO", "GP"]
    assert closer["near_models"][0]["total"] == pytest.approx(25311.290613, rel=1e-6)
    assert closer["near_models"][0]["behind"] == 0
    assert main([*words, "--by", "x"]) == BadValue.exit_code


def test_covariates_of_persons_stand_beside_the_methods_for_their_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    persons = tmp_path / "persons.csv"
    rows = ["1,0,0,20", "0,1,0,30", "0,0,1,40", "1,1,0,25", "0,1,1,35", "1,0,1,30", "1,0,0,40", "0,0,1,20"]
    persons.write_text("in_court,in_shelter,in_clinic,age\n" + "\n".join(rows * 12), encoding="utf-8")
    words = ["estimate", str(persons), "--covariate", "age", "--reps", "30"]
    assert main([*words, "--method", "covariates", "--method", "chao", "--frame", "f", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["table"]["lists"] == ["court", "shelter", "clinic"]
    chao, own = data["estimates"]
    assert (chao["method"], own["method"], own["model"]) == ("chao", "covariates", "age")
    assert own["interval"]["lower"] < own["total"] < own["interval"]["upper"]
    assert "age" in next(w["sentence"] for w in own["warnings"] if w["code"] == "covariates_measured")
    assert main([*words, "--by", "age"]) == BadValue.exit_code
    assert main(["estimate", str(persons), "--covariate", "name"]) == NoSuchColumn.exit_code
    # without a covariate the rows are counted, and there is no such method for a table of counts
    assert main(["estimate", str(persons), "--method", "covariates"]) == UnknownMethod.exit_code


def test_rows_of_persons_are_counted_with_and_without_strata(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, *rows = table.read_text("utf-8").splitlines()
    lists = head.split(",")[:-1]
    each = [
        (*row.split(",")[:-1], sex)
        for row in rows
        for n in range(int(row.split(",")[-1]))
        for sex in ("fm"[n % 2],)
    ]
    persons = tmp_path / "persons.csv"
    header = ",".join([*(f"in_{name}" for name in lists), "sex"])
    persons.write_text("\n".join([header, *(",".join(one) for one in each)]), encoding="utf-8")
    words = ["--frame", "f", "--method", "chao", "--method", "independence", "--reps", "0", "--json"]
    found = []
    for path in (table, persons):
        assert main(["estimate", str(path), *words]) == 0
        found.append(json.loads(capsys.readouterr().out))
    assert found[0]["table"] == found[1]["table"]
    assert [e["total"] for e in found[0]["estimates"]] == [e["total"] for e in found[1]["estimates"]]
    assert main(["estimate", str(persons), "--by", "sex", *words]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [part["stratum"] for part in data["strata"]] == [{"sex": "f"}, {"sex": "m"}]
    assert sum(part["table"]["observed"] for part in data["strata"]) == data["table"]["observed"] == len(each)
    persons.write_text("place,sex\nnorth,f\n", encoding="utf-8")
    assert main(["estimate", str(persons), *words]) == NoCountColumn.exit_code


def test_strata_are_added_up_and_divided_by_the_population(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, *rows = published.load("Western").table.to_csv().splitlines()
    split = [f"sex,{head}", *(f"{sex},{row}" for sex in ("female", "male") for row in rows)]
    (tmp_path / "split.csv").write_text("\n".join(split), encoding="utf-8")
    (tmp_path / "people.csv").write_text("sex,population\nfemale,900000\nmale,800000\n", encoding="utf-8")
    words = ["estimate", str(tmp_path / "split.csv"), "--method", "decomposable", "--frame", "f"]
    rates = ["--population", str(tmp_path / "people.csv")]
    assert main([*words, "--by", "sex", *rates, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["stratum"] for each in data["strata"]] == [{"sex": "female"}, {"sex": "male"}]
    assert data["table"]["observed"] == 2 * published.load("Western").table.observed
    parts = [{**each["headline"], "total": each["estimates"][0]["total"]} for each in data["strata"]]
    # the median of a sum of skewed posteriors lies above the sum of their medians, and below that of their upper limits
    assert (
        sum(each["total"] for each in parts)
        < data["estimates"][0]["total"]
        < sum(each["upper"] for each in parts)
    )
    assert data["headline"]["upper"] - data["headline"]["lower"] < sum(e["upper"] - e["lower"] for e in parts)
    first = data["sdg_16_2_2"][0]
    assert (first["status"], first["total"], first["rate"]) == ("disputed", None, None)
    assert first["lower_rate"] == pytest.approx(first["lower"] / 9)
    assert main([*words, "--by", "sex", *rates]) == 0
    out = capsys.readouterr().out
    assert "per 100,000" in out
    assert "all strata" in out
    assert main([*words, *rates]) == 10
    assert main([*words, "--by", "nothing"]) == NoSuchColumn.exit_code


@pytest.mark.parametrize("language", LANGUAGES)
def test_methods_are_named_in_words_and_what_would_help_is_said_once(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    words = ["--frame", "f", "--method", "chao", "--method", "independence", "--reps", "50"]
    assert main(["estimate", str(table), *words]) == 0
    said = capsys.readouterr().out
    for method in ("chao", "independence"):
        named = message(f"estimate.method.{method}", language)
        assert "  " + message("estimate.named", language, name=method, words=named) in said.splitlines()
    assert said.count(message("estimate.would_help", language, what="").rstrip()) == 1
    assert said.count("\n\n") >= 5, "parts stand apart"
    assert message("estimate.breaks.always", language) in said.splitlines()
