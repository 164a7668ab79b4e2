import Foundation
import Testing

@testable import TriageCore

@Suite("The folder of hooks")
struct HookFolderTests {
    private static let suffix = Hook.PassedOver.suffix

    @Test(
        "a file is a hook by its name, or is passed over",
        arguments: [
            ("on-open", HookEvent.open, false), ("on-close.zammad", .close, false),
            ("on-close.personal", .close, true), ("on-close.a-2.personal", .close, true),
            ("lookup-domain", .lookup("domain"), false),
            ("lookup-opensOwnSite.crm", .lookup("opensOwnSite"), false),
            ("lookup-a_2.personal", .lookup("a_2"), true), ("on-park", .park, false),
            ("on-resume", .resume, false),
            ("on-message.x", .message, false),
        ])
    func hook(_ name: String, _ event: HookEvent, _ isPersonal: Bool) throws {
        let hook = try Hook(named: name, in: "/hooks")
        #expect(hook.event == event && hook.isPersonal == isPersonal && hook.path == "/hooks/\(name)")
    }

    @Test(
        "every other name is passed over, a copy's above all",
        arguments: [
            ("on-opne", .event), ("on-open~", .event), ("lookup-", .event), ("lookup-2x", .event),
            ("lookup-a b", .event), ("On-open", .event), ("README", .event), ("personal", .event),
            ("on-close.zammad~", suffix("zammad~")), ("on-close.bak", suffix("bak")),
            ("on-close.old", suffix("old")),
            ("on-close.orig", suffix("orig")), ("on-close.sample", suffix("sample")),
            ("on-close.disabled", suffix("disabled")), ("on-close.disabled.personal", suffix("disabled")),
            ("on-close.crm.bak", suffix("crm.bak")), ("on-close.CRM", suffix("CRM")),
            ("on-close.", suffix("")),
            ("on-close.a.b", suffix("a.b")), ("on-close.personal.personal", suffix("personal")),
            ("on-close..personal", suffix("")), ("on-close.č", suffix("č")),
        ] as [(String, Hook.PassedOver)])
    func passedOver(_ name: String, _ why: Hook.PassedOver) {
        do throws(Hook.PassedOverError) {
            _ = try Hook(named: name, in: "/hooks")
            Issue.record("it was taken")
        } catch {
            #expect(error.why == why)
        }
    }

    @Test(
        "what cannot be run, or what others could change, is passed over; the rest is in the order of bytes")
    func files() throws {
        let desk = try HookDesk()
        #expect(desk.hooks.contents() == HookFolder.Contents())
        for name in ["on-open.b", "on-open.a", "on-open", "on-open.a-b"] { try desk.write(name) }
        try desk.write("on-close", mode: 0o600)
        try desk.write("on-park", mode: 0o722)
        try desk.write("on-resume", mode: 0o770)
        try desk.write(".on-open")
        try FileManager.default.createDirectory(
            atPath: desk.hooks.path + "/on-message", withIntermediateDirectories: false)
        let contents = desk.hooks.contents()
        #expect(contents.hooks.map(\.name) == ["on-open", "on-open.a", "on-open.a-b", "on-open.b"])
        #expect(
            contents.passedOver.map { "\($0.name) \($0.why)" } == [
                "on-close \(Hook.PassedOver.notExecutable)", "on-message \(Hook.PassedOver.notAFile)",
                "on-park \(Hook.PassedOver.writableByOthers)",
                "on-resume \(Hook.PassedOver.writableByOthers)",
            ])
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: desk.hooks.path)
        #expect(desk.hooks.contents().hooks == [])
        #expect(
            desk.hooks.contents().passedOver.contains {
                $0.name == "on-open" && $0.why == .folderWritableByOthers
            })
    }
}
