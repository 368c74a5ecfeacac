"""The casebook's tables, one file a noun."""

from bearwitness.casebook.models.approval import Approval
from bearwitness.casebook.models.audit_entry import AuditEntry
from bearwitness.casebook.models.claim import Claim
from bearwitness.casebook.models.consent import Consent
from bearwitness.casebook.models.consent_answer import ConsentAnswer
from bearwitness.casebook.models.feedback import Feedback
from bearwitness.casebook.models.handed_copy import HandedCopy
from bearwitness.casebook.models.independence import Independence
from bearwitness.casebook.models.interview import Interview
from bearwitness.casebook.models.interview_stop import InterviewStop
from bearwitness.casebook.models.member import Member
from bearwitness.casebook.models.passage import Passage
from bearwitness.casebook.models.plan import Plan
from bearwitness.casebook.models.referral import Referral
from bearwitness.casebook.models.referral_offer import ReferralOffer
from bearwitness.casebook.models.release_row import ReleaseRow
from bearwitness.casebook.models.remasking import Remasking
from bearwitness.casebook.models.retraction import Retraction
from bearwitness.casebook.models.risk_assessment import RiskAssessment
from bearwitness.casebook.models.sealed_item import SealedItem
from bearwitness.casebook.models.signing_key import SigningKey
from bearwitness.casebook.models.source import Source
from bearwitness.casebook.models.subject import Subject
from bearwitness.casebook.models.text_token import TextToken
from bearwitness.casebook.models.text_version import TextVersion

__all__ = [
    "Approval",
    "AuditEntry",
    "Claim",
    "Consent",
    "ConsentAnswer",
    "Feedback",
    "HandedCopy",
    "Independence",
    "Interview",
    "InterviewStop",
    "Member",
    "Passage",
    "Plan",
    "Referral",
    "ReferralOffer",
    "ReleaseRow",
    "Remasking",
    "Retraction",
    "RiskAssessment",
    "SealedItem",
    "SigningKey",
    "Source",
    "Subject",
    "TextToken",
    "TextVersion",
]
