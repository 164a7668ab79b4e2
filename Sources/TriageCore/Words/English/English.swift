/// English, for flows of any English-speaking country and for those in a language that the wizard lacks.
struct English: Language {
    let code = "en"

    let answers = AnswerWords(
        nearDays: [
            "yesterday": -1, "today": 0, "tomorrow": 1, "day before yesterday": -2,
            "the day before yesterday": -2, "day after tomorrow": 2, "the day after tomorrow": 2,
        ],
        inDates: ["st", "nd", "rd", "th", "of"], beforeTimes: ["at", "on"], ago: ["ago"], ahead: ["in"],
        one: ["a", "an", "one"],
        units: [
            "minute": .minute, "minutes": .minute, "min": .minute, "hour": .hour, "hours": .hour, "h": .hour,
            "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month, "months": .month,
            "year": .year, "years": .year,
        ])

    // The names in flows are English words.
    let channels: [String: String] = [:]

    func words(for choice: Choice) -> (label: String, letter: Character) {
        switch choice {
        case .send: ("Approve it", "s")
        case .sendAll: ("Approve all that are left", "a")
        case .edit: ("Edit it first", "e")
        case .leaveOut: ("Leave it out", "l")
        case .sendAgain: ("Approve it once more", "s")
        case .leaveAtThat: ("Leave it at that", "l")
        case .anotherRound: ("yes, there is more", "y")
        case .noFurtherRound: ("no", "n")
        case .openRound: ("open one again", "o")
        case .removeRound: ("take one out", "t")
        case .takeOut: ("yes, take it out", "y")
        case .keepRound: ("no, keep it", "n")
        case .park: ("Park it and leave", "p")
        case .parkAndNext: ("Park it and take another call", "n")
        case .hangUp: ("The caller hung up", "h")
        case .abandon: ("Abandon it", "a")
        case .goOn: ("Go on with the call", "g")
        case .goBackAndChange: ("go back there and change it", "b")
        case .keepTheWay: ("change it and stay on this card", "k")
        case .nextCall: ("next call", "n")
        case .otherCall: ("pick a call", "p")
        case .copySummary: ("copy summary", "c")
        case .copyRecord: ("record", "r")
        case .quit: ("leave", "q")
        }
    }
}
