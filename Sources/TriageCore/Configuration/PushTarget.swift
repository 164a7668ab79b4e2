/// A place that records are sent to, as the configuration names it.
package struct PushTarget: Sendable, Equatable {
    /// Its name, by which the cursor is kept. **Shape**: kebab-case.
    package let name: String
    /// How it is reached.
    package let means: Means
    /// Whether personal facts, messages and notes go there too.
    package let isPersonal: Bool
    /// How far it may lag behind.
    package let limits: Limits
    /// Where the file names it.
    package let location: Finding.Location

    /// How a target is reached.
    package enum Means: Sendable, Equatable {
        /// A database, by `psql`. **Shape**: what libpq connects by: `service=triage`, a URI; never a password.
        case psql(String)
        /// Any program that takes lines of JSON. **Shape**: its path or name, and its arguments.
        case command([String])
    }

    /// From when on a lag is a matter for somebody; nil for never.
    package struct Limits: Sendable, Equatable {
        /// How many records may be missing there.
        package var records: Int?
        /// How old the oldest of them may be. **Units**: seconds.
        package var seconds: Int?

        /// No limits, unless some are given.
        package init(records: Int? = nil, seconds: Int? = nil) {
            self.records = records
            self.seconds = seconds
        }
    }

    /// Takes what is known of a target.
    package init(
        name: String, means: Means, isPersonal: Bool = false, limits: Limits = Limits(),
        location: Finding.Location
    ) {
        self.name = name
        self.means = means
        self.isPersonal = isPersonal
        self.limits = limits
        self.location = location
    }

    /// Reads a member of the configuration's `push`; nil if it says neither where nor how.
    init?(_ member: JSON.Member, in source: SourceText) {
        if let connection = member.value["psql"]?.string {
            means = .psql(connection)
        } else if let words = member.value["command"]?.elements?.compactMap(\.string), !words.isEmpty {
            means = .command(words)
        } else {
            return nil
        }
        name = member.key
        isPersonal = member.value["personal"]?.bool ?? false
        limits = Limits(
            records: member.value["limitRecords"]?.int.map { Int(clamping: $0) },
            seconds: member.value["limitSeconds"]?.int.map { Int(clamping: $0) })
        location = source.location(of: member.keySpan)
    }
}

extension PushTarget.Means {
    /// What is wrong with the parameters of a connection; nil if nothing is.
    fileprivate static func problem(with connection: String) -> String? {
        if connection.trimming.isEmpty { return "is empty" }
        let holdsPassword =
            connection.contains(#/(^|[\s?&])(ssl)?password\s*=/#.ignoresCase())
            || connection.contains(#/^postgres(ql)?:\/\/[^\/@]*:[^\/@]*@/#.ignoresCase())
        return holdsPassword
            ? "holds a password, which belongs into ~/.pgpass or a service file that only its owner can read"
            : nil
    }

    fileprivate static let connection = StringRule.own(pattern: "\\S") { problem(with: $0) }
}

extension ObjectShape {
    /// One target in a configuration.
    static let pushTarget = ObjectShape(
        name: "push-target", summary: "Where finished enquiries are sent, by triage records push.",
        members: [
            Member(
                "psql", .string(PushTarget.Means.connection),
                examples: ["\"service=triage\""],
                "A database, as psql connects to it: a service name or other parameters, without a password."),
            Member(
                "command", .array(of: .string(.text), minimum: 1),
                "A program and its arguments: lines of JSON in, the line ack and exit 0 out."),
            Member(
                "personal", .boolean,
                "Whether personal facts, messages and notes go there too; false if absent."),
            Member(
                "limitRecords", .integer(minimum: 0),
                "How many records may be missing there before push --status fails."),
            Member(
                "limitSeconds", .integer(minimum: 0),
                "How many seconds old the oldest of these may be before push --status fails."),
        ], exactlyOne: ["psql", "command"])
}
