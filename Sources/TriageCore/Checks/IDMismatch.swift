/// An id that differs from the file's name, by which the flow is found.
enum IDMismatch: Check {
    static func findings(in flow: Flow) -> [Finding] {
        let file = flow.file.name.split(separator: "/").last.map(String.init) ?? flow.file.name
        guard file.hasSuffix(".json"), !flow.id.rawValue.isEmpty, file != "\(flow.id).json" else { return [] }
        let span = JSONParser.parse(flow.file.bytes).value?["id"]?.span ?? 0..<1
        return [
            flow.finding(.idMismatch, at: span, "the id is '\(flow.id)', but the file is called '\(file)'")
        ]
    }
}
