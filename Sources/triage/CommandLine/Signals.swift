import Foundation
import Synchronization
import Terminal

/// The signals that ask the program to end while an enquiry is open: it is parked first.
enum Signals {
    /// The last of them to arrive; 0 while there was none.
    ///
    /// A handler may touch nothing but lock-free atomics and system calls, and a C function pointer can
    /// capture nothing: hence this and the pipe are globals, the only ones of the program.
    private static let arrived = Atomic<Int32>(0)
    private static let alarm = SignalPipe()

    /// The signal that arrived, if any.
    static var pending: Int32? {
        let signal = arrived.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Begins to watch.
    static func watch() {
        // Made now: a handler must not be the first to touch a global.
        (_, _) = (pending, alarm)
        for signal in [SIGINT, SIGTERM, SIGHUP] { SignalHandling.handle(signal) { Signals.note($0) } }
    }

    /// Waits until a descriptor can be read or a signal arrives, one that came just before included: a read
    /// alone would sleep over that one.
    static func wait(for descriptor: Int32) { alarm?.wait(for: descriptor) }

    /// What the handler does.
    private static func note(_ signal: Int32) {
        arrived.store(signal, ordering: .relaxed)
        alarm?.ring(signal)
    }

    /// Lets a write past the limit of a file's size fail, as on a full disk, rather than kill the program.
    static func surviveFileSizeLimit() {
        _ = Foundation.signal(SIGXFSZ, SIG_IGN)
    }
}
