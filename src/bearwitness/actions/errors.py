"""What can go wrong in a verb."""

from bearwitness.domain.errors import BearwitnessError


class AlreadyHeld(BearwitnessError):
    """The casebook holds these very bytes already, as source {source}; nothing was added."""

    exit_code = 80


class HeldByOthers(BearwitnessError):
    """The casebook holds these very bytes already, in a source that others work on, and nothing was added; ask a custodian whether it can be given to you."""

    exit_code = 243


class TeamNameTaken(BearwitnessError):
    """A case team or a person has this name already; choose another."""

    exit_code = 244


class BrokenChain(BearwitnessError):
    """The audit chain is broken at entry {seq}: keep the folder as it is, and compare it with the last backup."""

    exit_code = 81


class WrongSubject(BearwitnessError):
    """The property {property} is not one of this kind of subject; choose another property or subject."""

    exit_code = 82


class AlreadyRetracted(BearwitnessError):
    """The claim is retracted already; retract the one that replaced it instead."""

    exit_code = 83


class UnknownReason(BearwitnessError):
    """A claim is retracted for one of these reasons only: CodedWrongly, CorrectedBySource, Duplicate, WrongSubject."""

    exit_code = 84


class NoSuchPlan(BearwitnessError):
    """Nobody has proposed this plan to the casebook; propose it first with: release PATH plan PLAN.yaml."""

    exit_code = 85


class PlanOvertaken(BearwitnessError):
    """What the casebook would release has changed since this plan was proposed; propose it again, so that its approvers see it."""

    exit_code = 86


class AlreadyApproved(BearwitnessError):
    """You have approved this plan already; a second, different person must approve it too."""

    exit_code = 87


class NotWritten(BearwitnessError):
    """The release was recorded as {release} but its folder could not be written; free space there and build it again."""

    exit_code = 88


class EmptySource(BearwitnessError):
    """The file holds no text, and nothing was added; look whether it is the right one."""

    exit_code = 89


class NoOutFolder(BearwitnessError):
    """The folder for the result cannot be made, and nothing was; choose another with --out."""

    exit_code = 103


class SamePerson(BearwitnessError):
    """You recorded this consent yourself; a second, different person must agree to the use of what a child said."""

    exit_code = 104


class RowsRefused(BearwitnessError):
    """{refused} of {rows} rows do not fit, the first in row {row}, column {column}, and no person was made; look with --dry-run, then correct the mapping or the list."""

    exit_code = 114


class NotOneQuestion(BearwitnessError):
    """These claims do not disagree about one property of one subject; choose claims that contradict one another."""

    exit_code = 120


class OwnCoding(BearwitnessError):
    """You coded this yourself; a second, different person must review it or code it too."""

    exit_code = 121


class BlindCoding(BearwitnessError):
    """This text cannot be coded that way now: it is being coded twice, blind, or has been coded already; finish the double coding or choose another text."""

    exit_code = 122


class NeedsReason(BearwitnessError):
    """This needs a reason, one of the codes of the codebook's list {list}."""

    exit_code = 117


class GuardianIsParty(BearwitnessError):
    """This guardian had a part in what happened and cannot consent for the child; find another one, or keep it closed."""

    exit_code = 118


class RiskOverdue(BearwitnessError):
    """Testimonies whose risk assessment is missing or overdue for review: {count}. Nothing is released until each is assessed; the page Care and `risk PATH due` name them."""

    exit_code = 119


class NothingShared(BearwitnessError):
    """Nobody who could be counted has agreed to share with just this recipient, and nothing can be released to it; compare the name with the one in the consents."""

    exit_code = 248


class LiftedAlone(BearwitnessError):
    """You coded under this rule or set it yourself and cannot lift it alone; ask a reviewer or a second person to lift it."""

    exit_code = 98


class MaskedWhileBlind(BearwitnessError):
    """A text that holds these words is being coded twice, blind, and nothing was masked; end that double coding and settle it first."""

    exit_code = 99


class BadEntry(BearwitnessError):
    """The file is not valid at {place}, and nothing was done; write there: {example}."""

    exit_code = 198


class QuoteNotFound(BearwitnessError):
    """The quoted words of {place} stand in the text {times} times, or not at the offsets given, and nothing was done; quote words of the masked text, and say with nth which of them are meant."""

    exit_code = 199


class Reopens(BearwitnessError):
    """This consent was withdrawn, and a new one would reopen {sources} sources and {claims} claims; nothing was changed. Where she has agreed again, say so with --reopen."""

    exit_code = 200


class BadMaskLine(BearwitnessError):
    """Line {line} of the list of masks does not hold ({fault}), and nothing was done: sign with confirmed_by, decide each line with mask: yes or no, quote what stands from start to end, and give each span its own token such as [P1], which tells nothing."""

    exit_code = 202


class BadApproval(BearwitnessError):
    """This is not the approval of somebody outside whom a custodian registered before the plan was proposed; check the key, the name and that the file is unchanged."""

    exit_code = 217


class InsideOnly(BearwitnessError):
    """Two of the team approve this plan, and nothing was done: a request for somebody outside lies open and shows no pictures, so it is not made for a plan for one recipient, nor for one with images."""

    exit_code = 252


class WithdrawnSince(BearwitnessError):
    """Since this release, consent was withdrawn, taken back in part, or has run out for {number} of the persons and sources in it, so its files are not handed out again. Ask those who hold it to delete it; what is released later leaves them out."""

    exit_code = 253


class NotLookedAt(BearwitnessError):
    """{number} quotes of the plan have had no second look, and nothing was released; an approver who did not propose the plan reads each one with release look."""

    exit_code = 220


class LookByAnother(BearwitnessError):
    """Whoever proposed the plan does not take the second look at its quotes; somebody else who approves it does."""

    exit_code = 221


class ChangedSince(BearwitnessError):
    """This is not what you looked at: somebody has changed it since, and nothing was done. Look at it again, then decide."""

    exit_code = 240


class NotSeen(BearwitnessError):
    """Nothing was approved: nobody approves what she has not seen. Run release check with this plan, read all that it shows, and give the mark that it prints as --seen; a plan with images is approved on its page in the browser, which shows them."""

    exit_code = 251


class ContactRefused(BearwitnessError):
    """She has not agreed to be contacted again, has withdrawn, or has stopped an interview; plan one only where she asks for it herself (reason SheAsked)."""

    exit_code = 222


class BadAlignment(BearwitnessError):
    """These stretches cannot be laid side by side, and nothing was changed: they cross one another, leave their text, or are empty on both sides. Load the two texts again and lay them anew."""

    exit_code = 196


class NotTheOriginal(BearwitnessError):
    """Nothing was masked: these are not the very words or the very file that were added, or the source has its masked text already. Give the original itself, unchanged."""

    exit_code = 230


class RiskNotWhole(BearwitnessError):
    """Nothing was recorded: a risk assessment needs a level each for the survivor, her family, the helpers and the children, what she herself thinks, and a next review later than the day of the assessment."""

    exit_code = 254


class ReleasesForgotten(BearwitnessError):
    """This casebook may have forgotten what left it ({why}), so nothing more leaves. Restored, or releases missing: find the newest ledger.jsonl, and two different persons each give release PATH continue LEDGER.jsonl --left nothing (or some, where anything left that is missing, or nobody knows). Ledger damaged: put its last whole copy back. Anchors ahead of the record: restore the last backup."""

    exit_code = 242
