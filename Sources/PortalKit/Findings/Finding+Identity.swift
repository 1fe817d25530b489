internal import JSONDocuments
package import PortalTrace

extension Finding {
    /// What makes two findings the same mistake, in whatever run and however often it is seen: rule,
    /// words and place. Notes tell of one run, and a configuration can change how bad it is.
    package struct Identity: Hashable {
        /// Which rule says so.
        package let ruleID: RuleID
        /// The words.
        package let message: String
        /// The place in the script.
        package let location: SourceLocation?
        /// The file, where no place is known.
        package let file: String?

        /// Whether both are the same mistake.
        public static func == (left: Identity, right: Identity) -> Bool {
            left.ruleID == right.ruleID && left.message == right.message
                && left.location == right.location && left.file == right.file
        }

        /// Hashes code units.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(ruleID)
            message.hashCodeUnits(into: &hasher)
            hasher.combine(location)
            hasher.combine(file.map { CodeUnits($0) })
        }
    }

    /// Which mistake it is.
    package var identity: Identity {
        Identity(ruleID: ruleID, message: message, location: location, file: file)
    }

    /// The file that reports list it under; nil if none is known.
    package var shownFile: String? { location?.file ?? file }

    /// Which line it is about, in files that outlive a run (a baseline, a fingerprint): lines may
    /// move, so a finding goes by the text of its line, and one without a line by its message.
    package func subject(line: String?) -> String { line ?? message }
}

/// Findings are alike if they say the same; what shows them is not compared.
extension Finding: Hashable {
    /// Whether both say the same.
    public static func == (left: Finding, right: Finding) -> Bool {
        left.identity == right.identity && left.severity == right.severity
            && left.notes == right.notes
    }

    /// Hashes what the finding says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(identity)
        hasher.combine(severity)
        hasher.combine(notes)
    }
}

extension Sequence<Finding> {
    /// The first finding of each mistake, in order.
    package func eachOnce() -> [Finding] {
        var seen: Set<Finding.Identity> = []
        return filter { seen.insert($0.identity).inserted }
    }

    /// The same findings as a report about another run has them: its trace does not show them.
    package func ofAnotherRun() -> [Finding] {
        map { finding in
            var finding = finding
            finding.evidence = []
            return finding
        }
    }
}
