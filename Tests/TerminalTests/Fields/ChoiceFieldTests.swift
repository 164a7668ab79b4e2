import TestSupport
import Testing

@testable import Terminal

@Suite("Choice")
struct ChoiceFieldTests {
    private let hosts = [
        ListOption("Office 365", hint: "Microsoft"), ListOption("G Suite"), ListOption("POP3"),
    ]
    private let look = Look(columns: 40)

    private func typed(_ script: String, into field: ChoiceField) -> (ChoiceField, [FieldResponse]) {
        var field = field
        let responses = KeyScript(script).events.map { field.handle($0) }
        return (field, responses)
    }

    private func towns(_ count: Int) -> [ListOption] { (1...count).map { ListOption("Town \($0)") } }

    @Test("a number chooses at once")
    func number() {
        let (field, responses) = typed("2", into: ChoiceField(hosts))
        #expect(responses == [.confirmed])
        #expect(field.answer == .option(1))
    }

    @Test("nothing is chosen before a key says so, and Enter alone says what to do")
    func untouched() {
        let (field, responses) = typed("<enter>", into: ChoiceField(hosts))
        #expect(responses == [.confirmed])
        #expect(field.answer == .none)
        #expect(field.problem(.english) == FieldProblem("choose one of these", example: "1 (Office 365)"))
        #expect(
            field.frame(look, isFocused: true).shown == """
                ▏  1 Office 365  Microsoft
                  2 G Suite
                  3 POP3
                """)
    }

    @Test("arrows, Home, End and Tab move the cursor, which is the hardware cursor")
    func moving() {
        #expect(typed("<down><down>", into: ChoiceField(hosts)).0.answer == .option(1))
        #expect(typed("<end>", into: ChoiceField(hosts)).0.answer == .option(2))
        #expect(typed("<end><home>", into: ChoiceField(hosts)).0.answer == .option(0))
        #expect(typed("<tab><tab><tab><tab>", into: ChoiceField(hosts)).0.answer == .option(0))
        #expect(typed("<s-tab>", into: ChoiceField(hosts)).0.answer == .option(2))
        #expect(typed("<end><down>", into: ChoiceField(hosts)).1 == [.changed, .ignored])
        #expect(
            typed("<down><down>", into: ChoiceField(hosts)).0.frame(look, isFocused: true).shown == """
                  1 Office 365  Microsoft
                ▏› 2 G Suite
                  3 POP3
                """)
    }

    @Test("above nine, a number moves the cursor and Enter confirms it")
    func manyNumbers() {
        let field = ChoiceField(towns(12))
        #expect(typed("1", into: field).1 == [.changed])
        #expect(typed("1", into: field).0.answer == .option(0))
        #expect(typed("12", into: field).0.answer == .option(11))
        #expect(typed("12<enter>", into: field).1 == [.changed, .changed, .confirmed])
        #expect(typed("<pgdn><pgdn>", into: field).0.answer == .option(10))
    }

    @Test(
        "a number beyond the list chooses nothing and says so",
        arguments: [(12, "13"), (12, "99"), (3, "4"), (3, "0")])
    func beyond(count: Int, keys: String) {
        let (field, responses) = typed(keys, into: ChoiceField(towns(count), offered: 1, isOptional: true))
        #expect(!responses.contains(.confirmed))
        #expect(field.answer == .none)
        #expect(field.problem(.english)?.message == "nothing matches")
        #expect(
            field.frame(look, isFocused: true).shown.hasSuffix("✗ \(keys)▏  nothing matches (1-\(count))"))
        #expect(typed("<esc>", into: field).0.answer == .option(1))
        #expect(typed(String(repeating: "<bs>", count: keys.count), into: field).0.answer == .option(1))
        #expect(typed("<up>", into: typed("<down>", into: field).0).0.answer != .none)
    }

    @Test("a deleted digit leaves the number before it")
    func deletedDigit() {
        #expect(typed("13<bs>", into: ChoiceField(towns(12))).0.answer == .option(0))
        #expect(typed("13<bs>2", into: ChoiceField(towns(12))).0.answer == .option(11))
    }

    @Test("typing filters, ignoring case and accents, and Esc shows all again without losing the filter")
    func filtering() {
        let field = ChoiceField([ListOption("Žiadosť"), ListOption("Reklamácia"), ListOption("Iné")])
        let (filtered, _) = typed("rekLAMa", into: field)
        #expect(filtered.answer == .option(1))
        #expect(
            filtered.frame(look, isFocused: true).shown == """
                ▏› 2 Reklamácia
                / rekLAMa  1 of 3
                """)
        let (all, _) = typed("<esc>", into: filtered)
        #expect(
            all.frame(look, isFocused: true).shown == """
                  1 Žiadosť
                ▏› 2 Reklamácia
                  3 Iné
                """)
        #expect(typed("/", into: all).0.frame(look, isFocused: true).shown.hasSuffix("/ rekLAMa  1 of 3"))
    }

    @Test("a filter that matches nothing says so and never confirms")
    func noMatch() {
        let (field, _) = typed("xyz", into: ChoiceField(hosts, offered: 1))
        #expect(field.frame(look, isFocused: true).shown == "/ xyz▏  nothing matches")
        #expect(field.problem(.english)?.message == "nothing matches")
        #expect(typed("<esc>", into: field).0.answer == .option(1))
    }

    @Test("digits belong to the filter once it has begun")
    func digitsInFilter() {
        #expect(typed("o3", into: ChoiceField(hosts)).1 == [.changed, .changed])
        #expect(typed("office 3", into: ChoiceField(hosts)).0.answer == .option(0))
    }

    @Test("where options declare letters, the letter chooses and / filters")
    func letters() {
        let field = ChoiceField([ListOption("Park", key: "p"), ListOption("Go on", key: "g")])
        #expect(typed("g", into: field).1 == [.confirmed])
        #expect(typed("G", into: field).0.answer == .option(1))
        #expect(typed("x", into: field).1 == [.ignored])
        #expect(typed("/go", into: field).1 == [.changed, .changed, .changed])
        #expect(field.frame(look, isFocused: false).shown == "  p Park\n  g Go on")
    }

    @Test("? is left for help, even while filtering")
    func help() {
        #expect(typed("?", into: ChoiceField(hosts)).1 == [.ignored])
        #expect(typed("g?", into: ChoiceField(hosts)).1 == [.changed, .ignored])
    }

    @Test("an offered option is marked and confirmed by Enter")
    func offered() {
        let field = ChoiceField(hosts, offered: 1, remark: "earlier answer")
        #expect(typed("<enter>", into: field).0.answer == .option(1))
        #expect(field.frame(look, isFocused: true).shown.contains("▏› 2 G Suite  (earlier answer)"))
    }

    @Test("an optional choice can be left out and cleared")
    func optional() {
        let field = ChoiceField(hosts, offered: 1, isOptional: true)
        let (cleared, _) = typed("<bs>", into: field)
        #expect(cleared.answer == .none)
        #expect(cleared.problem(.english) == nil)
        #expect(typed("<bs>", into: ChoiceField(hosts, offered: 1)).1 == [.ignored])
    }

    @Test("a long list shows one page at a time")
    func pages() {
        var look = look
        look.listRows = 3
        let (field, _) = typed("5", into: ChoiceField(towns(11)))
        #expect(
            field.frame(look, isFocused: true).shown == """
                   4 Town 4
                ▏›  5 Town 5
                   6 Town 6
                  4-6 of 11
                """)
    }

    @Test("a long label wraps under itself")
    func wrapping() {
        let field = ChoiceField([ListOption("The caller cannot log in to the panel")], offered: 0)
        #expect(
            field.frame(Look(columns: 24), isFocused: true).shown == """
                ▏› 1 The caller cannot
                    log in to the panel
                """)
    }

    @Test("yes and no stand in one row and answer to their letters, accents aside")
    func yesNo() {
        let field = ChoiceField.yesNo(yes: "Áno", no: "Nie")
        #expect(field.frame(look, isFocused: true).shown == "▏  a Áno     n Nie")
        #expect(typed("n", into: field).0.answer == .option(1))
        #expect(typed("A", into: field).1 == [.confirmed])
        #expect(typed("á", into: field).1 == [.confirmed])
        // A number meant for the previous card is not an answer.
        #expect(typed("2", into: field).1 == [.ignored])
        #expect(typed("2", into: .yesNo(yes: "Yes", no: "Yet")).0.answer == .option(1))
        #expect(
            typed("<right><right>", into: field).0.frame(look, isFocused: true).shown == "  a Áno   ▏› n Nie")
        #expect(typed("y", into: .yesNo(yes: "Yes", no: "Yet")).1 == [.ignored])
        #expect(field.frame(Look(columns: 12), isFocused: false).shown == "  a Áno\n  n Nie")
    }

    @Test("a paste narrows the list and its line breaks choose nothing")
    func paste() {
        let (field, responses) = typed("<paste>suite\n</paste>", into: ChoiceField(hosts))
        #expect(responses == [.changed])
        #expect(field.answer == .option(1))
    }

    @Test("the help line says what the keys do now")
    func hints() {
        func shown(_ field: ChoiceField) -> String {
            HelpLine(field.hints(.english)).row(Look(columns: 90)).plain
        }
        #expect(shown(ChoiceField(hosts)) == "1-3 choose · ↑↓ move · a-z filter")
        #expect(shown(ChoiceField(hosts, offered: 0)) == "1-3 choose · ↑↓ move · Enter confirm · a-z filter")
        #expect(
            shown(ChoiceField(hosts, isOptional: true))
                == "1-3 choose · ↑↓ move · Enter skip · a-z filter")
        #expect(shown(typed("g", into: ChoiceField(hosts)).0) == "Enter confirm · ↑↓ move · Esc show all")
    }

    @Test("several are ticked by number or space and counted when Enter goes forward")
    func several() {
        var field = ChoicesField(hosts, minimum: 1, maximum: 2)
        #expect(field.problem(.english) == FieldProblem("choose at least 1", example: "1 (Office 365)"))
        for event in KeyScript("13").events { #expect(field.handle(event) == .changed) }
        #expect(field.answer == .options([0, 2]))
        #expect(
            field.frame(look, isFocused: true).shown == """
                  1 ☑ Office 365  Microsoft
                  2 ☐ G Suite
                ▏› 3 ☑ POP3
                """)
        for event in KeyScript("<up><space>").events { _ = field.handle(event) }
        #expect(field.problem(.english) == FieldProblem("choose at most 2"))
        #expect(field.summary(look).plain == "Office 365, G Suite, POP3")
        #expect(field.handle(.key(.enter)) == .confirmed)
    }

    @Test("where a label begins with a digit no number chooses, and typing finds the label")
    func digitLabels() {
        let counts = [ListOption("0"), ListOption("1"), ListOption("2 or more")]
        let (one, responses) = typed("1", into: ChoiceField(counts))
        #expect(responses == [.changed])
        #expect(one.answer == .option(1))
        #expect(typed("2", into: ChoiceField(counts)).0.answer == .option(2))
        #expect(typed("3", into: ChoiceField(counts)).0.answer == .none)
        #expect(ChoiceField(counts).frame(look, isFocused: true).shown == "▏   0\n   1\n   2 or more")
        let codes = [ListOption("500"), ListOption("50"), ListOption("Neither", key: "n")]
        #expect(typed("50", into: ChoiceField(codes)).0.answer == .option(1))
        #expect(typed("50<bs>0", into: ChoiceField(codes)).0.answer == .option(1))
        #expect(typed("500<enter>", into: ChoiceField(codes)).1.last == .confirmed)
        let words = ChoiceField.yesNo(yes: "1 mailbox", no: "2 mailboxes")
        #expect(typed("2", into: words).1 == [.changed])
    }

    @Test("a number counts only the options that no letter chooses")
    func lettersAndNumbers() {
        let mixed = [ListOption("Parked", key: "a"), ListOption("Hosting"), ListOption("Shop")]
        #expect(typed("1", into: ChoiceField(mixed)).0.answer == .option(1))
        #expect(typed("a", into: ChoiceField(mixed)).0.answer == .option(0))
        #expect(typed("3", into: ChoiceField(mixed)).0.answer == .none)
        let lettered = [ListOption("Yes", key: "y"), ListOption("No", key: "n")]
        #expect(typed("1", into: ChoiceField(lettered)).1 == [.ignored])
    }
}
