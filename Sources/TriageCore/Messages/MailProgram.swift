#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program with the sendmail interface, which Postfix, OpenSMTPD, Exim, msmtp and nullmailer offer.
package struct MailProgram: Sendable, Equatable {
    /// Its path, and arguments that come before those of the interface.
    package let command: [String]

    /// The usual places of `sendmail`, which is rarely on an agent's `PATH`.
    private static let places = ["/usr/sbin/sendmail", "/usr/lib/sendmail", "/usr/bin/sendmail"]

    /// Finds the program to use; nil if there is none.
    ///
    /// - Parameter wish: the command of the configuration. **Shape**: a path and arguments between spaces.
    package init?(_ wish: String?) {
        if let words = wish?.split(separator: " ").map(String.init), !words.isEmpty {
            command = words
        } else if let place = Self.places.first(where: { access($0, X_OK) == 0 }) {
            command = [place]
        } else {
            return nil
        }
    }

    /// Whether it is OpenSMTPD's, which exits 75 without a word when it has kept a message for later itself.
    package var keepsSilently: Bool {
        guard let resolved = realpath(command[0], nil) else { return false }
        defer { free(resolved) }
        return String(cString: resolved).hasSuffix("/smtpctl")
    }
}
