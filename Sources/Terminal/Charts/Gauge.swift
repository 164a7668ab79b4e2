/// Figures drawn with characters: bars, sparklines and shades.
package struct Gauge: Sendable, Equatable {
    private let isASCII: Bool

    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    private static let heights = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let shades = [" ", "░", "▒", "▓", "█"]
    private static let plainHeights = ["_", ".", ":", "-", "=", "+", "*", "#"]
    private static let plainShades = [" ", ".", "+", "*", "#"]

    /// Draws with the signs that a terminal can show.
    package init(_ marks: Marks) { isASCII = marks == .ascii }

    /// A bar as long as its part of the greatest, to the eighth of a cell; what is not nothing shows at least that.
    ///
    /// - Parameters:
    ///   - value: what the bar stands for.
    ///   - most: what a full bar stands for.
    ///   - columns: how long a full bar is.
    package func bar(_ value: Double, of most: Double, columns: Int) -> String {
        guard value > 0, most > 0, columns > 0 else { return "" }
        let share = min(value / most, 1)
        guard !isASCII else {
            return String(repeating: "#", count: max(1, Int((share * Double(columns)).rounded())))
        }
        let parts = max(1, Int((share * Double(columns * 8)).rounded()))
        return String(repeating: "█", count: parts / 8) + Self.eighths[parts % 8]
    }

    /// A row of heights, one for each value; a blank stands for nothing.
    package func sparkline(_ values: [Double]) -> String {
        let most = values.max() ?? 0
        let signs = isASCII ? Self.plainHeights : Self.heights
        return values.map { value in
            value > 0 && most > 0 ? signs[min(Int(value / most * 8), 7)] : " "
        }.joined()
    }

    /// A shade for a value, from nothing to the greatest.
    package func shade(_ value: Double, of most: Double) -> String {
        guard value > 0, most > 0 else { return " " }
        return (isASCII ? Self.plainShades : Self.shades)[min(Int(value / most * 4), 3) + 1]
    }

    /// The shades in order, from little to much, for a legend.
    package var shades: [String] { Array((isASCII ? Self.plainShades : Self.shades).dropFirst()) }
}
