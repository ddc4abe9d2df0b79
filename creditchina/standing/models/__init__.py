"""Standing, the codes and letters that prove it, and whom the site tells."""

from creditchina.standing.models.claim import StandingClaim
from creditchina.standing.models.contact import SubjectContact
from creditchina.standing.models.filing_code import FilingCode
from creditchina.standing.models.standing import Standing

__all__ = ["FilingCode", "Standing", "StandingClaim", "SubjectContact"]
