/// Slovak, for flows whose language tag begins with `sk`.
struct Slovak: Language {
    let code = "sk"

    let answers = AnswerWords(
        nearDays: ["vcera": -1, "dnes": 0, "zajtra": 1],
        inDates: [],
        beforeTimes: ["o"])

    func words(for choice: Choice) -> (label: String, letter: Character) {
        switch choice {
        case .send: ("Schváliť", "s")
        case .sendAll: ("Schváliť všetky zostávajúce", "a")
        case .edit: ("Najprv upraviť", "u")
        case .leaveOut: ("Vynechať", "v")
        case .park: ("Odložiť a skončiť", "o")
        case .parkAndNext: ("Odložiť a prijať iný hovor", "i")
        case .abandon: ("Ukončiť bez výsledku", "u")
        case .goOn: ("Pokračovať v hovore", "p")
        case .goBackAndChange: ("vrátiť sa tam a zmeniť ju", "v")
        case .keepTheWay: ("zmeniť ju a zostať tu", "z")
        case .nextCall: ("ďalší hovor", "d")
        case .otherCall: ("vybrať hovor", "v")
        case .copySummary: ("kopírovať zhrnutie", "k")
        case .quit: ("skončiť", "s")
        }
    }
}
