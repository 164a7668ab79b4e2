extension English {
    func words(for problem: InputProblem, phone: String) -> String {
        switch problem {
        case .missing: "an answer is needed here"
        case .malformed(let type): form(of: type, phone: phone)
        case .noSuchOption(let text, let nearest, let options):
            "'\(text)' is not one of the options"
                + (options.isEmpty
                    ? ""
                    : "; "
                        + (nearest.map { words(for: .didYouMean($0)) }
                            ?? "one of: \(options.someOptions)"))
        case .dependsOn(let questions): words(for: .answerFirst(questions.joined(separator: ", ")))
        case .ambiguousOption(let text, let matches):
            "'\(text)' could be \(matches.joined(separator: " or "))"
        case .below(let least): "at least \(least) is expected"
        case .above(let most): "at most \(most) is expected"
        case .tooLong(let most): "at most \(most) characters are allowed"
        case .mismatch(let hint, let example):
            "that does not have the expected form" + (hint.map { ": \($0)" } ?? "")
                + (example.map { ", for example \($0)" } ?? "")
        case .refused(let because): because
        case .tooManyDecimals(0): "an amount here has no decimals, such as 4700"
        case .tooManyDecimals(let digits): "an amount has at most \(digits) decimals, such as 47.35"
        case .noSuchDay(let text): "there is no such day as \(text)"
        case .noSuchTime(let text): "there is no such time as \(text)"
        case .skippedTime(let time, let day):
            "\(time) does not exist on \(day): the clocks are put forward then"
        case .unreadable: "some of it was not readable as text (not UTF-8); please type it again"
        case .notPublic(let special):
            "a public IP address is expected, for example 192.88.99.9; " + words(for: special)
        case .nothingToChoose: "nothing can be chosen here: say why it is skipped, or go back"
        case .oneNeeded(let labels): "at least one of these is needed: \(labels.joined(separator: ", "))"
        case .secretTold: "a secret can only be typed where it is asked"
        }
    }

    func form(of type: FactType, phone: String) -> String {
        switch type {
        case .yesno: "yes or no is expected, for example y"
        case .choice: "one of the options is expected, for example 1"
        case .choices: "options separated by commas are expected, for example 1, 3"
        case .text: "some text is expected"
        case .integer: "a whole number is expected, for example 12"
        case .number: "a number is expected, for example 2.5"
        case .money: "an amount is expected, for example 47.35"
        case .date: "a date is expected, for example 2026-07-15 or yesterday"
        case .datetime: "a date and time are expected, for example 2026-07-15 14:30"
        case .email: "an e-mail address is expected, for example pat@client.example"
        case .phone: "a phone number is expected, for example \(phone)"
        case .domain: "a domain name is expected, for example client.example"
        case .url: "a web address is expected, for example https://client.example/page"
        case .ip: "an IP address is expected, for example 192.88.99.9"
        case .secret: "some input is expected"
        }
    }

    private func words(for special: SpecialAddress) -> String {
        switch special {
        case .privateNetwork: "this one is used only inside a private network"
        case .loopback: "with this one a machine means itself"
        case .linkLocal: "this one a machine gives itself while it has no other"
        case .carrier: "this one is shared inside a provider's network"
        case .documentation: "this one is kept for examples in writing"
        case .multicast: "this one is for sending to many at once"
        case .reserved: "this one is reserved and given to nobody"
        }
    }
}
