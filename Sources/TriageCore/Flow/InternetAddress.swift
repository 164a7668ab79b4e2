#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An IP address. **Source**: RFC 4291 section 2.2 and dotted decimal, as `inet_pton` reads them.
struct InternetAddress {
    /// The address as short as it can be. **Shape**: `203.0.113.9`, `2001:db8::1`. **Source**: RFC 5952.
    let text: String
    /// The bytes of the address: four or sixteen.
    private let bytes: [UInt8]

    /// Whether it is an address of IP version 6.
    var isVersion6: Bool { bytes.count == 16 }

    /// Reads an address; nil if the text is none.
    init?(_ text: String) {
        // inet_pton would stop at a null character.
        let text = text.withPlainDigits
        guard text.allSatisfy({ $0.isHexDigit && $0.isASCII || ".:".contains($0) }) else { return nil }
        let family = text.contains(":") ? AF_INET6 : AF_INET
        var bytes = [UInt8](repeating: 0, count: family == AF_INET6 ? 16 : 4)
        guard inet_pton(family, text, &bytes) == 1 else { return nil }
        var written = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, bytes, &written, socklen_t(written.count)) != nil else { return nil }
        self.bytes = bytes
        self.text = String(decoding: written.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// What it is reserved for; nil if it can be the address of a machine on the public internet.
    ///
    /// **Source**: the registries of special-purpose addresses at IANA (RFC 6890), RFC 9637 for 3fff::/20.
    var special: SpecialAddress? {
        guard isVersion6 else { return Self.special(bytes) }
        if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return Self.special(Array(bytes[12...]))
        }
        if bytes[..<15].allSatisfy({ $0 == 0 }) { return bytes[15] == 1 ? .loopback : .reserved }
        switch (bytes[0], bytes[1]) {
        case (0xFC...0xFD, _): return .privateNetwork
        case (0xFE, 0x80...0xBF): return .linkLocal
        case (0xFF, _): return .multicast
        case (0x20, 0x01) where bytes[2] == 0x0D && bytes[3] == 0xB8: return .documentation
        case (0x3F, 0xFF) where bytes[2] & 0xF0 == 0: return .documentation
        // Only 2000::/3 is in use.
        default: return bytes[0] & 0xE0 == 0x20 ? nil : .reserved
        }
    }

    private static func special(_ bytes: [UInt8]) -> SpecialAddress? {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (10, _, _), (172, 16...31, _), (192, 168, _): .privateNetwork
        case (127, _, _): .loopback
        case (169, 254, _): .linkLocal
        case (100, 64...127, _): .carrier
        case (192, 0, 2), (198, 51, 100), (203, 0, 113): .documentation
        case (224...239, _, _): .multicast
        case (0, _, _), (240..., _, _), (192, 0, 0), (198, 18...19, _): .reserved
        default: nil
        }
    }
}

/// What an IP address is reserved for that no machine on the public internet has.
public enum SpecialAddress: Sendable, Equatable, CaseIterable {
    case privateNetwork, loopback, linkLocal
    /// Shared by the customers of one provider.
    case carrier
    case documentation, multicast, reserved
}
