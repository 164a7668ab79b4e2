import Terminal
import TriageCore

extension TerminalWords {
    /// The words of the widgets in the language of a flow.
    init(_ wording: Wording) {
        self.init()
        switch wording.language {
        case .english: break
        case .slovak: speakSlovak()
        }
    }

    private mutating func speakSlovak() {
        spaceKey = "medzerník"
        choose = "vybrať"
        move = "posun"
        filter = "hľadať"
        showAll = "všetko"
        confirm = "potvrdiť"
        takeOffered = "prijať"
        editOffered = "upraviť"
        leaveOut = "vynechať"
        tick = "hotovo"
        untick = "nie je hotovo"
        skip = "vynechať"
        skipSaying = "s dôvodom"
        unskip = "predsa urobiť"
        nextField = "ďalšie pole"
        goOn = "ďalej"
        close = "zavrieť"
        scroll = "posúvať"
        undo = "vrátiť"
        chooseOne = "vyberte jednu z možností"
        chooseAtLeast = "vyberte aspoň"
        chooseAtMost = "vyberte najviac"
        nothingMatches = "nič nevyhovuje"
        answerNeeded = "tu treba odpovedať"
        stepOpen = "najprv splňte tento úkon alebo ho s dôvodom vynechajte"
        stepAppeared = "vaša odpoveď prináša tento úkon"
        recorded = "toto je už zaznamenané; ^B to vezme späť"
        reasonNeeded = "treba dôvod"
        forExample = "napríklad"
        offered = "ponúkané"
        skipped = "vynechané"
        reason = "dôvod"
        of = "z"
        above = "vyššie"
        below = "nižšie"
        secretEmpty = "zatiaľ nič; písané nevidno"
        secretTyped = "niečo je zadané; nevidno to"
        secretGiven = "zadané"
        leftOut = "vynechané"
        tooSmall = "Okno je primalé. Treba 40 stĺpcov a 10 riadkov."
    }
}
