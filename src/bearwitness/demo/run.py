"""The demo: a fictional casebook from the first source to a verified release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.out_folder import out_folder
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import Built, build_release
from bearwitness.actions.releases.hand_dossier import Handed, hand_dossier
from bearwitness.actions.releases.look_again import look_again
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.opening import open_casebook
from bearwitness.demo import picture
from bearwitness.demo.dossier import dossier_plan
from bearwitness.demo.errors import DemoExists
from bearwitness.demo.masking_found import MaskingFound, masking_found
from bearwitness.demo.passphrases import throwaway
from bearwitness.demo.release_plan import release_plan
from bearwitness.demo.stories.show import Shown, show_stories
from bearwitness.demo.take_in import add_picture, agree, assess, code, take_in
from bearwitness.demo.world import World, make_world
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import PrivateKey

FOUNDER = "amina"
APPROVERS = ("ben", "dana")
CASEBOOK = "demo.casebook"
RECIPIENT_KEY = "legal-clinic.age-key"
"""The recipient's private key, which only the demo has: with it the dossier can be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demo made.

    The world's truth, what left, what was masked, how to open the casebook again, and the pages on fictional
    trajectories.
    """

    world: World
    built: Built
    report: Path
    casebook: Path
    passphrase: str
    holds: bool
    masking: MaskingFound
    dossier: Handed
    recipient_key: Path
    patterns: Shown


def run_demo(out: Path, world: World | None = None, tell: Callable[[str], None] = lambda step: None) -> Demo:
    """Run everything below `out`; `tell` hears the code of each step.

    Raises
    ------
    DemoExists
        An earlier demo stands there.
    """
    world = world or make_world()
    path = out / CASEBOOK
    if path.exists() or (out / "release").exists():
        raise DemoExists
    out_folder(out)
    tell("make")
    secrets = {name: throwaway() for name in (FOUNDER, *APPROVERS)}
    make_casebook(path, FOUNDER, secrets[FOUNDER])
    tell("take_in")
    private = PrivateKey.generate()
    digest, dossier = _fill(path, world, secrets, private.public)
    tell("approve")
    for name in APPROVERS:
        with open_casebook(path, _unlocked(path, name, secrets[name]), actor=name) as casebook:
            for each in (digest, dossier):
                _approve(casebook, each)
    tell("build")
    with open_casebook(
        path, _unlocked(path, APPROVERS[0], secrets[APPROVERS[0]]), actor=APPROVERS[0]
    ) as casebook:
        handed = hand_dossier(casebook, dossier, out)
        built = build_release(casebook, digest, out)
    (out / RECIPIENT_KEY).write_text(f"{private.text}\n", encoding="ascii")
    tell("patterns")
    patterns = show_stories(out)
    tell("verify")
    bundle = out / "release"
    return Demo(
        world=world,
        built=built,
        report=bundle / "index.html",
        casebook=path,
        passphrase=secrets[FOUNDER],
        holds=verify_bundle(bundle, built.fingerprint).ok,
        masking=masking_found(world),
        dossier=handed,
        recipient_key=out / RECIPIENT_KEY,
        patterns=patterns,
    )


def _fill(path: Path, world: World, secrets: dict[str, str], recipient: str) -> tuple[str, str]:
    with open_casebook(path, _unlocked(path, FOUNDER, secrets[FOUNDER]), actor=FOUNDER) as casebook:
        for name in APPROVERS:
            add_keyholder(casebook, name, secrets[name], ["reviewer"])
        held = take_in(casebook, world)
        assess(casebook, world, held)
    second = APPROVERS[1]
    with open_casebook(path, _unlocked(path, second, secrets[second]), actor=second) as casebook:
        agree(casebook, world, held)
    with open_casebook(path, _unlocked(path, FOUNDER, secrets[FOUNDER]), actor=FOUNDER) as casebook:
        coded = code(casebook, world, held)
        plan = release_plan({picture.NAME: add_picture(casebook)}, coded.quotes)
        return propose_release(casebook, plan), propose_release(
            casebook, dossier_plan(world, coded.persons, recipient)
        )


def _approve(casebook: Casebook, digest: str) -> None:
    """Say yes to what was shown, after reading again every quote that nobody but its proposer has read."""
    stands = look_at_plan(casebook, digest)
    for passage in sorted(stands.unread):
        look_again(casebook, digest, passage, stands.mark)
    approve_release(casebook, digest, stands.mark)


def _unlocked(path: Path, name: str, passphrase: str) -> DataKeys:
    return Keyring.load(path / "keyring.json").unlock(name, passphrase)
