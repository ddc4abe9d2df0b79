"""Who works here (User), in which capacity (Post), what two people change (AccountProposal), who came in (SignIn)."""

from creditchina.accounts.models.counter import Counter
from creditchina.accounts.models.post import Post
from creditchina.accounts.models.proposal import AccountProposal
from creditchina.accounts.models.sign_in import SignIn
from creditchina.accounts.models.user import User
from creditchina.accounts.roles import Role

__all__ = ["AccountProposal", "Counter", "Post", "Role", "SignIn", "User"]
