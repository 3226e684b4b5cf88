"""The labels of the box above a document on a page: 索引號, 發文機關, 文號, 成文日期.

Source: the boxes over documents on www.gov.cn and on sites of provinces and cities (政府信息公开目录).
"""

import re

# The labels of the box above a document (政府信息公开目录), and the key each has in the metadata; "" for those that
# say nothing gdplan keeps.
_OTHER_LABELS = """分类 主题分类 体裁分类 组配分类 服务对象 主题词 关键词 有效性 文件状态 文件有效性 时效状态
效力状态 施行日期 实施日期 生效日期 失效日期 废止日期 统一编号 公开方式 公开形式 公开范围 公开类别 公开主体 责任部门
信息类别 公文种类 内容概述 发文范围 公开目录 公开责任部门"""
LABELS = {
    "索引号": "index_number",
    "索引號": "index_number",
    "标题": "title",
    "標題": "title",
    "名称": "title",
    "名稱": "title",
    "文件名称": "title",
    "信息名称": "title",
    "文号": "document_number",
    "文號": "document_number",
    "发文字号": "document_number",
    "發文字號": "document_number",
    "发文文号": "document_number",
    "文件编号": "document_number",
    "发文机关": "issuer",
    "發文機關": "issuer",
    "发文单位": "issuer",
    "发文机构": "issuer",
    "制发机关": "issuer",
    "发布机构": "publisher",
    "發布機構": "publisher",
    "发布机关": "publisher",
    "发布单位": "publisher",
    "成文日期": "issued_on",
    "成文时间": "issued_on",
    "生成日期": "issued_on",
    "发文日期": "issued_on",
    "印发日期": "issued_on",
    "发布日期": "published_on",
    "發布日期": "published_on",
    "发布时间": "published_on",
    "公开日期": "published_on",
} | dict.fromkeys(_OTHER_LABELS.split(), "")
_COLON = re.compile("[:：]")
_LONGEST_LABEL = 24  # characters, blanks within it included

# What a notice says of the text that it hands on: 现将…印发给你们, 请认真贯彻执行.
HANDS_ON = re.compile("(?:印发|转发|发布|下发)给你们|现(?:将|予以?|印发)|(?:遵照|贯彻|认真)执行")


def find_label(text: str) -> tuple[str, str | None] | None:
    """A label without its blanks, and what follows its colon; None for that where there is no colon."""
    colon = _COLON.search(text, 0, _LONGEST_LABEL)
    if not colon and len(text) > _LONGEST_LABEL:
        return None
    label = "".join(text[: colon.start() if colon else None].split()).strip("[]【】〔〕")
    if label not in LABELS:
        return None
    return label, text[colon.end() :].strip() if colon else None
