"""Set phrases of official documents: they stand in any plan or law and tell nothing of which task this one is.

Comparing two texts leaves them out, so that unrelated documents do not look alike in 指导思想 and closing articles.
Sources: 《中国共产党章程》 and the decisions of the Central Committee for the guiding formulas; 《立法技术规范
（试行）》
of the Legislative Affairs Commission (法工委发〔2009〕62号) for the clauses of purpose, liability and entry into force;
the Administrative Penalty Law, article 9, for the kinds of penalty.
"""

from typing import NamedTuple

from gdplan.vocab.numerals import TO_TEN


class SetPhrase(NamedTuple):
    """A pattern over plan text, and a sentence that it takes whole."""

    pattern: str
    example: str


# Every pattern begins with fixed characters, so that a scan is quick.
SET_PHRASES = (
    SetPhrase(
        r"以习近平新时代中国特色社会主义思想为指导|习近平新时代中国特色社会主义思想|马克思列宁主义|毛泽东思想|邓小平理论"
        r"|“?三个代表”?重要思想|科学发展观",
        "以习近平新时代中国特色社会主义思想为指导",
    ),
    SetPhrase(
        rf"党的(?:[{TO_TEN}]{{1,3}}大|[{TO_TEN}]{{1,3}}届[{TO_TEN}]中全会)"
        rf"(?:[和、]?[{TO_TEN}]{{1,3}}届(?:历次|(?:[{TO_TEN}]中、?)+)全会)*(?:精神)?",
        "党的二十大和二十届二中、三中全会精神",
    ),
    SetPhrase(
        r"习近平总书记(?:[^,;。]{0,16}重要讲话|重要指示批示|重要论述)*(?:和|、|重要|指示|批示|讲话)*精神",
        "习近平总书记系列重要讲话和重要指示批示精神",
    ),
    SetPhrase(
        r"党中央、?国务院(?:的?各项)?(?:决策|工作)部署|[省市]委、?[省市]政府(?:的?各项)?(?:决策|工作)部署",
        "党中央、国务院决策部署",
    ),
    SetPhrase(
        r"完整、?准确、?全面贯彻新发展理念|贯彻新发展理念|新发展理念|构建新发展格局|新发展格局|新发展阶段",
        "完整、准确、全面贯彻新发展理念",
    ),
    SetPhrase(
        r"“五位一体”总体布局|“四个全面”战略布局|增强“四个意识”|坚定“四个自信”|做到“两个维护”|领悟“两个确立”的决定性意义",
        "“四个全面”战略布局",
    ),
    SetPhrase(r"稳中求进工作总基调|以供给侧结构性改革为主线|以人民为中心(?:的发展思想)?", "稳中求进工作总基调"),
    SetPhrase(r"(?:推动|促进)(?:经济社会)?高质量发展", "推动经济社会高质量发展"),
    SetPhrase(
        r"根据[^。]{2,60}?制定本[^,;。]{1,6}|结合[^,;。]{1,12}实际,?制定本[^,;。]{1,6}",
        "根据有关法律、法规,结合本市实际,制定本办法",
    ),
    SetPhrase(
        rf"本[^,;。]{{1,4}}自[^,;。]{{0,16}}起(?:施行|实施|执行|生效)|有效期(?:为?[\d{TO_TEN}]+年|至[^,;。]{{4,12}})",
        "本办法自印发之日起施行",
    ),
    SetPhrase(r"本[^,;。]{1,4}由[^,;。]{2,24}负责解释", "本办法由市民政局负责解释"),
    SetPhrase(
        r"构成犯罪的,(?:由司法机关)?依法追究刑事责任|构成[^,;。]{0,12}的,(?:依法)?(?:给予|追究)[^,;。]{2,14}"
        r"|依法(?:给予|追究|承担)[^,;。]{0,10}(?:处分|处罚|责任)|负有责任的[^,;。]{0,30}人员|直接(?:负责的主管|责任)人员",
        "构成犯罪的,依法追究刑事责任",
    ),
    SetPhrase(
        r"责令(?:立即|限期)?(?:改正|停止[^,;。]{0,8}|恢复原状|[^,;。]{0,4}赔偿损失|退[还出赔][^,;。]{0,8}|限期[^,;。]{2,8})",
        "责令停止违法行为",
    ),
    SetPhrase(r"(?:没收|吊销|暂扣|撤销)[^,;。]{2,24}(?=[,;。]|$)", "没收违法所得"),
    SetPhrase(r"(?:可以)?(?:并处?|单处|处以?)[^,;。]{2,30}罚款", "可以并处二万元以上五万元以下的罚款"),
    SetPhrase(r"(?:逾期(?:不|未)[^,;。]{2,10}|情节(?:较轻|较重|特别严重|严重))的", "逾期未改正的"),
    SetPhrase(r"违反本[^,;。]{1,4}规定|有下列情形之一的|及其工作人员", "违反本法规定"),
    SetPhrase(
        r"(?:加强|强化)(?:党的领导|组织领导|统筹协调|宣传引导|督促检查)|党的全面领导|指导思想|基本原则|总体要求|总体思路"
        r"|主要目标|工作目标|发展目标|重点任务|工作任务|保障措施",
        "加强组织领导",
    ),
)
