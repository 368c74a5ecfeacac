"""The casebook's tables, one file a noun."""

from bearwitness.casebook.models.approval import Approval
from bearwitness.casebook.models.assessment import Assessment
from bearwitness.casebook.models.assignment import Assignment
from bearwitness.casebook.models.audit_entry import AuditEntry
from bearwitness.casebook.models.backup_row import BackupRow
from bearwitness.casebook.models.blind_coding import BlindCoding
from bearwitness.casebook.models.blind_end import BlindEnd
from bearwitness.casebook.models.case_team import CaseTeam
from bearwitness.casebook.models.case_team_member import CaseTeamMember
from bearwitness.casebook.models.claim import Claim
from bearwitness.casebook.models.codebook_extension import CodebookExtension
from bearwitness.casebook.models.consent import Consent
from bearwitness.casebook.models.consent_answer import ConsentAnswer
from bearwitness.casebook.models.continuation import Continuation
from bearwitness.casebook.models.double_coding import DoubleCoding
from bearwitness.casebook.models.erasure import Erasure
from bearwitness.casebook.models.feedback import Feedback
from bearwitness.casebook.models.handed_copy import HandedCopy
from bearwitness.casebook.models.independence import Independence
from bearwitness.casebook.models.interview import Interview
from bearwitness.casebook.models.interview_stop import InterviewStop
from bearwitness.casebook.models.judgement_withdrawal import JudgementWithdrawal
from bearwitness.casebook.models.linkage_run import LinkageRun
from bearwitness.casebook.models.linked_pair import LinkedPair
from bearwitness.casebook.models.linked_record import LinkedRecord
from bearwitness.casebook.models.member import Member
from bearwitness.casebook.models.note_masking import NoteMasking
from bearwitness.casebook.models.outside_approval import OutsideApproval
from bearwitness.casebook.models.outside_approver import OutsideApprover
from bearwitness.casebook.models.pair_judgement import PairJudgement
from bearwitness.casebook.models.passage import Passage
from bearwitness.casebook.models.plan import Plan
from bearwitness.casebook.models.position import Position
from bearwitness.casebook.models.proposal_decision import ProposalDecision
from bearwitness.casebook.models.recall import Recall
from bearwitness.casebook.models.referral import Referral
from bearwitness.casebook.models.referral_offer import ReferralOffer
from bearwitness.casebook.models.release_row import ReleaseRow
from bearwitness.casebook.models.release_withdrawal import ReleaseWithdrawal
from bearwitness.casebook.models.remasking import Remasking
from bearwitness.casebook.models.retraction import Retraction
from bearwitness.casebook.models.review import Review
from bearwitness.casebook.models.review_rule import ReviewRule
from bearwitness.casebook.models.risk_assessment import RiskAssessment
from bearwitness.casebook.models.sealed_item import SealedItem
from bearwitness.casebook.models.search_due import SearchDue
from bearwitness.casebook.models.search_row import SearchRow
from bearwitness.casebook.models.second_look import SecondLook
from bearwitness.casebook.models.signing_key import SigningKey
from bearwitness.casebook.models.source import Source
from bearwitness.casebook.models.subject import Subject
from bearwitness.casebook.models.synthetic_charge import SyntheticCharge
from bearwitness.casebook.models.text_alignment import TextAlignment
from bearwitness.casebook.models.text_reading import TextReading
from bearwitness.casebook.models.text_token import TextToken
from bearwitness.casebook.models.text_version import TextVersion
from bearwitness.casebook.models.token_key import TokenKey

__all__ = [
    "Approval",
    "Assessment",
    "Assignment",
    "AuditEntry",
    "BackupRow",
    "BlindCoding",
    "BlindEnd",
    "CaseTeam",
    "CaseTeamMember",
    "Claim",
    "CodebookExtension",
    "Consent",
    "ConsentAnswer",
    "Continuation",
    "DoubleCoding",
    "Erasure",
    "Feedback",
    "HandedCopy",
    "Independence",
    "Interview",
    "InterviewStop",
    "JudgementWithdrawal",
    "LinkageRun",
    "LinkedPair",
    "LinkedRecord",
    "Member",
    "NoteMasking",
    "OutsideApproval",
    "OutsideApprover",
    "PairJudgement",
    "Passage",
    "Plan",
    "Position",
    "ProposalDecision",
    "Recall",
    "Referral",
    "ReferralOffer",
    "ReleaseRow",
    "ReleaseWithdrawal",
    "Remasking",
    "Retraction",
    "Review",
    "ReviewRule",
    "RiskAssessment",
    "SealedItem",
    "SearchDue",
    "SearchRow",
    "SecondLook",
    "SigningKey",
    "Source",
    "Subject",
    "SyntheticCharge",
    "TextAlignment",
    "TextReading",
    "TextToken",
    "TextVersion",
    "TokenKey",
]
