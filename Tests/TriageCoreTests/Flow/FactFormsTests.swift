import Foundation
import Testing

@testable import TriageCore

@Suite("Forms of addresses and numbers")
struct FactFormsTests {
    private static let wellFormed: [(type: FactType, text: String, form: String)] = [
        (.email, "pat@client.example", "pat@client.example"),
        (.email, " Pat@Client.Example ", "Pat@client.example"),
        (.email, "first.last+tag@sub.client.example", "first.last+tag@sub.client.example"),
        (.email, "o'neil@client.example", "o'neil@client.example"),
        (.email, "ján@žilina.sk", "ján@žilina.sk"),
        (.phone, "0491 570 156", "0491 570 156"), (.phone, "+421 900 555 012", "+421 900 555 012"),
        (.phone, "(03) 5550-0123", "(03) 5550-0123"), (.phone, "02/5555 0123", "02/5555 0123"),
        (.phone, "0900\u{A0}555  012", "0900 555 012"),
        (.domain, "client.example", "client.example"),
        (.domain, "HTTPS://Client.Example/shop?x=1", "client.example"),
        (.domain, "client.example.", "client.example"), (.domain, "client.example:8080", "client.example"),
        (.domain, "www.žilina.sk", "žilina.sk"), (.domain, "xn--ilina-9db.sk", "xn--ilina-9db.sk"),
        (.domain, "a-b.co", "a-b.co"), (.domain, "ａｂｃ.com", "abc.com"),
        (.domain, "mu\u{308}nchen.example", "münchen.example"), (.domain, "www.example", "www.example"),
        (.email, "Pat@MÜNCHEN.example", "Pat@münchen.example"),
        (.url, "https://MÜNCHEN.example/Ab", "https://münchen.example/Ab"),
        (.phone, "0491 570 156 ext 12", "0491 570 156 ext 12"), (.phone, "12345", "12345"),
        (.phone, "0491\u{2011}570\u{2013}156", "0491-570-156"),
        (.phone, "+61 (0) 491 570 156 x7", "+61 (0) 491 570 156 x7"),
        (.phone, "٠٤٩١ ٥٧٠ ١٥٦", "0491 570 156"), (.ip, "2001:DB8:0::1", "2001:db8::1"),
        (.ip, "１.1.1.1", "1.1.1.1"),
        (.url, "client.example/a", "https://client.example/a"),
        (.url, "http://client.example", "http://client.example"),
        (.url, "https://client.example:8080/?q=a%20b#c", "https://client.example:8080/?q=a%20b#c"),
        (.url, "http://203.0.113.9/", "http://203.0.113.9/"),
        (.url, "http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        (.ip, "203.0.113.9", "203.0.113.9"), (.ip, "2001:DB8::1", "2001:db8::1"), (.ip, " ::1 ", "::1"),
        (.ip, "::ffff:203.0.113.9", "::ffff:203.0.113.9"),
        (.text, " a ", "a"),
    ]

    @Test("what has the form of its type is brought into the usual one", arguments: wellFormed)
    func good(type: FactType, text: String, form: String) {
        #expect(type.normalized(text) == form)
        #expect(type.normalized(form) == form, "the usual form does not change")
    }

    private static let malformed: [(FactType, [String])] = [
        (
            .email,
            [
                "pat", "pat@", "@client.example", "pat@client", "pat@@client.example", "p at@client.example",
                ".pat@client.example", "pat.@client.example", "p..t@client.example", "pat@client.example.",
                "pat@client..example", "pat@-client.example", "pat@client.example, sam@client.example",
                "pat@203.0.113.9", "<pat@client.example>", "pat@client.example\nBcc: x@client.example",
                String(repeating: "a", count: 65) + "@client.example", "p²@client.example",
            ]
        ),
        (
            .phone,
            [
                "1234", "call me", "12345678901234567890", "(((1)))234567", "12-34-56-", "(1) (2) 34567",
                "0491--570156", "0491 570 1x6", "++61 491 570 156", "61+491570156",
                "123456789012345678901", "½½½½½½",
            ]
        ),
        (
            .domain,
            [
                "client", "client..example", "-client.example", "client-.example", "cli ent.example",
                "203.0.113.9",
                "client.e", "client.123", "pat@client.example", "client_a.example", "²x.example",
                String(repeating: "a", count: 64) + ".example",
                String(repeating: "abc.", count: 64) + "example",
            ]
        ),
        (
            .url,
            [
                "ftp://client.example", "javascript://client.example", "client", "https://",
                "https:// client.example",
                "https://client.example/a b", "https://client.example/\u{1B}[2J", "mailto:pat@client.example",
            ]
        ),
        (
            .ip,
            [
                "203.0.113", "203.0.113.256", "203.0.113.9/24", "2001:db8::1::2", "fe80::1%eth0",
                "client.example",
                "203.0.113.9\u{0}x", "",
            ]
        ),
    ]

    @Test("what does not have the form of its type is refused", arguments: malformed)
    func bad(type: FactType, texts: [String]) {
        for text in texts { #expect(type.normalized(text) == nil, "\(text)") }
    }

    @Test("reading and the form agree for every type of address", arguments: wellFormed)
    func reading(type: FactType, text: String, form: String) throws {
        #expect(try Typed(text, "").read(as: type) == Value.string(form).literal)
    }

    @Test("the written form of a value read back is that value")
    func written() throws {
        let aud = try #require(Currency(code: "AUD"))
        let written: [(FactType, String, String)] = [
            (.money, "1,234.5", #""1234.50""#), (.date, "15 July 2026", #""2026-07-15""#),
            (.integer, "1,000", "1000"),
            (.number, "2,5", "2.5"), (.datetime, "today 14:30", #""2026-07-15T04:30:00.000Z""#),
            (.email, "Pat@Client.Example", #""Pat@client.example""#), (.secret, "hunter2", "true"),
        ]
        let reader = AnswerReader(
            language: "en-AU", timeZone: try #require(TimeZone(identifier: "Australia/Melbourne")),
            currency: aud,
            now: try #require(Timestamp(rfc3339: "2026-07-15T10:00:00+10:00")))
        for (type, text, expected) in written {
            let value = try reader.read(text, as: type, options: []).get()
            var writer = JSONWriter()
            writer.value(value)
            #expect(writer.text == expected)
            let json = try #require(JSONParser.parse(writer.bytes).value)
            #expect(type.value(of: json, currency: aud) == value)
        }
    }

    @Test(
        "an address that no machine on the public internet has is refused with what it is reserved for",
        arguments: [
            ("10.1.2.3", .privateNetwork), ("172.16.0.1", .privateNetwork), ("172.32.0.1", nil),
            ("192.168.1.1", .privateNetwork), ("127.0.0.1", .loopback), ("169.254.7.7", .linkLocal),
            // The words name it as an example: it is retired, and a fact that wants a public one takes it.
            ("192.88.99.9", nil),
            ("100.64.0.1", .carrier), ("100.128.0.1", nil), ("203.0.113.9", .documentation),
            ("192.0.2.1", .documentation), ("224.0.0.1", .multicast), ("255.255.255.255", .reserved),
            ("0.0.0.0", .reserved), ("198.18.0.1", .reserved), ("8.8.8.8", nil), ("::1", .loopback),
            ("::", .reserved), ("fd00::1", .privateNetwork), ("fe80::1", .linkLocal), ("ff02::1", .multicast),
            ("2001:db8::1", .documentation), ("3fff::1", .documentation), ("2606:4700::1", nil),
            ("::ffff:10.0.0.1", .privateNetwork), ("::ffff:8.8.8.8", nil),
        ] as [(String, SpecialAddress?)])
    func special(text: String, special: SpecialAddress?) throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: #"{ "ip": { "type": "ip", "label": "IP", "public": true } }"#,
                nodes: #"{ "one": { "ask": ["ip"], "next": "last" }, "last": { "end": "done" } }"#))
        let result = enquiry.read(text, for: "ip", at: enquiry.opened)
        #expect(result == special.map { .failure(.notPublic($0)) } ?? .success(.string(text)))
        try enquiry.play(.abandoned(reason: "x"))
    }
}
