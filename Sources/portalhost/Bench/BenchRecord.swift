internal import FoundationEssentials

/// The ratios of a run of `bench`: what this program takes over what another does in the same run, so that
/// they mean the same on every computer. Less is better.
struct BenchRecord: Codable {
    /// One ratio.
    struct Ratio: Codable {
        var name: String
        var value: Double
    }

    /// The format's version.
    var version = 1
    var ratios: [Ratio] = []

    /// A ratio that is more than this times the stored one has slipped.
    static let mostGrowth = 2.0

    mutating func add(_ name: String, _ value: Double) {
        ratios.append(Ratio(name: name, value: value))
    }

    /// Reads a stored record.
    ///
    /// - Throws: `BenchError`, with what is wrong with the file.
    static func load(_ path: String) throws -> BenchRecord {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw BenchError(
                message: "\(path): the file cannot be read; 'bench --save FILE' writes one")
        }
        do {
            let record = try JSONDecoder().decode(BenchRecord.self, from: data)
            guard record.version == 1 else {
                throw BenchError(
                    message: "\(path): a record of version \(record.version), expected 1")
            }
            return record
        } catch let error as BenchError {
            throw error
        } catch {
            throw BenchError(
                message: "\(path): this is no record of a benchmark; 'bench --save FILE' writes one"
            )
        }
    }

    /// The record as a file.
    func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// One line for each ratio of either record.
    struct Comparison {
        let name: String
        /// What was stored; nil for a ratio that the stored run has not.
        let before: Double?
        /// What was measured; nil for one that was not measured now.
        let now: Double?

        /// Now over before.
        var growth: Double? {
            guard let before, let now, before > 0 else { return nil }
            return now / before
        }
        var hasSlipped: Bool { growth.map { $0 > BenchRecord.mostGrowth } ?? false }
    }

    /// Holds a run against a stored one.
    func compared(to stored: BenchRecord) -> [Comparison] {
        let known = Set(ratios.map(\.name))
        let before = Dictionary(stored.ratios.map { ($0.name, $0.value) }) { first, _ in first }
        return ratios.map { Comparison(name: $0.name, before: before[$0.name], now: $0.value) }
            + stored.ratios.filter { !known.contains($0.name) }.map {
                Comparison(name: $0.name, before: $0.value, now: nil)
            }
    }
}
