"""The registers as public pages, for spreadsheets and for programs: each row with its basis and its days."""

from disclosure.web.registers import bodies, measures, procedure, rules
from disclosure.web.registers.table import Register

REGISTERS: dict[str, Register] = {
    register.name: register
    for register in (
        bodies.ITEMS,
        bodies.LISTS,
        measures.MEASURES,
        measures.USES,
        rules.PERIODS,
        rules.TRANSITIONS,
        rules.STANDARDS,
        rules.LINES,
        procedure.GROUNDS,
        procedure.DEADLINES,
        procedure.MARKS,
        procedure.RETENTION,
        procedure.DAYS,
        bodies.AUTHORITIES,
        bodies.MANDATES,
    )
}
