"""The calls since messages can leave during the call; calls.py says what the members mean."""

from calls import STORE

# Up to the review of the guide to a support case, on its card.
GUIDE = [*STORE, "", "", "found", "bob@x.example", "", "", "newer", "2026-01-10", "Installer stops", "product"]
GOODBYE = ["nothing-more", ""]

JOURNALS = [
    {"name": "at-once-review", "about": "Waits on the card that sends a message at once.", "flow": "ablecommerce",
     "lines": GUIDE, "finish": ["", *GOODBYE]},
    {"name": "at-once-approved", "about": "A message left; nothing is left for a wrap-up.", "flow": "ablecommerce",
     "lines": [*GUIDE, ""], "finish": GOODBYE},
    {"name": "at-once-left-out", "about": "A message was left out on its card.", "flow": "ablecommerce",
     "lines": [*GUIDE, ":skip has it already"], "finish": GOODBYE},
    {"name": "at-once-back", "about": "A message left, then its card was gone back to.", "flow": "ablecommerce",
     "lines": [*GUIDE, "", ":back"], "finish": ["", *GOODBYE], "shows": ["You approved it before"]},
    {"name": "at-once-again", "about": "A message left, was left at that, then left again.", "flow": "ablecommerce",
     "lines": [*GUIDE, "", ":back", "", ":back", ":send"], "finish": GOODBYE},
    {"name": "at-once-torn", "about": "The approval of a message is torn: it waits again.", "flow": "ablecommerce",
     "lines": [*GUIDE, ""], "damaged": ("torn", ""), "finish": ["", *GOODBYE]},
    {"name": "closing-at-once", "about": "Given up after a message left, and its record is not yet written.",
     "flow": "ablecommerce", "ends": "closing", "lines": [*GUIDE, "", ":back", ":abandon the line went dead"]},
]

RECORDS = [
    {"flow": "ablecommerce", "ends": "finished", "now": "2026-03-03T14:00:00+11:00",
     "lines": [*GUIDE[:-3], "", "n", "y", "n", *GUIDE[-2:], "", ":back", ":send", *GOODBYE]},
]
