// Measures how long things take. The arguments name groups; without any, all of them run. `oracle [COUNT] [--seed N]`
// measures nothing: it tries random flows, and ends with 1 if checks and calls differ; so do `fuzz [COUNT] [--seed N]`
// with flows of which only some calls can be tried, `mutants [COUNT] [CALLS]` with changes to the shipped flows and
// `containment [CALLS]` with the flows as they are. `log COUNT HOME` writes a record log to ask questions of.

import Foundation

let groups: [(name: String, run: () -> Void)] = [
    ("start", StartBenchmarks.run),
    ("expressions", ExpressionBenchmarks.run),
    ("flows", FlowBenchmarks.run),
    ("loading", LoadingBenchmarks.run),
    ("rounds", RoundBenchmarks.run),
    ("tables", TableBenchmarks.run),
    ("conditions", ConditionBenchmarks.run),
    ("records", RecordBenchmarks.run),
    ("callers", CallerBenchmarks.run),
    ("questions", QuestionBenchmarks.run),
    ("terminal", TerminalBenchmarks.run),
]

// Whoever measures may have hooks; what they take is not ours.
setenv("TRIAGE_HOOKS", "/nonexistent", 1)

if CommandLine.arguments.dropFirst().first == "oracle" {
    exit(OracleRun.run(Array(CommandLine.arguments.dropFirst(2))) ? 0 : 1)
}

if CommandLine.arguments.dropFirst().first == "fuzz" {
    exit(OracleRun.run(Array(CommandLine.arguments.dropFirst(2)), fuzzes: true) ? 0 : 1)
}

if CommandLine.arguments.dropFirst().first == "mutants" {
    exit(MutantRun.run(Array(CommandLine.arguments.dropFirst(2))) ? 0 : 1)
}

if CommandLine.arguments.dropFirst().first == "containment" {
    exit(ContainmentRun.run(Array(CommandLine.arguments.dropFirst(2))) ? 0 : 1)
}

if CommandLine.arguments.dropFirst().first == "log" {
    exit(LogMaker.run(Array(CommandLine.arguments.dropFirst(2))) ? 0 : 1)
}

let wanted = CommandLine.arguments.dropFirst()
for name in wanted where !groups.contains(where: { $0.name == name }) {
    print("unknown group '\(name)'; expected one of: \(groups.map(\.name).joined(separator: ", "))")
}
for group in groups where wanted.isEmpty || wanted.contains(group.name) {
    print(group.name)
    group.run()
}
