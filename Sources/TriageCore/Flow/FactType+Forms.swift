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
    /// What people tend to type around it is cleaned up: a domain loses its scheme and path, the host part of
    /// an e-mail address is lower-cased, a web address gains `https://`, and runs of whitespace in a phone
    /// number become single spaces. Texts of other types are only trimmed. A text already in normal form is
    /// unchanged.
    func normalized(_ text: String) -> String? {
        let text = text.trimming
        switch self {
        case .email: return Self.mailbox(text)
        case .phone: return Self.phoneNumber(text)
        case .domain: return Self.domainName(text)
        case .url: return Self.webAddress(text)
        case .ip: return Self.isAddress(text) ? text : nil
        case .yesno, .choice, .choices, .text, .integer, .number, .money, .date, .datetime, .secret:
            return text
        }
    }

    /// **Source**: RFC 5321 section 4.1.2, without quoted local parts or address literals.
    private static func mailbox(_ text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let host = domainName(String(parts[1])), host == parts[1].lowercased() else {
            return nil
        }
        let local = parts[0]
        let isLocal =
            !local.isEmpty && local.utf8.count <= 64 && !local.hasPrefix(".") && !local.hasSuffix(".")
            && !local.contains("..")
            && local.allSatisfy { Self.isLetterOrDigit($0) || ".!#$%&'*+/=?^_`{|}~-".contains($0) }
        return isLocal ? local + "@" + host : nil
    }

    /// 6 to 20 digits; spaces, hyphens, dots, slashes, parentheses and a leading plus sign are kept.
    private static func phoneNumber(_ text: String) -> String? {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let rest = text.hasPrefix("+") ? text.dropFirst() : text[...]
        let digits = rest.filter { $0.isASCII && $0.isNumber }.count
        let isNumber = rest.allSatisfy { $0.isASCII && $0.isNumber || " -.()/".contains($0) }
        return isNumber && (6...20).contains(digits) ? text : nil
    }

    /// **Source**: RFC 1035 section 2.3.4 (labels of 63 octets, names of 253); letters of any script.
    private static func domainName(_ text: String) -> String? {
        var host = text.lowercased()[...]
        if let scheme = host.range(of: "://") { host = host[scheme.upperBound...] }
        host = host.prefix { !"/?#:".contains($0) }
        if host.hasSuffix(".") { host = host.dropLast() }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isHost =
            labels.count >= 2 && host.utf8.count <= 253
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
            }
        let hasTopLevel = labels.last.map { $0.count >= 2 && $0.contains(where: \.isLetter) } ?? false
        return isHost && hasTopLevel ? String(host) : nil
    }

    private static func isLetterOrDigit(_ character: Character) -> Bool {
        character.isLetter || character.isASCII && character.isNumber
    }

    private static func webAddress(_ text: String) -> String? {
        let full = text.contains("://") ? text : "https://" + text
        guard let url = URL(string: full), let scheme = url.scheme?.lowercased(),
            ["http", "https"].contains(scheme), url.user() == nil, let host = url.host(),
            domainName(host) != nil || isAddress(host),
            text.unicodeScalars.allSatisfy({
                !$0.properties.isWhitespace && $0.properties.generalCategory != .control
            })
        else { return nil }
        return full
    }

    /// **Source**: RFC 4291 section 2.2 and dotted decimal, as `inet_pton` reads them.
    private static func isAddress(_ text: String) -> Bool {
        // inet_pton would stop at a null character.
        guard text.allSatisfy({ $0.isHexDigit && $0.isASCII || ".:".contains($0) }) else { return false }
        var buffer = in6_addr()
        return inet_pton(AF_INET, text, &buffer) == 1 || inet_pton(AF_INET6, text, &buffer) == 1
    }
}
