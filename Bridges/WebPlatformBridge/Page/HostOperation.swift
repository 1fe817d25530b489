public import ScriptEngine

/// A Swift function that scripts of the platform ask for with `host(name)`.
///
/// The scripts have converted what the page gave them. What they hand on is checked even so: a value
/// of another type is a mistake of theirs, and an error that names it.
public struct HostOperation<Feature>: Sendable {
    /// What it does.
    public typealias Body = @Sendable (Feature, borrowing HostCall) throws -> HostResult

    let name: String
    let parameters: [HostType]
    let result: HostType
    let body: Body

    /// Makes an operation.
    ///
    /// - Parameter name: "part.verb", as scripts ask for it.
    public init(
        _ name: String, _ parameters: [HostType] = [], returns result: HostType = .nothing,
        _ body: @escaping Body
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.body = body
    }

    /// The operation as a function of one feature.
    func function(of feature: Feature) -> HostFunctionBody {
        { call in
            try check(call)
            let made = try body(feature, call)
            guard result.accepts(made) else {
                preconditionFailure("\(name) is to return \(result), not \(made)")
            }
            return made
        }
    }

    private func check(_ call: borrowing HostCall) throws(HostError) {
        for index in parameters.indices where !parameters[index].accepts(call, at: index) {
            throw HostError(
                name: "TypeError",
                message: "\(name): expected \(parameters[index]) as argument \(index + 1), found "
                    + call.kind(at: index).rawValue)
        }
        guard call.count > parameters.count, parameters.last != .rest else { return }
        throw HostError(
            name: "TypeError",
            message: "\(name): expected at most \(parameters.count) arguments, found \(call.count)")
    }
}
