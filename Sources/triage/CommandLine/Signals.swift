import Foundation
import Synchronization

/// The signals that ask the program to end while an enquiry is open: it is parked first.
enum Signals {
    /// The last of them to arrive; 0 while there was none.
    ///
    /// A handler may touch nothing but lock-free atomics and system calls, and a C function pointer can
    /// capture nothing: hence these globals, the only ones of the program.
    private static let arrived = Atomic<Int32>(0)
    /// The ends of a pipe that a signal writes a byte to; -1 while nothing is watched.
    private static let alarmRead = Atomic<Int32>(-1)
    private static let alarmWrite = Atomic<Int32>(-1)

    /// The signal that arrived, if any.
    static var pending: Int32? {
        let signal = arrived.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Begins to watch.
    static func watch() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        alarmRead.store(ends[0], ordering: .relaxed)
        alarmWrite.store(ends[1], ordering: .relaxed)
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = { Signals.note($0) }
            #else
                action.__sigaction_handler.sa_handler = { Signals.note($0) }
            #endif
            sigemptyset(&action.sa_mask)
            sigaction(signal, &action, nil)
        }
    }

    /// Waits until a descriptor can be read or a signal arrives, one that came just before included: a read
    /// alone would sleep over that one.
    static func wait(for descriptor: Int32) {
        var polls = [descriptor, alarmRead.load(ordering: .relaxed)].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        _ = poll(&polls, nfds_t(polls.count), -1)
    }

    /// What the handler does.
    private static func note(_ signal: Int32) {
        let code = errno
        arrived.store(signal, ordering: .relaxed)
        var byte: UInt8 = 0
        _ = write(alarmWrite.load(ordering: .relaxed), &byte, 1)
        errno = code
    }

    /// Lets a write past the limit of a file's size fail, as on a full disk, rather than kill the program.
    static func surviveFileSizeLimit() {
        _ = Foundation.signal(SIGXFSZ, SIG_IGN)
    }
}
