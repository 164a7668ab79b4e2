import TestSupport
import Testing
import TriageCore

@testable import triage

/// The call of a scenario with what is typed and pressed so that it goes that way: worked out once for all
/// suites that take it.
struct ScriptedCall: Sendable {
    /// The call.
    let call: ScenarioCall
    /// The record that its events leave.
    let record: [UInt8]
    /// That record, to compare with one of another time.
    let comparable: ComparableRecord
    /// What is typed in plain mode.
    let lines: LineScript
    /// What is pressed at a terminal.
    let stretches: [KeyDriver.Stretch]
    /// The record that the keys leave in a wizard without disk and terminal; nil when they end no call.
    let recordOfKeys: [UInt8]?

    /// The calls of a flow's scenarios.
    static func all(of flow: String) throws -> [ScriptedCall] {
        try #require(scripted[flow]).get()
    }

    private static let scripted = Dictionary(
        uniqueKeysWithValues: ScenarioCall.flowNames.map { name in
            (name, Shared { try ScenarioCall.all(of: name).map(ScriptedCall.init) })
        })

    private init(_ call: ScenarioCall) throws {
        self.call = call
        record = try call.record()
        comparable = ComparableRecord(record)
        lines = try LineScript(call)
        var driver = KeyDriver(call.opened, at: call.events[0].at)
        try driver.play(call)
        stretches = driver.stretches
        recordOfKeys = Record(driver.wizard.enquiry)?.json
    }
}
