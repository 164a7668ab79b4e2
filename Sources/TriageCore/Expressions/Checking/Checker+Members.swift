/// Checks the members of records, such as `m.fee` in `matters.exists(m, m.fee == 55.00)`.
extension Checker {
    /// The whole name of a place that is no slot.
    struct PlaceName: Equatable {
        /// The macro's variable that it begins with; nil if it begins with a slot's name.
        let local: Int?
        /// The names joined by dots.
        let path: String
    }

    /// The place of a macro's variable; nil if it can never be null.
    mutating func place(of local: Local) -> Place? {
        guard local.mayBeNull else { return nil }
        let number = number(of: PlaceName(local: local.serial, path: local.name))
        return Place(number: number, mayBeNull: true)
    }

    private mutating func number(of name: PlaceName) -> Int {
        if let position = places.firstIndex(of: name) { return -1 - position }
        places.append(name)
        return -places.count
    }

    /// Checks what a field is read from: its value is used, unless it is the first parts of a member's name.
    mutating func checkTarget(_ id: SyntaxTree.NodeID, _ known: SlotSet) -> Deduction {
        guard case .select = tree[id].kind, path(id) != nil else {
            let target = check(id, known)
            use(id, target, ofMember: true)
            return target
        }
        let target = checkNamePart(id, known)
        types[id] = target.type
        if target.memberPrefix == nil { use(id, target) }
        return target
    }

    /// Checks a member of a record, or the first parts of a member's name.
    mutating func checkMember(
        _ field: String, of target: Deduction, _ record: RecordType, _ id: SyntaxTree.NodeID,
        _ known: SlotSet
    ) -> Deduction {
        let name = target.memberPrefix.map { "\($0).\(field)" } ?? field
        guard let position = record.position(of: name) else {
            guard record.hasMembers(under: name) else { return reportUnknown(member: name, of: record, id) }
            meanings[id] = .memberPrefix
            let place = Place(number: 0, mayBeNull: false, memberPrefix: name)
            return Deduction(type: target.type, place: place)
        }
        meanings[id] = .member(position)
        let member = record.members[position]
        let place = memberPath(id).map { Place(number: number(of: $0), mayBeNull: member.mayBeNull) }
        let mayBeNull = member.mayBeNull && !(place.map { known.contains($0.number) } ?? false)
        return Deduction(
            type: member.type, mayBeNull: mayBeNull, hasOwnNull: mayBeNull, options: member.options,
            place: place)
    }

    /// The name of a member if it is read from something with a name, so that it has one value throughout.
    private func memberPath(_ id: SyntaxTree.NodeID) -> PlaceName? {
        let whole: (id: SyntaxTree.NodeID, field: String) =
            switch tree[id].kind {
            case .has(let operand, let field), .select(let operand, let field): (operand, field)
            default: (id, "")
            }
        guard let (name, _) = path(whole.id) else { return nil }
        let first = name.prefix { $0 != "." }
        let local = beginsWithLocal(whole.id) ? locals.last { $0.name == first }?.serial : nil
        return PlaceName(local: local, path: "\(name).\(whole.field)")
    }

    /// Reports a member that a record does not have, with the nearest that it has.
    mutating func reportUnknown(
        member name: String, of record: RecordType, _ id: SyntaxTree.NodeID
    ) -> Deduction {
        meanings[id] = .failure(EvaluationError(.unknownName, "unknown name '\(name)'"))
        let inner = record.members.filter { $0.name.hasPrefix(name + ".") }.map(\.name)
        guard inner.isEmpty else {
            report(
                .unknownName, "\(record.words) has no '\(name)' by itself, only \(inner.listed)", id)
            return Deduction(type: .dyn)
        }
        let nearest = nearest(to: name, among: record.members.map(\.name))
        report(
            .unknownName, "\(record.words) has no '\(name)'\(NearestName.hint(naming: nearest))",
            at: fieldRange(name, id), suggestion: nearest)
        return Deduction(type: .dyn)
    }

    /// The range of a member's name at the end of a node.
    private func fieldRange(_ name: String, _ id: SyntaxTree.NodeID) -> Range<Int> {
        let range = tree[id].range
        guard case .select = tree[id].kind, source[range].count > name.utf8.count else { return range }
        let field = range.upperBound - name.utf8.count..<range.upperBound
        return String(decoding: source[field], as: UTF8.self) == name ? field : range
    }

    /// The type and options with which something that has a name was declared; nil for anything else.
    func declared(_ id: SyntaxTree.NodeID) -> (type: ValueType, options: OptionNames?)? {
        guard let (name, isAbsolute) = path(id) else { return nil }
        if !beginsWithLocal(id), let slot = slot(name, isAbsolute) {
            return (scope.variables[slot].type, scope.variables[slot].options)
        }
        var parts = name.split(separator: ".").map(String.init)
        var fields: [String] = []
        while let last = parts.popLast() {
            fields.insert(last, at: 0)
            let base = parts.joined(separator: ".")
            let type =
                beginsWithLocal(id)
                ? parts.count == 1 ? locals.last { $0.name == base }?.type : nil
                : slot(base, isAbsolute).map { scope.variables[$0].type }
            guard case .record(let record) = type else { continue }
            return record.position(of: fields.joined(separator: ".")).map {
                (record.members[$0].type, record.members[$0].options)
            }
        }
        guard fields.count == 1 else { return nil }
        return locals.last { $0.name == name }.map { ($0.type, $0.options) }
    }
}
