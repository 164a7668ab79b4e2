extension Slovak {
    func words(for problem: InputProblem, phone: String) -> String {
        switch problem {
        case .missing: "tu treba odpovedať"
        case .malformed(let type): form(of: type, phone: phone)
        case .noSuchOption(let text, let nearest, let options):
            "„\(text)“ nie je medzi možnosťami"
                + (options.isEmpty
                    ? ""
                    : "; "
                        + (nearest.map { words(for: .didYouMean($0)) }
                            ?? "jedna z: \(options.someOptions)"))
        case .dependsOn(let questions): words(for: .answerFirst(questions.joined(separator: ", ")))
        case .ambiguousOption(let text, let matches):
            "„\(text)“ môže byť \(matches.joined(separator: " alebo "))"
        case .below(let least): "najmenej \(least)"
        case .above(let most): "najviac \(most)"
        case .tooLong(let most): "najviac \(most) znakov"
        case .mismatch(let hint, let example):
            "toto nemá očakávaný tvar" + (hint.map { ": \($0)" } ?? "")
                + (example.map { ", napríklad \($0)" } ?? "")
        case .refused(let because): because
        case .tooManyDecimals(0): "suma tu nemá desatinné miesta, napríklad 4700"
        case .tooManyDecimals(let digits): "suma má najviac \(digits) desatinné miesta, napríklad 47,35"
        case .noSuchDay(let text): "deň \(text) neexistuje"
        case .noSuchTime(let text): "čas \(text) neexistuje"
        case .skippedTime(let time, let day):
            "\(time) dňa \(day) neexistuje: hodiny sa vtedy posúvajú dopredu"
        case .unreadable: "časť textu sa nedá prečítať (nie je v UTF-8); napíšte to znova"
        case .notPublic(let special):
            "očakáva sa verejná IP adresa, napríklad 192.88.99.9; " + words(for: special)
        case .nothingToChoose: "nie je tu z čoho vybrať: povedzte, prečo sa to preskakuje, alebo sa vráťte"
        case .oneNeeded(let labels): "treba aspoň jedno z: \(labels.joined(separator: ", "))"
        case .secretTold: "tajný údaj sa píše len tam, kde sa naň pýtame"
        }
    }

    func form(of type: FactType, phone: String) -> String {
        switch type {
        case .yesno: "očakáva sa áno alebo nie, napríklad a"
        case .choice: "očakáva sa jedna z možností, napríklad 1"
        case .choices: "očakávajú sa možnosti oddelené čiarkou, napríklad 1, 3"
        case .text: "očakáva sa text"
        case .integer: "očakáva sa celé číslo, napríklad 12"
        case .number: "očakáva sa číslo, napríklad 2,5"
        case .money: "očakáva sa suma, napríklad 47,35"
        case .date: "očakáva sa dátum, napríklad 15. 7. 2026 alebo včera"
        case .datetime: "očakáva sa dátum a čas, napríklad 15. 7. 2026 14:30"
        case .email: "očakáva sa e-mailová adresa, napríklad jana@klient.example"
        case .phone: "očakáva sa telefónne číslo, napríklad \(phone)"
        case .domain: "očakáva sa doména, napríklad klient.example"
        case .url: "očakáva sa webová adresa, napríklad https://klient.example/stranka"
        case .ip: "očakáva sa IP adresa, napríklad 192.88.99.9"
        case .secret: "očakáva sa zadaný text"
        }
    }

    private func words(for special: SpecialAddress) -> String {
        switch special {
        case .privateNetwork: "táto sa používa len vnútri súkromnej siete"
        case .loopback: "touto počítač označuje sám seba"
        case .linkLocal: "túto si počítač dáva sám, kým nemá inú"
        case .carrier: "táto je spoločná vnútri siete poskytovateľa"
        case .documentation: "táto je určená len do príkladov"
        case .multicast: "táto slúži na vysielanie mnohým naraz"
        case .reserved: "táto je vyhradená a nikto ju nemá"
        }
    }
}
