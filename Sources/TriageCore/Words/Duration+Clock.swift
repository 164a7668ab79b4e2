extension Duration {
    /// The time as a clock shows it. **Shape**: `3:07`, `1:02:07`; a negative time has `-` before it.
    package var clock: String {
        let total = abs(components.seconds)
        let sign = components.seconds < 0 ? "-" : ""
        let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60)
        return sign + (hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds))" : "\(minutes):\(two(seconds))")
    }
}
