"""Words of promise: what follows one in its sentence is to come.

One table for every reader: the role of a number, what a rule or a review promises, what is no condition.
"""

from typing import NamedTuple


class Promise(NamedTuple):
    """A word of promise; before or behind some characters it is another word."""

    text: str
    example: str
    counterexample: str = ""  # holds the characters, and what follows was reached
    not_behind: str = ""
    not_before: str = ""
    holds: bool = False  # with a year to come also in a review and in a rule
    alone: bool = False  # there also without one
    pledges: bool = False  # only the government says it: 将 and 拟 also stand before what applicants do
    dated: bool = False  # only behind the figures of a year: not 三年计划
    dates: bool = False  # right before a year it says by when: 力争2027年建成

    @property
    def pattern(self) -> str:
        """It as a pattern, not where it is another word."""
        behind = f"(?<![{self.not_behind}])" if self.not_behind else r"(?<=20\d\d)" if self.dated else ""
        before = f"(?![{self.not_before}])" if self.not_before else ""
        return f"{behind}{self.text}{before}"


_DOING = ("新增", "新建", "建成", "完成", "开工", "引进", "培育", "改造", "建设", "投入", "实现")
_PLAN = "执完外总书任的内项目指草之为下中和与、,;。:"  # 2027年计划执行情况: a plan, no verb
_AGAIN = ("建", "新建", "新增", "增加", "完成", "开工", "培育", "引进")
_OFFICIALS = ("我们会", "我会", "政府会", "局会", "署会", "我们计划", "我建议")

PROMISES = (
    Promise("力争", "力争达到", holds=True, pledges=True, dates=True),
    Promise("争取", "争取达到", "争取到", "", "到", holds=True, pledges=True, dates=True),
    Promise("确保", "确保完成", "确保了供应,建成", "", "了", holds=True, pledges=True, dates=True),
    Promise("预期", "预期增长", "预期寿命提高,好于预期,超预期,建成", "于超出过", "寿", holds=True),
    Promise("预计", "预计达到", holds=True, dates=True),
    Promise("计划20", "计划2027年建成", "计划总投资项目建成", holds=True),
    Promise("计划到20", "计划到2027年建成", holds=True),
    Promise("计划于20", "计划于2027年建成", holds=True),
    Promise("年计划", "2027年计划脱贫", "2025年计划执行良好,建成", "", _PLAN, holds=True, dated=True),
    *(Promise(f"计划{deed}", f"计划{deed}", holds=True) for deed in _DOING),
    Promise("目标是", "主要目标是", holds=True, pledges=True),
    Promise("目标为", "预期目标为", holds=True, pledges=True),
    Promise("拟", "拟安排", "模拟舱投用,建成", "模虚", holds=True),
    Promise("今年", "今年新增", "今年以来建成", "", "以0123456789"),
    Promise("年内", "年内建成"),
    Promise("今后", "今后五年", holds=True, alone=True, pledges=True),
    Promise("下一步", "下一步"),
    Promise("未来", "未来三年", "未来城投用,建成", "", "产城工科谷社湾岛路星技学乡农村园市大"),
    Promise("将", "将建成", "将近完工,建成", "", "近领士军", holds=True),
    *(Promise(f"再{deed}", f"再{deed}") for deed in _AGAIN),
    *(Promise(who, f"{who}兴建") for who in _OFFICIALS),
)

# Those between what is promised and the verb that does it: 省级平台力争接入300家.
PROMISED = ("力争", "争取", "确保", "预计", "计划", "拟")
BEFORE_DATE = tuple(word.text for word in PROMISES if word.dates)
# What else promises where a day is named: 系统将于6月5日上线 is a limit, 系统于6月5日上线 a report.
_WITH_A_DAY = ("计划", "预定", "预估", "(?<![主重纲])要(?![求素点件])")
EXPECTING = "|".join((*(word.pattern for word in PROMISES if word.holds), *_WITH_A_DAY))
