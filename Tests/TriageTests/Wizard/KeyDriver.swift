import Terminal
import TestSupport
import TriageCore

@testable import triage

/// Takes a call through the wizard with keys, so that it goes as another call went.
struct KeyDriver {
    /// The current wizard.
    private(set) var wizard: Wizard
    /// How many keys were pressed; a typed text counts as one.
    private(set) var keys = 0
    /// How many of them were anything but the text of an answer.
    private(set) var controls = 0
    /// All keys pressed, split where keys typed too early are discarded.
    private(set) var stretches: [Stretch]
    private var reference: Enquiry
    /// How many of the coming events the last key has brought about already.
    private var foregone = 0
    private let keep: (Enquiry) throws -> Void
    /// Sees the wizard after each key.
    var look: (Wizard, Timestamp) throws -> Void = { _, _ in }
    private let size: Size

    /// Keys that can be typed ahead of what the program shows.
    struct Stretch {
        /// What the screen shows before any of them is pressed.
        let frame: Frame
        /// The keys.
        var keys: [InputEvent] = []
        /// Whether the program is killed and restarted before it.
        var isResumed = false
    }

    /// Opens a call without touching disk or terminal.
    ///
    /// - Parameters:
    ///   - enquiry: the call before anything was done in it.
    ///   - time: the moment at which the call opens.
    ///   - size: the screen for the frames of the stretches.
    ///   - keep: saves the call as the wizard has it.
    init(
        _ enquiry: Enquiry, at time: Timestamp, size: Size = Size(columns: 80, rows: 24),
        keep: @escaping (Enquiry) throws -> Void = { _ in }
    ) {
        reference = enquiry
        self.size = size
        self.keep = keep
        wizard = Wizard(enquiry, at: time)
        wizard.saving = .saved
        stretches = [Stretch(frame: wizard.frame(size, at: time))]
    }

    /// Presses the keys for all events of a call, including those that are refused.
    mutating func play(_ call: ScenarioCall) throws {
        for (position, event) in call.events.enumerated().dropFirst() {
            if call.crashes.contains(position) { pause(at: event.at, isResumed: true) }
            for text in call.refused[position] ?? [] {
                for key in [.key(.control("u"))] + Self.text(text) + [.key(.enter)] as [InputEvent] {
                    try press(key, at: event.at)
                }
                // In a list the text narrows the options, until that is left.
                guard isChosen(event.kind) else { continue }
                for key in [.key(.control("u")), .key(.backspace)] as [InputEvent] {
                    try press(key, at: event.at)
                }
            }
            try play(event)
        }
    }

    /// Presses the keys for one event, which the reference enquiry performs as well.
    mutating func play(_ event: Event) throws {
        let before = reference
        try reference.apply(event)
        let script = foregone > 0 ? [] : keys(for: event.kind, at: event.at)
        if foregone > 0 {
            foregone -= 1
        } else if case .ticked(_, together: true) = event.kind {
            foregone = before.card().steps.count { $0.result == nil } - 1
        }
        controls += isTyped(event.kind) && !script.isEmpty ? 1 : script.count
        for key in script { try press(key, at: event.at) }
        let isSameVisit =
            before.path == reference.path && before.visit.entered == reference.visit.entered
            && before.trail().count == reference.trail().count
        let isFinished = reference.awaiting == .reading && reference.isOnLastCard
        let hasLeft =
            !isSameVisit || reference.awaiting == nil
            || isFinished && wizard.enquiry.awaiting != .reading
        if hasLeft, wizard.enquiry.path == before.path, wizard.enquiry.awaiting != nil,
            wizard.enquiry.trail().count == before.trail().count, wizard.review == nil,
            wizard.destination == nil
        {
            controls += 1
            try press(.key(.enter), at: event.at)
        }
    }

    /// Whether an event answers a question with typed text, which Enter confirms.
    private func isTyped(_ kind: Event.Kind) -> Bool {
        guard case .answered(let id, _) = kind else { return false }
        let type = wizard.card.fields.first { $0.fact == id }?.type
        return type.map { ![.yesno, .choice, .choices].contains($0) } ?? false
    }

    /// Whether an event answers a question with an option.
    private func isChosen(_ kind: Event.Kind) -> Bool {
        guard case .answered(let id, _) = kind else { return false }
        return wizard.card.fields.first { $0.fact == id }?.type == .choice
    }

    /// Presses one key.
    private mutating func press(_ event: InputEvent, at time: Timestamp) throws {
        keys += 1
        stretches[stretches.count - 1].keys.append(event)
        for effect in wizard.handle(event, at: time) {
            switch effect {
            case .keep: try keep(wizard.enquiry)
            case .discardTypedAhead: pause(at: time)
            case .edit, .copy, .recall, .repaint, .suspend, .finish, .leave: break
            }
        }
        try look(wizard, time)
    }

    /// Begins a stretch that is typed only once the screen shows the current frame.
    private mutating func pause(at time: Timestamp, isResumed: Bool = false) {
        wizard.saving = .saved
        stretches.append(Stretch(frame: wizard.frame(size, at: time), isResumed: isResumed))
    }
}
