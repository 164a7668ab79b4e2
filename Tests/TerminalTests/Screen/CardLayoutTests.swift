import TestSupport
import Testing

@testable import Terminal

@Suite("Card layout")
struct CardLayoutTests {
    private let look = Look(columns: 50)
    private let size = Size(columns: 50, rows: 10)

    private func layout(_ count: Int, cursor: Int?) -> CardLayout {
        let rows = (0..<count).map { StyledText("row \($0)") }
        return CardLayout(
            top: ["title"], body: Frame(rows, cursor: cursor.map { Position(row: $0, column: 0) }),
            bottom: ["status", "help"])
    }

    @Test("a card that fits stands between title and status")
    func fits() {
        var scroll = Scroll()
        #expect(
            layout(2, cursor: 1).frame(size, scroll: &scroll, look).shown
                == "title\nrow 0\n▏row 1\nstatus\nhelp")
        #expect(!scroll.isNeeded)
        #expect(scroll.handle(.key(.pageDown)) == false)
    }

    @Test("a taller card shows its top first, is moved by pages, and follows the cursor with the next key")
    func scrolls() {
        var scroll = Scroll()
        let layout = layout(12, cursor: 9)
        let first = layout.frame(size, scroll: &scroll, look)
        #expect(
            first.shown == """
                title
                row 0
                row 1
                row 2
                row 3
                row 4
                row 5
                ↓ 6 below · PgUp/PgDn scroll
                status
                help
                """)
        #expect(scroll.handle(.key(.pageDown)) == true)
        #expect(
            layout.frame(size, scroll: &scroll, look).shown.contains(
                "row 5\nrow 6\nrow 7\nrow 8\n▏row 9\nrow 10\n"))
        #expect(scroll.handle(.key(Key(.up, .alt))) == true)
        #expect(layout.frame(size, scroll: &scroll, look).rows[1].plain == "row 4")
        #expect(scroll.handle(.key(.pageUp)) == true)
        #expect(layout.frame(size, scroll: &scroll, look).cursor == nil)
        #expect(scroll.handle(.key(.character("x"))) == false)
        let followed = layout.frame(size, scroll: &scroll, look)
        #expect(followed.rows.count == 10)
        #expect(followed.shown.contains("▏row 9\nrow 10\n↑ 5 above · ↓ 1 below"))
    }

    @Test("every cursor row of a tall card comes into sight, and the frame never exceeds the screen")
    func everyRow() {
        for rows in 10...14 {
            var scroll = Scroll(followsCursor: true)
            let order = Array(0..<30) + (0..<30).reversed()
            for cursor in order {
                let frame = layout(30, cursor: cursor).frame(
                    Size(columns: 50, rows: rows), scroll: &scroll, look)
                #expect(frame.rows.count == rows)
                #expect(frame.rows[frame.cursor?.row ?? 0].plain == "row \(cursor)")
            }
        }
    }

    @Test("the field with the focus stays in sight below the words that scroll")
    func pinned() {
        var scroll = Scroll()
        var layout = layout(12, cursor: 9)
        layout.body.focus = 8..<10
        #expect(
            layout.frame(size, scroll: &scroll, look).shown == """
                title
                row 0
                row 1
                row 2
                row 3
                ↓ 6 below · PgUp/PgDn scroll
                row 8
                ▏row 9
                status
                help
                """)
        #expect(scroll.handle(.key(.pageDown)) == true)
        #expect(
            layout.frame(size, scroll: &scroll, look).shown.contains(
                "title\nrow 3\nrow 4\nrow 5\nrow 6\n↑ 3 above · ↓ 3 below · PgUp/PgDn scroll\nrow 8\n▏row 9\n"
            ))
        #expect(scroll.handle(.key(.pageDown)) == true)
        #expect(
            layout.frame(size, scroll: &scroll, look).shown.contains(
                "title\nrow 6\nrow 7\nrow 8\n▏row 9\nrow 10\nrow 11\n↑ 6 above"))
    }

    @Test("a list taller than half of the screen shows the rows around its cursor", arguments: 2..<14)
    func tallFocus(cursor: Int) {
        for rows in 10...14 {
            var scroll = Scroll()
            var layout = layout(16, cursor: cursor)
            layout.body.focus = 2..<14
            let size = Size(columns: 50, rows: rows)
            for _ in 0..<6 {
                let frame = layout.frame(size, scroll: &scroll, look)
                #expect(frame.rows.count == rows)
                if let place = frame.cursor { #expect(frame.rows[place.row].plain == "row \(cursor)") }
                #expect(Set(frame.rows.map(\.plain)).count == rows, "no row stands there twice")
                _ = scroll.handle(.key(.pageDown))
            }
            _ = scroll.handle(.key(.character("x")))
            #expect(layout.frame(size, scroll: &scroll, look).cursor != nil)
        }
    }

    @Test("a window that holds no card says so in a sentence")
    func tooSmall() {
        var scroll = Scroll()
        let frame = layout(3, cursor: 0).frame(Size(columns: 30, rows: 12), scroll: &scroll, look)
        #expect(frame.plain == "This window is too small. It\nneeds 40 columns and 10 rows.")
        #expect(layout(3, cursor: 0).frame(Size(columns: 5, rows: 2), scroll: &scroll, look).rows.count == 2)
    }

    @Test(
        "moving the selection costs at most 150 bytes in any theme",
        arguments: [ColorDepth.none, .sixteen, .truecolor])
    func bytes(depth: ColorDepth) {
        let size = Size(columns: 80, rows: 24)
        let look = Look(for: size)
        var region = LiveRegion(size: size, theme: Theme(depth: depth))
        var form = Form([
            .init("Town", field: ChoiceField((1...10).map { ListOption("A town with a name \($0)") }))
        ])
        for number in 0...9 {
            var body = form.frame(look)
            body.append(HelpLine(form.hints, pinned: [KeyHint("F1", "keys")]).row(look))
            let count = region.draw(body).count
            #expect(number == 0 || (40...150).contains(count))
            #expect(form.handle(.key(.down)) == .changed)
        }
    }

    @Test("the help line drops the least useful keys and keeps the pinned ones")
    func helpLine() {
        let line = HelpLine(
            [KeyHint("1-3", "choose"), KeyHint("Enter", "confirm"), KeyHint("a-z", "filter")],
            pinned: [KeyHint("F1", "keys")])
        #expect(line.row(look).plain == "1-3 choose · Enter confirm · a-z filter · F1 keys")
        #expect(line.row(Look(columns: 40)).plain == "1-3 choose · Enter confirm · F1 keys")
        #expect(line.row(Look(columns: 8)).plain == "F1 keys")
    }

    @Test("the status line drops its lightest parts first")
    func statusLine() {
        let line = StatusLine([
            .init("hosting", weight: 3), .init("call 3:21 of 20:00", weight: 2), .init(""),
            .init("parked 2", weight: 1),
        ])
        #expect(line.row(look).plain == "hosting · call 3:21 of 20:00 · parked 2")
        #expect(line.row(Look(columns: 30)).plain == "hosting · call 3:21 of 20:00")
        #expect(line.row(Look(columns: 9)).plain == "hosting")
        #expect(line.row(Look(columns: 5)).plain == "host…")
    }

    @Test("a text for the clipboard is encoded, and one too long is refused")
    func clipboard() {
        func copied(_ text: String) -> String? {
            Clipboard.copying(text).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(copied("f") == "\u{1B}]52;c;Zg==\u{7}")
        #expect(copied("fo") == "\u{1B}]52;c;Zm8=\u{7}")
        #expect(copied("foobar") == "\u{1B}]52;c;Zm9vYmFy\u{7}")
        #expect(copied(String(repeating: "x", count: 60_000)) == nil)
    }
}
