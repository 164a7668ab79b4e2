import TestSupport
import Testing
import TriageCore

@testable import triage

/// A scenario's call with the lines and keys that make it go that way, worked out once for all suites that
/// use it.
struct ScriptedCall: Sendable {
    /// The call.
    let call: ScenarioCall
    /// The record its events leave.
    let record: [UInt8]
    /// That record, for comparison with one from another time.
    let comparable: ComparableRecord
    /// The record of the same events where one key ticks all steps of a card.
    let recordTogether: [UInt8]
    /// That record, for comparison with one from another time.
    let comparableTogether: ComparableRecord
    /// The lines typed in plain mode.
    let lines: LineScript
    /// The keys pressed at a terminal.
    let stretches: [KeyDriver.Stretch]
    /// The record that the keys leave in a wizard without disk and terminal; nil if they do not end the call.
    let recordOfKeys: [UInt8]?

    /// The calls of some of a flow's scenarios; of all in a long run.
    static func some(of flow: String) throws -> [ScriptedCall] {
        try #require(scripted[flow]).get()
    }

    private static let scripted = Dictionary(
        uniqueKeysWithValues: ScenarioCall.flowNames.map { name in
            (
                name,
                Shared { try ScenarioCall.some(of: name).map(ScriptedCall.init) }
            )
        })

    private init(_ call: ScenarioCall) throws {
        self.call = call
        record = try call.record()
        comparable = ComparableRecord(record)
        lines = try LineScript(call)
        let keyed = try call.withStepsTogether()
        recordTogether = try keyed.record()
        comparableTogether = ComparableRecord(recordTogether)
        var driver = KeyDriver(keyed.opened, at: keyed.events[0].at)
        try driver.play(keyed)
        stretches = driver.stretches
        recordOfKeys = Record(driver.wizard.enquiry)?.json
    }
}
