import Foundation
import TestSupport
import Testing

@testable import TriageCore
@testable import triage

/// A call taken in this process, with a clock that always shows the time of the next event.
struct ClockedCall {
    private let call: ScenarioCall
    private let desk: Desk

    init(_ call: ScenarioCall) throws {
        self.call = call
        desk = try Desk()
    }

    /// The record of the call in plain mode.
    func recordOfLines() throws -> String {
        let script = try LineScript(call)
        let typed = script.stretches.joined().map { $0 + "\n" }.joined()
        let (input, output) = (try desk.folder.write(typed, to: "typed"), desk.folder.path + "/shown")
        let (reader, writer) = (open(input, O_RDONLY), open(output, O_WRONLY | O_CREAT, 0o600))
        defer {
            close(reader)
            close(writer)
        }
        let environment = Environment(
            variables: [:], output: Output(descriptor: writer), errors: Output(descriptor: writer),
            input: LineInput(descriptor: reader))
        #expect(
            try PlainWizard(
                session: session(), environment: environment, mail: MailRoom(nil),
                home: Home(path: desk.home)
            ).run() == .done)
        return Self.named(Array(try desk.onlyRecord().utf8))
    }

    /// The output of plain mode.
    func shown() throws -> String {
        String(decoding: try desk.folder.bytes("shown"), as: UTF8.self)
    }

    /// The record of the call with keys.
    func recordOfKeys() throws -> String {
        let session = try session()
        var driver = KeyDriver(session.enquiry, at: call.events[0].at) { try session.keep($0) }
        try driver.play(call)
        let month = try #require(session.enquiry.events.last).at.rfc3339.prefix(7)
        #expect(try session.finish { _ in } == .saved(path: "\(desk.home)/records/\(month).jsonl"))
        return Self.named(Array(try desk.onlyRecord().utf8))
    }

    /// A record without its own id and checksum.
    static func named(_ record: [UInt8]) -> String {
        let text = String(decoding: record, as: UTF8.self)
        return text.replacing(#/"id":"[0-9a-f-]+",|,"sum":"[0-9a-f]+"}$/#) {
            $0.output.hasSuffix("}") ? "}" : ""
        }
    }

    private func session() throws -> EnquirySession {
        let home = Home(path: desk.home)
        try home.prepare(allowsNetwork: false)
        let times = call.events.map(\.at)
        weak var opened: EnquirySession?
        let session = EnquirySession.open(
            on: call.flows, agent: call.opening.agent, channel: call.opening.channel, isClockGiven: true,
            home: home, clock: { times[min(opened?.enquiry.events.count ?? 0, times.count - 1)] })
        opened = session
        return session
    }
}
