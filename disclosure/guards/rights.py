"""What the site's role may do on PostgreSQL: enough for its work, and too little to drop a guard."""

from typing import Final

# Tables whose rows are taken away in the site's work: names and codes that moved, parts of a load,
# contradictions that are over, orders and look-ups of the day before, sessions, memberships, attempts that count no
# longer, second factors that were reset, jobs that ended.
DELETED_FROM: Final = (
    "disclosure_subjectname",
    "disclosure_subjectidentifier",
    "disclosure_batchpart",
    "disclosure_contradiction",
    "disclosure_reportorder",
    "disclosure_lookup",
    "django_session",
    "accounts_counter",
    "mfa_authenticator",
    "accounts_user_groups",
    "accounts_user_user_permissions",
    "auth_group_permissions",
    "django_tasks_database_dbtaskresult",
    "jobs_slot",
    "jobs_heartbeat",
    "repair_case",  # taken out of a draft; a guard keeps what was sent
)


def rights(role: str) -> list[str]:
    """Statements for the owner of the tables; `role` is quoted by the caller. No TRUNCATE, no DDL, no ownership."""
    return [
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"GRANT DELETE ON {', '.join(DELETED_FROM)} TO {role}",
    ]
