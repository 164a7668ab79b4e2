extension FormatPage {
    /// Every function with an example and its value.
    static let functions = Section(
        "Functions",
        blocks: [
            .prose(
                """
                Each with an example and its value. Those that come after a dot are called so:
                `name.startsWith('Ro')`. `triage eval --functions` lists them with the types that they take; `triage eval "7 / 2"` works out one
                expression. A fact with the name of a function is a finding, `function-name`.
                """)
        ]
            + FunctionPage.all.map { page in
                .item(
                    "`\(page.example)`",
                    "is `\(page.value)`\(page.given.isEmpty ? "" : ", where \(page.given)"). "
                        + functionMeanings[page.name, default: ""])
            })

    /// What each function and macro does, by its name.
    static let functionMeanings: [String: String] = [
        "size": "How many characters a text has, members a list, entries a map.",
        "contains": "Whether a text has another one in it.",
        "endsWith": "Whether a text ends with another one.",
        "startsWith": "Whether a text begins with another one.",
        "matches": "Whether a pattern (RE2) is found in a text; `^` and `$` tie it to the ends.",
        "charAt": "The character at a place, the first being 0.",
        "indexOf": "The place where something stands first in a text or list; -1 if it does not.",
        "lastIndexOf": "The place where it stands last; -1 if it does not.",
        "join": "The texts of a list, with something between them.",
        "lowerAscii": "In small letters, A to Z only.",
        "upperAscii": "In capitals, A to Z only.",
        "replace": "With one text in place of another.",
        "split": "The pieces of a text between separators.",
        "substring": "From one place up to before another one, or to the end.",
        "trim": "Without the blanks around it.",
        "reverse": "Backwards.",
        "format": "A pattern filled in: `%s` a text or anything, `%d` a whole number, `%.2f` two decimals.",
        "strings.quote": "In double quotes, with special characters escaped.",
        "int": "As a whole number; decimals are cut off. A text that is no number is an error on the call.",
        "uint": "As a whole number that is not negative.",
        "double": "As a number with decimals.",
        "string": "As a text, the way it is written in expressions. For people use `text`.",
        "bytes": "As bytes.",
        "bool": "As true or false.",
        "type": "The type of a value.",
        "dyn": "The value, its type left open.",
        "duration": "A length of time: hours `h`, minutes `m`, seconds `s`.",
        "timestamp": "A moment, written with its zone.",
        "getDate": "The day of the month, the first being 1.",
        "getDayOfMonth": "The day of the month, the first being 0.",
        "getDayOfWeek": "The day of the week, Sunday being 0. See `weekday`.",
        "getDayOfYear": "The day of the year, the first being 0.",
        "getFullYear": "The year.",
        "getHours": "The hour of a moment in a zone, 0 to 23; of a duration all its hours.",
        "getMilliseconds": "The milliseconds of the second.",
        "getMinutes": "The minute of a moment; of a duration all its minutes.",
        "getMonth": "The month, January being 0.",
        "getSeconds": "The second of a moment; of a duration all its seconds.",
        "date": "A day.",
        "days": "How many days from the first to the second, on the calendar.",
        "addDays": "So many days later; earlier if negative.",
        "addMonths": "So many months later; the last day of the month where there is no such day.",
        "startOfMonth": "The first day of its month.",
        "monthDay": "Month and day as a text, so that a season is a comparison.",
        "weekday": "1 for Monday to 7 for Sunday.",
        "sum": "The sum; 0 of nothing. What is null is passed over.",
        "min": "The smallest; null of nothing. What is null is passed over.",
        "max": "The largest; null of nothing. What is null is passed over.",
        "sort": "In order. What is null is left out.",
        "distinct": "Without repetitions.",
        "first": "The first member; null of nothing.",
        "last": "The last member; null of nothing.",
        "label": "What the agent reads for a choice with options of its own, a yes/no fact or an outcome.",
        "text":
            "As a placeholder prints it; a day or a moment also by a Unicode pattern, in the flow's zone.",
        "roundTo": "To the nearest multiple, half away from zero.",
        "isOpen": "Whether the desk is open then. Needs `hours`, as the next two do.",
        "openTime": "How much time the desk is open between two moments.",
        "addOpenDays": "So many open days later.",
        "all": "Whether the condition holds for every member.",
        "exists": "Whether it holds for one at least.",
        "exists_one": "Whether it holds for exactly one.",
        "map": "A list of what the expression gives for each member.",
        "filter": "The members for which it holds.",
        "has": "Whether a map has an entry.",
    ]
}
