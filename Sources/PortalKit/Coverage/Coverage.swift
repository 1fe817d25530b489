internal import JSONDocuments

/// What of a portal's files ran, in all runs together.
public struct Coverage: Equatable, Sendable {
    /// A file.
    public struct File: Equatable, Sendable {
        /// Its path, relative to the root of the repository.
        public var path: String
        /// Its name in findings.
        public var name = ""
        /// The lines that have statements, with how often they ran.
        public var lines: [Int: Int] = [:]
        /// Its functions, in order.
        public var functions: [Function] = []
        /// Its branches, in order.
        public var branches: [Branch] = []
        /// Its text, where it is known.
        public var source = ""

        /// Makes a file.
        package init(
            path: String, functions: [Function] = [], branches: [Branch] = []
        ) {
            self.path = path
            self.functions = functions
            self.branches = branches
        }
    }

    /// A function.
    public struct Function: Equatable, Sendable {
        /// Its name, unique in its file.
        public var name: String
        /// The line where it begins.
        public var line: Int
        /// The line where it ends.
        public var endLine: Int
        /// How often it was called.
        public var count: Int

        /// Makes a function.
        package init(name: String, line: Int, endLine: Int, count: Int) {
            self.name = name
            self.line = line
            self.endLine = endLine
            self.count = count
        }
    }

    /// A place where a script goes one of several ways.
    public struct Branch: Equatable, Sendable {
        /// "if", "cond-expr", "switch" or "catch".
        public var kind: String
        /// Its line.
        public var line: Int
        /// Its column.
        public var column: Int
        /// How often each way was taken.
        public var counts: [Int]

        /// Makes a branch.
        package init(kind: String, line: Int, column: Int, counts: [Int]) {
            self.kind = kind
            self.line = line
            self.column = column
            self.counts = counts
        }
    }

    /// The files, by path.
    public var files: [File] = []
    /// What ran and was not counted; nothing if everything was.
    public var gaps: [String] = []

    /// Makes one of nothing.
    public init() {}

    /// How much of something ran.
    public struct Share: Equatable, Sendable {
        /// How many there are.
        public var all = 0
        /// How many of them ran.
        public var covered = 0

        /// Makes a share; that of nothing, if nothing is said.
        package init(all: Int = 0, covered: Int = 0) {
            self.all = all
            self.covered = covered
        }

        /// In percent; 100 where there is nothing.
        public var percent: Double { all == 0 ? 100 : Double(covered) / Double(all) * 100 }

        mutating func add(_ isCovered: Bool) {
            all += 1
            if isCovered { covered += 1 }
        }

        /// Both together.
        package static func + (left: Share, right: Share) -> Share {
            Share(all: left.all + right.all, covered: left.covered + right.covered)
        }
    }

    /// The share of lines.
    public var lines: Share { files.reduce(Share()) { $0 + $1.lineShare } }
    /// The share of functions.
    public var functions: Share { files.reduce(Share()) { $0 + $1.functionShare } }
    /// The share of ways of branches.
    public var branches: Share { files.reduce(Share()) { $0 + $1.branchShare } }
}

extension Coverage.File {
    /// The lines with statements, in order.
    package var sortedLines: [(line: Int, count: Int)] {
        lines.keys.sorted().map { ($0, lines[$0] ?? 0) }
    }

    /// How many of its lines ran.
    package var lineShare: Coverage.Share {
        lines.values.reduce(into: Coverage.Share()) { $0.add($1 > 0) }
    }

    /// How many of its functions were called.
    package var functionShare: Coverage.Share {
        functions.reduce(into: Coverage.Share()) { $0.add($1.count > 0) }
    }

    /// How many ways of its branches were taken.
    package var branchShare: Coverage.Share {
        branches.flatMap(\.counts).reduce(into: Coverage.Share()) { $0.add($1 > 0) }
    }
}

extension Coverage {
    /// Adds what another run counted: a part of the suite, or another portal.
    public mutating func merge(_ other: Coverage) {
        var known: [CodeUnits: Int] = [:]
        for (index, file) in files.enumerated() { known[CodeUnits(file.path)] = index }
        for file in other.files {
            guard let index = known[CodeUnits(file.path)] else {
                var own = File(path: file.path)
                own.merge(file)
                known[CodeUnits(file.path)] = files.count
                files.append(own)
                continue
            }
            files[index].merge(file)
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        var told = Set(gaps.map { CodeUnits($0) })
        gaps += other.gaps.filter { told.insert(CodeUnits($0)).inserted }
        gaps = gaps.sortedByCodeUnits()
    }
}

extension Coverage {
    /// Two counts together; a file may hold any number, so the largest stays the largest.
    fileprivate static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, isBeyond) = left.addingReportingOverflow(right)
        return isBeyond ? (right > 0 ? .max : .min) : sum
    }
}

extension Coverage.File {
    /// Adds the counts of the same file.
    mutating func merge(_ other: Coverage.File) {
        lines.merge(other.lines, uniquingKeysWith: Coverage.sum)
        var known: [[CodeUnits]: Int] = [:]
        for (index, function) in functions.enumerated() { known[function.key] = index }
        for function in other.functions {
            if let index = known[function.key] {
                functions[index].count = Coverage.sum(functions[index].count, function.count)
            } else {
                known[function.key] = functions.count
                functions.append(function)
            }
        }
        known = [:]
        for (index, branch) in branches.enumerated() { known[branch.key] = index }
        for branch in other.branches {
            if let index = known[branch.key] {
                for way in branch.counts.indices {
                    branches[index].counts[way] = Coverage.sum(
                        branches[index].counts[way], branch.counts[way])
                }
            } else {
                known[branch.key] = branches.count
                branches.append(branch)
            }
        }
        // By everything that tells two apart: parts may come in any order.
        functions.sort {
            ($0.line, $0.endLine, CodeUnits($0.name)) < ($1.line, $1.endLine, CodeUnits($1.name))
        }
        branches.sort {
            ($0.line, $0.column, CodeUnits($0.kind), $0.counts.count)
                < ($1.line, $1.column, CodeUnits($1.kind), $1.counts.count)
        }
        if source.isEmpty { source = other.source }
        if name.isEmpty { name = other.name }
    }
}

extension Coverage.Function {
    /// What tells it from others of its file.
    fileprivate var key: [CodeUnits] { [CodeUnits(name), CodeUnits("\(line) \(endLine)")] }
}

extension Coverage.Branch {
    /// What tells it from others of its file.
    fileprivate var key: [CodeUnits] {
        [CodeUnits(kind), CodeUnits("\(line) \(column) \(counts.count)")]
    }
}

extension Coverage {
    /// What ran after an earlier look: the files of which anything did.
    package func since(_ before: Coverage) -> Coverage {
        var later = self
        later.files = files.compactMap { file in
            guard
                let known = before.files.first(where: { $0.path.hasSameCodeUnits(as: file.path) })
            else { return file.lines.values.contains { $0 > 0 } ? file : nil }
            let rest = file.since(known)
            return rest.lines.values.contains { $0 > 0 } ? rest : nil
        }
        return later
    }
}

extension Coverage.File {
    fileprivate func since(_ before: Coverage.File) -> Coverage.File {
        var later = self
        for (line, count) in before.lines { later.lines[line, default: count] -= count }
        for index in functions.indices {
            let function = functions[index]
            guard
                let known = before.functions.first(where: {
                    $0.name.hasSameCodeUnits(as: function.name) && $0.line == function.line
                })
            else { continue }
            later.functions[index].count -= known.count
        }
        for index in branches.indices {
            let branch = branches[index]
            guard
                let known = before.branches.first(where: {
                    $0.kind == branch.kind && $0.line == branch.line && $0.column == branch.column
                        && $0.counts.count == branch.counts.count
                })
            else { continue }
            for way in branch.counts.indices {
                later.branches[index].counts[way] -= known.counts[way]
            }
        }
        return later
    }
}
