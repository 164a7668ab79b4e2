/// How many colours are used.
package enum ColorDepth: Sendable, Equatable {
    /// No colour, though bold and the like.
    case none
    /// The sixteen that the agent's terminal defines.
    case sixteen
    /// Any.
    case truecolor

    /// Decides from what the agent asked for and what the environment says.
    ///
    /// `--color` comes first, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, and whether there is a terminal.
    /// Source: no-color.org, bixense.com/clicolors.
    package init(wish: ColorWish, environment: [String: String], isTerminal: Bool) {
        let force = environment["CLICOLOR_FORCE"] ?? ""
        let isForced = !force.isEmpty && force != "0"
        let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty
        let isUnable = !isTerminal || ["", "dumb"].contains(environment["TERM"] ?? "")
        let isColoured =
            switch wish {
            case .always: true
            case .never: false
            case .auto: !isRefused && (isForced || (!isUnable && environment["CLICOLOR"] != "0"))
            }
        let offer = environment["COLORTERM"] ?? ""
        let isTrue =
            ["truecolor", "24bit"].contains(offer) || (environment["TERM"] ?? "").hasSuffix("-direct")
        self = !isColoured ? .none : isTrue ? .truecolor : .sixteen
    }
}

/// What `--color` asks for.
package enum ColorWish: String, Sendable, CaseIterable {
    case auto, always, never
}

extension Theme.Background {
    /// Reads what some terminals tell of their background; dark when they tell nothing.
    /// Shape: `COLORFGBG=15;0`, the last number one of the sixteen colours.
    package init(environment: [String: String]) {
        let last = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
        self = last == 7 || (last ?? 0) > 8 ? .light : .dark
    }
}
