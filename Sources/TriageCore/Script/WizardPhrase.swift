/// What the interactive wizard says beside what ``Phrase`` has, in every language.
package enum WizardPhrase: Sendable, Equatable {
    // Card
    case card(Int)
    case offeredTold, offeredEarlier, offeredTakenBack, offeredSuggested
    // Status line
    case call(String), callOf(String, limit: String), cardTime(String), cardTimeOf(String, limit: String)
    case over(String), left(String, of: String), parkedCount(Int), kept, keeping, nothingKept
    case notKept
    // Messages
    case sendMessage, send, edit, leaveOut, messageChanged
    // Panels
    case leave, park, parkAndNext, abandon, abandonReason, goOn
    case noteTitle, toldTitle, otherChannel, overviewTitle, pathHeading, factsHeading, whichWay,
        helpHeading
    case takenBackFrom(String)
    case lapsed, otherWay, goBackAndChange, keepTheWay, unchanged, leavesUnsaved
    // Keys
    case keyNote, keyTold, keyOverview, keyBack, keyLeave, keyStop, keyKeys, keyRepaint, keyAnswering, keyCall
    case keyScroll
    // End
    case recordAt(String), copySummary, nextCall, quit, copied, tooLongToCopy
    case waitingForLog(process: String?), recordDiffers(String, String)
    case stepsDone(Int, of: Int), answerLeftOut
    // Menu
    case menuTitle, menuParked, menuFlows, menuBroken, menuAge(minutes: Int)

    /// The phrase in each language.
    var words: (english: String, slovak: String) {
        switch self {
        case .card(let number): ("card \(number)", "karta \(number)")
        case .offeredTold: ("told already", "už povedané")
        case .offeredEarlier: ("answered earlier", "odpovedané skôr")
        case .offeredTakenBack: ("your answer before", "predošlá odpoveď")
        case .offeredSuggested: ("suggested", "návrh")
        case .call(let time): ("call \(time)", "hovor \(time)")
        case .callOf(let time, let limit): ("call \(time) of \(limit)", "hovor \(time) z \(limit)")
        case .cardTime(let time): ("card \(time)", "karta \(time)")
        case .cardTimeOf(let time, let limit): ("card \(time) of \(limit)", "karta \(time) z \(limit)")
        case .over(let time): ("\(time) over", "o \(time) dlhšie")
        case .left(let rest, let limit): ("\(rest) left of \(limit)", "zostáva \(rest) z \(limit)")
        case .parkedCount(let count): ("\(count) parked", "odložené: \(count)")
        case .kept: ("saved", "uložené")
        case .keeping: ("saving", "ukladá sa")
        case .nothingKept: ("dry run", "skúšobne")
        case .notKept: ("not saved", "neuložené")
        case .sendMessage: ("Send this message when the call ends?", "Odoslať túto správu na konci hovoru?")
        case .send: ("Send it", "Odoslať")
        case .edit: ("Edit it first", "Najprv upraviť")
        case .leaveOut: ("Leave it out", "Vynechať")
        case .messageChanged: ("The message has changed.", "Správa sa zmenila.")
        case .leave: ("Leave this call?", "Opustiť tento hovor?")
        case .park: ("Park it and leave", "Odložiť a skončiť")
        case .parkAndNext: ("Park it and take another call", "Odložiť a prijať iný hovor")
        case .abandon: ("Abandon it", "Ukončiť bez výsledku")
        case .abandonReason: ("Why is it abandoned?", "Prečo sa končí bez výsledku?")
        case .goOn: ("Go on with the call", "Pokračovať v hovore")
        case .noteTitle: ("Note for the record", "Poznámka do záznamu")
        case .toldTitle: ("What did the caller already tell you?", "Čo už zákazník povedal?")
        case .otherChannel: ("The call goes on by another channel", "Hovor pokračuje iným kanálom")
        case .overviewTitle: ("Overview", "Prehľad")
        case .pathHeading: ("Path (Enter goes back there)", "Cesta (Enter sa tam vráti)")
        case .factsHeading: ("Known (Enter changes it)", "Vieme (Enter zmení)")
        case .whichWay: ("Where to go on?", "Kde pokračovať?")
        case .helpHeading: ("This question", "Táto otázka")
        case .takenBackFrom(let title): ("back to: \(title)", "späť na: \(title)")
        case .lapsed: ("These answers no longer hold:", "Tieto odpovede už neplatia:")
        case .otherWay:
            ("With this answer the call goes another way.", "S touto odpoveďou ide hovor inou cestou.")
        case .goBackAndChange: ("go back there and change it", "vrátiť sa tam a zmeniť ju")
        case .keepTheWay: ("change it and stay on this card", "zmeniť ju a zostať tu")
        case .unchanged: ("Nothing was changed.", "Nič sa nezmenilo.")
        case .leavesUnsaved:
            ("Not saved. ^C ^C leaves without saving.", "Neuložené. ^C ^C skončí bez uloženia.")
        case .keyNote: ("write a note for the record", "poznámka do záznamu")
        case .keyTold: ("the caller already told me", "zákazník to už povedal")
        case .keyOverview: ("overview, jump back", "prehľad, skok späť")
        case .keyBack: ("back", "späť")
        case .keyLeave: ("park, abandon", "odložiť, ukončiť")
        case .keyStop: ("stop, fg goes on", "pozastaviť, fg pokračuje")
        case .keyKeys: ("keys", "klávesy")
        case .keyRepaint: ("draw the screen anew", "prekresliť obrazovku")
        case .keyAnswering: ("Answering", "Odpovede")
        case .keyCall: ("The call", "Hovor")
        case .keyScroll: ("scroll the card", "posúvať kartu")
        case .recordAt(let path): ("Record: \(path)", "Záznam: \(path)")
        case .waitingForLog(let process?):
            (
                "waiting for the record log, in use by process \(process)",
                "čaká sa na denník záznamov, používa ho proces \(process)"
            )
        case .waitingForLog(nil):
            (
                "waiting for the record log, in use elsewhere",
                "čaká sa na denník záznamov, používa ho iný proces"
            )
        case .recordDiffers(let path, let offset):
            (
                "'\(path)' holds another record of this enquiry at byte \(offset); the journal was kept",
                "„\(path)“ má na bajte \(offset) iný záznam tejto požiadavky; žurnál zostal"
            )
        case .copySummary: ("copy a summary", "kopírovať zhrnutie")
        case .nextCall: ("next call", "ďalší hovor")
        case .quit: ("leave", "skončiť")
        case .copied: ("The summary is in the clipboard.", "Zhrnutie je v schránke.")
        case .tooLongToCopy: ("The summary is too long to copy.", "Zhrnutie je pridlhé na kopírovanie.")
        case .stepsDone(let done, let count):
            ("\(done) of \(count) steps done", "hotové úkony: \(done) z \(count)")
        case .answerLeftOut: ("left out", "vynechané")
        case .menuTitle: ("Which call?", "Ktorý hovor?")
        case .menuParked: ("Parked", "Odložené")
        case .menuFlows: ("Flows", "Postupy")
        case .menuBroken: ("has errors: triage validate", "má chyby: triage validate")
        case .menuAge(let minutes): Self.age(minutes)
        }
    }

    private static func age(_ minutes: Int) -> (english: String, slovak: String) {
        if minutes < 120 { return ("\(minutes) min ago", "pred \(minutes) min") }
        if minutes < 48 * 60 { return ("\(minutes / 60) h ago", "pred \(minutes / 60) h") }
        return ("\(minutes / 1440) days ago", "pred \(minutes / 1440) dňami")
    }
}

extension Wording {
    /// A phrase of the interactive wizard in this language.
    package func callAsFunction(_ phrase: WizardPhrase) -> String {
        let words = phrase.words
        return switch language {
        case .english: words.english
        case .slovak: words.slovak
        }
    }
}
