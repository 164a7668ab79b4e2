import Foundation
import Testing

@testable import Terminal

@Suite("A pipe for signals")
struct SignalPipeTests {
    /// Runs the body with a descriptor on which nothing ever arrives.
    private func withSilence(_ body: (Int32) throws -> Void) throws {
        let silence = Pipe()
        try body(silence.fileHandleForReading.fileDescriptor)
    }

    @Test("waiting ends when the time is over and nothing came")
    func nothing() throws {
        let signals = try #require(SignalPipe())
        defer { signals.close() }
        try withSilence { input in
            let ready = signals.wait(for: input, timeout: .zero)
            #expect(!ready.hasInput && !ready.hasSignal)
        }
        #expect(signals.numbers() == [])
    }

    @Test("a signal that came before the waiting ends it, and is told once")
    func early() throws {
        let signals = try #require(SignalPipe())
        defer { signals.close() }
        signals.ring(15)
        signals.ring(2)
        try withSilence { input in
            let ready = signals.wait(for: input, timeout: nil)
            #expect(!ready.hasInput && ready.hasSignal)
        }
        #expect(signals.numbers() == [15, 2])
        #expect(signals.numbers() == [])
    }

    @Test("what can be read ends the waiting and is no signal")
    func input() throws {
        let signals = try #require(SignalPipe())
        defer { signals.close() }
        let keys = Pipe()
        keys.fileHandleForWriting.write(Data("a".utf8))
        let ready = signals.wait(for: keys.fileHandleForReading.fileDescriptor, timeout: nil)
        #expect(ready.hasInput && !ready.hasSignal)
    }

    @Test("a pipe that is full loses signals rather than block, and leaves errno as it was")
    func full() throws {
        let signals = try #require(SignalPipe())
        defer { signals.close() }
        errno = 7
        for _ in 0..<100_000 { signals.ring(2) }
        #expect(errno == 7)
        #expect(signals.numbers().count == 64)
    }
}
