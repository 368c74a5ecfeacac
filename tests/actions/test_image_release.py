"""Images leave only from public documents whose licence allows it, and as pixels alone (A19)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from tests.actions.conftest import Witness
from tests.actions.seen import seen_of
from tests.actions.test_quotes import erase_as_two
from tests.attacks.test_a19_metadata import MARK, drawing, photograph
from tests.attacks.test_a36_every_action import Faults
from tests.casebooks import acting_as
from tests.consents import OPEN
from tests.people import CHIDI, DANA

from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach
from bearwitness.actions.errors import InsideOnly, NotSeen, WithdrawnSince
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.kept_bundles import build_kept, handed_out
from bearwitness.actions.releases.look_at_image import look_at_image
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.put_forward import put_forward
from bearwitness.actions.releases.request_approval import request_approval
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import AuditEntry, ReleaseRow, Source
from bearwitness.cli.release import _take as take
from bearwitness.cli.release import arguments
from bearwitness.intake.parsing.parser import Upload, read_one
from bearwitness.release.errors import BadPlan, NameInPlan
from bearwitness.release.verifying.verify import verify_bundle

ALT = "{en: A page of a public report, ko: 공개 보고서의 한 쪽, zh: 公开报告的一页}"


def plan(source: str, alt: str = ALT) -> str:
    return (
        "title: {en: A picture, ko: 그림, zh: 图片}\npurpose: {en: A test, ko: 시험입니다, zh: 测试}\n"
        f"period: 2000/2020\nimages: [{{source: {source}, alt: {alt}}}]\n"
    )


def kept(witness: Witness, data: bytes, licence: str = "CC-BY-4.0", **more: object) -> str:
    document = read_one(Upload(data=data, name="picture"))
    given: dict[str, object] = {"kind": "document", **more}
    return add_source(
        witness.casebook, data=data, name="picture", document=document, licence=licence,
        **given,  # type: ignore[arg-type]  # by name
    ).id  # fmt: skip


@pytest.mark.parametrize(("make", "form"), [(photograph, "JPEG"), (drawing, "PNG")])
def test_an_image_goes_the_whole_way_as_pixels(
    witness: Witness, tmp_path: Path, make: object, form: str
) -> None:
    source = kept(witness, make())  # type: ignore[operator]  # a maker of bytes
    look = check_release(witness.casebook, plan(source))
    (content,) = look.images.values()
    assert MARK.encode() not in content
    digest = propose_release(witness.casebook, plan(source))
    approve_release(witness.casebook, digest, seen_of(digest))
    dana = acting_as(witness.casebook, DANA)
    seen = look_at_plan(dana, digest)
    assert seen.look is not None
    assert seen.look.images == look.images
    approve_release(dana, digest, seen.mark)
    built = build_release(witness.casebook, digest, tmp_path)
    folder = tmp_path / "release"
    assert verify_bundle(folder, built.fingerprint).ok
    (image,) = built.release.images
    with Image.open(folder / image.path) as left:
        assert (left.format, dict(left.getexif()), left.info.get("icc_profile")) == (form, {}, None)
    assert not any(MARK.encode() in each.read_bytes() for each in folder.rglob("*") if each.is_file())
    for name, alt in (("index.html", "A page of a public report"), ("index.ko.html", "공개 보고서의 한 쪽")):
        assert f'alt="{alt}"' in (folder / name).read_text("utf-8")
    changed = bytearray((folder / image.path).read_bytes())
    changed[-20] ^= 1
    (folder / image.path).write_bytes(changed)
    assert not verify_bundle(folder).ok


def left(witness: Witness, source: str) -> str:
    """A release that shows the image of a source."""
    digest = propose_release(witness.casebook, plan(source))
    for who in (witness.casebook, acting_as(witness.casebook, DANA)):
        approve_release(who, digest, look_at_plan(who, digest).mark)
    return build_kept(witness.casebook, digest).release.id


def withdrawn(witness: Witness, source: str) -> None:
    assert withdraw_consent(witness.casebook, source, datetime.now(UTC)).figures == (1,)


def agreed_to_count_alone(witness: Witness, source: str) -> None:
    record_consent(witness.casebook, source, OPEN)


def erased(witness: Witness, source: str) -> None:
    assert erase_as_two(witness, source).releases == tuple(ReleaseRow.objects.values_list("id", flat=True))


@pytest.mark.parametrize("close", [withdrawn, agreed_to_count_alone, erased])
def test_an_image_is_followed_from_its_source_and_closed_with_it(
    witness: Witness, close: Callable[[Witness, str], None]
) -> None:
    source, other = kept(witness, drawing()), kept(witness, photograph())
    release = left(witness, source)
    withdraw_consent(witness.casebook, other, datetime.now(UTC))
    assert withdrawal_reach(witness.casebook, other).releases == ()
    assert withdrawal_reach(witness.casebook, source).releases == (release,)
    copy = {"recipient": "clinic", "language": "ko", "sha256": "5" * 64}
    hand_copy(witness.casebook, release, **copy)
    assert handed_out(witness.casebook, release).files["figures/image-1.png"]
    assert [each.recalled for each in look_over(witness.casebook).copies] == [False]
    close(witness, source)
    with pytest.raises(WithdrawnSince):
        handed_out(witness.casebook, release)
    desk = look_over(witness.casebook)
    assert [each.withdrawn for each in desk.releases] == [1]
    assert [each.recalled for each in desk.copies] == [True]


def test_nobody_approves_an_image_by_proposing_it(witness: Witness) -> None:
    text = plan(kept(witness, drawing()))
    digest = put_forward(witness.casebook, text, check_release(witness.casebook, text).mark)
    stands = look_at_plan(witness.casebook, digest)
    assert (stands.by, stands.approved_by) == (witness.casebook.actor, ())
    assert approve_release(witness.casebook, digest, stands.mark) == 1
    with pytest.raises(InsideOnly):
        request_approval(witness.casebook, digest)


def test_the_command_line_approves_no_picture_that_it_cannot_show(witness: Witness) -> None:
    text = plan(kept(witness, drawing()))
    digest = propose_release(witness.casebook, text)
    found, lines = take(witness.casebook, text.encode(), asked("check"), "en")
    assert found["mark"] == ""
    assert "on its page in the browser" in lines[-1]
    mark = look_at_plan(witness.casebook, digest).mark
    with pytest.raises(NotSeen):
        take(witness.casebook, text.encode(), asked("approve", "--seen", mark), "en")
    assert look_at_plan(witness.casebook, digest).approved_by == ()


def asked(step: str, *more: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    arguments(parser, "en")
    return parser.parse_args(["field.casebook", step, "plan.yaml", *more])


def test_one_image_is_read_without_the_gate_and_never_without_an_entry(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = kept(witness, drawing())
    digest = propose_release(witness.casebook, plan(source))
    (content,) = check_release(witness.casebook, plan(source)).images.values()
    monkeypatch.delattr("bearwitness.actions.releases.check_release.preview")
    image = Faults(witness.casebook).tried(look_at_image)(witness.casebook, digest, 1)
    assert (image.content, image.ending) == (content, "png")
    entry = AuditEntry.objects.get(verb="look_at_image")
    assert json.loads(entry.detail) == {"place": 1}
    for asked, place in ((digest, 0), (digest, 2), ("0" * 64, 1)):
        with pytest.raises(NoSuchItem):
            look_at_image(witness.casebook, asked, place)
    with pytest.raises(NotAllowed):
        look_at_image(acting_as(witness.casebook, CHIDI), digest, 1)
    Source.objects.filter(id=source).update(licence="")
    with pytest.raises(NoSuchItem):
        look_at_image(witness.casebook, digest, 1)


def test_what_is_no_public_image_stays(witness: Witness) -> None:
    told = witness.tells("Fictional words.", "OrgA", OPEN)
    witness.assesses(told)
    for source in (
        kept(witness, drawing(), licence=""),
        kept(witness, photograph(), licence="CC-BY-NC-4.0"),
        told.id,
        kept(witness, b"A public text.", kind="document"),
    ):
        with pytest.raises(BadPlan):
            propose_release(witness.casebook, plan(source))
    with pytest.raises(NoSuchItem):
        propose_release(witness.casebook, plan("S-NONE"))
    assert Source.objects.count() == 4


def test_the_words_for_who_cannot_see_it_name_nobody(witness: Witness) -> None:
    source = kept(witness, drawing())
    with pytest.raises(NameInPlan):
        propose_release(witness.casebook, plan(source, ALT.replace("A page", "Kim Yong-hui on a page")))
