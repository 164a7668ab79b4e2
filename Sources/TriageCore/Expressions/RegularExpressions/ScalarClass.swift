/// A set of Unicode scalars, as used in a pattern.
struct ScalarClass: Sendable, Equatable {
    /// The items of the class; it contains a scalar if any of them does.
    var items: [Item]
    /// Whether the class is the complement of its items.
    var isNegated = false
    /// Whether matching ignores case.
    var ignoresCase = false

    /// One item of a class.
    enum Item: Sendable, Equatable {
        case range(ClosedRange<UInt32>)
        /// A general category by its short name. **Shape**: `Lu`, or `L` for all letters.
        case category(String, isNegated: Bool)
        case nested(ScalarClass)
    }

    /// `[0-9]`
    static let digits = ScalarClass(items: [.range(0x30...0x39)])
    /// `[\t\n\f\r ]`
    static let blanks = ScalarClass(items: [.range(0x09...0x0A), .range(0x0C...0x0D), .range(0x20...0x20)])
    /// `[0-9A-Za-z_]`
    static let words = ScalarClass(items: [
        .range(0x30...0x39), .range(0x41...0x5A), .range(0x5F...0x5F), .range(0x61...0x7A),
    ])
    /// Every scalar.
    static let all = ScalarClass(items: [.range(0...0x10FFFF)])
    /// Every scalar except the line feed.
    static let allButLineFeed = ScalarClass(items: [.range(0x0A...0x0A)], isNegated: true)

    /// A POSIX class by its name; nil when there is none. **Shape**: `alpha`.
    static func posix(_ name: String) -> ScalarClass? {
        let ranges: [ClosedRange<UInt32>]
        switch name {
        case "alnum": ranges = [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
        case "alpha": ranges = [0x41...0x5A, 0x61...0x7A]
        case "ascii": ranges = [0...0x7F]
        case "blank": ranges = [0x09...0x09, 0x20...0x20]
        case "cntrl": ranges = [0...0x1F, 0x7F...0x7F]
        case "digit": ranges = [0x30...0x39]
        case "graph": ranges = [0x21...0x7E]
        case "lower": ranges = [0x61...0x7A]
        case "print": ranges = [0x20...0x7E]
        case "punct": ranges = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
        case "space": ranges = [0x09...0x0D, 0x20...0x20]
        case "upper": ranges = [0x41...0x5A]
        case "word": ranges = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
        case "xdigit": ranges = [0x30...0x39, 0x41...0x46, 0x61...0x66]
        default: return nil
        }
        return ScalarClass(items: ranges.map(Item.range))
    }

    /// The short names of the general categories; a single letter stands for all that begin with it.
    static let categories: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd",
        "Ps",
        "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs",
        "Co",
        "Cn",
    ]

    /// This class or, if negated, its complement.
    func negated(_ isNegated: Bool) -> ScalarClass {
        var copy = self
        if isNegated { copy.isNegated.toggle() }
        return copy
    }

    /// Whether a scalar is in the class.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isIn =
            has(scalar)
            || ignoresCase && scalar.caseVariants.contains { has($0) }
        return isIn != isNegated
    }

    private func has(_ scalar: Unicode.Scalar) -> Bool {
        items.contains { item in
            switch item {
            case .range(let range): range.contains(scalar.value)
            case .nested(let inner): inner.contains(scalar)
            case .category(let name, let isNegated):
                scalar.properties.generalCategory.shortName.hasPrefix(name) != isNegated
            }
        }
    }
}

extension Unicode.Scalar {
    /// The scalars that differ from this one only in case.
    var caseVariants: [Unicode.Scalar] {
        let lower = properties.lowercaseMapping.unicodeScalars
        let upper = properties.uppercaseMapping.unicodeScalars
        var variants: [Unicode.Scalar] = []
        for mapping in [lower, upper] where mapping.count == 1 {
            if let scalar = mapping.first, scalar != self { variants.append(scalar) }
        }
        return variants
    }
}

extension Unicode.GeneralCategory {
    /// The two-letter name. **Source**: Unicode Standard Annex 44, table 12.
    fileprivate var shortName: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
