"""The calls since messages wait for the wrap-up and confirmed fields are kept at once; calls.py says what the
members mean, and a call with keys can be "killed" by the key KILL."""

from calls import CTRL_C, ENTER, MEMBER, NO_MORE, POLICY, SLOVAK, STORE, TAB, TYPES, hosting, rest

CTRL_A, CTRL_S = "\x01", "\x13"

# Two messages wait: the instructions and the follow-up.
TWO_MESSAGES = hosting(
    "locked-out", "y", "y", "pat@x.example", "y", "203.0.113.9", "", "", "", "n", "n", "")
HELP_DESK = [
    *MEMBER[:7], "help-desk", "", "", "", "Printer offline", "Offline since the update of Monday", "Tess", "", "gold",
    "", "4711", "", "", "", "",
]
CONFIRMED = [("Which card?", "1"), ("Who is it?", TYPES["who"] + ENTER), ("Which address?", TYPES["mail"] + ENTER)]

JOURNALS = [
    # The end of a call.
    {
        "name": "wrap-up", "about": "Waits in the wrap-up, with two messages.", "flow": "hosting",
        "lines": TWO_MESSAGES, "finish": ["", "", ""],
    },
    {
        "name": "wrap-up-approved", "about": "One of two messages was approved in the wrap-up.", "flow": "hosting",
        "lines": [*TWO_MESSAGES, ""], "finish": ["", ""],
    },
    {
        "name": "wrap-up-left-out", "about": "One of two messages was left out, with a reason.", "flow": "hosting",
        "lines": [*TWO_MESSAGES, ":skip read out instead"], "finish": ["", ""],
    },
    {
        "name": "wrap-up-edited", "about": "One of two messages was edited and approved.", "flow": "hosting",
        "lines": [*TWO_MESSAGES, ":edit", ""],
        "variables": {"EDITOR": "sed -i -e 's/^Subject: .*/Subject: Edited – really/'"}, "finish": ["", ""],
    },
    {
        "name": "wrap-up-reviewed", "about": "Every message was reviewed; the wrap-up was not left.", "flow": "hosting",
        "lines": [*TWO_MESSAGES, "", ""], "finish": [""],
    },
    {
        "name": "wrap-up-noted", "about": "A note in the wrap-up, which the follow-up then holds.", "flow": "hosting",
        "lines": [*TWO_MESSAGES, "", ":note rang back"], "finish": ["", ""], "shows": ["Notes: rang back"],
    },
    {
        "name": "wrap-up-back", "about": "Back from the wrap-up, after a message was approved.", "flow": "hosting",
        "lines": [*TWO_MESSAGES, "", ":back"], "finish": ["", "", "", ""],
    },
    {
        "name": "wrap-up-keys", "about": "Two messages approved with one key, then hung up by the terminal.",
        "flow": "hosting", "lines": TWO_MESSAGES,
        "resumedWithKeys": [("kim", [("Send this message", "a"), ("Enter finishes and saves", "HANGUP")])],
        "finish": [""],
    },
    {
        "name": "last-card", "about": "Everything on the last card is ticked; it was not left.", "flow": "membership",
        "lines": HELP_DESK, "finish": ["", "", ""],
    },
    {
        "name": "last-card-steps", "about": "Steps are left on the last card.", "flow": "membership",
        "lines": HELP_DESK[:-2], "finish": ["", "", "", "", ""],
    },
    {
        "name": "last-card-back", "about": "Back from the last card: its ticks come back as done before.",
        "flow": "membership", "lines": [*HELP_DESK, ":back"], "finish": ["", "4711", "", "", "", "", "", "", ""],
    },
    # What is kept of a card before it is left.
    {
        "name": "confirmed", "about": "Killed with two confirmed fields and a half-typed one, which is lost.",
        "flow": "sampler", "keys": [*CONFIRMED, ("Which number?", "+61 3"), ("+61 3", "KILL")],
        "finish": ["", "", *rest("phone")],
        "shows": [TYPES["who"], TYPES["mail"]],
    },
    {
        "name": "confirmed-all", "about": "Killed at a secret, with a confirmed field of every other type.",
        "flow": "sampler",
        "keys": [
            ("Which card?", "1"),
            ("Who is it?", "".join(value + ENTER for value in list(TYPES.values())[:11]) + "f" + "2" + "13" + ENTER * 2),
            ("› (nothing typed yet", "KILL"),
        ],
        "finish": [*[""] * 15, TYPES["word"], *NO_MORE], "shows": ["47.35"],
    },
    {
        "name": "confirmed-parked", "about": "Two fields confirmed, one half-typed, one erased again.",
        "flow": "sampler",
        "keys": [
            *CONFIRMED, ("Which number?", "+61 3" + TAB + "x" + "\x15"), ("Which domain?", CTRL_C), ("Park", "p"),
        ],
        "finish": ["", "", *rest("phone")], "shows": ["+61 3"],
    },
    {
        "name": "together", "about": "One key ticked all steps of a card whose questions are open.", "flow": "sampler",
        "keys": [("Which card?", "2"), ("Switch it off", CTRL_A), ("☑ Wipe it", "KILL")],
        "finish": ["", "", "n", "Pat", "", *NO_MORE],
    },
    {
        "name": "skipped-step", "about": "A step skipped with a reason and kept before the card was left.",
        "flow": "sampler",
        "keys": [
            ("Which card?", "2"), ("Switch it off", CTRL_S), ("skip", "no power" + ENTER),
            ("skipped: no power", "KILL"),
        ],
        "finish": [":skip no power", "", "n", "Pat", "", *NO_MORE], "shows": ["begun earlier: no power"],
    },
    # What a rule or a list did not allow.
    {
        "name": "skipped-question", "about": "A choice without options passed with a reason.", "flow": "sampler",
        "lines": ["gap", "n", ":skip no shade left"], "finish": NO_MORE,
    },
    {
        "name": "failed-step", "about": "The rule of a step failed: the step is shown.", "flow": "sampler",
        "lines": ["fault", "", "0"], "finish": ["", *NO_MORE],
    },
    {
        "name": "failed-next", "about": "A rule failed: the destination is to be picked by hand.", "flow": "sampler",
        "lines": ["rule", "0"], "finish": ["rule-holds", "", *NO_MORE],
    },
    # At the end.
    {
        "name": "closing-wrap-up", "about": "Left the wrap-up, with a message left out, and its record is not yet written.",
        "flow": "hosting", "ends": "closing", "lines": [*TWO_MESSAGES, ":skip read out instead", "", ""],
    },
    {
        "name": "closing-abandoned", "about": "Given up with a message waiting, and its record is not yet written.",
        "flow": "hosting", "ends": "closing", "lines": [*TWO_MESSAGES[:8], ":abandon the line went dead"],
    },
    {
        "name": "closing-gap", "about": "Ended with a question passed, and its record is not yet written.",
        "flow": "sampler", "ends": "closing", "lines": ["gap", "n", ":skip no shade left", *NO_MORE],
    },
    # Damage.
    {
        "name": "damaged-note", "about": "A bit of a note in the wrap-up is flipped; the record says incomplete.",
        "flow": "hosting", "lines": [*TWO_MESSAGES, ":note to be damaged", ""],
        "damaged": ("flipped", "to be damaged"), "finish": ["", ""],
    },
    {
        "name": "damaged-torn", "about": "The approval of a message is torn: it waits again.", "flow": "hosting",
        "lines": [*TWO_MESSAGES, ""], "damaged": ("torn", ""), "finish": ["", "", ""],
    },
]

RECORDS = [
    {"flow": "hosting", "ends": "finished", "now": "2026-03-02T10:00:00+11:00",
     "lines": [*TWO_MESSAGES, ":note rang back", ":skip read out instead", "", ""]},
    {"flow": "membership", "ends": "finished", "now": "2026-03-03T10:00:00+11:00", "lines": [*HELP_DESK, "", "", ""]},
    {"flow": "webhosting-sk", "ends": "finished", "now": "2026-03-03T12:00:00+11:00",
     "lines": [*SLOVAK, "payment", "2", "12345", "55,20", "2026-01-10", "", "n", "", "", ""]},
    {"flow": "ablecommerce", "ends": "finished", "now": "2026-03-03T14:00:00+11:00",
     "lines": [*STORE, ":abandon wrong number"]},
    {"flow": "support-policy", "ends": "finished", "now": "2026-03-03T16:00:00+11:00", "options": ["--channel", "chat"],
     "lines": [*POLICY, "more disk", "server", "", "Add 2 GB of memory to server web-04", "n", "", "", ""]},
    {"flow": "sampler", "ends": "finished", "now": "2026-03-04T10:00:00+11:00",
     "lines": ["gap", "n", ":skip no shade left", "y", "fault", "", "0", ":skip nothing to halve", *NO_MORE]},
    {"flow": "sampler", "ends": "finished", "now": "2026-03-05T10:00:00+11:00",
     "keys": [
         *CONFIRMED, ("Which number?", "+61 3" + CTRL_C), ("Park", "a"), ("Why is it abandoned", "the line went dead" + ENTER),
         ("next call", "q"),
     ]},
    {"flow": "sampler", "ends": "finished", "now": "2026-03-06T10:00:00+11:00",
     "keys": [
         ("Which card?", "2"), ("Switch it off", CTRL_A), ("☑ Wipe it", "b" + "Pat" + ENTER),
         ("that was all", ENTER), ("Another card?", "n"), ("Goodbye", ENTER), ("next call", "q"),
     ]},
]
