internal import JSONDocuments

/// A pause as the engine tells it.
struct DebugPause {
    /// The engine's reason.
    let reason: String
    /// The calls under way, from the portal's innermost on.
    let frames: [DebugFrame]
    /// The calls of the host's own scripts before it.
    let hostFrames: [DebugFrame]
    /// The calls that led here some time ago.
    let earlierFrames: [[DebugFrame]]
    /// What was thrown.
    let exception: JSONValue?
    /// The function of a function breakpoint.
    let function: String?
    /// How many functions of the portal are under way.
    let depth: Int
    /// Whether a function of the engine called the innermost one, such as that of `bind`.
    let isCalledByEngine: Bool

    /// Where the script stands.
    var place: DebugPlace? { frames.first?.place }

    init(_ parameters: JSONValue, _ scripts: DebugScripts) {
        reason = parameters["reason"]?.string ?? ""
        let all = (parameters["callFrames"]?.array ?? []).map { DebugFrame($0, scripts) }
        let first = all.firstIndex { !$0.isOfHost && $0.place != nil } ?? all.endIndex
        // Host functions have neither a name nor a place.
        frames = all[first...].filter { $0.place != nil || !$0.function.isEmpty }
        hostFrames = Array(all[..<first])
        depth = frames.depth
        isCalledByEngine = all.dropFirst(first + 1).first.map { $0.place == nil } ?? false
        exception = reason == "exception" ? parameters["data"] : nil
        function = parameters["data"]?["name"]?.string
        var earlier: [[DebugFrame]] = []
        var trace = parameters["asyncStackTrace"]
        while let stack = trace {
            let frames = (stack["callFrames"]?.array ?? []).map { value in
                DebugFrame(
                    [
                        "functionName": value["functionName"] ?? "",
                        "location": [
                            "scriptId": value["scriptId"] ?? "0",
                            "lineNumber": .number(
                                .init((value["lineNumber"]?.integer ?? 0) - 1)),
                            "columnNumber": .number(
                                .init((value["columnNumber"]?.integer ?? 1) - 1)),
                        ],
                    ], scripts)
            }
            earlier.append(frames.filter { !$0.isOfHost && $0.place != nil })
            trace = stack["parentStackTrace"]
        }
        earlierFrames = earlier.filter { !$0.isEmpty }
    }
}
