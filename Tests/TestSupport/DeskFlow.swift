/// A small flow with one question of most types, for tests that need nothing more.
package enum DeskFlow {
    /// The flow, called `desk`. Its cards: `first`, `second` (read only), `third` (a step), `last`.
    package static let text = """
        {
          "format": 1, "id": "desk", "title": "A small desk", "version": "1.0.0", "language": "en-AU",
          "timeZone": "Australia/Melbourne", "currency": "AUD", "channels": ["phone", "chat"],
          "start": "first",
          "contacts": { "support": { "name": "Support", "email": "support@desk.example" } },
          "targets": [
            { "id": "answer", "label": "Answer", "within": "60s", "per": "enquiry", "until": "first" },
            { "id": "card", "label": "Each card", "within": "2m", "per": "node" },
            { "id": "resolve", "label": "Whole call", "within": "20m", "per": "enquiry", "note": ["Offer a ticket."] }
          ],
          "facts": {
            "colour": { "type": "choice", "label": "Which colour?", "options": [
              { "value": "red", "label": "Red" }, { "value": "green", "label": "Green" },
              { "value": "grey", "label": "Grey" } ] },
            "mail": { "type": "email", "label": "Which address?", "personal": true },
            "day": { "type": "date", "label": "Which day?" },
            "amount": { "type": "money", "label": "How much?" },
            "count": { "type": "integer", "label": "How many?", "min": 1, "max": 9 },
            "extras": { "type": "choices", "label": "What else?", "optional": true, "options": [
              { "value": "wine", "label": "Wine" }, { "value": "bread", "label": "Bread" } ] },
            "word": { "type": "secret", "label": "Word", "optional": true },
            "ok": { "type": "yesno", "label": "All well?" }
          },
          "messages": {
            "report": { "label": "Report", "to": ["{{contacts.support.email}}"], "cc": ["{{mail}}"],
              "subject": "{{colour}}: {{count}}", "body": ["On {{day}} for {{amount}}.", "Word: {{word != null}}"] }
          },
          "outcomes": {
            "done": { "label": "Done", "kind": "resolved" }, "bad": { "label": "Not done", "kind": "escalated" }
          },
          "nodes": {
            "first": { "title": "First", "ask": ["colour", "mail"], "next": "second" },
            "second": { "title": "Second", "say": ["Just read this, {{agent}}."], "next": "third" },
            "third": { "title": "Third", "do": ["Switch it off", { "text": "Wipe it", "optional": true, "id": "wiped" }],
              "ask": ["day", "amount", "count", "extras", "word", "ok"], "send": ["report"],
              "next": { "yes": "last", "no": "sorry" } },
            "last": { "title": "Last", "say": ["Bye."], "end": "done" },
            "sorry": { "title": "Sorry", "end": "bad" }
          }
        }
        """

    /// The same flow, with its message on the last card and sent during the call.
    package static let atOnce = text.replacing(#""send": ["report"],"#, with: "").replacing(
        #""say": ["Bye."],"#, with: #""say": ["Bye."], "send": [{ "message": "report", "now": true }],"#)

    /// The input for a whole call on this flow, line by line.
    package static let answers = [
        "green", "pat@client.example", "", "", "", "2026-07-01", "47.35", "3", "wine, bread", "hunter2", "y",
        "", "", "",
    ]

    /// One question and its end: the shortest call there is.
    package static let shortest = """
        {
          "format": 1, "id": "short", "title": "Short", "version": "1.0.0", "language": "en-AU",
          "timeZone": "Australia/Melbourne", "channels": ["phone"], "start": "only",
          "facts": { "ok": { "type": "yesno", "label": "All well?" } },
          "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
          "nodes": { "only": { "ask": ["ok"], "next": "last" }, "last": { "end": "done" } }
        }
        """
}
