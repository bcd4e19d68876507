"""Numbers, names and ordinary texts as Faker (PyPI, locale zh_CN) makes them: somebody else's idea of the data.

    python3 -m venv VENV && VENV/bin/pip install Faker==40.63.0
    VENV/bin/python tests/privacy/corpus.py persons 30000 > persons.tsv
    VENV/bin/python tests/privacy/corpus.py ordinary 100000 > ordinary.tsv
    cargo run --release -p mingbai-data --example privacy_rates -- persons.tsv
    cargo run --release -p mingbai-data --example privacy_rates -- ordinary.tsv

A line is `kind TAB field TAB text TAB secret`: what it holds (`none` for ordinary texts), the name of the field it
stands in (empty: none), the text, and what must no longer be in it. Not part of the tests; the fixture
`widgets/data/src/privacy/tests/faker.tsv` is `mixed 400`.
"""

import random
import sys

from faker import Faker

SEED = 20180044
fake = Faker("zh_CN")

SENTENCES = [
    "{}", "{name}，{}，家住{city}", "经核查，{name}（{}）不符合救助条件。", "户主{name} {} 补贴面积3.5亩",
    "公示：1.{name}{}；2.{name2}。", "{date}，{}来电反映", "{name},{},{date}", "<td>{}</td>", "“{}”。",
]


def sentence(number):
    text = random.choice(SENTENCES)
    words = {"name": fake.name(), "name2": fake.name(), "city": fake.city(), "date": fake.date()}
    return text.replace("{}", number).format(**words)


def printed(number, cuts):
    """The number as people print it: whole, in groups, or in full-width signs."""
    style = random.random()
    if style < 0.2:
        by = random.choice([" ", "-", "\u3000", "—"])
        return by.join(number[a:b] for a, b in zip([0] + cuts, cuts + [len(number)]) if number[a:b])
    if style < 0.3:
        return "".join(chr(ord(c) + 0xFEE0) for c in number)
    return number.lower() if style < 0.4 else number


def old_id():
    """Faker's number of 18, as it was before 1999: without the century and without the check digit."""
    while True:
        number = fake.ssn(min_age=27, max_age=90)
        if number[6:8] == "19":
            return number[:6] + number[8:17]


def person():
    kind = random.choice(["id"] * 3 + ["id_wrong", "id15"] + ["phone"] * 3 + ["card", "card_bare", "name", "address"])
    if kind == "id":
        number = fake.ssn()
        return kind, "", sentence(printed(number, [6, 14])), number
    if kind == "id_wrong":
        number = fake.ssn()
        sign = random.choice([c for c in "0123456789X" if c != number[-1]])
        number = number[:-1] + sign
        return kind, "", sentence(printed(number, [6, 14])), number
    if kind == "id15":
        number = old_id()
        label = random.choice(["", "身份证号", "身份证："])
        return kind, "", sentence(label + number), number
    if kind == "phone":
        number = fake.phone_number()
        prefix = random.choice(["", "", "电话", "手机：", "+86 ", "86-", "联系电话:"])
        return kind, "", sentence(prefix + printed(number, [3, 7])), number
    if kind == "card":
        number = fake.credit_card_number()
        if random.random() < 0.5:
            return kind, random.choice(["银行卡号", "一卡通账号", "bank_card_no"]), number, number
        return kind, "", sentence(random.choice(["卡号：", "账号", "银行卡号为"]) + number), number
    if kind == "card_bare":
        number = fake.credit_card_number(card_type=random.choice(["visa", "mastercard"]))
        return kind, "", sentence(printed(number, [4, 8, 12])), number
    if kind == "name":
        name = fake.name()
        return kind, random.choice(["姓名", "户主姓名", "申请人", "hzxm"]), name, name
    address = fake.address().split(" ")[0]
    return kind, "家庭住址", address, address[-4:]


def digits(n):
    return fake.numerify("#" * n)


ORDINARY = [
    lambda: fake.company(), lambda: fake.sentence(), lambda: fake.text(80), lambda: fake.job(),
    lambda: str(fake.date_time()), lambda: fake.iso8601(), lambda: fake.date_time().strftime("%Y%m%d%H%M%S"),
    lambda: fake.date_time().strftime("%Y年%m月%d日 %H时%M分"), lambda: str(fake.unix_time()),
    lambda: str(fake.unix_time() * 1000), lambda: fake.url() + fake.uri_path(), lambda: fake.uri(),
    lambda: fake.image_url(), lambda: fake.file_name(), lambda: fake.file_path(), lambda: fake.ean13(), lambda: fake.ean8(),
    lambda: fake.isbn13(), lambda: fake.isbn10(), lambda: fake.uuid4(), lambda: fake.md5(), lambda: fake.sha1(),
    lambda: fake.sha256(), lambda: fake.ipv4(), lambda: fake.ipv6(), lambda: fake.mac_address(),
    lambda: f"{fake.longitude()},{fake.latitude()}", lambda: fake.pricetag(), lambda: fake.license_plate(),
    lambda: fake.postcode() + fake.address(), lambda: fake.user_agent(), lambda: fake.email(), lambda: fake.hex_color(),
    lambda: fake.bothify("??-####-######"), lambda: fake.numerify("自府办发〔20%#〕##号"),
    lambda: fake.numerify("0083#####/20%#-#####"), lambda: fake.numerify("20%#-510302-##-##-######"),
    lambda: fake.numerify("0813-%######"), lambda: fake.numerify("028-%#######"), lambda: fake.numerify("400-###-####"),
    lambda: "订单号：" + digits(16), lambda: fake.date_time().strftime("%Y%m%d") + digits(10), lambda: digits(8),
    lambda: digits(10), lambda: digits(13), lambda: digits(20), lambda: fake.numerify("%##,###,###.##"),
    lambda: fake.numerify("%#######.##万元"), lambda: fake.numerify("%##########.##"), lambda: fake.numerify("2######"),
    lambda: fake.pystr(12, 24), lambda: str(fake.pyfloat()), lambda: fake.pydecimal(11, 2).__str__(),
    lambda: fake.bban(), lambda: fake.swift(), lambda: fake.user_name(), lambda: fake.doi(), lambda: fake.csv(num_rows=2),
]


def ordinary():
    return "none", "", random.choice(ORDINARY)(), ""


def line(parts):
    return "\t".join(part.replace("\t", " ").replace("\r", " ").replace("\n", " ") for part in parts)


def main():
    what, n = sys.argv[1], int(sys.argv[2])
    random.seed(SEED)
    Faker.seed(SEED)
    for at in range(n):
        make = {"persons": person, "ordinary": ordinary}.get(what) or (person if at % 2 else ordinary)
        print(line(make()))


main()
