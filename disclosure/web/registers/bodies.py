"""Who decides, who delivers, what may be recorded, and the lists: as data; their pages are drawn by themselves."""

from django.utils.translation import gettext_lazy

from disclosure.models import Authority, CatalogueItem, Mandate, SeriousList
from disclosure.web.registers.cells import GROUNDED, PAIR
from disclosure.web.registers.table import Register

AUTHORITIES = Register(
    "authorities",
    gettext_lazy("Authorities"),
    Authority,
    ("code", *PAIR, "field", "region.code", "parent.code", "successor.code", "telephone", "address_zh", "address_en",
     "valid_from", "valid_to"),
    (),
    order=("region", "code"),
    related=("region", "parent", "successor"),
)  # fmt: skip
MANDATES = Register(
    "mandates",
    gettext_lazy("Mandates"),
    Mandate,
    ("source.code", "source.name_zh", "item.code", "authority.code", "authority.name_zh", "due_every_days", *GROUNDED,
     "valid_from", "valid_to"),
    (),
    order=("source__code", "item__code", "authority__code"),
    related=("source", "item", "authority"),
)  # fmt: skip
ITEMS = Register(
    "catalogue",
    gettext_lazy("Catalogue of public credit information"),
    CatalogueItem,
    ("code", *PAIR, "category.code", "tab", "polarity", "status", "serious_list.slug", "basis_kind", "region.code",
     *GROUNDED, "valid_from", "valid_to"),
    (),
    order=("category__number", "code"),
    related=("category", "serious_list", "region"),
)  # fmt: skip
LISTS = Register(
    "lists",
    gettext_lazy("Serious lists"),
    SeriousList,
    ("slug", *PAIR, "keeper_zh", "keeper_en", "entry_rules_zh", "entry_rules_en", "removal_rules_zh",
     "removal_rules_en", "subjects_zh", "subjects_en", "period_kind", "months", "early_removal_months", "status",
     "basis_kind", *GROUNDED, "valid_from", "valid_to", "confidence"),
    (),
    order=("slug",),
)  # fmt: skip
