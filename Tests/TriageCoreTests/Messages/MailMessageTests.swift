import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("A message as mail")
struct MailMessageTests {
    private static let name = OutboxName(Sample.id(1), "report", 1)

    static func mail(
        to: [String] = ["desk@demo.example"], cc: [String] = [], subject: String = "Hello",
        body: [String] = ["Hi."], from: MailMessage.Mailbox? = .init(name: "Desk", address: "a@demo.example")
    ) throws -> MailMessage {
        MailMessage(
            RenderedMessage(to: to, cc: cc, subject: subject, body: body), from: from,
            approved: EnquirySample.start, in: try #require(TimeZone(identifier: "Australia/Melbourne")),
            name: name)
    }

    private func text(_ mail: MailMessage) -> String { String(decoding: mail.bytes, as: UTF8.self) }

    @Test("a plain message is written as it is read")
    func plain() throws {
        #expect(
            text(try Self.mail(cc: ["copy@demo.example"], body: ["Dear desk,", "", ".", "bye"])) == """
                From: Desk <a@demo.example>
                To: desk@demo.example
                Cc: copy@demo.example
                Subject: Hello
                Date: Wed, 15 Jul 2026 10:00:00 +1000
                Message-ID: <\(Self.name)@triage.invalid>
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                Dear desk,

                .
                bye

                """)
    }

    @Test(
        "no line is longer than a server takes, and nothing is beyond ASCII",
        arguments: [
            "Žiadosť o nové heslo k účtu, ktorý je zablokovaný od včera večera, prosím o skorú odpoveď",
            String(repeating: "x", count: 3000), String(repeating: "👩‍👩‍👧‍👦", count: 60), "=?utf-8?B?SGk=?=",
            "two  spaces ",
            "many " + String(repeating: "short words ", count: 90),
        ])
    func lines(_ text: String) throws {
        let bytes = try Self.mail(subject: text, body: [text, "=" + text, text + "\t"]).bytes
        #expect(bytes.allSatisfy { $0 < 0x80 && ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) })
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 998 })
        // An encoded word is at most 75 bytes long.
        let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
        #expect(
            words.filter { $0.hasPrefix("=?utf-8?B?") && $0.hasSuffix("?=") }.allSatisfy {
                $0.utf8.count <= 75
            })
    }

    @Test("a domain goes out in ASCII, a name that needs it in quotes or encoded")
    func addresses() throws {
        let mail = try Self.mail(
            to: ["info@bücher.example"], from: .init(name: "Desk, \"night\"", address: "a@demo.example"))
        #expect(text(mail).contains("\nTo: info@xn--bcher-kva.example\n"))
        #expect(text(mail).hasPrefix(#"From: "Desk, \"night\"" <a@demo.example>"#))
    }

    @Test("what a mail program must be told is read back, however the headers are folded")
    func readBack() throws {
        let many = (1...200).map { "recipient-number-\($0)@demo.example" }
        let mail = SentMail(try Self.mail(to: many, cc: [many[3], "last@demo.example"]).bytes)
        #expect(mail.sender == "a@demo.example")
        #expect(mail.recipients == many + ["last@demo.example"])
        #expect(SentMail(try Self.mail(from: nil).bytes).sender == nil)
    }

    @Test("no text can add a header or end the headers")
    func injection() throws {
        let mail = try Self.mail(subject: "a\r\nBcc: evil@demo.example\n\nx", body: ["b"])
        let head = text(mail).components(separatedBy: "\n\n")[0]
        #expect(!head.contains("\nBcc:"))
        #expect(SentMail(mail.bytes).recipients == ["desk@demo.example"])
    }

    @Test("the name of a file is read back only in its one form")
    func names() {
        #expect(OutboxName(Self.name.file) == Self.name)
        for text in [
            "\(Self.name)0", "x.report.1", "\(Sample.id(1).text).report.01", "\(Sample.id(1).text).a/b.1",
        ] {
            #expect(OutboxName(text) == nil || OutboxName(text)?.description == text)
        }
    }
}
