#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What is said of a crash: the signal, where the program was, and what had led there. A debugger's `addr2line` names
/// the lines.
///
/// **Shape**: `triage 0.1.0: signal 11 at 0x4a2f10 from 0x4a31c4 0x401b22`.
struct CrashReport {
    /// What the program is called in it.
    private let name: UnsafeMutableBufferPointer<UInt8>
    /// Room for the line; 32 addresses and more fit into it.
    private let line = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1024)
    /// Where the stack of the first thread begins; what runs on it lies below.
    private let stack: UInt

    /// How many addresses are told, beside the first.
    private static let most = 24
    /// No stack is followed that is larger, since another thread's may be at hand then. **Units**: bytes.
    private static let deepest: UInt = 8 << 20

    /// Prepares the report, which can then be made without any memory.
    init(name text: String, stack: UInt) {
        name = .allocate(capacity: text.utf8.count)
        _ = name.initialize(from: text.utf8)
        self.stack = stack
    }

    /// Writes the report to standard error. Async-signal-safe.
    func write(_ signal: Int32, _ context: UnsafeMutableRawPointer?) {
        var end = 0
        append(name, &end)
        append(": signal ", &end)
        append(UInt(signal), base: 10, &end)
        if let context, let place = CodePlace(context) {
            append(" at 0x", &end)
            append(place.address, base: 16, &end)
            appendCallers(of: place, &end)
        }
        append("\n", &end)
        send(line.baseAddress, end)
    }

    /// Follows the frame pointers, each of which stands before the address at which its caller goes on.
    private func appendCallers(of place: CodePlace, _ end: inout Int) {
        guard place.stack < stack, stack - place.stack <= Self.deepest else { return }
        var frame = place.frame
        var lowest = place.stack
        var count = 0
        while count < Self.most, frame >= lowest, frame < stack, frame % 8 == 0,
            let words = UnsafePointer<UInt>(bitPattern: frame), words[1] > 1
        {
            append(count == 0 ? " from 0x" : " 0x", &end)
            append(words[1] - 1, base: 16, &end)  // Within the call, not behind it.
            lowest = frame + 16
            frame = words[0]
            count += 1
        }
    }

    private func append(_ text: StaticString, _ end: inout Int) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), &end)
    }

    private func append(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int) {
        append(UnsafeBufferPointer(bytes), &end)
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>, _ end: inout Int) {
        var index = 0
        while index < bytes.count, end < line.count {
            line[end] = bytes[index]
            index += 1
            end += 1
        }
    }

    private func append(_ number: UInt, base: UInt, _ end: inout Int) {
        var size: UInt = 1
        while number / size >= base { size *= base }
        while size > 0, end < line.count {
            let digit = UInt8(truncatingIfNeeded: number / size % base)
            line[end] = digit < 10 ? 0x30 + digit : 0x57 + digit
            end += 1
            size /= base
        }
    }
}

/// Where a thread was when a signal arrived.
private struct CodePlace {
    /// The instruction.
    let address: UInt
    /// The frame pointer.
    let frame: UInt
    /// The stack pointer.
    let stack: UInt

    /// Reads what the system gives a handler; nil where that is not known.
    init?(_ context: UnsafeMutableRawPointer) {
        #if os(Linux) && arch(x86_64)
            let registers = context.assumingMemoryBound(to: ucontext_t.self).pointee.uc_mcontext.gregs
            (address, frame, stack) = (
                UInt(bitPattern: Int(registers.16)), UInt(bitPattern: Int(registers.10)),
                UInt(bitPattern: Int(registers.15))
            )
        #elseif os(Linux) && arch(arm64)
            let machine = context.assumingMemoryBound(to: ucontext_t.self).pointee.uc_mcontext
            (address, frame, stack) = (UInt(machine.pc), UInt(machine.regs.29), UInt(machine.sp))
        #else
            return nil
        #endif
    }
}

/// The system call, which a method shadows.
private func send(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) { _ = write(2, bytes, count) }
