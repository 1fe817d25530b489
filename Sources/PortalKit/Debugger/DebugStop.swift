package import JSONDocuments

/// A call that was under way when a script came to a stop.
package struct DebugFrame: Sendable {
    /// The function; empty where it has no name.
    package var function: String
    /// Where it is; nil in what the engine or the host brings.
    package var place: DebugPlace?
    /// The engine's number of the script.
    package var scriptID: String
    /// Whether it is in one of the host's own scripts.
    package var isOfHost: Bool
    /// What the engine calls it.
    package var callFrameID: String
    /// The engine's scope chain.
    package var scopes: [JSONValue]
    /// The engine's word for `this`.
    package var thisValue: JSONValue

    init(_ value: JSONValue, _ scripts: DebugScripts) {
        function = value["functionName"]?.string ?? ""
        scriptID = value["location"]?["scriptId"]?.string ?? "0"
        callFrameID = value["callFrameId"]?.string ?? ""
        scopes = value["scopeChain"]?.array ?? []
        thisValue = value["this"] ?? .null
        let script = scripts.script(scriptID)
        isOfHost = script?.isOfHost ?? true
        place = scripts.place(value["location"])
    }
}

extension DebugFrame {
    /// Whether it is one of the functions by which the engine goes on with async functions and promises.
    var isMachinery: Bool {
        place == nil
            && [
                "asyncFunctionResume", "asyncGenerator", "promiseReactionJob",
                "promiseResolveThenableJob",
            ]
            .contains { function.hasPrefix($0) }
    }

    /// Whether it is a call of the same function, as far as its name tells.
    func isOfFunction(of other: DebugFrame) -> Bool {
        scriptID == other.scriptID && function.utf16.elementsEqual(other.function.utf16)
    }
}

extension [DebugFrame] {
    /// How many functions of the portal are under way. What the engine and the host have on the stack between
    /// them is not the same when a function goes on behind an `await`.
    var depth: Int { count { !$0.isOfHost && $0.place != nil } }
}

/// A script that stands still, and why.
package struct DebugStop: Sendable {
    /// Why it stands still.
    package enum Reason: Equatable, Sendable {
        case entry
        case breakpoint
        case debuggerStatement
        case step
        case pause
        case goTo
        case exception
        case functionBreakpoint(String)
        /// A callback of the app begins.
        case callback
        /// The portal called into the app.
        case call
        /// A rule has something to say about this place.
        case finding(String)
    }

    package var reason: Reason
    /// More words.
    package var text: String?
    /// The breakpoints that stopped it.
    package var breakpoints: [Int] = []
    /// The calls under way, innermost first; those before the first of the portal's own are left out.
    package var frames: [DebugFrame]
    /// The calls that led here some time ago: what set the timer, the callback, or awaited.
    package var earlierFrames: [[DebugFrame]] = []
    /// Whether a function of the engine called the innermost one.
    var isCalledByEngine = false
    /// The engine's word for what was thrown.
    package var exception: JSONValue?
    /// Whether nothing of the portal catches it.
    package var isUncaught = false
    /// The place in the run; nil where it cannot be found again.
    package var point: RunPoint?

    /// Where it stands still.
    package var place: DebugPlace? { frames.first?.place }

    /// The calls that a person is shown, with their place among `frames`.
    ///
    /// The engine runs the body of an async function from functions of its own, which the function itself calls: such a
    /// function is there once.
    package var shownFrames: [(index: Int, frame: DebugFrame)] {
        var shown: [(index: Int, frame: DebugFrame)] = []
        var isBehindMachinery = false
        for (index, frame) in frames.enumerated() {
            if frame.isMachinery {
                isBehindMachinery = true
                continue
            }
            let isBegun = isBehindMachinery && shown.last?.frame.isOfFunction(of: frame) == true
            isBehindMachinery = false
            if !isBegun { shown.append((index, frame)) }
        }
        return shown
    }
}

/// How a person has the run go on.
package enum DebugAction: Equatable, Sendable {
    /// To the next stop.
    case go
    case stepOver
    case stepInto
    case stepOut
    /// Over to another line.
    case nextLine
    /// Over to the next expression.
    case nextExpression
    /// The run is of no interest any more.
    case abandon
}
