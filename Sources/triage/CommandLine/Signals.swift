import Foundation
import Synchronization

/// The signals that ask the program to end while an enquiry is open: it is parked first.
enum Signals {
    /// The last of them to arrive; 0 while there was none.
    ///
    /// A handler may touch nothing but a lock-free atomic, and a C function pointer can capture nothing:
    /// hence the one global of the program.
    private static let arrived = Atomic<Int32>(0)

    /// The signal that arrived, if any.
    static var pending: Int32? {
        let signal = arrived.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Begins to watch. Reads are interrupted, not restarted, so that a waiting program notices.
    static func watch() {
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = { Signals.arrived.store($0, ordering: .relaxed) }
            #else
                action.__sigaction_handler.sa_handler = { Signals.arrived.store($0, ordering: .relaxed) }
            #endif
            sigemptyset(&action.sa_mask)
            sigaction(signal, &action, nil)
        }
    }

    /// Lets a write past the limit of a file's size fail, as on a full disk, rather than kill the program.
    static func surviveFileSizeLimit() {
        _ = Foundation.signal(SIGXFSZ, SIG_IGN)
    }

    /// Dies by a signal as if it had never been watched, so that the parent sees the truth.
    static func die(by signal: Int32) {
        Foundation.signal(signal, SIG_DFL)
        raise(signal)
    }
}
