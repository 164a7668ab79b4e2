/// Where the value of a fact came from.
///
/// **Shape**: in a record `asked`, `told`, `computed`, `fixed`, or `hook:on-open.crm`.
package enum Origin: Sendable, Equatable, RawRepresentable {
    case asked, told, computed, fixed
    /// A hook told it; with the hook's name.
    case hook(String)

    /// Reads what a record says; nil for an origin that this version does not know.
    package init?(rawValue: String) {
        switch rawValue {
        case "asked": self = .asked
        case "told": self = .told
        case "computed": self = .computed
        case "fixed": self = .fixed
        case let text where text.hasPrefix("hook:"): self = .hook(String(text.dropFirst(5)))
        default: return nil
        }
    }

    /// The origin as a record has it.
    package var rawValue: String {
        switch self {
        case .asked: "asked"
        case .told: "told"
        case .computed: "computed"
        case .fixed: "fixed"
        case .hook(let name): "hook:\(name)"
        }
    }

    /// Whether the value was told before it was asked, by the caller or by a hook.
    package var isTold: Bool {
        switch self {
        case .told, .hook: true
        case .asked, .computed, .fixed: false
        }
    }

    /// Whether the value was asked or told, so that it can be asked or told again.
    package var isGiven: Bool { self == .asked || isTold }
}

extension Fact {
    /// Where the fact's value comes from unless an event says otherwise.
    var usualOrigin: Origin {
        switch source {
        case .answered, .step: .asked
        case .fixed: .fixed
        case .computed: .computed
        }
    }
}
