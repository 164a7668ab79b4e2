#if canImport(Glibc)
    import Glibc

    extension sigaction {
        /// The function called when the signal arrives; nil for the default action.
        var handler: (@convention(c) (Int32) -> Void)? {
            get { __sigaction_handler.sa_handler }
            set { __sigaction_handler.sa_handler = newValue }
        }
    }

    extension sigaction {
        /// The same with what the system knows of the signal; needs `SA_SIGINFO`.
        var informedHandler:
            (@convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void)?
        {
            get { __sigaction_handler.sa_sigaction }
            set { __sigaction_handler.sa_sigaction = newValue }
        }
    }

    /// How a program is spawned, apart from its path and arguments.
    typealias SpawnAttributes = posix_spawnattr_t

    extension SpawnAttributes {
        /// Attributes that are not initialized yet.
        static var blank: SpawnAttributes { posix_spawnattr_t() }
    }
#endif
