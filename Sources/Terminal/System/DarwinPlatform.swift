#if canImport(Darwin)
    import Darwin

    extension sigaction {
        /// What is called when the signal comes; nil is what the system does by itself.
        var handler: (@convention(c) (Int32) -> Void)? {
            get { __sigaction_u.__sa_handler }
            set { __sigaction_u.__sa_handler = newValue }
        }
    }

    /// How a program is started beside what it is.
    typealias SpawnAttributes = posix_spawnattr_t?

    extension SpawnAttributes {
        /// Attributes that are not filled in yet.
        static var blank: SpawnAttributes { nil }
    }
#endif
