import Testing

@testable import TriageCore

@Suite("XXH64")
struct XXH64Tests {
    /// The buffer of the reference implementation's own check. **Source**: xxHash, xsum_sanity_check.c.
    static let buffer: [UInt8] = {
        var state: UInt64 = 2_654_435_761
        return (0..<8192).map { _ in
            defer { state = state &* 11_400_714_785_074_694_797 }
            return UInt8(state >> 56)
        }
    }()

    @Test(
        "the published values are met, with and without a seed",
        arguments: [
            (0, "ef46db3751d8e999", "ac75fda2929b17ef"), (1, "e934a84adb052768", "5014607643a9b4c3"),
            (4, "9136a0dca57457ee", "caab286bd8e9fdb5"), (14, "8282dcc4994e35c8", "c3bd6bf63deb6df0"),
            (31, "299b39a290e6d783", "da673d5feb5c1d79"), (32, "18b216492bb44b70", "b3f33bdf93ade409"),
            (33, "55c8dc3e578f5b59", "e92c292f64bc3071"), (63, "a9efbe0fa0f3f4e7", "6c911fadb05b6fc2"),
            (64, "ef558f8acac2b5cd", "b5eeba99264cc44f"), (100, "4bfe019cd91d9ea4", "4853706dc9625cae"),
            (222, "b641ae8cb691c174", "20cb8ab7ae10c14a"), (1000, "52bd1358f22e9ef7", "72751a2408017e26"),
            (2367, "a82418ddec0ea581", "a36a93c18052673a"), (8192, "161a47248085699b", "a8d648b7ada308f6"),
        ])
    func vectors(length: Int, plain: String, seeded: String) {
        let bytes = Array(Self.buffer[..<length])
        #expect(XXH64.hex(XXH64.hash(bytes)) == plain)
        #expect(XXH64.hex(XXH64.hash(bytes, seed: 2_654_435_761)) == seeded)
    }

    @Test("the address of the bytes does not matter")
    func alignment() {
        for shift in 0..<8 {
            Self.buffer.withUnsafeBytes { buffer in
                let moved = UnsafeRawBufferPointer(rebasing: buffer[shift..<shift + 100])
                #expect(XXH64.hash(moved) == XXH64.hash(Array(moved)))
            }
        }
    }

    @Test("a hash that grows with its stretch is the same as one made at once")
    func running() {
        Self.buffer.withUnsafeBytes { buffer in
            var running = XXH64.Running(from: 3)
            for end in [3, 4, 34, 35, 36, 99, 100, 1000] {
                let whole = XXH64.hash(UnsafeRawBufferPointer(rebasing: buffer[3..<end]))
                #expect(running.hash(of: buffer, upTo: end) == whole)
            }
        }
    }

    @Test("a hash is written with its leading zeros")
    func text() {
        #expect(XXH64.hex(0x0A) == "000000000000000a")
        #expect(XXH64.hex(.max) == "ffffffffffffffff")
    }
}
