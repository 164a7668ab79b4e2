import TestSupport
import Testing

@testable import TriageCore

@Suite("Reading choices")
struct AnswerOptionsTests {
    @Test("labels of options may print each other's facts")
    func labelsInLabels() throws {
        var call = try TestCall(
            FlowText.make([
                "facts": #"""
                { "a": { "type": "choice", "label": "A?", "options": [{ "value": "x", "label": "As {{b}}" }] },
                  "b": { "type": "choice", "label": "B?", "options": [{ "value": "y", "label": "So {{a}}" }] } }
                """#,
                "nodes": #"""
                { "first": { "ask": ["a", "b"], "next": "end" }, "end": { "say": ["Bye."], "end": "done" } }
                """#,
            ]))
        try call.perform(.answered("a", .string("x")))
        try call.perform(.answered("b", .string("y")))
        // In a label, an option whose own label depends on what is known is called by its value.
        #expect(call.known("a") == "As y")
        #expect(call.known("b") == "So x")
    }

    private static func options(_ pairs: KeyValuePairs<String, String>) -> [CardOption] {
        pairs.map { .init(value: .string($0.key), name: $0.key, label: $0.value, hint: "", key: nil) }
    }

    private static let hosts = options([
        "microsoft": "Office 365", "google": "G Suite", "pop3": "POP3 with us", "imap": "Pošta v Žiline",
    ])

    @Test(
        "a choice is named by number, value, label or the beginning of either",
        arguments: [
            ("1", "'microsoft'"), ("4", "'imap'"), ("google", "'google'"), ("GOOGLE", "'google'"),
            ("office 365", "'microsoft'"), ("off", "'microsoft'"), ("g s", "'google'"), ("goo", "'google'"),
            ("posta v ziline", "'imap'"), ("pošta", "'imap'"), ("pop3", "'pop3'"), (" 2 ", "'google'"),
        ])
    func choice(text: String, value: String) throws {
        #expect(try Typed(text, "").read(as: .choice, options: Self.hosts) == value)
    }

    private static let labels = ["Office 365", "G Suite", "POP3 with us", "Pošta v Žiline"]

    @Test("what could be several options is none, and they are named")
    func ambiguous() throws {
        #expect(
            try Typed("po", "").read(as: .choice, options: Self.hosts)
                == "\(InputProblem.ambiguousOption("po", matches: ["POP3 with us", "Pošta v Žiline"]))")
        #expect(
            try Typed("g", "").read(as: .choice, options: Self.hosts) == "'google'",
            "label and value are one option")
    }

    @Test(
        "a misspelt choice is none, and the nearest is named",
        arguments: [
            ("ofice 365", "Office 365"), ("gogle", "G Suite"), ("pop 3", "POP3 with us"), ("xyzzy", nil),
            ("0", nil),
            ("5", nil), ("-1", nil), ("-9223372036854775808", nil), ("9223372036854775807", nil),
        ] as [(String, String?)])
    func misspelt(text: String, nearest: String?) throws {
        #expect(
            try Typed(text, "").read(as: .choice, options: Self.hosts)
                == "\(InputProblem.noSuchOption(text, nearest: nearest, options: Self.labels))")
    }

    @Test(
        "a yes/no question's own words come first, and what could be either is neither",
        arguments: [
            ("new", "true"), ("ne", "true"), ("e", "false"), ("existing", "false"), ("y", "true"),
            ("yes", "true"), ("no", "false"), ("true", "true"), ("false", "false"), ("2", "false"),
            ("n", "ambiguous"),
        ])
    func ownWords(text: String, value: String) throws {
        let words: [CardOption] = [
            .init(value: .bool(true), name: "yes", label: "New", hint: "", key: nil),
            .init(value: .bool(false), name: "no", label: "Existing", hint: "", key: nil),
        ]
        let ambiguous = InputProblem.ambiguousOption(text, matches: ["New", "Existing"])
        #expect(
            try Typed(text, "").read(as: .yesno, options: words)
                == (value == "ambiguous" ? "\(ambiguous)" : value))
    }

    @Test("an option that is itself a number is never taken for another one's place")
    func numbers() throws {
        let sizes = Self.options(["5": "5 GB", "2": "2 GB", "10": "10 GB"])
        let read = { try Typed($0, "").read(as: .choice, options: sizes) }
        #expect(try read("2") == "'2'")
        #expect(try read("10") == "'10'")
        #expect(try read("5") == "'5'")
        #expect(
            try read("1") == "\(InputProblem.ambiguousOption("1", matches: ["5 GB", "10 GB"]))",
            "it could be the first place or the beginning of 10")
        #expect(try read("#1") == "'5'")
        let months = Self.options(["1": "1 month", "12": "12 months", "2": "2 months"])
        #expect(
            try Typed("2", "").read(as: .choice, options: months)
                == "\(InputProblem.ambiguousOption("2", matches: ["12 months", "2 months"]))")
        #expect(try Typed("2 m", "").read(as: .choice, options: months) == "'2'")
    }

    @Test(
        "several choices are kept once each, in the order of the flow",
        arguments: [
            ("3, 1", "['microsoft', 'pop3']"), ("google", "['google']"),
            ("g,off , 2", "['microsoft', 'google']"),
            ("1,,2,", "['microsoft', 'google']"), (",", "missing"),
        ])
    func several(text: String, value: String) throws {
        #expect(try Typed(text, "").read(as: .choices, options: Self.hosts) == value)
    }

    @Test("one misspelt choice among several is named")
    func severalMisspelt() throws {
        #expect(
            try Typed("1, gogle", "").read(as: .choices, options: Self.hosts)
                == "\(InputProblem.noSuchOption("gogle", nearest: "G Suite", options: Self.labels))")
    }

    @Test("the label that agents see comes before a name that they do not")
    func labelFirst() throws {
        let swapped = Self.options(["open": "Closed", "closed": "Open"])
        #expect(try Typed("Open", "").read(as: .choice, options: swapped) == "'closed'")
        #expect(try Typed("closed", "").read(as: .choice, options: swapped) == "'open'")
        let near = Self.options(["open": "Closed", "late": "Open late"])
        #expect(
            try Typed("open", "").read(as: .choice, options: near)
                == "\(InputProblem.ambiguousOption("open", matches: ["Closed", "Open late"]))")
    }

    @Test(
        "a number that could be a label or a place chooses nothing, and the places say how to choose",
        arguments: [
            ("0", "'none'"), ("1", "0, 1 (#2)"), ("2", "1 (#2), 2 or more"), ("#1", "'none'"),
            ("#2", "'one'"), ("2 or", "'more'"), ("one", "'one'"), ("#4", nil),
        ] as [(String, String?)])
    func numberedLabels(text: String, expected: String?) throws {
        let counts = Self.options(["none": "0", "one": "1", "more": "2 or more"])
        let read = try Typed(text, "").read(as: .choice, options: counts)
        let problem =
            expected.map {
                InputProblem.ambiguousOption(text, matches: $0.components(separatedBy: ", "))
            } ?? .noSuchOption(text, nearest: nil, options: ["0", "1", "2 or more"])
        #expect(read == (expected?.hasPrefix("'") == true ? expected : "\(problem)"))
    }

    @Test("options of one label are told apart by their places")
    func sameLabel() throws {
        let same = Self.options(["a": "Same", "b": "Same"])
        #expect(
            try Typed("same", "").read(as: .choice, options: same)
                == "\(InputProblem.ambiguousOption("same", matches: ["Same (#1)", "Same (#2)"]))")
        #expect(try Typed("b", "").read(as: .choice, options: same) == "'b'")
    }

    @Test(
        "letters with a stroke are found by the plain letter",
        arguments: ["lodz", "oresund", "dakovo", "aero"])
    func strokes(text: String) throws {
        let cities = Self.options(["lodz-x": "Łódź", "sound": "Øresund", "town": "Đakovo", "island": "Ærø"])
        let read = try Typed(text, "").read(as: .choice, options: Array(cities[1...]) + [cities[0]])
        #expect(read.hasPrefix("'"))
    }

    @Test(
        "several choices are read as a list in the flow's language, with commas in their labels",
        arguments: [
            Typed("A, with comma", "['a']"), Typed("a, with comma, B", "['a', 'b']"),
            Typed("B and A, with comma", "['a', 'b']"), Typed("1, 2", "['a', 'b']"),
            Typed("a,b", "['a', 'b']"),
            Typed("sk-SK", "B a A, with comma", "['a', 'b']"),
            Typed("ar-EG", "B وA, with comma", "['a', 'b']"),
        ])
    func lists(typed: Typed) throws {
        let options = Self.options(["a": "A, with comma", "b": "B"])
        #expect(try typed.read(as: .choices, options: options) == typed.expected)
    }

    @Test("a list that can be read in two ways chooses nothing")
    func twoLists() throws {
        let options = Self.options(["x": "A", "y": "B", "z": "A, B"])
        #expect(
            try Typed("A, B", "").read(as: .choices, options: options)
                == "\(InputProblem.ambiguousOption("A, B", matches: ["A + B", "A, B"]))")
        #expect(try Typed("#1, #2", "").read(as: .choices, options: options) == "['x', 'y']")
    }

    private static func yesNo(_ yes: String, _ no: String) -> [CardOption] {
        [
            .init(value: .bool(true), name: "yes", label: yes, hint: "", key: nil),
            .init(value: .bool(false), name: "no", label: no, hint: "", key: nil),
        ]
    }

    private static let answers: [Typed] = [
        Typed("y", "true"), Typed("YES", "true"), Typed("n", "false"), Typed("no", "false"),
        Typed("1", "true"),
        Typed("2", "false"), Typed("true", "true"), Typed("maybe", "malformed"), Typed("yep", "malformed"),
        Typed("sk-SK", "a", "true"), Typed("sk-SK", "áno", "true"), Typed("sk-SK", "Ano", "true"),
        Typed("sk-SK", "n", "false"), Typed("sk-SK", "nie", "false"), Typed("sk-SK", "hej", "malformed"),
    ]

    @Test("yes and no in the flow's language", arguments: answers)
    func yesNo(typed: Typed) throws {
        let wording = Wording(language: typed.language)
        let expected = typed.expected == "malformed" ? "\(InputProblem.malformed(.yesno))" : typed.expected
        #expect(try typed.read(as: .yesno, options: Self.yesNo(wording(.yes), wording(.no))) == expected)
    }

    @Test(
        "a fact's own words for yes and no",
        arguments: [("on", "true"), ("of", "false"), ("y", "true"), ("no", "false"), ("2", "false")])
    func words(text: String, value: String) throws {
        #expect(try Typed(text, "").read(as: .yesno, options: Self.yesNo("on", "off")) == value)
        #expect(
            try Typed("o", "").read(as: .yesno, options: Self.yesNo("on", "off"))
                == "\(InputProblem.ambiguousOption("o", matches: ["on", "off"]))")
    }
}
