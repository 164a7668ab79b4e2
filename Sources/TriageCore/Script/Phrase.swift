/// Everything the wizard says of its own, in every language: one row a phrase, so that no translation can be
/// forgotten.
package enum Phrase: Sendable, Equatable {
    // Answers
    case yes, no, given, today, yesterday, tomorrow
    // Card
    case say, note, done(step: Int, of: Int), optionalStep, offered(String), offeredOptional(String)
    case optionalField, enterGoesOn, enterTicks, enterQueues, choose, whichDestination, noSuchNode(String)
    case willBeSent(String), to, copy, subject, noRecipientLeft
    case noBranch, failedRule(String), circle
    case targetMissed(String, limit: String)
    // After an answer
    case example(String), didYouMean(String)
    case nothingBefore, noted, told(String, String), unknownFact(String), unknownCommand(String)
    case reasonNeeded, facts, noFacts
    case parked(id: String), resumed(String), abandoned, saved(String), dryRun, outcome(String), notSaved(
        String)
    case channelNow(String), unknownChannel(String, String), edited, leftOut, secretHint
    case helpLines
    case endOfInput, notKept(String), enterTriesAgain, nothingToSkip, nothingToEdit
    case queuedTo(String, String), noEditor, editorFailed(String), notAMessage
    case noAddresses(String), noRecipientGiven, messageAsItWas(String), editAgain(String)
    case begunBefore(String)

    /// The phrase in each language.
    var words: (english: String, slovak: String) {
        switch self {
        case .yes: ("yes", "áno")
        case .no: ("no", "nie")
        case .given: ("given", "zadané")
        case .today: ("today", "dnes")
        case .yesterday: ("yesterday", "včera")
        case .tomorrow: ("tomorrow", "zajtra")
        case .say: ("Say", "Povedzte")
        case .note: ("Note", "Poznámka")
        case .done(let step, let count): ("Do (\(step) of \(count))", "Urobte (\(step) z \(count))")
        case .optionalStep: ("optional", "nepovinné")
        case .offered(let value): ("Enter: \(value)", "Enter: \(value)")
        case .offeredOptional(let value):
            ("Enter: \(value), :skip leaves it empty", "Enter: \(value), :skip nechá prázdne")
        case .optionalField: ("optional, Enter skips it", "nepovinné, Enter preskočí")
        case .enterGoesOn: ("Enter goes on", "Enter: ďalej")
        case .enterTicks: ("Enter when done, :skip REASON", "Enter po splnení, :skip DÔVOD")
        case .enterQueues:
            (
                "Enter sends it, :edit changes it, :skip leaves it out",
                "Enter odošle, :edit upraví, :skip vynechá"
            )
        case .choose: ("number, value or the start of a label", "číslo, hodnota alebo začiatok názvu")
        case .whichDestination: ("Where to go on? Number or name", "Kde pokračovať? Číslo alebo názov")
        case .noSuchNode(let name): ("there is no node '\(name)' here", "krok „\(name)“ tu nie je")
        case .willBeSent(let name): ("Message, will be sent: \(name)", "Správa, bude odoslaná: \(name)")
        case .to: ("To", "Komu")
        case .copy: ("Copy", "Kópia")
        case .subject: ("Subject", "Predmet")
        case .noRecipientLeft:
            ("It has no valid recipient; Enter leaves it out.", "Nemá platného príjemcu; Enter ju vynechá.")
        case .noBranch:
            ("The flow has no way on for these answers.", "Pre tieto odpovede postup nepozná ďalší krok.")
        case .failedRule(let cause):
            ("A rule of the flow failed (\(cause)).", "Pravidlo postupu zlyhalo (\(cause)).")
        case .circle: ("The flow goes round in a circle here.", "Postup sa tu točí v kruhu.")
        case .targetMissed(let label, let limit):
            ("Past the target: \(label) (\(limit)).", "Prekročený cieľ: \(label) (\(limit)).")
        case .example(let text): ("for example \(text)", "napríklad \(text)")
        case .didYouMean(let name): ("did you mean '\(name)'?", "mysleli ste „\(name)“?")
        case .nothingBefore: ("This is the first card.", "Toto je prvá karta.")
        case .noted: ("Noted.", "Zapísané.")
        case .told(let label, let value): ("Told: \(label) = \(value)", "Už povedané: \(label) = \(value)")
        case .unknownFact(let name):
            ("there is no fact '\(name)' to tell", "údaj „\(name)“ sa tu nedá zapísať")
        case .unknownCommand(let name): ("there is no command ':\(name)'", "príkaz „:\(name)“ nepoznám")
        case .reasonNeeded:
            (
                "this step is left out only with a reason, such as :skip the page is down",
                "tento úkon možno vynechať len s dôvodom, napríklad :skip stránka nejde"
            )
        case .facts: ("Known so far", "Zatiaľ vieme")
        case .noFacts: ("Nothing is known yet.", "Zatiaľ nevieme nič.")
        case .parked(let id):
            ("Parked. Go on with: triage resume \(id)", "Odložené. Pokračujte: triage resume \(id)")
        case .resumed(let title): ("Going on with: \(title)", "Pokračujeme: \(title)")
        case .abandoned: ("Given up; the record says why.", "Ukončené bez výsledku; dôvod je v zázname.")
        case .saved(let id): ("Saved: record \(id)", "Uložené: záznam \(id)")
        case .dryRun: ("Dry run: nothing was saved.", "Skúšobný beh: nič sa neuložilo.")
        case .outcome(let label): ("Outcome: \(label)", "Výsledok: \(label)")
        case .notSaved(let cause): ("Not saved: \(cause)", "Neuložené: \(cause)")
        case .channelNow(let channel):
            ("The call now goes on by \(channel).", "Hovor teraz pokračuje cez \(channel).")
        case .unknownChannel(let channel, let known):
            ("there is no channel '\(channel)', only \(known)", "kanál „\(channel)“ nie je, len \(known)")
        case .edited: ("Changed.", "Upravené.")
        case .begunBefore(let text): ("begun before: \(text)", "rozpísané: \(text)")
        case .leftOut: ("Left out.", "Vynechané.")
        case .secretHint: ("is not shown and is kept nowhere", "nezobrazí sa a nikde sa neuchová")
        case .endOfInput: ("The input has ended.", "Vstup sa skončil.")
        case .notKept(let text): ("What you entered was not kept: \(text)", "Zadané sa neuchovalo: \(text)")
        case .enterTriesAgain: ("Enter tries again", "Enter: skúsiť znova")
        case .nothingToSkip:
            (
                "only an optional question, a step or a message can be left out",
                "vynechať možno len nepovinnú otázku, úkon alebo správu"
            )
        case .nothingToEdit: ("there is no message to change here", "nie je tu správa na úpravu")
        case .queuedTo(let subject, let recipients):
            (
                "Message \"\(subject)\" to \(recipients): kept in the record; nothing is sent yet",
                "Správa „\(subject)“ pre \(recipients): uložená v zázname; zatiaľ sa nič neodosiela"
            )
        case .noEditor: ("$EDITOR names no editor", "$EDITOR neurčuje editor")
        case .editorFailed(let cause):
            (
                "the editor failed: \(cause); the message is as it was",
                "editor zlyhal: \(cause); správa ostala ako bola"
            )
        case .notAMessage:
            (
                "the text no longer begins with To, Cc and Subject lines",
                "text už nezačína riadkami To, Cc a Subject"
            )
        case .noAddresses(let texts):
            ("no e-mail address: \(texts)", "nie je e-mailová adresa: \(texts)")
        case .noRecipientGiven: ("no recipient is given", "chýba príjemca")
        case .messageAsItWas(let cause):
            ("\(cause); the message is as it was", "\(cause); správa ostala ako bola")
        case .editAgain(let cause):
            (
                "\(cause); change it, or leave the text as it is to give up",
                "\(cause); opravte to, alebo nechajte text tak a úprava sa zahodí"
            )
        case .helpLines:
            (
                """
                Enter                takes what is offered, skips, ticks or goes on
                :back                back to the last card
                :note TEXT           write something down for the record
                :told FACT VALUE     the caller already said it
                :facts               what is known so far
                :status              where the call stands, and its clocks
                :skip                leave an optional question empty or a message out
                :skip REASON         leave the step out
                :edit                change the message in $EDITOR
                :channel NAME        the call goes on by another channel
                :park                lay the call aside
                :abandon REASON      give the call up
                :help                these lines; what the field expects
                """,
                """
                Enter                prijme ponúknuté, preskočí, potvrdí alebo ide ďalej
                :back                späť na predchádzajúcu kartu
                :note TEXT           poznámka do záznamu
                :told ÚDAJ HODNOTA   zákazník to už povedal
                :facts               čo zatiaľ vieme
                :status              kde je hovor a jeho časy
                :skip                nechať nepovinnú otázku prázdnu alebo vynechať správu
                :skip DÔVOD          vynechať úkon
                :edit                upraviť správu v $EDITOR
                :channel NÁZOV       hovor pokračuje iným kanálom
                :park                odložiť hovor
                :abandon DÔVOD       ukončiť bez výsledku
                :help                tieto riadky a čo pole očakáva
                """
            )
        }
    }
}
