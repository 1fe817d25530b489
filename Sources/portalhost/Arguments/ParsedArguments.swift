internal import JSONDocuments
internal import PortalTrace

/// The arguments of one command, sorted into options and operands.
struct ParsedArguments {
    private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]
    let command: String

    init(_ arguments: [String], _ specification: CommandSpecification) throws(CommandFailure) {
        command = specification.name
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            try takeOption(argument, &rest, specification)
        }
    }

    private mutating func takeOption(
        _ argument: String, _ rest: inout ArraySlice<String>, _ specification: CommandSpecification
    ) throws(CommandFailure) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard let option = specification.options.first(where: { $0.name == name }) else {
            let known = specification.options.map(\.name) + ["--help"]
            let hint =
                NearestName.suggestion(for: name, among: known).map { "; did you mean '\($0)'?" }
                ?? ""
            throw .usage("unknown option '\(name)'\(hint)", command: command)
        }
        guard let valueName = option.value else {
            guard parts.count == 1 else {
                throw .usage("option '\(name)' takes no value", command: command)
            }
            values[name, default: []].append("")
            return
        }
        if let ending = option.optionalEnding, parts.count == 1,
            rest.first?.hasSuffix(ending) != true
        {
            values[name, default: []].append("")
            return
        }
        let value = parts.count > 1 ? String(parts[1]) : rest.popFirst()
        guard let value else {
            throw .usage(
                "option '\(name)' needs a value: \(name) \(valueName)", command: command)
        }
        if values[name] != nil, !option.isRepeatable {
            throw .usage("option '\(name)' is given twice", command: command)
        }
        values[name, default: []].append(value)
    }

    /// Whether a flag was given.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// All values of a repeatable option.
    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The value of an option.
    func value(_ name: String) -> String? { values[name]?.first }

    /// The value of an option that is one of a few words.
    func choice<Value>(
        _ name: String, _ choices: [(word: String, value: Value)], default fallback: Value
    ) throws(CommandFailure) -> Value {
        guard let word = value(name) else { return fallback }
        return try pick(word, choices, option: name)
    }

    /// Finds a word among the choices of an option.
    ///
    /// - Parameter listedBy: The command that lists them, where there are many.
    func pick<Value>(
        _ word: String, _ choices: [(word: String, value: Value)], option: String,
        listedBy: String? = nil
    ) throws(CommandFailure) -> Value {
        if let found = choices.first(where: { $0.word == word }) { return found.value }
        let words = choices.map(\.word)
        let hint =
            NearestName.suggestion(for: word, among: words).map { "; did you mean '\($0)'?" }
            ?? listedBy.map { "; '\($0)' lists them" }
            ?? "; expected one of \(words.joined(separator: ", "))"
        throw .usage("unknown value '\(word)' for \(option)\(hint)", command: command)
    }

    /// The value of an option that is a whole number from 1 on.
    func count(_ name: String, default fallback: Int) throws(CommandFailure) -> Int {
        guard let text = value(name) else { return fallback }
        guard let number = Int(text), (1...1_000_000).contains(number) else {
            throw .usage(
                "expected a whole number from 1 to 1000000 for \(name), found '\(text)'",
                command: command)
        }
        return number
    }

    /// The value of an option that is a positive number.
    func positiveNumber(_ name: String, default fallback: Double) throws(CommandFailure) -> Double {
        guard let text = value(name) else { return fallback }
        guard let number = Double(text), number > 0, number <= 1e9 else {
            throw .usage(
                "expected a number from just above 0 to 1000000000 for \(name), found '\(text)'",
                command: command)
        }
        return number
    }
}
