extension Slovak {
    func words(for phrase: Phrase) -> String {
        switch phrase {
        case .yes: "áno"
        case .no: "nie"
        case .given: "zadané"
        case .answerLeftOut: "preskočené"

        case .card(let number): "karta \(number)"
        case .say: "Povedzte"
        case .note: "Poznámka"
        case .done(let step, let count): "Úkon \(step) z \(count)"
        case .optionalStep: "možno preskočiť"
        case .helpHeading: "Táto otázka"
        case .offered(let value): "Enter: \(value)"
        case .offeredOptional(let value): "Enter: \(value), :skip preskočí"
        case .optionalField: "nepovinné, Enter preskočí"
        case .begunBefore(let text): "rozpísané: \(text)"
        case .secretHint: "nezobrazí sa a nikde sa neuchová"
        case .offeredTold: "už povedané"
        case .offeredEarlier: "odpovedané skôr"
        case .offeredTakenBack: "predošlá odpoveď"
        case .offeredSuggested: "návrh"
        case .enterGoesOn: "Enter: ďalej"
        case .enterTicks: "Enter po splnení, :skip DÔVOD"
        case .tickedBefore: "hotové už skôr"
        case .enterQueues: "Enter schváli, :edit upraví, :skip DÔVOD vynechá"
        case .plainHelp: ":help vypíše príkazy; „::“ začína odpoveď, ktorá sa začína dvojbodkou"
        case .enterFinishes: "Enter ukončí hovor"
        case .finishCall: "ukončiť hovor"
        case .doneBefore: "urobené už predtým"
        case .earlierAnswer(let value): "predtým: \(value)"
        case .ruleFailed(let subject, let cause): "Pravidlo zlyhalo (\(cause)): \(subject)"
        case .answerFirst(let questions): "najprv treba odpovedať: \(questions)"
        case .moreOptions(let count): "a ďalšie (\(count)): napíšte začiatok názvu alebo hodnotu"
        case .choose: "číslo, hodnota alebo začiatok názvu"

        case .example(let text): "napríklad \(text)"
        case .didYouMean(let name): "mysleli ste „\(name)“?"
        case .told(let label, let value): "Už povedané: \(label) = \(value)"
        case .corrected(let old): "opravené: bolo \(old)"
        case .noted: "Zapísané."
        case .charactersLeftOut: "znaky, ktoré sa nedajú zobraziť, sa vynechali"
        case .understood(let text): "rozumieme: \(text)"
        case .noOptionOffered: "nebolo z čoho vybrať"
        case .skipForReason: ":skip DÔVOD to preskočí, :back ide späť"
        case .unchanged: "Nič sa nezmenilo."
        case .lapsed: "Tieto odpovede už neplatia:"
        case .askAgain(let answer, let card): "\(answer) (spýtajte sa znova na karte „\(card)“)"
        case .dueOn(let question, let card):
            "Teraz treba zistiť „\(question)“, a to na karte „\(card)“; vedie k nej krok späť."
        case .endsWithout(let question, let card):
            "„\(question)“ už nemá odpoveď; krok späť vedie na kartu „\(card)“, Enter ukončí hovor bez nej."
        case .otherWay: "S touto odpoveďou ide hovor inou cestou."
        case .goBackToAsk: "Vrátiť sa a spýtať sa znova?"
        case .takenBackFrom(let title): "späť na: \(title)"
        case .stepsDone(let done, let count, let skipped):
            (count == 1
                ? (done == 1 ? "úkon hotový" : "úkon preskočený") : "hotové úkony: \(done) z \(count)")
                + (count > 1 && skipped > 0 ? ", preskočené: \(skipped)" : "")
        case .leftUnfinished(let title): "nedokončené: \(title)"

        case .willBeSent(let name): "Správa na schválenie: \(name)"
        case .to: "Komu"
        case .copy: "Kópia"
        case .subject: "Predmet"
        case .noRecipientLeft: "Nemá platného príjemcu; Enter ju vynechá."
        case .sendMessage: "Odoslať túto správu?"
        case .messageChanged: "Správa sa zmenila."
        case .edited: "Upravené."
        case .leftOut: "Vynechané."
        case .willBeSentTo(let subject, let recipients): "Správa „\(subject)“ pre \(recipients): odošle sa"
        case .queuedOnly(let subject, let recipients):
            "Správa „\(subject)“ pre \(recipients): čaká, poštový program sa nenašiel"
        case .notSentInDryRun(let subject, let recipients):
            "Správa „\(subject)“ pre \(recipients): skúšobne sa neuchová"
        case .sentTo(let subject, let recipients): "Správa „\(subject)“ pre \(recipients): odoslaná"
        case .failedTo(let subject, let recipients, let words, let name):
            "Správa „\(subject)“ pre \(recipients): zlyhala (\(words)); triage outbox retry \(name)"
        case .approved(let subject, let recipients): "Správa „\(subject)“ pre \(recipients): schválená"
        case .leftOutFor(let subject, let reason): "Správa „\(subject)“ vynechaná: \(reason)"
        case .leaveOutReason: "Prečo sa vynecháva?"
        case .wentOut(let time): "Už raz ste ju schválili: \(time)."
        case .otherWentOut(let time): "Už raz ste ju schválili s iným textom: \(time)."
        case .roundApproved(let subject, let time): "Už raz ste schválili „\(subject)“: \(time)."
        case .sendAgain: "Odoslať ju znova?"
        case .enterLeavesAtThat: "Enter to nechá tak, :send ju schváli ešte raz, :edit upraví"
        case .notInOutbox(let cause):
            "Správa je schválená, ale ešte nie je v pošte na odoslanie: \(cause). Ďalší krok to skúsi znova."
        case .unusualAddress: "niektoré poštové servery adresu s takými písmenami pred @ odmietnu"
        case .hasBlanks(let blank): "Niečo v nej nie je známe (\(blank))."
        case .droppedWith(let subjects):
            "Vynechajú sa jeho správy: " + subjects.map { "„\($0)“" }.joined(separator: ", ") + "."
        case .toldBy(let hook, let label, let value): "Skript \(hook): \(label) = \(value)"
        case .hookKept(let hook, let label, let value):
            "Skript \(hook) vie inak; platí, čo bolo povedané: \(label) = \(value)"
        case .hookUnknownFact(let hook, let fact): "Skript \(hook): údaj „\(fact)“ tu nemožno uviesť"
        case .hookBadValue(let hook, let fact, let problem): "Skript \(hook): \(fact): \(problem)"
        case .hookNotStarted(let hook): "Skript \(hook) sa nepodarilo spustiť; triage hooks log"
        case .hookTimedOut(let hook): "Skript \(hook) trval pridlho a bol ukončený; triage hooks log"
        case .hookEnded(let hook, let ending): "Skript \(hook) zlyhal (\(ending)); triage hooks log"
        case .hookTooMuch(let hook): "Skript \(hook) vypísal viac než 64 KiB; triage hooks log"
        case .hookUnreadable(let hook): "Skript \(hook) neodpovedal správnym JSON; triage hooks log"
        case .hookLeftRunning(let hook): "Po skripte \(hook) ostal bežať proces, bol ukončený"

        case .noEditor: "$EDITOR neurčuje editor"
        case .editorFailed(let cause): "editor zlyhal: \(cause); správa ostala ako bola"
        case .notAMessage: "text už nezačína riadkami To, Cc a Subject"
        case .noAddresses(let texts): "nie je e-mailová adresa: \(texts)"
        case .noRecipientGiven: "chýba príjemca"
        case .messageAsItWas(let cause): "\(cause); správa ostala ako bola"
        case .editAgain(let cause): "\(cause); opravte to, alebo nechajte text tak a úprava sa zahodí"

        case .whichDestination: "Kde pokračovať? Číslo alebo názov"
        case .whichWay: "Kde pokračovať?"
        case .noSuchNode(let name): "krok „\(name)“ tu nie je"
        case .noBranch: "Pre tieto odpovede postup nepozná ďalší krok."
        case .failedRule(let cause): "Pravidlo postupu zlyhalo (\(cause))."
        case .circle: "Postup sa tu točí v kruhu."

        case .roundsTitle: "Doteraz"
        case .whichRoundToOpen: "Čo sa má otvoriť znova?"
        case .whichRoundToRemove: "Čo sa má vyradiť?"
        case .roundKept(let text): "„\(text)“ zostáva."
        case .changedInRound(let number): "zmeníte to, keď na karte so zoznamom znova otvoríte \(number)"
        case .toldInRound(let list):
            "„\(list)“ má kolá: otvorte jedno znova na karte s ich zoznamom (:open 1)"
        case .removeThisRound(let text): "Vyradiť „\(text)“ aj s odpoveďami a neodoslanými správami?"
        case .roundReopened(let text): "otvorené znova: \(text)"
        case .roundRemoved(let text): "vyradené: \(text)"
        case .noSuchRound(let number): "číslo \(number) v zozname nie je"
        case .notBetweenRounds: "to sa dá len na karte so zoznamom toho, čo je hotové"
        case .answerYesOrNo: "áno alebo nie"
        case .roundCommands: ":open ČÍSLO otvorí bod znova, :remove ČÍSLO ho vyradí"

        case .wrapUp: "Po hovore"
        case .enterWrapsUp: "Enter skončí a uloží záznam"
        case .finishWrapUp: "skončiť, uložiť záznam"

        case .call(let time): "hovor \(time)"
        case .callOf(let time, let limit): "hovor \(time) z \(limit)"
        case .cardTime(let time): "karta \(time)"
        case .cardTimeOf(let time, let limit): "karta \(time) z \(limit)"
        case .wait(let time): "čaká \(time)"
        case .waitOf(let time, let limit): "čaká \(time) z \(limit)"
        case .clockGoesOn(let time): "čas plynie ďalej od \(time)"
        case .responded: "Odpoveď zaznamenaná; čakanie sa počíta odznova."
        case .over(let time): "o \(time) dlhšie"
        case .left(let rest, let limit): "zostáva \(rest) z \(limit)"
        case .targetMissed(let label, let limit): "Prekročený cieľ: \(label) (\(limit))."
        case .parkedCount(let count): "odložené: \(count)"
        case .toSend(let count): "na odoslanie: \(count)"
        case .sentCount(let count): "odoslané: \(count)"
        case .kept: "uložené"
        case .keptConfirmed: "nie všetko uložené"
        case .keeping: "ukladá sa"
        case .nothingKept: "skúšobne"
        case .notKept: "neuložené"

        case .notesHeading: "Poznámky"
        case .noteTitle: "Poznámka do záznamu"
        case .toldTitle: "Čo už zákazník povedal?"
        case .otherChannel: "Ako hovor pokračuje?"
        case .presentChannel: "teraz"
        case .channelNow(let channel): "Hovor teraz pokračuje cez \(channel)."
        case .leave: "Opustiť tento hovor?"
        case .abandonReason: "Prečo sa končí bez výsledku?"
        case .callerHungUp: "zákazník zložil"
        case .calledBefore: "Už volal(a):"
        case .keyPast: "minulé hovory"
        case .pastTitle: "Minulé hovory od najnovšieho"
        case .noPastCalls: "Nenašiel sa nijaký minulý hovor"
        case .noCallersFact(let caller):
            "Postup nezapisuje nič, podľa čoho sa volajúci poznajú: ani \(caller)"
        case .noCaller(let caller, let problem): "\(caller) sa nezapíše ako údaj volajúceho: \(problem)"
        case .overviewTitle: "Prehľad"
        case .pathHeading: "Cesta (Enter sa tam vráti)"
        case .factsHeading: "Známe údaje (Enter zmení)"
        case .facts: "Známe údaje"
        case .noFacts: "Zatiaľ nie je známy žiadny údaj."

        case .keyNote: "poznámka do záznamu"
        case .keyTold: "zákazník to už povedal"
        case .keyResponded: "odpovedal som"
        case .keyChannel: "iný kanál"
        case .keyOverview: "prehľad, skok späť"
        case .keyBack: "späť"
        case .keyLeave: "odložiť, ukončiť"
        case .keyStop: "pozastaviť, fg pokračuje"
        case .keyKeys: "klávesy"
        case .keyRepaint: "prekresliť obrazovku"
        case .keyScroll: "posúvať kartu"
        case .keyAnswering: "Odpovede"
        case .keyCall: "Hovor"
        case .helpLines:
            """
            Enter                prijme ponúknuté, preskočí, potvrdí alebo ide ďalej
            :back                späť na predchádzajúcu kartu
            :note TEXT           poznámka do záznamu
            :told ÚDAJ HODNOTA   zákazník to už povedal
            :facts               známe údaje
            :past TEXT           posledné hovory, v ktorých je ten text
            :status              kde je hovor a jeho časy
            :skip                preskočiť nepovinnú otázku
            :skip DÔVOD          preskočiť úkon, vynechať správu
            :send                schváliť správu
            :edit                upraviť správu v $EDITOR
            :responded           zákazník dostal odpoveď
            :channel NÁZOV       hovor pokračuje iným kanálom
            :open ČÍSLO          znova otvorí, čo je v zozname pod číslom
            :remove ČÍSLO        vyradí to zo zoznamu
            :park                odložiť hovor
            :hangup              zákazník zložil
            :abandon DÔVOD       ukončiť bez výsledku
            :help                tieto riadky a čo pole očakáva
            """
        case .unknownCommand(let name): "príkaz „:\(name)“ nepoznám"

        case .nothingBefore: "Toto je prvá karta."
        case .unknownFact(let name): "údaj „\(name)“ sa tu nedá zapísať"
        case .notAsked(let name): "na údaj „\(name)“ sa tu nepýtame"
        case .unknownChannel(let channel, let known): "kanál „\(channel)“ nie je, len \(known)"
        case .noChannel(let channel): "postup nemá kanál „\(channel)“"
        case .stepsFirst: "najprv treba splniť úkony"
        case .noSuchStep: "taký úkon tu nie je"
        case .reasonNeeded: "tento úkon možno preskočiť len s dôvodom"
        case .reasonExample: "napríklad :skip stránka nejde"
        case .unanswered: "najprv treba odpovedať alebo splniť úkon"
        case .nothingToSkip: "preskočiť možno len nepovinnú otázku alebo úkon, vynechať len správu"
        case .nothingToEdit: "nie je tu správa na úpravu"
        case .noSuchMessage: "taká správa tu na schválenie nečaká"
        case .noRecipient: "správa nemá platného príjemcu"
        case .notPickable: "tento krok sa tu nedá vybrať"
        case .hasEnded: "požiadavka sa už skončila"
        case .notEnded: "požiadavka sa ešte neskončila"
        case .openedTwice: "požiadavka sa otvára len raz"

        case .resumed(let title): "Pokračujeme: \(title)"
        case .parked(let id): "Odložené. Pokračujte: triage resume \(id)"
        case .endOfInput: "Vstup sa skončil."
        case .abandoned: "Ukončené bez výsledku; dôvod je v zázname."
        case .outcome(let label): "Výsledok: \(label)"
        case .saved(let id): "Uložené: záznam \(id)"
        case .recordAt(let path): "Záznam: \(path)"
        case .dryRun: "Skúšobný beh: nič sa neuložilo."
        case .recordCopied: "Záznam je skopírovaný."
        case .copied: "Zhrnutie je skopírované."
        case .tooLongToCopy: "Zhrnutie je pridlhé na kopírovanie."
        case .waitingForLog(let process?): "čaká sa na denník záznamov, používa ho proces \(process)"
        case .waitingForLog(nil): "čaká sa na denník záznamov, používa ho iný proces"
        case .recordDiffers(let path, let offset):
            "„\(path)“ má na bajte \(offset) iný záznam tejto požiadavky; žurnál zostal"

        case .notSaved(let cause): "Neuložené: \(cause)"
        case .entryLost(let text): "Zadané sa neuchovalo: \(text)"
        case .enterTriesAgain: "Enter: skúsiť znova"
        case .leavesUnsaved: "Neuložené. ^C ^C skončí bez uloženia."
        case .leftUnsaved(let cause): "hovor zostal neuložený: \(cause)"
        case .tightened(let path): "„\(path)“ bolo prístupné iným používateľom; už nie je"
        case .healed(let file):
            "uložená kópia „\(file)“ sa stratila; vytvorila sa nanovo z toho istého súboru"
        case .journalDamaged(let folder):
            "denník hovoru je poškodený: čo v ňom chýba, chýba aj v hovore; záznam to uvedie "
                + "a denník zostane v „\(folder)“"
        case .recordedAlready(let path, let journal):
            "tento hovor už má záznam v „\(path)“; jeho denník je poškodený a je teraz v „\(journal)“"
        case .keptUpToHere(let id): "hovor je uložený potiaľto; triage resume \(id) v ňom pokračuje"
        case .nothingWasKept: "z hovoru sa neuložilo nič"
        case .recordUnwritten(let id): "požiadavka je uložená; triage resume \(id) zapíše jej záznam"

        case .menuTitle: "Ktorý hovor?"
        case .menuParked: "Odložené"
        case .menuFlows: "Postupy"
        case .menuBroken: "má chyby: triage validate"
        case .menuUnreadable: "(nedá sa prečítať)"
        case .menuAge(let minutes) where minutes < 120: "pred \(minutes) min"
        case .menuAge(let minutes) where minutes < 48 * 60: "pred \(minutes / 60) h"
        case .menuAge(let minutes): "pred \(minutes / 1440) dňami"
        case .menuQuestion: "Ktorý? Číslo alebo názov"
        case .menuNoSuch(let text): "„\(text)“ nie je číslo zo zoznamu ani začiatok názvu postupu"
        case .menuParkedMark: "odložené"
        }
    }
}
