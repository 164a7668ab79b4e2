import Terminal
import TriageCore

/// The line that shows how long the call and the card are taking and what has been saved.
struct CallStatus: Sendable {
    /// The current state of the call.
    let enquiry: Enquiry
    /// The wizard's own words.
    let wording: Wording
    /// How many other enquiries are parked.
    let parkedCount: Int
    /// How many of its messages that left at once are on their way, and how many were sent.
    let mail: (underWay: Int, sent: Int)
    /// What has been saved of the call.
    let saving: Wizard.Saving
    /// Whether something was begun that is not on the disk before it is confirmed.
    let isHalfDone: Bool

    /// The line at the given moment. **Shape**: `hosting · call 0:18 · card 0:00 · saved`.
    func line(at time: Timestamp) -> StatusLine {
        var parts = [StatusLine.Part(enquiry.flows.main.id.rawValue, weight: 2)]
        // In the wrap-up the clocks stand still.
        let time = enquiry.closed ?? time
        let targets = enquiry.targets(at: time)
        func nearest(_ scope: Target.Scope) -> TargetState? {
            targets.filter { $0.scope == scope && !$0.isStopped }.min { $0.limit < $1.limit }
        }
        let (whole, node, response) = (nearest(.enquiry), nearest(.node), nearest(.response))
        let callTime = Duration.milliseconds(time.milliseconds - enquiry.opened.milliseconds)
        let cardTime = Duration.milliseconds(time.milliseconds - enquiry.visit.entered.milliseconds)
        parts.append(
            clock(whole, weight: 6) { limit in
                limit.map { wording(.callOf(callTime.clock, limit: $0)) } ?? wording(.call(callTime.clock))
            })
        parts.append(
            // Beside the clock of the response, that of the card tells least.
            clock(node, weight: node == nil && response != nil ? 0 : 5) { limit in
                limit.map { wording(.cardTimeOf(cardTime.clock, limit: $0)) }
                    ?? wording(.cardTime(cardTime.clock))
            })
        if let response {
            let wait = Duration.milliseconds(time.milliseconds - response.since.milliseconds)
            parts.append(
                clock(response, weight: 6) { limit in
                    limit.map { wording(.waitOf(wait.clock, limit: $0)) } ?? wording(.wait(wait.clock))
                })
        }
        // Where room is short it goes first: nobody forgets how the caller is on the line.
        parts.append(.init(wording.channel(enquiry.channel), weight: 0))
        if parkedCount > 0 { parts.append(.init(wording(.parkedCount(parkedCount)), weight: 3)) }
        // A dry run sends nothing.
        let toSend = saving == .nothingKept ? 0 : mail.underWay + enquiry.waitingCount
        if toSend > 0 { parts.append(.init(wording(.toSend(toSend)), weight: 4)) }
        if mail.sent > 0 { parts.append(.init(wording(.sentCount(mail.sent)), weight: 4)) }
        let kept: Phrase =
            switch saving {
            case .saved: isHalfDone ? .keptConfirmed : .kept
            case .saving: .keeping
            case .nothingKept: .nothingKept
            case .failed: .notKept
            }
        let isFailed = saving == .failed
        let weight = isFailed ? 7 : kept == .keptConfirmed ? 4 : 1
        parts.append(.init(wording(kept), isFailed ? .error : .status, weight: weight))
        return StatusLine(parts)
    }

    /// A clock against its target; an overrun is also stated in words.
    private func clock(
        _ target: TargetState?, weight: Int, text: (String?) -> String
    ) -> StatusLine.Part {
        guard let target else { return .init(text(nil), weight: weight) }
        let limit = Duration.seconds(target.limit)
        let rest = limit - Duration.milliseconds(target.elapsed)
        var shown = text(target.countsOpenTime ? nil : limit.clock)
        if target.countsOpenTime, !target.isMissed {
            shown += ", " + wording(.left(rest.clock, of: limit.clock))
        }
        if let opening = target.goesOn {
            shown += ", " + wording(.clockGoesOn(enquiry.format.text(.timestamp(opening))))
        }
        if target.isMissed {
            // An overrun is more important than any clock that is fine.
            return .init(
                shown + ", " + wording(.over((Duration.zero - rest).clock)), .overrun, weight: weight + 10)
        }
        return .init(shown, rest * 5 < limit ? .warning : .status, weight: weight)
    }
}
