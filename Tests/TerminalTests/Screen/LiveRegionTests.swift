import Testing
import TestSupport

@testable import Terminal

@Suite("Live region")
struct LiveRegionTests {
    private let theme = Theme(depth: .sixteen)
    /// How many screens of random frames are drawn by a test.
    private static let tries = Thoroughness.isLong ? 200 : 15

    @Test("the first frame is written whole, the second as its difference")
    func difference() {
        var region = LiveRegion(size: Size(columns: 20, rows: 5), theme: theme)
        let first = Frame(["title", StyledText("ab", .say)], cursor: Position(row: 1, column: 2))
        let start = String(repeating: " ", count: 20) + "\r<K><2G><J>\r"
        #expect(
            text(region.draw(first)) == "<?2026h>\(start)<K>title\r\n<K><1m>ab<m><J><?2026l>")
        let second = Frame(["title", StyledText("ac", .say)], cursor: Position(row: 1, column: 2))
        #expect(text(region.draw(second)) == "<?2026h>\u{8}<1m>c<m><K><?2026l>")
        #expect(region.draw(second) == [])
    }

    @Test("a clock in the middle of a row is repainted alone, and the cursor comes back")
    func clock() {
        func frame(_ time: String) -> Frame {
            Frame(["> x", "hosting  \(time)  parked 2"], cursor: Position(row: 0, column: 3))
        }
        var region = LiveRegion(size: Size(columns: 40, rows: 5), theme: theme)
        _ = region.draw(frame("3:09"))
        #expect(text(region.draw(frame("3:10"))) == "<?2026h>7<B><12G>108<?2026l>")
    }

    @Test("without a place for the cursor it is hidden, and closing shows it again")
    func hidden() {
        var region = LiveRegion(size: Size(columns: 20, rows: 5), theme: theme)
        var model = ScreenModel(columns: 20, rows: 5)
        model.feed(region.draw(Frame(["a", "b"])))
        #expect(!model.isCursorVisible)
        model.feed(region.close())
        #expect(model.isCursorVisible)
        #expect(model.row == 2)
        #expect(model.text == "a\nb")
    }

    @Test("redrawing at the top of the screen leaves no copy in the history of tmux")
    func archived() {
        var region = LiveRegion(size: Size(columns: 20, rows: 6), theme: theme)
        var model = ScreenModel(columns: 20, rows: 6)
        let frame = Frame(["one", "two", "three"], cursor: Position(row: 0, column: 1))
        model.feed(region.draw(frame))
        for rows in [6, 8, 6, 7] {
            region.resize(to: Size(columns: 20, rows: rows))
            model.resize(columns: 20, rows: rows)
            region.invalidate()
            model.feed(region.draw(frame))
            #expect(model.transcript == ["one", "two", "three"])
        }
        model.feed(region.draw(Frame()))
        model.feed(region.draw(Frame([.empty, "two"])))
        #expect(model.transcript == ["", "two"])
    }

    @Test("what stands on the row where the region begins is kept", arguments: ["", "x", "IMPORTANT: ", "漢"])
    func begun(text: String) {
        var region = LiveRegion(size: Size(columns: 20, rows: 6), theme: theme)
        var model = ScreenModel(columns: 20, rows: 6)
        model.feed(Array(text.utf8))
        model.feed(region.draw(Frame(["one", "two"], cursor: Position(row: 0, column: 1))))
        let before = text.isEmpty ? [] : [text.filter { $0 != " " }]
        #expect(model.transcript == before + ["one", "two"])
        model.feed(region.draw(Frame(["one"], cursor: Position(row: 0, column: 1)), above: ["done"]))
        #expect(model.transcript == before + ["done", "one"])
    }

    @Test("a frame drawn for a wider screen than there is leaves one region when the new width is known")
    func stale() {
        var region = LiveRegion(size: Size(columns: 40, rows: 20), theme: theme)
        var model = ScreenModel(columns: 20, rows: 20)
        let long = StyledText(String(repeating: "word ", count: 7))
        let frame = Frame(["title", long, "field", long, long], cursor: Position(row: 2, column: 1))
        model.feed(region.draw(frame, above: ["done"]))
        region.resize(to: Size(columns: 20, rows: 20))
        model.feed(region.draw(Frame(["title", "field"], cursor: Position(row: 1, column: 1))))
        #expect(model.transcript.filter { !$0.isEmpty } == ["done", "title", "field"])
    }

    @Test("a clock that is drawn when the screen has shrunk does not move the cursor")
    func clockOnShrunkScreen() {
        func frame(_ time: String) -> Frame {
            Frame(["one", "> x", "two", "three", "call \(time)"], cursor: Position(row: 1, column: 3))
        }
        var region = LiveRegion(size: Size(columns: 20, rows: 9), theme: theme)
        var model = ScreenModel(columns: 20, rows: 9, rewraps: false)
        model.feed(region.draw(frame("3:09"), above: ["done 1", "done 2"]))
        model.resize(columns: 20, rows: 5)
        model.feed(region.draw(frame("3:10")))
        region.resize(to: Size(columns: 20, rows: 5))
        model.feed(region.draw(Frame(["one", "> x"], cursor: Position(row: 1, column: 3))))
        #expect(model.transcript == ["done 1", "done 2", "one", "> x"])
    }

    @Test("finished rows go above the region and scroll away")
    func above() {
        var region = LiveRegion(size: Size(columns: 20, rows: 3), theme: theme)
        var model = ScreenModel(columns: 20, rows: 3)
        model.feed(region.draw(Frame(["one", "two", "three"], cursor: Position(row: 1, column: 0))))
        model.feed(
            region.draw(Frame(["four"], cursor: Position(row: 0, column: 4)), above: ["done 1", "done 2"]))
        #expect(model.screen == ["done 1", "done 2", "four"])
        model.feed(region.draw(Frame(["five"]), above: ["done 3 is a row that has to wrap"]))
        #expect(model.transcript == ["done 1", "done 2", "done 3 is a row", "  that has to wrap", "five"])
        model.feed(region.draw(Frame()))
        #expect(model.transcript == ["done 1", "done 2", "done 3 is a row", "  that has to wrap"])
    }

    @Test("after a stop the region is drawn anew below what the shell wrote")
    func restarted() {
        var region = LiveRegion(size: Size(columns: 20, rows: 6), theme: theme)
        var model = ScreenModel(columns: 20, rows: 6)
        model.feed(region.draw(Frame(["one", "two"], cursor: Position(row: 0, column: 1))))
        model.feed(region.close())
        model.feed(Array("stopped\r\n$ fg\r\n".utf8))
        region.forget()
        model.feed(region.draw(Frame(["one", "two"], cursor: Position(row: 0, column: 1))))
        #expect(model.screen == ["one", "two", "stopped", "$ fg", "one", "two"])
        #expect(model.row == 4)
    }

    @Test("a frame taller than the screen keeps the rows around the cursor")
    func tall() {
        var region = LiveRegion(size: Size(columns: 20, rows: 3), theme: theme)
        var model = ScreenModel(columns: 20, rows: 3)
        let rows = (0..<9).map { StyledText("row \($0)") }
        model.feed(region.draw(Frame(rows, cursor: Position(row: 5, column: 0))))
        #expect(model.screen == ["row 3", "row 4", "row 5"])
        #expect(model.row == 2)
    }

    @Test(
        "random frames drawn as differences stand on the screen as they are",
        arguments: [ScreenModel.Measure.graphemes, .scalars])
    func random(measure: ScreenModel.Measure) throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<Self.tries {
            let size = Size(columns: Int.random(in: 8...40, using: &generator), rows: 8)
            var region = LiveRegion(size: size, theme: theme)
            var model = ScreenModel(columns: size.columns, rows: size.rows, measure: measure)
            var frame = Frame()
            var finished: [String] = []
            for step in 0..<40 {
                frame = RandomFrames.next(frame, isCertain: measure == .scalars, using: &generator)
                let above: [StyledText] = step % 7 == 6 ? [StyledText("done \(step)")] : []
                finished += above.flatMap { $0.wrapped(to: size.columns - 1) }.map(\.plain)
                model.feed(region.draw(frame, above: above))
                expect(model, shows: frame, size: size)
                let count = model.transcript.count
                #expect(Array(model.transcript.prefix(min(finished.count, count))) == finished)
            }
            #expect(model.lastColumnWrites == 0)
            #expect(model.unknown == [])
            #expect(model.frames.begun == model.frames.ended)
        }
    }

    @Test("a terminal that measures an emoji otherwise still shows what follows in its column")
    func disagreement() {
        var region = LiveRegion(size: Size(columns: 30, rows: 4), theme: theme)
        var model = ScreenModel(columns: 30, rows: 4, measure: .scalars)
        model.feed(region.draw(Frame(["☺\u{FE0F}☺\u{FE0F} abc", "👩‍👩‍👧 🇸🇰 def"])))
        #expect(column(of: "a", in: model.screen[0]) == 5)
        model.feed(region.draw(Frame(["☺\u{FE0F} abc", "plain"])))
        #expect(column(of: "a", in: model.screen[0]) == 3)
        #expect(model.screen[1] == "plain")
    }

    /// The column of a letter after characters that the model drew one column wide each.
    private func column(of letter: Character, in row: String) -> Int? {
        row.firstIndex(of: letter).map { row.distance(from: row.startIndex, to: $0) }
    }

    @Test("resizing from 200 columns down to 30 and back leaves the transcript and one region")
    func resized() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<Self.tries {
            var size = Size(columns: 200, rows: 30)
            var region = LiveRegion(size: size, theme: theme)
            var model = ScreenModel(columns: 200, rows: 30)
            let transcript: [StyledText] = ["first call", "second call"]
            var frame = RandomFrames.next(Frame(), isCertain: true, parts: 0...80, using: &generator)
            model.feed(region.draw(frame, above: transcript))
            for columns in [170, 120, 121, 90, 60, 41, 30, 35, 80, 200] {
                let rows = Int.random(in: 20...30, using: &generator)
                model.resize(columns: columns, rows: rows)
                size = Size(columns: columns, rows: rows)
                region.resize(to: size)
                frame = RandomFrames.next(frame, isCertain: true, parts: 0...80, using: &generator)
                model.feed(region.draw(frame))
                expect(model, shows: frame, size: size)
                #expect(Array(model.transcript.prefix(2)) == transcript.map(\.plain))
                #expect(model.transcript.count <= 2 + frame.rows.count)
            }
        }
    }

    @Test("a terminal that cuts rows on a resize keeps the transcript above the region, which shows once")
    func cut() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<Self.tries {
            var size = Size(columns: 200, rows: 30)
            var region = LiveRegion(size: size, theme: theme, resizing: .cuts)
            var model = ScreenModel(columns: 200, rows: 30, rewraps: false)
            let transcript: [StyledText] = ["first call", "second call"]
            var frame = RandomFrames.next(Frame(), isCertain: true, parts: 0...80, using: &generator)
            model.feed(region.draw(frame, above: transcript))
            for columns in [170, 120, 121, 90, 60, 41, 30, 35, 80, 200] {
                let rows = Int.random(in: 20...30, using: &generator)
                model.resize(columns: columns, rows: rows)
                size = Size(columns: columns, rows: rows)
                region.resize(to: size)
                frame = RandomFrames.next(frame, isCertain: true, parts: 0...80, using: &generator)
                model.feed(region.draw(frame))
                expect(model, shows: frame, size: size)
                #expect(Array(model.transcript.prefix(2)) == transcript.map(\.plain))
                #expect(model.transcript.count <= 2 + frame.rows.count)
            }
        }
    }

    /// Compares the region on the screen with a frame, including styles and cursor.
    private func expect(_ model: ScreenModel, shows frame: Frame, size: Size) {
        let resting = frame.cursor?.row ?? max(0, frame.rows.count - 1)
        let top = model.row - resting
        let screen = model.screen
        for (index, row) in frame.rows.enumerated() where (0..<model.rows).contains(top + index) {
            let drawn = DrawnRow(row, limit: size.columns - 1)
            let expected = drawn.columns.compactMap { $0.map { String($0.character) } }.joined()
            #expect(screen[top + index] == trimmed(expected))
            for (column, cell) in drawn.columns.enumerated() {
                guard let cell else { continue }
                let style = String(decoding: theme[cell.role], as: UTF8.self)
                #expect(model.style(row: top + index, column: column) == style)
            }
        }
        let below = screen[max(0, top + max(1, frame.rows.count))...].filter { !$0.isEmpty }
        #expect(below == [])
        #expect(model.isCursorVisible == (frame.cursor != nil))
        if let cursor = frame.cursor { #expect(model.column == min(cursor.column, size.columns - 2)) }
    }

    private func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    private func text(_ bytes: [UInt8]) -> String {
        var result = ""
        var isInside = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\u{1B}": continue
            case "[":
                isInside = true
                result += "<"
            default:
                result.unicodeScalars.append(scalar)
                if isInside, (0x40..<0x7F).contains(scalar.value) {
                    isInside = false
                    result += ">"
                }
            }
        }
        return result
    }
}
