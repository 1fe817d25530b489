internal import ScriptEngine

/// The table of the host functions that a feature offers to the scripts of the platform.
public struct HostInterface: Sendable {
    private struct Entry: Sendable {
        let parameters: [HostType]
        let result: HostType
        let function: @Sendable (any PageFeature) -> HostFunctionBody
    }

    private let entries: [String: Entry]

    /// Makes a table.
    ///
    /// - Parameter type: The feature whose functions they are.
    public init<Feature: PageFeature>(
        of type: Feature.Type, _ operations: [HostOperation<Feature>]
    ) {
        var entries: [String: Entry] = [:]
        for operation in operations {
            let entry = Entry(parameters: operation.parameters, result: operation.result) {
                guard let feature = $0 as? Feature else {
                    preconditionFailure("\(operation.name) is no function of \($0)")
                }
                return operation.function(of: feature)
            }
            guard entries.updateValue(entry, forKey: operation.name) == nil else {
                preconditionFailure("two host functions are called \(operation.name)")
            }
        }
        self.entries = entries
    }

    /// Makes an empty table.
    public init() { entries = [:] }

    /// The names of the functions, sorted.
    public var names: [String] { entries.keys.sorted() }

    /// The types of a function's parameters and result, for documentation and tests.
    public func signature(of name: String) -> (parameters: [HostType], result: HostType)? {
        entries[name].map { ($0.parameters, $0.result) }
    }

    /// One of the functions, for the feature that has the table.
    func function(_ name: String, of feature: any PageFeature) -> HostFunctionBody? {
        entries[name]?.function(feature)
    }
}
