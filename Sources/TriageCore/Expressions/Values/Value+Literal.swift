extension Value {
    /// The value as it could be written in an expression. **Shape**: `'text'`, `[1, 2]`,
    /// `date('2026-07-01')`; an amount is written as `55.00`, a secret as `secret`.
    package var literal: String {
        switch self {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .int(let int): "\(int)"
        case .uint(let uint): "\(uint)u"
        case .double(let double): "\(double)"
        case .string(let text): SyntaxTree.Literal.string(text).text
        case .bytes(let bytes): SyntaxTree.Literal.bytes(bytes).text
        case .list(let values): "[" + values.map(\.literal).joined(separator: ", ") + "]"
        case .map(let map):
            "{" + map.entries.map { "\($0.key.literal): \($0.value.literal)" }.joined(separator: ", ") + "}"
        case .record(let record):
            "{"
                + zip(record.type.members, record.values).map { "\($0.name): \($1.literal)" }
                .joined(separator: ", ") + "}"
        case .timestamp(let timestamp): "timestamp('\(timestamp.text)')"
        case .duration(let span): "duration('\(span.text)')"
        case .type(let type): type.name
        case .money(let money): money.text
        case .date(let date): "date('\(date.iso)')"
        case .secret: "secret"
        }
    }
}
