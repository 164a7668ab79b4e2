import Foundation
import TestSupport
import Testing
import TriageCore

@Suite(
    "Durability through a power cut", .serialized,
    .enabled(
        if: geteuid() == 0 && DurabilityCommit.has("strace") && DurabilityCommit.has("mkfs.ext4")
            && FileManager.default.fileExists(atPath: "/dev/loop-control"),
        "needs root, strace and loop devices"))
struct DurabilityPowerCut {
    #if os(Linux)
        @Test("what was acknowledged is there after the power comes back")
        func cut() throws {
            let model = try DurabilityCommit()
            let calls = try SystemCall.all(of: model) { try model.take(under: $0) }
            // Outside the long run, twenty cuts are spread over the commit.
            let step = Thoroughness.isLong ? 1 : (calls.count + 19) / 20
            for (index, call) in calls.enumerated() where index % step == 0 {
                // 1 writes the file system's own journal before it stops, 2 does not.
                for flag: UInt32 in Thoroughness.isLong ? [1, 2] : [index % (2 * step) == 0 ? 2 : 1] {
                    try cut(at: call, flag)
                }
            }
            // After the last call: the program has ended and reported the record as saved.
            for flag: UInt32 in [1, 2] { try cut(at: nil, flag) }
        }

        /// Kills the program at a call and shuts its file system down at once, then restarts both.
        private func cut(at call: SystemCall?, _ flag: UInt32) throws {
            let disk = FileManager.default.temporaryDirectory.path + "/triage-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
            let image = disk + ".image"
            defer {
                _ = try? DurabilityCommit.run(["umount", disk])
                try? FileManager.default.removeItem(atPath: disk)
                try? FileManager.default.removeItem(atPath: image)
            }
            func must(_ words: [String]) throws {
                let ended = try DurabilityCommit.run(words)
                // Without the disk, the machine's own file system would be the one that is shut down.
                try #require(ended.status == 0, "\(words): \(ended.errors)")
            }
            try must(["truncate", "-s", "16M", image])
            try must(["mkfs.ext4", "-q", "-F", image])
            try must(["mount", "-o", "loop", image, disk])
            let commit = try DurabilityCommit(home: disk + "/home")
            let ended = try commit.take(under: call?.strace("signal=KILL") ?? [])
            #expect(ended.status == (call == nil ? 0 : 128 + 9))
            // If a child of another test inherited it, it would keep the disk busy.
            let mounted = open(disk, O_RDONLY | O_CLOEXEC)
            var flag = flag
            #expect(ioctl(mounted, 0x8004_587D, &flag) == 0)
            close(mounted)
            // A child of another test that is not yet its own program holds the disk for a moment.
            var tries = 0
            while tries < 50, try DurabilityCommit.run(["umount", disk]).status != 0 {
                usleep(20_000)
                tries += 1
            }
            try must(["mount", "-o", "loop", image, disk])
            try commit.judge(ended, "power cut (\(flag)) at \(call?.description ?? "the end")")
        }
    #endif
}
