/// Slovak, for flows whose language tag begins with `sk`.
struct Slovak: Language {
    let code = "sk"

    let answers = AnswerWords(
        nearDays: ["predvcerom": -2, "vcera": -1, "dnes": 0, "zajtra": 1, "pozajtra": 2], inDates: [],
        beforeTimes: ["o"], ago: ["pred"], ahead: ["o"], one: ["jednym", "jednou", "jeden", "jednu"],
        units: [
            "minutou": .minute, "minutami": .minute, "minutu": .minute, "minuty": .minute, "minut": .minute,
            "min": .minute, "hodinou": .hour, "hodinami": .hour, "hodinu": .hour, "hodiny": .hour,
            "hodin": .hour, "h": .hour, "dnom": .day, "dnami": .day, "den": .day, "dni": .day,
            "tyzdnom": .week, "tyzdnami": .week, "tyzden": .week, "tyzdne": .week, "tyzdnov": .week,
            "mesiacom": .month, "mesiacmi": .month, "mesiac": .month, "mesiace": .month, "mesiacov": .month,
            "rokom": .year, "rokmi": .year, "rok": .year, "roky": .year, "rokov": .year,
        ])

    let channels = ["phone": "telefón", "chat": "chat", "email": "e-mail"]

    func words(for choice: Choice) -> (label: String, letter: Character) {
        switch choice {
        case .send: ("Schváliť", "s")
        case .sendAll: ("Schváliť všetky zostávajúce", "a")
        case .edit: ("Najprv upraviť", "u")
        case .leaveOut: ("Vynechať", "v")
        case .sendAgain: ("Schváliť ešte raz", "s")
        case .leaveAtThat: ("Nechať tak", "n")
        case .anotherRound: ("áno, ešte niečo", "a")
        case .noFurtherRound: ("nie", "n")
        case .openRound: ("otvoriť znova", "o")
        case .removeRound: ("vyradiť", "v")
        case .takeOut: ("áno, vyradiť", "a")
        case .keepRound: ("nie, ponechať", "n")
        case .park: ("Odložiť a skončiť", "o")
        case .parkAndNext: ("Odložiť a prijať iný hovor", "i")
        case .hangUp: ("Zákazník zložil", "z")
        case .abandon: ("Ukončiť bez výsledku", "u")
        case .goOn: ("Pokračovať v hovore", "p")
        case .goBackAndChange: ("vrátiť sa tam a zmeniť ju", "v")
        case .keepTheWay: ("zmeniť ju a zostať tu", "z")
        case .nextCall: ("ďalší", "d")
        case .otherCall: ("vybrať", "v")
        case .copySummary: ("kópia zhrnutia", "k")
        case .copyRecord: ("záznamu", "z")
        case .quit: ("skončiť", "s")
        }
    }
}
