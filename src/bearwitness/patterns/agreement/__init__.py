"""How far independent coders agree: Krippendorff's alpha over values, and over stretches of text."""

from bearwitness.patterns.agreement.alpha import Agreement as Agreement
from bearwitness.patterns.agreement.alpha import krippendorff_alpha as krippendorff_alpha
from bearwitness.patterns.agreement.counterparts import counterparts as counterparts
from bearwitness.patterns.agreement.spans import SpanAgreement as SpanAgreement
from bearwitness.patterns.agreement.spans import span_agreement as span_agreement
