"""The step of signing in that asks for a confirmed e-mail address."""

from typing import Any

from allauth.account.stages import EmailVerificationStage


class ConfirmedAddress(EmailVerificationStage):
    """Only the public confirms an address; an account of the staff is made by a manager who knows its holder."""

    def handle(self) -> Any:
        """Let the staff pass; others go on once the address in their mail was opened."""
        user = self.login.user
        return (None, True) if user is not None and user.is_staff else super().handle()
