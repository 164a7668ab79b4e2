/// How many colours to use.
package enum ColorDepth: Sendable, Equatable {
    /// No colour; attributes such as bold remain.
    case none
    /// The sixteen that the agent's terminal defines.
    case sixteen
    /// Any colour.
    case truecolor

    /// Decides from the agent's wish and the environment.
    ///
    /// `--color` takes precedence, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, and whether there is a
    /// terminal.
    /// **Source**: no-color.org, bixense.com/clicolors.
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
    /// Reads the background that some terminals report; dark if they report none.
    /// **Shape**: `COLORFGBG=15;0`, the last number being one of the sixteen colours.
    package init(environment: [String: String]) {
        let last = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
        self = last == 7 || (last ?? 0) > 8 ? .light : .dark
    }
}
