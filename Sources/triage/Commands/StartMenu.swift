import TriageCore

/// What `triage` shows without a flow: parked enquiries, then the flows.
struct StartMenu {
    let invocation: Invocation
    /// The channel of the call before, for flows that have it; nil if there was none.
    var channel: String?
    /// The only flow to begin a call on; nil for all.
    var flow: FlowID?
    /// The only enquiries to resume; nil for all that are parked.
    var parked: [ParkedEnquiry]?

    /// Asks for a number or a name and goes there. Reuses the previous call's terminal, if given, so that
    /// nothing typed ahead is lost.
    func run(on screen: CallScreen? = nil) throws(Failure) -> ExitCode {
        defer { screen?.close() }
        let folder = invocation.flows
        guard folder.exists else {
            throw Failure(.inputMissing, "there is no folder '\(folder.path)'; --flows DIR names one")
        }
        let parked = self.parked ?? (invocation.has("dry-run") ? [] : listed(folder))
        let flows = (flow.map { [$0] } ?? folder.ids).compactMap { id in
            folder.header(of: id).map { (id, $0) }
        }
        let now = Clock().now
        var rows = parked.enumerated().map { index, enquiry in
            [
                "  " + ParkedEnquiry.letter(index), wording(.menuParkedMark), enquiry.flow,
                enquiry.remark(at: now, wording),
            ]
        }
        guard parked.count + flows.count > 0 else {
            throw Failure(.inputMissing, "there are no flows in '\(folder.path)'")
        }
        let usual = usual(among: flows.map(\.0), in: folder, isFirst: screen == nil)
        if let screen = try invocation.screen(screen) {
            return try pick(on: screen, parked, flows, usual: usual)
        }
        let library = folder.library
        for (index, (id, title)) in flows.enumerated() {
            let remark = library.isBroken(id) ? "  (\(wording(.menuBroken)))" : ""
            rows.append(["  \(index + 1)", id.rawValue, title + remark])
        }
        invocation.print(Columns(rows).text)
        while true {
            let offered = usual.map { " [\($0)]" } ?? ""
            invocation.environment.output.write(wording(.menuQuestion) + offered + "\n> ")
            invocation.environment.output.flush()
            guard case .text(let line) = invocation.environment.input.next() else {
                invocation.print()
                return .done
            }
            let answer = line.trimming
            if let number = Int(answer), number > 0, number <= flows.count {
                return try go(to: parked.count + number - 1, parked, flows)
            }
            if let index = parked.indices.first(where: { ParkedEnquiry.letter($0) == answer.lowercased() }) {
                return try go(to: index, parked, flows)
            }
            let named = flow(answer.lowercased(), among: flows.map(\.0))
            if let flow = answer.isEmpty ? usual : named {
                return try RunCommand.take(flow, invocation, channel: channel, isPicked: true)
            }
            let nearest = wording.nearest(to: answer, among: flows.map(\.0.rawValue))
            invocation.print(wording(.menuNoSuch(answer)) + nearest)
        }
    }
}

extension StartMenu {
    /// As many parked enquiries as can be picked, those of whoever is calling first.
    private func listed(_ folder: FlowFolder) -> [ParkedEnquiry] {
        let own = invocation.callersParked
        let all = ParkedEnquiry.listed(in: invocation.home, wording, flows: folder)
        return Array((own + all.filter { other in !own.contains { $0.id == other.id } }).prefix(26))
    }

    /// The menu is for the agent, so it uses the machine's language.
    private var wording: Wording {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { invocation.environment.variable($0) }
        return Wording(language: names.first?.replacing("_", with: "-") ?? "en")
    }

    /// The flow that Enter takes, if one is settled; says so once if there is none of that name.
    private func usual(among flows: [FlowID], in folder: FlowFolder, isFirst: Bool) -> FlowID? {
        guard let setting = invocation.setting(.flow) else { return nil }
        if let flow = flows.first(where: { $0.rawValue == setting.text }) { return flow }
        let hint = NearestName.hint(for: setting.text, among: flows.map(\.rawValue))
        if isFirst {
            invocation.say(
                "triage: \(setting.origin): there is no flow '\(setting.text)' to take a call on in '\(folder.path)'\(hint)"
            )
        }
        return nil
    }

    /// The flow with that name, or else the only one whose name begins with it.
    private func flow(_ name: String, among flows: [FlowID]) -> FlowID? {
        guard !name.isEmpty else { return nil }
        let matches = flows.filter { $0.rawValue.hasPrefix(name) }
        return matches.first { $0.rawValue == name } ?? (matches.count == 1 ? matches[0] : nil)
    }

    /// Lets the agent pick one of several open calls on a terminal.
    func pick(on screen: CallScreen, among parked: [ParkedEnquiry]) throws(Failure) -> ExitCode {
        try pick(on: screen, parked, [])
    }

    private func pick(
        on screen: CallScreen, _ parked: [ParkedEnquiry], _ flows: [(FlowID, String)], usual: FlowID? = nil
    ) throws(Failure) -> ExitCode {
        defer { screen.close() }
        var menu = MenuScreen(screen, parked: parked, flows: flows, usual: usual, now: Clock().now, wording)
        let library = invocation.flows.library
        guard let index = menu.pick(isBroken: { library.isBroken(flows[$0].0) }) else { return .done }
        return try go(to: index, parked, flows, on: screen)
    }

    private func go(
        to index: Int, _ parked: [ParkedEnquiry], _ flows: [(FlowID, String)], on screen: CallScreen? = nil
    ) throws(Failure) -> ExitCode {
        index < parked.count
            ? try ResumeCommand.resume(parked[index].id, invocation, on: screen)
            : try RunCommand.take(
                flows[index - parked.count].0, invocation, channel: channel, on: screen, isPicked: true)
    }
}

extension FlowLibrary {
    /// Whether a call on the flow would be refused.
    fileprivate func isBroken(_ id: FlowID) -> Bool {
        load(id).map { !$0.errors.isEmpty || $0.flows == nil } ?? true
    }
}

extension FlowFolder {
    /// The title of a flow that can be started; nil for a part or a file that is not a flow. The rest of the
    /// file is not checked.
    func header(of id: FlowID) -> String? {
        guard let text = text(of: id), let json = JSONParser.parse(text.bytes).value,
            json["part"]?.bool != true, json["nodes"] != nil
        else { return nil }
        return json["title"]?.string
    }
}
