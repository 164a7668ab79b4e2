extension FormatPage {
    /// Every type of fact: what it is, a fact of it, and what can be typed.
    static let factTypes = Section(
        "Types of facts",
        blocks: [
            .prose(
                """
                With each type: how its values are written in the file (in `fixed`, and as answers in scenarios), what
                expressions see, and what an agent may type, with what is kept of it.
                """)
        ] + FactType.allCases.flatMap(\.description))
}

extension FactType {
    /// What the page says of this type.
    fileprivate var description: [FormatPage.Block] {
        let (words, example, typed) = entry
        return [.item("`\(rawValue)`", words + " Written as \(writtenForm)."), .example(.facts(example))]
            + (typed.isEmpty ? [] : [.answers(typed)])
    }

    /// What it is, facts of it, and what can be typed for the first one.
    private var entry: (words: String, example: String, typed: [(typed: String, kept: String?)]) {
        switch self {
        case .yesno:
            (
                "Yes or no; `true` or `false` in expressions.",
                #"""
                "isOwner": { "type": "yesno", "label": "Are they the owner?" },
                "mayChange": { "type": "yesno", "value": "isOwner == true" }
                """#,
                [("y", "true"), ("no", "false"), ("perhaps", nil)]
            )
        case .choice:
            (
                "One of its options; a text in expressions, the option's value. Comparing it with anything that is "
                    + "no option is an error.",
                #"""
                "host": { "type": "choice", "label": "Host", "options": [
                  { "value": "us", "label": "With us" },
                  { "value": "google", "label": "G Suite" } ] },
                "isOurs": { "type": "yesno", "value": "host == 'us'" }
                """#,
                [("1", #""us""#), ("g suite", #""google""#), ("with", #""us""#), ("else", nil)]
            )
        case .choices:
            (
                "Any number of its options; a list of texts in expressions.",
                #"""
                "broken": { "type": "choices", "label": "What fails?", "options": [
                  { "value": "mail", "label": "E-mail" },
                  { "value": "site", "label": "Website" } ] },
                "mailFails": { "type": "yesno", "value": "'mail' in broken" }
                """#,
                [("1, 2", #"["mail","site"]"#), ("website", #"["site"]"#)]
            )
        case .text:
            (
                "A line of text. Blanks around it are dropped.",
                #"""
                "subject": { "type": "text", "label": "Subject", "maxLength": 60,
                  "accept": "!(subject.lowerAscii() in ['help', 'problem'])",
                  "because": "Say what it is about: no e-mail since Monday." }
                """#,
                [("No e-mail since Monday", #""No e-mail since Monday""#), ("Help", nil)]
            )
        case .integer:
            (
                "A whole number.",
                #"""
                "people": { "type": "integer", "label": "How many?", "min": 1 },
                "isGroup": { "type": "yesno", "value": "people > 9" }
                """#,
                [("12", "12"), ("1,200", "1200"), ("0", nil), ("1.5", nil)]
            )
        case .number:
            (
                "A number with decimals. In expressions write `2.0`, not `2`, beside it.",
                #"""
                "disk": { "type": "number", "label": "Disk in GB", "min": 0.5 },
                "half": { "type": "number", "value": "disk / 2.0" }
                """#,
                [("2.5", "2.5"), ("3", "3.0"), ("0.1", nil)]
            )
        case .money:
            (
                "An exact amount in the flow's `currency`. It can be added, compared, multiplied by a whole number "
                    + "and divided by one, which rounds to the cent, half away from zero.",
                #"""
                "balance": { "type": "money", "label": "Balance", "min": "0.00" },
                "withTax": { "type": "money", "value": "balance * 11 / 10" },
                "owes": { "type": "yesno", "value": "balance > 0 && withTax < 500.00" }
                """#,
                [("55", #""55.00""#), ("$1,200.50", #""1200.50""#), ("1.234", nil)]
            )
        case .date:
            (
                "A day of the calendar, without a time.",
                #"""
                "boughtOn": { "type": "date", "label": "Bought on", "max": "2026-12-31" },
                "isRecent": { "type": "yesno", "value": "days(boughtOn, today) <= 30" }
                """#,
                [
                    ("1/7/2026", #""2026-07-01""#), ("3 May", #""2026-05-03""#),
                    ("yesterday", #""2026-07-14""#), ("31/6/2026", nil),
                ]
            )
        case .datetime:
            (
                "A moment. What is typed is in the flow's time zone; it is kept in UTC.",
                #"""
                "failedAt": { "type": "datetime", "label": "Since when?" },
                "waited": { "type": "yesno", "value": "now - failedAt > duration('30m')" }
                """#,
                [
                    ("15/7/2026 9:30", #""2026-07-14T23:30:00.000Z""#),
                    ("2 hours ago", #""2026-07-14T22:00:00.000Z""#),
                ]
            )
        case .email:
            (
                "An e-mail address.",
                #"""
                "replyTo": { "type": "email", "label": "Their address" }
                """#,
                [("Pat@Client.Example", #""Pat@client.example""#), ("pat at client", nil)]
            )
        case .phone:
            (
                "A phone number, as it is dialled.",
                #"""
                "number": { "type": "phone", "label": "Their number" }
                """#,
                [("0491 570 156", #""0491 570 156""#), ("12", nil)]
            )
        case .domain:
            (
                "A domain name.",
                #"""
                "site": { "type": "domain", "label": "Their domain" }
                """#,
                [("https://www.Client.example/a", #""client.example""#), ("client", nil)]
            )
        case .url:
            (
                "An address on the web.",
                #"""
                "page": { "type": "url", "label": "Which page?" }
                """#,
                [("client.example/shop", #""https://client.example/shop""#), ("the shop", nil)]
            )
        case .ip:
            (
                "An IP address, version 4 or 6.",
                #"""
                "address": { "type": "ip", "label": "Their address", "public": true }
                """#,
                [("2606:4700:0:0::1", #""2606:4700::1""#), ("192.168.1.20", nil)]
            )
        case .secret:
            (
                "A password and the like. It is never shown and never kept: only whether it was given. Expressions "
                    + "can compare it with null, nothing else.",
                #"""
                "password": { "type": "secret", "label": "Password", "optional": true },
                "hasPassword": { "type": "yesno", "value": "password != null" }
                """#, []
            )
        }
    }
}
