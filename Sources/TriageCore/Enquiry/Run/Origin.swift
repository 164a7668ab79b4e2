/// Where the value of a fact came from.
package enum Origin: String, Sendable {
    case asked, told, computed, fixed
}

extension Fact {
    /// Where the fact's value comes from unless an event says otherwise.
    var usualOrigin: Origin {
        switch source {
        case .answered, .step: .asked
        case .fixed: .fixed
        case .computed: .computed
        }
    }
}
