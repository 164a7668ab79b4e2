/// The width of what a stream writes to.
package enum TerminalWidth {
    /// The columns of a terminal; nil if the descriptor is none, or the terminal does not know.
    package static func columns(_ descriptor: Int32) -> Int? {
        TerminalDevice.isTerminal(descriptor) ? TerminalDevice.size(descriptor)?.columns : nil
    }
}
