import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Running hooks")
struct HookRunnerTests {
    private static let start = EnquirySample.start

    @Test(
        "a hook gets its arguments and its line, has no terminal, no other descriptor, and its signals as usual"
    )
    func surroundings() throws {
        let desk = try HookDesk()
        // A descriptor that this process has inherited, or forgot to mark.
        let inherited = open("/dev/null", O_RDONLY)
        defer { _ = close(inherited) }
        try desk.write(
            "on-open.crm",
            """
            echo "$@" > seen; cat >> seen
            (: < /dev/tty) 2> /dev/null && echo 'has a terminal' >> seen
            ls /dev/fd/ | grep -vx '[012]' | wc -l >> seen
            sed -n 's/^SigBlk:\\t0*$/none/p; s/^SigIgn:\\t0*[18]*0*$/none/p' /proc/self/status >> seen
            echo '{"note":"hello"}'; echo oops >&2
            """)
        let run = try desk.run("on-open.crm", input: "{\"event\":\"on-open\"}\n")
        #expect(
            run.fault == nil && run.ending == .exit(0) && run.answer.note == "hello" && run.errors == "oops")
        #if os(Linux)
            // The one descriptor is that of the folder which ls lists; the C library keeps two signals to itself.
            let seen = desk.text("seen").split(separator: "\n")
            #expect(seen == ["api:1 on-open 1.2.3", "{\"event\":\"on-open\"}", "1", "none", "none"])
        #endif
    }

    @Test(
        "a hostile hook comes to its end, and what is wrong with it is said",
        arguments: [
            ("echo hello", HookRun.Fault.unreadable), ("echo '{\"facts\":3}'", .unreadable),
            ("exit 3", .ended),
            ("kill -9 $$", .ended), ("echo '{}'; exit 1", .ended), ("head -c 65537 /dev/zero", .tooMuch),
            ("head -c 3000000 /dev/zero", .tooMuch),
        ] as [(String, HookRun.Fault)])
    func hostile(_ script: String, _ fault: HookRun.Fault) throws {
        let desk = try HookDesk()
        try desk.write("on-open", script)
        let run = try desk.run("on-open")
        #expect(run.fault == fault)
        #expect(run.answer == HookAnswer() && run.output.count <= 1 << 16)
    }

    @Test("one that reads nothing, or writes much on its standard error, is none of these")
    func harmless() throws {
        let desk = try HookDesk()
        try desk.write("on-open", "head -c 300000 /dev/zero >&2; echo '{\"note\":\"n\"}'")
        let run = try desk.run("on-open", input: String(repeating: "x", count: 1 << 20))
        #expect(run.fault == nil && run.answer.note == "n" && run.errors.utf8.count <= 1 << 12)
        try desk.write("on-open", "wc -c > size")
        #expect(try desk.run("on-open", input: String(repeating: "x", count: 1 << 20)).fault == nil)
        #expect(desk.text("size").trimming == "\(1 << 20)")
        #expect(try desk.run("on-close").fault == .notStarted)
    }

    @Test("after two seconds all of its group is ended; the hooks after it do not wait for longer")
    func hang() throws {
        let desk = try HookDesk()
        try desk.write("on-open.a", "sleep 1000 & echo $! > child; echo $$ > own; sleep 1000")
        try desk.write("on-open.b", "echo '{\"note\":\"second\"}'")
        let runner = HookRunner(home: desk.home, version: "1")
        for hook in desk.hooks.hooks(of: .open) {
            runner.add(HookRun(hook, of: Sample.id(1), for: .open), input: [])
        }
        #expect(runner.advance(to: EnquirySample.start) == [])
        desk.wait(for: "own")
        #expect(runner.advance(to: EnquirySample.after(1.999)) == [])
        var over = runner.advance(to: EnquirySample.after(2))
        for name in ["own", "child"] { #expect(isGone(desk.text(name).trimming)) }
        for _ in 0..<2_500 where over.count < 2 {
            over += runner.advance(to: EnquirySample.after(2.1))
            usleep(2_000)
        }
        #expect(over.map(\.fault) == [.timeout, nil] && over.last?.answer.note == "second")
    }

    @Test(
        "a hook is over when its process ends, whoever holds its output; what stays is ended, and that is said"
    )
    func fork() throws {
        let desk = try HookDesk()
        try desk.write("on-open", "sleep 1000 & echo $! > child; echo '{\"note\":\"n\"}'")
        let runner = HookRunner(home: desk.home, version: "1")
        runner.add(
            HookRun(try #require(desk.hooks.hooks(of: .open).first), of: Sample.id(1), for: .open), input: [])
        var over: [HookRun] = []
        for _ in 0..<2_500 where over.isEmpty {
            over = runner.advance(to: EnquirySample.start)
            usleep(2_000)
        }
        #expect(over.map(\.answer.note) == ["n"] && over.map(\.fault) == [nil])
        #expect(runner.isBusy && !runner.isRunning && !isGone(desk.text("child").trimming))
        let left = runner.advance(to: EnquirySample.after(2.1))
        #expect(left.map(\.fault) == [.leftRunning] && left.map(\.answer) == [HookAnswer()])
        #expect(!runner.isBusy && isGone(desk.text("child").trimming))
    }

    @Test("what is running is ended with its runner")
    func stop() throws {
        let desk = try HookDesk()
        try desk.write("on-open", "echo $$ > own; sleep 1000")
        let runner = HookRunner(home: desk.home, version: "1")
        let hook = try #require(desk.hooks.hooks(of: .open).first)
        for _ in 0..<2 { runner.add(HookRun(hook, of: Sample.id(1), for: .open), input: []) }
        _ = runner.advance(to: EnquirySample.start)
        desk.wait(for: "own")
        #expect(runner.stop(at: EnquirySample.start)?.ending == .timeout)
        #expect(isGone(desk.text("own").trimming) && !runner.isBusy)
        #expect(desk.home.hookJobs == desk.home.outbox + "/hooks")
        #expect(try PosixPath.names(in: desk.home.hookJobs) == [], "the input has no name")
    }

    /// Whether a process has ended, at the latest half a second from now.
    private func isGone(_ process: String) -> Bool {
        guard let number = pid_t(process) else { return false }
        for _ in 0..<250 {
            // Nobody may be there to reap a child of a hook.
            let state = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ""
            if kill(number, 0) != 0 || state.contains(") Z ") { return true }
            usleep(2_000)
        }
        return false
    }
}
