import Foundation
import Synchronization
import Terminal

/// The signals that ask the program to end while an enquiry is open; the enquiry is parked first.
enum Signals {
    /// The last of these signals to arrive; 0 if none has.
    ///
    /// A handler may touch only lock-free atomics and system calls, and a C function pointer cannot capture
    /// anything: hence this and the pipe are globals, the only ones in the program.
    private static let arrived = Atomic<Int32>(0)
    private static let alarm = SignalPipe()

    /// The signal that arrived, if any.
    static var pending: Int32? {
        let signal = arrived.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Starts watching for signals.
    static func watch() {
        // Initialized now: a handler must not be the first to touch a global.
        (_, _) = (pending, alarm)
        for signal in [SIGINT, SIGTERM, SIGHUP] { SignalHandling.handle(signal) { Signals.note($0) } }
    }

    /// Waits until a descriptor is readable or a signal arrives, including one that arrived just before: a
    /// plain read would miss that one.
    static func wait(for descriptor: Int32) { alarm?.wait(for: descriptor) }

    /// Waits in the same way, but not for ever; false if nothing has arrived by then.
    static func wait(for descriptor: Int32, atMost timeout: Duration) -> Bool {
        alarm?.wait(for: descriptor, atMost: timeout) ?? true
    }

    /// The body of the signal handler.
    private static func note(_ signal: Int32) {
        arrived.store(signal, ordering: .relaxed)
        alarm?.ring(signal)
    }

    /// Makes a write past the file size limit fail, as on a full disk, instead of killing the program.
    static func surviveFileSizeLimit() {
        _ = Foundation.signal(SIGXFSZ, SIG_IGN)
    }
}
