import Testing

@testable import triage

@Suite("Rows in columns")
struct ColumnsTests {
    @Test("each column is as wide as its widest cell, and no row ends in blanks")
    func widths() {
        let rows = [["id", "flow", "caller"], ["4", "a long name", ""], ["17", "short"], []]
        #expect(Columns(rows).text == "id  flow         caller\n4   a long name\n17  short\n")
    }

    @Test("a cell is as wide as it is on a terminal")
    func wideCharacters() {
        let rows = [["日本", "x"], ["e\u{301}", "x"], ["abcd", "x"]]
        #expect(Columns(rows).text == "日本  x\ne\u{301}     x\nabcd  x")
    }
}
