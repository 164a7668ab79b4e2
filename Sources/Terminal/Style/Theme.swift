/// How each role looks on a terminal with a given number of colours.
package struct Theme: Sendable, Equatable {
    /// The SGR parameters of each role, by its raw value; empty means the terminal's own look.
    private let parameters: [[UInt8]]

    /// The background that the colours are chosen for.
    package enum Background: String, Sendable {
        case dark, light
    }

    /// A theme of attributes only: bold, faint, underlined, reversed.
    package static let colourless = Theme(depth: .none)

    /// Makes the theme for a number of colours and a background.
    package init(depth: ColorDepth, background: Background = .dark) {
        parameters = Role.allCases.map { role in
            let style = Style.of(role)
            let colour = style.hue.map { $0.parameters(depth, background) } ?? ""
            return Array([style.attributes, colour].filter { !$0.isEmpty }.joined(separator: ";").utf8)
        }
    }

    /// The SGR parameters of a role. **Shape**: `1;36`, empty for the terminal's own look.
    package subscript(role: Role) -> [UInt8] { parameters[role.rawValue] }
}

/// A look before the colour depth is known.
private struct Style {
    /// SGR attributes that need no colour.
    let attributes: String
    /// The colour, if any.
    let hue: Hue?

    static func of(_ role: Role) -> Style {
        switch role {
        case .plain, .option, .step: Style(attributes: "", hue: nil)
        case .say: Style(attributes: "1", hue: nil)
        case .note, .stepDone, .hint, .help, .position: Style(attributes: "2", hue: nil)
        case .field: Style(attributes: "1", hue: .cyan)
        case .input: Style(attributes: "", hue: .cyan)
        case .optionKey, .mark: Style(attributes: "", hue: .cyan)
        // Without a colour: the line is rewritten often, and colours are long.
        case .helpKey: Style(attributes: "1", hue: nil)
        case .selected: Style(attributes: "1;7", hue: nil)
        case .offered: Style(attributes: "3", hue: .blue)
        case .title: Style(attributes: "1;4", hue: nil)
        case .status: Style(attributes: "", hue: .blue)
        case .warning: Style(attributes: "1", hue: .yellow)
        case .overrun, .error: Style(attributes: "1", hue: .red)
        case .success: Style(attributes: "", hue: .green)
        }
    }
}

/// The colours that themes use, each in three encodings.
private enum Hue {
    case red, yellow, green, cyan, blue

    func parameters(_ depth: ColorDepth, _ background: Theme.Background) -> String {
        switch depth {
        case .none: return ""
        case .sixteen: return background == .dark ? bright : normal
        case .truecolor:
            let (red, green, blue) = background == .dark ? onDark : onLight
            return "38;2;\(red);\(green);\(blue)"
        }
    }

    private var normal: String {
        switch self {
        case .red: "31"
        case .yellow: "33"
        case .green: "32"
        case .cyan: "36"
        case .blue: "34"
        }
    }

    private var bright: String {
        switch self {
        case .red: "91"
        case .yellow: "93"
        case .green: "92"
        case .cyan: "96"
        case .blue: "94"
        }
    }

    private var onDark: (Int, Int, Int) {
        switch self {
        case .red: (255, 120, 110)
        case .yellow: (240, 200, 90)
        case .green: (130, 210, 130)
        case .cyan: (100, 210, 220)
        case .blue: (130, 170, 250)
        }
    }

    private var onLight: (Int, Int, Int) {
        switch self {
        case .red: (180, 20, 20)
        case .yellow: (140, 95, 0)
        case .green: (20, 115, 40)
        case .cyan: (0, 105, 120)
        case .blue: (30, 70, 175)
        }
    }
}
