import Dispatch
import Synchronization
import TriageCore

/// Looks up, beside a call, what its caller rang about before.
///
/// A class, because a thread of its own may look further while the call goes on.
final class CallerReminder: Sendable {
    private let caller: CallerForm
    private let flow: Flow
    private let home: Home
    /// What is known at once, before the first card.
    let first: CallerHistory
    private let state: Mutex<State>

    private enum State: Sendable {
        case waiting, working
        case found(CallerHistory)
        case told
    }

    /// Looks up what takes no time.
    init(_ caller: CallerForm, on flow: Flow, in home: Home) {
        (self.caller, self.flow, self.home) = (caller, flow, home)
        first = CallerHistory(of: caller, for: flow, in: home)
        state = Mutex(first.isIndexBehind ? .waiting : .told)
    }

    /// Whether anything may still turn up.
    var isWorking: Bool { state.withLock { if case .told = $0 { false } else { true } } }

    /// Looks further on another thread, if that is of use; to be called once the call itself is saved.
    func start() {
        let isNeeded = state.withLock { state in
            guard case .waiting = state else { return false }
            state = .working
            return true
        }
        guard isNeeded else { return }
        DispatchQueue.global(qos: .utility).async { [self] in
            let history = lookFurther()
            state.withLock { $0 = .found(history) }
        }
    }

    /// The calls that were not known at once, once the whole history is found and if it has any; only once.
    func news() -> [PastCall]? {
        let found = state.withLock { state -> CallerHistory? in
            guard case .found(let history) = state else { return nil }
            state = .told
            return history
        }
        let known = first.calls.map(\.id)
        let news = found?.calls.filter { !known.contains($0.id) } ?? []
        return news.isEmpty ? nil : news
    }

    /// The history, looked up to its end now.
    func whole() -> CallerHistory { first.isWhole ? first : lookFurther() }

    private func lookFurther() -> CallerHistory {
        // Without an index there are fewer calls to show; the log itself is as it was.
        try? CallerHistory.prepare(in: home)
        return CallerHistory(of: caller, for: flow, in: home)
    }
}
