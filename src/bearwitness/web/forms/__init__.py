"""Forms: fields with words from the catalogues, read and shown in one way."""

from bearwitness.web.forms.field import Choice, Field
from bearwitness.web.forms.form import Form

__all__ = ["Choice", "Field", "Form"]
