internal import Glibc

/// Starts programs and measures them: wall time and peak memory.
enum ChildProcess {
    struct Outcome {
        let status: Int32
        let seconds: Double
        /// Largest resident size, in bytes.
        let peak: Int
        let output: String
    }

    /// Runs a program, found on the search path, to its end; nil if it cannot be started.
    static func run(_ words: [String]) -> Outcome? {
        var pipe: [Int32] = [0, 0]
        guard Glibc.pipe(&pipe) == 0 else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, pipe[0])
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        var started = false
        var output = ""
        var usage = rusage()
        var status: Int32 = 0
        let seconds = Measurement.seconds {
            started = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ) == 0
            close(pipe[1])
            guard started else { return }
            output = readAll(pipe[0])
            wait4(child, &status, 0, &usage)
        }
        close(pipe[0])
        guard started else { return nil }
        // "ru_maxrss: the maximum resident set size used (in kilobytes)" (getrusage(2)).
        return Outcome(
            status: status, seconds: seconds, peak: usage.ru_maxrss * 1024, output: output)
    }

    private static func readAll(_ file: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
