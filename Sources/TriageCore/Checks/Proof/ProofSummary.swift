/// How many claims about flows were settled, and how: that a list has a way for every call, that a guard never
/// fails.
package struct ProofSummary: Sendable, Equatable {
    /// How many hold in every call.
    package var proved: Int
    /// How many a call shows to be wrong; each is a finding with a witness.
    package var refuted: Int
    /// How many are neither; each is a finding `not-proved`.
    package var notProved: Int

    /// Counts claims.
    package init(proved: Int = 0, refuted: Int = 0, notProved: Int = 0) {
        self.proved = proved
        self.refuted = refuted
        self.notProved = notProved
    }
}
