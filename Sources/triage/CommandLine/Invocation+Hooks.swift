import TriageCore

/// The hooks of an agent.
extension Invocation {
    /// The folder of the hooks, for running what is in it.
    var hooks: HookFolder { HookFolder(path: hooksFolder, version: Version.current) }
}
