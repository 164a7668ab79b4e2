import Testing

@testable import TriageCore

@Suite struct SymbolTests {
    @Test func eachSymbolThatIsNoWordIsReadAsItself() {
        for symbol in Token.Symbol.allCases where !isWord(symbol) {
            let bytes = Array(symbol.rawValue.utf8)
            // What follows must not matter, unless it makes a longer symbol.
            for second in bytes.count > 1 ? [bytes[1]] : [0, UInt8(ascii: "a"), UInt8(ascii: "(")] {
                #expect(Token.Symbol(beginning: bytes[0], second) == symbol)
            }
        }
    }

    @Test func noOtherByteBeginsASymbol() {
        let first = Set(Token.Symbol.allCases.compactMap(\.rawValue.utf8.first))
        for byte in UInt8.min...UInt8.max where !first.contains(byte) || byte == UInt8(ascii: "i") {
            #expect(Token.Symbol(beginning: byte, 0) == nil)
        }
    }

    @Test func aWordIsTheSymbolThatIsWrittenSo() {
        for symbol in Token.Symbol.allCases {
            #expect(Token.Symbol(word: symbol.rawValue) == (isWord(symbol) ? symbol : nil))
        }
        #expect(Token.Symbol(word: "int") == nil)
    }

    @Test func aSymbolStandsForTheOperatorThatIsWrittenSo() {
        for symbol in Token.Symbol.allCases {
            #expect(symbol.binaryOperator == SyntaxTree.BinaryOperator(rawValue: symbol.rawValue))
        }
    }

    private func isWord(_ symbol: Token.Symbol) -> Bool { symbol.rawValue.allSatisfy(\.isLetter) }
}
