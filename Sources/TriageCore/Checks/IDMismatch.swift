/// An ID that differs from the file's name, by which the flow is found.
enum IDMismatch: Check {
    static let codes: [Finding.Code] = []

    static func findings(in analysis: Analysis) -> [Finding] {
        let flow = analysis.flow
        let file = flow.file.name.split(separator: "/").last.map(String.init) ?? flow.file.name
        guard file.hasSuffix(".json"), !flow.id.rawValue.isEmpty, file != "\(flow.id).json" else { return [] }
        return [
            analysis.finding(
                .idMismatch, at: flow.idSpan,
                "the id is '\(flow.id)', but the file is called '\(file)'")
        ]
    }
}
