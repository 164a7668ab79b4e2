/// The jobs for the hooks of a home, one file each, synced at each step.
package struct HookJobs: Sendable {
    private let home: Home

    /// Refers to the jobs of a home; does not touch the disk.
    package init(home: Home) {
        self.home = home
    }

    /// Adds a job; it is on disk afterwards. One that is there already, however far it has got, stays as it is.
    ///
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    package func add(_ job: HookJob) throws(StorageError) {
        guard try PosixPath.identity(path(job.name)) == nil else {
            return try PosixPath.syncFolder(home.hookJobs)
        }
        try write(job)
    }

    /// Replaces a job by what has become of it.
    func write(_ job: HookJob) throws(StorageError) {
        try DurableFile.write(job.json, to: job.name + ".json", in: home.hookJobs)
    }

    /// Removes a job.
    package func remove(_ job: HookJob) throws(StorageError) {
        try PosixPath.remove(path(job.name))
        try PosixPath.syncFolder(home.hookJobs)
    }

    /// The jobs with something to be told, or given up, in order of name.
    ///
    /// - Throws: `failed`.
    package func all() throws(StorageError) -> [HookJob] { try read().filter { $0.input != nil } }

    /// Whether any job waits to be done.
    package var hasWaiting: Bool { ((try? all()) ?? []).contains { !$0.hasFailed } }

    /// Puts a job that was given up back, to be done at once.
    ///
    /// - Returns: false if it has not been given up.
    package func retry(_ job: HookJob) throws(StorageError) -> Bool {
        guard job.hasFailed else { return false }
        var job = job
        job.attempts = Attempts()
        try write(job)
        return true
    }

    /// Ends a job that has been done.
    ///
    /// While the journal of an enquiry that is over is still there, another process may be about to end it, and
    /// to add the job, once more: a file without contents keeps it from that.
    func finish(_ job: HookJob) throws(StorageError) {
        guard job.event == .close, try PosixPath.identity(home.journal(job.enquiry)) != nil else {
            return try remove(job)
        }
        var rest = job
        rest.input = nil
        try write(rest)
    }

    /// Removes the files that only kept a job from being added again, where nobody can do so any more.
    func sweep() throws(StorageError) {
        for job in try read() where job.input == nil {
            if try PosixPath.identity(home.journal(job.enquiry)) == nil { try remove(job) }
        }
    }

    private func read() throws(StorageError) -> [HookJob] {
        var jobs: [HookJob] = []
        for name in try PosixPath.names(in: home.hookJobs, ending: ".json") {
            do {
                let bytes = try DurableFile.read(path(String(name)))
                if let job = HookJob(String(name), bytes) { jobs.append(job) }
            } catch .missing {
                continue
            }
        }
        return jobs
    }

    private func path(_ name: String) -> String { "\(home.hookJobs)/\(name).json" }
}
