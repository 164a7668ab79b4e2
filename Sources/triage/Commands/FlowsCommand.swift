import TriageCore

/// `triage flows`: lists the flows with title, version and size.
enum FlowsCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let folder = invocation.flows
        guard folder.exists else {
            throw Failure(.inputMissing, "there is no folder '\(folder.path)'; --flows DIR names one")
        }
        let loaded = folder.ids.map { ($0, folder.library.load($0)) }.filter { $1?.isDesk != true }
        if invocation.has("json") { return json(loaded, invocation) }
        let rows = loaded.map { id, loaded -> [String] in
            guard let loaded, let flow = loaded.flows?.main, !flow.title.isEmpty else {
                return [id.rawValue, "", "", "cannot be read"]
            }
            let size = "\(flow.nodes.count) nodes" + (flow.isPart ? ", a part" : "")
            let broken = loaded.errors.isEmpty ? "" : " (has errors: triage validate)"
            return [id.rawValue, flow.version, size, flow.title + broken]
        }
        invocation.print(Columns(rows).text)
        return .done
    }

    private static func json(
        _ loaded: [(FlowID, FlowLibrary.Loaded?)], _ invocation: Invocation
    ) -> ExitCode {
        var writer = JSONWriter(pretty: true)
        writer.array { writer in
            for (id, loaded) in loaded {
                writer.object { writer in
                    writer.key("id")
                    writer.string(id.rawValue)
                    guard let flow = loaded?.flows?.main else { return }
                    writer.key("title")
                    writer.string(flow.title)
                    writer.key("version")
                    writer.string(flow.version)
                    writer.key("nodes")
                    writer.int(flow.nodes.count)
                    writer.key("part")
                    writer.bool(flow.isPart)
                    writer.key("runnable")
                    writer.bool(loaded?.errors.isEmpty ?? false)
                }
            }
        }
        invocation.print(json: writer.text)
        return .done
    }
}
