"""The words invented names are made of. Cities and districts are those of the fictional province 99."""

from typing import Final

CITIES: Final = {
    "990100": ("示例市", "Shili"),
    "990200": ("样例市", "Yangli"),
    "990300": ("范例市", "Fanli"),
    "990400": ("举例市", "Juli"),
    "990500": ("试例市", "Shilicheng"),
}
DISTRICTS: Final = {
    "990101": "青禾区", "990102": "白鹭区", "990103": "松石区", "990104": "云帆区",
    "990201": "桂枝区", "990202": "兰渡区", "990203": "石矶区",
    "990301": "梧桐区", "990302": "银杏区", "990303": "海棠区",
    "990401": "春晓区", "990402": "夏荷区", "990403": "秋实区",
    "990501": "东篱区", "990502": "南坡区", "990503": "西楼区", "990504": "北苑区",
}  # fmt: skip
DISTRICT_WEIGHTS: Final = [10, 10, 10, 10, 7, 7, 7, 5, 5, 5, 4, 4, 4, 3, 3, 3, 3]

_FIRST: Final = (
    "晨chen 朗lang 澄cheng 砚yan 栖qi 屿yu 澜lan 岚lan 霁ji 昀yun 黎li 沐mu 禾he 穗sui 松song 柏bai 梧wu 椿chun"
    " 榆yu 青qing 云yun 星xing 远yuan 恒heng 宏hong 嘉jia 瑞rui 润run 盈ying 锦jin"
)
_SECOND: Final = (
    "曜yao 帆fan 舟zhou 川chuan 陌mo 墨mo 岳yue 峦luan 石shi 泉quan 溪xi 渡du 野ye 原yuan 途tu 拓tuo 启qi 辰chen"
    " 航hang 聚ju 合he 和he 成cheng 达da 程cheng 谷gu 麓lu 汀ting 晖hui 宁ning"
)
_THIRD: Final = "源yuan 元yuan 通tong 佳jia 信xin 德de 盛sheng 丰feng 安an 新xin 力li 智zhi"
_SOUNDS: Final = {part[0]: part[1:] for part in f"{_FIRST} {_SECOND} {_THIRD} 曦xi".split()}
FIRST: Final = [part[0] for part in _FIRST.split()]
SECOND: Final = [part[0] for part in _SECOND.split()]
THIRD: Final = [part[0] for part in _THIRD.split()]

# (trade, group of licences and offences it meets, English, weight)
TRADES: Final = (
    ("精密机械", "making", "Precision Machinery", 6),
    ("五金制品", "making", "Hardware", 5),
    ("新材料", "making", "New Materials", 4),
    ("环保设备", "making", "Environmental Equipment", 3),
    ("电子科技", "making", "Electronics", 5),
    ("化工", "chemical", "Chemical", 3),
    ("涂料", "chemical", "Coatings", 2),
    ("建筑工程", "building", "Construction Engineering", 8),
    ("市政工程", "building", "Municipal Engineering", 4),
    ("建筑劳务", "building", "Construction Services", 4),
    ("房地产开发", "building", "Real Estate Development", 2),
    ("食品", "food", "Food", 7),
    ("餐饮管理", "food", "Catering", 6),
    ("乳业", "food", "Dairy", 1),
    ("商贸", "trade", "Trading", 10),
    ("供应链管理", "trade", "Supply Chain", 3),
    ("物流", "transport", "Logistics", 5),
    ("运输", "transport", "Transport", 4),
    ("医疗器械", "health", "Medical Devices", 3),
    ("大药房", "health", "Pharmacy", 3),
    ("农业开发", "farm", "Agriculture", 4),
    ("人力资源服务", "service", "Human Resources Services", 3),
    ("物业服务", "service", "Property Services", 4),
    ("信息技术", "service", "Information Technology", 6),
    ("文化传播", "service", "Culture and Media", 4),
)
FORMS: Final = (
    ("有限公司", "有限责任公司", 80),
    ("有限责任公司", "有限责任公司", 10),
    ("股份有限公司", "股份有限公司", 8),
    ("厂", "个人独资企业", 4),
)
PATTERNS: Final = (
    "{city}{brand}{trade}{form}",
    "示例省{brand}{trade}{form}",
    "{brand}（{city}）{trade}{form}",
    "{brand}({city}){trade}{form}",
    "{brand}{trade}{form}",
)
PATTERN_WEIGHTS: Final = [78, 8, 7, 2, 5]
SHOPS: Final = (
    ("便利店", "food"), ("面馆", "food"), ("小吃店", "food"), ("水果店", "food"), ("五金店", "trade"),
    ("服装店", "trade"), ("建材经营部", "trade"), ("汽车维修店", "making"), ("理发店", "service"), ("药店", "health"),
)  # fmt: skip
CROPS: Final = ("蔬菜种植", "果品", "水稻种植", "茶叶", "畜禽养殖")
BODIES: Final = (
    ("11", "教育局", "机关"),
    ("11", "水务局", "机关"),
    ("11", "{brand}街道办事处", "机关"),
    ("12", "{brand}中学", "事业单位"),
    ("12", "{brand}社区卫生服务中心", "事业单位"),
    ("51", "{brand}行业协会", "社会团体"),
    ("52", "{brand}养老服务中心", "民办非企业单位"),
)


def romanised(brand: str) -> str:
    """A brand in Latin letters, one word."""
    return "".join(_SOUNDS[sign] for sign in brand).capitalize()
