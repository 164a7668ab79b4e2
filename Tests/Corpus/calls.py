"""The calls of the corpus: how each is taken, and what finishes it.

A journal's call is parked by the end of its lines. Members beside `lines`:
  options   words after `run FLOW`           clock "read": without --now
  keys      (text on the screen, keys) pairs at a terminal, in place of lines
  ends      "killed" at the next prompt; "closing": ended while the record could not be written
  wait      seconds before each of the first lines of a killed call
  resumed, resumedWithKeys   (agent, lines or keys): how it was resumed
  recordIsThere              its record is already in the log
  otherRecord                lines that left another record of the same id in the log
  damaged, lost              what happened to the journal, or to a flow, afterwards
  sealed                     lines of a resume after that
  finish    the lines that finish it in plain mode     shows    texts in the output meanwhile
"""

# Answers to the sampler's card with every type, by fact.
TYPES = {
    "who": "Pat Łukasz", "mail": "pat@client.example", "phone": "+61 3 9123 4567", "site": "client.example",
    "page": "https://client.example/a?b=c", "address": "2001:db8::7", "count": "12", "weight": "2.75",
    "amount": "47.35", "day": "2026-02-28", "moment": "2026-02-28 16:45", "ok": "fine", "colour": "green",
    "extras": "salt, wine", "mark": "", "word": "hunter2",
}
FACTS = list(TYPES)
NO_MORE = ["no", ""]


def at(fact):
    """The input before the field of a fact is asked."""
    return ["types"] + [TYPES[other] for other in FACTS[: FACTS.index(fact)]]


def rest(fact):
    """The input from the field of a fact to the end of the call."""
    return [TYPES[other] for other in FACTS[FACTS.index(fact):]] + NO_MORE


def hosting(*lines):
    """A caller's name and domain, followed by more lines."""
    return ["Robin", "0491 570 156", "robin@greenleaf.example", "greenleaf.example", *lines]


WEBSITE = [
    "website", "", "", "y", "", "n", "WordPress", *[""] * 8, "restore", "last-night", "", "Paris", "2", "y", "cpanel",
]
MEMBER = ["Ann Lee", "+1 212 555 0142", "y", "", "Lee & Sons", "y", "", "", "pay-as-you-go", "", "", "y", ""]
TICKET = ["Printer offline", "Offline since the update of Monday", "Tess", "", "gold"]
PAID = ["", "4711", "", "", "", "", "y", "", "", "", "", "", ""]
SLOVAK = ["Jana Kováčová", "jana@x.example", "", "1"]
STORE = ["phone-call", "Bob Stone", "", "website", "shop.example"]
POLICY = ["Kim", "kim@x.example", "", "web-04"]
UP, DOWN, TAB, BACK_TAB, ENTER, CTRL_C, CTRL_N, CTRL_T, CTRL_B = (
    "\x1b[A", "\x1b[B", "\t", "\x1b[Z", "\r", "\x03", "\x0e", "\x14", "\x02")

JOURNALS = [
    # Every type of field.
    *[
        {
            "name": f"field-{fact}", "about": f"Waits for the field '{fact}' among fields of every type.",
            "flow": "sampler", "lines": at(fact), "finish": rest(fact),
        }
        for fact in FACTS
    ],
    # Every other kind of card.
    {"name": "first-card", "about": "Nothing was answered yet.", "flow": "sampler", "finish": ["hidden", ":skip", "y", *NO_MORE]},
    {
        "name": "step", "about": "Waits for the second of four steps; the first was left out with a reason.",
        "flow": "hosting", "lines": hosting("email", "not-known", ":skip no terminal here"),
        "finish": ["", "", "", "google", "y", ":skip", "n", "", ""],
    },
    {
        "name": "step-optional", "about": "Waits for an optional step that is afterwards a fact.", "flow": "sampler",
        "lines": ["steps", ""], "finish": ["", "y", "", "Pat", "", *NO_MORE],
    },
    {
        "name": "reading", "about": "Waits for a card to be read.", "flow": "support-policy",
        "lines": [*POLICY, "y", "more disk", "server"],
        "finish": ["", "Add 2 GB of memory to server web-04", "n", "", ""],
    },
    {
        "name": "review", "about": "Waits for a message to be approved, the second of two.", "flow": "sampler",
        "lines": ["mail", "Pat", "pat@client.example", "red", ""], "finish": ["", *NO_MORE],
    },
    {
        "name": "destination-failed", "about": "A rule failed: the destination is to be picked by hand.",
        "flow": "sampler", "lines": ["rule", "0"], "finish": ["rule-holds", "", *NO_MORE],
    },
    {
        "name": "destination-none", "about": "No branch holds: the destination is to be picked by hand.",
        "flow": "sampler", "lines": ["rule", "1"], "finish": ["again", *NO_MORE],
    },
    {
        "name": "destination-circle", "about": "Nodes lead in a circle: the destination is to be picked by hand.",
        "flow": "sampler", "lines": ["circle", "grey"], "finish": ["last", ""],
    },
    {
        "name": "destination-picked", "about": "A destination was picked by hand before.", "flow": "sampler",
        "lines": ["rule", "0", "rule-holds", "", "y", "rule", "1", ":back", "2"], "finish": ["", *NO_MORE],
    },
    {
        "name": "secret", "about": "Waits for a secret.", "flow": "hosting", "now": "2026-07-15T10:00:00+10:00",
        "lines": hosting(*WEBSITE, "greenleaf"), "finish": ["tr0ub4dor-and-3", "", "", "n", "", ""],
    },
    {
        "name": "secret-given", "about": "A secret was given on the card that is still open.", "flow": "sampler",
        "lines": ["hidden", "hunter2"], "finish": ["hunter3", "y", *NO_MORE],
    },
    # Parts.
    {
        "name": "part-first-card", "about": "Stands on the first card of a part.", "flow": "membership",
        "lines": MEMBER, "finish": [*TICKET, *PAID],
    },
    {
        "name": "part-inside", "about": "Stands inside a part, with a fact of it told early.", "flow": "membership",
        "lines": [*MEMBER, ":told sla gold", "Printer offline", "Offline since Monday"],
        "finish": ["Tess", "", "", *PAID],
    },
    {
        "name": "part-behind", "about": "Stands behind a part, whose answers the flow has.", "flow": "sampler",
        "lines": ["piece", "", "m", "", "Fragile"], "finish": ["y", *NO_MORE],
    },
    {
        "name": "part-back", "about": "Went back into a part and out of its first card.", "flow": "sampler",
        "lines": ["piece", "", "m", "", "Fragile", ":back", ":back", ":back", "", "s"],
        "finish": ["", "", "fine", *NO_MORE],
    },
    # Messages.
    {
        "name": "mails-approved", "about": "One mail approved and one edited in the middle of the call.",
        "flow": "sampler", "lines": ["mail", "Pat", "pat@client.example", "red", ":edit", "", "y"],
        "variables": {"EDITOR": "sed -i -e 's/^Subject: .*/Subject: Edited – really/' -e '$aAdded line.'"},
        "finish": ["mail", "", "", "green", "", "", *NO_MORE],
    },
    {
        "name": "mail-withheld", "about": "A mail left out; another one waits.", "flow": "hosting",
        "lines": hosting("something-else", "wants a mailbox", "y", ":skip", "instructions", ""),
        "finish": ["n", "", ""],
    },
    # Back.
    {
        "name": "back-once", "about": "One card taken back.", "flow": "hosting",
        "lines": hosting("email", "google", "y", ":back"), "finish": ["n", "y", "n", "", ""],
    },
    {
        "name": "back-several", "about": "Several cards taken back; their answers are offered.", "flow": "webhosting-sk",
        "lines": [*SLOVAK, "payment", "2", "12345", "55,20", "2026-01-10", "", "", ":back", ":back", ":back"],
        "finish": ["", "", "", "", "", "", "n", ""],
    },
    {
        "name": "back-after-mail", "about": "Went back over a card with an approved mail.", "flow": "sampler",
        "lines": ["mail", "Pat", "pat@client.example", "red", "", "", ":back"],
        "finish": ["", "", "", "", "", *NO_MORE],
    },
    {
        "name": "back-changed", "about": "Went back and answered otherwise, so that later answers no longer hold.",
        "flow": "support-policy", "lines": [*POLICY, "y", "more disk", "question", "here", ":back", ":back", "less disk", "question"],
        "finish": ["here", "y", "n", ""],
    },
    # Events that are not about a card.
    {
        "name": "told", "about": "Facts told early, one of them corrected, and one confirmed.", "flow": "hosting",
        "lines": [":told ipAddress 203.0.113.9", ":told callerEmail robin@greenleaf.example", *hosting()[:2], "",
                  ":told ipAddress 203.0.113.10", "greenleaf.example"],
        "finish": ["locked-out", "n", "y", "", "", "", "", "y", "n", ""],
    },
    {
        "name": "noted", "about": "Notes on several cards, in a real hurry.", "flow": "support-policy",
        "lines": [":note rang twice", *POLICY, ":note \"quoted\" \\ – žltá", "y"],
        "finish": ["more disk", "open-ticket", "55", "y", "n", ""],
    },
    {
        "name": "channel", "about": "The channel changed twice, once by a node.", "flow": "support-policy",
        "lines": [*POLICY, "n", "y", "", ":channel phone"], "options": ["--channel", "phone"],
        "finish": ["more disk", "question", "here", "n", "client", "Question about disk space of web-04", "n", "", ""],
    },
    {
        "name": "given", "about": "Facts known before the first card.", "flow": "hosting",
        "options": ["--channel", "chat", "--agent", "alex", "--set", "domain=client.example", "--set", "callerName=Robin"],
        "lines": ["", ""], "finish": ["robin@client.example", "", "locked-out", "n", "n", "will-wait", "n", "", ""],
    },
    {
        "name": "agents", "about": "Laid aside by one agent and gone on with by two others.", "flow": "membership",
        "lines": MEMBER[:3], "resumed": [("kim", MEMBER[3:5]), ("lou", MEMBER[5:])],
        "finish": [*TICKET, *PAID],
    },
    {
        "name": "killed", "about": "Killed at a prompt: there is no event that lays it aside.", "flow": "ablecommerce",
        "lines": STORE, "ends": "killed",
        "finish": ["", "", "", "found", "bob@shop.example", "", "", "1", "2026-01-02", "key lost", "license-key", "", "", "", "", "nothing-more", ""],
    },
    {
        "name": "late", "about": "The first answer came after the time limit for it.", "flow": "sampler",
        "lines": ["hidden"], "ends": "killed", "wait": [3.5], "finish": ["", "broken", *NO_MORE],
    },
    {
        "name": "clock-read", "about": "By the machine's clock.", "flow": "hosting", "clock": "read",
        "lines": hosting("locked-out", ":back", ":note by the clock", "locked-out", "n"),
        "finish": ["y", "203.0.113.9", "", "", "", "y", "n", ""],
    },
    {
        "name": "abandoned-later", "about": "Is given up after it was resumed.", "flow": "sampler", "lines": at("day"),
        "finish": [":abandon the line went dead"],
    },
    # Events that only keys produce.
    {
        "name": "drafts", "about": "Every sort of answer begun with keys and not submitted.", "flow": "sampler",
        "keys": [
            ("Which card?", "1"),
            ("Who is it?", "Pat" + TAB + "pat@" + TAB * 4 + "2001:db8" + TAB + "12" + TAB * 2 + "4.5" + TAB * 3),
            ("4.5", "b2" + "13" + TAB + "my mark" + TAB), ("› (nothing typed yet", "hunter2"), ("something is typed", CTRL_C), ("Park", "p"),
        ],
        "finish": ["", "pat@client.example", *[TYPES[fact] for fact in FACTS[2:5]], "2001:db8::8", "", "1.5", "",
                   "2026-02-28", "2026-02-28 16:45", "", "", "", "", "hunter2", *NO_MORE],
        "shows": ["pat@", "2001:db8"],
    },
    {
        "name": "draft-tick", "about": "A step ticked that only an answer not yet submitted brings up.",
        "flow": "sampler",
        "keys": [
            ("Which card?", "2"), ("Switch it off", ENTER + "s" + "f"), ("Restart it", BACK_TAB * 2 + "3"), ("☑ Restart it", CTRL_C),
            ("Park", "p"),
        ],
        "finish": ["", "", "Pat", "", *NO_MORE],
    },
    {
        "name": "draft-skip", "about": "A step left out that only an answer not yet submitted brings up.",
        "flow": "sampler",
        "keys": [
            ("Which card?", "2"), ("Switch it off", ENTER + "s" + "f"), ("Restart it", BACK_TAB * 2 + "sno power" + ENTER),
            ("skipped: no power", CTRL_C), ("Park", "p"),
        ],
        "finish": ["", "", "Pat", "", *NO_MORE],
    },
    {
        "name": "draft-reason", "about": "The reason for leaving out a step, half-typed.", "flow": "membership",
        "keys": [
            ("Caller's name", "Ann Lee" + TAB + "+1 212 555 0142" + TAB + "y"), ("Verify", "sno ac"), ("no ac", CTRL_C), ("Park", "p"),
        ],
        "finish": ["", "Lee & Sons", "y", "", "", "pay-as-you-go", "", "", "n", "n", "n", "", ""],
    },
    {
        "name": "draft-erased", "about": "A draft erased after a resume.", "flow": "sampler",
        "keys": [("Which card?", "3"), ("How many?", "7"), ("7", CTRL_C), ("Park", "p")],
        "resumedWithKeys": [("kim", [("How many?", "\x15"), ("How many?", CTRL_C), ("Park", "p")])],
        "finish": ["5", *NO_MORE],
    },
    {
        "name": "keys", "about": "Taken with keys: told, noted, gone back, and hung up by the terminal.", "flow": "hosting",
        "keys": [
            ("Caller's name", "Robin" + ENTER * 2 + "robin@greenleaf.example" + ENTER + "greenleaf.example" + ENTER),
            ("reason · card 2", CTRL_N), ("Note", "noted with keys" + ENTER), ("noted with keys", "1"),
            ("mail-host · card 3", "2"), ("own-site · card 4", CTRL_B), ("mail-host · card 3", "3"),
            ("own-site · card 4", "HANGUP"),
        ],
        "finish": ["y", "", "full", "", "", "n", "", ""],
    },
    # At the end.
    {
        "name": "closing-sampler", "about": "Ended, with every type and a mail, and its record is not yet written.",
        "flow": "sampler", "ends": "closing",
        "lines": at("who") + [*TYPES.values(), "y", "mail", "", "", "", "", ":skip", *NO_MORE],
    },
    {
        "name": "closing-hosting", "about": "Ended, with a secret and a mail, and its record is not yet written.",
        "flow": "hosting", "ends": "closing", "now": "2026-07-15T10:00:00+10:00",
        "lines": hosting(*WEBSITE, "greenleaf", "tr0ub4dor-and-3", "", ":note rang back", ":skip busy", "n", "", ""),
    },
    {
        "name": "closing-part", "about": "Ended behind a part, and its record is not yet written.", "flow": "membership",
        "ends": "closing", "lines": [*MEMBER, *TICKET, *PAID],
    },
    {
        "name": "closing-abandoned", "about": "Given up, and its record is not yet written.", "flow": "webhosting-sk",
        "ends": "closing", "lines": [*SLOVAK, ":channel email", ":abandon volajúci zložil"],
    },
    {
        "name": "closing-recorded", "about": "Ended, and its record is in the log already.", "flow": "support-policy",
        "ends": "closing", "lines": [*POLICY, "y", "a question", "question", "here", "y", "n", ""], "recordIsThere": True,
    },
    {
        "name": "closing-differs", "about": "Ended, and the log holds another record of the same id.",
        "flow": "support-policy", "lines": [*POLICY, "y", "a question", "question", "here"],
        "otherRecord": ["y", "n", ""], "closes": [":abandon the line went dead"],
    },
    # Damage.
    {
        "name": "damaged-torn", "about": "The last line is torn: the event was never acknowledged.", "flow": "sampler",
        "lines": at("mail"), "damaged": ("torn", ""), "finish": rest("mail"),
    },
    {
        "name": "damaged-nul", "about": "NUL bytes where the last line ended.", "flow": "sampler",
        "lines": at("phone"), "damaged": ("nul", ""), "finish": rest("phone"),
    },
    {
        "name": "damaged-sealed", "about": "A torn line that a later resume sealed.", "flow": "sampler",
        "lines": at("site"), "damaged": ("torn", ""), "sealed": [TYPES["phone"]], "finish": rest("site"),
    },
    {
        "name": "damaged-note", "about": "A bit of a note is flipped; the rest can be gone on with.", "flow": "sampler",
        "lines": [":note to be damaged", *at("count")], "damaged": ("flipped", "to be damaged"), "finish": rest("count"),
    },
    {
        "name": "damaged-answer", "about": "A bit of an answer is flipped; what follows does not fit.", "flow": "sampler",
        "lines": at("count"), "damaged": ("flipped", '"fact":"card"'),
    },
    {
        "name": "damaged-opening", "about": "A bit of the opening is flipped.", "flow": "sampler", "lines": at("count"),
        "damaged": ("flipped", '"agent"'),
    },
    {"name": "damaged-empty", "about": "Killed before the first line was written.", "flow": "sampler", "damaged": ("empty", "")},
    {"name": "flow-lost", "about": "The flow as it was is gone.", "flow": "vanished", "lost": "vanished"},
]

RECORDS = [
    # Sound months.
    {"flow": "hosting", "ends": "finished", "now": "2026-03-02T10:00:00+11:00",
     "lines": hosting("locked-out", ":back", "locked-out", "y", "y", ":note in a hurry", "pat@x.example", "", "y", "203.0.113.9", "", "", ":skip busy", "no", "n", "", "")},
    {"flow": "membership", "ends": "finished", "now": "2026-03-02T12:00:00+11:00", "lines": [*MEMBER, *TICKET, *PAID]},
    {"flow": "webhosting-sk", "ends": "finished", "now": "2026-03-03T10:00:00+11:00",
     "lines": [*SLOVAK, "payment", "2", "12345", "55,20", "2026-01-10", "", "", "n", ""]},
    {"flow": "ablecommerce", "ends": "finished", "now": "2026-03-04T10:00:00+11:00", "lines": [*STORE, ":abandon wrong number"]},
    {"flow": "support-policy", "ends": "finished", "now": "2026-03-05T10:00:00+11:00", "options": ["--channel", "chat"],
     "lines": [*POLICY, "more disk", "server", "", "Add 2 GB of memory to server web-04", "n", "", ""]},
    {"flow": "sampler", "ends": "finished", "now": "2026-03-06T10:00:00+11:00", "lines": ["types", *TYPES.values(), *NO_MORE]},
    {"flow": "sampler", "ends": "finished", "now": "2026-03-07T10:00:00+11:00",
     "lines": ["rule", "0", "rule-holds", "", "y", "steps", ":skip no power", "", "n", "Pat", "", *NO_MORE]},
    {"flow": "sampler", "ends": "finished", "now": "2026-03-08T10:00:00+11:00",
     "lines": ["mail", "Pat", "pat@client.example", "red", "", ":skip", "y", "piece", "", "l", "", "n", *NO_MORE]},
    # One month per kind of damage, in the second of three records or at the end.
    *[{"flow": "sampler", "ends": "finished", "now": f"2025-08-0{day}T10:00:00Z", "lines": ["hidden", ":skip", "y", *NO_MORE]}
      | ({"damaged": ("torn", "")} if day == 2 else {}) for day in (1, 2)],
    *[{"flow": "sampler", "ends": "finished", "now": f"2025-09-0{day}T10:00:00Z", "lines": ["hidden", ":skip", "y", *NO_MORE]}
      | ({"damaged": ("torn", "")} if day == 2 else {}) for day in (1, 2, 3)],
    *[{"flow": "sampler", "ends": "finished", "now": f"2025-10-0{day}T10:00:00Z", "lines": ["hidden", ":skip", "y", *NO_MORE]}
      | ({"damaged": ("nul", "")} if day == 2 else {}) for day in (1, 2)],
    *[{"flow": "sampler", "ends": "finished", "now": f"2025-11-0{day}T10:00:00Z", "lines": ["hidden", ":skip", "y", *NO_MORE]}
      | ({"damaged": ("flipped", '"opened":"2025-11-02')} if day == 3 else {}) for day in (1, 2, 3)],
]
