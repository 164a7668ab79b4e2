extension FlowDecoderTests {
    /// A flow in which every member of format 1 occurs at least once.
    static let everything = #"""
        {
          "$schema": "flow.schema.json",
          "comment": "Every member of the format.",
          "format": 1, "id": "demo", "title": "Všetko", "version": "2.1.0", "language": "sk-SK",
          "timeZone": "Europe/Bratislava", "currency": "EUR", "channels": ["phone", "chat"], "part": false,
          "use": ["desk.json"], "start": "first",
          "hangUp": { "comment": "", "end": "lost", "send": ["follow-up"] },
          "ignore": [{ "comment": "", "code": "unused-contact", "at": "contacts.desk", "because": "for later" }],
          "contacts": {
            "comment": "One desk.",
            "desk": { "comment": "", "name": "Desk", "email": "desk@client.example", "phone": "0900 555 012",
                      "url": "https://client.example" }
          },
          "targets": [
            { "comment": "", "id": "answer", "label": "Answered", "within": "60s", "per": "enquiry", "until": "first",
              "note": ["Say sorry.", { "text": "Quickly.", "when": "channel == 'chat'" }] },
            { "id": "resolve", "within": "1h30m", "per": "node", "when": "yesnoFact == true" },
            { "id": "reply", "within": "2m", "per": "response", "clock": "open" }
          ],
          "facts": {
            "yesnoFact": { "comment": "", "type": "yesno", "label": "Is it on?", "words": { "yes": "on", "no": "off" } },
            "choiceFact": { "type": "choice", "label": "Which?", "optional": true, "options": [
              { "comment": "", "value": "a", "label": "Á", "hint": "first", "key": "x" },
              { "value": "b", "label": "B for {{textFact}}", "when": "yesnoFact == true" }
            ] },
            "choicesFact": { "type": "choices", "label": "Which ones?", "options": "letters" },
            "cityFact": { "type": "choice", "label": "City", "options": {
              "comment": "", "table": "cities", "value": "code", "label": "name", "where": "row.code == agent" } },
            "textFact": { "type": "text", "internal": true, "label": "Text", "hint": "Hint", "help": "Help", "optional": true,
              "personal": true, "suggest": "agent", "pattern": "[A-Z]+", "maxLength": 9,
              "accept": "textFact != 'X'", "because": "Not X." },
            "integerFact": { "type": "integer", "label": "Integer", "min": 1, "max": 9 },
            "numberFact": { "type": "number", "label": "Number", "min": 0.5, "max": 2 },
            "moneyFact": { "type": "money", "label": "Money", "min": "10.00", "max": "20" },
            "dateFact": { "type": "date", "label": "Date", "min": "2026-01-31", "max": "today" },
            "datetimeFact": { "type": "datetime", "label": "When", "min": "2026-01-01T00:00:00Z",
              "max": "2026-12-31T23:00:00+01:00" },
            "emailFact": { "type": "email", "label": "E-mail", "optional": "yesnoFact == true" },
            "phoneFact": { "type": "phone", "label": "Phone", "optional": true },
            "domainFact": { "type": "domain", "label": "Domain" },
            "urlFact": { "type": "url", "label": "Page" },
            "ipFact": { "type": "ip", "label": "IP", "public": true },
            "secretFact": { "type": "secret", "label": "Password" },
            "half": { "type": "number", "value": "numberFact / 2.0" },
            "total": { "type": "money", "value": "fee * 2" },
            "fee": { "type": "money", "fixed": "50.00" },
            "extra": { "type": "text", "label": "Extra" }
          },
          "options": { "comment": "", "letters": [{ "comment": "", "value": "c", "label": "C" }] },
          "tables": {
            "comment": "",
            "cities": { "comment": "", "columns": { "comment": "", "code": "text",
              "name": { "comment": "", "type": "text", "optional": true } }, "rows": [["c", "C"]] },
            "rates": { "columns": { "from": "date" }, "csv": "rates.csv" }
          },
          "messages": {
            "at-once": { "to": ["{{contacts.desk.email}}"], "subject": "Now", "body": ["Hello"] },
            "follow-up": {
              "comment": "", "label": "Follow-up",
              "to": ["{{contacts.desk.email}}", { "text": "{{emailFact}}", "when": "emailFact != null" }],
              "cc": ["boss@client.example"], "subject": "About {{domainFact}}",
              "body": ["Hello", { "text": "{{total}} and {{half}} of {{tables.rates.size()}}", "when": "channel == 'phone'" }]
            }
          },
          "outcomes": {
            "done": { "comment": "", "label": "Done", "kind": "resolved" },
            "lost": { "label": "Lost", "kind": "declined" }
          },
          "nodes": {
            "comment": "Six nodes.",
            "first": {
              "comment": "", "ref": "box 1", "title": "Start", "channel": "phone", "set": { "comment": "", "integerFact": "3" },
              "note": ["Note"], "say": ["Hello {{extra}}", { "text": "By phone.", "when": "channel == 'phone'" }],
              "do": ["Do", { "comment": "", "text": "Maybe do", "optional": true, "id": "ticked", "when": "channel == 'chat'" }],
              "ask": ["yesnoFact", "choiceFact", "choicesFact", "cityFact", "textFact", "integerFact", "numberFact", "moneyFact",
                "dateFact", "datetimeFact", "emailFact", "phoneFact", "domainFact", "urlFact", "ipFact", "secretFact",
                { "comment": "", "fact": "extra", "when": "yesnoFact", "optional": true }],
              "atLeastOne": ["emailFact", "phoneFact"],
              "call": { "comment": "", "flow": "ticket", "as": "ticket", "with": { "comment": "", "kind": "'bug'" } },
              "send": ["follow-up", { "comment": "", "message": "at-once", "now": true, "when": "yesnoFact" }], "next": "by-answer"
            },
            "by-answer": { "ask": ["yesnoFact"], "next": { "comment": "", "yes": "by-rules", "*": "by-outcome" } },
            "by-outcome": { "next": { "comment": "", "on": "ticket.outcome", "go": { "comment": "", "made": "by-rules", "*": "lost" } } },
            "by-rules": {
              "call": { "flow": "ticket", "as": "ticket" },
              "next": [{ "comment": "", "when": "ticket.number != null && ticket.number > 5", "go": "in-rounds" }, { "go": "lost" }]
            },
            "in-rounds": {
              "call": { "flow": "ticket", "as": "tickets",
                "repeat": { "comment": "", "ask": "Another ticket?", "min": 0, "max": 5 } },
              "next": "last"
            },
            "last": { "end": "done" },
            "lost": { "say": [{ "comment": "", "text": "Bye." }], "end": "lost" }
          }
        }
        """#

    /// The desk that it uses, in which every member of a desk occurs.
    static let desk = #"""
        {
          "$schema": "flow.schema.json", "comment": "Every member of a desk.", "format": 1, "desk": true,
          "contacts": { "comment": "", "boss": { "name": "Boss" } },
          "facts": { "comment": "", "repair": { "comment": "", "type": "integer", "label": "Minutes", "fixed": 30 } },
          "options": { "comment": "", "often": [{ "value": "weekly", "label": "Every week" }] },
          "tables": { "comment": "", "days": { "columns": { "day": "date" }, "rows": [["2026-12-25"]] } },
          "messages": { "comment": "", "shared": { "to": ["desk@client.example"], "subject": "S", "body": ["B"] } },
          "hours": { "comment": "", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["2026-12-24"], "closedIn": "days.day" },
          "reasons": ["hung up"]
        }
        """#

    /// The part that it calls, without its own header.
    static let ticket = #"""
        {
          "format": 1, "id": "ticket", "title": "Ticket", "version": "1", "part": true, "start": "only", "summary": "{{number}}",
          "facts": {
            "kind": { "type": "text", "label": "Kind" },
            "number": { "type": "integer", "label": "Number" },
            "price": { "type": "money", "label": "Price", "min": "1.00" }
          },
          "outcomes": { "made": { "label": "Made", "kind": "waiting" } },
          "nodes": {
            "only": { "say": ["{{kind}}, {{contacts.desk.name}}"], "ask": ["number", "price"], "end": "made" }
          }
        }
        """#
}
