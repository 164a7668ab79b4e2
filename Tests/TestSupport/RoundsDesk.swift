/// A small flow with a repeated part, for whole calls in plain mode and on a terminal.
package enum RoundsDesk {
    /// The two flows by name: `rounds`, and `item`, which it repeats.
    package static let flows = ["rounds": main, "item": item]

    /// Two things on the line, the second one passed on.
    package static let main = """
        {
          "format": 1, "id": "rounds", "title": "Rounds", "version": "1.0.0", "language": "en-AU",
          "timeZone": "Australia/Melbourne", "channels": ["phone", "chat"], "start": "greet",
          "facts": { "name": { "type": "text", "label": "Caller's name", "personal": true } },
          "outcomes": {
            "done": { "label": "All done", "kind": "resolved" },
            "open": { "label": "Something is open", "kind": "waiting" }
          },
          "nodes": {
            "greet": { "title": "Greeting", "ask": ["name"], "next": "items" },
            "items": { "title": "What they want",
              "call": { "flow": "item", "as": "items", "with": { "caller": "name" },
                "repeat": { "ask": "Anything else I can help with?" } },
              "next": [ { "when": "items.exists(i, i.outcome == 'passed')", "go": "later" }, { "go": "bye" } ] },
            "later": { "title": "Later", "say": ["We will be in touch."], "end": "open" },
            "bye": { "title": "Bye", "say": ["Goodbye, {{name}}."], "end": "done" }
          }
        }
        """

    /// The part.
    package static let item = """
        {
          "format": 1, "id": "item", "title": "One thing", "version": "1.0.0", "part": true, "start": "what",
          "summary": "{{what}}",
          "facts": {
            "caller": { "type": "text", "label": "Caller" },
            "what": { "type": "choice", "label": "What is it about?", "options": [
              { "value": "mail", "label": "E-mail" }, { "value": "site", "label": "Website" } ] },
            "works": { "type": "yesno", "label": "Does it work now?" }
          },
          "messages": {
            "report": { "to": ["desk@desk.example"], "subject": "{{what}} of {{caller}}", "body": ["Number {{round}}."] }
          },
          "outcomes": {
            "works": { "label": "Works", "kind": "resolved" }, "passed": { "label": "Passed on", "kind": "escalated" }
          },
          "nodes": {
            "what": { "title": "Number {{round}}", "ask": ["what"], "next": "try" },
            "try": { "title": "Try it", "do": ["Restart it"], "ask": ["works"], "next": { "yes": "fine", "no": "sorry" } },
            "fine": { "say": ["Good."], "end": "works" },
            "sorry": { "say": ["A colleague looks at it."], "send": ["report"], "end": "passed" }
          }
        }
        """
}
