import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The normal forms of addresses and phone numbers.
extension FactType {
    /// A text in the normal form of this type, or nil if it is not valid for the type.
    ///
    /// What people tend to type around it is cleaned up: a domain loses its scheme, path and `www.`, the host
    /// part of an address is lower-cased, a web address gains `https://`, an IP address is written as short
    /// as it can be, and the dashes, spaces and digits of a phone number become those of every keyboard.
    /// Texts of other types are only trimmed. A text already in normal form is unchanged.
    package func normalized(_ text: String) -> String? {
        let text = text.composed.trimming
        switch self {
        case .email: return Self.mailbox(text)
        case .phone: return PhoneNumber(text)?.text
        case .domain: return Self.domainName(text)
        case .url: return Self.webAddress(text)
        case .ip: return InternetAddress(text)?.text
        case .yesno, .choice, .choices, .text, .integer, .number, .money, .date, .datetime, .secret:
            return text
        }
    }

    /// **Source**: RFC 5321 section 4.1.2, without quoted local parts or address literals.
    private static func mailbox(_ text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let host = hostName(parts[1]) else { return nil }
        let local = parts[0]
        let isLocal =
            local.utf8.count <= 64
            && !local.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty)
            && local.allSatisfy { Self.isLetterOrDigit($0) || ".!#$%&'*+/=?^_`{|}~-".contains($0) }
        return isLocal ? String(local) + "@" + host : nil
    }

    /// The host of a web address or a bare name, without the `www.` that many write before it.
    private static func domainName(_ text: String) -> String? {
        var rest = text[...]
        if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
        guard var host = hostName(rooted(rest.prefix { !"/?#:".contains($0) })) else { return nil }
        while host.hasPrefix("www."), let shorter = hostName(host.dropFirst(4)) { host = shorter }
        return host
    }

    /// The name without the dot that stands for the root of all names.
    private static func rooted(_ host: Substring) -> Substring {
        host.hasSuffix(".") ? host.dropLast() : host
    }

    /// The name of a host in lower case, with letters of any script.
    ///
    /// **Source**: RFC 1035 section 2.3.4 (labels of 63 octets, names of 253); wide letters and dots as in
    /// UTS 46.
    private static func hostName(_ text: some StringProtocol) -> String? {
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        let host =
            isPlain
            ? text.lowercased()
            : text.folding(options: .widthInsensitive, locale: nil)
                .replacing("\u{3002}", with: ".").lowercased().composed
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isHost =
            labels.count >= 2 && host.utf8.count <= 253
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
            }
        let hasTopLevel = labels.last.map { $0.count >= 2 && $0.contains(where: \.isLetter) } ?? false
        return isHost && hasTopLevel ? host : nil
    }

    private static func isLetterOrDigit(_ character: Character) -> Bool {
        character.isLetter || character.isASCII && character.isNumber
    }

    private static let webPattern = Pattern(
        #/(?:(?<scheme>[A-Za-z]+):\/\/)?(?<host>\[[^\]]*\]|[^\/?#:@\[\]]+)(?<port>:\d{1,5})?(?<rest>[\/?#].*)?/#
    )

    /// **Source**: RFC 3986 section 3, for hosts of the web and without user information.
    private static func webAddress(_ text: String) -> String? {
        guard let parts = text.wholeMatch(of: webPattern.regex), text.allSatisfy({ !$0.isWhitespace }),
            URL(string: text) != nil,
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        let scheme = parts.scheme?.lowercased() ?? "https"
        let bare = parts.host.hasPrefix("[") ? parts.host.dropFirst().dropLast() : parts.host
        let address = InternetAddress(String(bare))
        guard ["http", "https"].contains(scheme), let host = address?.text ?? hostName(rooted(bare)) else {
            return nil
        }
        let isBracketed = address?.isVersion6 ?? false
        guard isBracketed == parts.host.hasPrefix("[") else { return nil }
        return "\(scheme)://\(isBracketed ? "[\(host)]" : host)\(parts.port ?? "")\(parts.rest ?? "")"
    }
}
