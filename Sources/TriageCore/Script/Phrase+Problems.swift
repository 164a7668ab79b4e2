extension Wording {
    /// What is wrong with an answer and what is expected, with an example. **Shape**: two or three clauses
    /// without a full stop.
    package func callAsFunction(_ problem: InputProblem) -> String {
        let words = words(of: problem)
        return switch language {
        case .english: words.english
        case .slovak: words.slovak
        }
    }

    private func words(of problem: InputProblem) -> (english: String, slovak: String) {
        switch problem {
        case .missing: ("an answer is needed here", "tu treba odpovedať")
        case .malformed(let type): form(of: type)
        case .noSuchOption(let text, let nearest, let options):
            (
                "'\(text)' is none of the options"
                    + (nearest.map { "; did you mean '\($0)'?" }
                        ?? "; one of: \(options.joined(separator: ", "))"),
                "„\(text)“ nie je medzi možnosťami"
                    + (nearest.map { "; mysleli ste „\($0)“?" }
                        ?? "; jedna z: \(options.joined(separator: ", "))")
            )
        case .ambiguousOption(let text, let matches):
            (
                "'\(text)' could be \(matches.joined(separator: " or "))",
                "„\(text)“ môže byť \(matches.joined(separator: " alebo "))"
            )
        case .below(let least): ("at least \(least) is expected", "najmenej \(least)")
        case .above(let most): ("at most \(most) is expected", "najviac \(most)")
        case .tooLong(let most): ("at most \(most) characters fit", "najviac \(most) znakov")
        case .mismatch(let hint):
            (
                "that does not have the expected form" + (hint.map { ": \($0)" } ?? ""),
                "toto nemá očakávaný tvar" + (hint.map { ": \($0)" } ?? "")
            )
        case .refused(let because): (because, because)
        case .tooManyDecimals(0):
            ("an amount here has no decimals, such as 4700", "suma tu nemá desatinné miesta, napríklad 4700")
        case .tooManyDecimals(let digits):
            (
                "an amount has at most \(digits) decimals, such as 47.35",
                "suma má najviac \(digits) desatinné miesta, napríklad 47,35"
            )
        case .noSuchDay(let text): ("there is no day \(text)", "deň \(text) neexistuje")
        case .oneNeeded(let labels):
            (
                "at least one of these is needed: \(labels.joined(separator: ", "))",
                "treba aspoň jedno z: \(labels.joined(separator: ", "))"
            )
        case .secretTold:
            ("a secret is typed only where it is asked", "tajný údaj sa píše len tam, kde sa naň pýtame")
        }
    }

    /// What an answer of a type looks like, with an example.
    package func form(of type: FactType) -> String {
        let words: (english: String, slovak: String) = form(of: type)
        return language == .slovak ? words.slovak : words.english
    }

    private func form(of type: FactType) -> (english: String, slovak: String) {
        switch type {
        case .yesno: ("yes or no is expected, for example y", "očakáva sa áno alebo nie, napríklad a")
        case .choice:
            ("one of the options is expected, for example 1", "očakáva sa jedna z možností, napríklad 1")
        case .choices:
            (
                "options with commas between are expected, for example 1, 3",
                "očakávajú sa možnosti oddelené čiarkou, napríklad 1, 3"
            )
        case .text: ("some text is expected", "očakáva sa text")
        case .integer: ("a whole number is expected, for example 12", "očakáva sa celé číslo, napríklad 12")
        case .number: ("a number is expected, for example 2.5", "očakáva sa číslo, napríklad 2,5")
        case .money: ("an amount is expected, for example 47.35", "očakáva sa suma, napríklad 47,35")
        case .date:
            (
                "a date is expected, for example 2026-07-15 or yesterday",
                "očakáva sa dátum, napríklad 15. 7. 2026 alebo včera"
            )
        case .datetime:
            (
                "a date and time are expected, for example 2026-07-15 14:30",
                "očakáva sa dátum a čas, napríklad 15. 7. 2026 14:30"
            )
        case .email:
            (
                "an e-mail address is expected, for example pat@client.example",
                "očakáva sa e-mailová adresa, napríklad jana@klient.example"
            )
        case .phone:
            (
                "a phone number is expected, for example 0491 570 156",
                "očakáva sa telefónne číslo, napríklad 0900 555 012"
            )
        case .domain:
            (
                "a domain name is expected, for example client.example",
                "očakáva sa doména, napríklad klient.example"
            )
        case .url:
            (
                "a web address is expected, for example https://client.example/page",
                "očakáva sa webová adresa, napríklad https://klient.example/stranka"
            )
        case .ip:
            (
                "an IP address is expected, for example 203.0.113.9",
                "očakáva sa IP adresa, napríklad 203.0.113.9"
            )
        case .secret: ("something typed is expected", "očakáva sa zadaný text")
        }
    }
}
