/// The name of one thing of a flow, so that a node's name cannot stand where a fact's belongs.
///
/// **Shape**: camelCase for facts, contacts and calls, kebab-case for everything else; not checked here.
public struct Identifier<Kind>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as it stands in the file.
    public let rawValue: String

    /// Takes a name as it stands in the file.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes a name written in code.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The name as it stands in the file.
    public var description: String { rawValue }
}
