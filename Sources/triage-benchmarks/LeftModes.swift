/// How a program left its terminal.
enum LeftModes {
    /// The modes that such programs set, and whether they are on in a fresh terminal.
    private static let known: [(number: String, isOnAtFirst: Bool, fault: String)] = [
        ("1049", false, "alternate screen"), ("25", true, "cursor hidden"),
        ("2004", false, "pastes in brackets"),
        ("1000", false, "mouse"), ("2026", false, "frame not ended"),
    ]

    /// The state in words; `restored` when everything is as it was found.
    ///
    /// - Parameters:
    ///   - isRestored: whether the line discipline is as it was found.
    ///   - output: everything that the program wrote.
    static func text(isRestored: Bool, output: [UInt8]) -> String {
        var isOn = Dictionary(uniqueKeysWithValues: known.map { ($0.number, $0.isOnAtFirst) })
        for piece in String(decoding: output, as: UTF8.self).split(separator: "\u{1B}[?") {
            let numbers = piece.prefix { $0.isASCII && ($0.isNumber || $0 == ";") }
            guard let final = piece.dropFirst(numbers.count).first, final == "h" || final == "l" else {
                continue
            }
            for number in numbers.split(separator: ";") { isOn[String(number)] = final == "h" }
        }
        let faults = known.filter { isOn[$0.number] != $0.isOnAtFirst }.map(\.fault)
        return ([isRestored ? Limits.modes : "raw"] + faults).joined(separator: ", ")
    }
}
