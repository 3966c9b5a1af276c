"""Mail drafts: the finished bytes have our headers alone and one mailbox, whatever a name looks like."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.renewal.letters import address
from samverkan_cli.render import letters
from samverkan_cli.render.letters import Campaign, To

OURS = ["X-Unsent", "Subject", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
NAMES = (
    "Eva Ek",
    "Ek, Eva",
    'Eva "Evan" Ek',
    "Eva <eva@example.net>",
    "eva@example.net",
    "eva@example.net, Bo",
    "eva@example.net; bo@example.net",
    "Gruppen: eva@example.net, bo@example.net;",
    "undisclosed-recipients:;",
    "Eva (ordförande) Ek",
    "Eva (",
    "Eva \\",
    "=?utf-8?q?=0aBcc=3a_evil=40example.net=2c?=",
    "=?utf-8?q?=0d=0aBcc=3a_evil=40example.net=0d=0a=0d=0ahej?=",
    "=?utf-8?b?CkJjYzogZXZpbEBleGFtcGxlLm5ldCwK?=",
    "=?iso-8859-1?Q?evil=40example=2Enet=2C?= Ek",
    "=?utf-8?q?a?= =?utf-8?q?b?=",
    "=?utf-8?q?evil=40example.net=3e=2c?=",
    "=?x?q?y",
    "?=",
    "Örebro läns idrottsförbund och alla dess föreningar i Örebro, Kumla, Hallsberg och Lekeberg",
    "Łódź vänner",
    "جمعية",
    "🙂" * 60,
    "a" * 200,
    "e\u0301\u200d" * 30,
    ".",
    "Bcc: evil@example.net",
)
CAMPAIGN = Campaign("2024-2027", "2024-01-01", "2027-12-31", None, ("värdegrunden",), 1, "2023-12-01", None, None, None)
WRITING = letters.LetterWriter(CAMPAIGN)


def only_the_one(raw: bytes, name: str, mailbox: str) -> None:
    """Hold a draft to what was meant, as two readers of mail understand it."""
    head = raw.partition(b"\r\n\r\n")[0]
    newer, older = message_from_bytes(raw, policy=policy.default), message_from_bytes(raw)
    assert OURS == newer.keys() == older.keys()
    assert [mailbox] == [each.addr_spec for each in newer["To"].addresses]
    told = [(str(make_header(decode_header(said))), address) for said, address in getaddresses([older["To"]])]
    assert [(name, mailbox)] == told
    assert head.isascii()
    assert all(len(line) <= 76 for line in head.split(b"\r\n") if b"=?" in line)
    assert newer.get_content().startswith(f"Hej {name}!\r\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_has_our_headers_one_mailbox_and_its_name(name: str) -> None:
    only_the_one(WRITING.draft(To("A-1", "Almby IK", name, "ordf@example.org")), name, "ordf@example.org")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_any_name_stays_a_name(name: str) -> None:
    only_the_one(WRITING.draft(To("A-1", "Almby IK", name, "o.k@example.org")), name, "o.k@example.org")


def test_what_is_read_back_as_another_mailbox_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that would make a receiver is left out; where there is none, nothing is given."""
    ours = letters._header
    monkeypatch.setattr(letters, "_header", lambda text: text if "@" in text else ours(text))
    raw = WRITING.draft(To("A-1", "X", "evil@example.net,", "a@example.org"))
    assert ["a@example.org"] == [
        each.addr_spec for each in message_from_bytes(raw, policy=policy.default)["To"].addresses
    ]
    monkeypatch.setattr(letters, "_header", lambda text: f"{ours(text)}\r\nBcc: evil@example.net")
    with pytest.raises(AssertionError):
        WRITING.draft(To("A-1", "X", "Eva Ek", "a@example.org"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ordf@example.org", "ordf@example.org"),
        ("info@exämpel.se", "info@xn--exmpel-cua.se"),
        ("åsa@example.org", None),
        ("a@b@example.org", None),
        ("a(kommentar)@example.org", None),
        ("a@example.org(kommentar)", None),
        ("=?utf-8?q?a?=@example.org", None),
        ("a@=?utf-8?q?b?=.org", None),
        ("a,b@example.org", None),
        ("<a@example.org>", None),
        ("grupp:a@example.org;", None),
        ("a@example.org,b@example.org", None),
        ("a@[127.0.0.1]", None),
        ("a\nb@example.org", None),
        ("a@example.org\nBcc", None),
        ("a@ex℀mple.org", None),
        (f"{'a' * 65}@example.org", None),
        (f"a@{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 63}.org", None),
        ("", None),
        (None, None),
    ],
)
def test_a_mailbox_is_addressed_only_as_every_mail_program_reads_it(typed: str | None, expected: str | None) -> None:
    assert expected == address(typed)
