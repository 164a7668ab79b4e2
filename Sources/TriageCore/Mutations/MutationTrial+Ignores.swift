/// What flows say of changes that are to stay although nobody notices them.
extension MutationTrial {
    /// Why a change that nobody noticed is to stay, as its flow says; nil if it says nothing.
    func reason(toLeave mutation: Mutation) -> String? {
        ignores(of: mutation.location.file).first { $0.covers(.unnoticedChange, mutation.location) }?.because
    }

    /// What flows say of unnoticed changes where there is none, as findings.
    package func superfluousIgnores(after verdicts: [Verdict]) -> [Finding] {
        let left = zip(mutations, verdicts).filter { if case .ignored = $0.1 { true } else { false } }
            .map(\.0.location)
        return flows.flatMap { flow in
            flow.ignores.filter { entry in
                entry.isAbout(.unnoticedChange) && entry.place != nil
                    && !left.contains { $0.file == flow.file.name && entry.covers(.unnoticedChange, $0) }
            }.map { $0.superfluous(in: flow.file) }
        }
    }

    private func ignores(of file: String) -> [Ignore] {
        flows.first { $0.file.name == file }?.ignores ?? []
    }
}
