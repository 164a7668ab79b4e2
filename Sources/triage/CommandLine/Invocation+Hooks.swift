import Foundation
import TriageCore

/// The hooks of an agent.
extension Invocation {
    /// The folder of the hooks: `$TRIAGE_HOOKS`, else `triage/hooks` in the folder of configurations.
    var hooksFolder: String {
        if let path = environment.variable("TRIAGE_HOOKS") { return path }
        if let folder = environment.variable("XDG_CONFIG_HOME") { return folder + "/triage/hooks" }
        return (environment.variable("HOME") ?? NSHomeDirectory()) + "/.config/triage/hooks"
    }

    /// That folder, for running what is in it.
    var hooks: HookFolder { HookFolder(path: hooksFolder, version: Version.current) }
}
