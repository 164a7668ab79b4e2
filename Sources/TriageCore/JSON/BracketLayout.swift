/// Where a bracket is missing, as far as the indentation shows it.
enum BracketLayout {
    /// The first bracket that is still open where a line begins with a closing one further to the left than the
    /// line of the open one; nil if the layout shows nothing.
    static func unclosed(in bytes: [UInt8]) -> Int? {
        var open: [(offset: Int, indent: Int)] = []
        var isInString = false
        /// How many blanks the line begins with, and whether anything else has come since.
        var (indent, isBlank) = (0, true)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            defer { index += 1 }
            if byte == 0x0A {
                (indent, isBlank, isInString) = (0, true, false)
                continue
            }
            if isInString {
                if byte == UInt8(ascii: "\\") {
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x20, 0x09:
                if isBlank { indent += 1 }
                continue
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): open.append((index, indent))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard let last = open.popLast() else { return nil }
                if isBlank, indent < last.indent { return last.offset }
            default: break
            }
            isBlank = false
        }
        return nil
    }
}
