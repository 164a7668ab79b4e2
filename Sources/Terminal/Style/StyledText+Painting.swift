extension StyledText {
    /// The text with the codes that give its parts their look; without any in a theme that has none.
    package func painted(with theme: Theme?) -> String {
        guard let theme else { return plain }
        return spans.map { span in
            let parameters = theme[span.role]
            guard !parameters.isEmpty else { return span.text }
            return "\u{1B}[" + String(decoding: parameters, as: UTF8.self) + "m" + span.text + "\u{1B}[0m"
        }.joined()
    }
}
