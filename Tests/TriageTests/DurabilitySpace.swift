import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Durability without space", .serialized)
struct DurabilitySpace {
    @Test(
        "at any limit of the size of files nothing acknowledged is lost, and the enquiry can be resumed",
        .enabled(if: DurabilityCommit.has("prlimit"), "needs prlimit"))
    func limit() throws {
        var isEnough = false
        var limit = 0
        var stops: Set<Int32> = []
        while !isEnough {
            let commit = try DurabilityCommit()
            // The limit's signal has its default action, whatever the test's own parent did.
            let ended = try commit.take(
                under: ["prlimit", "--fsize=\(limit):\(limit)", "env", "--default-signal=XFSZ"])
            let what: Comment = "limit \(limit): \(ended.status) \(ended.errors)"
            #expect([0, 74].contains(ended.status), what)
            #expect(ended.isSaved == (ended.status == 0), what)
            if ended.status != 0 { #expect(ended.errors.contains("file too large"), what) }
            try commit.judge(ended, what)
            stops.insert(ended.status)
            isEnough = ended.status == 0
            limit += Thoroughness.isLong ? 1 : 61
        }
        #expect(stops == [0, 74])
    }

    @Test(
        "on a full disk nothing acknowledged is lost, and the enquiry can be resumed once there is space",
        .enabled(if: geteuid() == 0 && DurabilityCommit.has("mount"), "needs root"))
    func full() throws {
        var stops: Set<Int32> = []
        for pages in 0..<16 {
            let disk = FileManager.default.temporaryDirectory.path + "/triage-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: disk) }
            #expect(
                try DurabilityCommit.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk]).status
                    == 0)
            defer { _ = try? DurabilityCommit.run(["umount", disk]) }
            let commit = try DurabilityCommit(home: disk + "/home")
            let filler = disk + "/filler"
            try Data(count: (64 - pages) * 4096).write(to: URL(fileURLWithPath: filler))
            let ended = try commit.take()
            let what: Comment = "\(pages) pages: \(ended.status) \(ended.errors)"
            #expect([0, 73, 74].contains(ended.status), what)
            #expect(ended.isSaved == (ended.status == 0), what)
            if ended.status != 0 { #expect(ended.errors.contains("no space left on device"), what) }
            try FileManager.default.removeItem(atPath: filler)
            try commit.judge(ended, what)
            stops.insert(ended.status)
        }
        #expect(stops.contains(0) && stops.contains(74))
    }
}
