/// The result of verifying what a home keeps: the whole record log and the journals.
package struct LogReport: Sendable, Equatable {
    /// The number of files of the log that were read.
    package var segments = 0
    /// The number of enquiries that have a whole record.
    package var records = 0
    /// The number of whole records that repeat an earlier one byte for byte in the same file; they do no harm.
    package var identicalDoubles = 0
    /// The number of lines that seal a torn one.
    package var seals = 0
    /// The number of whole lines that are neither a record nor a seal, nor about what was erased or moved.
    package var notes = 0
    /// The number of enquiries that were erased.
    package var erased = 0
    /// All faults, file by file, in order of offset.
    package var faults: [Fault] = []

    /// Whether everything that was saved is intact beyond doubt.
    package var isSound: Bool { !faults.contains { $0.isLoss } }
}
