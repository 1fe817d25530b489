import Testing

@testable import PortalJudge
@testable import PortalKit

/// Parts of a suite for several machines.
@Suite struct ShardTests {
    private static let names =
        (0..<400).map { "case \($0)" } + ["", "é", "e\u{301}", "a\u{0}b", "名前", "A", "a"]

    @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 16, 50, 100, 1_000, Int.max])
    func `each name is in exactly one part`(count: Int) {
        for name in Self.names.suffix(50) {
            let parts = min(count, 1_000)
            let holders = (1...parts).filter { Shard(index: $0, count: count).contains(name) }
            #expect(holders.count == 1 || (count > parts && holders.isEmpty))
        }
    }

    @Test func `the parts are of about one size`() {
        for count in 2...8 {
            for index in 1...count {
                let size = Self.names.count { Shard(index: index, count: count).contains($0) }
                let share = Self.names.count / count
                #expect((share / 2...share * 2).contains(size), "\(index)/\(count): \(size)")
            }
        }
    }

    @Test(arguments: [
        ("", 4, 2), ("A profile is installed", 4, 1), ("a", 4, 1), ("é", 7, 3), ("e\u{301}", 7, 1),
    ])
    func `a name's part is the same on every machine`(name: String, count: Int, index: Int) {
        let found = (1...count).first { Shard(index: $0, count: count).contains(name) }
        #expect(found == index)
    }

    @Test(arguments: [
        (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "4"], 2, 4),
        (["CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "4"], 1, 4),
        (["BUILDKITE_PARALLEL_JOB": "3", "BUILDKITE_PARALLEL_JOB_COUNT": "4"], 4, 4),
        (
            [
                "SLURM_ARRAY_TASK_ID": "12", "SLURM_ARRAY_TASK_COUNT": "5",
                "SLURM_ARRAY_TASK_MIN": "10",
            ], 3, 5
        ),
        (["SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_COUNT": "5"], 1, 5),
        (["JOB_COMPLETION_INDEX": "1", "JOB_COMPLETIONS": "2"], 2, 2),
        (["PARALLEL_SEQ": "1", "PORTALHOST_SHARDS": "3"], 1, 3),
    ])
    func `schedulers say which part a process is`(
        environment: [String: String], index: Int, count: Int
    ) {
        let found = Shard.scheduled(environment)
        #expect(found?.shard == Shard(index: index, count: count))
        #expect(found.map { environment[$0.source] != nil } == true)
    }

    @Test(arguments: [
        [:], ["CI_NODE_INDEX": "1"], ["CI_NODE_TOTAL": "4"],
        ["CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "4"], ["CI_NODE_INDEX": "5", "CI_NODE_TOTAL": "4"],
        ["CI_NODE_INDEX": "x", "CI_NODE_TOTAL": "4"], ["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "0"],
        ["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "-1"],
        ["CI_NODE_INDEX": "-9223372036854775808", "CI_NODE_TOTAL": "4"],
        ["CIRCLE_NODE_INDEX": "9223372036854775807", "CIRCLE_NODE_TOTAL": "9223372036854775807"],
        [
            "SLURM_ARRAY_TASK_ID": "9223372036854775807", "SLURM_ARRAY_TASK_COUNT": "2",
            "SLURM_ARRAY_TASK_MIN": "-2",
        ],
    ])
    func `what no scheduler says is no part`(environment: [String: String]) {
        #expect(Shard.scheduled(environment) == nil)
    }

    @Test func `the first scheduler that makes sense counts`() {
        let found = Shard.scheduled([
            "CI_NODE_INDEX": "9", "CI_NODE_TOTAL": "4", "CIRCLE_NODE_INDEX": "1",
            "CIRCLE_NODE_TOTAL": "2",
        ])
        #expect(found?.shard == Shard(index: 2, count: 2))
        #expect(found?.source == "CIRCLE_NODE_INDEX")
    }
}
