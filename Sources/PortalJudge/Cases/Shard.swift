internal import WebFormats

/// One part of a suite that is spread over several machines.
public struct Shard: Equatable, Sendable, Codable {
    /// Which part, from 1.
    public var index: Int
    /// How many parts there are.
    public var count: Int

    /// Makes a part.
    public init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    /// Whether there is such a part: a file may hold any numbers.
    package var isPart: Bool { count >= 1 && (1...count).contains(index) }

    /// Whether a case belongs to this part. That depends on its name alone, so the others stay
    /// where they are when cases come and go, and cases of one name meet.
    public func contains(_ name: String) -> Bool {
        var hash = FNV1a.hash(name)
        // The low bits of FNV-1a alone are not mixed well.
        hash ^= hash >> 32
        return hash % UInt64(count) == UInt64(index - 1)
    }

    /// The part that a job scheduler has set for this process.
    ///
    /// - Returns: The part and where it was read; nil if no scheduler is known.
    public static func scheduled(
        _ environment: [String: String]
    ) -> (shard: Shard, source: String)? {
        for scheduler in schedulers {
            guard let index = environment[scheduler.index].flatMap({ Int($0) }),
                let count = environment[scheduler.count].flatMap({ Int($0) })
            else { continue }
            let first = scheduler.first ?? environment[scheduler.minimum ?? ""].flatMap { Int($0) }
            let (offset, isBeyond) = index.subtractingReportingOverflow(first ?? 0)
            guard !isBeyond, count > 0, (0..<count).contains(offset) else { continue }
            return (Shard(index: offset + 1, count: count), scheduler.index)
        }
        return nil
    }

    /// Where a scheduler says which of how many jobs a process is.
    private struct Scheduler {
        var index: String
        var count: String
        /// The first index; nil if `minimum` says it.
        var first: Int?
        var minimum: String?
    }

    private static let schedulers = [
        // GitLab `parallel: N`, CircleCI, Buildkite.
        Scheduler(index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: 1),
        Scheduler(index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL", first: 0),
        Scheduler(index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT", first: 0),
        // A Slurm array; its first index is the user's choice.
        Scheduler(
            index: "SLURM_ARRAY_TASK_ID", count: "SLURM_ARRAY_TASK_COUNT",
            minimum: "SLURM_ARRAY_TASK_MIN"),
        // A Kubernetes Indexed Job sets the index; the manifest has to pass the count on.
        Scheduler(index: "JOB_COMPLETION_INDEX", count: "JOB_COMPLETIONS", first: 0),
        // GNU parallel, by the recipe in the README: PARALLEL_SEQ is the job's number.
        Scheduler(index: "PARALLEL_SEQ", count: "PORTALHOST_SHARDS", first: 1),
    ]

    /// The variables that `scheduled` reads, for messages.
    public static let variables = schedulers.map { "\($0.index) with \($0.count)" }
}
