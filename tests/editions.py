"""Made-up editions of plans with a known history: what became of every task is written down as it is done.

`make_plan` composes a plan from word lists; `read_plan` takes the tasks of a parsed one; `revise` makes the next
edition: most sentences replaced or half of them dropped, titles reworded, tasks moved, merged and split across
sections, dropped and added. All of it follows from the seed.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from written_numbers import to_chinese


def _words(text: str) -> list[str]:
    return text.split()


SUBJECTS = _words(
    "数据要素 工业软件 智慧港口 远程医疗 乡村物流 低空飞行 海洋牧场 绿色建筑 冷链仓储 社区养老 "
    "职业教育 公共文化 城市更新 防灾减灾 知识产权 跨境贸易 普惠金融 人才引进 政务热线 数字档案 "
    "水利工程 森林防火 食品安全 交通枢纽 新型储能 轨道交通 中医药 全民健身 未成年人保护 地理信息 "
    "气象预警 工程招标 国有资产 劳动监察 消费维权 住房租赁 道路照明 污水处理 垃圾分类 生物制造 "
    "种业振兴 渔港改造 文物修缮 旅游公路 博物馆群 应急物资 电力调度 充电设施 智能网联 卫星应用"
)
FACETS = _words(
    "平台 标准 试点 目录 指标 台账 队伍 园区 通道 机制 场景 基金 实验室 数据库 服务站 示范区 联盟 清单 网络 中心"
)
VERBS = _words("建设 完善 推广 优化 制定 编制 开展 深化 升级 探索 健全 布局 培育 引导 整合")
QUALITIES = _words("省级 区域性 跨部门 一体化 专业化 开放共享 分级分类 线上线下 全流程 高标准 可复制 便民利企")
PLACES = _words("东江新区 云岭市 北岸县 石湾镇 南浦港 青川市 白沙湾 临江开发区 沿海各市 山区县")
AIMS = _words(
    "降低运行成本 提高办理效率 带动就地就业 补齐短板弱项 缩短等候时间 扩大服务覆盖面 减轻基层负担 防范安全风险"
)
BODIES = _words(
    "省科技厅 省财政厅 省教育厅 省商务厅 省水利厅 省公安厅 省民政厅 省林业局 省体育局 省统计局 "
    "省卫生健康委 省交通运输厅"
)
DEEDS = _words("加强 推进 深化 提升 强化 做好 加快")
TEMPLATES = (
    "{verb}{quality}{subject}{facet},{aim}。",
    "在{place}{verb}{subject}{facet}{count}个以上。",
    "支持{place}围绕{subject}{verb}{quality}{facet},推动{facet2}与{facet}衔接。",
    "{verb}{subject}{facet}和{facet2},面向{place}{aim}。",
    "鼓励社会力量参与{subject}{facet}{verb},年内完成{count}项。",
    "以{subject}为重点{verb}{facet2},{aim},{verb2}{quality}{facet}。",
)


@dataclass(frozen=True)
class Task:
    """A task as it will be printed; `ids` are those of the old tasks that it comes from."""

    title: str
    sentences: tuple[str, ...]
    bodies: tuple[str, ...]
    ids: tuple[int, ...] = ()


@dataclass
class Plan:
    """Sections with their tasks."""

    title: str
    sections: list[tuple[str, list[Task]]] = field(default_factory=list)

    @property
    def tasks(self) -> list[Task]:
        return [task for _, tasks in self.sections for task in tasks]

    def render(self) -> str:
        """The plan as published; tasks are numbered from 1 in each section."""
        lines = [self.title]
        for place, (title, tasks) in enumerate(self.sections, 1):
            lines.append(f"{to_chinese(place)}、{title}")
            for number, task in enumerate(tasks, 1):
                text = f"{task.title}。{''.join(task.sentences)}"
                lines.append(f"{number}.{text}（{'、'.join(task.bodies)}按职责分工负责）")
        return "\n".join(lines)

    @property
    def lines(self) -> list[int]:
        """The line of each task as rendered: two before the first, one before each further section."""
        heads = [i for i, (_, tasks) in enumerate(self.sections) for _ in tasks]
        return [place + head + 3 for place, head in enumerate(heads)]


def make_plan(seed: int, tasks: int = 60, per_section: int = 8) -> Plan:
    """A plan of made-up tasks, each about a subject of its own as long as there are enough."""
    rng = random.Random(seed)
    subjects = [SUBJECTS[i % len(SUBJECTS)] for i in range(tasks)]
    rng.shuffle(subjects)
    plan = Plan("云岭省数字化建设2024年工作要点")
    for begin in range(0, tasks, per_section):
        own = [make_task(subject, rng, i) for i, subject in enumerate(subjects[begin : begin + per_section], begin)]
        plan.sections.append((f"{rng.choice(DEEDS)}{rng.choice(subjects)}{rng.choice(FACETS)}工作", own))
    return plan


def make_task(subject: str, rng: random.Random, number: int | None = None) -> Task:
    title = f"{rng.choice(DEEDS)}{subject}{rng.choice(FACETS)}{rng.choice(VERBS)}"
    sentences = tuple(make_sentence(subject, rng) for _ in range(rng.randint(4, 7)))
    return Task(title, sentences, tuple(rng.sample(BODIES, 2)), () if number is None else (number,))


def make_sentence(subject: str, rng: random.Random) -> str:
    return rng.choice(TEMPLATES).format(
        subject=subject,
        verb=rng.choice(VERBS),
        verb2=rng.choice(VERBS),
        facet=rng.choice(FACETS),
        facet2=rng.choice(FACETS),
        quality=rng.choice(QUALITIES),
        place=rng.choice(PLACES),
        aim=rng.choice(AIMS),
        count=rng.randint(2, 90),
    )


def read_plan(document) -> Plan:
    """The tasks of a parsed plan with the section each stands in."""
    plan = Plan("云岭省数字化建设2024年工作要点")
    above = {child.eid: node for node in document.walk() for child in node.children}
    for number, node in enumerate(document.items()):
        section = above[node.eid].heading
        if not plan.sections or plan.sections[-1][0] != section:
            plan.sections.append((section, []))
        bodies = tuple(agency.name for agency in node.agencies) or ("省科技厅",)
        sentences = tuple(sentence.text for sentence in node.sentences)
        plan.sections[-1][1].append(Task(node.heading, sentences, bodies, (number,)))
    return plan


def revise(plan: Plan, seed: int, *, events: int = 5, replaced: float = 0.7) -> Plan:
    """The next edition: `events` merges, splits, drops and additions each, and every other task rewritten hard."""
    rng = random.Random(seed)
    old = plan.tasks
    rng.shuffle(old)
    long = [task for task in old if len(task.sentences) > 3]
    split, rest = long[:events], [task for task in old if task not in long[:events]]
    merged, rest = [rest[2 * i : 2 * i + 2] for i in range(events)], rest[2 * events :]
    kept = rest[events:]  # those before are dropped
    new = [_rewrite(task, rng, replaced) for task in kept]
    new += [_merge(one, other, rng) for one, other in merged]
    new += [part for task in split for part in _split(task, rng)]
    new += [make_task(rng.choice(SUBJECTS) + "评价", rng) for _ in range(events)]
    rng.shuffle(new)
    size = max(1, len(new) // len(plan.sections))
    titles = [title for title, _ in plan.sections]
    sections = [(titles[i // size % len(titles)], new[i : i + size]) for i in range(0, len(new), size)]
    return Plan(plan.title.replace("2024", "2025"), sections)


def _rewrite(task: Task, rng: random.Random, replaced: float) -> Task:
    """Half of them with most sentences replaced, half with half of the sentences dropped; at least one stays."""
    count = len(task.sentences)
    if rng.random() < 0.5:
        stay = set(rng.sample(range(count), max(1, round(count * (1 - replaced)))))
        other = rng.choice(SUBJECTS)
        sentences = tuple(s if i in stay else make_sentence(other, rng) for i, s in enumerate(task.sentences))
    else:
        sentences = _take_half(task.sentences, rng)
    return Task(_retitle(task.title, rng), sentences, task.bodies, task.ids)


def _merge(one: Task, other: Task, rng: random.Random) -> Task:
    """Half of the sentences of each, shuffled together."""
    sentences = [*_take_half(one.sentences, rng), *_take_half(other.sentences, rng)]
    rng.shuffle(sentences)
    return Task(_retitle(one.title, rng), tuple(sentences), (*one.bodies, *other.bodies), (*one.ids, *other.ids))


def _split(task: Task, rng: random.Random) -> tuple[Task, Task]:
    """Two tasks with half of the sentences and a new one each."""
    middle = len(task.sentences) // 2
    halves = task.sentences[:middle], task.sentences[middle:]
    first, second = (
        Task(_retitle(task.title, rng), (*half, make_sentence(rng.choice(SUBJECTS), rng)), task.bodies, task.ids)
        for half in halves
    )
    return first, second


def _take_half(sentences: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    stay = sorted(rng.sample(range(len(sentences)), (len(sentences) + 1) // 2))
    return tuple(sentences[i] for i in stay)


def _retitle(title: str, rng: random.Random) -> str:
    """Another verb before it, and its end cut off or another one."""
    return f"{rng.choice(DEEDS)}{title[2:-2]}{rng.choice(('', '工作', '能力', '水平'))}"


@dataclass(frozen=True)
class Score:
    """How much of the history a comparison found."""

    pairs: float  # F1
    merges: float  # share of merges found exactly
    splits: float


def score(comparison, old: Plan, new: Plan) -> Score:
    """Pairs of old and new tasks, by their lines, against those that the history says."""
    was = {task.ids[0]: line for line, task in zip(old.lines, old.tasks, strict=True)}
    groups: dict[tuple[int, ...], list[int]] = {}
    for line, task in zip(new.lines, new.tasks, strict=True):
        if task.ids:
            groups.setdefault(tuple(sorted(was[i] for i in task.ids)), []).append(line)
    want = {(tuple(olds), tuple(news)) for olds, news in groups.items()}
    said = {
        (tuple(sorted(ref.line for ref in c.old)), tuple(sorted(ref.line for ref in c.new)))
        for c in comparison.changes
        if c.old and c.new
    }
    want_pairs, said_pairs = ({(i, j) for olds, news in side for i in olds for j in news} for side in (want, said))
    merges, splits = ({g for g in want if len(g[0]) > 1}, {g for g in want if len(g[1]) > 1})
    return Score(
        pairs=2 * len(want_pairs & said_pairs) / (len(want_pairs) + len(said_pairs)),
        merges=len(merges & said) / len(merges) if merges else 1.0,
        splits=len(splits & said) / len(splits) if splits else 1.0,
    )
