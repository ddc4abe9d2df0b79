"""English for words delivered in Chinese or registered in the plural; a Chinese page shows them as they are."""

from django.utils.translation import gettext_lazy as _

from creditchina.language import in_english

TYPES = {
    "有限责任公司": "Limited liability company",
    "有限责任公司分公司": "Branch of a limited liability company",
    "股份有限公司": "Company limited by shares",
    "股份有限公司分公司": "Branch of a company limited by shares",
    "个人独资企业": "Sole proprietorship enterprise",
    "合伙企业": "Partnership",
    "个体工商户": "Individual business",
    "农民专业合作社": "Farmers' cooperative",
    "机关": "Government body",
    "事业单位": "Public institution",
    "社会团体": "Social organisation",
    "民办非企业单位": "Private non-enterprise unit",
    "基金会": "Foundation",
}
# The register names an item by all its records; above one record its name is that of one.
ONE = {
    "penalty": "Administrative penalty",
    "licence": "Administrative licence",
    "commitment": "Credit commitment",
    "a_taxpayer": "Taxpayer rated A",
    "judgment_defaulter": "Judgment defaulter",
    "major_tax_violation": "Subject of major tax violations",
    "market_regulation": "Serious violation in market regulation",
    "work_safety": "Serious breach of work safety",
    "gov_procurement": "Serious violation in government procurement",
    "culture_market": "Serious breach in the culture market",
    "tourism_market": "Serious breach in the tourism market",
    "abnormal_operation": "Entry on a list of abnormal operation",
    "credit_evaluation": "Result of credit evaluation",
    "customs_advanced": "Advanced customs certification",
    "model_highway": "Model enterprise in highway construction",
    "model_transport": "Model enterprise in transport",
    "local_model_trader": "Model trader of Example Province",
}
# What a column of a field list holds, by its type.
HOLDS = {
    "text": _("text"),
    "prose": _("longer text"),
    "date": _("a day"),
    "year": _("a year"),
    "money": _("an amount"),
    "code": _("a code"),
    "choice": _("one of these words"),
    "choices": _("one or more of these words"),
}


def entity_type(delivered: str) -> str:
    """The delivered type of a subject in the reader's language, where it is a common one."""
    return TYPES.get(delivered, delivered) if in_english() else delivered


def one(code: str, name: str) -> str:
    """The name of an item above a single record: `name`, in English in the singular."""
    return ONE.get(code, name) if in_english() else name
