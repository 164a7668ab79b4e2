// Measures how long things take. The arguments name groups; without any, all of them run.

let groups: [(name: String, run: () -> Void)] = [
    ("start", StartBenchmarks.run),
    ("expressions", ExpressionBenchmarks.run),
    ("flows", FlowBenchmarks.run),
    ("tables", TableBenchmarks.run),
    ("records", RecordBenchmarks.run),
    ("terminal", TerminalBenchmarks.run),
]

let wanted = CommandLine.arguments.dropFirst()
for name in wanted where !groups.contains(where: { $0.name == name }) {
    print("unknown group '\(name)'; expected one of: \(groups.map(\.name).joined(separator: ", "))")
}
for group in groups where wanted.isEmpty || wanted.contains(group.name) {
    print(group.name)
    group.run()
}
