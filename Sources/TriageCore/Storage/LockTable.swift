/// Linux's table of locked files.
///
/// **Shape** of a line: `1: FLOCK  ADVISORY  WRITE 4711 fe:00:1310741 0 EOF`, the device hexadecimal.
/// **Source**: proc_locks(5).
struct LockTable {
    /// The table's text, as the system provides it.
    let text: String

    /// The process that holds a file's lock; nil when the table does not list it.
    func holder(of file: PosixFile.Identity) -> Int32? {
        let device = file.deviceNumbers
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK" else { continue }
            let place = words[5].split(separator: ":")
            guard place.count == 3, UInt64(place[0], radix: 16) == device.major,
                UInt64(place[1], radix: 16) == device.minor, UInt64(place[2]) == file.number
            else { continue }
            return Int32(words[4])
        }
        return nil
    }
}
