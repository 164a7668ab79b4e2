import Terminal

extension KeyScript {
    /// Spells out input events as bytes.
    package init(_ events: [InputEvent]) {
        bytes = events.flatMap { event in
            switch event {
            case .paste(let text): KeyScript("<paste>").bytes + Array(text.utf8) + KeyScript("</paste>").bytes
            case .key(let key): KeyScript(Self.word(for: key)).bytes
            }
        }
    }

    private static func word(for key: Key) -> String {
        switch (key.code, key.modifiers) {
        case (.character(let character), []): String(character)
        case (.character(let character), .control): "<c-\(character)>"
        case (.character(let character), .alt): "<m-\(character)>"
        case (.enter, []): "<enter>"
        case (.tab, []): "<tab>"
        case (.tab, .shift): "<s-tab>"
        case (.backspace, []): "<bs>"
        case (.delete, []): "<del>"
        case (.escape, []): "<esc>"
        case (.up, []): "<up>"
        case (.down, []): "<down>"
        case (.left, []): "<left>"
        case (.right, []): "<right>"
        case (.home, []): "<home>"
        case (.end, []): "<end>"
        case (.pageUp, []): "<pgup>"
        case (.pageDown, []): "<pgdn>"
        case (.function(1), []): "<f1>"
        default: preconditionFailure("no script spells \(key)")
        }
    }
}
