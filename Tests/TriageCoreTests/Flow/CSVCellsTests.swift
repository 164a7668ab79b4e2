import Testing

@testable import TriageCore

@Suite("Reading CSV")
struct CSVCellsTests {
    private static func read(_ text: String, _ columns: [String] = ["a", "b"]) -> (
        rows: [[String?]], problems: [String]
    ) {
        let bytes = Array(text.utf8)
        let cells = CSVCells(bytes, columns: columns)
        let rows = (0..<cells.count).map { row in
            columns.indices.map { cells.cell(row, $0).map { cells.text(of: $0) } }
        }
        let source = SourceText(name: "x.csv", bytes: bytes)
        return (
            rows,
            cells.problems.map { problem in
                let place = source.place(at: problem.span.lowerBound)
                return "\(place.line):\(place.column): \(problem.message)"
            }
        )
    }

    @Test(
        "cells are read as RFC 4180 writes them",
        arguments: [
            ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]), ("a,b\n1,2", [["1", "2"]]),
            ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]), ("b,x,a\n1,2,3\n", [["3", "1"]]),
            ("a,b\n\"1, \"\"one\"\"\",\"2\r\n3\"\n", [["1, \"one\"", "2\r\n3"]]), ("a,b\n,\n", [["", ""]]),
            ("a,b\n\"\",\"\"\"\"\n", [["", "\""]]),
            ("\"a\",\"b\"\nKo\u{30C}ice,Žilina\n", [["Ko\u{30C}ice".composed, "Žilina"]]),
            ("a,b\n\n1,2\n\n", [["1", "2"]]), ("a,b\n", []), ("a,b", []),
            ("a,b\n 1 ,\t2\n", [[" 1 ", "\t2"]]),
        ] as [(String, [[String]])])
    func cells(_ text: String, _ rows: [[String]]) {
        let read = Self.read(text)
        #expect(read.rows == rows.map { $0.map(Optional.some) } && read.problems == [])
    }

    @Test(
        "what breaks the rules is shown at its place, and what follows is still read",
        arguments: [
            ("a,b\n1\n3,4\n", "2:1: this row has 1 cells, the header 2"),
            ("a,b\n1,2,3\n", "2:1: this row has 3 cells, the header 2"),
            ("a,b\n1,x\"y\n", "2:4: a cell with a quote in it stands in quotes as a whole"),
            ("a,b\n\"1\"x,2\n", "2:4: only a comma or the end of the line may follow a quote"),
            ("a,b\n1,\"2\n3,4\n", "2:3: this quote is never closed"),
            ("a,b,a\n1,2,3\n", "1:5: the header names 'a' twice"),
        ])
    func problems(_ text: String, _ problem: String) {
        #expect(Self.read(text).problems == [problem])
    }

    @Test("a column that the header lacks has no cells, and a short row none where it ends")
    func missing() {
        #expect(Self.read("a\n1\n").rows == [["1", nil]])
        #expect(Self.read("a,b\n1\n").rows == [["1", nil]])
        #expect(Self.read("").rows == [] && Self.read("").problems == [])
    }
}
