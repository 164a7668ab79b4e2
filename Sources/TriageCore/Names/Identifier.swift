/// The name of something in a flow, typed so that a node's name cannot be used where a fact's belongs.
///
/// **Shape**: camelCase for facts, contacts and calls, kebab-case for everything else; not checked here.
public struct Identifier<Kind>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as written in the file.
    public let rawValue: String

    /// Wraps a name as written in the file.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps a name written in code.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The name as written in the file.
    public var description: String { rawValue }
}
