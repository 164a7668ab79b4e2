import Foundation
import TestSupport
import Testing

@testable import triage

@Suite("A crash", .waiting)
struct CrashTests {
    @Test("a crash says signal and addresses, and the program has died of it", arguments: [SIGSEGV, SIGILL])
    func report(signal: Int32) throws {
        var desk = try Desk(flows: ["short": DeskFlow.shortest])
        // Else the report is the Swift runtime's.
        desk.environment = ["SWIFT_BACKTRACE": "enable=no"]
        let call = try desk.start("run", "short")
        try call.waitForPrompt()
        call.signal(signal)
        let result = try call.finish()
        #expect(result.ending == .signal(signal))
        let line = result.errors.wholeMatch(
            of: #/triage [0-9.]+: signal (\d+) at 0x[0-9a-f]+ from( 0x[0-9a-f]+)+\n/#)
        #expect(line?.1 == "\(signal)", "\(result.errors)")
    }
}
