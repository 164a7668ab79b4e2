extension Slovak {
    func words(for phrase: RecordPhrase) -> String {
        switch phrase {
        case .abandonedCall: "Ukončené bez výsledku"
        case .kind("resolved"): "vyriešené"
        case .kind("escalated"): "postúpené"
        case .kind("waiting"): "čaká sa"
        case .kind("declined"): "odmietnuté"
        case .kind("sale"): "predaj"
        case .kind(let kind): kind
        case .takenBy(let agent, let channel): "\(agent), kanál \(channel)"
        case .clockGiven: "čas bol zadaný"

        case .incomplete: "neúplné: žurnál tohto hovoru bol poškodený"

        case .facts: "Údaje"
        case .drafts: "Rozpísané, nezodpovedané"
        case .targets: "Prekročené ciele"
        case .messages: "Správy"
        case .tickets: "Tikety"
        case .notes: "Poznámky"
        case .path: "Cesta"
        case .said: "Čo odznelo"
        case .saidNoFurther: "Čo odznelo potom, sa zo záznamu nedá obnoviť."
        case .saidLost: "Scenár v podobe z toho času sa stratil, a s ním aj jeho slová."

        case .told: "povedané vopred"
        case .missedTarget(let label, let limit, let cards):
            "\(label) (\(limit))" + (cards.isEmpty ? "" : ": " + cards.joined(separator: ", "))
        case .keptOnly: "uložená tu, neodoslaná"
        case .queued: "čaká na odoslanie"
        case .sent(let time, let messageID): "odoslaná \(time), Message-ID \(messageID)"
        case .failed(let words): "zlyhala: \(words)"
        case .dropped(let reason): "neodoslaná, zrušená: \(reason)"
        case .leftOutBecause(let reason): "vynechaná: \(reason)"
        case .ticket(let number, let url, let hook):
            number + (url.isEmpty ? "" : "  \(url)") + "  (\(hook))"
        case .continuedBy(let channel): "pokračovalo sa cez \(channel)"
        case .takenOver(let agent): "prevzal(a) \(agent)"
        case .reopened(let round): "číslo \(round) otvorené znova"
        case .wentBack(let card): "návrat na: \(card)"
        case .begunAgain(let card): "znova od začiatku: \(card)"
        case .removed(let round): "číslo \(round) vyradené"
        case .round(let round): "číslo \(round)"
        case .cutShort: "nedokončené"
        case .skippedItem(let step, let reason):
            "preskočené: \(step)" + (reason.isEmpty ? "" : " (\(reason))")
        case .lapsed(let label): "predošlá odpoveď prestala platiť: \(label)"
        case .pickedByHand: "ďalší krok bol vybraný ručne"
        }
    }
}
