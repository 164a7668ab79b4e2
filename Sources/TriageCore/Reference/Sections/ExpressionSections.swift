extension FormatPage {
    /// Texts with placeholders, expressions, null and the names that every flow knows.
    static let expressionSections = [
        Section(
            "Texts with placeholders",
            .prose(
                """
                Between `{{` and `}}` stands an expression; the card shows its value in the flow's language. A choice
                shows its label, an amount its currency, a list its members joined. What is not known shows as a blank
                to fill in.
                """),
            .texts([
                ("Thank you, {{name}}.", "Thank you, Robin."),
                ("{{plan}}, {{fee}} a month", "Paid plan, $12.30 a month"),
                ("Since {{orderedOn}}", "Since 1 July 2026"),
                ("Until {{addDays(today, 7)}}", "Until 22 July 2026"),
                ("On {{text(today, 'EEEE, d MMMM')}}", "On Wednesday, 15 July"),
                ("Works: {{works}}", "Works: yes"),
                ("Write to {{email}}", "Write to ____"),
                ("{{fee * 12}} a year", "$147.60 a year"),
                ("{{['a', 'b', 'c']}}", "a, b, and c"),
            ]),
            .prose("Checked: `expression-syntax`, `expression-name`, `never-known`, `unread-placeholder`.")),
        Section(
            "Expressions",
            .prose(
                """
                Conditions (`when`, `accept`, `optional`), values (`value`, `suggest`, `set`, `with`) and placeholders
                are written in CEL, the Common Expression Language, with exact amounts, calendar days and secrets
                added. Texts in an expression stand in single quotes, since the double quotes are those of JSON. A
                condition is true or false.
                """),
            .values([
                ("works", "true"), ("!works", "false"), ("plan == 'paid'", "true"),
                ("plan != null && plan != 'paid'", "false"),
                ("plan in ['free', 'paid']", "true"),
                ("works && fee > 10.00", "true"), ("!works || fee > 100", "false"),
                ("works ? 'good' : 'bad'", "'good'"),
                ("fee * 2 + 5.00", "29.60"), ("fee / 2", "6.15"),
                ("name + ' pays'", "'Robin pays'"), ("size(name) > 3", "true"),
                ("name.startsWith('Ro')", "true"),
                ("days(orderedOn, today)", "14"), ("orderedOn < today", "true"),
                ("addMonths(orderedOn, 1)", "date('2026-08-01')"),
                ("orderedOn.year", "2026"), ("weekday(today)", "3"),
                ("monthDay(today) >= '06-25'", "true"),
                ("now.getHours('Australia/Melbourne')", "10"),
                ("now + duration('90m') > now", "true"),
                ("[1, 2, 3].exists(n, n > 2)", "true"), ("[1, 2, 3].map(n, n * 2)", "[2, 4, 6]"),
                ("7 / 2", "3"), ("7.0 / 2.0", "3.5"),
            ]),
            .prose(
                """
                Operators, from the one that binds least: `? :`, `||`, `&&`, comparison (`==` `!=` `<` `<=` `>` `>=`
                `in`), `+` `-`, `*` `/` `%`, `!` and `-` before a value. Parentheses group. Whole numbers and numbers
                with decimals do not mix: write `double(people) / 2.0`. Comparing a choice with something that is no
                option is an error, with the nearest option named. Checked: `expression-syntax`, `expression-name`,
                `expression-type`, `impossible-option`, `maybe-unknown`, `secret-misuse`, `missing-zone`.
                """)),
        Section(
            "Null: what is not known",
            .prose(
                """
                Every fact begins as null. Null means "we do not know": nobody has asked yet, or the question was
                skipped, or it was hidden. It is not zero, not "no" and not an empty text.
                """),
            .prose(
                """
                Of what is not known nothing can be said: is an unknown fee above $10? So a condition that needs a
                fact which may still be unknown is an error. You see it when you check the flow, not during a call.
                """),
            .refused([
                ("fee > 10.00", "maybe-unknown"), ("works", "maybe-unknown"),
                ("days(orderedOn, today) > 30", "maybe-unknown"),
            ]),
            .prose(
                """
                There are two cures. Ask first whether it is known; what follows `&&` then counts on it. Or compare
                with `==`, which null can stand: it is equal to null only.
                """),
            .conditions([
                "fee != null && fee > 10.00", "orderedOn == null || orderedOn < today", "works == true",
                "plan == 'paid'", "email == null",
            ]),
            .prose(
                """
                Take care with `!=`: while the plan is not known, `plan != 'paid'` holds, which is a warning. A fact that the same card
                asks, and that cannot be skipped, is known in `next`. In a computed fact, a suggestion or a
                placeholder no guard is needed: what needs something unknown is itself unknown, or a blank. Inside
                `filter`, `exists` and `all` it is needed as anywhere: see "Figures from rounds".
                """)),
        Section(
            "Names that every flow knows",
            blocks: [.prose("A fact cannot have one of these names. Checked: `duplicate-name`.")]
                + knownNames.map { .item("`\($0.name)`", $0.meaning) }
                + [
                    .values([
                        ("agent", "'Sam'"), ("channel == 'phone'", "true"), ("notes", "''"), ("round", "1"),
                        ("today", "date('2026-07-15')"), ("now > timestamp('2026-07-01T00:00:00Z')", "true"),
                    ])
                ]),
    ]

    /// The names that every flow knows.
    static let knownNames: [(name: String, meaning: String)] = [
        (
            "now",
            "The moment when the card was entered. It stands still while the card is shown; what must not change "
                + "afterwards is `set`."
        ),
        ("today", "The day of that moment, in the flow's time zone."),
        ("agent", "Who takes the call."),
        (
            "channel",
            "How the caller reached the desk: one of the flow's `channels`. It changes when a chat goes on by "
                + "phone."
        ),
        ("notes", "What the agent has written down so far, a line each; an empty text at first."),
        ("tables", "The flow's tables: `tables.rates` is the list of the rows of `rates`."),
        (
            "round",
            "In a repeated part, and in the parts that it calls, the number of the round; 1 elsewhere."
        ),
    ]
}
