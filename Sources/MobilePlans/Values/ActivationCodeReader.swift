/// Reads the text of an activation code part by part and collects what is wrong with it.
struct ActivationCodeReader {
    /// SGP.22 section 4.1 counts the code itself, without the `LPA:` of its QR form.
    private static let longest = 255

    /// Errors of codes that can be read: the app passes them on, and they lead nowhere.
    private static let readable: Set<String> = [
        "activation-code-confirmation-code", "activation-code-no-value",
    ]

    private let text: [PlacedScalar]
    private let end: Int
    private let allowsAddressOnly: Bool
    private var problems: [FormatProblem] = []

    init(_ text: String, allowsAddressOnly: Bool) {
        self.text = text.placedScalars
        self.end = self.text.last?.end ?? 0
        self.allowsAddressOnly = allowsAddressOnly
    }

    mutating func read() -> Parsed<ActivationCode> {
        guard !text.isEmpty else {
            problems = [.error("activation-code-empty", "expected \(expected), found ''", at: 0)]
            return Parsed(value: nil, problems: problems)
        }
        let code = codeAfterPrefix()
        let start = code.first?.offset ?? end
        let value = readParts(code.parts(separatedBy: "$", maxSplits: 5, from: start))
        checkLength(from: start)
        let isReadable = problems.allSatisfy {
            $0.severity == .warning || Self.readable.contains($0.code)
        }
        return Parsed(value: isReadable ? value : nil, problems: problems)
    }

    private var expected: String {
        allowsAddressOnly
            ? "'1$<SM-DP+ address>$<matching ID>' or '<SM-DP+ address>'"
            : "'1$<SM-DP+ address>$<matching ID>'"
    }

    /// Returns what follows an `LPA:`, or all of the text if it has none.
    private mutating func codeAfterPrefix() -> ArraySlice<PlacedScalar> {
        let trimmed = text.drop { $0.scalar.isWhiteSpace }
        let prefix = trimmed.prefix(4)
        guard let first = prefix.first, first.scalar == "l" || first.scalar == "L",
            String(placed: prefix).lowercased() == "lpa:"
        else {
            return text[...]
        }
        if let space = text.first, space.offset < first.offset { report(whiteSpace: space) }
        problems.append(
            .error(
                "activation-code-lpa-prefix",
                "expected a code that begins with '1$', found the prefix "
                    + Quotation.quoted(prefix) + "; leave it out",
                at: first.offset))
        return trimmed.dropFirst(4)
    }

    private mutating func readParts(_ parts: [TextPart]) -> ActivationCode? {
        for part in parts.prefix(5) {
            if let space = part.whiteSpace { report(whiteSpace: space) }
        }
        guard parts.count > 1 else {
            return parts.first.flatMap { readWhole($0) }
        }
        readFormat(parts[0])
        var code = ActivationCode(address: parts[1].text, matchingID: "")
        problems += HostName.problems(in: parts[1])
        guard parts.count > 2 else {
            problems.append(tooFewParts(found: parts[0].text + "$" + parts[1].text))
            return nil
        }
        code.matchingID = parts[2].text
        problems += MatchingID.problems(in: parts[2])
        if parts.count > 3, !parts[3].scalars.isEmpty {
            code.objectIdentifier = parts[3].text
            problems += ObjectIdentifier.problems(in: parts[3])
        }
        if parts.count > 4 {
            code.confirmationCodeRequired = readFlag(parts[4])
        }
        if parts.count > 5 {
            problems.append(
                .error(
                    "activation-code-too-many-parts",
                    "expected at most five parts, found "
                        + "\(Quotation.quoted(parts[5].text)) after a fifth '$'",
                    at: parts[5].start - 1))
        }
        return code
    }

    /// Reads a text without any `$`.
    private mutating func readWhole(_ part: TextPart) -> ActivationCode? {
        guard allowsAddressOnly else {
            problems.append(tooFewParts(found: part.text))
            return nil
        }
        problems += HostName.problems(in: part)
        return ActivationCode(address: part.text, matchingID: "")
    }

    private mutating func readFormat(_ part: TextPart) {
        guard part.text != "1" else { return }
        problems.append(
            .error(
                "activation-code-format",
                "expected format '1' before the first '$', found \(Quotation.quoted(part.text))",
                at: part.start))
    }

    private mutating func readFlag(_ part: TextPart) -> Bool {
        switch part.text {
        case "":
            return false
        case "1":
            problems.append(
                .error(
                    "activation-code-confirmation-code",
                    "expected a code without confirmation, found the confirmation code flag '1'",
                    at: part.start))
            return true
        default:
            problems.append(
                .error(
                    "activation-code-confirmation-flag",
                    "expected no confirmation code flag, found \(Quotation.quoted(part.text))",
                    at: part.start))
            return false
        }
    }

    private mutating func checkLength(from start: Int) {
        guard end - start > Self.longest else { return }
        problems.append(
            .error(
                "activation-code-too-long",
                "expected at most \(Self.longest) characters, found \(end - start)",
                at: start + Self.longest))
    }

    private mutating func report(whiteSpace space: PlacedScalar) {
        problems.append(
            .error(
                "activation-code-white-space",
                "expected no white space, found \(Quotation.quoted(space))",
                at: space.offset))
    }

    private func tooFewParts(found: String) -> FormatProblem {
        .error(
            "activation-code-too-few-parts",
            "expected \(expected), found \(Quotation.quoted(found))",
            at: end)
    }
}
