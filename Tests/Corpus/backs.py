"""The calls since records tell the steps back; calls.py says what the members mean."""

from calls import STORE

JOURNALS = [
    {"name": "backs-parked", "about": "A card was gone back to twice, and one begun again.", "flow": "ablecommerce",
     "lines": [*STORE, ":back", "", ":back", ":back"], "finish": [":abandon changed their mind"]},
    {"name": "backs-torn", "about": "The last step back is torn: it was none.", "flow": "ablecommerce",
     "lines": [*STORE, ":back", ":back"], "damaged": ("torn", ""), "finish": [":abandon changed their mind"]},
    {"name": "closing-backs", "about": "Given up after steps back, and its record is not yet written.",
     "flow": "ablecommerce", "ends": "closing", "lines": [*STORE, ":back", "", ":back", ":abandon cut off"]},
]

RECORDS = [
    {"flow": "ablecommerce", "ends": "finished", "now": "2026-03-03T14:00:00+11:00",
     "lines": [*STORE, ":back", "", ":back", ":abandon cut off"]},
]
