internal import Glibc

/// Ends the process where it stands.
enum ProcessEnd {
    static func now(_ code: ExitCode) -> Never { _exit(code.rawValue) }
}
