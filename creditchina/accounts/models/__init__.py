"""Who works here (User), in which capacity (Post), and when each came in (SignIn)."""

from creditchina.accounts.models.counter import Counter
from creditchina.accounts.models.post import Post
from creditchina.accounts.models.sign_in import SignIn
from creditchina.accounts.models.user import User
from creditchina.accounts.roles import Role

__all__ = ["Counter", "Post", "Role", "SignIn", "User"]
