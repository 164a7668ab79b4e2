/// What is known, as a record writes it: a round of a repeated call is an object in a list.
extension JSONWriter {
    /// Writes an object with a member for each fact and each list of rounds.
    ///
    /// - Parameters:
    ///   - writeOutcome: writes the members about the end of a round.
    ///   - writeFact: writes what is said of a fact.
    mutating func known(
        _ known: [Known], ofRound writeOutcome: (inout JSONWriter, Outcome?) -> Void,
        ofFact writeFact: (inout JSONWriter, KnownFact) -> Void
    ) {
        object { writer in
            for known in known {
                switch known {
                case .fact(let fact):
                    writer.key(fact.name.text)
                    writeFact(&writer, fact)
                case .rounds(let list):
                    writer.key(list.name.text)
                    writer.array { writer in
                        for round in list.rounds {
                            writer.object { writer in
                                writeOutcome(&writer, round.outcome)
                                for fact in round.facts {
                                    writer.key(fact.name.dropping(list.depth).text)
                                    writeFact(&writer, fact)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes how a round ended; null for one that was cut short.
    mutating func outcome(_ outcome: Outcome?) {
        key("outcome")
        guard let outcome else { return null() }
        string(outcome.id.rawValue)
        key("outcomeKind")
        string(outcome.kind.rawValue)
    }

    /// Writes where the outcome of a round comes from; nothing for one that was cut short.
    mutating func outcomeOrigin(_ outcome: Outcome?) {
        guard outcome != nil else { return }
        for name in ["outcome", "outcomeKind"] {
            key(name)
            string(Origin.computed.rawValue)
        }
    }

    /// Writes the round that something belongs to; nothing outside of one.
    mutating func round(_ number: Int?) {
        guard let number else { return }
        key("round")
        int(number)
    }
}

extension FactPath {
    /// The path as seen from the part that its first calls lead to.
    fileprivate func dropping(_ calls: Int) -> FactPath {
        FactPath(Array(self.calls.dropFirst(calls)), fact, round: round)
    }
}
