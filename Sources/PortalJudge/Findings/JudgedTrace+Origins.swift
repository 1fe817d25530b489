internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// Where an argument of a call was made, which may be far away from the call.
extension JudgedTrace {
    /// A note with the place in the scripts; none where it stands beside the call, or is not known.
    ///
    /// - Parameter parameter: The name of the parameter.
    func origin(
        of parameter: String, in call: TraceEvent, _ method: PortalMethod
    ) -> [Finding.Note] {
        guard let place = call.location, let page = outline,
            let index = method.parameters.firstIndex(where: { $0.name == parameter }),
            let made = made(call, at: place, page),
            made.arguments.indices.contains(index),
            let origins = page.flow.origins(made.arguments[index], most: 30), origins.count == 1,
            let origin = page.location(origins[0]),
            origin.line != place.line || origin.file != place.file
        else { return [] }
        return [Finding.Note("the value comes from", at: origin)]
    }

    /// The call in the scripts that a call of the trace is; a run points at its parenthesis.
    func made(
        _ call: TraceEvent, at place: SourceLocation, _ page: PageOutline
    ) -> ValueGraph.Call? {
        let method = RunResult.parts(of: call.name).member
        return page.appCalls.last {
            guard $0.method.hasSameCodeUnits(as: method),
                let own = page.location($0.call.node)
            else { return false }
            return own.file == place.file && own.line == place.line
                && own.column ?? 0 <= place.column ?? .max
        }?.call
    }
}
